"""The real catalogue: in order, honest, plain."""

from __future__ import annotations

import json
import re

import jsonschema
import pytest
import yaml
from sites import PROJECT

from portal import build, model
from portal.index import Indice
from portal.markdown import to_html
from portal.schema import schemas

TOOLS = sorted((PROJECT / "catalog" / "herramientas").glob("*.yml"))


def test_it_has_no_faults() -> None:
    indice, avisos, _ = build.prepare([PROJECT / "catalog"], PROJECT / "docs")
    assert indice and avisos == []


def test_between_24_and_40_tools_fill_the_cells_that_the_facts_fill(indice: Indice) -> None:
    assert 24 <= len(indice.herramientas) <= 40
    empty = {cell for cell, tools in indice.matriz.items() if not tools}
    assert empty == {(p, "empoderar") for p in ("transparencia", "rendicion-de-cuentas", "innovacion-y-tecnologia")}


def test_nothing_is_called_active_without_a_source_that_somebody_saw(indice: Indice) -> None:
    assert {h.estado for h in indice.herramientas} <= {"por-confirmar", "archivada", "cerrada"}
    assert all(source.como != "consulta-directa" for h in indice.herramientas for source in h.fuentes.values())


def test_the_deck_s_two_numbers_are_kept_and_its_error_is_not(indice: Indice) -> None:
    found = {h.id: (h.numero, h.iniciativa_de) for h in indice.herramientas}
    assert (found["nyc-open-data"], found["govlab"]) == ((2, "gobierno-local"), (20, "academia"))


@pytest.mark.parametrize("path", TOOLS, ids=lambda path: path.stem)
def test_sentences_have_twenty_words_or_fewer(path, indice: Indice) -> None:
    if path.stem not in indice.catalogo.herramientas:
        return
    tool = indice.catalogo.herramientas[path.stem]
    plain = re.sub(r"<[^>]+>", " ", to_html(tool.descripcion).replace("</li>", ". ").replace("</p>", ". "))
    for sentence in re.split(r"[.:;?!]\s", f"{tool.resumen} {plain}"):
        assert len(sentence.split()) <= 20, sentence


def test_the_template_is_a_valid_entry() -> None:
    raw = yaml.load((PROJECT / "catalog" / "herramientas" / "_plantilla.yml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - text only
    assert model.Herramienta.model_validate({"id": "plantilla", **raw})
    assert set(raw) == set(model.Herramienta.model_fields) - {"id", "orden", "etiquetas"}


def test_schemas_are_fresh_valid_and_mapped() -> None:
    indice, _, _ = build.prepare([PROJECT / "catalog"], PROJECT / "docs")
    assert indice
    folder = PROJECT / "catalog" / "esquema"
    made = schemas(indice.catalogo)
    assert {path.name for path in folder.iterdir()} == set(made)
    mapped = json.loads((PROJECT / ".vscode" / "settings.json").read_text())["yaml.schemas"]
    assert set(mapped) == {f"catalog/esquema/{name}" for name in made}
    for name, text in made.items():
        assert (folder / name).read_text("utf-8") == text, f"{name}: ejecute portal esquema"
        jsonschema.Draft7Validator.check_schema(json.loads(text))
        for path in PROJECT.glob(mapped[f"catalog/esquema/{name}"]):
            found = yaml.load(path.read_text("utf-8"), Loader=Loader12)  # noqa: S506 - a safe loader of ours
            jsonschema.validate(found, json.loads(text))


class Loader12(yaml.SafeLoader):
    """Types scalars nearly as YAML 1.2 does, the version of editors: no yes/no, no dates, no base 60; keys are text."""

    yaml_implicit_resolvers = {
        sign: [(tag, rule) for tag, rule in rules if tag.endswith(("int", "null"))]
        for sign, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = True) -> dict:
        return {str(key.value): self.construct_object(value, deep=True) for key, value in node.value}
