"""Answers to a canvas outside the web page: files in, a filled PDF or the relatoría of several tables out."""

from __future__ import annotations

import codecs
import json
from collections.abc import Mapping, Sequence
from typing import Annotated, NamedTuple

import pikepdf
from pydantic import Field, ValidationError

from portal.canvas import files, form
from portal.canvas.sheet import CARTA
from portal.fields import Slug
from portal.formats import word
from portal.formats.brand import brand
from portal.index import Indice
from portal.metodos import Evidencia, Formato, Lienzo, Seccion
from portal.values import Modelo

LIMIT = 20_000
"""Characters of an answer: more isn't one."""


class Respuestas(Modelo):
    """What people wrote on a canvas, as the web page saves it: only the spaces that say something."""

    lienzo: Slug
    version: Annotated[str, Field(pattern=r"^\d{1,3}\.\d{1,3}$")]
    respuestas: dict[Slug, Annotated[str, Field(max_length=LIMIT)]]


class Mesa(NamedTuple):
    """A table: what it calls itself, and its answers."""

    nombre: str
    respuestas: Mapping[str, str]


def read(raw: bytes) -> Respuestas | None:
    """Return the answers of a file, JSON of the web page or a PDF filled in; None for any other file."""
    try:
        if raw.startswith(b"%PDF"):
            id, version = form.canvas(raw)
            return Respuestas(lienzo=id, version=version, respuestas=form.answers(raw))
        return Respuestas.model_validate_json(raw.removeprefix(codecs.BOM_UTF8))
    except (ValidationError, ValueError, RecursionError, pikepdf.PdfError, pikepdf.PasswordError):
        return None


def written(found: Respuestas) -> str:
    """Return the answers as the web page's file has them."""
    return json.dumps(found.model_dump(), ensure_ascii=False, indent=1) + "\n"


def filled(indice: Indice, found: Respuestas) -> bytes:
    """Return the PDF form of a canvas with the answers in it. KeyError if the catalogue has no such canvas."""
    lienzo = indice.catalogo.entradas["lienzos"][found.lienzo]
    return form.render(files.sheet(indice, lienzo, *CARTA, "guiado")._replace(respuestas=found.respuestas))


def joined(indice: Indice, lienzo: Lienzo, mesas: Sequence[Mesa]) -> bytes:
    """Return the Word document of what several tables answered to a canvas, box by box."""
    parts = [_part("Mesas", "", [_introduced(lienzo, mesa) for mesa in mesas])]
    for id, caja in lienzo.cajas.items():
        said = [f"{mesa.nombre}: {mesa.respuestas.get(id, '').strip() or 'no respondió'}" for mesa in mesas]
        parts.append(_part(caja.titulo, " ".join(caja.preguntas), said))
    if lost := [f"{mesa.nombre}, {id}: {mesa.respuestas[id]}" for mesa in mesas for id in homeless(lienzo, mesa.respuestas)]:
        parts.append(_part("Respuestas sin caja en esta versión", "", lost))
    document = Formato.model_construct(
        id=f"relatoria-{lienzo.id}",
        nombre=f"Relatoría: {lienzo.nombre}",
        resumen=lienzo.resumen,
        incorporado=lienzo.incorporado,
        revisado=lienzo.revisado,
        documento="docx",
        secciones=tuple(parts),
        fuentes={},
        evidencia=(Evidencia(que="Relatoría", sirve_para="Mostrar qué dijo cada mesa."),),
    )
    return word.render(document, brand(indice))


def homeless(lienzo: Lienzo, answers: Mapping[str, str]) -> list[str]:
    """Return the ids that have no space on a canvas: of another version, say."""
    known = {*lienzo.cajas, *(line.id for line in lienzo.encabezado)}
    return [id for id in answers if id not in known]


def _introduced(lienzo: Lienzo, mesa: Mesa) -> str:
    """A table's name and what it wrote above the boxes."""
    lines = [f"{d.etiqueta}: {mesa.respuestas[d.id]}" for d in lienzo.encabezado if d.id != "equipo" and mesa.respuestas.get(d.id)]
    return f"{mesa.nombre}. {'; '.join(lines)}" if lines else mesa.nombre


def _part(title: str, help: str, points: Sequence[str]) -> Seccion:
    """A section of what people said, of any length."""
    return Seccion.model_construct(titulo=title, tipo="dicho", ayuda=help or None, puntos=tuple(points))
