"""/comparar/: two or three tools side by side. A script fills the table in; without it the page says where to look."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.index import MINIMUM, Indice
from portal.pages.values import Pagina, render
from portal.urls import url


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page."""
    said = "Dos o tres herramientas, lado a lado: para qué sirven, qué piden y en qué se diferencian."
    yield Pagina("comparar", url("comparar"), "Comparar herramientas", said, "", url("toolkits"), partial(_page, indice))


def _page(indice: Indice, introduction: str) -> str:
    return render("comparar", url("comparar"), indice=indice, introduccion=introduction, minimo=MINIMUM)
