"""The face of the canvases that people edit: the one of the PDF, letters that one reads from afar, nothing to write over."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm
from lienzos import CANVASES, HARDEST, canvas, document, made, parts, sheet, slide
from lxml import etree
from pptx.dml.color import RGBColor
from pptx.oxml.ns import qn as qn_a
from pptx.util import Pt

from portal.canvas import pdf
from portal.canvas import pptx as slides
from portal.canvas.content import content
from portal.canvas.sheet import BOARD
from portal.canvas.word import TWIPS

EMU = 36000


def rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#"))


def test_a_slide_has_the_face_of_the_collection() -> None:
    hoja, drawn = sheet(canvas(HARDEST)), slide(made("pptx", HARDEST))
    assert drawn.shapes.title.text_frame.paragraphs[0].runs[0].font.color.rgb == rgb(hoja.tinta)
    bars = [shape for shape in drawn.slide_layout.shapes if not shape.is_placeholder]
    assert [(bar.fill.fore_color.rgb, bar.width, bar.top) for bar in bars] == [(rgb(hoja.color), Mm(22), Mm(6.6))]
    important = {box.titulo: box.destacada for box in hoja.lienzo.cajas.values()}
    assert set(important.values()) == {True, False}
    for shape in drawn.shapes:
        kind, _, title = shape.name.partition(": ")
        if kind not in ("Caja", "Renglón"):
            continue
        title_ink, *rest = (run.font.color.rgb for line in shape.text_frame.paragraphs for run in line.runs)
        assert (title_ink, set(rest) - {rgb(hoja.tinta)}) == (rgb(hoja.color if kind == "Caja" else hoja.suave), set())
        stressed = kind == "Caja" and important[title]
        assert shape.line.color.rgb == rgb(hoja.color if stressed else hoja.suave)
        assert shape.line.width == Pt(2.25 if stressed else 0.7)


def test_word_has_the_face_of_the_collection() -> None:
    hoja, drawn = sheet(canvas(HARDEST)), document(made("docx", HARDEST))
    inks = {name: drawn.styles[name].font.color.rgb for name in ("Heading 1", "Pregunta", "Heading 2", "Rótulo", "Pie")}
    tinta, suave, color = rgb(hoja.tinta), rgb(hoja.suave), rgb(hoja.color)
    assert inks == {"Heading 1": tinta, "Pregunta": tinta, "Heading 2": color, "Rótulo": suave, "Pie": suave}
    bar = drawn.paragraphs[0]
    assert bar.text == "" and bar._p.pPr.find(qn("w:shd")).get(qn("w:fill")) == hoja.color[1:].upper()
    assert drawn.sections[0].page_width - 2 * Mm(10) - bar.paragraph_format.right_indent == pytest.approx(Mm(22), abs=EMU / 10)
    grid = drawn.tables[1]._tbl
    assert {(line.get(qn("w:color")), line.get(qn("w:sz"))) for line in grid.tblPr.find(qn("w:tblBorders"))} == {(str(suave), "6")}
    thick = {(line.get(qn("w:color")), line.get(qn("w:sz"))) for borders in grid.iter(qn("w:tcBorders")) for line in borders}
    assert thick == {(str(color), "18")}


def test_opendocument_has_the_face_of_the_collection() -> None:
    hoja, found = sheet(canvas(HARDEST)), parts(made("odt", HARDEST))
    tree, styles = etree.fromstring(found["content.xml"]), etree.fromstring(found["styles.xml"])
    colours = styles.xpath("//style:style[@style:display-name]/style:text-properties/@fo:color", namespaces=styles.nsmap)
    assert colours == [hoja.tinta, hoja.tinta, hoja.suave, hoja.color, hoja.tinta, hoja.tinta, hoja.tinta, hoja.suave]
    borders = set(tree.xpath("//style:table-cell-properties/@fo:border", namespaces=tree.nsmap))
    assert borders == {f"0.7pt solid {hoja.suave}", f"2.25pt solid {hoja.color}", "none"}


def test_word_s_blank_page_prints_nothing_to_write_over_and_its_texts_keep_clear_of_borders() -> None:
    hoja, drawn = sheet(canvas(HARDEST)), document(made("docx", HARDEST))
    blanks = [
        control
        for control in drawn.element.iter(qn("w:sdt"))
        if control.find(qn("w:sdtPr")).find(qn("w:showingPlcHdr")) is not None
    ]
    assert len(blanks) == len(hoja.lienzo.cajas) + len(hoja.lienzo.encabezado)
    assert {"".join(control.itertext()).strip("\u00a0") for control in blanks} == {""}
    for drawn_table in drawn.tables:
        sides = drawn_table._tbl.tblPr.find(qn("w:tblCellMar"))
        assert min(int(side.get(qn("w:w"))) for side in sides) >= 2 * TWIPS


def test_a_blank_box_of_a_slide_has_a_paragraph_to_write_in_with_our_letters() -> None:
    for shape in slide(made("pptx", "mapa-de-actores")).shapes:
        assert all(line._p.pPr.find(qn_a("a:buNone")) is not None for line in shape.text_frame.paragraphs), "never bullets"
        if shape.name.startswith(("Caja", "Renglón")):
            last = shape.text_frame.paragraphs[-1]
            ready = last._p.find(qn_a("a:endParaRPr"))
            assert not last.text and (ready.get("lang"), ready.get("sz")) == ("es-CO", "1200")
            assert ready.find(qn_a("a:latin")).get("typeface") == "Arial"


@pytest.mark.parametrize("name", CANVASES)
def test_the_board_has_no_questions_and_titles_that_one_reads_from_afar(name: str) -> None:
    drawn = slide(slides.render(sheet(canvas(name), BOARD, guiado=False)))
    boxes = [shape for shape in drawn.shapes if shape.name.startswith("Caja")]
    assert "¿" not in "".join(shape.text_frame.text for shape in boxes)
    first, *rest = {shape.text_frame.paragraphs[0].runs[0].font.size.pt for shape in boxes}
    assert first >= 20 and not rest, "one size for all"
    assert drawn.shapes.title.text_frame.paragraphs[0].runs[0].font.size.pt == 28
    picture = pdf.data(sheet(canvas(name), BOARD, guiado=False))
    assert picture["medidas"]["titulo"] * picture["escala"] == pytest.approx(first, abs=0.01), "its picture has the same letters"


def test_titles_of_a_board_shrink_until_each_box_has_a_line_free_and_no_word_is_cut() -> None:
    def titled(title: str, boxes: int = 1) -> float:
        whole = canvas(HARDEST)
        changed = {
            id: box.model_copy(update={"titulo": title if place < boxes else "Uno"})
            for place, (id, box) in enumerate(whole.cajas.items())
        }
        return content(sheet(whole.model_copy(update={"cajas": changed}), BOARD, guiado=False)).letras.caja

    assert titled("Uno") == 24
    assert titled("Corresponsabilidades") == 20
    assert titled("Corresponsabilidadesinternacional") < 18
