/* The page of the folder: what one kept, in order, with notes. What it is stands in carpeta.js; its memory, in memoria.js. */
(function () {
  "use strict";

  var caja = window.Portal && Portal.caja("[data-carpeta]");
  if (!caja) { return; }
  var tool = Portal.carpeta, mine = caja.querySelector("[data-mia]"), shared = caja.querySelector("[data-compartida]");
  var part = function (name) { return mine.querySelector("[data-" + name + "]"); };
  var list = part("lista"), notebook = document.querySelector("[data-cuaderno]");
  var folder = tool.sana({}), known = new Map(), turn = 0, other = null, LONGEST = 60;

  function empty() { return !folder.cosas.length && !folder.titulo && !folder.de_quien; }

  /** Learn of some ids, and call `done()`: `known` then has each one's thing under every name, or null for one that isn't here. */
  function learn(ids, done) {
    var missing = ids.filter(function (id) { return !known.has(id); });
    Portal.bloques("carpeta", missing, function (rows, head) {
      var news = [];
      rows.forEach(function (row, i) {
        if (row && row.length === 2) { news.push([missing[i], row[1]]); } else { known.set(missing[i], row ? tool.dicha(row, head) : null); }
      });
      if (!news.length) { done(); return; }
      learn(news.map(function (pair) { return pair[1]; }), function () {
        news.forEach(function (pair) { known.set(pair[0], known.get(pair[1])); });
        done();
      });
    });
  }

  /** What is said of a thing whose page one can't be led to: it left the catalogue, or its name didn't come. */
  function lacking(id) { return known.has(id) ? "Ya no está en esta edición" : "No se pudo traer su ficha"; }

  /** What a thing is called today, or what it was called. */
  function today(id) { return known.get(id) ? known.get(id).id : id; }

  /** The links to what one carries away of a thing so named. */
  function carry(place, some, name) {
    place.hidden = !some.length;
    some.forEach(function (one) {
      var link = place.appendChild(document.createElement("li")).appendChild(document.createElement("a"));
      link.href = Portal.direccion(one[1]);
      link.append(one[0], Object.assign(document.createElement("span"), { className: "p-oculto", textContent: " de «" + name + "»" }));
    });
  }

  /** A list's line for a thing, from the template so named. */
  function line(id, template) {
    var thing = known.get(id), made = caja.querySelector("[data-plantilla=" + template + "]").content.firstElementChild.cloneNode(true);
    var name = thing ? thing.nombre : id.slice(0, LONGEST), link = made.querySelector("[data-nombre]");
    made.dataset.id = id;
    link.textContent = name;
    made.querySelector("[data-clase]").textContent = thing ? thing.clase : lacking(id);
    made.querySelector("[data-resumen]").textContent = thing ? thing.resumen : "";
    made.querySelector("[data-resumen]").hidden = !thing;
    made.querySelectorAll("[data-de]").forEach(function (place) { place.textContent = " (" + name + ")"; });
    carry(made.querySelector("[data-descargas]"), thing ? thing.descargas : [], name);
    if (thing) { Portal.url(thing.tipo, id, function (address) { link.href = address; }); }
    return made;
  }

  /** Give the list its lines in the folder's order. Those in their place aren't touched: who writes in one stays there. */
  function lines() {
    var old = new Map(Array.from(list.children).map(function (made) { return [made.dataset.id, made]; }));
    folder.cosas.forEach(function (thing, i) {
      var made = old.get(thing.id) || line(thing.id, "propia"), box = made.querySelector("textarea");
      old.delete(thing.id);
      if (list.children[i] !== made) { list.insertBefore(made, list.children[i] || null); }
      box.id = "nota-" + thing.id;
      made.querySelector("label").htmlFor = box.id;
      if (box.value !== thing.nota) { box.value = thing.nota; }
      made.querySelector("[data-mover='-1']").setAttribute("aria-disabled", String(i === 0));
      made.querySelector("[data-mover='1']").setAttribute("aria-disabled", String(i === folder.cosas.length - 1));
    });
    old.forEach(function (made) { made.remove(); });
  }

  function counted(many) { return many === 1 ? "1 cosa" : many + " cosas"; }

  function paint() {
    lines();
    if (part("titulo").value !== folder.titulo) { part("titulo").value = folder.titulo; }
    if (part("de-quien").value !== folder.de_quien) { part("de-quien").value = folder.de_quien; }
    part("llena").hidden = empty();
    part("vacia").hidden = !empty();
    part("cuantas").textContent = "Hay " + counted(folder.cosas.length) + ". El orden de la lista es el del cuaderno.";
    part("enlace").search = folder.cosas.length ? "?de=" + tool.ids(folder).join(",") : "";
    mine.hidden = !!other;
    shared.hidden = !other;
    shared.querySelector("[data-reemplazar]").hidden = empty();
    caja.classList.add("p-lista");
  }

  /** Take `next` as the folder: on the page at once, and in what this device keeps. */
  function change(next) {
    folder = next;
    paint();
    memory.cambio();
    if (!Portal.almacen.leer(tool.clave)) { Portal.estado.escribir({ de: tool.ids(folder).join(",") }); } // so that the page loaded anew still has the list
  }

  /** Show what a file or this device has, once names are known: then old ones become today's too. Promises a note, of nothing. */
  function put(found) {
    var mineNow = turn += 1;
    folder = tool.sana(found);
    return new Promise(function (shown) {
      learn(tool.ids(folder), function () {
        if (mineNow === turn) { folder = tool.sana(folder, today); paint(); }
        shown("");
      });
    });
  }

  /** What the notebook says of a thing. */
  function printed(id, nota) {
    var thing = known.get(id), root = caja.dataset.direccion || (location.protocol === "file:" ? "" : Portal.direccion(""));
    var lost = { nombre: id.slice(0, LONGEST), clase: "", resumen: lacking(id) + ".", direccion: "" };
    return Object.assign({}, thing ? Object.assign({ direccion: root && root + thing.corta, archivos: thing.descargas.map(function (one) { return one[0] + ": " + root + one[1]; }) }, thing) : lost, { nota: nota });
  }

  function toPaper() {
    var things = other ? other.map(function (id) { return { id: id, nota: "" }; }) : folder.cosas;
    var title = other ? "Carpeta compartida" : folder.titulo.trim() || "Mi carpeta";
    notebook.replaceChildren();
    if (!things.length) { return; }
    Portal.cuaderno(notebook, {
      titulo: title, de_quien: other ? "" : folder.de_quien.trim(), edicion: caja.dataset.edicion,
      cosas: things.map(function (thing) { return printed(thing.id, thing.nota); })
    });
  }

  function move(id, steps) {
    var place = tool.ids(folder).indexOf(id) + steps, name = printed(id, "").nombre;
    if (place < 0 || place >= folder.cosas.length) { Portal.anunciar(name + " ya es la " + (steps < 0 ? "primera." : "última.")); return; }
    change(tool.mover(folder, id, steps));
    list.children[place].querySelector("[data-mover='" + steps + "']").focus();
    Portal.anunciar(name + ": ahora es la " + (place + 1) + " de " + folder.cosas.length + ".");
  }

  function remove(id, note) {
    var place = tool.ids(folder).indexOf(id), name = printed(id, "").nombre;
    if (note.trim() && !window.confirm("Tiene una nota suya, y se borra con ella. ¿Quitarla de su carpeta?")) { return; }
    change(tool.quitar(folder, [id]));
    var left = list.children[Math.min(place, list.children.length - 1)];
    (left ? left.querySelector("[data-quitar]") : document.getElementById(empty() ? "vacia" : "guardadas")).focus();
    Portal.anunciar("Se quitó " + name + ". " + (folder.cosas.length ? "Quedan " + counted(folder.cosas.length) : "No queda ninguna cosa") + ".");
  }

  var memory = Portal.memoria(mine, {
    clave: tool.clave,
    continua: true,
    leer: function () { return folder; },
    vacio: empty,
    poner: put,
    problema: tool.problema,
    nombre: function () { return "carpeta " + folder.titulo.slice(0, 40); },
    consejo: "Ábralo aquí otro día o en otro equipo."
  });
  Portal.alPerder(function () { // what one wrote is here all the same
    paint();
    memory.decir("No se pudo traer todo. Revise su conexión y recargue la página.");
  });

  /** Leave the list that the address brought, for one's own. */
  function home(said) {
    Portal.estado.escribir({}, true);
    other = null;
    paint();
    document.getElementById(empty() ? "vacia" : "guardadas").focus();
    if (said) { memory.decir(said); }
  }

  function showShared(lost) {
    shared.querySelector("[data-lista]").replaceChildren.apply(shared.querySelector("[data-lista]"), other.map(function (id) { return line(id, "ajena"); }));
    var told = shared.querySelector("[data-perdidas]");
    told.replaceChildren();
    lost.forEach(function (id) {
      var said = document.createElement("p");
      said.className = "p-borrador";
      said.textContent = "Ya no está en esta edición: «" + id.slice(0, LONGEST) + "».";
      told.appendChild(said);
    });
    shared.querySelector("[data-agregar]").hidden = !other.length;
    shared.querySelector("[data-imprimir-compartida]").hidden = !other.length;
  }

  /** Show the list that an address brings, apart from one's own; or one's own, when the address brings nothing that it lacks. */
  function arrive(state) {
    var ids = tool.pedidas(state.de);
    learn(ids.concat(tool.ids(folder)), function () {
      var lost = ids.filter(function (id) { return !known.get(id); }), have = tool.ids(folder).map(today);
      other = tool.unicas(ids.filter(known.get, known).map(today));
      var news = other.filter(function (id) { return have.indexOf(id) < 0; });
      showShared(lost);
      if (!ids.length || (!news.length && !lost.length)) {
        other = null;
        if (ids.length) { memory.decir("Su carpeta ya tiene todo lo de esa lista."); }
      }
      folder = tool.sana(folder, today);
      paint();
    });
  }

  function take(base, verb) {
    var before = base.cosas.length, next = tool.agregar(base, other), took = next.cosas.length - before;
    var left = other.filter(function (id) { return tool.ids(next).indexOf(id) < 0; }).length;
    home();
    change(next);
    document.getElementById("guardadas").focus();
    memory.decir(verb + counted(took) + "." + (left ? " No caben más de " + tool.caben + ": quedaron fuera " + left + "." : ""));
  }

  shared.querySelector("[data-agregar]").addEventListener("click", function () { take(folder, "Se agregó a su carpeta: "); });
  shared.querySelector("[data-reemplazar]").addEventListener("click", function () {
    if (!window.confirm("Su carpeta tiene " + counted(folder.cosas.length) + ", y se borra con sus notas. ¿Reemplazarla por esta lista?")) { return; }
    take(tool.sana({}), "Su carpeta es ahora la lista que le enviaron: ");
  });
  shared.querySelector("[data-ver-mia]").addEventListener("click", function () { home(""); });
  shared.querySelector("[data-imprimir-compartida]").addEventListener("click", function () { window.print(); });
  Portal.almacen.listo(function () {
    if (empty()) { paint(); } // else `put` does, once it knows the names
    if (Portal.estado.leer().de) { arrive(Portal.estado.leer()); }
  });
  Portal.estado.alVolver(arrive);

  list.addEventListener("click", function (event) {
    var button = event.target.closest("button"), id = button && button.closest("li").dataset.id;
    if (!button) { return; }
    if (button.dataset.mover) { move(id, Number(button.dataset.mover)); } else { remove(id, button.closest("li").querySelector("textarea").value); }
  });
  mine.addEventListener("input", function (event) {
    var field = event.target, line = field.closest("li");
    if (line) { change(tool.anotar(folder, line.dataset.id, field.value)); }
    if ("titulo" in field.dataset || "deQuien" in field.dataset) {
      change({ titulo: part("titulo").value, de_quien: part("de-quien").value, cosas: folder.cosas });
    }
  });
  mine.addEventListener("submit", function (event) { event.preventDefault(); });
  part("imprimir").addEventListener("click", function () { window.print(); });
  window.addEventListener("beforeprint", toPaper);
  Portal.almacen.alCambiar(tool.clave, function (elsewhere) { if (elsewhere) { put(Portal.almacen.leer(tool.clave) || {}); } });
  var copy = part("copiar"), onDisk = location.protocol === "file:";
  part("en-disco").hidden = part("solo-aqui").hidden = !onDisk;
  copy.hidden = onDisk || !navigator.clipboard;
  copy.addEventListener("click", function () {
    navigator.clipboard.writeText(part("enlace").href).then(
      function () { Portal.anunciar("Dirección copiada."); copy.textContent = "Dirección copiada"; },
      function () { Portal.anunciar("Este navegador no deja copiar. Abra la dirección y cópiela."); }
    );
  });
})();
