"""Data for the browser: each set is a script that calls `Portal.push`, so that it also loads from a disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from portal.index import Indice, fold
from portal.urls import PATTERNS, url
from portal.values import Archivo


def _tools(indice: Indice) -> list[Any]:
    """One row a tool: [id, pillar, level, folded text to search]."""
    return [[h.id, h.pilar, h.nivel, fold(" ".join((h.nombre, h.resumen, *h.alias)))] for h in indice.herramientas]


def _repository(indice: Indice) -> list[Any]:
    """One row an experience or good practice, as for tools."""
    return [[e.id, e.pilar, e.nivel, fold(" ".join((e.nombre, e.resumen, *_place(e), *e.alias)))] for e in indice.repositorio]


def _place(entry: Any) -> list[str]:
    place = getattr(entry, "lugar", None)
    return [name for name in (place.municipio, place.departamento, place.detalle) if name] if place else [entry.dependencia]


SETS: Mapping[str, Callable[[Indice], Any]] = {"herramientas": _tools, "repositorio": _repository, "urls": lambda _: dict(PATTERNS)}
"""Key -> its data. The browser asks for them by key with `Portal.datos`."""


def files(indice: Indice) -> Iterator[Archivo]:
    """Yield a data script per set."""
    for key, make in SETS.items():
        yield Archivo(url("datos", key), "", partial(_script, key, make, indice))


def _script(key: str, make: Callable[[Indice], Any], indice: Indice) -> bytes:
    return f"Portal.push({safe_json(key)},{safe_json(make(indice))});\n".encode()


def safe_json(value: Any) -> str:
    """JSON that can stand in a script or in HTML: nothing in it closes a tag or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
