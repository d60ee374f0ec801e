/* The clock of a workshop: (state, event, instant) → state, and what to show of it. No page and no clock in here: instants come in, in ms. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var MINUTE = 60000, STALE = 12 * 60 * MINUTE, LONGEST = 480, MOST = 9999;

  /**
   * A clock that hasn't begun, for activities of so many minutes.
   *
   * `en` is the activity it is at; `comienzo` and `fin`, when all began and ended; `desde`, since when it runs, null while it stands still;
   * `corrido`, the ms of each activity up to `desde`; `extra`, the minutes added to each; `respuestas`, the answers given in each; `marca`,
   * the ms of the activity at which the present answer began, null when nobody's is timed.
   */
  function nuevo(plan) {
    function none() { return plan.map(function () { return 0; }); }
    return { plan: plan.slice(), en: 0, comienzo: null, desde: null, fin: null, corrido: none(), extra: none(), respuestas: none(), marca: null };
  }

  /** The ms that the present activity has taken; a clock put back takes nothing away. */
  function llevado(s, now) { return s.corrido[s.en] + (s.desde === null ? 0 : Math.max(0, now - s.desde)); }

  function largo(s, i) { return (s.plan[i] + s.extra[i]) * MINUTE; }

  function put(list, i, value) { return list.map(function (old, n) { return n === i ? value : old; }); }

  function changed(s, part) { return Object.assign({}, s, part); }

  /** The same state with what has run written down. */
  function settled(s, now) {
    return changed(s, { corrido: put(s.corrido, s.en, llevado(s, now)), desde: s.desde === null ? null : now });
  }

  function running(s, now) {
    return changed(s, { comienzo: s.comienzo === null ? now : s.comienzo, desde: s.desde === null ? now : s.desde });
  }

  /** One more answer given, if one was being timed. */
  function answered(s, mark) {
    return s.marca === null ? changed(s, { marca: mark })
      : changed(s, { respuestas: put(s.respuestas, s.en, Math.min(MOST, s.respuestas[s.en] + 1)), marca: mark });
  }

  var EVENTS = {
    empezar: function (s, now) { return s.fin === null ? running(s, now) : s; },
    pausar: function (s, now) { return changed(settled(s, now), { desde: null }); },
    siguiente: function (s, now) {
      var left = answered(settled(s, now), null);
      if (s.en < s.plan.length - 1) { return changed(left, { en: s.en + 1 }); }
      return s.comienzo === null || s.fin !== null ? s : changed(left, { desde: null, fin: now });
    },
    anterior: function (s, now) {
      if (s.fin !== null) { return changed(s, { fin: null }); }
      return s.en ? changed(answered(settled(s, now), null), { en: s.en - 1 }) : s;
    },
    minuto: function (s) {
      return s.fin === null ? changed(s, { extra: put(s.extra, s.en, Math.min(LONGEST, s.extra[s.en] + 1)) }) : s;
    },
    respuesta: function (s, now) {
      if (s.fin !== null) { return s; }
      var going = running(s, now);
      return answered(going, llevado(going, now));
    },
    cerrar: function (s) { return s.marca === null ? s : answered(s, null); }
  };

  /** The state after an event at an instant; what makes no sense changes nothing. */
  function avanzar(s, evento, now) {
    return Object.prototype.hasOwnProperty.call(EVENTS, evento) ? EVENTS[evento](s, now) : s;
  }

  /** What a stretch of so many ms is at, with `left` to go. */
  function phase(left, all) {
    if (left <= 0) { return "tiempo"; }
    if (left <= MINUTE && all > MINUTE) { return "minuto"; }
    return left <= all / 2 ? "mitad" : "corre";
  }

  /** What to show at an instant. `porRespuesta` is the seconds of an answer. Times in ms, `tarde` in minutes: less than 0 is early. */
  function ver(s, now, porRespuesta) {
    var all = largo(s, s.en), left = all - llevado(s, now), still = s.desde === null, coming = 0, planned = 0;
    s.plan.forEach(function (minutes, i) {
      planned += minutes * MINUTE;
      if (i > s.en) { coming += Math.max(0, largo(s, i) - s.corrido[i]); }
    });
    var end = s.fin === null ? now + Math.max(0, left) + coming : s.fin;
    var turn = null;
    if (s.marca !== null) {
      var rest = porRespuesta * 1000 - (llevado(s, now) - s.marca);
      turn = { resta: rest, persona: s.respuestas[s.en] + 1, fase: rest <= 0 ? "tiempo" : "corre" };
    }
    return {
      fase: s.fin !== null ? "fin" : s.comienzo === null ? "antes" : still ? "pausa" : phase(left, all),
      resta: left, largo: Math.round(all / MINUTE), turno: turn, respuestas: s.respuestas[s.en], termina: end,
      tarde: s.comienzo === null ? 0 : Math.round((end - s.comienzo - planned) / MINUTE),
      duro: s.fin === null ? 0 : Math.round((s.fin - s.comienzo) / MINUTE)
    };
  }

  function whole(value, most) { return typeof value === "number" && value % 1 === 0 && value >= 0 && value <= most; }

  function all(list, size, most) {
    return Array.isArray(list) && list.length === size && list.every(function (value) { return whole(value, most); });
  }

  /** The state that somebody hands over, if it is one of these activities and of today; else null. Only what a state has is taken. */
  function valido(found, plan, now) {
    var s = found && typeof found === "object" ? found : {}, n = plan.length, day = now + STALE;
    var instants = [s.comienzo, s.desde, s.fin].every(function (value) { return value === null || whole(value, day); });
    var lists = all(s.plan, n, LONGEST) && all(s.corrido, n, day) && all(s.extra, n, LONGEST) && all(s.respuestas, n, MOST);
    if (!instants || !lists || !whole(s.en, n - 1) || !(s.marca === null || whole(s.marca, day))) { return null; }
    if (s.plan.some(function (minutes, i) { return minutes !== plan[i]; })) { return null; }
    if (s.comienzo === null ? s.desde !== null || s.fin !== null || s.marca !== null : now - s.comienzo > STALE) { return null; }
    if (s.fin !== null && s.desde !== null) { return null; }
    return Object.keys(nuevo(plan)).reduce(function (kept, key) { kept[key] = s[key]; return kept; }, {});
  }

  /** Minutes and seconds to go, "9:05"; past the time, "+0:35". */
  function cifras(left) {
    var seconds = Math.abs(Math.ceil(left / 1000)), rest = seconds % 60;
    return (left <= -1000 ? "+" : "") + (seconds - rest) / 60 + ":" + (rest < 10 ? "0" : "") + rest;
  }

  /** The hour of an instant as one says it here: "9:10 a. m.". */
  function hora(instant) {
    var date = new Date(instant), hours = date.getHours(), minutes = date.getMinutes();
    return (hours % 12 || 12) + ":" + (minutes < 10 ? "0" : "") + minutes + (hours < 12 ? "\u00a0a.\u00a0m." : "\u00a0p.\u00a0m.");
  }

  Portal.reloj = { nuevo: nuevo, avanzar: avanzar, ver: ver, valido: valido, cifras: cifras, hora: hora };
})();
