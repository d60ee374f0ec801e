"""How long a text is in Public Sans, and where it turns to the next line: what decides whether it fits in its place.

The advances, kerning and ligatures that Typst applies, read from the variable font at the weight asked for. A browser
differs by less than half a hundredth, for it varies with the weight the kerning of pairs too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any, NamedTuple

from fontTools.misc.roundTools import otRound
from fontTools.ttLib import TTFont
from fontTools.varLib.varStore import VarStoreInstancer

from portal.fonts import SOURCE

MM = 25.4 / 72
"""Millimetres in a point."""


class Letra(NamedTuple):
    """The font at one weight, in ems: how far a sign goes, and how much nearer (below zero) or farther the next one stands."""

    advance: Callable[[str], float]
    kern: Callable[[str, str], float]


def width(text: str, size: float, weight: int = 400) -> float:
    """Return the length in millimetres of one line of text set at `size` points. Weights go from 100 to 900."""
    steps, kerns = _steps(unicodedata.normalize("NFC", text), weight)
    return (sum(steps) + sum(kerns[:-1])) * size * MM


def wrapped(text: str, width: float, size: float, weight: int = 400) -> list[str]:
    """Return the lines of a text in a column of `width` millimetres, set at `size` points. The text's own new lines stay.

    A word longer than the column is cut where it overflows. An empty text has no lines.
    """
    limit = width / (size * MM)
    paragraphs = unicodedata.normalize("NFC", text).splitlines()
    return [line for part in paragraphs for line in _lines(re.sub(r"[ \t]+", " ", part).strip(" "), limit, weight)]


@lru_cache(maxsize=8192)
def _lines(text: str, limit: float, weight: int) -> tuple[str, ...]:
    """Take the words that fit in each line; every sign is looked at once. `limit` is in ems."""
    steps, kerns = _steps(text, weight)
    lines, start, space, used = [], 0, 0, 0.0
    for place, sign in enumerate(text):
        used += steps[place] + (kerns[place - 1] if place > start else 0)
        if sign == " ":
            space = place
        while sign != " " and used > limit + 1e-9 and place > start:
            end, after = (space, space + 1) if space > start else (place, place)
            lines.append(text[start:end])
            start, used = after, sum(steps[after : place + 1]) + sum(kerns[after:place])
    return (*lines, text[start:])


@lru_cache(maxsize=8192)
def _steps(text: str, weight: int) -> tuple[list[float], list[float]]:
    """Return, for each sign, its advance and the kerning after it. The second half of a ligature has none of its own."""
    letter = _letter(weight)
    signs = re.findall("f[il]|.", text, re.DOTALL)
    kerns = [letter.kern(*pair) for pair in pairwise(signs)] + [0.0]
    steps: list[float] = []
    after: list[float] = []
    for sign, kern in zip(signs, kerns, strict=False):
        steps += [letter.advance(sign), 0.0][: len(sign)]
        after += [0.0, kern][-len(sign) :]
    return steps, after


@cache
def _letter(weight: int) -> Letra:
    font = TTFont(SOURCE, lazy=True)
    glyphs, names = font.getGlyphSet(location={"wght": weight}), font.getBestCmap()
    tables = [table for lookup in _kerning(font) for table in lookup.SubTable]
    deltas = VarStoreInstancer(font["GDEF"].table.VarStore, font["fvar"].axes, glyphs.location)
    em: int = font["head"].unitsPerEm

    @cache
    def glyph(sign: str) -> str:
        return sign if len(sign) > 1 else names.get(ord(sign), ".notdef")  # the ligatures' glyphs are called fi and fl

    @cache
    def advance(sign: str) -> float:
        return float(otRound(glyphs[glyph(sign)].width)) / em  # shapers round to the font's units

    @cache
    def kern(sign: str, following: str) -> float:
        first, second = glyph(sign), glyph(following)
        found = ((table, _pair(table, first, second)) for table in tables)
        table, value = next(((table, value) for table, value in found if value), (None, None))
        device = getattr(value, "XAdvDevice", None) if table and table.Format == 2 else None  # Typst doesn't vary that of pairs
        varies = otRound(deltas[(device.StartSize << 16) + device.EndSize]) if device else 0
        return float(getattr(value, "XAdvance", 0) + varies) / em

    return Letra(advance, kern)


def _kerning(font: TTFont) -> list[Any]:
    table = font["GPOS"].table
    features = [record.Feature for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
    return [table.LookupList.Lookup[place] for place in features[0].LookupListIndex]


def _pair(table: Any, first: str, second: str) -> Any:
    """Return what a table says of two glyphs, or None. One of pairs (1) lets the next speak; one of classes (2) is final."""
    if first not in table.Coverage.glyphs:
        return None
    if table.Format == 1:
        records = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
        return next((record.Value1 for record in records if record.SecondGlyph == second), None)
    classes = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
    return classes.Class2Record[table.ClassDef2.classDefs.get(second, 0)].Value1
