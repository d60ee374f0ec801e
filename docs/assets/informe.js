/* The self-assessment's report: on paper, and as a text for a message. The entity's name and the date go nowhere else. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var COPIED = "-informe"; // a name of its own: what is out of sight paints nothing

  var add = Portal.poner;

  function answer(reglas, dicho, id) {
    var value = dicho.respuestas[id];
    return Portal.escalera.conocida(reglas, value) ? value + ". " + dicho.preguntas[id].opciones[value] : value ? "No lo sé." : "Sin responder.";
  }

  /** The answers with their proofs, as a list. */
  function answers(parent, reglas, dicho) {
    add(parent, "h2", "Las respuestas");
    var list = add(parent, "dl", "");
    Object.keys(dicho.preguntas).forEach(function (id) {
      var part = add(list, "div", "");
      add(part, "dt", id.toUpperCase() + ". " + dicho.preguntas[id].texto);
      add(part, "dd", answer(reglas, dicho, id));
      if (dicho.pruebas[id]) { add(part, "dd", "La prueba: " + dicho.pruebas[id]); }
    });
  }

  /** Put the next steps right after the ladders: both are what the first sheet is for. */
  function stepsFirst(copy) {
    var ladders = copy.querySelector(".p-escaleras");
    if (!ladders) { return; }
    [].slice.call(copy.querySelectorAll("[data-de-pasos], [data-sin-pasos], [data-pasos]")).reverse().forEach(function (part) { ladders.after(part); });
  }

  /** The result as it is on the page, without what only works there. */
  function copyOf(sheet) {
    var copy = sheet.cloneNode(true);
    copy.querySelectorAll("[id]:not(pattern)").forEach(function (part) { part.removeAttribute("id"); });
    copy.querySelectorAll("pattern").forEach(function (part) { part.id += COPIED; });
    copy.querySelectorAll("[fill^=url]").forEach(function (part) { part.setAttribute("fill", part.getAttribute("fill").replace(")", COPIED + ")")); });
    copy.querySelectorAll("[aria-labelledby]").forEach(function (part) { part.removeAttribute("aria-labelledby"); });
    copy.querySelectorAll("[hidden]").forEach(function (part) { part.remove(); });
    stepsFirst(copy);
    return copy;
  }

  /** Print the report: who, when, the sheets (the result, and how it differs from another date), and every answer with its proof. */
  function imprimir(place, sheets, reglas, dicho) {
    place.textContent = "";
    add(place, "h1", "¿En qué escalón estamos?");
    add(place, "p", [dicho.entidad, dicho.fecha && dicho.fecha.split("-").reverse().join("/")].filter(Boolean).join(". ")).className = "p-resumen";
    add(place, "p", "Este resultado orienta. No reemplaza el FURAG, el ITA ni el autodiagnóstico del Manual Único de Rendición de Cuentas.");
    sheets.filter(function (sheet) { return !sheet.hidden; }).forEach(function (sheet) { place.appendChild(copyOf(sheet)); });
    answers(place, reglas, dicho);
    place.hidden = false;
    Portal.archivo.imprimirSolo(place);
    place.hidden = true;
    place.textContent = "";
  }

  /** The result in a few lines. */
  function texto(reglas, resultado, dicho) {
    var lines = [[dicho.entidad || "Nuestra entidad", dicho.fecha && dicho.fecha.split("-").reverse().join("/")].filter(Boolean).join(", ")];
    lines.push("¿En qué escalón estamos?");
    reglas.pilares.forEach(function (pillar) {
      lines.push("- " + reglas.nombres.pilares[pillar[0]] + ": " + Portal.resultado.donde(reglas, resultado, pillar[0]));
    });
    lines.push("- Qué tan firme es: " + reglas.nombres.firmezas[resultado.firmeza] + " (" + resultado.factores.length + " de " + reglas.factores.length + " factores)");
    if (resultado.pasos.length) { lines.push("", "Los siguientes pasos:"); }
    resultado.pasos.forEach(function (step, place) { lines.push((place + 1) + ". " + dicho.preguntas[step.pregunta].texto); });
    return lines.join("\n");
  }

  Portal.informe = { imprimir: imprimir, texto: texto };
})();
