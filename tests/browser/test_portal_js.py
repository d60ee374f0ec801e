"""The five primitives of portal.js and their first user, on a server and from a disk."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, expect

from portal.index import fold

from .conftest import KINDS, Watched, until

pytestmark = pytest.mark.browser


def shown(page: Page) -> list[str]:
    return page.locator("li[data-id]:visible").evaluate_all("items => items.map(item => item.dataset.id)")


def test_the_page_of_everything_answers_the_home_page_s_box(anywhere: Watched) -> None:
    page = anywhere.go("")
    page.get_by_label("Busque con sus palabras").fill("veeduria")
    page.keyboard.press("Enter")
    page.locator("h1", has_text="Buscar").wait_for()
    found = page.locator("[data-hallados] li a")
    expect(found.filter(has_text="Veeduría").first).to_be_visible()
    assert page.get_by_label("Qué busca").input_value() == "veeduria"
    page.get_by_label("Qué busca").fill("4202000-FT-1311")
    expect(found.filter(has_text="documentar una buena práctica").first).to_be_visible()
    page.get_by_label("Qué busca").fill("caja de herramientas")
    expect(found.filter(has_text="6.2.1.b").first).to_be_visible()
    found.first.click()
    page.locator("h1#inicio, article h1").first.wait_for()


def test_every_kind_of_page_opens_by_its_links(anywhere: Watched) -> None:
    page = anywhere.go("")
    page.locator(".p-matriz td a").first.click()
    assert page.locator("h1").inner_text() == "Transparencia"
    page.locator("#informar + p + .p-tarjetas a").first.click()
    page.locator("h1#inicio").wait_for()
    page.locator(".p-clase a").first.click()
    assert page.locator("h1").inner_text() == "Transparencia"
    page.locator(".p-ruta a").first.click()
    assert "Encuentre lo que su municipio necesita" in page.locator("h1").inner_text()


def test_url_gives_the_address_that_the_engine_spells(anywhere: Watched) -> None:
    page = anywhere.go("acerca/")
    found = page.evaluate("new Promise(done => Portal.url('herramientas', 'nyc-open-data', done))")
    assert found == anywhere.address("herramientas/nyc-open-data/")


def test_data_is_asked_for_once_and_given_to_all(watched: Watched) -> None:
    page = watched.go("acerca/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    script = """Promise.all([1, 2, 3].map(() => new Promise(done => Portal.datos('urls', found => done(found.buscar)))))"""
    assert len(set(page.evaluate(script))) == 1
    page.evaluate(script)
    assert [url.rsplit("/", 1)[1] for url in asked if "assets/datos/" in url] == ["urls.js"]


def test_what_came_as_something_else_is_asked_for_again(watched: Watched) -> None:
    """A network that asks for a password answers every request with a page of its own."""
    page = watched.go("acerca/")
    for name, ask in {
        "datos/urls": "new Promise(done => Portal.datos('urls', found => done(Boolean(found.buscar))))",
        "planilla": "new Promise(done => Portal.parte('planilla', found => done(Boolean(found && found.csv))))",
    }.items():
        page.route(f"**/assets/{name}.js", lambda route: route.fulfill(content_type="text/html", body="<!doctype html>"))
        with page.expect_response(f"**/assets/{name}.js"):
            page.evaluate(f"void {ask}")
        until(lambda: page.evaluate("document.head.lastElementChild.src.includes('assets/')"))
        page.evaluate("new Promise(done => setTimeout(done))")
        page.unroute_all()
        assert page.evaluate(f"Promise.race([{ask}, new Promise(done => setTimeout(done, 5000, 'lost'))])") is True, name


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


def test_on_a_disk_nothing_is_asked_of_the_device_before_the_first_frame(browser: Browser, on_disk: str) -> None:
    context = browser.new_context()
    watched = Watched(context, on_disk)
    watched.page.add_init_script(EARLY)
    for kind, path in KINDS.items():
        if kind == "404":
            continue  # a disk has none
        page = watched.go(path)
        assert page.evaluate("window.early") == [], kind
    assert page.evaluate("window.framed")
    context.close()


EARLY = """
    window.early = [];
    requestAnimationFrame(() => { window.framed = true; });
    for (const name of ["getItem", "setItem", "removeItem"]) {
        const real = Storage.prototype[name];
        Storage.prototype[name] = function (...said) {
            if (!window.framed) { window.early.push([name, ...said]); }
            return real.apply(this, said);
        };
    }
"""


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
