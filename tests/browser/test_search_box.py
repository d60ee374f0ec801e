"""The search box and the page of results, as a person uses them: by keyboard, by ear, from a disk, without a script."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import Watched

pytestmark = pytest.mark.browser

ENTRY = "herramientas/decidim/"


def options(page: Page) -> Locator:
    return page.locator(".p-hallazgos:not([hidden]) [role=option]")


def chosen(page: Page) -> str:
    """The name of the choice that a screen reader is told of."""
    return page.evaluate("""() => { const id = document.activeElement.getAttribute('aria-activedescendant');
        return id ? document.getElementById(id).textContent : ''; }""")


def typed(page: Page, words: str) -> None:
    """Type, and wait for what answers all of it: the list's last choice names the words."""
    page.keyboard.type(words)
    expect(page.locator(f".p-hallazgos:not([hidden]) a[id$='-todo'][href$='q={quote(words)}']")).to_be_visible()


def test_from_any_page_with_the_keyboard_alone(watched: Watched) -> None:
    page = watched.go(ENTRY)
    page.keyboard.press("/")
    field = page.get_by_role("combobox", name="Buscar")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-expanded", "false")
    typed(page, "lista de asistencia")
    expect(options(page).first).to_contain_text("Lista de asistencia")
    expect(field).to_have_attribute("aria-expanded", "true")
    assert page.get_by_role("listbox", name="Resultados").get_attribute("id") == field.get_attribute("aria-controls")
    assert "Formatos" in [
        part.get_attribute("aria-labelledby") and part.locator("p").inner_text() for part in page.get_by_role("group").all()
    ]
    page.keyboard.press("ArrowDown")
    assert chosen(page).startswith("Lista de asistencia")
    page.keyboard.press("ArrowUp")
    assert chosen(page) == "", "above the first choice stands the field itself"
    page.keyboard.press("ArrowUp")
    assert chosen(page).startswith("Ver los")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/formatos/lista-de-asistencia/")
    assert watched.wrong == []


def test_escape_closes_the_list_and_keeps_the_words(watched: Watched) -> None:
    page = watched.go(ENTRY)
    page.keyboard.press("Control+k")
    typed(page, "veeduria")
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    field = page.get_by_role("combobox", name="Buscar")
    expect(field).to_have_value("veeduria")
    expect(field).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    page.keyboard.press("Tab")
    expect(options(page)).to_have_count(0)


def test_the_list_is_announced_once_the_person_stops_typing(watched: Watched) -> None:
    page = watched.go(ENTRY)
    page.keyboard.press("/")
    page.keyboard.type("veeduria")
    said = page.get_by_role("status")
    expect(said).to_contain_text("resultados. También buscamos: control social.")


def test_enter_without_a_choice_opens_the_page_of_results(watched: Watched) -> None:
    page = watched.go(ENTRY)
    page.keyboard.press("/")
    page.keyboard.type("presupesto participativo")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.endswith("/buscar/?q=presupesto+participativo")
    expect(page.locator("[data-total]")).to_contain_text("resultados.")
    expect(page.locator("[data-notas]")).to_contain_text("No encontramos «presupesto». Mostramos «presupuesto».")
    assert page.locator("[data-hallados] mark").first.inner_text().lower().startswith("presupuesto")
    assert not page.locator("[data-todo]").is_visible()
    assert watched.wrong == []


def test_words_are_marked_in_their_own_spelling(watched: Watched) -> None:
    page = watched.go("buscar/?q=rendir+cuentas")
    page.locator("[data-hallados] mark").first.wait_for()
    marked = {mark.inner_text() for mark in page.locator("[data-hallados] mark").all()}
    assert {"rendición de cuentas"} <= {text.lower() for text in marked}
    assert any("ó" in text for text in marked)


def test_the_address_holds_the_search_and_back_undoes_it(watched: Watched) -> None:
    page = watched.go("buscar/")
    everything = page.locator("[data-todo]")
    assert everything.is_visible()
    field, found = page.get_by_label("Qué busca"), page.locator("[data-hallados] a")
    for words in ("veeduria", "acta de reunion"):
        field.fill(words)
        field.press("Enter")
    expect(found.filter(has_text="Acta de reunión").first).to_be_visible()
    assert page.url.endswith("?q=acta+de+reunion")
    page.go_back()
    expect(field).to_have_value("veeduria")
    expect(found.filter(has_text="Veeduría").first).to_be_visible()
    page.reload()
    expect(found.filter(has_text="Veeduría").first).to_be_visible()
    field.fill("")
    expect(everything).to_be_visible()


