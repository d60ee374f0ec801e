"""The explorer with the portal's own search: words filter the list, sort it, and meet the facets."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from playwright.sync_api import Page, expect

from portal.index import Indice
from portal.search.documents import documents
from portal.search.words import split

from .conftest import Watched

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    return page.locator("[data-resultado] li[data-id]").evaluate_all("items => items.map(item => item.dataset.id)")


def test_words_without_accents_filter_and_sort_by_relevance(anywhere: Watched) -> None:
    page = anywhere.go("toolkits/")
    page.get_by_label("Palabras").fill("presupuesto participativo")
    expect(page.locator("[data-cuenta]")).to_contain_text(" de 148")
    expect(page.get_by_label("Ordenar por")).to_have_value("relevancia")
    assert {"consul-democracy", "decidim"} & set(shown(page)[:6])
    page.get_by_label("Palabras").fill("veeduria")
    expect(page.locator("[data-resultado] li[data-id=dozorro]")).to_be_visible()
    page.get_by_label("Rendición de cuentas").first.check()
    expect(page.locator("[data-resultado] li[data-id=app-elefantes-blancos]")).to_be_visible()
    assert all("Rendición de cuentas" in text for text in page.locator("[data-resultado] li[data-id]").all_inner_texts())
    page.go_back()
    expect(page.get_by_label("Rendición de cuentas").first).not_to_be_checked()
    expect(page.get_by_label("Palabras")).to_have_value("veeduria")


def test_words_find_experiences_by_their_place(watched: Watched) -> None:
    page = watched.go("repositorio/?q=toribio")
    expect(page.locator("[data-resultado] li[data-id=toribio-proyecto-nasa]")).to_be_visible()
    assert shown(page)[0] == "toribio-proyecto-nasa"
    assert watched.wrong == []


def test_a_phrase_is_looked_for_in_the_list_alone(watched: Watched, said: Indice) -> None:
    """Only some pages are read for a phrase: those of other lists don't take the place of these."""
    wanted = {
        d.url.split("/")[1]
        for d in documents(said, ())
        if d.grupo == "metodologias" and says("personas", (d.nombre, d.resumen, d.cuerpo))
    }
    page = watched.go('metodologias/?q="personas"')
    expect(page.locator("[data-cuenta]")).to_contain_text(f"{len(wanted)} métodos de ")
    assert set(shown(page)) == wanted and len(wanted) > 10


def says(word: str, texts: Iterable[object]) -> bool:
    return any(word in split(str(text)) for text in texts)
