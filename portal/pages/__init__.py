"""HTML of the generated pages: the part inside the theme's own page. Templates are in templates/*.j2."""

from __future__ import annotations

from collections.abc import Iterator

from portal.index import Indice
from portal.pages import assess, compare, entries, folder, health, lists, methods, participa, reference, workshops
from portal.pages.values import Pagina

__all__ = ["Pagina", "pages"]


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield every generated page, unrendered: lists first, then an entry's page each."""
    yield from lists.pages(indice)
    yield from assess.pages(indice)
    yield from compare.pages(indice)
    yield from folder.pages(indice)
    yield from reference.pages(indice)
    yield from participa.pages(indice)
    yield from methods.pages(indice)
    yield from workshops.pages(indice)
    yield from health.pages(indice)
    yield from entries.pages(indice)
