"""The edition's colours: the formula against known values, every pair of the real catalogue, and no look in the code."""

from __future__ import annotations

import ast
import re

import pytest
from sites import PROJECT

from portal.contrast import pairs, ratio
from portal.index import Indice
from portal.model import Catalogo


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("#000000", "#FFFFFF", 21.0), ("#777777", "#FFFFFF", 4.48), ("#FFFFFF", "#FFFFFF", 1.0), ("#0000FF", "#FFFFFF", 8.59)],
)
def test_the_ratio_is_wcag_s(one: str, other: str, expected: float) -> None:
    assert ratio(one, other) == pytest.approx(expected, abs=0.01)
    assert ratio(one, other) == ratio(other, one)


def test_every_pair_of_the_edition_can_be_read(catalogo: Catalogo) -> None:
    found = list(pairs(catalogo))
    assert {par.ruta[1] for par in found} == {"color", "color_oscuro"}
    assert {par.ruta[0] for par in found} >= {*catalogo.vocabularios["pilares"], *catalogo.volumenes, "tinta", "marca", "borde"}
    for par in found:
        assert ratio(par.color, par.color_fondo) >= par.minimo, par


def test_pillars_are_told_apart_without_their_colour(indice: Indice) -> None:
    pillars = indice.catalogo.vocabularios["pilares"].values()
    assert len({pilar.icono for pilar in pillars}) == len(pillars)
    assert len({pilar.volumen for pilar in pillars}) == len(pillars)


def test_nothing_of_the_look_lives_in_the_code() -> None:
    """No colour, length or class of ours in a string of the engine or of the macros (but in words about them)."""
    look = re.compile(r"#[0-9A-Fa-f]{6}\b|\b\d+(px|pt|rem|em)\b|class=\"p-(?!palabra|tarjetas)|<svg|style=")
    for folder in ("portal", "macros"):
        for path in (PROJECT / folder).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            said = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
            for node in ast.walk(tree):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
                    assert not look.search(node.value), f"{path}:{node.lineno}: {node.value[:60]}"
