"""Cells and sheets of a workbook: texts that stay texts, and pages of carta."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from portal.formats.brand import FONT, SLOT, Marca, clean, foot, light

SIZE, CARTA = 10, 1
ACTS = ("=", "+", "-", "@", "\t", "\r")
"""With any of these first, a text pasted in a cell is an order: of a sum, or of a program to open."""
SHORTEST, LEAD, WIDEST = 20, 13, 0.95
"""Points of an empty row and of a line, and how wide a letter is, on average, beside a digit."""
LONGEST, LONGEST_NAME, LONGEST_HEAD = 32_000, 31, 120
"""Characters of a cell, of a sheet's name, and of each part of a page's head."""


def put(cell: Any, text: str) -> None:
    """Write a text in a cell as text, whatever it looks like."""
    cell.value = clean(text)[:LONGEST] or None
    if cell.value is not None:
        cell.data_type = "s"  # never a formula or an error
        cell.quotePrefix = text.startswith(ACTS)  # nor when somebody edits the cell


def dress(cell: Any, marca: Marca, *, bold: bool = False, ground: bool = False, quiet: bool = False) -> None:
    """Give a cell the house's look: lines, wrapped text, and a ground if it is a heading or is to be filled in."""
    line = Side("thin", marca.suave[1:])
    cell.font = Font(FONT, SIZE, bold=bold, italic=quiet, color=marca.suave[1:] if quiet else "000000")
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    cell.border = Border(line, line, line, line)
    if ground or SLOT.search(str(cell.value or "")):
        cell.fill = PatternFill("solid", light(marca.color, 0.14))


class Line(RowDimension):  # type: ignore[misc]  # the library ships no types
    """A row with a height that its text may change. (The library's own stays as it was when one writes more.)"""

    @property
    def customHeight(self) -> bool:  # noqa: N802 - the library's name
        """Whether the height is fixed."""
        return False


def heighten(sheet: Worksheet) -> None:
    """Give each row the height that its texts need in their columns: who only looks, on a phone say, doesn't work it out."""
    for cells in sheet.iter_rows():
        lines = max(_lines(str(cell.value or ""), sheet.column_dimensions[cell.column_letter].width) for cell in cells)
        row = cells[0].row
        sheet.row_dimensions[row] = Line(sheet, index=row, ht=max(SHORTEST, lines * LEAD + 4))


def _lines(text: str, width: float) -> int:
    """Return in how many lines a text breaks in a column `width` characters wide, or one more."""
    lines, used = 1, 0.0
    for word in text.split():
        size = len(word) * WIDEST + 1
        if used and used + size > width:
            lines, used = lines + 1, 0.0
        used += size
        while used > width + 1:
            lines, used = lines + 1, used - width
    return lines


def names(titles: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return a sheet's name for each title: without signs that Excel refuses, short, and no two alike."""
    used = {name.casefold() for name in taken}
    found = []
    for title in titles:
        base = " ".join(re.sub(r"[\[\]:*?/\\']", " ", clean(title)).split()) or "Tabla"
        name, n = base[:LONGEST_NAME].strip(), 1
        while name.casefold() in used:
            n += 1
            name = f"{base[: LONGEST_NAME - 4].strip()} {n}"
        used.add(name.casefold())
        found.append(name)
    return found


def page(sheet: Worksheet, head: str, marca: Marca, *, landscape: bool) -> None:
    """Set a sheet to print on carta, as many pages as it needs but one across, with what it is above and below."""
    sheet.page_setup.paperSize = CARTA
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.6
    sheet.print_area = sheet.dimensions
    sheet.oddHeader.center.text = _printed(head)
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = _printed(foot(marca)), "Página &P de &N"
    for part in (sheet.oddHeader.center, sheet.oddFooter.left, sheet.oddFooter.right):
        part.size, part.font = SIZE, FONT


def _printed(text: str) -> str:
    """Return a text for a page's head: there, & begins an order, and is written twice."""
    return clean(text)[:LONGEST_HEAD].replace("&", "&&")
