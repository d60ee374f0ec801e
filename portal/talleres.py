"""What a workshop shows on a screen: agenda, canvas, people and materials. A set of data a method, and one a route that meets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from portal.index import Indice
from portal.metodos import Lienzo, Metodologia, Momento
from portal.rutas import Paso, Ruta


class Reunion(NamedTuple):
    """A meeting of a route: the step it belongs to, and the method that gives its agenda, or None if the step has its own."""

    paso: Paso
    metodologia: Metodologia | None

    @property
    def minutos(self) -> int:
        """How long it takes."""
        return sum(moment.minutos for moment in (self.metodologia.agenda if self.metodologia else self.paso.agenda))


def meetings(indice: Indice, ruta: Ruta) -> list[Reunion]:
    """Return the meetings of a route, in the order of its steps. A step's own agenda stands instead of those of its methods."""
    methods = {method.id: method for method in indice.entradas["metodologias"]}
    found: list[Reunion] = []
    for step in ruta.pasos:
        found += [Reunion(step, None)] if step.agenda else [Reunion(step, methods[id]) for id in step.metodologias]
    return found


def routes(indice: Indice) -> list[tuple[Ruta, list[Reunion]]]:
    """Return the routes that meet, each with its meetings."""
    return [(route, found) for route in indice.entradas["rutas"] if (found := meetings(indice, route))]


def workshops(indice: Indice) -> Iterator[tuple[str, Any]]:
    """Yield (key, data) a method and a route that meets: no two entries share an id."""
    for method in indice.entradas["metodologias"]:
        yield f"taller-{method.id}", _method(indice, method)
    for route, found in routes(indice):
        yield f"taller-{route.id}", {"nombre": route.nombre, "pasos": [_meeting(indice, meeting) for meeting in found]}


def _method(indice: Indice, e: Metodologia) -> dict[str, Any]:
    people = f"De {e.personas.de} a {e.personas.a} personas por mesa. {e.quienes}"
    sheets = [_canvas(lienzo) for lienzo in indice.lienzos(e.id)]
    shows = [x.que for x in e.evidencia]
    said = {"nombre": e.nombre, "personas": people, "materiales": e.materiales, "evidencia": shows}
    return {**said, "agenda": _agenda(e.agenda), "lienzos": sheets}


def _meeting(indice: Indice, meeting: Reunion) -> dict[str, Any]:
    step, method = meeting
    said = {"id": step.id, "titulo": step.titulo, "metodo": method.id if method else "", "minutos": meeting.minutos}
    if method:
        return {**said, "nombre": method.nombre}
    shows = [x.que for x in step.evidencia]
    own = {"personas": f"Personas que pide: {step.personas}.", "materiales": step.materiales, "evidencia": shows}
    sheets = [_canvas(lienzo) for id in step.metodologias for lienzo in indice.lienzos(id)]
    return {**said, "nombre": step.titulo, **own, "agenda": _agenda(step.agenda), "lienzos": sheets}


def _agenda(moments: Iterable[Momento]) -> list[dict[str, Any]]:
    return [
        {"minutos": m.minutos, "actividad": m.actividad, "caja": m.caja or "", "por_respuesta": m.por_respuesta or 0}
        for m in moments
    ]


def _canvas(lienzo: Lienzo) -> dict[str, Any]:
    boxes = [{"id": id, "titulo": c.titulo, "preguntas": c.preguntas, "destacada": c.destacada} for id, c in lienzo.cajas.items()]
    return {"id": lienzo.id, "nombre": lienzo.nombre, "encabezado": [d.etiqueta for d in lienzo.encabezado], "cajas": boxes}
