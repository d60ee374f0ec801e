"""What an author may call from a page of docs/, a line each. Only pages of `WITH_MACROS (portal/prose.py)` may."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from portal.index import Indice
from portal.pages import lists, methods

INDICE: list[Indice] = []
"""The index of the running build, alone; `hooks` puts it here before the macros plugin asks for the macros."""


def define_env(env: Any) -> None:
    """Give the macros plugin our macros: name -> what the author gets. (This function is the plugin's contract.)"""
    env.macro(lambda kind: str(len(INDICE[0].entradas[kind])), "cuenta")
    for name in BLOCKS:
        env.macro(partial("\n\n{}\n\n".format, _mark(name)), name)


BLOCKS: Mapping[str, Callable[[Indice, str], str]] = {
    "buscador": lists.search,
    "puertas": lists.doors,
    "lienzos": methods.some,
    "matriz": lists.matrix,
    "cuadernos": lists.covers,
    "confianza": lists.trust,
}
"""Macros that give a whole block: name -> what makes its HTML for the page at an address."""


def _mark(name: str) -> str:
    return f"%bloque-{name}%"


def with_blocks(html: str, url: str) -> str:
    """Put the blocks in the HTML of the page at `url`: prose carries no HTML, so a macro leaves a mark in its place."""
    for name, block in BLOCKS.items():
        if (mark := f"<p>{_mark(name)}</p>") in html:
            html = html.replace(mark, block(INDICE[0], url))
    return html
