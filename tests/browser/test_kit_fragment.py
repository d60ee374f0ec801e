"""A kit's fragment inside the pages of others: it brings no barrier and changes nothing of its host."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from kits import opened
from playwright.sync_api import Browser

from portal.bundles import order
from portal.bundles.kit import Encargo
from portal.index import Indice

pytestmark = [pytest.mark.browser, pytest.mark.slow]

HOSTS = {
    "reset": "*, *::before { margin: 0; padding: 0; border: 0; font: inherit; vertical-align: baseline; list-style: none; }",
    "cms": "div { float: left; width: 100%; } main * { all: unset; } main h3, main p, main ul, main li { display: block; }"
    " ul li { float: none; text-indent: 0; } p { font-size: 1.4em !important; }",
    "dark": "body { background: #111; color: #fff; } a { color: #9cf; } h3 { color: inherit; }",
}
PAGE = """<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Alcaldía</title><style>{css}</style></head><body>
<header><h1>Alcaldía</h1><nav aria-label="Principal"><ul><li><a href="/a">Inicio</a></li></ul></nav></header>
<main><h2>Participa</h2><div id="aqui"></div><p id="antes">Texto de la página</p></main>
<footer><p>Pie de la página</p></footer></body></html>"""
STYLES = """() => [...document.querySelectorAll("header, header *, footer, footer *, #antes, h2")].map(el => {
  const found = getComputedStyle(el);
  return [el.tagName, ...[...found].map(name => `${name}: ${found.getPropertyValue(name)}`)];
})"""


@pytest.fixture(scope="module")
def fragments(indice: Indice) -> dict[str, str]:
    asked = Encargo({"entidad": "Alcaldía <b>de</b> Prueba"}, "https://portal.ejemplo.gov.co/")
    wanted = [paquete for paquete in order.chosen(indice, "") if paquete.id in ("6.2.1", "6.2.1.b", "6.2.6.b", "6.1.5")]
    return {name: opened(raw)["fragmento.html"].decode() for name, raw in order.made(indice, wanted, asked)}


@pytest.mark.parametrize("host", HOSTS)
def test_a_fragment_brings_no_barrier_and_changes_nothing(browser: Browser, fragments: dict[str, str], host: str) -> None:
    for name, fragment in fragments.items():
        page = browser.new_page(viewport={"width": 360, "height": 800})
        page.set_content(PAGE.format(css=HOSTS[host]))
        axe = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}
        assert Axe().run(page, options=axe).response["violations"] == [], "the host itself is sound"
        before = page.evaluate(STYLES)
        page.evaluate("html => { document.getElementById('aqui').innerHTML = html; }", fragment)
        assert page.locator("#aqui h3").count() >= 1 and page.locator("#aqui b").count() == 0
        assert page.evaluate(STYLES) == before, name
        found = Axe().run(page, options=axe).response
        assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == [], name
        page.close()
