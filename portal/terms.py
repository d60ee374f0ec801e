"""The models of the closed lists and of the files that are one of a kind: the edition, the volumes, the glossary, the norms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from portal import diagnostico
from portal.fields import NAME, NUMBER, Cifra, Color, Direccion, Entero, Fecha, Linea, Raiz, Slug, Texto, Textos, Trazo
from portal.values import En, Modelo


class Termino(Modelo):
    """A value of a closed list."""

    nombre: Texto
    descripcion: str = ""


class Tinte(Termino):
    """A colour of the edition, on light and on dark paper."""

    color: Color
    color_oscuro: Color


Paso = Annotated[Texto, Field(max_length=160)]
"""What one does first, in a line of a booklet."""


class Pilar(Tinte):
    """A pillar of open government: its colour, its drawing, and the number of the volume that gathers its tools."""

    nombre: Annotated[Linea, Field(max_length=40)]
    descripcion: Annotated[str, Field(max_length=200)] = ""
    volumen: Annotated[str, Field(pattern=f"^{NUMBER}$")]
    icono: Trazo
    pasos: tuple[Paso, Paso, Paso, Paso, Paso]
    """Five steps with which a municipality begins: the booklet prints them."""


class Papel(Termino):
    """A paper one prints on, lying on its long side: millimetres."""

    ancho: Annotated[Cifra, Field(ge=250, le=1400)]
    alto: Annotated[Cifra, Field(ge=180, le=1000)]


class Tramo(Termino):
    """A stretch of a measure, in the order of its list: up to `hasta`; the last has no end."""

    hasta: Annotated[Entero, Field(ge=1)] | None = None


class Nivel(Termino):
    """A level of participation: `glosa` says it plainly, `regla` settles it; `pide`, the factors to have before."""

    glosa: Texto
    regla: Texto
    pide: tuple[Annotated[str, En("factores")], ...] = ()


class Mensaje(Modelo):
    """A sentence of the checker. `{…}` are the fault's data."""

    texto: Texto
    remedio: Texto


Corto = Annotated[Texto, Field(max_length=90)]
"""A name that has to fit in a bar on a phone."""

Pagina = Annotated[str, Field(pattern=rf"^({NAME}/)*{NAME}\.md$")]
"""A page of docs/, as its path from there."""


class Entidad(Modelo):
    """Who publishes the edition: its name and address go in a bar above everything, its logo beside the portal's name."""

    nombre: Corto
    url: Direccion
    logo: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,60}\.png$")] | None = None


class Sitio(Modelo):
    """The edition: what changes from one entity to another."""

    nombre: Corto
    siglas: Annotated[Linea, Field(max_length=20)]
    lema: Texto
    edicion: Annotated[Linea, Field(max_length=30)]
    fecha: Fecha
    licencia: Annotated[Linea, Field(max_length=60)]
    direccion: Raiz | None = None
    repositorio: Direccion | None = None
    entidad: Entidad | None = None
    ejemplos: tuple[Annotated[Texto, Field(max_length=60)], ...] = ()
    """Searches that the home page gives as examples."""


class Volumen(Modelo):
    """A numbered notebook of prose; its key in the file is the number one cites. (A pillar's volume is in the pillar.)"""

    nombre: Texto
    prosa: Annotated[tuple[Pagina, ...], Field(min_length=1)]
    """Pages of docs/, as paths from there, in order."""
    color: Color
    color_oscuro: Color


class Fuente(Modelo):
    """Where a claim was seen, when, and how."""

    titulo: Texto
    url: Direccion | None = None
    consultado: Fecha
    como: Annotated[str, En("comprobaciones")]


Clave = Annotated[Slug, En("fuentes")]
"""The key of one of the entry's own sources."""

Pais = Annotated[str, Field(pattern=r"^([A-Z]{2}|INT)$", description="ISO 3166-1 de dos letras, o INT."), En("paises")]


class Dicho(Modelo):
    """Something said, and the source that says it."""

    texto: Texto
    fuente: Clave


class Aprendizaje(Modelo):
    """A lesson; without source it is the portal's own reading, and the page says so."""

    texto: Texto
    fuente: Clave | None = None


