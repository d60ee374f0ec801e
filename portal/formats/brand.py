"""What every document carries of the portal, and what both kinds of document do with a text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import NamedTuple

from portal.index import Indice
from portal.metodos import Seccion

LANGUAGE = "es-CO"
FONT = "Arial"
"""On every office computer, and others have one of the same widths: lines break where we saw them break."""

LOGO, ENTITY, CODE, VERSION, DATE = (
    "[logo de la entidad]",
    "[nombre de la entidad]",
    "Código: [código]",
    "Versión: [versión]",
    "Fecha: [fecha]",
)
"""What each entity puts at the head of its documents."""

SLOT = re.compile(r"(\[[^\[\]\n]{1,300}\])")
"""What the entity fills in."""

_UNSEEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 can't hold."""


class Marca(NamedTuple):
    """Who made the form, when, under what terms, and the edition's colours, as #rrggbb."""

    siglas: str
    nombre: str
    edicion: str
    licencia: str
    direccion: str
    """The portal's public address, or ""."""
    fecha: dt.date
    color: str
    """Of lines and, lightened, of grounds."""
    suave: str
    """Of quiet text, which is read on white."""
    comprobaciones: Mapping[str, str] = {}
    """How sources were seen: id -> its name."""
    entidad: str = ""
    """The name of the entity that the document is made for; "" leaves the place to fill in."""


def brand(indice: Indice) -> Marca:
    """Return what the edition says of itself."""
    site, colours = indice.catalogo.sitio, indice.catalogo.vocabularios["colores"]
    said = (site.siglas, site.nombre, site.edicion, site.licencia, site.direccion or "", site.fecha)
    checks = {id: term.nombre for id, term in indice.catalogo.vocabularios["comprobaciones"].items()}
    return Marca(*said, colours["marca"].color, colours["tinta-suave"].color, checks)


def foot(marca: Marca) -> str:
    """Return the line at the foot of each page."""
    address = f" {marca.direccion}" if marca.direccion else ""
    return clean(f"Formato de {marca.siglas}, edición {marca.edicion}. Licencia {marca.licencia}.{address}")


def light(colour: str, part: float) -> str:
    """Return white with a `part` (0 to 1) of a colour #rrggbb, as RRGGBB: a ground that black is read on."""
    channels = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return "".join(f"{round(255 - (255 - c) * part):02X}" for c in channels)


def clean(text: str) -> str:
    """Return a text without the characters that a document can't hold."""
    return _UNSEEN.sub("", text)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield a text's pieces in order, each with whether it is a slot to fill in."""
    for i, piece in enumerate(SLOT.split(clean(text))):
        if piece:
            yield piece, bool(i % 2)


def rows(seccion: Seccion) -> Iterator[tuple[str, ...]]:
    """Yield a table's rows: those written, each as long as the columns are many, and then the empty ones."""
    width = len(seccion.columnas)
    for row in seccion.filas:
        yield tuple(clean(text or "") for text, _ in zip_longest(row[:width], range(width)))
    yield from [("",) * width] * seccion.vacias
