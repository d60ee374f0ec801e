"""A canvas on paper: everything in its place, fields where one writes, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest
from lienzos import CANVASES, canvas, sheet
from pdftext import fields, outside
from pypdfium2 import PdfDocument

from portal.canvas import files, form, mosaic, pdf
from portal.canvas.room import free
from portal.canvas.sheet import CARTA, MEASURES, Hoja, layout
from portal.index import Indice
from portal.typeset import opened

PAPERS = {"carta": CARTA, "oficio": (330, 215.9), "doble-carta": (431.8, 279.4), "pliego": (1000, 700)}
SLACK = 0.15
"""Millimetres: a PDF's numbers are rounded."""


def texts_by_box(pdf_bytes: bytes) -> list[tuple[str, tuple[float, float, float, float]]]:
    """Every piece of text of the first page with its rectangle in mm: left, top, right, bottom."""
    page = PdfDocument(pdf_bytes)[0]
    _, height = page.get_size()
    text, mm = page.get_textpage(), 25.4 / 72
    found = []
    for i in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(i)
        found.append(
            (text.get_text_bounded(left, bottom, right, top), (left * mm, (height - top) * mm, right * mm, (height - bottom) * mm))
        )
    return found


@pytest.mark.parametrize("content", ["guiado", "blanco", "ejemplo"])
def test_no_text_lies_outside_its_box_or_page(indice: Indice, content: str) -> None:
    assert len(indice.entradas["lienzos"]) >= 16
    for lienzo in indice.entradas["lienzos"]:
        inside_its_box(files.sheet(indice, lienzo, *CARTA, content))


def inside_its_box(hoja: Hoja) -> None:
    made = pdf.render(hoja)
    assert outside(made) == []
    places = [hoja.trazado.titulo, hoja.trazado.pie, *hoja.trazado.encabezado.values(), *hoja.trazado.cajas.values()]
    for text, (left, top, right, bottom) in texts_by_box(made):
        holds = [
            p
            for p in places
            if p.x - SLACK <= left and right <= p.x + p.ancho + SLACK and p.y - 0.6 <= top and bottom <= p.y + p.alto + 0.6
        ]
        assert holds, (hoja.lienzo.id, text, left, top, right, bottom)


@pytest.mark.parametrize("paper", PAPERS)
def test_each_paper_has_its_size_and_letters_of_ten_points_or_more(paper: str) -> None:
    lienzo = canvas("mapa-de-actores")
    hoja = sheet(lienzo, PAPERS[paper])
    page = PdfDocument(pdf.render(hoja))[0]
    assert [round(side * 25.4 / 72, 1) for side in page.get_size()] == [round(side, 1) for side in PAPERS[paper]]
    assert min(MEASURES[key] for key in ("etiqueta", "pie", "guia", "respuesta")) * hoja.trazado.escala >= 10
    assert len(PdfDocument(pdf.render(hoja))) == 1


@pytest.mark.parametrize("name", CANVASES)
def test_a_field_stands_in_each_space_named_in_reading_order_and_fills_it(name: str) -> None:
    lienzo = canvas(name)
    hoja = sheet(lienzo)
    made = form.render(hoja)
    found = fields(made)
    assert list(found) == [*(d.id for d in lienzo.encabezado), *lienzo.cajas]
    for id, caja in lienzo.cajas.items():
        x, y, width, height = found[id].rect
        place = hoja.trazado.cajas[id]
        assert found[id].multiline and found[id].tooltip == " ".join((f"{caja.titulo}.", *caja.preguntas))
        assert place.x < x and x + width < place.x + place.ancho and place.y < y and y + height < place.y + place.alto
        assert height == pytest.approx(free(caja, place), abs=0.1), "the checker knows how much room is left"
        assert height >= 18


def test_the_form_carries_its_letter_its_language_and_its_order_for_a_keyboard() -> None:
    with opened(form.render(sheet(canvas("mapa-de-actores")))) as document:
        assert str(document.Root.Lang) == "es-CO"
        assert all(page.Tabs == "/S" for page in document.pages)
        font = document.Root.AcroForm.DR.Font[f"/{form.KEY}"]
        assert "/FontFile2" in font.FontDescriptor and len(font.Widths) == 224
        roles = [str(kid.S) for kid in walk(document.Root.StructTreeRoot) if "/S" in kid]
        assert roles.count("/Form") == 12 and roles.count("/H1") == 1 and roles.count("/H2") == 9 and "/Link" not in roles


