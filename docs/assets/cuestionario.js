/* The self-assessment's form as data: what is written there, and writing it back. A file's texts are data, whatever they say. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var VERSION = 1;
  var DAY = /^\d{4}-\d{2}-\d{2}$/;
  var MAPS = ["contexto", "respuestas", "pruebas", "alto"];

  /** The maps of a file as ours, without what every object has. */
  function mapOf(found, key) { return Object.assign(Object.create(null), found[key]); }

  function chosen(part) {
    var radio = part.querySelector("input[type=radio]:checked");
    return radio ? radio.value : "";
  }

  function choose(part, value) {
    part.querySelectorAll("input[type=radio]").forEach(function (radio) { radio.checked = radio.value === value; });
    return Boolean(chosen(part));
  }

  /** Write a text where it fits; a calendar takes nothing but days. */
  function setValue(part, said) {
    var fits = typeof said === "string" && (part.type !== "date" || (DAY.test(said) && !isNaN(Date.parse(said))));
    part.value = fits ? said : "";
    return part.value === said;
  }

  function today() {
    var now = new Date(), two = function (n) { return String(n).padStart(2, "0"); };
    return now.getFullYear() + "-" + two(now.getMonth() + 1) + "-" + two(now.getDate());
  }

  /** Why what a file says isn't a self-assessment, or "". */
  function problema(found, name) {
    var maps = MAPS.every(function (key) {
      var map = found[key];
      return map === undefined || (map && typeof map === "object" && !Array.isArray(map));
    });
    var texts = ["entidad", "fecha"].every(function (key) { return found[key] === undefined || typeof found[key] === "string"; });
    if (found.autodiagnostico === VERSION && maps && texts) { return ""; }
    return name + " no es un archivo de autodiagnóstico. Escoja el que guardó en esta página.";
  }

  /** {question: its texts}, which the page already has. */
  function textsOf(asked) {
    var found = Object.create(null);
    asked.forEach(function (part) {
      found[part.dataset.pregunta] = {
        texto: part.querySelector("[data-texto]").textContent,
        opciones: [].map.call(part.querySelectorAll("[data-opcion]"), function (label) { return label.textContent; }),
        evidencia: part.querySelector("[data-evidencia]").textContent
      };
    });
    return found;
  }

  /** Read and write a form. Parts [data-dato], [data-contexto], [data-pregunta], [data-prueba] and [data-alto] hold what is said. */
  Portal.cuestionario = function (form) {
    var all = function (name) { return [].slice.call(form.querySelectorAll("[data-" + name + "]")); };
    var questions = textsOf(all("pregunta"));

    /** {key: what `value(part)` gives}, for the parts [data-<name>] that say something. */
    function gathered(name, value) {
      var found = Object.create(null);
      all(name).forEach(function (part) {
        var said = value(part);
        if (said !== "") { found[part.dataset[name]] = said; }
      });
      return found;
    }

    /** Everything but the entity's name and the date: what this device may keep. */
    function recordar() {
      return {
        autodiagnostico: VERSION,
        contexto: gathered("contexto", function (part) { return part.value; }),
        respuestas: gathered("pregunta", function (part) { var said = chosen(part); return /^\d$/.test(said) ? Number(said) : said; }),
        pruebas: gathered("prueba", function (part) { return part.value.trim(); }),
        alto: gathered("alto", function (part) { var said = chosen(part); return said ? said === "si" : ""; })
      };
    }

    function leer() { return Object.assign({}, gathered("dato", function (part) { return part.value.trim(); }), recordar()); }

    function vacio() {
      var found = recordar();
      return MAPS.every(function (key) { return !Object.keys(found[key]).length; });
    }

    /** Write each part of a map in its place; the keys that found none, or whose value didn't fit. */
    function write(name, map, put) {
      var left = Object.assign(Object.create(null), map);
      all(name).forEach(function (part) {
        var key = part.dataset[name], has = key in left;
        if (put(part, has ? left[key] : "") && has) { delete left[key]; }
      });
      return Object.keys(left);
    }

    function poner(found) {
      var lost = write("dato", { entidad: found.entidad || "", fecha: found.fecha || today() }, setValue).concat(
        write("contexto", mapOf(found, "contexto"), setValue),
        write("pregunta", mapOf(found, "respuestas"), function (part, said) { return choose(part, String(said)); }),
        write("prueba", mapOf(found, "pruebas"), setValue),
        write("alto", mapOf(found, "alto"), function (part, said) { return choose(part, said === true ? "si" : said === false ? "no" : ""); })
      );
      return lost.length ? "Esto no tiene sitio aquí y sigue en su archivo: " + lost.join(", ").slice(0, 200) + "." : "";
    }

    /** What somebody says, ready to be counted: from this form, or from a file. */
    function dicho(from) {
      return {
        entidad: from.entidad || "", fecha: DAY.test(from.fecha || "") ? from.fecha : "", contexto: mapOf(from, "contexto"),
        respuestas: mapOf(from, "respuestas"), pruebas: mapOf(from, "pruebas"), preguntas: questions
      };
    }

    /** The day the form has, when it isn't today's: what was opened was answered another day. "" otherwise. */
    function otroDia() {
      var day = leer().fecha || "";
      return day === today() ? "" : day;
    }

    function ponerHoy() { write("dato", { entidad: leer().entidad || "", fecha: today() }, setValue); }

    return { otroDia: otroDia, ponerHoy: ponerHoy, leer: leer, recordar: recordar, vacio: vacio, poner: poner, problema: problema, dicho: dicho, respondida: chosen };
  };
})();
