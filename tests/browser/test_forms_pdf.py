"""The form really filled in, in Spanish, by the two engines people have: pdf.js (Firefox) and PDFium (Chrome)."""

from __future__ import annotations

import base64
import ctypes
import importlib.util
import io
import shutil
from pathlib import Path

import pypdfium2
import pytest
from browser.conftest import served
from lienzos import canvas, sheet
from pdftext import fields
from playwright.sync_api import Browser
from pypdfium2 import raw as engine
from verapdf import failures

from portal.canvas import form
from portal.relatoria import read

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ANSWERS = {
    "municipio": "Peñol — «La Ceiba»",
    "reto": "¿Cómo lograr que la niñez llegue a clase en invierno? “Sin puente nuevo”, dijo la junta…",
    "alianzas": "Acción comunal, pingüino, ÁÉÍÓÚÜÑ áéíóúüñ 100 % y 3 €",
}
VIEWER = Path(importlib.util.find_spec("pdfjs_viewer").origin).parent / "pdfjs"  # type: ignore[union-attr]  # the lock has it


@pytest.fixture(scope="module")
def blank() -> bytes:
    return form.render(sheet(canvas("mapa-de-actores")))


def sound(filled: bytes) -> None:
    """What was written is there, by id, and the file keeps its structure."""
    assert {id: field.value for id, field in fields(filled).items() if field.value} == ANSWERS
    assert failures(filled, "ua1") == []
    found = read(filled)
    assert found and (found.lienzo, found.respuestas) == ("mapa-de-actores", ANSWERS)


def test_filled_in_with_pdf_js(browser: Browser, blank: bytes, tmp_path: Path) -> None:
    for part in ("build", "web"):
        shutil.copytree(VIEWER / part, tmp_path / part, ignore=shutil.ignore_patterns("*.map"))
    (tmp_path / "lienzo.pdf").write_bytes(blank)
    with served(tmp_path) as address:
        page = browser.new_page(viewport={"width": 1400, "height": 1100})
        page.goto(f"{address}web/viewer.html?file=../lienzo.pdf#zoom=100")
        titles = {id: field.tooltip for id, field in fields(blank).items()}
        page.get_by_role("textbox", name=titles["municipio"], exact=True).wait_for()
        order = page.eval_on_selector_all(".annotationLayer :is(input, textarea)", "all => all.map(one => one.name)")
        for id, answer in ANSWERS.items():
            page.get_by_role("textbox", name=titles[id], exact=True).fill(answer)
        page.get_by_role("textbox", name=titles["municipio"], exact=True).focus()
        reached = []
        for _ in titles:
            reached.append(page.evaluate("document.activeElement.name"))
            page.keyboard.press("Tab")
        saved = page.evaluate(
            """async () => {
              const bytes = await PDFViewerApplication.pdfDocument.saveDocument();
              return btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(""));
            }"""
        )
        page.close()
    assert reached == order, "the keyboard goes through the spaces as they are on the page"
    assert sorted(order) == sorted(titles) and order[:4] == ["municipio", "equipo", "fecha", "reto"]
    sound(base64.b64decode(saved))


def test_filled_in_with_pdfium(blank: bytes) -> None:
    document = pypdfium2.PdfDocument(blank)
    document.init_forms()
    page, forms = document[0], document.formenv.raw
    point, height = 72 / 25.4, page.get_height()
    for id, answer in ANSWERS.items():
        x, y, wide, high = fields(blank)[id].rect
        where = ((x + wide / 2) * point, height - (y + high / 3) * point)
        for event in (engine.FORM_OnMouseMove, engine.FORM_OnLButtonDown, engine.FORM_OnLButtonUp):
            event(forms, page.raw, 0, *where)
        for sign in answer:
            engine.FORM_OnChar(forms, page.raw, ord(sign), 0)
        engine.FORM_ForceToKillFocus(forms)
    out = io.BytesIO()
    document.save(out)
    sound(out.getvalue())


def test_the_tabulator_goes_column_by_column_in_pdfium(blank: bytes) -> None:
    """pdf.js goes row by row, whatever the file says: it sorts fields by their place on the page."""
    document = pypdfium2.PdfDocument(blank)
    document.init_forms()
    page, forms = document[0], document.formenv.raw
    reached = []
    for _ in fields(blank):
        engine.FORM_OnKeyDown(forms, page.raw, TAB, 0)
        number, annotation = ctypes.c_int(-1), engine.FPDF_ANNOTATION()
        assert engine.FORM_GetFocusedAnnot(forms, number, annotation)
        place = engine.FS_RECTF()
        engine.FPDFAnnot_GetRect(annotation, place)
        reached.append((place.left, place.top))
    named = {(round(f.rect[0], 1), round(f.rect[1], 1)): id for id, f in fields(blank).items()}
    height, mm = page.get_height(), 25.4 / 72
    assert [named[round(left * mm, 1), round((height - top) * mm, 1)] for left, top in reached] == list(fields(blank))


TAB = 9
"""The key's number for PDFium."""


def test_a_form_that_comes_filled_in_shows_its_answers() -> None:
    """As `portal llenar` makes it: what is seen is what was written."""
    lienzo = canvas("mapa-de-actores")
    filled = pypdfium2.PdfDocument(form.render(sheet(lienzo, respuestas=ANSWERS)))
    empty = pypdfium2.PdfDocument(form.render(sheet(lienzo)))
    pictures = []
    for document in (filled, empty):
        document.init_forms()
        pictures.append(document[0].render(scale=1).to_pil().tobytes())
    assert pictures[0] != pictures[1]
    assert failures(form.render(sheet(lienzo, respuestas=ANSWERS)), "ua1") == []
