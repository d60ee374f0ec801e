/* Rows of a set that comes in blocks (`<set>`, with the first id of each; `<set>-0` and the rest): only the blocks that are asked for load. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  /** Give the rows of some ids to `callback(rows, head)`, in their order; null for those that nobody knows. */
  Portal.bloques = function (set, ids, callback) {
    Portal.datos(set, function (head) {
      var rows = ids.map(function () { return null; }), left = ids.length + 1;
      function ready() { left -= 1; if (!left) { callback(rows, head); } }
      ids.forEach(function (id, i) {
        var block = head.desde.filter(function (first) { return first <= id; }).length - 1;
        if (block < 0) { ready(); return; }
        Portal.datos(set + "-" + block, function (found) {
          rows[i] = found.filter(function (row) { return row[0] === id; })[0] || null;
          ready();
        });
      });
      ready();
    });
  };
})();
