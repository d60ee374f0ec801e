/* From what a person typed to what the portal has: the one way in to the search, for the box, the page and the explorer. */
(function () {
  "use strict";

  var FINE = 1e6; // what is nearer than a millionth ties
  var MOST = 0.5, MEANING = 2;
  var GLOSSARY = "palabras";

  /** How much each of the query's words says: rare ones more. */
  function weights(indice, some, query, list) {
    return query.words.map(function (_, i) {
      var most = 1;
      list.forEach(function (one) { if (one.mask & (1 << i)) { most = Math.max(most, indice.fila(some, one.term).many); } });
      return Math.log(1 + some.data.total / most) * (query.words[i].word.length > 1 ? 1 : 0.6);
    });
  }

  /** The documents, best first, and those that tie by number. Scores and numbers are sorted as one: a phone takes a fifth of the time. */
  function sorted(numbers, sums) {
    var room = Math.pow(2, Math.ceil(Math.log2(sums.length + 1)));
    var keys = Float64Array.from(numbers, function (number) { return -Math.round(sums[number] * FINE) * room + number; }).sort();
    return Array.from(keys, function (key) { return ((key % room) + room) % room; });
  }

  /** How much of the query the words of a mask are: what their weights add up to. */
  function sharer(weight) {
    var known = new Map();
    return function (mask) {
      if (!known.has(mask)) { known.set(mask, weight.reduce(function (sum, one, i) { return mask & (1 << i) ? sum + one : sum; }, 0)); }
      return known.get(mask);
    };
  }

  /** The documents, best first: their score by how much of the query they answer. */
  function ranked(indice, some, query, list) {
    var scored = indice.puntuar(some, list), weight = weights(indice, some, query, list), share = sharer(weight);
    var whole = weight.reduce(function (a, b) { return a + b; }, 0);
    scored.seen.forEach(function (number) { scored.sums[number] *= share(scored.masks[number]) / whole; });
    keep(scored, query, weight);
    if (query.pregunta) { explain(some.data.grupos, scored); }
    scored.seen = sorted(scored.seen, scored.sums);
    return scored;
  }

  /** Who asks what something is wants its meaning first. */
  function explain(groups, scored) {
    scored.seen.forEach(function (number) { if (groupOf(groups, number)[0] === GLOSSARY) { scored.sums[number] *= MEANING; } });
  }

  /**
   * Drop what answers much less of the query than the best does (a word still being typed asks for nothing yet), and what lacks a number
   * that others have: «ley 1757» is one law.
   */
  function keep(scored, query, weight) {
    var share = sharer(weight.map(function (one, i) { return query.words[i].started && i ? 0 : one; }));
    var best = 0, codes = 0;
    scored.seen.forEach(function (number) { best = Math.max(best, share(scored.masks[number])); });
    query.words.forEach(function (one, i) { if (/^\p{N}{3,}$/u.test(one.word)) { codes |= 1 << i; } });
    var strict = codes && scored.seen.some(function (number) { return (scored.masks[number] & codes) === codes; });
    scored.seen = scored.seen.filter(function (number) {
      return share(scored.masks[number]) >= MOST * best && (!strict || (scored.masks[number] & codes) === codes);
    });
  }

  /** The group of a document among `groups`, as [id, name, first, many]. */
  function groupOf(groups, number) {
    return groups.find(function (group) { return number < group[2] + group[3]; });
  }

  /** The rows of a block of texts each of these documents is in, by document: `set` is «t» (address, name, summary) or «c» (body). */
  function texts(set, numbers, callback) {
    Portal.parte("indice", function (indice) {
      indice.preparar(function (some) {
        var size = some.data.bloque, found = new Map(), left = numbers.length;
        if (!left) { callback(found); }
        numbers.forEach(function (number) {
          Portal.datos("buscar/" + set + Math.floor(number / size), function (block) {
            found.set(number, block[number % size]);
            left -= 1;
            if (!left) { callback(found); }
          });
        });
      });
    });
  }

  function folded(text) { return " " + Portal.lengua.partir(text).join(" ") + " "; }

  /** Give those of the documents that say every phrase as it was written: the best candidates are read. */
  function saying(indice, phrases, numbers, callback) {
    var some = numbers.slice(0, indice.CANDIDATAS), wanted = phrases.map(function (words) { return " " + words.join(" ") + " "; });
    texts("t", some, function (heads) {
      texts("c", some, function (bodies) {
        callback(some.filter(function (number) {
          var parts = heads.get(number).slice(1).concat(bodies.get(number)).map(folded);
          return wanted.every(function (phrase) { return parts.some(function (part) { return part.indexOf(phrase) >= 0; }); });
        }));
      });
    });
  }

  /** What else is looked for because it says the same: the name of each group, unless it was typed. */
  function also(some, query) {
    var typed = new Set(query.words.map(function (one) { return one.root; }));
    return query.concepts.map(function (one) { return some.data.tesauro[one.group][1]; }).filter(function (name) {
      return !some.lengua.words(name).every(function (word) { return typed.has(some.lengua.root(word)); });
    });
  }

  function answer(indice, some, query, list, mended, options, callback) {
    var scored = ranked(indice, some, query, list), found = scored.seen.filter(function (number) {
      return !options.tipos || options.tipos.indexOf(groupOf(some.data.grupos, number)[0]) >= 0;
    });
    function give(numbers, unsaid, read) {
      callback({
        total: numbers.length, numeros: numbers, puntos: scored.sums, grupos: some.data.grupos, tesauro: some.data.tesauro, lengua: some.lengua, tambien: also(some, query), sinFrase: unsaid, leidas: read,
        corregidas: mended.map(function (one) { return [one.word, one.words]; }),
        terminos: new Set(list.map(function (one) { return one.term; })), consulta: query,
        get resultados() {
          return numbers.map(function (number) {
            var group = groupOf(some.data.grupos, number);
            return { tipo: group[0], fila: number - group[2], puntos: scored.sums[number] };
          });
        }
      });
    }
    if (!query.phrases.length || !found.length) { give(found, false, 0); return; }
    var quoted = new Set([].concat.apply([], query.phrases)), all = 0;
    query.words.forEach(function (one, i) { if (quoted.has(one.word)) { all |= 1 << i; } });
    var candidates = found.filter(function (number) { return (scored.masks[number] & all) === all; });
    saying(indice, query.phrases, candidates, function (said) {
      give(said.length ? said : found, !said.length, candidates.length > indice.CANDIDATAS ? indice.CANDIDATAS : 0);
    });
  }

  /** Search `text`; `options`: {tipos: groups to keep, escribiendo: whether the last word may go on}. `callback` gets the answer:
      {total, numeros: documents, best first, puntos: their scores, grupos, tambien, corregidas, sinFrase, leidas, terminos, resultados}; `leidas`: those
      that were read for a phrase, 0 when it was all that could say it. */
  function search(text, options, callback) {
    options = options || {};
    Portal.parte("indice", function (indice) {
      indice.preparar(function (some) {
        var query = indice.leer(some, text, options.escribiendo);
        indice.reunir(some, query, function () {
          var plan = indice.clausulas(some, query);
          if (!plan.lost.length) { answer(indice, some, query, plan.clauses, [], options, callback); return; }
          indice.arreglar(some, query, plan.lost, function (mended) {
            var better = indice.corregida(some, query, mended);
            indice.reunir(some, better, function () {
              answer(indice, some, better, indice.clausulas(some, better).clauses, mended, options, callback);
            });
          });
        });
      });
    });
  }

  window.Portal.motor = { buscar: search, textos: texts, grupo: groupOf };
})();
