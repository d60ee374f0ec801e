"""What one does and carries away: methods, their canvases, and the documents one fills and files."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from portal.entrada import Entrada, Pieza
from portal.fields import Entero, Linea, SiNo, Slug, Texto, Textos
from portal.terms import Fuente
from portal.values import En, Modelo

Breve = Annotated[Texto, Field(max_length=300)]
Rotulo = Annotated[Linea, Field(max_length=40)]
"""What stands over a line or a column to fill in."""


class Personas(Modelo):
    """How many people work at one table."""

    de: Annotated[Entero, Field(ge=1, le=500)]
    a: Annotated[Entero, Field(ge=1, le=500)]


class Momento(Modelo):
    """A stretch of the agenda. `caja` is the box of the canvas filled in it; `por_respuesta`, seconds that each person speaks."""

    minutos: Annotated[Entero, Field(ge=1, le=480)]
    actividad: Breve
    caja: Slug | None = None
    por_respuesta: Annotated[Entero, Field(ge=5, le=900)] | None = None


class Evidencia(Modelo):
    """What it leaves one to show, and what that proves."""

    que: Breve
    sirve_para: Breve


class Metodologia(Entrada):
    """A method: what one knows before choosing it. How it is done stands in docs/metodologias/<id>.md."""

    TEXTOS: ClassVar = {"por_que": (60, 700), "cuando_no": (30, 500)}

    por_que: str = Field("", description="Qué se gana con hacerlo así.")
    cuando_no: str = Field("", description="Cuándo no conviene usarlo.")
    minutos: Annotated[Entero, Field(ge=10, le=960)]
    personas: Personas
    quienes: Breve = Field(description="Quién tiene que estar.")
    materiales: Annotated[tuple[Breve, ...], Field(min_length=1)]
    agenda: Annotated[tuple[Momento, ...], Field(min_length=3)]
    evidencia: Annotated[tuple[Evidencia, ...], Field(min_length=1)]
    formatos: tuple[Annotated[str, En("formatos")], ...] = ()


class Dato(Modelo):
    """A line at the top of a canvas."""

    id: Slug
    etiqueta: Rotulo
    tipo: Literal["texto", "fecha", "numero"] = "texto"
    ancho: Annotated[Entero, Field(ge=1, le=6)] = 1


class Rejilla(Modelo):
    """The plan of a canvas, as CSS has it: weights of columns and rows, and a row of box ids for each row."""

    columnas: Annotated[tuple[Annotated[Entero, Field(ge=1, le=12)], ...], Field(min_length=1, max_length=6)]
    filas: Annotated[tuple[Annotated[Entero, Field(ge=1, le=12)], ...], Field(min_length=1, max_length=6)]
    areas: Annotated[tuple[Texto, ...], Field(min_length=1)]


class Caja(Modelo):
    """A box to write in, and what to ask oneself before."""

    titulo: Annotated[Linea, Field(max_length=32)]
    preguntas: Annotated[tuple[Annotated[Texto, Field(max_length=120)], ...], Field(min_length=1, max_length=2)]
    destacada: SiNo = False


class Ejemplo(Modelo):
    """The canvas filled in: by whom and when, or that it is made up."""

    caso: Breve
    ficticio: SiNo
    fuente: Fuente | None = None
    respuestas: dict[Slug, Annotated[Texto, Field(max_length=320)]]


class Lienzo(Pieza):
    """A canvas: a sheet of boxes to fill in together. Boxes stand in reading order, column by column."""

    version: Annotated[str, Field(pattern=r"^\d{1,3}\.\d{1,3}$")]
    metodologia: Annotated[str, En("metodologias")]
    encabezado: Annotated[tuple[Dato, ...], Field(min_length=1, max_length=4)]
    rejilla: Rejilla
    cajas: Annotated[dict[Slug, Caja], Field(min_length=2)]
    ejemplo: Ejemplo


class Columna(Modelo):
    """A column of a table to fill in; with `opciones` one chooses among them."""

    titulo: Rotulo
    ancho: Annotated[Entero, Field(ge=1, le=12)] = 1
    tipo: Literal["texto", "fecha", "numero", "casilla"] = "texto"
    """Kind of what one writes; in a `casilla`, a mark."""
    opciones: Textos = ()


class Seccion(Modelo):
    """A part of a format. `texto` is what it says already; what stands between [brackets] is for the entity to fill in.

    In a «dicho», which lists what people said, brackets are brackets.
    """

    titulo: Annotated[Linea, Field(max_length=80)]
    tipo: Literal["texto", "campos", "tabla", "lista", "dicho", "lineas", "firma"]
    aparte: SiNo = Field(False, description="Sí, si empieza en una hoja nueva.")
    ayuda: Breve | None = None
    texto: str = Field("", description="Markdown sencillo. Lo que va entre [corchetes] lo llena la entidad.")
    campos: tuple[Rotulo, ...] = ()
    columnas: Annotated[tuple[Columna, ...], Field(max_length=12)] = ()
    filas: tuple[tuple[str, ...], ...] = ()
    """Rows already written, each with a text per column."""
    vacias: Annotated[Entero, Field(ge=0, le=200)] = 0
    """Empty rows after them, or lines to write on."""
    puntos: tuple[Breve, ...] = ()


class Formato(Pieza):
    """A document that one fills in, signs and files, in the entity's own form."""

    fuentes: Annotated[dict[Slug, Fuente], Field(min_length=1)] = Field(description="De dónde sale lo que pide.")
    documento: Literal["docx", "xlsx"]
    horizontal: SiNo = False
    secciones: Annotated[tuple[Seccion, ...], Field(min_length=1)]
    participa: tuple[Annotated[str, En("participa")], ...] = ()
    evidencia: Annotated[tuple[Evidencia, ...], Field(min_length=1)]
