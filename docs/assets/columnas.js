/* Packed columns of an explorer and what is asked of them: which rows agree, and what each value would give. The page isn't touched here. */
(function () {
  "use strict";

  var BITS = 31; // values in a word: a mask with the 32nd bit would be a negative number

  /** Read a data set (portal/explorer.py, columns): a facet becomes a mask of bits for each row, in as many words as its values need. */
  function leer(datos) {
    var total = datos.ids.length;
    var rows = datos.clases.map(function () { return []; });
    datos.filas.forEach(function (at, row) { rows[datos.clase[row]][at] = row; });
    return {
      total: total, ids: datos.ids, clases: datos.clases, filas: rows,
      fecha: function (row) { return datos.fechas[datos.revisado[row]]; },
      ordenes: { nombre: Uint32Array.from(datos.por_nombre), revision: Uint32Array.from(datos.por_revision) },
      facetas: datos.facetas.map(function (said, at) { return facet(said, datos.columnas[at], total); })
    };
  }

  function facet(said, column, total) {
    var values = said[2].map(function (pair) { return { id: pair[0], nombre: pair[1] }; });
    var words = Math.max(1, Math.ceil(values.length / BITS));
    var bits = new Uint32Array(total * words);
    column.forEach(function (found, row) {
      if (typeof found === "number") { mark(bits, row * words, found); } else { found.forEach(function (at) { mark(bits, row * words, at); }); }
    });
    return { id: said[0], nombre: said[1], valores: values, palabras: words, bits: bits };
  }

  function mark(bits, start, at) { bits[start + Math.floor(at / BITS)] |= 1 << (at % BITS); }

  /** The mask of some positions of a facet's values; null for none, which asks for nothing. */
  function mask(facet, chosen) {
    if (!chosen || !chosen.length) { return null; }
    var bits = new Uint32Array(facet.palabras);
    chosen.forEach(function (at) { mark(bits, 0, at); });
    return bits;
  }

  function meets(facet, wanted, row) {
    var words = facet.palabras;
    for (var word = 0; word < words; word += 1) {
      if (facet.bits[row * words + word] & wanted[word]) { return true; }
    }
    return false;
  }

  function count(facet, row, counts) {
    var words = facet.palabras;
    for (var word = 0; word < words; word += 1) {
      for (var left = facet.bits[row * words + word]; left; left &= left - 1) {
        counts[word * BITS + 31 - Math.clz32(left & -left)] += 1;
      }
    }
  }

  /**
   * Filter in one pass. `eleccion[f]` are the chosen positions of facet f: a row needs one of them in each facet chosen. `dentro`, or
   * null, marks the rows that the words found. Returns {esta: 1 for each row that agrees, total, cuentas, sin}. `cuentas[f][v]` is what
   * value v gives with what is chosen in the *other* facets; `sin[f]`, how many more rows there would be without facet f's choice (the
   * last one: without the words). A row that fails once counts there, and one that fails twice counts nowhere.
   */
  function filtrar(tabla, eleccion, dentro) {
    var facets = tabla.facetas, words = facets.length;
    var wanted = facets.map(function (one, at) { return mask(one, eleccion[at]); });
    var asked = facets.map(function (_, at) { return at; }).filter(function (at) { return wanted[at]; });
    var counts = facets.map(function (one) { return new Uint32Array(one.valores.length); });
    var inside = new Uint8Array(tabla.total), without = new Uint32Array(words + 1), total = 0;
    for (var row = 0; row < tabla.total; row += 1) {
      var failed = dentro && !dentro[row] ? words : -1, twice = false;
      for (var i = 0; i < asked.length && !twice; i += 1) {
        if (!meets(facets[asked[i]], wanted[asked[i]], row)) {
          twice = failed >= 0;
          failed = asked[i];
        }
      }
      if (twice) { continue; }
      if (failed >= 0) {
        without[failed] += 1;
        if (failed < words) { count(facets[failed], row, counts[failed]); }
        continue;
      }
      inside[row] = 1;
      total += 1;
      for (var f = 0; f < words; f += 1) { count(facets[f], row, counts[f]); }
    }
    return { esta: inside, total: total, cuentas: counts, sin: without };
  }

  /** The rows that agree, in an order (a list of rows); in the usual one without it. */
  function ordenar(tabla, esta, orden) {
    var found = [];
    for (var n = 0; n < (orden ? orden.length : tabla.total); n += 1) {
      var row = orden ? orden[n] : n;
      if (esta[row]) { found.push(row); }
    }
    return found;
  }

  /** How many rows that agree have each value of a facet together with each of another: counts[one][other]. */
  function cruzar(tabla, esta, one, other) {
    var a = tabla.facetas[one], b = tabla.facetas[other];
    return a.valores.map(function (_, at) {
      var counts = new Uint32Array(b.valores.length), wanted = mask(a, [at]);
      for (var row = 0; row < tabla.total; row += 1) {
        if (esta[row] && meets(a, wanted, row)) { count(b, row, counts); }
      }
      return counts;
    });
  }

  /** The names of what a row has in a facet. */
  function nombres(facet, row) {
    return facet.valores.filter(function (_, at) { return meets(facet, mask(facet, [at]), row); }).map(function (value) { return value.nombre; });
  }

  Portal.columnas = { leer: leer, filtrar: filtrar, ordenar: ordenar, cruzar: cruzar, nombres: nombres };
})();
