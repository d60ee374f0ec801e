"""What was done: experiences, and good practices as a form documents them."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from portal.entrada import Entrada
from portal.fields import Cifra, Cuando, Direccion, Entero, Fecha, Texto
from portal.terms import Aprendizaje, Clave, Dicho, Pais
from portal.values import En, Modelo


class Lugar(Modelo):
    """Where it was done."""

    pais: Pais
    departamento: Texto | None = None
    municipio: Texto | None = None
    detalle: Texto | None = None
    divipola: Annotated[str, Field(pattern=r"^\d{2}(\d{3})?$")] | None = None


class Poblacion(Modelo):
    """How many people lived there, when, and who says so."""

    cifra: Annotated[Entero, Field(ge=1)]
    fecha: Cuando
    fuente: Clave


class Municipio(Modelo):
    """What tells whether a municipality resembles the reader's own."""

    categoria: Annotated[str, En("categorias")] | None = None
    poblacion: Poblacion | None = None
    ruralidad: Annotated[str, En("ruralidades")] | None = None


class Periodo(Modelo):
    """From when to when; without `hasta` it goes on, or the source doesn't say."""

    desde: Cuando | None = None
    hasta: Cuando | None = None


class Participantes(Modelo):
    """Who took part, and how many when a source counts them."""

    quien: Texto
    cantidad: Annotated[Entero, Field(ge=1)] | None = None
    fecha: Cuando | None = None
    fuente: Clave | None = None


class Resultado(Modelo):
    """What came of it: a text, with its figure where a source gives one."""

    texto: Texto
    cifra: Cifra | None = None
    unidad: Texto | None = None
    fecha: Cuando | None = None
    fuente: Clave


class Experiencia(Entrada):
    """Something that was done somewhere, told with what came of it and what went wrong."""

    TEXTOS: ClassVar = {"historia": (250, 2400), "quien_decide": (30, 500)}
    LARGOS: ClassVar[tuple[str, ...]] = ("historia",)

    lugar: Lugar
    municipio: Municipio = Municipio()
    url: Direccion | None = None
    periodo: Periodo
    estado: Annotated[str, En("estados")]
    quien_decide: str = Field("", description="¿Quién decide al final? De aquí sale el nivel.")
    historia: str = Field("", description="Qué se hizo, en Markdown sencillo. Sin ella la ficha es un borrador.")
    costo: Dicho | None = None
    equipo: Dicho | None = None
    conectividad: Dicho | None = None
    participantes: tuple[Participantes, ...] = ()
    resultados: tuple[Resultado, ...] = ()
    salio_mal: tuple[Dicho, ...] = ()
    aprendizajes: tuple[Aprendizaje, ...] = ()


class Anexo(Modelo):
    """A document that supports a good practice."""

    titulo: Texto
    url: Direccion | None = None


class Practica(Entrada):
    """A good practice, field by field as the form 4202000-FT-1311 v01 has it. Its personal fields don't exist here."""

    TEXTOS: ClassVar = {"descripcion": (150, 2400), "aporte": (50, 2000), "poblacion": (30, 800)}
    LARGOS: ClassVar[tuple[str, ...]] = (
        "descripcion",
        "linea_base",
        "poblacion",
        "alcance",
        "aporte",
        "difusion",
        "otros",
        "retos",
        "estabilidad",
    )
    LARGOS += ("conclusiones",)

    origen: Annotated[str, En("origenes")]
    formato: Texto
    version: Texto
    diligenciado: Fecha | None = None
    dependencia: Texto
    proceso: Texto | None = None
    equipo: Texto | None = None
    inicio: Cuando | None = None
    descripcion: str = Field("", description="Necesidad, acciones y circunstancias.")
    linea_base: str = Field("", description="Cómo eran las cosas antes.")
    poblacion: str = Field("", description="A quién se dirige.")
    alcance: str = Field("", description="Objetivos y tiempo.")
    aporte: str = Field("", description="Por qué funciona y qué resultados dio.")
    difusion: str = ""
    otros: str = ""
    retos: str = ""
    estabilidad: str = ""
    conclusiones: str = ""
    anexos: tuple[Anexo, ...] = ()
