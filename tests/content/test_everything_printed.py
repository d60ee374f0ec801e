"""All that is printed of the real catalogue: large enough to read, within its page, each tool in one volume."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pytest
from printed import headings, letters, outside
from sites import PROJECT

from portal.index import Indice
from portal.pdf.files import files

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def prose() -> dict[str, str]:
    docs = PROJECT / "docs"
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8") for path in docs.rglob("*.md")}


@pytest.fixture(scope="module")
def everything(indice: Indice, prose: Mapping[str, str]) -> dict[str, bytes]:
    return {Path(d.archivo.ruta).name: d.archivo.hacer() for d in files(indice, prose)}


def test_nothing_is_heavy(everything: Mapping[str, bytes]) -> None:
    assert {name: len(pdf) for name, pdf in everything.items() if len(pdf) > 1_500_000} == {}


def test_nothing_is_small_or_out_of_its_page(everything: Mapping[str, bytes]) -> None:
    for name, pdf in everything.items():
        assert outside(pdf, 0.0) == [], name
        assert min(size for *_, size in letters(pdf)) >= 10, name


def test_every_tool_is_in_one_volume(indice: Indice, everything: Mapping[str, bytes]) -> None:
    volumes = [pdf for name, pdf in everything.items() if "-cuaderno-" in name]
    found = Counter(title for pdf in volumes for kind, title in headings(pdf) if kind == "/H3")
    found -= Counter(title for pdf in volumes[:2] for kind, title in headings(pdf) if kind == "/H3")  # those of prose
    assert found == Counter(" ".join(t.nombre.split()) for t in indice.herramientas if not t.borrador)
