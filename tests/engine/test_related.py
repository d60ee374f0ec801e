"""What else may serve: every reason is true, nobody is left alone, and what is over never comes first."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from conftest import loaded
from sites import PROJECT

from portal.index import HOME, Indice, index, order
from portal.load import load
from portal.pages import pages
from portal.related import ENOUGH, MOST, SHARED, Relacionada

WITHOUT_PAGE = "lienzos"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Indice:
    """Two thousand tools, the real ones among them."""
    root = tmp_path_factory.mktemp("muchas") / "catalogo"
    subprocess.run([sys.executable, "-m", "benchmarks.catalogo", "2000", str(root)], cwd=PROJECT, check=True)
    catalogo, avisos = load([PROJECT / "catalog", root])
    assert catalogo and not avisos
    return index(catalogo)


@pytest.fixture(params=["real", "many"])
def either(request: pytest.FixtureRequest, indice: Indice) -> Indice:
    return indice if request.param == "real" else request.getfixturevalue("many")


def everything(indice: Indice) -> list[tuple[str, Any]]:
    return [(kind, e) for kind, entries in indice.entradas.items() if kind != WITHOUT_PAGE for e in entries]


def over(entry: Any) -> bool:
    return entry.borrador or getattr(entry, "estado", "") in ("cerrada", "archivada")


def country(kind: str, entry: Any) -> str:
    return {"herramientas": lambda: entry.pais, "experiencias": lambda: entry.lugar.pais}.get(
        kind, lambda: HOME if kind == "practicas" else ""
    )()


def both(one: Any, other: Any, field: str) -> set[str]:
    return set(getattr(one, field, ())) & set(getattr(other, field, ()))


def true(indice: Indice, entry: Any, found: Relacionada) -> bool:
    """Whether what the page says joins them does, read from the models alone."""
    other = found.entrada
    if not found.por:
        return other in indice.relacionadas[entry.id] and entry in indice.relacionadas[other.id]
    lista, id, *_ = found.por
    if lista == "familias":
        return (entry.familia, entry.nivel) == (other.familia, other.nivel) and entry.familia == id
    if lista == "pilares":
        return entry.pilar == other.pilar == id and country(indice.kind(other), other) == HOME
    return id in both(entry, other, lista)


def shares(indice: Indice, entry: Any, other: Any) -> bool:
    tools = indice.kind(entry) == indice.kind(other) == "herramientas"
    return bool(
        both(entry, other, "participa")
        or both(entry, other, "situaciones")
        or (tools and (entry.familia, entry.nivel) == (other.familia, other.nivel))
        or (getattr(entry, "pilar", 0) == getattr(other, "pilar", 1) and country(indice.kind(other), other) == HOME)
    )


def test_every_reason_is_true(either: Indice) -> None:
    for _, entry in everything(either):
        for found in either.sugeridas[entry.id]:
            assert true(either, entry, found), (entry.id, found)
            if found.por:
                name = either.term(*found.por[:2]).nombre
                said = {"participa": found.por[1], "situaciones": name.partition(" ")[2]}.get(found.por[0], name[1:])
                assert said in found.motivo


def test_few_others_once_each_and_never_itself(either: Indice) -> None:
    for _, entry in everything(either):
        ids = [found.entrada.id for found in either.sugeridas[entry.id]]
        assert entry.id not in ids
        assert len(set(ids)) == len(ids) <= MOST
        assert not {either.kind(found.entrada) for found in either.sugeridas[entry.id]} & {WITHOUT_PAGE}
    assert not set(either.sugeridas) & {lienzo.id for lienzo in either.entradas[WITHOUT_PAGE]}


def test_what_is_over_comes_last_and_says_so(either: Indice) -> None:
    seen = 0
    for _, entry in everything(either):
        found = either.sugeridas[entry.id]
        gone = [over(one.entrada) for one in found]
        assert gone == sorted(gone), entry.id
        assert [bool(one.aviso) for one in found] == gone
        seen += sum(gone)
    assert seen > 5


def test_the_named_come_first_and_from_both_sides(either: Indice) -> None:
    for kind, entry in everything(either):
        apart = entry.formatos if kind == "metodologias" else ()
        named = {o.id for o in either.relacionadas.get(entry.id, ()) if o.id not in apart}
        alive = [not one.por for one in either.sugeridas[entry.id] if not one.aviso]
        assert alive == sorted(alive, reverse=True), entry.id
        if len(named) < MOST:
            assert {one.entrada.id for one in either.sugeridas[entry.id] if not one.por} == named
        assert not {one.entrada.id for one in either.sugeridas[entry.id]} & set(apart)


def test_another_kind_is_among_them_when_it_has_a_reason(indice: Indice) -> None:
    for kind, entry in everything(indice):
        kinds = {indice.kind(one.entrada) for one in indice.sugeridas[entry.id]}
        if len(kinds) == 1:
            apart = entry.formatos if kind == "metodologias" else ()
            left = [o for k, o in everything(indice) if k not in kinds and o is not entry and o.id not in apart and not over(o)]
            assert not [o.id for o in left if shares(indice, entry, o)], entry.id


def test_the_same_each_time_whatever_the_order_of_the_files(indice: Indice) -> None:
    shuffled = {kind: dict(reversed(found.items())) for kind, found in indice.catalogo.entradas.items()}
    again = index(dataclasses.replace(indice.catalogo, entradas=shuffled))
    assert again.sugeridas == indice.sugeridas
    assert {kind: [e.id for e in entries] for kind, entries in again.entradas.items()} == {
        kind: [e.id for e in sorted(entries, key=order)] for kind, entries in indice.entradas.items()
    }


def test_nobody_is_left_alone(many: Indice) -> None:
    few = {e.id: len(many.sugeridas[e.id]) for kind, e in everything(many) if kind != "formatos"}
    assert min(few.values()) >= ENOUGH
    assert all(many.sugeridas[e.id] for e in many.entradas["formatos"])


def test_the_suggestions_are_spread_over_the_catalogue(many: Indice) -> None:
    """The neighbours of each are looked at, not the first of the list for all."""
    reached = {one.entrada.id for found in many.sugeridas.values() for one in found if one.por}
    assert len(reached) > len(many.sugeridas) / 3


GOLDEN = {
    "participedia": [
        ("latinno", "Una herramienta parecida: también sirve para aprender y comparar", ""),
        ("ogp-toolbox", "Una herramienta parecida: también sirve para aprender y comparar", "Ya no cambia: está archivada"),
    ],
    "cajamarca-consulta-popular": [
        ("consulta-popular", "Una herramienta que usó esta experiencia, o una parecida", ""),
        ("piedras-consulta-popular", "Una experiencia sobre el mismo asunto", "Ya cerró"),
    ],
    "mexico-retos-publicos": [
        ("definir-un-desafio", "Un método para hacer algo así", ""),
        ("medellin-ciudadanialab", "Una experiencia que también sirve para el ítem 6.2.4.b del Menú Participa", ""),
    ],
}


@pytest.mark.parametrize("id", GOLDEN)
def test_some_that_people_chose(indice: Indice, id: str) -> None:
    said = [(one.entrada.id, one.motivo, one.aviso) for one in indice.sugeridas[id]]
    assert [one for one in said if one in GOLDEN[id]] == GOLDEN[id]


def test_one_tool_alone_has_nothing(toy: Path) -> None:
    alone = index(loaded(toy))
    assert alone.sugeridas == {"decidim": ()}
    assert 'id="relacionadas"' not in html(alone, "decidim")


def test_a_situation_said_in_other_words_is_quoted(toy: Path) -> None:
    terms = toy / "vocabularios" / "situaciones.yml"
    terms.write_text(terms.read_text("utf-8").replace("nombre: Tengo un taller", "nombre: Mañana hay <taller>"), "utf-8")
    tool = (toy / "herramientas" / "decidim.yml").read_text("utf-8") + "situaciones:\n  - tengo-un-taller\n"
    (toy / "herramientas" / "decidim.yml").write_text(tool, "utf-8")
    other = tool.replace("nivel: empoderar", "nivel: informar").replace("numero: 1", "numero: 2")
    (toy / "herramientas" / "otra.yml").write_text(other.replace("nombre: Decidim", "nombre: Otra"), "utf-8")
    found = index(loaded(toy))
    assert [one.motivo for one in found.sugeridas["decidim"]] == ["Una herramienta para quien dice «Mañana hay <taller>»"]
    assert "«Mañana hay &lt;taller&gt;»" in html(found, "decidim")


def html(indice: Indice, id: str) -> str:
    return next(page.hacer("") for page in pages(indice) if page.url == f"herramientas/{id}/")


def test_the_page_shows_each_with_its_reason(indice: Indice) -> None:
    text = html(indice, "participedia")
    part = text[text.index('id="relacionadas"') : text.index('id="fuentes"')]
    plain = re.sub("<[^>]+>", "", part)  # a word of the glossary is a link
    for one in indice.sugeridas["participedia"]:
        assert f'/{one.entrada.id}/">' in part and f"{one.motivo}." in plain
    assert "<strong>Ya no cambia: está archivada.</strong>" in part
    assert set(SHARED) <= set(indice.catalogo.vocabularios)
