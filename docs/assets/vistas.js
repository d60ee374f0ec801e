/* What an explorer shows of the rows it found: cards cloned from the page's own, a table, a matrix, or what to do when there is nothing. */
(function () {
  "use strict";

  /** An element with its text or its children; `traits` are attributes. */
  function element(name, content, traits) {
    var made = document.createElement(name);
    [].concat(content).forEach(function (part) { made.append(part); });
    Object.keys(traits || {}).forEach(function (key) { made.setAttribute(key, traits[key]); });
    return made;
  }

  function hidden(text) { return element("span", text, { class: "p-oculto" }); }

  /** The list of cards of some rows; `tarjeta(row)` is the one on the page. */
  function tarjetas(rows, tarjeta) {
    var list = tarjeta(0).parentNode.cloneNode(false);
    rows.forEach(function (row) { list.append(tarjeta(row).cloneNode(true)); });
    return list;
  }

  /** A table that scrolls within its own frame: what each one is, its box for the tray if there is one, and its values in some facets. */
  function tabla(rows, title, facets, nombres, tarjeta) {
    var compared = tarjeta(0).querySelector(".p-compara") ? ["Comparar"] : [];
    var heads = ["Nombre"].concat(compared, facets.map(function (facet) { return facet.nombre; }));
    var body = rows.map(function (row) {
      var card = tarjeta(row), link = card.querySelector("a").cloneNode(true);
      var boxes = compared.map(function () { return element("td", card.querySelector(".p-compara").cloneNode(true)); });
      var cells = facets.map(function (facet) { return element("td", nombres(facet, row).join("; ")); });
      return element("tr", [element("th", link, { scope: "row" })].concat(boxes, cells));
    });
    return frame(title, element("table", [
      element("caption", title, { class: "p-oculto" }),
      element("thead", element("tr", heads.map(function (name) { return element("th", name, { scope: "col" }); }))),
      element("tbody", body)
    ]));
  }

  /** A table in a region that slides, with a shade where it is cut. */
  function frame(title, table) {
    var region = element("div", table, { class: "p-marco", role: "region", "aria-label": title, tabindex: "0" });
    var edge = element("div", region, { class: "p-desliza" });
    function mark() { edge.classList.toggle("p-sigue", region.scrollLeft + region.clientWidth < region.scrollWidth - 1); }
    region.addEventListener("scroll", mark);
    new ResizeObserver(mark).observe(region);
    return edge;
  }

  /** Counts of one facet by another: each cell that isn't zero is a button; `escoger(one, other)` when it is pressed. */
  function matriz(title, one, other, counts, escoger) {
    var body = one.valores.map(function (value, i) {
      var cells = other.valores.map(function (level, j) { return cell(counts[i][j], value, level, function () { escoger(i, j); }); });
      return element("tr", [element("th", value.nombre, { scope: "row" })].concat(cells), { class: "p-pilar-" + value.id });
    });
    var heads = other.valores.map(function (level) { return element("th", level.nombre, { scope: "col" }); });
    return frame(title, element("table", [
      element("caption", title, { class: "p-oculto" }),
      element("thead", element("tr", [element("td", hidden(one.nombre))].concat(heads))),
      element("tbody", body)
    ], { class: "p-cruce" }));
  }

  function cell(count, value, level, chosen) {
    if (!count) { return element("td", "0", { class: "p-vacia" }); }
    var button = element("button", [String(count), hidden(" de " + value.nombre + " para " + level.nombre.toLowerCase())], { type: "button" });
    button.addEventListener("click", chosen);
    return element("td", button);
  }

  /** What to do when nothing agrees: `salidas` are [{texto, hacer}], each with what it would give. */
  function nada(salidas) {
    var list = salidas.map(function (way) {
      var button = element("button", way.texto, { type: "button", class: "p-boton-suave" });
      button.addEventListener("click", way.hacer);
      return element("li", button);
    });
    return element("div", [element("p", "Nada coincide con todo lo que escogió. Pruebe a quitar algo:"), element("ul", list, { class: "p-salidas" })]);
  }

  /** The chips of what is chosen: `fichas` are [{texto, quitar}]; the last one takes all away. */
  function escogido(fichas, vaciar) {
    var list = fichas.map(function (chip) {
      var button = element("button", [hidden("Quitar "), chip.texto, element("span", "×", { "aria-hidden": "true" })], { type: "button", "data-ficha": "" });
      button.addEventListener("click", chip.quitar);
      return element("li", button);
    });
    var all = element("button", "Quitar todo", { type: "button", class: "p-boton-suave" });
    all.addEventListener("click", vaciar);
    return list.concat(fichas.length ? element("li", all) : []);
  }

  /** The button that shows more, with how many are left. */
  function mas(left, hacer) {
    var button = element("button", "Mostrar más (quedan " + left + ")", { type: "button", class: "p-boton-suave" });
    button.addEventListener("click", hacer);
    return element("p", button, { class: "p-mas" });
  }

  Portal.vistas = { tarjetas: tarjetas, tabla: tabla, matriz: matriz, nada: nada, escogido: escogido, mas: mas };
})();
