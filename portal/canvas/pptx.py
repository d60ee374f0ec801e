"""A canvas as a slide of the paper's size, or as the background of a digital board: real shapes that one moves and fills in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.oxml.xmlchemy import OxmlElement
from pptx.text.text import Font
from pptx.util import Mm, Pt

from portal.canvas.content import (
    BEFORE_ANSWER,
    BEFORE_QUESTION,
    BOLD,
    BORDER,
    FACE,
    LANGUAGE,
    STRESS,
    Contenido,
    Espacio,
    content,
    height,
)
from portal.canvas.sheet import MEASURES, Cuadro, Hoja
from portal.measure import width
from portal.officezip import repacked

TITLE_ONLY = 5
"""Of the layouts in python-pptx's own template, the one that has a title and nothing else."""
ROUND = 0.293
"""Of a corner's radius: how far a rounded shape keeps its text from each side by itself."""


class Letra(NamedTuple):
    """How a paragraph is set: points, whether bold, colour, and points of air over it."""

    size: float
    bold: bool
    ink: str
    before: float = 0


def render(hoja: Hoja) -> bytes:
    """Return a PowerPoint file of one slide as large as the sheet. Shapes stand in reading order: title, head, boxes, foot."""
    texts, plan = content(hoja), hoja.trazado
    sizes = texts.letras
    deck = _deck(plan.papel)
    title, summary = _split(plan.titulo, texts)
    layout = deck.slide_layouts[0]
    _put(layout.placeholders[0], title)  # the slide's title stands where the layout's does
    slide = deck.slides.add_slide(layout)
    _bar(slide, layout, plan.barra, hoja.color)
    slide.shapes.title.text_frame.clear()
    slide.shapes.title.name = "Título"
    _write(slide.shapes.title, [(texts.titulo, Letra(sizes.titulo, True, hoja.tinta))])
    _text(slide, summary, "Para qué sirve", texts.resumen, Letra(sizes.resumen, False, hoja.tinta))
    for line in texts.encabezado:
        _line(slide, line, texts, hoja)
    for box in texts.cajas:
        _box(slide, box, texts, hoja)
    for where, name, text, align in _foot(plan.pie, texts):
        _text(slide, where, name, text, Letra(sizes.pie, False, hoja.suave), align)
    _describe(deck, texts, hoja.fecha)
    out = io.BytesIO()
    deck.save(out)
    return repacked(out.getvalue(), hoja.fecha)


def _deck(paper: Cuadro) -> Any:
    """Return an empty deck whose only layout is that of a title, without the marks of the template it comes from."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(paper.ancho), Mm(paper.alto)
    for layout in [layout for place, layout in enumerate(deck.slide_layouts) if place != TITLE_ONLY]:
        deck.slide_layouts.remove(layout)
    for shape in [*deck.slide_layouts[0].placeholders][1:]:  # date, foot and number, which no slide of ours has
        shape._element.getparent().remove(shape._element)
    for shape in deck.slide_master.placeholders:
        _put(shape, Cuadro(0, 0, paper.ancho, paper.alto / 8))
    package = deck.part.package
    for owner, kind in ((package, "thumbnail"), (deck.part, "printerSettings")):
        for key in [key for key, part in owner._rels.items() if part.reltype.endswith(kind)]:
            owner._rels.pop(key)
    return deck


def _split(where: Cuadro, texts: Contenido) -> tuple[Cuadro, Cuadro]:
    """Share out the head of the sheet between the title's lines and what follows it."""
    line = height(texts.titulo, where.ancho, texts.letras.titulo, BOLD)
    return where._replace(alto=line), where._replace(y=where.y + line, alto=where.alto - line)


def _foot(where: Cuadro, texts: Contenido) -> list[tuple[Cuadro, str, str, Any]]:
    """Return the foot's two texts, each with its place, name and alignment; the address takes what it needs."""
    size = width(texts.direccion, texts.letras.pie) + 1 if texts.direccion else 0.0
    left = where._replace(ancho=where.ancho - size)
    found = [(left, "Pie", texts.pie, PP_ALIGN.LEFT)]
    if texts.direccion:
        found.append((Cuadro(left.x + left.ancho, where.y, size, where.alto), "Dirección", texts.direccion, PP_ALIGN.RIGHT))
    return found


