"""The page of an item of the Menú Participa: what the entity says of itself fills its text, which is copied and printed."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from kits import ALLOWED, HOSTILE, Fragment
from playwright.sync_api import Browser, BrowserContext, Page
from pypdfium2 import PdfDocument

from .barreras import barriers
from .conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ITEM, OTHER = "participa/6.2.1.b/", "participa/6.2.1.c/"
CLIPBOARD = """Object.defineProperty(navigator, "clipboard", { value: {
  writeText: said => { window.copied = said; return Promise.resolve(); },
} })"""
REFUSING = CLIPBOARD.replace("window.copied = said; return Promise.resolve()", "return Promise.reject(new Error('no'))")
NAME = "Alcaldía de Prueba"


def fill(page: Page, name: str = NAME) -> None:
    page.get_by_label("Nombre de la entidad").fill(name)
    page.get_by_label("Dependencia responsable").fill("Secretaría de Planeación")
    page.get_by_label("Fecha de publicación").fill("2026-12-01")


def copied(page: Page, button: str) -> str:
    page.get_by_role("button", name=button).click()
    page.locator("[data-aviso]", has_text="copiado").wait_for()
    return str(page.evaluate("window.copied"))


@pytest.fixture
def item(watched: Watched) -> Page:
    watched.page.add_init_script(CLIPBOARD)
    return watched.go(ITEM)


def test_what_the_entity_says_goes_in_the_text_and_in_both_copies(item: Page, watched: Watched) -> None:
    fill(item)
    shown = item.locator("[data-fragmento]").inner_text()
    for text in (shown, copied(item, "Copiar el texto"), copied(item, "Copiar el HTML")):
        assert NAME in text and "Secretaría de Planeación" in text and "1 de diciembre de 2026" in text
        assert "[nombre de la entidad]" not in text
    plain = copied(item, "Copiar el texto")
    assert "(Sobre esta" not in plain and "\n- " in plain and not re.search(r"\n- [^\n]+\n(?!- |\n)", plain), "a list stands apart"
    assert "Aún falta cambiar lo que va entre [corchetes]" in item.locator("[data-aviso]").inner_text()
    item.get_by_label("Nombre de la entidad").fill("")
    assert "[nombre de la entidad]" in item.locator("[data-fragmento]").inner_text()
    assert watched.wrong == []


def test_the_html_is_five_elements_whole_addresses_and_nothing_of_the_page(item: Page, watched: Watched) -> None:
    text = copied(item, "Copiar el HTML")
    found = Fragment(text)
    assert set(found.tags) <= ALLOWED and found.open == []
    assert {name for _, name, _ in found.attributes} == {"href"}
    links = [value for _, _, value in found.attributes]
    assert len(links) > 4 and all(link.startswith(watched.base) for link in links)
    assert all(item.request.get(link).ok for link in links), "each leads to a page or a file of the portal"
    assert "palabra-" not in text


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_runs_or_breaks_the_page(item: Page, watched: Watched, name: str) -> None:
    item.set_viewport_size({"width": 360, "height": 800})
    fill(item, name)
    html = copied(item, "Copiar el HTML")
    found = Fragment(html)
    assert set(found.tags) <= ALLOWED and {attribute for _, attribute, _ in found.attributes} == {"href"}
    assert item.evaluate("document.querySelectorAll('[data-fragmento] :is(b, img, script, i)').length") == 0
    assert item.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert watched.wrong == []


def test_it_is_said_once_for_all_items_and_erased_from_this_device(item: Page, watched: Watched) -> None:
    fill(item)
    page = watched.go(OTHER)
    assert page.get_by_label("Nombre de la entidad").input_value() == NAME
    assert NAME in page.locator("[data-fragmento]").inner_text()
    assert "lo que había en este equipo" in page.locator("[data-aviso]").inner_text()
    page.get_by_role("button", name="Borrar").click()
    assert "[nombre de la entidad]" in page.locator("[data-fragmento]").inner_text()
    assert page.evaluate("localStorage.length") == 0
    page = watched.go(ITEM)
    assert page.get_by_label("Nombre de la entidad").input_value() == ""


@pytest.mark.parametrize("kept", ['"x"', "null", "[1]", '{"entidad": 3}', '{"__proto__": {"entidad": "x"}}', "no es json"])
def test_what_this_device_keeps_may_be_anything(item: Page, watched: Watched, kept: str) -> None:
    item.evaluate("said => localStorage.setItem('portal.participa', said)", kept)
    page = watched.go(ITEM)
    assert page.get_by_label("Nombre de la entidad").input_value() == ""
    assert watched.wrong == []


def test_without_storage_it_says_so_and_still_copies(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    context.add_init_script(CLIPBOARD)
    watched = Watched(context, address)
    page = watched.go(ITEM)
    page.get_by_label("Nombre de la entidad").fill(NAME)
    page.locator("[data-aviso]", has_text="Este equipo no permite guardar").wait_for()
    assert NAME in copied(page, "Copiar el HTML")
    assert watched.wrong == []
    context.close()


def test_who_may_not_copy_is_told_what_to_do(watched: Watched) -> None:
    watched.page.add_init_script(REFUSING)
    page = watched.go(ITEM)
    page.get_by_role("button", name="Copiar el texto").click()
    page.locator("[data-aviso]", has_text="Seleccione el texto").wait_for()


def test_on_a_disk_the_copy_leads_nowhere_that_others_can_t_follow(anywhere: Watched) -> None:
    anywhere.page.add_init_script(CLIPBOARD)
    page = anywhere.go(ITEM)
    fill(page)
    html = copied(page, "Copiar el HTML")
    links = [value for _, _, value in Fragment(html).attributes]
    assert NAME in html and all(link.startswith("http") for link in links)
    assert "file:" not in html and "../" not in html
    if not links:
        assert "del paquete)" in html
        assert "file:" not in copied(page, "Copiar el texto")


def test_by_keyboard_alone(item: Page) -> None:
    item.get_by_label("Nombre de la entidad").focus()
    item.keyboard.type(NAME)
    item.keyboard.press("Enter")
    assert item.url.endswith(ITEM), "nothing is sent"
    for _ in range(20):
        item.keyboard.press("Tab")
        if item.evaluate("document.activeElement.hasAttribute('data-copiar-html')"):
            break
    item.keyboard.press("Enter")
    item.locator("[data-aviso]", has_text="HTML copiado").wait_for()
    assert NAME in item.evaluate("window.copied")
    assert item.evaluate("document.activeElement.hasAttribute('data-copiar-html')"), "the focus stays"
    for _ in range(3):
        item.keyboard.press("Tab")
    item.keyboard.press("Enter")
    assert item.evaluate("document.activeElement.hasAttribute('data-borrar')")
    assert "[nombre de la entidad]" in item.locator("[data-fragmento]").inner_text()


def emptied(page: Page) -> None:
    fill(page)
    page.get_by_role("button", name="Borrar").click()


def unfolded(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(part => { part.open = true; })")


@pytest.mark.parametrize(
    ("path", "state"),
    [
        (ITEM, fill),
        (ITEM, emptied),
        (ITEM, unfolded),
        ("participa/6.2.2.b/", unfolded),
        ("participa/6.1.5/", fill),
        ("participa/", unfolded),
    ],
)
def test_no_barrier_in_any_state(browser: Browser, address: str, path: str, state: Callable[[Page], None]) -> None:
    context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 800})
    page = Watched(context, address).go(path)
    state(page)
    assert barriers(page) == []
    context.close()


def test_the_text_prints_alone_with_what_was_said(item: Page) -> None:
    fill(item)
    item.evaluate("window.print = () => {}")
    item.evaluate("document.documentElement.classList.add('p-imprime-parte')")
    item.evaluate("document.querySelector('[data-fragmento]').classList.add('p-parte')")
    pdf = PdfDocument(io.BytesIO(item.pdf(prefer_css_page_size=True)))
    text = " ".join(word for page in pdf for word in page.get_textpage().get_text_bounded().split())
    assert len(pdf) <= 2 and NAME in text and "6.2.1.b" in text
    assert "Copiar el texto" not in text and "Cómo se comprobó" not in text and "Ítem siguiente" not in text


def test_the_kit_says_what_it_weighs_and_downloads(item: Page) -> None:
    link = item.get_by_role("link", name=re.compile("Descargar el paquete del ítem 6.2.1.b"))
    with item.expect_download() as download:
        link.click()
    assert download.value.suggested_filename == "participa-6.2.1.b.zip"


def test_an_old_address_of_an_item_still_shows_it(watched: Watched) -> None:
    page = watched.go("participa/#item-6.2.1.b")
    assert page.locator('[id="item-6.2.1.b"]').is_visible()
    page.locator('[id="item-6.2.1.b"] a').click()
    assert page.url.endswith(ITEM)
    page.get_by_role("link", name=re.compile("Ítem siguiente")).click()
    assert page.url.endswith(OTHER)


def test_each_slot_has_its_field_and_the_page_says_how_many_are_left(item: Page, watched: Watched) -> None:
    left = item.locator("[data-faltan]")
    slots = item.locator("[data-hueco]").count()
    assert left.inner_text() == f"Quedan {slots} de los {slots} [corchetes] del texto."
    unfolded(item)
    keys = item.locator("[data-hueco]").evaluate_all("all => [...new Set(all.map(slot => slot.dataset.hueco))]")
    for key in keys:
        field = item.locator(f"[data-llena='{key}']")
        field.fill("2026-12-01" if key == "fecha" else f"Dato {key}")
    assert left.inner_text() == "Ya no quedan [corchetes] en el texto."
    text = copied(item, "Copiar el texto")
    assert "[" not in text and all(f"Dato {key}" in text for key in keys if key not in ("entidad", "fecha"))
    assert "corchetes" not in item.locator("[data-aviso]").inner_text()
    with item.expect_download() as download:
        item.get_by_role("button", name="Descargar el HTML lleno").click()
    assert download.value.suggested_filename == "participa-6.2.1.b.html"
    assert download.value.path().read_text("utf-8") == copied(item, "Copiar el HTML")
    kept = item.evaluate("JSON.parse(localStorage.getItem('portal.participa'))")
    assert not [key for key in kept if key.startswith("propio")], "what is of this text only isn't kept"
    page = watched.go("participa/6.1.6/")
    page.get_by_label("Nombre de la entidad").fill(NAME)
    assert page.evaluate("JSON.parse(localStorage.getItem('portal.participa')).sitios") == "Dato sitios", (
        "another text's isn't lost"
    )
    assert watched.wrong == []
