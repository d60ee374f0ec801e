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

  var add = Portal.poner;

  /** [what a table calls itself, its answers]; answers have no name that isn't theirs. */
  function named(file, answers) {
    var own = Object.assign(Object.create(null), answers);
    return [(own.equipo || "").trim() || file.replace(/\.json$/, ""), own];
  }

  /** Tell apart the tables that call themselves the same; return what one should know of it, a sentence a name. */
  function numbered(tables) {
    var times = new Map(), told = [];
    tables.forEach(function (table) {
      var said = table[0], name = Portal.plegar(said), n = (times.get(name) || 0) + 1;
      times.set(name, n);
      if (n > 1) { table[0] = said + (n === 2 ? " (otro archivo)" : " (archivo " + n + ")"); }
      if (n === 2) { told.push("Hay otro archivo que dice «" + said + "». Revise si son mesas distintas o la misma dos veces."); }
    });
    return told;
  }

  function written(table, name) { return (table[1][name] || "").trim(); }

  /** A date of the browser's calendar, day first. */
  function dayFirst(said) { return /^\d{4}-\d{2}-\d{2}$/.test(said) ? said.split("-").reverse().join("/") : said; }

  /** What the tables wrote in a line above the boxes, each thing once. */
  function saidIn(tables, name) {
    var all = tables.map(function (table) { return dayFirst(written(table, name)); });
    return all.filter(function (text, place) { return text && all.indexOf(text) === place; }).join("; ");
  }

  function fact(list, name, text) {
    var row = add(list, "div", "");
    add(row, "dt", name);
    add(row, "dd", text);
  }

  /** Of which method, where, when and whose the answers are. */
  function head(tables) {
    var list = add(shown, "dl", "");
    list.className = "p-datos";
    fact(list, "Método", document.getElementById("inicio").textContent);
    form.querySelectorAll(".p-renglones p").forEach(function (line) {
      var name = line.querySelector("input").dataset.campo, text = name === "equipo" ? "" : saidIn(tables, name);
      if (text) { fact(list, line.querySelector("label").textContent, text); }
    });
    fact(list, tables.length === 1 ? "1 mesa" : tables.length + " mesas", tables.map(function (table) { return table[0]; }).join("; "));
  }

  /** Show the joined answers: a title a box, a line a table that answered. `tables` are [name, answers]. */
  function show(tables, problems) {
    var notes = numbered(tables).concat(problems);
    shown.textContent = box.querySelector("[data-dice]").textContent = "";
    add(shown, "h4", "Relatoría: " + form.dataset.nombre);
    head(tables);
    form.querySelectorAll(".p-caja").forEach(function (part) {
      add(shown, "h5", part.querySelector("label").textContent);
      var name = part.querySelector("textarea").dataset.campo;
      var spoke = tables.filter(function (table) { return written(table, name); });
      var list = spoke.length ? add(shown, "ul", "") : add(shown, "p", "Nadie respondió.");
      spoke.forEach(function (table) { add(list, "li", table[0] + ": " + written(table, name)); });
    });
    if (notes.length) { add(shown, "h5", "Por revisar"); }
    notes.forEach(function (note) { add(shown, "p", note); });
    box.querySelector("[data-relatoria]").hidden = false;
    Portal.anunciar("Relatoría lista, con " + tables.length + (tables.length === 1 ? " archivo. " : " archivos. ") + notes.join(" "));
  }

  /** What is shown, as the paragraphs of a document: [kind, text]. Under each box's title, what the canvas asks there. */
  function paragraphs() {
    var asked = [].map.call(form.querySelectorAll(".p-caja > p"), function (help) { return help.textContent; }), found = [["titulo", "Mesas"]];
    shown.querySelectorAll("dl > div, h5, li, p").forEach(function (part) {
      var isTitle = part.tagName === "H5", help = isTitle && asked.shift();
      found.push([isTitle ? "titulo" : "punto", [].map.call(part.children, function (one) { return one.textContent; }).join(": ") || part.textContent]);
      if (help) { found.push(["ayuda", help]); }
    });
    return found;
  }

  /** Say what came of the Word document. */
  function decir(text) {
    box.querySelector("[data-dice]").textContent = text;
    Portal.anunciar(text);
  }

  var waits = false; // for what makes a Word document

  function toWord() {
    waits = true;
    Portal.parte("word", function (word) {
      word(shown.querySelector("h4").textContent, paragraphs(), function (made) {
        var name = Portal.archivo.nombre("relatoria " + box.dataset.union, ".docx");
        waits = false;
        Portal.archivo.entregar(made, name, "application/vnd.openxmlformats-officedocument.wordprocessingml.document");
        decir("Descargado " + name + ". Ábralo en Word o en LibreOffice.");
      });
    });
  }

  Portal.alPerder(function () { if (waits) { decir("No se pudo traer lo que hace falta. Revise su conexión y tóquelo otra vez."); } });
  box.querySelector("[data-word-relatoria]").addEventListener("click", toWord);
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
