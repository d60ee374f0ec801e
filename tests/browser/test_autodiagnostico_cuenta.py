"""The browser counts and recommends as Python does: the golden cases, and a thousand answers as they come."""

from __future__ import annotations

import json
from typing import Any

import pytest
from browser.conftest import Watched
from engine.test_diagnosis import CASES, answers, context, seeded, some
from engine.test_fitting import everywhere

from portal.diagnosis import convocar, evaluar
from portal.fitting import assessment, recomendar
from portal.index import Indice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = 1000

COUNT = """([asked, routes]) => new Promise(done => Portal.datos("diagnostico", found => done(asked.map(([answers, context]) => {
    const rules = routes ? {...found, candidatos: {...found.candidatos, rutas: routes}} : found;
    const result = Portal.escalera.evaluar(rules, answers, context);
    return [result, Portal.recomendar(rules, result, context)];
}))))"""

STOP = "([ids, alto]) => Portal.escalera.convocar(ids, alto)"


def counted(rules: dict[str, Any], said: dict[str, Any], where: dict[str, Any]) -> list[Any]:
    """What Python gives, as the browser writes it."""
    result = evaluar(rules, said, where)
    plain = {**result._asdict(), "pasos": [step._asdict() for step in result.pasos]}
    whole: list[Any] = json.loads(json.dumps([plain, recomendar(rules, result, where)]))
    return whole


def test_the_browser_and_python_agree(watched: Watched, indice: Indice) -> None:
    rules, chance = assessment(indice), seeded(29)
    asked = [(answers(case, rules), case.contexto) for case in CASES.values()]
    asked += [(some(rules, chance), context(indice.catalogo, chance)) for _ in range(MANY)]
    page, notices = watched.go("autodiagnostico/"), set[str]()
    for routes in (None, everywhere(rules)):
        own = {**rules, "candidatos": {**rules["candidatos"], "rutas": routes}} if routes else rules
        found = page.evaluate(COUNT, [asked, routes])
        for (said, where), got in zip(asked, found, strict=True):
            assert got == counted(own, said, where), (said, where)
        notices |= {
            id for got in found for kind in ("experiencias", "rutas") for one in got[1][kind] for id, _, _ in one["razones"]
        }
    wanted = {
        "mas-alto",
        "poblacion",
        "categoria",
        "otra-categoria",
        "pide-conectividad",
        "pide-dedicacion",
        "pide-equipo",
        "gasto",
    }
    assert wanted <= notices, "the thousand tried what there is to try"
    assert watched.wrong == []


def test_the_stop_test_agrees_too(watched: Watched, indice: Indice) -> None:
    ids, chance = list(indice.catalogo.listas["alto"]), seeded(31)
    page = watched.go("autodiagnostico/")
    seen = set()
    for most in (True, False):
        for _ in range(40):
            said = {id: most or chance.random() < 0.7 for id in ids if chance.random() < 0.9}
            seen.add(page.evaluate(STOP, [ids, said]))
            assert page.evaluate(STOP, [ids, said]) == convocar(ids, said)
    assert seen == {"si", "no", "falta"}


def test_what_every_object_has_is_no_answer(watched: Watched, indice: Indice) -> None:
    """A file may say __proto__ or constructor: those are nobody's answers."""
    page = watched.go("autodiagnostico/")
    hostile = '{"__proto__": {"t1": 3, "f1": 3}, "constructor": 3, "toString": 2}'
    got = page.evaluate(
        """text => new Promise(done => Portal.datos("diagnostico", rules =>
           done(Portal.escalera.evaluar(rules, JSON.parse(text), JSON.parse('{"__proto__": {"dedicacion": "menos-de-4"}}')))))""",
        hostile,
    )
    assert set(got["escalones"].values()) == {0} and got["factores"] == [] and len(got["por_averiguar"]) == 24
