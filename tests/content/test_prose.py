"""The prose: plain, declared, and where the volumes say it is."""

from __future__ import annotations

from pathlib import Path

from sites import PROJECT

from portal import build, language, reading
from portal.faults import locate
from portal.index import Indice
from portal.messages import line


def said(avisos: list) -> list[str]:
    messages = build.read_messages([PROJECT / "catalog"])
    return [line(aviso, messages) for aviso in avisos]


def test_the_catalogue_gets_no_notice_about_its_language(indice: Indice) -> None:
    drafts = tuple(f"catalog/{indice.kind(e)}/{e.id}.yml" for e in indice.borradores)
    found = said(locate(language.notices(indice.catalogo)))
    assert [one for one in found if not (drafts and one.startswith(drafts))] == []
    assert len(found) == len(drafts), "a draft is told once, for being short"


def test_the_pages_get_no_notice_about_their_language(indice: Indice) -> None:
    assert said(list(reading.notices_of_prose(indice, Path("docs")))) == []


def test_volumes_of_prose_name_pages_that_exist(indice: Indice) -> None:
    pages = [page for volumen in indice.catalogo.volumenes.values() for page in volumen.prosa]
    assert pages and all((PROJECT / "docs" / page).is_file() for page in pages)


def test_each_page_of_what_was_founded_names_its_document() -> None:
    for name, document in (
        ("modelo-mega", "002"),
        ("haga", "002"),
        ("laboratorio", "001"),
        ("laboratorio", "003"),
        ("marco-nacional", "000"),
    ):
        assert f"documento fundacional {document}" in (PROJECT / "docs" / "aprender" / f"{name}.md").read_text("utf-8").lower(), (
            name
        )


def test_the_national_frame_says_that_it_is_no_longer_in_force() -> None:
    start = (PROJECT / "docs" / "aprender" / "marco-nacional.md").read_text("utf-8").split("\n## ")[0].lower()
    assert "antecedente" in start and "2018" in start and "2022" in start


def test_ten_pieces_of_advice_and_sixty_words(indice: Indice) -> None:
    lists = indice.catalogo.listas
    assert list(lists["decalogo"]) == [str(n) for n in range(1, 11)]
    assert len(lists["glosario"]) >= 60
    assert all(c.herramientas or c.experiencias or c.practicas for c in lists["decalogo"].values())


def test_every_legal_statement_says_how_it_was_checked(indice: Indice) -> None:
    norms = indice.catalogo.listas["normativa"]
    assert len(norms) >= 44
    assert all(norm.fuentes for norm in norms.values())
    assert sum(norm.articulo is not None for norm in norms.values()) >= 25
