"""Whatever a file, an address or this device's memory holds, the folder takes it as text, or says that it isn't a folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser.carpeta import names, opened, printed, put, stored
from browser.conftest import Watched, until
from playwright.sync_api import Route

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTILE = "</script><img src=x onerror=alert(1)> __proto__ \"'\r\n=1+1 ñ 🙂"
NOT_FOLDERS = ["no", "null", "[]", "{}", '{"cosas": {}}', '{"cosas": [null]}', '{"cosas": [{"id": "<b>"}]}']
NOT_FOLDERS += ['{"cosas": [{"id": "a", "nota": 1}]}', '{"cosas": [], "titulo": ["a"]}', '{"lienzo": "a", "respuestas": {}}']
NOT_FOLDERS += [json.dumps({"cosas": [{"id": "a", "nota": "x" * 2001}]}), " " * 1_000_001]
NOT_FOLDERS += [json.dumps({"cosas": [{"id": f"a-{n}"} for n in range(301)]})]


@pytest.mark.parametrize(
    "text",
    NOT_FOLDERS,
    ids=range(len(NOT_FOLDERS)),
)
def test_a_file_that_isn_t_a_folder_says_so_and_changes_nothing(watched: Watched, tmp_path: Path, text: str) -> None:
    page = opened(watched)
    put(page, tmp_path, text)
    page.locator("[data-aviso]", has_text="otra.json no es").wait_for()
    assert stored(page) is None
    assert watched.wrong == []


def test_hostile_notes_addresses_and_memories_are_texts(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, "?de=__proto__,constructor,%3Cimg%20src=x%20onerror=alert(1)%3E,a%0D%0Ab," + "x" * 3000 + ",,,decidim")
    assert names(page, "[data-compartida]") == ["Decidim"]
    assert page.locator("[data-compartida] img").count() == 0
    assert page.get_by_text("Ya no está en esta edición: «__proto__».").is_visible()
    page.evaluate("""localStorage.setItem('portal.carpeta', '{"cosas": [{"id": "__proto__", "nota": {}}]}')""")
    opened(watched)
    assert page.get_by_role("heading", name="Todavía no ha guardado nada").is_visible()
    things = [{"id": "decidim", "nota": HOSTILE}, {"id": "nadie-me-conoce", "nota": "sigue"}, {"id": "decidim", "nota": "dos"}]
    put(page, tmp_path, json.dumps({"titulo": HOSTILE, "de_quien": HOSTILE, "cosas": things}))
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert names(page) == ["Decidim", "nadie-me-conoce"], "each thing once"
    assert page.get_by_text("Ya no está en esta edición", exact=True).is_visible()
    assert page.get_by_label("Su nota (nadie-me-conoce)").input_value() == "sigue"
    assert page.locator("[data-lista] img, .p-cuaderno img").count() == 0
    assert "</script><img src=x onerror=alert(1)>" in "".join(printed(page))
    assert page.locator(".p-cuaderno img").count() == 0
    assert "Ya no está en esta edición." in "".join(printed(page))
    page.goto(watched.base + "carpeta/?de=" + ",".join(f"cosa-{n}" for n in range(5000)))
    page.get_by_text("Ya no está en esta edición: «cosa-299».").wait_for()
    assert page.locator("[data-perdidas] p").count() == 300
    assert watched.wrong == []


def test_a_file_is_said_to_be_open_when_its_things_are_there(watched: Watched, tmp_path: Path) -> None:
    page, held = watched.page, list[Route]()
    page.route("**/assets/datos/carpeta-0.js", lambda route: held.append(route))
    opened(watched)
    put(page, tmp_path, json.dumps({"cosas": [{"id": "acta-de-reunion"}]}))
    until(lambda: stored(page) is not None and bool(held))
    assert names(page) == [] and "Archivo abierto" not in page.locator("[data-aviso]").inner_text()
    held.pop().continue_()
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert names(page) == ["Acta de reunión"]


@pytest.mark.parametrize("part", ["datos/carpeta", "datos/carpeta-0"])
def test_without_the_names_one_still_has_the_notes(watched: Watched, part: str) -> None:
    page = watched.go("carpeta/")
    page.evaluate("""localStorage.setItem('portal.carpeta', '{"cosas": [{"id": "acta-de-reunion", "nota": "para el lunes"}]}')""")
    page.route(f"**/assets/{part}.js", lambda route: route.abort())
    opened(watched)
    assert "No se pudo traer todo." in page.locator("[data-aviso]").inner_text()
    assert names(page) == ["acta-de-reunion"]
    assert page.get_by_label("Su nota").input_value() == "para el lunes"
    assert page.get_by_text("No se pudo traer su ficha", exact=True).is_visible()
    assert "Ya no está" not in "".join(printed(page))
