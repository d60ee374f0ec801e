"""/taller/: an agenda with its clock, for a projector or an online meeting. Without a script it is the list of the workshops."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.index import Indice
from portal.pages.values import Pagina, render
from portal.talleres import routes
from portal.urls import url


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page, if the catalogue has a method to hold a workshop with."""
    if indice.entradas["metodologias"]:
        said = "La agenda de un método con su reloj, para proyectarla o compartirla en una reunión en línea."
        yield Pagina("taller", url("taller"), "Modo taller", said, "", url("metodos"), partial(_page, indice))


def _page(indice: Indice, introduction: str) -> str:
    found = routes(indice)
    return render(
        "taller", url("taller"), indice=indice, metodos=indice.entradas["metodologias"], rutas=found, introduccion=introduction
    )
