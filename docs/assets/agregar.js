/* The box that adds a tool to a comparison: it finds by name and by what one does with it, and adds nothing that one didn't choose. */
(function () {
  "use strict";

  var OFFERED = 6, PAUSE = 400;

  /** The box of a form; `shown()` gives the names that are already there, `choose(id)` is told which one is added. Returns {ofrecer}. */
  Portal.agregar = function (form, shown, choose) {
    var box = form.querySelector("input[type=search]"), list = form.querySelector("[data-hallados]"), help = form.querySelector("[data-ayuda]");
    var usual = help.textContent, known = null, pause = 0;

    function words(text) { return Portal.plegar(text).split(/\s+/).filter(Boolean); }

    /** Give the names of all tools and of their families, folded, to `callback(known)`. */
    function prepare(callback) {
      Portal.datos("comparar-nombres", function (said) {
        var uses = said.familias.map(function (text) { return " " + Portal.plegar(text); });
        known = known || said.nombres.map(function (name, at) { return { at: at, nombre: name, dicho: Portal.plegar(name), uso: uses[said.familia[at]] }; });
        callback(known);
      });
    }

    /** The tools that some words may mean: those whose name begins so, those whose name has them, those that serve for that. */
    function matching(text, all) {
      var wanted = words(text), ranks = [[], [], []], telling = wanted.filter(function (word) { return word.length > 3; });
      if (!telling.length) { telling = wanted; }
      all.forEach(function (one) {
        if (wanted.every(function (word) { return one.dicho.indexOf(word) >= 0; })) {
          ranks[one.dicho.indexOf(wanted[0]) ? 1 : 0].push(one);
        } else if (serves(one, telling)) {
          ranks[2].push(one);
        }
      });
      return { todas: ranks[0].concat(ranks[1], ranks[2]), porUso: !ranks[0].length && !ranks[1].length };
    }

    /** Whether what one does with a tool has some of the words, and its name the others. */
    function serves(one, words) {
      var use = words.filter(function (word) { return one.uso.indexOf(" " + word) >= 0; });
      return use.length > 0 && words.every(function (word) { return use.indexOf(word) >= 0 || one.dicho.indexOf(word) >= 0; });
    }

    /** Give what is written, if it still is, and the tools it may mean to `callback(text, found)`. */
    function find(callback) {
      var text = box.value.trim(), there = shown();
      prepare(function (all) {
        if (!text || box.value.trim() !== text) { return; }
        callback(text, matching(text, all.filter(function (one) { return there.indexOf(one.nombre) < 0; })));
      });
    }

    function take(one) {
      Portal.datos("comparar", function (head) {
        Portal.datos("comparar-" + Math.floor(one.at / head.bloque), function (rows) {
          box.value = "";
          choose(rows[one.at % head.bloque][0]);
        });
      });
    }

    function say(found) {
      var many = found.todas.length, some = many === 1 ? "1 herramienta" : many + " herramientas";
      if (!many) { return "Ninguna se llama así ni sirve para eso. Pruebe con otra palabra."; }
      return (found.porUso ? "Ninguna se llama así. Para eso hay " + some + "." : some + ".") +
        (many > OFFERED ? " Estas son las primeras: escriba más letras." : "");
    }

    /** Offer what is written may mean, each as a button; `aloud` also tells how many. */
    function offer(aloud) {
      if (!box.value.trim()) {
        list.replaceChildren();
        help.textContent = usual;
        return;
      }
      find(function (_, found) {
        list.replaceChildren();
        found.todas.slice(0, OFFERED).forEach(function (one) {
          var item = document.createElement("li"), button = document.createElement("button");
          button.type = "button";
          button.className = "p-boton-suave";
          button.textContent = "Agregar " + one.nombre;
          button.addEventListener("click", function () { take(one); });
          item.append(button);
          list.append(item);
        });
        help.textContent = say(found);
        clearTimeout(pause);
        if (aloud) { pause = setTimeout(function () { Portal.anunciar(help.textContent); }, PAUSE); }
      });
    }

    /** Enter adds the only one, or the one that is called exactly so; among several, one has to choose. */
    function enter() {
      find(function (text, found) {
        var exact = found.todas.filter(function (one) { return one.dicho === Portal.plegar(text); });
        var only = found.todas.length === 1 ? found.todas : exact;
        if (only.length) { take(only[0]); return; }
        clearTimeout(pause);
        help.textContent = say(found) + (found.todas.length ? " Escoja una: baje con las flechas." : "");
        Portal.anunciar(help.textContent);
      });
    }

    /** The arrows go from the box to the choices and back. */
    function move(event) {
      var stops = [box].concat(Array.from(list.querySelectorAll("button")));
      var step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0, next = stops[stops.indexOf(event.target) + step];
      if (!step || !next || stops.indexOf(event.target) < 0) { return; }
      event.preventDefault();
      next.focus();
    }

    form.addEventListener("submit", function (event) {
      event.preventDefault();
      enter();
    });
    form.addEventListener("keydown", move);
    box.addEventListener("input", function () { offer(true); });
    return { ofrecer: offer };
  };
})();
