"""Texts measured as Typst measures them: it shapes with the same font and is asked here for the same lengths."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
import typst

from portal.fonts import SOURCE
from portal.index import Indice
from portal.measure import MM, width, wrapped

LETTERS = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(SOURCE.parent)])
MEASURED = """
#set text(font: "Public Sans", size: 12pt, lang: "es", weight: int(sys.inputs.weight))
#context [#metadata(json(bytes(sys.inputs.texts)).map(t => measure(text(t)).width.pt())) <found>]
"""


def by_typst(texts: list[str], weight: int) -> list[float]:
    inputs = {"texts": json.dumps(texts), "weight": str(weight)}
    found = typst.query({"main.typ": MEASURED.encode()}, "<found>", field="value", one=True, sys_inputs=inputs, font_paths=LETTERS)
    return [points * MM for points in json.loads(found)]


@pytest.mark.parametrize("weight", [400, 700])
def test_the_length_is_typst_s(indice: Indice, weight: int) -> None:
    texts = [h.resumen for h in indice.herramientas] + ["AVATAR fi fl ffi", "¿Por qué?", "«Tu Yo» 1.234,50 %"]
    for text, expected in zip(texts, by_typst(texts, weight), strict=True):
        assert width(text, 12, weight) == pytest.approx(expected, abs=0.01), text


def test_lines_fill_the_column_and_lose_no_word() -> None:
    text = "Propuesta de la comunidad para que el municipio repare la vía a la vereda antes de la temporada de lluvias"
    lines = wrapped(text, 40, 12)
    assert " ".join(lines) == text and len(lines) > 3
    assert all(width(line, 12) <= 40 for line in lines)
    for line, following in pairwise(lines):
        assert width(f"{line} {following.split()[0]}", 12) > 40, "one more word would have fitted"


def test_a_word_longer_than_the_column_is_cut() -> None:
    lines = wrapped("a " + "W" * 30, 20, 12)
    assert "".join(lines).replace(" ", "") == "a" + "W" * 30
    assert max(width(line, 12) for line in lines) <= 20


def test_new_lines_stay_and_spaces_that_join_don_t_break() -> None:
    assert wrapped("uno\ndos", 100, 12) == ["uno", "dos"]
    assert wrapped("uno  dos\u00a0tres", width("uno dos", 12), 12) == ["uno", "dos\u00a0tre", "s"]
    assert wrapped("", 100, 12) == []
