"""What the tests of the folder share: things kept, the page open, and what it holds, prints and saves."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pypdfium2
from browser.conftest import Watched
from playwright.sync_api import Page

KEPT = ["herramientas/decidim/", "metodologias/mapear-actores/", "formatos/acta-de-reunion/"]


def keep(watched: Watched, *paths: str) -> Page:
    for path in paths:
        page = watched.go(path)
        page.get_by_role("button", name="Guardar en mi carpeta").click()
        page.locator("[data-en-carpeta] [aria-pressed=true]").wait_for()
    return watched.page


def opened(watched: Watched, query: str = "") -> Page:
    page = watched.go("carpeta/" + query)
    page.locator(".p-carpetas.p-lista").wait_for()
    return page


def names(page: Page, place: str = "[data-mia]") -> list[str]:
    return page.locator(f"{place} [data-lista] [data-nombre]").all_inner_texts()


def stored(page: Page) -> Any:
    return json.loads(page.evaluate("localStorage.getItem('portal.carpeta')") or "null")


def printed(page: Page) -> list[str]:
    pdf = pypdfium2.PdfDocument(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [" ".join(pdf[i].get_textpage().get_text_range().split()) for i in range(len(pdf))]


def put(page: Page, tmp_path: Path, text: str) -> None:
    (tmp_path / "otra.json").write_text(text, "utf-8")
    page.set_input_files("[data-abrir]", tmp_path / "otra.json")
