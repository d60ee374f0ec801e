"""The self-assessment: the cases worked by hand, and what must hold of any answers whatever."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from sites import PROJECT

from portal.diagnosis import Resultado, convocar, evaluar, rules
from portal.load import load
from portal.model import Catalogo

CASES = load([PROJECT / "catalog"])[0].listas["casos"]  # type: ignore[union-attr]  # the catalogue is in order
ANSWERS = (0, 1, 2, 3)


@pytest.fixture(scope="module")
def reglas(catalogo: Catalogo) -> dict[str, Any]:
    return rules(catalogo)


def answers(case: Any, reglas: dict[str, Any]) -> dict[str, Any]:
    """The answers of a case as a file carries them: numbers, or «no-se»."""
    asked = [id for _, questions in reglas["pilares"] for id, _ in questions] + [id for _, id in reglas["factores"]]
    said = dict.fromkeys([*asked, reglas["conexion"][0]], case.todas) if case.todas else {}
    return {id: int(v) if v.isdigit() else v for id, v in {**said, **case.respuestas}.items()}


@pytest.mark.parametrize("name", CASES)
def test_each_case_comes_out_as_worked_by_hand(catalogo: Catalogo, reglas: dict[str, Any], name: str) -> None:
    case = CASES[name]
    wanted, got = case.esperado, evaluar(reglas, answers(case, reglas), case.contexto)
    levels = {pilar: reglas["niveles"][steps - 1] for pilar, steps in got.escalones.items() if steps}
    assert levels == wanted.niveles
    assert got.en_construccion == wanted.en_construccion
    assert tuple(got.adelantadas) == wanted.adelantadas
    assert tuple(got.factores) == wanted.factores
    assert (got.firmeza, got.conexion) == (wanted.firmeza, wanted.conexion)
    unknown = tuple(catalogo.listas["diagnostico"]) if wanted.todas_por_averiguar else wanted.por_averiguar
    assert sorted(got.por_averiguar) == sorted(unknown)
    assert got.pasos == [(p.pregunta, p.motivo, p.pilar or "", p.nivel or "") for p in wanted.pasos]
    assert convocar(list(catalogo.listas["alto"]), case.alto) == wanted.convocar


def test_there_are_cases_enough_and_each_tells_its_count() -> None:
    assert len(CASES) >= 14
    assert all(len(case.porque.split()) >= 10 for case in CASES.values())
    assert {step.motivo for case in CASES.values() for step in case.esperado.pasos} == {
        "falta-factor",
        "escalon",
        "otro-pilar",
        "sostener",
    }
    assert {case.esperado.convocar for case in CASES.values()} == {"si", "no", "falta"}


def test_improving_an_answer_never_lowers_a_level(reglas: dict[str, Any]) -> None:
    """Every four answers of every pillar, and every single improvement of each."""
    for pilar, questions in reglas["pilares"]:
        names = [id for id, _ in questions]
        steps = {
            found: evaluar(reglas, dict(zip(names, found, strict=True)), {}).escalones[pilar]
            for found in itertools.product(ANSWERS, repeat=len(names))
        }
        assert len(steps) == 256 and set(steps.values()) == {0, 1, 2, 3, 4, 5}
        for found, reached in steps.items():
            for place, value in enumerate(found):
                for better in range(value + 1, 4):
                    assert steps[(*found[:place], better, *found[place + 1 :])] >= reached


def test_improving_a_factor_never_lowers_the_firmness(reglas: dict[str, Any]) -> None:
    """All 16,384 answers to the seven factors, each with every single improvement."""
    names = [id for _, id in reglas["factores"]]
    order = [id for id, _ in reglas["firmezas"]]
    firm = {
        found: order.index(evaluar(reglas, dict(zip(names, found, strict=True)), {}).firmeza)
        for found in itertools.product(ANSWERS, repeat=len(names))
    }
    assert len(firm) == 4**7 and set(firm.values()) == {0, 1, 2}
    for found, reached in firm.items():
        for place, value in enumerate(found):
            if value < 3:
                assert firm[(*found[:place], value + 1, *found[place + 1 :])] >= reached


def seeded(number: int) -> random.Random:
    return random.Random(number)  # noqa: S311 - answers for a test, no secret


def some(reglas: dict[str, Any], chance: random.Random, least: int = 0) -> dict[str, Any]:
    """Answers as they come: some lack, some aren't known, some are nonsense, most are stages, at times high ones."""
    asked = [id for _, questions in reglas["pilares"] for id, _ in questions] + [id for _, id in reglas["factores"]]
    strange = ["no-se", None, "2", -1, 4, True, [], {}]
    chosen = [id for id in [*asked, reglas["conexion"][0]] if chance.random() < 0.85]
    usual = chance.choice([ANSWERS, (1, 2, 3), (2, 2, 2, 3, 0)])
    return {id: chance.choice(usual) if chance.random() < 0.85 else chance.choice(strange) for id in chosen}


