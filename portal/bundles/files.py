"""Every kit, made when asked for out of documents that are already made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from portal.bundles.kit import Encargo, Paquete, kits, name, render
from portal.index import Indice
from portal.participa import Pieza
from portal.urls import url
from portal.values import Archivo, Descarga

ORIGIN = "catalog/vocabularios/participa.yml"


def files(indice: Indice, given: Mapping[str, Archivo]) -> Iterator[Descarga]:
    """Yield the kit of each section and item. `given` are the other outputs' files, by their address."""
    encargo = Encargo({}, indice.catalogo.sitio.direccion or "")
    for paquete in kits(indice):
        archivo = Archivo(url("archivos", f"participa/{name(paquete)}"), ORIGIN, partial(_made, indice, paquete, encargo, given))
        yield Descarga(f"participa-{paquete.id}", "publicar", "paquete", "", False, archivo)


def _made(indice: Indice, paquete: Paquete, encargo: Encargo, given: Mapping[str, Archivo]) -> bytes:
    return render(indice, paquete, encargo, partial(content, given))


def content(given: Mapping[str, Archivo], piece: Pieza) -> bytes | None:
    """Return the bytes of a piece's file, if there is one."""
    return given[piece.url].hacer() if piece.url in given else None
