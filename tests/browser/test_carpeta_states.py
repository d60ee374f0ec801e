"""The folder in each state that a person can bring it to: no barrier, well made, light and dark, phone and desk."""

from __future__ import annotations

import pytest
from browser.archivos import NO_STORAGE
from browser.barreras import WIDTHS, barriers
from browser.carpeta import KEPT, keep, opened
from browser.conftest import Watched
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
@pytest.mark.parametrize("width", WIDTHS)
def test_every_state_is_without_barriers_and_well_made(browser: Browser, address: str, state: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = brought(context, address, state)
    assert barriers(watched.page) == []
    assert audit(watched.page) == {}
    assert watched.wrong == []
    context.close()
