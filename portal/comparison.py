"""What one compares of the tools, packed for the browser: each fact as the page says it, in blocks that load when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from babel import Locale

from portal.dates import long_date
from portal.index import Indice, fold
from portal.model import Herramienta

BLOCK = 100
"""Tools in a block: some twenty kilobytes, of which a comparison loads three at most."""


@cache
def language(code: str) -> str:
    """Return the Spanish name of a language, or what was written if it isn't a code: "en" -> "inglés"."""
    name: str = Locale.parse("es_CO").languages.get(code, code)
    return name


def _level(indice: Indice, id: str) -> str:
    level = indice.term("niveles", id)
    return f"{level.nombre} «{level.glosa}»"


def _term(indice: Indice, lista: str, id: str | None) -> str:
    return str(indice.term(lista, id).nombre) if id else ""


FACTS: Mapping[str, Callable[[Indice, Herramienta], str]] = {
    "pilar": lambda indice, e: _term(indice, "pilares", e.pilar),
    "nivel": lambda indice, e: _level(indice, e.nivel),
    "familia": lambda indice, e: _term(indice, "familias", e.familia),
    "tipo": lambda indice, e: _term(indice, "tipos", e.tipo),
    "costo": lambda indice, e: _term(indice, "costos", e.exige.costo),
    "conectividad": lambda indice, e: _term(indice, "conectividad", e.exige.conectividad),
    "personas": lambda _, e: str(e.exige.personas or ""),
    "norma": lambda indice, e: _term(indice, "normas", e.exige.norma),
    "pais": lambda indice, e: indice.paises[e.pais],
    "desde": lambda _, e: str(e.desde or ""),
    "idiomas": lambda _, e: ", ".join(map(language, e.idiomas)),
    "licencia": lambda _, e: e.licencia or "",
    "estado": lambda indice, e: _term(indice, "estados", e.estado),
    "revisado": lambda _, e: long_date(e.revisado),
}
"""Fact -> what is said of a tool; "" when its entry doesn't say. The template gives each a row, and its order."""


def names(indice: Indice, tools: Sequence[Herramienta]) -> dict[str, Any]:
    """Return the names of some tools, and what each is looked for by when one doesn't know its name: the words of its family."""
    families = list(indice.catalogo.vocabularios["familias"])
    return {
        "nombres": [tool.nombre for tool in tools],
        "familia": [families.index(tool.familia) for tool in tools],
        "familias": [" ".join(_words(indice, id)) for id in families],
    }


def _words(indice: Indice, familia: str) -> Iterator[str]:
    """The texts of a family, and the other ways in which the thesaurus says its name."""
    term = indice.term("familias", familia)
    yield from (term.nombre, term.descripcion)
    for group in indice.catalogo.vocabularios["tesauro"].values():
        said = (group.nombre, *group.formas)
        if fold(term.nombre) in map(fold, said):
            yield from said


def comparison(indice: Indice) -> Iterator[tuple[str, Any]]:
    """Yield (key of a data set, its data).

    `comparar` holds the texts of every fact, and the first id of every block; `comparar-nombres`, what to choose from;
    `comparar-0` and the rest, a row a tool: [id, name, summary, position of each fact among its texts or -1]. All by id.
    """
    tools = sorted(indice.herramientas, key=lambda tool: tool.id)
    texts: dict[str, dict[str, int]] = {fact: {} for fact in FACTS}
    rows = []
    for tool in tools:
        said = [(texts[fact], say(indice, tool)) for fact, say in FACTS.items()]
        rows.append([tool.id, tool.nombre, tool.resumen, *(known.setdefault(t, len(known)) if t else -1 for known, t in said)])
    head = {"bloque": BLOCK, "desde": [row[0] for row in rows[::BLOCK]], "hechos": [[f, list(known)] for f, known in texts.items()]}
    yield "comparar", head
    yield "comparar-nombres", names(indice, tools)
    for number, first in enumerate(range(0, len(rows), BLOCK)):
        yield f"comparar-{number}", rows[first : first + BLOCK]
