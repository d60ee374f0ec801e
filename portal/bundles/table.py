"""Everything that serves a kit's items, as a table that any spreadsheet opens."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from portal import participa
from portal.index import Indice
from portal.urls import url

SEPARATOR = ";"
"""What Excel in Spanish expects; with commas it opens everything in one column."""

NOWHERE = "sin dirección: búsquela por su nombre"

HEADS = ("Ítem", "Qué es", "Nombre", "Dirección", "Archivo del paquete", "Su propio sitio, sin comprobar")
NAMES = {"metodologias": "Método", "lienzos": "Lienzo", "formatos": "Formato", "rutas": "Paso a paso"}
NAMES |= {"herramientas": "Herramienta", "experiencias": "Experiencia", "practicas": "Buena práctica"}

_FORMULA = re.compile(r"\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n]")
"""How a cell begins that a spreadsheet would work out; planilla.js judges the same way."""


def render(indice: Indice, items: Sequence[str], root: str) -> bytes:
    """Return the table as CSV. With the portal's address `root` its addresses are whole.

    Without it there are none, and a row with neither file nor site says so.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=SEPARATOR, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADS)
    writer.writerows([safe(cell) for cell in row] for row in _rows(indice, items, root))
    return b"\xef\xbb\xbf" + out.getvalue().encode()  # with its mark, or Excel loses the accents


def safe(text: str) -> str:
    """Return a text as a cell that is never a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def _rows(indice: Indice, items: Sequence[str], root: str) -> Iterator[tuple[str, ...]]:
    files = {piece.archivo: piece for piece in participa.pieces(indice, items) if piece.archivo}
    for kind, entries in participa.serving(indice, items).items():
        for entry in entries:
            served = " ".join(id for id in items if id in entry.participa)
            of_kit = next((name for name, p in files.items() if name.startswith(f"{kind}/{entry.id}.")), "")
            site = getattr(entry, "url", None) or ""
            where = _whole(root, url(kind, entry.id)) or ("" if of_kit or site else NOWHERE)
            yield served, NAMES[kind], entry.nombre, where, of_kit, site
            for canvas in indice.lienzos(entry.id) if kind == "metodologias" else ():
                name = next(name for name in files if name.startswith(f"lienzos/{canvas.id}-guiado-"))
                yield served, NAMES["lienzos"], canvas.nombre, _whole(root, files[name].url), name, ""


def _whole(root: str, address: str) -> str:
    return root + address if root else ""
