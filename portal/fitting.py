"""What of the catalogue fits a result: a route, methods with their formats, experiences and advice, each with its reasons.

docs/assets/recomendar.js does the same, and a test holds them equal. What makes something fit, how much it weighs and how it is
said are data: catalog/vocabularios/criterios.yml. What weighs most goes first; of equals, what comes first in the catalogue.
How a route is proposed depends on in how many things it takes more than there is: catalog/vocabularios/cabidas.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from portal.diagnosis import Reglas, Resultado, rules
from portal.index import HOME, Indice

SHOWN = {"rutas": (1, False), "metodologias": (2, False), "experiencias": (2, True), "consejos": (1, False)}
"""Kind -> how many are recommended, and whether one of a higher level than the next may be (with its notice)."""

FORMATS = 2

LIKE = ("categorias", "poblaciones", "ruralidades")
"""What makes a municipality like another."""

Razon = tuple[str, str, str]
"""A criterion that is met, and what it speaks of: (criterion, list, id), the last two "" for the criterion's own words."""


def assessment(indice: Indice) -> dict[str, Any]:
    """Return all that the browser needs: the rules, what may be recommended, how it is weighed and said, and the names."""
    v = indice.catalogo.vocabularios
    named = ("pilares", "niveles", "factores", "firmezas", "etapas", "conectividad")
    lists = (*named, *(q.lista for q in indice.catalogo.listas["contexto"].values()))
    names: dict[str, dict[str, str]] = {lista: {id: term.nombre for id, term in v[lista].items()} for lista in lists}
    names["metodologias"] = {e.id: e.nombre for e in indice.entradas["metodologias"]}
    names["diagnostico"] = {id: q.corto for id, q in indice.catalogo.listas["diagnostico"].items()}
    return {
        **rules(indice.catalogo),
        "candidatos": _candidates(indice),
        "muestra": {kind: list(shown) for kind, shown in SHOWN.items()},
        "formatos": FORMATS,
        "orden": {lista: list(v[lista]) for lista in ("conectividad", "dedicaciones", "equipos", "gastos")},
        "pesos": {id: c.peso for id, c in v["criterios"].items()},
        "frases": {id: c.descripcion for lista in ("criterios", "motivos") for id, c in v[lista].items()},
        "no_alcanza": [id for id, c in v["criterios"].items() if c.no_alcanza],
        "cabidas": [[id, c.hasta] for id, c in v["cabidas"].items()],
        "cabida": {id: {"nombre": c.nombre, "dice": c.descripcion, "despues": c.despues} for id, c in v["cabidas"].items()},
        "parecido": [id for id, q in indice.catalogo.listas["contexto"].items() if q.lista in LIKE],
        "nombres": names,
        "firmeza": {id: part.descripcion for id, part in v["firmezas"].items()},
    }


def _candidates(indice: Indice) -> dict[str, list[dict[str, Any]]]:
    """Kind -> what may be recommended, in the index's order, with nothing but what a criterion looks at."""
    advice = indice.catalogo.listas["decalogo"].items()
    formats = {e.id: e.nombre for e in indice.entradas["formatos"]}
    return {
        "rutas": [{**_place(e), **_route(indice, e)} for e in indice.entradas["rutas"] if not e.borrador],
        "metodologias": [{**_place(e), "formatos": list(e.formatos)} for e in indice.entradas["metodologias"] if not e.borrador],
        "experiencias": [{**_place(e), **_experience(indice, e)} for e in indice.entradas["experiencias"] if not e.borrador],
        "consejos": [{"id": n, "nombre": c.titulo, "factores": list(c.factores), "paso": c.primer_paso} for n, c in advice],
        "formatos": [{"id": id, "nombre": nombre} for id, nombre in formats.items()],
    }


def _place(entry: Any) -> dict[str, Any]:
    pillars = [entry.pilar, entry.pilar_asociado] if entry.pilar_asociado else [entry.pilar]
    return {"id": entry.id, "nombre": entry.nombre, "pilares": pillars, "nivel": entry.nivel}


def _route(indice: Indice, entry: Any) -> dict[str, Any]:
    """Whom a route is for, and what it takes at most in any of its steps."""
    money = list(indice.catalogo.vocabularios["gastos"])
    teams = indice.catalogo.vocabularios["equipos"].items()
    people = max(step.personas for step in entry.pasos)
    takes = {
        "conectividad": entry.conectividad,
        "dedicaciones": entry.dedicacion,
        "equipos": next(id for id, team in teams if team.hasta is None or people <= team.hasta),
        "gastos": max((step.gasto for step in entry.pasos), key=money.index),
    }
    meant = {"categorias": list(entry.categorias), "ruralidades": list(entry.ruralidades)}
    return {"pide": takes, "para": {lista: ids for lista, ids in meant.items() if ids}}


