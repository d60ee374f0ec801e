"""What one does over weeks: a route of steps that ends in something to show."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from portal.entrada import Entrada
from portal.fields import Entero, Linea, Slug, Texto
from portal.metodos import Breve, Evidencia, Momento
from portal.values import En, Modelo

Dias = Annotated[Entero, Field(ge=1, le=120)]
"""Working days in Colombia: neither Saturdays, nor Sundays, nor holidays."""


class Paso(Modelo):
    """A step. It begins when those of `despues_de` are over; with `omitir` it may be left out, the lowest first."""

    id: Slug
    titulo: Annotated[Linea, Field(max_length=90)]
    texto: Annotated[Texto, Field(max_length=600)]
    dias: Dias
    minimo: Dias | None = Field(None, description="Días con que todavía sale bien. Sin él, los mismos.")
    despues_de: tuple[Slug, ...] = ()
    omitir: Annotated[Entero, Field(ge=1, le=20)] | None = Field(None, description="Orden en que se omite si falta tiempo.")
    si_se_omite: Breve | None = None
    personas: Annotated[Entero, Field(ge=1, le=500)]
    gasto: Annotated[str, En("gastos")]
    materiales: tuple[Breve, ...] = ()
    metodologias: tuple[Annotated[str, En("metodologias")], ...] = ()
    formatos: tuple[Annotated[str, En("formatos")], ...] = ()
    herramientas: tuple[Annotated[str, En("herramientas")], ...] = ()
    resultado: Breve
    salida: Breve | None = Field(None, description="Cuándo conviene detenerse aquí.")
    evidencia: Annotated[tuple[Evidencia, ...], Field(min_length=1)]
    agenda: tuple[Momento, ...] = ()
    """Of the meeting in this step, if it has one that no method's agenda serves."""


class Acto(Modelo):
    """What the date one chooses is the date of: the step it belongs to, and how one says it («el día del encuentro»)."""

    paso: Slug
    nombre: Annotated[Linea, Field(max_length=60)]


class Ruta(Entrada):
    """A route: the steps, backwards from a date, of what brought somebody here."""

    TEXTOS: ClassVar = {"para_quien": (30, 300), "cuando_no": (30, 500)}

    para_quien: str = Field("", description="A quién le sirve.")
    cuando_no: str = Field("", description="Cuándo no conviene seguirla.")
    categorias: tuple[Annotated[str, En("categorias")], ...] = Field((), description="Vacío: sirve a cualquiera.")
    ruralidades: tuple[Annotated[str, En("ruralidades")], ...] = Field((), description="Vacío: sirve a cualquiera.")
    conectividad: Annotated[str, En("conectividad")] = Field(description="La menor con que se puede hacer.")
    dedicacion: Annotated[str, En("dedicaciones")] = Field(description="Las menos horas semanales de equipo que pide.")
    acto: Acto
    pasos: Annotated[tuple[Paso, ...], Field(min_length=4, max_length=14)]
