"""YAML text -> plain data whose scalars are all text, and the line and column of every value.

Every scalar stays as it was written (`no`, `012`, `1:30`): the field that receives it decides what it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml
from yaml.nodes import ScalarNode

from portal.values import Aviso, Ruta

LIMIT = 256 * 1024
"""Bytes a file may have: more is not an entry but a dump."""

DEEPEST = 50
"""Levels one inside another. The C parser composes by recursion: fifty thousand brackets would end the process."""

TEMPLATE_MARKS = ("{{", "{%", "{#")
"""What begins an instruction of a template: text is data, so it has none."""

BREAKS = re.compile("[\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
"""Signs that YAML takes for the end of a line and that nobody sees, or that turn a text around: they'd move every line number."""

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
"""Control characters, and those that turn a text around, which only an escape such as "\\0" can put in a value."""


class Posicion(NamedTuple):
    """Line and column, from 1, of a value and of its key."""

    valor: tuple[int, int]
    clave: tuple[int, int]


def parse(raw: bytes, archivo: str) -> tuple[Any, list[Aviso]]:
    """Return the data of a YAML file (dict, list or str) and its faults; the data is None when it can't be read."""
    text, avisos = _text(raw, archivo)
    if text is None:
        return None, avisos
    try:
        data = _Reader(text, archivo, avisos).document()
    except yaml.YAMLError as error:
        return None, [*avisos, _syntax(error, text, archivo)]
    if data is None and not avisos:
        avisos.append(Aviso(archivo, 1, 1, "", "archivo-vacio"))
    return (None if avisos else data), avisos


def positions(raw: bytes) -> dict[Ruta, Posicion]:
    """Return where each value of a YAML file that `parse` could read stands. It reads again: few files have faults."""
    found: dict[Ruta, Posicion] = {}
    text, _ = _text(raw, "")
    try:
        _Reader(text or "", "", [], found).document()
    except yaml.YAMLError:
        return {}
    return found


class _Stop(Exception):  # noqa: N818 - not an error: the file has been read as far as it makes sense
    pass


class _Reader:
    """Builds plain data from the parser's events, one pass without recursion in C: PyYAML's own composer can end the process."""

    def __init__(self, text: str, archivo: str, avisos: list[Aviso], found: dict[Ruta, Posicion] | None = None) -> None:
        self.next: Callable[[], Any] = yaml.CSafeLoader(text).get_event
        self.archivo, self.avisos, self.found = archivo, avisos, found
        self.escapes = "\\" in text

    def document(self) -> Any:
        """Return the only document's data; None if there is none."""
        data = None
        documents = 0
        try:
            while type(event := self.next()) is not yaml.StreamEndEvent:
                if type(event) is yaml.DocumentStartEvent:
                    documents += 1
                    if documents > 1:
                        self.fault(event, (), "varios-documentos")
                        break
                    data = self.value(self.next(), ())
        except _Stop:
            pass
        return data

    def fault(self, event: yaml.Event, ruta: Ruta, tipo: str, **datos: str) -> None:
        self.avisos.append(Aviso(self.archivo, *_at(event), dotted(ruta), tipo, datos))

    def value(self, event: Any, ruta: Ruta, key: tuple[int, int] | None = None) -> Any:
        """Return the value that starts with `event`. Anchors, tags and depth are told as they are met."""
        if self.found is not None:
            self.found[ruta] = Posicion(_at(event), key or _at(event))
        if event.anchor is not None:
            self.fault(event, ruta, "ancla-yaml")
        kind = type(event)
        if kind is yaml.AliasEvent:
            return ""
        if event.tag is not None:
            self.fault(event, ruta, "etiqueta-yaml")
        if kind is yaml.ScalarEvent:
            return self.scalar(event, ruta)
        if len(ruta) >= DEEPEST:
            self.fault(event, ruta[:1], "yaml-anidado")
            raise _Stop
        return self.sequence(ruta) if kind is yaml.SequenceStartEvent else self.mapping(ruta)

    def scalar(self, event: Any, ruta: Ruta) -> str:
        value: str = event.value
        if self.escapes and UNSEEN.search(value):
            self.fault(event, ruta, "caracter-de-control")
        if "{" in value:
            for mark in (mark for mark in TEMPLATE_MARKS if mark in value):
                self.fault(event, ruta, "plantilla-prohibida", valor=mark)
        return value

    def sequence(self, ruta: Ruta) -> list[Any]:
        data: list[Any] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            data.append(event.value if self.plain(event) else self.value(event, (*ruta, len(data))))
        return data

    def mapping(self, ruta: Ruta) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            name = event.value if self.plain(event) else self.key(event, ruta)
            if name in data:
                self.fault(event, (*ruta, name), "clave-repetida", valor=name)
            following = self.next()
            if self.plain(following):
                data.setdefault(name, following.value)
            else:
                value = self.value(following, (*ruta, name), _at(event))
                data.setdefault(name, value)
        return data

    def plain(self, event: Any) -> bool:
        """Whether it is a scalar with nothing to say about it, as nearly all are."""
        if self.found is not None or self.escapes or type(event) is not yaml.ScalarEvent:
            return False
        return event.anchor is None and event.tag is None and "{" not in event.value

    def key(self, event: Any, ruta: Ruta) -> str:
        name = self.value(event, (*ruta, ""))
        if not isinstance(name, str):
            self.fault(event, ruta, "yaml-llaves")
        return str(name)


def _at(event: yaml.Event) -> tuple[int, int]:
    mark: yaml.Mark = event.start_mark  # type: ignore[assignment]  # never None in what the parser gives
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
    if found := BREAKS.search(text):
        return None, [Aviso(archivo, *_line_column(text, found.start()), "", "caracter-de-control")]
    return text, []


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


EXPLAINED = (
    ("mapping values are not allowed", "yaml-comillas"),
    ("found character that cannot start any token", "yaml-signo"),
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


def dotted(ruta: Ruta) -> str:
    """Say a path as people read it, items counted from 1: ("fuentes", "a", 0) -> "fuentes.a.1"."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in ruta)


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        """Write a value twice rather than a reference to it."""
        return True


def _block(dumper: yaml.SafeDumper, value: str) -> ScalarNode:
    style = '"' if BREAKS.search(value) else "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _block)


def dump(data: dict[str, Any]) -> str:
    """Write data as the YAML a person would: block style, keys in order, accents as they are. `parse` gives it back."""
    return yaml.dump(data, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
