/* The button with which a page's thing goes into the folder that this device keeps, and comes out of it. */
(function () {
  "use strict";

  if (!window.Portal || !Portal.carpeta) { return; }
  var folder = Portal.carpeta, onDisk = location.protocol === "file:";

  document.querySelectorAll("[data-en-carpeta]").forEach(function (caja) {
    var names = caja.dataset.enCarpeta.split(" "); // the thing's own, and those it had before
    var button = caja.querySelector("button"), said = caja.querySelector("[data-dice]"), link = caja.querySelector("a");

    function mine(now) { return now.cosas.filter(function (thing) { return names.indexOf(thing.id) >= 0; }); }

    function paint() {
      var kept = mine(folder.leer()).length > 0;
      button.setAttribute("aria-pressed", String(kept));
      button.textContent = kept ? "Guardado en mi carpeta" : "Guardar en mi carpeta";
    }

    function decir(text, ids) {
      said.textContent = text;
      link.hidden = !ids;
      link.search = ids && ids.length ? "?de=" + ids.join(",") : "";
      Portal.anunciar(text);
    }

    button.addEventListener("click", function () {
      var now = folder.leer(), had = mine(now);
      if (had.some(function (thing) { return thing.nota; }) && !window.confirm("Tiene una nota suya, y se borra con ella. ¿Quitarla de su carpeta?")) { return; }
      var next = had.length ? folder.quitar(now, names) : folder.agregar(now, [names[0]]);
      if (!had.length && next.cosas.length === now.cosas.length) { decir("Su carpeta está llena: caben " + folder.caben + ".", []); return; }
      if (!Portal.almacen.guardar(folder.clave, next)) {
        decir("Este equipo no permite guardar. Este enlace abre una carpeta con esta página:", [names[0]]);
      } else if (had.length) {
        decir("Ya no está en su carpeta.", null);
      } else { // on a disk a browser may keep each page apart: the link says what the folder has
        decir("Quedó en su carpeta, en este equipo. Otras personas que lo usen podrán verla.", onDisk ? folder.ids(next) : []);
      }
      paint();
    });

    Portal.almacen.listo(paint);
    Portal.almacen.alCambiar(folder.clave, paint);
  });
})();
