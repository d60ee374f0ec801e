"""Every format, opened by LibreOffice and printed: nothing cut, nothing lost, on few pages of paper that offices have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from ctypes import c_float
from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest
from pdftext import outside
from soffice import to_pdf

from portal.formats import word
from portal.formats.files import files
from portal.index import Indice
from portal.markdown import plain
from portal.metodos import Formato, Seccion

pytestmark = pytest.mark.slow
CARTA, OFICIO = {612, 792}, {612, 936}
"""Points."""
LEAST = 9
"""Points of a letter, so that one reads it at arm's length."""
MOST_PAGES = {"docx": 4, "xlsx": 6}
GRIDS = ("tabla", "campos", "lineas")
"""Parts that are drawn with lines: one more than rows, but for lines to write on."""
FEWEST_WORDS = 35
"""Of a page, head and foot included: with fewer, something small went over to a page of its own."""


@pytest.fixture(scope="module")
def printed(indice: Indice, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The PDF of each format, by its id: one start of LibreOffice for all."""
    documents = {Path(found.archivo.ruta).name: found.archivo.hacer() for found in files(indice)}
    made = to_pdf(documents, tmp_path_factory.mktemp("formatos"))
    return {Path(name).stem: pdf for name, pdf in made.items()}


def test_each_page_is_carta_and_none_is_left_nearly_empty(indice: Indice, printed: dict[str, bytes]) -> None:
    for formato in indice.entradas["formatos"]:
        with pypdfium2.PdfDocument(printed[formato.id]) as pdf:
            assert 1 <= len(pdf) <= MOST_PAGES[formato.documento], formato.id
            for page in pdf:
                size = {round(side) for side in page.get_size()}
                assert size == CARTA or (formato.documento == "xlsx" and size == OFICIO), formato.id
                if formato.documento == "docx":
                    assert len(page.get_textpage().get_text_bounded().split()) >= FEWEST_WORDS, formato.id


def test_nothing_is_cut_and_nothing_is_lost(indice: Indice, printed: dict[str, bytes]) -> None:
    for formato in indice.entradas["formatos"]:
        assert not outside(printed[formato.id]), formato.id
        found = Counter(words(printed[formato.id]))
        wanted = Counter(word for seccion in formato.secciones for text in said(seccion) for word in text.split())
        assert not wanted - found, formato.id


def test_the_parts_come_in_order(indice: Indice, printed: dict[str, bytes]) -> None:
    for formato in (f for f in indice.entradas["formatos"] if f.documento == "docx"):
        rest = " ".join(words(printed[formato.id]))
        for text in in_order(formato):
            _, here, rest = rest.partition(" ".join(text.split()))
            assert here, (formato.id, text)


def test_each_row_to_fill_in_is_there(indice: Indice, printed: dict[str, bytes]) -> None:
    """An empty row has no words: the line under it is what one sees. (LibreOffice once left rows below the foot of a page.)"""
    for formato in (f for f in indice.entradas["formatos"] if f.documento == "docx"):
        tables = [
            (s.tipo == "tabla") + len(s.filas) + s.vacias + len(s.campos) - (s.tipo == "lineas")
            for s in formato.secciones
            if s.tipo in GRIDS
        ]
        with pypdfium2.PdfDocument(printed[formato.id]) as pdf:
            head = 2 * len(pdf)
            assert sum(len(set(lines(page))) for page in pdf) >= sum(rows + 1 for rows in tables) + head, formato.id


def test_no_letter_is_printed_too_small_to_read(printed: dict[str, bytes]) -> None:
    for id, pdf in printed.items():
        with pypdfium2.PdfDocument(pdf) as document:
            assert min(size for page in document for size in sizes(page)) >= LEAST, id


def test_no_sheet_of_a_table_is_left_nearly_empty(indice: Indice, printed: dict[str, bytes]) -> None:
    for formato in (f for f in indice.entradas["formatos"] if f.documento == "xlsx"):
        with pypdfium2.PdfDocument(printed[formato.id]) as pdf:
            for n in range(1, len(pdf)):  # the first sheet says how it is used
                assert max(lines(pdf[n])) - min(lines(pdf[n])) > pdf[n].get_height() * 0.5, (formato.id, n)


def test_what_people_get_is_one_sheet_without_the_official_s_hints(printed: dict[str, bytes]) -> None:
    for id in ("encuesta-de-temas", "encuesta-de-evaluacion"):
        with pypdfium2.PdfDocument(printed[id]) as pdf:
            first, second = (page.get_textpage().get_text_bounded() for page in pdf)
        assert (word.USE in " ".join(first.split()), word.USE in " ".join(second.split())) == (True, False)
        assert "hoja 2" in first


def test_a_dozen_sign_on_the_sheet_that_says_why(printed: dict[str, bytes]) -> None:
    with pypdfium2.PdfDocument(printed["lista-de-asistencia"]) as pdf:
        said = pdf[0].get_textpage().get_text_bounded().split()
        assert len(pdf) == 2
    assert {"1581", "12"} <= set(said)


def sizes(page: pypdfium2.PdfPage) -> Iterator[float]:
    """Yield the height of each text's letters, in points of the paper."""
    for found in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
        size = c_float()
        raw.FPDFTextObj_GetFontSize(found, size)
        yield size.value * abs(found.get_matrix().d)


def words(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [word for page in document for word in page.get_textpage().get_text_bounded().split()]


def lines(page: pypdfium2.PdfPage) -> Iterator[int]:
    """Yield the height of each level line of a page, to the point."""
    for found in page.get_objects():
        left, bottom, right, top = found.get_bounds()
        if top - bottom < 2 and right - left > 20:
            yield round(bottom)


def in_order(formato: Formato) -> Iterator[str]:
    """Yield the titles, hints and points of a format, as they follow each other."""
    for seccion in formato.secciones:
        yield seccion.titulo
        yield from (text for text in (seccion.ayuda, *seccion.puntos) if text and len(text) < 90)


def said(seccion: Seccion) -> Iterator[str]:
    """Yield all that a part says, in pieces."""
    yield from (seccion.titulo, seccion.ayuda or "", plain(seccion.texto), *seccion.puntos, *seccion.campos)
    yield from (columna.titulo for columna in seccion.columnas)
    yield from (text for row in seccion.filas for text in row)
