/* The page's frame: the choice of colours, the fold of the menu, and the copy of a page's text for a message. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var root = document.documentElement;
  var DARK = "slate", LIGHT = "default";
  var button = document.querySelector("[data-colores]");
  var device = window.matchMedia("(prefers-color-scheme: dark)");

  function dark() {
    var chosen = root.getAttribute("data-md-color-scheme");
    return chosen ? chosen === DARK : device.matches;
  }

  function name() { button.textContent = dark() ? "Usar colores claros" : "Usar colores oscuros"; }

  if (button) {
    name();
    button.parentNode.hidden = false;
    device.addEventListener("change", name);
    button.addEventListener("click", function () {
      var next = dark() ? LIGHT : DARK;
      root.setAttribute("data-md-color-scheme", next);
      Portal.almacen.guardar("colores", next);
      name();
    });
  }

  /* How many things this device keeps in the folder, beside its link. */
  function count() {
    var kept = Portal.almacen.leer("carpeta"), many = kept && Array.isArray(kept.cosas) ? kept.cosas.length : 0;
    document.querySelectorAll("[data-cuenta-carpeta]").forEach(function (place) { place.textContent = many ? "(" + many + ")" : ""; });
  }
  count();
  Portal.almacen.alCambiar("carpeta", count);

  /* Where there is room beside the text, the page's contents are unfolded. */
  if (window.matchMedia("(min-width: 64em)").matches) {
    document.querySelectorAll("[data-abierto-ancho]").forEach(function (fold) { fold.open = true; });
  }

  /* What an address or a link of the page leads to is unfolded: the folds around it, and the first one of the part that it heads. */
  function unfold() {
    var part = document.getElementById(location.hash.slice(1)), own = part && part.closest("[data-plegado]"), fold = own && own.querySelector("details");
    if (fold) { fold.open = true; }
    if (!part || !part.closest("details:not([open])")) { return; }
    for (fold = part.closest("details"); fold; fold = fold.parentNode.closest("details")) { fold.open = true; }
    part.scrollIntoView(); // older browsers leave it folded, and stay where they were
  }
  unfold();
  window.addEventListener("hashchange", unfold);

  /* The menu closes with Escape, and gives the focus back. */
  document.querySelectorAll(".p-menu").forEach(function (menu) {
    menu.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && menu.open) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    });
  });

  /* The text to share gets this page's address, which only the browser knows for sure; on a disk it has none. */
  document.querySelectorAll("[data-compartir]").forEach(function (box) {
    var here = location.protocol === "file:" ? "" : "\n" + location.href.replace(/[?#].*$/, "");
    var text = box.querySelector("pre").textContent.trim() + here;
    box.querySelector("pre").textContent = text;
    var copy = box.querySelector("[data-copiar]");
    copy.hidden = !navigator.clipboard;
    copy.addEventListener("click", function () {
      navigator.clipboard.writeText(text).then(
        function () { Portal.anunciar("Texto copiado."); copy.textContent = "Texto copiado"; },
        function () { Portal.anunciar("Este navegador no deja copiar. Seleccione el texto y cópielo."); }
      );
    });
  });
})();
