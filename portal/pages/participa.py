"""The Menú Participa: a page that lists its items, and one for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any, NamedTuple

from portal import participa
from portal.bloques import HUECOS, OTHER, Bloque, Trozo
from portal.index import Indice
from portal.pages.values import Pagina, render
from portal.pages.words import with_words
from portal.terms import Item
from portal.urls import relative, url

ORIGIN = "catalog/vocabularios/participa.yml"

PLACE = "<!-- texto -->"
"""Where the text to copy goes once the page's words are explained: it goes to another site, and explains nothing."""

SHOWN = 4
"""Entries of a kind that an item's page shows unfolded."""


YEAR = "[año]"
"""The one slot of a text's own that means the same in all its places: it is asked once."""

BEFORE, AFTER = 6, 3
"""Words around a slot that tell which one it is."""


class Campo(NamedTuple):
    """What one fills in for a slot of an item's own text: its key in the page, what it asks, and the words around it."""

    clave: str
    pide: str
    donde: str


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the list of the items and the page of each, if the catalogue has any."""
    items = indice.catalogo.vocabularios["participa"]
    if items:
        said = f"Los {len(items)} ítems del Menú Participa: qué pide cada uno, qué puede publicar hoy y un paquete para descargar."
        yield Pagina("participa", url("participa"), "Menú Participa", said, ORIGIN, "", partial(_list, indice))
    for id, item in items.items():
        make = partial(_item, indice, id, item)
        yield Pagina("items", url("items", id), participa.titled(id, item), item.que_pide, ORIGIN, url("participa"), make)


def _list(indice: Indice, introduction: str) -> str:
    page = url("participa")
    values = {"indice": indice, "v": indice.catalogo.vocabularios, "introduccion": introduction, "corto": participa.short}
    html = render("participa", page, secciones=participa.sections(indice), frase=first_sentence, **values)
    return with_words(html, indice.catalogo, page)


def first_sentence(text: str) -> str:
    """Return the first sentence of a text."""
    first, stop, _ = text.partition(". ")
    return first + stop.strip()


def _item(indice: Indice, id: str, item: Item, introduction: str) -> str:
    page, v = url("items", id), indice.catalogo.vocabularios
    blocks, fields = own(participa.said(indice, [id], {}, partial(_address, indice, page)))
    asked = {run.hueco for block in blocks for line in block.lineas for run in line}
    values: dict[str, Any] = {"id": id, "item": item, "seccion": participa.section(id), "corto": participa.short}
    values |= {"campos": fields, "comunes": [key for key in HUECOS if key in asked]}
    values |= {"sirven": participa.serving(indice, [id]), "tipos": participa.KINDS, "mostradas": SHOWN}
    values |= {"lugar": PLACE, "vecinos": _around(list(v["participa"]), id)}
    values |= {"secciones": _around(list(participa.sections(indice)), participa.section(id))}
    html = render("items", page, indice=indice, v=v, introduccion=introduction, **values)
    return with_words(html, indice.catalogo, page).replace(
        PLACE, render("fragmento", page, bloques=blocks, raiz=indice.catalogo.sitio.direccion or "")
    )


def own(blocks: Iterable[Bloque]) -> tuple[list[Bloque], list[Campo]]:
    """Return the blocks with a key of its own in each slot that is of this text only, and the fields that fill them."""
    made: list[Bloque] = []
    fields: dict[str, Campo] = {}
    for block in blocks:
        lines = []
        for line in block.lineas:
            runs = list(line)
            for i, run in enumerate(runs):
                if run.hueco == OTHER:
                    key = "propio-año" if run.texto == YEAR else f"propio-{len(fields) + 1}"
                    fields.setdefault(key, Campo(key, run.texto[1].upper() + run.texto[2:-1], _where(line, i)))
                    runs[i] = run._replace(hueco=key)
            lines.append(tuple(runs))
        made.append(block._replace(lineas=tuple(lines)))
    return made, list(fields.values())


def _where(line: tuple[Trozo, ...], at: int) -> str:
    before = "".join(run.texto for run in line[:at]).split()
    after = "".join(run.texto for run in line[at + 1 :]).split()
    said = [*before[-BEFORE:], "___", *after[:AFTER]]
    return " ".join([*(["…"] if len(before) > BEFORE else []), *said, *(["…"] if len(after) > AFTER else [])])


def _around(ids: list[str], id: str) -> tuple[str, str]:
    """The one before and the one after, or ""."""
    here = ids.index(id)
    return (ids[here - 1] if here else ""), (ids[here + 1] if here + 1 < len(ids) else "")


def _address(indice: Indice, page: str, piece: participa.Pieza) -> str:
    """Where a piece leads from a page: its file when it was drawn, for a preview draws none."""
    if not piece.archivo or indice.descargas:
        return relative(piece.url, page)
    return ""
