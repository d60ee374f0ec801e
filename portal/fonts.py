"""The letter of the site: Public Sans, cut down to the signs of Spanish and its neighbours, for the browser."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

import fontpkg_public_sans
from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = fontpkg_public_sans.ROOT / "files" / "PublicSans[wght].ttf"
"""One file with every weight, from 100 to 900 (licence OFL 1.1, which the cut keeps in its name table)."""

RANGES = ((0x20, 0x7E), (0xA0, 0x17F), (0x2013, 0x2026))
"""ASCII, Latin-1 and Latin Extended-A (whoever made a tool keeps the accents of their name), dashes, quotes and dots."""
SIGNS = (0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212)
"""Euro, arrows (shown as text only where the font has them) and minus."""
FEATURES = ("ccmp", "kern", "liga", "locl", "mark", "mkmk", "tnum")
NAMES = (0, 1, 2, 13, 14)
"""Of the name table: copyright, family, style, licence and its address."""


@cache
def browser_font() -> bytes:
    """Return the font as woff2: some 25 KB, the same bytes every time."""
    font = TTFont(SOURCE, recalcTimestamp=False)
    options = subset.Options(flavor="woff2", hinting=False, layout_features=[*FEATURES], name_IDs=[*NAMES], notdef_outline=True)
    cut = subset.Subsetter(options)
    cut.populate(unicodes=[*SIGNS, *(code for first, last in RANGES for code in range(first, last + 1))])
    cut.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    return out.getvalue()


@cache
def signs() -> frozenset[str]:
    """Return the signs that the font can draw."""
    with TTFont(SOURCE, lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@cache
def _drawn(sign: str) -> str:
    """A sign as the font can say it: itself, its plain letters («ﬁ» is fi), or a question mark for one that would be seen."""
    if sign in signs() or sign == "\n":
        return sign
    if not sign.isprintable():  # a tab, a zero-width joiner, a mark of direction
        return " " if sign.isspace() else ""
    simpler = "".join(c for c in unicodedata.normalize("NFKD", sign) if c in signs())
    return simpler or ("" if unicodedata.category(sign).startswith("M") else "?")  # a mark goes on a sign; alone it says nothing


def drawable(value: Any) -> Any:
    """Return data whose texts have only signs that the font draws: one missing glyph, and a PDF for all isn't made."""
    if isinstance(value, str):
        return value if value.isascii() else "".join(map(_drawn, unicodedata.normalize("NFC", value)))
    if isinstance(value, Mapping):
        return {key: drawable(part) for key, part in value.items()}
    return [drawable(part) for part in value] if isinstance(value, (list, tuple)) else value
