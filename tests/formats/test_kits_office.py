"""The text of every section's kit, opened by LibreOffice and printed: nothing lost, nothing cut, in order, on carta."""

from __future__ import annotations

import re

import pypdfium2
import pytest
from kits import HOSTILE, opened
from pdftext import outside
from soffice import to_pdf

from portal import participa
from portal.bloques import one_line
from portal.bundles import order
from portal.bundles.kit import Encargo
from portal.index import Indice

pytestmark = pytest.mark.slow
CARTA = {612, 792}
ENTITY = "Alcaldía de Prueba"


@pytest.fixture(scope="module")
def printed(indice: Indice, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    sections = [paquete for paquete in order.chosen(indice, "") if paquete.id in participa.sections(indice)]
    found = {}
    for root in ("https://portal.ejemplo.gov.co/", ""):
        for name, raw in order.made(indice, sections, Encargo({"entidad": ENTITY}, root)):
            found[f"{name[:-4].replace('.', '-')}{'-enlaces' if root else ''}.docx"] = opened(raw)["texto.docx"]
    [paquete] = order.chosen(indice, "6.1.3")
    for i, name in enumerate(HOSTILE):
        [(_, raw)] = order.made(indice, [paquete], Encargo({"entidad": name}, ""))
        found[f"hostil-{i}.docx"] = opened(raw)["texto.docx"]
    return to_pdf(found, tmp_path_factory.mktemp("paquetes"))


def text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(re.sub(r"\s+", "", page.get_textpage().get_text_bounded()) for page in document)


def test_every_text_opens_on_carta_and_nothing_is_cut(printed: dict[str, bytes]) -> None:
    assert len(printed) == 14 + len(HOSTILE)
    for name, pdf in printed.items():
        assert not outside(pdf), name
        with pypdfium2.PdfDocument(pdf) as document:
            assert all({round(side) for side in page.get_size()} == CARTA for page in document), name


def test_the_items_come_in_order_with_the_entity_s_name(indice: Indice, printed: dict[str, bytes]) -> None:
    for section, items in participa.sections(indice).items():
        said = text(printed[f"participa-{section.replace('.', '-')}.docx"])
        assert ENTITY.replace(" ", "") in said, section
        for id, item in items:
            _, here, said = said.partition(re.sub(r"\s+", "", f"{id}{item.nombre}"))
            assert here, id


def test_a_hostile_name_is_printed_as_it_is(printed: dict[str, bytes]) -> None:
    for i, name in enumerate(HOSTILE):
        if one_line(name).isascii():
            assert re.sub(r"\s+", "", one_line(name)) in text(printed[f"hostil-{i}.docx"]), name
