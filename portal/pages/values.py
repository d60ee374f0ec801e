"""What a generated page is, and the templates' environment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from babel.numbers import format_decimal
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from portal import markdown, urls
from portal.dates import long_date, moment


class Pagina(NamedTuple):
    """A page made from the catalogue. `hacer` takes the HTML of the prose written for it ("" if none)."""

    tipo: str
    url: str
    titulo: str
    descripcion: str
    origen: str
    """The file one edits to change it, from the project's root; "" when it comes from many."""
    padre: str
    """Address of the page it hangs from, for the breadcrumb; "" for none."""
    hacer: Callable[[str], str]


def _environment() -> Environment:
    env = Environment(
        loader=PackageLoader("portal.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["markdown"] = lambda text: Markup(markdown.to_html(text))  # noqa: S704 - to_html escapes what people wrote
    env.filters["mensaje"] = markdown.message
    env.filters["fecha"] = long_date
    env.filters["cadena_css"] = css_string
    env.filters["cuando"] = moment
    env.filters["cifra"] = figure
    env.filters["lower_first"] = lambda text: text[:1].lower() + text[1:]
    return env


def css_string(text: str) -> Markup:
    """Return a text as it may stand between double quotes in a style sheet: every sign but letters, digits and spaces escaped."""
    return Markup("".join(c if c.isalnum() or c == " " else f"\\{ord(c):x} " for c in text))  # noqa: S704 - nothing is left that ends a string


def figure(value: float) -> str:
    """Write a figure as in Colombia: 12500 -> "12.500", 97.5 -> "97,5"."""
    return format_decimal(value, locale="es_CO")


_ENV = _environment()


def render(template: str, page: str, **values: Any) -> str:
    """Render templates/<template>.j2 for the page at address `page`; `enlace(kind, id)` gives links relative to it."""
    return _ENV.get_template(f"{template}.j2").render(
        enlace=lambda kind, id="", part="": urls.relative(urls.url(kind, id), page) + (f"#{part}" if part else ""), **values
    )
