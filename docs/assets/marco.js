/* The page's frame: the choice of colours, the fold of the menu, the way to the search, and the copy of a page's text for a message. */
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
    button.parentNode.hidden = false;
    device.addEventListener("change", name);
    button.addEventListener("click", function () {
      var next = dark() ? LIGHT : DARK;
      root.setAttribute("data-md-color-scheme", next);
      Portal.almacen.guardar("colores", next);
      name();
    });
  }

  /* The colours that one chose: where one may ask before the first frame, the page's head said them already. */
  Portal.almacen.listo(function () {
    var chosen = Portal.almacen.leer("colores");
    if (chosen) { root.setAttribute("data-md-color-scheme", chosen); }
    if (button) { name(); }
  });

  /* How many things this device keeps in the folder, beside its link. */
  function count() {
    var kept = Portal.almacen.leer("carpeta"), many = kept && Array.isArray(kept.cosas) ? kept.cosas.length : 0;
    document.querySelectorAll("[data-cuenta-carpeta]").forEach(function (place) { place.textContent = many ? "(" + many + ")" : ""; });
  }
  Portal.almacen.listo(count);
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

  /* A search box is a plain form until somebody touches it: then all that a search needs is asked for at once, and again if it was lost. */
  document.querySelectorAll("[data-buscador]").forEach(function (form) {
    var input = form.querySelector("input"), attended = false;
    Object.entries({ role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list" }).forEach(function (pair) {
      input.setAttribute(pair[0], pair[1]);
    });
    function bring() {
      if (attended) { return; }
      Portal.parte("buscador", function (search) {
        if (!attended) { search.atender(form); }
        attended = true;
      });
      Portal.parte("motor", function () {});
      Portal.parte("indice", function (indice) { indice.preparar(function () {}); });
      Portal.parte("lengua", function () {});
      Portal.parte("resultados", function () {});
      Portal.datos("buscar/indice", function () {});
    }
    input.addEventListener("focus", bring);
    input.addEventListener("input", bring);
  });

  var SLASH = "atajo", bar = document.querySelector(".p-barra"), seek = bar && bar.querySelector("[data-buscador]");
  var opener = bar && bar.querySelector("[data-abrir-buscador]");

  function unfoldSearch(whether) {
    bar.classList.toggle("p-buscando", whether);
    opener.setAttribute("aria-expanded", String(whether));
    if (whether) { seek.querySelector("input").focus(); }
  }

  /** Go to the field one searches in on this page: the page's own, or the header's, unfolded where there is little room. */
  function goSearch() {
    var own = document.querySelector("article :is([data-buscador], [data-pagina-buscar]) [name=q]");
    if (own && own.offsetParent) { own.focus(); } else { unfoldSearch(true); }
  }

  if (seek && opener) {
    opener.addEventListener("click", function () { unfoldSearch(opener.getAttribute("aria-expanded") !== "true"); });
    seek.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && !event.defaultPrevented && opener.offsetParent) { unfoldSearch(false); opener.focus(); }
    });
    document.addEventListener("keydown", function (event) {
      var slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && Portal.almacen.leer(SLASH) !== "no";
      var control = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
      var writing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.target.isContentEditable;
      if (control || (slash && !writing)) { event.preventDefault(); goSearch(); }
    });
  }

  /* A key alone that does something must be one that can be turned off (WCAG 2.1.4). */
  document.querySelectorAll("[data-atajo]").forEach(function (mark) {
    function name() { mark.textContent = Portal.almacen.leer(SLASH) === "no" ? "Volver a usar la tecla / para buscar" : "No usar la tecla / para buscar"; }
    Portal.almacen.listo(function () {
      name();
      mark.parentNode.hidden = false;
    });
    mark.addEventListener("click", function () {
      Portal.almacen.guardar(SLASH, Portal.almacen.leer(SLASH) === "no" ? "si" : "no");
      name();
    });
  });
})();
