"""What the pages say of a route: its steps laid around the act, what it asks for, and what is cut where time is short."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from portal.index import Indice
from portal.plan import Plan, plan, tasks
from portal.rutas import Paso, Ruta

SHORT = (("Seis semanas", 30), ("Tres semanas", 15), ("Una semana", 5))
"""The times one may have left, as they are said, and their working days."""


class Pide(NamedTuple):
    """What a route asks for: working days before and after the act, people at most, and the most money of a step."""

    antes: int
    despues: int
    personas: int
    gasto: str


class Apuro(NamedTuple):
    """What is done with so many working days left. `acortados` are (step, its days then)."""

    tiempo: str
    dias: int
    plan: Plan
    acortados: tuple[tuple[Paso, int], ...]
    omitidos: tuple[Paso, ...]


def demands(indice: Indice, ruta: Ruta) -> Pide:
    """Return what a route asks for."""
    whole = plan(tasks(ruta), ruta.acto.paso)
    order = list(indice.catalogo.vocabularios["gastos"])
    most = max((paso.gasto for paso in ruta.pasos), key=order.index)
    return Pide(whole.antes, whole.despues, max(paso.personas for paso in ruta.pasos), most)


def planned(indice: Indice, ruta: Ruta) -> dict[str, Any]:
    """Return what the template of a route needs besides it: `pide`, `pasos` as (place in the route, step, when), and `apuros`."""
    when = {lapso.id: lapso for lapso in plan(tasks(ruta), ruta.acto.paso).lapsos}
    steps = [(i, paso, when[paso.id]) for i, paso in enumerate(ruta.pasos)]
    by_date = sorted(steps, key=lambda step: (step[2].desde, step[0]))
    return {"pide": demands(indice, ruta), "pasos": by_date, "apuros": [_pinch(ruta, *some) for some in SHORT]}


def _pinch(ruta: Ruta, said: str, days: int) -> Apuro:
    steps: Mapping[str, Paso] = {paso.id: paso for paso in ruta.pasos}
    found = plan(tasks(ruta), ruta.acto.paso, days)
    given = {lapso.id: lapso.dias for lapso in found.lapsos}
    short = tuple((steps[id], given[id]) for id in found.acortados)
    return Apuro(said, days, found, short, tuple(steps[id] for id in found.omitidos))
