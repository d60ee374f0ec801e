"""Data for the browser: each set is a script that calls `Portal.push`, so that it also loads from a disk."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from portal.comparison import comparison
from portal.explorer import columns
from portal.facets import FACETS
from portal.festivos import holidays_of
from portal.fitting import assessment
from portal.folder import folder
from portal.formats.mold import mold
from portal.index import Indice
from portal.talleres import workshops
from portal.urls import PATTERNS, url
from portal.values import Archivo

SETS: Mapping[str, Callable[[Indice], Any]] = {
    "urls": lambda _: dict(PATTERNS),
    "festivos": holidays_of,
    "diagnostico": assessment,
    "molde-relatoria": mold,
    **{f"explorar-{id}": partial(columns, id=id) for id in FACETS},
}
"""Key -> its data. The browser asks for them by key with `Portal.datos`."""


def files(indice: Indice) -> Iterator[Archivo]:
    """Yield a data script per set, and those of which there are more the more entries there are: comparison, folder, workshops."""
    for key, make in SETS.items():
        yield Archivo(url("datos", key), "", partial(script, key, partial(make, indice)))
    for key, value in chain(comparison(indice), folder(indice), workshops(indice)):
        yield Archivo(url("datos", key), "", partial(pushed, key, value))


def script(key: str, make: Callable[[], Any]) -> bytes:
    """Return the data script of the set `key`, made now."""
    return pushed(key, make())


def pushed(key: str, value: Any) -> bytes:
    """Return the script that gives the browser `value` under `key`."""
    return f"Portal.push({safe_json(key)},{safe_json(value)});\n".encode()


def safe_json(value: Any) -> str:
    """JSON that can stand in a script or in HTML: nothing in it closes a tag or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
