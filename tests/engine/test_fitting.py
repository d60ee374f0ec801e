"""What is recommended: as worked by hand, within what they said they have, and with its notices."""

from __future__ import annotations

from typing import Any

import pytest
from engine.test_diagnosis import CASES, answers, context, seeded, some

from portal.diagnosis import evaluar
from portal.fitting import SHOWN, assessment, recomendar
from portal.index import Indice


@pytest.fixture(scope="module")
def reglas(indice: Indice) -> dict[str, Any]:
    return assessment(indice)


def everywhere(reglas: dict[str, Any]) -> list[dict[str, Any]]:
    """A route a cell of the matrix, which takes all there is to take."""
    most = {lista: order[-1] for lista, order in reglas["orden"].items()}
    cells = [(pilar, level) for pilar, _ in reglas["pilares"] for level in reglas["niveles"]]
    one = reglas["candidatos"]["rutas"][0]
    return [{**one, "id": f"{pilar}-{level}", "pilares": [pilar], "nivel": level, "pide": most} for pilar, level in cells]


@pytest.mark.parametrize("name", CASES)
def test_each_case_recommends_what_was_worked_by_hand(reglas: dict[str, Any], name: str) -> None:
    case = CASES[name]
    found = recomendar(reglas, evaluar(reglas, answers(case, reglas), case.contexto), case.contexto)
    ids = {kind: {one["id"] for one in chosen} for kind, chosen in found.items()}
    for kind in (*SHOWN, "formatos"):
        assert set(getattr(case.esperado.recomienda, kind)) <= ids[kind], kind
        assert not set(getattr(case.esperado.no_recomienda, kind)) & ids[kind], kind
    said = {one["id"]: {id for id, _, _ in one["razones"]} for chosen in found.values() for one in chosen}
    for id, wanted in case.esperado.razones.items():
        assert set(wanted) <= said[id], id
    if case.esperado.cabida:
        assert [route["cabida"] for route in found["rutas"]] == [case.esperado.cabida]
    if case.esperado.sin_parecidas:
        assert not {"categoria", "poblacion", "ruralidad"} & {id for one in found["experiencias"] for id, _, _ in one["razones"]}
    if not case.esperado.pasos:
        assert not said


def test_the_weights_keep_the_order_that_their_file_promises(reglas: dict[str, Any]) -> None:
    w = reglas["pesos"]
    capacity = w["dedicacion"] + w["equipo"] + w["gasto"] + w["conectividad"]
    matches = w["categoria"] + w["ruralidad"] + capacity
    assert w["pilar"] > w["pilar-asociado"] + w["nivel"] + w["poblacion"] + w["categoria"] + w["ruralidad"] + w["colombia"]
    assert w["poblacion"] > w["nivel"] + w["colombia"] - w["mas-alto"] - w["cerrada"], "a town like theirs goes before any other"
    assert w["nivel"] > w["nivel-anterior"] > matches
    notices = [value for id, value in w.items() if value < 0]
    assert len(notices) == 11
    assert max(notices) < -max(w[id] for id in ("categoria", "ruralidad", "colombia"))
    assert len(reglas["no_alcanza"]) == 4
    for id in reglas["no_alcanza"]:
        assert w["nivel"] + w[id] + w["categoria"] + w["ruralidad"] < w["nivel-anterior"], "what fits goes first"


def test_every_criterion_has_its_weight_and_its_sentence(reglas: dict[str, Any]) -> None:
    chance = seeded(17)
    for _ in range(300):
        found = some(reglas, chance)
        for chosen in recomendar(reglas, evaluar(reglas, found, {}), {}).values():
            assert all(id in reglas["pesos"] and reglas["frases"][id] for one in chosen for id, _, _ in one["razones"])
            assert all(not lista or value in reglas["nombres"][lista] for one in chosen for _, lista, value in one["razones"])


