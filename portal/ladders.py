"""Rules of the self-assessment: ladders without a missing step, an answer a stage, and cases that answer what is asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.model import Catalogo
from portal.relations import similar
from portal.values import Falla, Ruta

ASKS = "diagnostico"


def whole_questions(catalogo: Catalogo) -> Iterator[Falla]:
    """A question is of one kind, and has an answer a stage."""
    stages = len(catalogo.vocabularios["etapas"])
    for id, q in catalogo.listas[ASKS].items() if stages else ():
        archivo = catalogo.archivos[ASKS, id]
        kinds = [bool(part) for part in (q.pilar, q.factor, q.conectividad)]
        if kinds.count(True) != 1 or bool(q.sube_a) != bool(q.pilar):
            yield Falla(archivo, (id,), "pregunta-sin-clase", {"valor": id}, en_clave=True)
        for clave, found in (("opciones", q.opciones), ("conectividad", q.conectividad)):
            if len(found) != stages and (found or clave == "opciones"):
                datos = {"valor": str(len(found)), "clave": clave, "limite": str(stages)}
                yield Falla(archivo, (id, clave), "opciones-no-cuadran", datos)


def whole_ladders(catalogo: Catalogo) -> Iterator[Falla]:
    """A pillar's questions, if it has any, go up by every level in order; each factor is asked about once."""
    asked = catalogo.listas[ASKS]
    levels = list(catalogo.vocabularios["niveles"])
    for pilar in catalogo.vocabularios["pilares"] if asked else ():
        own = [(id, q) for id, q in asked.items() if q.pilar == pilar]
        ups = [level for _, q in own for level in q.sube_a]
        if own and ups != levels:
            datos = {"valor": pilar, "orden": ", ".join(ups) or "nada", "limite": ", ".join(levels)}
            yield Falla(catalogo.archivos[ASKS, own[0][0]], (own[0][0],), "escalera-incompleta", datos, en_clave=True)
    for factor in catalogo.vocabularios["factores"] if asked else ():
        own = [(id, q) for id, q in asked.items() if q.factor == factor]
        if len(own) != 1:
            last = own[-1][0] if own else list(asked)[-1]
            datos = {"valor": factor, "largo": str(len(own))}
            yield Falla(catalogo.archivos[ASKS, last], (last,), "factor-sin-pregunta", datos, en_clave=True)


def ordered_stages(catalogo: Catalogo) -> Iterator[Falla]:
    """Stages that count come last, two at least, for a question goes up to two levels; stretches grow.

    A list whose terms all have a fault of their own is empty here: those are told already.
    """
    stages = list(catalogo.vocabularios["etapas"].items())
    counts = [stage.cuenta for _, stage in stages]
    if stages and (counts != sorted(counts) or counts[0] or counts.count(True) < 2):
        yield Falla(catalogo.archivos["etapas", stages[0][0]], (stages[0][0],), "etapas-en-desorden", {}, en_clave=True)
    for lista in ("firmezas", "cabidas", "equipos", "poblaciones", "duraciones"):
        parts = list(catalogo.vocabularios[lista].items())
        ends = [part.hasta for _, part in parts]
        known = [end for end in ends if end is not None]
        if parts and (ends[-1] is not None or len(known) != len(ends) - 1 or known != sorted(set(known))):
            yield Falla(catalogo.archivos[lista, parts[-1][0]], (parts[-1][0],), "tramos-en-desorden", {}, en_clave=True)


def answerable_cases(catalogo: Catalogo) -> Iterator[Falla]:
    """A golden case answers questions that exist with terms that exist, and expects pillars, levels and criteria that do."""
    found = {**catalogo.vocabularios, **catalogo.listas}
    for id, case in catalogo.listas["casos"].items():
        for ruta, lista, value in _named(case, found["contexto"]):
            if value not in found[lista]:
                datos = {"valor": value, "lista": lista, "clave": str(ruta[0]), "parecido": similar(value, found[lista])}
                yield Falla(catalogo.archivos["casos", id], (id, *ruta), "no-en-vocabulario", datos, en_clave=value == ruta[-1])


def _named(case: Any, context: Mapping[str, Any]) -> Iterator[tuple[Ruta, str, str]]:
    """(path, list, id) of what a case names in its maps."""
    keys = {"respuestas": ASKS, "alto": "alto", "contexto": "contexto"}
    yield from (((field, key), lista, key) for field, lista in keys.items() for key in getattr(case, field))
    yield from ((("contexto", key), context[key].lista, value) for key, value in case.contexto.items() if key in context)
    for field in ("niveles", "en_construccion"):
        for pilar, level in getattr(case.esperado, field).items():
            yield ("esperado", field, pilar), "pilares", pilar
            yield ("esperado", field, pilar), "niveles", level
    for key, reasons in case.esperado.razones.items():
        yield from ((("esperado", "razones", key, i), "criterios", reason) for i, reason in enumerate(reasons))


RULES = (whole_questions, whole_ladders, ordered_stages, answerable_cases)
