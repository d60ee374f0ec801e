"""The pages that gather entries: all tools, a volume per pillar, a page per facet's value, and the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial

from markupsafe import Markup

from portal.explorer import explorer
from portal.facets import country
from portal.index import HOME, MINIMUM, Indice
from portal.model import Herramienta
from portal.pages import routes
from portal.pages.values import Pagina, render
from portal.urls import of_prose, relative, url


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the list of all tools, the volumes and the facets' pages."""
    origin = "catalog/vocabularios/{}.yml".format
    total = len(indice.herramientas)
    summary = f"{total} herramientas de gobierno abierto, por pilar y por nivel de participación."
    yield Pagina("lista", url("toolkits"), "Herramientas", summary, "", "", partial(_all_tools, indice))
    said = "Lo que trae a una persona al portal, con qué empezar y quién lo ha hecho."
    make = partial(_what_to_do, indice)
    yield Pagina("que-hacer", url("que-hacer"), "Qué necesito hacer", said, origin("situaciones"), "", make)
    found = indice.repositorio
    if found:
        said = f"{len(found)} experiencias y buenas prácticas de gobierno abierto, cada una con sus fuentes."
        yield Pagina("repositorio", url("repositorio"), "Experiencias", said, "", "", partial(_repository, indice))
    for id, pilar in indice.catalogo.vocabularios["pilares"].items():
        page = url("pilares", id)
        make = partial(_volume, indice, page, id)
        yield Pagina("volumen", page, pilar.nombre, pilar.descripcion, origin("pilares"), url("toolkits"), make)
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
    listed = {"minimo": MINIMUM, "tarjetas": _cards(indice, page), "explorado": explorer(indice, "herramientas")}
    return render("lista", page, indice=indice, introduccion=introduction, **listed)


def _repository(indice: Indice, introduction: str) -> str:
    found = explorer(indice, "repositorio")
    here = [e for e in found.filas if country(e) == HOME]
    rest = found.filas[len(here) :]
    parts = (("colombia", "En Colombia", here), ("otros-paises", "En otros países", rest))
    return render("repositorio", url("repositorio"), indice=indice, introduccion=introduction, partes=parts, explorado=found)


def _volume(indice: Indice, page: str, pilar: str, introduction: str) -> str:
    cards = _cards(indice, page)
    return render("volumen", page, indice=indice, pilar=pilar, introduccion=introduction, tarjetas=cards)


def _facet(indice: Indice, page: str, facet: str, value: str, introduction: str) -> str:
    cards = _cards(indice, page)
    return render("faceta", page, indice=indice, faceta=facet, valor=value, introduccion=introduction, tarjetas=cards)


def _cards(indice: Indice, page: str) -> Callable[[Sequence[Herramienta]], Markup]:
    """Return what gives the list of cards of some tools, on the page at address `page`."""
    link = f'href="{relative("", page)}'
    return lambda tools: LIST.format(Markup("".join(_card(indice, tool.id) for tool in tools).replace('href="', link)))  # noqa: S704 - cards are a template's output


LIST = Markup('<ul class="p-tarjetas">\n{}</ul>\n')


@lru_cache(maxsize=50_000)
def _card(indice: Indice, id: str) -> str:
    """A tool stands on up to nine lists: its card is rendered once, with links from the root (a quote in a text is escaped)."""
    return render("tarjeta", "", indice=indice, e=indice.catalogo.herramientas[id])


def _what_to_do(indice: Indice, introduction: str) -> str:
    found = {"puertas": indice.puertas, "minimo": MINIMUM, "pide": partial(routes.demands, indice)}
    return render("que-hacer", url("que-hacer"), indice=indice, introduccion=introduction, **found)


def doors(indice: Indice, page: str) -> str:
    """Return the list of what brings a person here, for the page at address `page`."""
    return render("puertas", page, puertas=indice.puertas)


def matrix(indice: Indice, page: str) -> str:
    """Return the table of pillars by levels, and the same as a list a pillar, for the page at address `page`."""
    return render("matriz", page, indice=indice)


def search(indice: Indice, page: str) -> str:
    """Return the search box with its examples, for the page at address `page`."""
    return render("buscador", page, indice=indice)


def covers(indice: Indice, page: str) -> str:
    """Return the covers of the volumes, for the page at address `page`."""
    return render("tapas", page, indice=indice, prosa=lambda name: relative(of_prose(name), page))


def trust(indice: Indice, page: str) -> str:
    """Return how sure and how fresh the catalogue is, in a few lines, for the page at address `page`."""
    reviewed = max(entry.revisado for entries in indice.entradas.values() for entry in entries)
    return render("confianza", page, indice=indice, revision=reviewed)