def walk(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kids = element.get("/K", pikepdf.Array())
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary):
            yield kid
            yield from walk(kid)


def test_a_mosaic_shows_each_part_once_and_says_where_it_goes() -> None:
    width, height = mosaic.size(*CARTA, 2, 2)
    made = mosaic.render(sheet(canvas("mapa-de-actores"), (width, height)), *CARTA, 2, 2)
    document = PdfDocument(made)
    assert [[round(side) for side in page.get_size()] for page in document] == [[792, 612]] * 4
    assert len(made) < 60_000
    with opened(made) as read:
        assert [str(e.Alt).split(" Parte")[0] for e in walk(read.Root.StructTreeRoot) if "/Alt" in e] == [
            f"Hoja {n} de 4: fila {row}, columna {column}." for n, (row, column) in enumerate(((1, 1), (1, 2), (2, 1), (2, 2)), 1)
        ]
    overlap = 2 * (CARTA[0] - 2 * mosaic.MARGIN) - width
    assert overlap == pytest.approx(mosaic.OVERLAP)


@pytest.mark.parametrize("make", [pdf.render, form.render, lambda hoja: pdf.picture(hoja, 480)])
def test_the_same_canvas_is_the_same_bytes(make) -> None:
    hoja = sheet(canvas("buena-practica"), filled=True)
    assert make(hoja) == make(hoja)


def test_hostile_text_is_text() -> None:
    hostile = '#panic("x") *no* $a$ <label> @ref \\ `c` // [x]'
    made = pdf.render(sheet(canvas("mapa-de-actores").model_copy(update={"nombre": "A", "resumen": hostile})))
    assert hostile in PdfDocument(made)[0].get_textpage().get_text_bounded()


def test_every_canvas_has_all_that_is_promised_and_no_pdf_weighs_more_than_sixty_kilobytes(indice: Indice) -> None:
    promised = {d.archivo.ruta.rsplit("/", 1)[-1] for d in files.files(indice) if d.de == "cocreacion"}
    papers = indice.catalogo.vocabularios["papeles"]
    for content in ("guiado", "blanco"):
        assert {f"cocreacion-{content}-{paper}.pdf" for paper in (*papers, "mosaico", "carta-gris", "oficio-gris")} <= promised
    assert {f"cocreacion-guiado-carta.{kind}" for kind in ("docx", "odt", "pptx")} | {
        "cocreacion-guiado-formulario.pdf"
    } <= promised
    assert {"cocreacion-ejemplo-carta.pdf", "cocreacion-blanco-carta.svg"} <= promised
    assert {f"cocreacion-blanco-tablero.{kind}" for kind in ("png", "pptx")} <= promised
    one = [d.archivo for d in files.files(indice) if d.de == "cocreacion" and d.tipo == "pdf"]
    assert max(len(archivo.hacer()) for archivo in one) < 60_000


def test_the_blank_sheet_has_no_questions_and_the_grey_one_no_colour(indice: Indice) -> None:
    lienzo = indice.catalogo.entradas["lienzos"]["cocreacion"]
    blank = PdfDocument(pdf.render(files.sheet(indice, lienzo, *CARTA, "blanco")))[0].get_textpage().get_text_bounded()
    blank = " ".join(blank.split())
    assert "?" not in blank and all(caja.titulo in blank for caja in lienzo.cajas.values())
    grey = PdfDocument(pdf.render(files.sheet(indice, lienzo, *CARTA, "guiado", True)))[0].render().to_pil().convert("RGB")
    assert max(max(pixel) - min(pixel) for pixel in grey.getdata()) < 40, "ink and its quiet companion are nearly grey"


def test_the_layout_fills_the_sheet_without_overlaps() -> None:
    for name in CANVASES:
        trazado = layout(canvas(name), *CARTA)
        boxes = list(trazado.cajas.values())
        for i, a in enumerate(boxes):
            assert all(
                a.x + a.ancho < b.x or b.x + b.ancho < a.x or a.y + a.alto < b.y or b.y + b.alto < a.y for b in boxes[i + 1 :]
            )
        assert max(b.x + b.ancho for b in boxes) == pytest.approx(trazado.papel.ancho - 10)
        assert max(b.y + b.alto for b in boxes) < trazado.pie.y
