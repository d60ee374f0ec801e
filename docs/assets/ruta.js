/* A route with dates. What one chooses stands in the address, ?fecha=…&desde=…, so that a plan can be sent; the rest, in a file. */
(function () {
  "use strict";

  var form = window.Portal && Portal.caja("[data-ruta]");
  if (!form) { return; }
  var LONGEST_CLOSED = 366, NAMES = ["fecha", "desde", "cerrado", "hasta"], TEXTS = ["dependencia", "nota"];
  var BY = { fecha: "la fecha", desde: "el día en que empieza", cerrado: "el primer día cerrado", hasta: "el último día cerrado" };
  var part = function (name) { return form.querySelector("[data-" + name + "]"); };
  var act = form.dataset.acto, shown = null, known = null, problems = [];

  var steps = [].slice.call(form.querySelectorAll("[data-paso]")).map(function (item) {
    var lost = item.querySelector("[data-pierde]"), data = item.dataset;
    return {
      muestra: [].slice.call(item.querySelectorAll("[data-muestra] li")).map(function (line) { return line.textContent; }).join("; "),
      id: data.paso, dias: Number(data.dias), minimo: Number(data.minimo), omitir: Number(data.omitir), lugar: Number(data.lugar),
      despues_de: data.despues ? data.despues.split(" ") : [],
      titulo: item.querySelector("[data-titulo]").textContent, pierde: lost ? lost.textContent : "",
      item: item, cuando: item.querySelector("[data-cuando]").textContent
    };
  }).sort(function (a, b) { return a.lugar - b.lugar; });
  var drawing = Portal.itinerario(form, steps);

  function today() {
    var now = new Date();
    return [now.getFullYear(), ("0" + (now.getMonth() + 1)).slice(-2), ("0" + now.getDate()).slice(-2)].join("-");
  }

  /** The dates chosen, {fecha, desde, cerrado, hasta}: only those that are dates. */
  function chosen() {
    var found = {};
    NAMES.forEach(function (name) {
      var value = part(name).value;
      if (Portal.fechas.esFecha(value)) { found[name] = value; }
    });
    return found;
  }

  /** What to say of the dates that are none, or of another century. */
  function misread(found) {
    return NAMES.filter(function (name) { return found[name] && !Portal.fechas.esFecha(found[name]); })
      .map(function (name) { return "No se entendió " + BY[name] + ": escoja otra fecha."; });
  }

  /** Put dates in their places; what to say of those that are none goes to `problems`. */
  function choose(found) {
    problems = misread(found);
    NAMES.forEach(function (name) { part(name).value = Portal.fechas.esFecha(found[name]) ? found[name] : ""; });
    if (!part("desde").value) { part("desde").value = today(); }
    part("cierre").open = part("cierre").open || Boolean(part("cerrado").value || part("hasta").value);
  }

  /** The days that aren't worked, [first, last] or null, and what to say when they make no sense. */
  function closed(dates) {
    if (!dates.cerrado || !dates.hasta) { return [null, dates.cerrado || dates.hasta ? "Falta uno de los dos días del cierre: todavía no se cuenta." : ""]; }
    var days = Portal.fechas.entre(dates.cerrado, dates.hasta);
    if (days < 0) { return [null, "El cierre termina antes de empezar: no se cuenta."]; }
    return days > LONGEST_CLOSED ? [null, "El cierre pasa de un año: no se cuenta."] : [[dates.cerrado, dates.hasta], ""];
  }

  /** The plan for some dates: what itinerario.js draws. */
  function planned(dates, calendar) {
    var days = calendar.cuantos(dates.desde, dates.fecha), plan = Portal.plan(steps, act, days), when = {}, exits = [];
    plan.lapsos.forEach(function (one) { when[one.id] = [calendar.habiles(dates.fecha, one.desde), calendar.habiles(dates.fecha, one.hasta)]; });
    var every = Object.keys(when).map(function (id) { return when[id]; });
    var whole = calendar.primero(dates.desde, needed(null)), least = calendar.primero(dates.desde, days + plan.faltan);
    if (plan.faltan && least !== whole) { exits.push({ fecha: least, dice: "Con lo mínimo," }); }
    if (plan.faltan || plan.acortados.length || plan.omitidos.length) { exits.push({ fecha: whole, dice: "Con todo," }); }
    return {
      plan: plan, fechas: when, desde: dates.desde, acto: dates.fecha, salidas: exits, sobran: Math.max(0, days - needed(days)),
      primero: every.map(function (pair) { return pair[0]; }).sort()[0],
      ultimo: every.map(function (pair) { return pair[1]; }).sort().pop()
    };
  }

  /** Working days that the plan asks before the act, when it has `limit` of them. */
  function needed(limit) {
    return Portal.plan(steps, act, limit).lapsos.reduce(function (most, one) { return Math.max(most, -one.desde); }, 0);
  }

  function notices(dates, found, calendar, shut) {
    var texts = [], holiday = calendar.festivo(dates.fecha), years = [dates.desde, dates.fecha, found.primero, found.ultimo].map(function (date) { return Number(date.slice(0, 4)); });
    if (dates.fecha < dates.desde) { texts.push("Esa fecha es anterior al día en que empieza a trabajar."); }
    if (holiday) { texts.push("Ese día es festivo: " + holiday + "."); }
    if (shut && shut[0] <= dates.fecha && dates.fecha <= shut[1]) { texts.push("Ese día cae en el cierre."); }
    if (Math.min.apply(null, years) < known.desde || Math.max.apply(null, years) > known.hasta) {
      texts.push("Aquí se conocen los festivos de " + known.desde + " a " + known.hasta + ". En los demás años, revíselos usted.");
    }
    return texts;
  }

  /** Plan again with what is chosen; return what the page says of it. */
  function replan() {
    var dates = chosen(), close = closed(dates), texts = problems.concat(close[1] || []), calendar;
    shown = null;
    if (dates.fecha && dates.desde && !known) {
      Portal.datos("festivos", function (found) {
        known = found;
        Portal.anunciar(replan());
      });
    } else if (dates.fecha && dates.desde) {
      calendar = Portal.calendario(known, close[0]);
      shown = planned(dates, calendar);
      texts = texts.concat(notices(dates, shown, calendar, close[0]));
    }
    return drawing.dibujar(shown, texts);
  }

  function written() {
    var found = {};
    steps.forEach(function (step) {
      var one = {};
      if (step.item.querySelector("[data-hecho]").checked) { one.hecho = true; }
      TEXTS.forEach(function (name) {
        var text = step.item.querySelector("[data-" + name + "]").value.trim();
        if (text) { one[name] = text; }
      });
      if (Object.keys(one).length) { found[step.id] = one; }
    });
    return found;
  }

  /** Show what a file says of each step; return the names of the steps that aren't here. */
  function write(found) {
    steps.forEach(function (step) {
      var one = Object.prototype.hasOwnProperty.call(found, step.id) ? found[step.id] : {};
      step.item.querySelector("[data-hecho]").checked = one.hecho === true;
      TEXTS.forEach(function (name) {
        var field = step.item.querySelector("[data-" + name + "]");
        field.value = (Object.prototype.hasOwnProperty.call(one, name) ? one[name] : "").slice(0, field.maxLength);
        if (field.value) { field.closest("details").open = true; }
      });
    });
    count();
    return Object.keys(found).filter(function (id) { return !steps.some(function (step) { return step.id === id; }); });
  }

  function count() {
    var done = form.querySelectorAll("[data-hecho]:checked").length;
    steps.forEach(function (step) { step.item.classList.toggle("p-hecho", step.item.querySelector("[data-hecho]").checked); });
    part("avance").textContent = done ? "Van " + done + " de " + steps.length + " pasos." : "";
  }

  /** Why data aren't a plan of this route, or "". */
  function problem(found, name) {
    var plain = function (value) { return Boolean(value) && typeof value === "object" && !Array.isArray(value); };
    var text = function (value) { return value === undefined || typeof value === "string"; };
    if (typeof found.ruta === "string" && found.ruta !== form.dataset.ruta && plain(found.pasos)) { return name + " es de otro paso a paso. Ábralo en su página."; }
    var whole = found.ruta === form.dataset.ruta && plain(found.pasos) && NAMES.every(function (date) { return text(found[date]); });
    whole = whole && Object.keys(found.pasos).every(function (id) {
      var one = found.pasos[id];
      return plain(one) && TEXTS.every(function (key) { return text(one[key]); });
    });
    return whole ? "" : name + " no es un plan de este portal. Escoja el que guardó con «Guardar archivo».";
  }

  function put(found) {
    var lost = write(found.pasos || {});
    choose(found);
    share();
    replan();
    drawing.plegar();
    return problems.concat(lost.length ? "Estos pasos no tienen sitio aquí y siguen en su archivo: " + lost.join(", ").slice(0, 200) + "." : []).join(" ");
  }

  /** The dates in the address: nothing till there is a date. */
  function share() {
    var dates = chosen();
    Portal.estado.escribir(dates.fecha ? dates : {});
  }

  function agenda() {
    var notes = written();
    return Portal.ics({
      nombre: form.dataset.nombre, siglas: form.dataset.siglas, sello: shown.desde,
      eventos: steps.filter(function (step) { return shown.fechas[step.id]; }).map(function (step) {
        var note = notes[step.id] || {}, texts = [step.item.querySelector("[data-texto]").textContent];
        if (note.dependencia) { texts.push("Responsable: " + note.dependencia); }
        return {
          uid: step.id + "." + form.dataset.ruta + "@" + form.dataset.siglas.toLowerCase(),
          desde: shown.fechas[step.id][0], hasta: shown.fechas[step.id][1], titulo: step.titulo, texto: texts.concat(note.nota || []).join("\n")
        };
      })
    });
  }

  /** Show the dates that an address asks for. */
  function fromAddress(state) {
    if (NAMES.some(function (name) { return state[name]; })) { choose(state); }
    replan();
  }

  var asked = Portal.estado.leer(); // before what this device keeps is put back, which writes the address
  choose({});
  var memory = Portal.memoria(form, {
    clave: "ruta." + form.dataset.ruta,
    leer: function () { return Object.assign({ ruta: form.dataset.ruta }, chosen(), { pasos: written() }); },
    vacio: function () { return !chosen().fecha && !Object.keys(written()).length; },
    poner: put,
    problema: problem,
    nombre: function () { return form.dataset.ruta + " " + (chosen().fecha || "plan"); },
    consejo: "Ábralo aquí otro día, o páselo a quien sigue con el plan."
  });

  function changed() {
    problems = [];
    share();
    Portal.anunciar(replan());
    memory.cambio();
  }

  form.addEventListener("change", function (event) {
    if (NAMES.some(function (name) { return event.target === part(name); })) { changed(); }
    if ("hecho" in event.target.dataset) {
      count();
      memory.cambio();
      Portal.anunciar(part("avance").textContent || "Ningún paso está hecho.");
    }
  });
  form.addEventListener("focusout", function (event) { // not before: who types 2026 goes by the year 2
    if (!NAMES.some(function (name) { return event.target === part(name); })) { return; }
    var typed = {};
    NAMES.forEach(function (name) { typed[name] = part(name).value; });
    if (!misread(typed).length) { return; }
    problems = misread(typed);
    Portal.anunciar(replan());
  });
  form.addEventListener("input", function (event) { if (TEXTS.some(function (name) { return name in event.target.dataset; })) { memory.cambio(); } });
  part("pasar").addEventListener("click", function (event) {
    if (!event.target.dataset.nueva) { return; }
    part("fecha").value = event.target.dataset.nueva;
    part("fecha").focus(); // the button that had it is gone
    changed();
  });
  part("imprimir").addEventListener("click", function () { Portal.archivo.imprimirSolo(drawing.hoja(shown, written())); });
  part("agenda").addEventListener("click", function () {
    if (!shown || shown.plan.faltan) { memory.decir("Para la agenda hace falta una fecha en que alcance. Póngala arriba."); return; }
    var name = Portal.archivo.nombre(form.dataset.ruta, ".ics");
    Portal.archivo.entregar(agenda(), name, "text/calendar");
    memory.decir("Descargado " + name + ". Ábralo con su agenda: trae un evento por paso.");
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  Portal.alPerder(function (sentence) { drawing.dibujar(null, [sentence]); });
  Portal.estado.alVolver(fromAddress);
  Portal.almacen.listo(function () { fromAddress(asked); });
})();
