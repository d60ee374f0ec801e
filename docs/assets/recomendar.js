/* What of the catalogue fits a result, each thing with its reasons: the same as portal/fitting.py, over the same data. No page here. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  function own(from, key) { return from && Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined; }

  /** Advice fits when it speaks of the step's factor; else, of one that the step's level asks for. */
  function ofAdvice(reglas, step, candidate) {
    var has = function (factor) { return candidate.factores.indexOf(factor) >= 0; };
    var mine = reglas.factores.filter(function (factor) { return factor[1] === step.pregunta; })[0];
    var asked = (own(reglas.pide, step.nivel) || []).filter(has)[0];
    if (mine && has(mine[0])) { return [["factor", "factores", mine[0]]]; }
    return asked ? [["factor-del-nivel", "factores", asked]] : [];
  }

  /** Whether it comes from a municipality like theirs, or is meant for one. */
  function ofMunicipality(reglas, contexto, candidate) {
    var found = [];
    Object.keys(reglas.contexto).forEach(function (lista) {
      var id = reglas.contexto[lista], said = own(contexto, id), meant = own(candidate.para, lista) || [];
      if (said && said === own(candidate.de, lista)) { found.push([id, lista, said]); }
      if (said && meant.indexOf(said) >= 0) { found.push([id, lista, said]); } else if (said && meant.length) { found.push(["otra-" + id, "", ""]); }
    });
    return found;
  }

  /** Whether what it takes is within what they said they have; the connection is always known. */
  function ofCapacity(reglas, conexion, contexto, candidate) {
    var found = [];
    Object.keys(candidate.pide || {}).forEach(function (lista) {
      var order = reglas.orden[lista], id = own(reglas.contexto, lista) || lista, needed = candidate.pide[lista];
      var has = lista === "conectividad" ? conexion : own(contexto, id), place = order.indexOf(has);
      if (place >= 0) { found.push(place >= order.indexOf(needed) ? [id, lista, has] : ["pide-" + id, lista, needed]); }
    });
    return found;
  }

  /** The criteria that a candidate meets, each [criterion, list, id]; none when it isn't for the step. */
  function reasons(reglas, resultado, contexto, candidate) {
    var step = resultado.pasos[0];
    if (candidate.factores) { return ofAdvice(reglas, step, candidate); }
    if (candidate.pilares.indexOf(step.pilar) < 0) { return []; }
    var found = [[step.pilar === candidate.pilares[0] ? "pilar" : "pilar-asociado", "", ""]];
    var above = reglas.niveles.indexOf(candidate.nivel) - reglas.niveles.indexOf(step.nivel);
    if (above > 0) { found.push(["mas-alto", "", ""]); } else if (above === 0) { found.push(["nivel", "", ""]); } else if (above === -1) { found.push(["nivel-anterior", "", ""]); }
    found = found.concat(ofMunicipality(reglas, contexto, candidate), ofCapacity(reglas, resultado.conexion, contexto, candidate));
    if (candidate.colombia) { found.push(["colombia", "", ""]); }
    if (candidate.municipio === false) { found.push(["sin-municipio", "", ""]); }
    if (candidate.estado && own(reglas.pesos, candidate.estado) !== undefined) { found.push([candidate.estado, "", ""]); }
    return found;
  }

  /** Which of `cabidas` it is: it counts the things of which it takes more than there is. */
  function fit(reglas, said) {
    var over = said.filter(function (reason) { return reglas.no_alcanza.indexOf(reason[0]) >= 0; }).length;
    var part = reglas.cabidas.filter(function (one) { return one[1] === null || over <= one[1]; })[0];
    return part ? part[0] : "";
  }

  /** The first formats of the methods that are recommended. */
  function formats(reglas, methods) {
    var found = new Map();
    methods.forEach(function (method) {
      reglas.candidatos.metodologias.filter(function (one) { return one.id === method.id; })[0].formatos.forEach(function (id) {
        if (!found.has(id)) { found.set(id, method.id); }
      });
    });
    return Array.from(found).slice(0, reglas.formatos).map(function (pair) {
      return { id: pair[0], cabida: fit(reglas, []), razones: [["del-metodo", "metodologias", pair[1]]] };
    });
  }

  /** Kind -> [{id, cabida, razones}] for the first of the next steps: none where there is no step. */
  Portal.recomendar = function (reglas, resultado, contexto) {
    var found = {};
    Object.keys(reglas.muestra).forEach(function (kind) {
      var many = reglas.muestra[kind][0], higher = reglas.muestra[kind][1], weighed = [];
      (resultado.pasos.length ? reglas.candidatos[kind] : []).forEach(function (candidate, place) {
        var said = reasons(reglas, resultado, contexto, candidate);
        if (said.length && (higher || said.every(function (reason) { return reason[0] !== "mas-alto"; }))) {
          var weight = said.reduce(function (sum, reason) { return sum + reglas.pesos[reason[0]]; }, 0);
          weighed.push({ weight: weight, place: place, id: candidate.id, said: said });
        }
      });
      weighed.sort(function (a, b) { return b.weight - a.weight || a.place - b.place; });
      found[kind] = weighed.slice(0, many).map(function (one) {
        return { id: one.id, cabida: fit(reglas, one.said), razones: one.said };
      });
    });
    found.formatos = formats(reglas, found.metodologias);
    return found;
  };
})();
