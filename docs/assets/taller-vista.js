/* What a workshop shows: the activity and its time, what comes next, the hours of the whole. It draws; what happens is in taller.js. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var PHRASES = { antes: "Sin empezar", minuto: "Queda un minuto", tiempo: "Tiempo", pausa: "En pausa", fin: "Terminó" };

  var FEW = 5; // figures that the biggest size has room for: 12:34

  function minutes(n) { return n === 1 ? "1 minuto" : n + " minutos"; }

  /** Change a text only if it is another: nothing is drawn twice, and who has selected it keeps it. */
  function write(element, text) { if (element.textContent !== text) { element.textContent = text; } }

  function list(element, texts) {
    element.textContent = "";
    texts.forEach(function (text) { element.appendChild(document.createElement("li")).textContent = text; });
  }

  /** A sentence that may end in «a. m.», which has its full stop already. */
  function ended(text) { return text + (/\.$/.test(text) ? "" : "."); }

  /** How the whole goes: «Empezó a las 9:10 a. m. Termina a las 10:25 a. m., 2 minutos tarde.» */
  function hours(state, seen) {
    var hour = Portal.reloj.hora, late = seen.tarde;
    var how = !late ? "a tiempo" : minutes(Math.abs(late)) + (late > 0 ? " más tarde de lo previsto" : " antes de lo previsto");
    if (seen.fase === "antes") { return ended("Si empieza ahora, termina a las " + hour(seen.termina)); }
    if (seen.fase === "fin") { return "Empezó a las " + hour(state.comienzo) + " y terminó a las " + hour(seen.termina) + ", " + how + ". Duró " + minutes(seen.duro) + "."; }
    return ended("Empezó a las " + hour(state.comienzo)) + " Termina a las " + hour(seen.termina) + ", " + how + ".";
  }

  /** What to tell who doesn't see the figures when the clock goes from one point to another; "" for nothing. */
  function aviso(seen, before, moment) {
    if (seen.turno && seen.turno.fase === "tiempo" && before.turno !== "tiempo") { return "Tiempo de esta respuesta."; }
    if (seen.fase === before.fase) { return ""; }
    if (seen.fase === "mitad") { return "Va la mitad. Quedan " + minutes(Math.max(1, Math.round(seen.resta / 60000))) + "."; }
    if (seen.fase === "corre") { return before.fase === "antes" ? "Empezó: " + moment.actividad : "Sigue el reloj."; }
    return seen.fase === "antes" ? "" : PHRASES[seen.fase] + ".";
  }

  /** The box of the canvases that an activity fills in, as [canvas, box]; null for none. */
  function boxOf(data, moment) {
    var found = null;
    data.lienzos.forEach(function (canvas) {
      canvas.cajas.forEach(function (box) { if (moment.caja && box.id === moment.caja && !found) { found = [canvas, box]; } });
    });
    return found;
  }

  /** Give the part `caja` of the page the data of its workshop; return {activity(i), time(state, seen, porRespuesta)}, which draw. */
  Portal.tallerVista = function (caja, data) {
    function at(selector) { return caja.querySelector(selector); }
    var time = at(".p-tiempo > [role=timer]"), turn = at(".p-turno"), agenda = at(".p-agenda"), start = 0;

    list(at("[data-materiales]"), data.materiales);
    list(at("[data-evidencia]"), data.evidencia);
    write(at("[data-personas]"), data.personas);
    data.agenda.forEach(function (moment) {
      var row = agenda.appendChild(document.createElement("li"));
      [["p-minuto", Math.floor(start / 60) + ":" + String(start % 60).padStart(2, "0")], ["", moment.actividad], ["p-dura", moment.minutos + " min"]].forEach(function (part) {
        var cell = row.appendChild(document.createElement("span"));
        cell.className = part[0];
        cell.textContent = part[1];
      });
      start += moment.minutos;
    });

    /** Draw the activity `i`: what one does, its box, what comes next. */
    function activity(i) {
      var moment = data.agenda[i], next = data.agenda[i + 1], box = boxOf(data, moment), canvas = box ? box[0] : data.lienzos[0];
      write(at("[data-lugar]"), "Actividad " + (i + 1) + " de " + data.agenda.length);
      write(at("#actividad"), moment.actividad);
      at("[data-caja]").hidden = !box;
      write(at("[data-caja] h3"), box ? "Caja «" + box[1].titulo + "»" : "");
      list(at("[data-caja] ul"), box ? box[1].preguntas : []);
      write(at("[data-sigue]"), next ? next.actividad + " (" + minutes(next.minutos) + ")" : "el cierre. Es la última actividad.");
      agenda.childNodes.forEach(function (row, n) {
        if (n === i) { row.setAttribute("aria-current", "step"); } else { row.removeAttribute("aria-current"); }
      });
      at("[data-ver=lienzo]").hidden = !canvas;
      if (canvas) {
        write(at("#panel-lienzo-titulo"), canvas.nombre);
        Portal.lienzoEnPantalla(at("[data-lienzo-grande]"), canvas, moment.caja);
      }
    }

    function figures(place, left) {
      var text = Portal.reloj.cifras(left), part = place.querySelector(".p-cifras");
      write(part, text);
      part.classList.toggle("p-largas", text.length > FEW);
    }

    /** Draw the time: the activity's, or the answer's with the activity's beside it. */
    function clock(state, seen) {
      var over = seen.fase === "fin";
      time.dataset.fase = seen.fase;
      turn.hidden = !seen.turno;
      caja.classList.toggle("p-con-turno", Boolean(seen.turno));
      figures(time, over ? 0 : seen.resta);
      write(time.querySelector(".p-frase"), PHRASES[seen.fase] || "de " + minutes(seen.largo));
      if (seen.turno) {
        turn.dataset.fase = seen.turno.fase;
        figures(turn, seen.turno.resta);
        write(turn.querySelector(".p-frase"), seen.turno.fase === "tiempo" ? "Tiempo, persona " + seen.turno.persona : "Persona " + seen.turno.persona);
      }
      at(".p-respuestas").hidden = !seen.respuestas;
      write(at(".p-respuestas"), seen.respuestas === 1 ? "Va 1 respuesta" : "Van " + seen.respuestas + " respuestas");
      write(at("[data-horas]"), hours(state, seen));
      at("[data-antes]").hidden = seen.fase !== "antes";
      at("[data-despues]").hidden = !over;
      at(".p-proxima").hidden = over;
      write(at("[data-hacer=alternar] [data-nombre]"), seen.fase === "antes" ? "Empezar" : state.desde === null ? "Seguir" : "Pausar");
      write(at("[data-hacer=siguiente] [data-nombre]"), state.en === data.agenda.length - 1 ? "Terminar" : "Siguiente");
      write(at("[data-hacer=respuesta] [data-nombre]"), seen.turno ? "Siguiente persona" : "Una respuesta");
      write(at("[data-hacer=anterior] [data-nombre]"), over ? "Volver a la última" : "Anterior");
      at("[data-hacer=cerrar]").hidden = !seen.turno;
      ["alternar", "siguiente", "minuto", "respuesta"].forEach(function (name) { at("[data-hacer=" + name + "]").hidden = over; });
    }

    return { actividad: activity, tiempo: clock, aviso: aviso, lista: list };
  };
})();
