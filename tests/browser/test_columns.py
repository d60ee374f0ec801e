"""The packed columns: the browser filters and counts as plain Python does, on the catalogue and on 15,000 made-up rows."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from portal.explorer import columns
from portal.facets import FACETS
from portal.index import Indice

from .conftest import Watched

pytestmark = pytest.mark.browser

Data = dict[str, Any]
Choice = list[list[int]]

MANY = 15_000
SIZES = (4, 5, 14, 4, 5, 2, 1, 10, 31, 32, 70, 200)
"""Values of the made-up facets: with one word of bits, with exactly one, and with several."""

JS = """([data, choices]) => { const tabla = Portal.columnas.leer(data); return choices.map(([choice, found]) => {
    const inside = found && new Uint8Array(tabla.total); (found || []).forEach(row => { inside[row] = 1; });
    const said = Portal.columnas.filtrar(tabla, choice, inside);
    return {filas: Portal.columnas.ordenar(tabla, said.esta, null), total: said.total, sin: Array.from(said.sin),
            cuentas: said.cuentas.map(counts => Array.from(counts))}; }); }"""


def made_up(rows: int) -> Data:
    draw = random.Random(20261126)  # noqa: S311 - made-up rows
    facets = [[f"f{n}", f"Faceta {n}", [[f"v{v}", f"Valor {v}"] for v in range(size)]] for n, size in enumerate(SIZES)]
    made = [[_some(draw, size) for _ in range(rows)] for size in SIZES]
    order = list(range(rows))
    plain = {"clases": ["x"], "clase": [0] * rows, "filas": order, "fechas": ["2026-01-01"], "revisado": [0] * rows}
    return plain | {
        "ids": [f"id-{n}" for n in order],
        "facetas": facets,
        "columnas": made,
        "por_nombre": order[::-1],
        "por_revision": order,
    }


def _some(draw: random.Random, size: int) -> int | list[int]:
    """Most rows have one value; the others none, or several."""
    return draw.randrange(size) if draw.random() < 0.8 else draw.sample(range(size), min(size, draw.randrange(4)))


def values(data: Data) -> list[list[set[int]]]:
    return [[{at} if isinstance(at, int) else set(at) for at in column] for column in data["columnas"]]


def plain(data: Data, held: list[list[set[int]]], choice: Choice, found: list[int] | None) -> dict[str, Any]:
    """The same by sets: a row agrees with a facet when nothing is chosen there, or when it has something of what is."""
    rows, words = range(len(data["ids"])), len(choice)
    inside = None if found is None else set(found)

    def agrees(row: int, but: int) -> bool:
        if but != words and inside is not None and row not in inside:
            return False
        return all(not wanted or f == but or held[f][row] & set(wanted) for f, wanted in enumerate(choice))

    filas = [row for row in rows if agrees(row, -1)]
    without = [[row for row in rows if agrees(row, f)] for f in range(words + 1)]
    counts = [[0] * len(facet[2]) for facet in data["facetas"]]
    for f in range(words):
        for value in itertools.chain.from_iterable(held[f][row] for row in without[f]):
            counts[f][value] += 1
    return {"filas": filas, "total": len(filas), "sin": [len(some) - len(filas) for some in without], "cuentas": counts}


def choices(data: Data, how_many: int, seed: int) -> list[tuple[Choice, list[int] | None]]:
    draw, rows = random.Random(seed), len(data["ids"])  # noqa: S311 - made-up choices
    made = []
    for _ in range(how_many):
        sizes = [len(facet[2]) for facet in data["facetas"]]
        choice = [draw.sample(range(n), min(n, draw.randint(1, 3))) if draw.random() < 0.25 else [] for n in sizes]
        made.append((choice, draw.sample(range(rows), rows // 3) if draw.random() < 0.3 else None))
    return [([[] for _ in data["facetas"]], None), *made]


def agree(page: Page, data: Data, some: list[tuple[Choice, list[int] | None]]) -> None:
    held = values(data)
    for said, asked in zip(page.evaluate(JS, [data, some]), some, strict=True):
        assert said == plain(data, held, *asked), asked


@pytest.mark.parametrize("name", FACETS)
def test_the_browser_filters_and_counts_as_plain_python(watched: Watched, indice: Indice, name: str) -> None:
    data = columns(indice, name)
    agree(watched.go("toolkits/"), data, choices(data, 60, seed=len(name)))


def test_and_so_it_does_with_fifteen_thousand_rows(watched: Watched) -> None:
    data = made_up(MANY)
    agree(watched.go("toolkits/"), data, choices(data, 5, seed=7))


def test_a_crossing_of_two_facets_and_the_names_of_a_row(watched: Watched) -> None:
    data = made_up(300)
    held, page = values(data), watched.go("toolkits/")
    said = page.evaluate(
        """data => { const tabla = Portal.columnas.leer(data), all = Portal.columnas.filtrar(tabla, [], null);
        return {cruce: Portal.columnas.cruzar(tabla, all.esta, 7, 10).map(counts => Array.from(counts)),
                nombres: data.ids.map((_, row) => Portal.columnas.nombres(tabla.facetas[10], row)),
                orden: Portal.columnas.ordenar(tabla, all.esta, tabla.ordenes.nombre)}; }""",
        data,
    )
    both = [(a, b) for row in range(300) for a in held[7][row] for b in held[10][row]]
    assert said["cruce"] == [[both.count((a, b)) for b in range(SIZES[10])] for a in range(SIZES[7])]
    assert said["nombres"] == [[f"Valor {v}" for v in sorted(found)] for found in held[10]]
    assert said["orden"] == list(range(300))[::-1]
