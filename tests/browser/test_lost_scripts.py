"""A script that never came: the page says so, and is again what it is without scripts. No button is left that does nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from .barreras import barriers
from .conftest import KINDS, Watched, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SAID = "Una parte de esta página no llegó, o no funciona en este navegador."
APART = "marco.js"
"""The frame's: without it the page's own part goes on."""

SCRIPTS = "[...document.querySelectorAll('script[defer]')].map(script => script.src)"
FOUND = """() => {
    const buttons = within => [...document.querySelectorAll(within + ' button')].filter(one => one.checkVisibility())
        .map(one => one.textContent.trim());
    const alert = document.querySelector('[role=alert]').innerText.trim();
    document.querySelectorAll('noscript, [role=alert]').forEach(part => part.remove());
    return { alert, header: buttons('header'), body: buttons('body'), article: buttons('article'),
             text: document.querySelector('article').innerText.replace(/\\s+/g, ' ').trim() };
}"""
"""What the page says, its buttons in sight, and what one reads in its article."""


def lose(route: Route) -> None:
    route.abort()


def captive(route: Route) -> None:
    """What a network that asks for a password answers to everything."""
    route.fulfill(body="<!doctype html>\n<title>Entre</title>", content_type="text/html")


def without(page: Page, script: str, address: str, answer: Callable[[Route], None] = lose) -> Page:
    """The page of an address that one of its scripts never came to."""
    page.route(script, answer)
    page.goto(address)
    page.unroute(script)
    return page


@pytest.mark.parametrize("kind", KINDS)
def test_a_lost_script_is_said_and_leaves_no_dead_button(browser: Browser, address: str, kind: str) -> None:
    """On a phone, where the header too has a button. The page's last script is answered once with a page of HTML."""
    found: list[tuple[str, dict[str, Any]]] = []
    plain = browser.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    bare = plain.new_page()
    bare.goto(address + KINDS[kind])
    scripts, usual = bare.evaluate(SCRIPTS), bare.evaluate(FOUND)
    plain.close()
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = context.new_page()
    for script, answer in [*((script, lose) for script in scripts), (scripts[-1], captive)]:
        without(page, script, address + KINDS[kind], answer)
        found.append((script.rsplit("/", 1)[1], page.evaluate(FOUND)))
    context.close()
    assert usual["alert"] == "" and [name for name, _ in found[:2]] == ["portal.js", APART]
    for name, seen in found:
        assert SAID in seen["alert"] and "Después recargue la página." in seen["alert"], name
        assert seen["header"] == [], name
        within = "body" if name == "portal.js" else "article"
        assert name == APART or (seen[within], seen["text"]) == (usual[within], usual["text"]), name


def test_what_one_wrote_before_a_script_was_lost_stays(watched: Watched) -> None:
    held: list[Route] = []
    page = watched.page
    page.route("**/assets/lienzo.js", lambda route: held.append(route))
    page.goto(watched.base + "metodologias/mapear-actores/", wait_until="commit")
    field = page.locator(".p-caja textarea").first
    field.fill("Lo que dijo la mesa")
    assert page.get_by_text(SAID).is_hidden()
    until(lambda: field.is_visible() and bool(held))
    held[0].abort()
    page.get_by_role("alert").get_by_text(SAID).wait_for()
    assert field.is_visible() and field.input_value() == "Lo que dijo la mesa"


def test_the_sentence_is_no_barrier(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 800})
    page = without(context.new_page(), "**/assets/comparar.js", address + KINDS["comparar"])
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert page.locator("article").get_by_role("link", name="la lista de herramientas").is_visible()
    context.close()


@pytest.mark.parametrize("answer", [lose, captive])
@pytest.mark.parametrize(
    ("path", "script", "does"),
    [
        ("comparar/?de=decidim,polis", "comparar", ""),
        ("toolkits/", "explorar-herramientas", "[name=pilar]"),
        ("taller/?metodo=mapear-actores", "taller-mapear-actores", ""),
        ("carpeta/?de=decidim", "carpeta", ""),
    ],
)
def test_data_that_never_came_are_said(
    watched: Watched, path: str, script: str, does: str, answer: Callable[[Route], None]
) -> None:
    """What a page asks for later: it can go on without it, and says so itself."""
    page = watched.page
    page.route(f"**/datos/{script}.js", answer)
    watched.go(path)
    if does:
        page.locator(does).first.check(force=True)
    page.locator("article").get_by_text("No se pudo").first.wait_for()
    assert page.get_by_text(SAID).is_hidden()


@pytest.mark.parametrize(
    ("kind", "script"), [("taller-andando", "taller"), ("carpeta-compartida", "armar"), ("comparar", "comparar")]
)
def test_a_script_that_hangs_hides_nothing_for_long(watched: Watched, kind: str, script: str) -> None:
    """What waits for it comes by itself after some seconds."""
    page = watched.page
    page.route(f"**/assets/{script}.js", lambda _: None)
    page.goto(watched.base + KINDS[kind], wait_until="commit")
    page.locator(".p-pie").wait_for(state="attached")
    place = "article li a" if kind == "taller-andando" else "article [data-guardar]" if script == "armar" else ".p-familias a"
    expect(page.locator(place).first).to_be_hidden()  # once its sheet is here
    page.evaluate("document.getAnimations().forEach(one => one.finish())")
    assert page.locator(place).first.is_visible()
