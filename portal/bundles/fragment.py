"""The text as HTML of five elements (h3, p, ul, li, a) with no attribute but href: what every content manager keeps."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from portal.bloques import Bloque, Trozo


def render(blocks: Iterable[Bloque]) -> bytes:
    """Return the fragment: to be pasted inside a page, so it has neither head nor body, and says no colour, size or place."""
    return "".join(_block(block) for block in blocks).encode()


def _block(block: Bloque) -> str:
    lines = [_line(line) for line in block.lineas]
    if block.clase == "lista":
        return "<ul>\n" + "".join(f"<li>{line}</li>\n" for line in lines) + "</ul>\n"
    tag = "p" if block.clase == "parrafo" else "h3"
    return f"<{tag}>{lines[0]}</{tag}>\n"


def _line(line: Iterable[Trozo]) -> str:
    return "".join(f'<a href="{escape(t.enlace)}">{escape(t.texto)}</a>' if t.enlace else escape(t.texto) for t in line)
