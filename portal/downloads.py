"""Everything one carries away: canvases, formats, what is printed."""

from __future__ import annotations

from collections.abc import Iterator

from portal.canvas import files as canvases
from portal.formats import files as formats
from portal.index import Indice
from portal.values import Descarga


def downloads(indice: Indice) -> Iterator[Descarga]:
    """Yield every download, made only when asked for."""
    yield from canvases.files(indice)
    yield from formats.files(indice)
