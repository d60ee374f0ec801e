"""Workbooks of formats, read back: no formula, and tables that one can sort, choose in and print."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from formatos import HOSTILE, MARCA, formato, parts
from openpyxl import load_workbook

from portal.formats import brand, excel
from portal.index import Indice


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


def test_sheets_are_the_tables_and_the_first_says_how(indice: Indice) -> None:
    for book, found in _books(indice):
        tables = [s for s in found.secciones if s.tipo == "tabla"]
        assert book.sheetnames == ["Cómo se usa", *(s.titulo for s in tables), "Listas"]
        assert book["Listas"].sheet_state == "hidden"
        said = [str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row if cell.value]
        assert said[0] == found.nombre
        assert {"[nombre de la entidad]", "[código]", "[versión]", found.resumen, *(s.ayuda for s in tables if s.ayuda)} <= set(
            said
        )
        assert all(any(f.titulo in text for text in said) for f in found.fuentes.values())


def test_each_table_is_headed_frozen_filtered_and_fits_the_page(indice: Indice) -> None:
    for book, found in _books(indice):
        for part in (s for s in found.secciones if s.tipo == "tabla"):
            sheet = book[part.titulo]
            last = 1 + len(part.filas) + part.vacias
            assert [cell.value for cell in sheet[1]] == [c.titulo for c in part.columnas]
            assert sheet.max_row == last
            assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
            assert sheet.auto_filter.ref.endswith(str(last))
            assert sheet.print_area.replace("$", "").endswith(sheet.dimensions)
            assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == (1, "landscape", 0)
            assert sheet.sheet_properties.pageSetUpPr.fitToPage
            for cell in sheet[1]:
                longest = max(len(word) for word in cell.value.split())
                assert sheet.column_dimensions[cell.column_letter].width >= longest + 3
            assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


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
    heads = [xml for name, xml in parts(made).items() if name.startswith("xl/worksheets/") and "<oddHeader>" in xml]
    assert len(heads) == 3
    assert all("A&amp;&amp;P" in xml.partition("<oddHeader>")[2].partition("</oddHeader>")[0] for xml in heads)


def test_what_is_no_date_stays_as_it_was_written() -> None:
    rows = (("a", "Cumplido", "2026-02-31", "7,5"), ("a", "Cumplido", "mañana", "=7"))
    plain = formato("xlsx")
    other = plain.secciones[3].model_copy(update={"filas": rows})
    book = load_workbook(io.BytesIO(excel.render(plain.model_copy(update={"secciones": (other,)}), MARCA)))
    assert [[cell.value for cell in row] for row in book["Otra"]["C2:D3"]] == [["2026-02-31", "7,5"], ["mañana", "=7"]]


def test_the_workbook_says_its_language_its_author_and_its_day(indice: Indice) -> None:
    for book, found in _books(indice):
        said = book.properties
        assert (said.title, said.creator, said.language) == (found.nombre, "HAGA", "es-CO")
        assert said.created.date() == said.modified.date() == brand.brand(indice).fecha


def test_sheets_have_names_that_excel_takes() -> None:
    from portal.formats.sheet import names

    found = names(["a/b:c*?[x]\\'", "A b c X", "t" * 60, "t" * 60, "?", "Listas"], ("Listas",))
    assert len({name.casefold() for name in found} | {"listas"}) == 7
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in found)


def _books(indice: Indice):
    for found in indice.entradas["formatos"]:
        if found.documento == "xlsx":
            yield load_workbook(io.BytesIO(excel.render(found, brand.brand(indice)))), found
