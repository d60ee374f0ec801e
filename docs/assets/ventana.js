/* What the machine lends a workshop: a second window in step with this one, the whole screen, a screen that stays on, a tone. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var onDisk = location.protocol === "file:";
  var AGAIN = 2000, PATIENCE = 3;

  // On a disk every page has an opaque origin. A BroadcastChannel crosses from one to another in Chromium 156 [tried], which the standard
  // doesn't promise and other browsers may not do; messages between a window and the one it opened arrive in both places [tried].
  var target = onDisk ? "*" : location.origin;

  function ours(event) {
    var origin = onDisk ? event.origin === "null" || event.origin === "file://" : event.origin === location.origin;
    return origin && event.data && typeof event.data === "object";
  }

  /** The window that leads. `dar()` gives what the others show of the workshop `clave`. Returns {abrir, enviar}. */
  function anfitriona(clave, dar) {
    var other = null;

    function enviar() {
      if (other && !other.closed) { other.postMessage({ taller: clave, dice: dar() }, target); }
    }

    window.addEventListener("message", function (event) {
      if (!ours(event) || event.data.pide !== clave || !event.source || event.source.opener !== window) { return; }
      other = event.source; // also after this page loaded again, when it no longer knows whom it opened
      enviar();
    });
    return {
      enviar: enviar,
      abrir: function (address) {
        other = window.open(address, "_blank", "popup,width=1280,height=720");
        return Boolean(other);
      }
    };
  }

  /** The window that follows: `recibir(said)` at each change, and `sola(yes)` when nobody leads any more, or somebody does again. */
  function invitada(clave, recibir, sola) {
    var leader = window.opener, silent = 0;
    if (!leader) { sola(true); return; }
    window.addEventListener("message", function (event) {
      if (!ours(event) || event.source !== leader || event.data.taller !== clave) { return; }
      silent = 0;
      sola(false);
      recibir(event.data.dice);
    });
    function ask() {
      if (leader.closed || silent >= PATIENCE) { sola(true); }
      silent += 1;
      if (!leader.closed) { leader.postMessage({ pide: clave }, target); }
    }
    ask();
    setInterval(ask, AGAIN);
  }

  function nothing() { return undefined; }

  /** Whether this page fills the screen. */
  function llena() { return Boolean(document.fullscreenElement); }

  /** Fill the screen with the page, or no longer; where that can't be had, the window is all there is. */
  function llenar(on) {
    var root = document.documentElement;
    if (on === llena() || !root.requestFullscreen) { return; }
    var asked = on ? root.requestFullscreen() : document.exitFullscreen();
    if (asked) { asked.catch(nothing); }
  }

  var wanted = false, lock = null;

  /** Keep the screen on, or no longer. */
  function despierta(on) {
    wanted = on;
    if (!on && lock) { lock.release().catch(nothing); lock = null; }
    if (!on || lock || !navigator.wakeLock || document.hidden) { return; }
    navigator.wakeLock.request("screen").then(function (given) {
      lock = given;
      given.addEventListener("release", function () { lock = null; });
      if (!wanted) { given.release().catch(nothing); }
    }, nothing);
  }

  document.addEventListener("visibilitychange", function () { if (wanted) { despierta(true); } });

  var audio = null;

  /** A short tone; where there is none, silence. */
  function tono() {
    try {
      audio = audio || new window.AudioContext();
      var voice = audio.createOscillator(), volume = audio.createGain(), now = audio.currentTime;
      voice.frequency.value = 660;
      volume.gain.setValueAtTime(0.2, now);
      volume.gain.exponentialRampToValueAtTime(0.001, now + 0.6);
      voice.connect(volume);
      volume.connect(audio.destination);
      voice.start(now);
      voice.stop(now + 0.6);
    } catch (error) { audio = null; }
  }

  Portal.ventana = { anfitriona: anfitriona, invitada: invitada, llena: llena, llenar: llenar, despierta: despierta, tono: tono };
})();
