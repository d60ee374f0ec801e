"""What one carries away of a route: an agenda's file, a printed list, and the page without a script."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from portal.index import Indice

from .archivos import saved
from .conftest import Watched
from .test_plan_js import parsed
from .test_ruta import CUT, ROUTE, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_the_agenda_has_an_event_a_step(anywhere: Watched, tmp_path: Path, indice: Indice) -> None:
    page = opened(anywhere, "")
    page.get_by_role("button", name="Agenda").click()
    page.locator("[data-aviso]", has_text="hace falta una fecha").wait_for()
    page = opened(anywhere, CUT)
    page.locator("#paso-encuentro .p-notas summary").click()
    page.locator("#dependencia-encuentro").fill("Planeación, y otros; todos")
    path = saved(page, tmp_path, "Agenda")
    assert path.name == "rendir-cuentas-sin-presupuesto.ics"
    events = parsed(path.read_bytes().decode())
    steps = {step.id: step for step in indice.catalogo.entradas["rutas"]["rendir-cuentas-sin-presupuesto"].pasos}
    assert [one["SUMMARY"] for one in events] == [step.titulo for id, step in steps.items() if id not in ("probar", "ensayar")]
    act = next(one for one in events if one["UID"] == "encuentro.rendir-cuentas-sin-presupuesto@haga")
    assert (act["DTSTART;VALUE=DATE"], act["DTEND;VALUE=DATE"]) == ("20261213", "20261214"), "the act may be on a Sunday"
    assert act["DESCRIPTION"] == f"{steps['encuentro'].texto}\nResponsable: Planeación, y otros; todos"
    assert {one["DTSTAMP"] for one in events} == {"20261201T000000Z"}


def test_the_plan_prints_as_a_clean_list(watched: Watched) -> None:
    page = opened(watched, CUT)
    page.locator("#paso-convocar .p-notas summary").click()
    page.locator("#dependencia-convocar").fill("Comunicaciones")
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
    page.get_by_role("button", name="Imprimir el plan").click()
    assert "p-imprime-parte" in page.evaluate("window.printed")
    page.evaluate("document.documentElement.classList.add('p-imprime-parte')")
    page.evaluate("document.querySelector('[data-hoja]').classList.add('p-parte')")
    printed = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in printed).split())
    assert len(printed) <= 2
    assert "domingo 13 de diciembre de 2026" in text and "Del miércoles 2 al viernes 11 de diciembre." in text
    assert "Responsable: Comunicaciones" in text and text.count("Responsable:") == 7
    assert "Para mostrar: Enlace de la convocatoria y registro de emisiones" in text
    assert "Para quién" not in text and "Guardar archivo" not in text
    assert "Se deja de hacer: «Pruebe el informe con dos lectores», «Prepare las mesas y a quienes responden»." in text


def test_without_a_script_it_says_all_and_links_only_to_what_is(browser: Browser, address: str, indice: Indice) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + ROUTE)
    for fold in page.locator(":is(.p-como, .p-pliegue):not([open]) > summary").all()[::-1]:  # from the last: each leaves the list
        fold.click()
    text = " ".join(page.locator("article").inner_text().split())
    for step in indice.catalogo.entradas["rutas"]["rendir-cuentas-sin-presupuesto"].pasos:
        told = (step.titulo, step.texto, step.resultado, step.si_se_omite or "", step.salida or "", *step.materiales)
        assert all(" ".join(said.split()) in text for said in told)
        assert all(x.que in text and x.sirve_para in text for x in step.evidencia)
    assert "Es tarde: hacen falta 3 días hábiles más, aun con lo mínimo." in text
    assert "Tres semanas (15 días hábiles) Alcanza completo." in text
    assert not page.get_by_label("El día del encuentro").is_visible()
    context.close()
