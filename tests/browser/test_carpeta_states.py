"""The folder in each state that a person can bring it to: no barrier, well made, light and dark, phone and desk."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser.carpeta import KEPT, NO_STORAGE, keep, opened
from browser.conftest import VIEWS, Watched
from browser.test_every_kind_of_page import AA
from browser.test_look import audit
from playwright.sync_api import Browser, BrowserContext

pytestmark = [pytest.mark.browser, pytest.mark.slow]

STATES = ["kept", "noted", "full", "shared", "lost", "no storage"]


def brought(context: BrowserContext, address: str, state: str) -> Watched:
    """The folder in one of the states that a person can bring it to."""
    if state == "no storage":
        context.add_init_script(NO_STORAGE)
    watched = Watched(context, address)
    if state in ("shared", "no storage"):
        opened(watched, "?de=decidim,nadie")
        watched.page.get_by_role("button", name="Agregar a la mía").click() if state == "no storage" else None
        return watched
    page = keep(watched, *KEPT)
    if state == "kept":
        return watched
    opened(watched)
    page.get_by_label("Su nota (Decidim)").fill("palabra " * 100 + "x" * 200)
    if state == "full":
        page.get_by_role("button", name="Bajar (Decidim)").click()
    elif state == "lost":
        page.evaluate("localStorage.setItem('portal.carpeta', JSON.stringify({titulo: 'x'.repeat(120), cosas: [{id: 'nadie'}]}))")
        opened(watched)
    return watched


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(("width", "scheme"), VIEWS)
def test_every_state_is_without_barriers_and_well_made(browser: Browser, address: str, state: str, width: int, scheme: str) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    watched = brought(context, address, state)
    found = Axe().run(watched.page, options={"runOnly": AA}).response
    assert [(v["id"], v["nodes"][0]["html"]) for v in found["violations"]] == []
    assert audit(watched.page) == {}
    assert watched.wrong == []
    context.close()
