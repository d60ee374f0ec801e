/* What a folder is: {titulo, de_quien, cosas: [{id, nota}]}. Each change gives another one; here is nothing of the page. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var KEY = "carpeta", MOST = 300, LINE = 120, NOTE = 2000;
  var NAME = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

  function texto(value, longest) { return value === undefined || (typeof value === "string" && value.length <= longest); }

  function cosa(thing) {
    return !!thing && typeof thing.id === "string" && thing.id.length <= 80 && NAME.test(thing.id) && texto(thing.nota, NOTE);
  }

  /** Why some data aren't a folder, or "". portal/seleccion.py asks the same of a file. */
  function problema(found, name) {
    var whole = !!found && Array.isArray(found.cosas) && found.cosas.length <= MOST && found.cosas.every(cosa);
    if (whole && texto(found.titulo, LINE) && texto(found.de_quien, LINE)) { return ""; }
    return (name || "Esto") + " no es una carpeta de este portal. Escoja el archivo que guardó en esta página.";
  }

  /** A folder of `found`, each thing once; an empty one of what isn't a folder. `hoy(id)` is what a thing is called today. */
  function sana(found, hoy) {
    if (problema(found)) { return { titulo: "", de_quien: "", cosas: [] }; }
    var seen = new Map();
    found.cosas.forEach(function (thing) {
      var id = hoy ? hoy(thing.id) : thing.id, before = seen.get(id);
      var notes = [before && before.nota, thing.nota].filter(Boolean).join("\n");
      seen.set(id, { id: id, nota: notes.slice(0, NOTE) });
    });
    return { titulo: found.titulo || "", de_quien: found.de_quien || "", cosas: Array.from(seen.values()) };
  }

  function con(folder, things) { return { titulo: folder.titulo, de_quien: folder.de_quien, cosas: things }; }

  function ids(folder) { return folder.cosas.map(function (thing) { return thing.id; }); }

  /** The folder with those ids at its end, without the ones it has; what doesn't fit is left out. */
  function agregar(folder, some) {
    var have = ids(folder), news = some.filter(function (id, i) { return have.indexOf(id) < 0 && some.indexOf(id) === i; });
    return con(folder, folder.cosas.concat(news.map(function (id) { return { id: id, nota: "" }; })).slice(0, MOST));
  }

  function quitar(folder, some) {
    return con(folder, folder.cosas.filter(function (thing) { return some.indexOf(thing.id) < 0; }));
  }

  /** The folder with a thing so many places further (or nearer), within its ends. */
  function mover(folder, id, steps) {
    var things = folder.cosas.slice(), from = ids(folder).indexOf(id);
    if (from < 0) { return folder; }
    things.splice(Math.max(0, from + steps), 0, things.splice(from, 1)[0]);
    return con(folder, things);
  }

  function anotar(folder, id, note) {
    return con(folder, folder.cosas.map(function (thing) { return thing.id === id ? { id: id, nota: note } : thing; }));
  }

  /** What a row says of a thing, for its place in a list. */
  function dicha(row, head) {
    var kind = head.tipos[row[1]], said = [kind[1], head.pilares[row[4]], head.niveles[row[5]]];
    return { id: row[0], tipo: kind[0], corta: kind[2].replace("{id}", row[0]), descargas: row[6], clase: said.filter(Boolean).join(" · "), nombre: row[2], resumen: row[3] };
  }

  function unicas(ids) { return ids.filter(function (id, i) { return ids.indexOf(id) === i; }); }

  /** The ids that an address asks for, once each: whatever people wrote there. */
  function pedidas(said) {
    var found = (said || "").split(",").map(function (id) { return id.trim(); }).filter(Boolean);
    return unicas(found).slice(0, MOST);
  }

  Portal.carpeta = {
    clave: KEY, caben: MOST, problema: problema, sana: sana, ids: ids, agregar: agregar, quitar: quitar, mover: mover, anotar: anotar, pedidas: pedidas, dicha: dicha, unicas: unicas,
    /** The folder that this device keeps. */
    leer: function () { return sana(Portal.almacen.leer(KEY)); }
  };
})();
