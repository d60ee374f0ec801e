/* Pagefind by its own JavaScript API, as its documentation says: import, init at the first focus, search, then data of what is shown. */
(function () {
  "use strict";

  var loading = null;

  function engine() {
    loading = loading || import(new URL("pagefind/pagefind.js", location.href).href).then(function (pagefind) {
      return pagefind.init().then(function () { return pagefind; });
    });
    return loading;
  }

  function shown(answer, many) {
    return Promise.all(answer.results.slice(0, many).map(function (one) { return one.data(); })).then(function (rows) {
      return rows.map(function (row) { return Number(/\/d\/(\d+)\//.exec(row.url)[1]); });
    });
  }

  window.Banco = {
    preparar: engine,
    /** The numbers of the first `many` documents, once their texts are here; null when a later key press has taken its place. */
    buscar: function (text, many, typing) {
      return engine().then(function (pagefind) {
        var wait = typing && window.ESPERA;
        return (wait ? pagefind.debouncedSearch(text, {}, wait) : pagefind.search(text)).then(function (answer) {
          return answer && shown(answer, many);
        });
      });
    }
  };
})();
