"""The Menú Participa item by item: what serves each one, and the text that an entity puts in its own site.

A text is a list of blocks (titles, paragraphs, lists) of runs, which the page, the fragment, the document and the sheet each
write in their own way: they say the same because there is one text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from portal.bloques import HUECOS, Bloque, Trozo, blocks, escaped, filled
from portal.index import Indice
from portal.terms import Item
from portal.urls import url

KINDS = {
    "metodologias": "Métodos, con su lienzo",
    "formatos": "Formatos para llenar",
    "rutas": "Paso a paso",
    "herramientas": "Herramientas que existen",
    "experiencias": "Quién lo ha hecho",
    "practicas": "Buenas prácticas documentadas",
}
"""What serves an item, in the order in which one wants it: kind -> its title."""

LISTED = 6
"""Tools that a text names at most: a list to choose from, not a catalogue."""


class Pieza(NamedTuple):
    """A thing that a text offers: its kind, its name, its address from the site's root, and its file's name in the kit or ""."""

    clase: str
    nombre: str
    url: str
    archivo: str = ""


def section(id: str) -> str:
    """Return the section of an item: "6.2.1" for 6.2.1.b, "6.1" for 6.1.10."""
    return id.rpartition(".")[0]


def sections(indice: Indice) -> dict[str, list[tuple[str, Item]]]:
    """Return each section that has items, with them, in the vocabularies' order."""
    found: dict[str, list[tuple[str, Item]]] = {}
    for id, item in indice.catalogo.vocabularios["participa"].items():
        found.setdefault(section(id), []).append((id, item))
    return found


def short(item: Item) -> str:
    """Return the name that tells an item from its neighbours."""
    return item.corto or item.nombre


def titled(id: str, item: Item) -> str:
    """Return an item's number and short name."""
    return f"{id} {short(item)}"


def serving(indice: Indice, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the entries that serve some items, by kind in the order of KINDS; within a kind, in the index's order."""
    found = {entry.id for id in ids for entry in indice.items.get(id, ())}
    some = {kind: [entry for entry in indice.entradas[kind] if entry.id in found] for kind in KINDS}
    return {kind: entries for kind, entries in some.items() if entries}


def pieces(indice: Indice, ids: Sequence[str]) -> Iterator[Pieza]:
    """Yield what a text offers of what serves its items: documents to fill in first, then what one reads.

    Neighbours read it: the routes, which are work of the entity's, stay on the portal's page.
    """
    found = serving(indice, ids)
    for formato in found.get("formatos", ()):
        name = f"{formato.id}.{formato.documento}"
        yield Pieza("formatos", formato.nombre, url("archivos", f"formatos/{name}"), f"formatos/{name}")
    for metodo in found.get("metodologias", ()):
        for lienzo in indice.lienzos(metodo.id):
            name = f"{lienzo.id}-guiado-{paper(indice)}.pdf"
            address = url("archivos", f"lienzos/{lienzo.id}/{name}")
            yield Pieza("lienzos", f"Lienzo: {lienzo.nombre}", address, f"lienzos/{name}")
    yield from (Pieza("metodologias", entry.nombre, url("metodologias", entry.id)) for entry in found.get("metodologias", ()))
    yield from (Pieza("herramientas", e.nombre, url("herramientas", e.id)) for e in found.get("herramientas", ())[:LISTED])


def paper(indice: Indice) -> str:
    """Return the paper that offices print on: the first of its list."""
    return next(iter(indice.catalogo.vocabularios["papeles"]))


LEADS = {
    ("formatos", "lienzos"): "Documentos para descargar y llenar",
    ("metodologias",): "Cómo se hace, paso a paso",
    ("herramientas",): "Herramientas que ya existen",
}
"""Lists of a text: the kinds in each, and what is said before it."""


def text(item: Item) -> str:
    """Return an item's text for the entity's site, in the catalogue's Markdown; until somebody writes it, the least one may say.

    It always says whose it is.
    """
    if item.texto.strip():
        signed = HUECOS["entidad"] in item.texto
        return item.texto if signed else f"{item.texto.rstrip()}\n\nPublica: {HUECOS['entidad']}.\n"
    return (
        f"{HUECOS['entidad']} publica aquí lo que tiene sobre este tema: {escaped(short(item))}.\n\n"
        f"Responde {HUECOS['dependencia']}. Publicado el {HUECOS['fecha']}.\n\n"
        f"Si tiene preguntas, escriba o llame: {HUECOS['canal']}.\n"
    )


def said(indice: Indice, ids: Sequence[str], datos: Mapping[str, str], address: Callable[[Pieza], str]) -> Iterator[Bloque]:
    """Yield the text of some items with what the entity says in its slots, and what it offers.

    `datos` has values for keys of HUECOS; a value is text, never markup. `address` gives where a piece leads, or "": one that
    neither leads anywhere nor has a file isn't named.
    """
    items = indice.catalogo.vocabularios["participa"]
    for id in ids:
        yield _title("titulo", f"{id} {items[id].nombre}")
        found = list(blocks(filled(text(items[id]), datos)))
        if found and found[0] in (_title("subtitulo", short(items[id])), _title("subtitulo", items[id].nombre)):
            del found[0]  # the title said it
        last = max((i for i, block in enumerate(found) if block.clase == "subtitulo"), default=len(found))
        yield from (*found[:last], *_offered(pieces(indice, [id]), address), *found[last:])


def _offered(offered: Iterable[Pieza], address: Callable[[Pieza], str]) -> Iterator[Bloque]:
    """Yield the lists of what a text offers. They come before its last part, which says who answers for it."""
    found = [(piece, address(piece)) for piece in offered]
    for kinds, lead in LEADS.items():
        some = [(piece, where) for piece, where in found if piece.clase in kinds and (where or piece.archivo)]
        if some:
            yield _title("subtitulo", lead)
            yield Bloque("lista", tuple((Trozo(piece.nombre, where, "", piece.archivo),) for piece, where in some))


def _title(kind: str, said: str) -> Bloque:
    return Bloque(kind, ((Trozo(said),),))
