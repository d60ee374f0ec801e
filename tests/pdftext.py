"""Where things stand on the pages of a PDF: its texts, its links and its fields, in millimetres from the top left."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

POINT = 25.4 / 72
"""A point, in millimetres."""
SLACK = 0.1
"""Points that a text may stick out of its page: a PDF's numbers are rounded."""
MULTILINE = 1 << 12
"""The bit of a field's flags (ISO 32000-1, table 228) that lets it have several lines."""

Rect = tuple[float, float, float, float]
"""In a PDF: left, bottom, right, top, in points. In what we return: x, y, width, height, in mm from the top left."""


class Box(NamedTuple):
    """A piece of text, as it was drawn at once: a line, or a part of one in the same style."""

    text: str
    x: float
    y: float
    width: float
    height: float


class Link(NamedTuple):
    """An address that a page (1, 2…) opens, and where."""

    page: int
    address: str
    rect: Rect


class Field(NamedTuple):
    """A field to fill in."""

    tooltip: str
    value: str
    rect: Rect
    multiline: bool


def outside(pdf: bytes) -> list[str]:
    """Return "page 2: the text" for each piece of text that isn't wholly within the crop box of its page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            f"page {number}: {text}"
            for number, page in enumerate(document, 1)
            for text, rect in _texts(page)
            if not _within(rect, page.get_cropbox())
        ]


def boxes(pdf: bytes, page: int) -> list[Box]:
    """Return the pieces of text of a page (1, 2…), in the order in which they are drawn. Raises PdfiumError if there is no page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [Box(text, *_mm(rect, document[page - 1].get_cropbox())) for text, rect in _texts(document[page - 1])]


def links(pdf: bytes) -> list[Link]:
    """Return the links to the web, page by page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            Link(number, str(note.A.URI), rect) for number, note, rect in _notes(document, "/Link") if "/URI" in note.get("/A", {})
        ]


def fields(pdf: bytes) -> dict[str, Field]:
    """Return the fields by name, in the order of the pages; an empty one has the value ""."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            str(note.T): Field(str(note.get("/TU", "")), str(note.get("/V", "")), rect, bool(int(note.get("/Ff", 0)) & MULTILINE))
            for _, note, rect in _notes(document, "/Widget")
        }


def _texts(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Rect]]:
    for found in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
        if text := found.extract().strip():
            rect, inside = found.get_bounds(), found.container
            while inside:  # a drawing placed on the page, whose texts stand where it does
                rect, inside = inside.get_matrix().on_rect(*rect), inside.container
            yield text, rect


def _notes(document: pikepdf.Pdf, kind: str) -> Iterator[tuple[int, Any, Rect]]:
    for number, page in enumerate(document.pages, 1):
        for note in page.get("/Annots", []):
            if note.Subtype == kind:
                yield number, note, _mm(pikepdf.Rectangle(note.Rect).as_array(), page.cropbox)


def _within(rect: Rect, page: Rect) -> bool:
    left, bottom, right, top = page
    return rect[0] > left - SLACK and rect[1] > bottom - SLACK and rect[2] < right + SLACK and rect[3] < top + SLACK


def _mm(rect: Sequence[Any], page: Sequence[Any]) -> Rect:
    left, bottom, right, top = (float(n) * POINT for n in rect)
    return left - float(page[0]) * POINT, float(page[3]) * POINT - top, right - left, top - bottom
