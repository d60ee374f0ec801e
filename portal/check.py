"""The rules that look across fields and files. One rule, one function; `RULES` is all of them.

Each takes the catalogue and yields faults with their place; none reads the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from babel import Locale

from portal import canvases, ladders, markdown, routes
from portal.contrast import readable_colours
from portal.entrada import Entrada
from portal.fields import NUMBER
from portal.language import said, too_long
from portal.model import Catalogo
from portal.norms import undeclared_norms
from portal.personal import personal_data
from portal.relations import references, similar
from portal.terms import VOCABULARIOS
from portal.urls import RESERVED
from portal.values import Falla, Ruta
from portal.walk import entries, of_kind, things, tools

Rule = Callable[[Catalogo], Iterator[Falla]]


def check(catalogo: Catalogo) -> list[Falla]:
    """Run every rule and return all faults."""
    return [falla for rule in RULES for falla in rule(catalogo)]


def closed_lists(catalogo: Catalogo) -> Iterator[Falla]:
    """A value of a closed list must be in it; a related entry must exist."""
    lists: dict[str, Mapping[str, Any]] = {**catalogo.vocabularios, **catalogo.listas, **catalogo.entradas}
    for archivo, entry, before in things(catalogo):
        for ruta, lista, value in references(entry, before):
            if lista in ("paises", "fuentes"):  # no lists of the catalogue: each has a rule of its own
                continue
            if (lista, value) not in catalogo.archivos:  # which also knows what has a fault of its own
                tipo = "no-existe" if lista in catalogo.entradas else "no-en-vocabulario"
                clave = next(str(part) for part in reversed(ruta) if isinstance(part, str))
                datos = {"valor": value, "lista": lista, "clave": clave, "parecido": similar(value, lists[lista])}
                yield Falla(archivo, ruta, tipo, datos)


def facets(catalogo: Catalogo) -> Iterator[Falla]:
    """A facet is the name of a vocabulary."""
    for name in catalogo.vocabularios["facetas"]:
        if name not in VOCABULARIOS:
            datos = {"valor": name, "lista": "facetas", "clave": name, "parecido": similar(name, VOCABULARIOS)}
            yield Falla(catalogo.archivos["facetas", name], (name,), "no-en-vocabulario", datos, en_clave=True)


def unique_addresses(catalogo: Catalogo) -> Iterator[Falla]:
    """An id belongs to one entry of all kinds, and an old name can't be anybody's address.

    Each id is also a short address, beside the portal's own first words and the doors' ids.
    """
    owner: dict[str, str] = {id: catalogo.archivos["situaciones", id] for id in catalogo.vocabularios["situaciones"]}
    for id in RESERVED.intersection(catalogo.vocabularios["situaciones"]):
        yield Falla(catalogo.archivos["situaciones", id], (id,), "direccion-reservada", {"valor": id}, en_clave=True)
    for archivo, entry in entries(catalogo):
        if entry.id in RESERVED:
            yield Falla(archivo, (), "direccion-reservada", {"valor": entry.id})
        if entry.id in owner:
            yield Falla(archivo, (), "id-repetido", {"valor": entry.id, "otro": owner[entry.id]})
        owner.setdefault(entry.id, archivo)
    for archivo, entry in entries(catalogo):
        for i, slug in enumerate(entry.antes):
            if slug in owner:
                yield Falla(archivo, ("antes", i), "antes-ocupado", {"valor": slug, "otro": owner[slug]})
            owner.setdefault(slug, archivo)


def second_pillar(catalogo: Catalogo) -> Iterator[Falla]:
    """The associated pillar is another one."""
    for archivo, entry in entries(catalogo):
        if isinstance(entry, Entrada) and entry.pilar_asociado == entry.pilar:
            yield Falla(archivo, ("pilar_asociado",), "pilar-asociado-igual", {"valor": entry.pilar})


def volumes(catalogo: Catalogo) -> Iterator[Falla]:
    """A volume's number is one pillar's, or one notebook of prose's: it is printed and cited."""
    for number in catalogo.volumenes:
        if not re.fullmatch(NUMBER, number):
            yield Falla(catalogo.archivos["volumenes", number], (number,), "numero-de-cuaderno", {"valor": number}, en_clave=True)
    owner = {number: volumen.nombre for number, volumen in catalogo.volumenes.items()}
    for id, pilar in catalogo.vocabularios["pilares"].items():
        if pilar.volumen in owner:
            datos = {"valor": pilar.volumen, "otro": owner[pilar.volumen]}
            yield Falla(catalogo.archivos["pilares", id], (id, "volumen"), "volumen-repetido", datos)
        owner[pilar.volumen] = pilar.nombre


