"""The self-assessment for everybody: by keyboard, on a phone, in the dark, without storage, without a script, on paper."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from browser.archivos import saved
from browser.barreras import barriers
from browser.conftest import Watched
from browser.search import answered
from browser.test_autodiagnostico import ANSWERS, PAGE, answer, result, written
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ASKED = [
    *("autodiagnóstico", "diagnostico", "en qué nivel estamos", "escalera"),
    *("qué debo hacer primero", "por dónde empiezo", "diagnóstico de mi municipio"),
]
"""What people call it."""

SMALL = """() => [...document.querySelectorAll('article :is(button, select, input:not(.p-oculto), a.p-solo, label.p-boton)')]
    .filter(part => part.checkVisibility()).map(part => [part.id || part.textContent.trim(), part.getBoundingClientRect()])
    .filter(([, box]) => box.height < 43.5).map(([name]) => name)"""


@pytest.mark.parametrize("width", [320, 1280])
def test_no_barrier_in_any_state(browser: Browser, address: str, tmp_path: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = Watched(context, address)
    page = watched.go(PAGE)
    page.get_by_role("button", name="Participación ciudadana").click()
    assert barriers(page) == [], "a group"
    answer(page, ANSWERS)
    page.locator("#alto-decisor-no").check()
    result(page)
    assert barriers(page) == [], "the result, and all the questions"
    page.set_input_files("[data-otro]", written(tmp_path, {"autodiagnostico": 1, "fecha": "2025-01-01", "respuestas": {"t1": 1}}))
    page.locator("[data-diferencias]:not([hidden])").wait_for()
    assert barriers(page) == [], "the comparison"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert page.evaluate(SMALL) == []
    assert watched.wrong == []
    context.close()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id || document.activeElement.textContent.trim()"))


def test_all_of_it_by_keyboard(watched: Watched) -> None:
    page = watched.go(PAGE)
    page.locator("[data-ir=transparencia]").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "grupo-transparencia", "the focus goes to the group that opened"
    page.keyboard.press("Tab")
    assert focused(page) == "t1-0"
    outline = page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).outlineWidth")
    assert outline == "3px", "one sees where one is"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.locator("#t1-2").is_checked()
    page.keyboard.press("Tab")
    assert focused(page) == "t1-prueba"
    page.keyboard.press("Enter")
    assert page.url.endswith(PAGE), "Enter in a line sends nothing"
    page.locator("[data-siguiente]").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "grupo-rendicion-de-cuentas"
    page.locator("[data-ver]").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="El resultado").wait_for()
    assert focused(page) == "resultado"
    page.locator("[data-averiguar] a", has_text="I3.").focus()
    page.keyboard.press("Enter")
    assert focused(page) == "pregunta-i3" and page.locator("#pregunta-i3").is_visible(), "its group opened"
    assert watched.wrong == []


def test_one_group_at_a_time_or_all(watched: Watched) -> None:
    page = watched.go(PAGE)
    groups = page.locator("[data-grupo]")
    assert [g.is_visible() for g in groups.all()] == [True] + [False] * 6
    assert not page.locator("[data-anterior]").is_visible()
    for place in range(1, 7):
        page.get_by_role("button", name="Siguiente").click()
        assert [g.is_visible() for g in groups.all()].index(True) == place
    assert not page.locator("[data-siguiente]").is_visible()
    assert page.locator("[aria-current=step]").inner_text().startswith("La conexión")
    page.get_by_label("Ver todas las preguntas juntas").check()
    assert all(g.is_visible() for g in groups.all())
    page.locator("#c1-2").check()
    assert page.locator("[data-ir=conexion]").inner_text().endswith("1 de 1")
    assert watched.wrong == []


@pytest.mark.parametrize("text", ASKED)
def test_it_is_found_by_what_people_call_it(watched: Watched, text: str) -> None:
    assert PAGE in answered(watched.go(PAGE), text)["urls"][:3]


def test_a_door_is_for_who_knows_not_where_to_begin(watched: Watched) -> None:
    page = watched.go("")
    page.locator(".p-puertas a").first.click()
    page.wait_for_url("**/" + PAGE)
    page = watched.go("rutas/#no-se-por-donde-empezar")
    page.locator(".p-puerta", has_text="No sé por dónde empezar").get_by_role("link", name="Empiece por aquí").click()
    page.wait_for_url("**/" + PAGE)
    assert watched.wrong == []


def test_the_result_follows_each_answer(watched: Watched) -> None:
    page = watched.go(PAGE)
    answer(page, {"t1": 2})
    result(page)
    shown = page.locator("[data-escalera=transparencia] [data-donde]")
    assert shown.inner_text() == "Informar (escalón 1 de 5)"
    page.locator("#t2-3").check()
    assert shown.inner_text() == "Consultar (escalón 2 de 5)"


def test_one_no_stops_and_six_yes_go_on(watched: Watched) -> None:
    page = watched.go(PAGE)
    verdict, asked = page.locator("[data-veredicto]"), page.locator("[data-alto]")
    for part in asked.all():
        assert not verdict.is_visible()
        part.get_by_label("Sí", exact=True).check()
    assert verdict.inner_text() == "Pueden convocar."
    asked.nth(3).get_by_label("No", exact=True).check()
    assert verdict.inner_text().startswith("Todavía no.")
    assert page.locator(".p-detiene").count() == 1


def test_without_storage_all_still_works_and_it_says_so(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page = context.new_page()
    page.goto(address + PAGE)
    answer(page, {"t1": 2})
    page.locator("[data-aviso]", has_text="Este equipo no permite guardar").wait_for()
    result(page)
    assert json.loads(saved(page, tmp_path).read_text("utf-8"))["respuestas"] == {"t1": 2}
    context.close()


def test_when_the_rules_can_t_be_had_it_says_so_and_asks_again(watched: Watched) -> None:
    page, left = watched.page, ["once"]
    page.route("**/datos/diagnostico.js", lambda route: route.abort() if left and left.pop() else route.continue_())
    watched.go(PAGE)
    page.get_by_role("button", name="Ver el resultado").click()
    page.locator("[data-aviso]", has_text="No se pudo traer lo que hace falta.").wait_for()
    assert page.locator("[data-resultado]").is_hidden()
    result(page)
    assert page.locator("[data-resultado]").is_visible()


def test_leaving_with_unsaved_answers_warns(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.goto(watched.base)
    assert asked == [], "nothing was said"
    page.goto(watched.base + PAGE)
    answer(page, {"t1": 2})
    page.goto(watched.base)
    assert asked == ["beforeunload"]


def test_without_a_script_it_is_a_form_for_paper_with_the_rule(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + PAGE)
    assert page.locator("fieldset[data-pregunta]:visible").count() == 24 and page.locator("[data-alto]:visible").count() == 6
    assert not page.get_by_role("button", name="Ver el resultado").is_visible()
    assert not page.locator("[data-resultado]").is_visible()
    paper = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in paper).split())
    assert text.count("¿Dónde está la prueba?") == 24
    for said in (
        "La cuarta pregunta vale por dos",
        "T4 en 3: Empoderar",
        "«Involucrar» pide",
        "Sexta categoría",
        "Un solo «no» basta",
    ):
        assert said in text
    context.close()
