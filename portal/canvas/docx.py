"""A canvas as a Word document of one page: the boxes are cells of one table, each with a control to write in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.shared import Mm

from portal.canvas.content import BORDER, LANGUAGE, STRESS, Contenido, Espacio, content, title_height
from portal.canvas.sheet import GAP, MARGIN, Hoja, Trazado
from portal.canvas.table import row_of, table
from portal.canvas.word import SIDES, alone, bar, bordered, control, cut, described, modern, styled
from portal.officezip import repacked


def render(hoja: Hoja) -> bytes:
    """Return a Word file of one page of the sheet's size: title, a table of lines to fill in, a table of boxes, the foot."""
    texts, plan, k = content(hoja), hoja.trazado, hoja.trazado.escala
    document = Document()
    styled(document, texts, hoja)
    _page(document, plan)
    bar(document, plan, hoja.color)
    document.add_paragraph(texts.titulo, style="Heading 1")
    summary = document.add_paragraph(texts.resumen, style="Subtitle")
    summary.paragraph_format.space_after = Mm(max(0, plan.titulo.alto - title_height(texts, plan.titulo.ancho)))
    _gap(document, k)
    _head(document, texts, hoja)
    _gap(document, k)
    _boxes(document, texts, hoja)
    _gap(document, k)
    foot = document.add_paragraph(f"{texts.pie}\t{texts.direccion}" if texts.direccion else texts.pie, style="Pie")
    foot.paragraph_format.tab_stops.add_tab_stop(Mm(plan.titulo.ancho), WD_TAB_ALIGNMENT.RIGHT)
    _describe(document, texts, hoja.fecha)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue(), hoja.fecha)


def _page(document: Any, plan: Trazado) -> None:
    page, margin = document.sections[0], MARGIN * plan.escala
    page.orientation, page.page_width, page.page_height = WD_ORIENT.LANDSCAPE, Mm(plan.papel.ancho), Mm(plan.papel.alto)
    page.left_margin = page.right_margin = page.bottom_margin = Mm(margin)
    page.top_margin = Mm(plan.barra.y)
    page.header_distance = page.footer_distance = Mm(margin / 2)


def _gap(document: Any, k: float) -> None:
    """Part what comes next: between two tables Word needs a paragraph, and an exact line makes it as low as a gap."""
    format = document.add_paragraph().paragraph_format
    format.line_spacing_rule, format.line_spacing = WD_LINE_SPACING.EXACTLY, Mm(GAP * k)


def _head(document: Any, texts: Contenido, hoja: Hoja) -> None:
    places = texts.encabezado
    head = _table(document, row_of(places, texts.escala), [places[0].cuadro.alto], texts, ("bottom", "insideV"), hoja.suave)
    described(head, "Datos de la hoja", f"Renglones para llenar: {', '.join(place.titulo for place in places)}.")
    for number, (cell, place) in enumerate(zip(head.rows[0].cells, places, strict=True)):
        _fill(cell, place, "Rótulo", number)


def _boxes(document: Any, texts: Contenido, hoja: Hoja) -> None:
    """Draw the grid; whoever fills it in with a keyboard goes through it row by row, as Word does."""
    plan, boxes = table(hoja.lienzo.rejilla, hoja.trazado, texts), {box.id: box for box in texts.cajas}
    grid = _table(document, plan.anchos, plan.altos, texts, (*SIDES, "insideH", "insideV"), hoja.suave)
    described(grid, texts.titulo, f"Cajas para escribir, en orden: {', '.join(box.titulo for box in texts.cajas)}.")
    for number, (id, at) in enumerate(plan.celdas, len(texts.encabezado)):
        cell = grid.cell(at.fila, at.columna)
        cell = cell.merge(grid.cell(at.fila + at.filas - 1, at.columna + at.columnas - 1))
        if not id:
            alone(cell)
            continue
        _fill(cell, boxes[id], "Heading 2", number)
        if boxes[id].destacada:
            bordered(cell, STRESS * texts.escala, hoja.color)


def _table(
    document: Any, widths: Sequence[float], heights: Sequence[float], texts: Contenido, lines: Sequence[str], color: str
) -> Any:
    """Add a table of fixed columns and exact rows, in millimetres, with borders on some sides."""
    made = document.add_table(len(heights), len(widths))
    cut(made, sum(widths), texts.margen, lines, BORDER * texts.escala, color)
    for column, size in zip(made.columns, widths, strict=True):
        column.width = Mm(size)
    for row, size in zip(made.rows, heights, strict=True):
        row.height, row.height_rule = Mm(size), WD_ROW_HEIGHT_RULE.EXACTLY
        for cell, across in zip(row.cells, widths, strict=True):
            cell.width = Mm(across)
    return made


def _fill(cell: Any, place: Espacio, heading: str, number: int) -> None:
    """Write a place's title and questions in a cell, and put the control that takes its answer."""
    title = cell.paragraphs[0]
    title.text, title.style = place.titulo, heading
    for text in place.preguntas:
        cell.add_paragraph(text, style="Pregunta")
    cell._tc.extend(control(place, number + 1))


def _describe(document: Any, texts: Contenido, when: dt.date) -> None:
    modern(document)
    core = document.core_properties
    core.title, core.subject, core.language = texts.titulo, texts.resumen, LANGUAGE
    core.author, core.last_modified_by, core.comments, core.keywords = "", "", texts.pie, ""
    core.created = core.modified = dt.datetime(when.year, when.month, when.day)
    core.revision = 1
