"""The Word document before it says anything: its language, its styles, its page, its head and its foot."""

from __future__ import annotations

import datetime as dt
from typing import Any

from docx import Document
from docx.document import Document as Documento
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from portal.formats.brand import CODE, DATE, ENTITY, FONT, LANGUAGE, LOGO, VERSION, Marca, clean, foot, light
from portal.formats.text import fill
from portal.metodos import Formato

SHORT, LONG, MARGIN = Cm(21.59), Cm(27.94), Cm(2)
"""Carta, which is what offices print."""
TABLE, CELL, HINT, SLOT = "Tabla del formato", "Celda", "Ayuda", "Por llenar"
KEPT = {"Normal", "Header", "Footer", "Title", "Heading 1", "Heading 2", "List Bullet", "List Number"}
KEPT |= {"Default Paragraph Font", "Normal Table", "No List"}
LEFTOVERS = ("stylesWithEffects", "customXml", "thumbnail", "webSettings", "fontTable")
"""Parts of the library's model document that aren't ours, and name fonts and styles we don't have."""


def blank(formato: Formato, marca: Marca) -> Documento:
    """Return the document of a format, with nothing in its body."""
    document = Document()
    for part in (document.part, document.part.package):
        for id, rel in list(part.rels.items()):
            if rel.reltype.rsplit("/", 1)[-1] in LEFTOVERS:
                del part.rels[id]
    _properties(document, formato, marca)
    _styles(document, marca)
    _page(document, formato)
    _head(document, formato, marca.entidad or ENTITY)
    paragraph = document.sections[0].footer.paragraphs[0]
    paragraph.add_run(foot(marca))
    return document


def width(document: Documento) -> int:
    """Return the width that text has, in EMU."""
    section = document.sections[0]
    return int(section.page_width - section.left_margin - section.right_margin)  # type: ignore[operator]  # `_page` set the three


def _properties(document: Documento, formato: Formato, marca: Marca) -> None:
    said = document.core_properties
    said.title, said.subject = clean(formato.nombre)[:255], clean(formato.resumen)[:255]
    said.author = said.last_modified_by = clean(marca.siglas)
    said.keywords, said.comments, said.language = ", ".join(formato.participa)[:255], "", LANGUAGE
    said.created = said.modified = dt.datetime(marca.fecha.year, marca.fecha.month, marca.fecha.day)
    settings = document.settings.element
    for tag, names in (("w:themeFontLang", {"w:val": LANGUAGE}), ("w:zoom", {"w:percent": "100"})):
        for element in settings.iter(qn(tag)):
            element.attrib.clear()
            for name, value in names.items():
                element.set(qn(name), value)
    for element in settings.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")  # else Word opens it «en modo de compatibilidad»


def _styles(document: Documento, marca: Marca) -> None:
    styles = document.styles
    for style in list(styles):
        if style.name not in KEPT:
            styles.element.remove(style.element)
    for tag in ("w:rFonts", "w:lang", "w:link"):  # the language and the font are said once, in the defaults
        for element in list(styles.element.iter(qn(tag))):
            element.getparent().remove(element)
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    fonts = " ".join(f'w:{script}="{FONT}"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    defaults.insert(0, parse_xml(f"<w:rFonts {nsdecls('w')} {fonts}/>"))
    defaults.append(parse_xml(f'<w:lang {nsdecls("w")} w:val="{LANGUAGE}" w:eastAsia="{LANGUAGE}" w:bidi="ar-SA"/>'))
    _style(styles["Normal"], 11, after=6)
    _style(styles["Header"], 10)
    _style(styles["Footer"], 10, colour=marca.suave)
    _style(styles["Title"], 18, bold=True, before=10, after=8)
    _style(styles["Heading 1"], 14, bold=True, before=14, after=4)
    _style(styles["Heading 2"], 12, bold=True, before=12, after=4)
    for name in ("List Bullet", "List Number"):
        _style(styles[name], 11, after=3)
    border = styles["Title"].element.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}")
    for name, value in {"val": "single", "sz": "12", "space": "4", "color": marca.color[1:]}.items():
        border.set(qn(f"w:{name}"), value)
    border.attrib.pop(qn("w:themeColor"), None)
    for name in (HINT, CELL):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _style(styles[HINT], 10, colour=marca.suave, italic=True, after=6)
    _style(styles[CELL], 10, before=2, after=2)
    slot = styles.add_style(SLOT, WD_STYLE_TYPE.CHARACTER)
    shade = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{light(marca.color, 0.14)}"/>'
    slot.element.get_or_add_rPr().append(parse_xml(shade))
    styles.element.append(
        parse_xml(_TABLE.format(ns=nsdecls("w"), name=TABLE, line=marca.suave[1:], ground=light(marca.color, 0.14)))
    )