def _experience(indice: Indice, entry: Any) -> dict[str, Any]:
    """What municipality an experience comes from, as far as a source says, and in what it is today."""
    town = entry.municipio
    people = town.poblacion and town.poblacion.cifra
    sizes = indice.catalogo.vocabularios["poblaciones"].items()
    size = next(id for id, part in sizes if part.hasta is None or people <= part.hasta) if people else None
    where = {"categorias": town.categoria, "poblaciones": size, "ruralidades": town.ruralidad}
    return {
        "de": {lista: id for lista, id in where.items() if id},
        "estado": entry.estado,
        "colombia": entry.lugar.pais == HOME,
        "municipio": bool(entry.lugar.municipio or size),
    }


def recomendar(reglas: Reglas, resultado: Resultado, contexto: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return kind -> [{id, cabida, razones}] for the first of the next steps: none where there is no step."""
    if not resultado.pasos:
        return {kind: [] for kind in (*SHOWN, "formatos")}
    found = {}
    for kind, (many, higher) in reglas["muestra"].items():
        weighed = []
        for candidate in reglas["candidatos"][kind]:
            reasons = list(_reasons(reglas, resultado, contexto, candidate))
            if reasons and (higher or all(id != "mas-alto" for id, _, _ in reasons)):
                weight = sum(reglas["pesos"][id] for id, _, _ in reasons)
                weighed.append((weight, {"id": candidate["id"], "cabida": _fit(reglas, reasons), "razones": reasons}))
        weighed.sort(key=lambda one: -one[0])  # a stable sort keeps the catalogue's order
        found[kind] = [one for _, one in weighed[:many]]
    return found | {"formatos": _formats(reglas, found["metodologias"])}


def _fit(reglas: Reglas, reasons: list[Razon]) -> str:
    """Which of `cabidas` it is: it counts the things of which it takes more than there is."""
    over = sum(id in reglas["no_alcanza"] for id, _, _ in reasons)
    return next((id for id, most in reglas["cabidas"] if most is None or over <= most), "")


def _formats(reglas: Reglas, methods: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first formats of the methods that are recommended."""
    has = {method["id"]: method["formatos"] for method in reglas["candidatos"]["metodologias"]}
    found: dict[str, str] = {}
    for method in methods:
        for id in has[method["id"]]:
            found.setdefault(id, method["id"])
    chosen = list(found.items())[: reglas["formatos"]]
    return [{"id": id, "cabida": _fit(reglas, []), "razones": [("del-metodo", "metodologias", method)]} for id, method in chosen]


def _reasons(reglas: Reglas, resultado: Resultado, contexto: Mapping[str, Any], candidate: Mapping[str, Any]) -> Iterator[Razon]:
    """The criteria that a candidate meets; none when it isn't for the step."""
    step = resultado.pasos[0]
    if "factores" in candidate:
        yield from _of_advice(reglas, step, candidate)
        return
    if step.pilar not in candidate["pilares"]:
        return
    yield ("pilar" if step.pilar == candidate["pilares"][0] else "pilar-asociado"), "", ""
    above = reglas["niveles"].index(candidate["nivel"]) - reglas["niveles"].index(step.nivel)
    by_level = {0: "nivel", -1: "nivel-anterior"}
    if above > 0 or above in by_level:
        yield ("mas-alto" if above > 0 else by_level[above]), "", ""
    yield from _of_municipality(reglas, contexto, candidate)
    yield from _of_capacity(reglas, resultado.conexion, contexto, candidate)
    if candidate.get("colombia"):
        yield "colombia", "", ""
    if candidate.get("municipio") is False:
        yield "sin-municipio", "", ""
    if candidate.get("estado", "") in reglas["pesos"]:
        yield candidate["estado"], "", ""


def _of_advice(reglas: Reglas, step: Any, candidate: Mapping[str, Any]) -> Iterator[Razon]:
    """Advice fits when it speaks of the step's factor; else, of one that the step's level asks for."""
    own = next((factor for factor, id in reglas["factores"] if id == step.pregunta), "")
    asked = next((factor for factor in reglas["pide"].get(step.nivel, []) if factor in candidate["factores"]), "")
    if own in candidate["factores"]:
        yield "factor", "factores", own
    elif asked:
        yield "factor-del-nivel", "factores", asked


def _of_municipality(reglas: Reglas, contexto: Mapping[str, Any], candidate: Mapping[str, Any]) -> Iterator[Razon]:
    """Whether it comes from a municipality like theirs, or is meant for one."""
    for lista, id in reglas["contexto"].items():
        said = contexto.get(id)
        if said and said == candidate.get("de", {}).get(lista):
            yield id, lista, said
        meant = candidate.get("para", {}).get(lista, [])
        if said and said in meant:
            yield id, lista, said
        elif said and meant:
            yield f"otra-{id}", "", ""


def _of_capacity(reglas: Reglas, conexion: str, contexto: Mapping[str, Any], candidate: Mapping[str, Any]) -> Iterator[Razon]:
    """Whether what it takes is within what they said they have; the connection is always known."""
    for lista, needed in candidate.get("pide", {}).items():
        order, id = reglas["orden"][lista], reglas["contexto"].get(lista, lista)
        has = conexion if lista == "conectividad" else str(contexto.get(id))
        if has in order:
            enough = order.index(has) >= order.index(needed)
            yield (id, lista, has) if enough else (f"pide-{id}", lista, needed)