class Situacion(Termino):
    """What brings a person here, said by that person. `pagina` is the page that answers it, when one does (portal/urls.py)."""

    pagina: Literal["participa", "repositorio", "decalogo", "autodiagnostico"] | None = None
    alias: Textos = ()
    """Words with which people look for it."""


class Item(Termino):
    """An item of the Menú Participa: what it asks, how often, and how each thing was seen.

    `corto` tells it from the others; `alias` are other names, to search by; `publique` is what one may publish today, a thing each;
    `texto` is for the entity's own site, in the catalogue's Markdown: it fills in what stands there between [brackets].
    """

    corto: Annotated[Linea, Field(max_length=60)]
    alias: Textos = ()
    publique: Annotated[tuple[Annotated[Texto, Field(max_length=200)], ...], Field(min_length=1, max_length=8)]
    texto: Annotated[str, Field(min_length=60, max_length=2400)]

    que_pide: Texto
    que_pide_como: Annotated[str, En("comprobaciones")]
    frecuencia: Texto | None = None
    solo_la_entidad: Texto | None = None
    nota: Texto | None = None
    fuentes: Annotated[dict[Slug, Fuente], Field(min_length=1)]


class Familiares(Modelo):
    """Words whose common root the stemmer doesn't find; the key is one of them."""

    formas: Annotated[Textos, Field(min_length=1)]


class Sinonimos(Modelo):
    """Words or phrases that say the same to who searches: `nombre` is the one the reader is told."""

    nombre: Texto
    formas: Annotated[Textos, Field(min_length=1)]


class Consejo(Modelo):
    """One of the ten pieces of advice; its key in the file is its number."""

    titulo: Texto
    consejo: Texto
    primer_paso: Texto
    factores: tuple[Annotated[str, En("factores")], ...]
    herramientas: tuple[Annotated[str, En("herramientas")], ...] = ()
    experiencias: tuple[Annotated[str, En("experiencias")], ...] = ()
    practicas: tuple[Annotated[str, En("practicas")], ...] = ()


class Palabra(Modelo):
    """A word of the glossary; `formas` are the other ways of writing it that a text may hold."""

    nombre: Texto
    definicion: Texto
    sigla: Texto | None = None
    formas: Textos = ()
    norma: Annotated[str, En("normativa")] | None = None


class Norma(Modelo):
    """A legal statement: what a norm says, where, and how that was checked. `citas` are the ways texts name the norm."""

    titulo: Texto
    citas: Annotated[Textos, Field(min_length=1)]
    que_dice: Texto
    articulo: Texto | None = None
    vigencia: Texto | None = None
    nota: Texto | None = None
    fuentes: Annotated[dict[Slug, Fuente], Field(min_length=1)]


class Descartada(Modelo):
    """Something that was looked at and isn't in the catalogue, and why."""

    nombre: Texto
    por_que: Texto


LISTAS: dict[str, type[Modelo]] = {"volumenes": Volumen, "decalogo": Consejo, "glosario": Palabra, "normativa": Norma}
LISTAS |= {"descartadas": Descartada, **diagnostico.LISTAS}
"""Files that hold one thing per key: file of catalog/ -> model of a thing."""

_PLAIN = ["facetas", "familias", "tipos", "iniciativas", "estados", "costos", "conectividad", "normas", "comprobaciones"]
_PLAIN += ["lineamientos", "ods", "factores", "secciones", "ruralidades", "categorias", "origenes", "filtros"]
_PLAIN += ["respuestas", "gastos"]

DOTTED = frozenset({"participa", "secciones", "volumenes"})
"""Lists whose ids are numbers with dots; those of all others are plain names."""

VOCABULARIOS: Mapping[str, type[Modelo]] = {
    "pilares": Pilar,
    "colores": Tinte,
    "niveles": Nivel,
    "papeles": Papel,
    "poblaciones": Tramo,
    "duraciones": Tramo,
    "mensajes": Mensaje,
    "participa": Item,
    "situaciones": Situacion,
    "raices": Familiares,
    "tesauro": Sinonimos,
    **dict.fromkeys(_PLAIN, Termino),
    **diagnostico.VOCABULARIOS,
}
"""Closed lists: file of catalog/vocabularios -> model of a term."""
