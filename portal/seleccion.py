"""A folder's file, as the page «Mi carpeta» saves it: what somebody chose, in order, with their notes."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field, ValidationError

from portal.values import Modelo

LIMIT = 1_000_000
"""Bytes of a file, as archivo.js has it. The other limits are those of carpeta.js."""

ID = r"^[a-z0-9]+([.-][a-z0-9]+)*$"
"""Names of entries, and numbers of items (6.2.1.b), as carpeta.js has them."""

Renglon = Annotated[str, Field(max_length=120)]


class Cosa(Modelo):
    """A thing that was kept, and what the person wrote of it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    id: Annotated[str, Field(pattern=ID, max_length=80)]
    nota: Annotated[str, Field(max_length=2000)] = ""


class Carpeta(Modelo):
    """A folder."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    titulo: Renglon = ""
    de_quien: Renglon = ""
    cosas: Annotated[tuple[Cosa, ...], Field(max_length=300)]


class Escogidas(NamedTuple):
    """What a folder has: the things of this edition, each once under its name of today, and those that it lacks."""

    cosas: Mapping[str, str]
    """Id -> note, in the folder's order."""
    perdidas: Mapping[str, str]


def read(raw: bytes) -> Carpeta | None:
    """Return the folder of a file; None for any other file."""
    if len(raw) > LIMIT:
        return None
    try:
        return Carpeta.model_validate_json(raw.removeprefix(codecs.BOM_UTF8))
    except (ValidationError, ValueError, RecursionError):
        return None


def chosen(carpeta: Carpeta, present: Mapping[str, str]) -> Escogidas:
    """Return what a folder has, given each name that a thing has or had -> its id today. Two notes of one thing are joined."""
    here: dict[str, str] = {}
    lost: dict[str, str] = {}
    for cosa in carpeta.cosas:
        id = present.get(cosa.id)
        found = lost if id is None else here
        found[id or cosa.id] = "\n".join(filter(None, (found.get(id or cosa.id), cosa.nota)))
    return Escogidas(here, lost)
