"""The Menú Participa item by item: what serves each one, and the text that an entity puts in its own site.

A text is a list of blocks (titles, paragraphs, lists) of runs, which the page, the fragment, the document and the sheet each
write in their own way: they say the same because there is one text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from markdown_it.token import Token

from portal import markdown
from portal.index import Indice
from portal.terms import Item
from portal.urls import url

HUECOS = {
    "entidad": "[nombre de la entidad]",
    "dependencia": "[dependencia responsable]",
    "fecha": "[fecha de publicación]",
    "canal": "[correo o teléfono del canal]",
}
"""What the entity says once for all its texts: key -> how a text names it. Any other [slot] is of one text only."""

OTHER = "otro"
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

_SLOT = re.compile(r"(\[[^\[\]\n]{1,300}\])")
_MARK = re.compile(r"([!-/:-@\[-`{-~])")


class Trozo(NamedTuple):
    """A run of a text: where it leads, which slot it is (a key of HUECOS, or OTHER), the file of the kit that it names."""

    texto: str
    enlace: str = ""
    hueco: str = ""
    archivo: str = ""


class Bloque(NamedTuple):
    """A block: "titulo" and "parrafo" have one line; "lista", one a point."""

    clase: str
    lineas: tuple[tuple[Trozo, ...], ...]


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
    """Yield what a text offers of what serves its items: documents to fill in first, then what one reads."""
    found = serving(indice, ids)
    for formato in found.get("formatos", ()):
        name = f"{formato.id}.{formato.documento}"
        yield Pieza("formatos", formato.nombre, url("archivos", f"formatos/{name}"), f"formatos/{name}")
    for metodo in found.get("metodologias", ()):
        for lienzo in indice.lienzos(metodo.id):
            name = f"{lienzo.id}-guiado-{paper(indice)}.pdf"
            address = url("archivos", f"lienzos/{lienzo.id}/{name}")
            yield Pieza("lienzos", f"Lienzo: {lienzo.nombre}", address, f"lienzos/{name}")
    for kind in ("metodologias", "rutas"):
        yield from (Pieza(kind, entry.nombre, url(kind, entry.id)) for entry in found.get(kind, ()))
    yield from (Pieza("herramientas", e.nombre, url("herramientas", e.id)) for e in found.get("herramientas", ())[:LISTED])


def paper(indice: Indice) -> str:
    """Return the paper that offices print on: the first of its list."""
    return next(iter(indice.catalogo.vocabularios["papeles"]))


LEADS = {
    ("formatos", "lienzos"): "Documentos para descargar y llenar",
    ("metodologias", "rutas"): "Cómo se hace, paso a paso",
    ("herramientas",): "Herramientas que ya existen",
}
"""Lists of a text: the kinds in each, and what is said before it."""


def text(item: Item) -> str:
    """Return an item's text for the entity's site, in the catalogue's Markdown; until somebody writes it, the least one may say."""
    if item.texto.strip():
        return item.texto
    return (
        f"{HUECOS['entidad']} publica aquí lo que tiene sobre este tema: {_escaped(short(item))}.\n\n"
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
        yield Bloque("titulo", ((Trozo(f"{id} {items[id].nombre}"),),))
        yield from blocks(filled(text(items[id]), datos))
        offered = [(piece, address(piece)) for piece in pieces(indice, [id])]
        for kinds, lead in LEADS.items():
            some = [(piece, where) for piece, where in offered if piece.clase in kinds and (where or piece.archivo)]
            if some:
                yield Bloque("parrafo", ((Trozo(f"{lead}:"),),))
                yield Bloque("lista", tuple((Trozo(piece.nombre, where, "", piece.archivo),) for piece, where in some))


def filled(text: str, datos: Mapping[str, str]) -> str:
    """Return a Markdown text with its slots filled in; what is empty stays to fill in."""
    for key, slot in HUECOS.items():
        if value := one_line(datos.get(key, "")):
            text = text.replace(slot, _escaped(value))
    return text


def one_line(text: str) -> str:
    """Return a text in one line, without the signs one doesn't see."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _escaped(text: str) -> str:
    """A text as Markdown that says it as it is."""
    return _MARK.sub(r"\\\1", text)


def blocks(text: str) -> Iterator[Bloque]:
    """Yield the blocks of a Markdown text: emphasis is dropped, numbered points become paragraphs that begin with their number."""
    lists: list[int] = []
    points: list[tuple[Trozo, ...]] = []
    for token in markdown.tree(text):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            lists.append(int(token.attrGet("start") or 1) if token.type.startswith("ordered") else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            lists.pop()
            if points and not lists:
                yield Bloque("lista", tuple(points))
                points.clear()
        elif token.type in ("inline", "html_block"):
            line = tuple(_runs(token))
            if lists and lists[-1]:
                yield Bloque("parrafo", ((Trozo(f"{lists[-1]}. "), *line),))
                lists[-1] += 1
            elif lists:
                points.append(line)
            else:
                yield Bloque("parrafo", (line,))


def _runs(token: Token) -> Iterator[Trozo]:
    """The runs of a line: its links, its slots, and the text between them."""
    href, told = "", ""
    for child in [*(token.children or [token]), None]:
        if child is not None and child.type in ("text", "code_inline", "softbreak", "hardbreak", "html_inline", "html_block"):
            told += child.content or " "
        elif child is None or child.type in ("link_open", "link_close"):
            yield from _slots(told, href)
            told, href = "", str(child.attrGet("href") or "") if child is not None and child.type == "link_open" else ""
            href = href if markdown.SAFE_LINK.fullmatch(href) else ""


def _slots(told: str, href: str) -> Iterator[Trozo]:
    keys = {slot: key for key, slot in HUECOS.items()}
    for i, piece in enumerate(_SLOT.split(told)):
        if piece:
            yield Trozo(piece, href, keys.get(piece, OTHER) if i % 2 else "")
