"""Canvases that people edit, read back with the libraries that read such files: same words, same order, same plan."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pptx
import pytest
from docx.oxml.ns import qn
from lienzos import CANVASES, DAY, FORMATS, HARDEST, canvas, document, hostile, made, parts, sheet, slide
from lxml import etree
from pptx.oxml.ns import qn as qn_a
from pptx.util import Mm

from portal.canvas import docx as word
from portal.canvas import odt, svg
from portal.canvas import pptx as slides
from portal.canvas.content import content, plain
from portal.canvas.sheet import BOARD, Hoja
from portal.canvas.table import table

PAPERS = {"carta": (279.4, 215.9), "oficio": (330.0, 216.0), "pliego": (1000.0, 700.0)}
NS = {"svg": "http://www.w3.org/2000/svg"}
EMU = 36000


def words(hoja: Hoja) -> list[str]:
    """Everything that must be read, in order."""
    texts = content(hoja)
    places = [*texts.encabezado, *texts.cajas]
    inside = [text for place in places for text in (place.titulo, *place.preguntas, *place.respuesta)]
    return [texts.titulo, texts.resumen, *inside, texts.pie, texts.direccion]


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_sheet_gives_the_same_bytes(kind: str) -> None:
    assert FORMATS[kind](sheet(canvas(HARDEST))) == made(kind, HARDEST) != made(kind, HARDEST, True)


@pytest.mark.parametrize("kind", ["pptx", "docx", "odt"])
def test_the_file_carries_the_edition_s_day_and_no_other(kind: str) -> None:
    raw = made(kind, HARDEST)
    with zipfile.ZipFile(io.BytesIO(raw)) as file:
        assert {part.date_time[:3] for part in file.infolist()} == {(DAY.year, DAY.month, DAY.day)}
        first = file.infolist()[0]
    assert first.filename == ("mimetype" if kind == "odt" else "[Content_Types].xml")
    assert kind != "odt" or raw[38:].startswith(odt.MEDIA.encode()), "readers look for the kind at byte 38, uncompressed"
    assert not [name for name in parts(raw) if "thumbnail" in name]
    dates = {match for part in parts(raw).values() for match in re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+", part)}
    assert dates == {f"{DAY}T00:00:00".encode()}


@pytest.mark.parametrize("size", [*PAPERS.values(), BOARD], ids=[*PAPERS, "tablero"])
def test_a_slide_is_the_paper_and_nothing_leaves_it(size: tuple[float, float]) -> None:
    hoja = sheet(canvas(HARDEST), size, guiado=size != BOARD)
    deck = pptx.Presentation(io.BytesIO(slides.render(hoja)))
    assert (deck.slide_width, deck.slide_height) == (Mm(size[0]), Mm(size[1]))
    assert len(deck.slides) == 1
    for shape in (*deck.slides[0].shapes, *deck.slide_layouts[0].shapes, *deck.slide_master.shapes):
        assert shape.left >= 0 and shape.top >= 0, shape.name
        assert shape.left + shape.width <= deck.slide_width and shape.top + shape.height <= deck.slide_height, shape.name
    sizes = [int(points) for points in re.findall(r'<a:(?:r|endParaR)Pr[^>]* sz="(\d+)"', xml(deck.slides[0]))]
    assert sizes and min(sizes) >= 1000


def xml(slide: Any) -> str:
    return etree.tostring(slide._element).decode()


@pytest.mark.parametrize("name", CANVASES)
def test_a_slide_is_read_in_order_and_every_shape_says_what_it_is(name: str) -> None:
    hoja = sheet(canvas(name), filled=True)
    drawn = slide(made("pptx", name, True))
    assert drawn.shapes.title.text_frame.text == hoja.lienzo.nombre
    assert drawn.shapes.title._element.spPr.find(qn_a("a:xfrm")) is None, "the title stands where the layout says"
    assert [line.text for shape in drawn.shapes for line in shape.text_frame.paragraphs if line.text] == words(hoja)
    named = [shape for shape in drawn.shapes if shape != drawn.shapes.title]
    assert all(shape.name and shape._element.nvSpPr.cNvPr.get("descr") for shape in named)
    assert len({shape.shape_id for shape in drawn.shapes}) == len(drawn.shapes)
    assert set(re.findall(r' lang="([^"]*)"', xml(drawn))) == {"es-CO"}


@pytest.mark.parametrize("name", CANVASES)
def test_word_s_table_is_the_canvas_plan(name: str) -> None:
    hoja = sheet(canvas(name))
    drawn, plan = document(made("docx", name)), table(hoja.lienzo.rejilla, hoja.trazado, content(hoja))
    head, grid = drawn.tables
    assert [column.width for column in grid.columns] == [pytest.approx(Mm(size), abs=EMU / 10) for size in plan.anchos]
    assert [row.height for row in grid.rows] == [pytest.approx(Mm(size), abs=EMU / 10) for size in plan.altos]
    assert len(head.columns) == len(hoja.lienzo.encabezado)
    shown = [[controls(cell._tc)[0].get("tag") for cell in row.cells] for row in grid.rows]
    assert shown == [line.split() for line in hoja.lienzo.rejilla.areas]
    for made_table in (head, grid):
        assert made_table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert made_table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))


def controls(element: Any) -> list[dict[str, str]]:
    """What each content control says of itself."""
    found = []
    for properties in element.iter(qn("w:sdtPr")):
        found.append({etree.QName(child).localname: child.get(qn("w:val"), "") for child in properties})
    return found


@pytest.mark.parametrize("name", CANVASES)
def test_word_has_a_control_a_box_with_the_box_s_name(name: str) -> None:
    hoja = sheet(canvas(name))
    drawn = document(made("docx", name))
    found = controls(drawn.element)
    expected = {dato.id: dato.etiqueta for dato in hoja.lienzo.encabezado}
    expected |= {id: box.titulo for id, box in hoja.lienzo.cajas.items()}
    assert {control["tag"]: control["alias"] for control in found} == expected
    assert len({control["id"] for control in found}) == len(found) == len(expected)
    assert {control["tag"] for control in found if "date" in control} == {d.id for d in hoja.lienzo.encabezado if d.tipo == "fecha"}
    assert all(cell[-1].tag == qn("w:p") for cell in drawn.element.iter(qn("w:tc"))), "Word wants a cell to end with a paragraph"


def test_word_s_headings_language_and_properties() -> None:
    hoja = sheet(canvas("mapa-de-actores"))
    drawn = document(made("docx", "mapa-de-actores"))
    headings = [p for p in drawn.element.iter(qn("w:p")) if (p.style or "").startswith("Heading")]
    assert [p.style for p in headings] == ["Heading1", *["Heading2"] * len(hoja.lienzo.cajas)]
    styles = drawn.styles.element
    assert styles.find(".//" + qn("w:docDefaults")).find(".//" + qn("w:lang")).get(qn("w:val")) == "es-CO"
    used = [drawn.styles[name] for name in ("Normal", "Heading 1", "Heading 2", "Pregunta", "Respuesta", "Rótulo", "Pie")]
    assert all(style.font.size.pt >= 10 and style.font.name == "Arial" for style in used)
    modes = [old.get(qn("w:val")) for old in drawn.settings.element.iter(qn("w:compatSetting")) if "Mode" in old.get(qn("w:name"))]
    assert modes == ["15"]
    core = drawn.core_properties
    assert (core.title, core.language) == (hoja.lienzo.nombre, "es-CO")
    assert core.created.date() == core.modified.date() == DAY


@pytest.mark.parametrize("name", CANVASES)
def test_opendocument_s_table_is_the_canvas_plan(name: str) -> None:
    hoja = sheet(canvas(name), filled=True)
    found = parts(made("odt", name, True))
    tree, styles = etree.fromstring(found["content.xml"]), etree.fromstring(found["styles.xml"])
    ns = tree.nsmap
    grid = tree.xpath("//table:table[@table:name='Cajas']", namespaces=ns)[0]
    placed: dict[tuple[int, int], str] = {}
    for y, row in enumerate(grid.findall("table:table-row", ns)):
        for x, cell in enumerate(row):
            across, down = (int(cell.get(f"{{{ns['table']}}}number-{kind}-spanned", 0)) for kind in ("columns", "rows"))
            id = "".join(cell.xpath(".//@xml:id")).removeprefix("caja-")
            placed |= {(x + dx, y + dy): id for dx in range(across) for dy in range(down)}
    areas = [line.split() for line in hoja.lienzo.rejilla.areas]
    assert placed == {(x, y): id for y, row in enumerate(areas) for x, id in enumerate(row)}
    levels = [h.get(f"{{{ns['text']}}}outline-level") for h in tree.iter(f"{{{ns['text']}}}h")]
    assert levels == ["1", *["2"] * len(hoja.lienzo.cajas)]
    assert b'fo:language="es" fo:country="CO"' in found["styles.xml"]
    sizes = [float(size.removesuffix("pt")) for size in styles.xpath("//@fo:font-size", namespaces=styles.nsmap)]
    assert min(sizes) >= 10
    listed = re.findall(rb'full-path="([^/"]+\.xml)"', found["META-INF/manifest.xml"])
    assert sorted(name.decode() for name in listed) == sorted(name for name in found if name.endswith(".xml") and "/" not in name)


def test_a_cell_of_nobody_s_has_no_border_and_no_control() -> None:
    whole = canvas("mapa-de-actores")
    areas = tuple(row.replace("ausentes", ".") for row in whole.rejilla.areas)
    boxes = {id: box for id, box in whole.cajas.items() if id != "ausentes"}
    hoja = sheet(whole.model_copy(update={"cajas": boxes, "rejilla": whole.rejilla.model_copy(update={"areas": areas})}))
    cell = document(word.render(hoja)).tables[1].cell(1, 0)
    assert cell.text == "" and not controls(cell._tc)
    assert [side.get(qn("w:val")) for side in cell._tc.tcPr.find(qn("w:tcBorders"))] == ["nil"] * 4
    assert parts(odt.render(hoja))["content.xml"].count(b'table:style-name="Nadie"') == 1
    assert len(slide(slides.render(hoja)).shapes) == len(boxes) + len(hoja.lienzo.encabezado) + 4


@pytest.mark.parametrize("size", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("name", CANVASES)
def test_a_drawing_s_lines_are_text_inside_their_boxes(name: str, size: tuple[float, float]) -> None:
    hoja = sheet(canvas(name), size, filled=True)
    tree = etree.fromstring(svg.render(hoja))
    assert (tree.get("lang"), tree.get("width"), tree.get("height")) == ("es-CO", f"{size[0]:g}mm", f"{size[1]:g}mm")
    said = [" ".join("".join(text.itertext()).split()) for text in tree.iterfind(".//svg:text", NS)]
    assert said == words(hoja) and tree.find("svg:title", NS).text == hoja.lienzo.nombre and tree.find("svg:desc", NS).text
    assert len(set(tree.xpath("//@id"))) == len(tree.xpath("//@id"))
    for id, box in hoja.trazado.cajas.items():
        for line in tree.iterfind(f".//svg:g[@id='caja-{id}']//svg:tspan", NS):
            x, y, length = (float(line.get(key)) for key in ("x", "y", "textLength"))
            assert box.x < x and x + length < box.x + box.ancho and box.y < y < box.y + box.alto, line.text
    strokes = {rect.get("stroke") for rect in tree.iterfind(".//svg:g/svg:rect", NS)}
    assert strokes == {hoja.suave, *(hoja.color for box in hoja.lienzo.cajas.values() if box.destacada)}
    assert min(float(text.get("font-size")) for text in tree.iterfind(".//svg:text", NS)) >= 10 * 25.4 / 72 - 0.001


@pytest.mark.parametrize("kind", FORMATS)
def test_any_text_is_written_as_it_is_and_the_unseen_is_left_out(kind: str) -> None:
    hoja = hostile()
    raw = FORMATS[kind](hoja)
    texts = {
        name: part for name, part in (parts(raw) if kind != "svg" else {"x.xml": raw}).items() if name.endswith((".xml", ".rels"))
    }
    trees = [etree.fromstring(part) for part in texts.values()]
    found = " ".join("".join(" ".join("".join(tree.itertext()) for tree in trees)).split())
    assert plain(hoja.lienzo.nombre) in found and "<w:p> & \"x\" 'y' {{x}}" in found
    assert not re.search(r"[\x00-\x08\x0b-\x1f\ufffe]", found)
