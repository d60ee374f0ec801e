"""What everything printed says of the edition: its colours, its names, what it is made of and how to cite it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from portal import fonts, typeset
from portal.dates import long_date
from portal.index import Indice

COLOURS = ("tinta", "tinta-suave", "linea", "borde", "marca", "carta")
"""Not the page's own: what is printed leaves the paper white, for a tint would be a grey veil on every sheet."""

BOTH = (typeset.UA, typeset.ARCHIVE)


def pdf(template: str, indice: Indice, data: Mapping[str, Any]) -> bytes:
    """Return the PDF of a template on `data` and the edition's own facts, for reading aloud and for an archive at once.

    Signs that our font lacks are said with others. Raises typst.TypstError, which is a defect of ours.
    """
    whole = fonts.drawable({**house(indice), **data})
    return typeset.pdf(template, whole, indice.catalogo.sitio.fecha, BOTH)


def house(indice: Indice) -> dict[str, Any]:
    """Return what each template needs: names, colours, levels."""
    site, found = indice.catalogo.sitio, indice.catalogo.vocabularios
    colours = {name: found["colores"][name].color for name in COLOURS}
    pie = f"Edición {site.edicion}. {site.licencia}."
    names = {"siglas": site.siglas, "nombre": site.nombre, "lema": site.lema, "pie": pie}
    return names | {"colores": colours, "niveles": [level(indice, id) for id in found["niveles"]]}


def level(indice: Indice, id: str) -> dict[str, Any]:
    """Return a level as it is printed: its step, counted from 1, its names and its rule."""
    term = indice.term("niveles", id)
    step = list(indice.catalogo.vocabularios["niveles"]).index(id) + 1
    return {"id": id, "escalon": step, "nombre": term.nombre, "glosa": term.glosa, "regla": term.regla}


def named(entry: Any) -> str:
    """Return an entry's name, or its id when nothing of the name is seen on paper."""
    return entry.nombre if typeset.seen(entry.nombre) else str(entry.id)


def fingerprint(data: Mapping[str, Any]) -> str:
    """Return twelve hexadecimal digits that change when, and only when, what is printed changes."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def colophon(indice: Indice, titulo: str, data: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what tells this print from others, as (name, value). It doesn't know when it was made, nor from which commit."""
    site = indice.catalogo.sitio
    reviewed = max((e.revisado for entries in indice.entradas.values() for e in entries), default=site.fecha)
    who = f"{site.entidad.nombre}. " if site.entidad else ""
    cited = f"{who}{site.nombre} ({site.siglas}). {titulo}. Edición {site.edicion}, {site.fecha.year}."
    found = [("Edición", f"{site.edicion}, del {long_date(site.fecha)}")]
    found += [("Última revisión", long_date(reviewed)), ("Licencia", site.licencia)]
    found += [("Dirección", site.direccion)] if site.direccion else []
    return [*found, ("Cómo citar", cited), ("Huella del contenido", fingerprint(data))]
