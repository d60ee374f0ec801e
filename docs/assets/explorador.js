/* The explorer of a list: what agrees with the choice stands in place of the page's own list, and the choice in the address. */
(function () {
  "use strict";

  var caja = window.Portal && Portal.caja("[data-explorador]");
  if (!caja) { return; }

  var PAGE = 60; // cards or rows shown at a time
  var CROSSED = ["pilar", "nivel"];
  var part = function (name) { return caja.querySelector("[data-" + name + "]"); };
  var facetas = part("facetas"), mandos = part("mandos"), titulo = part("cuenta"), escogido = part("escogido");
  var resultado = part("resultado"), propia = part("propia"), ver = part("ver-lista");
  var eleccion = Portal.eleccion(caja), columnas = Portal.columnas, vistas = Portal.vistas;
  var bandeja = Portal.bandeja(caja, function () { remember(true); });
  var tabla = null;    // the columns, once they are here
  var tarjetas = null; // id -> its card on the page
  var vista = null;    // what agrees: {filas, total, cuentas, sin}
  var limite = PAGE, enPapel = false, turno = 0, aviso = 0;

  function cuenta(total) { return total + " " + (total === 1 ? caja.dataset.uno : caja.dataset.varios); }

  /** Note in the address what is chosen, and what is put in the tray. */
  function remember(step) { Portal.estado.escribir(Object.assign(eleccion.leer(), bandeja.leer()), step); }

  /** Something was chosen: note it in the address (a discrete choice is a step back) and show it; then `done()`. */
  function changed(step, done) {
    limite = PAGE;
    remember(step);
    update(true, done);
  }

  /* What agrees. */

  function prepare(callback) {
    if (tabla) { callback(); return; }
    Portal.datos("explorar-" + caja.dataset.explorador, function (datos) {
      tabla = tabla || columnas.leer(datos);
      callback();
    });
  }

  function tarjeta(row) {
    if (!tarjetas) {
      tarjetas = new Map();
      propia.querySelectorAll("li[data-id]").forEach(function (card) { tarjetas.set(card.dataset.id, card); });
    }
    return tarjetas.get(tabla.ids[row]);
  }

  /** Give the rows that the words find, the best first, to `callback(rows)`; null without words. */
  function search(text, callback) {
    if (!text) { callback(null); return; }
    Portal.parte("motor", function (motor) {
      motor.buscar(text, { tipos: tabla.clases, escribiendo: true }, function (found) {
        callback(found.resultados.map(function (one) { return (tabla.filas[tabla.clases.indexOf(one.tipo)] || [])[one.fila]; })
          .filter(function (row) { return row !== undefined; }));
      });
    });
  }

  function update(said, done) {
    var mine = turno += 1;
    prepare(function () {
      if (mine !== turno) { return; } // something else was asked meanwhile
      search(eleccion.palabras(), function (found) {
        if (mine !== turno) { return; }
        filter(found);
        if (said) { tell(); }
        if (done) { done(); }
      });
    });
  }

  Portal.alPerder(function () {
    part("aviso").hidden = false;
    Portal.anunciar(part("aviso").textContent);
  });

  function filter(found) {
    part("aviso").hidden = true;
    var inside = found && new Uint8Array(tabla.total);
    (found || []).forEach(function (row) { inside[row] = 1; });
    var order = eleccion.ordenar(Boolean(found));
    vista = columnas.filtrar(tabla, eleccion.posiciones(tabla), inside);
    vista.filas = columnas.ordenar(tabla, vista.esta, order === "relevancia" ? found : tabla.ordenes[order]);
    vista.entera = !found && !eleccion.marcadas().length;
    vista.propia = vista.entera && !order && eleccion.ver() === "tarjetas";
    paint();
  }

  /** Say how many there are, once one stops typing or choosing. */
  function tell() {
    clearTimeout(aviso);
    aviso = setTimeout(function () { Portal.anunciar(titulo.textContent); }, 500);
  }

  /* What is shown. */

  function paint() {
    titulo.textContent = cuenta(vista.total) + (vista.entera ? "" : " de " + tabla.total);
    if (ver) { ver.textContent = "Ver " + cuenta(vista.total); }
    eleccion.contar(tabla, vista.cuentas);
    escogido.replaceChildren.apply(escogido, vistas.escogido(chips(), empty));
    escogido.hidden = !escogido.firstChild;
    paintList();
  }

  function paintList() {
    var left = enPapel || eleccion.ver() === "matriz" ? 0 : vista.filas.length - limite;
    part("orden").hidden = eleccion.ver() === "matriz";
    propia.hidden = !vista.propia;
    resultado.hidden = vista.propia;
    resultado.replaceChildren();
    if (!vista.propia) { resultado.append(view(enPapel ? vista.filas : vista.filas.slice(0, limite))); }
    if (!vista.propia && left > 0) { resultado.append(vistas.mas(left, more)); }
  }

  function view(rows) {
    if (!vista.total) { return vistas.nada(ways()); }
    if (eleccion.ver() === "tabla") { return vistas.tabla(rows, titulo.textContent, inSight(), columnas.nombres, tarjeta); }
    if (eleccion.ver() === "tarjetas") { return vistas.tarjetas(rows, tarjeta); }
    var at = CROSSED.map(position), counts = columnas.cruzar(tabla, vista.esta, at[0], at[1]);
    return vistas.matriz(titulo.textContent, tabla.facetas[at[0]], tabla.facetas[at[1]], counts, cross);
  }

  function position(id) { return tabla.facetas.findIndex(function (facet) { return facet.id === id; }); }

  function inSight() { return tabla.facetas.filter(function (facet) { return caja.querySelector("[data-a-la-vista=" + facet.id + "]"); }); }

  function more() {
    var before = limite;
    limite += PAGE;
    paintList();
    resultado.querySelectorAll("li[data-id], tbody tr")[before].querySelector("a").focus();
  }

  /* What takes a choice away. */

  function chips() {
    var found = eleccion.marcadas().map(function (box, at) {
      return { texto: eleccion.nombre(tabla, box), quitar: function () { eleccion.quitar([box]); changed(true, function () { focusChip(at); }); } };
    });
    var text = eleccion.palabras();
    return found.concat(!text ? [] : { texto: "«" + text + "»", quitar: function () { eleccion.olvidarPalabras(); changed(true, function () { focusChip(found.length); }); } });
  }

  /** After a chip goes, the focus is on the one that takes its place, or on the last one, or on the list's title. */
  function focusChip(at) {
    var left = escogido.querySelectorAll("[data-ficha]");
    (left[at] || left[left.length - 1] || titulo).focus();
  }

  /** The ways out of an empty list: without the choice of each facet, or without the words, and how many that gives. */
  function ways() {
    var found = tabla.facetas.map(function (facet, at) {
      var some = eleccion.marcadas(facet.id);
      var names = some.map(function (box) { return "«" + eleccion.nombre(tabla, box) + "»"; }).join(" ni ");
      return { texto: "Sin " + names, da: some.length ? vista.sin[at] : 0, hacer: function () { eleccion.quitar(some); } };
    });
    found.push({ texto: "Sin las palabras «" + eleccion.palabras() + "»", da: vista.sin[tabla.facetas.length], hacer: eleccion.olvidarPalabras });
    found.push({ texto: "Quitar todo", da: tabla.total, hacer: eleccion.vaciar });
    return found.filter(function (way) { return way.da; }).map(function (way) {
      return { texto: way.texto + ": " + cuenta(way.da), hacer: function () { way.hacer(); toTitle(); } };
    });
  }

  function toTitle() { changed(true, function () { titulo.focus(); }); }

  function empty() {
    eleccion.vaciar();
    toTitle();
  }

  /** A cell of the matrix: its pillar and its level, as cards. */
  function cross(one, other) {
    [one, other].forEach(function (at, n) { eleccion.dejar(CROSSED[n], tabla.facetas[position(CROSSED[n])].valores[at].id); });
    eleccion.mirar("tarjetas");
    toTitle();
  }

  /* Taking the list away. */

  function carry(format) {
    update(false, function () {
      Portal.parte("planilla", function (planilla) {
        var said = eleccion.marcadas().map(function (box) { return box.value; }).concat(eleccion.palabras());
        planilla[format]([caja.dataset.explorador].concat(said).join("-"), vista.filas.map(record));
      });
    });
  }

  /** What a file says of a row: the texts of its card, what it has in each facet, and the link to it. */
  function record(row) {
    var card = tarjeta(row), link = card.querySelector("a");
    return {
      id: tabla.ids[row], nombre: link.textContent, resumen: card.querySelector("p").firstChild.textContent.trim(),
      facetas: tabla.facetas.map(function (facet) { return { id: facet.id, nombre: facet.nombre, valores: columnas.nombres(facet, row) }; }),
      revisado: tabla.fecha(row), enlace: link
    };
  }

  /** What starts folded is open where something is chosen. */
  function unfold() {
    caja.querySelectorAll("[data-plegada]").forEach(function (fold) { fold.open = fold.open || Boolean(fold.querySelector(":checked")); });
  }

  /** On a phone the filters stand over the list: fold them and go to its title. */
  function toList() {
    ver.closest("details").open = false;
    titulo.focus({ preventScroll: true });
    titulo.scrollIntoView();
  }

  function onPaper(now) {
    enPapel = now;
    if (vista && !vista.propia) { paintList(); }
  }

  window.addEventListener("beforeprint", function () { onPaper(true); });
  window.addEventListener("afterprint", function () { onPaper(false); });
  facetas.addEventListener("input", function (event) { changed(event.target.type === "checkbox"); });
  mandos.addEventListener("input", function (event) {
    if (event.target.name === "orden") { eleccion.escogerOrden(); }
    changed(true);
  });
  [facetas, mandos].forEach(function (form) { form.addEventListener("submit", function (event) { event.preventDefault(); }); });
  mandos.querySelectorAll("[data-llevar]").forEach(function (button) { button.addEventListener("click", function () { carry(button.dataset.llevar); }); });
  if (ver) { ver.addEventListener("click", toList); }
  part("imprimir").addEventListener("click", function () { window.print(); });
  caja.addEventListener("focusin", function () { prepare(function () {}); }, { once: true });
  Portal.estado.alVolver(function (said) {
    var before = JSON.stringify(eleccion.leer());
    eleccion.poner(said);
    bandeja.poner(said);
    unfold();
    if (JSON.stringify(eleccion.leer()) === before) { return; } // a link to a part of the page
    limite = PAGE;
    update(true);
  });

  eleccion.poner(Portal.estado.leer());
  bandeja.poner(Portal.estado.leer());
  unfold();
  if (Object.keys(eleccion.leer()).some(function (key) { return eleccion.leer()[key]; })) { update(false); }
})();
