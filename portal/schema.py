"""JSON Schema of every file of the catalogue, so that an editor completes and explains while one writes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from portal.model import TIPOS, Catalogo
from portal.terms import LISTAS, VOCABULARIOS, Sitio
from portal.values import Modelo


def schemas(catalogo: Catalogo) -> dict[str, str]:
    """Return {file of catalog/esquema: JSON text}. Closed lists become enums; ids of entries don't, for they change daily."""
    found = {"sitio": _schema(Sitio, catalogo), **{name: _map_of(model, catalogo) for name, model in LISTAS.items()}}
    found |= {kind: _schema(model, catalogo) for kind, model in TIPOS.items()}
    found |= {name: _map_of(model, catalogo) for name, model in VOCABULARIOS.items()}
    return {f"{name}.json": json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in found.items()}


def _schema(model: type[Modelo], catalogo: Catalogo) -> dict[str, Any]:
    schema = _with_lists(model.model_json_schema(), catalogo)
    schema["properties"].pop("id", None)
    schema["required"] = [name for name in schema.get("required", []) if name != "id"]
    return _draft_07(schema)


def _map_of(model: type[Modelo], catalogo: Catalogo) -> dict[str, Any]:
    schema = _with_lists(TypeAdapter(dict[str, model]).json_schema(), catalogo)  # type: ignore[valid-type]  # the model is a value here
    return _draft_07(schema)


def _draft_07(schema: dict[str, Any]) -> dict[str, Any]:
    """Editors' YAML servers know draft 7 best: only the names of the definitions differ."""
    schema["$schema"] = "http://json-schema.org/draft-07/schema#"
    renamed: dict[str, Any] = json.loads(
        json.dumps(schema).replace('"$defs"', '"definitions"').replace("#/$defs/", "#/definitions/")
    )
    return renamed


def _with_lists(node: Any, catalogo: Catalogo) -> Any:
    if isinstance(node, list):
        return [_with_lists(part, catalogo) for part in node]
    if not isinstance(node, dict):
        return node
    ours = ("x-lista", "title", "default", *(["description"] if "properties" in node else []))  # a docstring is for us
    found = {key: _with_lists(part, catalogo) for key, part in node.items() if key not in ours or isinstance(part, dict)}
    terms = catalogo.vocabularios.get(node.get("x-lista", ""))
    return found | _enum(terms) if terms else found


def _enum(terms: Mapping[str, Any]) -> dict[str, Any]:
    """The ids of a list, with what each one means; an id of digits may also be written as a number."""
    values: list[str | int] = [*terms, *(int(id) for id in terms if id.isdigit())]
    said = [f"{getattr(t, 'nombre', '')}. {getattr(t, 'regla', '') or t.descripcion}" for t in terms.values()]
    said = [text.removeprefix(". ").strip() for text in said]
    return {"enum": values, "enumDescriptions": said + said[: len(values) - len(said)], "type": ["string", "integer"]}
