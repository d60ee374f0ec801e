"""What one may keep in «Mi carpeta», packed for the browser: a line a thing, in blocks that load when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from portal.index import Indice
from portal.participa import paper, titled
from portal.urls import PATTERNS, url

BLOCK = 100
"""Things in a block: some twenty-five kilobytes, and nine with the server's compression."""

KINDS: Mapping[str, str] = {
    "herramientas": "Herramienta",
    "metodologias": "Método",
    "formatos": "Formato",
    "experiencias": "Experiencia",
    "practicas": "Buena práctica",
    "rutas": "Paso a paso",
    "items": "Ítem del Menú Participa",
}
"""Kinds of thing that one may keep -> what one of them is called."""

ENDINGS = {"docx": "Word", "xlsx": "Excel"}


def kept(indice: Indice) -> Mapping[str, str]:
    """Return every id that one may keep -> its kind."""
    return {id: kind for kind in KINDS for id in things(indice, kind)}


def things(indice: Indice, kind: str) -> Mapping[str, Any]:
    """Return what there is of a kind, by id: entries, or the items of the Menú Participa."""
    return indice.catalogo.vocabularios["participa"] if kind == "items" else {entry.id: entry for entry in indice.entradas[kind]}


def told(kind: str, id: str, thing: Any) -> tuple[str, str]:
    """Return a thing's name, and what it is in a sentence or two."""
    return (titled(id, thing), thing.que_pide) if kind == "items" else (thing.nombre, thing.resumen)


def carried(indice: Indice, kind: str, id: str, thing: Any) -> Iterator[tuple[str, str]]:
    """Yield (what it is, address) of what one carries away of a thing; nothing in a preview, which draws none."""
    if not indice.descargas:
        return
    if kind == "metodologias":
        for lienzo in indice.lienzos(id):
            where = url("archivos", f"lienzos/{lienzo.id}/{lienzo.id}-guiado-{paper(indice)}.pdf")
            yield f"Lienzo «{lienzo.nombre}» (PDF carta)", where
    if kind == "formatos":
        yield f"Formato en {ENDINGS[thing.documento]}", url("archivos", f"formatos/{id}.{thing.documento}")
    if kind == "items":
        yield "Paquete del ítem (ZIP)", url("archivos", f"participa/participa-{id}.zip")


def present(indice: Indice) -> Mapping[str, str]:
    """Return every name by which a thing may have been kept -> its id today: its own, and those it had before."""
    ids = kept(indice)
    old = {name: id for id, kind in ids.items() for name in _before(indice, kind, id)}
    return {**old, **{id: id for id in ids}}


def _before(indice: Indice, kind: str, id: str) -> Sequence[str]:
    return getattr(things(indice, kind)[id], "antes", ())


def folder(indice: Indice) -> Iterator[tuple[str, Any]]:
    """Yield (key of a data set, its data).

    `carpeta` holds the kinds (id, name, pattern of the address that one prints), the names of pillars and levels, and the first
    id of every block; `carpeta-0` and the rest, a row a thing: [id, position of its kind, name, summary, position of its pillar
    or -1, position of its level or -1, what one carries away: [what it is, address]…]. A row [id, other] says
    that a thing has another name today. All by id.
    """
    found = indice.catalogo.vocabularios
    rows = [[old, id] for old, id in present(indice).items() if old != id]
    rows += [_row(indice, kind, id, thing) for kind in KINDS for id, thing in things(indice, kind).items()]
    rows.sort(key=lambda row: row[0])
    yield (
        "carpeta",
        {
            "desde": [row[0] for row in rows[::BLOCK]],
            "tipos": [[kind, name, PATTERNS["items" if kind == "items" else "corta"]] for kind, name in KINDS.items()],
            "pilares": [term.nombre for term in found["pilares"].values()],
            "niveles": [f"{term.nombre} «{term.glosa}»" for term in found["niveles"].values()],
        },
    )
    for number, first in enumerate(range(0, len(rows), BLOCK)):
        yield f"carpeta-{number}", rows[first : first + BLOCK]


def _row(indice: Indice, kind: str, id: str, entry: Any) -> list[Any]:
    """A format or an item serves any pillar, and has neither pillar nor level."""
    places = [list(KINDS).index(kind), *told(kind, id, entry)]
    for lista, value in (("pilares", getattr(entry, "pilar", None)), ("niveles", getattr(entry, "nivel", None))):
        places.append(list(indice.catalogo.vocabularios[lista]).index(value) if value else -1)
    return [id, *places, [list(one) for one in carried(indice, kind, id, entry)]]
