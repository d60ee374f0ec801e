/* Filters a list of cards that is already on the page. Without JavaScript the list is whole and the form isn't shown. */
(function () {
  "use strict";

  var form = document.querySelector("[data-filtro]");
  if (!form || !window.Portal) { return; }

  /** Which rows [id, pillar, level, folded text] agree with the wanted values: a set of ids. */
  function matching(rows, wanted) {
    var words = Portal.plegar(wanted.q || "").split(/\s+/).filter(Boolean);
    var found = Object.create(null);
    rows.forEach(function (row) {
      var agrees = (!wanted.pilar || row[1] === wanted.pilar) && (!wanted.nivel || row[2] === wanted.nivel) &&
        words.every(function (word) { return row[3].indexOf(word) >= 0; });
      if (agrees) { found[row[0]] = true; }
    });
    return found;
  }

  function values() {
    var found = {};
    ["q", "pilar", "nivel"].forEach(function (name) { if (form.elements[name]) { found[name] = form.elements[name].value.trim(); } });
    return found;
  }

  function show(rows, wanted, said) {
    var found = matching(rows, wanted);
    var count = Object.keys(found).length;
    document.querySelectorAll("li[data-id]").forEach(function (item) { item.hidden = !found[item.dataset.id]; });
    document.querySelectorAll(".p-grupo").forEach(function (group) {
      group.hidden = !group.querySelector("li[data-id]:not([hidden])");
    });
    var reset = form.querySelector("[type=reset]");
    if (reset) { reset.parentNode.hidden = !Object.keys(wanted).some(function (key) { return wanted[key]; }); }
    var text = count === 1 ? "1 " + form.dataset.uno : count + " " + form.dataset.varios;
    form.querySelector("[data-total]").textContent = count ? text : "Ninguna coincide. Pruebe con otra palabra o quite un filtro.";
    if (said) { Portal.anunciar(text); }
  }

  Portal.datos(form.dataset.filtro, function (rows) {
    var start = Portal.estado.leer();
    Object.keys(values()).forEach(function (key) { if (start[key]) { form.elements[key].value = start[key]; } });
    show(rows, values(), false);
    function changed() {
      Portal.estado.escribir(values());
      show(rows, values(), true);
    }
    form.addEventListener("input", changed);
    form.addEventListener("reset", function () { setTimeout(changed); });
    form.addEventListener("submit", function (event) { event.preventDefault(); });
  });
})();
