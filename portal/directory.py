"""Everything the portal has, one line a thing, whatever its kind: what the page «Buscar» lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.index import Indice, collation
from portal.participa import titled
from portal.urls import url

GROUPS = {
    "puertas": "Qué necesito hacer",
    "rutas": "Paso a paso",
    "participa": "Menú Participa",
    "metodologias": "Métodos y lienzos",
    "formatos": "Formatos",
    "herramientas": "Herramientas",
    "experiencias": "Experiencias",
    "practicas": "Buenas prácticas",
    "consejos": "Consejos",
    "paginas": "Páginas y cuadernos",
    "palabras": "Glosario",
    "normas": "Normas",
}
"""Group of things -> its name, in the order of the page; the search finds them by the same groups."""

KINDS = ("rutas", "metodologias", "formatos", "herramientas", "experiencias", "practicas")
"""The groups that are kinds of entry."""


class Cosa(NamedTuple):
    """A thing one may look for: its address from the site's root, its name, and a line about it."""

    url: str
    nombre: str
    resumen: str


def directory(indice: Indice) -> Iterator[tuple[str, list[Cosa]]]:
    """Yield (name of a group, its things), in the order of the page; within a group, in Spanish order."""
    lists, found = indice.catalogo.listas, indice.catalogo.vocabularios
    pages = [Cosa(p.url, p.titulo, p.descripcion) for p in indice.prosa if p.url]
    pages += [Cosa(url("pilares", id), f"Cuaderno {p.volumen}: {p.nombre}", p.descripcion) for id, p in found["pilares"].items()]
    items = [Cosa(url("items", id), titled(id, i), i.que_pide) for id, i in found["participa"].items()]
    advice = [Cosa(f"{url('decalogo')}#consejo-{n}", c.titulo, c.primer_paso) for n, c in lists["decalogo"].items()]
    words = [Cosa(f"{url('glosario')}#{id}", p.nombre, p.definicion) for id, p in lists["glosario"].items()]
    norms = [Cosa(f"{url('normativa')}#{id}", n.titulo, n.que_dice) for id, n in lists["normativa"].items()]
    doors = [Cosa(f"{url('que-hacer')}#{id}", s.nombre, s.descripcion) for id, s, _, _ in indice.puertas]
    things = {"puertas": doors, "participa": items, "consejos": advice, "normas": _sorted(norms)}
    things |= {"paginas": _sorted(pages), "palabras": _sorted(words)}
    things |= {kind: _sorted([Cosa(url(kind, e.id), e.nombre, e.resumen) for e in indice.entradas[kind]]) for kind in KINDS}
    yield from ((name, things[group]) for group, name in GROUPS.items())


def _sorted(things: list[Cosa]) -> list[Cosa]:
    return sorted(things, key=lambda thing: collation(thing.nombre))


def other_words(entry: Any) -> tuple[str, ...]:
    """What isn't said in an entry's name and summary, and people search for: other names, place, form."""
    place = getattr(entry, "lugar", None)
    where = [place.municipio, place.departamento, place.detalle] if place else []
    return (*entry.alias, *filter(None, [*where, getattr(entry, "dependencia", None), getattr(entry, "formato", None)]))
