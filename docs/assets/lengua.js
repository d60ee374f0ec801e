/* From a text to the roots it is searched by, as portal/search/words.py does when the index is made; a test compares.
   The endings are those of the Snowball stemmer for Spanish (snowballstem.org), for words without accents. */
(function () {
  "use strict";

  var WORD = /[\p{L}\p{N}]+(?:[.\-][\p{L}\p{N}]+)*/gu;
  var LONGEST = 40, SHORTEST_STEM = 4;

  function list(text) { return text.split(" ").sort(function (a, b) { return b.length - a.length; }); }

  var PRONOUNS = list("la sela le me se lo selo las selas les los selos nos");
  var OF_PRONOUN = list("ando iendo yendo ar er ir");
  var STANDARD = {
    ic: list("ancia ancias adora adoras ador adores ante antes acion aciones"),
    entero: list("ica icas ico icos osa osas oso osos ista istas anza anzas able ables ible ibles ismo ismos amiento amientos imiento imientos"),
    u: list("ucion uciones"), ente: list("encia encias"), amente: ["amente"], mente: ["mente"], idad: list("idad idades"), iv: list("iva ivas ivo ivos")
  };
  var Y_VERB = list("ya ye yan yen yeron yendo yo yas yes yais yamos");
  var VERB = list("aba ada ida ara iera ad ed id ase iese aste iste an aban aran ieran asen iesen aron ieron ado ido ando iendo ar er ir as abas adas idas " +
    "aras ieras ases ieses abais arais ierais aseis ieseis asteis isteis ados idos amos aremos eremos iremos imos en es emos");
  var WEAK = { en: true, es: true, emos: true };

  function vowel(letter) { return "aeiou".indexOf(letter) >= 0; }

  /** Where the first vowel (or consonant) at `from` or later is; the length if there is none. */
  function next(word, from, wanted) {
    while (from < word.length && vowel(word[from]) !== wanted) { from += 1; }
    return from;
  }

  /** The three regions of a word that endings are looked for in, as the places where they begin. */
  function regions(word) {
    var length = word.length, verb = length, one, two;
    if (length > 1) {
      if (!vowel(word[1])) { verb = next(word, 2, true) + 1; } else if (vowel(word[0])) { verb = next(word, 2, false) + 1; } else { verb = 3; }
      if (verb > length) { verb = length; }
    }
    function after(from) {
      var found = next(word, next(word, from, true), false);
      return found < length ? found + 1 : length;
    }
    one = after(0);
    two = one < length ? after(one) : length;
    return { verb: verb, one: one, two: two };
  }

  /** The longest of the endings that `word` has, of those that begin at `from` or later; "" if none. */
  function ending(word, endings, from) {
    return endings.find(function (some) { return word.length - some.length >= from && word.endsWith(some); }) || "";
  }

  function without(word, some) { return word.slice(0, word.length - some.length); }

  function withoutIn(word, endings, from) { return without(word, ending(word, endings, from)); }

  function pronoun(word, region) {
    var found = ending(word, PRONOUNS, 0);
    var rest = found && without(word, found);
    var verb = rest && ending(rest, OF_PRONOUN, 0);
    if (!verb || rest.length - verb.length < region.verb) { return word; }
    return verb === "yendo" && !without(rest, verb).endsWith("u") ? word : rest;
  }

  /** The word without its standard ending, or null if it has none where one may be. */
  function standard(word, region) {
    var best = "", kind = "";
    Object.keys(STANDARD).forEach(function (name) {
      var found = ending(word, STANDARD[name], 0);
      if (found.length > best.length) { best = found; kind = name; }
    });
    var rest = without(word, best), two = region.two;
    if (!best || rest.length < (kind === "amente" ? region.one : two)) { return null; }
    if (kind === "ic" || kind === "iv") { return withoutIn(rest, [kind === "ic" ? "ic" : "at"], two); }
    if (kind === "u" || kind === "ente") { return rest + kind; }
    if (kind === "mente") { return withoutIn(rest, ["ante", "able", "ible"], two); }
    if (kind === "idad") { return withoutIn(rest, ["abil", "ic", "iv"], two); }
    if (kind === "amente") {
      var more = ending(rest, ["iv", "os", "ic", "ad"], 0);
      if (!more || rest.length - more.length < two) { return rest; }
      return more === "iv" ? withoutIn(without(rest, more), ["at"], two) : without(rest, more);
    }
    return rest;
  }

  function verb(word, region) {
    var found = ending(word, Y_VERB, region.verb), rest = without(word, found);
    if (found && rest.endsWith("u")) { return rest; }
    found = ending(word, VERB, region.verb);
    rest = without(word, found);
    return WEAK[found] && rest.endsWith("gu") ? without(rest, "u") : rest;
  }

  function residual(word, region) {
    var found = ending(word, ["os", "a", "o", "e"], 0);
    if (!found || word.length - found.length < region.verb) { return word; }
    var rest = without(word, found);
    return found === "e" && rest.endsWith("gu") && rest.length - 1 >= region.verb ? without(rest, "u") : rest;
  }

  /** A folded word without the ending of a plural. */
  function singular(word) {
    var end = word.length - 1;
    if (word.length < SHORTEST_STEM || word[end] !== "s") { return word; }
    if (word[end - 1] === "e" && "lrndjyz".indexOf(word[end - 2]) >= 0) { return word.slice(0, -2); }
    if (word.endsWith("ces")) { return word.slice(0, -3) + "z"; }
    return word[end - 1] === "s" ? word : word.slice(0, -1);
  }

  /** What is left of a folded word without its endings; a short one, and one with digits, is left as it is. */
  function stem(word) {
    if (word.length < SHORTEST_STEM || /\p{Nd}/u.test(word)) { return word; }
    word = singular(word);
    var region = regions(word);
    word = pronoun(word, region);
    var cut = standard(word, region);
    return residual(cut === null ? verb(word, region) : cut, region);
  }

  /** The folded words of a text; a code is given whole, a joined word («co-creación», «pol.is») as one; then their parts. */
  function split(text) {
    var found = [];
    (Portal.plegar(text).match(WORD) || []).forEach(function (word) {
      var parts = word.split(/[.\-]/);
      found.push((/\p{Nd}/u.test(word) ? word : parts.join("")).slice(0, LONGEST));
      if (parts.length > 1) { parts.forEach(function (part) { if (part.length > 1) { found.push(part.slice(0, LONGEST)); } }); }
    });
    return found;
  }

  /** The language of this catalogue, from the data set «buscar/indice»: what each word's root is, and which phrases say the same. */
  function lengua(data) {
    var roots = new Map(), empty = new Set(data.vacias.split(" ")), phrases = new Map();
    data.raices.forEach(function (words) { words.forEach(function (word) { roots.set(word, words[0]); }); });

    function root(word) {
      var found = roots.get(word);
      if (found === undefined) {
        found = roots.get(singular(word)) || stem(word);
        roots.set(word, found);
      }
      return found;
    }

    /** The words of a text that mean something. */
    function words(text) { return split(text).filter(function (word) { return !empty.has(word); }); }

    data.tesauro.forEach(function (group, number) { // its forms come as roots already
      group.slice(2).forEach(function (form) {
        var some = form.split(" ");
        if (!phrases.has(some[0])) { phrases.set(some[0], []); }
        phrases.get(some[0]).push({ roots: some, group: number });
      });
    });
    phrases.forEach(function (some) { some.sort(function (a, b) { return b.roots.length - a.roots.length; }); });

    /** The groups that say the same which these roots name, the longest form at each place: [{group, at, size}]. */
    function concepts(given) {
      var found = [], after = 0;
      given.forEach(function (first, at) {
        if (at < after || !phrases.has(first)) { return; }
        var form = phrases.get(first).find(function (some) {
          return some.roots.every(function (one, i) { return given[at + i] === one; });
        });
        if (form) {
          found.push({ group: form.group, at: at, size: form.roots.length });
          after = at + form.roots.length;
        }
      });
      return found;
    }

    return { root: root, words: words, concepts: concepts, vacia: function (word) { return empty.has(word); } };
  }

  window.Portal.lengua = { crear: lengua, partir: split, raiz: stem, PALABRA: WORD };
})();
