"""When each step of a route is done, counted in working days from the act, and what is cut where time is short.

No clock and no dates: the browser puts those (docs/assets/plan.js is this file in JavaScript, held equal by a test, and
docs/assets/calendario.js knows the days). Day 0 is the act's, and nobody else's; -1 is the last working day before it, 1 the first
after. An act that takes several days begins on day 0. Where the steps lie is this portal's own rule:

* What leads to the act is laid backwards from it, as late as possible.
* All the rest is laid forwards from the steps it follows, as early as possible, also what neither leads to the act nor follows it.
* What nothing joins to the act begins with the plan; the checker lets no such step in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from portal.rutas import Ruta


class Tarea(NamedTuple):
    """A step, as the plan sees it. `omitir` is 0 for one that can't be left out."""

    id: str
    dias: int
    minimo: int
    despues_de: tuple[str, ...]
    omitir: int


class Lapso(NamedTuple):
    """When a step that is kept is done: its days, and the first and the last of them."""

    id: str
    dias: int
    desde: int
    hasta: int


class Plan(NamedTuple):
    """The steps that are kept, in the route's order; the ids left out, in the order they go; and how many days are missing, or 0.

    A plan that misses days is the shortest there is: without the optional steps, and with the rest at its least.
    """

    lapsos: tuple[Lapso, ...]
    omitidos: tuple[str, ...]
    acortados: tuple[str, ...]
    faltan: int

    @property
    def antes(self) -> int:
        """Working days before the act."""
        return max(0, -min(lapso.desde for lapso in self.lapsos))

    @property
    def despues(self) -> int:
        """Working days after the act's first."""
        return max(0, *(lapso.hasta for lapso in self.lapsos))


Dias = dict[str, int]
"""Id of a step -> the working days it gets."""


def tasks(ruta: Ruta) -> tuple[Tarea, ...]:
    """Return the steps of a route as the plan sees them."""
    return tuple(Tarea(p.id, p.dias, p.minimo or p.dias, p.despues_de, p.omitir or 0) for p in ruta.pasos)


def plan(tareas: Sequence[Tarea], acto: str, dias: int | None = None) -> Plan:
    """Lay the steps around the act, with `dias` working days before it (None: as many as they ask).

    Each step stands after those it follows, and `acto` is one of them. First everything is kept, shortened no more than it must;
    else the optional steps that lead to the act go one by one, the lowest `omitir` first, till what is left fits.
    """
    leading = ancestors(tareas, acto)
    optional = sorted((t for t in tareas if t.omitir and t.id in leading), key=lambda t: t.omitir)
    gone: tuple[str, ...] = ()
    kept, missing = tuple(tareas), 0
    for many in range(len(optional) + 1):
        gone = tuple(t.id for t in optional[:many])
        kept = without(tareas, gone)
        missing = 0 if dias is None else max(0, extent(kept, leading, _least(kept)) - dias)
        if not missing:
            break
    wanted = {t.id: t.dias for t in kept}
    given = _least(kept) if missing else shortened(kept, leading, dias)
    given |= {id: many for id, many in wanted.items() if id not in leading}
    short = tuple(id for id, many in wanted.items() if given[id] < many)
    return Plan(_laid(kept, leading, acto, given), gone, short, missing)


def ancestors(tareas: Sequence[Tarea], acto: str) -> frozenset[str]:
    """Return the ids of the steps that lead to the act, without it."""
    found = {acto}
    for tarea in reversed(tareas):
        if tarea.id in found:
            found.update(tarea.despues_de)
    return frozenset(found - {acto})


def without(tareas: Sequence[Tarea], gone: Iterable[str]) -> tuple[Tarea, ...]:
    """Return the steps but those of `gone`: what followed one of them follows what it followed."""
    real: dict[str, tuple[str, ...]] = {}
    kept = []
    for tarea in tareas:
        follows = tuple(dict.fromkeys(id for d in tarea.despues_de for id in real.get(d, (d,))))
        if tarea.id in set(gone):
            real[tarea.id] = follows
        else:
            kept.append(tarea._replace(despues_de=follows))
    return tuple(kept)


def extent(tareas: Sequence[Tarea], leading: frozenset[str], dias: Mapping[str, int]) -> int:
    """Return how many working days before the act the steps ask: those of the longest path that leads to it."""
    return max(_tails(tareas, leading, dias).values(), default=0)


def shortened(tareas: Sequence[Tarea], leading: frozenset[str], limit: int | None) -> Dias:
    """Return the days of each step so that they fit in `limit`, a day at a time: a day more never takes a day from a step.

    Precondition: they fit at their least. Each round makes the whole a day shorter. In it the step of the longest path with most to
    give loses a day (the later of two), till no path is so long; then a day that turned out not to count is given back.
    """
    dias, least = {t.id: t.dias for t in tareas}, _least(tareas)
    place = {t.id: i for i, t in enumerate(tareas)}
    while limit is not None and (long := extent(tareas, leading, dias)) > limit:
        taken = []
        while extent(tareas, leading, dias) == long:
            path = _longest(tareas, leading, dias)
            taken.append(max(path, key=lambda id: (dias[id] - least[id], place[id])))
            dias[taken[-1]] -= 1
        for id in taken:
            dias[id] += 1
            dias[id] -= extent(tareas, leading, dias) == long
    return dias


def _least(tareas: Sequence[Tarea]) -> Dias:
    return {t.id: t.minimo for t in tareas}


def _tails(tareas: Sequence[Tarea], leading: frozenset[str], dias: Mapping[str, int]) -> Dias:
    """Step that leads to the act -> working days from its first one to the act."""
    after: Dias = {}
    tails: Dias = {}
    for tarea in reversed(tareas):
        if tarea.id in leading:
            tails[tarea.id] = dias[tarea.id] + after.get(tarea.id, 0)
            for id in tarea.despues_de:
                after[id] = max(after.get(id, 0), tails[tarea.id])
    return tails


def _longest(tareas: Sequence[Tarea], leading: frozenset[str], dias: Mapping[str, int]) -> list[str]:
    """The longest path that leads to the act; of two, the one that begins, or goes on, with the earlier step of the list."""
    tails = _tails(tareas, leading, dias)
    path: list[str] = []
    rest = max(tails.values())
    for tarea in tareas:
        if rest and tails.get(tarea.id) == rest and (not path or path[-1] in tarea.despues_de):
            path.append(tarea.id)
            rest -= dias[tarea.id]
    return path


def _laid(tareas: Sequence[Tarea], leading: frozenset[str], acto: str, dias: Mapping[str, int]) -> tuple[Lapso, ...]:
    tails = _tails(tareas, leading, dias)
    ends: Dias = {}
    found = []
    for tarea in tareas:
        many = dias[tarea.id]
        if tarea.id == acto:
            first, last = 0, many - 1
        elif tarea.id in tails:
            first = -tails[tarea.id]
            last = first + many - 1
        else:
            follows = [ends[id] for id in tarea.despues_de]
            first = moved(max(follows), 1) if follows else -max(tails.values(), default=-1)
            last = moved(first, many - 1)
        ends[tarea.id] = last
        found.append(Lapso(tarea.id, many, first, last))
    return tuple(found)


def moved(day: int, many: int) -> int:
    """Return the working day that comes `many` after `day`: day 0 is the act's, and nobody else's."""
    return day + many + (day < 0 <= day + many)
