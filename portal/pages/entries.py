"""One page an entry, and those that redirect: from its old names, and from the short address one says by phone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from portal.index import Indice
from portal.pages import routes
from portal.pages.values import Pagina, render
from portal.pages.words import with_words
from portal.urls import PATTERNS, relative, url
from portal.values import Archivo


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page of every entry, of every kind. The template bears the kind's name."""
    for kind, entries in indice.entradas.items():
        for entry in entries if kind in PATTERNS else ():
            yield Pagina(
                kind,
                url(kind, entry.id),
                entry.nombre,
                entry.resumen,
                indice.catalogo.archivos[kind, entry.id],
                _parent(kind, entry),
                partial(_entry, indice, kind, entry),
            )


def _parent(kind: str, entry: Any) -> str:
    """The list that the address hangs from or, when it hangs from none, the volume of the entry's pillar."""
    first = url(kind, entry.id).split("/")[0] + "/"
    return first if first in PATTERNS.values() else url("pilares", entry.pilar)


def _entry(indice: Indice, kind: str, entry: Any, introduction: str) -> str:
    page = url(kind, entry.id)
    more = routes.planned(indice, entry) if kind == "rutas" else {}
    html = render(kind, page, e=entry, tipo=kind, indice=indice, v=indice.catalogo.vocabularios, introduccion=introduction, **more)
    return with_words(html, indice.catalogo, page)


def redirects(indice: Indice) -> Iterator[Archivo]:
    """Yield a page for each old name and each short address, which sends the reader to the thing's own."""
    archivos = indice.catalogo.archivos
    for kind, entries in indice.catalogo.entradas.items():
        for entry in entries.values():
            target = url(kind, entry.id) if kind in PATTERNS else f"{url('metodologias', entry.metodologia)}#lienzo"
            for old in (url("corta", entry.id), *(url(k, slug) for slug in entry.antes for k in {kind, "corta"} & set(PATTERNS))):
                yield _redirect(old, target, entry.nombre, archivos[kind, entry.id])
    for id, situation, _, _ in indice.puertas:
        target = url(situation.pagina) if situation.pagina else f"{url('que-hacer')}#{id}"
        yield _redirect(url("corta", id), target, situation.nombre, archivos["situaciones", id])


def _redirect(old: str, new: str, nombre: str, origen: str) -> Archivo:
    return Archivo(f"{old}index.html", origen, partial(_sent, old, new, nombre))


def _sent(old: str, new: str, nombre: str) -> bytes:
    return render("redireccion", old, destino=relative(new, old), nombre=nombre).encode()
