"""/carpeta/: what one keeps of the portal, in order and with notes. A script fills it in, and nothing leaves the device."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.index import Indice
from portal.pages.values import Pagina, render
from portal.urls import url


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page."""
    said = "Lo que guardó del portal, en su orden y con sus notas, para imprimirlo o compartirlo."
    yield Pagina("carpeta", url("carpeta"), "Mi carpeta", said, "", "", partial(_page, indice))


def _page(indice: Indice, introduction: str) -> str:
    return render("carpeta", url("carpeta"), indice=indice, introduccion=introduction)
