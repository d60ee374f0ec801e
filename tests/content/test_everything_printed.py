"""All that is printed of the real catalogue: it passes PDF/UA-1 and PDF/A-2a, it is light, and each tool is in one volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from printed import headings, indexed, letters, method, outside
from sites import PROJECT

from portal.index import Indice
from portal.model import Catalogo
from portal.pdf.files import files
from portal.pdf.method_cards import method_cards

pytestmark = pytest.mark.slow

HEAVIEST = 1_500_000
"""Bytes of a volume: what a phone in the country takes a minute to fetch."""


@pytest.fixture(scope="module")
def prose() -> dict[str, str]:
    docs = PROJECT / "docs"
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}


@pytest.fixture(scope="module")
def everything(indice: Indice, prose: Mapping[str, str]) -> dict[str, bytes]:
    return {Path(d.archivo.ruta).name: d.archivo.hacer() for d in files(indice, prose)}


def test_it_passes_the_rules_of_accessibility_and_of_archives(everything: Mapping[str, bytes], catalogo: Catalogo) -> None:
    failures = pytest.importorskip("verapdf").failures
    made = {**everything, "tarjetas de prueba": method_cards(indexed(catalogo, metodologias=[method(f"m{n}") for n in range(5)]))}
    broken = {(name, flavour): failures(pdf, flavour) for name, pdf in made.items() for flavour in ("ua1", "2a")}
    assert {where: found for where, found in broken.items() if found} == {}


def test_nothing_is_heavy_small_or_out_of_its_page(everything: Mapping[str, bytes]) -> None:
    assert {name: len(pdf) for name, pdf in everything.items() if len(pdf) > HEAVIEST} == {}
    for name, pdf in everything.items():
        assert outside(pdf, 0.0) == [], name
        assert min(size for *_, size in letters(pdf)) >= 10, name


def test_every_tool_is_in_one_volume(indice: Indice, everything: Mapping[str, bytes]) -> None:
    volumes = [pdf for name, pdf in everything.items() if "-cuaderno-" in name]
    found = Counter(title for pdf in volumes for kind, title in headings(pdf) if kind == "/H3")
    found -= Counter(title for pdf in volumes[:2] for kind, title in headings(pdf) if kind == "/H3")  # those of prose
    assert found == Counter(" ".join(t.nombre.split()) for t in indice.herramientas if not t.borrador)


def test_the_prints_come_out_the_same(indice: Indice, prose: Mapping[str, str], everything: Mapping[str, bytes]) -> None:
    again = {Path(d.archivo.ruta).name: d.archivo.hacer() for d in files(indice, prose)}
    assert [name for name in everything if everything[name] != again[name]] == []
