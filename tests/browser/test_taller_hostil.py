"""What others may write in the address, on the device or in the data of a workshop: none of it runs, and none of it breaks."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Route, expect

from .conftest import Watched
from .test_taller import MAPEAR, held, opened, press, shown

__all__ = ["held"]  # a fixture, which pytest looks for here

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = '<img src=x onerror="window.entro=1">\r\n__proto__ ' + "largo" * 40


def test_a_step_s_own_agenda_and_hostile_texts(held: Watched) -> None:
    agenda = [{"minutos": 3, "actividad": HOSTILE, "caja": "constructor", "por_respuesta": 0}]
    box = {"id": 'x" onclick="a', "titulo": HOSTILE, "preguntas": [HOSTILE], "destacada": True}
    sheets = [{"id": "__proto__", "nombre": HOSTILE, "encabezado": [HOSTILE], "cajas": [box]}]
    step = {"id": "abrir", "metodo": "", "minutos": 3, "agenda": agenda, "lienzos": sheets}
    step |= {"titulo": HOSTILE, "nombre": HOSTILE, "personas": HOSTILE, "materiales": [HOSTILE], "evidencia": [HOSTILE]}
    made = {"nombre": HOSTILE, "pasos": [step]}

    def answer(route: Route) -> None:
        key = route.request.url.rsplit("/", 1)[1].removesuffix(".js")
        route.fulfill(body=f"Portal.push({json.dumps(key)},{json.dumps(made)});", content_type="text/javascript")

    held.page.route(re.compile(r"assets/datos/taller-"), answer)
    held.page.add_init_script("Element.prototype.requestFullscreen = () => Promise.reject(new Error('no'))")  # it must take widths
    page = opened(held, "taller/?ruta=rendir-cuentas-sin-presupuesto&paso=abrir")
    said = " ".join(HOSTILE.split())
    expect(page.locator("h1")).to_have_text(said)
    expect(page.locator("#actividad")).to_have_text(said)
    press(page, "Empezar")
    page.keyboard.press("l")
    expect(page.locator(".p-panel .p-caja h3")).to_have_text(said)
    for width in (320, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert page.evaluate("window.entro") is None and page.locator("article img").count() == 0


@pytest.mark.parametrize(
    "asked",
    ["__proto__", "constructor", "zzz", "<script>window.entro=1</script>", "rendir-cuentas-sin-presupuesto", "../urls", "x" * 6000],
)
@pytest.mark.parametrize("kind", ["metodo", "ruta"])
def test_what_no_workshop_is_called(held: Watched, asked: str, kind: str) -> None:
    if (kind, asked) == ("ruta", "rendir-cuentas-sin-presupuesto"):
        asked = "mapear-actores"
    page = held.go("taller/")
    page.goto(held.base + "taller/?" + page.evaluate("([k, v]) => String(new URLSearchParams({[k]: v}))", [kind, asked]))
    expect(page.locator("[data-aviso]")).to_have_text(f"No hay ningún taller llamado «{asked[:60]}». Escoja uno de la lista.")
    expect(page.get_by_role("link", name="Mapear actores y aportes", exact=True)).to_be_visible()
    expect(page.locator("[data-taller]")).to_be_hidden()
    assert page.evaluate("window.entro") is None and page.evaluate("({}).plan") is None


@pytest.mark.parametrize("kept", ["{", "null", "[]", '{"plan": 3}', '{"__proto__": {"en": 9}}', '"' + "x" * 5000 + '"'])
def test_a_hostile_state_in_the_address_or_on_the_device_is_no_state(held: Watched, kept: str) -> None:
    page = held.go("taller/")
    page.evaluate("kept => localStorage.setItem('portal.taller.mapear-actores', kept)", kept)
    page.goto(held.base + MAPEAR)
    expect(page.locator("[data-taller]")).to_be_visible()
    assert shown(page) == ("10:00", "Sin empezar")
    page.evaluate("kept => localStorage.removeItem('portal.taller.mapear-actores')", kept)
    page.goto(held.base + MAPEAR + "&reloj=" + page.evaluate("kept => encodeURIComponent(kept)", kept))
    expect(page.locator("[data-taller]")).to_be_visible()
    assert shown(page) == ("10:00", "Sin empezar")
