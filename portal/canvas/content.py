"""What stands on a canvas that people will edit: clean texts, each with its place and its size in points.

Office files can't carry our font, so they are set in Arial. Texts are measured in Public Sans, which is a little wider:
what fits here fits there too.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple

from portal.canvas.sheet import BOARD, MEASURES, Cuadro, Hoja, Trazado
from portal.measure import MM, width, wrapped

LANGUAGE = "es-CO"
FACE = "Arial"
SMALLEST = 10.0
"""Points; nothing is set smaller on any paper."""
LEADING = 1.2
"""Height of a line, in sizes of its letters."""
BOLD = 700
BORDER, STRESS = MEASURES["borde"], MEASURES["borde_destacado"]
"""Strokes in points on carta: a box, and the most important one."""
INSET = MEASURES["relleno"]
"""Millimetres on carta from a border to the text."""
BEFORE_QUESTION, BEFORE_ANSWER = 2.0, 6.0
"""Points on carta of air over each question, and over what is written."""


class Espacio(NamedTuple):
    """A place to write in: a line of the head or a box."""

    id: str
    titulo: str
    preguntas: Sequence[str]
    """None on a sheet that doesn't guide."""
    respuesta: Sequence[str]
    """Its paragraphs; none when it is blank."""
    cuadro: Cuadro
    destacada: bool
    tipo: str
    """texto, fecha or numero."""
    descripcion: str
    """What a screen reader says of it."""


class Surtido(NamedTuple):
    """Sizes in points to choose from, each from the best to the least that will do."""

    titulo: Sequence[float]
    resumen: Sequence[float]
    etiqueta: float
    caja: Sequence[float]
    guia: float
    respuesta: Sequence[float]
    pie: float


PAPER = Surtido(
    titulo=(MEASURES["nombre"], 18, 16, 14, 12),
    resumen=(MEASURES["resumen"], 11, 10),
    etiqueta=MEASURES["etiqueta"],
    caja=(MEASURES["titulo"],),
    guia=MEASURES["guia"],
    respuesta=(12, 11, 10),
    pie=MEASURES["pie"],
)
"""On carta."""
SCREEN = Surtido((28, 24, 21, 18, 16, 14), (14, 12, 10), 12, (24, 22, 20, 18, 16, 14, 12), 12, (14, 12, 11, 10), 10)
"""On a digital board, which one sees projected or shared."""


class Letras(NamedTuple):
    """Sizes in points on this paper."""

    titulo: float
    resumen: float
    etiqueta: float
    caja: float
    guia: float
    respuesta: float
    pie: float


class Contenido(NamedTuple):
    """A sheet's texts in reading order."""

    titulo: str
    resumen: str
    encabezado: Sequence[Espacio]
    cajas: Sequence[Espacio]
    pie: str
    direccion: str
    letras: Letras
    escala: float
    """What measures on carta are multiplied by."""

    @property
    def margen(self) -> float:
        """Millimetres from a border to the text."""
        return INSET * self.escala


def content(hoja: Hoja) -> Contenido:
    """Return what to draw of a sheet. Signs that one doesn't see, some of which no office file may hold, are left out."""
    plan, k = hoja.trazado, hoja.trazado.escala
    places = [_place(hoja, dato.id, dato.etiqueta, (), plan.encabezado[dato.id], tipo=dato.tipo) for dato in hoja.lienzo.encabezado]
    head = [place._replace(respuesta=[" ".join(place.respuesta)] if place.respuesta else []) for place in places]  # one line each
    boxes = [
        _place(hoja, id, caja.titulo, caja.preguntas, plan.cajas[id], destacada=caja.destacada)
        for id, caja in hoja.lienzo.cajas.items()
    ]
    title, summary = plain(hoja.lienzo.nombre), plain(hoja.lienzo.resumen)
    sizes = _letters(title, summary, boxes, plan)
    fitted = [box if needed(box, sizes, k) <= box.cuadro.alto else _answered(box) for box in boxes]
    return Contenido(title, summary, head, fitted, plain(hoja.pie), plain(hoja.direccion), sizes, k)


