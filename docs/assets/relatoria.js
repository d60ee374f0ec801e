/* The answers that several tables gave to one canvas, box by box. Files come from lienzo.js or from `portal respuestas`. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  /** Why what a file says isn't answers to the canvas `id`, or "". */
  Portal.respuestas = function (found, name, id) {
    var whole = typeof found.lienzo === "string" && found.respuestas && typeof found.respuestas === "object" &&
      !Array.isArray(found.respuestas) &&
      Object.keys(found.respuestas).every(function (key) { return typeof found.respuestas[key] === "string"; });
    if (!whole) { return name + " no es un archivo de respuestas. Escoja el que guardó con «Guardar archivo»."; }
    return found.lienzo === id ? "" : name + " es de otro lienzo. Ábralo en la página de ese método.";
  };

  var box = document.querySelector("[data-union]");
  if (!box) { return; }
  var form = document.querySelector("[data-lienzo]"), shown = box.querySelector("[data-texto]");

  function add(parent, tag, text) {
    var element = document.createElement(tag);
    element.textContent = text;
    parent.appendChild(element);
    return element;
  }

  /** [what a table calls itself, its answers]; answers have no name that isn't theirs. */
  function named(file, answers) {
    var own = Object.assign(Object.create(null), answers);
    return [own.equipo || file.replace(/\.json$/, ""), own];
  }

  /** Show the joined answers: a title a box, a line a table. `tables` are [name, answers]. */
  function show(tables, problems) {
    shown.textContent = "";
    add(shown, "h4", "Relatoría: " + form.dataset.nombre);
    add(shown, "p", tables.length + (tables.length === 1 ? " mesa: " : " mesas: ") + tables.map(function (table) { return table[0]; }).join("; ") + ".");
    form.querySelectorAll(".p-caja").forEach(function (part) {
      add(shown, "h5", part.querySelector("label").textContent);
      var name = part.querySelector("textarea").dataset.campo, list = add(shown, "ul", "");
      tables.forEach(function (table) { add(list, "li", table[0] + ": " + ((table[1][name] || "").trim() || "no respondió")); });
    });
    problems.forEach(function (problem) { add(shown, "p", problem); });
    box.querySelector("[data-relatoria]").hidden = false;
    Portal.anunciar("Relatoría lista, con " + tables.length + " archivos. " + problems.join(" "));
  }

  box.querySelector("[data-mesas]").addEventListener("change", function (event) {
    var files = [].slice.call(event.target.files), tables = [], problems = [], left = files.length;
    files.forEach(function (file, place) {
      Portal.archivo.leer(file, function (found, problem) {
        problem = problem || Portal.respuestas(found, file.name, box.dataset.union);
        if (problem) { problems.push(problem); } else { tables[place] = named(file.name, found.respuestas); }
        left -= 1;
        if (!left) { event.target.value = ""; show(tables.filter(Boolean), problems); }
      });
    });
  });
  box.querySelector("[data-imprimir-relatoria]").addEventListener("click", function () { Portal.archivo.imprimirSolo(shown); });
  var copy = box.querySelector("[data-copiar-relatoria]");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", function () {
    navigator.clipboard.writeText(shown.innerText).then(
      function () { Portal.anunciar("Texto copiado. Péguelo en su documento."); copy.textContent = "Texto copiado"; },
      function () { Portal.anunciar("Este navegador no deja copiar. Seleccione el texto y cópielo."); }
    );
  });
})();
