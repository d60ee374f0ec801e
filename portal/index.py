"""What is computed from the catalogue: relations both ways, counts, the matrix, facets."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from babel import Locale

from portal.model import Catalogo, Herramienta
from portal.relations import references

MINIMUM = 3
"""Entries that a facet's value needs for a page of its own: fewer make a thin page."""


FIRST_ACCENT = "\u0300"


@dataclass(frozen=True, eq=False)  # compared and hashed by identity: one build, one index
class Indice:
    """The catalogue and what follows from it. Every list is in the order of `orden`, then name."""

    catalogo: Catalogo
    herramientas: tuple[Herramienta, ...]
    matriz: Mapping[tuple[str, str], tuple[Herramienta, ...]]
    """(pillar, level) -> its tools; every cell is there, the empty ones too."""
    facetas: Mapping[str, Mapping[str, tuple[Herramienta, ...]]]
    """Facet -> value -> its tools, values in the vocabulary's order; values nobody has are left out."""
    relacionadas: Mapping[str, tuple[Any, ...]]
    """Id -> entries it names or that name it."""
    paises: Mapping[str, str]
    """Country code -> its name in Spanish."""

    def term(self, lista: str, id: str) -> Any:
        """The term `id` of a vocabulary."""
        return self.catalogo.vocabularios[lista][id]


def index(catalogo: Catalogo) -> Indice:
    """Compute the index of a valid catalogue. No disk, no clock."""
    tools = tuple(sorted(catalogo.herramientas.values(), key=_order))
    pilares, niveles = catalogo.vocabularios["pilares"], catalogo.vocabularios["niveles"]
    cells: dict[tuple[str, str], list[Herramienta]] = {(p, n): [] for p in pilares for n in niveles}
    facets: dict[str, dict[str, list[Herramienta]]] = {
        name: {value: [] for value in catalogo.vocabularios[name]} for name in catalogo.vocabularios["facetas"]
    }
    for tool in tools:
        cells[tool.pilar, tool.nivel].append(tool)
        for name, value in dict.fromkeys((lista, id) for _, lista, id in references(tool) if lista in facets):
            facets[name][value].append(tool)
    names = Locale.parse("es_CO").territories
    return Indice(
        catalogo,
        tools,
        {key: tuple(found) for key, found in cells.items()},
        {name: {v: tuple(found) for v, found in values.items() if found} for name, values in facets.items()},
        _relations(catalogo),
        {tool.pais: names.get(tool.pais, "Internacional") for tool in tools},
    )


def _relations(catalogo: Catalogo) -> dict[str, tuple[Any, ...]]:
    entries = {id: entry for kind in catalogo.entradas.values() for id, entry in kind.items()}
    related: dict[str, set[str]] = {}
    for id, entry in entries.items():
        for _, lista, other in references(entry):
            if lista in catalogo.entradas:
                related.setdefault(id, set()).add(other)
                related.setdefault(other, set()).add(id)
    return {id: tuple(sorted((entries[o] for o in others), key=_order)) for id, others in related.items()}


def _order(entry: Any) -> tuple[float, str, str]:
    return (entry.orden if entry.orden is not None else float("inf")), collation(entry.nombre), entry.id


@cache
def collation(text: str) -> str:
    """Return the sorting key of a Spanish text: case and accents don't count, ñ stands between n and o."""
    return fold(text).replace("ñ", "n\uffff")


def fold(text: str) -> str:
    """Return a text as it is compared: lower case, without accents, with its ñ. portal.js folds the same way."""
    split = unicodedata.normalize("NFD", text.casefold().replace("ñ", "\0"))
    return "".join([c for c in split if c < FIRST_ACCENT or not unicodedata.combining(c)]).replace("\0", "ñ")
