"""What an author may call from a page of docs/, a line each. Only pages of `WITH_MACROS (portal/prose.py)` may."""

from __future__ import annotations

from typing import Any

from portal.index import Indice
from portal.pages import lists

INDICE: list[Indice] = []
"""The index of the running build, alone; `hooks` puts it here before the macros plugin asks for the macros."""


def define_env(env: Any) -> None:
    """Give the macros plugin our macros: name -> what the author gets. (This function is the plugin's contract.)"""
    env.macro(lambda: _block(lists.matrix(INDICE[0], env.page.url)), "matriz")
    env.macro(lambda: str(len(INDICE[0].herramientas)), "cuenta")


def _block(html: str) -> str:
    """HTML that Markdown leaves alone: one block, without blank lines."""
    return "\n".join(line for line in html.splitlines() if line.strip())
