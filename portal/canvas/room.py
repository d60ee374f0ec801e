"""How much of a canvas is left to write on, on its carta sheet: what the checker asks before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from portal.canvas.sheet import MEASURES, Cuadro, Trazado
from portal.measure import MM, width, wrapped
from portal.metodos import Caja, Lienzo

CAP = 0.723
"""Height of a capital of Public Sans, in ems: Typst's lines go from there to the baseline."""

BOLD = 700


def free(caja: Caja, cuadro: Cuadro) -> float:
    """Return the millimetres of height that a box of a carta canvas leaves under its title and questions."""
    inside = cuadro.ancho - 2 * MEASURES["relleno"]
    used = _height(caja.titulo, inside, "titulo", BOLD)
    used += sum(MEASURES["entre"] + _height(question, inside, "guia") for question in caja.preguntas)
    return cuadro.alto - 2 * MEASURES["relleno"] - used - MEASURES["antes"]


def too_long(lienzo: Lienzo, trazado: Trazado) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield (path, text) for each text of a carta canvas that doesn't fit in its place."""
    for field in ("nombre", "resumen"):
        if width(getattr(lienzo, field), MEASURES[field], BOLD if field == "nombre" else 400) > trazado.titulo.ancho:
            yield (field,), getattr(lienzo, field)
    for i, line in enumerate(lienzo.encabezado):
        if width(line.etiqueta, MEASURES["etiqueta"], 600) > trazado.encabezado[line.id].ancho:
            yield ("encabezado", i, "etiqueta"), line.etiqueta
    answers = lienzo.ejemplo.respuestas
    for line in lienzo.encabezado:
        if width(answers.get(line.id, ""), MEASURES["respuesta"]) > trazado.encabezado[line.id].ancho:
            yield ("ejemplo", "respuestas", line.id), answers[line.id]
    for id, caja in lienzo.cajas.items():
        cuadro = trazado.cajas[id]
        yield from _wide_words(caja, cuadro.ancho - 2 * MEASURES["relleno"], ("cajas", id))
        inside = cuadro.ancho - 2 * MEASURES["relleno"]
        left = cuadro.alto - 2 * MEASURES["relleno"] - _height(caja.titulo, inside, "titulo", BOLD) - MEASURES["antes"]
        if id in answers and (_widest(answers[id], "respuesta") > inside or _height(answers[id], inside, "respuesta") > left):
            yield ("ejemplo", "respuestas", id), answers[id]


def _wide_words(caja: Caja, inside: float, before: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if _widest(caja.titulo, "titulo", BOLD) > inside:
        yield (*before, "titulo"), caja.titulo
    for i, question in enumerate(caja.preguntas):
        if _widest(question, "guia") > inside:
            yield (*before, "preguntas", i), question


def _widest(text: str, measure: str, weight: int = 400) -> float:
    """Millimetres of the longest word: one that doesn't fit in a line would run over the next box."""
    return max((width(word, MEASURES[measure], weight) for word in text.split()), default=0)


def _height(text: str, inside: float, measure: str, weight: int = 400) -> float:
    """Millimetres that a text takes in a column of so many."""
    size, lines = MEASURES[measure], len(wrapped(text, inside, MEASURES[measure], weight))
    return (lines * CAP + (lines - 1) * MEASURES["interlinea"]) * size * MM
