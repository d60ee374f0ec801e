"""The matrix of pillars by levels as a poster, with the names of some tools: for a wall, or for a table."""

from __future__ import annotations

from typing import Any, NamedTuple

from portal.index import Indice
from portal.pdf.edition import house, named, pdf


class Papel(NamedTuple):
    """A paper: millimetres; points of the title, of levels and pillars, of names from the largest; names in a cell at most."""

    ancho: float
    alto: float
    titulo: float
    niveles: float
    nombres: tuple[float, ...]
    casilla: int


PLIEGO = Papel(1000, 700, 96, 64, (40, 38, 36, 34, 32, 30, 28), 10)
DOBLE_CARTA = Papel(431.8, 279.4, 40, 25, (15, 14, 13, 12, 11), 6)


def poster(indice: Indice, paper: Papel) -> bytes:
    """Return the matrix on a page of such a paper: in each cell, first what one can use on Monday. A draft isn't printed."""
    found, site = indice.catalogo.vocabularios, indice.catalogo.sitio
    rows = [
        {
            "nombre": p.nombre,
            "color": p.color,
            "icono": p.icono,
            "cuaderno": f"cuaderno {p.volumen}",
            "casillas": [[named(t) for t in indice.matriz[id, nivel] if not t.borrador] for nivel in found["niveles"]],
        }
        for id, p in found["pilares"].items()
    ]
    data: dict[str, Any] = {"titulo": "Matriz de herramientas", "papel": paper._asdict(), "filas": rows}
    data["total"] = sum(len(cell) for row in rows for cell in row["casillas"])
    return pdf("afiche", indice, data | {"firma": f"{site.nombre}. {house(indice)['pie']}"})
