"""A format as an Excel workbook: a sheet that says how it is used, and one for each table."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from portal.formats.brand import FONT, LANGUAGE, Marca, clean, rows
from portal.formats.cover import COVER, cover
from portal.formats.sheet import SIZE, dress, heighten, names, page, put
from portal.metodos import Columna, Formato, Seccion
from portal.officezip import repacked

LISTS = "Listas"
"""The hidden sheet of what columns offer to choose among."""
WIDE, ROOM = 132, 4
"""Characters that a table's columns share, to fit across a sheet on its side; and each one's room beside its longest word."""
DAY, EARLIEST = "dd/mm/yyyy", "36526"
"""How a date is shown, and the first one taken for one: the 1st of January of 2000, as Excel counts days."""
STATES = {"C6E5C9": ("Verde", "Cumplido"), "FFE699": ("Amarillo", "En curso"), "F8CBC4": ("Rojo", "Atrasado")}
"""Ground -> the words it goes with. The cell's word says it already, and black is read on the three."""


def render(formato: Formato, marca: Marca) -> bytes:
    """Return the Excel workbook of a format, the same bytes for the same data."""
    book = Workbook()
    _properties(book, formato, marca)
    tables = [seccion for seccion in formato.secciones if seccion.tipo == "tabla"]
    titles = names([seccion.titulo for seccion in tables], (COVER, LISTS))
    first = book.worksheets[0]
    first.title = COVER
    cover(first, formato, {name: t.ayuda or "" for name, t in zip(titles, tables, strict=True)}, marca)
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for title, seccion in zip(titles, tables, strict=True):
        _table(book.create_sheet(title, len(book.worksheets) - 1), seccion, lists, marca)
        page(book[title], f"{formato.nombre}. {seccion.titulo}", marca, landscape=True)
    made = io.BytesIO()
    ExcelWriter(book, ZipFile(made, "w")).save()  # book.save() would write the clock's hour in its properties
    return repacked(made.getvalue(), marca.fecha)


def _properties(book: Workbook, formato: Formato, marca: Marca) -> None:
    said = book.properties
    said.title, said.subject, said.keywords = clean(formato.nombre), clean(formato.resumen), ", ".join(formato.participa)
    said.creator = said.lastModifiedBy = clean(marca.siglas)
    said.language = LANGUAGE
    said.created = said.modified = dt.datetime(marca.fecha.year, marca.fecha.month, marca.fecha.day)
    book._named_styles["Normal"].font = Font(FONT, SIZE)
    book.calculation.fullCalcOnLoad = False  # nothing to work out: else Excel asks to save what nobody changed


def _table(sheet: Worksheet, seccion: Seccion, lists: Worksheet, marca: Marca) -> None:
    """Write a table: its heads stay on screen and on each page, and each column takes what it says it takes."""
    whole = sum(columna.ancho for columna in seccion.columnas)
    written = list(rows(seccion))
    last = 1 + len(written)
    for j, columna in enumerate(seccion.columnas, 1):
        letter = get_column_letter(j)
        word = max(len(word) for word in (*columna.titulo.split(), *(w for o in columna.opciones for w in o.split())))
        sheet.column_dimensions[letter].width = max(min(word, WIDE // 4) + ROOM, WIDE * columna.ancho / whole)
        put(sheet.cell(1, j), columna.titulo)
        dress(sheet.cell(1, j), marca, bold=True, ground=True)
        for i, row in enumerate(written, 2):
            _fill(sheet.cell(i, j), row[j - 1], columna)
            dress(sheet.cell(i, j), marca)
        _accept(sheet, f"{letter}2:{letter}{max(last, 2)}", columna, lists)
    heighten(sheet)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(seccion.columnas))}{max(last, 2)}"


def _fill(cell: Any, text: str, columna: Columna) -> None:
    """Write what a row says: as a date or a number where the column wants one and that is what it is."""
    if columna.tipo == "fecha":
        cell.number_format = DAY
    if columna.tipo == "fecha" and (day := _day(text)):
        cell.value = day
    elif columna.tipo == "numero" and re.fullmatch(r"\d{1,9}", text):
        cell.value = int(text)
    else:
        put(cell, text)


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", text) else None
    except ValueError:  # the 31st of February
        return None


def _accept(sheet: Worksheet, ref: str, columna: Columna, lists: Worksheet) -> None:
    """Say what a column takes: one of a list, or a date."""
    rule = None
    if columna.opciones:
        rule = DataValidation("list", formula1=_listed(columna.opciones, lists), allow_blank=True)
        rule.error = "Escoja una de las palabras de la lista."
        _colours(sheet, ref, columna.opciones)
    elif columna.tipo == "fecha":
        rule = DataValidation("date", operator="greaterThanOrEqual", formula1=EARLIEST, allow_blank=True)
        rule.error, rule.errorStyle = "Escriba una fecha con día, mes y año.", "warning"
    if rule:
        rule.showErrorMessage = True
        rule.add(ref)
        sheet.add_data_validation(rule)


def _listed(options: Sequence[str], lists: Worksheet) -> str:
    """Write the options in the hidden sheet and return where they are."""
    column = 1 if lists.cell(1, 1).value is None else lists.max_column + 1
    for i, option in enumerate(options, 1):
        put(lists.cell(i, column), option)
    letter = get_column_letter(column)
    return f"'{LISTS}'!${letter}$1:${letter}${len(options)}"


def _colours(sheet: Worksheet, ref: str, options: Sequence[str]) -> None:
    for ground, words in STATES.items():
        for word in (word for word in words if word in options):
            rule = CellIsRule(operator="equal", formula=[f'"{word}"'], fill=PatternFill(bgColor=ground, fill_type="solid"))
            sheet.conditional_formatting.add(ref, rule)
