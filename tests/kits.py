"""Kits for the tests: one read back, and what a fragment says."""

from __future__ import annotations

import io
import zipfile
from html.parser import HTMLParser

ALLOWED = {"h3", "p", "ul", "li", "a"}

HOSTILE = [
    "Alcaldía «Ñuñoa» & Cía. \"entre comillas\" 'simples'",
    "<script>alert(1)</script></p></li><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://x";"y")',
    "@SUM(1)",
    "Una\r\nInyectada: sí\n\n- lista\n1. otra",
    "**negrita** [enlace](javascript:alert(1)) `código` \\ _x_ > # ![a](b)",
    "[nombre de la entidad] [fecha de publicación] ]al revés[",
    '{{x}} {% y %} ${z} #panic("x") $a$',
    "a\x00\x07\x1b\ufffe\u202eb",
    "Municipio" * 56,
]
"""Names that a page, an office program or a compiler would run, choke on, or take for its own marks."""


class Fragment(HTMLParser):
    """A fragment as a strict reader sees it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.bare = ""
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        kept = "".join(f' href="{_quoted(value or "")}"' for name, value in attrs if name == "href")
        self.bare += f"<{tag}{kept}>"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.bare += f"</{tag}>"

    def handle_data(self, data: str) -> None:
        self.bare += _quoted(data)


def _quoted(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;").replace("'", "&#x27;")


def opened(raw: bytes) -> dict[str, bytes]:
    """The parts of a kit."""
    with zipfile.ZipFile(io.BytesIO(raw)) as box:
        return {name: box.read(name) for name in box.namelist()}
