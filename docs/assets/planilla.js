/* A list as a file: a table that any spreadsheet opens, or data. It is made in the browser and goes nowhere else. */
(function () {
  "use strict";

  var onDisk = location.protocol === "file:";

  /** A text as a cell: quoted, and never a formula, also after blanks that a spreadsheet takes away or in the wide signs that some read. */
  function cell(text) { return "\"" + (/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? "'" : "") + text.replace(/"/g, "\"\"") + "\""; }

  /** The address of an entry: whole when the portal has one, and from the portal's root when it is a folder on a disk. */
  function address(link) {
    return onDisk ? link.getAttribute("href").replace(/^(\.\.\/)+/, "").replace(/index\.html$/, "") : link.href;
  }

  /** The table of some records as text, as Excel in Spanish opens it: values of one facet go in one cell. */
  function tabla(records) {
    var facets = records.length ? records[0].facetas : [];
    var heads = ["id", "Nombre", "Resumen"].concat(facets.map(function (facet) { return facet.nombre; }), "Revisado", "Dirección");
    var rows = records.map(function (one) {
      var said = one.facetas.map(function (facet) { return facet.valores.join("; "); });
      return [one.id, one.nombre, one.resumen].concat(said, one.revisado, address(one.enlace));
    });
    return "\ufeff" + [heads].concat(rows).map(function (row) { return row.map(cell).join(";") + "\r\n"; }).join("");
  }

  /** The same as data: a facet's key is the one in the address. */
  function lista(records) {
    return JSON.stringify(records.map(function (one) {
      var made = { id: one.id, nombre: one.nombre, resumen: one.resumen };
      one.facetas.forEach(function (facet) { made[facet.id] = facet.valores; });
      made.revisado = one.revisado;
      made.direccion = address(one.enlace);
      return made;
    }), null, 1) + "\n";
  }

  /** Hand a text over as a file whose name says what it holds. */
  function save(text, said, ending, type) {
    Portal.parte("archivo", function (archivo) {
      var name = archivo.nombre(said, ending);
      archivo.entregar(text, name, type);
      Portal.anunciar("Guardado en el archivo " + name + ".");
    });
  }

  Portal.planilla = {
    csv: function (said, records) { save(tabla(records), said, ".csv", "text/csv;charset=utf-8"); },
    json: function (said, records) { save(lista(records), said, ".json", "application/json"); }
  };
})();
