"""How texts name a norm, and which legal statements a text bears on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

CITATION = re.compile(
    r"\b(?:Ley(?: Estatutaria| Orgánica)?|Decreto(?: Ley)?|Resolución(?: MinTIC)?|CONPES|Acuerdo|Concepto|Circular)"
    r"\s\d[\d.]*\sde\s\d{4}\b"
)
"""Kind, number and year."""

LONGEST_RANGE = 200
"""Articles: a longer one is a slip."""

ARTICLES = re.compile(r"\b(?:artículos?|art\.|arts\.|numeral|anexos?) (\d+(?:(?:, | y | a | e )\d+)*)", re.IGNORECASE)


def named(text: str) -> list[str]:
    """Return the norms that a text names, each once."""
    return list(dict.fromkeys(" ".join(found.split()) for found in CITATION.findall(text))) if " de " in text else []


def undeclared_norms(text: str, known: Collection[str]) -> list[str]:
    """Return the norms that a text names and `known` doesn't."""
    return [name for name in named(text) if name not in known]


def cited(text: str, normativa: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield the legal statements that a text bears on: of each norm it names, the articles it names, or the first one."""
    names = named(text)
    numbers = {n for found in ARTICLES.findall(text) for n in _numbers(found)} if names else set()
    for name in names:
        statements = {id: norm for id, norm in normativa.items() if name in norm.citas}
        these = {id: n for id, n in statements.items() if numbers & _numbers(n.articulo or "")}
        yield from (these or dict(list(statements.items())[:1])).items()


def _numbers(said: str) -> set[int]:
    """The numbers that a text names, with those between the ends of a range: "90 a 93"."""
    found = {int(n) for n in re.findall(r"\d+", said)}
    ranges = [(int(a), int(b)) for a, b in re.findall(r"(\d+) a (\d+)", said)]
    return found | {n for a, b in ranges if b - a < LONGEST_RANGE for n in range(a, b + 1)}
