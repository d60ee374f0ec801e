"""Rules of routes: one that breaks them can't be planned."""

from __future__ import annotations

from collections.abc import Iterator

from portal.model import Catalogo
from portal.plan import ancestors, tasks
from portal.relations import similar
from portal.rutas import Ruta
from portal.values import Falla
from portal.walk import of_kind


def plannable(catalogo: Catalogo) -> Iterator[Falla]:
    """Steps stand after those they follow, each is joined to the act, and it is known what goes first where time is short."""
    for archivo, ruta in of_kind("rutas", catalogo):
        found = [*_order(archivo, ruta), *_act(archivo, ruta)]
        yield from found or _joined(archivo, ruta)
        yield from _days(archivo, ruta)
        yield from _omissions(archivo, ruta)


def _order(archivo: str, ruta: Ruta) -> Iterator[Falla]:
    """An id is one step's, and a step follows steps that stand before it: so no two wait for each other."""
    every, seen = {paso.id for paso in ruta.pasos}, set[str]()
    for i, paso in enumerate(ruta.pasos):
        if paso.id in seen:
            yield Falla(archivo, ("pasos", i, "id"), "paso-repetido", {"valor": paso.id})
        for j, other in enumerate(paso.despues_de):
            where = ("pasos", i, "despues_de", j)
            if other not in every:
                yield Falla(archivo, where, "paso-desconocido", {"valor": other, "parecido": similar(other, every)})
            elif other not in seen:
                yield Falla(archivo, where, "paso-sin-orden", {"valor": paso.id, "otro": other})
        seen.add(paso.id)


def _act(archivo: str, ruta: Ruta) -> Iterator[Falla]:
    every = {paso.id: paso for paso in ruta.pasos}
    act = ruta.acto.paso
    if act not in every:
        yield Falla(archivo, ("acto", "paso"), "paso-desconocido", {"valor": act, "parecido": similar(act, every)})
    elif every[act].omitir:
        at = list(every).index(act)
        yield Falla(archivo, ("pasos", at, "omitir"), "acto-se-omite", {"valor": act})


def _joined(archivo: str, ruta: Ruta) -> Iterator[Falla]:
    """A step leads to the act, or follows another step: else nobody knows when it begins."""
    leading = ancestors(tasks(ruta), ruta.acto.paso)
    for i, paso in enumerate(ruta.pasos):
        if not paso.despues_de and paso.id not in leading and paso.id != ruta.acto.paso:
            yield Falla(archivo, ("pasos", i), "paso-suelto", {"valor": paso.id})


def _days(archivo: str, ruta: Ruta) -> Iterator[Falla]:
    for i, paso in enumerate(ruta.pasos):
        if paso.minimo and paso.minimo > paso.dias:
            yield Falla(archivo, ("pasos", i, "minimo"), "minimo-mayor", {"valor": str(paso.minimo), "limite": str(paso.dias)})


def _omissions(archivo: str, ruta: Ruta) -> Iterator[Falla]:
    """What may be left out says what one loses, and goes in an order without ties."""
    owner: dict[int, str] = {}
    for i, paso in enumerate(ruta.pasos):
        if (paso.omitir is None) != (paso.si_se_omite is None):
            there, lacks = ("si_se_omite", "omitir") if paso.si_se_omite else ("omitir", "si_se_omite")
            yield Falla(archivo, ("pasos", i, there), "omitir-a-medias", {"valor": there, "clave": lacks})
        if paso.omitir and (other := owner.setdefault(paso.omitir, paso.id)) != paso.id:
            yield Falla(archivo, ("pasos", i, "omitir"), "omitir-repetido", {"valor": str(paso.omitir), "otro": other})


def meetings(catalogo: Catalogo) -> Iterator[Falla]:
    """The boxes of a step's agenda are in the canvases of its methods."""
    canvases = catalogo.entradas["lienzos"].values()
    for archivo, ruta in of_kind("rutas", catalogo):
        for i, paso in enumerate(ruta.pasos):
            boxes = {id for lienzo in canvases if lienzo.metodologia in paso.metodologias for id in lienzo.cajas}
            for j, moment in enumerate(paso.agenda):
                if moment.caja and moment.caja not in boxes:
                    datos = {"valor": moment.caja, "parecido": similar(moment.caja, boxes)}
                    yield Falla(archivo, ("pasos", i, "agenda", j, "caja"), "paso-sin-caja", datos)


RULES = (plannable, meetings)
