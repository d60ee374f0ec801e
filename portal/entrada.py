"""What every kind of entry has. A field's name is its YAML key.

Where a value must belong to a closed list the field says so with `En`, and that one mark serves the checker, the
JSON Schema and the facets.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar

from pydantic import Field

from portal.fields import Entero, Fecha, Nombre, Resumen, Slug, Texto, Textos
from portal.terms import Fuente
from portal.values import En, Modelo


class Pieza(Modelo):
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
    fuentes: dict[Slug, Fuente] = Field({}, description="De dónde sale cada dato.")
    orden: Annotated[Entero, Field(ge=-9999, le=9999)] | None = None
    antes: tuple[Slug, ...] = Field((), description="Nombres de archivo anteriores: se redirigen a esta página.")
    alias: Textos = Field((), description="Palabras que solo sirven para buscar.")

    @property
    def borrador(self) -> bool:
        """Whether a text that its kind needs is missing or too short."""
        return any(len(getattr(self, field)) < fewest for field, (fewest, _) in self.TEXTOS.items())


class Entrada(Pieza):
    """What has a place in the matrix of pillars and levels, sources of its own, and relations."""

    fuentes: Annotated[dict[Slug, Fuente], Field(min_length=1)] = Field(description="De dónde sale cada dato.")
    por_verificar: Texto | None = Field(None, description="Lo que las fuentes no dejan claro, o dicen de dos maneras.")
    etiquetas: tuple[Slug, ...] = ()
    pilar: Annotated[str, En("pilares")]
    pilar_asociado: Annotated[str, En("pilares")] | None = None
    nivel: Annotated[str, En("niveles")] = Field(description="¿Quién decide al final?")
    participa: tuple[Annotated[str, En("participa")], ...] = Field((), description="Ítems del Menú Participa a los que sirve.")
    situaciones: tuple[Annotated[str, En("situaciones")], ...] = ()
    herramientas: tuple[Annotated[str, En("herramientas")], ...] = Field((), description="Relacionadas.")
    experiencias: tuple[Annotated[str, En("experiencias")], ...] = ()
    practicas: tuple[Annotated[str, En("practicas")], ...] = ()
    metodologias: tuple[Annotated[str, En("metodologias")], ...] = ()
