"""One page an entry, and one that redirects from each of its old names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from portal.index import Indice
from portal.model import Archivo, Herramienta
from portal.pages.values import Pagina, render
from portal.urls import relative, url


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page of every entry."""
    for tool in indice.herramientas:
        yield Pagina(
            "herramienta",
            url("herramientas", tool.id),
            tool.nombre,
            tool.resumen,
            indice.catalogo.archivos["herramientas", tool.id],
            url("pilares", tool.pilar),
            partial(_tool, indice, tool),
        )


def _tool(indice: Indice, tool: Herramienta, introduction: str) -> str:
    return render("herramienta", url("herramientas", tool.id), h=tool, indice=indice, introduccion=introduction)


def redirects(indice: Indice) -> Iterator[Archivo]:
    """Yield a page for each old name, which sends the reader to the entry's address."""
    for kind, entries in indice.catalogo.entradas.items():
        for entry in entries.values():
            for slug in entry.antes:
                old, new = url(kind, slug), url(kind, entry.id)
                yield Archivo(
                    f"{old}index.html", indice.catalogo.archivos[kind, entry.id], partial(_redirect, old, new, entry.nombre)
                )


def _redirect(old: str, new: str, nombre: str) -> bytes:
    return render("redireccion", old, destino=relative(new, old), nombre=nombre).encode()
