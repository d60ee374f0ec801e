"""The explorers' facets and columns say what the catalogue says, counted here in another way."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from conftest import loaded

from portal.explorer import OPEN, SILENT, columns, explorer
from portal.facets import ALIKE, FACETS, MORE, SHORT, UNSAID, YES
from portal.index import HOME, Indice, collation, index
from portal.pages import pages

Values = tuple[str, ...]


def one(value: str | None) -> Values:
    return (value or UNSAID,)


def country(e: Any) -> str:
    return str(e.pais if hasattr(e, "pais") else e.lugar.pais if hasattr(e, "lugar") else HOME)


def sections(e: Any) -> Values:
    return tuple(sorted({item.rsplit(".", 1)[0] for item in e.participa}))


def people(e: Any) -> str | None:
    if not getattr(getattr(e, "municipio", None), "poblacion", None):
        return None
    count = e.municipio.poblacion.cifra
    return "pequeno" if count <= 10_000 else "mediano" if count <= 50_000 else "grande" if count <= 500_000 else "mayor"


PLAIN: Mapping[str, Mapping[str, Callable[[Any], Values]]] = {
    "herramientas": {
        "pilar": lambda e: (e.pilar,),
        "nivel": lambda e: (e.nivel,),
        "tipo": lambda e: (e.tipo,),
        "conectividad": lambda e: one(e.exige.conectividad),
        "costo": lambda e: one(e.exige.costo),
        "origen": lambda e: ("colombia" if e.pais == "CO" else "otros-paises",),
        "empezar": lambda e: ("si",) * e.para_empezar,
        "familia": lambda e: (e.familia,),
        "situacion": lambda e: e.situaciones,
        "participa": sections,
        "estado": lambda e: (e.estado,),
        "iniciativa": lambda e: (e.iniciativa_de,),
        "pais": lambda e: (e.pais,),
    },
    "repositorio": {
        "categoria": lambda e: one(getattr(getattr(e, "municipio", None), "categoria", None)),
        "ruralidad": lambda e: one(getattr(getattr(e, "municipio", None), "ruralidad", None)),
        "poblacion": lambda e: one(people(e)),
        "pilar": lambda e: (e.pilar,),
        "nivel": lambda e: (e.nivel,),
        "origen": lambda e: ("colombia" if country(e) == "CO" else "otros-paises",),
        "resultados": lambda e: ("si",) * bool(getattr(e, "resultados", ())),
        "salio-mal": lambda e: ("si",) * bool(getattr(e, "salio_mal", ())),
        "clase": lambda e: ("practicas" if hasattr(e, "formato") else "experiencias",),
        "situacion": lambda e: e.situaciones,
        "estado": lambda e: one(getattr(e, "estado", None)),
        "pais": lambda e: (country(e),),
    },
    "metodologias": {
        "pilar": lambda e: (e.pilar,),
        "nivel": lambda e: (e.nivel,),
        "duracion": lambda e: ("una-hora" if e.minutos <= 60 else "hora-y-media" if e.minutos <= 90 else "media-jornada",),
        "situacion": lambda e: e.situaciones,
        "participa": sections,
    },
}


def entries(indice: Indice) -> dict[str, Any]:
    return {e.id: e for kind in ("herramientas", "experiencias", "practicas", "metodologias") for e in indice.entradas[kind]}


def unpacked(data: dict[str, Any]) -> dict[tuple[str, str], set[str]]:
    """(facet, value) -> ids of its rows, from the columns alone."""
    found: dict[tuple[str, str], set[str]] = {}
    for (facet, _, values), column in zip(data["facetas"], data["columnas"], strict=True):
        for id, at in zip(data["ids"], column, strict=True):
            for position in [at] if isinstance(at, int) else at:
                found.setdefault((facet, values[position][0]), set()).add(id)
    return found


@pytest.mark.parametrize("name", FACETS)
def test_every_pair_of_values_gives_the_same_by_columns_as_by_the_catalogue(indice: Indice, name: str) -> None:
    data, known = columns(indice, name), entries(indice)
    packed = unpacked(data)
    rows = [{(facet, value) for facet, of in PLAIN[name].items() for value in of(known[id])} for id in data["ids"]]
    telling = {facet for facet in PLAIN[name] if len({tuple(sorted(of)) for of in of_each(rows, facet)}) > 1}
    assert {facet for facet, _ in packed} == telling, "a facet that is the same for all isn't there"
    plain = {key for row in rows for key in row if key[0] in telling}
    assert packed.keys() == plain
    for a, b in itertools.combinations_with_replacement(sorted(plain), 2):
        assert len(packed[a] & packed[b]) == sum(a in row and b in row for row in rows), (a, b)


def of_each(rows: list[set[tuple[str, str]]], facet: str) -> list[set[str]]:
    return [{value for key, value in row if key == facet} for row in rows]


@pytest.mark.parametrize("name", FACETS)
def test_the_page_s_counts_are_the_columns_and_no_value_is_empty(indice: Indice, name: str) -> None:
    x, packed = explorer(indice, name), unpacked(columns(indice, name))
    shown = {(f.id, v.id): v.cuantas for f in x.facetas if not f.callada for v in f.valores}
    assert shown == {key: len(ids) for key, ids in packed.items()}
    assert all(shown.values())


@pytest.mark.parametrize("name", FACETS)
def test_rows_can_be_found_by_kind_and_put_in_other_orders(indice: Indice, name: str) -> None:
    data, known = columns(indice, name), entries(indice)
    assert sorted(data["por_nombre"]) == sorted(data["por_revision"]) == list(range(len(data["ids"])))
    for row, id in enumerate(data["ids"]):
        assert indice.entradas[data["clases"][data["clase"][row]]][data["filas"][row]].id == id
        assert data["fechas"][data["revisado"][row]] == str(known[id].revisado)
    names = [collation(known[data["ids"][row]].nombre) for row in data["por_nombre"]]
    days = [data["fechas"][data["revisado"][row]] for row in data["por_revision"]]
    assert names == sorted(names)
    assert days == sorted(days, reverse=True)


def test_what_no_source_says_is_said(indice: Indice) -> None:
    silent = {f.id for f in explorer(indice, "repositorio").facetas if f.callada}
    said = [e.municipio for e in indice.entradas["experiencias"]]
    assert ("categoria" in silent) == (not any(m.categoria for m in said))
    assert ("ruralidad" in silent) == (not any(m.ruralidad for m in said))
    costs = {v.id: v.cuantas for f in explorer(indice, "herramientas").facetas if f.id == "costo" for v in f.valores}
    assert costs[UNSAID] == sum(tool.exige.costo is None for tool in indice.herramientas)


def test_what_was_done_here_comes_first(indice: Indice) -> None:
    rows = explorer(indice, "repositorio").filas
    here = [country(e) == HOME for e in rows]
    assert here == sorted(here, reverse=True)
    assert {e.id for e in rows} == {e.id for e in indice.repositorio}


def test_a_facet_that_tells_nothing_apart_is_left_out(toy: Path) -> None:
    small = index(loaded(toy))
    assert explorer(small, "herramientas").facetas == ()
    assert columns(small, "herramientas")["ids"] == ["decidim"]
    assert columns(small, "metodologias")["ids"] == columns(small, "repositorio")["clases"] == []


@pytest.mark.parametrize(("people", "band"), [(10_000, "pequeno"), (10_001, "mediano"), (500_000, "grande"), (500_001, "mayor")])
def test_a_band_ends_where_it_says(indice: Indice, people: int, band: str) -> None:
    facet = next(f for f in FACETS["repositorio"](indice) if f.id == "poblacion")
    known = next(e for e in indice.entradas["experiencias"] if e.municipio.poblacion)
    said = known.municipio.poblacion.model_copy(update={"cifra": people})
    town = known.municipio.model_copy(update={"poblacion": said})
    assert facet.de(known.model_copy(update={"municipio": town})) == (band,)


@pytest.mark.parametrize("name", FACETS)
def test_a_facet_of_which_most_say_nothing_is_out_of_sight_but_for_those_of_alike_municipalities(indice: Indice, name: str) -> None:
    x = explorer(indice, name)
    for facet in x.facetas:
        silent = sum(v.cuantas for v in facet.valores if v.id == UNSAID)
        if facet.lugar != ALIKE and silent > len(x.filas) * SILENT:
            assert facet.lugar == MORE, facet.id
    if name == "herramientas":
        assert [f.id for f in x.facetas if f.lugar == MORE][:2] == ["costo", "empezar"]
    if name == "repositorio":
        assert any(f.lugar == ALIKE and f.valores[-1].cuantas > len(x.filas) * SILENT for f in x.facetas)


@pytest.mark.parametrize("name", FACETS)
def test_the_first_facets_in_sight_are_open_and_the_rest_folded(indice: Indice, name: str) -> None:
    facets = explorer(indice, name).facetas
    assert [f.plegada for f in facets if f.lugar != MORE and not f.callada] == [
        n >= OPEN for n in range(sum(f.lugar != MORE and not f.callada for f in facets))
    ]
    assert all(f.plegada == (f.valores[0].id != YES) for f in facets if f.lugar == MORE)


def test_what_a_tool_is_says_what_that_is_in_few_words(indice: Indice) -> None:
    facets = {f.id: {v.id: v.explica for v in f.valores} for f in explorer(indice, "herramientas").facetas}
    assert list(facets["tipo"])[:2] == ["plataforma", "software"], "who ticks one sees the other"
    assert facets["tipo"]["plataforma"] == "un servicio en línea que ya funciona y que alguien opera"
    assert facets["tipo"]["software"].startswith("un programa") and facets["tipo"]["red"] == ""
    assert all(len(gloss) <= SHORT for gloss in facets["tipo"].values())
    assert not any(facets["nivel"].values()) and not any(facets["pilar"].values())


def test_one_thing_has_one_name_wherever_it_is_said(indice: Indice) -> None:
    made = {page.url: page.hacer("") for page in pages(indice) if page.tipo in ("lista", "metodos", "comparar", "herramientas")}
    for url in ("toolkits/", "metodologias/"):
        assert ">Primero lo fácil para empezar</option>" in made[url]
    facts = re.compile(r'<(?:dt|th scope="row" role="rowheader")>([^<]*)')
    said = {name.strip() for html in made.values() for name in facts.findall(html)}
    assert "Conexión" in said and not {"Internet", "Conectividad"} & said
