"""The readers of a PDF see what is wrong with it: a ruler that measures nothing would pass everything."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pdftext
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

FONT = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
A4 = (0, 0, 595.28, 841.89)


def pdf(*pages: str, crop: Sequence[float] = A4, notes: Sequence[Dictionary] = ()) -> bytes:
    """A PDF of these contents, an A4 each, with the same annotations on each."""
    document = Pdf.new()
    for content in pages:
        page = document.add_blank_page(page_size=(A4[2], A4[3])).obj
        page.Contents = document.make_stream(content.encode("latin-1"))
        page.Resources = Dictionary(Font=Dictionary(F=FONT), XObject=Dictionary(D=drawing(document)))
        page.CropBox = Array(crop)
        page.Annots = Array(document.make_indirect(note) for note in notes)
    document.Root.AcroForm = Dictionary(Fields=[note for note in page.Annots if note.Subtype == "/Widget"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def drawing(document: Pdf) -> pikepdf.Stream:
    """Something with a text in it, to place on a page."""
    content = at(10, 10, "Dibujo").encode()
    return document.make_stream(
        content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 200, 200], Resources=Dictionary(Font=Dictionary(F=FONT))
    )


def at(x: float, y: float, text: str) -> str:
    return f"BT /F 12 Tf {x} {y} Td ({text}) Tj ET\n"


@pytest.mark.parametrize(
    ("content", "out"),
    [
        (at(50, 800, "Dentro"), []),
        (at(-50, 800, "Izquierda"), ["page 1: Izquierda"]),
        (at(580, 800, "Derecha"), ["page 1: Derecha"]),
        (at(50, 838, "Arriba"), ["page 1: Arriba"]),
        (at(50, -5, "Abajo"), ["page 1: Abajo"]),
        (at(50, 800, "Uno") + at(900, 800, "Dos"), ["page 1: Dos"]),
        (at(-50, 800, "  "), []),
        ("q 1 0 0 1 300 0 cm /D Do Q", []),
        ("q 1 0 0 1 -30 0 cm /D Do Q", ["page 1: Dibujo"]),
        ("q 9 0 0 9 300 0 cm /D Do Q", ["page 1: Dibujo"]),
    ],
)
def test_text_out_of_its_page_is_seen(content: str, out: list[str]) -> None:
    assert pdftext.outside(pdf(content)) == out


def test_the_page_is_the_one_that_is_seen() -> None:
    assert pdftext.outside(pdf(at(50, 800, "Uno"), at(50, 800, "Dos"), crop=(100, 0, 500, 841.89))) == [
        "page 1: Uno",
        "page 2: Dos",
    ]


def test_boxes_are_in_millimetres_from_the_top_left() -> None:
    made = pdf(at(72, 841.89 - 72, "HHH"), at(100, 100, "Otra"))
    (box,) = pdftext.boxes(made, 1)
    assert box.text == "HHH"
    assert box.x == pytest.approx(25.4, abs=0.5)
    assert box.y + box.height == pytest.approx(25.4, abs=0.1)
    assert box.width == pytest.approx(3 * 0.722 * 12 * 25.4 / 72, abs=0.8)  # Helvetica's H is 722 thousandths wide
    assert box.height == pytest.approx(0.718 * 12 * 25.4 / 72, abs=0.2)
    (moved,) = pdftext.boxes(pdf(at(72, 841.89 - 72, "HHH"), crop=(72, 0, 595.28, 841.89 - 36)), 1)
    assert moved.x == pytest.approx(box.x - 25.4, abs=0.01)
    assert moved.y == pytest.approx(box.y - 12.7, abs=0.01)


def test_fields_say_name_tooltip_value_place_and_lines() -> None:
    rect = Array([72, 841.89 - 72, 144, 841.89 - 36])
    one = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="meta", TU="La meta", V="Año", Rect=rect, Ff=1 << 12)
    two = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="fecha", Rect=rect)
    link = Dictionary(Subtype=Name.Link, Rect=rect, A=Dictionary(S=Name.URI, URI="https://a.org/"))
    goto = Dictionary(Subtype=Name.Link, Rect=rect, Dest="parte")
    made = pdf("", notes=[one, link, two, goto])
    place = pytest.approx((25.4, 12.7, 25.4, 12.7))
    assert pdftext.fields(made) == {"meta": ("La meta", "Año", place, True), "fecha": ("", "", place, False)}
    assert pdftext.links(made) == [(1, "https://a.org/", place)]
    assert pdftext.fields(pdf("")) == {}
