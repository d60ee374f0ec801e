/* Keys of one sign: never while somebody writes, never with Control, Alt or the command key, and only while they are wanted. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var WRITES = "input:not([type=checkbox]), textarea, select, [contenteditable]", PRESSES = "button, a[href], summary, input";

  /**
   * The name of what a key asks for, or "". `keys` is {key: name}, letters in capitals. A space on what one presses with the space bar is its own.
   */
  function pedido(event, keys) {
    var at = event.target, key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
    if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) { return ""; }
    if (at.closest && (at.closest(WRITES) || (key === " " && at.closest(PRESSES)))) { return ""; }
    return Object.prototype.hasOwnProperty.call(keys, key) ? keys[key] : "";
  }

  /** Have `hacer(name)` called for each key of `keys`, while `quiere()` says so. */
  Portal.teclas = function (keys, quiere, hacer) {
    document.addEventListener("keydown", function (event) {
      var name = quiere() ? pedido(event, keys) : "";
      if (name) {
        event.preventDefault();
        hacer(name);
      }
    });
  };
})();
