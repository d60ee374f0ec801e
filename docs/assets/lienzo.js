/* A canvas filled in on the screen: a file first, this device second. Without JavaScript it can be filled in and printed. */
(function () {
  "use strict";

  var form = document.querySelector("[data-lienzo]");
  if (!form || !window.Portal) { return; }
  var key = "lienzo." + form.dataset.lienzo;
  var fields = [].slice.call(form.querySelectorAll("[data-campo]"));
  var unsaved = false, keeps = true;

  /** What is written, as the file carries it: only the spaces that say something. */
  function answers() {
    var found = Object.create(null);
    fields.forEach(function (field) { if (field.value.trim()) { found[field.dataset.campo] = field.value; } });
    return { lienzo: form.dataset.lienzo, version: form.dataset.version, respuestas: found };
  }

  /** Write the answers of a file in their spaces; return the names of those that have none here, or don't fit in it. */
  function fill(found) {
    var left = Object.assign(Object.create(null), found);
    fields.forEach(function (field) {
      var said = left[field.dataset.campo] || "";
      field.value = field.type === "date" ? onCalendar(said) : said;
      if (field.value || !said.trim()) { delete left[field.dataset.campo]; }
      copy(field);
    });
    return Object.keys(left);
  }

  /** A date as people write it, 5/3/2026, as the browser's calendar has it; "" for what is no date. */
  function onCalendar(said) {
    var part = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(said.trim());
    if (part) { return [part[3], part[2].padStart(2, "0"), part[1].padStart(2, "0")].join("-"); }
    return /^\d{4}-\d{2}-\d{2}$/.test(said) ? said : "";
  }

  /** What paper shows: a box that grows with its text, and a line without the «mm/dd» of an empty date. */
  function copy(field) {
    var twin = field.parentNode.querySelector(".p-copia");
    field.classList.toggle("p-en-blanco", !field.value);
    if (twin) { twin.textContent = field.value; }
  }

  function say(text) {
    form.querySelector("[data-aviso]").textContent = text;
    Portal.anunciar(text);
  }

  function changed(event) {
    if (!event.target.dataset.campo) { return; } // the choice of a file isn't an answer
    copy(event.target);
    unsaved = true;
    if (keeps) { keeps = Portal.almacen.guardar(key, answers()); }
    if (!keeps) { form.querySelector("[data-aviso]").textContent = "Este equipo no permite guardar. Guarde un archivo antes de salir."; }
  }

  function download() {
    var written = answers();
    var who = (written.respuestas.equipo || written.respuestas.municipio || "").slice(0, 40);
    var name = Portal.plegar(form.dataset.lienzo + " " + who).replace(/ñ/g, "n").replace(/[^a-z0-9]+/g, "-").replace(/-$/, "") + ".json";
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(written, null, 1) + "\n"], { type: "application/json" }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
    unsaved = false;
    say("Guardado en el archivo " + name + ". Ábralo aquí otro día, o entréguelo a quien hace la relatoría.");
  }

  function open(event) {
    var input = event.target, file = input.files[0];
    if (!file) { return; }
    if (unsaved && !window.confirm("Lo que hay escrito se reemplaza por lo del archivo. ¿Continuar?")) { input.value = ""; return; }
    Portal.respuestas(file, form.dataset.lienzo, function (found, problem) {
      input.value = "";
      if (problem) { say(problem); return; }
      var strange = fill(found.respuestas);
      unsaved = false;
      Portal.almacen.guardar(key, answers());
      var other = found.version === form.dataset.version ? "" : " Es de otra versión de este lienzo: revise cada caja.";
      var lost = strange.length ? " Estas respuestas no tienen sitio aquí y siguen en su archivo: " + strange.join(", ") + "." : "";
      say("Archivo abierto." + other + lost);
    });
  }

  function erase() {
    if (!window.confirm("Se borra lo escrito, aquí y en este equipo. ¿Continuar?")) { return; }
    fill({});
    Portal.almacen.borrar(key);
    unsaved = false;
    say("Borrado. En este equipo ya no queda nada.");
  }

  fields.forEach(copy);
  form.addEventListener("input", changed);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("[data-guardar]").addEventListener("click", download);
  form.querySelector("[data-abrir]").addEventListener("change", open);
  form.querySelector("[data-borrar]").addEventListener("click", erase);
  form.querySelector("[data-imprimir]").addEventListener("click", function () { Portal.imprimirSolo(form); });
  window.addEventListener("beforeunload", function (event) { if (unsaved) { event.preventDefault(); } });

  var kept = Portal.almacen.leer(key);
  if (kept && kept.respuestas && !Object.keys(answers().respuestas).length) {
    fill(kept.respuestas);
    say("Esto es lo que había en este equipo. Si no es suyo, bórrelo.");
  }
})();
