/* What was found, as a person reads it: by kind, with the words that matched marked in their own spelling. */
(function () {
  "use strict";

  var AROUND = 90;

  /** The places [start, end] of a text that say what was looked for: a word of the query, however it ends, or a phrase that says the same. */
  function matches(text, answer) {
    var lengua = answer.lengua, roots = [], places = [], found = [];
    var word = new RegExp(Portal.lengua.PALABRA.source, "gu"), match;
    while ((match = word.exec(text))) {
      Portal.lengua.partir(match[0]).slice(0, 1).forEach(function (folded) {
        if (lengua.vacia(folded)) { return; }
        roots.push(lengua.root(folded));
        places.push([match.index, match.index + match[0].length]);
      });
    }
    roots.forEach(function (root, i) { if (answer.terminos.has(root)) { found.push(places[i]); } });
    lengua.concepts(roots).forEach(function (one) {
      if (answer.terminos.has("=" + answer.tesauro[one.group][0])) { found.push([places[one.at][0], places[one.at + one.size - 1][1]]); }
    });
    return found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
  }

  /** Put the text into `element` with its matches marked; say whether there was any. */
  function put(element, text, answer) {
    var at = 0, any = false;
    matches(text, answer).forEach(function (place) {
      if (place[0] < at) { return; }
      var mark = document.createElement("mark");
      mark.textContent = text.slice(place[0], place[1]);
      element.append(text.slice(at, place[0]), mark);
      at = place[1];
      any = true;
    });
    element.append(text.slice(at));
    return any;
  }

  /** A stretch of a long text around its first match, or "" if it has none. */
  function stretch(text, answer) {
    var first = matches(text, answer)[0];
    if (!first) { return ""; }
    var start = Math.max(0, text.lastIndexOf(" ", Math.max(0, first[0] - AROUND)) + 1);
    var end = text.indexOf(" ", first[1] + AROUND);
    return (start ? "… " : "") + text.slice(start, end < 0 ? text.length : end).replace(/ \. /g, " ") + (end < 0 ? "" : " …");
  }

  /** How many there are, in words. */
  function counted(total) { return total === 1 ? "1 resultado" : total + " resultados"; }

  /** Documents by group, the groups in the order of their best: [[name, numbers]]. */
  function grouped(answer, numbers) {
    var groups = new Map();
    numbers.forEach(function (number) {
      var group = Portal.motor.grupo(answer.grupos, number);
      if (!groups.has(group)) { groups.set(group, []); }
      groups.get(group).push(number);
    });
    return Array.from(groups, function (pair) { return [pair[0][1], pair[1]]; });
  }

  /** What the search did with the words, in sentences: what else it looked for, what it took for a slip. */
  function notes(answer) {
    var said = answer.corregidas.map(function (one) {
      return "No encontramos «" + one[0] + "». Mostramos «" + one[1].join("» y «") + "».";
    });
    var read = answer.leidas ? "Leímos las " + answer.leidas + " páginas más cercanas" : "";
    if (answer.sinFrase) { said.push((read ? read + " y ninguna" : "Ninguna página") + " dice esa frase tal cual. Estas dicen sus palabras."); }
    if (read && !answer.sinFrase) { said.push(read + ". Puede haber otras que digan esa frase."); }
    if (answer.tambien.length) { said.push("También buscamos: " + answer.tambien.join(", ") + "."); }
    return said;
  }

  window.Portal.resultados = { poner: put, trozo: stretch, porGrupo: grouped, notas: notes, cuantos: counted };
})();
