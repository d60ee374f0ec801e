"""A large canvas on several sheets that any printer takes, to be joined on a wall."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from pikepdf import Array

from portal.canvas import pdf
from portal.canvas.sheet import Hoja
from portal.typeset import opened, saved
from portal.typeset import pdf as typeset

MARGIN, OVERLAP = 8.0, 10.0
"""Millimetres: what a printer can't reach at the edges, and what a sheet shares with the next one to stick them."""


def size(ancho: float, alto: float, columns: int, rows: int) -> tuple[float, float]:
    """Return the millimetres of the large sheet that so many sheets of a paper make."""
    return (ancho - 2 * MARGIN) * columns - OVERLAP * (columns - 1), (alto - 2 * MARGIN) * rows - OVERLAP * (rows - 1)


def render(hoja: Hoja, ancho: float, alto: float, columns: int, rows: int) -> bytes:
    """Return the PDF of a canvas laid out on a sheet of `size`, cut into its parts, row by row."""
    step_x, step_y = ancho - 2 * MARGIN - OVERLAP, alto - 2 * MARGIN - OVERLAP
    places = [(column, row) for row in range(rows) for column in range(columns)]
    data = {
        **{key: pdf.data(hoja)[key] for key in ("titulo", "resumen", "siglas", "fecha", "suave")},
        "papel": {"ancho": ancho, "alto": alto},
        "margen": MARGIN,
        "hoja": hoja.trazado.papel._asdict(),
        "punto": list(_point()),
        "partes": [{"x": c * step_x, "y": r * step_y, **_said(hoja, c, r, len(places), columns)} for c, r in places],
    }
    large = pdf.render(hoja, tagged=False)
    with opened(typeset("mosaico", data, hoja.fecha)) as tiles, opened(large) as whole:
        sheet = tiles.copy_foreign(whole.pages[0].as_form_xobject())
        sheet.Matrix = Array([1 / sheet.BBox[2], 0, 0, 1 / sheet.BBox[3], 0, 0])  # a picture fills the unit square
        for page in tiles.pages:
            pictures = page.Resources.XObject
            for name in list(pictures.keys()):
                pictures[name] = sheet
        return saved(tiles)


def _point() -> bytes:
    """A white picture of one pixel."""
    head, pixel = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0), zlib.compress(b"\0\xff")
    chunks = ((b"IHDR", head), (b"IDAT", pixel), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )


def _said(hoja: Hoja, column: int, row: int, total: int, columns: int) -> dict[str, Any]:
    """What a part says of itself, to who sees it and to who doesn't."""
    number = row * columns + column + 1
    where = f"Hoja {number} de {total}: fila {row + 1}, columna {column + 1}."
    text = f"{where} Parte del lienzo «{hoja.lienzo.nombre}». Sus preguntas están en la versión en texto, en la página del método."
    return {
        "texto": text,
        "rotulo": f"{where} {hoja.lienzo.nombre}. Corte por las marcas y monte un centímetro sobre la vecina.",
    }
