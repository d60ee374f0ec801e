"""The whole index: lunr's own, of every document, with our words in the place of its pipeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lunr.builder import Builder
from lunr.pipeline import Pipeline

from portal.search.documents import BETWEEN, FIELDS, Documento
from portal.search.words import Lengua, concepts, of_text

CONCEPT = "="
"""What a group of the thesaurus begins with among the terms: no word of a text does."""
NAME = "#"
"""What a whole name begins with: who types a thing's name, or one of its other names, finds it first."""
NAMES = ("nombre", "alias")


def filled(documents: Sequence[Documento], lengua: Lengua) -> Any:
    """Return lunr's builder with the documents in it: each one's ref is its place among them."""
    builder = Builder()
    builder.pipeline = ready = _Ready()
    for field, boost in FIELDS.items():
        builder.field(field, boost, extractor=lambda _: None)
    for place, document in enumerate(documents):
        ready.terms = {field: terms(getattr(document, field), lengua, field in NAMES) for field in FIELDS}
        builder.add({"id": place}, {"boost": document.peso})
    return builder


class _Ready(Pipeline):  # type: ignore[misc]  # lunr has no types
    """Gives lunr a document's terms, which are made already, in the place of what its own tokenizer and pipeline would make."""

    terms: Mapping[str, list[str]] = {}

    def run(self, tokens: Any, field_name: str | None = None) -> Any:
        """Return the terms of the field."""
        return self.terms[field_name or ""]


def terms(text: str, lengua: Lengua, name: bool = False) -> list[str]:
    """Return what a text is found by: its roots, the groups of the thesaurus that it names and, of a `name`, itself whole."""
    roots = of_text(text, lengua.raices)
    found = roots + [CONCEPT + id for id in concepts(roots, lengua)]
    if name and text:
        names = (" ".join(of_text(part, lengua.raices)) for part in text.split(BETWEEN))
        found += [NAME + part for part in names if part]
    return found
