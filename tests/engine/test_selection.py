"""`portal volumen`: what somebody kept comes out whole, in their order and with their notes, whatever their file holds."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import bookmarks, headings, opened, outside, texts
from verapdf import failures

from portal import commands, seleccion
from portal.__main__ import main
from portal.build import texts as prose
from portal.folder import kept
from portal.index import Indice
from portal.pdf.selection import selection
from portal.pdf.things import TELL

CHOSEN = ["mapear-actores", "decidim", "acta-de-reunion", "rendir-cuentas-sin-presupuesto", "piedras-consulta-popular"]
CHOSEN += ["acuerdo-simbolico"]
"""One of each kind."""
HOSTILE = '#panic("x") *no* $a$ <label> @ref \\ `c` // = _e_ {{ a }} <script> \u202e\u0007 🙂 https://e.example/' + "x" * 300


def bound(
    said: Indice, cosas: dict[str, str], title: str = "Mi título", whose: str = "Ana", lost: dict[str, str] | None = None
) -> bytes:
    return selection(said, prose(Path("docs")), title, whose, cosas, lost or {})


@pytest.fixture(scope="module")
def whole(said: Indice) -> bytes:
    return selection(
        said, prose(Path("docs")), "Para diciembre", "Planeación", dict.fromkeys(CHOSEN, "Una nota."), {"nadie": "sigue"}
    )


def folder_file(path: Path, *cosas: dict[str, str], **more: Any) -> str:
    path.write_text(json.dumps({"cosas": cosas} | more), "utf-8")
    return str(path)


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_it_passes_the_rules_of_accessible_documents(whole: bytes, flavour: str) -> None:
    assert failures(whole, flavour) == []


def test_things_come_in_their_order_with_notes_and_then_what_is_lost(said: Indice, whole: bytes) -> None:
    names = [said.catalogo.entradas[kept(said)[id]][id].nombre for id in CHOSEN]
    top = [title for depth, title, _ in bookmarks(whole) if depth == 0]
    assert top == ["Contenido", *names, "Lo que ya no está", "Fuentes"]
    pages = texts(whole)
    assert pages[0].startswith("Para diciembre Planeación HAGA")
    everything = " ".join(pages)
    assert everything.count("Nota de quien armó esta selección Una nota.") == len(CHOSEN)
    assert "nadie. Su nota: sigue" in everything and "son de quien la armó, no del portal" in everything
    assert outside(whole) == []
    levels = [int(kind[2]) for kind, _ in headings(whole)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is skipped"


def test_each_kind_says_what_its_page_says(whole: bytes) -> None:
    everything = " ".join(" ".join(texts(whole)).split())
    for text in (
        "Agenda minuto a minuto",
        "El lienzo: Mapa de actores y aportes",
        "¿A quién le afecta y no está en la sala?",
        "Consejos para facilitar",
        "Para qué sirve Decidim es un programa libre",
        "Firmas: • Quien coordinó",
        "[Primer tema].",
        "Paso 2. Pregunte de qué quieren saber",
        "Días hábiles: 5 (mínimo 3)",
        "Después de: Acuerde fecha, lugar y responsables",
        "¿Quién decidió al final?",
        "Línea base",
    ):
        assert text in everything, text


@pytest.mark.slow
def test_every_entry_of_the_catalogue_can_be_bound(said: Indice) -> None:
    """All of them, whatever they say and leave unsaid."""
    ids = kept(said)
    assert {*ids.values()} == {*TELL}
    made = bound(said, dict.fromkeys(ids, ""))
    top = [title for depth, title, _ in bookmarks(made) if depth == 0]
    assert len(top) == len(ids) + 2


def test_hostile_texts_are_texts(said: Indice) -> None:
    made = bound(said, {"decidim": HOSTILE}, title=HOSTILE[:120], whose=HOSTILE[:120], lost={"nadie": HOSTILE})
    everything = " ".join(texts(made))
    for text in ('#panic("x") *no* $a$ <label> @ref \\ `c` // = _e_ {{ a }} <script>',):
        assert everything.count(text) >= 4
    assert outside(made) == []
    with opened(made) as document:
        assert not [page for page in document.pages if "/AA" in page]


def test_notes_that_nobody_sees_aren_t_there_and_a_title_is_always(said: Indice) -> None:
    made = bound(said, {"decidim": "\u200b \n\n\u2060\n"}, title="\u200b", whose="\n")
    assert "Nota de quien" not in " ".join(texts(made))
    with opened(made) as document:
        assert document.open_metadata()["dc:title"] == "HAGA. Mi carpeta"


@pytest.mark.slow
@given(st.text(max_size=60))
@settings(max_examples=8)  # each one sets a whole document
def test_any_note_is_printed(said: Indice, note: str) -> None:
    raw = json.dumps({"titulo": note, "de_quien": note, "cosas": [{"id": "polis", "nota": note}]}).encode()
    found = seleccion.read(raw)
    if found is None:
        assert any("\ud800" <= c <= "\udfff" for c in note)
        return
    bound(said, {"polis": found.cosas[0].nota}, title=found.titulo, whose=found.de_quien)


def test_the_command_writes_beside_the_file_and_tells_what_is_lost(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = folder_file(tmp_path / "carpeta.json", {"id": "polis", "nota": "Hola"}, {"id": "nadie"}, titulo="Mía")
    assert main(["volumen", "--seleccion", file]) == 0
    told = capsys.readouterr()
    assert told.out.startswith("Listo: ") and "carpeta.pdf" in told.out
    assert told.err.startswith("Esto ya no está en esta edición: nadie.")
    pages = texts((tmp_path / "carpeta.pdf").read_bytes())
    assert pages[0].startswith("Mía") and "Lo que ya no está" in pages[1]
    assert main(["volumen", "--seleccion", file]) == 1, "what is there isn't replaced"
    assert "no se reemplaza" in capsys.readouterr().err
    assert main(["volumen", "--seleccion", file, "--salida", str(tmp_path / "otra.pdf")]) == 0
    assert (tmp_path / "otra.pdf").read_bytes() == (tmp_path / "carpeta.pdf").read_bytes()


STRANGE = [b"", b"no", b"null", b"[]", b"{}", b"\xff\xfe", b'{"cosas": 3}', b'{"cosas": [{"id": "../x"}]}', b"[" * 100_000]
STRANGE += [b'{"cosas": [{"id": "polis", "nota": 1}]}', b'{"cosas": [{"id": "polis", "nota": "\\ud800"}]}', b"%PDF-1.7"]
STRANGE += [json.dumps({"cosas": [{"id": "polis", "nota": "x" * 2_000_000}]}).encode(), b" " * 1_000_001]
STRANGE += [json.dumps({"cosas": [{"id": f"p-{n}"} for n in range(301)]}).encode()]


@pytest.mark.parametrize("raw", STRANGE, ids=range(len(STRANGE)))
def test_any_other_file_is_told_and_nothing_is_written(tmp_path: Path, said: Indice, raw: bytes) -> None:
    (tmp_path / "x.json").write_bytes(raw)
    told: list[tuple[str, str]] = []
    assert commands.bind(said, {}, tmp_path / "x.json", None, lambda *fault: told.append(fault) or 1) == 1
    assert told == [("carpeta-ilegible", "x.json")]
    assert not (tmp_path / "x.pdf").exists()


def test_no_file_nothing_known_and_nowhere_to_write_are_told(
    tmp_path: Path, said: Indice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["volumen", "--seleccion", str(tmp_path / "no.json")]) == 1
    assert capsys.readouterr().err == (
        "«no.json» no es una carpeta de este portal. Use el archivo que la página «Mi carpeta» guardó con «Guardar archivo».\n"
    )
    told: list[str] = []
    for file, out in (
        (folder_file(tmp_path / "a.json", {"id": "nadie"}), None),
        (folder_file(tmp_path / "b.json", {"id": "polis"}), "sin/x.pdf"),
    ):
        assert commands.bind(said, {}, Path(file), out and tmp_path / out, lambda kind, _: told.append(kind) or 1) == 1
    assert told == ["carpeta-vacia", "no-se-pudo-escribir"]


def test_a_thing_under_two_names_is_there_once_with_both_notes() -> None:
    carpeta = seleccion.Carpeta.model_validate(
        {"cosas": [{"id": "viejo", "nota": "uno"}, {"id": "nadie"}, {"id": "nuevo", "nota": "dos"}]}
    )
    found = seleccion.chosen(carpeta, {"viejo": "nuevo", "nuevo": "nuevo"})
    assert (found.cosas, found.perdidas) == ({"nuevo": "uno\ndos"}, {"nadie": ""})


def test_an_item_of_the_menu_comes_out_with_what_it_asks_and_its_text(said: Indice) -> None:
    text = " ".join(" ".join(texts(bound(said, {"6.2.1.b": "Para el lunes"}))).split())
    item = said.catalogo.vocabularios["participa"]["6.2.1.b"]
    assert "6.2.1.b Caja de herramientas" in text and "Para el lunes" in text
    for part in (
        item.que_pide[:40],
        item.publique[0][:40],
        item.solo_la_entidad[:40],
        "Texto listo para copiar",
        "[oficina y horario]",
    ):
        assert part in text
    raw = b'{"cosas": [{"id": "6.2.1.b"}]}'
    found = seleccion.read(raw)
    assert found and [cosa.id for cosa in found.cosas] == ["6.2.1.b"]
    assert seleccion.read(b'{"cosas": [{"id": "../x"}]}') is None
