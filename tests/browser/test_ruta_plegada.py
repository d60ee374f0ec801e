"""A route and the list of routes are short on arrival, and whole: what is folded is one touch, one link or one print away."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdfium2 import PdfDocument

from portal.index import Indice

from .conftest import Watched
from .test_ruta import ROUTE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LONGEST = {(ROUTE, 1280): 6000, (ROUTE, 360): 9500, ("rutas/", 1280): 6000, ("rutas/", 360): 9800}
"""Points, with the letter of a machine that hasn't the portal's yet, which is wider."""


def opened(watched: Watched, path: str, after: str = "") -> Page:
    return watched.go(path + after)


def printed(page: Page) -> str:
    """What the page says on paper."""
    sheets = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in sheets).split())


def unfolded(page: Page) -> list[str]:
    """The steps that are unfolded."""
    found: list[str] = page.eval_on_selector_all("[data-paso]:has(> details[open])", "all => all.map(one => one.dataset.paso)")
    return found


@pytest.mark.parametrize(("path", "width"), LONGEST)
def test_it_is_short_on_arrival(browser: Browser, address: str, path: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollHeight") <= LONGEST[path, width]
    page.close()


def test_the_next_step_is_unfolded_and_each_is_marked_with_one_touch(anywhere: Watched) -> None:
    page = opened(anywhere, ROUTE)
    assert unfolded(page) == ["acordar"]
    boxes = page.locator("[data-hecho]")
    assert all(box.is_visible() for box in boxes.all())
    page.locator("#hecho-acordar").check()
    page.locator("#hecho-preguntar").check()
    assert unfolded(page) == ["acordar"], "nothing moves under the finger of who marks several"
    page.reload()
    expect(page.locator("#hecho-preguntar")).to_be_checked()
    assert unfolded(page) == ["convocar"]
    page.locator("#paso-informe summary").first.focus()
    page.keyboard.press("Enter")
    assert unfolded(page) == ["convocar", "informe"]
    page.get_by_role("button", name="Abrir todos los pasos").click()
    assert len(unfolded(page)) == 9
    page.get_by_role("button", name="Dejar solo el que sigue").click()
    assert unfolded(page) == ["convocar"]


def test_a_link_to_what_is_folded_unfolds_it(anywhere: Watched) -> None:
    page = opened(anywhere, ROUTE, "#paso-responder")
    assert "responder" in unfolded(page)
    page.get_by_text("Qué le queda para mostrar").click()
    page.get_by_role("link", name="«Pruebe el informe con dos lectores»").click()
    expect(page.locator("#paso-probar [data-texto]")).to_be_in_viewport()
    source = page.locator("[id^=fuente-]").first
    page = opened(anywhere, ROUTE, "?x#" + str(source.get_attribute("id")))
    expect(source).to_be_in_viewport()


def test_a_door_that_the_address_names_is_unfolded(anywhere: Watched) -> None:
    page = opened(anywhere, "rutas/", "#rendir-cuentas")
    expect(page.locator(".p-ademas[open]")).to_have_count(1)
    expect(page.locator("#rendir-cuentas")).to_be_in_viewport()
    expect(page.get_by_role("link", name="Planear la rendición de cuentas")).to_be_visible()
    page.locator(".p-contenido").get_by_role("link", name="Quiero abrir datos").click()
    expect(page.locator(".p-ademas[open]")).to_have_count(2)


def test_the_paper_has_it_all(watched: Watched, indice: Indice) -> None:
    page = watched.go(ROUTE)
    text = printed(page)
    for step in indice.catalogo.entradas["rutas"]["rendir-cuentas-sin-presupuesto"].pasos:
        for said in (step.titulo, step.texto, step.resultado, step.si_se_omite or "", *(x.sirve_para for x in step.evidencia)):
            assert " ".join(said.split()) in text, said
    assert "Si le queda poco tiempo" in text and "Abrir todos" not in text and "−" not in text
    page = watched.go("rutas/")
    text = printed(page)
    for door, _, tools, done in indice.puertas:
        assert all(e.nombre in text for e in (*indice.metodos(door)[:4], *tools[:3], *done[:3])), door