def plain(text: str) -> str:
    """Return a text on one line, without controls or other signs that one doesn't see."""
    shown = (" " if sign.isspace() and sign != "\u00a0" else sign for sign in unicodedata.normalize("NFC", text))
    return " ".join(part for part in "".join(s for s in shown if unicodedata.category(s)[0] != "C").split(" ") if part)


def height(text: str, width: float, size: float, weight: int = 400) -> float:
    """Return how many millimetres a paragraph takes in a column of `width` millimetres, at `size` points."""
    return len(wrapped(text, width, size, weight)) * size * LEADING * MM


def title_height(texts: Contenido, width: float) -> float:
    """Return the millimetres that the title and what follows it take in a column of `width`."""
    sizes = texts.letras
    return height(texts.titulo, width, sizes.titulo, BOLD) + height(texts.resumen, width, sizes.resumen)


def foot_height(texts: Contenido, width: float) -> float:
    """Return the millimetres that the foot takes as one paragraph in a column of `width`."""
    return height(f"{texts.pie} {texts.direccion}", width, texts.letras.pie)


def needed(box: Espacio, letras: Letras, k: float) -> float:
    """Return the millimetres of height that a box's own texts take, with the air around them; a blank one leaves a line free."""
    inner = box.cuadro.ancho - 2 * INSET * k
    asked = sum(height(text, inner, letras.guia) + BEFORE_QUESTION * MM * k for text in box.preguntas)
    answered = sum(height(text, inner, letras.respuesta) for text in box.respuesta or (".",))
    return height(box.titulo, inner, letras.caja, BOLD) + asked + answered + (2 * INSET + BEFORE_ANSWER * MM) * k


def _place(
    hoja: Hoja, id: str, title: str, questions: Iterable[str], where: Cuadro, *, destacada: bool = False, tipo: str = "texto"
) -> Espacio:
    asked = [plain(text) for text in questions]
    answer = [line for part in hoja.respuestas.get(id, "").splitlines() if (line := plain(part))]
    said = " ".join((f"{plain(title)}.", *asked, "Ya tiene una respuesta." if answer else "Espacio para escribir."))
    return Espacio(id, plain(title), asked if hoja.guiado else [], answer, where, destacada, tipo, said)


def _answered(box: Espacio) -> Espacio:
    """Leave the questions out of a box whose answer needs their room; a blank box keeps them, full as it may be."""
    return box._replace(preguntas=[]) if box.respuesta else box


def _letters(title: str, summary: str, boxes: Sequence[Espacio], plan: Trazado) -> Letras:
    """Choose the sizes: on a sheet already filled in the questions step back, and titles and answers get what room allows."""
    choice, k = (SCREEN, plan.papel.alto / BOARD[1]) if plan.pantalla else (PAPER, plan.escala)
    head = _fitting(title, plan.titulo.ancho, [_points(size, k) for size in choice.titulo], BOLD)
    under = _fitting(summary, plan.titulo.ancho, [_points(size, k) for size in choice.resumen])
    guide = SMALLEST if any(box.respuesta for box in boxes) else choice.guia
    label, asked, foot = (_points(size, k) for size in (choice.etiqueta, guide, choice.pie))
    headings = [_points(size, k) for size in choice.caja]
    whole = [size for size in headings if all(_whole(box, size, plan.escala) for box in boxes)]
    pairs = product(whole or headings[-1:], (_points(size, k) for size in choice.respuesta))
    tries = [Letras(head, under, label, box, asked, answer, foot) for box, answer in pairs]
    return next((t for t in tries if all(needed(box, t, plan.escala) <= box.cuadro.alto for box in boxes)), tries[-1])


def _whole(box: Espacio, size: float, k: float) -> bool:
    """Whether no word of a box's title is longer than the box is wide."""
    inner = box.cuadro.ancho - 2 * INSET * k
    return all(width(word, size, BOLD) <= inner for word in box.titulo.split())


def _fitting(text: str, width: float, sizes: Sequence[float], weight: int = 400) -> float:
    """Return the first size at which a text is one line, or the last."""
    return next((size for size in sizes if len(wrapped(text, width, size, weight)) <= 1), sizes[-1])


def _points(size: float, k: float) -> float:
    """Grow a size with the paper, in half points, which is what office files count in."""
    return max(SMALLEST, int(size * k * 2 + 1e-6) / 2)
