"""The rules that look across fields and files. One rule, one function; `RULES` is all of them.

Each takes the catalogue and yields faults with their place; none reads the disk.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from babel import Locale
from pydantic import BaseModel

from portal import markdown
from portal.model import VOCABULARIOS, Catalogo, Entrada, Falla, Ruta
from portal.relations import references, similar, texts

Rule = Callable[[Catalogo], Iterator[Falla]]

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,200}\.[\w.]+")
PHONE = re.compile(r"\d(?:[ ()./\u00a0\u00b7\u2009\u2010-\u2015\u2212-]{0,3}\d){9,14}")
"""Ten digits or more with the signs that people put between them; `_is_phone` judges."""
HINT = re.compile(r"@|&#|&[a-z]+;")
"""An e-mail address has an @, perhaps written as an entity."""
COLOMBIAN = re.compile(r"(57)?(3\d{9}|60\d{8})")
ADDRESS = re.compile(r"https?://\S+")
CALLING = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?(?:\S*&)?phone=|tel:)\+?\d+")


def check(catalogo: Catalogo) -> list[Falla]:
    """Run every rule and return all faults."""
    return [falla for rule in RULES for falla in rule(catalogo)]


def closed_lists(catalogo: Catalogo) -> Iterator[Falla]:
    """A value of a closed list must be in it; a related entry must exist."""
    lists: dict[str, Mapping[str, Any]] = {**catalogo.vocabularios, **catalogo.entradas}
    for archivo, entry, before in _things(catalogo):
        for ruta, lista, value in references(entry, before):
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
    """An id belongs to one entry of all kinds, and an old name can't be anybody's address."""
    owner: dict[str, str] = {}
    for archivo, entry in _entries(catalogo):
        if entry.id in owner:
            yield Falla(archivo, (), "id-repetido", {"valor": entry.id, "otro": owner[entry.id]})
        owner.setdefault(entry.id, archivo)
    for archivo, entry in _entries(catalogo):
        for i, slug in enumerate(entry.antes):
            if slug in owner:
                yield Falla(archivo, ("antes", i), "antes-ocupado", {"valor": slug, "otro": owner[slug]})
            owner.setdefault(slug, archivo)


def second_pillar(catalogo: Catalogo) -> Iterator[Falla]:
    """The associated pillar is another one."""
    for archivo, tool in _tools(catalogo):
        if tool.pilar_asociado == tool.pilar:
            yield Falla(archivo, ("pilar_asociado",), "pilar-asociado-igual", {"valor": tool.pilar})


def volumes(catalogo: Catalogo) -> Iterator[Falla]:
    """Each pillar has one volume: its page and its notebook."""
    owner: dict[str, str] = {}
    for number, volumen in catalogo.volumenes.items():
        if volumen.pilar and owner.setdefault(volumen.pilar, number) != number:
            datos = {"valor": volumen.pilar, "otro": owner[volumen.pilar]}
            yield Falla(catalogo.archivos["volumenes", number], (number, "pilar"), "volumen-repetido", datos)
    for pilar in catalogo.vocabularios["pilares"]:
        if pilar not in owner:
            yield Falla(catalogo.archivos["pilares", pilar], (pilar,), "pilar-sin-volumen", {"valor": pilar}, en_clave=True)


def numbers(catalogo: Catalogo) -> Iterator[Falla]:
    """A number is given once in its volume: it is printed and cited."""
    owner: dict[tuple[str, int], str] = {}
    for archivo, tool in _tools(catalogo):
        if (other := owner.setdefault((tool.pilar, tool.numero), archivo)) != archivo:
            free = max(n for pilar, n in owner if pilar == tool.pilar) + 1
            yield Falla(archivo, ("numero",), "numero-repetido", {"valor": str(tool.numero), "otro": other, "libre": str(free)})


def countries_and_languages(catalogo: Catalogo) -> Iterator[Falla]:
    """Codes must be ones that have a name: ISO 3166-1 for countries (or INT), ISO 639 for languages."""
    spanish = Locale.parse("es")
    for archivo, tool in _tools(catalogo):
        if tool.pais not in spanish.territories and tool.pais != "INT":
            yield Falla(archivo, ("pais",), "pais-desconocido", {"valor": tool.pais})
        for i, code in enumerate(tool.idiomas):
            if code not in spanish.languages:
                yield Falla(archivo, ("idiomas", i), "idioma-desconocido", {"valor": code})


def safe_markdown(catalogo: Catalogo) -> Iterator[Falla]:
    """A description carries no HTML, and its links go to http(s) or mailto."""
    for archivo, tool in _tools(catalogo):
        for tipo, fragment in markdown.problems(tool.descripcion).items():
            yield Falla(archivo, ("descripcion",), tipo, {"valor": fragment})


def personal_data(catalogo: Catalogo) -> Iterator[Falla]:
    """No e-mail address and no telephone number in any text (Ley 1581 de 2012)."""
    for archivo, thing, before in _things(catalogo):
        whole = thing.model_dump_json()
        if not HINT.search(whole) and not PHONE.search(whole):
            continue  # as nearly all: no need to go field by field
        for ruta, value in texts(thing, before):
            if found := personal(value) or (personal(markdown.plain(value)) if ruta == ("descripcion",) else ""):
                yield Falla(archivo, ruta, "dato-personal", {"valor": found})


def personal(value: str) -> str:
    """Return the e-mail address or telephone number that a text holds, or "". Numbers in web addresses are no telephones."""
    if not value.isascii():
        value = unicodedata.normalize("NFKC", re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", value))
    value = " ".join(value.split())
    if "@" in value and (found := EMAIL.search(value)):
        return found[0]
    if found := CALLING.search(value):
        return found[0]
    plain = ADDRESS.sub("", value) if "://" in value else value
    return next((found[0] for found in PHONE.finditer(plain) if _is_phone(found, plain)), "")


def _is_phone(found: re.Match[str], text: str) -> bool:
    """A Colombian mobile (3…) or landline (60…), with or without 57, or any number written with its country's +."""
    digits = re.sub(r"\D", "", found[0])
    foreign = text[: found.start()].rstrip(" (").endswith("+")
    return foreign or COLOMBIAN.fullmatch(digits) is not None


