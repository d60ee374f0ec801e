"""A canvas as a drawing of lines and real text: it enlarges to any size, and one selects, searches and hears its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from portal.canvas.content import (
    BEFORE_ANSWER,
    BEFORE_QUESTION,
    BOLD,
    BORDER,
    LANGUAGE,
    LEADING,
    STRESS,
    Contenido,
    Espacio,
    content,
)
from portal.canvas.drawing import drawn
from portal.canvas.sheet import MEASURES, Cuadro, Hoja
from portal.measure import MM, width, wrapped

ASCENT = 0.95
"""From the top of a line to the foot of its letters, in sizes of the letters."""


class Parrafo(NamedTuple):
    """A text cut into lines: (x, y of the letters' foot, length, words), in millimetres like the size of its letters.

    The length keeps a line in its box where neither Public Sans nor Arial is installed and the letters are wider.
    """

    letra: float
    negrita: int
    """Weight of the letters, or 0."""
    tinta: str
    derecha: bool
    """Whether x is where the lines end."""
    renglones: Sequence[tuple[float, float, float, str]]


def render(hoja: Hoja) -> bytes:
    """Return an SVG drawing of the sheet, in UTF-8, measured in millimetres."""
    texts, plan = content(hoja), hoja.trazado
    head, foot, sizes = plan.titulo, plan.pie, texts.letras
    address = width(texts.direccion, sizes.pie)
    right, left = Cuadro(foot.x + foot.ancho, foot.y, address + 1, foot.alto), foot._replace(ancho=foot.ancho - address)
    title = _paragraph(texts.titulo, head, 0, sizes.titulo, hoja.tinta, BOLD)
    return drawn(
        "lienzo.svg",
        texto=texts,
        papel=plan.papel,
        cabeza=[title, _paragraph(texts.resumen, head, _height(title), sizes.resumen, hoja.tinta)],
        renglones=[(line, _inside(line, texts, hoja, sizes.etiqueta, hoja.suave, 0)) for line in texts.encabezado],
        cajas=[(box, _inside(box, texts, hoja, sizes.caja, hoja.color, texts.margen)) for box in texts.cajas],
        pie=[
            _paragraph(texts.pie, left, 0, sizes.pie, hoja.suave),
            _paragraph(texts.direccion, right, 0, sizes.pie, hoja.suave)._replace(derecha=True),
        ],
        barra=plan.barra,
        color=hoja.color,
        suave=hoja.suave,
        esquina=MEASURES["esquina"] * texts.escala,
        borde=BORDER * MM * texts.escala,
        borde_destacado=STRESS * MM * texts.escala,
        lengua=LANGUAGE,
    )


def _inside(place: Espacio, texts: Contenido, hoja: Hoja, heading: float, ink: str, margin: float) -> list[Parrafo]:
    """Stack what a place says, from its top down: its title in letters of its own, `margin` millimetres from the border."""
    k, box = texts.escala * MM, place.cuadro
    inner, down = Cuadro(box.x + margin, box.y + margin, box.ancho - 2 * margin, box.alto - 2 * margin), 0.0
    asked = [(text, texts.letras.guia, hoja.tinta, 0, BEFORE_QUESTION * k) for text in place.preguntas]
    air = BEFORE_ANSWER * k if asked else 0.0
    answered = [(text, texts.letras.respuesta, hoja.tinta, 0, 0.0 if row else air) for row, text in enumerate(place.respuesta)]
    found = []
    for text, size, colour, weight, before in [(place.titulo, heading, ink, BOLD, 0.0), *asked, *answered]:
        found.append(_paragraph(text, inner, down + before, size, colour, weight))
        down += before + _height(found[-1])
    return found


def _paragraph(text: str, where: Cuadro, down: float, size: float, ink: str, weight: int = 0) -> Parrafo:
    """Cut a text into the lines of a column that begin `down` millimetres under its top."""
    letter, top = size * MM, where.y + down
    lines = wrapped(text, where.ancho, size, weight or 400)
    feet = (top + letter * (row * LEADING + ASCENT) for row in range(len(lines)))
    cut = [(where.x, y, width(line, size, weight or 400), line) for line, y in zip(lines, feet, strict=True)]
    return Parrafo(letter, weight, ink, False, cut)


def _height(paragraph: Parrafo) -> float:
    return len(paragraph.renglones) * paragraph.letra * LEADING
