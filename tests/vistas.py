"""Draws every kind of page on a phone, a tablet and a desk, light, dark and on paper: `make vistas`.

Writes into vistas/ (ignored by Git) one picture a view and, for each kind, a contact sheet with all of its views.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

import pypdfium2
from browser.conftest import KINDS, served
from playwright.sync_api import Browser, sync_playwright
from sites import PROJECT, WITH_DOWNLOADS, copy_project, mkdocs

from benchmarks.navegador import shell

WIDTHS = (360, 768, 1280)
SCHEMES = ("light", "dark")
TALLEST = 3000
"""Pixels of a page that a picture shows: the rest of a long list looks the same."""
SHEET = """<!doctype html><meta charset="utf-8"><title>{kind}</title>
<style>body {{ margin: 16px; background: #888; font: 16px sans-serif }} div {{ display: flex; gap: 16px; align-items: flex-start }}
img {{ display: block; height: auto }}</style><h1>{kind}</h1><div>{views}</div>"""


def main(only: list[str]) -> None:
    """Draw all kinds, or those named."""
    out = PROJECT / "vistas"
    out.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = copy_project(Path(folder))
        run = mkdocs(project, "build", "--strict", **WITH_DOWNLOADS)
        assert run.returncode == 0, run.stderr
        browser = shell(playwright)
        with served(project / "site") as address:
            for kind, path in KINDS.items():
                if not only or kind in only:
                    _draw(browser, address, kind, path, out)
        browser.close()
    print(f"Las vistas están en {out.name}/: una hoja por clase de página (hoja-*.png).")


def _draw(browser: Browser, address: str, kind: str, path: str, out: Path) -> None:
    views = []
    for width in WIDTHS:
        for scheme in SCHEMES:
            page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
            for _ in range(2):  # the second time with the font: the first a slow machine may show without
                page.goto(address + path)
            tall = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
            name = f"{kind}-{width}-{scheme}.png"
            page.screenshot(path=out / name, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})
            views.append((name, width // 2))
            page.close()
    page = browser.new_page()
    page.goto(address + path)
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    for number in range(min(2, len(pdf))):
        name = f"{kind}-carta-{number + 1}.png"
        pdf[number].render(scale=1.5).to_pil().save(out / name)
        views.append((name, 500))
    sheet = out / f"hoja-{kind}.html"
    sheet.write_text(SHEET.format(kind=kind, views="".join(f'<img src="{n}" width="{w}">' for n, w in views)), "utf-8")
    page.set_viewport_size({"width": sum(w + 16 for _, w in views) + 32, "height": 400})
    page.goto(sheet.as_uri())
    page.screenshot(path=out / f"hoja-{kind}.png", full_page=True)
    page.close()


if __name__ == "__main__":
    shutil.rmtree(PROJECT / "vistas", ignore_errors=True) if len(sys.argv) == 1 else None
    main(sys.argv[1:])
