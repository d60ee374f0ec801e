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

BOARD = (338.67, 190.5)
"""A screen of 16 to 9, in the millimetres of a slide."""

WIDE = 1.7
"""Width over height from which a sheet is a screen: papers stay under 1.6."""

MARGIN, GAP = 10.0, 2.4
HEAD, LINES, FOOT = 16.0, 12.5, 5.5
"""Heights: title with its line, the lines to fill in above the boxes, the line at the foot."""
SCREEN_HEAD, SCREEN_LINES = 23.0, 14.5
"""The same on a screen, whose letters are larger because one sees them from farther away."""
BAR = (22.0, 1.6, 3.4)
"""The bar over the title: length, height, and how far above the title it begins."""

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
    "borde": 0.7,
    "borde_destacado": 2.25,
    "esquina": 1.0,
}
"""Sizes of letters in points; space between lines in ems; margin inside a box, and gaps between its texts and before the
space to write, in millimetres; strokes of a box and of the most important one in points; radius of corners in millimetres.
All on carta."""


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

    @property
    def barra(self) -> Cuadro:
        """The bar over the title, which no one hears."""
        length, height, above = (measure * self.escala for measure in BAR)
        return Cuadro(self.titulo.x, self.titulo.y - above, length, height)

    @property
    def pantalla(self) -> bool:
        """Whether the sheet is shown on a screen and not on a paper."""
        return self.papel.ancho / self.papel.alto > WIDE


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
    head_height, lines_height = (SCREEN_HEAD, SCREEN_LINES) if ancho / alto > WIDE else (HEAD, LINES)
    title = Cuadro(left, MARGIN * k, width, head_height * k)
    lines_top = title.y + title.alto + gap
    foot = Cuadro(left, alto - (MARGIN + FOOT) * k, width, FOOT * k)
    top = lines_top + lines_height * k + gap
    columns = _tracks(lienzo.rejilla.columnas, left, width, gap)
    rows = _tracks(lienzo.rejilla.filas, top, foot.y - gap - top, gap)
    spans = {id: bounds(places) for id, places in cells(lienzo.rejilla.areas).items()}
    boxes = {id: _box(columns, rows, *spans[id]) for id in lienzo.cajas}
    lines = _tracks([dato.ancho for dato in lienzo.encabezado], left, width, gap)
    head = {
        dato.id: Cuadro(start, lines_top, size, lines_height * k)
        for dato, (start, size) in zip(lienzo.encabezado, lines, strict=True)
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
