"""What one may find: a document a thing, whatever its kind, with its texts by how much they say of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from portal.directory import GROUPS, KINDS, other_words
from portal.index import HOME, Indice
from portal.language import plain, said
from portal.markdown import plain as bare
from portal.participa import titled
from portal.urls import LISTS, url
from portal.values import Prosa

OVER = frozenset({"cerrada", "archivada"})


class Documento(NamedTuple):
    """A thing to find. `peso` multiplies its score."""

    grupo: str
    url: str
    nombre: str
    resumen: str = ""
    alias: str = ""
    """Other names, for searching only."""
    etiquetas: str = ""
    """Names of what it is filed under."""
    cuerpo: str = ""
    peso: float = 1.0


BETWEEN = " . "
"""Stands between the texts that a field joins."""

FIELDS = {"nombre": 10.0, "alias": 5.0, "etiquetas": 1.5, "resumen": 3.0, "cuerpo": 1.0}
"""Text of a document -> how much a word there weighs against one in the body."""


def documents(indice: Indice, paginas: Sequence[Prosa]) -> list[Documento]:
    """Return every document, by group. Of the generated `paginas` the lists count. Entries keep the index's order."""
    found = [*_doors(indice), *_reference(indice), *_pages(indice, paginas)]
    for kind in KINDS:
        found += [_entry(indice, kind, entry) for entry in indice.entradas[kind]]
    order = list(GROUPS)
    found = [document._replace(peso=document.peso * WEIGHTS.get(document.grupo, 1.0)) for document in found]
    return sorted(found, key=lambda document: order.index(document.grupo))


def _doors(indice: Indice) -> Iterator[Documento]:
    for id, situation, _, _ in indice.puertas:
        yield Documento("puertas", f"{url('que-hacer')}#{id}", situation.nombre, situation.descripcion, _joined(*situation.alias))


def _reference(indice: Indice) -> Iterator[Documento]:
    lists, found = indice.catalogo.listas, indice.catalogo.vocabularios
    for id, item in found["participa"].items():
        body = _joined(item.solo_la_entidad, item.frecuencia, item.nota, *item.publique)
        yield Documento(
            "participa", url("items", id), titled(id, item), item.que_pide, _joined(item.nombre, *item.alias), MENU, body
        )
    for n, advice in lists["decalogo"].items():
        yield Documento("consejos", f"{url('decalogo')}#consejo-{n}", advice.titulo, advice.primer_paso, cuerpo=advice.consejo)
    for id, word in lists["glosario"].items():
        yield Documento("palabras", f"{url('glosario')}#{id}", word.nombre, word.definicion, _joined(word.sigla, *word.formas))
    for id, norm in lists["normativa"].items():
        body = _joined(norm.articulo, norm.vigencia, norm.nota)
        yield Documento("normas", f"{url('normativa')}#{id}", norm.titulo, norm.que_dice, _joined(*norm.citas), cuerpo=body)


def _pages(indice: Indice, paginas: Sequence[Prosa]) -> Iterator[Documento]:
    """The lists and the volumes; each page of prose, and each of its parts."""
    for page in paginas:
        if page.url in LISTS and page.url != url("buscar"):
            also = ALSO.get(page.url, "")
            yield Documento("paginas", page.url, page.titulo, page.descripcion, also, peso=WEIGHTS["puertas"] if also else 1.0)
    for id, pilar in indice.catalogo.vocabularios["pilares"].items():
        name = f"Cuaderno {pilar.volumen}: {pilar.nombre}"
        yield Documento("paginas", url("pilares", id), name, pilar.descripcion, pilar.nombre, cuerpo=_joined(*pilar.pasos))
    for page in indice.prosa:
        first, *parts = indice.textos.get(page.url) or [("", "", "")]
        if page.url:
            yield Documento("paginas", page.url, page.titulo, page.descripcion, cuerpo=first[2])
        for anchor, title, text in parts if page.url else ():
            yield Documento("paginas", f"{page.url}#{anchor}", title, cuerpo=text, etiquetas=page.titulo, peso=PART)