def unique_names(catalogo: Catalogo) -> Iterator[Falla]:
    """Two entries of a kind don't bear one name: a copied template is renamed."""
    owner: dict[tuple[type, str], str] = {}
    for archivo, entry in _entries(catalogo):
        if (other := owner.setdefault((type(entry), entry.nombre.casefold()), archivo)) != archivo:
            yield Falla(archivo, ("nombre",), "nombre-repetido", {"valor": entry.nombre, "otro": other})


def closed_with_lessons(catalogo: Catalogo) -> Iterator[Falla]:
    """What ended says what it taught."""
    for archivo, tool in _tools(catalogo):
        if tool.estado == "cerrada" and not tool.aprendizajes:
            yield Falla(archivo, ("estado",), "cerrada-sin-aprendizajes")


def dates(catalogo: Catalogo) -> Iterator[Falla]:
    """Nothing happens after the edition's date, and nothing is reviewed before it entered."""
    close = catalogo.sitio.fecha
    for archivo, entry in _entries(catalogo):
        moments: list[tuple[Ruta, Any]] = [(("incorporado",), entry.incorporado), (("revisado",), entry.revisado)]
        moments += [(("fuentes", key, "consultado"), source.consultado) for key, source in entry.fuentes.items()]
        for ruta, day in moments:
            if day > close:
                yield Falla(archivo, ruta, "fecha-futura", {"valor": str(day), "limite": str(close)})
        if entry.revisado < entry.incorporado:
            yield Falla(archivo, ("revisado",), "revisado-antes", {"valor": str(entry.revisado)})


def sources(catalogo: Catalogo) -> Iterator[Falla]:
    """A page seen on the web has an address, and «activa» needs a source somebody saw."""
    for archivo, entry in _entries(catalogo):
        for key, source in entry.fuentes.items():
            if source.como == "consulta-directa" and source.url is None:
                yield Falla(archivo, ("fuentes", key), "fuente-sin-url", {"valor": key})
    for archivo, tool in _tools(catalogo):
        if tool.estado == "activa" and all(s.como == "conocimiento-general" for s in tool.fuentes.values()):
            yield Falla(archivo, ("estado",), "activa-sin-fuente")


def redundant(catalogo: Catalogo) -> Iterator[Falla]:
    """What is said elsewhere isn't said twice: an alias equal to the name, an entry related to itself."""
    for archivo, tool in _tools(catalogo):
        for i, alias in enumerate(tool.alias):
            if alias.casefold() == tool.nombre.casefold():
                yield Falla(archivo, ("alias", i), "alias-sobra", {"valor": alias})
        for i, other in enumerate(tool.herramientas):
            if other == tool.id:
                yield Falla(archivo, ("herramientas", i), "relacion-consigo", {"valor": other})


RULES: tuple[Rule, ...] = (
    closed_lists,
    facets,
    unique_addresses,
    unique_names,
    second_pillar,
    volumes,
    numbers,
    countries_and_languages,
    safe_markdown,
    personal_data,
    closed_with_lessons,
    dates,
    sources,
    redundant,
)


def _entries(catalogo: Catalogo) -> Iterator[tuple[str, Entrada]]:
    for kind, entries in catalogo.entradas.items():
        yield from ((catalogo.archivos[kind, id], entry) for id, entry in entries.items())


def _tools(catalogo: Catalogo) -> Iterator[tuple[str, Any]]:
    yield from ((catalogo.archivos["herramientas", id], tool) for id, tool in catalogo.herramientas.items())


def _things(catalogo: Catalogo) -> Iterator[tuple[str, BaseModel, Ruta]]:
    """Everything people wrote, with its file and the path of its place in it."""
    yield from ((archivo, entry, ()) for archivo, entry in _entries(catalogo))
    if site := next((file for (group, _), file in catalogo.archivos.items() if group == "sitio"), ""):
        yield site, catalogo.sitio, ()
    for number, volumen in catalogo.volumenes.items():
        yield catalogo.archivos["volumenes", number], volumen, (number,)
    for lista, terms in catalogo.vocabularios.items():
        yield from ((catalogo.archivos[lista, id], term, (id,)) for id, term in terms.items())
