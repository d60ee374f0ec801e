/* What is recommended, shown: each thing with why, and its notice. Which things, recomendar.js says. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  /** A sentence of the data with its names in: {pilar}, {nivel}, {factor}, {valor}. */
  function sentence(reglas, id, step, lista, valor) {
    var names = reglas.nombres;
    var factor = reglas.factores.filter(function (one) { return one[1] === step.pregunta; })[0];
    var found = {
      pilar: names.pilares[step.pilar], nivel: names.niveles[step.nivel], factor: factor ? names.factores[factor[0]] : "",
      valor: lista ? names[lista][valor] : ""
    };
    return reglas.frases[id].replace(/\{(\w+)\}/g, function (slot, name) { return found[name] || ""; });
  }

  /** Put a thing's address on its link: advice has an anchor, the others a page. */
  function point(link, kind, id) {
    if (kind !== "consejos") { Portal.url(kind, id, function (address) { link.href = address; }); return; }
    Portal.url("decalogo", "", function (address) { link.href = address + "#consejo-" + id; });
  }

  function item(reglas, step, kind, one) {
    var line = document.querySelector("[data-plantilla=recomendado]").content.cloneNode(true).firstElementChild;
    var known = reglas.candidatos[kind].filter(function (candidate) { return candidate.id === one.id; })[0];
    var link = line.querySelector("a"), notice = line.querySelector("[data-aviso-de]"), why = [], careful = [];
    link.textContent = known.nombre;
    point(link, kind, one.id);
    one.razones.forEach(function (reason) {
      (reglas.pesos[reason[0]] >= 0 ? why : careful).push(sentence(reglas, reason[0], step, reason[1], reason[2]));
    });
    if (known.paso) { why.push("Su primer paso: " + known.paso); }
    line.querySelector("[data-por-que]").textContent = "Por qué esto: " + why.join(" ");
    notice.firstChild.textContent = careful.join(" ");
    notice.hidden = !careful.length;
    return line;
  }

  /** Fill in what is recommended after a result; [kind, name, address to be] of each thing are the lines of a message. */
  function mostrar(caja, reglas, resultado, contexto) {
    var found = Portal.recomendar(reglas, resultado, contexto);
    caja.querySelector("[data-medida]").hidden = !resultado.pasos.length;
    caja.querySelector("[data-sin-ruta]").hidden = found.rutas.length > 0;
    Object.keys(found).forEach(function (kind) {
      var part = caja.querySelector('[data-clase="' + kind + '"]'), list = part.querySelector("ul");
      list.textContent = "";
      found[kind].forEach(function (one) { list.appendChild(item(reglas, resultado.pasos[0], kind, one)); });
      part.hidden = !found[kind].length;
    });
  }

  Portal.recomendado = { frase: sentence, mostrar: mostrar };
})();
