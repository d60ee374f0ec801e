"""The real routes: their times add up, and each step leaves something to show."""

from __future__ import annotations

from portal.index import Indice
from portal.pages.routes import SHORT, demands, planned
from portal.plan import plan, tasks
from portal.rutas import Ruta

LEAST = 10
"""Routes that the portal promises."""


def longest_to(ruta: Ruta, id: str) -> int:
    """Days of the longest way that leads to a step, without it: counted here step by step, apart from the planner."""
    steps = {step.id: step for step in ruta.pasos}
    return max((longest_to(ruta, other) + steps[other].dias for other in steps[id].despues_de), default=0)


def test_there_are_the_routes_that_are_promised(indice: Indice) -> None:
    assert len(indice.entradas["rutas"]) >= LEAST


def test_the_times_add_up(indice: Indice) -> None:
    for ruta in indice.entradas["rutas"]:
        asked = demands(indice, ruta)
        assert asked.antes == longest_to(ruta, ruta.acto.paso), ruta.id
        found = plan(tasks(ruta), ruta.acto.paso)
        assert {lapso.id: lapso.dias for lapso in found.lapsos} == {step.id: step.dias for step in ruta.pasos}
        assert asked.despues == max(lapso.hasta for lapso in found.lapsos)


def test_every_step_leaves_something_to_show(indice: Indice) -> None:
    for ruta in indice.entradas["rutas"]:
        assert all(step.evidencia and step.resultado for step in ruta.pasos), ruta.id
        said = [x.que for step in ruta.pasos for x in step.evidencia]
        assert len(said) == len(set(said)), f"{ruta.id} says one thing twice"


def test_the_least_time_that_is_enough_is_all_used(indice: Indice) -> None:
    for ruta in indice.entradas["rutas"]:
        whole = demands(indice, ruta).antes
        enough = next(days for days in range(whole + 1) if not plan(tasks(ruta), ruta.acto.paso, days).faltan)
        assert plan(tasks(ruta), ruta.acto.paso, enough).antes == enough, ruta.id


def test_what_is_said_of_little_time_is_the_plan_s(indice: Indice) -> None:
    for ruta in indice.entradas["rutas"]:
        pinches = planned(indice, ruta)["apuros"]
        assert [pinch.dias for pinch in pinches] == [days for _, days in SHORT] == [30, 15, 5]
        for pinch in pinches:
            assert all(given < step.dias for step, given in pinch.acortados)
            assert all(step.si_se_omite for step in pinch.omitidos)


def test_the_door_offers_its_routes(indice: Indice) -> None:
    found = [ruta.id for ruta in indice.rutas("rendir-cuentas")]
    assert found == ["rendir-cuentas-en-sexta", "rendir-cuentas-sin-presupuesto"]
