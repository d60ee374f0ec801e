"""The validator passes what is right and names the rule that each defect breaks."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
import typst
from pikepdf import Pdf
from verapdf import failures, main

from portal.fonts import SOURCE
from portal.typeset import ARCHIVE, UA, packed, saved

pytestmark = pytest.mark.slow

SHEET = """
#set document(title: "Una hoja", date: datetime(year: 2026, month: 11, day: 22))
#set text(lang: "es", font: "Public Sans")
= Una hoja
Un párrafo con #link("https://www.gov.co/")[un enlace].
#let drawing = bytes("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>")
#figure(image(drawing, alt: "Un triángulo"))
"""


@pytest.fixture(scope="module")
def sheet() -> bytes:
    """A page with a title, a text, a link and a figure, for readers and archives."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[str(SOURCE.parent)])
    return packed(typst.compile(SHEET.encode(), format="pdf", pdf_standards=[UA, ARCHIVE], font_paths=fonts))


def no_language(document: Pdf) -> None:
    del document.Root.Lang


def no_marks(document: Pdf) -> None:
    del document.Root.MarkInfo


def no_structure(document: Pdf) -> None:
    del document.Root.StructTreeRoot


def no_words_for_the_link(document: Pdf) -> None:
    del document.pages[0].Annots[0].Contents


def no_alternative(document: Pdf) -> None:
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/S") == "/Figure":
            del found.Alt


def no_title(document: Pdf) -> None:
    without(document, b"dc:title")


def title_not_displayed(document: Pdf) -> None:
    del document.Root.ViewerPreferences


def no_identification(document: Pdf) -> None:
    without(document, b"pdfuaid:part")


def font_not_embedded(document: Pdf) -> None:
    for found in document.objects:
        if isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/FontDescriptor":
            for name in [name for name in found if name.startswith("/FontFile")]:
                del found[name]


def without(document: Pdf, name: bytes) -> None:
    """Take an element out of what the file says of itself."""
    before, _, rest = document.Root.Metadata.read_bytes().partition(b"<" + name + b">")
    document.Root.Metadata.write(before + rest.partition(b"</" + name + b">")[2])


def broken(pdf: bytes, break_it: Callable[[Pdf], None]) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        break_it(document)
        return saved(document)


@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_a_good_sheet_passes(sheet: bytes, flavour: str) -> None:
    assert failures(sheet, flavour) == []


@pytest.mark.parametrize(
    ("flavour", "break_it", "rules"),
    [
        ("ua1", no_language, ["7.2-2", "7.2-22", "7.2-24", "7.2-31", "7.2-33", "7.2-34"]),
        ("ua1", no_marks, ["6.2-1"]),
        ("ua1", no_structure, ["7.1-3", "7.1-11", "7.18.5-1"]),
        ("ua1", no_alternative, ["7.3-1"]),
        ("ua1", no_title, ["7.1-9"]),
        ("ua1", title_not_displayed, ["7.1-10"]),
        ("ua1", no_words_for_the_link, ["7.18.1-2", "7.18.5-2"]),
        ("ua1", font_not_embedded, ["7.21.4.1-1"]),
        ("ua1", no_identification, ["5-1"]),
        ("2a", no_marks, ["6.7.2.2-1"]),
        ("2a", no_structure, ["6.7.3.3-1"]),
        ("2a", font_not_embedded, ["6.2.11.4.1-1"]),
    ],
)
def test_each_defect_is_named(sheet: bytes, flavour: str, break_it: Callable[[Pdf], None], rules: list[str]) -> None:
    assert [line.partition(":")[0] for line in failures(broken(sheet, break_it), flavour)] == rules


def test_a_line_says_what_is_asked_and_how_many_times(sheet: bytes) -> None:
    (line,) = failures(broken(sheet, no_alternative), "ua1")
    assert line.startswith("7.3-1: Figure tags shall include an alternative representation")
    assert line.endswith(" (1×)")


@pytest.mark.parametrize("cut", [0, 1, 20, -40])
def test_a_file_cut_short_is_told(sheet: bytes, cut: int) -> None:
    (line,) = failures(sheet[:cut], "ua1")
    assert line.startswith("can't be read: ")


def test_the_command_prints_and_fails(sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = tmp_path / "buena.pdf", tmp_path / "mala.pdf"
    good.write_bytes(sheet)
    bad.write_bytes(broken(sheet, no_marks))
    assert main(["ua1,2a", str(good)]) == 0
    assert capsys.readouterr().out == ""
    assert main([str(good), str(bad)]) == 1
    assert capsys.readouterr().out.startswith(f"{bad} ua1 6.2-1: ")
    assert main(["ua1"]) == 2
