/* The page of the search: what is found for the words of the address, by kind. Without words, or without a script, everything is listed. */
(function () {
  "use strict";

  var form = window.Portal && Portal.caja("[data-pagina-buscar]");
  if (!form) { return; }

  var FIRST = 3, FEW = 5, MORE = 20, OFFERED = 5, READ = 10, PAUSE = 700;
  var field = form.elements.q, place = document.querySelector("[data-hallados]"), all = document.querySelector("[data-todo]");
  var count = form.querySelector("[data-total]"), notes = form.querySelector("[data-notas]"), everything = count.textContent;
  var turn = 0, saying = 0, settled = true, title = document.title;

  function make(name, properties) { return Object.assign(document.createElement(name), properties); }

  function link(path, text) { return make("a", { href: Portal.direccion(path), textContent: text }); }

  function row(answer, number, texts, kind) {
    var item = make("li"), name = make("a", { href: Portal.direccion(texts[0]) }), summary = make("p");
    var marked = Portal.resultados.poner(name, texts[1], answer);
    marked = Portal.resultados.poner(summary, texts[2], answer) || marked;
    item.append(name, summary);
    if (kind) { item.append(make("p", { className: "p-menor", textContent: Portal.motor.grupo(answer.grupos, number)[1] })); }
    if (!marked && answer.numeros.indexOf(number) < READ) {
      Portal.motor.textos("c", [number], function (bodies) { // the words are further down the page: show where
        var some = Portal.resultados.trozo(bodies.get(number)[0], answer);
        if (some) { Portal.resultados.poner(item.appendChild(make("p", { className: "p-menor" })), some, answer); }
      });
    }
    return item;
  }

  function fill(list, answer, numbers, kind) {
    Portal.motor.textos("t", numbers, function (rows) {
      numbers.forEach(function (number) { list.append(row(answer, number, rows.get(number), kind)); });
    });
  }

  /** The first ones of all kinds, each with its kind. */
  function best(answer, numbers) {
    var part = make("section", { className: "p-grupo" }), list = make("ul", { className: "p-tarjetas" });
    part.append(make("h2", { textContent: "Lo más parecido a lo que busca", id: "hallados-primero" }), list);
    fill(list, answer, numbers, true);
    return part;
  }

  /** Links to the parts of a long answer. */
  function contents(groups) {
    var part = make("nav", { className: "p-indice" }), list = part.appendChild(make("ul"));
    part.setAttribute("aria-label", "Clases de resultados");
    groups.forEach(function (group, order) {
      list.appendChild(make("li")).append(make("a", { href: "#hallados-" + order, textContent: group[0] + " (" + group[1].length + ")" }));
    });
    return part;
  }

  function section(answer, name, numbers, order) {
    var part = make("section", { className: "p-grupo" }), title = make("h2", { textContent: name, id: "hallados-" + order });
    var list = make("ul", { className: "p-tarjetas" }), shown = FEW;
    part.append(title, list);
    fill(list, answer, numbers.slice(0, shown));
    if (numbers.length > shown) {
      var more = make("button", { type: "button", className: "p-mas" });
      var name_ = function () { more.textContent = "Ver más resultados de " + name + " (" + (numbers.length - shown) + ")"; };
      name_();
      more.addEventListener("click", function () {
        var next = numbers.slice(shown, shown + MORE);
        Portal.motor.textos("t", next, function (rows) {
          if (next[0] !== numbers[shown]) { return; } // pressed twice: they are here already
          var first = list.children.length;
          next.forEach(function (number) { list.append(row(answer, number, rows.get(number))); });
          shown += MORE;
          list.children[first].querySelector("a").focus();
          if (shown >= numbers.length) { more.remove(); } else { name_(); }
        });
      });
      part.append(more);
    }
    return part;
  }

  /** How alike two texts are, from 0 to 1, by the threes of letters they share. */
  function likeness(a, b) {
    function threes(text) { return new Set(Array.from({ length: Math.max(0, text.length - 2) }, function (_, i) { return text.slice(i, i + 3); })); }
    var one = threes(Portal.plegar(a)), other = threes(Portal.plegar(b)), same = 0;
    one.forEach(function (three) { same += other.has(three) ? 1 : 0; });
    return one.size && other.size ? 2 * same / (one.size + other.size) : 0;
  }

  function nothing(text) {
    var part = make("section", { className: "p-nada" });
    part.append(make("p", { textContent: "Pruebe con menos palabras, o con otras. También puede mirar una de estas listas:" }));
    Portal.url("aportar", "", function (address) {
      part.appendChild(make("p")).append("¿Falta algo que debería estar? ", make("a", { href: address, textContent: "Cuéntenos qué" }), ".");
    });
    var list = part.appendChild(make("ul", { className: "p-enlaces" }));
    Portal.datos("buscar/facetas", function (facets) {
      facets.map(function (facet, i) { return [likeness(text, facet[0].replace(/^.*: /, "")), i]; })
        .sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; }).slice(0, OFFERED)
        .forEach(function (one) { list.appendChild(make("li")).append(link(facets[one[1]][1], facets[one[1]][0])); });
    });
    return part;
  }

  function found(answer) {
    var groups = Portal.resultados.porGrupo(answer, answer.numeros.slice(FIRST));
    return [best(answer, answer.numeros.slice(0, FIRST))].concat(groups.length > 1 ? [contents(groups)] : [],
      groups.map(function (one, i) { return section(answer, one[0], one[1], i); }));
  }

  function said(answer) {
    return answer.total ? Portal.resultados.cuantos(answer.total) + "." : "No encontramos «" + answer.texto + "».";
  }

  function show(answer) {
    count.textContent = said(answer);
    place.replaceChildren.apply(place, answer.total ? found(answer) : [nothing(answer.texto)]);
    place.hidden = false;
    document.title = answer.texto + ": " + count.textContent.replace(/\.$/, "") + " · " + title;
    notes.replaceChildren.apply(notes, Portal.resultados.notas(answer).map(function (note) { return make("li", { textContent: note }); }));
    notes.hidden = !notes.children.length;
    saying = setTimeout(function () { Portal.anunciar(count.textContent + " " + notes.textContent); }, PAUSE); // once the person stops typing
  }

  function search(writing) {
    var text = field.value.trim(), mine = turn += 1;
    clearTimeout(saying);
    if (!text) {
      place.hidden = true;
      all.hidden = false;
      notes.hidden = true;
      count.textContent = everything;
      document.title = title;
      return;
    }
    if (!all.hidden) { count.textContent = "Buscando…"; } // the list of everything isn't the answer
    all.hidden = true;
    Portal.parte("motor", function (motor) {
      Portal.parte("resultados", function () {
        motor.buscar(text, { escribiendo: writing }, function (answer) {
          answer.texto = text;
          if (mine === turn) { show(answer); }
        });
      });
    });
  }

  function restore(state) {
    field.value = state.q || "";
    settled = true;
    search(false);
  }

  field.addEventListener("input", function () {
    Portal.estado.escribir({ q: field.value.trim() }, settled); // the first key after a search is a step one can go back from
    settled = false;
    search(true);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    settled = true;
    search(false);
  });
  Portal.alPerder(function (sentence) {
    count.textContent = sentence;
    Portal.anunciar(sentence);
  });
  Portal.estado.alVolver(restore);
  restore(Portal.estado.leer());
})();
