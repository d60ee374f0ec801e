"""The plan of a canvas as rectangles of cells. Rows of ids, as in CSS: `a a b` / `a a c`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

EMPTY = "."
"""What stands in a cell of nobody's."""


class Celdas(NamedTuple):
    """A rectangle of cells: its first column and row, and how many it spans."""

    columna: int
    fila: int
    columnas: int
    filas: int


def cells(areas: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Return where each id stands, as (column, row), in the order of the rows."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row, line in enumerate(areas):
        for column, id in enumerate(line.split()):
            found.setdefault(id, []).append((column, row))
    return found


def bounds(places: Sequence[tuple[int, int]]) -> Celdas:
    """Return the smallest rectangle that holds some cells."""
    columns, rows = [column for column, _ in places], [row for _, row in places]
    return Celdas(min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)


def whole(places: Sequence[tuple[int, int]]) -> bool:
    """Whether some cells are all of a rectangle."""
    around = bounds(places)
    return len(places) == around.columnas * around.filas


def joined(places: Sequence[tuple[int, int]]) -> bool:
    """Whether one can go from any of the cells to any other through cells side by side."""
    left, reached = set(places[1:]), [places[0]]
    for column, row in reached:
        beside = {(column + 1, row), (column - 1, row), (column, row + 1), (column, row - 1)} & left
        left -= beside
        reached += beside
    return not left


def by_columns(areas: Sequence[str]) -> list[str]:
    """Return the ids as one reads a canvas: by the column where each begins, then from top to bottom."""
    found = {id: bounds(places) for id, places in cells(areas).items() if id != EMPTY}
    return sorted(found, key=lambda id: found[id][:2])
