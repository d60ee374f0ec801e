"""Word documents of formats, read back: structure, language, what one fills in, and texts that do no harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from formatos import HOSTILE, MARCA, formato, parts, targets
from lxml import etree

from portal.contrast import TEXT, ratio
from portal.formats import brand, excel, word
from portal.formats.files import files
from portal.index import Indice
from portal.metodos import Formato

MM_AND_A_HALF = 85
"""In twentieths of a point."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def made(indice: Indice) -> list[tuple[bytes, Formato]]:
    """Each Word document of the catalogue and its format: made once."""
    marca = brand.brand(indice)
    return [(word.render(found, marca), found) for found in indice.entradas["formatos"] if found.documento == "docx"]


@pytest.mark.parametrize("text", ["Dato", *HOSTILE], ids=range(len(HOSTILE) + 1))
@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_any_text_makes_a_document_that_opens_and_says_it(kind: str, text: str) -> None:
    render = word.render if kind == "docx" else excel.render
    made = render(formato(kind, text), MARCA)
    assert not targets(made)
    assert all(name.endswith((".xml", ".rels")) for name in parts(made))
    if kind == "docx":
        said = "".join(node.text or "" for node in Document(io.BytesIO(made)).element.body.iter(f"{W}t"))
        assert said.count(brand.clean(text[:40]).strip().replace("\t", "")) >= 5
        assert "DDE" not in said
        codes = [node.get(qn("w:instr")) for name, xml in _trees(made) for node in xml.iter(f"{W}fldSimple")]
        assert codes == ["PAGE", "NUMPAGES"]
        assert not [node for _, xml in _trees(made) for node in xml.iter(f"{W}instrText")]


def _trees(made: bytes):
    for name, xml in parts(made).items():
        yield name, etree.fromstring(xml.encode())


def test_headings_go_in_order_and_are_the_sections(made: list[tuple[bytes, Formato]]) -> None:
    for raw, found in made:
        document = Document(io.BytesIO(raw))
        heads = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]
        assert heads[0][0] == "Title"
        assert {style for style, _ in heads[1:]} == {"Heading 1"}
        assert len(heads) == 1 + len(found.secciones)
        shown = [
            text for element in document.element.body.iter(f"{W}p") if (text := "".join(t.text for t in element.iter(f"{W}t")))
        ]
        assert [s.titulo for s in found.secciones] == [text for text in shown if text in {s.titulo for s in found.secciones}]


def test_tables_say_what_they_are_and_their_rows_stay_whole(made: list[tuple[bytes, Formato]]) -> None:
    for raw, found in made:
        tables = Document(io.BytesIO(raw)).element.body.findall(f"{W}tbl")
        kinds = [s for s in found.secciones if s.tipo in ("tabla", "campos", "lineas", "firma")]
        assert len(tables) == len(kinds)
        for table, part in zip(tables, kinds, strict=True):
            assert table.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == part.titulo
            heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.findall(f"{W}tr")]
            assert heads == [part.tipo == "tabla"] + [False] * (len(heads) - 1)
            assert len(table.findall(f".//{W}cantSplit")) == len(heads)
            kept = [row.find(f".//{W}keepNext") is not None for row in table.findall(f"{W}tr")]
            if part.tipo != "firma":
                together = len(kept) - 1 if len(kept) <= word.SHORT_TABLE else 2
                assert kept == [True] * together + [False] * (len(kept) - together)
            if part.tipo == "tabla":
                assert len(heads) == 1 + len(part.filas) + part.vacias


def test_slots_are_controls_that_stand_out() -> None:
    made = word.render(formato("docx"), MARCA)
    found = {}
    for _, tree in _trees(made):
        for control in tree.iter(f"{W}sdt"):
            assert control.find(f".//{W}showingPlcHdr") is not None
            text = "".join(t.text for t in control.iter(f"{W}t"))
            found[text] = control.find(f".//{W}rStyle").get(f"{W}val")
    assert {"[hora]", "[tema]", "[nombre de la entidad]", "[logo de la entidad]", "[código]", "[versión]", "[escoja]"} <= set(found)
    assert len(set(found.values())) == 1
    items = [item.get(f"{W}value") for _, tree in _trees(made) for item in tree.iter(f"{W}listItem")]
    assert items[:4] == ["Cumplido", "En curso", "Atrasado", "Dato"]