ALSO = {
    url("autodiagnostico"): "Autodiagnóstico . Diagnóstico . Diagnóstico de mi municipio . En qué nivel estamos . Escalera"
    " . Qué debo hacer primero . Por dónde empiezo",
    url("taller"): "Taller en línea . Taller virtual . Reunión en línea . Reunión virtual . Tablero digital . Videollamada . Reloj",
}
"""Address of a page there is one of -> other words with which people look for it. What one does there weighs like a door."""

PART, DEAD, EASY, HERE = 0.8, 0.7, 1.15, 1.25
"""What weighs a part of a page, a thing that is over, one to begin with, and one of the readers' country."""

MENU = "Menú Participa"
"""What every item is filed under, for people name an item and its menu in one breath."""

WEIGHTS = {"puertas": 1.3, "rutas": 1.25, "metodologias": 1.2, "formatos": 1.2}
"""What weighs a group whose things one does or fills in: the others weigh 1."""


def _entry(indice: Indice, kind: str, entry: Any) -> Documento:
    return Documento(
        kind,
        url(kind, entry.id),
        entry.nombre,
        entry.resumen,
        _joined(*other_words(entry), *(canvas.nombre for canvas in indice.lienzos(entry.id) if kind == "metodologias")),
        _joined(*_labels(indice, entry)),
        _joined(*_body(indice, kind, entry)),
        _weight(entry),
    )


def _weight(entry: Any) -> float:
    """What an entry weighs for what it is; its group weighs too."""
    said = vars(entry)
    country = said["lugar"].pais if "lugar" in said else said.get("pais")
    over, easy, here = said.get("estado") in OVER, said.get("para_empezar"), country == HOME
    return (DEAD if over else 1.0) * (EASY if easy else 1.0) * (HERE if here else 1.0)


def _labels(indice: Indice, entry: Any) -> Iterator[str]:
    """The names of the terms an entry is filed under, where it is, and the items of the Menú Participa that it serves."""
    found = indice.catalogo.vocabularios
    demands = getattr(entry, "exige", None)
    for lista, ids in {
        "pilares": (getattr(entry, "pilar", None), getattr(entry, "pilar_asociado", None)),
        "niveles": (getattr(entry, "nivel", None),),
        "familias": (getattr(entry, "familia", None),),
        "tipos": (getattr(entry, "tipo", None),),
        "iniciativas": (getattr(entry, "iniciativa_de", None),),
        "costos": (demands and demands.costo,),
        "conectividad": (demands and demands.conectividad,),
        "lineamientos": getattr(entry, "lineamientos", ()),
        "situaciones": getattr(entry, "situaciones", ()),
    }.items():
        yield from (found[lista][id].nombre for id in ids if id)
    place = getattr(entry, "lugar", None)
    country = place.pais if place else getattr(entry, "pais", None)
    yield from filter(None, (indice.paises.get(country) if country else None, getattr(entry, "entidad", None)))
    yield from getattr(entry, "participa", ())


def _body(indice: Indice, kind: str, entry: Any) -> Iterator[str]:
    """What its page says at length; a method's also says how it is done, and what its canvas asks."""
    yield from (plain(text) for ruta, text in said(entry) if ruta[0] != "resumen")
    if kind == "formatos":
        yield from (part.titulo for part in entry.secciones)
    if kind == "rutas":
        yield from (text for step in entry.pasos for text in (step.titulo, step.resultado, step.si_se_omite, step.salida) if text)
    if kind == "metodologias":
        yield from (text for _, title, said_there in indice.textos.get(url(kind, entry.id), ()) for text in (title, said_there))
        for canvas in indice.lienzos(entry.id):
            yield from (text for box in canvas.cajas.values() for text in (box.titulo, *box.preguntas))


def _joined(*texts: str | None) -> str:
    """The texts in one field, each still apart: a whole name is found among them."""
    return BETWEEN.join(bare(text) if "](" in text else text for text in texts if text)
