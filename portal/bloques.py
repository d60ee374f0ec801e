"""A text of the catalogue as blocks and runs, its slots filled in: what HTML, Word and paper each write in their own way."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from markdown_it.token import Token

from portal import markdown

HUECOS = {
    "entidad": "[nombre de la entidad]",
    "dependencia": "[dependencia responsable]",
    "fecha": "[fecha de publicación]",
    "canal": "[correo o teléfono del canal]",
    "oficina": "[oficina y horario]",
    "telefono": "[teléfono y horario]",
    "sitios": "[sitios de entrega]",
}
"""What the entity says once for all its texts: key -> how a text names it. Any other [slot] is of one text only."""

OTHER = "otro"

_SLOT = re.compile(r"(\[[^\[\]\n]{1,300}\])")
_MARK = re.compile(r"([!-/:-@\[-`{-~])")


class Trozo(NamedTuple):
    """A run of a text: where it leads, which slot it is (a key of HUECOS, or OTHER), the file of the kit that it names."""

    texto: str
    enlace: str = ""
    hueco: str = ""
    archivo: str = ""


class Bloque(NamedTuple):
    """A block: "titulo" (an item's), "subtitulo" (within it) and "parrafo" have one line; "lista", one a point."""

    clase: str
    lineas: tuple[tuple[Trozo, ...], ...]


def filled(text: str, datos: Mapping[str, str]) -> str:
    """Return a Markdown text with its slots filled in; what is empty stays to fill in."""
    for key, slot in HUECOS.items():
        if value := one_line(datos.get(key, "")):
            text = text.replace(slot, escaped(value))
    return text


def one_line(text: str) -> str:
    """Return a text in one line, without the signs one doesn't see."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def escaped(text: str) -> str:
    """A text as Markdown that says it as it is."""
    return _MARK.sub(r"\\\1", text)


def blocks(text: str) -> Iterator[Bloque]:
    """Yield the blocks of a Markdown text.

    Emphasis is dropped, but a paragraph that is bold from end to end is a title; numbered points become paragraphs that begin
    with their number.
    """
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
                if points:
                    yield Bloque("lista", tuple(points))
                    points.clear()
                yield Bloque("parrafo", ((Trozo(f"{lists[-1]}. "), *line),))
                lists[-1] += 1
            elif lists:
                points.append(line)
            else:
                yield Bloque("subtitulo" if _bold(token) else "parrafo", (line,))


def _bold(token: Token) -> bool:
    marks = [child.type for child in token.children or () if child.type != "text" or child.content]
    return marks[:1] == ["strong_open"] and marks[-1:] == ["strong_close"] and marks.count("strong_open") == 1


def _runs(token: Token) -> Iterator[Trozo]:
    """The runs of a line: its links, its slots, and the text between them."""
    href, told = "", ""
    for child in [*(token.children or [token]), None]:
        if child is not None and child.type in ("text", "code_inline", "html_inline", "html_block"):
            told += child.content
        elif child is not None and child.type in ("softbreak", "hardbreak"):
            told += " "
        elif child is None or child.type in ("link_open", "link_close"):
            yield from _slots(told, href)
            told, href = "", str(child.attrGet("href") or "") if child is not None and child.type == "link_open" else ""
            href = href if markdown.SAFE_LINK.fullmatch(href) else ""


def _slots(told: str, href: str) -> Iterator[Trozo]:
    keys = {slot: key for key, slot in HUECOS.items()}
    for i, piece in enumerate(_SLOT.split(told)):
        if piece:
            yield Trozo(piece, href, keys.get(piece, OTHER) if i % 2 else "")
