"""The real catalogue: in order, honest, plain."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from sites import PROJECT

from portal import build, model
from portal.check import FORM
from portal.faults import PERSONAL
from portal.index import Indice
from portal.pages.entries import pages as entry_pages
from portal.pages.health import FEW
from portal.pages.health import pages as health_pages
from portal.schema import schemas


def test_it_has_no_faults() -> None:
    indice, avisos, _ = build.prepare([PROJECT / "catalog"], PROJECT / "docs")
    assert indice and avisos == []


def test_no_cell_was_filled_with_what_no_fact_gave(indice: Indice) -> None:
    """Thin cells stay as visible gaps: what fills a cell has a source, and the page of the catalogue's health lists the rest."""
    thin = {cell for cell, tools in indice.matriz.items() if len(tools) < FEW}
    health = next(page for page in health_pages(indice)).hacer("")
    for pilar, nivel in indice.matriz:
        assert (f"toolkits/{pilar}/#{nivel}" in health.split('id="borradores"')[0]) == ((pilar, nivel) in thin)


def test_about_thirty_tools_are_for_monday_and_say_how_to_begin(indice: Indice) -> None:
    ready = [tool for tool in indice.herramientas if tool.para_empezar]
    assert 25 <= len(ready) <= 40
    assert all("\n2. " in tool.como_empezar for tool in ready)


def test_nothing_is_called_active_without_a_dated_source_that_somebody_saw(indice: Indice) -> None:
    assert {h.estado for h in indice.herramientas} <= {"por-confirmar", "archivada", "cerrada"}
    for e in indice.entradas["experiencias"]:
        if e.estado == "activa":
            titles = " ".join(source.titulo for source in e.fuentes.values())
            assert re.search(r"202[4-6]", f"{titles} {e.periodo} {e.historia} {e.por_verificar}"), e.id
    every = (entry for entries in indice.entradas.values() for entry in entries)
    assert all(source.como != "consulta-directa" for entry in every for source in entry.fuentes.values())


def test_the_deck_s_two_numbers_are_kept_and_its_error_is_not(indice: Indice) -> None:
    found = {h.id: (h.numero, h.iniciativa_de) for h in indice.herramientas}
    assert (found["nyc-open-data"], found["govlab"]) == ((2, "gobierno-local"), (20, "academia"))


@pytest.mark.parametrize("kind", model.TIPOS)
def test_the_template_is_a_valid_entry_that_shows_every_key(kind: str) -> None:
    raw = yaml.load((PROJECT / "catalog" / kind / "_plantilla.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    assert model.TIPOS[kind].model_validate({"id": "plantilla", **raw})
    hidden = {"id", "orden", "etiquetas"}
    assert set(model.TIPOS[kind].model_fields) - set(raw) <= hidden


def test_the_filled_form_is_whole_and_no_person_is_in_any(indice: Indice) -> None:
    """Seed 004 is the one form an entity filled in; the others say that they are reconstructed, or a summary."""
    official = [p for p in indice.entradas["practicas"] if p.origen == "ficha-oficial"]
    assert [p.id for p in official] == ["acuerdo-simbolico"]
    assert all(getattr(official[0], field) for field in FORM)
    assert not PERSONAL & set(model.Practica.model_fields)
    pages = {page.url: page.hacer("") for page in entry_pages(indice) if page.tipo == "practicas"}
    others = [html for url, html in pages.items() if official[0].id not in url]
    assert all("Reconstruida de fuentes" in html or "Resumida por la entidad" in html for html in others)


def test_every_method_has_its_canvas_its_prose_and_its_evidence(indice: Indice) -> None:
    methods = indice.entradas["metodologias"]
    assert len(methods) >= 16
    for method in methods:
        assert len(indice.lienzos(method.id)) == 1 and method.formatos and method.evidencia, method.id
        prose = (PROJECT / "docs" / "metodologias" / f"{method.id}.md").read_text("utf-8")
        assert re.findall(r"(?m)^## (.*)", prose) == ["Qué es", "Cómo se hace", "Consejos para facilitar"], method.id
    assert sum(not method.participa for method in methods) <= 1, "what serves no item says none"
    assert sum("tengo-un-taller" in method.situaciones for method in methods) >= 8


def test_every_format_is_tied_to_an_item_and_to_a_method(indice: Indice) -> None:
    used = {id for method in indice.entradas["metodologias"] for id in method.formatos}
    assert len(indice.entradas["formatos"]) >= 12
    assert {f.id for f in indice.entradas["formatos"] if not f.participa} == set()
    assert {f.id for f in indice.entradas["formatos"]} - used == set()


def test_schemas_are_fresh_valid_and_mapped(indice: Indice) -> None:
    folder = PROJECT / "catalog" / "esquema"
    made = schemas(indice.catalogo)
    assert {path.name for path in folder.iterdir()} == set(made)
    mapped = json.loads((PROJECT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert set(mapped) == {f"catalog/esquema/{name}" for name in made}
    for name, text in made.items():
        assert (folder / name).read_text("utf-8") == text, f"{name}: ejecute portal esquema"
        judge = jsonschema.Draft7Validator(json.loads(text))
        judge.check_schema(judge.schema)
        for path in PROJECT.glob(mapped[f"catalog/esquema/{name}"]):
            found = yaml.load(path.read_text("utf-8"), Loader=Loader12)  # noqa: S506 - a safe loader of ours
            judge.validate(found)


class Loader12(yaml.CSafeLoader):
    """Types scalars nearly as YAML 1.2 does, the version of editors: no yes/no, no dates, no base 60; keys are text."""

    yaml_implicit_resolvers = {
        sign: [(tag, rule) for tag, rule in rules if tag.endswith(("int", "float", "null"))]
        for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = True) -> dict:
        return {str(key.value): self.construct_object(value, deep=True) for key, value in node.value}
