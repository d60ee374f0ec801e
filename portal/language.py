"""The house's language as rules, so that anybody understands a text at first reading. Notices; only the hard limit is a fault."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from portal.entrada import Pieza
from portal.model import Catalogo
from portal.relations import texts
from portal.values import Falla, Ruta
from portal.walk import entries, things

LONG_SENTENCE, LONGEST_SENTENCE = 20, 35
LONG_PARAGRAPH = 375
"""Characters: five lines of 75, the widest a page shows."""
RUN = 8
"""Words that two entries may not share in a row."""
START = 4
"""Words with which two summaries may not both start."""

SAID = {"resumen", "descripcion", "como_empezar", "por_verificar", "texto", "historia", "quien_decide", "linea_base", "poblacion"}
SAID |= {"alcance", "aporte", "difusion", "otros", "retos", "estabilidad", "conclusiones", "consejo", "primer_paso"}
SAID |= {
    "cuando_no",
    "quienes",
    "materiales",
    "actividad",
    "que",
    "sirve_para",
    "preguntas",
    "caso",
    "respuestas",
    "ayuda",
    "puntos",
}
SAID |= {"para_quien", "si_se_omite", "resultado", "salida"}
SAID |= {"definicion", "que_dice", "por_que", "que_pide", "vigencia", "nota", "glosa", "regla", "remedio"}
SAID |= {"publique", "solo_la_entidad", "frecuencia"}
SAID |= {"pregunta", "opciones", "si_no", "porque"}
"""Fields that hold sentences; the rest are names, ids, addresses."""

_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARK = re.compile(r"^\s*(?:[#>]+|[-*]|\d+\.)\s+", re.MULTILINE)
_BLOCKS = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*|#]|\d+\.))")
_END = re.compile(r"(?<=[.:;?!…])[»”\")]*\s+")
_STOP = re.compile(r"[.:;?!…]\s|\n\n")
"""Where a sentence surely ends."""
_WORD = re.compile(r"\w+")
ACRONYM = re.compile(r"\b[A-ZÁÉÍÓÚÑ]{2,}\d*\b")
ROMAN = re.compile(r"[IVXLC]+")


def plain(text: str) -> str:
    """Return a Markdown text without its marks and addresses."""
    return _MARK.sub("", _LINK.sub(r"\1", text)).replace("*", "").replace("`", "").replace("|", " ")


def paragraphs(text: str) -> list[str]:
    """Return a Markdown text's paragraphs and list items, each in one line."""
    return [found for block in _BLOCKS.split(text) if (found := " ".join(plain(block).split()))]


def sentences(text: str) -> list[str]:
    """Return a Markdown text's sentences."""
    return [sentence for paragraph in paragraphs(text) for sentence in _END.split(paragraph)]


def length(sentence: str) -> int:
    """Return how many words a sentence has."""
    return sum(1 for word in sentence.split() if _WORD.search(word))


def said(thing: Any, before: Ruta = ()) -> Iterator[tuple[Ruta, str]]:
    """Yield (path, text) for what people wrote in sentences in `thing`; sources' titles and addresses aren't."""
    for key, part in thing.__dict__.items():
        if key in SAID and not isinstance(part, BaseModel):  # a municipality's «poblacion» is a figure with its source
            yield from texts(part, (*before, key))
        elif part and key != "fuentes":
            for ruta, model in _models(part, (*before, key)):
                yield from said(model, ruta)


def _models(part: Any, before: Ruta) -> Iterator[tuple[Ruta, BaseModel]]:
    if isinstance(part, BaseModel):
        yield before, part
    elif isinstance(part, (tuple, dict)):
        for key, inner in part.items() if isinstance(part, dict) else enumerate(part):
            yield from _models(inner, (*before, key))


def too_long(catalogo: Catalogo) -> Iterator[Falla]:
    """No sentence passes the hard limit: a rule of the checker."""
    for archivo, ruta, text in _all(catalogo):
        if all(piece.count(" ") < LONGEST_SENTENCE for piece in _STOP.split(text)):
            continue  # as nearly all
        for sentence in sentences(text):
            if (words := length(sentence)) > LONGEST_SENTENCE:
                yield Falla(archivo, ruta, "frase-demasiado-larga", {"largo": str(words), "valor": sentence[:60]})


