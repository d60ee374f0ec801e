"""The joined relatoría as a Word document: put together on the page, as `portal relatoria` makes it, and whatever people wrote."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from browser.archivos import NO_STORAGE, saved
from browser.barreras import barriers
from browser.conftest import Watched
from docx import Document
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument
from soffice import to_pdf

from portal import relatoria
from portal.index import Indice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

METHOD, CANVAS, BUTTON = "metodologias/mapear-actores/", "mapa-de-actores", "Descargar para Word"
HOSTILE = (
    "</w:t><w:p> <script>window.entro=1</script> \"&amp;' {{cuerpo}}{{texto}} $& __proto__ =1+1 [hoy] \u202e🙂\ud800\x00\x0b\ufffe"
)
SPANISH = "Ñandú, pingüino: «¿sí?» “año” — más…\n  Otra línea\r\ny otra"
TABLES = [
    {"equipo": "Mesa 1", "municipio": "Peñol", "fecha": "2026-11-24", "reto": SPANISH, "alianzas": "La JAC"},
    {"equipo": "Mesa 2", "municipio": "Peñol", "fecha": "2026-11-24", "reto": "[hoy] & <b>x</b> {{titulo}}"},
]


def joined(page: Page, folder: Path, tables: list[dict[str, str]]) -> Path:
    """Join some tables on the page, and download the document."""
    for n, answers in enumerate(tables):
        file = {"lienzo": CANVAS, "version": "1.0", "respuestas": answers}
        (folder / f"{n}.json").write_text(json.dumps(file), "utf-8")
    page.set_input_files("[data-mesas]", [folder / f"{n}.json" for n in range(len(tables))])
    page.locator("[data-texto] h4").wait_for()
    return saved(page, folder, BUTTON)


def said(document: bytes) -> list[tuple[str, str]]:
    """(style, text) of each paragraph."""
    return [(p.style.name or "", p.text) for p in Document(io.BytesIO(document)).paragraphs if p.style]


def parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as box:
        assert box.testzip() is None, "each part has the sum it says"
        return {name: box.read(name) for name in box.namelist()}


def test_it_is_the_document_of_the_command_line(anywhere: Watched, tmp_path: Path, indice: Indice) -> None:
    page = anywhere.go(METHOD)
    path = joined(page, tmp_path, TABLES)
    assert path.name == "relatoria-mapa-de-actores.docx"
    assert page.get_by_text(f"Descargado {path.name}. Ábralo en Word o en LibreOffice.").first.is_visible()
    mesas = [relatoria.Mesa(answers["equipo"], {id: text.replace("\r", "") for id, text in answers.items()}) for answers in TABLES]
    other = relatoria.joined(indice, indice.catalogo.entradas["lienzos"][CANVAS], mesas)
    made, wanted = parts(path.read_bytes()), parts(other)
    assert list(made) == list(wanted)
    differ = {"word/document.xml", "docProps/core.xml"}
    assert {name for name in wanted if made[name] != wanted[name]} == differ
    mine, theirs = said(path.read_bytes()), said(other)
    box = theirs.index(("Heading 1", "Para qué nos juntamos"))
    assert mine[mine.index(theirs[box]) :] == theirs[box:]
    assert mine[:2] == theirs[:2] == [("Title", "Relatoría: Mapa de actores y aportes"), ("Heading 1", "Mesas")]
    assert ("List Bullet", "Municipio: Peñol") in mine and ("List Bullet", "2 mesas: Mesa 1; Mesa 2") in mine
    about = Document(io.BytesIO(path.read_bytes())).core_properties
    assert (about.title, about.language) == ("Relatoría: Mapa de actores y aportes", "es-CO")
    assert about.created and about.created == about.modified
    assert b'w:lang w:val="es-CO"' in made["word/styles.xml"]


def test_what_people_wrote_is_text_and_libreoffice_opens_it(browser: Browser, address: str, tmp_path: Path) -> None:
    """Without storage too, and with as much as fits in the boxes of a table."""
    context = browser.new_context()
    context.add_init_script(NO_STORAGE)
    watched = Watched(context, address)
    page = watched.go(METHOD)
    path = joined(page, tmp_path, [{"equipo": HOSTILE, "reto": HOSTILE}, {"equipo": "Mesa 2", "reto": "larga " * 3000}])
    assert page.evaluate("window.entro") is None and watched.wrong == []
    assert barriers(page) == []
    context.close()
    as_text = "".join(sign for sign in HOSTILE if sign not in "\ud800\x00\x0b\ufffe")
    assert ("List Bullet", f"{as_text}: {as_text}") in said(path.read_bytes())
    pdf = PdfDocument(to_pdf({"relatoria.docx": path.read_bytes()}, tmp_path)["relatoria.docx"])
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in pdf).split())
    assert "Relatoría: Mapa de actores y aportes" in text and "<script>window.entro=1</script>" in text
    assert text.count("larga") == 3000 and text.count("Nadie respondió.") == 8


def test_what_doesn_t_come_is_said_and_can_be_asked_for_again(watched: Watched, tmp_path: Path) -> None:
    page, left = watched.page, ["once"]
    page.route("**/datos/molde-relatoria.js", lambda route: route.abort() if left and left.pop() else route.continue_())
    watched.go(METHOD)
    (tmp_path / "0.json").write_text(json.dumps({"lienzo": CANVAS, "version": "1.0", "respuestas": {}}), "utf-8")
    page.set_input_files("[data-mesas]", tmp_path / "0.json")
    page.get_by_role("button", name=BUTTON).click()
    page.locator("[data-dice]", has_text="No se pudo traer lo que hace falta.").wait_for()
    assert saved(page, tmp_path, BUTTON).stat().st_size > 40_000
