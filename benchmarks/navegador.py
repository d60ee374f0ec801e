"""The browser that measures and tests: Chromium, without a screen, and silent."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Playwright

DEBIAN = [Path("/usr/bin/chromium-headless-shell"), Path("/usr/bin/chromium")]
"""The shell is the same engine without the windows: a new context takes it a third of the time."""
FLAGS = [
    "--no-sandbox",
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""Chromium otherwise calls home; as root it needs --no-sandbox; and the shell gives letters other widths than a desktop does."""


def chromium(playwright: Playwright) -> Browser:
    """Start Debian's Chromium when it is there, else Playwright's own."""
    return playwright.chromium.launch(executable_path=next((path for path in DEBIAN if path.exists()), None), args=FLAGS)
