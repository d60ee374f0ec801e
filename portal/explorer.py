"""The explorers: lists that one filters by facets, with what the page shows of each facet and what the browser filters by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from portal.facets import ALIKE, FACETS, MAIN, MORE, UNSAID, YES, Faceta, country
from portal.index import HOME, Indice, collation

SILENT = 2 / 3
"""Where more of the entries than this don't say, a facet tells too little to stand in sight: it goes under «Más filtros»."""

OPEN = 3
"""Facets in sight that start unfolded: with more, the column is longer than most lists."""


class Explorador(NamedTuple):
    """A list one explores: its entries in their usual order, its facets, and that order's name in the address."""

    id: str
    filas: tuple[Any, ...]
    facetas: tuple[Faceta, ...]
    dichos: tuple[tuple[tuple[str, ...], ...], ...]
    """For each facet, the values of each entry."""
    orden: str


ORDERS = {"herramientas": "empezar", "repositorio": "colombia", "metodologias": "empezar"}
"""Explorer -> its usual order: what one can use on Monday first, or what was done in the readers' country."""


@lru_cache(maxsize=8)  # the page and its data ask for the same
def explorer(indice: Indice, id: str) -> Explorador:
    """Return an explorer. Values nobody has are left out, and facets by which nothing can be told apart."""
    rows = rows_of(indice)[id]
    found = [(facet, tuple(facet.de(row) for row in rows)) for facet in FACETS[id](indice)]
    counted = [(_counted(facet, said), said) for facet, said in found]
    kept = [(_placed(facet, len(rows)), said) for facet, said in counted if _tells(facet, len(rows))]
    return Explorador(id, rows, tuple(_folded(f for f, _ in kept)), tuple(said for _, said in kept), ORDERS[id])


def _counted(facet: Faceta, said: Iterable[tuple[str, ...]]) -> Faceta:
    found = Counter(chain.from_iterable(said))
    return facet._replace(valores=tuple(v._replace(cuantas=found[v.id]) for v in facet.valores if found[v.id]))


def _tells(facet: Faceta, total: int) -> bool:
    """Whether a facet tells entries apart, or is one whose silence has to be said."""
    return any(value.cuantas < total for value in facet.valores) or (facet.lugar == ALIKE and facet.callada)


def _placed(facet: Faceta, total: int) -> Faceta:
    """A facet of which most entries say nothing goes out of sight, but for those of «municipios parecidos»."""
    silent = next((value.cuantas for value in facet.valores if value.id == UNSAID), 0)
    return facet._replace(lugar=MORE) if facet.lugar == MAIN and silent > total * SILENT else facet


def _folded(facets: Iterable[Faceta]) -> Iterator[Faceta]:
    """The first facets in sight are open, the rest start folded; those of one value need no fold."""
    seen = 0
    for facet in facets:
        seen += facet.lugar != MORE and not facet.callada
        yield facet._replace(plegada=seen > OPEN if facet.lugar != MORE else facet.valores[0].id != YES)


def rows_of(indice: Indice) -> Mapping[str, tuple[Any, ...]]:
    """Explorer -> its entries, in their usual order."""
    done = sorted(indice.repositorio, key=lambda entry: country(entry) != HOME)
    return {"repositorio": tuple(done)} | {id: indice.entradas[id] for id in ("herramientas", "metodologias")}


def columns(indice: Indice, id: str) -> dict[str, Any]:
    """Return what the browser filters by, packed: a row an entry, and for each facet a column of positions in its values.

    `clases` and `filas` say where the search engine knows a row: its kind, and its position in `indice.entradas[kind]`. The two
    `por_…` are the rows in another order. Names and addresses aren't here: the page's own cards have them.
    """
    x = explorer(indice, id)
    kinds = sorted({indice.kind(row) for row in x.filas})
    position = {entry.id: n for kind in kinds for n, entry in enumerate(indice.entradas[kind])}
    days = {day: n for n, day in enumerate(sorted({str(row.revisado) for row in x.filas}, reverse=True))}
    reviewed = [days[str(row.revisado)] for row in x.filas]
    facets = [(facet, said) for facet, said in zip(x.facetas, x.dichos, strict=True) if not facet.callada]
    return {
        "ids": [row.id for row in x.filas],
        "facetas": [[f.id, f.nombre, [[v.id, v.nombre] for v in f.valores]] for f, _ in facets],
        "columnas": [_column(facet, said) for facet, said in facets],
        "clases": kinds,
        "clase": [kinds.index(indice.kind(row)) for row in x.filas],
        "filas": [position[row.id] for row in x.filas],
        "fechas": list(days),
        "revisado": reviewed,
        "por_nombre": sorted(range(len(x.filas)), key=lambda n: (collation(x.filas[n].nombre), n)),
        "por_revision": sorted(range(len(x.filas)), key=lambda n: (reviewed[n], n)),
    }


def _column(facet: Faceta, said: Iterable[tuple[str, ...]]) -> list[int | list[int]]:
    """The positions of each row's values: a number alone when it is one."""
    place = {value.id: n for n, value in enumerate(facet.valores)}
    return [place[ids[0]] if len(ids) == 1 else [place[id] for id in ids] for ids in said]
