"""The kits of the Menú Participa: one text in four formats, its documents, the same bytes each time, and nothing that runs."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from dataclasses import replace

import pytest
from docx import Document
from docx.oxml.ns import qn
from kits import ALLOWED, HOSTILE, Fragment, opened
from pypdfium2 import PdfDocument
from verapdf import failures

from portal import participa
from portal.bloques import Bloque, Trozo, blocks, filled, one_line
from portal.bundles import fragment, order, table
from portal.bundles.files import files
from portal.bundles.kit import Encargo, kits
from portal.index import Indice

ROOT = "https://portal.ejemplo.gov.co/"
TEXT = (
    "**Corto 6.2.1.b**\n\nEn [nombre de la entidad] **preguntamos** antes de *decidir*. Vea [la guía](https://ejemplo.gov.co/a?b=1&c=2).\n\n"
    "- Uno [otra cosa]\n- Dos\n\n3. Tres\n4. Cuatro\n\n> Cita <b>no</b>\n\n**Sobre esta página**\n\n"
    "Responde [dependencia responsable]. Publicado el [fecha de publicación]. Escriba a [correo o teléfono del canal].\n"
)
SAID = {"entidad": "Alcaldía de Prueba", "dependencia": "Planeación", "fecha": "1 de diciembre de 2026", "canal": "línea 195"}


@pytest.fixture(scope="module")
def written(indice: Indice) -> Indice:
    """The catalogue, with a text of its own for two items."""
    lists = indice.catalogo.vocabularios
    items = {
        id: item.model_copy(update={"texto": TEXT, "corto": f"Corto {id}"}) if id in ("6.2.1.b", "6.2.1.d") else item
        for id, item in lists["participa"].items()
    }
    catalogo = replace(indice.catalogo, vocabularios={**lists, "participa": items})
    return replace(indice, catalogo=catalogo)


def made(indice: Indice, id: str, root: str = ROOT, **said: str) -> dict[str, bytes]:
    [(_, raw)] = order.made(indice, order.chosen(indice, id), Encargo(said, root))
    return opened(raw)


def text_of(document: bytes) -> str:
    """What a Word document says, its controls too."""
    return "".join(part.text or "" for part in Document(io.BytesIO(document)).element.body.iter(qn("w:t")))


@pytest.fixture(scope="module")
def section(written: Indice) -> dict[str, bytes]:
    return made(written, "6.2.1", **SAID)


def test_there_is_a_kit_for_each_item_and_each_section(indice: Indice) -> None:
    found = [paquete.id for paquete in kits(indice)]
    items, sections = indice.catalogo.vocabularios["participa"], indice.catalogo.vocabularios["secciones"]
    assert sorted(found) == sorted([*items, *sections]) and len(found) == 51


def test_a_text_is_read_into_blocks() -> None:
    found = list(blocks(filled(TEXT, {"entidad": "A_*b*_"})))
    assert [block.clase for block in found] == ["subtitulo", "parrafo", "lista", *["parrafo"] * 3, "subtitulo", "parrafo"]
    title, *found = found
    assert title == Bloque("subtitulo", ((Trozo("Corto 6.2.1.b"),),))
    assert "".join(run.texto for run in found[0].lineas[0]) == "En A_*b*_ preguntamos antes de decidir. Vea la guía."
    assert found[0].lineas[0][1] == Trozo("la guía", "https://ejemplo.gov.co/a?b=1&c=2")
    assert found[1].lineas == ((Trozo("Uno "), Trozo("[otra cosa]", "", "otro")), (Trozo("Dos"),))
    assert [block.lineas[0][0].texto for block in found[2:4]] == ["3. ", "4. "]
    assert [run.hueco for run in found[6].lineas[0] if run.hueco] == ["dependencia", "fecha", "canal"]


def test_a_title_isn_t_said_twice_and_what_is_offered_comes_before_who_answers(section: dict[str, bytes]) -> None:
    text = section["fragmento.html"].decode()
    assert "<h3>6.2.1.b Caja de herramientas</h3>\n<p>En Alcaldía de Prueba preguntamos" in text
    part = text[text.index("6.2.1.b") : text.index("6.2.1.c")]
    assert part.index("Cuatro") < part.index("<h3>Documentos para") < part.index("<h3>Sobre esta página")


def test_an_item_without_text_still_says_the_least(indice: Indice) -> None:
    for item in indice.catalogo.vocabularios["participa"].values():
        item = item.model_copy(update={"texto": ""})
        slots = {run.hueco for block in blocks(participa.text(item)) for line in block.lineas for run in line}
        assert {"entidad", "dependencia", "fecha"} <= slots


def test_a_text_says_whose_it_is(indice: Indice) -> None:
    item = indice.catalogo.vocabularios["participa"]["6.2.1.b"].model_copy(update={"texto": "Hola.\n\n- Uno\n"})
    assert participa.text(item) == "Hola.\n\n- Uno\n\nPublica: [nombre de la entidad].\n"


def test_the_kit_of_a_section_has_its_parts_and_its_documents(section: dict[str, bytes]) -> None:
    assert {"LEAME.txt", "fragmento.html", "texto.docx", "texto.pdf", "enlaces.csv"} <= set(section)
    documents = set(section) - {"LEAME.txt", "fragmento.html", "texto.docx", "texto.pdf", "enlaces.csv"}
    assert len(documents) > 5 and all(re.fullmatch(r"(formatos|lienzos)/[a-z0-9-]+\.(docx|xlsx|pdf)", name) for name in documents)
    assert all(section[name].startswith((b"%PDF", b"PK")) for name in documents)


def test_a_fragment_is_five_elements_and_no_attribute_but_href(section: dict[str, bytes]) -> None:
    text = section["fragmento.html"].decode()
    found = Fragment(text)
    assert set(found.tags) == ALLOWED and found.open == []
    assert {name for _, name, _ in found.attributes} == {"href"}
    assert all(re.fullmatch(r"https?://[^/\s]+/\S*", value) for _, _, value in found.attributes)
    assert found.bare == text, "stripped of all but href it says the same, for there is nothing else"
    assert "Alcaldía de Prueba" in text and "[nombre de la entidad]" not in text


def test_all_formats_say_the_same(section: dict[str, bytes]) -> None:
    found = re.sub(r"<[^>]+>", " ", section["fragmento.html"].decode())
    words = " ".join(found.split())
    document = text_of(section["texto.docx"])
    pdf = PdfDocument(section["texto.pdf"])
    printed = re.sub(r"\s+", "", "".join(page.get_textpage().get_text_bounded() for page in pdf))
    for phrase in ("Alcaldía de Prueba", "1 de diciembre de 2026", "línea 195", "Encuesta de temas", "[otra cosa]", "3. Tres"):
        assert phrase in words and phrase in document and phrase.replace(" ", "") in printed


def test_the_links_of_the_document_are_links(section: dict[str, bytes]) -> None:
    document = Document(io.BytesIO(section["texto.docx"]))
    targets = {rel.target_ref for rel in document.part.rels.values() if rel.is_external}
    assert {value for _, _, value in Fragment(section["fragmento.html"].decode()).attributes} == targets


def test_without_an_address_the_text_names_its_files_and_links_nowhere(written: Indice) -> None:
    parts = made(written, "6.2.1.b", "")
    text = parts["fragmento.html"].decode()
    assert "ejemplo.gov.co/a?b" in text and text.count("<a ") == 1, "only the link that somebody wrote"
    named = re.findall(r"archivo «([^»]+)» del paquete", text)
    assert named and set(named) <= set(parts)
    said = " ".join(parts["LEAME.txt"].decode().split())
    readers, builders = said.split("PARA QUIEN ARMA EL PORTAL")
    assert "--direccion https://" in builders and "catalog/sitio.yml" in builders
    assert "catalog/" not in readers and "portal participa" not in readers, "a web master reads no commands"
    named = [readers.index(f"«{name}»") for name in ("texto.docx", "fragmento.html", "texto.pdf", "enlaces.csv")]
    assert named == sorted(named) and readers.index("QUÉ HACER, EN ORDEN 1. Abra") < named[0]


def test_the_readme_says_what_it_covers_and_what_is_left(written: Indice) -> None:
    said = " ".join(made(written, "6.2.1.b")["LEAME.txt"].decode("utf-8-sig").split())
    for phrase in (
        "[nombre de la entidad]",
        "[otra cosa]",
        "no reemplaza la norma",
        "Sin comprobar en la web",
        "El nombre se vio en",
    ):
        assert phrase in said
    assert "[nombre de la entidad]" not in made(written, "6.2.1.b", **SAID)["LEAME.txt"].decode()


def test_the_table_tells_the_items_that_each_thing_serves(section: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(section["enlaces.csv"].decode("utf-8-sig")), delimiter=";"))
    assert tuple(rows[0]) == table.HEADS and len(rows) > 10
    assert all(re.fullmatch(r"6\.2\.1\.[a-d]( 6\.2\.1\.[a-d])*", row[0]) and row[3].startswith(ROOT) for row in rows[1:])
    assert {row[4] for row in rows[1:]} - {""} == {name for name in section if "/" in name}


def test_a_row_that_leads_nowhere_says_how_to_look_for_it(written: Indice) -> None:
    [_, *rows] = csv.reader(io.StringIO(made(written, "6.2.1", "")["enlaces.csv"].decode("utf-8-sig")), delimiter=";")
    assert all(any(row[3:]) for row in rows)
    assert {row[3] for row in rows} == {"", table.NOWHERE}
    assert [row for row in rows if row[3] and (row[4] or row[5])] == []


@pytest.mark.parametrize("text", ["=1+1", " +1", "-2", "@SUM(1)", "\t=1", "\uff1d1", "\r\nx"])
def test_no_cell_of_the_table_is_a_formula(text: str) -> None:
    assert table.safe(text) == f"'{text}"
    assert table.safe("Mapear actores") == "Mapear actores"


def test_a_kit_is_the_same_bytes_and_keeps_its_files_inside(indice: Indice) -> None:
    [paquete] = order.chosen(indice, "6.2.3.c")
    encargo = Encargo({}, "")
    [(name, first)] = order.made(indice, [paquete], encargo)
    [(_, again)] = order.made(indice, [paquete], encargo)
    assert first == again and name == "participa-6.2.3.c.zip"
    with zipfile.ZipFile(io.BytesIO(first)) as box:
        day = indice.catalogo.sitio.fecha
        assert {part.date_time for part in box.infolist()} == {(day.year, day.month, day.day, 0, 0, 0)}
        assert box.namelist() == sorted(box.namelist())
        assert all(re.fullmatch(r"[A-Za-z0-9-]+(/[a-z0-9-]+)?\.[a-z]+", part) for part in box.namelist())


def test_the_site_s_kits_take_what_is_given_and_name_no_file_they_lack(indice: Indice) -> None:
    found = {d.de: d for d in files(indice, {})}
    parts = opened(found["participa-6.2.1.b"].archivo.hacer())
    assert set(parts) == {"LEAME.txt", "enlaces.csv", "fragmento.html", "texto.docx", "texto.pdf"}
    assert "del paquete" not in parts["fragmento.html"].decode()


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_breaks_or_runs(written: Indice, name: str) -> None:
    parts = made(written, "6.2.1.d", **dict.fromkeys(SAID, name))
    found = Fragment(parts["fragmento.html"].decode())
    assert set(found.tags) <= ALLOWED and {attribute for _, attribute, _ in found.attributes} == {"href"}
    assert all(value.startswith("https://") for _, _, value in found.attributes)
    assert found.bare == parts["fragmento.html"].decode()
    written_there = text_of(parts["texto.docx"])
    assert one_line(name) in written_there
    assert all(Document(io.BytesIO(raw)) for part, raw in parts.items() if part.endswith(".docx"))
    rows = csv.reader(io.StringIO(parts["enlaces.csv"].decode("utf-8-sig")), delimiter=";")
    assert not [cell for row in rows for cell in row if re.match(r"\s*[=+@-]", cell)]
    assert "\n\r\n" not in parts["LEAME.txt"].decode().replace("\r\n", "\n")


def test_a_format_in_a_kit_has_the_entity_s_name_where_it_goes(written: Indice) -> None:
    parts = made(written, "6.2.1.c", **SAID)
    for part in (part for part in parts if part.startswith("formatos/")):
        with zipfile.ZipFile(io.BytesIO(parts[part])) as box:
            whole = "".join(box.read(name).decode() for name in box.namelist() if name.endswith(".xml"))
        assert "Alcaldía de Prueba" in whole and "[nombre de la entidad]" not in whole


@pytest.mark.slow
@pytest.mark.parametrize("id", ["6.2.1", "6.1.5"])
def test_a_kit_s_pdf_passes_ua_1(written: Indice, id: str) -> None:
    assert failures(made(written, id, entidad=HOSTILE[1])["texto.pdf"], "ua1") == []


def test_html_is_escaped_once() -> None:
    block = Bloque("parrafo", ((Trozo("a & <b>", "https://x.org/?a=1&b='\"<"),),))
    assert fragment.render([block]) == b'<p><a href="https://x.org/?a=1&amp;b=&#x27;&quot;&lt;">a &amp; &lt;b&gt;</a></p>\n'


def test_a_text_for_neighbours_offers_no_work_of_the_town_hall(indice: Indice) -> None:
    items = indice.catalogo.vocabularios["participa"]
    assert any("rutas" in participa.serving(indice, [id]) for id in items), "the page still has them"
    assert {piece.clase for id in items for piece in participa.pieces(indice, [id])} == {
        "formatos",
        "lienzos",
        "metodologias",
        "herramientas",
    }
