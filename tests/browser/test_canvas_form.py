"""A canvas filled in on its page: a file first, this device second, and several tables joined."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from browser.archivos import saved
from browser.conftest import Watched
from playwright.sync_api import Browser, Page
from pypdfium2 import PdfDocument

from portal import relatoria
from portal.index import Indice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

METHOD = "metodologias/mapear-actores/"
SPANISH = "Ñandú, pingüino: «¿sí?» “año” — más…\nOtra línea <b>x</b>"


def written(page: Page) -> dict[str, str]:
    found = page.eval_on_selector_all("[data-campo]", "all => all.map(one => [one.dataset.campo, one.value])")
    return {name: value for name, value in found if value}


def test_what_is_written_is_kept_saved_opened_and_erased(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(METHOD)
    page.get_by_label("Equipo o mesa").fill("Mesa 1")
    page.get_by_label("Para qué nos juntamos").fill(SPANISH)
    page.get_by_label("Fecha").fill("2026-11-24")
    path = saved(page, tmp_path)
    assert path.name == "mapa-de-actores-mesa-1.json"
    file = json.loads(path.read_text("utf-8"))
    assert file == {
        "lienzo": "mapa-de-actores",
        "version": "1.0",
        "respuestas": {"equipo": "Mesa 1", "fecha": "2026-11-24", "reto": SPANISH},
    }
    page.reload()
    assert written(page) == file["respuestas"], "this device kept it"
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Borrar").click()
    assert written(page) == {}
    page.reload()
    assert written(page) == {}, "nothing is left on this device"
    page.set_input_files("[data-abrir]", path)
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert written(page) == file["respuestas"]
    assert watched.wrong == []


def test_the_page_s_file_goes_to_the_pdf_and_comes_back(watched: Watched, tmp_path: Path, indice: Indice) -> None:
    page = watched.go(METHOD)
    for box in page.query_selector_all("[data-lienzo] textarea"):
        box.fill(f"{box.get_attribute('data-campo')}: {SPANISH}")
    sent = relatoria.read(saved(page, tmp_path).read_bytes())
    assert sent and len(sent.respuestas) == 9
    back = relatoria.read(relatoria.filled(indice, sent))
    assert back == sent
    (tmp_path / "vuelta.json").write_text(relatoria.written(back), "utf-8")
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Borrar").click()
    page.set_input_files("[data-abrir]", tmp_path / "vuelta.json")
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert written(page) == sent.respuestas


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("no", "no es un archivo de este portal"),
        ("null", "no es un archivo de este portal"),
        ('{"lienzo": "mapa-de-actores", "respuestas": {"reto": 3}}', "no es un archivo de respuestas"),
        ('{"lienzo": "cocreacion", "respuestas": {}}', "es de otro lienzo"),
        (
            '{"lienzo": "mapa-de-actores", "respuestas": {"reto": "sí", "otra": "x"}}',
            "no tienen sitio aquí y siguen en su archivo: otra.",
        ),
        ('{"lienzo": "mapa-de-actores", "respuestas": ["a"]}', "no es un archivo de respuestas"),
        ('{"lienzo": "mapa-de-actores", "version": "0.9", "respuestas": {"reto": "x"}}', "Es de otra versión"),
        ('{"lienzo": "mapa-de-actores", "version": "1.0", "respuestas": {"fecha": "mañana"}}', "siguen en su archivo: fecha."),
        ('{"lienzo": "mapa-de-actores", "respuestas": {"__proto__": "x", "elements": "y"}}', "no tienen sitio aquí"),
    ],
)
def test_a_file_that_isn_t_one_says_so(watched: Watched, tmp_path: Path, text: str, answer: str) -> None:
    page = watched.go(METHOD)
    (tmp_path / "respuestas.json").write_text(text, "utf-8")
    page.set_input_files("[data-abrir]", tmp_path / "respuestas.json")
    page.locator("[data-aviso]", has_text=answer).wait_for()
    assert watched.wrong == []


def test_a_date_as_people_write_it_is_a_date(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(METHOD)
    (tmp_path / "r.json").write_text('{"lienzo": "mapa-de-actores", "version": "1.0", "respuestas": {"fecha": "5/3/2026"}}')
    page.set_input_files("[data-abrir]", tmp_path / "r.json")
    page.get_by_text("Archivo abierto.").first.wait_for()
    assert written(page) == {"fecha": "2026-03-05"}


def test_leaving_with_unsaved_answers_warns_and_after_saving_it_doesn_t(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(METHOD)
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.get_by_label("Para qué nos juntamos").press_sequentially("Hola")
    page.goto(watched.base)
    assert asked == ["beforeunload"]
    page.goto(watched.base + METHOD)
    page.get_by_label("Para qué nos juntamos").press_sequentially("!")
    saved(page, tmp_path)
    page.goto(watched.base)
    assert asked == ["beforeunload"]


def test_without_storage_all_still_works_and_it_says_so(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } })")
    page = context.new_page()
    page.goto(address + METHOD)
    page.get_by_label("Para qué nos juntamos").fill("Hola")
    page.locator("[data-aviso]", has_text="Este equipo no permite guardar").wait_for()
    assert json.loads(saved(page, tmp_path).read_text("utf-8"))["respuestas"] == {"reto": "Hola"}
    context.close()


def test_several_tables_make_one_relatoria(watched: Watched, tmp_path: Path) -> None:
    page = watched.go(METHOD)
    tables = [{"equipo": "Mesa 1", "reto": "Un parque"}, {"reto": "Un <i>puente</i>"}]
    for number, answers in enumerate(tables, 1):
        file = {"lienzo": "mapa-de-actores", "version": "1.0", "respuestas": answers}
        (tmp_path / f"mesa-{number}.json").write_text(json.dumps(file), "utf-8")
    (tmp_path / "otra.json").write_text("{}", "utf-8")
    page.set_input_files("[data-mesas]", [tmp_path / name for name in ("mesa-1.json", "mesa-2.json", "otra.json")])
    shown = page.locator("[data-texto]")
    shown.locator("h4").wait_for()
    assert shown.locator("h5").count() == 10, "nine boxes, and what to look at again"
    assert shown.locator("ul").first.locator("li").all_inner_texts() == ["Mesa 1: Un parque", "mesa-2: Un <i>puente</i>"]
    assert shown.locator("i").count() == 0
    assert shown.get_by_text("otra.json no es un archivo de respuestas").count() == 1
    page.evaluate("window.print = () => { window.printed = document.documentElement.className; }")
    page.get_by_role("button", name="Imprimir la relatoría").click()
    assert "p-imprime-parte" in page.evaluate("window.printed")
    assert "p-imprime-parte" not in page.evaluate("document.documentElement.className")
    assert watched.wrong == []


def test_the_relatoria_says_of_what_and_when_and_only_who_spoke(watched: Watched, tmp_path: Path) -> None:
    where = {"municipio": "Peñol", "fecha": "2026-11-24"}
    tables = [where | {"equipo": "Mesa 2", "reto": "Uno"}, where | {"equipo": " mesa 2", "reto": "Dos"}, {"equipo": "Mesa 3"}]
    for n, answers in enumerate(tables):
        (tmp_path / f"{n}.json").write_text(json.dumps({"lienzo": "mapa-de-actores", "version": "1.0", "respuestas": answers}))
    page = watched.go(METHOD)
    page.set_input_files("[data-mesas]", [tmp_path / f"{n}.json" for n in range(3)])
    shown = page.locator("[data-texto]")
    shown.locator("h4").wait_for()
    assert [row.split("\n") for row in shown.locator("dl > div").all_inner_texts()] == [
        ["Método", page.locator("h1").inner_text()],
        ["Municipio", "Peñol"],
        ["Fecha", "24/11/2026"],
        ["3 mesas", "Mesa 2; mesa 2 (otro archivo); Mesa 3"],
    ]
    assert shown.locator("li").all_inner_texts() == ["Mesa 2: Uno", "mesa 2 (otro archivo): Dos"]
    assert shown.get_by_text("Nadie respondió.").count() == 8
    assert shown.get_by_text("Revise si son mesas distintas").count() == 1


def test_what_is_written_prints_on_one_lying_sheet_and_nothing_else(watched: Watched) -> None:
    page = watched.go(METHOD)
    page.get_by_label("Para qué nos juntamos").fill("Una respuesta " * 12)
    page.evaluate("document.documentElement.classList.add('p-imprime-parte')")
    page.evaluate("document.querySelector('[data-lienzo]').classList.add('p-parte')")
    printed = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = printed[0].get_textpage().get_text_bounded()
    assert len(printed) == 1
    assert printed[0].get_width() > printed[0].get_height()
    assert "Una respuesta Una respuesta" in " ".join(text.split()) and "Mapa de actores y aportes" in text
    assert "Consejos para facilitar" not in text and "Guardar archivo" not in text


def test_the_relatoria_takes_the_width_of_the_sheet(watched: Watched, tmp_path: Path) -> None:
    answers = {"equipo": "Mesa 1", "reto": "Una respuesta larga de la mesa. " * 12}
    (tmp_path / "1.json").write_text(json.dumps({"lienzo": "mapa-de-actores", "version": "1.0", "respuestas": answers}))
    page = watched.go(METHOD)
    page.set_input_files("[data-mesas]", tmp_path / "1.json")
    page.locator("[data-relatoria]:not([hidden])").wait_for()
    page.evaluate("document.documentElement.classList.add('p-imprime-parte')")
    page.evaluate("document.querySelector('[data-relatoria] [data-texto]').classList.add('p-parte')")
    printed = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = printed[0].get_textpage()
    assert text.count_rects() and "Una respuesta larga" in text.get_text_bounded()
    foot = 60  # points: below, the number of the sheet stands at the right
    rights = [right for _, bottom, right, _ in (text.get_rect(i) for i in range(text.count_rects())) if bottom > foot]
    assert max(rights) > printed[0].get_width() * 0.8


@pytest.mark.parametrize(("signs", "sheets"), [(220, 1), (330, 1), (440, 2), (3_000, 3), (20_000, 14)])
def test_no_sheet_is_blank_whatever_is_written(watched: Watched, signs: int, sheets: int) -> None:
    """What doesn't fit goes on to another sheet: a box that may not break leaves one with nothing, or with the heading alone."""
    page = watched.go(METHOD)
    for id in ("reto", "ausentes", "entidades"):
        page.locator(f"#campo-{id}").fill(("Una respuesta larga de la mesa. " * signs)[:signs])
    page.evaluate("document.documentElement.classList.add('p-imprime-parte')")
    page.evaluate("document.querySelector('[data-lienzo]').classList.add('p-parte')")
    printed = PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    said = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in printed]
    boxes = ["respuesta", *page.locator(".p-caja label").all_text_contents()]
    assert [n for n, text in enumerate(said) if not any(words in text for words in boxes)] == []
    assert len(said) <= sheets


def test_without_a_script_the_form_can_be_filled_in_and_says_how(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + METHOD)
    assert page.get_by_text("Aquí no se puede guardar").is_visible()
    assert not page.get_by_role("button", name="Guardar archivo").is_visible()
    assert page.get_by_label("Para qué nos juntamos").is_editable()
    context.close()
