"""The browser that measures and tests: Chromium, without a screen, and silent."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Playwright

WHOLE, SHELL = Path("/usr/bin/chromium"), Path("/usr/bin/chromium-headless-shell")
"""Debian's. The shell is the same engine without the windows: a new context takes it a third of the time."""
FLAGS = [
    "--no-sandbox",
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Chromium otherwise calls home; as root it needs --no-sandbox; and the shell gives letters other widths than a desktop does."""


def chromium(playwright: Playwright) -> Browser:
    """Start the Chromium that people have, which is what one measures: Debian's when it is there, else Playwright's own."""
    return _first(playwright, WHOLE, SHELL)


def shell(playwright: Playwright) -> Browser:
    """Start the quick one, for tests. On a slow line it takes letters and time that the whole one saves."""
    return _first(playwright, SHELL, WHOLE)


def _first(playwright: Playwright, *programs: Path) -> Browser:
    return playwright.chromium.launch(executable_path=next((path for path in programs if path.exists()), None), args=FLAGS)
