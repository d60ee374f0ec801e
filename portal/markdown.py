"""The catalogue's Markdown: one small dialect (paragraphs, lists, bold, emphasis, code, quotes, links) and one parser."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

DIALECT = ("paragraph", "list", "blockquote", "emphasis", "link", "backticks", "escape", "entity", "newline")
SAFE_LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)


def parser(*more: str) -> MarkdownIt:
    """Return a parser of the rules so named (those of markdown-it); raw HTML, if read at all, comes out as text."""
    parser = MarkdownIt("zero", {"html": True}).enable([*more])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # we report a bad link: dropping it would hide it
    parser.add_render_rule("html_inline", lambda self, tokens, i, *_: _escaped(tokens[i].content))
    parser.add_render_rule("html_block", lambda self, tokens, i, *_: _escaped(tokens[i].content))
    return parser


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_CATALOGUE = parser(*DIALECT, "html_inline", "html_block")


_LINE = r"[^\W\d_][^\\`*_\[\]<>&\"\t\r\0\x0b\x0c\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028-\u202f\u205f\u3000\n]*"
PLAIN = re.compile(rf"{_LINE}(?:\n+{_LINE})*\n*")
"""Paragraphs of plain words, as nine in ten descriptions are: what the parser makes of them is known (a test compares)."""


class Leido(NamedTuple):
    """A text once read: its HTML, and the first fault of each kind, as kind -> fragment."""

    html: str
    problems: Mapping[str, str]


@lru_cache(maxsize=20_000)
def read(text: str) -> Leido:
    """Read a catalogue text. Raw HTML comes out escaped and an unsafe link without address; both are faults too."""
    if PLAIN.fullmatch(text) and " \n" not in text:
        return Leido("".join(f"<p>{block}</p>\n" for block in re.split("\n\n+", text.strip())), {})
    tokens = _CATALOGUE.parse(text)
    problems = dict(reversed([*_problems(tokens)]))
    for token in _all(tokens) if problems else ():
        if token.type == "link_open" and not SAFE_LINK.fullmatch(str(token.attrGet("href"))):
            token.attrs = {}
    return Leido(str(_CATALOGUE.renderer.render(tokens, _CATALOGUE.options, {})), problems)


def tree(text: str) -> list[Token]:
    """Return a catalogue text as the parser's tokens, for what isn't HTML. Raw HTML comes as tokens of its own, not escaped."""
    return _CATALOGUE.parse(text)


def to_html(text: str) -> str:
    """Return the HTML of a catalogue text."""
    return read(text).html


def plain(text: str) -> str:
    """Return a catalogue text as a reader sees it, without marks."""
    return unescape(re.sub(r"<[^>]*>", "", to_html(text)))


def message(text: str) -> str:
    """Return a catalogue text as messengers show it: numbered as written, bold between single stars, links written out."""
    return unescape(_LINK.sub(r"\1 (\2)", text.strip()).replace("**", "*"))


_LINK = re.compile(r"\[([^\]]*)\]\(([^)\s]*)[^)]*\)")


def problems(text: str) -> Mapping[str, str]:
    """Return a catalogue text's faults, as kind -> fragment: raw HTML, and a link that isn't http(s) or mailto."""
    return read(text).problems if _SUSPECT.search(text) else {}  # without these signs there can be none


_SUSPECT = re.compile(r"[<\[]|^[ \t]*(>[ \t]*){3}|^[ \t]{6,}\S", re.MULTILINE)

DEEPEST = 4
"""Lists and quotes inside each other."""


def _problems(tokens: list[Token]) -> Iterator[tuple[str, str]]:
    within = 0
    for token in tokens:
        within += token.nesting if token.type.startswith(("bullet_list", "ordered_list", "blockquote")) else 0
        if within > DEEPEST:
            yield "texto-anidado", ""
            break
    for token in _all(tokens):
        if token.type in ("html_inline", "html_block"):
            yield "html-crudo", token.content.strip().split("\n")[0][:60]
        elif token.type in ("link_open", "image"):
            href = str(token.attrGet("href") or token.attrGet("src") or "")
            if not SAFE_LINK.fullmatch(href):
                yield "enlace-no-permitido", href[:60]


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
