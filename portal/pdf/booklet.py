"""The booklet of a pillar: eight half-letter pages, to read on a screen or to print on two sheets and staple."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from portal.index import HOME, Indice
from portal.pdf.codes import code
from portal.pdf.edition import colophon, named, pdf
from portal.pdf.imposition import in_order, leaves
from portal.pdf.prose import of_page
from portal.pdf.volume import Textos, introduction, printed
from portal.urls import url

FEW, SOME = 3, 4
"""How many methods and cases, and how many tools to begin with, a page holds."""


def booklet(indice: Indice, texts: Textos, pilar: str) -> bytes:
    """Return the eight pages of a pillar's booklet, one after another."""
    return pdf("cuadernillo", indice, _words(indice, texts, pilar) | {"hojas": []})


def sheets(indice: Indice, texts: Textos, pilar: str) -> bytes:
    """Return the same pages two by two on letter paper, both sides of two sheets, still read from the first to the eighth."""
    words = _words(indice, texts, pilar)
    one_by_one = pdf("cuadernillo", indice, words | {"hojas": []})
    return in_order(pdf("cuadernillo", indice, words | {"hojas": leaves(8)}), one_by_one)


def _words(indice: Indice, texts: Textos, pilar: str) -> dict[str, Any]:
    term, name, root = indice.term("pilares", pilar), introduction(pilar), indice.catalogo.sitio.direccion or ""
    titulo = f"Cuadernillo de {term.nombre[0].lower()}{term.nombre[1:]}"
    tools = [t for t in indice.herramientas if t in printed(indice, pilar)]
    data: dict[str, Any] = {
        "titulo": titulo,
        "pilar": {"nombre": term.nombre, "descripcion": term.descripcion, "color": term.color, "icono": term.icono},
        "cuaderno": f"cuaderno {term.volumen}, {term.nombre}",
        "total": len(tools),
        "presentacion": of_page(texts.get(name, ""), name, root, first=2),
        "pasos": term.pasos,
        "titulo-metodos": ("Métodos", "Un método", "Dos métodos", "Tres métodos")[len(methods(indice, pilar))],
        "titulo-casos": ("Casos", "Un caso", "Dos casos", "Tres casos")[len(cases(indice, pilar))],
        "metodos": [_method(indice, m) for m in methods(indice, pilar)],
        "casos": [_case(indice, c) for c in cases(indice, pilar)],
        "herramientas": [{"nombre": named(t), "resumen": t.resumen, "direccion": t.url or ""} for t in tools[:SOME]],
        "direccion": f"{root}{url('pilares', pilar)}" if root else "",
    }
    return data | {"codigo": code(data["direccion"]), "colofon": colophon(indice, titulo, data)}


def methods(indice: Indice, pilar: str) -> list[Any]:
    """Return up to three methods: the pillar's own, then those that serve it too, then any that answers a situation."""
    every = [m for m in indice.entradas["metodologias"] if not m.borrador]
    own = (m for m in every if m.pilar == pilar)
    second = (m for m in every if m.pilar_asociado == pilar)
    return _first(chain(own, second, (m for m in every if m.situaciones)))


def cases(indice: Indice, pilar: str) -> list[Any]:
    """Return up to three experiences of the pillar, or that serve it too; what was done in the readers' country comes first."""
    every = [e for e in indice.entradas["experiencias"] if not e.borrador]
    here = [*(e for e in every if e.lugar.pais == HOME), *(e for e in every if e.lugar.pais != HOME)]
    return _first(chain((e for e in here if e.pilar == pilar), (e for e in here if e.pilar_asociado == pilar)))


def _first(found: Iterable[Any]) -> list[Any]:
    return list({entry.id: entry for entry in found}.values())[:FEW]


def _method(indice: Indice, m: Any) -> dict[str, str]:
    facts = f"{m.minutos} minutos · De {m.personas.de} a {m.personas.a} personas por mesa"
    return {"nombre": named(m), "resumen": m.resumen, "datos": facts, "mas": m.cuando_no}


def _case(indice: Indice, case: Any) -> dict[str, str]:
    place = case.lugar
    where = [place.municipio, place.departamento, indice.paises[place.pais] if place.pais != HOME else None]
    start, end = case.periodo.desde, case.periodo.hasta
    years = dict.fromkeys(when[:4] for when in (start, end) if when)
    facts = [", ".join(_once(filter(None, where))) or indice.paises[place.pais], "–".join(years)]
    return {"nombre": named(case), "resumen": case.resumen, "datos": " · ".join(filter(None, facts)), "mas": case.quien_decide}


def _once(places: Iterable[str]) -> list[str]:
    """Return places from the smallest to the largest without those that repeat the one before: Bogotá is in «Bogotá, D. C.»."""
    found: list[str] = []
    for place in places:
        if not found or place.split(",")[0] != found[-1]:
            found.append(place)
    return found
