"""Everything one can carry away of each canvas, drawn only when asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from portal.canvas import docx, form, mosaic, odt, pdf, pptx, svg
from portal.canvas.sheet import BOARD, Hoja, layout
from portal.index import Indice
from portal.metodos import Lienzo
from portal.urls import url
from portal.values import Archivo, Descarga

OFFICE = 250.0
"""Millimetres: a sheet lower than this goes through an office's printer, and through its photocopier."""

MOSAIC = (2, 2)
"""Sheets of the first paper, across and down."""

BOARD_PIXELS = 1920
"""Pixels across of the picture of a board."""

THUMB = 480
"""Pixels across of the picture that pages show, in few colours: 10 KB."""


class Variante(NamedTuple):
    """One way to draw a canvas: what it carries, on what, for what use, by which module."""

    uso: str
    contenido: str
    papel: str
    tipo: str
    gris: bool
    hacer: Callable[[Hoja], bytes]
    ancho: float
    alto: float


def files(indice: Indice) -> Iterator[Descarga]:
    """Yield the downloads of every canvas, in the order in which its page shows them."""
    for lienzo in indice.entradas["lienzos"]:
        for v in _variants(indice):
            name = "-".join((lienzo.id, v.contenido, v.papel, *(["gris"] if v.gris else [])))
            ruta = url("archivos", f"lienzos/{lienzo.id}/{name}.{v.tipo}")
            archivo = Archivo(ruta, indice.catalogo.archivos["lienzos", lienzo.id], partial(_made, indice, lienzo, v))
            yield Descarga(lienzo.id, v.uso, v.contenido, v.papel, v.gris, archivo)


def _variants(indice: Indice) -> Iterator[Variante]:
    papers = {id: (papel.ancho, papel.alto) for id, papel in indice.catalogo.vocabularios["papeles"].items()}
    first, size = next(iter(papers.items()))
    for content in ("guiado", "blanco"):
        for id, (width, height) in papers.items():
            yield Variante("imprimir", content, id, "pdf", False, pdf.render, width, height)
        tiles = partial(mosaic.render, ancho=size[0], alto=size[1], columns=MOSAIC[0], rows=MOSAIC[1])
        yield Variante("imprimir", content, "mosaico", "pdf", False, tiles, *mosaic.size(*size, *MOSAIC))
        for id, (width, height) in papers.items():
            if height < OFFICE:
                yield Variante("imprimir", content, id, "pdf", True, pdf.render, width, height)
    yield Variante("imprimir", "ejemplo", first, "pdf", False, pdf.render, *size)
    yield Variante("llenar", "guiado", "formulario", "pdf", False, form.render, *size)
    for kind, module in (("docx", docx), ("odt", odt), ("pptx", pptx)):
        yield Variante("editar", "guiado", first, kind, False, module.render, *size)
    yield Variante("tablero", "blanco", "tablero", "pptx", False, pptx.render, *BOARD)
    yield Variante("tablero", "blanco", "tablero", "png", False, partial(pdf.picture, pixels=BOARD_PIXELS), *BOARD)
    yield Variante("tablero", "blanco", first, "svg", False, svg.render, *size)
    yield Variante("vista", "guiado", "miniatura", "png", False, partial(pdf.picture, pixels=THUMB), *size)


def _made(indice: Indice, lienzo: Lienzo, v: Variante) -> bytes:
    return v.hacer(sheet(indice, lienzo, v.ancho, v.alto, v.contenido, v.gris))


def sheet(indice: Indice, lienzo: Lienzo, ancho: float, alto: float, content: str, grey: bool = False) -> Hoja:
    """Return what every format draws: a canvas on a paper of so many millimetres, guided, blank or with its example."""
    site, colours = indice.catalogo.sitio, indice.catalogo.vocabularios["colores"]
    pilar = indice.catalogo.entradas["metodologias"][lienzo.metodologia].pilar
    short = (site.direccion or "").removeprefix("https://")
    note = f"{lienzo.nombre}, versión {lienzo.version}."
    if content == "ejemplo":
        note = f"Ejemplo{' inventado' if lienzo.ejemplo.ficticio else ''}. {note}"
    return Hoja(
        lienzo,
        layout(lienzo, ancho, alto),
        content == "guiado",
        lienzo.ejemplo.respuestas if content == "ejemplo" else {},
        colours["tinta"].color if grey else indice.term("pilares", pilar).color,
        colours["tinta"].color,
        colours["tinta" if grey else "tinta-suave"].color,
        f"{note} {site.siglas}, edición {site.edicion}. {site.licencia}",
        f"{short}{lienzo.metodologia}" if short else "",
        site.siglas,
        site.fecha,
    )
