"""What step a municipality is on, worked out of its answers. docs/assets/escalera.js does the same, and a test holds them equal.

The rules are data (`rules`), so that both read the same ones. The rule in words stands in catalog/casos.yml and on the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from portal.model import Catalogo

Reglas = Mapping[str, Any]
"""Plain data, as `rules` makes it: what the browser gets too."""


class Paso(NamedTuple):
    """What to do next: the question to raise, why, and to what level of which pillar ("" for a factor that only holds)."""

    pregunta: str
    motivo: str
    pilar: str
    nivel: str


class Resultado(NamedTuple):
    """What follows from the answers. Ids only: who shows it has the names."""

    escalones: dict[str, int]
    """Pillar -> steps reached, 0 to 5."""
    en_construccion: dict[str, str]
    """Pillar -> the level it has begun, for those that have."""
    logradas: list[str]
    """Questions whose steps are reached."""
    adelantadas: list[str]
    """Questions that count above a step that isn't reached."""
    factores: list[str]
    """Factors that count."""
    firmeza: str
    conexion: str
    por_averiguar: list[str]
    """Questions without an answer, or with «No lo sé»."""
    pasos: list[Paso]
    """Two at most."""


def _questions(asked: Mapping[str, Any], pilar: str) -> list[list[Any]]:
    """The questions of a pillar, each with the levels it goes up to: none where nobody asks about it."""
    return [[id, list(q.sube_a)] for id, q in asked.items() if q.pilar == pilar]


def rules(catalogo: Catalogo) -> dict[str, Any]:
    """Return the rules of the catalogue's self-assessment as plain data; all empty where it has none."""
    asked, found = catalogo.listas["diagnostico"], catalogo.vocabularios
    net = next((id for id, q in asked.items() if q.conectividad), "")
    return {
        "niveles": list(found["niveles"]),
        "etapas": len(found["etapas"]),
        "umbral": [stage.cuenta for stage in found["etapas"].values()].index(True),
        "pilares": [[p, own] for p in found["pilares"] if (own := _questions(asked, p))],
        "factores": [[f, id] for f in found["factores"] for id, q in asked.items() if q.factor == f],
        "conexion": [net, list(asked[net].conectividad) if net else []],
        "pide": {id: list(level.pide) for id, level in found["niveles"].items()},
        "firmezas": [[id, part.hasta] for id, part in found["firmezas"].items()],
        "un_pilar": [id for id, term in found["dedicaciones"].items() if term.un_pilar],
        "contexto": {q.lista: id for id, q in catalogo.listas["contexto"].items()},
    }


def evaluar(reglas: Reglas, respuestas: Mapping[str, Any], contexto: Mapping[str, Any]) -> Resultado:
    """Return the result of some answers (question -> stage, from 0; anything else is unknown, and counts as 0). It never raises."""
    ladders = {pilar: _climbed(reglas, questions, respuestas) for pilar, questions in reglas["pilares"]}
    counting = [factor for factor, question in reglas["factores"] if _value(reglas, respuestas, question) >= reglas["umbral"]]
    net, kinds = reglas["conexion"]
    every = [id for _, questions in reglas["pilares"] for id, _ in questions]
    every += [id for _, id in reglas["factores"]] + ([net] if net else [])
    return Resultado(
        {pilar: steps for pilar, (steps, _, _, _) in ladders.items()},
        {pilar: begun for pilar, (_, begun, _, _) in ladders.items() if begun},
        [id for _, _, reached, _ in ladders.values() for id in reached],
        [id for _, _, _, ahead in ladders.values() for id in ahead],
        counting,
        next((id for id, most in reglas["firmezas"] if most is None or len(counting) <= most), ""),
        kinds[_value(reglas, respuestas, net)] if net else "",
        [id for id in every if not _known(reglas, respuestas.get(id))],
        _steps(reglas, {pilar: found[0] for pilar, found in ladders.items()}, counting, contexto),
    )


def convocar(preguntas: list[str], alto: Mapping[str, Any]) -> str:
    """Return what the stop test says: one «no» is enough to stop; it takes every «sí» to go on; else something lacks."""
    if any(alto.get(id) is False for id in preguntas):
        return "no"
    return "si" if all(alto.get(id) is True for id in preguntas) else "falta"


def _known(reglas: Reglas, value: object) -> bool:
    return type(value) is int and 0 <= value < reglas["etapas"]


def _value(reglas: Reglas, respuestas: Mapping[str, Any], question: str) -> int:
    value = respuestas.get(question)
    return int(value) if value is not None and _known(reglas, value) else 0


def _climbed(reglas: Reglas, questions: list[Any], respuestas: Mapping[str, Any]) -> tuple[int, str, list[str], list[str]]:
    """Climb a pillar's ladder: (steps reached, level begun or "", questions reached, questions ahead)."""
    steps, begun, reached, ahead, stopped = 0, "", list[str](), list[str](), False
    for id, levels in questions:
        value = _value(reglas, respuestas, id)
        done = min(max(value - reglas["umbral"] + 1, 0), len(levels))
        if stopped:
            ahead += [id] if done else []
            continue
        steps += done
        reached += [id] if done else []
        stopped = done < len(levels)
        if not done and value:
            begun = levels[0]
    return steps, begun, reached, ahead


def _steps(reglas: Reglas, reached: Mapping[str, int], counting: list[str], contexto: Mapping[str, Any]) -> list[Paso]:
    """The next steps, two at most: the lowest pillar's and, when no factor lacks for it, one more."""
    ladder = dict(reglas["pilares"])
    unfinished = [p for p in ladder if reached[p] < sum(len(levels) for _, levels in ladder[p])]
    lowest = sorted(unfinished, key=lambda p: reached[p])  # a stable sort: the first of those that tie
    holding = [Paso(id, "sostener", "", "") for factor, id in reglas["factores"] if factor not in counting]
    if not lowest:
        return holding[:2]
    first = list(_of_pillar(reglas, lowest[0], reached, counting, "escalon"))
    one = contexto.get(reglas["contexto"].get("dedicaciones", "")) in reglas["un_pilar"] or len(lowest) == 1
    second = holding if one else list(_of_pillar(reglas, lowest[1], reached, counting, "otro-pilar"))
    return first if len(first) > 1 else first + second[:1]


def _of_pillar(reglas: Reglas, pilar: str, reached: Mapping[str, int], counting: list[str], motivo: str) -> Iterator[Paso]:
    """The steps of a pillar: a factor that its next level asks for and lacks, if any, and the question that goes up to it."""
    rungs = [(id, level) for id, levels in dict(reglas["pilares"])[pilar] for level in levels]
    question, level = rungs[reached[pilar]]
    asked = dict(reglas["factores"])
    lacking = [asked[f] for f in reglas["pide"][level] if f in asked and f not in counting]
    yield from (Paso(id, "falta-factor", pilar, level) for id in lacking[:1])
    yield Paso(question, motivo, pilar, level)