_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{{line}}"/>' for side in _SIDES)
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>'
_TABLE = (
    '<w:style {ns} w:type="table" w:customStyle="1" w:styleId="Tabladelformato"><w:name w:val="{name}"/>'
    f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders><w:tblCellMar>'
    '<w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    '<w:tcPr><w:vAlign w:val="center"/></w:tcPr>'
    + "".join(f'<w:tblStylePr w:type="{part}"><w:tcPr>{_SHADE}</w:tcPr></w:tblStylePr>' for part in ("firstRow", "firstCol"))
    + "</w:style>"
)


def _style(
    style: Any, size: int, *, colour: str = "", bold: bool = False, italic: bool = False, before: int = 0, after: int = 0
) -> None:
    font, spaced = style.font, style.paragraph_format
    for tag in ("w:spacing", "w:kern"):  # the model's tight letters
        for element in style.element.findall(f"{qn('w:rPr')}/{qn(tag)}"):
            element.getparent().remove(element)
    font.size, font.bold, font.italic = Pt(size), bold or None, italic or None
    font.color.rgb = RGBColor.from_string(colour[1:].upper()) if colour else RGBColor(0, 0, 0)  # offices print in black
    spaced.space_before, spaced.space_after, spaced.line_spacing = Pt(before), Pt(after), 1.1


def _page(document: Documento, formato: Formato) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = (LONG, SHORT) if formato.horizontal else (SHORT, LONG)
    section.orientation = WD_ORIENT.LANDSCAPE if formato.horizontal else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = MARGIN
    section.header_distance = section.footer_distance = Cm(1)


def _head(document: Documento, formato: Formato, entity: str) -> None:
    header, whole = document.sections[0].header, width(document)
    sides = (Cm(3.2), whole - Cm(3.2) - Cm(6.2), Cm(6.2))
    grid = header.add_table(1, 3, whole)  # type: ignore[arg-type]  # it takes any length in EMU
    grid.style, grid.autofit = document.styles[TABLE], False
    label(grid, "Encabezado del documento", "Logo y nombre de la entidad, nombre del formato, código, versión y página.")
    look(grid)
    pad(grid, top=Cm(0.18), bottom=Cm(0.18))  # else the shade of what is to be filled in covers the lines
    for cell, column, side in zip(grid.rows[0].cells, grid.columns, sides, strict=True):
        cell.width = column.width = side  # type: ignore[assignment]  # the same
        cell.paragraphs[0].style = document.styles["Header"]
    logo, middle, right = grid.rows[0].cells
    fill(logo.paragraphs[0], LOGO, SLOT)
    fill(middle.paragraphs[0], entity, SLOT, bold=True)
    fill(middle.add_paragraph(style=document.styles["Header"]), formato.nombre, SLOT)
    fill(right.paragraphs[0], CODE, SLOT)
    fill(right.add_paragraph(style=document.styles["Header"]), f"{VERSION}. {DATE}", SLOT)
    page = right.add_paragraph("Página ", style=document.styles["Header"])
    _field(page, "PAGE")
    page.add_run(" de ")
    _field(page, "NUMPAGES")
    last = header.paragraphs[0]  # Word wants one after a table
    last.paragraph_format.line_spacing = Pt(9)
    grid._tbl.addnext(last._p)


def label(table: Any, title: str, description: str) -> None:
    """Give a table its name and what it holds, for who can't see it."""
    for tag, text in (("w:tblCaption", title), ("w:tblDescription", description)):
        element = OxmlElement(tag)
        element.set(qn("w:val"), clean(text))
        table._tbl.tblPr.append(element)


def pad(table: Any, **sides: int) -> None:
    """Set the room between a table's lines and its texts: side -> EMU. The other sides stay as the style has them."""
    room = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        if side in sides:
            element = OxmlElement(f"w:{side}")
            element.set(qn("w:w"), str(round(sides[side] / Pt(0.05))))
            element.set(qn("w:type"), "dxa")
            room.append(element)
    table._tbl.tblPr.find(qn("w:tblLook")).addprevious(room)


def look(table: Any, *, head: bool = False, names: bool = False) -> None:
    """Say which of a table's cells are headings: those of the first row, those of the first column."""
    said = table._tbl.tblPr.find(qn("w:tblLook"))
    said.attrib.clear()
    said.set(qn("w:val"), f"{0x20 * head + 0x80 * names + 0x600:04X}")  # what older readers understand
    parts = {"firstRow": head, "lastRow": False, "firstColumn": names, "lastColumn": False, "noHBand": True, "noVBand": True}
    for name, on in parts.items():
        said.set(qn(f"w:{name}"), str(int(on)))


def _field(paragraph: Any, code: str) -> None:
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'))
