"""The scalars people write, each with its own rule: a text, a sentence, an address, a date…

A rule that fails raises the fault's name, which is the key of its sentence in vocabularios/mensajes.yml.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

NAME = "[a-z0-9]+(?:-[a-z0-9]+)*"
SLUG = re.compile(rf"(?!index$)(?=.{{1,80}}$){NAME}")
TERM = re.compile(r"(?!index$)(?=.{1,80}$)[a-z0-9]+([.-][a-z0-9]+)*")
"""Ids of entries and terms, which go into addresses and style sheets; those of some lists are numbers with dots (6.2.1.b)."""

NUMBER = r"(0|[1-9][0-9]{0,2})(\.(0|[1-9][0-9]?))?"
"""A volume's number: 0.1, 1, 12."""


def _text(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("vacio", "")
    return value


def _line(value: str) -> str:
    if "\n" in value:
        raise PydanticCustomError("varias-lineas", "")
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s/?#<>\"'\\@]+\.[^\s<>\"'\\@]+", value):
        raise PydanticCustomError("url-invalida", "", {"valor": value})
    if value.count(":") == 1 and "[" not in value:
        return value  # no port and no IPv6 address: nothing left that can be wrong
    try:
        urlsplit(value).port  # noqa: B018 - reading it is the check
    except ValueError:
        raise PydanticCustomError("url-invalida", "", {"valor": value}) from None
    return value


def _sentence(value: str) -> str:
    if not value.endswith(".") or "\n" in value:
        raise PydanticCustomError("resumen-sin-punto", "")
    return value


def _colour(value: str) -> str:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", value):
        raise PydanticCustomError("color-invalido", "", {"valor": value})
    return value


DRAWING = re.compile(r"[Mm](?>{n}){{2,}}+(?:[MmLlHhVvCcSsQqTtAa](?>{n})++|[Zz] ?)*".format(n=r" ?,?-?(?>\d++(?:\.\d++)?|\.\d++) ?"))
"""Commands of an SVG path, each with its numbers. (It never goes back: a hostile text costs no more than an honest one.)"""


def _root(value: str) -> str:
    if not re.fullmatch(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(:\d{1,5})?(/[A-Za-z0-9._~-]*[A-Za-z0-9_~-])*/", value):
        raise PydanticCustomError("direccion-invalida", "", {"valor": value[:80]})
    return value


def _drawing(value: str) -> str:
    if len(value) > 800 or not DRAWING.fullmatch(value):
        raise PydanticCustomError("icono-invalido", "", {"valor": value[:40]})
    return value


def _slug(value: str) -> str:
    if not SLUG.fullmatch(value):
        raise PydanticCustomError("slug-invalido", "", {"valor": value})
    return value


def _date(value: object) -> object:
    # pydantic would also take a number for seconds since 1970.
    if isinstance(value, str) and not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        raise PydanticCustomError("no-es-fecha", "", {"valor": value})
    if isinstance(value, str) and not "1980" <= value[:4] <= "2099":
        raise PydanticCustomError("fecha-lejana", "", {"valor": value})
    return value


def is_date(text: str) -> bool:
    """Whether a text is a day that exists, as 2026-11-24."""
    try:
        return str(dt.date.fromisoformat(text)) == text
    except ValueError:
        return False


def _digits(value: object) -> object:
    # pydantic would also take 1_000 and 5.0.
    if isinstance(value, str) and value.strip("-").isascii() and not value.removeprefix("-").isdigit() and value:
        raise PydanticCustomError("no-es-entero", "", {"valor": value})
    return value


def _yes_or_no(value: object) -> object:
    return {"sí": True, "si": True, "no": False}.get(value, value) if isinstance(value, str) else value


def _moment(value: str) -> str:
    if not re.fullmatch(r"(1[89]|20)\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", value):
        raise PydanticCustomError("no-es-momento", "", {"valor": value})
    return value


def _figure(value: object) -> object:
    # pydantic would also take 1e3, inf and 1_000.
    if isinstance(value, str) and value and not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value):
        raise PydanticCustomError("no-es-cifra", "", {"valor": value})
    return value


Texto = Annotated[str, AfterValidator(_text)]
Resumen = Annotated[Texto, AfterValidator(_sentence), Field(max_length=200)]
Direccion = Annotated[str, AfterValidator(_address)]
Raiz = Annotated[str, AfterValidator(_root)]
"""The site's own public address: https, and a final slash, for addresses are written after it."""
Color = Annotated[str, AfterValidator(_colour)]
Trazo = Annotated[str, AfterValidator(_drawing)]
"""The `d` of an SVG path on a square of 16 by 16, drawn with a line."""
Slug = Annotated[str, AfterValidator(_slug)]
SiNo = Annotated[bool, BeforeValidator(_yes_or_no), WithJsonSchema({"enum": ["sí", "no"]})]
Fecha = Annotated[dt.date, BeforeValidator(_date)]
Entero = Annotated[int, BeforeValidator(_digits)]
Anio = Annotated[Entero, Field(ge=1800, le=2200)]
Cuando = Annotated[str, AfterValidator(_moment)]
"""A moment as exact as its source gives it: 2024, 2024-06 or 2024-06-30."""
Cifra = Annotated[float, BeforeValidator(_figure)]
Linea = Annotated[Texto, AfterValidator(_line)]
"""A text that has one line to stand on."""
Nombre = Annotated[Linea, Field(max_length=120)]
Textos = tuple[Texto, ...]
