"""The catalogue's Markdown: one small dialect (paragraphs, lists, bold, emphasis, code, quotes, links) and one parser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

DIALECT = ("paragraph", "list", "blockquote", "emphasis", "link", "backticks", "escape", "entity", "newline")
SAFE_LINK = re.compile(r"(https?://|mailto:)\S+", re.IGNORECASE)
SAFE_PROSE_LINK = re.compile(r"(https?://|mailto:)\S+|#\S*|/(?!/)\S*|[^:\s]+", re.IGNORECASE)


def _parser(*more: str, base: str = "zero") -> MarkdownIt:
    parser = MarkdownIt(base, {"html": True}).enable([*more])
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # we report a bad link: dropping it would hide it
    parser.add_render_rule("html_inline", lambda self, tokens, i, *_: _escaped(tokens[i].content))
    parser.add_render_rule("html_block", lambda self, tokens, i, *_: _escaped(tokens[i].content))
    return parser


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


_CATALOGUE = _parser(*DIALECT, "html_inline", "html_block")
_PROSE = _parser(base="commonmark")


def to_html(text: str) -> str:
    """Return the HTML of a catalogue text. Raw HTML comes out escaped and an unsafe link without address."""
    tokens = _CATALOGUE.parse(text)
    for token in _all(tokens):
        if token.type == "link_open" and not SAFE_LINK.fullmatch(str(token.attrGet("href"))):
            token.attrs = {}
    return str(_CATALOGUE.renderer.render(tokens, _CATALOGUE.options, {}))


def problems(text: str, prose: bool = False) -> Iterator[tuple[int, str, str]]:
    """Yield (line from 0, kind of fault, fragment) for raw HTML and for links that aren't http(s) or mailto.

    In prose (`prose=True`, full CommonMark) links inside the site are also right.
    """
    if not prose and "<" not in text and "[" not in text:
        return  # most descriptions: nothing in them can be HTML or a link
    parser, safe = (_PROSE, SAFE_PROSE_LINK) if prose else (_CATALOGUE, SAFE_LINK)
    line = 0
    for token in _all(parser.parse(text)):
        line = token.map[0] if token.map else line
        if token.type in ("html_inline", "html_block") and not token.content.startswith(("<!--", "</")):
            yield line, "html-crudo", token.content.strip().split("\n")[0][:60]
        elif token.type in ("link_open", "image"):
            href = str(token.attrGet("href") or token.attrGet("src") or "")
            if not safe.fullmatch(href):
                yield line, "enlace-no-permitido", href[:60]


def _all(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _all(token.children or [])
