"""What people write, frozen: the models of the catalogue, and the plain values that pass between the parts of the engine.

A field's name is its YAML key. Where a value must belong to a closed list the field says so with `En`,
and that one mark serves the checker, the JSON Schema and the facets.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from portal.fields import Anio, Color, Direccion, Entero, Fecha, Nombre, Resumen, SiNo, Slug, Texto, Textos

Ruta = tuple[str | int, ...]
"""Where a value sits in a file: ("fuentes", "local2030", "titulo")."""


@dataclass(frozen=True)
class En:
    """Marks a field whose value is the id of something: a term of the vocabulary, or an entry of the kind, so named."""

    lista: str

    def __get_pydantic_json_schema__(self, core: Any, handler: Callable[[Any], dict[str, Any]]) -> dict[str, Any]:
        """Name the list in the JSON Schema; `schema` puts its values there."""
        return handler(core) | {"x-lista": self.lista}


class Falla(NamedTuple):
    """What a rule found wrong in an entry: where (file and path of keys) and which message, with its data."""

    archivo: str
    ruta: Ruta
    tipo: str
    datos: Mapping[str, str] = {}
    en_clave: bool = False
    """True when the key itself is at fault, not its value."""


class Aviso(NamedTuple):
    """A fault that can be shown to a person: lines and columns count from 1."""

    archivo: str
    linea: int
    columna: int
    clave: str
    tipo: str
    datos: Mapping[str, str] = {}


class Archivo(NamedTuple):
    """One file of the site, made only when asked for. `ruta` is relative to the site; `origen`, to the project."""

    ruta: str
    origen: str
    hacer: Callable[[], bytes]


class Modelo(BaseModel):
    """Frozen, and a key nobody declared is a fault."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Termino(Modelo):
    """A value of a closed list."""

    nombre: Texto
    descripcion: str = ""


class Pilar(Termino):
    """A pillar of open government, with its colour on light and on dark paper."""

    color: Color
    color_oscuro: Color


class Nivel(Termino):
    """A level of participation: `glosa` says it plainly, `regla` settles it."""

    glosa: Texto
    regla: Texto


class Mensaje(Modelo):
    """A sentence of the checker. `{…}` are the fault's data."""

    texto: Texto
    remedio: Texto


class Sitio(Modelo):
    """The edition: what changes from one entity to another."""

    nombre: Texto
    siglas: Texto
    lema: Texto
    edicion: Texto
    fecha: Fecha
    licencia: Texto
    direccion: Direccion | None = None
    repositorio: Direccion | None = None


class Volumen(Modelo):
    """A numbered notebook; its key in the file is the number one cites."""

    nombre: Texto
    pilar: Annotated[str, En("pilares")] | None = None


class Fuente(Modelo):
    """Where a claim was seen, when, and how."""

    titulo: Texto
    url: Direccion | None = None
    consultado: Fecha
    como: Annotated[str, En("comprobaciones")]


class Exige(Modelo):
    """What using the thing takes from an entity."""

    personas: Annotated[Entero, Field(ge=1, le=9999)] | None = None
    costo: Annotated[str, En("costos")] | None = None
    conectividad: Annotated[str, En("conectividad")] | None = None
    norma: Annotated[str, En("normas")] | None = None


class Entrada(Modelo):
    """What every kind of entry has. `id` is the file's stem and is never written inside the file."""

    id: Slug
    nombre: Nombre
    resumen: Resumen = Field(description="Una frase de 200 caracteres o menos, con punto final.")
    incorporado: Fecha = Field(description="Día en que entró al catálogo.")
    revisado: Fecha = Field(description="Último cambio de fondo.")
    fuentes: Annotated[dict[Slug, Fuente], Field(min_length=1)] = Field(description="De dónde sale cada dato.")
    orden: Annotated[Entero, Field(ge=-9999, le=9999)] | None = None
    antes: tuple[Slug, ...] = Field((), description="Nombres de archivo anteriores: se redirigen a esta página.")
    alias: Textos = Field((), description="Palabras que solo sirven para buscar.")
    etiquetas: tuple[Slug, ...] = ()


class Herramienta(Entrada):
    """Something that exists outside the portal and that one can use."""

    descripcion: Texto = Field(description="Markdown sencillo, sin HTML.")
    pilar: Annotated[str, En("pilares")]
    pilar_asociado: Annotated[str, En("pilares")] | None = None
    nivel: Annotated[str, En("niveles")] = Field(description="¿Quién decide al final?")
    familia: Annotated[str, En("familias")]
    tipo: Annotated[str, En("tipos")]
    iniciativa_de: Annotated[str, En("iniciativas")]
    entidad: Texto | None = None
    pais: Annotated[str, Field(pattern=r"^([A-Z]{2}|INT)$")] = Field(description="ISO 3166-1 de dos letras, o INT.")
    url: Direccion | None = None
    numero: Annotated[Entero, Field(ge=1, le=99_999)] = Field(description="Número en su volumen; no se reutiliza.")
    estado: Annotated[str, En("estados")]
    exige: Exige = Exige()
    idiomas: tuple[Texto, ...] = ()
    licencia: Texto | None = None
    desde: Anio | None = None
    lineamientos: tuple[Annotated[str, En("lineamientos")], ...] = ()
    ods: tuple[Annotated[str, En("ods")], ...] = ()
    situaciones: tuple[Annotated[str, En("situaciones")], ...] = ()
    para_empezar: SiNo = False
    participa: tuple[Annotated[str, En("participa")], ...] = ()
    aprendizajes: Textos = ()
    herramientas: tuple[Annotated[str, En("herramientas")], ...] = Field((), description="Relacionadas.")


TIPOS: Mapping[str, type[Entrada]] = {"herramientas": Herramienta}
"""Kinds of entry: folder of the catalogue -> model. Adding a kind starts here."""

_PLAIN = ["facetas", "familias", "tipos", "iniciativas", "estados", "costos", "conectividad", "normas", "comprobaciones"]
_PLAIN += ["lineamientos", "situaciones", "ods", "participa"]

VOCABULARIOS: Mapping[str, type[Modelo]] = {
    "pilares": Pilar,
    "niveles": Nivel,
    "mensajes": Mensaje,
    **dict.fromkeys(_PLAIN, Termino),
}
"""Closed lists: file of catalog/vocabularios -> model of a term."""


@dataclass(frozen=True)
class Catalogo:
    """Everything people wrote, valid in itself; `archivos` says which file each thing came from."""

    sitio: Sitio
    volumenes: Mapping[str, Volumen]
    vocabularios: Mapping[str, Mapping[str, Any]]
    entradas: Mapping[str, Mapping[str, Any]]
    archivos: Mapping[tuple[str, str], str]

    @property
    def herramientas(self) -> Mapping[str, Herramienta]:
        """The tools by id, in the order of the files."""
        return self.entradas["herramientas"]
