"""A tool as a volume prints it, with the numbers of its sources in the list at the end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from portal.dates import long_date
from portal.index import Indice, collation, fold
from portal.model import Herramienta
from portal.pdf.codes import code
from portal.pdf.edition import named
from portal.pdf.prose import of_entry
from portal.terms import Fuente

WHOLE = 250
"""Characters of a card that isn't cut between two pages: it takes less than half of one."""

UNSURE = "por-confirmar"
"""What nearly all tools are: said once for all of them, and not in each card."""

Numeros = Mapping[tuple[Any, ...], int]
"""A source, as `_same` tells it -> its number in the list."""


def card(indice: Indice, tool: Herramienta, numbers: Numeros) -> dict[str, Any]:
    """Return all that is printed of a tool, in the order of the page."""
    root, closed = indice.catalogo.sitio.direccion or "", tool.estado == "cerrada"
    second = indice.term("pilares", tool.pilar_asociado).nombre if tool.pilar_asociado else ""
    who = indice.term("iniciativas", tool.iniciativa_de).nombre + (f" ({tool.entidad})" if tool.entidad else "")
    state = indice.term("estados", tool.estado).nombre if tool.estado != UNSURE else ""
    return {
        "id": tool.id,
        "entera": len(tool.descripcion) + len(tool.como_empezar) <= WHOLE,
        "numero": tool.numero,
        "nombre": named(tool),
        "resumen": tool.resumen,
        "descripcion": of_entry(tool.descripcion, root),
        "empezar": of_entry(tool.como_empezar, root) if tool.como_empezar else [],
        "lecciones": [lesson.texto for lesson in tool.aprendizajes] if closed else [],
        "origen": [("Iniciativa de", who), ("País", indice.paises[tool.pais])],
        "datos": [fact for fact in (("Segundo pilar", second), ("Estado", state)) if fact[1]],
        "fuentes": cited(tool, numbers),
        "direccion": tool.url or "",
        "codigo": code(tool.url or ""),
    }


def sources(indice: Indice, tools: Sequence[Any]) -> tuple[Numeros, dict[str, Any]]:
    """Return the number of each source of some entries, and their list in that order; one that several cite is there once.

    How and when most of them were seen is said over the list, and beside a source when it was seen otherwise.
    """
    each = {_same(source): source for tool in tools for source in tool.fuentes.values()}
    numbers = {same: number for number, same in enumerate(each, 1)}
    seen = [f"{indice.term('comprobaciones', s.como).nombre}, {long_date(s.consultado)}." for s in each.values()]
    most = Counter(seen).most_common(1)[0][0] if seen else ""
    head = ("Cada fuente: " if len(set(seen)) == 1 else "Si una fuente no dice otra cosa: ") + most[:1].lower() + most[1:]
    listed = [
        {"titulo": s.titulo, "como": how if how != most else "", "direccion": s.url or ""}
        for s, how in zip(each.values(), seen, strict=True)
    ]
    return numbers, {"como": head, "lista": listed}


def cited(entry: Any, numbers: Numeros) -> list[int]:
    """Return the numbers of an entry's sources."""
    return sorted({numbers[_same(source)] for source in entry.fuentes.values()})


def _same(source: Fuente) -> tuple[Any, ...]:
    return source.titulo, source.url, source.consultado, source.como


def alphabetical(tools: Sequence[Herramienta]) -> list[dict[str, Any]]:
    """Return the tools in Spanish order under their first letters; names that begin with a sign or a number stand together."""
    groups: dict[str, list[dict[str, str]]] = {}
    for tool in sorted(tools, key=lambda tool: (collation(tool.nombre), tool.id)):
        first = fold(tool.nombre)[:1]
        groups.setdefault(first.upper() if first.isalpha() else "", []).append({"id": tool.id, "nombre": named(tool)})
    return [{"letra": letter, "entradas": found} for letter, found in groups.items()]
