"""What a browser loads of the search, as data scripts: the plan, the pieces of the index, and the texts in blocks."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from portal.directory import GROUPS
from portal.index import Indice, fold
from portal.scripts import script
from portal.search import pieces, whole
from portal.search.documents import Documento, documents
from portal.search.words import EMPTY, WORD, Lengua, language
from portal.urls import LISTS, PATTERNS, url
from portal.values import Archivo, Prosa

BLOCK = 16
"""Documents in a block of texts: the ten first results are usually in as many blocks."""
STARTED, MANY = (3, 4), 200
"""Letters from which a word being typed finds those it may become: one more where there are `MANY` pieces, for each holds much."""
KNOWN = 90_000
"""Characters of the list of words that a misspelt one is compared with: it is loaded when nothing else answers."""


def files(indice: Indice, paginas: Sequence[Prosa]) -> Iterator[Archivo]:
    """Make the index, and yield its files. `paginas` are the generated pages."""
    gc.disable()  # everything made here stays: looking for what doesn't takes half of the time
    try:
        found = documents(indice, paginas)
        lengua = language(indice.catalogo.vocabularios)
        terms = pieces.postings(whole.filled(found, lengua), [document.peso for document in found])
        words = [word for word, root in lengua.raices.items() if root in terms and word not in EMPTY]
        cut = list(pieces.cut(terms, words))
    finally:
        gc.enable()
    yield _file("indice", partial(plan, indice, found, cut, lengua))
    for number, piece in enumerate(cut):
        yield _file(f"p{number}", partial(pieces.packed, piece))
    for first in range(0, len(found), BLOCK):
        some = found[first : first + BLOCK]
        yield _file(f"t{first // BLOCK}", partial(_rows, some, ("url", "nombre", "resumen")))
        yield _file(f"c{first // BLOCK}", partial(_rows, some, ("cuerpo",)))
    yield _file("palabras", partial(known, found, terms, lengua))
    yield _file("facetas", partial(facets, paginas))


def _file(name: str, make: Callable[[], Any]) -> Archivo:
    key = f"buscar/{name}"
    return Archivo(url("datos", key), "", partial(script, key, make))


def _rows(some: Sequence[Documento], fields: Sequence[str]) -> list[list[str]]:
    return [[getattr(document, field) for field in fields] for document in some]


def plan(indice: Indice, found: Sequence[Documento], cut: Sequence[pieces.Pieza], lengua: Lengua) -> dict[str, Any]:
    """Return what every search needs: how many documents, in which groups, where the pieces begin, and the language.

    A group of the thesaurus is its id, its name, and its forms as roots.
    """
    many = Counter(document.grupo for document in found)
    groups, first = [], 0
    for id, name in GROUPS.items():
        groups.append([id, name, first, many[id]])
        first += many[id]
    found_in = indice.catalogo.vocabularios
    forms: dict[str, list[str]] = {id: [] for id in found_in["tesauro"]}
    for roots, id in (pair for some in lengua.conceptos.values() for pair in some.items()):
        forms[id].append(" ".join(roots))
    return {
        "total": len(found),
        "bloque": BLOCK,
        "prefijo": STARTED[len(cut) >= MANY],
        "grupos": groups,
        "piezas": [piece.desde for piece in cut],
        "vacias": " ".join(sorted(EMPTY)),
        "raices": [[id, *map(fold, term.formas)] for id, term in found_in["raices"].items()],
        "tesauro": [[id, group.nombre, *forms[id]] for id, group in found_in["tesauro"].items()],
    }


def known(found: Sequence[Documento], terms: Mapping[str, Any], lengua: Lengua) -> str:
    """Return words of the documents as they are written, one for each root, the most used ones first, as many as travel cheaply."""
    times: Counter[str] = Counter()
    for document in found:
        times.update(WORD.findall(f"{document.nombre} {document.alias} {document.resumen} {document.cuerpo}".lower()))
    best: dict[str, str] = {}
    for word, _ in times.most_common():
        root = lengua.raices[fold(word)] if word.isalpha() and len(word) > 3 else ""
        if root in terms:
            best.setdefault(root, word)
    chosen, size = [], 0
    for word in best.values():
        size += len(word) + 1
        if size > KNOWN:
            break
        chosen.append(word)
    return " ".join(chosen)


def facets(paginas: Sequence[Prosa]) -> list[list[str]]:
    """Return [name, address] of the pages that gather entries: what one is offered when nothing answers."""
    starts = tuple(PATTERNS[kind].split("{")[0] for kind in ("pilares", "facetas"))
    return [[page.titulo, page.url] for page in paginas if page.url.startswith(starts) and page.url not in LISTS]
