"""The real routes: that one can follow them in the days they say, with what the portal has."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from portal.index import Indice
from portal.rutas import Paso, Ruta

DAYS = 5
"""Working days in a week, holidays aside."""
YEAR = 245
"""Working days in a year, about: no route may take longer."""
IN_AN_AFTERNOON = {"tengo-un-taller", "no-se-por-donde-empezar"}
"""Doors of somebody who needs a method for tomorrow, or to know where one is, and no weeks of steps."""
NUMBERS = ["cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce"]


def ends(route: Ruta, days: Callable[[Paso], int]) -> dict[str, int]:
    """Return on which working day each step ends, counted from the first, when steps take `days`."""
    end: dict[str, int] = {}
    for step in route.pasos:
        end[step.id] = max((end[before] for before in step.despues_de), default=0) + days(step)
    return end


def usual(step: Paso) -> int:
    """The days a step takes without hurry."""
    return step.dias


def hurried(step: Paso) -> int:
    """The fewest days a step takes: none if it may be left out."""
    return 0 if step.omitir else step.minimo or step.dias


def followers(route: Ruta, first: str) -> set[str]:
    """Return the ids of all the steps that wait for `first`, near or far."""
    found = {first}
    for step in route.pasos:
        if found & set(step.despues_de):
            found.add(step.id)
    return found - {first}


def said(route: Ruta) -> str:
    """Return what a route says before its steps."""
    return f"{route.resumen} {route.para_quien} {route.cuando_no}"


def test_there_is_one_for_each_door_that_asks_for_weeks(indice: Indice) -> None:
    routes = indice.entradas["rutas"]
    assert len(routes) >= 11
    served = {door for route in routes for door in route.situaciones}
    assert set(indice.catalogo.vocabularios["situaciones"]) - IN_AN_AFTERNOON == served


def test_two_steps_of_three_are_done_with_something_of_ours(indice: Indice) -> None:
    for route in indice.entradas["rutas"]:
        ours = sum(bool(step.metodologias or step.formatos) for step in route.pasos)
        assert 3 * ours >= 2 * len(route.pasos), route.id


def test_each_has_five_to_ten_steps_and_few_that_may_be_left_out(indice: Indice) -> None:
    for route in indice.entradas["rutas"]:
        assert 5 <= len(route.pasos) <= 10, route.id
        orders = [step.omitir for step in route.pasos if step.omitir]
        assert sorted(orders) == list(range(1, len(orders) + 1)) and 1 <= len(orders) <= 4, route.id
        assert all(bool(step.omitir) == bool(step.si_se_omite) for step in route.pasos), route.id


def test_the_laboratory_has_the_seven_steps_of_its_document(indice: Indice) -> None:
    route = next(route for route in indice.entradas["rutas"] if route.id == "laboratorio-en-siete-pasos")
    assert len(route.pasos) == 7


def test_nothing_that_follows_the_act_is_left_out_and_everything_else_comes_before(indice: Indice) -> None:
    """After the day one chose comes what answers people; what one could do before it isn't left for after."""
    for route in indice.entradas["rutas"]:
        steps = {step.id: step for step in route.pasos}
        after = followers(route, route.acto.paso)
        assert after and not any(steps[id].omitir for id in after | {route.acto.paso}), route.id
        before = {route.acto.paso}
        for step in reversed(route.pasos):
            before |= set(step.despues_de) if step.id in before else set()
        assert set(steps) == before | after, route.id


def test_no_route_takes_longer_than_a_year_nor_than_it_says(indice: Indice) -> None:
    for route in indice.entradas["rutas"]:
        assert max(ends(route, usual).values()) <= YEAR, route.id
        for number in re.findall(r"menos de (\w+) semanas", said(route)):
            fewest, most = ends(route, hurried)[route.acto.paso], ends(route, usual)[route.acto.paso]
            assert fewest <= NUMBERS.index(number) * DAYS <= most, route.id


def test_a_minimum_is_less_than_the_usual_days(indice: Indice) -> None:
    for route in indice.entradas["rutas"]:
        assert all(step.minimo is None or step.minimo < step.dias for step in route.pasos), route.id


@pytest.mark.parametrize("route", ["empalme", "seguir-una-obra"])
def test_where_two_sides_work_each_step_says_whose_it_is(indice: Indice, route: str) -> None:
    steps = next(entry for entry in indice.entradas["rutas"] if entry.id == route).pasos
    assert all(re.match(r"(Alcaldía|Vecinos|Ambos|Quien sale|Quien llega): ", step.titulo) for step in steps)


def test_the_minutes_of_a_meeting_are_those_of_a_meeting(indice: Indice) -> None:
    meetings = [step for route in indice.entradas["rutas"] for step in route.pasos if step.agenda]
    assert meetings
    for step in meetings:
        minutes = sum(moment.minutos for moment in step.agenda)
        assert minutes % 5 == 0 and 30 <= minutes <= 120, step.id
        assert all((moment.por_respuesta or 0) <= moment.minutos * 60 for moment in step.agenda), step.id
