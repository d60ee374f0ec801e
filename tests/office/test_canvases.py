"""Canvases as LibreOffice shows them: one page each, nothing cut, nothing outside the paper."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from lienzos import CANVASES, HARDEST, canvas, hostile, longest, sheet
from soffice import to_pdf

from portal.canvas import docx, files, odt, pptx
from portal.canvas.content import content
from portal.canvas.sheet import BOARD, CARTA, Hoja
from portal.index import Indice

pytestmark = pytest.mark.slow
FORMATS: dict[str, Any] = {"pptx": pptx.render, "docx": docx.render, "odt": odt.render}
POINTS = 72 / 25.4


def sheets() -> dict[str, Hoja]:
    """Every canvas blank and filled in on carta, and on a board; one also on a wall and on the paper of offices."""
    found = {name: sheet(canvas(name)) for name in CANVASES}
    found |= {f"{name}-lleno": sheet(canvas(name), filled=True) for name in CANVASES}
    found |= {f"{name}-tablero": sheet(canvas(name), BOARD, guiado=False) for name in CANVASES}
    hardest = canvas(HARDEST)
    found["oficio"], found["pliego"] = sheet(hardest, (330, 216)), sheet(hardest, (558.8, 431.8))
    return found | {"hostil": hostile(), "largo": longest()}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pypdfium2.PdfDocument]:
    drawn = {f"{name}-{kind}.{kind}": FORMATS[kind](hoja) for name, hoja in sheets().items() for kind in FORMATS}
    return {name: pypdfium2.PdfDocument(raw) for name, raw in to_pdf(drawn, tmp_path_factory.mktemp("lienzos")).items()}


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("name", sheets())
def test_one_page_with_every_word_inside(pages: dict[str, pypdfium2.PdfDocument], name: str, kind: str) -> None:
    on_one_page(name, sheets()[name], pages[f"{name}-{kind}.{kind}"])


def test_every_canvas_of_the_catalogue_is_one_page_with_every_word_inside(indice: Indice, tmp_path: Path) -> None:
    real = {lienzo.id: files.sheet(indice, lienzo, *CARTA, "guiado") for lienzo in indice.entradas["lienzos"]}
    boards = {f"{one.id}-tablero": files.sheet(indice, one, *BOARD, "blanco") for one in indice.entradas["lienzos"]}
    drawn = {f"{id}-{kind}.{kind}": make(hoja) for id, hoja in real.items() for kind, make in FORMATS.items()}
    drawn |= {f"{id}.pptx": pptx.render(hoja) for id, hoja in boards.items()}
    assert len(drawn) >= 64
    for name, raw in to_pdf(drawn, tmp_path).items():
        id = name.rsplit(".", 1)[0]
        on_one_page(name, boards.get(id) or real[id.rsplit("-", 1)[0]], pypdfium2.PdfDocument(raw))


def on_one_page(name: str, hoja: Hoja, document: pypdfium2.PdfDocument) -> None:
    assert len(document) == 1, name
    page = document[0]
    assert page.get_size() == pytest.approx((hoja.trazado.papel.ancho * POINTS, hoja.trazado.papel.alto * POINTS), abs=1)
    text = page.get_textpage()
    if name != "hostil":  # its words have signs that no font of ours draws
        shown = letters(text.get_text_range())
        assert not [said for said in wanted(hoja) if letters(said) not in shown], name
    margin = (5 if name == "largo" else 9) * hoja.trazado.escala * POINTS  # a foot of two lines goes lower
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        assert left > margin and bottom > margin and right < page.get_width() - margin and top < page.get_height() - margin


def wanted(hoja: Hoja) -> list[str]:
    texts = content(hoja)
    inside = [text for place in (*texts.encabezado, *texts.cajas) for text in (place.titulo, *place.preguntas, *place.respuesta)]
    return [texts.titulo, texts.resumen, texts.pie, texts.direccion, *inside]


def letters(text: str) -> str:
    """A text without spaces or breaks, which each program puts where it likes."""
    return re.sub(r"[\s\u0002\ufffe-]+", "", text)


def test_nothing_is_drawn_over_something_else(pages: dict[str, pypdfium2.PdfDocument]) -> None:
    """A text that overlaps another is an overflow. (Two letters side by side may share a point or two.)"""
    for name, document in pages.items():
        if name.startswith("hostil"):
            continue
        text = document[0].get_textpage()
        boxes = [text.get_rect(number) for number in range(text.count_rects())]
        for place, (left, bottom, right, top) in enumerate(boxes):
            for other in boxes[place + 1 :]:
                across = min(right, other[2]) - max(left, other[0])
                down = min(top, other[3]) - max(bottom, other[1])
                assert across <= 3 or down <= min(top - bottom, other[3] - other[1]) * 0.4, (name, boxes[place], other)
