"""The pages one consults: ten pieces of advice, glossary, norms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from typing import Any

from portal.directory import Cosa, directory
from portal.index import Indice, collation, fold
from portal.pages.values import Pagina, render
from portal.pages.words import with_words
from portal.urls import relative, url

APRENDER = "aprender/"


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the reference pages for which the catalogue has something."""
    yield _directory_page(indice)
    lists = indice.catalogo.listas
    words, norms = len(lists["glosario"]), len(lists["normativa"])
    table: tuple[tuple[str, str, str, int, Callable[[Indice], dict[str, Any]]], ...] = (
        ("decalogo", "Diez consejos", "Consejos para abrir el gobierno de un municipio, con su primer paso.", 1, _advice),
        ("glosario", "Glosario", f"{words} palabras del gobierno abierto, dichas en español llano.", words, _words),
        ("normativa", "Normas", f"{norms} cosas que dicen las normas, con artículo y cómo se comprobaron.", norms, _norms),
    )
    for name, title, summary, many, values in table:
        if many and lists[name]:
            origin = f"catalog/{name}.yml"
            parent = APRENDER if url(name).startswith(APRENDER) else ""
            yield Pagina(name, url(name), title, summary, origin, parent, partial(_page, indice, name, values))


def _page(indice: Indice, name: str, values: Callable[[Indice], dict[str, Any]], introduction: str) -> str:
    page, v = url(name), indice.catalogo.vocabularios
    html = render(name, page, indice=indice, v=v, introduccion=introduction, **values(indice))
    return html if name in ("glosario", "normativa") else with_words(html, indice.catalogo, page)


def _directory_page(indice: Indice) -> Pagina:
    """The page that lists everything, whole without a script and filtered with one."""
    summary = "Todo lo que hay en el portal, en una sola lista que se puede filtrar por palabras."
    return Pagina("buscar", url("buscar"), "Buscar", summary, "", "", partial(_directory, indice))


def _directory(indice: Indice, introduction: str) -> str:
    page, groups = url("buscar"), list(directory(indice))
    relativo = partial(_relative, page)
    return render("buscar", page, introduccion=introduction, grupos=groups, relativo=relativo)


def _relative(page: str, thing: Cosa) -> str:
    return relative(thing.url, page)


def _advice(indice: Indice) -> dict[str, Any]:
    """Each piece of advice with the entries that serve it, as (kind, entry)."""
    kinds = ("herramientas", "experiencias", "practicas")
    found = indice.catalogo.entradas
    advice = indice.catalogo.listas["decalogo"]
    return {"consejos": {n: (c, [(k, found[k][id]) for k in kinds for id in getattr(c, k)]) for n, c in advice.items()}}


def _words(indice: Indice) -> dict[str, Any]:
    """The glossary by initial, in Spanish order."""
    words = sorted(indice.catalogo.listas["glosario"].items(), key=lambda pair: collation(pair[1].nombre))
    return {"letras": [(i.upper(), list(some)) for i, some in groupby(words, key=lambda pair: fold(pair[1].nombre)[:1] or "-")]}


def _norms(indice: Indice) -> dict[str, Any]:
    """The legal statements by norm: those that share their first citation stand together."""
    norms = indice.catalogo.listas["normativa"].items()
    groups: dict[str, list[tuple[str, Any]]] = {}
    for id, norm in norms:
        groups.setdefault(norm.citas[0], []).append((id, norm))
    return {"grupos": groups}
