"""A canvas on a paper: where everything stands, in millimetres. Every format draws this and no other plan.

All papers lie on their long side. The plan is thought on a carta sheet and grows with the paper, so that what is 12
points on carta is 39 on a pliego that hangs on a wall.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from portal.grid import bounds, cells
from portal.metodos import Lienzo

CARTA = (279.4, 215.9)
"""The paper on which the measures below are real millimetres: width and height."""

MARGIN, GAP = 10.0, 2.4
HEAD, LINES, FOOT = 16.0, 12.5, 5.5
"""Heights: title with its line, the lines to fill in above the boxes, the line at the foot."""

MEASURES: Mapping[str, float] = {
    "nombre": 21,
    "resumen": 12,
    "etiqueta": 10,
    "titulo": 12.5,
    "guia": 12,
    "respuesta": 12,
    "pie": 10,
    "interlinea": 0.42,
    "relleno": 2.4,
    "entre": 2.5,
    "antes": 2.0,
}
"""Sizes of letters in points; space between lines in ems; margin inside a box, and gaps between its texts and before the
space to write, in millimetres. All on carta."""


class Cuadro(NamedTuple):
    """A rectangle: left, top, width, height, in millimetres from the paper's top left corner."""

    x: float
    y: float
    ancho: float
    alto: float


class Trazado(NamedTuple):
    """A canvas laid out. `escala` is 1 on carta: sizes of letters and strokes are multiplied by it."""

    papel: Cuadro
    escala: float
    titulo: Cuadro
    encabezado: Mapping[str, Cuadro]
    """Line to fill in -> where."""
    cajas: Mapping[str, Cuadro]
    """Box -> where, in reading order."""
    pie: Cuadro


class Hoja(NamedTuple):
    """All that a format needs to draw a canvas."""

    lienzo: Lienzo
    trazado: Trazado
    guiado: bool
    """Whether the boxes carry their questions."""
    respuestas: Mapping[str, str]
    """Id of line or box -> what to write in it already."""
    color: str
    """The pillar's colour, #rrggbb; the ink's on the sheets meant for a photocopier."""
    tinta: str
    suave: str
    """Colours of letters, and of lines and small words."""
    pie: str
    """Name, version, edition and licence."""
    direccion: str
    """Where the method is, or "" when the edition has no public address."""
    siglas: str
    fecha: dt.date


def layout(lienzo: Lienzo, ancho: float, alto: float) -> Trazado:
    """Lay a canvas out on a paper of so many millimetres."""
    k = min(ancho / CARTA[0], alto / CARTA[1])
    left, width, gap = MARGIN * k, ancho - 2 * MARGIN * k, GAP * k
    title = Cuadro(left, MARGIN * k, width, HEAD * k)
    lines_top = title.y + title.alto + gap
    foot = Cuadro(left, alto - (MARGIN + FOOT) * k, width, FOOT * k)
    top = lines_top + LINES * k + gap
    columns = _tracks(lienzo.rejilla.columnas, left, width, gap)
    rows = _tracks(lienzo.rejilla.filas, top, foot.y - gap - top, gap)
    spans = {id: bounds(places) for id, places in cells(lienzo.rejilla.areas).items()}
    boxes = {id: _box(columns, rows, *spans[id]) for id in lienzo.cajas}
    lines = _tracks([dato.ancho for dato in lienzo.encabezado], left, width, gap)
    head = {
        dato.id: Cuadro(start, lines_top, size, LINES * k) for dato, (start, size) in zip(lienzo.encabezado, lines, strict=True)
    }
    return Trazado(Cuadro(0, 0, ancho, alto), k, title, head, boxes, foot)


def _tracks(weights: Sequence[int], start: float, length: float, gap: float) -> list[tuple[float, float]]:
    """(start, size) of each of the tracks that share out a length by weight, with gaps between them."""
    unit = (length - gap * (len(weights) - 1)) / sum(weights)
    found = []
    for weight in weights:
        found.append((start, unit * weight))
        start += unit * weight + gap
    return found


def _box(
    columns: Sequence[tuple[float, float]], rows: Sequence[tuple[float, float]], column: int, row: int, across: int, down: int
) -> Cuadro:
    x, y = columns[column][0], rows[row][0]
    last_column, last_row = columns[column + across - 1], rows[row + down - 1]
    return Cuadro(x, y, last_column[0] + last_column[1] - x, last_row[0] + last_row[1] - y)
