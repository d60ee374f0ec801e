"""What an address or a file may bring to a route's page: it neither runs nor breaks anything, and the page says what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from .conftest import Watched
from .test_ruta import WHOLE, opened, verdict

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?fecha=2026-02-30&desde=2026-11-26", "No se entendió la fecha"),
        ("?fecha=<script>alert(1)</script>", "No se entendió la fecha"),
        ("?fecha=2026-12-18&desde=ayer", "No se entendió el día en que empieza"),
        ("?fecha=2026-11-02&desde=2026-11-26", "anterior al día en que empieza"),
        ("?fecha=2026-12-25&desde=2026-11-02", "Ese día es festivo: Navidad."),
        ("?fecha=2032-12-01&desde=2032-01-02", "Aquí se conocen los festivos de 2025 a 2030."),
        ("?fecha=2026-12-18&desde=2026-11-26&cerrado=2026-12-01&hasta=2099-12-01", "El cierre pasa de un año"),
        ("?fecha=2026-12-29&desde=2026-11-02&cerrado=2026-12-21&hasta=2027-01-08", "Ese día cae en el cierre."),
        ("?fecha=2099-12-18&desde=2000-01-01&__proto__=1&cerrado=%00", "No se entendió el primer día cerrado"),
    ],
)
def test_an_address_that_makes_no_sense_says_so(anywhere: Watched, query: str, said: str) -> None:
    page = opened(anywhere, query)
    expect(page.locator("[data-veredicto]")).to_contain_text(said)


HOSTILE = [
    ('{"ruta": "otra-ruta", "pasos": {}}', "es de otro paso a paso"),
    ('{"ruta": "rendir-cuentas-sin-presupuesto"}', "no es un plan de este portal"),
    ('{"ruta": "rendir-cuentas-sin-presupuesto", "pasos": []}', "no es un plan de este portal"),
    ('{"ruta": "rendir-cuentas-sin-presupuesto", "pasos": {"acordar": "sí"}}', "no es un plan de este portal"),
    ('{"ruta": "rendir-cuentas-sin-presupuesto", "pasos": {"acordar": {"nota": 3}}}', "no es un plan de este portal"),
    ('{"ruta": "rendir-cuentas-sin-presupuesto", "fecha": 20261201, "pasos": {}}', "no es un plan de este portal"),
    ('{"ruta": ["rendir-cuentas-sin-presupuesto"], "pasos": {}}', "no es un plan de este portal"),
    ('{"__proto__": {"ruta": "rendir-cuentas-sin-presupuesto"}, "pasos": {}}', "no es un plan de este portal"),
    ("[1, 2]", "no es un archivo de este portal"),
    (
        json.dumps({"ruta": "rendir-cuentas-sin-presupuesto", "pasos": {"x": {"nota": "a" * 2_000_000}}}),
        "no es un archivo de este portal",
    ),
]


@pytest.mark.parametrize(("text", "answer"), HOSTILE, ids=range(len(HOSTILE)))
def test_a_file_that_isn_t_this_plan_says_so_and_changes_nothing(watched: Watched, tmp_path: Path, text: str, answer: str) -> None:
    page = opened(watched, WHOLE)
    (tmp_path / "plan.json").write_text(text, "utf-8")
    page.set_input_files("[data-abrir]", tmp_path / "plan.json")
    page.locator("[data-aviso]", has_text=answer).wait_for()
    assert "Alcanza con todo" in verdict(page)
    assert watched.wrong == []


def test_a_file_with_strange_parts_gives_what_it_can(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, WHOLE)
    strange = {"acordar": {"nota": "<img src=x onerror=alert(1)>" * 100, "hecho": "sí"}, "otro": {"nota": "x"}}
    text = json.dumps({"ruta": "rendir-cuentas-sin-presupuesto", "fecha": "mañana", "pasos": strange})
    (tmp_path / "plan.json").write_text(text.replace('"otro"', '"__proto__"'), "utf-8")
    page.set_input_files("[data-abrir]", tmp_path / "plan.json")
    page.locator("[data-aviso]", has_text="No se entendió la fecha").wait_for()
    assert "siguen en su archivo: __proto__." in page.locator("[data-aviso]").inner_text()
    assert len(page.locator("#nota-acordar").input_value()) == 600
    assert page.locator("[data-hecho]:checked").count() == 0
    assert page.evaluate("({}).nota") is None
    assert watched.wrong == []


def test_when_the_holidays_can_t_be_had_it_says_so_and_asks_again(watched: Watched) -> None:
    page, left = watched.page, ["once"]
    page.route("**/festivos.js", lambda route: route.abort() if left and left.pop() else route.continue_())
    page = opened(watched, WHOLE)
    expect(page.locator("[data-veredicto]")).to_contain_text("No se pudo traer lo que hace falta.")
    page.get_by_label("Empieza a trabajar").fill("2026-11-25")
    expect(page.locator("[data-veredicto]")).to_contain_text("Alcanza con todo")


def test_a_year_of_two_figures_is_told_when_one_leaves_the_field(watched: Watched) -> None:
    page = opened(watched, "")
    page.get_by_label("Empieza a trabajar").fill("0026-11-25")
    expect(page.locator("[data-veredicto]")).to_be_hidden()
    page.evaluate("document.activeElement.blur()")
    expect(page.locator("[data-veredicto]")).to_contain_text("No se entendió el día en que empieza")
