"""Goes through what people wrote: the catalogue's entries and terms, each with its file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from portal.entrada import Pieza
from portal.model import Catalogo
from portal.values import Ruta


def entries(catalogo: Catalogo) -> Iterator[tuple[str, Pieza]]:
    """Every entry of every kind, with its file."""
    for kind in catalogo.entradas:
        yield from of_kind(kind, catalogo)


def tools(catalogo: Catalogo) -> Iterator[tuple[str, Any]]:
    """The tools, with their files."""
    yield from of_kind("herramientas", catalogo)


def of_kind(kind: str, catalogo: Catalogo) -> Iterator[tuple[str, Any]]:
    """The entries of a kind, with their files."""
    yield from ((catalogo.archivos[kind, id], entry) for id, entry in catalogo.entradas[kind].items())


def things(catalogo: Catalogo) -> Iterator[tuple[str, BaseModel, Ruta]]:
    """Everything people wrote, with its file and the path of its place in it."""
    yield from ((archivo, entry, ()) for archivo, entry in entries(catalogo))
    if site := next((file for (group, _), file in catalogo.archivos.items() if group == "sitio"), ""):
        yield site, catalogo.sitio, ()
    for lista, terms in {**catalogo.listas, **catalogo.vocabularios}.items():
        yield from ((catalogo.archivos[lista, id], term, (id,)) for id, term in terms.items())
