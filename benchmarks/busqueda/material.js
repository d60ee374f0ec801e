/* Material's own search: its worker, with the messages its bundle sends (0 set up, 1 ready, 2 query, 3 result), and the list its
   bundle draws of the answer. As there, what is typed before the worker is ready waits, and only the last of it is asked. */
(function () {
  "use strict";

  var worker = null, ready = null, isReady = false, asked = [], waiting = null;

  function engine() {
    ready = ready || new Promise(function (done) {
      worker = new Worker("assets/javascripts/workers/search.js");
      worker.onmessage = function (event) {
        if (event.data.type === 1) { isReady = true; done(); }
        if (event.data.type === 3) { asked.shift()(event.data.data.items); }
      };
      fetch("search/search_index.json").then(function (answer) { return answer.json(); }).then(function (index) {
        worker.postMessage({ type: 0, data: { config: index.config, docs: index.docs, options: { suggest: false } } });
      });
    });
    return ready;
  }

  /** What the list shows: of each page the page itself, and the parts that score no less than its first result; the rest is folded.
      A page that is there for its parts alone (score 0) is their heading, no result. */
  function rows(groups) {
    var found = [];
    groups.forEach(function (group) {
      var docs = group.slice(), least = group[0].score;
      var article = docs.splice(docs.findIndex(function (one) { return one.location.indexOf("#") < 0; }), 1)[0];
      var folded = docs.findIndex(function (one) { return one.score < least; });
      if (article.score) { found.push(article.location); }
      docs.slice(0, folded < 0 ? docs.length : folded).forEach(function (one) { found.push(one.location); });
    });
    return found;
  }

  /** The same results by score alone, as if the list neither gathered nor folded. */
  function flat(groups) {
    return [].concat.apply([], groups).filter(function (one) { return one.score; })
      .sort(function (a, b) { return b.score - a.score; }).map(function (one) { return one.location; });
  }

  function ask(text) {
    return new Promise(function (done) { asked.push(done); worker.postMessage({ type: 2, data: text }); });
  }

  window.Banco = {
    preparar: engine,
    buscar: function (text, many) {
      if (!isReady) {
        if (waiting) { waiting(null); }
        return new Promise(function (done) {
          waiting = done;
          engine().then(function () { if (waiting === done) { waiting = null; done(ask(text)); } });
        }).then(function (groups) { return groups && rows(groups).slice(0, many); });
      }
      return ask(text).then(function (groups) { return rows(groups).slice(0, many); });
    },
    plano: function (text, many) { return engine().then(function () { return ask(text); }).then(function (groups) { return flat(groups).slice(0, many); }); }
  };
})();
