"""The first sheet of a workbook: whose it is, what it is for, how it is filled in and where its columns come from."""

from __future__ import annotations

from collections.abc import Iterator

from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from portal import markdown
from portal.formats.brand import CODE, ENTITY, FONT, VERSION, Marca, clean
from portal.formats.sheet import dress, heighten, page, put
from portal.metodos import Formato, Seccion

COVER = "Cómo se usa"
USE = ("Llene lo que está entre corchetes.", "Cada tabla está en su hoja.", "Escriba las fechas con día, mes y año.")
WIDTHS = {"A": 34, "B": 86}


def cover(sheet: Worksheet, formato: Formato, tables: dict[str, str], marca: Marca) -> None:
    """Write the first sheet. `tables` are the names of the others, each with its hint."""
    for column, width in WIDTHS.items():
        sheet.column_dimensions[column].width = width
    put(sheet["A1"], formato.nombre)
    sheet["A1"].font = Font(FONT, 16, bold=True)
    line = 2
    for name, text, heading in _lines(formato, tables, marca):
        line += 1
        for cell, said in zip((sheet.cell(line, 1), sheet.cell(line, 2)), (name, text), strict=True):
            put(cell, said)
            dress(cell, marca, bold=cell.column == 1, ground=heading, quiet=heading and cell.column == 2)
    heighten(sheet)
    sheet.row_dimensions[1].height = 24
    sheet.sheet_view.showGridLines = False
    page(sheet, formato.nombre, marca, landscape=False)


def _lines(formato: Formato, tables: dict[str, str], marca: Marca) -> Iterator[tuple[str, str, bool]]:
    """Yield (name, text, whether it heads a group) for each line."""
    yield "De quién es", "", True
    yield from (("Entidad", ENTITY, False), ("Código", CODE, False), ("Versión", VERSION, False))
    yield "Cómo se usa", "", True
    yield "Para qué sirve", formato.resumen, False
    yield "Cómo se llena", " ".join(USE), False
    yield from ((f"Hoja «{name}»", hint, False) for name, hint in tables.items())
    for seccion in formato.secciones:
        if seccion.tipo != "tabla":
            yield seccion.titulo, seccion.ayuda or "", True
            yield from ((name, text, False) for name, text in _said(seccion))
    yield "De dónde salen las columnas", "", True
    for fuente in formato.fuentes.values():
        seen = f"Visto el {fuente.consultado:%d/%m/%Y}."
        how = marca.comprobaciones.get(fuente.como, fuente.como)
        yield "Fuente", " ".join(part for part in (f"{clean(fuente.titulo)}.", fuente.url, seen, f"{how}.") if part), False


def _said(seccion: Seccion) -> Iterator[tuple[str, str]]:
    yield from ((campo, "") for campo in seccion.campos if seccion.tipo == "campos")
    yield from ((campo, "[nombre y firma]") for campo in seccion.campos if seccion.tipo == "firma")
    yield from (("", punto) for punto in seccion.puntos if seccion.tipo == "lista")
    if seccion.tipo == "texto":
        yield from (("", line) for line in markdown.plain(seccion.texto).split("\n") if line.strip())
