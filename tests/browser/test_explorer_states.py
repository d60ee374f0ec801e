"""The explorer in each state that a choice brings it to: no barrier, and well made; without a script, the whole list."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from portal.index import Indice

from .barreras import barriers
from .conftest import Watched
from .test_look import audit

pytestmark = pytest.mark.browser

STATES = {
    "facets": "toolkits/?pilar=transparencia&costo=sin-dato",
    "table": "repositorio/?ver=tabla&origen=otros-paises",
    "matrix": "metodologias/?ver=matriz",
    "compared": "toolkits/?ver=tabla&comparar=decidim,polis",
    "nothing": "toolkits/?tipo=lineamiento&nivel=empoderar&origen=colombia",
}


@pytest.mark.parametrize("width", [320, 768, 1280])
@pytest.mark.parametrize("state", STATES)
def test_every_state_is_without_barriers(browser: Browser, address: str, state: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800})
    watched = Watched(context, address)
    page = watched.go(STATES[state])
    page.locator("[data-resultado] :is(li, tr)").first.wait_for()
    page.evaluate("document.querySelectorAll('.p-explorador details').forEach(fold => { fold.open = true; })")
    assert barriers(page) == []
    assert audit(page) == {}
    assert watched.wrong == []
    context.close()


def test_without_a_script_the_lists_are_whole_and_nothing_else_is_offered(browser: Browser, address: str, indice: Indice) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = Watched(context, address).go("repositorio/?pilar=transparencia")
    assert page.locator("[data-propia] li[data-id]").count() == len(indice.repositorio)
    assert page.locator("[data-propia] li[data-id]").last.is_visible()
    assert not page.locator("[data-facetas]").is_visible() and not page.locator("[data-mandos]").is_visible()
    context.close()
