"""A workshop from its first click to the end of its agenda, on a server and from a disk, with a clock of our own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pypdfium2 import PdfDocument

from portal.index import Indice

from .archivos import NO_STORAGE
from .conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MINUTE = 60_000
MAPEAR = "taller/?metodo=mapear-actores"


def stopped(context: BrowserContext) -> None:
    """Stop the clock of a context's pages at ten past nine in Bogotá."""
    context.clock.install(time="2026-11-26T14:09:59Z")
    context.clock.pause_at("2026-11-26T14:10:00Z")


@pytest.fixture(params=["server", "disk"])
def anywhere(request: pytest.FixtureRequest, browser: Browser, address: str, on_disk: str) -> Iterator[Watched]:
    """A page in Bogotá, at ten past nine; its clock goes when a test says."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, timezone_id="America/Bogota")
    stopped(context)
    yield (watched := Watched(context, address if request.param == "server" else on_disk))
    assert watched.wrong == []
    context.close()


@pytest.fixture
def held(browser: Browser, address: str) -> Iterator[Watched]:
    """The same, of the server alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, timezone_id="America/Bogota")
    stopped(context)
    yield (watched := Watched(context, address))
    assert watched.wrong == []
    context.close()


def opened(watched: Watched, asked: str = MAPEAR) -> Page:
    page = watched.go(asked)
    expect(page.locator("[data-taller]")).to_be_visible()
    return page


def shown(page: Page) -> tuple[str, str]:
    """Return the time that stands, and what it says of it."""
    clock = page.locator(".p-tiempo > [role=timer]").first
    return clock.locator(".p-cifras").inner_text(), clock.locator(".p-frase").inner_text()


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def told(page: Page, text: str | re.Pattern[str]) -> None:
    expect(page.locator("body > [role=status]")).to_have_text(text)


def hours(page: Page) -> str:
    return page.locator("[data-horas]").inner_text().replace("\u00a0", " ")


def test_from_the_first_click_to_the_end_of_the_agenda(anywhere: Watched, indice: Indice) -> None:
    method = indice.catalogo.entradas["metodologias"]["mapear-actores"]
    page = anywhere.go("metodologias/mapear-actores/")
    page.get_by_role("link", name="Modo taller", exact=True).click()
    expect(page.locator("h1")).to_have_text(method.nombre)
    assert shown(page) == ("10:00", "Sin empezar")
    assert hours(page) == "Si empieza ahora, termina a las 10:25 a. m."
    assert page.locator("[data-materiales] li").all_inner_texts() == list(method.materiales)
    press(page, "Empezar")
    told(page, f"Empezó: {method.agenda[0].actividad}")
    page.clock.run_for(5 * MINUTE)
    told(page, "Va la mitad. Quedan 5 minutos.")
    page.clock.run_for(4 * MINUTE)
    told(page, "Queda un minuto.")
    assert shown(page) == ("1:00", "Queda un minuto")
    page.clock.run_for(MINUTE)
    told(page, "Tiempo.")
    page.clock.run_for(35_000)
    assert shown(page) == ("+0:35", "Tiempo")
    press(page, "+1 minuto")
    assert shown(page) == ("0:25", "Queda un minuto")
    for n, moment in enumerate(method.agenda[1:], 2):
        press(page, "Siguiente")
        told(page, f"Actividad {n} de 7: {moment.actividad}")
        expect(page.get_by_role("heading", level=2, name=moment.actividad)).to_be_visible()
        assert shown(page) == (f"{moment.minutos}:00", f"de {moment.minutos} minutos")
        page.clock.run_for(moment.minutos * MINUTE)
    assert hours(page) == "Empezó a las 9:10 a. m. Termina a las 10:25 a. m., 1 minuto más tarde de lo previsto."
    press(page, "Terminar")
    told(page, "Terminó el taller.")
    assert hours(page).endswith("1 minuto más tarde de lo previsto. Duró 76 minutos.")
    assert page.locator("[data-evidencia] li").all_inner_texts() == [x.que for x in method.evidencia]
    assert page.evaluate("document.activeElement.textContent.trim().startsWith('Volver a la última')"), "the focus isn't lost"
    press(page, "Volver a la última")
    assert shown(page)[1] == "En pausa"


def test_a_laptop_that_slept_an_hour_says_the_right_time(held: Watched) -> None:
    page = opened(held)
    press(page, "Empezar")
    page.clock.run_for(2 * MINUTE)
    page.clock.fast_forward(60 * MINUTE)
    assert shown(page) == ("+52:00", "Tiempo")
    told(page, "Tiempo.")
    assert hours(page) == "Empezó a las 9:10 a. m. Termina a las 11:17 a. m., 52 minutos más tarde de lo previsto."


