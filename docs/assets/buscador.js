/* A search box that somebody touched: what is found appears under it while one types (the combobox of the ARIA guide, with a list of links).
   marco.js brings this file then, with all that a search needs, and has given the field its role. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var SHOWN = 8, LOOKED = 40, ALIKE = 3, SHORTEST = 2, PAUSE = 700, SLOW = 400;
  var boxes = 0;

  function make(name, properties) { return Object.assign(document.createElement(name), properties); }

  function option(box, answer, number, row) {
    var link = make("a", { href: Portal.direccion(row[0]), id: box.list.id + "-" + number, tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    var name = make("strong"), summary = make("span");
    Portal.resultados.poner(name, row[1], answer);
    Portal.resultados.poner(summary, row[2], answer);
    link.append(name, " ", summary);
    return link;
  }

  function group(box, answer, name, numbers, rows, place) {
    var part = make("div"), title = make("p", { id: box.list.id + "-g" + place, textContent: name });
    part.setAttribute("role", "group");
    part.setAttribute("aria-labelledby", title.id);
    title.setAttribute("role", "presentation");
    part.append(title);
    numbers.forEach(function (number) { part.append(option(box, answer, number, rows.get(number))); });
    return part;
  }

  /** The last choice: the page that lists everything found. */
  function whole(box, answer) {
    var link = make("a", { href: box.form.action + "?q=" + encodeURIComponent(box.input.value.trim()), id: box.list.id + "-todo", tabIndex: -1 });
    link.setAttribute("role", "option");
    link.setAttribute("aria-selected", "false");
    link.append(make("strong", { textContent: answer.total === 1 ? "Ver el resultado" : "Ver los " + answer.total + " resultados" }));
    return link;
  }

  function open(box, whether) {
    box.panel.hidden = !whether;
    box.input.setAttribute("aria-expanded", String(whether && !box.list.hidden));
    if (!whether) { choose(box, null); }
  }

  function choose(box, link) {
    box.list.querySelectorAll("[aria-selected=true]").forEach(function (old) { old.setAttribute("aria-selected", "false"); });
    if (link) {
      link.setAttribute("aria-selected", "true");
      link.scrollIntoView({ block: "nearest" });
      box.input.setAttribute("aria-activedescendant", link.id);
    } else {
      box.input.removeAttribute("aria-activedescendant");
    }
  }

  /** The first choices: the best, but of each kind no more than a few, so that there is one of many kinds. */
  function first(answer) {
    var seen = new Map();
    return answer.numeros.slice(0, LOOKED).filter(function (number) {
      var kind = Portal.motor.grupo(answer.grupos, number), many = (seen.get(kind) || 0) + 1;
      seen.set(kind, many);
      return many <= ALIKE;
    }).slice(0, SHOWN);
  }

  function show(box, answer, numbers, rows) {
    var before = box.input.getAttribute("aria-activedescendant"); // an answer may come after somebody chose in the one before
    clearTimeout(box.waiting);
    box.list.replaceChildren.apply(box.list, Portal.resultados.porGrupo(answer, numbers).map(function (one, place) {
      return group(box, answer, one[0], one[1], rows, place);
    }).concat(answer.total ? [whole(box, answer)] : []));
    choose(box, before && document.getElementById(before));
    box.list.hidden = !numbers.length;
    var said = answer.total ? Portal.resultados.cuantos(answer.total) + "." : "Nada coincide. Pruebe con otra palabra.";
    var notes = Portal.resultados.notas(answer);
    box.note.textContent = (answer.total ? notes : [said].concat(notes)).join(" "); // the last choice says how many there are
    box.note.hidden = !box.note.textContent;
    open(box, true);
    clearTimeout(box.saying);
    box.saying = setTimeout(function () { Portal.anunciar([said].concat(notes).join(" ")); }, PAUSE); // once the person stops typing
  }

  /** On a slow line something has to be said while the index comes, or when it doesn't. */
  function wait(box, sentence) {
    if (document.activeElement !== box.input || !(box.panel.hidden || box.list.hidden)) { return; }
    box.list.hidden = true;
    box.note.textContent = sentence;
    box.note.hidden = false;
    open(box, true);
  }

  function search(box) {
    var text = box.input.value.trim(), mine = box.turn += 1;
    choose(box, null); // the next list may not have it, or have it elsewhere
    clearTimeout(box.saying);
    clearTimeout(box.waiting);
    Portal.anunciar("");
    if (text.length < SHORTEST) {
      box.list.replaceChildren(); // else an arrow would bring back what answered other words
      open(box, false);
      return;
    }
    box.waiting = setTimeout(function () { wait(box, "Buscando…"); }, SLOW);
    Portal.parte("motor", function (motor) {
      Portal.parte("resultados", function () {
        motor.buscar(box.input.value, { escribiendo: true }, function (answer) {
          var numbers = first(answer);
          motor.textos("t", numbers, function (rows) {
            if (mine === box.turn && document.activeElement === box.input) { show(box, answer, numbers, rows); }
          });
        });
      });
    });
  }

  function keys(box, event) {
    var links = Array.from(box.list.querySelectorAll("[role=option]")), at = links.findIndex(function (link) { return link.getAttribute("aria-selected") === "true"; });
    if (event.key === "Escape" && !box.panel.hidden) {
      open(box, false);
    } else if (event.key === "Enter" && at >= 0 && !box.panel.hidden) {
      links[at].click();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && links.length) {
      if (box.panel.hidden) { open(box, true); }
      var next = at + (event.key === "ArrowDown" ? 1 : -1);
      choose(box, at < 0 ? links[event.key === "ArrowDown" ? 0 : links.length - 1] : links[next] || null);
    } else { return; }
    event.preventDefault();
  }

  /** Make a form with a field a search box, and search what it already says. */
  function attach(form) {
    var box = { form: form, input: form.querySelector("input"), turn: 0, panel: make("div", { className: "p-hallazgos", hidden: true }) };
    boxes += 1;
    box.list = make("div", { id: "hallazgos-" + boxes });
    box.list.setAttribute("role", "listbox");
    box.list.setAttribute("aria-label", "Resultados");
    box.note = make("p", { className: "p-hallazgos-nota" });
    box.panel.append(box.note, box.list);
    box.input.after(box.panel);
    box.panel.parentNode.classList.add("p-con-hallazgos");
    box.input.setAttribute("aria-controls", box.list.id);
    Portal.alPerder(function (sentence) {
      clearTimeout(box.waiting);
      wait(box, sentence);
    });
    box.input.addEventListener("input", function () { search(box); });
    box.input.addEventListener("keydown", function (event) { keys(box, event); });
    box.panel.addEventListener("mousedown", function (event) { event.preventDefault(); }); // the field keeps the focus, and a click its link
    box.input.addEventListener("blur", function () { open(box, false); });
    if (box.input.value) { search(box); }
  }

  Portal.buscador = { atender: attach };
})();
