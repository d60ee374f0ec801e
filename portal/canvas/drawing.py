"""The templates of canvases that are XML. What people wrote goes in as data and comes out escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

TEMPLATES = Environment(
    loader=PackageLoader("portal.canvas"), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
)


def mm(value: float) -> str:
    """Write a measure with its unit: 12.5mm."""
    return f"{number(value)}mm"


def number(value: float) -> str:
    """Write a number with three decimals at most, and none that says nothing."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


TEMPLATES.filters |= {"mm": mm, "n": number}


def drawn(template: str, **data: Any) -> bytes:
    """Return what a template of this folder makes of some data. Raises jinja2.UndefinedError when some is missing."""
    return TEMPLATES.get_template(f"{template}.j2").render(data).encode()
