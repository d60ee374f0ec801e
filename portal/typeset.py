"""Typst: our templates and plain data become PDF pages or pictures. What people wrote goes in as data, never as markup."""

from __future__ import annotations

import calendar
import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import typst
from PIL import Image

from portal.fonts import SOURCE, drawable

TEMPLATES = Path(__file__).parent / "pdf" / "templates"

UA, ARCHIVE = "ua-1", "a-2a"
"""PDF/UA-1 (ISO 14289-1), what accessibility asks of a PDF; PDF/A-2a (ISO 19005-2), what an archive asks."""


def pdf(template: str, data: Mapping[str, Any], date: dt.date, standards: Sequence[str] = (UA,)) -> bytes:
    """Return the PDF that the template `template`.typ makes of `data`, packed small and always the same.

    Without standards it has no tags. Raises typst.TypstError with file, line and column when the compiler refuses,
    and ValueError for a warning.
    """
    stamp = calendar.timegm(date.timetuple())
    made = _compiled(template, data, format="pdf", pdf_standards=list(standards), pdf_tags=bool(standards), timestamp=stamp)
    return packed(made[0])


def pictures(template: str, data: Mapping[str, Any], ppi: float = 72) -> list[bytes]:
    """Return each page that the template makes of `data` as a PNG of `ppi` pixels an inch."""
    return _compiled(template, data, format="png", ppi=ppi)


def few_colours(png: bytes, many: int = 16) -> bytes:
    """Return a picture with so many colours: a drawing of lines and letters then weighs a quarter."""
    out = io.BytesIO()
    Image.open(io.BytesIO(png)).convert("RGB").quantize(many).save(out, "PNG", optimize=True)
    return out.getvalue()


def packed(raw: bytes) -> bytes:
    """Return a PDF with its objects compressed together: half the size of a tagged one, and its rules still hold."""
    with opened(raw) as document:
        return saved(document)


def opened(raw: bytes) -> pikepdf.Pdf:
    """Return a PDF to read or to change. Raises pikepdf.PdfError."""
    return pikepdf.open(io.BytesIO(raw))


def saved(document: pikepdf.Pdf) -> bytes:
    """Return the bytes of a PDF, packed; the same document gives the same bytes."""
    out = io.BytesIO()
    together = pikepdf.ObjectStreamMode.generate  # and no stream compressed anew: it takes as long again and gains nothing
    document.save(out, deterministic_id=True, fix_metadata_version=False, object_stream_mode=together)
    return out.getvalue()


def _compiled(template: str, data: Mapping[str, Any], **how: Any) -> list[bytes]:
    files = {**_templates(), "main.typ": _templates()[f"{template}.typ"]}
    inputs = {"data": json.dumps(printable(data), ensure_ascii=False)}
    made, warnings = typst.compile_with_warnings(files, sys_inputs=inputs, font_paths=_fonts(), **how)
    if warnings:
        raise ValueError(f"{template}.typ: {warnings[0].message}")  # an unknown font, say: a defect of ours
    return made if isinstance(made, list) else [made]  # one page comes alone


def printable(value: Any) -> Any:
    """Return data whose texts lack the signs one doesn't see, some of which the compiler can't set.

    New lines and spaces that don't break stay; any other blank, as a tab, becomes a space: words don't run together.
    """
    if isinstance(value, str):
        return value if value.isprintable() else "".join(map(_shown, value))
    if isinstance(value, Mapping):
        return {key: printable(part) for key, part in value.items()}
    return [printable(part) for part in value] if isinstance(value, (list, tuple)) else value


def _shown(sign: str) -> str:
    return sign if sign.isprintable() or sign in "\n\u00a0" else " " if sign.isspace() else ""


def seen(text: str) -> str:
    """Return what is seen of a text on paper: "" for one of signs that nobody sees, which no heading may be."""
    return str(drawable(printable(text))).strip()


@cache
def _templates() -> Mapping[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}


@cache
def _fonts() -> typst.Fonts:
    """Our font and no other: what a machine has installed must not change a page."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(SOURCE.parent)])
