"""Everything one carries away: canvases, formats, what is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from portal.canvas import files as canvases
from portal.formats import files as formats
from portal.index import Indice
from portal.pdf import files as volumes
from portal.values import Descarga


def downloads(indice: Indice, texts: Mapping[str, str]) -> Iterator[Descarga]:
    """Yield every download, made only when asked for. `texts` is the prose of docs/: path from there -> Markdown."""
    yield from volumes.files(indice, texts)  # first: what takes longest must not be left for the end
    yield from canvases.files(indice)
    yield from formats.files(indice)
