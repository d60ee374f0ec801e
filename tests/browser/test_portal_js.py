"""The five primitives of portal.js and their first user, on a server and from a disk."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from portal.index import fold

from .conftest import Watched

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    return page.locator("li[data-id]:visible").evaluate_all("items => items.map(item => item.dataset.id)")


def test_the_page_of_everything_answers_the_home_page_s_box(anywhere: Watched) -> None:
    page = anywhere.go(anywhere.end)  # type: ignore[attr-defined]
    page.get_by_label("Busque con sus palabras").fill("veeduria")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Buscar").wait_for()
    expect(page.locator("[data-total]")).to_have_text(re.compile(r"^\d\d? páginas y fichas"))
    assert page.locator("[data-total]").inner_text() == f"{len(shown(page))} páginas y fichas"
    assert page.get_by_label("Palabras").input_value() == "veeduria"
    page.get_by_label("Palabras").fill("4202000-FT-1311")
    assert page.locator("li[data-id]:visible").evaluate_all("all => all.some(li => li.dataset.id.includes('practicas/'))")
    page.get_by_label("Palabras").fill("caja de herramientas")
    page.locator("li[data-id]:visible a").first.click()
    page.locator("h1#inicio, article h1").first.wait_for()


def test_every_kind_of_page_opens_by_its_links(anywhere: Watched) -> None:
    page = anywhere.go(anywhere.end)  # type: ignore[attr-defined]
    page.locator(".p-matriz td a").first.click()
    assert page.locator("h1").inner_text() == "Transparencia"
    page.locator("#informar + p + .p-tarjetas a").first.click()
    page.locator("h1#inicio").wait_for()
    page.locator(".p-clase a").first.click()
    assert page.locator("h1").inner_text() == "Transparencia"
    page.locator(".p-ruta a").first.click()
    assert "Encuentre lo que su municipio necesita" in page.locator("h1").inner_text()


def test_url_gives_the_address_that_the_engine_spells(anywhere: Watched) -> None:
    page = anywhere.go("acerca/" + anywhere.end)  # type: ignore[attr-defined]
    found = page.evaluate("new Promise(done => Portal.url('herramientas', 'nyc-open-data', done))")
    assert found == anywhere.base + "herramientas/nyc-open-data/" + anywhere.end  # type: ignore[attr-defined]


def test_data_is_asked_for_once_and_given_to_all(watched: Watched) -> None:
    page = watched.go("acerca/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    script = """Promise.all([1, 2, 3].map(() => new Promise(done => Portal.datos('urls', found => done(found.buscar)))))"""
    assert len(set(page.evaluate(script))) == 1
    page.evaluate(script)
    assert [url.rsplit("/", 1)[1] for url in asked if "assets/datos/" in url] == ["urls.js"]


def test_storage_keeps_and_says_when_it_cannot(watched: Watched) -> None:
    page = watched.go("acerca/")
    assert page.evaluate("Portal.almacen.guardar('x', {a: 1})") is True
    page.reload()
    assert page.evaluate("Portal.almacen.leer('x')") == {"a": 1}
    assert page.evaluate("Portal.almacen.borrar('x') && Portal.almacen.leer('x')") is None
    page.evaluate("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    assert page.evaluate("Portal.almacen.guardar('x', 1)") is False
    assert page.evaluate("Portal.almacen.leer('x')") is None
    assert "no permite guardar" in page.get_by_role("status").inner_text()


def test_text_is_folded_the_same_on_both_sides(watched: Watched) -> None:
    page = watched.go("acerca/")
    words = [
        "a\0b",
        "n\u0303",
        "PARTICIPACIÓN",
        "niño",
        "NIÑO",
        "año",
        "Ano",
        "pingüino",
        "São Paulo",
        "ñandú Ñ",
        "n\u0303",
        "Çedilla",
        "1.º",
    ]
    assert page.evaluate("words => words.map(Portal.plegar)", words) == [fold(word) for word in words]
    assert fold("Años") == "años"
    assert fold("participación") == fold("PARTICIPACION")

    @given(st.lists(st.text("abcñÑáÉíüÜçn\u0303 ", max_size=12), min_size=1))
    @settings(max_examples=30, deadline=None)
    def same(texts: list[str]) -> None:
        assert page.evaluate("words => words.map(Portal.plegar)", texts) == [fold(text) for text in texts]

    same()
