"""Kits for one entity: its name goes in every document that has a place for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Any

from pydantic import BaseModel

from portal.bloques import HUECOS, one_line
from portal.bloques import filled as filled_in
from portal.bundles.kit import Encargo, Paquete, kits, name, render
from portal.canvas.files import files as canvases
from portal.formats.brand import brand
from portal.formats.files import render as drawn
from portal.index import Indice
from portal.participa import Pieza

PROSE = "texto"
"""The field of a format's part that is Markdown: the others are plain."""


def chosen(indice: Indice, id: str) -> Sequence[Paquete]:
    """Return the kit of an item or section; all of them for "", none for a number that isn't there."""
    return [paquete for paquete in kits(indice) if id in ("", paquete.id)]


def made(indice: Indice, paquetes: Sequence[Paquete], encargo: Encargo) -> Iterator[tuple[str, bytes]]:
    """Yield (name of the file, zip) of each kit. What several share is drawn once."""
    found = partial(_document, indice, {d.archivo.ruta: cache(d.archivo.hacer) for d in canvases(indice)}, encargo.datos)
    documents = cache(found)
    for paquete in paquetes:
        yield name(paquete), render(indice, paquete, encargo, documents)


def _document(indice: Indice, drawings: Mapping[str, Any], datos: Mapping[str, str], piece: Pieza) -> bytes | None:
    if piece.clase == "formatos":
        marca = brand(indice)._replace(entidad=one_line(datos.get("entidad", "")))
        formato = next(f for f in indice.entradas["formatos"] if piece.archivo == f"formatos/{f.id}.{f.documento}")
        return drawn(filled(formato, datos), marca)
    return bytes(drawings[piece.url]()) if piece.url in drawings else None


def filled(value: Any, datos: Mapping[str, str], field: str = "") -> Any:
    """Return a value of the catalogue with the entity's slots filled in, wherever it has them."""
    if isinstance(value, str):
        return filled_in(value, datos) if field == PROSE else _plain(value, datos)
    if isinstance(value, BaseModel):
        return value.model_copy(update={key: filled(part, datos, key) for key, part in value})
    return tuple(filled(part, datos, field) for part in value) if isinstance(value, tuple) else value


def _plain(text: str, datos: Mapping[str, str]) -> str:
    for key, slot in HUECOS.items():
        text = text.replace(slot, one_line(datos.get(key, "")) or slot)
    return text
