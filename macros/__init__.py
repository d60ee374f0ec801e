"""What an author may call from a page of docs/, a line each. Only pages of `WITH_MACROS (portal/prose.py)` may."""

from __future__ import annotations

from typing import Any

from portal.index import Indice
from portal.pages import lists

INDICE: list[Indice] = []
"""The index of the running build, alone; `hooks` puts it here before the macros plugin asks for the macros."""


def define_env(env: Any) -> None:
    """Give the macros plugin our macros: name -> what the author gets. (This function is the plugin's contract.)"""
    env.macro(lambda: f"\n\n{MATRIX}\n\n", "matriz")
    env.macro(lambda: f"\n\n{DOORS}\n\n", "puertas")
    env.macro(lambda kind: str(len(INDICE[0].entradas[kind])), "cuenta")
    env.macro(lambda: _drafts(len(INDICE[0].borradores)), "borradores")


def _drafts(many: int) -> str:
    if not many:
        return "Ninguna página es un borrador."
    return "Una página es todavía un borrador." if many == 1 else f"De esas páginas, {many} son todavía borradores."


MATRIX, DOORS = "%bloque-matriz%", "%bloque-puertas%"


def with_blocks(html: str, url: str) -> str:
    """Put the blocks in the HTML of the page at `url`: prose carries no HTML, so a macro leaves a mark in its place."""
    blocks = {MATRIX: lists.matrix, DOORS: lists.doors}
    for mark, block in blocks.items():
        html = html.replace(f"<p>{mark}</p>", block(INDICE[0], url))
    return html
