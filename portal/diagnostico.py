"""The self-assessment's own things: its questions, what it asks of the entity, the stop test, its rules and its golden cases.

They are lists and vocabularies like the others; `portal/diagnosis.py` works a result out of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from portal.fields import Entero, Linea, SiNo, Slug, Texto
from portal.values import En, Modelo

Frase = Annotated[Texto, Field(max_length=200)]

NO_SE = "no-se"
"""The answer of who doesn't know: it counts as the first one, and is to be found out."""


class Pregunta(Modelo):
    """A question with an answer a stage. It is a pillar's, whose levels it goes up to; or a factor's; or the connection's.

    A pillar's questions stand in order, the first one first. `conectividad` says what connection each answer leaves.
    """

    pilar: Annotated[str, En("pilares")] | None = None
    factor: Annotated[str, En("factores")] | None = None
    conectividad: tuple[Annotated[str, En("conectividad")], ...] = ()
    sube_a: tuple[Annotated[str, En("niveles")], ...] = ()
    corto: Annotated[Linea, Field(max_length=45)] = Field(description="La nombra en pocas palabras: «el informe que se entiende».")
    pregunta: Frase
    opciones: tuple[Frase, ...]
    evidencia: Annotated[tuple[Annotated[Texto, Field(max_length=90)], ...], Field(min_length=1)]


class Alto(Modelo):
    """A question of the stop test: what to do when the answer is no, and what helps."""

    pregunta: Frase
    si_no: Frase
    metodologias: tuple[Annotated[str, En("metodologias")], ...] = ()
    formatos: tuple[Annotated[str, En("formatos")], ...] = ()


class Contexto(Modelo):
    """A question on the entity, whose answers are the terms of `lista`."""

    pregunta: Frase
    ayuda: Frase | None = None
    lista: Literal["categorias", "poblaciones", "ruralidades", "dedicaciones", "equipos", "gastos"]


class Etapa(Modelo):
    """What an answer means, from the least to the most. From the first that `cuenta`, a step is reached."""

    nombre: Annotated[Linea, Field(max_length=30)]
    descripcion: Frase
    cuenta: SiNo


class Cuantos(Modelo):
    """A stretch of a count, in the order of its list: up to `hasta`; the last has no end."""

    nombre: Annotated[Linea, Field(max_length=40)]
    descripcion: str = ""
    hasta: Annotated[Entero, Field(ge=1)] | None = None


class Cabida(Modelo):
    """How a route is proposed that takes more than there is in up to `hasta` things. With `despues`, after all the rest."""

    nombre: Annotated[Linea, Field(max_length=40)]
    descripcion: str = ""
    hasta: Annotated[Entero, Field(ge=0)] | None = None
    despues: SiNo = False


class Dedicacion(Modelo):
    """How many hours a week a team has. With `un_pilar` it works on one pillar at a time."""

    nombre: Annotated[Linea, Field(max_length=40)]
    descripcion: str = ""
    un_pilar: SiNo = False


class Motivo(Modelo):
    """Why a step is proposed. `{…}` are the result's names."""

    descripcion: Frase


class Criterio(Motivo):
    """Something that makes a recommendation fit, or not; its weight is added up."""

    peso: Annotated[Entero, Field(ge=-200, le=200)]
    no_alcanza: SiNo = Field(False, description="Pide más de lo que hay: cuenta para saber si una ruta cabe.")


class Propuesto(Modelo):
    """A step that the result must propose: a question to raise and why; its pillar and level where it has them."""

    pregunta: Annotated[str, En("diagnostico")]
    motivo: Annotated[str, En("motivos")]
    pilar: Annotated[str, En("pilares")] | None = None
    nivel: Annotated[str, En("niveles")] | None = None


class Recomendado(Modelo):
    """Entries that the result must recommend, or must not."""

    rutas: tuple[Annotated[str, En("rutas")], ...] = ()
    metodologias: tuple[Annotated[str, En("metodologias")], ...] = ()
    formatos: tuple[Annotated[str, En("formatos")], ...] = ()
    experiencias: tuple[Annotated[str, En("experiencias")], ...] = ()
    consejos: tuple[Annotated[str, En("decalogo")], ...] = ()


class Esperado(Modelo):
    """The result worked out by hand. Pillar -> its level; one absent from `niveles` is before its first step."""

    niveles: dict[Slug, Slug]
    en_construccion: dict[Slug, Slug] = {}
    adelantadas: tuple[Annotated[str, En("diagnostico")], ...] = ()
    factores: tuple[Annotated[str, En("factores")], ...]
    firmeza: Annotated[str, En("firmezas")]
    conexion: Annotated[str, En("conectividad")]
    por_averiguar: tuple[Annotated[str, En("diagnostico")], ...] = ()
    todas_por_averiguar: SiNo = False
    pasos: tuple[Propuesto, ...]
    recomienda: Recomendado = Recomendado()
    no_recomienda: Recomendado = Recomendado()
    cabida: Annotated[str, En("cabidas")] | None = None
    """How its route is proposed."""
    sin_parecidas: SiNo = False
    """Whether no experience that is recommended comes from a municipality like theirs."""
    razones: dict[Slug, tuple[Slug, ...]] = {}
    """Id of something recommended -> reasons and notices that it must carry, among others."""
    convocar: Literal["si", "no", "falta"] = "falta"
    """What the stop test answers."""


class Caso(Modelo):
    """A golden case: answers, and the result that the rule gives, worked by hand and told in words."""

    porque: Texto
    contexto: dict[Slug, Slug] = {}
    respuestas: Mapping[Slug, Literal["0", "1", "2", "3", "no-se"]] = {}
    todas: Literal["0", "1", "2", "3", "no-se"] | None = None
    """The answer to every question that `respuestas` doesn't name; without it, those have none."""
    alto: dict[Slug, SiNo] = {}
    esperado: Esperado


LISTAS: dict[str, type[Modelo]] = {"diagnostico": Pregunta, "contexto": Contexto, "alto": Alto, "casos": Caso}
"""Files of the self-assessment that hold one thing per key."""

VOCABULARIOS: dict[str, type[Modelo]] = {"etapas": Etapa, "firmezas": Cuantos, "equipos": Cuantos}
VOCABULARIOS |= {"dedicaciones": Dedicacion, "motivos": Motivo, "criterios": Criterio, "cabidas": Cabida}
"""Its closed lists."""
