"""/autodiagnostico/: the questions as a form, the rule in words, and the stop test. Whole on paper; scripts do the count."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

from portal.index import Indice
from portal.pages.values import Pagina, render
from portal.urls import url


class Grupo(NamedTuple):
    """Questions that stand together: id, title, the pillar whose colour they bear, what they are for, and (id, question)."""

    id: str
    titulo: str
    pilar: str
    para: str
    preguntas: list[tuple[str, Any]]


HOLDS = "No suben ni bajan el escalón: dicen qué tan firme es."
NET = "No da puntos: acerca lo que se recomienda."


def pages(indice: Indice) -> Iterator[Pagina]:
    """Yield the page, if the catalogue has the questions."""
    if not (asked := indice.catalogo.listas["diagnostico"]):
        return
    said = f"Autodiagnóstico de {len(asked)} preguntas: en qué nivel estamos en cada pilar, con su escalera y el siguiente paso."
    make = partial(_page, indice)
    page = url("autodiagnostico")
    yield Pagina("autodiagnostico", page, "¿En qué escalón estamos?", said, "catalog/diagnostico.yml", url("que-hacer"), make)


def _page(indice: Indice, introduction: str) -> str:
    v = indice.catalogo.vocabularios
    threshold = [stage.cuenta for stage in v["etapas"].values()].index(True)
    groups = list(_groups(indice))
    values = {"grupos": groups, "umbral": threshold, "listas": indice.catalogo.listas, "v": v}
    return render("autodiagnostico", url("autodiagnostico"), indice=indice, introduccion=introduction, **values)


def _groups(indice: Indice) -> Iterator[Grupo]:
    asked = indice.catalogo.listas["diagnostico"].items()
    for id, pilar in indice.catalogo.vocabularios["pilares"].items():
        if own := [(q, question) for q, question in asked if question.pilar == id]:
            yield Grupo(id, pilar.nombre, id, pilar.descripcion, own)
    yield Grupo("factores", "Lo que sostiene", "", HOLDS, [(q, question) for q, question in asked if question.factor])
    yield Grupo("conexion", "La conexión", "", NET, [(q, question) for q, question in asked if question.conectividad])
