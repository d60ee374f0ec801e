"""Every researched fact ended somewhere, once; and nothing is in the catalogue that no fact gave."""

from __future__ import annotations

from collections import Counter

from sites import PROJECT

from portal.index import Indice
from portal.parse import parse

COUNTED = {"hechos_herramientas": 152, "huecos_hechos": 24, "experiencias_hechos": 38, "practicas_hechos": 11}
"""How many facts each file of the research held."""

RESEARCHED = ("herramientas", "experiencias", "practicas")
"""What the facts were about. Methods, canvases and formats are written here: their sources are in each."""


def facts() -> dict[str, dict[str, str]]:
    data, faults = parse((PROJECT / "tests" / "content" / "hechos.yml").read_bytes(), "hechos.yml")
    assert not faults, "a repeated id is a fault of the parser"
    return data


def test_no_fact_is_lost() -> None:
    assert {group: len(rows) for group, rows in facts().items()} == COUNTED


def test_every_fact_is_an_entry_or_was_left_out_with_a_reason(indice: Indice) -> None:
    known = {f"{kind}/{entry.id}" for kind, entries in indice.entradas.items() for entry in entries}
    known |= {f"descartadas/{id}" for id in indice.catalogo.listas["descartadas"]}
    lost = {fact: place for rows in facts().values() for fact, place in rows.items() if place not in known}
    assert lost == {}


def test_every_entry_comes_from_a_fact_and_every_reason_has_its_fact(indice: Indice) -> None:
    told = Counter(place for rows in facts().values() for place in rows.values())
    known = {f"{kind}/{entry.id}" for kind in RESEARCHED for entry in indice.entradas[kind]}
    known |= {f"descartadas/{id}" for id in indice.catalogo.listas["descartadas"]}
    assert known - set(told) == set()


def test_what_was_done_is_an_experience_and_not_a_tool(indice: Indice) -> None:
    """The tools' facts held 23 things done, and one more among those for thin cells: none is a tool, each is told once."""
    rows = facts()
    done = [place for group in ("hechos_herramientas", "huecos_hechos") for place in rows[group].values()]
    done = [place for place in done if not place.startswith(("herramientas/", "descartadas/"))]
    assert len(done) == len(set(done)) >= 24
