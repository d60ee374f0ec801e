"""Canvases to draw in tests: plain ones of several plans, the fullest of all, and one whose every text is hostile."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pptx
import yaml

from portal.canvas import docx as word
from portal.canvas import odt, svg
from portal.canvas import pptx as slides
from portal.canvas.sheet import CARTA, Hoja, layout
from portal.metodos import Lienzo

FOLDER = Path(__file__).parent / "fixtures" / "lienzos"
CANVASES = tuple(path.stem for path in sorted(FOLDER.glob("*.yml")))
HARDEST = "buena-practica"
"""The one of most boxes."""
FORMATS: dict[str, Any] = {"pptx": slides.render, "docx": word.render, "odt": odt.render, "svg": svg.render}
HOSTILE = "<w:p> & \"x\" 'y' {{x}} {% y %} ]]> \x00\x0b\x1f\ufffe\U0001f600 _x0041_"
DAY = dt.date(2026, 11, 24)


def canvas(name: str) -> Lienzo:
    read = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return Lienzo.model_validate({"id": name, **read})


def sheet(lienzo: Lienzo, size: tuple[float, float] = CARTA, *, filled: bool = False, **changes: Any) -> Hoja:
    """The canvas on a carta sheet with its questions, as it is handed out."""
    hoja = Hoja(
        lienzo=lienzo,
        trazado=layout(lienzo, *size),
        guiado=True,
        respuestas=lienzo.ejemplo.respuestas if filled else {},
        color="#43227A",
        tinta="#17242A",
        suave="#55636A",
        pie=f"{lienzo.nombre}, versión {lienzo.version}. HAGA, edición 2026.1. Licencia CC BY 4.0.",
        direccion=f"https://haga.example.org/metodologias/{lienzo.metodologia}/",
        siglas="HAGA",
        fecha=DAY,
    )
    return hoja._replace(**changes)


def longest() -> Hoja:
    """The longest name, summary, foot and answers that the model lets through."""
    lienzo = canvas("mapa-de-actores")
    name, summary = (
        ("Mapa de actores, aportes y acuerdos " * 4)[:120].strip(),
        ("Reúna en una hoja quién puede ayudar " * 6)[:199] + ".",
    )
    changed = lienzo.model_copy(update={"nombre": name, "resumen": summary})
    return sheet(changed, respuestas=dict.fromkeys(lienzo.cajas, ("Una respuesta tan larga como cabe. " * 10)[:320]))


def hostile() -> Hoja:
    """A sheet whose every text is a trap, filled in."""
    lienzo = canvas("mapa-de-actores")
    boxes = {id: box.model_copy(update={"titulo": HOSTILE[:32], "preguntas": (HOSTILE,)}) for id, box in lienzo.cajas.items()}
    head = tuple(dato.model_copy(update={"etiqueta": HOSTILE[:40]}) for dato in lienzo.encabezado)
    changed = lienzo.model_copy(update={"nombre": HOSTILE, "resumen": HOSTILE, "cajas": boxes, "encabezado": head})
    answers = dict.fromkeys((*boxes, *(dato.id for dato in head)), f"{HOSTILE}\n{HOSTILE}")
    return sheet(changed, respuestas=answers, pie=HOSTILE, direccion=HOSTILE)


@cache
def made(kind: str, name: str, filled: bool = False) -> bytes:
    """A canvas on carta, drawn once for all tests."""
    return bytes(FORMATS[kind](sheet(canvas(name), filled=filled)))


def slide(raw: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(raw)).slides[0]


def document(raw: bytes) -> Any:
    return docx.Document(io.BytesIO(raw))


def parts(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        return {name: file.read(name) for name in file.namelist()}
