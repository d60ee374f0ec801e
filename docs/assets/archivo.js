/* Files that the page hands over, and takes back. They are made and read here, and go nowhere else. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var LIMIT = 1000000;

  /** A name of file for what somebody wrote: small letters without accents, hyphens, and its ending. */
  function nombre(said, ending) {
    return Portal.plegar(said).replace(/ñ/g, "n").replace(/[^a-z0-9]+/g, "-").slice(0, 80).replace(/^-+|-+$/g, "") + ending;
  }

  /** Hand a text, or a Blob, over as a file. */
  function entregar(text, name, type) {
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: type }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /** Hand data over as a file that `leer` reads. */
  function guardar(found, name) { entregar(JSON.stringify(found, null, 1) + "\n", name, "application/json"); }

  /** Read a file of data and give it to `callback(found, problem)`; one of the two is empty. */
  function leer(file, callback) {
    var strange = file.name + " no es un archivo de este portal. Escoja el que guardó con «Guardar archivo».";
    if (file.size > LIMIT) { callback(null, strange); return; }
    file.text().then(function (text) {
      var found = null;
      try { found = JSON.parse(text); } catch (error) { found = null; }
      var whole = found && typeof found === "object" && !Array.isArray(found);
      callback(whole ? found : null, whole ? "" : strange);
    }, function () { callback(null, "No se pudo leer " + file.name + "."); });
  }

  /** Print one part of the page and nothing else. */
  function imprimirSolo(part) {
    document.documentElement.classList.add("p-imprime-parte");
    part.classList.add("p-parte");
    window.print();
    part.classList.remove("p-parte");
    document.documentElement.classList.remove("p-imprime-parte");
  }

  Portal.archivo = { nombre: nombre, entregar: entregar, guardar: guardar, leer: leer, imprimirSolo: imprimirSolo };
})();
