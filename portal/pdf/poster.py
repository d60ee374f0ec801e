"""The matrix of pillars by levels as a poster, with the names of the tools: for a wall, or for a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from portal.index import Indice
from portal.pdf.edition import colophon, named, pdf
from portal.pdf.volume import printed

Cuentas = Mapping[tuple[str, str], int]
"""(pillar, level) -> how many names stand there."""


class Papel(NamedTuple):
    """A paper: millimetres, letters in points from the largest to the smallest one reads from there, how many columns of names."""

    ancho: float
    alto: float
    letras: tuple[float, ...]
    columnas: tuple[int, ...]


PLIEGO = Papel(1000, 700, (30, 28, 26, 25, 24, 23, 22, 21, 20, 19, 18), (10, 11, 12, 13))
DOBLE_CARTA = Papel(431.8, 279.4, (13, 12, 11, 10.5, 10), (9, 10))
LIMITS = (1000, 24, 20, 16, 14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
"""Names in a cell, at most: the poster shows the first ones and says how many more there are."""


def poster(indice: Indice, paper: Papel) -> bytes:
    """Return the matrix on a page of such a paper."""
    found = indice.catalogo.vocabularios
    levels = list(found["niveles"])
    names = {pilar: {n: [named(t) for t in printed(indice, pilar) if t.nivel == n] for n in levels} for pilar in found["pilares"]}
    counts = {(pilar, n): len(cell) for pilar, row in names.items() for n, cell in row.items()}
    rows = [
        {"nombre": p.nombre, "color": p.color, "icono": p.icono, "casillas": list(names[id].values())}
        for id, p in found["pilares"].items()
    ]
    data: dict[str, Any] = {"titulo": "Matriz de herramientas", "filas": rows, "total": sum(counts.values())}
    data |= {
        "papel": paper._asdict(),
        "planes": [(limit, _columns(counts, levels, limit, n)) for limit in LIMITS for n in paper.columnas],
    }
    return pdf("afiche", indice, data | {"colofon": colophon(indice, data["titulo"], data)})


def _columns(counts: Cuentas, levels: Sequence[str], limit: int, total: int) -> list[int]:
    """Share `total` columns of names out among the levels so that the rows are as low as can be."""
    pilares = {pilar for pilar, _ in counts}
    shares = dict.fromkeys(levels, 1)

    def height(shares: Mapping[str, int]) -> tuple[int, int]:
        cells = [[-(-min(counts[p, n], limit + 1) // shares[n]) for n in levels] for p in sorted(pilares)]
        return sum(map(max, cells)), sum(map(sum, cells))  # the second tells ties apart: a column more where it helps some row

    for _ in range(total - len(levels)):
        best = min(levels, key=lambda n: height(shares | {n: shares[n] + 1}))
        shares[best] += 1
    return list(shares.values())
