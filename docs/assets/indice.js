/* The search: which pieces of the index a query touches, and what each document scores. The scores are lunr's own (2.3):
   for each field the sum of its terms' scores by their boosts, divided by the query's magnitude; a test compares. */
(function () {
  "use strict";

  var LONG = 4, TYPED = 300, WORDS = 24, EXPANDED = 16, CANDIDATES = 96, SHORT = 5, ROOT = 6;
  var EXACT = 1, SIGN = 0.6, NAME = 1, CONCEPT = 0.8, STARTED = 0.35, ALONE = 0.5, MENDED = 0.7;
  var ASKED = /^\W*(que (es|son|significan?)|definicion|significado)\b/;
  var state = null;

  /** Give what every search needs: the language and the plan of the pieces. */
  function ready(callback) {
    if (state) { callback(state); return; }
    Portal.parte("lengua", function (lengua) {
      Portal.datos("buscar/indice", function (data) {
        state = state || { data: data, lengua: lengua.crear(data), terms: new Map(), words: new Map(), loaded: new Set() };
        callback(state);
      });
    });
  }

  function keyOf(text) { return text.replace(/ñ/g, "n").replace(/[^a-z0-9]/g, "_"); }

  /** The numbers of the pieces that hold the keys beginning with `key` (or that key alone). */
  function piecesOf(data, key, all) {
    var names = data.piezas, low = 0, high = names.length - 1, found = [];
    while (low < high) {
      var middle = (low + high + 1) >> 1;
      if (names[middle] <= key) { low = middle; } else { high = middle - 1; }
    }
    do { found.push(low); low += 1; } while (all && low < names.length && names[low] < key + "~");
    return found;
  }

  function unpack(flat) {
    var half = flat.length / 2, documents = new Uint32Array(half), scores = new Float64Array(half);
    for (var i = 0, at = 0; i < half; i += 1) {
      at += flat[i];
      documents[i] = at;
      scores[i] = flat[half + i] / 10;
    }
    return { documents: documents, scores: scores };
  }

  /** Load those pieces, then call back. */
  function load(some, numbers, callback) {
    var missing = Array.from(new Set(numbers)).filter(function (number) { return !some.loaded.has(number); });
    var left = missing.length;
    if (!left) { callback(); return; }
    missing.forEach(function (number) {
      Portal.datos("buscar/p" + number, function (piece) {
        if (!some.loaded.has(number)) {
          some.loaded.add(number);
          Object.keys(piece[0]).forEach(function (term) { some.terms.set(term, piece[0][term]); });
          some.words.set(number, piece[1] ? piece[1].split(" ") : []);
        }
        left -= 1;
        if (!left) { callback(); }
      });
    });
  }

  function row(some, term) {
    var found = some.terms.get(term);
    if (found && !found.open) {
      found = { open: true, fields: found.map(unpack) };
      found.many = found.fields.reduce(function (sum, field) { return Math.max(sum, field.documents.length); }, 0);
      some.terms.set(term, found);
    }
    return found;
  }

  /** A query read: its words with their roots, which of them stand in quotes, and what it names of the thesaurus. */
  function read(some, text, typing) {
    text = text.slice(0, TYPED).replace(/<[^>]*>/g, " "); // who pastes from a page means its words
    var phrases = (text.match(/["“«]([^"”»]+)["”»]/g) || []).map(function (quoted) { return Portal.lengua.partir(quoted); })
      .filter(function (words) { return words.length; });
    var roots = new Set(), words = [];
    some.lengua.words(text).forEach(function (word) {
      var root = some.lengua.root(word);
      if (!roots.has(root) && words.length < WORDS) { words.push({ word: word, root: root }); }
      roots.add(root);
    });
    var last = words[words.length - 1];
    if (last && typing && /[\p{L}\p{N}]$/u.test(text) && Portal.lengua.partir(text).pop() === last.word) { last.started = true; }
    return { words: words, phrases: phrases, others: [], concepts: conceptsOf(some, words), name: nameOf(words), pregunta: ASKED.test(Portal.plegar(text)) };
  }

  function touched(some, query) {
    var found = piecesOf(some.data, keyOf(query.name), false);
    query.words.forEach(function (one) {
      found = found.concat(piecesOf(some.data, keyOf(one.root), false), piecesOf(some.data, keyOf(one.word), one.word.length >= some.data.prefijo));
    });
    query.others.forEach(function (one) { found = found.concat(piecesOf(some.data, keyOf(one.term), false)); });
    query.concepts.forEach(function (one) { found = found.concat(piecesOf(some.data, keyOf("=" + some.data.tesauro[one.group][0]), false)); });
    return found;
  }

  /** The roots of the known words that begin as this one; with n for ñ when none does. */
  function beginning(some, word) {
    if (word.length < some.data.prefijo) { return []; }
    var plain = keyOf(word), same = [], like = [];
    piecesOf(some.data, plain, true).forEach(function (number) {
      (some.words.get(number) || []).forEach(function (known) {
        if (known.startsWith(word)) { same.push(known); } else if (keyOf(known).startsWith(plain)) { like.push(known); }
      });
    });
    var found = (same.length ? same : like).sort(function (a, b) { return a.length - b.length || (a < b ? -1 : 1); });
    return Array.from(new Set(found.map(some.lengua.root))).slice(0, EXPANDED);
  }

  /** What one of the ways a word may go on weighs: they all weigh together as the word they are, or the rarest would come first. */
  function commonness(some, root, all) {
    function rarity(many) { return Math.log(1 + some.data.total / many); }
    var many = all.reduce(function (sum, one) { return sum + row(some, one).many; }, 0);
    return rarity(Math.min(many, some.data.total)) / rarity(row(some, root).many);
  }

  /** The roots of the word as it would be written with an ñ in the place of one n. */
  function withTilde(some, word) {
    var found = [];
    for (var i = word.indexOf("n"); i >= 0; i = word.indexOf("n", i + 1)) { found.push(some.lengua.root(word.slice(0, i) + "ñ" + word.slice(i + 1))); }
    return found;
  }

  /** The pieces of what the words of a query may be besides themselves: a root needn't begin as its words do (cartografía: mapa). */
  function followed(some, query) {
    var found = [];
    query.words.forEach(function (one) {
      var known = some.terms.has(one.root);
      (known ? [] : withTilde(some, one.word)).concat(known && !one.started ? [] : beginning(some, one.word)).forEach(function (root) {
        found = found.concat(piecesOf(some.data, keyOf(root), false));
      });
    });
    return found;
  }

  /** Load every piece that a query needs, then call back. */
  function gather(some, query, callback) {
    load(some, touched(some, query), function () { load(some, followed(some, query), callback); });
  }

  /** The clauses of a query, [{term, boost, mask}], `mask` being the words it answers; and the words nothing answers. */
  function clauses(some, query) {
    var found = [], lost = [];
    function add(term, boost, mask) { if (some.terms.has(term)) { found.push({ term: term, boost: boost, mask: mask }); return true; } return false; }
    query.words.forEach(function (one, i) {
      var mask = 1 << i, known = add(one.root, one.word.length > 1 ? EXACT : SIGN, mask);
      if (!known) {
        known = withTilde(some, one.word).some(function (root) { return add(root, EXACT, mask); });
      }
      if (one.started || (!known && one.word.length >= LONG)) {
        var starts = beginning(some, one.word).filter(function (root) { return root !== one.root && some.terms.has(root); });
        starts.forEach(function (root) { add(root, (known ? STARTED : ALONE) * commonness(some, root, starts), mask); });
        one.begun = starts.length > 0;
      }
      if (!known && !one.begun) { lost.push(i); }
    });
    if (query.words.length) { add(query.name, NAME, (1 << query.words.length) - 1); }
    query.others.forEach(function (one) { add(one.term, one.boost, one.mask); });
    query.concepts.forEach(function (one) {
      var mask = 0;
      for (var i = one.at; i < one.at + one.size; i += 1) { mask |= 1 << i; }
      if (add("=" + some.data.tesauro[one.group][0], CONCEPT, mask)) { lost = lost.filter(function (i) { return !(mask & (1 << i)); }); }
    });
    return { clauses: found, lost: lost };
  }

  /** Whether one letter more, less, other or out of place makes `b` of `a`. */
  function near(a, b) {
    if (Math.abs(a.length - b.length) > 1 || a === b) { return false; }
    var start = 0, end = 0, least = Math.min(a.length, b.length);
    while (start < least && a[start] === b[start]) { start += 1; }
    while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) { end += 1; }
    var x = a.slice(start, a.length - end), y = b.slice(start, b.length - end);
    return x.length + y.length <= 1 || (x.length === 1 && y.length === 1) || (x.length === 2 && y.length === 2 && x[0] === y[1] && x[1] === y[0]);
  }

  /** Give the known words one letter away from each lost word: they are looked for among all words, which are asked for only then. */
  function mend(some, query, lost, callback) {
    Portal.datos("buscar/palabras", function (text) {
      var known = text.split(" "), mended = [];
      lost.forEach(function (i) {
        var word = query.words[i].word, root = query.words[i].root;
        if (word.length < SHORT) { return; }
        var found = known.filter(function (one) {
          var folded = Portal.plegar(one);
          return near(word, folded) || (root.length >= ROOT && near(root, some.lengua.root(folded)));
        }).slice(0, 3);
        if (found.length) { mended.push({ i: i, word: word, words: found }); }
      });
      callback(mended);
    });
  }

  /** The query with each mended word in the place of the lost one; what else it might be comes as clauses of their own. */
  function corrected(some, query, mended) {
    var words = query.words.slice(), others = [];
    mended.forEach(function (one) {
      one.words.forEach(function (word, place) {
        var folded = Portal.plegar(word), root = some.lengua.root(folded);
        if (place) { others.push({ term: root, boost: MENDED, mask: 1 << one.i }); } else { words[one.i] = { word: folded, root: root }; }
      });
    });
    return { words: words, phrases: query.phrases, others: others, concepts: conceptsOf(some, words), name: nameOf(words), pregunta: query.pregunta };
  }

  /** What a thing called just so is found by. */
  function nameOf(words) { return "#" + words.map(function (one) { return one.root; }).join(" "); }

  function conceptsOf(some, words) { return some.lengua.concepts(words.map(function (one) { return one.root; })); }

  /** lunr's score of every document for these clauses, and which of the query's words it answers. */
  function score(some, list) {
    var boosts = new Map(), magnitude = 0;
    list.forEach(function (one) { boosts.set(one.term, (boosts.get(one.term) || 0) + one.boost); });
    boosts.forEach(function (boost) { magnitude += boost * boost; });
    magnitude = Math.sqrt(magnitude);
    var sums = new Float64Array(some.data.total), masks = new Uint32Array(some.data.total), seen = [];
    boosts.forEach(function (boost, term) {
      var mask = list.reduce(function (all, one) { return one.term === term ? all | one.mask : all; }, 0);
      row(some, term).fields.forEach(function (field) {
        for (var i = 0; i < field.documents.length; i += 1) {
          var document_ = field.documents[i];
          if (!masks[document_]) { seen.push(document_); }
          sums[document_] += boost * field.scores[i] / magnitude;
          masks[document_] |= mask;
        }
      });
    });
    return { sums: sums, masks: masks, seen: seen };
  }

  window.Portal.indice = {
    preparar: ready, cargar: load, reunir: gather, leer: read, tocadas: touched, clausulas: clauses, puntuar: score, arreglar: mend, corregida: corrected, cerca: near,
    fila: row, piezas: piecesOf, clave: keyOf, CANDIDATAS: CANDIDATES
  };
})();
