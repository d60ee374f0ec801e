/* A folder as it comes out on paper: its cover, its contents, and each thing with its note. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  var add = Portal.poner;

  /**
   * Draw in `place` what one prints of `book`: {titulo, de_quien, edicion, cosas}; a thing is {nombre, clase, resumen, nota, direccion, archivos},
   * and one that isn't here any more has no `clase`.
   */
  Portal.cuaderno = function (place, book) {
    place.replaceChildren();
    var cover = add(place, "div", "", "p-cuaderno-tapa");
    add(cover, "h1", book.titulo);
    if (book.de_quien) { add(cover, "p", book.de_quien, "p-resumen"); }
    add(cover, "p", book.edicion);
    var contents = add(place, "div", "", "p-cuaderno-contenido"), list;
    add(contents, "h2", "Contenido");
    list = add(contents, "ol", "");
    book.cosas.forEach(function (thing, i) {
      var part = add(place, "section", "", "p-cuaderno-cosa");
      add(list, "li", thing.nombre);
      add(part, "h2", i + 1 + ". " + thing.nombre);
      if (thing.clase) { add(part, "p", thing.clase, "p-menor"); }
      add(part, "p", thing.resumen);
      if (thing.nota.trim()) {
        var note = add(part, "div", "", "p-cuaderno-nota");
        add(note, "p", "Nota propia").className = "p-menor";
        add(note, "p", thing.nota.trim());
      }
      if (thing.direccion) { add(part, "p", thing.direccion, "p-menor"); }
      (thing.archivos || []).forEach(function (said) { add(part, "p", said, "p-menor"); });
    });
  };
})();
