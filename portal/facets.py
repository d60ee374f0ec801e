"""What each list is explored by: every facet is declared here once, and the page and its data come from that."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from portal.index import HOME, Indice, collation

UNSAID = "sin-dato"
"""The value of what an entry could say and doesn't: it is shown and counted like any other."""

YES = "si"
"""The only value of a facet that one asks for or doesn't."""

ALIKE, MAIN, MORE = "parecidos", "principales", "mas"
"""Where a facet stands: among what tells whether a municipality is like one's own, in sight, or under «Más filtros»."""


SHORT = 60
"""Letters of a description that may stand beside a value's name."""


class Valor(NamedTuple):
    """A value of a facet; `glosa` says it as people speak, `explica` says what it is, `cuantas` is how many entries have it."""

    id: str
    nombre: str
    glosa: str = ""
    explica: str = ""
    cuantas: int = 0


class Faceta(NamedTuple):
    """What a list is filtered by: its values in order, and `de`, the ids of those that an entry has."""

    id: str
    nombre: str
    descripcion: str
    lugar: str
    valores: tuple[Valor, ...]
    de: Callable[[Any], tuple[str, ...]]
    plegada: bool = False
    """Whether it starts folded, while nothing of it is chosen."""

    @property
    def callada(self) -> bool:
        """Whether no entry says anything of it."""
        return [valor.id for valor in self.valores] == [UNSAID]


def country(entry: Any) -> str:
    """Where a thing was made or done. A good practice is documented in a form of the readers' country."""
    said = vars(entry)  # quicker than asking a model for what it hasn't
    return str(said["lugar"].pais if "lugar" in said else said.get("pais", HOME))


def _facet(indice: Indice, id: str, lugar: str, lists: Iterable[str], de: Callable[[Any], Any], *, said: bool = False) -> Faceta:
    """A facet whose values are the terms of some vocabularies. `de` gives an id, several, or None for «it doesn't say».

    With `said`, the descriptions that are short stand beside the names, for who can't tell one value from another.
    """
    terms = {key: term for name in lists for key, term in indice.catalogo.vocabularios[name].items()}
    if UNSAID not in terms:
        terms[UNSAID] = indice.term("respuestas", UNSAID)
    values = tuple(
        Valor(key, term.nombre, getattr(term, "glosa", ""), _explained(term) if said else "") for key, term in terms.items()
    )
    facet = indice.term("filtros", id)
    return Faceta(id, facet.nombre, facet.descripcion, lugar, values, lambda entry: _ids(de(entry)))


def _explained(term: Any) -> str:
    """A description that is short, as it goes on after the name: «Software: un programa…»."""
    said: str = term.descripcion
    return said[:1].lower() + said[1:].removesuffix(".") if len(said) <= SHORT else ""


def _ids(found: str | Iterable[str] | None) -> tuple[str, ...]:
    if found is None or isinstance(found, str):
        return (found or UNSAID,)
    return tuple(dict.fromkeys(found))


def _only(indice: Indice, id: str, holds: Callable[[Any], Any]) -> Faceta:
    """A facet of one value: what one asks for, or doesn't."""
    said = indice.term("filtros", id)
    return Faceta(id, said.nombre, said.descripcion, MORE, (Valor(YES, said.nombre),), lambda entry: (YES,) if holds(entry) else ())


def _countries(indice: Indice) -> Faceta:
    names = sorted(indice.paises.items(), key=lambda pair: collation(pair[1]))
    said = indice.term("filtros", "pais")
    return Faceta("pais", said.nombre, said.descripcion, MORE, tuple(Valor(*pair) for pair in names), lambda e: (country(e),))


def _origin(indice: Indice) -> Faceta:
    return _facet(indice, "origen", MAIN, ["respuestas"], lambda e: "colombia" if country(e) == HOME else "otros-paises")


def _section(indice: Indice, lugar: str) -> Faceta:
    """The sections of the Menú Participa whose items a thing serves."""
    lists = indice.catalogo.vocabularios
    of = {item: id for item in lists["participa"] for id in lists["secciones"] if item.startswith(f"{id}.")}
    return _facet(indice, "participa", lugar, ["secciones"], lambda e: [of[item] for item in e.participa if item in of])


def _stretch(indice: Indice, lista: str, measure: float | None) -> str | None:
    """The stretch of a list where a measure falls; None without measure."""
    if measure is None:
        return None
    return next((id for id, s in indice.catalogo.vocabularios[lista].items() if s.hasta is None or measure <= s.hasta), None)


def _place(indice: Indice) -> tuple[Faceta, Faceta]:
    """What every explorer has first: the pillar and the level."""
    pillar = _facet(indice, "pilar", MAIN, ["pilares"], lambda e: e.pilar)
    return pillar, _facet(indice, "nivel", MAIN, ["niveles"], lambda e: e.nivel)


def _of_tools(indice: Indice) -> tuple[Faceta, ...]:
    return (
        *_place(indice),
        _facet(indice, "tipo", MAIN, ["tipos"], lambda e: e.tipo, said=True),
        _facet(indice, "conectividad", MAIN, ["conectividad"], lambda e: e.exige.conectividad),
        _facet(indice, "costo", MAIN, ["costos"], lambda e: e.exige.costo),
        _origin(indice),
        _only(indice, "empezar", lambda e: e.para_empezar),
        _facet(indice, "familia", MORE, ["familias"], lambda e: e.familia),
        _facet(indice, "situacion", MORE, ["situaciones"], lambda e: e.situaciones),
        _section(indice, MORE),
        _facet(indice, "estado", MORE, ["estados"], lambda e: e.estado),
        _facet(indice, "iniciativa", MORE, ["iniciativas"], lambda e: e.iniciativa_de),
        _countries(indice),
    )


def _of_repository(indice: Indice) -> tuple[Faceta, ...]:
    def like(entry: Any, key: str) -> Any:
        town = getattr(entry, "municipio", None)
        return getattr(town, key) if town else None

    def people(entry: Any) -> str | None:
        said = like(entry, "poblacion")
        return _stretch(indice, "poblaciones", said.cifra if said else None)

    return (
        _facet(indice, "categoria", ALIKE, ["categorias"], lambda e: like(e, "categoria")),
        _facet(indice, "poblacion", ALIKE, ["poblaciones"], people),
        _facet(indice, "ruralidad", ALIKE, ["ruralidades"], lambda e: like(e, "ruralidad")),
        *_place(indice),
        _origin(indice),
        _only(indice, "resultados", lambda e: getattr(e, "resultados", ())),
        _only(indice, "salio-mal", lambda e: getattr(e, "salio_mal", ())),
        _facet(indice, "clase", MORE, ["respuestas"], lambda e: indice.kind(e)),
        _facet(indice, "situacion", MORE, ["situaciones"], lambda e: e.situaciones),
        _facet(indice, "estado", MORE, ["estados"], lambda e: getattr(e, "estado", None)),
        _countries(indice),
    )


def _of_methods(indice: Indice) -> tuple[Faceta, ...]:
    return (
        *_place(indice),
        _facet(indice, "duracion", MAIN, ["duraciones"], lambda e: _stretch(indice, "duraciones", e.minutos)),
        _facet(indice, "situacion", MAIN, ["situaciones"], lambda e: e.situaciones),
        _section(indice, MORE),
    )


FACETS: Mapping[str, Callable[[Indice], tuple[Faceta, ...]]] = {
    "herramientas": _of_tools,
    "repositorio": _of_repository,
    "metodologias": _of_methods,
}
"""Explorer -> its facets, in the order of the page. A facet's id is its key in the address."""
