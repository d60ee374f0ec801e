/* Two or three tools side by side. Which ones stand in the address, ?de=one,other, so that a comparison can be sent. */
(function () {
  "use strict";

  var form = window.Portal && Portal.caja("[data-comparar]");
  if (!form) { return; }
  var MOST = 3, ASKED = 12, LONGEST = 60, LOST = "No se pudo traer lo que hace falta. Revise su conexión y recargue la página.";
  var part = function (name) { return form.querySelector("[data-" + name + "]"); };
  var table = form.querySelector("table"), box = form.querySelector("input[type=search]"), only = form.querySelector("input[type=checkbox]");
  var turn = 0, shown = [];

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
      line.hidden = !texts.some(Boolean) || (only.checked && (same || "noDistingue" in line.dataset));
    });
  }

  function drawNames() {
    var heads = part("nombres");
    heads.querySelectorAll("[abbr]").forEach(function (cell) { cell.remove(); });
    shown.forEach(function (row) {
      var cell = add(heads, "th", "", "columnheader"), link = add(cell, "a", row[1]), button = add(cell, "button", "Quitar");
      cell.scope = "col";
      cell.abbr = row[1];
      Portal.url("herramientas", row[0], function (address) { link.href = address; });
      button.type = "button";
      add(button, "span", " " + row[1]).className = "p-oculto";
      button.addEventListener("click", function () { remove(row[0]); });
    });
  }

  /** Show what a state asks for; then `done()`. What was asked before and comes later isn't shown. */
  function show(state, done) {
    var ids = asked(state), mine = turn += 1;
    only.checked = state.cambia === "si";
    Portal.bloques("comparar", ids, function (rows, head) {
      if (mine !== turn) { return; }
      var known = rows.filter(Boolean), left = known.slice(MOST), problems = [];
      shown = known.slice(0, MOST);
      ids.forEach(function (id, i) { if (!rows[i]) { problems.push("No hay ninguna herramienta llamada «" + id.slice(0, LONGEST) + "»."); } });
      if (left.length) { problems.push("Aquí caben tres. No cupo: " + joined(left.map(function (row) { return row[1]; })) + "."); }
      say(problems);
      drawNames();
      drawFacts(head);
      table.caption.textContent = shown.length < 2 ? "Falta otra para comparar" : "Comparación de " + joined(shown.map(function (row) { return row[1]; }));
      part("resultado").hidden = !shown.length;
      part("vacio").hidden = shown.length > 0;
      part("opcion").hidden = shown.length < 2;
      part("agregar").hidden = shown.length >= MOST;
      part("lleno").hidden = shown.length < MOST;
      form.classList.add("p-lista");
      adding.ofrecer();
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
      var buttons = part("nombres").querySelectorAll("button");
      (buttons[Math.min(place, buttons.length - 1)] || box).focus();
      Portal.anunciar("Se quitó " + name + ". " + (shown.length ? table.caption.textContent : "No queda ninguna") + ".");
    });
  }

  function choose(id) {
    change(ids().concat(id), only.checked, function () {
      var buttons = part("nombres").querySelectorAll("button");
      (part("agregar").hidden ? buttons[buttons.length - 1] : box).focus();
      Portal.anunciar(table.caption.textContent + ".");
    });
  }

  var adding = Portal.agregar(form, function () { return shown.map(function (row) { return row[1]; }); }, choose);
  only.addEventListener("change", function () {
    change(ids(), only.checked, function () {
      var rows = table.querySelectorAll("tbody [data-hecho]:not([hidden])").length;
      Portal.anunciar(only.checked ? "Quedan " + rows + " filas: las que cambian." : "Están todas las filas.");
    });
  });
  Portal.alPerder(function () {
    say([LOST]);
    form.classList.add("p-lista");
    Portal.anunciar(LOST);
  });
  Portal.estado.alVolver(function (state) { show(state); });
  show(Portal.estado.leer());
})();
