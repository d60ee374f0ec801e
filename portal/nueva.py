"""`portal nueva`: asks for what only a person knows and writes a new entry, valid from its first save."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from portal.index import Indice, fold
from portal.parse import dump
from portal.urls import RESERVED

Ask = Callable[[str], str]
Say = Callable[[str], None]


def new_tool(indice: Indice, ask: Ask, say: Say) -> tuple[str, str]:
    """Ask about a tool and return (id, YAML text). Nothing is written here."""
    say("Una ficha nueva. Responda con sus palabras; después podrá editar el archivo.\n")
    nombre = _required("¿Cómo se llama?", ask, say)
    id = _free_id(slug(nombre), indice)
    resumen = _required("¿Qué es, en una frase? (200 caracteres o menos)", ask, say).rstrip(".") + "."
    data: dict[str, Any] = {
        "nombre": nombre,
        "resumen": resumen,
        "descripcion": _required("¿Para qué le sirve a un municipio? Dos o tres frases.", ask, say) + "\n",
        "pilar": _choice("¿De qué pilar es?", "pilares", indice, ask, say),
    }
    say("\nEl nivel se decide con una pregunta: ¿quién decide al final?")
    data["nivel"] = _choice("¿De qué nivel es?", "niveles", indice, ask, say)
    data["familia"] = _choice("¿Qué se hace con ella?", "familias", indice, ask, say)
    data["tipo"] = _choice("¿Qué es?", "tipos", indice, ask, say)
    data["iniciativa_de"] = _choice("¿De quién es la iniciativa?", "iniciativas", indice, ask, say)
    data["pais"] = _required("¿De qué país es? Dos letras (CO, MX, ES), o INT si es de varios.", ask, say).upper()
    if address := ask("¿Cuál es su dirección web? (vacío si no tiene) "):
        data["url"] = address.strip()
    numbers = [tool.numero for tool in indice.herramientas if tool.pilar == data["pilar"]]
    data["numero"] = max(numbers, default=0) + 1
    data["estado"] = "por-confirmar"
    today = indice.catalogo.sitio.fecha
    data |= {"incorporado": today, "revisado": today, "fuentes": {"fuente": _source(indice, ask, say)}}
    return id, dump(data)


def _source(indice: Indice, ask: Ask, say: Say) -> dict[str, Any]:
    source: dict[str, Any] = {"titulo": _required("¿De dónde lo sabe? Título de la página o del documento.", ask, say)}
    if address := ask("¿Cuál es la dirección de esa fuente? (vacío si no tiene) "):
        source["url"] = address.strip()
    source["consultado"] = indice.catalogo.sitio.fecha
    source["como"] = _choice("¿Cómo la vio?", "comprobaciones", indice, ask, say)
    return source


def _required(question: str, ask: Ask, say: Say) -> str:
    while not (answer := ask(f"{question} ").strip()):
        say("Hace falta una respuesta.")
    return answer


def _choice(question: str, lista: str, indice: Indice, ask: Ask, say: Say) -> str:
    """Ask for a term of a list by its number or its id; the rule that settles a level is printed beside it."""
    terms = indice.catalogo.vocabularios[lista]
    ids = list(terms)
    say(f"\n{question}")
    for number, term in enumerate(terms.values(), 1):
        say(f"  {number:>2}. {term.nombre}: {getattr(term, 'regla', '') or term.descripcion}".rstrip(": "))
    while True:
        answer = ask("Número: ").strip()
        if answer in ids:
            return answer
        if answer.isascii() and answer.isdigit() and len(answer) < 4 and 1 <= int(answer) <= len(ids):
            return ids[int(answer) - 1]
        say(f"Escriba un número de 1 a {len(ids)}.")


def slug(nombre: str) -> str:
    """Return the file name that a name gives: "Índice de Datos (ITA)" -> "indice-de-datos-ita"."""
    return re.sub(r"[^a-z0-9]+", "-", fold(nombre).replace("ñ", "n")).strip("-")[:60].rstrip("-") or "ficha"


def _free_id(id: str, indice: Indice) -> str:
    taken = (
        {id for kind in indice.catalogo.entradas.values() for id in kind}
        | RESERVED
        | {*indice.catalogo.vocabularios["situaciones"]}
    )
    return next(name for name in (id, *(f"{id}-{n}" for n in range(2, 1000))) if name not in taken)
