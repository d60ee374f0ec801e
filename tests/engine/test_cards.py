"""The picture of a shared page bears any text, one page each, always the same bytes."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.cards import AT_ONCE, cards
from portal.index import Indice
from portal.values import Prosa

HOSTILE = [
    "#panic() *a* $x$ `c` <label> @ref \\",
    "\u202ex\t\u0301",
    "ية\u00ad\u200ca\u200f-\u0651\u200b\u200f(WWWWWWWW",
    "W" * 120,
    "palabra " * 200,
    "\n\n\n",
    "",
    '"}]} //',
]


def drawn(indice: Indice, texts: list[str]) -> list[bytes]:
    pages = [Prosa(f"p{i}/", text, text) for i, text in enumerate(texts)]
    return [archivo.hacer() for archivo in cards(indice, pages)]


def test_each_text_has_its_own_card_of_the_right_size(indice: Indice) -> None:
    texts = [*HOSTILE, *(f"Página {n}" for n in range(AT_ONCE))]
    found = drawn(indice, texts)
    assert len(found) == len(texts)
    assert {struct.unpack(">II", png[16:24]) for png in found} == {(800, 420)}
    alone = drawn(indice, ["Página 3"])
    assert found[texts.index("Página 3")] == alone[0], "a card doesn't depend on its neighbours"


@given(st.lists(st.text(max_size=60), min_size=1, max_size=3))
@settings(max_examples=25)
def test_any_text_is_drawn(indice: Indice, texts: list[str]) -> None:
    assert len(drawn(indice, texts)) == len(texts)


def test_without_a_public_address_there_are_no_cards(indice: Indice) -> None:
    from portal import build

    assert indice.catalogo.sitio.direccion is None
    assert list(build.cards(indice, [Prosa("a/", "A", "B")])) == []


@pytest.mark.parametrize("drawing", ["Mzzz", "M...", "M1", "M1 2 L", "m1 2 h3 #", "M1,2" + "l1 " * 400, "1 2"])
def test_a_drawing_that_is_none_is_refused(drawing: str) -> None:
    from portal.fields import DRAWING

    assert len(drawing) > 800 or not DRAWING.fullmatch(drawing)


def test_the_pillars_drawings_are_drawings(indice: Indice) -> None:
    from portal.fields import DRAWING

    assert all(DRAWING.fullmatch(pilar.icono) for pilar in indice.catalogo.vocabularios["pilares"].values())
