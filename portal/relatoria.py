"""Answers to a canvas outside the web page: files in, a filled PDF or the relatoría of several tables out."""

from __future__ import annotations

import codecs
import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

import pikepdf
from pydantic import Field, ValidationError

from portal.canvas import files, form
from portal.canvas.sheet import CARTA
from portal.dates import long_date
from portal.fields import Slug, is_date
from portal.formats import word
from portal.formats.brand import brand
from portal.index import Indice
from portal.metodos import Evidencia, Formato, Lienzo, Seccion
from portal.values import Modelo

LIMIT = 20_000
"""Characters of an answer: more isn't one."""

TWIN = " (otro archivo)"
"""What the second table of one name is called after it; those that follow go by their number."""


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
    mesas = apart(mesas)
    twice = [mesa.nombre for mesa in mesas if mesa.nombre.endswith(TWIN)]
    warned = [
        f"Hay otro archivo que dice «{name.removesuffix(TWIN)}». Revise si son mesas distintas o la misma dos veces."
        for name in twice
    ]
    above = [*_head(indice, lienzo, mesas), *(_introduced(lienzo, mesa, mesas) for mesa in mesas), *warned]
    parts = [_part("Mesas", "", above)]
    for id, caja in lienzo.cajas.items():
        said = [f"{mesa.nombre}: {text}" for mesa in mesas if (text := mesa.respuestas.get(id, "").strip())]
        parts.append(_part(caja.titulo, " ".join(caja.preguntas), said or ["Nadie respondió."]))
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


def apart(mesas: Sequence[Mesa]) -> list[Mesa]:
    """Return the tables with a name each: the second that calls itself «Mesa 2» is «Mesa 2 (otro archivo)»."""
    times, found = Counter[str](), list[Mesa]()
    for mesa in mesas:
        name = mesa.nombre.strip()
        times[name.casefold()] += 1
        n = times[name.casefold()]
        found.append(mesa._replace(nombre=name + ("", TWIN, f" (archivo {n})")[min(n, 3) - 1]))
    return found


def _head(indice: Indice, lienzo: Lienzo, mesas: Sequence[Mesa]) -> Iterator[str]:
    """Of which method the answers are, and what the tables say alike above the boxes: where it was, and when."""
    yield f"Método: {indice.catalogo.entradas['metodologias'][lienzo.metodologia].nombre}"
    for line in lienzo.encabezado:
        if line.id != "equipo" and (said := _above(mesas, line.id)):
            yield f"{line.etiqueta}: {'; '.join(said)}"


def _above(mesas: Sequence[Mesa], id: str) -> list[str]:
    """Return what the tables wrote in a line above the boxes, each thing once."""
    said = (mesa.respuestas.get(id, "").strip() for mesa in mesas)
    return list(dict.fromkeys(long_date(dt.date.fromisoformat(text)) if is_date(text) else text for text in said if text))


def _introduced(lienzo: Lienzo, mesa: Mesa, mesas: Sequence[Mesa]) -> str:
    """A table's name, and what it wrote above the boxes that others wrote otherwise."""
    differ = [d for d in lienzo.encabezado if d.id != "equipo" and len(_above(mesas, d.id)) > 1]
    lines = [f"{d.etiqueta}: {said}" for d in differ for said in _above([mesa], d.id)]
    return f"{mesa.nombre}. {'; '.join(lines)}" if lines else mesa.nombre


def _part(title: str, help: str, points: Sequence[str]) -> Seccion:
    """A section of what people said, of any length."""
    return Seccion.model_construct(titulo=title, tipo="dicho", ayuda=help or None, puntos=tuple(points))
