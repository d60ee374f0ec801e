/* A calendar's file, by RFC 5545: all-day events that any agenda opens. Pure. */
(function () {
  "use strict";

  var OCTETS = 75;

  /** A text as a property's value (3.3.11): no line ends it, no sign splits it, and no control sign enters (3.1). */
  function escaped(text) {
    return String(text).replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ").replace(/([\\;,])/g, "\\$1").replace(/\n/g, "\\n");
  }

  function octets(sign) {
    var code = sign.codePointAt(0);
    return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }

  /** A line cut so that none passes 75 octets, between signs (3.1): what goes on begins with a space. */
  function folded(line) {
    var lines = [""], length = 0;
    Array.from(line).forEach(function (sign) {
      var size = octets(sign);
      if (length + size > OCTETS) {
        lines.push(" ");
        length = 1;
      }
      lines[lines.length - 1] += sign;
      length += size;
    });
    return lines.join("\r\n");
  }

  function day(date) { return date.replace(/-/g, ""); }

  function event(one, stamp) {
    return [
      "BEGIN:VEVENT",
      "UID:" + escaped(one.uid),
      "DTSTAMP:" + day(stamp) + "T000000Z",
      "DTSTART;VALUE=DATE:" + day(one.desde),
      "DTEND;VALUE=DATE:" + day(Portal.fechas.mas(one.hasta, 1)), // the day after the last (3.6.1)
      "SUMMARY:" + escaped(one.titulo),
      "DESCRIPTION:" + escaped(one.texto),
      "TRANSP:TRANSPARENT",
      "BEGIN:VALARM", // the day before, at eight in the morning
      "ACTION:DISPLAY",
      "DESCRIPTION:" + escaped(one.titulo),
      "TRIGGER:-PT16H",
      "END:VALARM",
      "END:VEVENT"
    ];
  }

  /** The file of `agenda`: {nombre, siglas, sello: the date it was planned, eventos: [{uid, desde, hasta, titulo, texto}]}. */
  function ics(agenda) {
    var lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//" + escaped(agenda.siglas) + "//Paso a paso//ES", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:" + escaped(agenda.nombre)];
    agenda.eventos.forEach(function (one) { lines = lines.concat(event(one, agenda.sello)); });
    return lines.concat("END:VCALENDAR").map(folded).join("\r\n") + "\r\n";
  }

  window.Portal = window.Portal || {};
  Portal.ics = ics;
})();
