"""Everything one can carry away of the real site: by the validators' rules, within its page, light enough, and linked."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from pdftext import outside
from verapdf import failures

from portal.typeset import opened

pytestmark = pytest.mark.slow

CANVAS, VOLUME = 60_000, 1_500_000
"""Bytes that a canvas and a volume may weigh."""


@pytest.fixture(scope="module")
def pdfs(site: Path) -> dict[str, bytes]:
    found = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted((site / "descargas").rglob("*.pdf"))}
    assert len(found) > 250
    return found


def test_every_pdf_passes_pdf_ua_1(pdfs: dict[str, bytes]) -> None:
    assert {name: found for name, pdf in pdfs.items() if (found := failures(pdf, "ua1"))} == {}


def test_the_text_of_every_kit_passes_pdf_ua_1(site: Path) -> None:
    found = sorted((site / "descargas" / "participa").glob("*.zip"))
    assert len(found) > 50
    for path in found:
        with zipfile.ZipFile(path) as box:
            assert failures(box.read("texto.pdf"), "ua1") == [], path.name


def test_a_kit_carries_the_files_that_are_downloaded_apart(site: Path) -> None:
    """The same bytes: a kit is made of what is drawn, and draws nothing again."""
    with zipfile.ZipFile(site / "descargas" / "participa" / "participa-6.2.1.zip") as box:
        documents = [name for name in box.namelist() if name.startswith(("formatos/", "lienzos/"))]
        assert len(documents) > 5
        for name in documents:
            folder, file = name.split("/")
            where = site / "descargas" / folder / (file if folder == "formatos" else f"{file.split('-guiado-')[0]}/{file}")
            assert box.read(name) == where.read_bytes(), name


def test_every_printed_volume_passes_pdf_a_2a(pdfs: dict[str, bytes]) -> None:
    volumes = {name: pdf for name, pdf in pdfs.items() if "/cuadernos/" in name}
    assert len(volumes) > 15
    assert {name: found for name, pdf in volumes.items() if (found := failures(pdf, "2a"))} == {}


def test_every_pdf_speaks_spanish_of_here_and_keeps_its_text_on_the_page(pdfs: dict[str, bytes]) -> None:
    for name, pdf in pdfs.items():
        with opened(pdf) as document:
            assert str(document.Root.Lang) == "es-CO", name
        assert "mosaico" in name or outside(pdf) == [], name  # a mosaic's parts are cut on purpose


def test_no_pdf_weighs_more_than_an_office_can_send(pdfs: dict[str, bytes]) -> None:
    limits = {name: VOLUME if "/cuadernos/" in name else CANVAS for name in pdfs}
    assert {name: len(pdf) for name, pdf in pdfs.items() if len(pdf) > limits[name]} == {}


def test_every_download_is_linked_and_every_link_has_its_download(site: Path) -> None:
    there = {path.relative_to(site).as_posix() for path in (site / "descargas").rglob("*.*") if path.suffix != ".html"}
    linked = set()
    for page in site.rglob("*.html"):
        linked |= {
            found.lstrip("./") for found in re.findall(r'(?:href|src)="[./]*(descargas/[^"]+\.\w+)"', page.read_text("utf-8"))
        }
    assert linked == there


def test_each_link_says_what_the_file_weighs(site: Path) -> None:
    page = (site / "metodologias" / "mapear-actores" / "index.html").read_text("utf-8")
    for ruta, said in re.findall(r'href="[./]*(descargas/[^"]+)">[^<]*<span class="p-peso">[^<]*?(\d+) KB</span>', page):
        assert int(said) == -(-(site / ruta).stat().st_size // 1000), ruta
