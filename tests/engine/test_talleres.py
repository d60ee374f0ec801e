"""What a workshop shows is what the catalogue says, and a step's own agenda stands instead of its methods'."""

from __future__ import annotations

from dataclasses import replace

from portal.index import Indice
from portal.metodos import Momento
from portal.rutas import Ruta
from portal.talleres import meetings, routes, workshops


def test_a_method_s_workshop_says_what_its_entry_says(indice: Indice) -> None:
    found = dict(workshops(indice))
    for method in indice.entradas["metodologias"]:
        data = found[f"taller-{method.id}"]
        assert [(m["minutos"], m["actividad"]) for m in data["agenda"]] == [(m.minutos, m.actividad) for m in method.agenda]
        assert sum(m["minutos"] for m in data["agenda"]) == method.minutos
        boxes = {box["id"] for sheet in data["lienzos"] for box in sheet["cajas"]}
        assert {m["caja"] for m in data["agenda"]} - {""} <= boxes
        assert data["materiales"] == method.materiales and method.quienes in data["personas"]


def test_a_route_s_meetings_are_its_steps_with_a_method_or_an_agenda(indice: Indice) -> None:
    route: Ruta = indice.catalogo.entradas["rutas"]["rendir-cuentas-sin-presupuesto"]
    found = meetings(indice, route)
    assert [(m.paso.id, m.metodologia.id if m.metodologia else "") for m in found] == [
        (step.id, id) for step in route.pasos for id in step.metodologias
    ]
    assert all(m.minutos > 0 for m in found)
    own = route.pasos[0].model_copy(
        update={"agenda": (Momento(minutos=10, actividad="Abra."), Momento(minutos=5, actividad="Cierre."))}
    )
    first, *rest = meetings(indice, route.model_copy(update={"pasos": (own, *route.pasos[1:])}))
    assert first.metodologia is None and first.minutos == 15
    assert rest == found[1:]
    silent = tuple(step.model_copy(update={"metodologias": (), "agenda": ()}) for step in route.pasos)
    assert meetings(indice, route.model_copy(update={"pasos": silent})) == []


def test_a_step_s_own_agenda_has_the_canvases_of_its_methods(indice: Indice) -> None:
    route: Ruta = indice.catalogo.entradas["rutas"]["rendir-cuentas-sin-presupuesto"]
    lienzo = indice.lienzos("mapear-actores")[0]
    moment = Momento(minutos=10, actividad="Abra.", caja=next(iter(lienzo.cajas)))
    own = route.pasos[0].model_copy(update={"agenda": (moment,), "metodologias": ("mapear-actores",)})
    changed = {**indice.entradas, "rutas": (route.model_copy(update={"pasos": (own,)}),)}
    sheets = dict(workshops(replace(indice, entradas=changed)))[f"taller-{route.id}"]["pasos"][0]["lienzos"]
    assert moment.caja in {box["id"] for sheet in sheets for box in sheet["cajas"]}


def test_only_what_meets_has_a_workshop_and_no_key_is_twice(indice: Indice) -> None:
    keys = [key for key, _ in workshops(indice)]
    assert len(keys) == len(set(keys)) == len(indice.entradas["metodologias"]) + len(routes(indice))
    for route, found in routes(indice):
        steps = dict(workshops(indice))[f"taller-{route.id}"]["pasos"]
        assert [(s["id"], s["minutos"]) for s in steps] == [(m.paso.id, m.minutos) for m in found]
