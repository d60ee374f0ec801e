"""A canvas as a form that any PDF reader fills in.

Typst makes no fields, but it makes links, tagged and in reading order: lienzo.typ puts a link over each space to write
in, and here each link becomes a field of the same place in page and structure. Its id is the field's name, so answers
travel between the web page, the file of answers and the PDF.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from pikepdf import Array, Dictionary, Name, String

from portal.canvas.pdf import data
from portal.canvas.sheet import Hoja
from portal.fields import SLUG
from portal.fonts import SOURCE
from portal.typeset import opened, pdf, saved

KEY = "Wingdings"
"""What fields call their letter. PDFium (Chrome) writes “, ” and — in a letter that isn't in the file, unless it is called so."""
WRITING = f"/{KEY} 11 Tf 0.09 g"
"""How one writes: that letter at 11 points, nearly black."""
MULTILINE = 1 << 12
"""Bit 13 of a text field's flags (ISO 32000-1, table 228)."""
PRINTED = 4
"""Bit 3 of an annotation's flags: it prints. PDF/UA and PDF/A ask for it."""


def render(hoja: Hoja) -> bytes:
    """Return a PDF form of a canvas: PDF/UA-1, its fields in reading order, each with its name for a screen reader."""
    with opened(pdf("lienzo", data(hoja, form=True), hoja.fecha)) as document:
        names = {d.id: d.etiqueta for d in hoja.lienzo.encabezado}
        names |= {id: " ".join((f"{caja.titulo}.", *caja.preguntas)) for id, caja in hoja.lienzo.cajas.items()}
        fields = [_field(a, names) for page in document.pages for a in page.get("/Annots", []) if _id(a)]
        for field in fields:
            if str(field.T) in hoja.lienzo.cajas:
                field.Ff = MULTILINE
            if answer := hoja.respuestas.get(str(field.T)):
                field.V = String(answer)
        _structure(document)
        font = _font(document)
        letters = Dictionary(Font=Dictionary({f"/{KEY}": font}))
        document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array(fields), DR=letters, DA=String(WRITING)))
        if hoja.respuestas:
            document.Root.AcroForm.NeedAppearances = True
        return saved(document)


def answers(raw: bytes) -> dict[str, str]:
    """Return what a PDF form holds: id of the space -> answer, those left empty not. Raises pikepdf.PdfError."""
    with opened(raw) as document:
        return {id: text for id, text in _written(document).items() if text}


def canvas(raw: bytes) -> tuple[str, str]:
    """Return which canvas a PDF form is: its id and its version. Raises ValueError if it is none, and pikepdf.PdfError."""
    with opened(raw) as document:
        id, _, version = str(document.docinfo.get("/Keywords", "")).partition(", ")
        if not _written(document):
            raise ValueError("no form of ours")
    return id, version


def _written(document: pikepdf.Pdf) -> dict[str, str]:
    """The text of each field with one of our names, "" when empty; what a signing program added isn't ours."""
    form = document.Root.get("/AcroForm", Dictionary())
    fields = form.get("/Fields", Array()) if isinstance(form, Dictionary) else Array()
    found = {}
    for field in fields if isinstance(fields, Array) else ():
        name = str(field.get("/T", "")) if isinstance(field, Dictionary) else ""
        if SLUG.fullmatch(name):
            found[name] = _text(field.get("/V", String("")))
    return found


def _text(value: Any) -> str:
    """The text of a value, which a long one may keep in a stream (ISO 32000-1, 12.7.4.3)."""
    if isinstance(value, pikepdf.Stream):
        return str(String(bytes(value.get_stream_buffer())))
    return str(value) if isinstance(value, String) else ""


def _id(annotation: pikepdf.Object) -> str:
    """The id of the space that a link stands for, or ""."""
    target = str(annotation.get("/A", Dictionary()).get("/URI", ""))
    return target.removeprefix("campo:") if target.startswith("campo:") else ""


def _field(annotation: pikepdf.Object, names: Mapping[str, str]) -> pikepdf.Object:
    """Make the field that takes a link's place."""
    id = _id(annotation)
    for key in ("/A", "/Contents", "/Border", "/C", "/H"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype, annotation.FT, annotation.F = Name.Widget, Name.Tx, PRINTED
    annotation.T, annotation.TU = String(id), String(names[id])
    annotation.DA = String(WRITING)
    return annotation


def _structure(document: pikepdf.Pdf) -> None:
    """Call «Form» each structure element that holds a field."""
    pending: list[Any] = [document.Root.StructTreeRoot]
    while pending:
        element = pending.pop()
        if isinstance(element, pikepdf.Array):
            pending += list(element)
        elif isinstance(element, pikepdf.Dictionary) and "/K" in element:
            kids = element.K if isinstance(element.K, pikepdf.Array) else [element.K]
            if element.get("/S") == Name.Link and any(_holds_field(kid) for kid in kids):
                element.S = Name.Form
                element.K = next(kid for kid in kids if _holds_field(kid))
                element.Alt = element.K.Obj.TU  # where pdf.js looks for a field's name
            else:
                pending += list(kids)


def _holds_field(kid: Any) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == Name.OBJR and kid.Obj.get("/Subtype") == Name.Widget


def _font(document: pikepdf.Pdf) -> pikepdf.Object:
    """Embed the letter in which readers write: the signs of Spanish, and no other file of the machine's."""
    raw, widths, box, ascent, descent = _letter()
    file = document.make_stream(raw, Length1=len(raw))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=Name("/PublicSans-Regular"),
        Flags=32,
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=ascent,
        StemV=80,
        FontFile2=file,
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/PublicSans-Regular"),
            FirstChar=32,
            LastChar=255,
            Widths=Array(widths),
            Encoding=Name.WinAnsiEncoding,
            FontDescriptor=document.make_indirect(descriptor),
        )
    )


@cache
def _letter() -> tuple[bytes, list[int], list[int], int, int]:
    """(TrueType file, widths from sign 32 to 255, bounding box, ascent, descent), in thousandths of the size."""
    signs = [bytes([code]).decode("cp1252", "replace") for code in range(32, 256)]
    font = instantiateVariableFont(TTFont(SOURCE, recalcTimestamp=False), {"wght": 400})
    options = subset.Options(hinting=False, layout_features=[], name_IDs=[1, 2, 6], notdef_outline=True, glyph_names=False)
    cut = subset.Subsetter(options)
    cut.populate(text="".join(sign for sign in signs if sign != "\ufffd"))
    cut.subset(font)
    out = io.BytesIO()
    font.save(out, reorderTables=False)
    thousandths = 1000 / font["head"].unitsPerEm
    known, metrics, head = font.getBestCmap(), font["hmtx"], font["head"]
    widths = [round(metrics[known.get(ord(sign), ".notdef")][0] * thousandths) for sign in signs]
    box = [round(side * thousandths) for side in (head.xMin, head.yMin, head.xMax, head.yMax)]
    return out.getvalue(), widths, box, round(font["hhea"].ascent * thousandths), round(font["hhea"].descent * thousandths)