def test_the_head_of_the_page_is_the_entity_s() -> None:
    xml = parts(word.render(formato("docx"), MARCA))
    [head] = [text for name, text in xml.items() if name.startswith("word/header")]
    assert "w:tblCaption" in head
    margins = etree.fromstring(head.encode()).find(f".//{W}tblCellMar")
    assert [int(margins.find(f"{W}{side}").get(f"{W}w")) >= MM_AND_A_HALF for side in ("top", "bottom")] == [True, True]
    assert (
        head.index("[logo de la entidad]")
        < head.index("[nombre de la entidad]")
        < head.index("[código]")
        < head.index("[fecha]")
        < head.index("PAGE")
    )
    [foot] = [text for name, text in xml.items() if name.startswith("word/footer")]
    assert "Formato de HAGA, edición 2026.1. Licencia CC BY 4.0. https://ejemplo.gov.co/" in foot


def test_one_signs_and_writes_from_margin_to_margin() -> None:
    tables = Document(io.BytesIO(word.render(formato("docx"), MARCA))).tables
    lines, signatures = tables[-2:]
    assert [round(row.height.cm, 1) for row in lines.rows] == [0.8] * 3
    borders = lines._tbl.tblPr.find(qn("w:tblBorders"))
    assert {side.tag for side in borders} == {qn("w:bottom"), qn("w:insideH")}
    assert signatures._tbl.tblPr.find(f"{W}tblCellMar/{W}left").get(f"{W}w") == "0"


def test_a_row_of_boxes_is_lower_than_one_to_write_on() -> None:
    table = Document(io.BytesIO(word.render(formato("docx"), MARCA))).tables[-3]
    assert [row.height and round(row.height.cm, 1) for row in table.rows] == [None, 0.6, 0.8]
    assert {p.alignment for p in table.columns[1].cells[0].paragraphs} == {WD_ALIGN_PARAGRAPH.CENTER}


def test_a_second_numbered_list_begins_at_one() -> None:
    twice = formato("docx").model_copy(update={"secciones": formato("docx").secciones[:1] * 2})
    document = Document(io.BytesIO(word.render(twice, MARCA)))
    numbers = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert len(numbers) == 4
    assert len(set(numbers)) == 2


def test_the_document_says_its_language_its_author_and_its_day(indice: Indice, made: list[tuple[bytes, Formato]]) -> None:
    for raw, found in made:
        document, xml = Document(io.BytesIO(raw)), parts(raw)
        said = document.core_properties
        assert (said.title, said.subject, said.author, said.language) == (found.nombre, found.resumen, "HAGA", "es-CO")
        assert said.created.date() == said.modified.date() == brand.brand(indice).fecha
        assert 'w:lang w:val="es-CO"' in xml["word/styles.xml"]
        assert 'w:themeFontLang w:val="es-CO"' in xml["word/settings.xml"]
        assert "en-US" not in xml["word/styles.xml"] + xml["word/settings.xml"] + xml["word/document.xml"]
        section = document.sections[0]
        assert sorted([round(section.page_width.cm, 1), round(section.page_height.cm, 1)]) == [21.6, 27.9]
        assert min(style.font.size.pt for style in document.styles if style.type != 4 and style.font and style.font.size) >= 10


def test_quiet_text_and_grounds_can_be_read(indice: Indice) -> None:
    marca = brand.brand(indice)
    ground = f"#{brand.light(marca.color, 0.14)}"
    assert ratio(marca.suave, "#FFFFFF") >= TEXT
    assert ratio(marca.suave, ground) >= TEXT
    assert min(ratio("#000000", f"#{colour}") for colour in (*excel.STATES, ground[1:])) >= TEXT


@pytest.mark.slow
def test_every_format_has_its_file_the_same_bytes_each_time(indice: Indice, made: list[tuple[bytes, Formato]]) -> None:
    found = [d.archivo for d in files(indice)]
    assert [a.ruta for a in found] == [f"descargas/formatos/{f.id}.{f.documento}" for f in indice.entradas["formatos"]]
    assert len(found) >= 12
    before = {f"descargas/formatos/{formato.id}.docx": raw for raw, formato in made}
    day = brand.brand(indice).fecha
    for archivo in found:
        again = archivo.hacer()
        assert again == (before.get(archivo.ruta) or archivo.hacer())
        with zipfile.ZipFile(io.BytesIO(again)) as box:
            assert {part.date_time[:3] for part in box.infolist()} == {(day.year, day.month, day.day)}
            assert f"{day}T00:00:00Z".encode() in box.read("docProps/core.xml")
        assert len(again) < 20_000
