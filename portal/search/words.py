"""From a text to the roots it is searched by. docs/assets/lengua.js does the same in the browser; a test compares.

A word is folded first, so that it can't matter whether a person writes accents. Then its plural goes, by the rule of Spanish
spelling, because the stemmer keeps many apart (ciudad/ciudades, obra/obras, gobierno/gobiernos); then the Snowball stemmer
cuts it. `raices.yml` says which words of this trade have a common root that neither step finds (mapa/mapeo, rendir/rendición).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

import snowballstemmer

from portal.index import fold

WORD = re.compile(r"[^\W_]+(?:[.\-][^\W_]+)*")
"""Letters and digits; the dots and hyphens of a code (6.2.1.b, 4202000-FT-1311) hold it together."""
LONGEST = 40
"""Characters of a word that count."""
SHORTEST_STEM = 4
"""Letters from which a word has an ending one can cut."""

_EMPTY = (
    "a al ante antes aqui asi aun bajo buenas buenos cada como con contra cual cuales cuando cuanta cuantas cuanto cuantos "
    "de debe deben debo del desde dias donde dos e el ella ellas ellos en entonces entre era es esa esas ese eso esos esta "
    "estan estas este esto estos estoy favor gracias ha hace hacen hacer hacia hago hasta hay hola la las le les lo los mas "
    "me mi mis muy necesita necesitamos necesito ni no nos nosotros nuestra nuestro o otra otras otro otros para pero "
    "podemos poder por porque pueda puede pueden puedo pues que quien quienes quiere quiero se sea segun ser si sino sobre "
    "solo son su sus tal tambien tan tanto tardes tenemos tengo tiene tienen toda todas todo todos tu tus u un una unas uno "
    "unos usted ustedes va y ya yo "
)
EMPTY = frozenset(_EMPTY.split())
"""Words without a meaning of their own, folded: a search passes them by."""

_JOINTS = re.compile(r"[.\-]")
_DIGIT = re.compile(r"\d")  # as the browser's \p{Nd}: «½» and «²» are digits to one of Python's tests, and not to another
_snowball = snowballstemmer.stemmer("spanish")


class Raices(dict[str, str]):
    """Folded word -> its root: of the exceptions it is made with, and of any other word when somebody asks."""

    def __init__(self, exceptions: Mapping[str, str]) -> None:
        """Begin with the exceptions."""
        super().__init__(exceptions)
        self.lecturas = Lecturas(self)

    def __missing__(self, word: str) -> str:
        """Work the root out, once a word."""
        found = self[word] = self.get(singular(word)) or stem(word)
        return found


class Lecturas(dict[str, tuple[str, ...]]):
    """A word as a text has it (folded, its joints too) -> the roots it is searched by: worked out once a word."""

    def __init__(self, raices: Raices) -> None:
        """Begin with nothing."""
        super().__init__()
        self.raices = raices

    def __missing__(self, word: str) -> tuple[str, ...]:
        """Work the roots out."""
        found = self[word] = tuple([self.raices[part] for part in parts(word) if part not in EMPTY])
        return found


class Lengua(NamedTuple):
    """What the catalogue says of its words: their roots, and the concept of each phrase."""

    raices: Raices
    conceptos: Mapping[str, Mapping[tuple[str, ...], str]]
    """First root of a form of the thesaurus -> the roots of each form that begins so, the longest first -> id of its group."""


def language(vocabularios: Mapping[str, Mapping[str, Any]]) -> Lengua:
    """Read the language of a catalogue from its vocabularies `raices` and `tesauro`."""
    roots = Raices({fold(form): id for id, term in vocabularios["raices"].items() for form in (id, *term.formas)})
    forms: dict[tuple[str, ...], str] = {}
    for id, group in vocabularios["tesauro"].items():
        forms |= {tuple(of_text(form, roots)): id for form in (group.nombre, *group.formas)}
    found: dict[str, dict[tuple[str, ...], str]] = {}
    for form in sorted(filter(None, forms), key=lambda form: (-len(form), form)):
        found.setdefault(form[0], {})[form] = forms[form]
    return Lengua(roots, found)


def split(text: str) -> Iterator[str]:
    """Yield the folded words of a text, and their parts."""
    for word in WORD.findall(fold(text)):
        yield from parts(word)


def parts(word: str) -> Iterator[str]:
    """Yield a folded word. A code is yielded whole, a joined word («co-creación», «pol.is») as one; then their parts."""
    if "-" not in word and "." not in word:
        yield word[:LONGEST]
        return
    yield (word if _DIGIT.search(word) else _JOINTS.sub("", word))[:LONGEST]
    yield from (part[:LONGEST] for part in _JOINTS.split(word) if len(part) > 1)


def of_text(text: str, raices: Raices) -> list[str]:
    """Return the roots of a text's words that mean something, in order."""
    return list(chain.from_iterable(map(raices.lecturas.__getitem__, WORD.findall(fold(text)))))


@lru_cache(maxsize=1 << 17)  # a preview, and many catalogues in one test, read the same words again
def stem(word: str) -> str:
    """Return what is left of a folded word without its endings; a short one, and one with digits, is left as it is."""
    if len(word) < SHORTEST_STEM or _DIGIT.search(word):
        return word
    return str(_snowball.stemWord(singular(word)))


def singular(word: str) -> str:
    """Return a folded word without the ending of a plural: «ciudades» -> «ciudad», «veces» -> «vez», «toolkits» -> «toolkit»."""
    if len(word) < SHORTEST_STEM or word[-1] != "s":
        return word
    if word[-2] == "e" and word[-3] in "lrndjyz":
        return word[:-2]
    if word.endswith("ces"):
        return f"{word[:-3]}z"
    return word if word[-2] == "s" else word[:-1]


def concepts(roots: Sequence[str], lengua: Lengua) -> list[str]:
    """Return the ids of the thesaurus' groups that a text names, once for each time: the longest form at each place."""
    found, after = [], 0
    for at, first in enumerate(roots):
        if at >= after and first in lengua.conceptos:
            for form, id in lengua.conceptos[first].items():
                if tuple(roots[at : at + len(form)]) == form:
                    found.append(id)
                    after = at + len(form)
                    break
    return found
