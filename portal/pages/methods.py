"""The pages that gather what one does and carries away: methods, formats, and all the downloads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.explorer import explorer
from portal.index import Indice
from portal.pages.values import Pagina, render
from portal.urls import url
from portal.values import Archivo


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the lists for which the catalogue has something."""
    methods, formats = len(indice.entradas["metodologias"]), len(indice.entradas["formatos"])
    if methods:
        said = f"{methods} métodos con su agenda y su lienzo, para imprimir, editar o llenar en pantalla."
        yield Pagina("metodos", url("metodos"), "Métodos y lienzos", said, "", "", partial(_methods, indice))
    if formats:
        said = f"{formats} documentos que su entidad llena, firma y archiva, en Word o Excel."
        make = partial(_list, indice, "listado-formatos")
        yield Pagina("listado-formatos", url("listado-formatos"), "Formatos", said, "", url("metodos") if methods else "", make)

    said = "Cuadernos, cuadernillos, tarjetas y afiches en PDF accesible, para imprimir o llevar sin internet."
    yield Pagina("descargas", url("descargas"), "Descargas", said, "", "", partial(_list, indice, "descargas"))


def _methods(indice: Indice, introduction: str) -> str:
    found = explorer(indice, "metodologias")
    return render("metodos", url("metodos"), indice=indice, introduccion=introduction, explorado=found)


def _list(indice: Indice, template: str, introduction: str) -> str:
    return render(template, url(template), indice=indice, introduccion=introduction)


def files(indice: Indice) -> Iterator[Archivo]:
    """Yield the sheet of styles that gives each canvas its plan."""
    if indice.entradas["lienzos"]:
        yield Archivo(url("activos", "lienzos.css"), "catalog/lienzos", partial(_plans, indice))


def _plans(indice: Indice) -> bytes:
    return render("lienzos.css", url("activos", "lienzos.css"), lienzos=indice.entradas["lienzos"]).encode()


FIRST = 3
"""Methods that the home page shows."""


def some(indice: Indice, page: str) -> str:
    """Return the first methods with their canvases, for the page at address `page`."""
    return render("lienzos", page, indice=indice, metodos=indice.entradas["metodologias"][:FIRST])
