/* When each step of a route is done, counted in working days from the act: portal/plan.py in JavaScript, which says why. Pure. */
(function () {
  "use strict";

  /* A step is {id, dias, minimo, despues_de, omitir}; `omitir` is 0 for one that can't be left out. */

  function least(tasks) {
    var found = Object.create(null);
    tasks.forEach(function (task) { found[task.id] = task.minimo; });
    return found;
  }

  /** The ids of the steps that lead to the act, without it, as {id: true}. */
  function ancestors(tasks, act) {
    var found = Object.create(null);
    found[act] = true;
    tasks.slice().reverse().forEach(function (task) {
      if (found[task.id]) { task.despues_de.forEach(function (id) { found[id] = true; }); }
    });
    delete found[act];
    return found;
  }

  /** The steps but those of `gone`: what followed one of them follows what it followed. */
  function without(tasks, gone) {
    var real = Object.create(null), kept = [];
    tasks.forEach(function (task) {
      var follows = [];
      task.despues_de.forEach(function (id) {
        (real[id] || [id]).forEach(function (other) { if (follows.indexOf(other) < 0) { follows.push(other); } });
      });
      if (gone.indexOf(task.id) >= 0) { real[task.id] = follows; } else { kept.push(Object.assign({}, task, { despues_de: follows })); }
    });
    return kept;
  }

  /** Step that leads to the act -> working days from its first one to the act. */
  function tails(tasks, leading, days) {
    var after = Object.create(null), found = Object.create(null);
    tasks.slice().reverse().forEach(function (task) {
      if (!leading[task.id]) { return; }
      found[task.id] = days[task.id] + (after[task.id] || 0);
      task.despues_de.forEach(function (id) { after[id] = Math.max(after[id] || 0, found[task.id]); });
    });
    return found;
  }

  function most(found) { return Object.keys(found).reduce(function (high, id) { return Math.max(high, found[id]); }, 0); }

  function extent(tasks, leading, days) { return most(tails(tasks, leading, days)); }

  /** The longest path that leads to the act; of two, the one with the earlier step of the list. */
  function longest(tasks, leading, days) {
    var found = tails(tasks, leading, days), rest = most(found), path = [];
    tasks.forEach(function (task) {
      if (rest && found[task.id] === rest && (!path.length || task.despues_de.indexOf(path[path.length - 1]) >= 0)) {
        path.push(task.id);
        rest -= days[task.id];
      }
    });
    return path;
  }

  /** The days of each step so that they fit in `limit`, null for no limit. */
  function shortened(tasks, leading, limit) {
    var days = Object.create(null), low = least(tasks), long, taken;
    tasks.forEach(function (task) { days[task.id] = task.dias; });
    function take(high, id) { return high !== null && days[high] - low[high] > days[id] - low[id] ? high : id; }
    function giveBack(id) {
      days[id] += 1;
      if (extent(tasks, leading, days) === long) { days[id] -= 1; }
    }
    while (limit !== null && (long = extent(tasks, leading, days)) > limit) {
      taken = [];
      while (extent(tasks, leading, days) === long) {
        taken.push(longest(tasks, leading, days).reduce(take, null));
        days[taken[taken.length - 1]] -= 1;
      }
      taken.forEach(giveBack);
    }
    return days;
  }

  /** The working day that comes `many` after `day`: day 0 is the act's, and nobody else's. */
  function moved(day, many) { return day + many + (day < 0 && day + many >= 0 ? 1 : 0); }

  function laid(tasks, leading, act, days) {
    var found = tails(tasks, leading, days), begin = most(found), ends = Object.create(null);
    return tasks.map(function (task) {
      var many = days[task.id], first, last, follows;
      if (task.id === act) {
        first = 0;
        last = many - 1;
      } else if (leading[task.id]) {
        first = -found[task.id];
        last = first + many - 1;
      } else {
        follows = task.despues_de.map(function (id) { return ends[id]; });
        first = follows.length ? moved(Math.max.apply(null, follows), 1) : -begin || 1;
        last = moved(first, many - 1);
      }
      ends[task.id] = last;
      return { id: task.id, dias: many, desde: first, hasta: last };
    });
  }

  /**
   * Lay the steps around the act, with `limit` working days before it (null: as many as they ask).
   * Returns {lapsos: [{id, dias, desde, hasta}], omitidos: [id], acortados: [id], faltan}.
   */
  function plan(tasks, act, limit) {
    var leading = ancestors(tasks, act), gone = [], kept = tasks, missing = 0, many, days;
    var optional = tasks.filter(function (task) { return task.omitir && leading[task.id]; });
    optional.sort(function (a, b) { return a.omitir - b.omitir; });
    for (many = 0; many <= optional.length; many += 1) {
      gone = optional.slice(0, many).map(function (task) { return task.id; });
      kept = without(tasks, gone);
      missing = limit === null ? 0 : Math.max(0, extent(kept, leading, least(kept)) - limit);
      if (!missing) { break; }
    }
    days = missing ? least(kept) : shortened(kept, leading, limit);
    kept.forEach(function (task) { if (!leading[task.id]) { days[task.id] = task.dias; } });
    return {
      lapsos: laid(kept, leading, act, days),
      omitidos: gone,
      acortados: kept.filter(function (task) { return days[task.id] < task.dias; }).map(function (task) { return task.id; }),
      faltan: missing
    };
  }

  window.Portal = window.Portal || {};
  window.Portal.plan = plan;
})();
