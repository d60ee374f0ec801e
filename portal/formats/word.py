"""A format as a Word document: what it says already, and the tables and lines to fill in."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from typing import Any

from docx.document import Document as Documento
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.table import _Cell

from portal.formats.blank import CELL, HINT, SLOT, TABLE, blank, label, look, pad, width
from portal.formats.brand import Marca, clean, rows
from portal.formats.text import fill, write
from portal.metodos import Columna, Formato, Seccion
from portal.officezip import repacked

USE = "Llene lo que está entre corchetes. Borre las ayudas, que están en letra inclinada gris."
LINE, TICK = Cm(0.8), Cm(0.6)
"""Height of a row: to write on it by hand, and to make a mark."""
CENTRED = ("numero", "casilla")
"""Kinds of column that hold something short."""
SHORT_TABLE = 12
"""Rows of a table that isn't worth splitting over two pages."""
FEWEST, MOST = 2, 3
"""Places to sign side by side."""


def render(formato: Formato, marca: Marca) -> bytes:
    """Return the Word document of a format, the same bytes for the same data."""
    document = blank(formato, marca)
    fill(document.add_paragraph(style="Title"), formato.nombre, SLOT)
    if any(seccion.tipo != "dicho" for seccion in formato.secciones):
        document.add_paragraph(USE, style=HINT)
    for seccion in formato.secciones:
        heading = document.add_paragraph(style="Heading 1")
        heading.paragraph_format.page_break_before = seccion.aparte or None
        fill(heading, seccion.titulo, SLOT)
        if seccion.ayuda:
            hint = document.add_paragraph(clean(seccion.ayuda), style=HINT)
            hint.paragraph_format.keep_with_next = True
        PARTS[seccion.tipo](document, seccion)
    if document.element.body[-2].tag == qn("w:tbl"):  # Word wants a paragraph there: one that needs no page of its own
        last = document.add_paragraph().paragraph_format
        last.space_after, last.line_spacing = Pt(0), Pt(1)
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue(), marca.fecha)


def _text(document: Documento, seccion: Seccion) -> None:
    write(document, seccion.texto, SLOT)


def _said(document: Documento, seccion: Seccion) -> None:
    """What people said, as they said it: their brackets are no slots."""
    for punto in seccion.puntos:
        document.add_paragraph(clean(punto), style="List Bullet")


def _list(document: Documento, seccion: Seccion) -> None:
    for punto in seccion.puntos:
        fill(document.add_paragraph(style="List Bullet"), punto, SLOT)


def _fields(document: Documento, seccion: Seccion) -> None:
    table = _grid(document, len(seccion.campos), (1, 2), seccion)
    look(table, names=True)
    for row, campo in zip(table.rows, seccion.campos, strict=True):
        fill(row.cells[0].paragraphs[0], campo, SLOT, bold=True)
        _by_hand(row, LINE)
    _together(table)


def _table(document: Documento, seccion: Seccion) -> None:
    written = list(rows(seccion))
    table = _grid(document, 1 + len(written), [columna.ancho for columna in seccion.columnas], seccion)
    look(table, head=True)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, columna in zip(_cells(table, 0), seccion.columnas, strict=True):
        fill(cell.paragraphs[0], columna.titulo, SLOT, bold=True)
        _centre(cell, columna)
    for i, row in enumerate(written, 1):
        for cell, text, columna in zip(_cells(table, i), row, seccion.columnas, strict=True):
            _centre(cell, columna)
            if text or not columna.opciones:
                fill(cell.paragraphs[0], text, SLOT)
            else:
                _choice(cell.paragraphs[0], columna)
        if not all(row):
            empty = {columna.tipo for text, columna in zip(row, seccion.columnas, strict=True) if not text}
            _by_hand(table.rows[i], TICK if empty == {"casilla"} else LINE)
    _together(table)


