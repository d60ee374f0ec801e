/* What is chosen in an explorer's forms: read, put back, named, and with its counts. */
(function () {
  "use strict";

  var CARDS = "tarjetas", RELEVANCE = "relevancia";

  /** The choice that the forms of an explorer hold. */
  Portal.eleccion = function (caja) {
    var fields = caja.querySelector("[data-facetas]").elements, orders = caja.querySelector("[data-mandos]").elements;
    var boxes = Array.from(fields).filter(function (field) { return field.type === "checkbox"; });
    var views = Array.from(orders).filter(function (field) { return field.type === "radio"; });
    var usual = orders.orden.value;
    var order = ""; // the one that a person chose; "" leaves it to what is asked

    /** The boxes that are checked, of a facet or of all. */
    function marcadas(facet) { return boxes.filter(function (box) { return box.checked && (!facet || box.name === facet); }); }

    function palabras() { return fields.q.value.trim(); }

    function ver() { return views.find(function (radio) { return radio.checked; }).value; }

    /** What the address says of it: {key: text}, where "" is what a page has when one comes. */
    function leer() {
      var found = { q: palabras() };
      marcadas().forEach(function (box) { found[box.name] = (found[box.name] ? found[box.name] + "," : "") + box.value; });
      found.ver = ver() === CARDS ? "" : ver();
      found.orden = order;
      return found;
    }

    /** Put back what the address says; a value that isn't here is as if nobody had said it. */
    function poner(said) {
      fields.q.value = said.q || "";
      boxes.forEach(function (box) { box.checked = (said[box.name] || "").split(",").indexOf(box.value) >= 0; });
      mirar(said.ver);
      order = Array.from(orders.orden.options).some(function (option) { return option.value === said.orden; }) ? said.orden : "";
    }

    /** See the list in a way that there is; as cards if there isn't. */
    function mirar(way) {
      var known = views.some(function (radio) { return radio.value === way; });
      views.forEach(function (radio) { radio.checked = radio.value === (known ? way : CARDS); });
    }

    /** Take note of the order that a person chose. */
    function escogerOrden() { order = orders.orden.value === usual && !palabras() ? "" : orders.orden.value; }

    /** Show the order that holds and return it ("" for the usual one): the best first when words found something. */
    function ordenar(byWords) {
      orders.orden.querySelector("[value=" + RELEVANCE + "]").disabled = !byWords;
      orders.orden.value = order && (byWords || order !== RELEVANCE) ? order : byWords ? RELEVANCE : usual;
      return orders.orden.value === usual ? "" : orders.orden.value;
    }

    function quitar(some) { some.forEach(function (box) { box.checked = false; }); }

    function vaciar() {
      fields.q.value = "";
      quitar(boxes);
    }

    function olvidarPalabras() { fields.q.value = ""; }

    /** Leave one value alone in a facet. */
    function dejar(facet, value) {
      boxes.forEach(function (box) { if (box.name === facet) { box.checked = box.value === value; } });
    }

    /** For each facet of the columns, the positions of its values that are chosen. */
    function posiciones(tabla) {
      return tabla.facetas.map(function (facet) { return marcadas(facet.id).map(function (box) { return place(tabla, box).at; }); });
    }

    function place(tabla, box) {
      var facet = tabla.facetas.findIndex(function (one) { return one.id === box.name; });
      return { facet: facet, at: tabla.facetas[facet].valores.findIndex(function (value) { return value.id === box.value; }) };
    }

    /** Beside each value, how many it would give. One that gives nothing can't be chosen, but the focus is taken from nobody. */
    function contar(tabla, counts) {
      boxes.forEach(function (box) {
        var where = place(tabla, box), count = counts[where.facet][where.at];
        box.labels[0].lastElementChild.textContent = count;
        box.disabled = !count && !box.checked && box !== document.activeElement;
      });
    }

    /** What a value is called; with its facet when another facet has a value of that name. */
    function nombre(tabla, box) {
      var where = place(tabla, box), facet = tabla.facetas[where.facet], name = facet.valores[where.at].nombre;
      var alike = tabla.facetas.filter(function (other) { return other.valores.some(function (value) { return value.nombre === name; }); });
      return alike.length < 2 ? name : facet.nombre + (/\?$/.test(facet.nombre) ? " " : ": ") + name;
    }

    return {
      leer: leer, poner: poner, marcadas: marcadas, palabras: palabras, ver: ver, mirar: mirar, escogerOrden: escogerOrden, ordenar: ordenar,
      quitar: quitar, vaciar: vaciar, olvidarPalabras: olvidarPalabras, dejar: dejar, posiciones: posiciones, contar: contar, nombre: nombre
    };
  };
})();
