/* Days: working or not, and how they are said in Spanish. Pure: a date is its text, 2026-12-07, and no clock is asked. */
(function () {
  "use strict";

  var DAY = 86400000, FIRST = "2000-01-01", LAST = "2100-12-31", WEEK = 7;
  var DAYS = ["domingo", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado"];
  var MONTHS = ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

  function moment(date) { return new Date(date + "T00:00:00Z"); }

  /** Whether a text is a date that exists, of this century. */
  function esFecha(text) {
    if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text) || text < FIRST || text > LAST) { return false; }
    var found = moment(text);
    return !isNaN(found) && found.toISOString().slice(0, 10) === text;
  }

  /** The date some days later, weekends and all. */
  function mas(date, days) { return new Date(moment(date).getTime() + days * DAY).toISOString().slice(0, 10); }

  /** Days from one date to another. */
  function entre(from, to) { return Math.round((moment(to) - moment(from)) / DAY); }

  function weekday(date) { return moment(date).getUTCDay(); }

  /** "lunes 7 de diciembre", with its year when it isn't `year`. */
  function decir(date, year) {
    var part = date.split("-");
    return DAYS[weekday(date)] + " " + Number(part[2]) + " de " + MONTHS[part[1] - 1] + (part[0] === String(year).slice(0, 4) ? "" : " de " + part[0]);
  }

  /** "el lunes 7 de diciembre", "del lunes 7 al viernes 11 de diciembre": what month and year share is said once. */
  function lapso(from, to, year) {
    if (from === to) { return "el " + decir(from, year); }
    var a = from.split("-"), first = decir(from, a[0] === to.slice(0, 4) ? a[0] : year);
    if (from.slice(0, 7) === to.slice(0, 7)) { first = DAYS[weekday(from)] + " " + Number(a[2]); }
    return "del " + first + " al " + decir(to, year);
  }

  /**
   * A calendar of working days. `known` is the set «festivos»: {desde, hasta, dias}; `closed`, null or [first, last] day that isn't worked.
   */
  function calendario(known, closed) {
    function festivo(date) { return Object.prototype.hasOwnProperty.call(known.dias, date) ? known.dias[date] : ""; }
    function habil(date) {
      var day = weekday(date);
      return day !== 0 && day !== WEEK - 1 && !festivo(date) && !(closed && closed[0] <= date && date <= closed[1]);
    }

    /** The working day that stands `n` places from a date: 1 the first after it, -1 the last before; 0, the date itself. */
    function habiles(date, n) {
      var step = n < 0 ? -1 : 1, left = Math.abs(n);
      while (left) {
        date = mas(date, step);
        if (habil(date)) { left -= 1; }
      }
      return date;
    }

    /** How many working days there are from `from`, itself counted, to before `to`. */
    function cuantos(from, to) {
      var found = 0;
      for (; from < to; from = mas(from, 1)) { if (habil(from)) { found += 1; } }
      return found;
    }

    /** The first working day that has `n` working days before it, counted from `from`. */
    function primero(from, n) { return habiles(mas(from, -1), n + 1); }

    return { habil: habil, festivo: festivo, habiles: habiles, cuantos: cuantos, primero: primero };
  }

  window.Portal = window.Portal || {};
  Portal.calendario = calendario;
  Portal.fechas = { esFecha: esFecha, mas: mas, entre: entre, decir: decir, lapso: lapso };
})();
