"""What people write, frozen: the kinds of entry, and the catalogue that holds them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from portal.entrada import Entrada, Pieza
from portal.fields import Anio, Direccion, Entero, SiNo, Texto
from portal.metodos import Formato, Lienzo, Metodologia
from portal.repositorio import Experiencia, Practica
from portal.rutas import Ruta
from portal.terms import Aprendizaje, Pais, Sitio, Volumen
from portal.values import En, Modelo


class Exige(Modelo):
    """What using the thing takes from an entity."""

    personas: Annotated[Entero, Field(ge=1, le=9999)] | None = None
    costo: Annotated[str, En("costos")] | None = None
    conectividad: Annotated[str, En("conectividad")] | None = None
    norma: Annotated[str, En("normas")] | None = None


class Herramienta(Entrada):
    """Something that exists outside the portal and that one can use."""

    TEXTOS: ClassVar = {"descripcion": (150, 1400), "como_empezar": (0, 900)}
    LARGOS: ClassVar[tuple[str, ...]] = ("descripcion", "como_empezar")

    descripcion: str = Field("", description="Markdown sencillo, sin HTML. Sin ella la ficha es un borrador.")
    familia: Annotated[str, En("familias")]
    tipo: Annotated[str, En("tipos")]
    iniciativa_de: Annotated[str, En("iniciativas")]
    entidad: Texto | None = None
    pais: Pais
    url: Direccion | None = None
    numero: Annotated[Entero, Field(ge=1, le=99_999)] = Field(description="Número en su volumen; no se reutiliza.")
    estado: Annotated[str, En("estados")]
    exige: Exige = Exige()
    idiomas: tuple[Texto, ...] = ()
    licencia: Texto | None = None
    desde: Anio | None = None
    lineamientos: tuple[Annotated[str, En("lineamientos")], ...] = ()
    ods: tuple[Annotated[str, En("ods")], ...] = ()
    para_empezar: SiNo = False
    como_empezar: str = Field("", description="Cómo empezar en un municipio pequeño. Markdown sencillo.")
    aprendizajes: tuple[Aprendizaje, ...] = ()


TIPOS: Mapping[str, type[Pieza]] = {
    "herramientas": Herramienta,
    "experiencias": Experiencia,
    "practicas": Practica,
    "metodologias": Metodologia,
    "lienzos": Lienzo,
    "formatos": Formato,
    "rutas": Ruta,
}
"""Kinds of entry: folder of the catalogue -> model. Adding a kind starts here."""


@dataclass(frozen=True, eq=False)  # compared and hashed by identity: one build, one catalogue
class Catalogo:
    """Everything people wrote, valid in itself; `archivos` says which file each thing came from."""

    sitio: Sitio
    listas: Mapping[str, Mapping[str, Any]]
    """Name of each file of `LISTAS` -> key -> thing."""
    vocabularios: Mapping[str, Mapping[str, Any]]
    entradas: Mapping[str, Mapping[str, Any]]
    archivos: Mapping[tuple[str, str], str]

    @property
    def volumenes(self) -> Mapping[str, Volumen]:
        """The volumes of prose by number; the others are the pillars'."""
        return self.listas["volumenes"]

    @property
    def herramientas(self) -> Mapping[str, Herramienta]:
        """The tools by id, in the order of the files."""
        return self.entradas["herramientas"]
