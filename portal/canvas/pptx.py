"""A canvas as a slide of the paper's size, or as the background of a digital board: real shapes that one moves and fills in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement
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
from portal.canvas.sheet import Cuadro, Hoja
from portal.measure import width
from portal.officezip import repacked

TITLE_ONLY = 5
"""Of the layouts in python-pptx's own template, the one that has a title and nothing else."""


def render(hoja: Hoja) -> bytes:
    """Return a PowerPoint file of one slide as large as the sheet. Shapes stand in reading order: title, head, boxes, foot."""
    texts, plan = content(hoja), hoja.trazado
    deck = _deck(plan.papel)
    title, summary = _split(plan.titulo, texts)
    layout = deck.slide_layouts[0]
    _put(layout.placeholders[0], title)  # the slide's title stands where the layout's does
    slide = deck.slides.add_slide(layout)
    slide.shapes.title.text_frame.clear()
    slide.shapes.title.name = "Título"
    _write(slide.shapes.title, [(texts.titulo, texts.letras.titulo, True)], ink=hoja.color)
    _text(slide, summary, "Para qué sirve", texts.resumen, texts.letras.resumen)
    for line in texts.encabezado:
        _place(slide, line, f"Renglón: {line.titulo}", texts, texts.letras.etiqueta, hoja)
    for box in texts.cajas:
        _place(slide, box, f"Caja: {box.titulo}", texts, texts.letras.caja, hoja)
    for where, name, text, align in _foot(plan.pie, texts):
        _text(slide, where, name, text, texts.letras.pie, align)
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


def _place(slide: Any, place: Espacio, name: str, texts: Contenido, heading: float, hoja: Hoja) -> None:
    """Draw a line of the head or a box: its title, its questions and its answer, or an empty paragraph to write in."""
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *_measures(place.cuadro))
    shape._element.remove(shape._element.find(qn("p:style")))  # the theme's own filling and letters
    shape.fill.background()
    shape.line.color.rgb = _rgb(hoja.color)
    shape.line.width = Pt((STRESS if place.destacada else BORDER) * hoja.trazado.escala)
    _name(shape, name, place.descripcion)
    guide = [(text, texts.letras.guia, False) for text in place.preguntas]
    answer = [(text, texts.letras.respuesta, False) for text in place.respuesta or ("",)]
    paragraphs = _write(shape, [(place.titulo, heading, True), *guide, *answer], ink=hoja.color, margin=texts.margen)
    for paragraph in paragraphs[1 : 1 + len(guide)]:
        paragraph.space_before = Pt(BEFORE_QUESTION * texts.escala)
    if guide:
        paragraphs[1 + len(guide)].space_before = Pt(BEFORE_ANSWER * texts.escala)


def _text(slide: Any, where: Cuadro, name: str, text: str, size: float, align: Any = PP_ALIGN.LEFT) -> None:
    shape = slide.shapes.add_textbox(*_measures(where))
    _name(shape, name, text)
    _write(shape, [(text, size, False)], align=align)


def _write(
    shape: Any, lines: Sequence[tuple[str, float, bool]], *, ink: str = "", margin: float = 0, align: Any = PP_ALIGN.LEFT
) -> list[Any]:
    """Write paragraphs of text, size in points and whether it is bold (in `ink` then), and return them."""
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Mm(margin)
    for place, (text, size, bold) in enumerate(lines):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        paragraph.alignment = align
        if text:
            run = paragraph.add_run()
            run.text = text
            _font(run.font, size, bold, ink)
            run._r.get_or_add_rPr().set("lang", LANGUAGE)
        else:
            last, face = OxmlElement("a:endParaRPr"), OxmlElement("a:latin")
            last.set("lang", LANGUAGE)
            last.set("sz", str(int(size * 100)))
            face.set("typeface", FACE)
            last.append(face)
            paragraph._p.append(last)
    return list(frame.paragraphs)


def _font(font: Any, size: float, bold: bool, ink: str) -> None:
    font.name, font.size, font.bold = FACE, Pt(size), bold
    if bold and ink:
        font.color.rgb = _rgb(ink)
    else:
        font.color.theme_color = MSO_THEME_COLOR.TEXT_1


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
