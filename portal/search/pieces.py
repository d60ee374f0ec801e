"""The index cut by the first signs of its terms: a search loads the pieces its own words touch, and no other.

In lunr a document's score for a query needs only the vectors' values at the query's own terms (its `similarity` divides by the
query's magnitude alone), so the pieces that hold those terms give the whole index's results and scores.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from lunr.idf import idf

from portal.search.documents import FIELDS

LARGEST = 12_000
"""Characters of a piece: a term that takes more is a piece of its own."""
K1, B = 1.2, 0.75
"""How soon repeating a word says no more, and how much a long text is held against it: lunr's own."""
TENTHS = 10
"""Scores travel as whole tenths: half the bytes, and finer than any order among results needs."""

Campo = tuple[tuple[int, ...], tuple[int, ...]]
"""The documents that hold a term in a field, ascending, and their scores in tenths."""


Thing = tuple[str, str, Sequence[Campo] | None]
"""Something of the dictionary: its key, itself, and its row if it is a term."""


class Pieza(NamedTuple):
    """A stretch of the dictionary, from `desde` on: terms with what they score, and words as people write them (folded)."""

    desde: str
    terminos: Mapping[str, Sequence[Campo]]
    palabras: Sequence[str]


def postings(builder: Any, weights: Sequence[float]) -> dict[str, list[Campo]]:
    """Score lunr's builder by term: for each field, in the order of `FIELDS`, its documents and their scores.

    `weights` are the documents' own. These are the vectors of `builder.build()` (a test compares), without the order and the set
    of terms that it also makes: they take half of the time, and a browser uses neither.
    """
    found: dict[str, list[tuple[list[int], list[int]]]] = {term: [([], []) for _ in FIELDS] for term in builder.inverted_index}
    rarity = {term: idf(posting, builder.document_count) for term, posting in builder.inverted_index.items()}
    places = {field: place for place, field in enumerate(FIELDS)}
    lengths: dict[str, list[int]] = {field: [] for field in FIELDS}
    for ref, length in builder.field_lengths.items():
        lengths[ref.partition("/")[0]].append(length)
    average = {field: sum(some) / len(some) for field, some in lengths.items() if some}
    for ref, times in builder.field_term_frequencies.items():
        field, _, number = ref.partition("/")
        place, document = places[field], int(number)
        if times:
            norm = K1 * (1 - B + B * (builder.field_lengths[ref] / average[field]))
            boost = FIELDS[field] * weights[document]
            for term, many in times.items():
                documents, scores = found[term][place]
                documents.append(document)
                score = rarity[term] * ((K1 + 1) * many) / (norm + many) * boost
                scores.append(round(round(score, 3) * TENTHS))
    return found  # type: ignore[return-value]  # lists where tuples would do


def key(term: str) -> str:
    """Return what decides in which piece a term or a word is: plain letters and digits, so that ñ is found from n too."""
    return re.sub(r"[^a-z0-9]", "_", term.replace("ñ", "n"))


def cut(terminos: Mapping[str, Sequence[Campo]], palabras: Iterable[str]) -> Iterator[Pieza]:
    """Yield the pieces in the order of their keys. What has the same key stays together."""
    things: list[Thing] = [(key(term), term, row) for term, row in terminos.items()] + [
        (key(word), word, None) for word in palabras
    ]
    things.sort(key=lambda thing: (thing[0], thing[1], thing[2] is None))
    some: list[Thing] = []
    before, size = "", 0
    for _, same in groupby(things, key=lambda thing: thing[0]):
        group = list(same)
        weight = sum(map(_size, group))
        if some and size + weight > LARGEST:
            yield _piece(before, some)
            before, some, size = some[-1][0], [], 0
        some, size = some + group, size + weight
    if some:
        yield _piece(before, some)


def _piece(before: str, things: list[Thing]) -> Pieza:
    """The piece of the things, named by as much of its first key as tells it from the key before it."""
    first = things[0][0]
    differs = next((i for i, (a, b) in enumerate(zip(first, before, strict=False)) if a != b), len(before))
    terms = {term: row for _, term, row in things if row is not None}
    return Pieza(first[: differs + 1], terms, [word for _, word, row in things if row is None])


def _size(thing: Thing) -> int:
    return len(thing[1]) + 4 + (7 * sum(len(documents) for documents, _ in thing[2]) if thing[2] else 0)


def packed(piece: Pieza) -> list[Any]:
    """Return a piece as it travels: [{term: fields}, words]; a field is its documents as steps, then their scores."""
    rows = {term: [_steps(documents) + list(scores) for documents, scores in row] for term, row in piece.terminos.items()}
    return [rows, " ".join(piece.palabras)]


def _steps(numbers: Sequence[int]) -> list[int]:
    return [after - before for before, after in zip([0, *numbers], numbers, strict=False)]
