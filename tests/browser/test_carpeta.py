"""The folder, from the first click to what one prints, saves and sends; and it never loses what somebody kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from browser.archivos import NO_STORAGE, saved
from browser.carpeta import KEPT, keep, names, opened, printed, put, stored
from browser.conftest import Watched
from playwright.sync_api import Browser, Route

from portal import seleccion

pytestmark = [pytest.mark.browser, pytest.mark.slow]

KINDS = [*KEPT, "repositorio/experiencias/piedras-consulta-popular/", "repositorio/practicas/acuerdo-simbolico/"]
KINDS += ["rutas/rendir-cuentas-sin-presupuesto/", "participa/6.2.1.b/"]


def test_from_the_first_click_to_the_printed_and_saved_folder(anywhere: Watched, tmp_path: Path) -> None:
    page = keep(anywhere, *KEPT)
    assert page.get_by_role("link", name="Mi carpeta (3)").is_visible()
    page.get_by_role("link", name="Ver mi carpeta").click()
    page.locator(".p-carpetas.p-lista").wait_for()
    assert names(page) == ["Decidim", "Mapear actores y aportes", "Acta de reunión"], "what Chromium keeps is the whole site's"
    assert page.locator("[data-compartida]").is_hidden()
    page.get_by_label("Título").fill("Para diciembre")
    page.get_by_label("De quién es").fill("Planeación")
    page.get_by_label("Su nota (Decidim)").fill("Preguntar\npor el salón")
    page.get_by_role("button", name="Subir (Acta de reunión)").click()
    assert names(page) == ["Decidim", "Acta de reunión", "Mapear actores y aportes"]
    path = saved(page, tmp_path)
    assert path.name == "carpeta-para-diciembre.json"
    expected = {
        "titulo": "Para diciembre",
        "de_quien": "Planeación",
        "cosas": [{"id": "decidim", "nota": "Preguntar\npor el salón"}]
        + [{"id": id, "nota": ""} for id in ("acta-de-reunion", "mapear-actores")],
    }
    assert json.loads(path.read_text("utf-8")) == expected
    assert seleccion.read(path.read_bytes()).model_dump() == expected | {"cosas": tuple(expected["cosas"])}
    anywhere.again()
    page.locator(".p-carpetas.p-lista").wait_for()
    assert names(page)[1] == "Acta de reunión" and page.get_by_label("Su nota (Decidim)").input_value() == "Preguntar\npor el salón"
    cover, first, *_ = printed(page)
    assert "Para diciembre Planeación HAGA: " in cover
    assert "Contenido 1. Decidim 2. Acta de reunión 3. Mapear actores y aportes" in cover
    assert "1. Decidim Herramienta · Participación ciudadana · Empoderar" in first and "Nota propia Preguntar por el salón" in first
    assert "Guardar archivo" not in first and "Subir" not in first
    if not anywhere.on_disk:
        assert f"{anywhere.base}decidim/" in first.replace(" ", "")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Borrar").click()
    assert page.get_by_role("heading", name="Todavía no ha guardado nada").is_visible()
    assert stored(page) is None
    page.set_input_files("[data-abrir]", path)
    page.get_by_label("Su nota (Decidim)").wait_for()
    assert names(page) == ["Decidim", "Acta de reunión", "Mapear actores y aportes"]
    assert stored(page) == expected


@pytest.mark.parametrize("path", KINDS)
def test_each_kind_of_page_has_a_button_that_goes_in_and_out(watched: Watched, path: str) -> None:
    page = keep(watched, path)
    button = page.locator("[data-en-carpeta] button")
    page.reload()
    assert button.inner_text() == "Guardado en mi carpeta"
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert stored(page)["cosas"] == [] and page.get_by_role("status").inner_text() == "Ya no está en su carpeta."
    assert watched.wrong == []


def test_all_of_it_with_the_keyboard_on_a_phone(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    watched = Watched(context, address)
    page = watched.go(KEPT[0])
    for path in KEPT:
        watched.go(path)
        page.get_by_role("button", name="Guardar en mi carpeta").focus()
        page.keyboard.press("Space")
    opened(watched)

    def focused() -> str:
        return " ".join(page.evaluate("document.activeElement.textContent || document.activeElement.id").split())

    page.get_by_role("button", name="Bajar (Decidim)").focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "Decidim: ahora es la 2 de 3."
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "Decidim ya es la última."
    assert (focused(), names(page)[2]) == ("Bajar (Decidim)", "Decidim")
    page.keyboard.press("Tab")
    assert focused() == "Quitar (Decidim)"
    page.keyboard.press("Enter")
    assert page.get_by_role("status").inner_text() == "Se quitó Decidim. Quedan 2 cosas."
    assert focused() == "Quitar (Acta de reunión)"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert focused() == "Todavía no ha guardado nada"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert watched.wrong == []
    context.close()


def test_a_shared_address_never_takes_the_place_of_one_s_own(watched: Watched) -> None:
    page = keep(watched, KEPT[0])
    opened(watched, "?de=polis,mapear-actores,decidim,polis,nadie")
    assert names(page, "[data-compartida]") == ["Polis", "Mapear actores y aportes", "Decidim"]
    assert page.get_by_text("Ya no está en esta edición: «nadie».").is_visible()
    assert not page.locator("[data-mia]").is_visible()
    assert [thing["id"] for thing in stored(page)["cosas"]] == ["decidim"], "nothing changes until one asks"
    assert "Carpeta compartida" in printed(page)[0]
    page.get_by_role("button", name="Agregar a la mía").click()
    assert names(page) == ["Decidim", "Polis", "Mapear actores y aportes"]
    assert page.get_by_role("status").inner_text() == "Se agregó a su carpeta: 2 cosas."
    assert page.url == watched.base + "carpeta/"
    page.go_back()
    page.get_by_text("Ya no está en esta edición: «nadie».").wait_for()
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="Reemplazar la mía").click()
    assert len(stored(page)["cosas"]) == 3, "one said no"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Reemplazar la mía").click()
    assert names(page) == ["Polis", "Mapear actores y aportes", "Decidim"]
    page.get_by_label("Su nota (Polis)").fill("no viaja")
    with page.expect_navigation():
        page.get_by_role("link", name="Abrir la lista por su dirección").click()
    assert page.url.endswith("?de=polis,mapear-actores,decidim") and "viaja" not in page.url
    page.locator("[data-aviso]", has_text="Su carpeta ya tiene todo lo de esa lista.").wait_for()
    assert watched.wrong == []


def test_two_tabs_agree_and_who_writes_goes_on_writing(watched: Watched) -> None:
    page = keep(watched, *KEPT[:2])
    opened(watched)
    note = page.get_by_label("Su nota (Decidim)")
    note.press_sequentially("Hola")
    other = page.context.new_page()
    other.goto(watched.base + KEPT[2])
    other.get_by_role("button", name="Guardar en mi carpeta").click()
    page.get_by_label("Su nota (Acta de reunión)").wait_for()
    assert page.evaluate("document.activeElement.id") == "nota-decidim"
    note.press_sequentially(" y adiós")
    assert page.get_by_role("link", name="Mi carpeta (3)").is_visible()
    assert [(thing["id"], thing["nota"]) for thing in stored(other)["cosas"]][0::2] == [
        ("decidim", "Hola y adiós"),
        ("acta-de-reunion", ""),
    ]
    page.get_by_role("button", name="Quitar (Acta de reunión)").click()
    other.locator("[data-en-carpeta] [aria-pressed=false]").wait_for()
    assert watched.wrong == []


def test_a_note_isn_t_lost_unasked(watched: Watched, tmp_path: Path) -> None:
    page = keep(watched, KEPT[0])
    opened(watched)
    page.get_by_label("Su nota (Decidim)").fill("Mía")
    page.get_by_role("button", name="Quitar (Decidim)").click()  # Playwright says no to every question
    opened(watched)  # anew: what is there came from the device, and is in no file
    put(page, tmp_path, '{"cosas": [{"id": "polis"}]}')
    watched.go(KEPT[0])
    page.get_by_role("button", name="Guardado en mi carpeta").click()
    assert stored(page)["cosas"] == [{"id": "decidim", "nota": "Mía"}]
    opened(watched)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Quitar (Decidim)").click()
    assert stored(page)["cosas"] == []


def test_leaving_warns_only_when_the_device_keeps_nothing(browser: Browser, address: str) -> None:
    asked = []
    for storage in (True, False):
        context = browser.new_context()
        if not storage:
            context.add_init_script(NO_STORAGE)
        page = context.new_page()
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(address + "carpeta/?de=decidim")
        page.get_by_role("button", name="Agregar a la mía").click()
        page.get_by_label("Su nota (Decidim)").press_sequentially("Hola")
        page.goto(address)
        assert asked == ([] if storage else ["beforeunload"])
        context.close()


def test_without_storage_the_button_offers_the_address_and_the_page_works(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context()
    context.add_init_script(NO_STORAGE)
    watched = Watched(context, address)
    page = watched.go(KEPT[0])
    page.get_by_role("button", name="Guardar en mi carpeta").click()
    page.get_by_text("Este equipo no permite guardar. Este enlace abre una carpeta con esta página:").first.wait_for()
    assert page.get_by_role("button", name="Guardar en mi carpeta").get_attribute("aria-pressed") == "false"
    page.get_by_role("link", name="Ver mi carpeta").click()
    page.get_by_role("button", name="Agregar a la mía").click()
    page.get_by_label("Su nota (Decidim)").fill("Hola")
    page.locator("[data-aviso]", has_text="Este equipo no permite guardar. Guarde un archivo antes de salir.").wait_for()
    assert page.url.endswith("carpeta/?de=decidim"), "loaded anew, the page still has the list"
    assert json.loads(saved(page, tmp_path).read_text("utf-8"))["cosas"] == [{"id": "decidim", "nota": "Hola"}]
    assert watched.wrong == []
    context.close()


def test_a_thing_with_a_new_name_keeps_its_note_and_is_there_once(watched: Watched) -> None:
    """Two names of one thing: the block says so, and the button of its page knows it."""
    page = watched.go("carpeta/")

    def renamed(route: Route) -> None:
        text = route.fetch().text().replace('["decidim",', '["decidim-antes","decidim"],["decidim",')
        route.fulfill(body=text, content_type="text/javascript")

    page.route("**/datos/carpeta-*.js", renamed)
    things = [{"id": "decidim-antes", "nota": "vieja"}, {"id": "decidim", "nota": "nueva"}]
    page.evaluate("kept => localStorage.setItem('portal.carpeta', JSON.stringify({cosas: kept}))", things)
    opened(watched)
    assert names(page) == ["Decidim"]
    assert page.get_by_label("Su nota (Decidim)").input_value() == "vieja\nnueva"


def test_the_count_moves_nothing(watched: Watched) -> None:
    page = keep(watched, KEPT[0])
    page.add_init_script("""window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(
        e => { window.shift += e.value; })).observe({type: 'layout-shift', buffered: true});""")
    for path in ("", KEPT[0], "carpeta/", "carpeta/?de=polis"):
        page = watched.go(path)
        if path.startswith("carpeta/"):
            page.locator(".p-carpetas.p-lista").wait_for()
        page.evaluate("document.fonts.ready")
        assert page.evaluate("window.shift") <= 0.01, path


def test_an_item_is_kept_with_its_address_and_each_thing_brings_its_files(watched: Watched) -> None:
    page = keep(watched, "participa/6.2.1.b/", *KEPT[1:])
    opened(watched)
    assert names(page) == ["6.2.1.b Caja de herramientas para el diagnóstico", "Mapear actores y aportes", "Acta de reunión"]
    files = page.locator("[data-mia] [data-descargas] a")
    assert files.all_inner_texts()[0].startswith("Paquete del ítem (ZIP)") and files.count() == 3
    assert all(page.request.get(link.get_attribute("href")).ok for link in files.all())
    text = "".join(printed(page)).replace(" ", "")
    assert "participa-6.2.1.b.zip" in text and "acta-de-reunion.docx" in text and f"{watched.base}participa/6.2.1.b/" in text
    opened(watched, "?de=6.2.1.b")
    assert names(page, "[data-compartida]") == ["6.2.1.b Caja de herramientas para el diagnóstico"]
    assert page.get_by_text("portal volumen").is_hidden(), "no command before who asks for it"
    assert watched.wrong == []
