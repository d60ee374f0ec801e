"""What python-docx has no words for: content controls, borders, a table's description, the language of the styles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from portal.canvas.content import BEFORE_ANSWER, BEFORE_QUESTION, FACE, LANGUAGE, Contenido, Espacio
from portal.canvas.sheet import Hoja, Trazado

TWIPS = 1440 / 25.4
"""In a millimetre."""
SIDES = ("top", "left", "bottom", "right")
BLANK = "\u00a0" * 8
"""What one clicks on to write. It leaves nothing on a sheet printed to be filled in by hand."""


def element(tag: str, *children: Any, **values: str) -> Any:
    """Return an element of Word's own names, with its attributes and children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in values.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def control(place: Espacio, number: int) -> list[Any]:
    """Return the content control of a line or box, and the paragraph without height that must end its cell.

    It holds the answer, or a blank that what one writes replaces; `number` is unique in the document.
    """
    blank = [] if place.respuesta else [element("showingPlcHdr")]
    date = element("date", element("dateFormat", val="yyyy-MM-dd"), element("lid", val=LANGUAGE))
    kind = [date] if place.tipo == "fecha" else []  # none is rich text: one may start new paragraphs
    names = element("alias", val=place.titulo), element("tag", val=place.id), element("id", val=str(number))
    style = "PlaceholderText" if blank else ""
    lines = [
        _paragraph(text, style, first=not row and bool(place.preguntas)) for row, text in enumerate(place.respuesta or (BLANK,))
    ]
    low = element("p", element("pPr", element("spacing", before="0", after="0", line="20", lineRule="exact")))
    return [element("sdt", element("sdtPr", *names, *blank, *kind), element("sdtContent", *lines)), low]


def _paragraph(text: str, style: str, *, first: bool) -> Any:
    words = element("t")
    words.text = text
    run = element("r", *([element("rPr", element("rStyle", val=style))] if style else []), words)
    return element("p", element("pPr", element("pStyle", val="Respuesta" if first else "Renglón")), run)


def cut(table: Any, width: float, margin: float, lines: Sequence[str], border: float, color: str) -> None:
    """Give a table its width and inner margins in millimetres, fixed columns, and borders of so many points on some sides."""
    properties = table._tbl.tblPr
    properties.clear()
    twips = str(round(margin * TWIPS))
    properties.extend(
        [
            element("tblW", w=str(round(width * TWIPS)), type="dxa"),
            element("tblBorders", *(_line(side, border, color) for side in lines)),
            element("tblLayout", type="fixed"),
            element("tblCellMar", *(element(side, w=twips, type="dxa") for side in SIDES)),
            element("tblLook", val="0000", firstRow="0", lastRow="0", firstColumn="0", lastColumn="0", noHBand="1", noVBand="1"),
        ]
    )


def described(table: Any, title: str, words: str) -> None:
    """Say to a screen reader what a table is for. It is a plan to write on: no cell is the header of others."""
    table._tbl.tblPr.extend([element("tblCaption", val=title), element("tblDescription", val=words)])


def bordered(cell: Any, points: float, color: str) -> None:
    """Give a cell borders of its own; a thicker one wins over its neighbours'."""
    for tc in _spanned(cell):
        tc.get_or_add_tcPr().append(element("tcBorders", *(_line(side, points, color) for side in SIDES)))


def alone(cell: Any) -> None:
    """Draw no borders around a cell that is nobody's."""
    cell._tc.get_or_add_tcPr().append(element("tcBorders", *(element(side, val="nil") for side in SIDES)))


def styled(document: Any, texts: Contenido, hoja: Hoja) -> None:
    """Set the styles that a canvas uses: its letters, and the language in which they are read aloud and corrected."""
    sizes, k = texts.letras, texts.escala
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(element("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"))
    for name, size, bold, before, color in (
        ("Normal", sizes.guia, False, 0, hoja.tinta),
        ("Heading 1", sizes.titulo, True, 0, hoja.tinta),
        ("Subtitle", sizes.resumen, False, 0, hoja.tinta),
        ("Rótulo", sizes.etiqueta, True, 0, hoja.suave),
        ("Heading 2", sizes.caja, True, 0, hoja.color),
        ("Pregunta", sizes.guia, False, BEFORE_QUESTION * k, hoja.tinta),
        ("Respuesta", sizes.respuesta, False, BEFORE_ANSWER * k, hoja.tinta),
        ("Renglón", sizes.respuesta, False, 0, hoja.tinta),
        ("Pie", sizes.pie, False, 0, hoja.suave),
    ):
        _style(document, name, size, bold, before, color)
    document.styles.add_style("Placeholder Text", WD_STYLE_TYPE.CHARACTER)


def bar(document: Any, plan: Trazado, color: str) -> None:
    """Add the bar over the title: a line without words, as high as the bar and shaded as far as it goes."""
    where = plan.barra
    paragraph = document.add_paragraph()
    space = paragraph.paragraph_format
    space.line_spacing_rule, space.line_spacing = WD_LINE_SPACING.EXACTLY, Mm(where.alto)
    space.right_indent, space.space_after = Mm(plan.titulo.ancho - where.ancho), Mm(plan.titulo.y - where.y - where.alto)
    filled = element("shd", val="clear", color="auto", fill=color.lstrip("#").upper())
    paragraph._p.pPr.find(qn("w:spacing")).addprevious(filled)  # the schema's order


def modern(document: Any) -> None:
    """Leave the template's picture out, and ask Word for its present rules of layout, not those of 2010."""
    package = document.part.package
    for key in [key for key, part in package.rels.items() if part.reltype.endswith("thumbnail")]:
        package.rels.pop(key)
    settings = document.settings.element
    for old in settings.iter(qn("w:compatSetting")):
        if old.get(qn("w:name")) == "compatibilityMode":
            old.set(qn("w:val"), "15")
    for old in settings.findall(qn("w:themeFontLang")):
        old.set(qn("w:val"), LANGUAGE)


def _style(document: Any, name: str, size: float, bold: bool, before: float, color: str) -> None:
    styles = document.styles
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    old = style.element.find(qn("w:rPr"))
    if old is not None:
        style.element.remove(old)  # the template's letters and colours
    style.font.name, style.font.size, style.font.bold = FACE, Pt(size), bold
    style.element.rPr.rFonts.set(qn("w:cs"), FACE)
    style.font.color.rgb = RGBColor(*bytes.fromhex(color.lstrip("#")))
    space = style.paragraph_format
    space.space_before, space.space_after, space.line_spacing = Pt(before), Pt(0), 1.0
    space.keep_with_next = False


def _spanned(cell: Any) -> list[Any]:
    """Return the cells that a merged one is made of: Word takes the lower border from the last."""
    found, tc = [cell._tc], cell._tc
    while (tc := _under(tc)) is not None:
        found.append(tc)
    return found


def _under(tc: Any) -> Any:
    if tc._tr_below is None:
        return None
    below = tc._tr_below.tc_at_grid_offset(tc.grid_offset)
    return below if below.vMerge == "continue" else None


def _line(side: str, points: float, color: str) -> Any:
    return element(side, val="single", sz=str(round(points * 8)), space="0", color=color.lstrip("#").upper())
