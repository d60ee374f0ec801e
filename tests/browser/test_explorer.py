"""The explorer as a person uses it: with a mouse, with keys alone, going back, from a disk, on paper and into a file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdfium2 import PdfDocument

from portal.index import Indice, collation

from .conftest import Watched, until

pytestmark = pytest.mark.browser

ENGINE = """(() => { let made; const asked = []; window.asked = asked;
    Object.defineProperty(window, 'Portal', {configurable: true, get: () => made, set: portal => { made = portal; portal.motor = {
        buscar: (texto, opciones, callback) => asked.push({texto, tipos: opciones.tipos, answer: filas => callback(
            {total: filas.length, resultados: filas.map(([tipo, fila]) => ({tipo, fila, puntos: 1}))})}) }; }}); })()"""
"""A search engine that answers when the test says so, and what the test says."""


def shown(page: Page) -> list[str]:
    return page.locator("li[data-id]:visible").evaluate_all("items => items.map(item => item.dataset.id)")


def title(page: Page) -> Locator:
    return page.locator("[data-cuenta]")


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('.p-facetas details').forEach(fold => { fold.open = true; })")


def answer(page: Page, rows: list[tuple[str, int]], at: int = -1) -> None:
    page.evaluate("([rows, at]) => asked.at(at).answer(rows)", [rows, at])


def test_facets_filter_and_the_address_remembers(anywhere: Watched, indice: Indice) -> None:
    page = anywhere.go("toolkits/")
    assert len(shown(page)) == len(indice.herramientas)
    unfold(page)
    page.get_by_label("Transparencia").first.check()
    page.get_by_label("Rendición de cuentas").first.check()
    page.get_by_label("Colombia").first.check()
    wanted = [h for h in indice.herramientas if h.pilar in ("transparencia", "rendicion-de-cuentas") and h.pais == "CO"]
    expect(title(page)).to_have_text(f"{len(wanted)} herramientas de {len(indice.herramientas)}")
    assert shown(page) == [h.id for h in wanted][:60]
    assert page.url.endswith("?pilar=transparencia%2Crendicion-de-cuentas&origen=colombia")
    expect(page.get_by_role("status")).to_have_text(f"{len(wanted)} herramientas de {len(indice.herramientas)}")
    page.reload()
    expect(title(page)).to_have_text(f"{len(wanted)} herramientas de {len(indice.herramientas)}")
    page.go_back()
    both = sum(h.pilar in ("transparencia", "rendicion-de-cuentas") for h in indice.herramientas)
    expect(title(page)).to_have_text(f"{both} herramientas de {len(indice.herramientas)}")
    expect(page.get_by_label("Colombia").first).not_to_be_checked()
    page.go_back()
    page.go_back()
    expect(title(page)).to_have_text(f"{len(indice.herramientas)} herramientas")
    assert page.locator("[data-propia]").is_visible() and not page.locator("[data-resultado]").is_visible()
    page.go_forward()
    expect(page.get_by_label("Transparencia").first).to_be_checked()


def test_an_old_or_foreign_address_is_understood_as_far_as_it_goes(watched: Watched, indice: Indice) -> None:
    page = watched.go("toolkits/?q=&pilar=transparencia,no-existe&nivel=informar&costo=__proto__&ver=mosaico&orden=azar&x=%3Cb%3E")
    wanted = [h for h in indice.herramientas if (h.pilar, h.nivel) == ("transparencia", "informar")]
    expect(title(page)).to_have_text(f"{len(wanted)} herramientas de {len(indice.herramientas)}")
    assert shown(page) == [h.id for h in wanted]
    assert page.locator("[data-ficha]").all_text_contents() == ["Quitar Transparencia×", "Quitar Informar×"]
    assert watched.wrong == []


def test_words_come_by_relevance_and_a_late_answer_is_nobody_s(watched: Watched, indice: Indice) -> None:
    watched.page.add_init_script(ENGINE)
    page = watched.go("toolkits/")
    box, order = page.get_by_label("Palabras"), page.get_by_label("Ordenar por")
    box.fill("dat")
    until(lambda: page.evaluate("asked.length === 1"))
    box.fill("datos")
    until(lambda: page.evaluate("asked.length === 2"))
    assert page.evaluate("asked.map(one => [one.texto, one.tipos])") == [[t, ["herramientas"]] for t in ("dat", "datos")]
    answer(page, [("herramientas", 9), ("herramientas", 2), ("experiencias", 1), ("herramientas", 99999)])
    answer(page, [("herramientas", 0)], at=0)
    assert shown(page) == [indice.herramientas[9].id, indice.herramientas[2].id]
    assert order.input_value() == "relevancia"
    assert page.url.endswith("?q=datos")
    order.select_option("nombre")
    answer(page, [("herramientas", 9), ("herramientas", 2)])
    assert shown(page) == sorted(shown(page), key=lambda id: indice.catalogo.herramientas[id].nombre.casefold())
    page.get_by_role("button", name="Quitar «datos»").click()
    expect(title(page)).to_be_focused()
    assert order.input_value() == "nombre" and page.url.endswith("?orden=nombre")
    assert page.evaluate("document.querySelector('[value=relevancia]').disabled")


def test_good_practices_and_experiences_are_one_list(watched: Watched, indice: Indice) -> None:
    watched.page.add_init_script(ENGINE)
    page = watched.go("repositorio/?q=x")
    until(lambda: page.evaluate("asked.length === 1"))
    assert page.evaluate("asked[0].tipos") == ["experiencias", "practicas"]
    answer(page, [("practicas", 0), ("experiencias", 5)])
    assert shown(page) == [indice.entradas["practicas"][0].id, indice.entradas["experiencias"][5].id]
    assert "Todavía ninguna dice la categoría" in page.locator(".p-parecidos").inner_text()


def test_with_keys_alone_from_a_facet_to_the_removal_of_its_chip(watched: Watched) -> None:
    page = watched.go("toolkits/")
    page.get_by_label("Palabras").focus()
    for key in ("Tab", "Tab", "Space", "Tab", "Space"):  # over «Filtrar», the first pillar, the second
        page.keyboard.press(key)
    expect(page.locator("[data-ficha]")).to_have_count(2)
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.hasAttribute('data-ficha')"):
            break
    page.keyboard.press("Enter")
    expect(page.locator("[data-ficha]")).to_have_count(1)
    expect(page.locator("[data-ficha]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(title(page)).to_be_focused()
    assert "?" not in page.url and watched.wrong == []


def test_when_nothing_agrees_each_way_out_says_what_it_gives(watched: Watched, indice: Indice) -> None:
    page = watched.go("toolkits/?tipo=lineamiento&nivel=empoderar,colaborar&origen=colombia")
    expect(title(page)).to_have_text(f"0 herramientas de {len(indice.herramientas)}")
    ways = page.locator(".p-salidas button")
    without = sum(h.tipo == "lineamiento" and h.pais == "CO" for h in indice.herramientas)
    name = f"Sin «Colaborar» ni «Empoderar»: {without} herramienta{'s' * (without != 1)}"
    assert name in ways.all_inner_texts()
    assert ways.last.inner_text() == f"Quitar todo: {len(indice.herramientas)} herramientas"
    page.get_by_role("button", name=name).click()
    expect(title(page)).to_be_focused()
    assert len(shown(page)) == without
    empty = page.locator("label", has=page.locator("input[name=nivel]:disabled")).first
    assert empty.locator(".p-cuantas").inner_text() == "0"


def test_a_long_list_comes_by_parts_and_whole_on_paper(watched: Watched, indice: Indice) -> None:
    page = watched.go("toolkits/?origen=otros-paises&orden=nombre")
    total = sum(h.pais != "CO" for h in indice.herramientas)
    expect(page.locator("[data-resultado] li[data-id]")).to_have_count(60)
    printed = PdfDocument(io.BytesIO(page.pdf()))
    text = " ".join(" ".join(sheet.get_textpage().get_text_range() for sheet in printed).split())
    last = max((h.nombre for h in indice.herramientas if h.pais != "CO"), key=collation)
    assert last in text and f"{total} herramientas de {len(indice.herramientas)} Otros países" in text
    assert "Ordenar por" not in text and "Quitar todo" not in text and "Mostrar más" not in text
    expect(page.locator("[data-resultado] li[data-id]")).to_have_count(60)
    page.get_by_role("button", name=f"Mostrar más (quedan {total - 60})").click()
    expect(page.locator("[data-resultado] li[data-id]")).to_have_count(total)
    assert page.evaluate("document.activeElement === document.querySelectorAll('[data-resultado] li > a')[60]")


def test_a_table_and_a_matrix_of_what_agrees(watched: Watched, indice: Indice) -> None:
    page = watched.go("toolkits/?origen=colombia")
    page.get_by_label("Tabla").check()
    heads = ["Nombre", "Comparar", "Pilar", "Nivel", "¿Qué es?", "¿Qué conexión pide?", "Colombia u otros países"]
    expect(page.locator("[data-resultado] thead th[scope=col]")).to_have_text(heads)
    assert page.locator("[data-resultado] tbody th[scope=row] a").count() == sum(h.pais == "CO" for h in indice.herramientas)
    page.get_by_label("Matriz").check()
    here = [h for h in indice.matriz["transparencia", "informar"] if h.pais == "CO"]
    page.get_by_role("button", name=f"{len(here)} de Transparencia para informar").click()
    expect(title(page)).to_be_focused()
    assert sorted(shown(page)) == sorted(h.id for h in here)
    assert page.get_by_role("radio", name="Tarjetas").is_checked() and "ver=" not in page.url
    page.go_back()
    expect(page.get_by_label("Matriz")).to_be_checked()
    assert watched.wrong == []


HOSTILE = ['=HYPERLINK("http://x")', "+1", "-1", "@suma", "\uff1d1+1", "\tx", " =1+1", "<img src=x onerror=entro=1>"]
HOSTILE += ['dijo "sí", y\r\notra; línea']


def saved(page: Page, name: str, tmp_path: Path) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).click()
    download.value.save_as(tmp_path / "lista")
    return download.value.suggested_filename, (tmp_path / "lista").read_bytes()


def test_the_list_goes_into_a_file_and_no_text_does_harm(anywhere: Watched, indice: Indice, tmp_path: Path) -> None:
    page = anywhere.go("toolkits/?pilar=transparencia&origen=colombia")
    expect(title(page)).to_contain_text(" de ")
    ids = shown(page)
    page.evaluate(
        """([ids, texts]) => texts.forEach((text, n) => {
        document.querySelector(`[data-propia] [data-id="${ids[n]}"] a`).textContent = text; })""",
        [ids, HOSTILE],
    )
    page.get_by_text("Llevarse esta lista").click()
    name, content = saved(page, "Descargar CSV", tmp_path)
    assert name == "herramientas-transparencia-colombia.csv"
    assert content.startswith(b"\xef\xbb\xbf") and content.endswith(b"\r\n")
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert [row["id"] for row in rows] == ids
    tools = [indice.catalogo.herramientas[id] for id in ids]
    assert [row["Nombre"] for row in rows[:9]] == ["'" + text for text in HOSTILE[:7]] + HOSTILE[7:]
    assert [row["Resumen"] for row in rows] == [tool.resumen for tool in tools]
    assert rows[0]["Pilar"] == "Transparencia" and rows[0]["Revisado"] == str(tools[0].revisado)
    here = anywhere.base if anywhere.base.startswith("http") else ""
    assert [row["Dirección"] for row in rows] == [f"{here}herramientas/{id}/" for id in ids]
    name, content = saved(page, "Descargar JSON", tmp_path)
    data: list[dict[str, Any]] = json.loads(content)
    assert name == "herramientas-transparencia-colombia.json"
    assert [one["id"] for one in data] == ids and [one["nombre"] for one in data[:9]] == HOSTILE
    assert data[0]["pilar"] == ["Transparencia"]
    assert page.evaluate("window.entro") is None
