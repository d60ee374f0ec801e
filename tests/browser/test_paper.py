"""What comes out of the printer: carta, nothing outside the sheet, and the matrix whole on one of them."""

from __future__ import annotations

from collections.abc import Callable

import pypdfium2
import pytest
from playwright.sync_api import Page

from .conftest import KINDS, Watched

pytestmark = pytest.mark.browser

CARTA = (612, 792)
EDGE = 20
"""Points: no printer of an office reaches nearer the border of the sheet."""


@pytest.fixture
def printed(watched: Watched) -> Callable[[str], pypdfium2.PdfDocument]:
    def made(kind: str) -> pypdfium2.PdfDocument:
        page: Page = watched.go(KINDS[kind])
        return pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))

    return made


def words(page: pypdfium2.PdfPage) -> str:
    return " ".join(page.get_textpage().get_text_range().split())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_stays_on_the_sheet(printed: Callable[[str], pypdfium2.PdfDocument], kind: str) -> None:
    pdf = printed(kind)
    for page in [pdf[i] for i in range(min(len(pdf), 4))]:
        width, height = page.get_size()
        assert sorted((round(width), round(height))) == sorted(CARTA)
        text = page.get_textpage()
        for left, bottom, right, top in (text.get_rect(i) for i in range(text.count_rects())):
            assert left >= EDGE and bottom >= EDGE and right <= width - EDGE and top <= height - EDGE
    everything = " ".join(words(pdf[i]) for i in range(len(pdf)))
    assert "Usar colores" not in everything
    assert "Quitar filtros" not in everything and "Quitar las palabras" not in everything
    assert "Menú Buscar" not in everything


def test_the_matrix_is_whole_on_one_sheet(printed: Callable[[str], pypdfium2.PdfDocument]) -> None:
    pdf = printed("inicio")
    pages = [pdf[i] for i in range(len(pdf))]
    [text] = [said for page in pages if "por pilar y por nivel" in (said := words(page))]
    for name in ("Transparencia", "Rendición de", "Participación", "Innovación y", "Informar", "Empoderar", "«ustedes deciden»"):
        assert name in text


def test_a_tool_fits_on_two_sheets_with_its_address_written_out(printed: Callable[[str], pypdfium2.PdfDocument]) -> None:
    pdf = printed("herramienta")
    assert len(pdf) <= 2
    first = words(pdf[0])
    assert "https://opendata.cityofnewyork.us/" in first
    assert "En resumen" in first + words(pdf[len(pdf) - 1])
