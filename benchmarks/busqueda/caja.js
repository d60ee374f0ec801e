/* A search box that does nothing but call the engine at every key press, and notes when each press came and when its results did. */
(function () {
  "use strict";

  var pressed = Object.create(null), arrived = Object.create(null), long = [], box;

  function note(text, rows) {
    if (rows === null) { return; }
    arrived[text] = { ms: performance.now() - pressed[text], filas: rows.length };
  }

  window.Caja = {
    abrir: function (many) {
      box = document.createElement("input");
      box.addEventListener("focus", function () { window.Banco.preparar(); });
      box.addEventListener("input", function () {
        var text = box.value;
        pressed[text] = performance.now();
        window.Banco.buscar(text, many, true).then(function (rows) { note(text, rows); });
      });
      document.body.appendChild(box);
      new PerformanceObserver(function (list) { list.getEntries().forEach(function (one) { long.push(one.duration); }); }).observe({ type: "longtask" });
    },
    vaciar: function () {
      box.value = "";
      pressed = Object.create(null);
      arrived = Object.create(null);
    },
    /** The milliseconds from the press that made this text to its results, and how many there are; null until they come. */
    hecho: function (text) { return arrived[text] || null; },
    largas: function () { return long; }
  };
})();
