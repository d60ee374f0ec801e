"""What an author may call from a page of docs/, a line each. Only pages of `WITH_MACROS (portal/prose.py)` may."""

from __future__ import annotations

from typing import Any

from portal.index import Indice
from portal.pages import lists

INDICE: list[Indice] = []
"""The index of the running build, alone; `hooks` puts it here before the macros plugin asks for the macros."""


def define_env(env: Any) -> None:
    """Give the macros plugin our macros: name -> what the author gets. (This function is the plugin's contract.)"""
    env.macro(lambda: "\n\n" + MATRIX + "\n\n", "matriz")
    env.macro(lambda: str(len(INDICE[0].herramientas)), "cuenta")


MATRIX = "%bloque-matriz%"


def with_blocks(html: str, url: str) -> str:
    """Put the blocks in the HTML of the page at `url`: prose carries no HTML, so a macro leaves a mark in its place."""
    return html.replace(f"<p>{MATRIX}</p>", lists.matrix(INDICE[0], url))
