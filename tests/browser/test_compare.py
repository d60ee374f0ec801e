"""The comparison of two or three tools: what it says, how one changes it, and what the address remembers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from portal.comparison import comparison
from portal.index import Indice

from .barreras import barriers
from .conftest import Watched
from .test_look import audit

pytestmark = pytest.mark.browser

UNSAID = "No lo dice la fuente"
THREE = "comparar/?de=decidim,consul-democracy,polis"
TABLE = """table => Object.fromEntries([...table.querySelectorAll('tbody [data-hecho]')].filter(row => !row.hidden)
    .map(row => [row.dataset.hecho, [...row.cells].slice(1).map(cell => cell.textContent)]))"""


def compared(page: Page) -> dict[str, list[str]]:
    found: dict[str, list[str]] = page.eval_on_selector(".p-comparacion", TABLE)
    return found


def columns(page: Page) -> list[str]:
    return page.locator(".p-comparacion thead th[scope=col] > a").all_inner_texts()


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id"))


def opened(watched: Watched, path: str = THREE, caption: str = "Comparación de Decidim, CONSUL Democracy y Polis") -> Page:
    page = watched.go(path)
    expect(page.locator(".p-comparacion caption")).to_have_text(caption)
    return page


@pytest.fixture(params=["server", "disk"])
def anywhere(request: pytest.FixtureRequest, browser: Browser, address: str, on_disk: str) -> Iterator[Watched]:
    context = browser.new_context()
    yield (watched := Watched(context, address if request.param == "server" else on_disk))
    assert watched.wrong == []
    context.close()


def test_the_table_says_what_the_entries_say(anywhere: Watched, indice: Indice) -> None:
    page = opened(anywhere, THREE)
    ids = ["decidim", "consul-democracy", "polis"]
    tools = [indice.catalogo.herramientas[id] for id in ids]
    assert columns(page) == [tool.nombre for tool in tools]
    sets = dict(comparison(indice))
    rows = {row[0]: row for number in range(len(sets["comparar"]["desde"])) for row in sets[f"comparar-{number}"]}
    expected = {"resumen": [tool.resumen for tool in tools]}
    for n, (fact, texts) in enumerate(sets["comparar"]["hechos"]):
        places = [rows[id][n + 3] for id in ids]
        if max(places) >= 0:  # a row that nobody has isn't there
            expected[fact] = [texts[place] if place >= 0 else UNSAID for place in places]
    assert compared(page) == expected
    assert UNSAID in expected["costo"]
    marked = page.locator(".p-comparacion tr:has(.p-igual:visible)").evaluate_all("rows => rows.map(row => row.dataset.hecho)")
    assert sorted(marked) == sorted(fact for fact, said in expected.items() if len(set(said)) == 1)
    page.get_by_role("columnheader").get_by_role("link", name="Polis").click()
    page.locator("h1", has_text="Polis").wait_for()


def test_only_what_changes_can_be_seen_and_the_address_says_so(watched: Watched) -> None:
    page = opened(watched)
    whole = compared(page)
    page.get_by_label("Ver solo lo que cambia").check()
    expect(page.get_by_role("status")).to_have_text(re.compile(r"Quedan \d+ filas: las que cambian\."))
    assert len(set(whole["revisado"])) > 1, "when an entry was reviewed says nothing of the tool"
    assert compared(page) == {fact: said for fact, said in whole.items() if len(set(said)) > 1 and fact != "revisado"}
    assert page.url.endswith("&cambia=si")
    page.reload()
    expect(page.get_by_label("Ver solo lo que cambia")).to_be_checked()
    expect(page.locator("[data-hecho=pilar]")).to_be_hidden()
    page.get_by_label("Ver solo lo que cambia").uncheck()
    assert compared(page) == whole


def test_one_takes_out_puts_in_and_goes_back_by_the_keyboard_alone(watched: Watched) -> None:
    page = opened(watched)
    expect(page.get_by_label("Agregar una herramienta")).to_be_hidden()
    expect(page.get_by_text("Caben tres: quite una para poner otra.")).to_be_visible()
    page.get_by_role("button", name="Quitar CONSUL Democracy").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Se quitó CONSUL Democracy. Comparación de Decidim y Polis.")
    assert focused(page) == "Quitar Polis"
    page.get_by_label("Agregar una herramienta").focus()
    page.keyboard.type("BA elige")
    expect(page.get_by_role("status")).to_have_text("1 herramienta.")
    page.keyboard.press("Tab")
    assert focused(page) == "Agregar BA Elige"
    page.keyboard.press("Enter")
    expect(page.locator("caption", has_text="Comparación")).to_have_text("Comparación de Decidim, Polis y BA Elige")
    assert focused(page) == "Quitar BA Elige"
    page.go_back()
    expect(page.locator("caption", has_text="Comparación")).to_have_text("Comparación de Decidim y Polis")
    page.go_back()
    assert len(columns(page)) == 3
    page.go_forward()
    assert columns(page) == ["Decidim", "Polis"]
    for name in ("Decidim", "Polis"):
        page.get_by_role("button", name=f"Quitar {name}").press("Enter")
    expect(page.get_by_text("Escoja la primera herramienta.")).to_be_visible()
    assert "?" not in page.url and focused(page) == "c-nombre"
    page.keyboard.type("nyc open")
    page.locator("[data-hallados] button").wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".p-comparacion caption")).to_have_text("Falta otra para comparar")
    assert page.url.endswith("?de=nyc-open-data") and watched.wrong == []


def test_what_nobody_knows_what_is_twice_and_what_is_too_much(watched: Watched) -> None:
    asked = "comparar/?de=%3Cimg%20src=x%20onerror=alert(1)%3E,decidim,,decidim,__proto__,polis,ba-elige,balancing-act"
    page = opened(watched, asked, "Comparación de Decidim, Polis y BA Elige")
    assert page.locator("[data-avisos] p").all_inner_texts() == [
        "No hay ninguna herramienta llamada «<img src=x onerror=alert(1)>».",
        "No hay ninguna herramienta llamada «__proto__».",
        "Aquí caben tres. No cupo: Balancing Act.",
    ]
    watched.go("comparar/?de=zzz")
    expect(page.locator("[data-avisos]")).to_have_text("No hay ninguna herramienta llamada «zzz».")
    expect(page.locator(".p-comparacion")).to_be_hidden()
    page.get_by_label("Agregar una herramienta").fill("zzz")
    expect(page.locator("[data-ayuda]")).to_have_text("Ninguna se llama así ni sirve para eso. Pruebe con otra palabra.")
    page.keyboard.press("Enter")
    page.get_by_label("Agregar una herramienta").fill("a")
    expect(page.locator("[data-hallados] button")).to_have_count(6)
    expect(page.locator("[data-ayuda]")).to_contain_text("Estas son las primeras")
    assert watched.wrong == []


def test_hostile_texts_are_shown_as_they_are(watched: Watched) -> None:
    hostile = '<img src=x onerror="window.entro=1"> {{ 7*7 }} ' + "largo" * 30
    head = {"bloque": 100, "desde": ["a"], "hechos": [["pilar", [hostile, "__proto__"]], ["constructor", ["x"]]]}
    rows = [["a", hostile, hostile, 0, -1], ["b", "constructor", "Otra.", 1, 0]]
    made = {
        "comparar": head,
        "comparar-0": rows,
        "comparar-nombres": {"nombres": [hostile, "constructor"], "familia": [0, 0], "familias": [hostile]},
    }

    def answer(route: Route) -> None:
        key = route.request.url.rsplit("/", 1)[1].removesuffix(".js")
        route.fulfill(body=f"Portal.push({json.dumps(key)},{json.dumps(made[key])});", content_type="text/javascript")

    watched.page.route(re.compile(r"assets/datos/comparar"), answer)
    page = opened(watched, "comparar/?de=a,b", f"Comparación de {hostile} y constructor")
    assert compared(page) == {"resumen": [hostile, "Otra."], "pilar": [hostile, "__proto__"]}
    page.get_by_role("button", name="Quitar constructor").click()
    page.get_by_label("Agregar una herramienta").fill("CONSTRU")
    page.get_by_role("button", name="Agregar constructor").click()
    expect(page.get_by_role("button", name="Quitar constructor")).to_be_visible()
    for width in (320, 700, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert page.evaluate("window.entro") is None and page.locator("article img").count() == 0
    assert watched.wrong == []


@pytest.mark.parametrize("width", [360, 640, 1280])
@pytest.mark.parametrize("state", ["three", "changes", "two", "offered", "none", "unknown"])
def test_no_state_has_a_barrier(browser: Browser, address: str, width: int, state: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = Watched(context, address)
    paths = {"three": THREE, "changes": f"{THREE}&cambia=si", "none": "comparar/", "unknown": "comparar/?de=zzz,decidim"}
    page = watched.go(paths.get(state, "comparar/?de=decidim,polis"))
    if state in ("none", "offered"):
        page.get_by_label("Agregar una herramienta").fill("datos" if state == "offered" else "")
        page.locator("[data-hallados] button" if state == "offered" else "[data-vacio]").first.wait_for()
    else:
        page.locator(".p-comparacion").wait_for()
    assert barriers(page) == []
    assert audit(page) == {}
    assert watched.wrong == []
    context.close()


def test_on_a_phone_it_is_still_a_table_to_who_listens(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800})
    page = opened(Watched(context, address))
    assert page.get_by_role("table", name="Comparación").get_by_role("row").count() > 8
    assert page.get_by_role("rowheader", name="Resumen").count() == 1
    assert page.get_by_role("columnheader", name="Polis").count() == 1
    first, second = page.locator("[data-hecho=resumen] td").all()[:2]
    above, below = first.bounding_box(), second.bounding_box()
    assert above and below and above["y"] + above["height"] <= below["y"], "one under another"
    context.close()


def test_a_tool_s_page_leads_to_its_comparison(watched: Watched) -> None:
    page = watched.go("herramientas/decidim/")
    page.get_by_role("link", name="Comparar las dos (Decidim y CONSUL Democracy)").click()
    expect(page.locator("caption", has_text="Comparación")).to_have_text("Comparación de Decidim y CONSUL Democracy")
    page.go_back()
    page.get_by_role("link", name="Comparar con otras").click()
    expect(page.locator(".p-comparacion caption")).to_have_text("Falta otra para comparar")
    expect(page.get_by_label("Ver solo lo que cambia")).to_be_hidden()
    assert watched.wrong == []


def test_without_javascript_the_page_says_so_and_where_to_look(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, address).go(THREE)
    assert page.get_by_text("La comparación necesita JavaScript").is_visible()
    assert page.locator("form input:visible, form button:visible, .p-comparacion:visible").count() == 0
    assert page.get_by_role("link", name="todas las herramientas").is_visible()
    assert page.locator(".p-familias tbody tr").count() >= 5
    context.close()
