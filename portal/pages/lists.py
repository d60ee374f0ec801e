"""The pages that gather entries: all tools, a volume per pillar, a page per facet's value, and the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from markupsafe import Markup

from portal.index import MINIMUM, Indice
from portal.pages.values import Pagina, render
from portal.urls import url


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the list of all tools, the volumes and the facets' pages."""
    origin = "catalog/vocabularios/{}.yml".format
    total = len(indice.herramientas)
    summary = f"{total} herramientas de gobierno abierto, por pilar y por nivel de participación."
    yield Pagina("lista", url("toolkits"), "Herramientas", summary, "", "", partial(_all_tools, indice))
    for number, volumen in indice.catalogo.volumenes.items():
        if volumen.pilar:
            pilar = indice.term("pilares", volumen.pilar)
            page = url("pilares", volumen.pilar)
            make = partial(_volume, indice, page, number, volumen.pilar)
            yield Pagina("volumen", page, volumen.nombre, pilar.descripcion, origin("pilares"), url("toolkits"), make)
    for facet, values in indice.facetas.items():
        for value, tools in values.items():
            if len(tools) >= MINIMUM:
                term = indice.term(facet, value)
                page = url("facetas", f"{facet}/{value}")
                make = partial(_facet, indice, page, facet, value)
                title = f"{indice.term('facetas', facet).nombre}: {term.nombre}"
                yield Pagina("faceta", page, title, term.descripcion or title, origin(facet), url("toolkits"), make)


def _all_tools(indice: Indice, introduction: str) -> str:
    page = url("toolkits")
    return render("lista", page, indice=indice, introduccion=introduction, minimo=MINIMUM, tarjeta=_cards(indice, page))


def _volume(indice: Indice, page: str, number: str, pilar: str, introduction: str) -> str:
    cards = _cards(indice, page, numbered=True)
    return render("volumen", page, indice=indice, numero=number, pilar=pilar, introduccion=introduction, tarjeta=cards)


def _facet(indice: Indice, page: str, facet: str, value: str, introduction: str) -> str:
    cards = _cards(indice, page)
    return render("faceta", page, indice=indice, faceta=facet, valor=value, introduccion=introduction, tarjeta=cards)


def _cards(indice: Indice, page: str, numbered: bool = False) -> Callable[[str], Markup]:
    """Return what gives the card of a tool, by id, on the page at address `page`."""
    depth = page.count("/")
    return lambda id: _card(indice, id, depth, numbered)


@lru_cache(maxsize=50_000)
def _card(indice: Indice, id: str, depth: int, numbered: bool) -> Markup:
    """A tool stands in up to seven facets, and its card is the same on all pages of one depth."""
    tool = indice.catalogo.herramientas[id]
    return Markup(render("tarjeta", "x/" * depth, indice=indice, h=tool, numero=numbered))  # noqa: S704 - a template's own output


def matrix(indice: Indice, page: str) -> str:
    """Return the table of pillars by levels, for the page at address `page`."""
    return render("matriz", page, indice=indice)
