/* The memory of a page where one works: a file first, this device second. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  /**
   * Give the buttons of `caja` ([data-guardar], [data-abrir], [data-borrar], [data-aviso]) their work, and put back what this device keeps.
   *
   * `que` is the page's own part: `clave`, under which the device keeps it; `leer()` gives the data one writes and `vacio()` whether that is
   * nothing; `poner(found)` shows data and returns a note about them, or "", or a promise of it when they show later;
   * `problema(found, name)` says why data aren't this page's, or ""; `nombre()` is the file's name without ending; `consejo` says what the
   * file is for; `continua`, that other pages add to it: then while this device keeps it one leaves without a warning, and a file never
   * takes its place unasked. With `recordar()`, the device keeps that instead: what goes into the file only isn't there.
   * Returns {cambio, decir}: what to call after each change, and how to tell something.
   */
  Portal.memoria = function (caja, que) {
    var notice = caja.querySelector("[data-aviso]"), unsaved = false, keeps = true;

    function remembered() { return (que.recordar || que.leer)(); }

    function decir(text) {
      notice.textContent = text;
      Portal.anunciar(text);
    }

    function cambio() {
      unsaved = true;
      if (keeps) { keeps = Portal.almacen.guardar(que.clave, remembered()); }
      if (!keeps) { notice.textContent = "Este equipo no permite guardar. Guarde un archivo antes de salir."; }
    }

    function download() {
      var name = Portal.archivo.nombre(que.nombre(), ".json");
      Portal.archivo.guardar(que.leer(), name);
      unsaved = false;
      decir("Guardado en el archivo " + name + ". " + que.consejo);
    }

    function open(event) {
      var input = event.target, file = input.files[0];
      if (!file) { return; }
      if ((que.continua ? !que.vacio() : unsaved) && !window.confirm("Lo que hay escrito se reemplaza por lo del archivo. ¿Continuar?")) { input.value = ""; return; }
      Portal.archivo.leer(file, function (found, problem) {
        input.value = "";
        problem = problem || que.problema(found, file.name);
        if (problem) { decir(problem); return; }
        var note = que.poner(found);
        unsaved = false;
        Portal.almacen.guardar(que.clave, remembered());
        Promise.resolve(note).then(function (said) { decir("Archivo abierto." + (said ? " " + said : "")); });
      });
    }

    function erase() {
      if (!window.confirm("Se borra lo escrito, aquí y en este equipo. ¿Continuar?")) { return; }
      que.poner({});
      Portal.almacen.borrar(que.clave);
      unsaved = false;
      decir("Borrado. En este equipo ya no queda nada.");
    }

    caja.querySelector("[data-guardar]").addEventListener("click", download);
    caja.querySelector("[data-abrir]").addEventListener("change", open);
    caja.querySelector("[data-borrar]").addEventListener("click", erase);
    window.addEventListener("beforeunload", function (event) { if (unsaved && !(que.continua && keeps)) { event.preventDefault(); } });

    Portal.almacen.listo(function () {
      var kept = Portal.almacen.leer(que.clave);
      if (!kept || !que.vacio() || que.problema(kept, "")) { return; }
      que.poner(kept);
      if (!que.vacio()) { decir("Esto es lo que había en este equipo. Si no es suyo, bórrelo."); }
    });
    return { cambio: cambio, decir: decir };
  };
})();
