"""The explorers: lists that one filters by facets. Each facet is declared here once, and the page and its data come from that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from portal.index import HOME, Indice, collation

UNSAID = "sin-dato"
"""The value of what an entry could say and doesn't: it is shown and counted like any other."""

YES = "si"
"""The only value of a facet that one asks for or doesn't."""

ALIKE, MAIN, MORE = "parecidos", "principales", "mas"
"""Where a facet stands: among what tells whether a municipality is like one's own, in sight, or under «Más filtros»."""


class Valor(NamedTuple):
    """A value of a facet; `glosa` says it plainly, `cuantas` is how many entries have it."""

    id: str
    nombre: str
    glosa: str = ""
    cuantas: int = 0


class Faceta(NamedTuple):
    """What a list is filtered by: its values in order, and `de`, the ids of those that an entry has."""

    id: str
    nombre: str
    descripcion: str
    lugar: str
    valores: tuple[Valor, ...]
    de: Callable[[Any], tuple[str, ...]]

    @property
    def callada(self) -> bool:
        """Whether no entry says anything of it."""
        return [valor.id for valor in self.valores] == [UNSAID]


class Explorador(NamedTuple):
    """A list one explores: its entries in their usual order, its facets, and that order's name in the address."""

    id: str
    filas: tuple[Any, ...]
    facetas: tuple[Faceta, ...]
    dichos: tuple[tuple[tuple[str, ...], ...], ...]
    """For each facet, the values of each entry."""
    orden: str


ORDERS = {"herramientas": "empezar", "repositorio": "colombia", "metodologias": "empezar"}
"""Explorer -> its usual order: what one can use on Monday first, or what was done in the readers' country."""


@lru_cache(maxsize=8)  # the page and its data ask for the same
def explorer(indice: Indice, id: str) -> Explorador:
    """Return an explorer. Values nobody has are left out, and facets by which nothing can be told apart."""
    rows = rows_of(indice)[id]
    found = [(facet, tuple(facet.de(row) for row in rows)) for facet in FACETS[id](indice)]
    counted = [(_counted(facet, said), said) for facet, said in found]
    kept = [pair for pair in counted if _tells(pair[0], len(rows))]
    return Explorador(id, rows, tuple(f for f, _ in kept), tuple(said for _, said in kept), ORDERS[id])


def _counted(facet: Faceta, said: Iterable[tuple[str, ...]]) -> Faceta:
    found = Counter(chain.from_iterable(said))
    return facet._replace(valores=tuple(v._replace(cuantas=found[v.id]) for v in facet.valores if found[v.id]))


def _tells(facet: Faceta, total: int) -> bool:
    """Whether a facet tells entries apart, or is one whose silence has to be said."""
    return any(value.cuantas < total for value in facet.valores) or (facet.lugar == ALIKE and facet.callada)


def rows_of(indice: Indice) -> Mapping[str, tuple[Any, ...]]:
    """Explorer -> its entries, in their usual order."""
    done = sorted(indice.repositorio, key=lambda entry: country(entry) != HOME)
    return {"repositorio": tuple(done)} | {id: indice.entradas[id] for id in ("herramientas", "metodologias")}


def country(entry: Any) -> str:
    """Where a thing was made or done. A good practice is documented in a form of the readers' country."""
    said = vars(entry)  # quicker than asking a model for what it hasn't
    return str(said["lugar"].pais if "lugar" in said else said.get("pais", HOME))


def _facet(indice: Indice, id: str, lugar: str, lists: Iterable[str], de: Callable[[Any], Any]) -> Faceta:
    """A facet whose values are the terms of some vocabularies. `de` gives an id, several, or None for «it doesn't say»."""
    terms = {key: term for name in lists for key, term in indice.catalogo.vocabularios[name].items()}
    if UNSAID not in terms:
        terms[UNSAID] = indice.term("respuestas", UNSAID)
    values = tuple(Valor(key, term.nombre, getattr(term, "glosa", "")) for key, term in terms.items())
    said = indice.term("filtros", id)
    return Faceta(id, said.nombre, said.descripcion, lugar, values, lambda entry: _ids(de(entry)))


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
        _facet(indice, "tipo", MAIN, ["tipos"], lambda e: e.tipo),
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


def columns(indice: Indice, id: str) -> dict[str, Any]:
    """Return what the browser filters by, packed: a row an entry, and for each facet a column of positions in its values.

    `clases` and `filas` say where the search engine knows a row: its kind, and its position in `indice.entradas[kind]`. The two
    `por_…` are the rows in another order. Names and addresses aren't here: the page's own cards have them.
    """
    x = explorer(indice, id)
    kinds = sorted({indice.kind(row) for row in x.filas})
    position = {entry.id: n for kind in kinds for n, entry in enumerate(indice.entradas[kind])}
    days = {day: n for n, day in enumerate(sorted({str(row.revisado) for row in x.filas}, reverse=True))}
    reviewed = [days[str(row.revisado)] for row in x.filas]
    facets = [(facet, said) for facet, said in zip(x.facetas, x.dichos, strict=True) if not facet.callada]
    return {
        "ids": [row.id for row in x.filas],
        "facetas": [[f.id, f.nombre, [[v.id, v.nombre] for v in f.valores]] for f, _ in facets],
        "columnas": [_column(facet, said) for facet, said in facets],
        "clases": kinds,
        "clase": [kinds.index(indice.kind(row)) for row in x.filas],
        "filas": [position[row.id] for row in x.filas],
        "fechas": list(days),
        "revisado": reviewed,
        "por_nombre": sorted(range(len(x.filas)), key=lambda n: (collation(x.filas[n].nombre), n)),
        "por_revision": sorted(range(len(x.filas)), key=lambda n: (reviewed[n], n)),
    }


def _column(facet: Faceta, said: Iterable[tuple[str, ...]]) -> list[int | list[int]]:
    """The positions of each row's values: a number alone when it is one."""
    place = {value.id: n for n, value in enumerate(facet.valores)}
    return [place[ids[0]] if len(ids) == 1 else [place[id] for id in ids] for ids in said]
