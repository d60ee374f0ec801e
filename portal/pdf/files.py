"""Everything that is printed, as files with names that say what they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from portal.index import Cuaderno, Indice, fold
from portal.pdf.booklet import booklet, sheets
from portal.pdf.method_cards import method_cards
from portal.pdf.poster import DOBLE_CARTA, PLIEGO, poster
from portal.pdf.volume import Textos, complete, volume
from portal.urls import url
from portal.values import Archivo, Descarga


def files(indice: Indice, texts: Textos) -> Iterator[Descarga]:
    """Yield each PDF, made when asked for. `texts` is the prose of docs/: path from there -> Markdown.

    What is of one volume goes by «cuaderno-» and its number; the rest, by ALL.
    """
    yield _file(indice, ALL, "leer", "edicion-completa", partial(complete, indice, texts))
    for cuaderno in indice.cuadernos:
        of = f"cuaderno-{cuaderno.numero}"
        yield _file(indice, of, "leer", volume_name(cuaderno), partial(volume, indice, texts, cuaderno))
        if pilar := cuaderno.pilar:
            yield _file(indice, of, "leer", f"cuadernillo-{pilar}", partial(booklet, indice, texts, pilar))
            yield _file(indice, of, "imprimir", f"cuadernillo-{pilar}-para-imprimir", partial(sheets, indice, texts, pilar))
    if any(not m.borrador for m in indice.entradas["metodologias"]):
        yield _file(indice, ALL, "imprimir", "tarjetas-de-metodos", partial(method_cards, indice))
    yield _file(indice, ALL, "imprimir", "matriz-pliego", partial(poster, indice, PLIEGO))
    yield _file(indice, ALL, "imprimir", "matriz-doble-carta", partial(poster, indice, DOBLE_CARTA))


ALL = "cuadernos"


def volume_name(cuaderno: Cuaderno) -> str:
    """Return what a volume's file is called, without the edition's own name: cuaderno-1-transparencia."""
    return f"cuaderno-{_plain(cuaderno.numero)}-{cuaderno.pilar or _plain(cuaderno.nombre)}"


def _file(indice: Indice, of: str, use: str, name: str, make: Callable[[], bytes]) -> Descarga:
    archivo = Archivo(url("archivos", f"cuadernos/{_plain(indice.catalogo.sitio.siglas)}-{name}.pdf"), "", make)
    return Descarga(of, use, name, "", False, archivo)


def _plain(text: str) -> str:
    """A text as a name of file: small letters without accents, numbers and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text).replace("ñ", "n")).strip("-")
