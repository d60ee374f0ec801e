"""Reads the models' own marks: which values refer to a list or to an entry, and what stands inside what."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from portal.values import En, Modelo, Ruta


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, str, bool], ...]:
    """The fields of a model that refer to a list, or hold models that do: (field, list or "", nested)."""
    plan = []
    for name, field in model.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, En)] + list(_within(field.annotation, En))
        if marks:
            plan.append((name, marks[0].lista, False))
        elif any(_within(field.annotation, Modelo)):
            plan.append((name, "", True))
    return tuple(plan)


def _within(annotation: Any, wanted: type) -> Iterator[Any]:
    """The marks, or the models, that an annotation such as `tuple[Annotated[str, En("ods")], ...] | None` holds."""
    if isinstance(annotation, wanted) or (isinstance(annotation, type) and issubclass(annotation, wanted)):
        yield annotation
    for part in get_args(annotation):
        yield from _within(part, wanted)


def similar(word: str, known: Iterable[str]) -> str:
    """Return the known word most like `word`, or "" if none is near."""
    return next(iter(difflib.get_close_matches(word, list(known), 1, 0.7)), "")


def nested(model: type[BaseModel], field: str) -> type[BaseModel] | None:
    """The model that the field `field` of `model` holds, directly or in a list or map; None if it holds plain values."""
    info = model.model_fields.get(field)
    return next(_within(info.annotation, Modelo), None) if info else None


def references(thing: BaseModel, ruta: Ruta = ()) -> Iterator[tuple[Ruta, str, str]]:
    """Yield (path, list, id) for every value of `thing` that must belong to a list."""
    for name, lista, holds_models in _plan(type(thing)):
        value = getattr(thing, name)
        if value is None:
            continue
        if not holds_models:
            if isinstance(value, str):
                yield (*ruta, name), lista, value
            else:
                yield from (((*ruta, name, i), lista, v) for i, v in enumerate(value))
        elif isinstance(value, dict):
            for key, part in value.items():
                yield from references(part, (*ruta, name, key))
        elif isinstance(value, tuple):
            for i, part in enumerate(value):
                yield from references(part, (*ruta, name, i))
        else:
            yield from references(value, (*ruta, name))


def texts(thing: Any, ruta: Ruta = ()) -> Iterator[tuple[Ruta, str]]:
    """Yield (path, text) for every text that people wrote in `thing`."""
    if isinstance(thing, str):
        if thing:
            yield ruta, thing
    elif isinstance(thing, BaseModel):
        for key, part in thing.__dict__.items():
            if part:
                yield from texts(part, (*ruta, key))
    elif isinstance(thing, dict):
        for key, part in thing.items():
            yield from texts(part, (*ruta, key))
    elif isinstance(thing, tuple):
        for i, part in enumerate(thing):
            yield from texts(part, (*ruta, i))
