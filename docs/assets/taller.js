/* A workshop on the screen: the address says which (?metodo= or ?ruta=&paso=), the clock (reloj.js) says how it goes. */
(function () {
  "use strict";

  var caja = window.Portal && Portal.caja("[data-taller]");
  if (!caja) { return; }
  var KEYS = { " ": "alternar", ArrowRight: "siguiente", ArrowLeft: "anterior", "+": "minuto", P: "respuesta" };
  var VIEWS = { L: "lienzo", R: "reglas", "?": "teclas" };
  var ANSWER = 60, TICK = 250, RULES = 20, LONGEST = 300, LONGEST_NAME = 60;
  var LOST = "No se pudo abrir el taller. Revise su conexión y recargue la página.";
  var root = document.documentElement, asked = Portal.estado.leer(), lists = document.querySelector("[data-lista]");

  function at(selector) { return caja.querySelector(selector); }

  function each(selector, what) { [].forEach.call(caja.querySelectorAll(selector), what); }

  /** Show the list of workshops again, and why. */
  function refuse(text) {
    root.classList.remove("p-en-taller");
    root.classList.add("p-resuelta");
    lists.hidden = false;
    var notice = document.querySelector("[data-aviso]");
    notice.textContent = text;
    notice.hidden = false;
    Portal.anunciar(text);
  }

  function unknown(id) { refuse("No hay ningún taller llamado «" + id.slice(0, LONGEST_NAME) + "». Escoja uno de la lista."); }

  /** Give the data of a workshop to `callback`. Only those on the list of this page are asked for. */
  function dataOf(kind, id, callback) {
    var listed = [].some.call(lists.querySelectorAll("[data-abre]"), function (link) { return link.dataset.abre === kind + " " + id; });
    if (listed) { Portal.datos("taller-" + id, callback); } else { unknown(id); }
  }

  /** Let one choose among the meetings of a route. */
  function choose(route) {
    var place = document.querySelector("[data-pasos]"), list = place.querySelector("[data-reuniones]");
    root.classList.remove("p-en-taller");
    root.classList.add("p-resuelta");
    lists.hidden = true;
    place.hidden = false;
    document.getElementById("inicio").textContent = route.nombre;
    list.textContent = "";
    route.pasos.forEach(function (meeting) {
      var row = list.appendChild(document.createElement("li")), link = row.appendChild(document.createElement("a"));
      var search = new URLSearchParams({ ruta: asked.ruta, paso: meeting.id });
      if (meeting.metodo) { search.set("metodo", meeting.metodo); }
      link.href = Portal.direccion("taller/?" + search);
      link.textContent = meeting.titulo;
      row.appendChild(document.createElement("p")).textContent = (meeting.metodo ? meeting.nombre + ": " : "") + meeting.minutos + " minutos.";
    });
  }

  function meetingOf(route) {
    var found = route.pasos.filter(function (meeting) { return meeting.id === asked.paso && meeting.metodo === (asked.metodo || ""); })[0];
    if (!found) { choose(route); } else if (!found.metodo) { begin(found, asked.ruta + "." + found.id); } else {
      dataOf("metodo", found.metodo, function (data) { begin(data, asked.ruta + "." + found.id + "." + found.metodo); });
    }
  }

  /** The rules that somebody hands over, if they are texts; else null. */
  function rulesOf(found) {
    if (!Array.isArray(found)) { return null; }
    return found.filter(function (text) { return typeof text === "string" && text.trim(); }).slice(0, RULES).map(function (text) { return text.trim().slice(0, LONGEST); });
  }

  function read(text) { try { return JSON.parse(text); } catch (error) { return null; } }

  /** Hold the workshop of some data, which this device keeps under `clave`, once one may ask for it. */
  function begin(data, clave) { Portal.almacen.listo(function () { hold(data, clave); }); }

  function hold(data, clave) {
    var clock = Portal.reloj, view = Portal.tallerVista(caja, data), key = "taller." + clave, follows = Boolean(asked.limpia), keeps = true;
    var plan = data.agenda.map(function (moment) { return moment.minutos; }), kept = Portal.almacen.leer(key) || {};
    var now = function () { return Date.now(); };
    var state = clock.valido(kept.reloj, plan, now()) || clock.valido(read(asked.reloj || ""), plan, now()) || clock.nuevo(plan);
    var rules = rulesOf(kept.reglas) || [].map.call(caja.querySelectorAll("[data-reglas] li"), function (row) { return row.textContent; });
    var drawn = -1, before = null, filled = false, opener = null, wantsKeys = kept.teclas !== false;
    var leader = Portal.ventana.anfitriona(clave, function () { return { reloj: state, reglas: rules, vista: caja.dataset.vista }; });

    function say(text) {
      at("[data-decir]").textContent = text;
      Portal.anunciar(text);
    }

    /** Keep the clock on this device or, where it may not, in the address. */
    function keep() {
      if (keeps) { keeps = Portal.almacen.guardar(key, { reloj: state, reglas: rules, teclas: wantsKeys }); }
      if (!keeps) {
        Portal.estado.escribir(Object.assign({}, asked, { reloj: JSON.stringify(state) }));
        at("[data-decir]").textContent = "Este equipo no permite guardar. El reloj queda en la dirección de esta página, y las reglas no quedan.";
      }
    }

    /** Draw what there is now. What changed by itself is told; what somebody did, `told` says already. */
    function draw(told) {
      var moment = data.agenda[state.en], seen = clock.ver(state, now(), moment.por_respuesta || ANSWER);
      if (drawn !== state.en) { view.actividad(drawn = state.en); }
      view.tiempo(state, seen);
      var said = told || (before ? view.aviso(seen, before, moment) : ""), turn = seen.turno ? seen.turno.fase : "";
      if (said && !root.classList.contains("p-sigue-a-otra")) { Portal.anunciar(said); }
      if (before && at("[data-sonido]").checked && ((seen.fase !== before.fase && /minuto|tiempo/.test(seen.fase)) || (turn === "tiempo" && before.turno !== turn))) { Portal.ventana.tono(); }
      before = { fase: seen.fase, turno: turn };
    }

    function did(name) {
      var moment = data.agenda[state.en];
      if (name === "siguiente" || name === "anterior") { return state.fin !== null ? "Terminó el taller." : "Actividad " + (state.en + 1) + " de " + plan.length + ": " + moment.actividad; }
      if (name === "minuto") { return state.fin === null ? "Un minuto más." : ""; }
      if (name === "respuesta") { return state.marca === null ? "" : "Persona " + (state.respuestas[state.en] + 1) + "."; }
      return "";
    }

    function act(name) {
      if (state.fin !== null && name !== "anterior") { say("El taller terminó. Para volver a la última actividad, oprima «Volver a la última»."); return; }
      var event = name === "alternar" ? (state.desde === null ? "empezar" : "pausar") : name;
      change(clock.avanzar(state, event, now()), did, name);
    }

    function change(next, told, name) {
      state = next;
      if (before && name && name !== "alternar") { before.fase = clock.ver(state, now(), ANSWER).fase; }
      keep();
      var hold = document.activeElement;
      draw(told ? told(name) : "");
      if (caja.contains(hold) && !hold.getClientRects().length) { at(state.fin === null ? "[data-hacer=respuesta]" : "[data-hacer=anterior]").focus(); }
      Portal.ventana.despierta(state.desde !== null);
      leader.enviar();
    }

    function drawRules() { view.lista(at("[data-reglas]"), rules); }

    /** Have a panel in sight, or the clock. The clean window has the rules under its clock. */
    function open(name) {
      caja.dataset.vista = name;
      each("[data-panel]", function (panel) { panel.hidden = panel.dataset.panel !== (follows && name === "reloj" ? "reglas" : name); });
    }

    /** Show a panel or, if it is the one that shows, the clock again. The focus goes in, and back to where it was. */
    function show(name) {
      var next = caja.dataset.vista === name ? "reloj" : name, was = caja.dataset.vista;
      if (next === "lienzo" && at("[data-ver=lienzo]").hidden) { return; }
      if (was === "reloj") { opener = document.activeElement; }
      open(next);
      leader.enviar();
      each("[data-ver]", function (button) { button.querySelector("[data-nombre]").textContent = button.dataset.ver === next ? "Volver al reloj" : button.dataset.dice; });
      if (was === "lienzo" && filled) { filled = false; Portal.ventana.llenar(false); }
      if (next === "lienzo" && !Portal.ventana.llena()) { filled = true; Portal.ventana.llenar(true); }
      var goal = next === "reloj" ? opener && caja.contains(opener) ? opener : at("[data-hacer=alternar]") : at("#panel-" + next + "-titulo");
      goal.focus();
    }

    function edit(on) {
      at("[data-edicion]").hidden = !on;
      at("[data-cambiar]").hidden = on;
      if (on) { at("#reglas-texto").value = rules.join("\n"); } else { rules = rulesOf(at("#reglas-texto").value.split("\n")); drawRules(); change(state); }
      at(on ? "#reglas-texto" : "[data-cambiar]").focus();
    }

    function openClean() {
      var search = new URLSearchParams();
      ["ruta", "paso", "metodo"].forEach(function (name) { if (asked[name]) { search.set(name, asked[name]); } });
      search.set("limpia", "1");
      if (!leader.abrir(Portal.direccion("taller/?" + search))) { say("El navegador no dejó abrir la ventana. Permita las ventanas emergentes de esta página."); }
    }

    /** List what a meeting needs: in a room or, with `modo=linea` in the address, each at their own screen. */
    function meet(mode) {
      var online = mode === "linea";
      at("[name=modo][value='" + (online ? mode : "") + "']").checked = true;
      at("[data-linea]").hidden = !online;
      at("[data-materiales]").hidden = online;
      at("[data-con-lienzo]").hidden = !data.lienzos.length;
      each("[data-tablero]", function (row) { row.hidden = row.dataset.tablero !== asked.metodo; });
    }

    function restart() {
      if (window.confirm("El reloj vuelve a cero y no queda lo que llevaba. ¿Continuar?")) { change(clock.nuevo(plan), function () { return "El reloj está en cero."; }); }
    }

    function wire() {
      each("[data-hacer]", function (button) { button.addEventListener("click", function () { act(button.dataset.hacer); }); });
      each("[data-ver]", function (button) { button.addEventListener("click", function () { show(button.dataset.ver); }); });
      var clicks = { "[data-limpia]": openClean, "[data-reiniciar]": restart, "[data-tono]": Portal.ventana.tono };
      clicks["[data-pantalla]"] = function () { Portal.ventana.llenar(!Portal.ventana.llena()); };
      clicks["[data-cambiar]"] = function () { edit(true); };
      clicks["[data-listo]"] = function () { edit(false); };
      at("[data-colores-taller]").hidden = document.querySelector("[data-colores]").parentNode.hidden; // that one's script may be lost
      clicks["[data-colores-taller]"] = function () { document.querySelector("[data-colores]").click(); };
      Object.keys(clicks).forEach(function (selector) { at(selector).addEventListener("click", clicks[selector]); });
      function keysOr(wanted) {
        wantsKeys = at("[data-teclas]").checked = wanted;
        root.classList.toggle("p-sin-teclas", !wanted);
      }
      keysOr(wantsKeys);
      at("[data-teclas]").addEventListener("change", function (event) { keysOr(event.target.checked); keep(); });
      each("[name=modo]", function (choice) {
        choice.addEventListener("change", function () {
          asked.modo = choice.value;
          Portal.estado.escribir(Object.assign({}, Portal.estado.leer(), { modo: asked.modo }));
          meet(asked.modo);
        });
      });
      Portal.teclas(KEYS, function () { return wantsKeys && !root.classList.contains("p-sigue-a-otra"); }, act);
      Portal.teclas(follows ? { L: "lienzo" } : VIEWS, function () { return wantsKeys && !root.classList.contains("p-sigue-a-otra"); }, show);
      Portal.teclas({ F: "llenar" }, function () { return wantsKeys; }, clicks["[data-pantalla]"]);
      Portal.teclas({ Escape: "reloj" }, function () { return caja.dataset.vista !== "reloj" && !root.classList.contains("p-sigue-a-otra"); }, function () { show(caja.dataset.vista); });
      document.addEventListener("fullscreenchange", function () { // Escape on a full screen never gets here as a key
        if (filled && !Portal.ventana.llena() && caja.dataset.vista === "lienzo") { filled = false; show("lienzo"); }
      });
    }

    /** A clean window shows what its leader says; when nobody leads, it has its own three buttons. */
    function follow() {
      root.classList.add("p-limpia");
      open("reloj");
      Portal.ventana.invitada(clave, function (said) {
        var found = said && typeof said === "object" ? said : {};
        state = clock.valido(found.reloj, plan, now()) || state;
        rules = rulesOf(found.reglas) || rules;
        drawRules();
        draw();
        open(found.vista === "lienzo" && data.lienzos.length ? "lienzo" : "reloj");
      }, function (alone) { root.classList.toggle("p-sigue-a-otra", !alone); });
    }

    document.getElementById("inicio").textContent = data.nombre;
    document.title = "Taller: " + data.nombre;
    if (asked.metodo) { Portal.url("metodologias", asked.metodo, function (address) { at("[data-metodo]").href = address; }); } else { at("[data-metodo]").hidden = true; }
    caja.hidden = false;
    drawRules();
    if (follows) { follow(); }
    wire();
    meet(asked.modo);
    draw();
    root.classList.add("p-resuelta");
    setInterval(function () { draw(); }, TICK);
  }

  if (!asked.metodo && !asked.ruta) { root.classList.add("p-resuelta"); return; }
  root.classList.add("p-en-taller");
  lists.hidden = true;
  Portal.alPerder(function () { if (caja.hidden) { refuse(LOST); } });
  if (asked.ruta) { dataOf("ruta", asked.ruta, meetingOf); } else { dataOf("metodo", asked.metodo, function (data) { begin(data, asked.metodo); }); }
})();
