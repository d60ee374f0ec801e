/* A canvas filled in on the screen. Without JavaScript it can be filled in and printed. */
(function () {
  "use strict";

  var form = window.Portal && Portal.caja("[data-lienzo]");
  if (!form) { return; }
  var fields = [].slice.call(form.querySelectorAll("[data-campo]"));
  var LONG = 350; // signs in a box: with more, paper has box after box instead of the canvas' plan

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
    form.classList.toggle("p-extenso", fields.some(function (one) { return one.value.length > LONG; }));
  }

  /** Show the answers of a file; return what one should know of them. */
  function put(found) {
    var strange = fill(found.respuestas || {});
    var other = !found.version || found.version === form.dataset.version ? "" : "Es de otra versión de este lienzo: revise cada caja.";
    var lost = strange.length ? "Estas respuestas no tienen sitio aquí y siguen en su archivo: " + strange.join(", ") + "." : "";
    return [other, lost].filter(Boolean).join(" ");
  }

  fields.forEach(copy);
  var memory = Portal.memoria(form, {
    clave: "lienzo." + form.dataset.lienzo,
    leer: answers,
    vacio: function () { return !Object.keys(answers().respuestas).length; },
    poner: put,
    problema: function (found, name) { return Portal.respuestas(found, name, form.dataset.lienzo); },
    nombre: function () {
      var written = answers().respuestas;
      return form.dataset.lienzo + " " + (written.equipo || written.municipio || "").slice(0, 40);
    },
    consejo: "Ábralo aquí otro día, o entréguelo a quien hace la relatoría."
  });
  form.addEventListener("input", function (event) {
    if (!event.target.dataset.campo) { return; } // the choice of a file isn't an answer
    copy(event.target);
    memory.cambio();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("[data-imprimir]").addEventListener("click", function () { Portal.archivo.imprimirSolo(form); });
})();
