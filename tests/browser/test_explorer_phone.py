"""The explorer on a phone: what one ticks is answered where the finger is, and what is cut says that it goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from .conftest import Watched

pytestmark = pytest.mark.browser


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 360, "height": 640}, reduced_motion="reduce")
    yield (watched := Watched(context, address))
    assert watched.wrong == []
    context.close()


def in_window(page: Page, selector: str) -> bool:
    return bool(
        page.eval_on_selector(
            selector, "el => { const b = el.getBoundingClientRect(); return b.top >= 0 && b.bottom <= innerHeight; }"
        )
    )


def test_ticking_says_how_many_there_are_and_leads_to_them(phone: Watched) -> None:
    page = phone.go("toolkits/")
    page.locator(".p-facetas summary").first.click()
    page.get_by_label("Empoderar").check()
    foot = page.get_by_role("button", name="Ver 12 herramientas")
    expect(foot).to_be_visible()
    assert in_window(page, "[data-ver-lista]")
    foot.click()
    expect(page.locator("[data-cuenta]")).to_be_focused()
    assert in_window(page, "[data-cuenta]")
    expect(page.get_by_label("Empoderar")).to_be_hidden()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator(".p-facetas summary").first.click()
    expect(foot).to_be_hidden()


def test_the_foot_of_the_filters_stands_above_the_tray(phone: Watched) -> None:
    page = phone.go("toolkits/?comparar=decidim")
    page.locator(".p-facetas summary").first.click()
    foot, tray = page.locator("[data-ver-lista]").bounding_box(), page.locator("[data-bandeja]").bounding_box()
    assert foot and tray and foot["y"] + foot["height"] <= tray["y"]


def test_what_starts_folded_is_open_where_something_is_chosen(watched: Watched) -> None:
    page = watched.go("toolkits/")
    folds = page.locator("[data-plegada]")
    assert not any(folds.evaluate_all("all => all.map(fold => fold.open)"))
    page.goto(page.url + "?origen=colombia&costo=gratuito")
    expect(page.get_by_role("checkbox", name="Colombia").first).to_be_visible()
    expect(page.get_by_role("checkbox", name="Gratuito")).to_be_visible()
    assert page.locator("[data-plegada][open] > summary").all_inner_texts() == ["Colombia u otros países", "Más filtros", "Costo"]
    expect(page.get_by_role("checkbox", name="Sin conexión")).to_be_hidden()


def test_the_foot_of_the_filters_never_covers_what_has_the_focus(phone: Watched) -> None:
    page = phone.go("toolkits/?comparar=decidim")
    page.locator(".p-facetas summary").first.click()
    page.locator("[name=pilar]").first.focus()
    for _ in range(15):
        page.keyboard.press("Tab")
        assert page.evaluate("""() => document.activeElement.getBoundingClientRect().bottom
            <= document.querySelector('.p-ver-lista').getBoundingClientRect().top + 1""")


@pytest.mark.parametrize("view", ["tabla", "matriz"])
def test_what_is_cut_shows_that_it_goes_on_until_its_end(phone: Watched, view: str) -> None:
    page = phone.go(f"toolkits/?ver={view}")
    frame = page.locator(".p-marco")
    expect(page.locator(".p-desliza.p-sigue")).to_have_count(1)
    assert page.eval_on_selector(".p-desliza", "el => getComputedStyle(el, '::after').content") == '""'
    name, edge = page.locator(".p-marco tbody th").first.bounding_box(), frame.bounding_box()
    frame.evaluate("el => { el.scrollLeft = el.scrollWidth; }")
    expect(page.locator(".p-desliza.p-sigue")).to_have_count(0)
    assert page.eval_on_selector(".p-desliza", "el => getComputedStyle(el, '::after').content") == "none"
    after = page.locator(".p-marco tbody th").first.bounding_box()
    assert name and after and edge and abs(after["x"] - edge["x"]) < 2, "the names stay in sight"


def test_a_matrix_has_no_order(watched: Watched) -> None:
    page = watched.go("toolkits/?ver=matriz")
    page.locator(".p-cruce").wait_for()
    expect(page.get_by_label("Ordenar por")).to_be_hidden()
    page.get_by_role("radio", name="Tabla").check()
    expect(page.get_by_label("Ordenar por")).to_be_visible()
