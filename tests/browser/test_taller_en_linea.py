"""A workshop each at their own screen: what it needs, the canvas in the window one shares, and how one finds it."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Watched
from .test_taller import MAPEAR, anywhere, held, opened, press
from .test_taller_ventanas import clean

__all__ = ["anywhere", "held"]  # fixtures, which pytest looks for here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_clean_window_shows_the_canvas_while_its_leader_does(anywhere: Watched) -> None:
    page = opened(anywhere)
    other, wrong = clean(page)
    sheet = other.get_by_role("region", name="Mapa de actores y aportes")
    rules = other.get_by_role("heading", name="Reglas de la reunión")
    expect(rules).to_be_visible()
    press(page, "Lienzo a pantalla completa")
    expect(sheet.locator(".p-activa h3")).to_have_text("Para qué nos juntamos")
    expect(rules).to_be_hidden()
    for key in ("l", "Escape"):
        other.keyboard.press(key)
    expect(sheet).to_be_visible(), "the leader's window says what shows"
    press(page, "Volver al reloj")
    expect(sheet).to_be_hidden()
    expect(rules).to_be_visible()
    page.close()
    other.clock.run_for(4000)
    expect(other.get_by_role("button", name="Siguiente")).to_be_visible()
    other.keyboard.press("r")
    other.keyboard.press("l")
    expect(sheet).to_be_visible(), "alone it has its own key"
    other.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(rules).to_be_visible()
    assert wrong == []


@pytest.mark.parametrize(("width", "height", "last"), [(1280, 720, "Ventana limpia"), (360, 740, "Empezar"), (320, 640, "Empezar")])
def test_one_begins_without_scrolling(held: Watched, width: int, height: int, last: str) -> None:
    """Also a meeting on line, whose list is longer."""
    held.page.set_viewport_size({"width": width, "height": height})
    page = opened(held, f"{MAPEAR}&modo=linea")
    box = page.get_by_role("button", name=last, exact=True).bounding_box()
    assert box and box["y"] + box["height"] <= height


def test_one_chooses_between_a_room_and_a_meeting_on_line(held: Watched) -> None:
    page = opened(held)
    online, papers = page.locator("[data-linea]"), page.locator("[data-materiales]")
    expect(page.get_by_label("En persona")).to_be_checked()
    expect(online).to_be_hidden()
    page.get_by_label("En línea").check()
    assert "modo=linea" in page.url and "metodo=mapear-actores" in page.url
    expect(papers).to_be_hidden()
    boards = online.get_by_role("link")
    assert [str(link.get_attribute("href")).rpartition(".")[2] for link in boards.all()] == ["pptx", "png"]
    assert all("mapa-de-actores" in str(link.get_attribute("href")) for link in boards.all())
    page.reload()
    expect(online).to_contain_text("El enlace de la reunión")
    page.get_by_label("En línea").press("ArrowLeft")
    expect(papers).to_be_visible()
    assert "modo=" not in page.url
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 1 de 7"), "the arrow was the choice's"
    opened(held, f"{MAPEAR}&modo=<b>'x")
    expect(papers).to_be_visible()


def test_the_method_s_page_has_the_board_s_files(watched: Watched) -> None:
    page = watched.go("metodologias/mapear-actores/")
    links = page.locator(".p-cabeza p", has_text="Reunión en línea").get_by_role("link")
    assert [str(link.get_attribute("href")).rpartition(".")[2] for link in links.all()] == ["pptx", "png"]


@pytest.mark.parametrize("text", ["reunión virtual", "tablero digital", "taller en línea"])
def test_who_meets_on_line_finds_the_workshop(watched: Watched, text: str) -> None:
    page = watched.go(f"buscar/?q={text}")
    found = page.locator("[data-hallados] li a")
    found.first.wait_for()
    assert any(str(link.get_attribute("href")).endswith("/taller/") for link in found.all()[:3])
