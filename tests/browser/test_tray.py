"""What one puts in the explorer's tray to compare: by mouse, by keys, after filtering, in the address; it never hides the focus."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from .conftest import Watched

pytestmark = pytest.mark.browser

COVERED = """() => { const tray = document.querySelector('[data-bandeja]'), el = document.activeElement;
    if (tray.contains(el)) { return ''; }
    const a = el.getBoundingClientRect(), b = tray.getBoundingClientRect();
    return a.bottom > b.top + 1 && a.top < b.bottom && a.right > b.left && a.left < b.right ? el.outerHTML.slice(0, 90) : ''; }"""


def tray(page: Page) -> Locator:
    return page.get_by_role("complementary", name="Para comparar")


def box(page: Page, name: str) -> Locator:
    return page.get_by_role("checkbox", name=f"Comparar {name}", exact=True)


def test_the_choice_outlives_filters_views_and_a_visit_to_the_comparison(anywhere: Watched) -> None:
    page = anywhere.go("toolkits/")
    expect(tray(page)).to_be_hidden()
    box(page, "Decidim").check()
    expect(page.get_by_role("status")).to_have_text("Decidim queda para comparar. Escoja otra.")
    expect(tray(page)).to_contain_text("Escoja otra")
    box(page, "Polis").check()
    expect(page.get_by_role("status")).to_have_text("Polis queda para comparar. Van 2.")
    page.get_by_label("Participación ciudadana").first.check()
    expect(page.locator("[data-cuenta]")).to_contain_text(" de ")
    assert page.url.endswith("?pilar=participacion-ciudadana&comparar=decidim%2Cpolis")
    page.get_by_label("Tabla").check()
    expect(box(page, "Decidim")).to_be_checked()
    expect(box(page, "CONSUL Democracy")).not_to_be_checked()
    box(page, "CONSUL Democracy").check()
    page.reload()
    expect(tray(page).get_by_role("button")).to_have_text(["Quitar Decidim×", "Quitar Polis×", "Quitar CONSUL Democracy×"])
    with page.expect_navigation():
        tray(page).get_by_role("link", name="Comparar las 3").click()
    expect(page.locator("caption", has_text="Comparación")).to_have_text("Comparación de Decidim, Polis y CONSUL Democracy")
    page.go_back()
    expect(tray(page).get_by_role("button")).to_have_count(3)
    page.go_back()
    expect(tray(page).get_by_role("button")).to_have_count(2)
    expect(page.get_by_label("Tabla")).to_be_checked()


def test_a_fourth_does_not_fit_and_what_nobody_knows_is_not_there(watched: Watched) -> None:
    page = watched.go("toolkits/?comparar=decidim,%3Cb%3E,__proto__,decidim,polis,ba-elige,dozorro")
    expect(tray(page).get_by_role("button")).to_have_text(["Quitar Decidim×", "Quitar Polis×", "Quitar BA Elige×"])
    box(page, "DoZorro").click()
    expect(box(page, "DoZorro")).not_to_be_checked()
    expect(page.get_by_role("status")).to_have_text("Caben tres: quite una para poner otra.")
    expect(tray(page)).to_contain_text("Caben tres: quite una para poner otra.")
    assert watched.wrong == []


def test_with_keys_alone_one_goes_from_a_card_to_the_comparison(watched: Watched) -> None:
    page = watched.go("toolkits/?comparar=decidim")
    box(page, "Polis").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    expect(page.locator("li[data-id=polis]").get_by_role("link", name="Comparar las 2")).to_be_focused()
    page.get_by_role("button", name="Quitar Decidim").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Quitar Polis")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Decidim ya no está para comparar.")
    page.keyboard.press("Enter")
    expect(tray(page)).to_be_hidden()
    expect(page.locator("[data-cuenta]")).to_be_focused()
    expect(box(page, "Polis")).not_to_be_checked()
    assert "?" not in page.url and watched.wrong == []


@pytest.mark.parametrize("width", [320, 1280])
def test_the_tray_never_covers_what_has_the_focus(browser: Browser, address: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700}, reduced_motion="reduce")
    page = Watched(context, address).go("toolkits/?comparar=decidim,consul-democracy,polis")
    expect(tray(page).get_by_role("button")).to_have_count(3)
    top = tray(page).bounding_box()
    assert top and top["y"] > 450 and top["y"] + top["height"] <= 700
    page.locator("[data-propia] li[data-id] a").first.focus()
    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) == ""
    page.locator("footer :is(a, button)").last.focus()
    assert page.evaluate(COVERED) == ""
    context.close()


def test_the_list_leads_to_the_comparison_without_a_script(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, address).go("toolkits/")
    expect(tray(page)).to_be_hidden()
    page.get_by_role("link", name="comparar dos o tres").click()
    expect(page.get_by_role("heading", name="Comparar herramientas")).to_be_visible()
    context.close()