def _bar(slide: Any, layout: Any, where: Cuadro, color: str) -> None:
    """Draw the bar over the title on the layout: behind the slide nobody hears it nor moves it by mistake."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_measures(where))
    shape._element.remove(shape._element.find(qn("p:style")))
    shape.fill.solid()
    shape.fill.fore_color.rgb = _rgb(color)
    shape.line.fill.background()
    shape.name = "Barra"
    layout.shapes._spTree.append(shape._element)


def _line(slide: Any, place: Espacio, texts: Contenido, hoja: Hoja) -> None:
    """Draw a line of the head: its label over the space to write, and a stroke under both."""
    shape = _shape(slide, MSO_SHAPE.RECTANGLE, place, f"Renglón: {place.titulo}")
    _stroke(shape, BORDER * texts.escala, hoja.suave)
    _underline(shape)
    _write(shape, _paragraphs(place, Letra(texts.letras.etiqueta, True, hoja.suave), texts, hoja))


def _box(slide: Any, place: Espacio, texts: Contenido, hoja: Hoja) -> None:
    """Draw a box: its title, its questions and its answer, or an empty paragraph to write in."""
    shape = _shape(slide, MSO_SHAPE.ROUNDED_RECTANGLE, place, f"Caja: {place.titulo}")
    _stroke(shape, *((STRESS * texts.escala, hoja.color) if place.destacada else (BORDER * texts.escala, hoja.suave)))
    radius = MEASURES["esquina"] * texts.escala
    shape.adjustments[0] = radius / min(place.cuadro.ancho, place.cuadro.alto)
    paragraphs = _paragraphs(place, Letra(texts.letras.caja, True, hoja.color), texts, hoja)
    _write(shape, paragraphs, margin=texts.margen - ROUND * radius)


def _shape(slide: Any, kind: Any, place: Espacio, name: str) -> Any:
    shape = slide.shapes.add_shape(kind, *_measures(place.cuadro))
    shape._element.remove(shape._element.find(qn("p:style")))  # the theme's own filling and letters
    shape.fill.background()
    _name(shape, name, place.descripcion)
    return shape


def _stroke(shape: Any, points: float, color: str) -> None:
    shape.line.color.rgb = _rgb(color)
    shape.line.width = Pt(points)


def _underline(shape: Any) -> None:
    """Leave of a rectangle's outline the side below; its text has all of its room still."""
    properties = shape._element.spPr
    only = parse_xml(
        f'<a:custGeom {nsdecls("a")}><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="1" h="1" fill="none"><a:moveTo><a:pt x="0" y="1"/></a:moveTo><a:lnTo><a:pt x="1" y="1"/></a:lnTo></a:path>'
        "</a:pathLst></a:custGeom>"
    )
    properties.replace(properties.find(qn("a:prstGeom")), only)


def _paragraphs(place: Espacio, heading: Letra, texts: Contenido, hoja: Hoja) -> list[tuple[str, Letra]]:
    """Return what a place says, and an empty paragraph to write in when nobody has yet."""
    guide = Letra(texts.letras.guia, False, hoja.tinta, BEFORE_QUESTION * texts.escala)
    answer = Letra(texts.letras.respuesta, False, hoja.tinta)
    first = answer._replace(before=BEFORE_ANSWER * texts.escala if place.preguntas else 0)
    answers = [(text, answer if row else first) for row, text in enumerate(place.respuesta or ("",))]
    return [(place.titulo, heading), *((text, guide) for text in place.preguntas), *answers]


def _text(slide: Any, where: Cuadro, name: str, text: str, letter: Letra, align: Any = PP_ALIGN.LEFT) -> None:
    shape = slide.shapes.add_textbox(*_measures(where))
    _name(shape, name, text)
    _write(shape, [(text, letter)], align=align)


def _write(shape: Any, lines: Sequence[tuple[str, Letra]], *, margin: float = 0, align: Any = PP_ALIGN.LEFT) -> None:
    """Write paragraphs, `margin` millimetres from the shape's sides."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Mm(margin)
    for place, (text, letter) in enumerate(lines):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        paragraph.alignment, paragraph.space_before = align, Pt(letter.before)
        paragraph._p.pPr.append(OxmlElement("a:buNone"))  # wherever the shape is pasted
        if text:
            run = paragraph.add_run()
            run.text = text
            _font(run.font, letter)
            run._r.get_or_add_rPr().set("lang", LANGUAGE)
        else:
            last = paragraph._p.get_or_add_endParaRPr()
            _font(Font(last), letter)
            last.set("lang", LANGUAGE)


def _font(font: Any, letter: Letra) -> None:
    font.name, font.size, font.bold = FACE, Pt(letter.size), letter.bold
    font.color.rgb = _rgb(letter.ink)


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*bytes.fromhex(colour.lstrip("#")))  # type: ignore[no-untyped-call]  # python-pptx has types in part


def _name(shape: Any, name: str, description: str) -> None:
    shape.name = name
    shape._element.nvSpPr.cNvPr.set("descr", description)


def _put(shape: Any, where: Cuadro) -> None:
    shape.left, shape.top, shape.width, shape.height = _measures(where)


def _measures(where: Cuadro) -> tuple[Any, Any, Any, Any]:
    return Mm(where.x), Mm(where.y), Mm(where.ancho), Mm(where.alto)


def _describe(deck: Any, texts: Contenido, when: dt.date) -> None:
    core, day = deck.core_properties, dt.datetime(when.year, when.month, when.day)
    core.title, core.subject, core.language = texts.titulo, texts.resumen, LANGUAGE
    core.author, core.last_modified_by, core.comments, core.keywords = "", "", texts.pie, ""
    core.created = core.modified = day
    core.revision = 1