def numbers(catalogo: Catalogo) -> Iterator[Falla]:
    """A number is given once in its volume: it is printed and cited."""
    owner: dict[tuple[str, int], str] = {}
    for archivo, tool in tools(catalogo):
        if (other := owner.setdefault((tool.pilar, tool.numero), archivo)) != archivo:
            free = max(n for pilar, n in owner if pilar == tool.pilar) + 1
            yield Falla(archivo, ("numero",), "numero-repetido", {"valor": str(tool.numero), "otro": other, "libre": str(free)})


def countries_and_languages(catalogo: Catalogo) -> Iterator[Falla]:
    """Codes must be ones that have a name: ISO 3166-1 for countries (or INT), ISO 639 for languages."""
    spanish = Locale.parse("es")
    for archivo, entry in entries(catalogo):
        for ruta, lista, code in references(entry):
            if lista == "paises" and code not in spanish.territories and code != "INT":
                yield Falla(archivo, ruta, "pais-desconocido", {"valor": code})
    for archivo, tool in tools(catalogo):
        for i, code in enumerate(tool.idiomas):
            if code not in spanish.languages:
                yield Falla(archivo, ("idiomas", i), "idioma-desconocido", {"valor": code})


def safe_markdown(catalogo: Catalogo) -> Iterator[Falla]:
    """A long text carries no HTML, and its links go to http(s) or mailto."""
    for archivo, entry in entries(catalogo):
        parts = [(("secciones", i, "texto"), s.texto) for i, s in enumerate(getattr(entry, "secciones", ()))]
        for ruta, text in (*(((field,), getattr(entry, field)) for field in entry.LARGOS), *parts):
            for tipo, fragment in markdown.problems(text).items():
                yield Falla(archivo, ruta, tipo, {"valor": fragment})


def cited_sources(catalogo: Catalogo) -> Iterator[Falla]:
    """A claim points to one of its own entry's sources."""
    for archivo, entry in entries(catalogo):
        for ruta, lista, key in references(entry):
            if lista == "fuentes" and key not in entry.fuentes:
                yield Falla(archivo, ruta, "fuente-no-declarada", {"valor": key, "parecido": similar(key, entry.fuentes)})


def official_forms(catalogo: Catalogo) -> Iterator[Falla]:
    """A form that the entity filled in has every part that the form requires."""
    for archivo, practica in of_kind("practicas", catalogo):
        for field in sorted(FORM) if practica.origen == "ficha-oficial" else ():
            if not getattr(practica, field):
                yield Falla(archivo, (field,), "falta-en-formato", {"valor": field})


FORM: tuple[str, ...] = (
    "diligenciado",
    "proceso",
    "inicio",
    "descripcion",
    "linea_base",
    "poblacion",
    "alcance",
    "aporte",
    "retos",
)
FORM += ("estabilidad", "conclusiones")
"""What the form 4202000-FT-1311 v01 doesn't leave optional, of what may be published."""


