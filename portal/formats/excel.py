"""A format as an Excel workbook: a sheet that says how it is used, and one for each table."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from textwrap import fill
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
from portal.formats.cover import COVER, cover, sources
from portal.formats.sheet import CARTA, INDENT, OFICIO, SIZE, dress, heighten, names, page, put
from portal.metodos import Columna, Formato, Seccion
from portal.officezip import repacked

LISTS = "Listas"
"""The hidden sheet of what columns offer to choose among."""
WIDE, ROOM, FULL = {CARTA: 123, OFICIO: 148}, 4.5, 0.75
"""Characters that a table's columns share across each paper on its side, each one's room beside its longest word, and the
part of carta that those words may take: beyond it the table goes on oficio, and its letters keep their size."""
CENTRED = ("numero", "fecha", "casilla")
"""Kinds of column that hold something short."""
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
        paper = _table(book.create_sheet(title, len(book.worksheets) - 1), seccion, lists, marca)
        page(book[title], f"{formato.nombre}. {seccion.titulo}", marca, landscape=True, paper=paper)
    made = io.BytesIO()
    ExcelWriter(book, ZipFile(made, "w")).save()  # book.save() would write the clock's hour in its properties
    return repacked(made.getvalue(), marca.fecha)


def _properties(book: Workbook, formato: Formato, marca: Marca) -> None:
    said = book.properties
    said.title, said.subject, said.keywords = clean(formato.nombre), clean(formato.resumen), ", ".join(formato.participa)
    said.creator = said.lastModifiedBy = clean(marca.siglas)
    said.language, said.description = LANGUAGE, sources(formato, marca)
    said.created = said.modified = dt.datetime(marca.fecha.year, marca.fecha.month, marca.fecha.day)
    book._named_styles["Normal"].font = Font(FONT, SIZE)
    book.calculation.fullCalcOnLoad = False  # nothing to work out: else Excel asks to save what nobody changed


def _table(sheet: Worksheet, seccion: Seccion, lists: Worksheet, marca: Marca) -> int:
    """Write a table and return its paper: its heads stay on screen and on each page, and each column takes what it says."""
    written = list(rows(seccion))
    last = 1 + len(written)
    paper, sizes = widths(seccion.columnas)
    for j, (columna, size) in enumerate(zip(seccion.columnas, sizes, strict=True), 1):
        letter, centred = get_column_letter(j), columna.tipo in CENTRED
        sheet.column_dimensions[letter].width = size
        put(sheet.cell(1, j), fill(clean(columna.titulo), max(int(size - INDENT), 1), break_long_words=False))
        dress(sheet.cell(1, j), marca, bold=True, ground=True, centred=centred)
        for i, row in enumerate(written, 2):
            _fill(sheet.cell(i, j), row[j - 1], columna)
            dress(sheet.cell(i, j), marca, centred=centred)
        _accept(sheet, f"{letter}2:{letter}{max(last, 2)}", columna, lists)
    heighten(sheet)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(seccion.columnas))}{max(last, 2)}"
    return paper


def widths(columns: Sequence[Columna]) -> tuple[int, list[float]]:
    """Return the paper for some columns and the width of each, in characters: by weight, but none below its longest word."""
    words = [max(map(len, [*columna.titulo.split(), *" ".join(columna.opciones).split(), ""])) for columna in columns]
    least = [min(word, WIDE[CARTA] // 4) + ROOM for word in words]
    least = [
        max(size, len("31/12/2026") + ROOM) if columna.tipo == "fecha" else size
        for size, columna in zip(least, columns, strict=True)
    ]
    paper = CARTA if sum(least) <= FULL * WIDE[CARTA] else OFICIO
    found: dict[int, float] = {}
    while True:
        weights = sum(columna.ancho for j, columna in enumerate(columns) if j not in found)
        share = (WIDE[paper] - sum(found.values())) / max(weights, 1)
        short = {j: float(least[j]) for j, columna in enumerate(columns) if j not in found and columna.ancho * share < least[j]}
        if not short:
            return paper, [found.get(j, columna.ancho * share) for j, columna in enumerate(columns)]
        found |= short


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
