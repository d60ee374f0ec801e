"""What makes a result right, and the figures made of it: pure functions over addresses and numbers."""

from __future__ import annotations

import math
import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

TOP = 3
"""Results that a person looks at before typing something else."""
DEEP = 10
"""Results down to which the first right one is looked for."""


def answers(found: str, expected: Sequence[str]) -> str | None:
    """Return the expected address that a result gives: its own, or that of the page it is a part of; None if none."""
    expected = [moved(address) for address in expected]
    page = found.split("#")[0]
    return found if found in expected else page if page in expected else None


def moved(address: str) -> str:
    """Return where a page is today: an item of the Menú Participa was part of its list when the queries were written."""
    return re.sub(r"^participa/#item-(.+)$", r"participa/\1/", address)


def recall(found: Sequence[str], expected: Sequence[str]) -> float:
    """Return how many different expected addresses are among the first results, of those that fit; with none expected, 1 for none.

    Two parts of one expected page are one right result: otherwise a page cut in ten would fill the measure by itself.
    """
    if not expected:
        return float(not found)
    right = {answers(address, expected) for address in found[:TOP]} - {None}
    return len(right) / min(TOP, len(expected))


def reciprocal_rank(found: Sequence[str], expected: Sequence[str]) -> float:
    """Return one over the place of the first right result, 0 if it isn't among those looked at; with none expected, 1 for none."""
    if not expected:
        return float(not found)
    return next((1 / place for place, one in enumerate(found[:DEEP], 1) if answers(one, expected)), 0.0)


def judged(queries: Sequence[Mapping[str, Any]], found: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return one engine's figures, in all and by class, and its misses: the queries without any right result among the first.

    `found` are its results by query.
    """
    rows = [
        (
            query["clase"],
            recall(found[query["consulta"]], query["espera"]),
            reciprocal_rank(found[query["consulta"]], query["espera"]),
        )
        for query in queries
    ]
    classes = {kind: [row for row in rows if row[0] == kind] for kind in dict.fromkeys(row[0] for row in rows)}
    return {
        "todas": _means(rows),
        "clases": {kind: _means(some) for kind, some in classes.items()},
        "fallos": [
            {"consulta": query["consulta"], "clase": row[0], "salio": list(found[query["consulta"]][:TOP]), "rr": round(row[2], 3)}
            for query, row in zip(queries, rows, strict=True)
            if not row[1]
        ],
        "por_consulta": {query["consulta"]: [round(row[1], 3), round(row[2], 3)] for query, row in zip(queries, rows, strict=True)},
    }


def _means(rows: Sequence[tuple[str, float, float]]) -> dict[str, float]:
    return {
        "consultas": len(rows),
        "recall3": round(statistics.fmean(row[1] for row in rows), 4),
        "mrr": round(statistics.fmean(row[2] for row in rows), 4),
    }


def spread(values: Iterable[float]) -> dict[str, float]:
    """Return the median, the 95th percentile (the nearest value, none made up) and the largest, and of how many."""
    some = sorted(values)
    if not some:
        return {"n": 0}
    return {"n": len(some), "p50": round(_nearest(some, 0.5), 1), "p95": round(_nearest(some, 0.95), 1), "max": round(some[-1], 1)}


def _nearest(some: Sequence[float], part: float) -> float:
    return some[max(0, math.ceil(part * len(some)) - 1)]
