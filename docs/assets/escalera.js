/* What step a municipality is on, worked out of its answers: the same as portal/diagnosis.py, over the same rules. No page here. */
(function () {
  "use strict";

  if (!window.Portal) { return; }

  /** What `from` says of `key` itself, and nothing that every object has. */
  function own(from, key) { return Object.prototype.hasOwnProperty.call(from, key) ? from[key] : undefined; }

  /** Whether a value is a stage: a whole number from 0. Anything else is unknown. */
  function known(reglas, value) { return Number.isInteger(value) && value >= 0 && value < reglas.etapas; }

  function valueOf(reglas, respuestas, question) {
    var value = own(respuestas, question);
    return known(reglas, value) ? value : 0;
  }

  /** Climb a pillar's ladder: steps reached, level begun or "", questions reached, questions ahead. */
  function climbed(reglas, questions, respuestas) {
    var found = { steps: 0, begun: "", reached: [], ahead: [] }, stopped = false;
    questions.forEach(function (question) {
      var id = question[0], levels = question[1], value = valueOf(reglas, respuestas, id);
      var done = Math.min(Math.max(value - reglas.umbral + 1, 0), levels.length);
      if (stopped) {
        if (done) { found.ahead.push(id); }
        return;
      }
      found.steps += done;
      if (done) { found.reached.push(id); }
      stopped = done < levels.length;
      if (!done && value) { found.begun = levels[0]; }
    });
    return found;
  }

  function step(pregunta, motivo, pilar, nivel) { return { pregunta: pregunta, motivo: motivo, pilar: pilar, nivel: nivel }; }

  /** The steps of a pillar: a factor that its next level asks for and lacks, if any, and the question that goes up to it. */
  function ofPillar(reglas, pilar, reached, counting, motivo) {
    var asked = new Map(reglas.factores), rungs = [];
    new Map(reglas.pilares).get(pilar).forEach(function (question) {
      question[1].forEach(function (level) { rungs.push([question[0], level]); });
    });
    var next = rungs[reached[pilar]];
    var lacking = reglas.pide[next[1]].filter(function (factor) { return asked.has(factor) && counting.indexOf(factor) < 0; });
    return lacking.slice(0, 1).map(function (factor) { return step(asked.get(factor), "falta-factor", pilar, next[1]); })
      .concat([step(next[0], motivo, pilar, next[1])]);
  }

  /** The next steps, two at most: the lowest pillar's and, when no factor lacks for it, one more. */
  function steps(reglas, reached, counting, contexto) {
    var lowest = reglas.pilares.filter(function (pillar) {
      return reached[pillar[0]] < pillar[1].reduce(function (sum, question) { return sum + question[1].length; }, 0);
    }).map(function (pillar, place) { return [reached[pillar[0]], place, pillar[0]]; });
    lowest.sort(function (a, b) { return a[0] - b[0] || a[1] - b[1]; });
    var holding = reglas.factores.filter(function (factor) { return counting.indexOf(factor[0]) < 0; })
      .map(function (factor) { return step(factor[1], "sostener", "", ""); });
    if (!lowest.length) { return holding.slice(0, 2); }
    var first = ofPillar(reglas, lowest[0][2], reached, counting, "escalon");
    if (first.length > 1) { return first; }
    var one = lowest.length === 1 || reglas.un_pilar.indexOf(own(contexto, reglas.contexto.dedicaciones)) >= 0;
    var second = one ? holding : ofPillar(reglas, lowest[1][2], reached, counting, "otro-pilar");
    return first.concat(second.slice(0, 1));
  }

  /** The result of some answers (question -> stage, from 0; anything else is unknown, and counts as 0). */
  function evaluar(reglas, respuestas, contexto) {
    var found = { escalones: {}, en_construccion: {}, logradas: [], adelantadas: [] }, every = [];
    reglas.pilares.forEach(function (pillar) {
      var ladder = climbed(reglas, pillar[1], respuestas);
      found.escalones[pillar[0]] = ladder.steps;
      if (ladder.begun) { found.en_construccion[pillar[0]] = ladder.begun; }
      found.logradas = found.logradas.concat(ladder.reached);
      found.adelantadas = found.adelantadas.concat(ladder.ahead);
      pillar[1].forEach(function (question) { every.push(question[0]); });
    });
    found.factores = reglas.factores.filter(function (factor) { return valueOf(reglas, respuestas, factor[1]) >= reglas.umbral; })
      .map(function (factor) { return factor[0]; });
    var firm = reglas.firmezas.filter(function (part) { return part[1] === null || found.factores.length <= part[1]; })[0];
    found.firmeza = firm ? firm[0] : "";
    found.conexion = reglas.conexion[0] ? reglas.conexion[1][valueOf(reglas, respuestas, reglas.conexion[0])] : "";
    reglas.factores.forEach(function (factor) { every.push(factor[1]); });
    if (reglas.conexion[0]) { every.push(reglas.conexion[0]); }
    found.por_averiguar = every.filter(function (id) { return !known(reglas, own(respuestas, id)); });
    found.pasos = steps(reglas, found.escalones, found.factores, contexto);
    return found;
  }

  /** What the stop test says: one «no» is enough to stop; it takes every «sí» to go on; else something lacks. */
  function convocar(preguntas, alto) {
    if (preguntas.some(function (id) { return own(alto, id) === false; })) { return "no"; }
    return preguntas.every(function (id) { return own(alto, id) === true; }) ? "si" : "falta";
  }

  Portal.escalera = { evaluar: evaluar, convocar: convocar, conocida: known };
})();
