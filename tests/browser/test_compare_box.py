"""The box that adds a tool to the comparison: nothing is added that one didn't choose, and one needn't know its name."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .conftest import Watched

pytestmark = pytest.mark.browser


def box(page: Page) -> None:
    page.get_by_label("Agregar una herramienta").focus()


def test_enter_adds_none_of_several_and_the_arrows_lead_to_one(watched: Watched) -> None:
    page = watched.go("comparar/?de=decidim")
    box(page)
    page.keyboard.type("datos abiertos")
    page.locator("[data-hallados] button").nth(1).wait_for()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("Escoja una: baje con las flechas.")
    assert page.url.endswith("?de=decidim")
    names = page.locator("[data-hallados] button").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name=names[1], exact=True)).to_be_focused()
    for key in ("ArrowUp", "ArrowUp"):
        page.keyboard.press(key)
    expect(page.get_by_label("Agregar una herramienta")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".p-comparacion caption")).to_have_text(f"Comparación de Decidim y {names[0].removeprefix('Agregar ')}")
    assert watched.wrong == []


def test_enter_takes_the_one_that_is_called_so_though_others_have_its_words(watched: Watched) -> None:
    page = watched.go("comparar/?de=decidim")
    box(page)
    page.keyboard.type("opencoesione")
    page.locator("[data-hallados] button").nth(1).wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".p-comparacion caption")).to_have_text("Comparación de Decidim y OpenCoesione")


def test_one_finds_by_what_one_wants_to_do(anywhere: Watched) -> None:
    page = anywhere.go("comparar/")
    box(page)
    page.keyboard.type("presupuesto participativo")
    expect(page.locator("[data-ayuda]")).to_have_text("Ninguna se llama así. Para eso hay 6 herramientas.")
    expect(page.get_by_role("button", name="Agregar Decidim")).to_be_visible()
    expect(page.get_by_role("button", name="Agregar CONSUL Democracy")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_box_comes_before_the_table_and_quitar_under_each_name(watched: Watched, width: int) -> None:
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    watched.go("comparar/?de=decidim,polis&cambia=si")
    page.locator(".p-comparacion thead button").nth(1).wait_for()
    above, below = page.get_by_label("Agregar una herramienta").bounding_box(), page.locator(".p-comparacion").bounding_box()
    assert above and below and above["y"] < below["y"]
    heads = page.locator(".p-comparacion thead th")
    assert heads.first.text_content() == "Dato"
    assert [h.get_by_role("button").count() for h in heads.all()] == [0, 1, 1]
    end, title = page.locator(".p-comparar").bounding_box(), page.locator("#familias").bounding_box()
    last = page.locator("[data-resultado] > p").last.bounding_box()
    assert end and title and last and title["y"] - last["y"] - last["height"] < 80, "no void"
