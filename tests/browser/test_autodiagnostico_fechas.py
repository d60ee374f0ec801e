"""The self-assessment of one date beside another's: what it needs, what it says, and the report with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser.archivos import saved
from browser.conftest import Watched
from browser.test_autodiagnostico import PAGE, PRINTED, answer, result, written

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_two_dates_side_by_side(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    page.locator("#a-fecha").fill("2026-11-20")
    answer(page, {"t1": 2, "t2": 2, "p1": 1})
    result(page)
    before = {"autodiagnostico": 1, "fecha": "2025-10-02", "respuestas": {"t1": 2, "p1": 2, "i1": "no-se"}}
    page.set_input_files("[data-otro]", written(tmp_path, before))
    table = page.locator(".p-diferencias")
    table.wait_for()
    assert table.locator("caption").inner_text() == "Antes: 02/10/2025. Ahora: 20/11/2026."
    rows = {line.locator("th").inner_text(): line.locator("td").all_inner_texts() for line in table.locator("tbody tr").all()}
    assert rows["Transparencia"] == ["Informar (escalón 1 de 5)", "Consultar (escalón 2 de 5) ▲ subió"]
    assert rows["Participación ciudadana"] == ["Informar (escalón 1 de 5)", "Antes del primer escalón ▼ bajó"]
    assert rows["Innovación y tecnología"][1].endswith("= igual")
    changed = page.locator("[data-cambiaron] li").all_inner_texts()
    assert [line.split(".")[0] for line in changed] == ["T2", "P1"] and "Antes: no se sabía. Ahora: 2." in changed[0]
    assert page.locator("[data-otro-aviso]").inner_text().endswith("Pilares que subieron: 1. Pilares que bajaron: 1.")
    later = {**before, "fecha": "2027-01-15"}
    page.set_input_files("[data-otro]", written(tmp_path, later))
    page.locator(".p-diferencias caption", has_text="Ahora: 15/01/2027").wait_for()
    assert page.locator("[data-otro-aviso]").inner_text().startswith("Antes: 20/11/2026."), "the older stands first"
    assert watched.wrong == []


def test_what_comparing_needs_is_said_before_there_is_a_result(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    page.get_by_role("heading", name="Comparar con otra fecha").wait_for()
    before = written(tmp_path, {"autodiagnostico": 1, "fecha": "2025-10-02", "respuestas": {"t1": 2}})
    page.set_input_files("[data-otro]", before)
    page.locator("[data-otro-aviso]", has_text="Aquí no hay respuestas todavía").wait_for()
    answer(page, {"t1": 2, "t2": 2})
    rows = page.locator(".p-diferencias tbody tr")
    assert "▲ subió" in rows.first.inner_text(), "it follows what one answers"
    page.locator("#t2-0").check()
    assert "= igual" in rows.first.inner_text()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Borrar").click()
    assert page.locator("[data-otro-aviso]").inner_text() == "" and not rows.first.is_visible()
    assert watched.wrong == []


def test_the_comparison_is_printed_before_the_answers(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    page.locator("#a-fecha").fill("2026-11-20")
    answer(page, {"t1": 2, "t2": 2, "p1": 1})
    page.evaluate(PRINTED)
    page.get_by_role("button", name="Imprimir el informe").first.click()
    assert "Qué cambió" not in page.evaluate("window.impreso"), "there is nothing to compare with"
    before = {"autodiagnostico": 1, "fecha": "2025-10-02", "respuestas": {"t1": 2, "p1": 2}}
    page.set_input_files("[data-otro]", written(tmp_path, before))
    page.locator("[data-diferencias]:not([hidden])").wait_for()
    page.get_by_role("button", name="Imprimir el informe").first.click()
    told = page.evaluate("window.impreso")
    assert "Antes: 02/10/2025. Ahora: 20/11/2026." in told and "▲ subió" in told and "▼ bajó" in told
    assert told.index("Qué cambió") < told.index("Las respuestas\n")
    assert watched.wrong == []


def test_a_file_of_another_day_says_so_and_today_s_is_one_button_away(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    today = page.locator("#a-fecha").input_value()
    button = page.get_by_role("button", name="Poner la fecha de hoy")
    assert not button.is_visible()
    page.set_input_files("[data-abrir]", written(tmp_path, {"autodiagnostico": 1, "fecha": "2025-11-26", "respuestas": {"t1": 2}}))
    page.locator("[data-aviso]", has_text="La fecha es la del archivo: 26/11/2025.").wait_for()
    button.click()
    assert page.locator("#a-fecha").input_value() == today and page.evaluate("document.activeElement.id") == "a-fecha"
    assert not button.is_visible() and page.locator("#t1-2").is_checked()
    assert saved(page, tmp_path).name == f"autodiagnostico-{today}.json"
    assert watched.wrong == []
