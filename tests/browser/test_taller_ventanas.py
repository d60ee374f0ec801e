"""A workshop's other window, its panels, keys and sound, and the screen that stays on: in step, and never in the way."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from portal.index import Indice

from .conftest import Watched
from .test_taller import MAPEAR, MINUTE, anywhere, held, opened, press, shown, told

__all__ = ["anywhere", "held"]  # fixtures, which pytest looks for here

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def clean(page: Page) -> tuple[Page, list[str]]:
    """Open the clean window; return it, and what goes wrong on it."""
    wrong: list[str] = []
    page.context.on("weberror", lambda error: wrong.append(str(error.error)))
    with page.context.expect_page() as found:
        press(page, "Ventana limpia")
    other = found.value
    expect(other.locator("[data-taller]")).to_be_visible()
    return other, wrong


def test_the_clean_window_goes_in_step_and_has_no_controls(anywhere: Watched) -> None:
    page = opened(anywhere)
    press(page, "Empezar")
    page.clock.run_for(2 * MINUTE)
    other, wrong = clean(page)
    expect(other.locator(".p-frase").first).to_have_text("de 10 minutos")
    assert other.locator("article button:visible, article a:visible, article summary:visible").count() == 0
    expect(other.get_by_role("heading", name="Reglas de la reunión")).to_be_visible()
    page.clock.run_for(1000)
    assert shown(other)[0] == shown(page)[0]
    press(page, "Siguiente")
    expect(other.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    press(page, "Una respuesta")
    expect(other.locator(".p-turno .p-frase")).to_have_text("Persona 1")
    press(page, "Reglas")
    press(page, "Cambiar las reglas")
    page.get_by_label("Una regla por renglón").fill("<i>Escuchar</i>")
    press(page, "Usar estas reglas")
    expect(other.locator("[data-reglas] li")).to_have_text(["<i>Escuchar</i>"])
    other.keyboard.press("ArrowRight")
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    expect(other.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    anywhere.again()
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    other.clock.run_for(4000)
    press(page, "Siguiente")
    expect(other.locator("[data-lugar]")).to_have_text("Actividad 3 de 7"), "also after the leader loaded again"
    page.close()
    other.clock.run_for(4000)
    expect(other.get_by_role("button", name="Siguiente")).to_be_visible()
    press(other, "Siguiente")
    expect(other.locator("[data-lugar]")).to_have_text("Actividad 4 de 7")
    assert wrong == []


def test_a_clean_window_that_nobody_opened_has_its_own_controls(held: Watched) -> None:
    page = opened(held, f"{MAPEAR}&limpia=1")
    assert [b.split("\n")[0].strip() for b in page.locator("article button:visible [data-nombre]").all_inner_texts()] == [
        "Empezar",
        "Siguiente",
    ]
    press(page, "Empezar")
    page.clock.run_for(MINUTE)
    assert shown(page)[0] == "9:00"


def test_who_isn_t_the_leader_moves_nothing(held: Watched) -> None:
    page = opened(held)
    other, wrong = clean(page)
    state = json.dumps({"plan": [10, 10, 10, 8, 15, 8, 14], "en": 4, "comienzo": 1, "desde": None, "fin": None, "corrido": [0] * 7})
    for victim in (page, other):
        for said in (
            "null",
            "3",
            '"x"',
            f'{{"taller":"mapear-actores","dice":{{"reloj":{state},"reglas":[1,null]}}}}',
            '{"pide":"mapear-actores"}',
        ):
            victim.evaluate("said => postMessage(JSON.parse(said), '*')", said)
    other.evaluate("opener.postMessage({taller: 'mapear-actores', dice: {reglas: ['Entró']}}, '*')")
    press(page, "Siguiente")
    expect(other.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    expect(page.locator("[data-reglas] li")).to_have_count(6)
    expect(other.locator("[data-reglas] li")).to_have_count(6)
    assert wrong == []


def test_a_browser_that_opens_no_window_is_said(held: Watched) -> None:
    held.page.add_init_script("window.open = () => null")
    page = opened(held)
    press(page, "Ventana limpia")
    told(page, "El navegador no dejó abrir la ventana. Permita las ventanas emergentes de esta página.")


def test_all_by_the_keyboard(held: Watched) -> None:
    page = opened(held)
    keys = page.keyboard.press
    keys("Space")
    told(page, "Empezó: Lea el propósito en voz alta. Cada persona dice qué no podrían lograr sin otros.")
    keys("+")
    assert shown(page) == ("11:00", "de 11 minutos")
    keys("ArrowRight")
    keys("ArrowRight")
    keys("ArrowLeft")
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")
    keys("p")
    keys("P")
    expect(page.locator(".p-turno .p-frase")).to_have_text("Persona 2")
    keys("Space")
    assert shown(page)[1] == "En pausa"
    for key, name in (("r", "Reglas de la reunión"), ("?", "Teclas y opciones"), ("l", "Mapa de actores y aportes")):
        keys(key)
        expect(page.get_by_role("heading", name=name)).to_be_focused()
    keys("l")
    expect(page.locator(".p-taller")).to_have_attribute("data-vista", "reloj")
    page.get_by_role("button", name="Reglas").focus()
    keys("Enter")
    keys("Escape")
    expect(page.get_by_role("button", name="Reglas")).to_be_focused()
    keys("Space")
    expect(page.get_by_role("heading", name="Reglas de la reunión")).to_be_visible(), "a space on a button is the button's"
    keys("Escape")
    place = page.locator("[data-lugar]").inner_text()
    for key in ("Control+ArrowRight", "Alt+ArrowRight", "Meta+ArrowRight", "Control+r"):
        page.evaluate("document.addEventListener('keydown', event => { if (!event.defaultPrevented) { event.preventDefault(); } })")
        keys(key)
    assert page.locator("[data-lugar]").inner_text() == place and page.locator(".p-taller").get_attribute("data-vista") == "reloj"


def test_the_keys_can_be_turned_off(held: Watched) -> None:
    page = opened(held)
    page.keyboard.press("?")
    page.get_by_label("Usar las teclas").uncheck()
    page.locator("#panel-teclas-titulo").focus()
    for key in ("ArrowRight", "Space", "+", "r"):
        page.keyboard.press(key)
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 1 de 7")
    assert shown(page) == ("10:00", "Sin empezar") and page.locator("kbd:visible").count() == 10, "only the list of keys shows them"
    page.reload()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 1 de 7")
    press(page, "Teclas y opciones")
    page.get_by_label("Usar las teclas").check()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-lugar]")).to_have_text("Actividad 2 de 7")


def test_every_control_is_reached_and_left_with_the_tabulator(held: Watched) -> None:
    page = opened(held)
    names = []
    while not names or "agenda" not in names[-1]:
        page.keyboard.press("Tab")
        names.append(str(page.evaluate("document.activeElement.textContent.trim()")).split("  ")[0])
        assert len(names) < 20, names
    assert names.pop(10) == "", "the choice of how one meets, after the ten controls"
    wanted = page.locator("article :is(button, a, summary):visible").all_inner_texts()
    assert [name.split(" ")[0] for name in names] == [name.split()[0] for name in wanted]
    page.keyboard.press("Tab")
    assert not page.evaluate("document.querySelector('article').contains(document.activeElement)"), "no trap"


def test_the_canvas_in_its_places_with_the_active_box(held: Watched, indice: Indice) -> None:
    [sheet] = indice.lienzos("mapear-actores")
    page = opened(held)
    page.keyboard.press("l")
    panel = page.get_by_role("region", name=sheet.nombre)
    expect(panel.locator("h2")).to_be_focused()
    assert panel.locator("h3").all_inner_texts() == [box.titulo for box in sheet.cajas.values()]
    assert panel.locator(".p-caja li").all_inner_texts() == [q for box in sheet.cajas.values() for q in box.preguntas]
    active = panel.locator(".p-activa")
    expect(active).to_have_count(1)
    assert "Ahora" in active.inner_text() and sheet.cajas["reto"].titulo in active.inner_text()
    box = {id: panel.locator(f".p-caja-{id}").bounding_box() for id in sheet.cajas}
    assert box["reto"]["y"] == box["alianzas"]["y"] and box["ausentes"]["x"] == box["reto"]["x"]  # type: ignore[index]
    assert all(b["y"] + b["height"] <= 720 for b in box.values() if b), "whole on the projector's screen"
    page.keyboard.press("ArrowRight")
    assert sheet.cajas["entidades"].titulo in active.inner_text()
    page.keyboard.press("l")
    expect(panel).to_be_hidden()


def test_the_rules_can_be_changed_on_the_spot(held: Watched) -> None:
    page = opened(held)
    press(page, "Reglas")
    expect(page.locator("[data-reglas] li")).to_have_count(6)
    press(page, "Cambiar las reglas")
    box = page.get_by_label("Una regla por renglón")
    box.fill("  <b>Una</b>  \n\n" + "x" * 500)
    box.press("r")
    box.press("ArrowRight")
    expect(box).to_be_visible()
    press(page, "Usar estas reglas")
    assert page.locator("[data-reglas] li").all_inner_texts() == ["<b>Una</b>", "x" * 300]
    page.reload()
    assert page.locator("[data-reglas] li").all_text_contents()[0] == "<b>Una</b>"


SOUND = """window.tonos = 0; window.AudioContext = class { constructor() { this.currentTime = 0; }
    createOscillator() { return {frequency: {}, connect() {}, start() { window.tonos += 1; }, stop() {}}; }
    createGain() { return {gain: {setValueAtTime() {}, exponentialRampToValueAtTime() {}}, connect() {}}; } };"""


def test_no_sound_unless_one_asks_for_it(held: Watched) -> None:
    held.page.add_init_script(SOUND)
    page = opened(held)
    press(page, "Empezar")
    page.clock.run_for(12 * MINUTE)
    assert page.evaluate("tonos") == 0
    press(page, "Teclas y opciones")
    page.get_by_label("Avisar con un sonido").check()
    press(page, "Siguiente")
    assert page.evaluate("tonos") == 0
    page.clock.run_for(12 * MINUTE)
    assert page.evaluate("tonos") == 2, "at the last minute and at the end"
    page.evaluate("window.AudioContext = undefined")
    press(page, "Probar el sonido")


def test_the_screen_stays_on_only_while_the_clock_goes(held: Watched) -> None:
    lock = """Object.defineProperty(navigator, 'wakeLock', {value: {held: 0, request() {
        this.held += 1;
        const release = () => { this.held -= 1; return Promise.resolve(); };
        return Promise.resolve({release, addEventListener() {}});
    }}})"""
    held.page.add_init_script(lock)
    page = opened(held)
    assert page.evaluate("navigator.wakeLock.held") == 0
    press(page, "Empezar")
    assert page.evaluate("navigator.wakeLock.held") == 1
    press(page, "Siguiente")
    assert page.evaluate("navigator.wakeLock.held") == 1
    press(page, "Pausar")
    assert page.evaluate("navigator.wakeLock.held") == 0
