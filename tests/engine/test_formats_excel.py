"""Workbooks of formats, read back: no formula, and tables that one can sort, choose in and print."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from formatos import HOSTILE, MARCA, formato, parts
from openpyxl import Workbook, load_workbook

from portal.formats import brand, excel
from portal.index import Indice
from portal.metodos import Columna, Formato

SHRUNK = 0.9
"""What a sheet may be shrunk to by an office program whose letters are wider than Arial."""
MM = 72 / 25.4
"""Points."""


@pytest.fixture(scope="module")
def books(indice: Indice) -> list[tuple[Workbook, Formato]]:
    """Each workbook of the catalogue, read back, and its format: made once."""
    marca = brand.brand(indice)
    workbooks = [found for found in indice.entradas["formatos"] if found.documento == "xlsx"]
    return [(load_workbook(io.BytesIO(excel.render(found, marca))), found) for found in workbooks]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_text_is_never_a_formula(text: str) -> None:
    made = excel.render(formato("xlsx", text), MARCA)
    assert not [name for name, xml in parts(made).items() if name.startswith("xl/worksheets") and ("<f>" in xml or "<f " in xml)]
    book = load_workbook(io.BytesIO(made))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d", "inlineStr"}
    said = [cell for cell in cells if cell.value == brand.clean(text)]
    assert len(said) >= 3
    assert all(cell.quotePrefix for cell in said) == text.startswith(("=", "+", "-", "@", "\t"))


def test_sheets_are_the_tables_and_the_first_says_how(books: list[tuple[Workbook, Formato]]) -> None:
    for book, found in books:
        tables = [s for s in found.secciones if s.tipo == "tabla"]
        assert book.sheetnames == ["Cómo se usa", *(s.titulo for s in tables), "Listas"]
        assert book["Listas"].sheet_state == "hidden"
        said = [" ".join(str(cell.value).split()) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
        head = ["[logo de la entidad]", "[nombre de la entidad]", "Código: [código]", found.nombre, "Versión: [versión]"]
        assert said[:7] == [*head, "Fecha: [fecha]", found.nombre]
        assert {found.resumen, *(s.ayuda for s in tables if s.ayuda)} <= set(said)


def test_the_first_sheet_ends_with_its_sources_and_names_each_line(books: list[tuple[Workbook, Formato]]) -> None:
    for book, found in books:
        sheet = book.worksheets[0]
        first = [sheet.cell(row, 1).value for row in range(5, sheet.max_row + 1)]
        named, origin = first[: first.index(None)], first[first.index(None) + 1 :]
        assert len(named) == len(set(named)) > 5
        assert origin[0] == "De dónde sale este formato:"
        assert [f.titulo in said for f, said in zip(found.fuentes.values(), origin[1:], strict=True)] == [True] * len(found.fuentes)
        assert all(f"Visto el {f.consultado:%d/%m/%Y}" in " ".join(origin) for f in found.fuentes.values() if f.url)
        assert all(f.url in book.properties.description for f in found.fuentes.values() if f.url)


def test_each_table_is_headed_frozen_filtered_and_fits_the_page(books: list[tuple[Workbook, Formato]]) -> None:
    for book, found in books:
        for part in (s for s in found.secciones if s.tipo == "tabla"):
            sheet = book[part.titulo]
            last = 1 + len(part.filas) + part.vacias
            assert [" ".join(cell.value.split()) for cell in sheet[1]] == [c.titulo for c in part.columnas]
            assert sheet.max_row == last
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
            assert sheet.auto_filter.ref.endswith(str(last))
            assert sheet.print_area.replace("$", "").endswith(sheet.dimensions)
            assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
            whole = sum(sheet.column_dimensions[cell.column_letter].width for cell in sheet[1])
            assert whole <= excel.WIDE[sheet.page_setup.paperSize] + 0.1
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            for cell in sheet[1]:
                longest = max(len(word) for word in cell.value.split())
                assert sheet.column_dimensions[cell.column_letter].width >= longest + 3
            cells = [cell.alignment for row in sheet.iter_rows() for cell in row]
            assert {(a.wrap_text, a.vertical, a.horizontal, a.indent) for a in cells} <= {
                (True, "center", "left", 1),
                (True, "center", "center", 0),
            }
            heights = [sheet.row_dimensions[row].height for row in range(last - part.vacias + 1, last + 1)]
            assert min(heights) >= 8 * MM / SHRUNK


def test_a_wide_table_goes_on_oficio_and_no_column_is_below_its_words() -> None:
    paper, few = excel.widths([Columna(titulo="Qué", ancho=5), Columna(titulo="Cuándo", tipo="fecha")])
    assert (paper, round(sum(few))) == (1, excel.WIDE[1])
    paper, many = excel.widths([Columna(titulo="Responsabilidad")] * 9 + [Columna(titulo="Qué", ancho=9)])
    assert paper == 14
    assert min(many[:9]) >= len("Responsabilidad") + 3


def test_choices_come_from_the_hidden_sheet_and_colours_keep_their_word() -> None:
    book = load_workbook(io.BytesIO(excel.render(formato("xlsx", "Rojo"), MARCA)))
    sheet = book["Otra"]
    lists = {rule.formula1: str(rule.sqref) for rule in sheet.data_validations.dataValidation if rule.type == "list"}
    [(where, ref)] = lists.items()
    assert ref == "B2:B3"
    assert [cell.value for (cell,) in book["Listas"][where.split("!")[1].replace("$", "")]] == [
        "Cumplido",
        "En curso",
        "Atrasado",
        "Rojo",
    ]
    rules = [rule.formula[0] for found in sheet.conditional_formatting for rule in found.rules]
    assert sorted(rules) == ['"Atrasado"', '"Cumplido"', '"En curso"', '"Rojo"']
    assert sheet["C2"].value == dt.datetime(2026, 12, 31)
    assert sheet["D2"].value == 7
    assert sheet["C3"].number_format == "dd/mm/yyyy"


def test_a_title_is_no_order_at_the_head_of_a_page() -> None:
    made = excel.render(formato("xlsx", "A&P"), MARCA)
    sheets = [xml for name, xml in parts(made).items() if name.startswith("xl/worksheets/")]
    heads = [head for xml in sheets if (head := xml.partition("<oddHeader>")[2].partition("</oddHeader>")[0])]
    assert len(heads) == 3
    assert all("A&amp;&amp;P" in head for head in heads)


def test_what_is_no_date_stays_as_it_was_written() -> None:
    rows = (("a", "Cumplido", "2026-02-31", "7,5"), ("a", "Cumplido", "mañana", "=7"))
    plain = formato("xlsx")
    other = plain.secciones[3].model_copy(update={"filas": rows})
    book = load_workbook(io.BytesIO(excel.render(plain.model_copy(update={"secciones": (other,)}), MARCA)))
    assert [[cell.value for cell in row] for row in book["Otra"]["C2:D3"]] == [["2026-02-31", "7,5"], ["mañana", "=7"]]


def test_the_workbook_says_its_language_its_author_and_its_day(indice: Indice, books: list[tuple[Workbook, Formato]]) -> None:
    for book, found in books:
        said = book.properties
        assert (said.title, said.creator, said.language) == (found.nombre, "HAGA", "es-CO")
        assert said.created.date() == said.modified.date() == brand.brand(indice).fecha


def test_sheets_have_names_that_excel_takes() -> None:
    from portal.formats.sheet import names

    found = names(["a/b:c*?[x]\\'", "A b c X", "t" * 60, "t" * 60, "?", "Listas"], ("Listas",))
    assert len({name.casefold() for name in found} | {"listas"}) == 7
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in found)
