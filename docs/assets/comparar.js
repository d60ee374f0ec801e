/* Two or three tools side by side. Which ones stand in the address, ?de=one,other, so that a comparison can be sent. */
(function () {
  "use strict";

  var form = document.querySelector("[data-comparar]");
  if (!form || !window.Portal) { return; }
  var MOST = 3, OFFERED = 6, ASKED = 12, LONGEST = 60, PAUSE = 400;
  var part = function (name) { return form.querySelector("[data-" + name + "]"); };
  var table = form.querySelector("table"), box = form.querySelector("input[type=search]"), only = form.querySelector("input[type=checkbox]");
  var turn = 0, pause = 0, shown = [], names = null;

  function add(parent, tag, text, role) {
    var element = document.createElement(tag);
    element.textContent = text;
    if (role) { element.setAttribute("role", role); }
    parent.appendChild(element);
    return element;
  }

  /** "A, B y C", as Spanish joins them. */
  function joined(texts) {
    var last = texts[texts.length - 1];
    return texts.length < 2 ? texts.join("") : texts.slice(0, -1).join(", ") + (/^h?[ií](?![aeo])/i.test(last) ? " e " : " y ") + last;
  }

  /** The ids that an address asks for, once each. */
  function asked(state) {
    var ids = (state.de || "").split(",").map(function (id) { return id.trim(); }).filter(Boolean);
    return ids.filter(function (id, i) { return ids.indexOf(id) === i; }).slice(0, ASKED);
  }

  /** Give the rows of some tools to `callback(rows, head)`, null for those that nobody knows. */
  function rowsOf(ids, callback) {
    Portal.datos("comparar", function (head) {
      var rows = ids.map(function () { return null; }), left = ids.length;
      if (!left) { callback(rows, head); }
      ids.forEach(function (id, i) {
        var block = head.desde.filter(function (first) { return first <= id; }).length - 1;
        if (block < 0) { left -= 1; if (!left) { callback(rows, head); } return; }
        Portal.datos("comparar-" + block, function (found) {
          rows[i] = found.filter(function (row) { return row[0] === id; })[0] || null;
          left -= 1;
          if (!left) { callback(rows, head); }
        });
      });
    });
  }

  function say(texts) {
    part("avisos").textContent = "";
    texts.forEach(function (text) { add(part("avisos"), "p", text).className = "p-borrador"; });
  }

  /** Fill a row of the table with a text a tool; "" is said as missing. */
  function fill(line, texts) {
    line.querySelectorAll("td").forEach(function (cell) { cell.remove(); });
    texts.forEach(function (text, i) {
      var cell = add(line, "td", text || form.dataset.sinDato, "cell");
      cell.dataset.de = shown[i][1];
      cell.classList.toggle("p-falta", !text);
    });
  }

  function drawFacts(head) {
    var facts = Object.create(null);
    facts.resumen = shown.map(function (row) { return row[2]; });
    head.hechos.forEach(function (fact, n) {
      facts[fact[0]] = shown.map(function (row) { return row[n + 3] < 0 ? "" : fact[1][row[n + 3]]; });
    });
    table.querySelectorAll("[data-hecho]").forEach(function (line) {
      var texts = facts[line.dataset.hecho] || [], mark = line.querySelector(".p-igual");
      var same = shown.length > 1 && texts.every(function (text) { return text === texts[0]; });
      fill(line, texts);
      if (mark) { mark.hidden = !same; }
      line.hidden = !texts.some(Boolean) || (same && only.checked);
    });
  }

  function drawNames() {
    var heads = part("nombres"), line = part("quitar");
    heads.querySelectorAll("th").forEach(function (cell) { cell.remove(); });
    line.querySelectorAll("td").forEach(function (cell) { cell.remove(); });
    shown.forEach(function (row) {
      var cell = add(heads, "th", "", "columnheader"), link = add(cell, "a", row[1]);
      cell.scope = "col";
      Portal.url("herramientas", row[0], function (address) { link.href = address; });
      var button = add(add(line, "td", "", "cell"), "button", "Quitar");
      button.type = "button";
      add(button, "span", " " + row[1]).className = "p-oculto-ancho";
      button.addEventListener("click", function () { remove(row[0]); });
    });
  }

  /** Show what a state asks for; then `done()`. What was asked before and comes later isn't shown. */
  function show(state, done) {
    var ids = asked(state), mine = turn += 1;
    only.checked = state.cambia === "si";
    rowsOf(ids, function (rows, head) {
      if (mine !== turn) { return; }
      var known = rows.filter(Boolean), left = known.slice(MOST), problems = [];
      shown = known.slice(0, MOST);
      ids.forEach(function (id, i) { if (!rows[i]) { problems.push("No conocemos «" + id.slice(0, LONGEST) + "»."); } });
      if (left.length) { problems.push("Aquí caben tres. No cupo: " + joined(left.map(function (row) { return row[1]; })) + "."); }
      say(problems);
      drawNames();
      drawFacts(head);
      table.caption.textContent = "Comparación de " + joined(shown.map(function (row) { return row[1]; }));
      part("resultado").hidden = !shown.length;
      part("vacio").hidden = shown.length > 0;
      part("opcion").hidden = shown.length < 2;
      part("agregar").hidden = shown.length >= MOST;
      offer();
      if (done) { done(); }
    });
  }

  /** Change what is compared: a step that the back button undoes. */
  function change(ids, checked, done) {
    var state = { de: ids.join(","), cambia: checked ? "si" : "" };
    Portal.estado.escribir(state, true);
    show(state, done);
  }

  function ids() { return shown.map(function (row) { return row[0]; }); }

  function remove(id) {
    var place = ids().indexOf(id), name = shown[place][1];
    change(ids().filter(function (other) { return other !== id; }), only.checked, function () {
      var buttons = part("quitar").querySelectorAll("button");
      (buttons[Math.min(place, buttons.length - 1)] || box).focus();
      Portal.anunciar("Se quitó " + name + ". " + (shown.length ? table.caption.textContent : "No queda ninguna") + ".");
    });
  }

  function choose(id) {
    box.value = "";
    change(ids().concat(id), only.checked, function () {
      var buttons = part("quitar").querySelectorAll("button");
      (part("agregar").hidden ? buttons[buttons.length - 1] : box).focus();
      Portal.anunciar(table.caption.textContent + ".");
    });
  }

  /** Give [position, name] of the tools whose name has every word, those that begin so first, to `callback`. */
  function named(text, callback) {
    Portal.datos("comparar-nombres", function (all) {
      names = names || all.map(Portal.plegar);
      var words = Portal.plegar(text).split(/\s+/).filter(Boolean), first = [], rest = [];
      names.forEach(function (name, i) {
        if (words.every(function (word) { return name.indexOf(word) >= 0; })) {
          (name.indexOf(words[0]) ? rest : first).push([i, all[i]]);
        }
      });
      callback(first.concat(rest));
    });
  }

  /** Offer the tools that what is written may mean, each as a button. */
  function offer(said) {
    var text = box.value.trim(), list = part("hallados");
    if (!text) { list.textContent = ""; part("ayuda").textContent = "Caben tres."; return; }
    named(text, function (found) {
      if (box.value.trim() !== text) { return; }
      found = found.filter(function (pair) { return !shown.some(function (row) { return row[1] === pair[1]; }); });
      list.textContent = "";
      found.slice(0, OFFERED).forEach(function (pair) {
        var button = add(add(list, "li", ""), "button", "Agregar " + pair[1]);
        button.type = "button";
        button.className = "p-boton-suave";
        button.addEventListener("click", function () { idAt(pair[0], choose); });
      });
      var count = !found.length ? "Ninguna se llama así. Pruebe con otra palabra." : found.length === 1 ? "1 herramienta." : found.length + " herramientas.";
      part("ayuda").textContent = count + (found.length > OFFERED ? " Estas son las primeras: escriba más letras." : "");
      clearTimeout(pause);
      if (said) { pause = setTimeout(function () { Portal.anunciar(part("ayuda").textContent); }, PAUSE); }
    });
  }

  function idAt(position, callback) {
    Portal.datos("comparar", function (head) {
      Portal.datos("comparar-" + Math.floor(position / head.bloque), function (rows) { callback(rows[position % head.bloque][0]); });
    });
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    var first = part("hallados").querySelector("button");
    if (first) { first.click(); }
  });
  box.addEventListener("input", function () { offer(true); });
  only.addEventListener("change", function () {
    change(ids(), only.checked, function () {
      var rows = table.querySelectorAll("tbody [data-hecho]:not([hidden])").length;
      Portal.anunciar(only.checked ? "Quedan " + rows + " filas: las que cambian." : "Están todas las filas.");
    });
  });
  Portal.estado.alVolver(function (state) { show(state); });
  show(Portal.estado.leer());
})();
