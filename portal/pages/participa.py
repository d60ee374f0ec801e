"""The Menú Participa: a page that lists its items, and one for each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from portal import participa
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
    blocks = list(participa.said(indice, [id], {}, partial(_address, indice, page)))
    values: dict[str, Any] = {"id": id, "item": item, "seccion": participa.section(id), "corto": participa.short}
    values |= {"sirven": participa.serving(indice, [id]), "tipos": participa.KINDS, "mostradas": SHOWN}
    values |= {"lugar": PLACE, "vecinos": _around(list(v["participa"]), id)}
    values |= {"secciones": _around(list(participa.sections(indice)), participa.section(id))}
    html = render("items", page, indice=indice, v=v, introduccion=introduction, **values)
    return with_words(html, indice.catalogo, page).replace(
        PLACE, render("fragmento", page, bloques=blocks, raiz=indice.catalogo.sitio.direccion or "")
    )


def _around(ids: list[str], id: str) -> tuple[str, str]:
    """The one before and the one after, or ""."""
    here = ids.index(id)
    return (ids[here - 1] if here else ""), (ids[here + 1] if here + 1 < len(ids) else "")


def _address(indice: Indice, page: str, piece: participa.Pieza) -> str:
    """Where a piece leads from a page: its file when it was drawn, for a preview draws none."""
    if not piece.archivo or indice.descargas:
        return relative(piece.url, page)
    return ""
