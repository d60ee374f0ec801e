/* A route's plan on its page: dates in each step, what is cut, what is missing, and the sheet one prints. It decides nothing. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  var add = Portal.poner;

  function habiles(n) { return n + (n === 1 ? " día hábil" : " días hábiles"); }

  function pasos(n) { return n + (n === 1 ? " paso" : " pasos"); }

  /**
   * What draws on `form`. `steps` are its steps: {id, titulo, dias, pierde, item: its <li>, cuando: what it says without dates}.
   * Returns {dibujar(found), hoja(found, notes), plegar()}; `found` is null, or {plan, fechas: {id: [first, last]}, desde, acto, avisos, salidas}.
   */
  Portal.itinerario = function (form, steps) {
    var part = function (name) { return form.querySelector("[data-" + name + "]"); };
    var list = part("pasos"), first = [].slice.call(list.children), act = form.dataset.nombreActo, all = part("todos");

    function said(step, found) {
      var when = found && found.fechas[step.id];
      return when ? Portal.fechas.lapso(when[0], when[1], found.desde) : "";
    }

    function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

    function step(one, found, days) {
      var when = said(one, found), short = one.item.querySelector("[data-acortado]");
      one.item.hidden = Boolean(found) && !when;
      one.item.querySelector("[data-cuando]").textContent = when ? capital(when) + "." : one.cuando;
      short.hidden = !when || days === one.dias;
      short.textContent = short.hidden ? "" : "Se acorta: " + habiles(days) + " en vez de " + one.dias + ".";
    }

    /** The steps in the order of their dates; without dates, in the page's. */
    function order(found) {
      var items = first.slice();
      if (found) {
        items.sort(function (a, b) {
          var one = found.fechas[a.dataset.paso], other = found.fechas[b.dataset.paso];
          return one && other && one[0] !== other[0] ? (one[0] < other[0] ? -1 : 1) : first.indexOf(a) - first.indexOf(b);
        });
      }
      if (items.some(function (item, i) { return list.children[i] !== item; })) { items.forEach(function (item) { list.appendChild(item); }); }
    }

    /** Leave unfolded the first step that isn't done, and the one that the address names. */
    function plegar() {
      var next = [].slice.call(list.children).filter(function (item) { return !item.hidden && !item.querySelector("[data-hecho]").checked; })[0];
      steps.forEach(function (one) { one.item.querySelector("details").open = one.item === next || one.item.matches(":target"); });
      all.textContent = "Abrir todos los pasos";
    }

    all.addEventListener("click", function () {
      if (all.textContent !== "Abrir todos los pasos") { plegar(); return; }
      steps.forEach(function (one) { one.item.querySelector("details").open = true; });
      all.textContent = "Dejar solo el que sigue";
    });

    function dropped(ids) {
      var box = part("dejado"), rows = part("lista");
      box.hidden = !ids.length;
      rows.textContent = "";
      steps.filter(function (one) { return ids.indexOf(one.id) >= 0; }).forEach(function (one) {
        var row = add(rows, "div", "");
        add(add(row, "dt", ""), "s", one.titulo);
        add(row, "dd", one.pierde);
      });
    }

    function titles(ids) { return steps.filter(function (one) { return ids.indexOf(one.id) >= 0; }).map(function (one) { return "«" + one.titulo + "»"; }); }

    /** How much time is left over, which is what one loses first. */
    function spare(found) { return found.sobran ? " Le sobran " + habiles(found.sobran) + "." : " No sobra ningún día: no deje nada para después."; }

    /** The plan's answer in a sentence or two. */
    function verdict(found) {
      var cut = [], plan = found.plan, year = found.desde;
      if (plan.faltan) {
        return "Es tarde: " + (plan.faltan === 1 ? "falta " : "faltan ") + habiles(plan.faltan) + ", aun con lo mínimo.";
      }
      if (plan.acortados.length) { cut.push("acorta " + pasos(plan.acortados.length)); }
      if (plan.omitidos.length) { cut.push("deja de hacer " + pasos(plan.omitidos.length)); }
      return (cut.length ? "Alcanza justo, si " + cut.join(" y ") + "." : "Alcanza con todo." + spare(found)) + " El primer paso empieza el " + Portal.fechas.decir(found.primero, year) + ", y el último termina el " + Portal.fechas.decir(found.ultimo, year) + ".";
    }

    /** What the least asks for, of who comes too late. */
    function least(plan) {
      var asked = -Math.min.apply(null, plan.lapsos.map(function (one) { return one.desde; })), gone = titles(plan.omitidos);
      return "Lo mínimo pide " + habiles(asked) + " y " + (asked - plan.faltan === 1 ? "queda " : "quedan ") + (asked - plan.faltan) + "." + (gone.length ? " Y eso sin " + gone.join(", ") + "." : "");
    }

    function answer(found, notices) {
      var box = part("veredicto");
      box.textContent = "";
      if (found) {
        add(box, "p", capital(act) + ": " + Portal.fechas.decir(found.acto, found.desde) + ".");
        add(box, "p", verdict(found), "p-respuesta");
        box.classList.toggle("p-tarde", found.plan.faltan > 0);
        box.classList.toggle("p-justo", found.plan.acortados.length + found.plan.omitidos.length > 0);
        if (found.plan.faltan) { add(box, "p", least(found.plan), "p-menor"); }
      }
      notices.forEach(function (text) { add(box, "p", text, "p-menor"); });
      box.hidden = !box.children.length;
    }

    /** Buttons that take another date: `exits` are {fecha, dice}. */
    function exits(found) {
      var box = part("pasar"), some = found ? found.salidas : [];
      box.textContent = "";
      some.forEach(function (exit) {
        var button = add(box, "button", exit.dice + " el " + Portal.fechas.decir(exit.fecha, found.desde), "p-boton-suave");
        button.type = "button";
        button.dataset.nueva = exit.fecha;
      });
      box.hidden = !some.length;
    }

    function dibujar(found, notices) {
      var dated = found && !found.plan.faltan ? found : null, days = Object.create(null);
      if (dated) { found.plan.lapsos.forEach(function (one) { days[one.id] = one.dias; }); }
      steps.forEach(function (one) { step(one, dated, days[one.id]); });
      order(dated);
      dropped(dated ? dated.plan.omitidos : []);
      answer(found, notices);
      exits(found);
      return [].slice.call(part("veredicto").children).map(function (line) { return line.textContent; }).join(" ");
    }

    /** The plan as a clean list to print: a box to mark, the dates, who answers, and the note. `notes` is {id: {hecho, dependencia, nota}}. */
    function hoja(found, notes) {
      var sheet = part("hoja"), dated = found && !found.plan.faltan ? found : null, rows;
      sheet.textContent = "";
      add(sheet, "h2", form.dataset.nombre);
      add(add(sheet, "p", "Entidad: "), "span", "", "p-linea");
      if (found) { add(sheet, "p", capital(act) + ": " + Portal.fechas.decir(found.acto, "") + ". " + verdict(found)); }
      rows = add(sheet, "ol", "");
      [].slice.call(list.children).forEach(function (item) {
        var one = steps.filter(function (other) { return other.item === item; })[0], note = notes[one.id] || {}, row, answers;
        if (item.hidden) { return; }
        row = add(rows, "li", (note.hecho ? "☒ " : "☐ "));
        add(row, "strong", one.titulo);
        add(row, "p", dated ? capital(said(one, dated)) + "." : one.cuando);
        answers = add(row, "p", "Responsable: " + (note.dependencia || ""));
        if (!note.dependencia) { add(answers, "span", "", "p-linea"); }
        if (one.muestra) { add(row, "p", "Para mostrar: " + one.muestra); }
        if (note.nota) { add(row, "p", note.nota, "p-nota"); }
      });
      if (dated && dated.plan.omitidos.length) { add(sheet, "p", "Se deja de hacer: " + titles(dated.plan.omitidos).join(", ") + "."); }
      return sheet;
    }

    return { dibujar: dibujar, hoja: hoja, plegar: plegar };
  };
})();
