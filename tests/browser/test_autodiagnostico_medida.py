"""What the self-assessment recommends, as it is told: what fits, what is for later, and whom it comes from."""

from __future__ import annotations

from typing import Any

import pytest
from browser.conftest import Watched
from browser.test_autodiagnostico import PAGE, answer, result
from browser.test_autodiagnostico_cuenta import CASES, answers
from playwright.sync_api import Page

from portal.fitting import assessment
from portal.index import Indice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

UNLIKE = "No conocemos una de un municipio como el suyo para este paso. Mire qué cambia."

NOTICES = """() => new Promise(done => Portal.datos("diagnostico", rules => done([["conectividad", "conectividad", "baja"],
    ["dedicacion", "dedicaciones", "de-4-a-20"], ["equipo", "equipos", "de-3-a-5"], ["gasto", "gastos", "menor"]]
    .map(([id, lista, value]) =>
    Portal.recomendado.frase(rules, "pide-" + id, {pregunta: "t1", pilar: "transparencia", nivel: "informar"}, lista, value)))))"""
"""What is said when a route asks for more than there is."""


def told(page: Page, indice: Indice, name: str) -> list[str]:
    """Answer as a golden case does; return what the page says of the route, and the titles of what it recommends in their order."""
    case = CASES[name]
    for id, value in case.contexto.items():
        page.locator(f"#a-{id}").select_option(value)
    said: dict[str, Any] = answers(case, assessment(indice))
    answer(page, said)
    result(page)
    page.locator("[data-clase=rutas] a[href]").wait_for()
    return [line for line in page.locator("[data-medida]").inner_text().splitlines() if line]


def test_what_a_route_asks_for_reads_as_what_it_asks_for(watched: Watched) -> None:
    page = watched.go(PAGE)
    assert page.evaluate(NOTICES) == [
        "Pide, por lo menos, conexión baja o a ratos, y hay menos. Antes de empezar, busque dónde conectarse.",
        "Pide de cuatro a veinte horas a la semana, y tienen menos.",
        "Algún paso pide de tres a cinco personas, y son menos.",
        "Algún paso necesita dinero (gastos menores), y hay menos.",
    ]
    answer(page, {"t1": 2})
    result(page)
    assert "Cómo empezar: " in page.locator("[data-clase=consejos]").inner_text()
    assert "Su primer paso" not in page.locator("[data-resultado]").inner_text(), "a step is one of the two that follow"
    assert watched.wrong == []


def test_a_route_beyond_them_in_two_things_is_for_later(watched: Watched, indice: Indice) -> None:
    lines = told(watched.go(PAGE), indice, "sexta-en-el-campo-sin-dinero")
    assert lines[:2] == [
        "Empiece por este paso",
        "Ninguna ruta para este paso cabe hoy con lo que dijo. El paso es el diálogo en los encuentros (R3)."
        " Empiece con lo que sigue.",
    ]
    order = [lines.index(title) for title in ("Métodos con su lienzo", "Quién lo ha hecho", "Para después")]
    assert order == sorted(order)
    assert lines.index("Rendir cuentas en un municipio de sexta categoría") == order[-1] + 1
    assert UNLIKE not in lines, "there is one of a town of their size"
    assert watched.wrong == []


def test_a_route_beyond_them_in_one_thing_is_the_nearest(watched: Watched, indice: Indice) -> None:
    lines = told(page := watched.go(PAGE), indice, "una-sola-cosa-no-alcanza")
    assert lines[:3] == [
        "La ruta más cercana",
        "Ninguna ruta para este paso cabe hoy con lo que dijo. Esta es la más cercana:",
        "Rendir cuentas en un municipio de sexta categoría",
    ]
    assert "Para después" not in lines
    assert lines[lines.index("Quién lo ha hecho") + 1] == UNLIKE, "it says so before the ones that aren't alike"
    page.locator("#a-equipo").select_option("mas-de-5")
    lines = page.locator("[data-medida]").inner_text().splitlines()
    assert lines[0] == "Una ruta a la medida" and "Ninguna ruta" not in " ".join(lines)
    assert watched.wrong == []
