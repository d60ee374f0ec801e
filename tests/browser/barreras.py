"""What axe finds on a page, in both colours: its rules see the page once, and those of colour see it again on dark paper."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

AA = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""The rules that depend on which colours are used; nothing else of a page does."""

WIDTHS = (360, 1280)

LIGHT, DARK = "rgb(251, 250, 246)", "rgb(18, 25, 28)"
"""The paper, on screen."""


def barriers(page: Page) -> list[tuple[str, str]]:
    """Return (rule, HTML) of each barrier of a page that was opened in light colours; it is left so."""
    found = [("", one) for one in [paper(page)] if one != LIGHT]
    found += found_by_axe(page, AA)
    page.emulate_media(color_scheme="dark")
    found += [("", one) for one in [paper(page)] if one != DARK]
    found += found_by_axe(page, COLOURS)
    page.emulate_media(color_scheme="light")
    return found


def paper(page: Page) -> str:
    """Return the colour of the page's ground."""
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def found_by_axe(page: Page, only: object = AA) -> list[tuple[str, str]]:
    """Return (rule, HTML) of each barrier of a page as it is."""
    asked = {"runOnly": only, "resultTypes": ["violations"]}  # describing every part that passes takes as long as looking
    response = Axe().run(page, options=asked).response
    assert response["passes"] or only is not AA, "axe looked at something"
    return [(one["id"], one["nodes"][0]["html"][:300]) for one in response["violations"]]
