"""Pages two by two on sheets that are folded and stapled: which go together, and how they are still read in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from portal.typeset import opened, saved


def leaves(pages: int) -> list[tuple[int, int]]:
    """Return the (left, right) page of each side of the sheets of a booklet: 8 -> (8, 1), (2, 7), (6, 3), (4, 5).

    `pages` is a multiple of four. A printer turns the sheet on its short edge.
    """
    pairs = [(pages - n, n + 1) for n in range(pages // 2)]
    return [pair if n % 2 == 0 else pair[::-1] for n, pair in enumerate(pairs)]


def in_order(imposed: bytes, single: bytes) -> bytes:
    """Return the sheets of `imposed` with their structure in the order of `single`, the same pages one by one.

    Whoever listens to the sheets hears them as they read once folded. Only the order of what they hold changes: not a mark
    on the paper. ValueError if the two don't hold the same things, which is a defect of ours.
    """
    with opened(single) as pages, opened(imposed) as sheets:
        counts = _counts(pages)
        parts, whole = list(_document(sheets).K), iter(_document(sheets).K)
        found = {n: [next(whole) for _ in range(counts[n - 1])] for pair in leaves(len(counts)) for n in pair}
        ordered = [part for n in sorted(found) for part in found[n]]
        if len(ordered) != len(parts) or [_said(part) for part in ordered] != [_said(part) for part in _document(pages).K]:
            raise ValueError("the sheets don't hold what the pages hold")
        _document(sheets).K = pikepdf.Array(ordered)
        return saved(sheets)


def _document(pdf: pikepdf.Pdf) -> Any:
    top = pdf.Root.StructTreeRoot.K
    return top[0] if isinstance(top, pikepdf.Array) else top


def _counts(pdf: pikepdf.Pdf) -> list[int]:
    """How many of the document's parts begin on each page. An empty one (a quote of nothing) is where the one before it is."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    counts, current = [0] * len(pages), 0
    for part in _document(pdf).K:
        page = next(_pages(part), None)
        current = current if page is None else pages[page.objgen]
        counts[current] += 1
    return counts


def _pages(part: Any) -> Iterator[Any]:
    """The pages where a part of the structure has something, the first one first."""
    if "/Pg" in part:
        yield part.Pg
    inside = part.get("/K", [])
    for child in inside if isinstance(inside, pikepdf.Array) else [inside]:
        if isinstance(child, pikepdf.Dictionary):
            yield from _pages(child)


def _said(part: Any) -> tuple[str, str]:
    return str(part.S), str(part.get("/T", ""))
