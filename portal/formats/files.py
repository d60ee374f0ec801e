"""Every format's document, made when asked for."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.formats.brand import Marca, brand
from portal.index import Indice
from portal.metodos import Formato
from portal.urls import url
from portal.values import Archivo, Descarga


def files(indice: Indice) -> Iterator[Descarga]:
    """Yield the document of each format of the catalogue, at its address."""
    marca = brand(indice)
    for formato in indice.entradas["formatos"]:
        address = url("archivos", f"formatos/{formato.id}.{formato.documento}")
        archivo = Archivo(address, indice.catalogo.archivos["formatos", formato.id], partial(render, formato, marca))
        yield Descarga(formato.id, "editar", "guiado", formato.documento, False, archivo)


def render(formato: Formato, marca: Marca) -> bytes:
    """Return a format's document."""
    if formato.documento == "xlsx":
        from portal.formats import excel  # here, for a check needn't wait until both libraries load

        return excel.render(formato, marca)
    from portal.formats import word

    return word.render(formato, marca)