def notices(catalogo: Catalogo) -> Iterator[Falla]:
    """Yield everything that reads worse than it should."""
    for archivo, ruta, text in _all(catalogo):
        for tipo, datos in of_text(text):
            yield Falla(archivo, ruta, tipo, datos)
    yield from _acronyms(catalogo)
    yield from _shared(catalogo)
    yield from _starts(catalogo)
    yield from _sizes(catalogo)


def of_text(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (kind, data) for each sentence or paragraph of a text that is long."""
    for paragraph in paragraphs(text):
        if len(paragraph) > LONG_PARAGRAPH:
            yield "parrafo-largo", {"largo": str(len(paragraph)), "limite": str(LONG_PARAGRAPH), "valor": paragraph[:60]}
    for sentence in sentences(text):
        if (words := length(sentence)) > LONG_SENTENCE:
            yield "frase-larga", {"largo": str(words), "limite": str(LONG_SENTENCE), "valor": sentence[:60]}


def undeclared(text: str, known: Iterable[str]) -> list[str]:
    """Return the acronyms of a text that neither `known` names nor the text itself explains: «… (SIGLA)»."""
    found = dict.fromkeys(ACRONYM.findall(_LINK.sub(r"\1", text)))
    known = set(known)
    return [a for a in found if a not in known and f"({a})" not in text and f"{a} (" not in text and not ROMAN.fullmatch(a)]


def acronyms_of(catalogo: Catalogo) -> set[str]:
    """Return the acronyms that the glossary explains."""
    words = catalogo.listas["glosario"].values()
    return {a for p in words for form in (p.nombre, p.sigla or "", *p.formas) for a in ACRONYM.findall(form)}


def _all(catalogo: Catalogo) -> Iterator[tuple[str, Ruta, str]]:
    for archivo, thing, before in things(catalogo):
        for ruta, text in said(thing, before):
            yield archivo, ruta, text


def _acronyms(catalogo: Catalogo) -> Iterator[Falla]:
    known = acronyms_of(catalogo)
    names = {a for _, e in entries(catalogo) for a in ACRONYM.findall(e.nombre)}
    for archivo, entry in entries(catalogo):
        own = " ".join((*entry.alias, getattr(entry, "entidad", "") or ""))
        whole = "\n".join(text for _, text in said(entry))
        for acronym in undeclared(whole, known | names | set(ACRONYM.findall(own))):
            ruta = next(ruta for ruta, text in said(entry) if acronym in text)
            yield Falla(archivo, ruta, "sigla-sin-explicar", {"valor": acronym})


def _shared(catalogo: Catalogo) -> Iterator[Falla]:
    owner: dict[tuple[str, ...], str] = {}
    for archivo, entry in entries(catalogo):
        told: set[str] = set()
        for ruta, text in said(entry):
            for sentence in sentences(text):
                words = _WORD.findall(sentence.casefold())
                for i in range(len(words) - RUN + 1):
                    run = tuple(words[i : i + RUN])
                    if (other := owner.setdefault(run, archivo)) != archivo and other not in told:
                        told.add(other)
                        yield Falla(archivo, ruta, "palabras-compartidas", {"valor": " ".join(run), "otro": other})


def _starts(catalogo: Catalogo) -> Iterator[Falla]:
    owner: dict[tuple[str, ...], str] = {}
    for archivo, entry in entries(catalogo):
        start = tuple(_WORD.findall(entry.resumen.casefold())[:START])
        if (other := owner.setdefault(start, archivo)) != archivo:
            yield Falla(archivo, ("resumen",), "resumen-parecido", {"valor": " ".join(start), "otro": other})


def _sizes(catalogo: Catalogo) -> Iterator[Falla]:
    for archivo, entry in entries(catalogo):
        for field, (fewest, most) in entry.TEXTOS.items():
            size = len(getattr(entry, field))
            if not fewest <= size <= most:
                datos = {"largo": str(size), "minimo": str(fewest), "limite": str(most)}
                yield Falla(archivo, (field,), "texto-fuera-de-medida", datos)


def kind_of_reading(score: float) -> str:
    """Say what a score of Szigriszt-Pazos means (scale INFLESZ, Barrio-Cantalejo and others, 2008)."""
    steps = ((40, "muy difícil"), (55, "algo difícil"), (65, "normal"), (80, "bastante fácil"))
    return next((name for limit, name in steps if score < limit), "muy fácil")


def whole(entry: Pieza) -> str:
    """Return all that an entry says, for its readability."""
    return "\n\n".join(plain(text) for _, text in said(entry))
