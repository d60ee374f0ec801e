"""The files that a page hands over, and the device that keeps nothing."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new Error('no'); }})"
"""A script for a page on a device that refuses to keep anything."""


def saved(page: Page, tmp_path: Path, button: str = "Guardar archivo", name: str = "") -> Path:
    """Press a button that hands a file over; return where it is, under its own name or another."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    path = tmp_path / (name or download.value.suggested_filename)
    download.value.save_as(path)
    return path
