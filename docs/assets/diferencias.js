/* Two files of the self-assessment side by side: per pillar before and now, and which answers changed. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  var add = Portal.poner;

  /** A day as one says it, or that there is none: 2026-11-26 -> 26/11/2026. */
  function day(said) { return said ? said.split("-").reverse().join("/") : "sin fecha"; }

  /** The answers that differ: [question, before, now], unknown ones as null. */
  function changed(reglas, before, now) {
    var value = function (from, id) { return Portal.escalera.conocida(reglas, from[id]) ? from[id] : null; };
    return Object.keys(before.preguntas).map(function (id) { return [id, value(before.respuestas, id), value(now.respuestas, id)]; })
      .filter(function (one) { return one[1] !== one[2]; });
  }

  function row(body, name, before, now, up) {
    var line = add(body, "tr", ""), head = add(line, "th", name);
    head.scope = "row";
    add(line, "td", before);
    add(line, "td", now + (up > 0 ? " ▲ subió" : up < 0 ? " ▼ bajó" : " = igual"));
  }

  /** Show how two states differ, the older first when both have a date; return the sentence that tells it. */
  Portal.diferencias = function (caja, reglas, one, other) {
    var swap = one.fecha && other.fecha && other.fecha > one.fecha, before = swap ? one : other, now = swap ? other : one;
    var was = Portal.escalera.evaluar(reglas, before.respuestas, before.contexto), is = Portal.escalera.evaluar(reglas, now.respuestas, now.contexto);
    var table = caja.querySelector("table"), body = table.querySelector("tbody"), list = caja.querySelector("[data-cambiaron]"), up = 0, down = 0;
    var told = "Antes: " + day(before.fecha) + ". Ahora: " + day(now.fecha) + ".";
    table.caption.textContent = told;
    body.textContent = "";
    list.textContent = "";
    reglas.pilares.forEach(function (pillar) {
      var change = is.escalones[pillar[0]] - was.escalones[pillar[0]];
      up += change > 0;
      down += change < 0;
      row(body, reglas.nombres.pilares[pillar[0]], Portal.resultado.donde(reglas, was, pillar[0]), Portal.resultado.donde(reglas, is, pillar[0]), change);
    });
    var firm = function (result) { return reglas.nombres.firmezas[result.firmeza] + " (" + result.factores.length + " de " + reglas.factores.length + ")"; };
    row(body, "Qué tan firme es", firm(was), firm(is), is.factores.length - was.factores.length);
    changed(reglas, before, now).forEach(function (one) {
      var say = function (value) { return value === null ? "no se sabía" : String(value); };
      add(list, "li", one[0].toUpperCase() + ". " + before.preguntas[one[0]].texto + " Antes: " + say(one[1]) + ". Ahora: " + (one[2] === null ? "no se sabe" : one[2]) + ".");
    });
    if (!list.children.length) { add(list, "li", "Ninguna."); }
    caja.hidden = false;
    return told + " Pilares que subieron: " + up + ". Pilares que bajaron: " + down + ".";
  };

  Portal.diferencias.dia = day;
})();