def test_a_pause_stops_the_clock_and_the_end_moves_away(held: Watched) -> None:
    page = opened(held)
    press(page, "Empezar")
    page.clock.run_for(3 * MINUTE)
    press(page, "Pausar")
    page.clock.run_for(10 * MINUTE)
    assert shown(page) == ("7:00", "En pausa")
    assert "10 minutos más tarde" in hours(page)
    press(page, "Seguir")
    told(page, "Sigue el reloj.")
    press(page, "Siguiente")
    assert "7 minutos" not in hours(page) and "3 minutos más tarde" in hours(page)


@pytest.mark.parametrize("stores", [True, False])
def test_the_clock_goes_on_after_the_page_loads_again(anywhere: Watched, stores: bool) -> None:
    if not stores:
        anywhere.page.add_init_script(NO_STORAGE)
    page = opened(anywhere)
    press(page, "Empezar")
    press(page, "Siguiente")
    page.clock.run_for(2 * MINUTE)
    page.clock.run_for(MINUTE)
    anywhere.again()
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    assert re.fullmatch("7:00|6:5.", shown(page)[0]), "a slow machine takes seconds to load it again"
    assert ("reloj=" in page.url) is not stores
    expect(page.locator("[data-decir]")).to_have_text("" if stores else re.compile("^$|queda en la dirección"))
    page.once("dialog", lambda dialog: dialog.accept())
    press(page, "Teclas y opciones")
    press(page, "Empezar de nuevo")
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 1 de 7")
    told(page, "El reloj está en cero.")


def test_what_was_left_running_yesterday_is_not_today_s(held: Watched) -> None:
    page = opened(held)
    press(page, "Empezar")
    page.clock.fast_forward(13 * 60 * MINUTE)
    page.reload()
    expect(page.locator("[data-taller]")).to_be_visible()
    assert shown(page) == ("10:00", "Sin empezar")


def test_each_answer_has_its_minute(held: Watched) -> None:
    page = opened(held)
    press(page, "Una respuesta")
    turn = page.locator(".p-turno")
    expect(turn.locator(".p-frase")).to_have_text("Persona 1")
    told(page, "Persona 1.")
    page.clock.run_for(MINUTE)
    expect(turn.locator(".p-frase")).to_have_text("Tiempo, persona 1")
    expect(turn.locator(".p-cifras")).to_have_text("0:00")
    told(page, "Tiempo de esta respuesta.")
    press(page, "Siguiente persona")
    expect(turn.locator(".p-cifras")).to_have_text("1:00")
    expect(page.locator(".p-respuestas")).to_have_text("Va 1 respuesta")
    press(page, "Terminar las respuestas")
    expect(turn).to_be_hidden()
    expect(page.locator(".p-respuestas")).to_have_text("Van 2 respuestas")
    assert shown(page)[0] == "9:00"
    assert page.evaluate("document.activeElement.textContent.trim().startsWith('Una respuesta')"), "the focus isn't lost"


def test_an_answer_takes_the_seconds_that_the_agenda_gives_it(held: Watched, indice: Indice) -> None:
    page = opened(held, "taller/?metodo=conversar-en-mesas")
    for moment in indice.catalogo.entradas["metodologias"]["conversar-en-mesas"].agenda:
        press(page, "Una respuesta")
        expect(page.locator(".p-turno .p-cifras")).to_have_text({45: "0:45", 60: "1:00"}[moment.por_respuesta or 60])
        page.keyboard.press("ArrowRight")


def test_a_route_lets_one_choose_its_meeting(anywhere: Watched, indice: Indice) -> None:
    page = anywhere.go("taller/?ruta=rendir-cuentas-sin-presupuesto")
    expect(page.locator("h1")).to_have_text("Rendir cuentas sin presupuesto")
    page.get_by_role("link", name="Acuerde fecha, lugar y responsables").click()
    method = indice.catalogo.entradas["metodologias"]["planear-la-rendicion"]
    expect(page.locator("h1")).to_have_text(method.nombre)
    expect(page.locator("#actividad")).to_have_text(method.agenda[0].actividad)


def test_without_a_script_the_address_of_a_workshop_gives_the_list(browser: Browser, address: str) -> None:
    context: BrowserContext = browser.new_context(java_script_enabled=False)
    page = Watched(context, address).go(MAPEAR)
    assert page.locator("noscript p", has_text="El reloj necesita JavaScript").is_visible()
    assert page.locator("[data-taller]").is_hidden() and page.locator("article button:visible").count() == 0
    page.get_by_role("link", name="Agenda para imprimir de «Mapear actores y aportes»").click()
    assert page.url.endswith("metodologias/mapear-actores/#agenda")
    context.close()


def test_on_paper_a_workshop_is_its_agenda(held: Watched, indice: Indice) -> None:
    page = opened(held)
    pdf = PdfDocument(page.pdf(prefer_css_page_size=True))
    text = " ".join(pdf[0].get_textpage().get_text_range().split())
    for moment in indice.catalogo.entradas["metodologias"]["mapear-actores"].agenda:
        assert moment.actividad in text
    assert len(pdf) == 1 and "Empezar" not in text
