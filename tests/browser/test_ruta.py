"""A route with dates on its page: from the first key to a plan printed, saved or in an agenda."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from portal.index import Indice

from .archivos import saved
from .barreras import WIDTHS, barriers
from .conftest import Watched
from .test_look import audit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROUTE = "rutas/rendir-cuentas-sin-presupuesto/"
WHOLE = "?fecha=2026-12-18&desde=2026-11-26"
CUT = "?fecha=2026-12-13&desde=2026-12-01"
LATE = "?fecha=2026-12-02&desde=2026-11-26"
STATES = {"whole": WHOLE, "cut": CUT, "late": LATE, "none": ""}


def verdict(page: Page) -> str:
    return " ".join(page.locator("[data-veredicto]").inner_text().split())


def opened(watched: Watched, query: str, path: str = ROUTE) -> Page:
    page = watched.go(path + query)
    if query:
        page.locator("[data-veredicto]").wait_for()
    return page


def times(page: Page) -> dict[str, str]:
    """Step shown -> its time, in order."""
    found: list[tuple[str, str]] = page.eval_on_selector_all(
        "[data-paso]:not([hidden])", "all => all.map(one => [one.dataset.paso, one.querySelector('[data-cuando]').textContent])"
    )
    return dict(found)


def test_each_step_gets_its_days_jumping_holidays(anywhere: Watched) -> None:
    page = opened(anywhere, WHOLE)
    assert verdict(page).startswith("El día del encuentro: viernes 18 de diciembre. Alcanza con todo.")
    assert "empieza el jueves 26 de noviembre" in verdict(page)
    found = times(page)
    assert list(found) == ["acordar", "preguntar", "convocar", "informe", "probar", "ensayar", "encuentro", "responder", "mejorar"]
    assert found["acordar"] == "Del jueves 26 al viernes 27 de noviembre."
    assert found["convocar"] == "Del lunes 7 al jueves 17 de diciembre.", "the 8th is a holiday"
    assert found["encuentro"] == "El viernes 18 de diciembre."
    assert found["responder"] == "Del lunes 21 de diciembre al martes 5 de enero de 2027."
    assert page.locator("[data-dejado]").is_hidden() and page.locator("[data-pasar]").is_hidden()


def test_what_is_cut_leaves_the_list_and_says_what_one_loses(anywhere: Watched, indice: Indice) -> None:
    page = opened(anywhere, CUT)
    assert "Alcanza justo, si acorta 4 pasos y deja de hacer 2 pasos." in verdict(page)
    assert "probar" not in times(page) and "ensayar" not in times(page)
    steps = {step.id: step for step in indice.catalogo.entradas["rutas"]["rendir-cuentas-sin-presupuesto"].pasos}
    dropped = page.locator("[data-lista] dt, [data-lista] dd").all_inner_texts()
    assert dropped == [said for id in ("probar", "ensayar") for said in (steps[id].titulo, steps[id].si_se_omite)]
    short = page.locator("#paso-convocar [data-acortado]")
    assert short.inner_text() == "Se acorta: 7 días hábiles en vez de 8."
    page.get_by_role("button", name="Con todo, el miércoles 23 de diciembre").click()
    expect(page.locator("[data-veredicto]")).to_contain_text("Alcanza con todo")
    assert len(times(page)) == 9 and short.is_hidden()


def test_too_late_says_how_late_and_takes_the_first_date_that_fits(anywhere: Watched) -> None:
    page = opened(anywhere, LATE)
    assert "Es tarde: faltan 4 días hábiles, aun con lo mínimo. Lo mínimo pide 8 días hábiles y quedan 4." in verdict(page)
    assert "Y eso sin «Pruebe el informe con dos lectores», «Prepare" in verdict(page)
    assert times(page)["acordar"] == "Empieza 15 días hábiles antes y termina 14 antes."
    page.get_by_role("button", name="Con lo mínimo, el miércoles 9 de diciembre").click()
    expect(page.locator("[data-veredicto]")).to_contain_text("Alcanza justo, si acorta")
    assert page.evaluate("document.activeElement.id") == "fecha"
    assert "fecha=2026-12-09" in page.url and "desde=2026-11-26" in page.url
    page.get_by_role("button", name="Con todo, el viernes 18 de diciembre").click()
    expect(page.locator("[data-veredicto]")).to_contain_text("Alcanza con todo")


def test_closed_days_are_jumped(watched: Watched) -> None:
    page = opened(watched, WHOLE)
    page.get_by_text("Hay vacaciones o días cerrados").click()
    page.get_by_label("Cerrado desde").fill("2026-12-21")
    expect(page.locator("[data-veredicto]")).to_contain_text("Falta uno de los dos días del cierre")
    page.get_by_label("Cerrado hasta").fill("2027-01-08")
    expect(page.locator("[data-veredicto]")).not_to_contain_text("Falta uno")
    assert times(page)["responder"] == "Del martes 12 al lunes 25 de enero de 2027.", "the 11th is a holiday"
    page.reload()
    expect(page.get_by_label("Cerrado hasta")).to_be_visible()
    assert times(page)["responder"].startswith("Del martes 12")
    page.get_by_label("Cerrado hasta").fill("2026-12-01")
    expect(page.locator("[data-veredicto]")).to_contain_text("termina antes de empezar")
    assert watched.wrong == []


def test_what_one_notes_is_kept_saved_and_opened_again(anywhere: Watched, tmp_path: Path) -> None:
    page = opened(anywhere, CUT)
    page.locator("#hecho-acordar").check()
    page.locator("#paso-convocar .p-notas summary").click()
    page.locator("#dependencia-convocar").fill("Comunicaciones <b>x</b>")
    page.locator("#nota-convocar").fill("Pedir cuña\na la emisora")
    assert page.locator("[data-avance]").inner_text() == "Van 1 de 9 pasos."
    path = saved(page, tmp_path)
    file = json.loads(path.read_text("utf-8"))
    assert path.name == "rendir-cuentas-sin-presupuesto-2026-12-13.json"
    assert file == {
        "ruta": "rendir-cuentas-sin-presupuesto",
        "fecha": "2026-12-13",
        "desde": "2026-12-01",
        "pasos": {
            "acordar": {"hecho": True},
            "convocar": {"dependencia": "Comunicaciones <b>x</b>", "nota": "Pedir cuña\na la emisora"},
        },
    }
    anywhere.again()
    expect(page.locator("#hecho-acordar")).to_be_checked()
    expect(page.locator("[data-veredicto]")).to_contain_text("Alcanza justo, si acorta 4 pasos")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Borrar").click()
    expect(page.locator("[data-veredicto]")).to_be_hidden()
    assert "fecha" not in page.url and page.locator("[data-hecho]:checked").count() == 0
    page.set_input_files("[data-abrir]", path)
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert "Alcanza justo, si acorta 4 pasos" in verdict(page)
    assert page.locator("#nota-convocar").input_value() == "Pedir cuña\na la emisora"
    assert page.locator("#paso-convocar b").count() == 0
    assert json.loads(saved(page, tmp_path).read_text("utf-8")) == file


def test_a_plan_that_one_is_sent_keeps_its_dates_beside_what_this_device_kept(watched: Watched) -> None:
    page = opened(watched, CUT)
    page.locator("#hecho-acordar").check()
    page = opened(watched, WHOLE)
    assert "Alcanza con todo" in verdict(page)
    expect(page.locator("#hecho-acordar")).to_be_checked()
    page.goto(watched.base + ROUTE)
    expect(page.locator("[data-veredicto]")).to_contain_text("domingo 13 de diciembre")


def test_by_keyboard_alone_on_a_phone_without_storage(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page = context.new_page()
    page.goto(address + ROUTE)
    while page.evaluate("document.activeElement.id") != "fecha":
        page.keyboard.press("Tab")
    page.keyboard.type("12182026")  # month, day and year, as this browser's language has them
    while page.evaluate("document.activeElement.id") != "desde":
        page.keyboard.press("Tab")
    page.keyboard.type("11262026")
    expect(page.locator("[data-veredicto]")).to_contain_text("Alcanza con todo")
    assert "Alcanza con todo" in page.locator("[role=status]").inner_text(), "it is announced"
    while page.evaluate("document.activeElement.id") != "hecho-acordar":
        page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.locator("[data-aviso]", has_text="Este equipo no permite guardar").wait_for()
    while page.evaluate("document.activeElement.textContent") != "Guardar archivo":
        page.keyboard.press("Tab")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    download.value.save_as(tmp_path / "plan.json")
    file = json.loads((tmp_path / "plan.json").read_text("utf-8"))
    assert (file["fecha"], file["desde"], file["pasos"]) == ("2026-12-18", "2026-11-26", {"acordar": {"hecho": True}})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    context.close()


@pytest.mark.parametrize("state", STATES)
def test_no_barrier_in_any_state(browser: Browser, address: str, state: str) -> None:
    for width in WIDTHS:
        context = browser.new_context(viewport={"width": width, "height": 800})
        watched = Watched(context, address)
        page = opened(watched, STATES[state])
        page.locator("#hecho-acordar").check()
        page.locator("#paso-convocar .p-notas summary").click()
        page.locator("[data-cierre] summary").click()
        assert barriers(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
        assert audit(page) == {}
        assert watched.wrong == []
        context.close()
