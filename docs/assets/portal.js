/* The five primitives that everything else in the browser uses. No other file touches storage, the address or the network. */
(function () {
  "use strict";

  var base = document.currentScript.src.replace(/assets\/portal\.js.*$/, "");
  var onDisk = location.protocol === "file:";
  var sets = Object.create(null);
  var waiting = Object.create(null);
  var losers = [];
  var watchers = Object.create(null);

  /** A data script hands its set over. Called by the scripts of assets/datos/, nobody else. */
  function push(key, value) {
    sets[key] = value;
    (waiting[key] || []).forEach(function (callback) { callback(value); });
    delete waiting[key];
  }

  /** Give the set `key` to `callback(value)`; it is asked for once, and only when somebody wants it. */
  function datos(key, callback) {
    if (key in sets) { callback(sets[key]); return; }
    if (waiting[key]) { waiting[key].push(callback); return; }
    waiting[key] = [callback];
    load("datos/" + key, function () { return key in sets; }, function () { delete waiting[key]; });
  }

  /**
   * Load assets/<name>.js, which runs once; `lost()` when it can't be had, and then it may be asked for again. What came may be something
   * else, the page of a network that asks for a password: `came()` says whether it is what was asked for.
   */
  function load(name, came, lost) {
    var script = document.createElement("script");
    function lose() {
      script.remove();
      lost();
      losers.forEach(function (callback) { callback("No se pudo traer lo que hace falta. Revise su conexión y escriba otra vez."); });
    }
    script.src = base + "assets/" + name + ".js";
    script.onload = function () { if (!came()) { lose(); } };
    script.onerror = lose;
    document.head.appendChild(script);
  }

  /** Give the part of `Portal` that assets/<name>.js adds under its own name to `callback(part)`; it is loaded when first asked for. */
  function parte(name, callback) {
    if (Portal[name]) { callback(Portal[name]); return; }
    var key = "parte " + name;
    if (waiting[key]) { waiting[key].push(callback); return; }
    waiting[key] = [callback];
    load(name, function () {
      var asked = waiting[key];
      if (!Portal[name]) { return false; }
      delete waiting[key];
      asked.forEach(function (give) { give(Portal[name]); });
      return true;
    }, function () { delete waiting[key]; });
  }

  /** Have `callback(sentence)` called whenever something can't be had. */
  function alPerder(callback) { losers.push(callback); }

  /** The full address of a page of this site, given from its root: on a disk a folder has no page of its own. */
  function direccion(path) {
    return base + (onDisk ? path.replace(/(^|\/)(?=[#?]|$)/, "$1index.html") : path);
  }

  /** Give the full address of a thing to `callback(address)`; the patterns are the engine's own (urls.py). */
  function url(kind, id, callback) {
    datos("urls", function (patterns) { callback(direccion(patterns[kind].replace("{id}", id))); });
  }

  /** The page's state, kept in the address: {key: text}. Empty values leave it. With `step`, the back button undoes the change. */
  var estado = {
    leer: function () {
      var found = {};
      new URLSearchParams(location.search).forEach(function (value, key) { found[key] = value; });
      return found;
    },
    escribir: function (values, step) {
      var search = new URLSearchParams();
      Object.keys(values).forEach(function (key) { if (values[key]) { search.set(key, values[key]); } });
      var text = search.toString();
      var address = location.pathname + (text ? "?" + text : "") + location.hash;
      if (!step) { history.replaceState(null, "", address); } else if (search.toString() !== location.search.slice(1)) { history.pushState(null, "", address); }
    },
    alVolver: function (callback) { window.addEventListener("popstate", function () { callback(estado.leer()); }); }
  };

  /*
   * On a disk, Chromium 156 at times gives a page that asks before its first frame an empty memory, and loses what it writes there: 38 of
   * 500 loads, and none of 500 that asked after it, which is when an observer of what is in sight is first called. A window that nobody
   * sees has no frames: there, it is a second.
   */
  var early = onDisk ? [] : null;
  function opened() { var some = early || []; early = null; some.forEach(function (callback) { callback(); }); }
  if (onDisk) {
    new IntersectionObserver(function (seen, observer) { observer.disconnect(); opened(); }).observe(document.documentElement);
    setTimeout(opened, 1000);
  }

  /** What this device keeps. Each call says whether it worked: a borrowed computer may refuse. */
  var almacen = {
    /** Call `callback()` when one may ask: at once, but on a disk. Whatever a page asks as it starts, it asks in here. */
    listo: function (callback) { if (early) { early.push(callback); } else { callback(); } },
    leer: function (key) {
      try { return JSON.parse(localStorage.getItem("portal." + key)); } catch (error) { return null; }
    },
    guardar: function (key, value) {
      try { localStorage.setItem("portal." + key, JSON.stringify(value)); changed(key, false); return true; } catch (error) {
        anunciar("Este equipo no permite guardar. Guarde un archivo antes de salir.");
        return false;
      }
    },
    borrar: function (key) {
      try { localStorage.removeItem("portal." + key); changed(key, false); return true; } catch (error) { return false; }
    },
    /** Have `callback(elsewhere)` called when what is kept under `key` changes: here, in another tab, or while one was on another page. */
    alCambiar: function (key, callback) { (watchers[key] = watchers[key] || []).push(callback); }
  };

  function changed(key, elsewhere) { (watchers[key] || []).forEach(function (callback) { callback(elsewhere); }); }
  function changedAll() { Object.keys(watchers).forEach(function (key) { changed(key, true); }); }
  window.addEventListener("storage", function (event) {
    if (event.key === null) { changedAll(); } else { changed(event.key.replace(/^portal\./, ""), true); }
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { changedAll(); } });

  var region = null;

  /** Tell a screen reader what changed, without moving the focus. */
  function anunciar(text) {
    if (!region) {
      region = document.createElement("div");
      region.className = "p-oculto";
      region.setAttribute("role", "status");
      document.body.appendChild(region);
    }
    region.textContent = text;
  }

  /** The box where a page's last script works, or null: also when one of the page's scripts was lost, and it is again as without them. */
  function caja(selector) { return document.documentElement.classList.contains("js") ? document.querySelector(selector) : null; }

  /** Add an element that says `text` to `parent`, with a class if it has one; return it. */
  function poner(parent, tag, text, name) {
    var element = document.createElement(tag);
    element.textContent = text;
    if (name) { element.className = name; }
    parent.appendChild(element);
    return element;
  }

  /** A text as it is compared: lower case, without accents, with its ñ. The engine folds the same way (index.fold). */
  function plegar(text) {
    return text.toLowerCase().normalize("NFC").replace(/\u0000/g, "").replace(/ñ/g, "\u0000").normalize("NFD").replace(/\p{M}/gu, "").replace(/\u0000/g, "ñ");
  }

  window.Portal = {
    push: push, datos: datos, parte: parte, alPerder: alPerder, direccion: direccion, url: url, caja: caja, estado: estado, almacen: almacen, anunciar: anunciar, plegar: plegar, poner: poner
  };
})();
