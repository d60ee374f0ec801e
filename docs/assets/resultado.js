/* The result of the self-assessment, shown: stairs, why, firmness, what to find out and the next steps. What it is, escalera.js says. */
(function () {
  "use strict";

  if (!window.Portal) { return; }
  var SAID = { alcanzado: "alcanzado", empezado: "en construcción", sigue: "el que sigue", falta: "todavía no" };
  var MARKS = { alcanzado: "●", empezado: "◐", sigue: "○", falta: "·" };

  var add = Portal.poner;

  /** "A, B y C", as Spanish joins them. */
  function joined(texts) {
    var last = texts[texts.length - 1];
    return texts.length < 2 ? texts.join("") : texts.slice(0, -1).join(", ") + (/^h?[ií](?![aeo])/i.test(last) ? " e " : " y ") + last;
  }

  /** Questions in short words, each with its code: «el informe que se entiende (R1)». */
  function called(reglas, ids) {
    return joined(ids.map(function (id) { return reglas.nombres.diagnostico[id] + " (" + id.toUpperCase() + ")"; }));
  }

  /** The state of a step, counted from 0. */
  function stateOf(reglas, resultado, pilar, place) {
    var steps = resultado.escalones[pilar];
    if (place < steps) { return "alcanzado"; }
    if (place > steps) { return "falta"; }
    return resultado.en_construccion[pilar] ? "empezado" : "sigue";
  }

  /** Where a pillar is, as one says it: «Consultar (escalón 2 de 5)». */
  function where(reglas, resultado, pilar) {
    var steps = resultado.escalones[pilar];
    if (!steps) { return "Antes del primer escalón"; }
    return reglas.nombres.niveles[reglas.niveles[steps - 1]] + " (escalón " + steps + " de " + reglas.niveles.length + ")";
  }

  /** The rule, applied: which answers hold the step, and which one stops the way up. */
  function because(reglas, resultado, pilar) {
    var questions = new Map(reglas.pilares).get(pilar), steps = resultado.escalones[pilar], rungs = [];
    questions.forEach(function (question) {
      question[1].forEach(function (level, k) { rungs.push({ id: question[0], least: reglas.umbral + k }); });
    });
    var held = Array.from(new Set(rungs.slice(0, steps).map(function (rung) { return rung.id; })));
    var next = rungs[steps], stops = next ? "Le falta llegar a " + next.least + " en " + called(reglas, [next.id]) + "." : "";
    if (!steps) { return stops + " El trabajo es informar bien."; }
    return "Está ahí porque tiene " + reglas.umbral + " o más en " + called(reglas, held) + "." + (stops ? " " + stops : "");
  }

  /** The answers that count above a step that isn't reached. */
  function floorless(reglas, resultado, questions) {
    var ahead = questions.map(function (question) { return question[0]; }).filter(function (id) { return resultado.adelantadas.indexOf(id) >= 0; });
    return ahead.length ? "Ya hacen esto, pero falta un escalón antes: " + called(reglas, ahead) + ". Asegure primero ese escalón, sin perder lo ganado." : "";
  }

  function stairs(caja, reglas, resultado) {
    reglas.pilares.forEach(function (pillar) {
      var part = caja.querySelector('[data-escalera="' + pillar[0] + '"]'), loose = part.querySelector("[data-sin-piso]");
      part.querySelector("[data-donde]").textContent = where(reglas, resultado, pillar[0]);
      part.querySelector("[data-porque]").textContent = because(reglas, resultado, pillar[0]);
      loose.textContent = floorless(reglas, resultado, pillar[1]);
      loose.hidden = !loose.textContent;
      reglas.niveles.forEach(function (level, place) {
        var state = stateOf(reglas, resultado, pillar[0], place), line = part.querySelector('[data-nivel="' + level + '"]');
        part.querySelector('[data-peldano="' + level + '"]').setAttribute("class", "p-peldano p-" + state);
        part.querySelector('[data-rayado="' + level + '"]').setAttribute("class", "p-rayado p-" + state);
        line.querySelector("[data-marca]").textContent = MARKS[state];
        line.querySelector("[data-como]").textContent = SAID[state];
      });
    });
  }

  function firmness(caja, reglas, resultado) {
    var list = caja.querySelector("[data-factores]");
    caja.querySelector("[data-firmeza]").textContent = reglas.nombres.firmezas[resultado.firmeza] + ".";
    caja.querySelector("[data-firmeza-dice]").textContent = "Cuentan " + resultado.factores.length + " de " + reglas.factores.length +
      " factores. " + reglas.firmeza[resultado.firmeza];
    list.textContent = "";
    reglas.factores.forEach(function (factor) {
      var counts = resultado.factores.indexOf(factor[0]) >= 0;
      add(list, "li", reglas.nombres.factores[factor[0]] + ": " + (counts ? "cuenta" : "todavía no") + ".").className = counts ? "p-si-cuenta" : "";
    });
  }

  function strengths(caja, reglas, resultado, dicho) {
    var list = caja.querySelector("[data-fortalezas]"), best = reglas.etapas - 1;
    list.textContent = "";
    resultado.logradas.filter(function (id) { return dicho.respuestas[id] === best; }).forEach(function (id) {
      add(list, "li", id.toUpperCase() + ". " + dicho.preguntas[id].texto);
    });
    caja.querySelector("[data-si-fortalezas]").hidden = !list.children.length;
  }

  function unknown(caja, resultado, dicho) {
    var list = caja.querySelector("[data-averiguar]");
    list.textContent = "";
    resultado.por_averiguar.forEach(function (id) {
      var link = add(add(list, "li", ""), "a", id.toUpperCase() + ". " + dicho.preguntas[id].texto);
      link.href = "#pregunta-" + id;
      link.dataset.volver = id;
    });
    caja.querySelector("[data-si-averiguar]").hidden = !resultado.por_averiguar.length;
  }

  /** The answer that a step aims at: the first that counts or, where the same question goes up twice, the next. */
  function aim(reglas, step) {
    var pillar = new Map(reglas.pilares).get(step.pilar) || [];
    var question = pillar.filter(function (one) { return one[0] === step.pregunta; })[0];
    return reglas.umbral + (question ? question[1].indexOf(step.nivel) : 0);
  }

  function steps(caja, reglas, resultado, dicho) {
    var list = caja.querySelector("[data-pasos]");
    list.textContent = "";
    resultado.pasos.forEach(function (step) {
      var line = document.querySelector("[data-plantilla=paso]").content.cloneNode(true).firstElementChild;
      var asked = dicho.preguntas[step.pregunta], now = dicho.respuestas[step.pregunta], goal = aim(reglas, step);
      var put = function (name, text) { line.querySelector("[data-" + name + "]").textContent = text; };
      put("que", step.pregunta.toUpperCase() + ". " + asked.texto);
      put("motivo", Portal.recomendado.frase(reglas, step.motivo, step, "", ""));
      put("hoy", Portal.escalera.conocida(reglas, now) ? "Hoy (" + now + "): " + asked.opciones[now] : "Hoy no se sabe. Averígüelo primero.");
      put("meta", "La meta (" + goal + "): " + asked.opciones[goal]);
      put("prueba-de", asked.evidencia);
      list.appendChild(line);
    });
    caja.querySelector("[data-sin-pasos]").hidden = resultado.pasos.length > 0;
  }

  /** Show the result of what is said: `dicho` has respuestas, contexto, and the page's texts (preguntas). */
  function mostrar(caja, reglas, resultado, dicho) {
    var lacking = resultado.por_averiguar.length, every = Object.keys(dicho.preguntas).length;
    caja.querySelector("[data-faltan]").textContent = lacking ? "Se saben " + (every - lacking) + " de " + every +
      " respuestas. Lo que falta cuenta como 0." : "Con las " + every + " respuestas.";
    stairs(caja, reglas, resultado);
    firmness(caja, reglas, resultado);
    strengths(caja, reglas, resultado, dicho);
    unknown(caja, resultado, dicho);
    steps(caja, reglas, resultado, dicho);
    Portal.recomendado.mostrar(caja, reglas, resultado, dicho.contexto);
  }

  Portal.resultado = { mostrar: mostrar, donde: where, porque: because };
})();
