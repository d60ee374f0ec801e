/* The self-assessment's page: one group of questions at a time, how far one is, its memory, and when to show the result. */
(function () {
  "use strict";

  var form = window.Portal && Portal.caja("[data-autodiagnostico]");
  if (!form) { return; }
  var one = function (name) { return form.querySelector("[data-" + name + "]"); };
  var all = function (name) { return [].slice.call(form.querySelectorAll("[data-" + name + "]")); };
  var asked = all("pregunta"), groups = all("grupo"), shown = one("resultado"), written = Portal.cuestionario(form);
  var reglas = null, open = 0, other = null; // the other: what another file says, beside this
  var STOP = { no: "Todavía no. Haga primero lo que dice bajo cada «no».", si: "Pueden convocar.", falta: "" };

  function said() { return written.dicho(written.leer()); }

  function result(of) { return Portal.escalera.evaluar(reglas, of.respuestas, of.contexto); }

  function progress() {
    var done = asked.filter(written.respondida).length;
    one("progreso").textContent = one("cuantas").textContent = done + " de " + asked.length + " respondidas";
    form.querySelector("progress").value = done;
    groups.forEach(function (group) {
      var inside = [].slice.call(group.querySelectorAll("[data-pregunta]")), count = one('ir="' + group.dataset.grupo + '"').querySelector(".p-respondidas");
      if (count) { count.textContent = inside.filter(written.respondida).length + " de " + inside.length; }
    });
  }

  function verdict() {
    var parts = all("alto");
    var text = STOP[Portal.escalera.convocar(parts.map(function (part) { return part.dataset.alto; }), written.recordar().alto)];
    parts.forEach(function (part) { part.classList.toggle("p-detiene", written.respondida(part) === "no"); });
    if (one("veredicto").textContent === text) { return; }
    one("veredicto").textContent = text;
    if (text) { Portal.anunciar(text); }
  }

  function draw() {
    var now = said();
    Portal.resultado.mostrar(shown, reglas, result(now), now);
  }

  /** Put the other file beside what is said now; the sentence that tells it. */
  function beside() {
    one("diferencias").hidden = true;
    if (!other) { return ""; }
    if (written.vacio()) { return "Aquí no hay respuestas todavía. Respóndalas, o abra arriba el archivo de hoy."; }
    return Portal.diferencias(one("diferencias"), reglas, said(), other);
  }

  function refresh() {
    progress();
    verdict();
    if (written.vacio()) { shown.hidden = true; }
    if (!shown.hidden) { draw(); }
    if (other) { one("otro-aviso").textContent = beside(); }
  }

  /** Say that what was opened is of another day, and offer today's. */
  function offer() {
    var day = written.otroDia(), told = one("otro-dia");
    told.hidden = !day;
    told.querySelector("p").textContent = day ? "La fecha es la del archivo: " + Portal.diferencias.dia(day) + ". Si va a responder otra vez, ponga la de hoy." : "";
    return told.querySelector("p").textContent;
  }

  function putToday() {
    written.ponerHoy();
    offer();
    refresh();
    memory.cambio();
    go(0, false);
    form.querySelector("#a-fecha").focus();
    Portal.anunciar("La fecha es la de hoy.");
  }

  function show() {
    Portal.datos("diagnostico", function (found) {
      reglas = found;
      shown.hidden = false;
      draw();
      form.querySelector("#resultado").focus();
    });
  }

  /** Open a group and close the others; with `focus`, go there. */
  function go(place, focus) {
    open = place;
    groups.forEach(function (group, i) { group.classList.toggle("p-abierto", i === open); });
    all("ir").forEach(function (button, i) {
      if (i === open) { button.setAttribute("aria-current", "step"); } else { button.removeAttribute("aria-current"); }
    });
    one("anterior").hidden = !open;
    one("siguiente").hidden = open === groups.length - 1;
    one("ver").classList.toggle("p-boton-suave", open < groups.length - 1);
    if (focus) { groups[open].querySelector("h3").focus(); }
  }

  /** Go back to a question that the result names. */
  function back(event) {
    var link = event.target.closest("[data-volver]");
    if (!link) { return; }
    event.preventDefault();
    var part = asked.filter(function (question) { return question.dataset.pregunta === link.dataset.volver; })[0];
    go(groups.indexOf(part.closest("[data-grupo]")), false);
    part.focus();
  }

  function compare(event) {
    var input = event.target, file = input.files[0];
    if (!file) { return; }
    Portal.archivo.leer(file, function (found, wrong) {
      input.value = "";
      wrong = wrong || written.problema(found, file.name);
      other = wrong ? null : written.dicho(found);
      Portal.datos("diagnostico", function (rules) {
        reglas = rules;
        one("otro-aviso").textContent = beside() || wrong;
        Portal.anunciar(one("otro-aviso").textContent);
      });
    });
  }

  function print() {
    Portal.datos("diagnostico", function (found) {
      reglas = found;
      draw();
      Portal.informe.imprimir(one("informe"), [one("hoja"), one("diferencias")], reglas, said());
    });
  }

  function copy(event) {
    var now = said();
    navigator.clipboard.writeText(Portal.informe.texto(reglas, result(now), now)).then(
      function () { Portal.anunciar("Texto copiado. Péguelo en su mensaje."); event.target.textContent = "Resultado copiado"; },
      function () { Portal.anunciar("Este navegador no deja copiar. Imprima el informe."); }
    );
  }

  written.poner({});
  var memory = Portal.memoria(form, {
    clave: "autodiagnostico",
    leer: written.leer,
    recordar: written.recordar,
    vacio: written.vacio,
    poner: function (found) {
      var note = [written.poner(found), offer()].filter(Boolean).join(" ");
      if (written.vacio()) { other = null; one("otro-aviso").textContent = beside(); }
      refresh();
      return note;
    },
    problema: written.problema,
    nombre: function () { return "autodiagnostico " + (written.leer().entidad || "").slice(0, 40) + " " + (written.leer().fecha || ""); },
    consejo: "Ábralo aquí otro día, o compárelo con el del año que viene."
  });
  Portal.alPerder(function () { memory.decir("No se pudo traer lo que hace falta. Revise su conexión y tóquelo otra vez."); });
  go(0, false);
  refresh();

  form.addEventListener("input", function (event) {
    if (event.target.matches("[type=file], [data-todas]")) { return; } // neither is an answer
    if (event.target.matches("[data-dato=fecha]")) { one("otro-dia").hidden = true; }
    refresh();
    memory.cambio();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.addEventListener("click", back);
  all("ir").forEach(function (button, i) { button.addEventListener("click", function () { go(i, true); }); });
  one("anterior").addEventListener("click", function () { go(open - 1, true); });
  one("siguiente").addEventListener("click", function () { go(open + 1, true); });
  one("todas").addEventListener("change", function (event) {
    Portal.anunciar(event.target.checked ? "Están todas las preguntas." : "Está un grupo a la vez.");
  });
  one("ver").addEventListener("click", show);
  one("imprimir").addEventListener("click", print);
  one("imprimir-informe").addEventListener("click", print);
  one("otro").addEventListener("change", compare);
  one("poner-hoy").addEventListener("click", putToday);
  one("copiar-resultado").hidden = !navigator.clipboard;
  one("copiar-resultado").addEventListener("click", copy);
})();
