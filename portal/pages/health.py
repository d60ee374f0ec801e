"""/salud/: how complete, fresh and sure the catalogue is, for whoever keeps it and whoever doubts it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from portal.index import Indice
from portal.language import notices
from portal.pages.values import Pagina, render
from portal.terms import Norma
from portal.urls import url

SURE = "consulta-directa"
FEW = 2
"""Tools below which a cell of the matrix is a visible gap."""

OPTIONAL = {
    "herramientas": ("exige", "situaciones", "participa", "como_empezar"),
    "experiencias": ("municipio", "costo", "equipo", "resultados", "salio_mal", "aprendizajes"),
    "practicas": ("linea_base", "alcance", "retos", "estabilidad", "conclusiones"),
}
"""What an entry may lack without being a draft, and is worth completing."""


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page."""
    summary = "Qué tan completo, reciente y comprobado está este catálogo, y qué falta revisar."
    yield Pagina("salud", url("salud"), "Salud del catálogo", summary, "", "", partial(_page, indice))


def _page(indice: Indice, introduction: str) -> str:
    catalogo = indice.catalogo
    return render(
        "salud",
        url("salud"),
        indice=indice,
        v=catalogo.vocabularios,
        introduccion=introduction,
        pocas=[(cell, tools) for cell, tools in indice.matriz.items() if len(tools) < FEW],
        fuentes=_sources(indice),
        anios=_freshness(indice),
        completas=_completeness(indice),
        normas=_to_verify(catalogo.listas["normativa"]),
        dudas=[e for entries in indice.entradas.values() for e in entries if getattr(e, "por_verificar", None)],
        oficio=[e for entries in indice.entradas.values() for e in entries if _only_from_memory(e)],
        avisos=Counter(notice.tipo for notice in notices(catalogo)),
    )


def _sources(indice: Indice) -> dict[str, dict[str, int]]:
    """Kind -> way of checking -> how many sources."""
    ways = indice.catalogo.vocabularios["comprobaciones"]
    shown = {k: entries for k, entries in indice.entradas.items() if k != "lienzos"}  # whose sources are their method's
    counted = {k: Counter(s.como for e in entries for s in e.fuentes.values()) for k, entries in shown.items()}
    return {kind: {way: count[way] for way in ways} for kind, count in counted.items()}


def _freshness(indice: Indice) -> dict[str, int]:
    """How long before the edition's date the entries were last reviewed -> how many."""
    close = indice.catalogo.sitio.fecha
    ages = [(close - entry.revisado).days for entries in indice.entradas.values() for entry in entries]
    year, half = dt.timedelta(days=365).days, dt.timedelta(days=182).days
    return {
        "En los últimos seis meses": sum(age <= half for age in ages),
        "Entre seis meses y un año": sum(half < age <= year for age in ages),
        "Hace más de un año": sum(age > year for age in ages),
    }


def _completeness(indice: Indice) -> dict[str, list[tuple[str, int, int]]]:
    """Kind -> (field, entries that have it, entries)."""
    return {
        kind: [
            (field, sum(_said(getattr(e, field)) for e in indice.entradas[kind]), len(indice.entradas[kind])) for field in fields
        ]
        for kind, fields in OPTIONAL.items()
    }


def _said(value: Any) -> bool:
    return any(value.__dict__.values()) if hasattr(value, "__dict__") else bool(value)


def _to_verify(normativa: Mapping[str, Norma]) -> dict[str, Norma]:
    """The legal statements that nobody has compared with the official text."""
    return {id: norm for id, norm in normativa.items() if not any(s.como == SURE for s in norm.fuentes.values())}


def _only_from_memory(entry: Any) -> bool:
    return bool(entry.fuentes) and all(source.como == "conocimiento-general" for source in entry.fuentes.values())
