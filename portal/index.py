"""What is computed from the catalogue: relations both ways, counts, the matrix, facets."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple

from babel import Locale

from portal.metodos import Lienzo, Metodologia
from portal.model import TIPOS, Catalogo, Herramienta
from portal.related import Relacionada, related
from portal.relations import references
from portal.rutas import Ruta
from portal.values import Descarga, Parte, Prosa

MINIMUM = 3
"""Entries that a facet's value needs for a page of its own: fewer make a thin page."""

HOME = "CO"
"""The readers' country: what was done there comes first. A good practice is documented in a form of that country."""

FIRST_ACCENT = "\u0300"


class Cuaderno(NamedTuple):
    """A volume: a pillar's, or one of prose (pages of docs/)."""

    numero: str
    nombre: str
    pilar: str = ""
    prosa: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)  # compared and hashed by identity: one build, one index
class Indice:
    """The catalogue and what follows from it. Every list is in the order that `order` gives."""

    catalogo: Catalogo
    entradas: Mapping[str, tuple[Any, ...]]
    """Kind -> its entries."""
    matriz: Mapping[tuple[str, str], tuple[Herramienta, ...]]
    """(pillar, level) -> its tools; every cell is there, the empty ones too."""
    facetas: Mapping[str, Mapping[str, tuple[Herramienta, ...]]]
    """Facet -> value -> its tools, values in the vocabulary's order; values nobody has are left out."""
    relacionadas: Mapping[str, tuple[Any, ...]]
    """Id -> entries it names or that name it."""
    sugeridas: Mapping[str, tuple[Relacionada, ...]]
    """Id -> the few entries that its page shows, each with its reason."""
    paises: Mapping[str, str]
    """Country code -> its name in Spanish."""
    items: Mapping[str, tuple[Any, ...]]
    """Item of the Menú Participa -> the entries that serve it."""
    prosa: tuple[Prosa, ...] = ()
    """Pages of docs/ that have a title of their own."""
    textos: Mapping[str, tuple[Parte, ...]] = field(default_factory=dict)
    """Address of a page -> the parts of the text written for it in docs/."""
    descargas: Mapping[str, tuple[Descarga, ...]] = field(default_factory=dict)
    """Id of an entry, or name of a document -> what one carries away of it. Empty where nothing was drawn, as in a preview."""

    @property
    def herramientas(self) -> tuple[Herramienta, ...]:
        """The tools."""
        return self.entradas["herramientas"]

    @property
    def repositorio(self) -> tuple[Any, ...]:
        """Experiences and good practices, in one order."""
        return tuple(sorted((*self.entradas["experiencias"], *self.entradas["practicas"]), key=order))

    @property
    def cuadernos(self) -> tuple[Cuaderno, ...]:
        """Every volume, in the order of their numbers."""
        pillars = [Cuaderno(p.volumen, p.nombre, pilar=id) for id, p in self.catalogo.vocabularios["pilares"].items()]
        prose = [Cuaderno(number, v.nombre, prosa=v.prosa) for number, v in self.catalogo.volumenes.items()]
        return tuple(sorted(prose + pillars, key=lambda c: [int(part) for part in c.numero.split(".")]))

    def hechas(self, situacion: str) -> tuple[Any, ...]:
        """What was done, of `repositorio`, by who came for that situation."""
        return tuple(entry for entry in self.repositorio if situacion in entry.situaciones)

    def metodos(self, situacion: str) -> tuple[Metodologia, ...]:
        """The methods for who came for that situation."""
        return tuple(method for method in self.entradas["metodologias"] if situacion in method.situaciones)

    def rutas(self, situacion: str) -> tuple[Ruta, ...]:
        """The routes for who came for that situation."""
        return tuple(ruta for ruta in self.entradas["rutas"] if situacion in ruta.situaciones)

    @property
    def puertas(self) -> list[tuple[str, Any, Sequence[Herramienta], Sequence[Any]]]:
        """What brings a person here: (id, situation, tools, what was done). A door that opens on little isn't there."""
        tools = self.facetas.get("situaciones", {})
        found = [(id, s, tools.get(id, ()), self.hechas(id)) for id, s in self.catalogo.vocabularios["situaciones"].items()]
        return [door for door in found if door[1].pagina or len(door[2]) >= MINIMUM or self.metodos(door[0]) or self.rutas(door[0])]

    @property
    def borradores(self) -> tuple[Any, ...]:
        """The entries that lack a text their kind needs: shown with a mark, and not printed."""
        return tuple(entry for entries in self.entradas.values() for entry in entries if entry.borrador)

    def lienzos(self, metodologia: str) -> tuple[Lienzo, ...]:
        """The canvases of a method."""
        return tuple(lienzo for lienzo in self.entradas["lienzos"] if lienzo.metodologia == metodologia)

    def kind(self, entry: Any) -> str:
        """The kind of an entry: the folder it lives in."""
        return next(kind for kind, model in TIPOS.items() if type(entry) is model)

    def term(self, lista: str, id: str) -> Any:
        """The term `id` of a vocabulary."""
        return self.catalogo.vocabularios[lista][id]