def context(catalogo: Catalogo, chance: random.Random) -> dict[str, Any]:
    asked = catalogo.listas["contexto"]
    return {id: chance.choice([*catalogo.vocabularios[q.lista], "otra"]) for id, q in asked.items() if chance.random() < 0.7}


def test_improving_one_answer_among_all_lowers_nothing(catalogo: Catalogo, reglas: dict[str, Any]) -> None:
    """A pillar's answers touch no other pillar, and no pillar the firmness."""
    chance, order = seeded(7), [id for id, _ in reglas["firmezas"]]
    for _ in range(300):
        found = some(reglas, chance)
        before = evaluar(reglas, found, {})
        for id, value in found.items():
            if type(value) is int and 0 <= value < 3:
                after = evaluar(reglas, {**found, id: value + 1}, {})
                assert all(after.escalones[p] >= steps for p, steps in before.escalones.items())
                assert order.index(after.firmeza) >= order.index(before.firmeza)


def test_any_answers_give_a_result_and_the_same(catalogo: Catalogo, reglas: dict[str, Any]) -> None:
    chance = seeded(3)
    for _ in range(500):
        found, where = some(reglas, chance), context(catalogo, chance)
        got = evaluar(reglas, found, where)
        assert got == evaluar(reglas, dict(reversed(found.items())), dict(where))
        assert isinstance(got, Resultado) and len(got.pasos) <= 2
        assert len({step.pregunta for step in got.pasos}) == len(got.pasos)


def test_not_knowing_counts_as_the_first_answer(reglas: dict[str, Any]) -> None:
    chance = seeded(5)
    for _ in range(300):
        found = some(reglas, chance)
        plain = {id: v if type(v) is int and 0 <= v < 4 else 0 for id, v in found.items()}
        unknown, zero = evaluar(reglas, found, {}), evaluar(reglas, plain, {})
        assert unknown._replace(por_averiguar=[]) == zero._replace(por_averiguar=[])
        assert set(zero.por_averiguar) <= set(unknown.por_averiguar)


def test_a_team_with_few_hours_is_never_told_to_work_on_two_pillars(catalogo: Catalogo, reglas: dict[str, Any]) -> None:
    chance, both = seeded(11), 0
    for _ in range(500):
        found = some(reglas, chance)
        few = evaluar(reglas, found, {"dedicacion": "menos-de-4"})
        assert len({step.pilar for step in few.pasos if step.pilar}) <= 1
        both += len({step.pilar for step in evaluar(reglas, found, {"dedicacion": "mas-de-20"}).pasos if step.pilar}) > 1
    assert both > 20, "with hours enough, often two"


def test_the_next_step_is_always_of_the_lowest_pillar(reglas: dict[str, Any]) -> None:
    chance = seeded(13)
    for _ in range(500):
        got = evaluar(reglas, some(reglas, chance), {})
        if got.pasos and got.pasos[0].pilar:
            assert got.escalones[got.pasos[0].pilar] == min(got.escalones.values())
