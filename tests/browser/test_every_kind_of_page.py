"""Every kind of page, light and dark, phone and desk: no error, no request elsewhere, no barrier."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from .barreras import WIDTHS, barriers
from .conftest import KINDS, Watched

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", KINDS)
def test_no_error_no_other_host_no_barrier(browser: Browser, address: str, kind: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = Watched(context, address)
    page = watched.go(KINDS[kind])
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "scrolls sideways"
    assert watched.wrong == []
    context.close()


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "taller-andando"])  # without a script it is the page «taller»
def test_each_page_is_whole_without_javascript(browser: Browser, address: str, kind: str) -> None:
    texts = []
    for enabled in (True, False):
        context = browser.new_context(java_script_enabled=enabled)
        page = Watched(context, address).go(KINDS[kind])
        main = page.locator("article")
        page.evaluate("document.querySelectorAll('.p-compara').forEach(part => part.remove())")
        enhanced = main.locator("noscript, form, .p-contenido, .p-union, .p-guardar").all()  # a script shows or unfolds them
        hidden = [part.inner_text() for part in enhanced if part.is_visible()]
        text = main.inner_text()
        for part in hidden:
            text = text.replace(part, "")
        texts.append(" ".join(text.split()))
        assert page.locator(".p-pie a").count() >= 4
        context.close()
    assert texts[0] == texts[1]
    assert len(texts[1]) > 60


def test_the_policy_stops_what_is_not_ours(watched: Watched) -> None:
    page = watched.go("")
    page.evaluate("""() => { const s = document.createElement('script'); s.textContent = 'window.entro = true';
                             document.body.append(s); }""")
    assert page.evaluate("window.entro") is None
    assert any("Content Security Policy" in said for said in watched.wrong)
    watched.wrong.clear()
    page.evaluate("""() => { const i = new Image(); i.src = 'http://127.0.0.2:9/x.png'; document.body.append(i); }""")
    page.wait_for_event("console", timeout=5000) if not watched.wrong else None
    assert any("Content Security Policy" in said for said in watched.wrong)


def test_the_keyboard_reaches_the_content_first(watched: Watched) -> None:
    page = watched.go("herramientas/nyc-open-data/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Saltar a contenido"
    page.keyboard.press("Enter")
    assert page.url.endswith("#inicio")
