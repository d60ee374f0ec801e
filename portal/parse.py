"""YAML text -> plain data whose scalars are all text, and the line and column of every value.

Every scalar stays as it was written (`no`, `012`, `1:30`): the field that receives it decides what it is.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portal.model import Aviso, Ruta

LIMIT = 256 * 1024
"""Bytes a file may have: more is not an entry but a dump."""


DEEPEST = 50
"""Levels one inside another. The C parser composes by recursion: fifty thousand brackets would end the process."""


class Posicion(NamedTuple):
    """Line and column, from 1, of a value and of its key."""

    valor: tuple[int, int]
    clave: tuple[int, int]


def parse(raw: bytes, archivo: str) -> tuple[Any, list[Aviso]]:
    """Return the data of a YAML file (dict, list or str) and its faults; the data is None when it can't be read."""
    text, avisos = _text(raw, archivo)
    if text is None or avisos:
        return None, avisos
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        return None, [_syntax(error, text, archivo)]
    if node is None:
        return None, [Aviso(archivo, 1, 1, "", "archivo-vacio")]
    data = _data(node, (), archivo, avisos)
    return data, avisos


def positions(raw: bytes) -> dict[Ruta, Posicion]:
    """Return where each value of a YAML file that `parse` could read stands. It reads again: few files have faults."""
    found: dict[Ruta, Posicion] = {}
    try:
        node = yaml.compose(raw.decode("utf-8-sig"), Loader=yaml.CSafeLoader)
    except (UnicodeDecodeError, yaml.YAMLError):
        return found
    if node is not None:
        _positions(node, (), _at(node), found)
    return found


def _positions(node: Node, ruta: Ruta, key: tuple[int, int], found: dict[Ruta, Posicion]) -> None:
    found[ruta] = Posicion(_at(node), key)
    if isinstance(node, MappingNode):
        for k, v in node.value:
            _positions(v, (*ruta, str(k.value)), _at(k), found)
    elif isinstance(node, SequenceNode):
        for i, v in enumerate(node.value):
            _positions(v, (*ruta, i), _at(v), found)


def _at(thing: Node | yaml.Event) -> tuple[int, int]:
    mark: yaml.Mark = thing.start_mark  # type: ignore[assignment]  # never None in what the parser gives
    return mark.line + 1, mark.column + 1


def _text(raw: bytes, archivo: str) -> tuple[str | None, list[Aviso]]:
    """Decode, and refuse what needs no grammar to be seen."""
    if len(raw) > LIMIT:
        return None, [Aviso(archivo, 1, 1, "", "archivo-grande", {"kilobytes": str(len(raw) // 1024)})]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        return None, [Aviso(archivo, *_line_column(before, len(before)), "", "archivo-no-utf8")]
    avisos = []
    if any(sign in text for sign in "&*!"):
        avisos += _forbidden_tokens(text, archivo)
    if sum(map(text.count, ("[", "{", "- ", "? "))) > DEEPEST or "\n" + " " * DEEPEST in text:
        avisos += _too_deep(text, archivo)
    return text, avisos


def _too_deep(text: str, archivo: str) -> list[Aviso]:
    depth = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return [Aviso(archivo, *_at(event), "", "yaml-anidado")]
    except yaml.YAMLError:
        pass  # a syntax error: composing will say it
    return []


def _forbidden_tokens(text: str, archivo: str) -> list[Aviso]:
    kinds = {yaml.AnchorToken: "ancla-yaml", yaml.AliasToken: "ancla-yaml", yaml.TagToken: "etiqueta-yaml"}
    try:
        return [
            Aviso(archivo, t.start_mark.line + 1, t.start_mark.column + 1, "", kinds[type(t)])
            for t in yaml.scan(text, Loader=yaml.CSafeLoader)
            if type(t) in kinds
        ]
    except yaml.YAMLError:
        return []  # a syntax error: composing will say it


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


EXPLAINED = (
    ("mapping values are not allowed", "yaml-comillas"),
    ("found character that cannot start any token", "yaml-signo"),
    ("found another document", "varios-documentos"),
    ("expected ',' or ']'", "yaml-llaves"),
    ("expected ',' or '}'", "yaml-llaves"),
    ("found unexpected end of stream", "yaml-comilla-abierta"),
    ("could not find expected ':'", "yaml-sin-dos-puntos"),
)


def _syntax(error: Exception, text: str, archivo: str) -> Aviso:
    mark = getattr(error, "problem_mark", None)
    if getattr(error, "context", "") == "while scanning a quoted scalar":
        mark = error.context_mark  # type: ignore[attr-defined]  # where the quote opens says more than the end of the file
    what = f"{getattr(error, 'problem', '') or error}"
    kind = next((kind for part, kind in EXPLAINED if part in what), "yaml-sintaxis")
    if isinstance(error, yaml.reader.ReaderError):
        # The C reader counts bytes and the other one characters; the sign itself tells the place.
        offset = next((i for i, c in enumerate(text) if yaml.reader.Reader.NON_PRINTABLE.match(c)), 0)
        return Aviso(archivo, *_line_column(text, offset), "", "caracter-de-control")
    if mark is None:
        return Aviso(archivo, 1, 1, "", kind)
    lines = text.split("\n")
    if mark.line >= len(lines):
        return Aviso(archivo, len(lines), 1, "", kind)
    if lines[mark.line][mark.column : mark.column + 1] == "\t":
        kind = "yaml-tabulador"
    return Aviso(archivo, mark.line + 1, mark.column + 1, "", kind)


def _data(node: Node, ruta: Ruta, archivo: str, avisos: list[Aviso]) -> Any:
    if isinstance(node, ScalarNode):
        if "{" in node.value:
            marks = (mark for mark in ("{{", "{%", "{#") if mark in node.value)
            avisos += [Aviso(archivo, *_at(node), dotted(ruta), "plantilla-prohibida", {"valor": mark}) for mark in marks]
        return node.value
    if isinstance(node, SequenceNode):
        return [_data(v, (*ruta, i), archivo, avisos) for i, v in enumerate(node.value)]
    data: dict[str, Any] = {}
    for key, value in node.value:
        name = key.value
        if not isinstance(key, ScalarNode):
            avisos.append(Aviso(archivo, *_at(key), dotted(ruta), "yaml-llaves"))
        elif name in data:
            avisos.append(Aviso(archivo, *_at(key), dotted((*ruta, name)), "clave-repetida", {"valor": name}))
        else:
            data[name] = _data(value, (*ruta, name), archivo, avisos)
    return data


def dotted(ruta: Ruta) -> str:
    """Say a path as people read it, items counted from 1: ("fuentes", "a", 0) -> "fuentes.a.1"."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in ruta)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """Write a value twice rather than a reference to it."""
        return True


def _block(dumper: yaml.SafeDumper, value: str) -> ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style="|" if "\n" in value else None)


_Dumper.add_representer(str, _block)


def dump(data: dict[str, Any]) -> str:
    """Write data as the YAML a person would: block style, keys in order, accents as they are. `parse` gives it back."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
