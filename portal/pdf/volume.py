"""A volume: cover, colophon, contents, prose or tools, index and sources. The look is volumen.typ; here are the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from portal.index import Cuaderno, Indice
from portal.model import Herramienta
from portal.pdf import entries
from portal.pdf.edition import colophon, level, pdf
from portal.pdf.prose import of_page

Textos = Mapping[str, str]
"""Page of docs/, as its path from there -> its Markdown."""

NUMBERS = "El número de cada ficha es fijo: sirve para citarla."
UNSURE = "Las fichas que no dicen su estado están por confirmar: nadie ha comprobado que la herramienta siga abierta."


def volume(indice: Indice, texts: Textos, cuaderno: Cuaderno) -> bytes:
    """Return the PDF of a volume. KeyError for a page of prose that `texts` lacks (a pillar does without introduction)."""
    titulo = f"Cuaderno {cuaderno.numero}: {cuaderno.nombre}"
    return pdf("volumen", indice, bound(indice, texts, titulo, [cuaderno]))


def complete(indice: Indice, texts: Textos) -> bytes:
    """Return all the volumes in one PDF, with one list of contents, one index and one list of sources."""
    return pdf("volumen", indice, bound(indice, texts, "Edición completa", indice.cuadernos))


def introduction(pilar: str) -> str:
    """Return the page of docs/, as its path from there, that introduces a pillar's volume."""
    return f"toolkits/{pilar}/index.md"


def printed(indice: Indice, pilar: str) -> tuple[Herramienta, ...]:
    """Return the tools of a pillar that are printed, by level, family and number. A draft isn't printed."""
    families = list(indice.catalogo.vocabularios["familias"])
    cells = (indice.matriz[pilar, nivel] for nivel in indice.catalogo.vocabularios["niveles"])
    return tuple(t for cell in cells for t in sorted(cell, key=lambda t: (families.index(t.familia), t.numero)) if not t.borrador)


def bound(indice: Indice, texts: Textos, titulo: str, volumes: Sequence[Cuaderno]) -> dict[str, Any]:
    """Return all that one PDF says: some volumes, and the index, sources and colophon that they share."""
    tools = [tool for volume in volumes if volume.pilar for tool in printed(indice, volume.pilar)]
    numbers, sources = entries.sources(indice, tools)
    data: dict[str, Any] = {"cuadernos": [_volume(indice, texts, volume, numbers) for volume in volumes]}
    site, found = indice.catalogo.sitio, indice.catalogo.vocabularios["colores"]
    data["tapa"] = {"numero": "", "nombre": titulo, "color": found["marca"].color, "icono": "", "descripcion": site.lema}
    data |= {"titulo": titulo, "fuentes": sources, "indice": entries.alphabetical(tools)}
    return data | {"colofon": colophon(indice, titulo, data)}


def _volume(indice: Indice, texts: Textos, volume: Cuaderno, numbers: entries.Numeros) -> dict[str, Any]:
    root, found = indice.catalogo.sitio.direccion or "", {"numero": volume.numero, "nombre": volume.nombre}
    if not volume.pilar:
        colour = indice.catalogo.volumenes[volume.numero].color
        pages = [of_page(texts[name], name, root) for name in volume.prosa]
        return found | {
            "color": colour,
            "icono": "",
            "descripcion": "",
            "prosa": pages,
            "presentacion": [],
            "avisos": [],
            "niveles": [],
        }
    term, name = indice.term("pilares", volume.pilar), introduction(volume.pilar)
    tools = printed(indice, volume.pilar)
    unsure = [UNSURE] if any(t.estado == entries.UNSURE for t in tools) else []
    return found | {
        "color": term.color,
        "icono": term.icono,
        "descripcion": term.descripcion,
        "prosa": [],
        "presentacion": of_page(texts.get(name, ""), name, root, first=2),
        "avisos": [NUMBERS, *unsure] if tools else [],
        "niveles": [_level(indice, volume.pilar, id, numbers) for id in indice.catalogo.vocabularios["niveles"]],
    }


def _level(indice: Indice, pilar: str, id: str, numbers: entries.Numeros) -> dict[str, Any]:
    families: dict[str, list[Herramienta]] = {}
    for tool in printed(indice, pilar):
        if tool.nivel == id:
            families.setdefault(tool.familia, []).append(tool)
    found = [
        {"nombre": indice.term("familias", family).nombre, "herramientas": [entries.card(indice, t, numbers) for t in tools]}
        for family, tools in families.items()
    ]
    return level(indice, id) | {"familias": found}
