"""Cells and sheets of a workbook: texts that stay texts, rows one can write on, and pages that print at their size."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.cell.cell import MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

from portal.formats.brand import FONT, SLOT, Marca, clean, foot, light

SIZE = 10
CARTA, OFICIO = 1, 14
"""How Excel calls the papers."""
ACTS = ("=", "+", "-", "@", "\t", "\r")
"""With any of these first, a text pasted in a cell is an order: of a sum, or of a program to open."""
SHORTEST, BY_HAND, LEAD, WIDEST = 20, 26, 13, 0.95
"""Points of a row, of one to write on and of a line; and how wide a letter is, on average, beside a digit."""
INDENT = 2.5
"""Characters that a cell's indent and its sides take."""
LONGEST, LONGEST_NAME, LONGEST_HEAD = 32_000, 31, 120
"""Characters of a cell, of a sheet's name, and of each part of a page's head."""


def put(cell: Any, text: str) -> None:
    """Write a text in a cell as text, whatever it looks like."""
    cell.value = clean(text)[:LONGEST] or None
    if cell.value is not None:
        cell.data_type = "s"  # never a formula or an error
        cell.quotePrefix = text.startswith(ACTS)  # nor when somebody edits the cell


def dress(cell: Any, marca: Marca, *, bold: bool = False, ground: bool = False, quiet: bool = False, centred: bool = False) -> None:
    """Give a cell the house's look: lines, wrapped text off them, and a ground if it is a heading or is to be filled in."""
    line = Side("thin", marca.suave[1:])
    cell.font = Font(FONT, SIZE, bold=bold, italic=quiet, color=marca.suave[1:] if quiet else "000000")
    cell.alignment = Alignment("center" if centred else "left", "center", wrap_text=True, indent=0 if centred else 1)
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
    covered = {
        ref.coord.partition(":")[0]: sum(_width(sheet, column) for column in range(ref.min_col, ref.max_col + 1))
        for ref in sheet.merged_cells
    }
    for row, cells in enumerate(sheet.iter_rows(), 1):
        shown = [cell for cell in cells if not isinstance(cell, MergedCell)]
        lines = max(_lines(str(cell.value or ""), covered.get(cell.coordinate) or _width(sheet, cell.column)) for cell in shown)
        least = SHORTEST if all(cell.value for cell in shown) else BY_HAND
        sheet.row_dimensions[row] = Line(sheet, index=row, ht=max(least, lines * LEAD + 8))


def _width(sheet: Worksheet, column: int) -> float:
    """Return the characters that fit in a column, beside its indent."""
    return float(sheet.column_dimensions[get_column_letter(column)].width) - INDENT


def _lines(text: str, width: float) -> int:
    """Return in how many lines a text breaks in a column `width` characters wide, or one more."""
    lines = 0
    for paragraph in text.split("\n"):
        lines, used = lines + 1, 0.0
        for word in paragraph.split():
            size = len(word) * WIDEST + 1
            if used and used + size > width + 1:
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


def page(sheet: Worksheet, head: str, marca: Marca, *, landscape: bool, paper: int = CARTA) -> None:
    """Set a sheet to print, as many pages as it needs but one across, with what it is above and below."""
    sheet.page_setup.paperSize = paper
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.4
    margins.top, margins.bottom, margins.header, margins.footer = 0.75, 0.7, 0.35, 0.35
    sheet.print_area = sheet.dimensions
    sheet.HeaderFooter.scaleWithDoc = False
    sheet.print_options.horizontalCentered = True
    sheet.oddHeader.center.text = _printed(head) or None
    sheet.oddFooter.left.text, sheet.oddFooter.right.text = _printed(foot(marca)), "Página &P de &N"
    for part in (sheet.oddHeader.center, sheet.oddFooter.left, sheet.oddFooter.right):
        part.size, part.font = SIZE, FONT


def _printed(text: str) -> str:
    """Return a text for a page's head: there, & begins an order, and is written twice."""
    return clean(text)[:LONGEST_HEAD].replace("&", "&&")
