"""The plain values that pass between the parts of the engine, and what every model of the catalogue shares."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict

Ruta = tuple[str | int, ...]
"""Where a value sits in a file: ("fuentes", "local2030", "titulo")."""


@dataclass(frozen=True)
class En:
    """Marks a field whose value is the id of something: a term of the vocabulary, or an entry of the kind, so named."""

    lista: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Name the list in the JSON Schema; `schema` puts its values there."""
        return handler(core) | {"x-lista": self.lista}


class Falla(NamedTuple):
    """What a rule found wrong in an entry: where (file and path of keys) and which message, with its data."""

    archivo: str
    ruta: Ruta
    tipo: str
    datos: Mapping[str, str] = {}
    en_clave: bool = False
    """True when the key itself is at fault, not its value."""


class Aviso(NamedTuple):
    """A fault that can be shown to a person: lines and columns count from 1."""

    archivo: str
    linea: int
    columna: int
    clave: str
    tipo: str
    datos: Mapping[str, str] = {}


class Archivo(NamedTuple):
    """One file of the site, made only when asked for. `ruta` is relative to the site; `origen`, to the project."""

    ruta: str
    origen: str
    hacer: Callable[[], bytes]


class Descarga(NamedTuple):
    """A file one carries away: of what (the id of an entry, or a name of its own), for what, how it is, and its bytes."""

    de: str
    uso: str
    contenido: str
    papel: str
    gris: bool
    archivo: Archivo
    peso: int = 0
    """Bytes, known once it is made."""

    @property
    def tipo(self) -> str:
        """The ending of its name: pdf, docx…"""
        return self.archivo.ruta.rsplit(".", 1)[-1]


class Prosa(NamedTuple):
    """A page of docs/ that has a title of its own: its address from the site's root, and what its first lines say of it."""

    url: str
    titulo: str
    descripcion: str


class Parte(NamedTuple):
    """A part of a page of docs/: the anchor and the words of its heading ("" before the first), and what it says."""

    ancla: str
    titulo: str
    texto: str


class Modelo(BaseModel):
    """Frozen, and a key nobody declared is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")
