"""What one may keep in «Mi carpeta», packed for the browser: a line a thing, in blocks that load when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.index import Indice

BLOCK = 100
"""Things in a block: some twenty-five kilobytes, and nine with the server's compression."""

KINDS: Mapping[str, str] = {
    "herramientas": "Herramienta",
    "metodologias": "Método",
    "formatos": "Formato",
    "experiencias": "Experiencia",
    "practicas": "Buena práctica",
    "rutas": "Paso a paso",
}
"""Kinds of entry that one may keep -> what one of them is called."""


def kept(indice: Indice) -> Mapping[str, str]:
    """Return every id that one may keep -> its kind."""
    return {entry.id: kind for kind in KINDS for entry in indice.entradas[kind]}


def present(indice: Indice) -> Mapping[str, str]:
    """Return every name by which a thing may have been kept -> its id today: its own, and those it had before."""
    ids = kept(indice)
    old = {name: id for id, kind in ids.items() for name in indice.catalogo.entradas[kind][id].antes}
    return {**old, **{id: id for id in ids}}


def folder(indice: Indice) -> Iterator[tuple[str, Any]]:
    """Yield (key of a data set, its data).

    `carpeta` holds the names of kinds, pillars and levels, and the first id of every block; `carpeta-0` and the rest, a row
    a thing: [id, position of its kind, name, summary, position of its pillar or -1, position of its level or -1]. A row
    [id, other] says that a thing has another name today. All by id.
    """
    found = indice.catalogo.vocabularios
    rows = [[old, id] for old, id in present(indice).items() if old != id]
    rows += [_row(indice, kind, entry) for kind in KINDS for entry in indice.entradas[kind]]
    rows.sort(key=lambda row: row[0])
    yield (
        "carpeta",
        {
            "desde": [row[0] for row in rows[::BLOCK]],
            "tipos": [[kind, name] for kind, name in KINDS.items()],
            "pilares": [term.nombre for term in found["pilares"].values()],
            "niveles": [f"{term.nombre} «{term.glosa}»" for term in found["niveles"].values()],
        },
    )
    for number, first in enumerate(range(0, len(rows), BLOCK)):
        yield f"carpeta-{number}", rows[first : first + BLOCK]


def _row(indice: Indice, kind: str, entry: Any) -> list[Any]:
    """A format serves any pillar, and has neither pillar nor level."""
    places = [list(KINDS).index(kind), entry.nombre, entry.resumen]
    for lista, value in (("pilares", getattr(entry, "pilar", None)), ("niveles", getattr(entry, "nivel", None))):
        places.append(list(indice.catalogo.vocabularios[lista]).index(value) if value else -1)
    return [entry.id, *places]
