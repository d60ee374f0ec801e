"""A canvas as a table, for the formats of words: its rows of cells, some of which span others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from portal.canvas.content import Contenido, Espacio, foot_height, title_height
from portal.canvas.sheet import GAP, Trazado
from portal.grid import EMPTY, Celdas, bounds, cells
from portal.metodos import Rejilla

SPARE = 6.0
"""Millimetres on carta left free: borders take some, and where Arial is missing wider letters may turn the foot into two lines."""


class Tabla(NamedTuple):
    """Widths of columns and heights of rows in millimetres, and where each box stands; nobody's cells stand alone."""

    anchos: Sequence[float]
    altos: Sequence[float]
    celdas: Sequence[tuple[str, Celdas]]
    """Id of a box, or "" for a cell of nobody's, and its cells: row by row, by where each begins."""


def table(rejilla: Rejilla, plan: Trazado, texts: Contenido) -> Tabla:
    """Return the canvas' boxes as one table as wide as the sheet's text, that fills what the head and the foot leave."""
    width, top = plan.titulo.ancho, min(box.y for box in plan.cajas.values())
    more = max(0, title_height(texts, width) - plan.titulo.alto) + max(0, foot_height(texts, width) - plan.pie.alto)
    height = plan.pie.y - (GAP + SPARE) * plan.escala - top - more
    found = cells(rejilla.areas)
    alone = [("", Celdas(column, row, 1, 1)) for column, row in found.pop(EMPTY, [])]
    placed = [*((id, bounds(places)) for id, places in found.items()), *alone]
    return Tabla(
        _shared(width, rejilla.columnas), _shared(height, rejilla.filas), sorted(placed, key=lambda p: (p[1].fila, p[1].columna))
    )


def row_of(places: Sequence[Espacio], k: float) -> list[float]:
    """Return the widths of the head's lines when they stand side by side without gaps, on a paper `k` times carta."""
    return [place.cuadro.ancho + GAP * k * (len(places) - 1) / len(places) for place in places]


def _shared(length: float, weights: Sequence[int]) -> list[float]:
    return [length * weight / sum(weights) for weight in weights]
