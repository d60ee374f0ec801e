"""What the look promises on every kind of page: size, measure, order, focus, stillness, and colours that a system imposes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from .barreras import DARK, LIGHT, barriers, found_by_axe
from .conftest import KINDS, Watched

pytestmark = pytest.mark.browser

AUDIT = Path(__file__).with_name("auditoria.js").read_text("utf-8")

SHIFT = """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value; }))
           .observe({type: 'layout-shift', buffered: true});"""


def audit(page: Page) -> dict[str, list[str]]:
    return {rule: found[:5] for rule, found in page.evaluate(AUDIT).items() if found}


@pytest.mark.parametrize("width", [320, 640, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_size_measure_order_and_focus(browser: Browser, address: str, kind: str, width: int) -> None:
    """At 640 points the screen is one of 1280 seen at 200 %."""
    context = browser.new_context(viewport={"width": width, "height": 800}, device_scale_factor=1280 / width if width == 640 else 1)
    context.add_init_script(SHIFT)
    page = Watched(context, address).go(KINDS[kind])
    page.evaluate("document.fonts.ready")
    assert page.evaluate("window.shift") <= 0.01, "the page moves while it loads"
    assert audit(page) == {}
    context.close()


def state(page: Page, name: str) -> None:
    """Bring the page to one of the states that a person can bring it to."""
    if name == "menu":
        page.locator(".p-menu summary").click()
    elif name == "unfolded":
        page.locator("article summary").first.click()
    elif name == "filtered":
        page.locator(".p-facetas summary").first.click() if page.viewport_size["width"] < 1000 else None  # type: ignore[index]
        page.locator("input[name=pilar]").first.check()
    elif name == "nothing found":
        page.get_by_label("Qué busca").fill("zzzzzz")
        page.locator(".p-nada a").first.wait_for()
    elif name == "found":
        page.get_by_label("Qué busca").fill("presupesto participativo")
        page.locator("[data-hallados] mark").first.wait_for()
    elif name == "searching":
        page.keyboard.press("/")
        page.keyboard.type("rendir cuentas")
        page.locator(".p-barra [role=option]").first.wait_for()
        page.keyboard.press("ArrowDown")
    elif name == "target":
        page.goto(page.url + "#fuentes")


STATES = [("", 360, "menu"), ("herramientas/nyc-open-data/", 360, "unfolded"), ("herramientas/nyc-open-data/", 1280, "target")]
STATES += [("participa/", 1280, "unfolded"), ("salud/", 360, "unfolded"), ("toolkits/", 360, "filtered")]
STATES += [(path, width, "searching") for path in ("herramientas/decidim/", "toolkits/") for width in (360, 1280)]
STATES += [("buscar/", width, "found") for width in (360, 1280)]
STATES += [
    ("buscar/", 360, "nothing found"),
    ("buscar/", 1280, "nothing found"),
    ("repositorio/", 1280, "filtered"),
]


@pytest.mark.parametrize(("path", "width", "name"), STATES)
def test_every_state_is_without_barriers_and_well_made(browser: Browser, address: str, path: str, width: int, name: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = Watched(context, address)
    page = watched.go(path)
    state(page, name)
    assert barriers(page) == []
    assert audit(page) == {}
    assert watched.wrong == []
    context.close()


def colour(page: Page, selector: str, what: str = "backgroundColor") -> str:
    return page.eval_on_selector(selector, f"el => getComputedStyle(el).{what}")


def test_the_choice_of_colours_is_kept(anywhere: Watched) -> None:
    page = anywhere.go("")
    button = page.locator("[data-colores]")
    assert (colour(page, "body"), button.inner_text()) == (LIGHT, "Usar colores oscuros")
    button.click()
    assert (colour(page, "body"), button.inner_text()) == (DARK, "Usar colores claros")
    anywhere.go("acerca/")
    assert colour(page, "body") == DARK
    page.emulate_media(media="print")
    assert colour(page, "h1", "color") == "rgb(23, 36, 42)", "paper is always light"
    page.emulate_media(media="screen")
    page.locator("[data-colores]").click()
    assert colour(page, "body") == LIGHT


def test_without_storage_the_colours_still_change(watched: Watched) -> None:
    watched.page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})")
    page = watched.go("")
    page.locator("[data-colores]").click()
    assert colour(page, "body") == DARK
    assert "no permite guardar" in page.get_by_role("status").inner_text()


def test_the_menu_opens_and_closes_with_the_keyboard(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = Watched(context, address).go("herramientas/nyc-open-data/")
    summary, link = page.locator(".p-menu summary"), page.locator(".p-menu a").first
    summary.focus()
    page.keyboard.press("Enter")
    assert link.is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Qué necesito hacer"
    page.keyboard.press("Escape")
    assert not link.is_visible()
    assert page.evaluate("document.activeElement.textContent") == "Menú"
    context.close()


@pytest.mark.parametrize("kind", ["inicio", "herramienta", "lista"])
def test_nothing_moves_for_who_asks_for_stillness(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = Watched(context, address).go(KINDS[kind])
    moving = """[...document.querySelectorAll('*')].filter(el => { const s = getComputedStyle(el);
        return s.scrollBehavior === 'smooth' || s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length"""
    assert page.evaluate(moving) == 0
    context.close()


@pytest.mark.parametrize("kind", ["inicio", "herramienta", "volumen", "lista"])
def test_forced_colours_leave_edges_and_drawings(browser: Browser, address: str, kind: str) -> None:
    context = browser.new_context(forced_colors="active", viewport={"width": 1280, "height": 800})
    page = Watched(context, address).go(KINDS[kind])
    edgeless = """[...document.querySelectorAll('.p-boton, button, input, select, .p-tapa, .p-ir-buscar')].filter(el => {
        const edge = box => parseFloat(getComputedStyle(el, box).borderTopWidth) || 0;  // a check box draws its own
        return el.checkVisibility() && edge() < 1 && edge('::before') < 1; }).length"""
    assert page.evaluate(edgeless) == 0
    lost = """[...document.querySelectorAll('svg')].filter(el => { const s = getComputedStyle(el);
        return s.stroke === getComputedStyle(document.body).backgroundColor; }).length"""
    assert page.evaluate(lost) == 0
    assert found_by_axe(page) == []
    context.close()


def test_doors_come_before_the_matrix_and_on_a_phone_it_is_four_lists(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = Watched(context, address).go("")
    doors, matrix = page.locator(".p-puertas").bounding_box(), page.locator(".p-casillas").bounding_box()
    assert doors and matrix and doors["y"] < matrix["y"]
    assert page.locator(".p-casillas > section").count() == 4
    assert not page.locator(".p-matriz table").is_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    assert page.locator(".p-matriz table").is_visible()
    assert not page.locator(".p-casillas").is_visible()
    context.close()


def test_an_entry_is_shared_as_a_text_that_fits_a_message(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    watched = Watched(context, address)
    page = watched.go("herramientas/guia-de-lenguaje-claro/?q=x#fuentes")
    page.get_by_text("Compartir esta página").click()
    page.get_by_role("button", name="Copiar el texto").click()
    page.get_by_role("button", name="Texto copiado").wait_for()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("*Guía de lenguaje claro para servidores públicos*\nGuía nacional")
    assert text.endswith(f"\n{address}herramientas/guia-de-lenguaje-claro/")
    assert "\n\nCómo empezar:\n1. Tome el aviso" in text
    assert "<" not in text and "\n\n\n" not in text
    assert len(text) < 1500
    watched.go("guia-de-lenguaje-claro/")
    page.wait_for_url("**/herramientas/guia-de-lenguaje-claro/")
    assert watched.wrong == []
    context.close()


@pytest.mark.parametrize("width", [320, 360])
def test_an_entity_s_logo_leaves_the_header_on_one_row(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = Watched(context, address).go("")
    page.evaluate("""() => { const logo = document.createElement('img'); logo.width = logo.height = 44; logo.alt = '';
                             document.querySelector('.p-sigla').prepend(logo); }""")
    row = {selector: page.locator(selector).bounding_box() for selector in (".p-sigla", ".p-ir-buscar:visible", ".p-menu")}
    assert all(box and box["y"] + box["height"] <= 70 for box in row.values()), row
    context.close()
