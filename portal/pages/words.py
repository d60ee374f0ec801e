"""Explains a page's words where they occur: glossary terms and norms, each with its entry at the foot of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from portal.index import collation
from portal.model import Catalogo
from portal.norms import cited
from portal.pages.values import render

_TAG = re.compile(r"(<[^>]*>)")
_WORD = re.compile(r"\w+")
_PASSED_BY = frozenset({"a", "h1", "h2", "h3", "code", "pre", "th", "dt", "label", "button", "option", "summary"})
"""Elements whose text isn't explained: links, titles, names of things."""


class Forma(NamedTuple):
    """One way of writing a term: the words it takes, and whether its case counts (it does in an acronym)."""

    palabras: tuple[str, ...]
    id: str
    exacta: bool


def with_words(html: str, catalogo: Catalogo, page: str) -> str:
    """Return the HTML of the page at address `page` with the first use of each glossary term linked to its meaning.

    The meanings, and the norms the page cites with how each was checked, follow at its end.
    """
    marked, ids = _marked(html, _forms(catalogo))
    glosario = catalogo.listas["glosario"]
    words = {id: glosario[id] for id in sorted(ids, key=lambda id: collation(glosario[id].nombre))}
    norms = dict(cited(_TAG.sub(" ", html), catalogo.listas["normativa"]))
    if not words and not norms:
        return html
    return marked + render("palabras", page, palabras=words, normas=norms, v=catalogo.vocabularios)


@lru_cache(maxsize=4)
def _forms(catalogo: Catalogo) -> Mapping[str, tuple[Forma, ...]]:
    """The ways of writing each term, by their first word in lower case, longest first."""
    found: dict[str, list[Forma]] = {}
    for id, palabra in catalogo.listas["glosario"].items():
        for form in dict.fromkeys((palabra.nombre, *palabra.formas, *([palabra.sigla] if palabra.sigla else []))):
            exact = form.isupper() or form == palabra.sigla
            words = tuple(_WORD.findall(form if exact else form.casefold()))
            if words:
                found.setdefault(words[0].casefold(), []).append(Forma(words, id, exact))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.palabras))) for first, forms in found.items()}


def _marked(html: str, forms: Mapping[str, tuple[Forma, ...]]) -> tuple[str, set[str]]:
    parts, seen, depth = _TAG.split(html), set[str](), 0
    for i, part in enumerate(parts):
        if part.startswith("<"):
            name = (_WORD.search(part) or [""])[0].lower()
            if name in _PASSED_BY:
                depth += -1 if part.startswith("</") else 1
        elif not depth and part.strip():
            parts[i] = _linked(part, forms, seen)
    return "".join(parts), seen


def _linked(text: str, forms: Mapping[str, tuple[Forma, ...]], seen: set[str]) -> str:
    found = list(_WORD.finditer(text))
    out, end = [], 0
    for i, word in enumerate(found):
        if word.start() < end or word[0].casefold() not in forms:
            continue
        for form in forms[word[0].casefold()]:
            last = i + len(form.palabras) - 1
            if form.id in seen or last >= len(found):
                continue
            said = tuple(w[0] if form.exacta else w[0].casefold() for w in found[i : last + 1])
            if said == form.palabras and _together(text, found[i : last + 1]):
                seen.add(form.id)
                out.append(f'{text[end : word.start()]}<a class="p-palabra" href="#palabra-{form.id}">')
                end = found[last].end()
                out.append(f"{text[word.start() : end]}</a>")
                break
    return "".join(out) + text[end:]


def _together(text: str, words: list[re.Match[str]]) -> bool:
    """Whether nothing but spaces stands between the words."""
    return all(text[a.end() : b.start()].isspace() for a, b in pairwise(words))