def test_more_of_a_group_comes_when_asked_for_and_takes_the_focus(watched: Watched) -> None:
    page = watched.go("buscar/?q=participacion")
    button = page.locator("[data-hallados] section:has(> h2:text-is('Herramientas')) button")
    button.wait_for()
    before = page.locator("[data-hallados] li").count()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-hallados] li:focus-within a")).to_have_count(1)
    assert page.locator("[data-hallados] li").count() > before


def test_what_nothing_answers_is_said_and_the_nearest_lists_offered(watched: Watched) -> None:
    page = watched.go("buscar/?q=plataformización+zzzzzz")
    expect(page.locator("[data-total]")).to_have_text("No encontramos «plataformización zzzzzz».")
    expect(page.locator(".p-nada a").first).to_have_text("Qué es: Plataforma")
    with page.expect_navigation():
        page.locator(".p-nada a").first.click()
    assert page.url.endswith("/toolkits/por/tipos/plataforma/")


def test_a_phrase_in_quotes_is_looked_for_as_it_stands(watched: Watched) -> None:
    page = watched.go('buscar/?q="plan de vida"')
    expect(page.locator("[data-hallados] a").first).to_be_visible()
    few = page.locator("[data-total]").inner_text()
    page.goto(page.url.replace("%22", ""))
    expect(page.locator("[data-hallados] a").first).to_be_visible()
    assert int(few.split()[0]) < int(page.locator("[data-total]").inner_text().split()[0])
    page.goto(page.url.split("?")[0] + '?q="vida de plan"')
    expect(page.locator("[data-notas]")).to_contain_text("Ninguna página dice esa frase tal cual.")


def test_on_a_phone_a_button_unfolds_the_box(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    page = Watched(context, address).go(ENTRY)
    button, field = page.get_by_role("button", name="Buscar", exact=True), page.locator("#buscar-barra")
    assert not field.is_visible()
    button.click()
    expect(field).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.type("mapeo de actores")
    expect(options(page).first).to_contain_text("actores")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    assert not field.is_visible()
    context.close()


def test_from_a_disk(browser: Browser, on_disk: str) -> None:
    context = browser.new_context()
    watched = Watched(context, on_disk)
    page = watched.go(ENTRY)
    page.keyboard.press("/")
    typed(page, "acta")
    expect(options(page).first).to_contain_text("Acta")
    page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/index.html" in page.url and page.locator("h1").is_visible()
    watched.go("buscar/?q=veeduria")
    expect(page.locator("[data-hallados] a").first).to_be_visible()
    with page.expect_navigation():
        page.locator("[data-hallados] a").filter(has_text="Ley 850").first.click()
    assert page.url.endswith("/aprender/normativa/index.html#ley-850-2003")
    assert watched.wrong == []
    context.close()


def test_without_a_script_a_link_leads_to_the_list_of_everything(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, address).go(ENTRY)
    assert not page.locator("#buscar-barra").is_visible()
    page.locator(".p-barra").get_by_role("link", name="Buscar").click()
    assert page.locator("[data-todo] li").count() > 400
    assert not page.locator("[data-pagina-buscar]").is_visible()
    context.close()


def test_the_key_alone_can_be_turned_off(watched: Watched) -> None:
    page = watched.go(ENTRY)
    page.get_by_role("button", name="No usar la tecla / para buscar").click()
    page.locator("body").press("/")
    assert page.evaluate("document.activeElement.id") != "buscar-barra"
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "buscar-barra"
    page.reload()
    page.get_by_role("button", name="Volver a usar la tecla / para buscar").click()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "buscar-barra"


def test_a_slash_in_a_field_is_a_slash(watched: Watched) -> None:
    page = watched.go("")
    page.get_by_label("Busque con sus palabras").press_sequentially("1/2")
    expect(page.get_by_label("Busque con sus palabras")).to_have_value("1/2")


def test_on_the_pages_that_have_a_box_of_their_own_the_key_goes_there(watched: Watched) -> None:
    page = watched.go("")
    page.keyboard.press("/")
    expect(page.get_by_label("Busque con sus palabras")).to_be_focused()
