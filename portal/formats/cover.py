"""The first sheet of a workbook: whose it is, what it is for, how it is filled in and where its columns come from."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from portal import markdown
from portal.formats.brand import CODE, DATE, ENTITY, FONT, LOGO, VERSION, Marca, clean
from portal.formats.sheet import SIZE, dress, heighten, page, put
from portal.metodos import Formato, Seccion

COVER = "Cómo se usa"
ORIGIN = "De dónde sale este formato"
USE = (
    "Llene lo que está entre corchetes.",
    "Cada tabla está en su hoja.",
    "Escriba las fechas con día, mes y año.",
    "Si faltan filas, insértelas en medio de la tabla.",
)
WIDTHS = {"A": 30, "B": 39, "C": 23}
LETTERS = 66
"""In a line of text: Excel would fill the cell up to its right edge."""
TITLE = 5
"""The row of the title, under the entity's head."""


def cover(sheet: Worksheet, formato: Formato, tables: dict[str, str], marca: Marca) -> None:
    """Write the first sheet. `tables` are the names of the others, each with its hint."""
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    _head(sheet, formato, marca)
    put(sheet.cell(TITLE, 1), formato.nombre)
    line = TITLE
    for name, text, heading in _lines(formato, tables):
        line += 1
        alone = not name or (heading and not text)
        put(sheet.cell(line, 1), name or text)
        put(sheet.cell(line, 2), "" if alone else fill(clean(text), LETTERS))
        for cell in sheet[line]:
            dress(cell, marca, bold=bool(name) and cell.column == 1, ground=heading, quiet=heading and cell.column == 2)
        sheet.merge_cells(start_row=line, end_row=line, start_column=1 if alone else 2, end_column=3)
    line += 1
    for said in _origin(formato, marca):
        line += 1
        put(sheet.cell(line, 1), said)
        sheet.cell(line, 1).font = Font(FONT, SIZE, color=marca.suave[1:])
        sheet.merge_cells(start_row=line, end_row=line, start_column=1, end_column=3)
    heighten(sheet)
    sheet.cell(TITLE, 1).font, sheet.cell(TITLE, 1).alignment = Font(FONT, 16, bold=True), Alignment(vertical="center")
    sheet.row_dimensions[TITLE].height = 40
    sheet.sheet_view.showGridLines = False
    page(sheet, "", marca, landscape=False)


def _head(sheet: Worksheet, formato: Formato, marca: Marca) -> None:
    """Write what the head of a Word document says: logo, entity and format, and the entity's own code, version and date."""
    for row, middle, right in ((1, marca.entidad or ENTITY, CODE), (2, formato.nombre, VERSION), (3, "", DATE)):
        for column, text in enumerate((LOGO if row == 1 else "", middle, right), 1):
            put(sheet.cell(row, column), text)
    for row in sheet["A1:C3"]:
        for cell in row:
            dress(cell, marca, bold=cell.coordinate == "B1")
    sheet.merge_cells("A1:A3")
    sheet.merge_cells("B2:B3")


def _lines(formato: Formato, tables: dict[str, str]) -> Iterator[tuple[str, str, bool]]:
    """Yield (name, text, whether it heads a group) for each line. With a text alone, the name is empty."""
    yield "Para qué sirve", formato.resumen, False
    yield "Cómo se llena", " ".join(USE), False
    yield from ((f"Hoja «{name}»", hint, False) for name, hint in tables.items())
    for seccion in formato.secciones:
        if seccion.tipo != "tabla":
            yield seccion.titulo, seccion.ayuda or "", True
            yield from ((name, text, False) for name, text in _said(seccion))


def _said(seccion: Seccion) -> Iterator[tuple[str, str]]:
    yield from ((campo, "") for campo in seccion.campos if seccion.tipo == "campos")
    yield from ((campo, "[nombre y firma]") for campo in seccion.campos if seccion.tipo == "firma")
    yield from (("", punto) for punto in seccion.puntos if seccion.tipo == "lista")
    if seccion.tipo == "texto":
        yield from (("", line) for line in markdown.plain(seccion.texto).split("\n") if line.strip())


def _origin(formato: Formato, marca: Marca) -> Iterator[str]:
    """Yield a short line for each source; `sources` says the rest."""
    yield f"{ORIGIN}:"
    for fuente in formato.fuentes.values():
        seen = f"Visto el {fuente.consultado:%d/%m/%Y}" if fuente.url else marca.comprobaciones.get(fuente.como, fuente.como)
        yield f"{fuente.titulo}. {seen}."


def sources(formato: Formato, marca: Marca) -> str:
    """Return where a format comes from, address and all, for the workbook's properties: a line of print has no room."""
    said = []
    for fuente in formato.fuentes.values():
        how = f"{marca.comprobaciones.get(fuente.como, fuente.como)}, {fuente.consultado:%d/%m/%Y}"
        said.append(". ".join(part for part in (fuente.titulo, fuente.url, how) if part))
    return clean(f"{ORIGIN}: {'; '.join(said)}.")
