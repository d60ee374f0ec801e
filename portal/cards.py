"""The picture that a messenger shows of a shared page. The look is compartir.typ; here are the words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from portal.entrada import Entrada
from portal.index import Indice
from portal.typeset import pictures
from portal.urls import url
from portal.values import Archivo, Prosa

SIZE = (800, 420)
"""Pixels: the shape that messengers show whole (1.91 to 1). One point of the template is one pixel."""

AT_ONCE = 40
"""Cards that one run of the compiler draws."""


class Tarjeta(NamedTuple):
    """The words of a page's card: what kind of thing it is, its title, a line; a pillar's drawing, or ""."""

    clase: str
    titulo: str
    resumen: str
    color: str
    icono: str = ""


def address(page: str) -> str:
    """Return where the card of the page at address `page` is."""
    return url("tarjetas", page.rstrip("/") or "index")


def cards(indice: Indice, pages: Sequence[Prosa]) -> Iterator[Archivo]:
    """Yield the card of each page, prose or not, drawn by compartir.typ."""
    classified = (e for found in indice.entradas.values() for e in found if isinstance(e, Entrada))
    entries = {url(indice.kind(e), e.id): e for e in classified}
    found = [_words(indice, page, entries.get(page.url)) for page in pages]
    groups = [tuple(found[first : first + AT_ONCE]) for first in range(0, len(found), AT_ONCE)]
    for number, page in enumerate(pages):
        group, place = divmod(number, AT_ONCE)
        yield Archivo(address(page.url), "", partial(_card, indice, groups[group], place))


def _words(indice: Indice, page: Prosa, entry: Any) -> Tarjeta:
    found, site = indice.catalogo.vocabularios, indice.catalogo.sitio
    pilar = entry.pilar if entry else next((id for id in found["pilares"] if url("pilares", id) == page.url), "")
    if not pilar:
        return Tarjeta(site.siglas, page.titulo if page.url else site.nombre, page.descripcion, found["colores"]["marca"].color)
    term = found["pilares"][pilar]
    kind = f"{term.nombre} · {found['niveles'][entry.nivel].nombre}" if entry else f"Cuaderno {term.volumen}"
    return Tarjeta(kind, page.titulo, page.descripcion, term.color, term.icono)


def _card(indice: Indice, group: tuple[Tarjeta, ...], place: int) -> bytes:
    return _drawn(indice, group)[place]


@lru_cache(maxsize=2)
def _drawn(indice: Indice, group: tuple[Tarjeta, ...]) -> list[bytes]:
    site, colours = indice.catalogo.sitio, indice.catalogo.vocabularios["colores"]
    data: dict[str, Any] = {name: colours[name].color for name in ("papel", "tinta", "tinta-suave")}
    data |= {"siglas": site.siglas, "nombre": site.nombre}
    data["tarjetas"] = [{key: " ".join(value.split()) for key, value in card._asdict().items()} for card in group]
    return pictures("compartir", data)