def _lines(document: Documento, seccion: Seccion) -> None:
    """Write lines from margin to margin, without a frame."""
    write(document, seccion.texto, SLOT)
    table = _grid(document, seccion.vacias, (1,), seccion)
    table.style = document.styles["Normal Table"]
    look(table)
    sides = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("bottom", "insideH"))
    borders = parse_xml(f"<w:tblBorders {nsdecls('w')}>{sides}</w:tblBorders>")
    table._tbl.tblPr.find(qn("w:tblLayout")).addprevious(borders)
    for row in table.rows:
        _by_hand(row, LINE)
    _together(table)


def _signatures(document: Documento, seccion: Seccion) -> None:
    """Write a line to sign on, the post and the name, for each who signs."""
    across = min(max(len(seccion.campos), FEWEST), MOST)
    groups = [seccion.campos[i : i + across] for i in range(0, len(seccion.campos), across)]
    table = _grid(document, len(groups), (1,) * across, seccion)
    table.style = document.styles["Normal Table"]
    look(table)
    pad(table, left=0, right=0)
    for row, group in zip(table.rows, groups, strict=True):
        for cell, post in zip(row.cells, group, strict=False):
            line = cell.paragraphs[0]
            line.paragraph_format.space_before, line.paragraph_format.keep_with_next = Pt(36), True
            border = f'<w:pBdr {nsdecls("w")}><w:top w:val="single" w:sz="6" w:space="4" w:color="auto"/></w:pBdr>'
            line._p.get_or_add_pPr().insert_element_before(parse_xml(border), "w:spacing", "w:ind", "w:jc", "w:rPr")
            fill(line, post, SLOT, bold=True)
            name = cell.add_paragraph(style=CELL)
            fill(name, "Nombre: [nombre]", SLOT)
            line.paragraph_format.right_indent = name.paragraph_format.right_indent = Cm(0.8)


PARTS: dict[str, Callable[[Documento, Seccion], None]] = {
    "texto": _text,
    "lista": _list,
    "dicho": _said,
    "campos": _fields,
    "tabla": _table,
    "lineas": _lines,
    "firma": _signatures,
}


def _grid(document: Documento, lines: int, weights: Sequence[int], seccion: Seccion) -> Any:
    """Add a table as wide as the text, whose columns share it by weight and whose rows don't split over pages."""
    table = document.add_table(lines, len(weights), style=TABLE)
    table.autofit = False
    label(table, seccion.titulo, seccion.ayuda or seccion.titulo)
    whole, style = width(document), document.styles[CELL].style_id
    sides = [whole * weight // sum(weights) for weight in weights]
    for column, side in zip(table.columns, sides, strict=True):
        column.width = side
    for i, row in enumerate(table.rows):
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, side in zip(_cells(table, i), sides, strict=True):
            cell.width = side
            cell._tc.p_lst[0].style = style  # its own setter looks all styles up, for each cell
    return table


def _cells(table: Any, line: int) -> list[Any]:
    """The cells of a row. (`row.cells` looks at the whole table each time.)"""
    return [_Cell(cell, table) for cell in table._tbl.tr_lst[line].tc_lst]


def _by_hand(row: Any, height: int) -> None:
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST


def _centre(cell: Any, columna: Columna) -> None:
    if columna.tipo in CENTRED:
        cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER


def _together(table: Any) -> None:
    """Keep a short table on one page, and the first rows of a long one with its headings."""
    lines = len(table.rows)
    for i in range(lines - 1 if lines <= SHORT_TABLE else 2):
        for cell in _cells(table, i):
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _choice(paragraph: Any, columna: Columna) -> None:
    """Put a list to choose from at the end of a paragraph."""
    items = "".join("<w:listItem/>" for _ in columna.opciones)
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:alias/><w:showingPlcHdr/><w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        "<w:sdtContent/></w:sdt>"
    )
    control.find(f".//{qn('w:alias')}").set(qn("w:val"), clean(columna.titulo))
    for item, opcion in zip(control.iter(qn("w:listItem")), columna.opciones, strict=True):
        item.set(qn("w:displayText"), clean(opcion))
        item.set(qn("w:value"), clean(opcion))
    run = paragraph.add_run("[escoja]", style=SLOT)
    run._r.addprevious(control)
    control[-1].append(run._r)
