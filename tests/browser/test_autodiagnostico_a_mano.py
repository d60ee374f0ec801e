"""With all the questions of the self-assessment open, the result is within reach, and nothing hides where one is."""

from __future__ import annotations

import pytest
from browser.conftest import Watched
from browser.test_autodiagnostico import PAGE
from playwright.sync_api import Browser, Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COVERED = """() => {
    const part = document.activeElement, shown = part.matches('[type=radio]') ? part.nextElementSibling : part;
    const bar = document.querySelector('.p-paso-a-paso'), box = shown.getBoundingClientRect(), edge = bar.getBoundingClientRect();
    const apart = box.bottom <= edge.top || box.top >= edge.bottom;
    return apart || bar.contains(part) || getComputedStyle(bar).position !== 'sticky' ? '' : part.id;
}"""
"""The field with the focus, if the line that stays in sight lies on any of it."""


UNDER = "name => scrollBy(0, document.querySelector(name).getBoundingClientRect().bottom + 2 - innerHeight)"
"""Bring a field to the foot of the window, where that line lies."""


def together(browser: Browser, address: str, width: int, height: int) -> Page:
    page = browser.new_context(viewport={"width": width, "height": height}).new_page()
    page.goto(address + PAGE)
    page.get_by_label("Ver todas las preguntas juntas").check()
    return page


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 800)])
def test_the_result_stays_in_sight(browser: Browser, address: str, width: int, height: int) -> None:
    page = together(browser, address, width, height)
    page.locator("#r1-2").check()
    bar = page.locator(".p-paso-a-paso")
    expect(bar).to_be_in_viewport(ratio=1)
    assert " ".join(bar.inner_text().split()) == "1 de 24 respondidas Ver el resultado"
    assert bar.bounding_box()["height"] <= height * 0.2  # type: ignore[index]
    bar.get_by_role("button", name="Ver el resultado").click()
    expect(page.locator("#resultado")).to_be_focused()
    expect(page.locator("#resultado")).to_be_in_viewport()
    page.locator("#alto").scroll_into_view_if_needed()
    expect(bar).not_to_be_in_viewport()
    page.emulate_media(media="print")
    assert not bar.is_visible()
    page.context.close()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (320, 200)])
def test_it_hides_no_field_that_has_the_focus(browser: Browser, address: str, width: int, height: int) -> None:
    """The second is a screen of 1280 by 800 seen at 400 %, where it stays in its place."""
    page = together(browser, address, width, height)
    for id in ("t2", "r3", "i1"):
        page.locator(f"#{id}-3").check()
        page.evaluate(UNDER, f"[data-prueba={id}]")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.dataset.prueba") == id
        assert page.evaluate(COVERED) == ""
    assert (page.locator(".p-paso-a-paso").evaluate("bar => getComputedStyle(bar).position") == "sticky") is (height > 576)
    page.context.close()


def test_one_group_at_a_time_says_how_many_too(watched: Watched) -> None:
    page = watched.go(PAGE)
    page.get_by_role("button", name="Transparencia").click()
    page.locator("#t1-2").check()
    assert page.locator("[data-cuantas]").inner_text() == "1 de 24 respondidas"
    assert page.locator(".p-paso-a-paso").evaluate("bar => getComputedStyle(bar).position") == "static"
    assert watched.wrong == []