def test_nothing_over_or_beyond_them_is_recommended_without_its_notice(indice: Indice, reglas: dict[str, Any]) -> None:
    """The same candidates, each also closed, archived or in pause, and a route a cell that takes all there is to take."""
    past = ("cerrada", "archivada", "en-pausa")
    told_of = reglas["candidatos"]["experiencias"]
    worse = {
        "experiencias": [{**e, "id": f"{e['id']}-{state}", "estado": state} for e in told_of for state in past],
        "rutas": everywhere(reglas),
    }
    harsh = {**reglas, "candidatos": {**reglas["candidatos"], **worse}}
    chance, told = seeded(19), set[str]()
    for _ in range(400):
        where = context(indice.catalogo, chance)
        got = evaluar(harsh, some(harsh, chance), where)
        for kind, chosen in recomendar(harsh, got, where).items():
            known = {one["id"]: one for one in harsh["candidatos"][kind]}
            for one in chosen:
                said = {id for id, _, _ in one["razones"]}
                told |= said
                state = known[one["id"]].get("estado", "activa")
                assert state == "activa" or state in said
                for lista, needed in known[one["id"]].get("pide", {}).items():
                    order, id = harsh["orden"][lista], harsh["contexto"].get(lista, lista)
                    has = got.conexion if lista == "conectividad" else where.get(id)
                    if has in order and order.index(has) < order.index(needed):
                        assert f"pide-{id}" in said
    assert {"cerrada", "pide-conectividad", "pide-dedicacion", "pide-equipo", "pide-gasto", "mas-alto"} <= told


def test_none_fits_is_said_only_when_none_of_that_step_does(indice: Indice, reglas: dict[str, Any]) -> None:
    chance, seen = seeded(37), set[str]()
    for _ in range(400):
        where = context(indice.catalogo, chance)
        got = evaluar(reglas, some(reglas, chance), where)
        for route in recomendar(reglas, got, where)["rutas"]:
            seen.add(route["cabida"])
            over = [id for id, _, _ in route["razones"] if id.startswith("pide-")]
            assert route["cabida"] == ("cabe" if not over else "cercana" if len(over) == 1 else "para-despues")
            for other in reglas["candidatos"]["rutas"] if over else ():
                alone = {**reglas, "candidatos": {**reglas["candidatos"], "rutas": [other]}}
                [*found] = recomendar(alone, got, where)["rutas"]
                said = {id for one in found for id, _, _ in one["razones"]}
                its = {"pilar"} <= said and {"nivel", "nivel-anterior"} & said and not {"otra-categoria", "otra-ruralidad"} & said
                assert not its or found[0]["cabida"] != "cabe", (route["id"], other["id"])
    assert seen == {"cabe", "cercana", "para-despues"}


def test_few_things_and_each_for_the_step_s_pillar(indice: Indice, reglas: dict[str, Any]) -> None:
    chance, some_route = seeded(23), 0
    for _ in range(400):
        where = context(indice.catalogo, chance)
        got = evaluar(reglas, some(reglas, chance), where)
        found = recomendar(reglas, got, where)
        assert set(found) == {*SHOWN, "formatos"}
        assert all(len(found[kind]) <= many for kind, (many, _) in SHOWN.items())
        some_route += bool(found["rutas"])
        for kind in ("rutas", "metodologias"):
            known = {one["id"]: one for one in reglas["candidatos"][kind]}
            for one in found[kind]:
                entry = known[one["id"]]
                assert got.pasos[0].pilar in entry["pilares"]
                assert reglas["niveles"].index(entry["nivel"]) <= reglas["niveles"].index(got.pasos[0].nivel)
    assert some_route


def test_municipalities_like_theirs_come_first(reglas: dict[str, Any]) -> None:
    high = {id: 2 for _, questions in reglas["pilares"] for id, _ in questions}
    got = evaluar(reglas, {**high, "p3": 0, **{id: 2 for _, id in reglas["factores"]}}, {})
    assert got.pasos[0] == ("p3", "escalon", "participacion-ciudadana", "involucrar")
    both = {"nombre": "Una", "pilares": ["participacion-ciudadana"], "nivel": "involucrar", "estado": "activa"}
    twins = [{**both, "id": "lejos", "de": {}}, {**both, "id": "cerca", "de": {"poblaciones": "pequeno"}}]
    near = {**reglas, "candidatos": {**reglas["candidatos"], "experiencias": twins}}
    found = recomendar(near, got, {"poblacion": "pequeno"})["experiencias"]
    assert [one["id"] for one in found] == ["cerca", "lejos"]
    assert ("poblacion", "poblaciones", "pequeno") in found[0]["razones"]
    assert [one["id"] for one in recomendar(near, got, {})["experiencias"]] == ["lejos", "cerca"], "the catalogue's order"
