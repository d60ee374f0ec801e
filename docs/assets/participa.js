/* The text of an item: what the entity says in its slots, once for all items, and two ways to carry it. */
(function () {
  "use strict";

  var part = window.Portal && Portal.caja("[data-participa]");
  if (!part) { return; }
  var KEY = "participa", MOST = 500;
  var MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
  var form = part.querySelector("[data-datos]");
  var fragment = part.querySelector("[data-fragmento]");
  var left = part.querySelector("[data-faltan]");
  var notice = part.querySelector("[data-aviso]");
  var fields = [].slice.call(form.querySelectorAll("[data-llena]"));
  var slots = [].slice.call(fragment.querySelectorAll("[data-hueco]")).map(function (slot) { return { lugar: slot, dice: slot.textContent }; });

  function decir(text) {
    notice.textContent = text;
    Portal.anunciar(text);
  }

  /** 2026-11-26 as one says it; anything else, as it is. */
  function dia(said) {
    var found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(said);
    return found && MONTHS[found[2] - 1] ? Number(found[3]) + " de " + MONTHS[found[2] - 1] + " de " + found[1] : said;
  }

  /** What is written, by field: only what says something. */
  function leer() {
    var found = Object.create(null);
    fields.forEach(function (field) { if (field.value.trim()) { found[field.dataset.llena] = field.value.trim(); } });
    return found;
  }

  /** A field of this text only: its data stay in the page. */
  function propio(key) { return key.indexOf("propio-") === 0; }

  /** What this device is to keep: what all texts share, and what another item's text asked and this one doesn't. */
  function guardado() {
    var kept = Portal.almacen.leer(KEY), read = leer(), found = Object.create(null);
    var here = fields.map(function (field) { return field.dataset.llena; });
    Object.keys(kept && typeof kept === "object" ? kept : {}).forEach(function (key) {
      if (typeof kept[key] === "string" && here.indexOf(key) < 0) { found[key] = kept[key].slice(0, MOST); }
    });
    Object.keys(read).forEach(function (key) { if (!propio(key)) { found[key] = read[key]; } });
    return found;
  }

  /** How many slots of the text are still to fill in. */
  function faltan() { return fragment.querySelectorAll(".p-ranura:not(.p-dicha)").length; }

  function cuantos() {
    var left = faltan();
    if (!left) { return "Ya no quedan [corchetes] en el texto."; }
    return left === 1 ? "Queda 1 de los " + slots.length + " [corchetes] del texto." : "Quedan " + left + " de los " + slots.length + " [corchetes] del texto.";
  }

  /** Say in the text what the fields say; what they leave empty stays to fill in. */
  function mostrar() {
    var found = leer();
    slots.forEach(function (slot) {
      var said = found[slot.lugar.dataset.hueco];
      slot.lugar.textContent = said ? dia(said.replace(/\s+/g, " ")) : slot.dice;
      slot.lugar.classList.toggle("p-dicha", Boolean(said));
    });
    left.textContent = cuantos();
  }

  function cambio(event) {
    mostrar();
    if (propio(event.target.dataset.llena)) { return; }
    if (!Portal.almacen.guardar(KEY, guardado())) { notice.textContent = "Este equipo no permite guardar. Lo escrito sirve mientras esta página esté abierta."; }
  }

  /** The text as HTML to paste, as the kit has it. */
  function lleno() { return Portal.fragmento.html(fragment).trim() + "\n"; }

  function dicho(said) { return said + (faltan() ? " Aún falta cambiar lo que va entre [corchetes]. " + cuantos() : ""); }

  function copiar(text, said) {
    function fail() { decir("Este navegador no deja copiar. Seleccione el texto de abajo y cópielo."); }
    if (!navigator.clipboard) { fail(); return; }
    navigator.clipboard.writeText(text).then(function () { decir(dicho(said)); }, fail);
  }

  function descargar() {
    var name = "participa-" + part.dataset.participa + ".html";
    Portal.archivo.entregar(lleno(), name, "text/html;charset=utf-8");
    decir(dicho("Guardado en el archivo " + name + "."));
  }

  function borrar() {
    fields.forEach(function (field) { field.value = ""; });
    mostrar();
    Portal.almacen.borrar(KEY);
    decir("Borrado. En este equipo ya no queda nada.");
  }

  /** Put back what this device keeps. */
  function recordar() {
    var kept = Portal.almacen.leer(KEY);
    fields.forEach(function (field) {
      var said = kept && typeof kept === "object" && !propio(field.dataset.llena) && Object.prototype.hasOwnProperty.call(kept, field.dataset.llena) ? kept[field.dataset.llena] : "";
      if (typeof said === "string") { field.value = said.slice(0, MOST); }
    });
    mostrar();
    if (Object.keys(leer()).length) { notice.textContent = "Esto es lo que había en este equipo. Si no es suyo, bórrelo."; }
  }

  Portal.almacen.listo(recordar);
  form.addEventListener("input", cambio);
  form.addEventListener("change", function () { Portal.anunciar(cuantos()); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("[data-copiar-texto]").addEventListener("click", function () { copiar(Portal.fragmento.texto(fragment), "Texto copiado."); });
  form.querySelector("[data-copiar-html]").addEventListener("click", function () { copiar(lleno(), "HTML copiado. Péguelo en la vista de código de su sitio."); });
  form.querySelector("[data-descargar-html]").addEventListener("click", descargar);
  form.querySelector("[data-imprimir]").addEventListener("click", function () { Portal.archivo.imprimirSolo(fragment); });
  form.querySelector("[data-borrar]").addEventListener("click", borrar);
})();
