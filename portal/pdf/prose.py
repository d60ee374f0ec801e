"""Markdown -> plain blocks that casa.typ draws. What people wrote stays text: nothing of it is ever read as Typst.

A block is {"clase": parrafo | titulo | lista | cita | tabla | codigo | raya, …}; a run, {"texto": …} and how it is said.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from markdown_it.tree import SyntaxTreeNode as Node

from portal.markdown import DIALECT, SAFE_LINK, parser
from portal.prose import FRONT_MATTER
from portal.typeset import seen
from portal.urls import of_prose

_CATALOGUE = parser(*DIALECT)
_PAGES = parser(*DIALECT, "heading", "lheading", "table", "fence", "hr", "image")
"""Without the rules for HTML: what looks like it is text, here as on the site."""

Bloque = dict[str, Any]
MARKS = {"strong": "fuerte", "em": "enfasis"}


@lru_cache(maxsize=20_000)
def of_entry(text: str, root: str = "") -> list[Bloque]:
    """Return the blocks of a text of the catalogue. `root` is the site's public address, or "" when it has none."""
    return list(_blocks(Node(_CATALOGUE.parse(text)), root, ""))


def of_page(text: str, name: str, root: str = "", first: int = 1) -> list[Bloque]:
    """Return the blocks of the page of docs/ at path `name`: its headings begin at level `first` and skip none."""
    body = FRONT_MATTER.sub("", text.replace("\r\n", "\n"), count=1)
    found, least, level = list(_blocks(Node(_PAGES.parse(body)), root, name)), 7, first - 1
    for block in (b for b in found if b["clase"] == "titulo"):
        least = min(least, block["nivel"])
        level = block["nivel"] = min(level + 1, max(first, first + block["nivel"] - least))
    return found


def _blocks(parent: Node, root: str, page: str) -> Iterator[Bloque]:
    for node in parent.children:
        if node.type == "heading" and seen("".join(run["texto"] for run in _inline(node, root, page))):
            yield {"clase": "titulo", "nivel": int(node.tag[1]), "texto": _inline(node, root, page)}
        elif node.type == "paragraph":
            yield {"clase": "parrafo", "texto": _inline(node, root, page)}
        elif node.type in ("bullet_list", "ordered_list"):
            points = [list(_blocks(item, root, page)) for item in node.children]
            start = int(node.attrs.get("start", 1)) if node.type == "ordered_list" else 0
            yield {"clase": "lista", "desde": start, "puntos": points}
        elif node.type == "blockquote":
            yield {"clase": "cita", "bloques": list(_blocks(node, root, page))}
        elif node.type == "table":
            rows = [[_inline(cell, root, page) for cell in row.children] for part in node.children for row in part.children]
            yield {"clase": "tabla", "cabeza": rows[0], "filas": rows[1:]}
        elif node.type == "fence":
            yield {"clase": "codigo", "texto": node.content.rstrip("\n")}
        elif node.type == "hr":
            yield {"clase": "raya"}


def _inline(node: Node, root: str, page: str) -> list[dict[str, Any]]:
    return [run for child in node.children for run in _runs(child, {}, root, page) if run["texto"]]


def _runs(node: Node, said: dict[str, Any], root: str, page: str) -> Iterator[dict[str, Any]]:
    if node.type in MARKS:
        said = said | {MARKS[node.type]: True}
    elif node.type == "link":
        yield from _link(node, said, root, page)
        return
    elif node.type == "hardbreak":
        yield {"texto": "\n"}
    elif node.type == "softbreak":
        yield said | {"texto": " "}
    elif node.type == "code_inline":
        yield said | {"texto": node.content, "codigo": True}
    elif node.type in ("text", "text_special", "image"):
        yield said | {"texto": node.content}
        return
    for child in node.children:
        yield from _runs(child, said, root, page)


def _link(node: Node, said: dict[str, Any], root: str, page: str) -> Iterator[dict[str, Any]]:
    href = str(node.attrs["href"])
    target = address(href, page, root)
    said = said | ({"enlace": target} if target else {})
    words = [run for child in node.children for run in _runs(child, said, root, page)]
    yield from words
    if SAFE_LINK.fullmatch(href) and "".join(run["texto"] for run in words).strip() != href:
        yield said | {"texto": f" ({href})"}  # on paper one can't follow what one can't read


def address(href: str, page: str, root: str) -> str:
    """Return where a link of the page at path `page` of docs/ leads, in full, or "" when it has no address to print."""
    if SAFE_LINK.fullmatch(href):
        return href
    parts = urlsplit(href)
    if not root or parts.scheme or parts.netloc or not re.fullmatch(r"[\w./-]+\.md", parts.path):
        return ""
    name = posixpath.normpath(posixpath.join("/", posixpath.dirname(page), parts.path)).lstrip("/")
    return root + of_prose(name) + (f"#{parts.fragment}" if parts.fragment else "")
