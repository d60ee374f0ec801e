"""Every state of a workshop, light and dark, on a phone and on a projector: without barriers, and read from afar."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from .barreras import barriers
from .conftest import Watched
from .test_look import audit
from .test_taller import MINUTE, held, opened, press
from .test_taller_ventanas import clean

__all__ = ["held"]  # a fixture, which pytest looks for here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATES = (
    "list",
    "start",
    "running",
    "answer",
    "time",
    "canvas",
    "rules",
    "editing",
    "keys",
    "agenda",
    "end",
    "clean",
    "steps",
    "unknown",
)


def brought(page: Page, state: str) -> Page:
    """Bring an open workshop to a state; return the page to look at."""
    if state in ("running", "answer", "time", "clean"):
        press(page, "Una respuesta" if state == "answer" else "Empezar")
        page.clock.run_for(11 * MINUTE if state == "time" else MINUTE)
    panels = {"canvas": "Lienzo a pantalla completa", "rules": "Reglas", "editing": "Reglas", "keys": "Teclas y opciones"}
    if state in panels:
        press(page, panels[state])
    if state == "editing":
        press(page, "Cambiar las reglas")
    elif state == "agenda":
        page.get_by_text("Toda la agenda").click()
    elif state == "end":
        press(page, "Empezar")
        for _ in range(7):
            page.keyboard.press("ArrowRight")
    elif state == "clean":
        size = page.viewport_size
        page, _ = clean(page)
        page.set_viewport_size(size)  # type: ignore[arg-type]
    page.evaluate("document.activeElement.blur()")  # what was pressed with the mouse: the audit gives each the focus by itself
    return page


def looked_at(browser: Browser, address: str, state: str, **options: object) -> tuple[BrowserContext, Page, Watched]:
    """Open a context with these options and bring a workshop to a state."""
    context = browser.new_context(**options)  # type: ignore[arg-type]
    context.clock.install(time="2026-11-26T14:10:00Z")
    watched = Watched(context, address)
    other = {"list": "taller/", "steps": "taller/?ruta=rendir-cuentas-sin-presupuesto", "unknown": "taller/?metodo=zzz"}
    if state in other:
        page = watched.go(other[state])
        page.locator("h2:visible, [data-reuniones] a").first.wait_for()
    else:
        page = brought(opened(watched), state)
    return context, page, watched


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", STATES)
def test_no_state_has_a_barrier(browser: Browser, address: str, width: int, state: str) -> None:
    context, page, watched = looked_at(browser, address, state, viewport={"width": width, "height": 720})
    assert barriers(page) == []
    assert audit(page) == {}
    assert watched.wrong == []
    context.close()


@pytest.mark.parametrize("state", ["start", "time", "canvas", "keys", "clean"])
def test_still_for_who_asks_and_edges_where_a_system_imposes_its_colours(browser: Browser, address: str, state: str) -> None:
    context, page, _ = looked_at(
        browser, address, state, reduced_motion="reduce", forced_colors="active", viewport={"width": 1280, "height": 720}
    )
    moving = """[...document.querySelectorAll('*')].filter(el => { const s = getComputedStyle(el);
        return s.scrollBehavior === 'smooth' || s.animationName !== 'none' || parseFloat(s.transitionDuration) > 0; }).length"""
    assert page.evaluate(moving) == 0
    edgeless = """[...document.querySelectorAll('article button')].filter(el =>
        el.checkVisibility() && parseFloat(getComputedStyle(el).borderTopWidth) < 1).length"""
    assert page.evaluate(edgeless) == 0
    context.close()


def test_the_time_is_read_from_the_back_of_the_room(held: Watched) -> None:
    """A figure one reads at 10 m is some 5 cm high; on a screen 1.5 m wide a figure of 145 points of 1280 is 17 cm."""
    page = opened(held)
    size = "parseFloat(getComputedStyle(document.querySelector('.p-cifras')).fontSize)"
    assert page.evaluate(size) >= 140
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('#actividad')).fontSize)") >= 34
    assert page.evaluate("getComputedStyle(document.querySelector('.p-cifras')).fontVariantNumeric") == "tabular-nums"
    box = page.get_by_role("button", name="Empezar").bounding_box()
    assert box and box["y"] + box["height"] <= 720, "one begins without scrolling"
    press(page, "Empezar")
    page.clock.fast_forward(120 * MINUTE)
    box, room = page.locator(".p-cifras").first.bounding_box(), page.locator(".p-tiempo").bounding_box()
    assert box and room and box["x"] + box["width"] <= room["x"] + room["width"], "more than an hour late fits too"
    assert page.evaluate("document.querySelector('.p-cifras').scrollWidth <= document.querySelector('.p-cifras').clientWidth")
