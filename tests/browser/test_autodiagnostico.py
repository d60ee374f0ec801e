"""The self-assessment from the first click to the result, its file, its report, and another file beside it."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from browser.archivos import saved
from browser.conftest import Watched
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGE = "autodiagnostico/"
ANSWERS = {"t1": 2, "t2": 2, "t3": 1, "t4": 3, "r1": 2, "p1": 0, "i1": 1, "f3": 2, "f2": 3}
HOSTILE = "<script>window.entro = 1</script><img src=x onerror='window.entro = 1'>\r\n\"'=cmd()"

PRINTED = "window.print = () => { window.impreso = document.querySelector('[data-informe]').innerText; }"
"""What is printed, as text."""

STAY = """() => { Portal.archivo.imprimirSolo = part => {
    document.documentElement.classList.add('p-imprime-parte');
    const left = part.cloneNode(true);
    left.hidden = false;
    left.classList.add('p-parte');
    part.after(left);
} }"""
"""What is printed, left there to be read."""


def answer(page: Page, answers: dict[str, Any]) -> None:
    """Answer as one does: see all the questions, and choose each answer."""
    page.get_by_label("Ver todas las preguntas juntas").check()
    for id, value in answers.items():
        page.locator(f"#{id}-{value}").check()


def result(page: Page) -> None:
    page.get_by_role("button", name="Ver el resultado").click()
    page.get_by_role("heading", name="El resultado").wait_for()


def written(tmp_path: Path, found: object, name: str = "otro.json") -> Path:
    path = tmp_path / name
    path.write_text(found if isinstance(found, str) else json.dumps(found), "utf-8")
    return path


def where(page: Page, pilar: str) -> str:
    return page.locator(f"[data-escalera={pilar}] [data-donde]").inner_text()


def test_from_the_first_click_to_the_result(anywhere: Watched) -> None:
    page = anywhere.go("rutas/")
    page.get_by_role("link", name="¿En qué escalón estamos?").first.click()
    page.wait_for_url("**/autodiagnostico/**")
    answer(page, ANSWERS)
    assert page.locator("[data-progreso]").inner_text() == "9 de 24 respondidas"
    result(page)
    assert page.evaluate("document.activeElement.id") == "resultado"
    assert where(page, "transparencia") == "Consultar (escalón 2 de 5)"
    assert where(page, "participacion-ciudadana") == "Antes del primer escalón"
    stairs = page.locator("[data-escalera=transparencia]")
    assert stairs.locator("[data-porque]").inner_text() == (
        "Está ahí porque tiene 2 o más en la información básica al día (T1) y lo que la gente pide saber (T2)."
        " Le falta llegar a 2 en la revisión con personas de fuera (T3)."
    )
    assert (
        stairs.locator("[data-sin-piso]")
        .inner_text()
        .startswith("Ya hacen esto, pero falta un escalón antes: el uso de los datos por otros (T4).")
    )
    assert [one.inner_text() for one in stairs.locator("[data-como]").all()] == [
        *["alcanzado"] * 2,
        "en construcción",
        *["todavía no"] * 2,
    ]
    assert stairs.locator(".p-peldano.p-alcanzado").count() == 2 and stairs.locator(".p-rayado:visible").count() == 1
    assert page.locator("[data-averiguar] li").count() == 24 - len(ANSWERS)
    steps = page.locator("[data-pasos] > li")
    assert [one.inner_text().split(".")[0] for one in steps.locator("[data-que]").all()] == ["P1", "I1"]
    assert "La meta (2): Hay un calendario del año" in steps.first.inner_text()
    method = page.locator("[data-clase=metodologias] li").first
    assert "Por qué esto: " in method.inner_text()
    link = method.locator("a[href]")
    assert link.get_attribute("href").startswith(anywhere.base)  # type: ignore[union-attr]
    link.click()
    assert page.locator("h1").inner_text() == "Escribir un documento en lenguaje claro"


def test_what_is_said_is_kept_saved_opened_and_erased(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    page.get_by_label("Nombre de la entidad").fill("Alcaldía de Prueba")
    page.locator("#a-fecha").fill("2026-11-20")
    page.get_by_label("¿De qué categoría es el municipio?").select_option("sexta")
    answer(page, {"t1": 2, "t2": "no-se"})
    page.locator("[data-prueba=t1]").fill("Carpeta «2026»")
    page.locator("#alto-abierto-no").check()
    path = saved(page, tmp_path)
    assert path.name == "autodiagnostico-alcaldia-de-prueba-2026-11-20.json", "next year's doesn't take its place"
    file = json.loads(path.read_text("utf-8"))
    assert file == {
        "entidad": "Alcaldía de Prueba",
        "fecha": "2026-11-20",
        "autodiagnostico": 1,
        "contexto": {"categoria": "sexta"},
        "respuestas": {"t1": 2, "t2": "no-se"},
        "pruebas": {"t1": "Carpeta «2026»"},
        "alto": {"abierto": False},
    }
    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "sexta" in kept and "Prueba" not in kept and "2026-11-20" not in kept, "name and date stay out of this device"
    page.reload()
    assert page.locator("#t1-2").is_checked() and page.locator("#t2-no-se").is_checked()
    assert page.get_by_label("Nombre de la entidad").input_value() == ""
    assert "Todavía no." in page.locator("[data-veredicto]").inner_text()
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Borrar").click()
    assert page.locator("input[type=radio]:checked").count() == 0
    page.reload()
    assert page.locator("input[type=radio]:checked").count() == 0, "nothing is left on this device"
    page.set_input_files("[data-abrir]", path)
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert json.loads(saved(page, tmp_path, name="vuelta.json").read_text("utf-8")) == file
    assert watched.wrong == []


@pytest.mark.parametrize(
    ("found", "told"),
    [
        ("no", "no es un archivo de este portal"),
        ("[]", "no es un archivo de este portal"),
        ("x" * 1_000_001, "no es un archivo de este portal"),
        ({"lienzo": "mapa-de-actores", "respuestas": {}}, "no es un archivo de autodiagnóstico"),
        ({"autodiagnostico": 1, "respuestas": ["t1"]}, "no es un archivo de autodiagnóstico"),
        ({"autodiagnostico": 1, "entidad": 5}, "no es un archivo de autodiagnóstico"),
        ({"autodiagnostico": 2, "respuestas": {}}, "no es un archivo de autodiagnóstico"),
        ({"autodiagnostico": 1, "respuestas": {"t9": 2, "t1": 7}}, "sigue en su archivo: t9, t1."),
        ('{"autodiagnostico": 1, "respuestas": {"__proto__": 3, "t1": {"a": 1}}}', "sigue en su archivo: "),
        ({"autodiagnostico": 1, "contexto": {"categoria": "séptima"}, "fecha": "ayer"}, "sigue en su archivo: fecha, categoria."),
    ],
)
def test_a_strange_file_says_so_and_breaks_nothing(watched: Watched, tmp_path: Path, found: object, told: str) -> None:
    page = watched.go(PAGE)
    page.set_input_files("[data-abrir]", written(tmp_path, found))
    page.locator("[data-aviso]", has_text=told).wait_for()
    result(page)
    assert where(page, "transparencia") == "Antes del primer escalón"
    page.set_input_files("[data-otro]", written(tmp_path, found, "segundo.json"))
    page.locator("[data-otro-aviso]:not(:empty)").wait_for()
    assert watched.wrong == []


def test_hostile_texts_are_only_texts(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(PAGE)
    texts = {"entidad": HOSTILE, "pruebas": {"t1": HOSTILE}, "respuestas": {"t1": 2, HOSTILE: 3}, "fecha": HOSTILE}
    page.set_input_files("[data-abrir]", written(tmp_path, {"autodiagnostico": 1, **texts}))
    page.get_by_text("Archivo abierto.").first.wait_for()
    page.evaluate(PRINTED)
    result(page)
    page.get_by_role("button", name="Imprimir el informe").first.click()
    assert "onerror" in page.evaluate("window.impreso")
    assert page.evaluate("window.entro") is None and page.locator("article img[src=x]").count() == 0
    page.set_input_files("[data-otro]", written(tmp_path, {"autodiagnostico": 1, **texts}))
    page.locator("[data-diferencias]:not([hidden])").wait_for()
    assert watched.wrong == []


def test_the_report_prints_alone_with_who_when_answers_and_proofs(watched: Watched) -> None:
    page = watched.go(PAGE)
    page.get_by_label("Nombre de la entidad").fill("Alcaldía de Prueba")
    page.locator("#a-fecha").fill("2026-11-20")
    answer(page, ANSWERS)
    page.locator("[data-prueba=t1]").fill("Carpeta 7")
    page.evaluate(STAY)
    page.get_by_role("button", name="Imprimir el informe").first.click()
    page.locator("[data-informe].p-parte").wait_for(state="attached")
    [hatch] = {part.get_attribute("fill") for part in page.locator(".p-parte .p-rayado.p-empezado").all()[:1]}
    assert hatch and page.locator(".p-parte " + hatch[4:-1]).count() == 1, "the copy has a pattern of its own"
    paper = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = " ".join(" ".join(sheet.get_textpage().get_text_bounded() for sheet in paper).split())
    for said in (
        "Alcaldía de Prueba. 20/11/2026",
        "Consultar (escalón 2 de 5)",
        "La prueba: Carpeta 7",
        "Sin responder.",
        "No reemplaza",
    ):
        assert said in text
    for left_out in ("Guardar archivo", "La hoja de cuenta", "¿Convocamos", "Ver el resultado", "Comparar con otra fecha"):
        assert left_out not in text
    assert 3 <= len(paper) <= 4


def test_four_sheets_and_the_first_one_tells_it_all(watched: Watched) -> None:
    page = watched.go(PAGE)
    page.get_by_label("Nombre de la entidad").fill("Alcaldía de Prueba")
    page.locator("#a-fecha").fill("2026-11-20")
    page.locator("#a-categoria").select_option("sexta")
    every = [part.get_attribute("data-pregunta") or "" for part in page.locator("[data-pregunta]").all()]
    answer(page, {id: 1 if id == "r3" else 2 for id in every})
    for part in page.locator("[data-prueba]").all():
        part.fill("Carpeta 7 del archivo")
    page.evaluate(STAY)
    page.get_by_role("button", name="Imprimir el informe").first.click()
    page.locator("[data-informe].p-parte").wait_for(state="attached")
    paper = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    assert len(paper) <= 4 and len(every) == 24
    first, second = (" ".join(paper[n].get_textpage().get_text_bounded().split()) for n in (0, 1))
    for told in ("Alcaldía de Prueba. 20/11/2026", "Los siguientes pasos", "R3. En los encuentros", "T4. ¿Otras personas"):
        assert told in first, told
    assert first.count("(escalón") == 4, "the four ladders"
    assert all(told in second for told in ("Qué tan firme es", "de 7 factores", "Hecho entre muchos")), (
        "what it is, and what it means"
    )


def test_the_result_is_copied_as_a_few_lines(browser: Browser, address: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address + PAGE)
    page.get_by_label("Nombre de la entidad").fill("Alcaldía de Prueba")
    answer(page, ANSWERS)
    result(page)
    page.get_by_role("button", name="Copiar el resultado").click()
    page.get_by_role("button", name="Resultado copiado").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0].startswith("Alcaldía de Prueba, ") and "- Transparencia: Consultar (escalón 2 de 5)" in copied
    assert copied[-2].startswith("1. ¿Sabe la gente cuándo")
    context.close()
