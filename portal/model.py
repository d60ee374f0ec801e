"""What people write, frozen: the kinds of entry, and the catalogue that holds them.

A field's name is its YAML key. Where a value must belong to a closed list the field says so with `En`,
and that one mark serves the checker, the JSON Schema and the facets.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from portal.fields import Anio, Cifra, Cuando, Direccion, Entero, Fecha, Nombre, Resumen, SiNo, Slug, Texto, Textos
from portal.terms import Aprendizaje, Clave, Dicho, Fuente, Pais, Sitio, Volumen
from portal.values import En, Modelo


class Exige(Modelo):
    """What using the thing takes from an entity."""

    personas: Annotated[Entero, Field(ge=1, le=9999)] | None = None
    costo: Annotated[str, En("costos")] | None = None
    conectividad: Annotated[str, En("conectividad")] | None = None
    norma: Annotated[str, En("normas")] | None = None


class Entrada(Modelo):
    """What every kind of entry has. `id` is the file's stem and is never written inside the file."""

    TEXTOS: ClassVar[Mapping[str, tuple[int, int]]] = {}
    """Texts that the kind needs: field -> fewest and most characters. An entry below the fewest is a draft."""
    LARGOS: ClassVar[tuple[str, ...]] = ()
    """Fields written in the catalogue's Markdown."""

    id: Slug
    nombre: Nombre
    resumen: Resumen = Field(description="Una frase de 200 caracteres o menos, con punto final.")
    incorporado: Fecha = Field(description="Día en que entró al catálogo.")
    revisado: Fecha = Field(description="Último cambio de fondo.")
    fuentes: Annotated[dict[Slug, Fuente], Field(min_length=1)] = Field(description="De dónde sale cada dato.")
    orden: Annotated[Entero, Field(ge=-9999, le=9999)] | None = None
    por_verificar: Texto | None = Field(None, description="Lo que las fuentes no dejan claro, o dicen de dos maneras.")
    antes: tuple[Slug, ...] = Field((), description="Nombres de archivo anteriores: se redirigen a esta página.")
    alias: Textos = Field((), description="Palabras que solo sirven para buscar.")
    etiquetas: tuple[Slug, ...] = ()
    pilar: Annotated[str, En("pilares")]
    pilar_asociado: Annotated[str, En("pilares")] | None = None
    nivel: Annotated[str, En("niveles")] = Field(description="¿Quién decide al final?")
    participa: tuple[Annotated[str, En("participa")], ...] = Field((), description="Ítems del Menú Participa a los que sirve.")
    situaciones: tuple[Annotated[str, En("situaciones")], ...] = ()
    herramientas: tuple[Annotated[str, En("herramientas")], ...] = Field((), description="Relacionadas.")
    experiencias: tuple[Annotated[str, En("experiencias")], ...] = ()
    practicas: tuple[Annotated[str, En("practicas")], ...] = ()

    @property
    def borrador(self) -> bool:
        """Whether a text that its kind needs is missing or too short."""
        return any(len(getattr(self, field)) < fewest for field, (fewest, _) in self.TEXTOS.items())


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


TIPOS: Mapping[str, type[Entrada]] = {"herramientas": Herramienta, "experiencias": Experiencia, "practicas": Practica}
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
