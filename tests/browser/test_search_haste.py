"""The search where a person, or the line, does the unexpected: haste, odd phrases, words without end."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from .conftest import Watched

pytestmark = pytest.mark.browser


def test_a_phrase_that_nothing_answers_says_so_once(watched: Watched) -> None:
    for words in ("zzzzqq", "de la"):
        page = watched.go(f'buscar/?q="{words}"')
        expect(page.locator("[data-total]")).to_have_text(f'Nada coincide con «"{words}"».')
        assert not page.locator("[data-notas]").is_visible(), "there is nothing below to speak of"


def test_a_phrase_is_looked_for_in_the_nearest_pages_and_that_is_said(watched: Watched) -> None:
    page = watched.go('buscar/?q="datos"')
    expect(page.locator("[data-notas]")).to_contain_text("Leímos las 96 páginas más cercanas. Puede haber otras")
    page.goto(page.url.split("?")[0] + '?q="plan de vida"')
    expect(page.locator("[data-total]")).to_contain_text("resultado")
    assert "Leímos" not in page.locator("[data-notas]").inner_text()
