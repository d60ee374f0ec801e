"""The search where a person, or the line, does the unexpected: haste, odd phrases, words without end."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect

from .conftest import Watched, until
from .test_search_box import ENTRY, chosen, options, typed

pytestmark = pytest.mark.browser


def test_a_phrase_that_nothing_answers_says_so_once(watched: Watched) -> None:
    for words in ("zzzzqq", "de la"):
        page = watched.go(f'buscar/?q="{words}"')
        expect(page.locator("[data-total]")).to_have_text(f'No encontramos «"{words}"».')
        assert not page.locator("[data-notas]").is_visible(), "there is nothing below to speak of"


def test_a_phrase_is_looked_for_in_the_nearest_pages_and_that_is_said(watched: Watched) -> None:
    page = watched.go('buscar/?q="datos"')
    expect(page.locator("[data-notas]")).to_contain_text("Leímos las 96 páginas más cercanas. Puede haber otras")
    page.goto(page.url.split("?")[0] + '?q="plan de vida"')
    expect(page.locator("[data-total]")).to_contain_text("resultado")
    assert "Leímos" not in page.locator("[data-notas]").inner_text()


def test_no_choice_and_no_list_outlive_their_words(watched: Watched) -> None:
    page = watched.go(ENTRY)
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Buscar")
    typed(page, "veedur")
    page.keyboard.press("ArrowDown")
    assert chosen(page)
    page.keyboard.type("ia")
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
    field.fill("")
    expect(options(page)).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options(page)).to_have_count(0)
    expect(field).to_have_attribute("aria-expanded", "false")


def test_more_pressed_twice_while_it_loads_comes_once(watched: Watched) -> None:
    page = watched.go("buscar/?q=participacion")
    group = page.locator("[data-hallados] section:has(> h2:text-is('Herramientas'))")
    expect(group.locator("li")).to_have_count(5)
    held: list[Route] = []
    page.route(re.compile(r"/buscar/t\d+\.js$"), lambda route: held.append(route))
    button = group.get_by_role("button")
    button.click()
    button.click()
    for route in held:
        route.continue_()
    expect(group.locator("li")).to_have_count(25)
    links = group.locator("li > a").evaluate_all("links => links.map(link => link.href)")
    assert len(set(links)) == 25
    assert held and watched.wrong == []


def test_a_word_without_end_does_not_widen_the_page(watched: Watched) -> None:
    watched.page.set_viewport_size({"width": 320, "height": 700})
    for path in ("toolkits/?q=", "metodologias/?ver=tabla&q=", "buscar/?q=", "comparar/?de="):
        page = watched.go(path + "x" * 400)
        expect(page.locator("article").get_by_text("x" * 60).first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert watched.wrong == []


def test_the_search_comes_when_somebody_touches_it_and_finds_what_was_typed_meanwhile(watched: Watched) -> None:
    page, asked, held = watched.page, list[str](), list[Route]()
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.route("**/assets/buscador.js", lambda route: held.append(route))
    watched.go(ENTRY)
    assert {"portal.js", "marco.js"} <= set(asked) and not {"buscador.js", "motor.js", "indice.js"} & set(asked)
    page.keyboard.press("/")
    page.keyboard.type("acta")
    field = page.get_by_role("combobox", name="Buscar")
    until(lambda: field.input_value() == "acta" and bool(held))
    expect(options(page)).to_have_count(0)
    held[0].continue_()
    expect(options(page).first).to_contain_text("Acta")


def test_a_box_whose_script_was_lost_is_a_form_and_asks_again_at_the_next_key(watched: Watched) -> None:
    page = watched.page
    page.route("**/assets/buscador.js", lambda route: route.abort())
    watched.go(ENTRY)
    with page.expect_event("requestfailed"):
        page.keyboard.press("/")
    page.unroute("**/assets/buscador.js")
    page.keyboard.type("acta")
    expect(options(page).first).to_contain_text("Acta")
    page.route("**/assets/buscador.js", lambda route: route.abort())
    watched.go(ENTRY)
    page.keyboard.press("/")
    page.keyboard.type("acta")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/buscar/?q=acta")


def test_a_choice_that_the_next_answer_lacks_is_no_choice(watched: Watched) -> None:
    page, held = watched.go(ENTRY), list[Route]()
    texts = re.compile(r"/buscar/t\d+\.js$")
    page.route(texts, lambda route: held.append(route))
    page.keyboard.press("/")
    page.keyboard.type("veeduria")
    field = page.get_by_role("combobox", name="Buscar")
    until(lambda: field.input_value() == "veeduria" and bool(held))
    field.evaluate("one => one.setAttribute('aria-activedescendant', 'ya-no-esta')")
    page.route(texts, lambda route: route.continue_())  # the newest answers first
    for route in held:
        route.continue_()
    expect(options(page).first).to_be_visible()
    expect(field).not_to_have_attribute("aria-activedescendant", re.compile("."))