def index(catalogo: Catalogo, prosa: Sequence[Prosa] = (), textos: Mapping[str, tuple[Parte, ...]] | None = None) -> Indice:
    """Compute the index of a valid catalogue and of the prose beside it. No disk, no clock."""
    entries = {kind: tuple(sorted(found.values(), key=order)) for kind, found in catalogo.entradas.items()}
    tools = entries["herramientas"]
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
    countries: dict[str, str] = {}
    items: dict[str, list[Any]] = {item: [] for item in catalogo.vocabularios["participa"]}
    for entry in (entry for found in entries.values() for entry in found):
        countries |= {v: names.get(v, "Internacional") for _, lista, v in references(entry) if lista == "paises"}
        for item in getattr(entry, "participa", ()):
            items[item].append(entry)
    named = _relations(catalogo)
    ranked = sorted(((kind, entry) for kind, found in entries.items() for entry in found), key=lambda pair: order(pair[1]))
    return Indice(
        catalogo,
        entries,
        {key: tuple(found) for key, found in cells.items()},
        {name: {v: tuple(found) for v, found in values.items() if found} for name, values in facets.items()},
        named,
        related(ranked, named, catalogo.vocabularios, HOME),
        countries,
        {item: tuple(found) for item, found in items.items()},
        tuple(prosa),
        textos or {},
    )


def _relations(catalogo: Catalogo) -> dict[str, tuple[Any, ...]]:
    entries = {id: entry for kind in catalogo.entradas.values() for id, entry in kind.items()}
    related: dict[str, set[str]] = {}
    for id, entry in entries.items():
        for _, lista, other in references(entry):
            if lista in catalogo.entradas and not isinstance(entry, Lienzo):  # which is part of its method's page
                related.setdefault(id, set()).add(other)
                related.setdefault(other, set()).add(id)
    return {id: tuple(sorted((entries[o] for o in others), key=order)) for id, others in related.items()}


def order(entry: Any) -> tuple[float, bool, str, str]:
    """Return what entries are sorted by: `orden`, then what one can use on Monday, then name."""
    later = not getattr(entry, "para_empezar", False)
    return (entry.orden if entry.orden is not None else float("inf")), later, collation(entry.nombre), entry.id


@cache
def collation(text: str) -> str:
    """Return the sorting key of a Spanish text: case and accents don't count, ñ stands between n and o."""
    return fold(text).replace("ñ", "n\uffff")


def fold(text: str) -> str:
    """Return a text as it is compared: lower case, without accents, with its ñ. portal.js folds the same way."""
    quick = text.lower()
    for accented, plain in _SPANISH:
        quick = quick.replace(accented, plain)
    if quick.replace("ñ", "").isascii() and "\0" not in quick:
        return quick
    whole = unicodedata.normalize("NFC", text.lower()).replace("\0", "")
    split = unicodedata.normalize("NFD", whole.replace("ñ", "\0"))
    return "".join([c for c in split if c < FIRST_ACCENT or unicodedata.category(c)[0] != "M"]).replace("\0", "ñ")


_SPANISH = (("á", "a"), ("é", "e"), ("í", "i"), ("ó", "o"), ("ú", "u"), ("ü", "u"))
"""What nearly every text here needs; the general way takes ten times as long."""