def declared_norms(catalogo: Catalogo) -> Iterator[Falla]:
    """A norm that a text names is told in normativa.yml, with how it was checked."""
    known = {cita for norm in catalogo.listas["normativa"].values() for cita in norm.citas}
    for archivo, entry in entries(catalogo):
        for ruta, text in said(entry):
            for name in undeclared_norms(text, known):
                yield Falla(archivo, ruta, "norma-no-declarada", {"valor": name})


def easy_start(catalogo: Catalogo) -> Iterator[Falla]:
    """What one can use on Monday says how to begin in a small municipality."""
    for archivo, tool in tools(catalogo):
        if tool.para_empezar and not tool.como_empezar:
            yield Falla(archivo, ("para_empezar",), "empezar-sin-como")


def unique_names(catalogo: Catalogo) -> Iterator[Falla]:
    """Two entries of a kind don't bear one name: a copied template is renamed."""
    owner: dict[tuple[type, str], str] = {}
    for archivo, entry in entries(catalogo):
        if (other := owner.setdefault((type(entry), entry.nombre.casefold()), archivo)) != archivo:
            yield Falla(archivo, ("nombre",), "nombre-repetido", {"valor": entry.nombre, "otro": other})


def closed_with_lessons(catalogo: Catalogo) -> Iterator[Falla]:
    """What ended says what it taught."""
    for archivo, thing in (*tools(catalogo), *of_kind("experiencias", catalogo)):
        if thing.estado == "cerrada" and not thing.aprendizajes:
            yield Falla(archivo, ("estado",), "cerrada-sin-aprendizajes")


def dates(catalogo: Catalogo) -> Iterator[Falla]:
    """Nothing happens after the edition's date, and nothing is reviewed before it entered."""
    close = catalogo.sitio.fecha
    for archivo, entry in entries(catalogo):
        moments: list[tuple[Ruta, Any]] = [(("incorporado",), entry.incorporado), (("revisado",), entry.revisado)]
        moments += [(("fuentes", key, "consultado"), source.consultado) for key, source in entry.fuentes.items()]
        for ruta, day in moments:
            if day > close:
                yield Falla(archivo, ruta, "fecha-futura", {"valor": str(day), "limite": str(close)})
        if entry.revisado < entry.incorporado:
            yield Falla(archivo, ("revisado",), "revisado-antes", {"valor": str(entry.revisado)})


def sources(catalogo: Catalogo) -> Iterator[Falla]:
    """A page seen on the web has an address, and «activa» needs a source somebody saw."""
    for archivo, entry in entries(catalogo):
        for key, source in entry.fuentes.items():
            if source.como == "consulta-directa" and source.url is None:
                yield Falla(archivo, ("fuentes", key), "fuente-sin-url", {"valor": key})
    for archivo, thing in (*tools(catalogo), *of_kind("experiencias", catalogo)):
        if thing.estado == "activa" and all(s.como == "conocimiento-general" for s in thing.fuentes.values()):
            yield Falla(archivo, ("estado",), "activa-sin-fuente")


def redundant(catalogo: Catalogo) -> Iterator[Falla]:
    """What is said elsewhere isn't said twice: an alias equal to the name, an entry related to itself."""
    for archivo, entry in entries(catalogo):
        for i, alias in enumerate(entry.alias):
            if alias.casefold() == entry.nombre.casefold():
                yield Falla(archivo, ("alias", i), "alias-sobra", {"valor": alias})
        for ruta, lista, other in references(entry):
            if lista in catalogo.entradas and other == entry.id:
                yield Falla(archivo, ruta, "relacion-consigo", {"valor": other})


RULES: tuple[Rule, ...] = (
    closed_lists,
    facets,
    unique_addresses,
    unique_names,
    second_pillar,
    volumes,
    readable_colours,
    numbers,
    countries_and_languages,
    safe_markdown,
    cited_sources,
    official_forms,
    easy_start,
    declared_norms,
    too_long,
    personal_data,
    closed_with_lessons,
    dates,
    sources,
    redundant,
    *(*canvases.RULES, *routes.RULES, *ladders.RULES),
)
