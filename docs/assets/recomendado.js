/* What is recommended, shown: each thing with why, and its notice. Which things, recomendar.js says. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  /** A sentence of the data with its names in: {pilar}, {nivel}, {factor}, {valor}, {paso}, and {valor_en_frase} with a small letter first. */
  function sentence(reglas, id, step, lista, valor) { return filled(reglas, reglas.frases[id], step, lista, valor); }

  function filled(reglas, text, step, lista, valor) {
    var names = reglas.nombres;
    var factor = reglas.factores.filter(function (one) { return one[1] === step.pregunta; })[0];
    var found = {
      pilar: names.pilares[step.pilar], nivel: names.niveles[step.nivel], factor: factor ? names.factores[factor[0]] : "",
      paso: names.diagnostico[step.pregunta] + " (" + step.pregunta.toUpperCase() + ")", valor: lista ? names[lista][valor] : ""
    };
    found.valor_en_frase = found.valor.charAt(0).toLowerCase() + found.valor.slice(1);
    return text.replace(/\{(\w+)\}/g, function (slot, name) { return found[name] || ""; });
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
    if (known.paso) { why.push("Cómo empezar: " + known.paso); }
    line.querySelector("[data-por-que]").textContent = "Por qué esto: " + why.join(" ");
    notice.firstChild.textContent = careful.join(" ");
    notice.hidden = !careful.length;
    return line;
  }

  /** Say whether the route fits what they have; one that is for later stands after all the rest. */
  function fit(caja, reglas, step, routes) {
    var how = reglas.cabida[routes.length ? routes[0].cabida : reglas.cabidas[0][0]], told = caja.querySelector("[data-cabida-dice]");
    var none = caja.querySelector("[data-sin-ruta]"), part = caja.querySelector("[data-clase=rutas]");
    caja.querySelector("[data-cabida]").textContent = how.nombre;
    told.textContent = filled(reglas, how.dice, step, "", "");
    told.hidden = !how.dice;
    none.hidden = routes.length > 0;
    part.querySelector("h4").hidden = !how.despues;
    none.parentNode.insertBefore(part, how.despues ? null : none.nextSibling);
  }

  /** Whether they said what municipality they are, and no experience shown is of one like it. */
  function unlike(reglas, contexto, shown) {
    var like = function (id) { return shown.some(function (one) { return one.razones.some(function (reason) { return reason[0] === id; }); }); };
    return shown.length > 0 && reglas.parecido.some(function (id) { return contexto[id]; }) && !reglas.parecido.some(like);
  }

  /** Fill in what is recommended after a result; [kind, name, address to be] of each thing are the lines of a message. */
  function mostrar(caja, reglas, resultado, contexto) {
    var found = Portal.recomendar(reglas, resultado, contexto);
    caja.querySelector("[data-medida]").hidden = !resultado.pasos.length;
    if (resultado.pasos.length) { fit(caja, reglas, resultado.pasos[0], found.rutas); }
    caja.querySelector("[data-sin-parecidas]").hidden = !unlike(reglas, contexto, found.experiencias);
    Object.keys(found).forEach(function (kind) {
      var part = caja.querySelector('[data-clase="' + kind + '"]'), list = part.querySelector("ul");
      list.textContent = "";
      found[kind].forEach(function (one) { list.appendChild(item(reglas, resultado.pasos[0], kind, one)); });
      part.hidden = !found[kind].length;
    });
  }

  Portal.recomendado = { frase: sentence, mostrar: mostrar };
})();
