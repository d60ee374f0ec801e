"""What somebody chose, bound as a volume: their cover, contents, each thing whole with their note, and its sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from portal.folder import KINDS, kept, things
from portal.folder import told as described
from portal.index import Indice
from portal.pdf import entries
from portal.pdf.codes import code
from portal.pdf.edition import colophon, level, pdf
from portal.pdf.things import Bloque, points, told
from portal.pdf.volume import Textos
from portal.typeset import seen
from portal.urls import url

WHAT = "Selección de fichas de esta edición. La portada y las notas son de quien la armó, no del portal."
LOST = "Estaban en la carpeta y no están en esta edición. Puede que hayan salido del catálogo."


def selection(
    indice: Indice, texts: Textos, titulo: str, de_quien: str, cosas: Mapping[str, str], perdidas: Mapping[str, str]
) -> bytes:
    """Return the PDF of some things, id -> note, in their order; `perdidas` are those that the catalogue lacks.

    KeyError for an id that nobody may keep, or for a method's page that `texts` lacks.
    """
    kinds = kept(indice)
    chosen = {id: things(indice, kinds[id])[id] for id in cosas}
    numbers, sources = entries.sources(indice, list(chosen.values()))
    found = [_thing(indice, texts, n, kinds[id], id, cosas[id], numbers) for n, id in enumerate(chosen, 1)]
    title = " ".join(titulo.split()) if seen(titulo) else "Mi carpeta"
    book: dict[str, Any] = {"numero": "", "nombre": title, "icono": "", "descripcion": " ".join(de_quien.split())}
    book |= {"color": _ink(indice), "prosa": [], "presentacion": [], "avisos": []}
    book |= {"niveles": [], "cosas": [*found, *([_lost(indice, perdidas)] if perdidas else [])]}
    data: dict[str, Any] = {"titulo": title, "cuadernos": [book], "tapa": {}, "fuentes": sources, "indice": []}
    return pdf("volumen", indice, data | {"colofon": [("Qué es", WHAT), *colophon(indice, f"{title} (selección)", data)]})


def _thing(indice: Indice, texts: Textos, number: int, kind: str, id: str, note: str, numbers: entries.Numeros) -> dict[str, Any]:
    entry, root = things(indice, kind)[id], indice.catalogo.sitio.direccion or ""
    name, summary = described(kind, id, entry)
    pillar, step = getattr(entry, "pilar", None), getattr(entry, "nivel", None)
    said = level(indice, step) if step else {"escalon": 0, "nombre": "", "glosa": ""}
    what = [KINDS[kind], indice.term("pilares", pillar).nombre if pillar else ""]
    what += [f"{said['nombre']} «{said['glosa']}»"] if step else []
    facts, parts = told(indice, texts, kind, entry)
    own = getattr(entry, "url", None) or ""
    short = f"{root}{url('items' if kind == 'items' else 'corta', id)}" if root else ""
    cited = ", ".join(map(str, entries.cited(entry, numbers)))
    return {
        "numero": str(number),
        "nombre": name if seen(name) else id,
        "clase": " · ".join(filter(None, what)),
        "color": indice.term("pilares", pillar).color if pillar else _ink(indice),
        "escalon": said["escalon"],
        "resumen": summary,
        "borrador": getattr(entry, "borrador", False),
        "nota": _note(note),
        "partes": parts,
        "datos": [*facts, *([("Fuentes", cited)] if cited else [])],
        "direcciones": [(name, where) for name, where in (("Su sitio", own), ("En el portal", short)) if where],
        "codigo": code(short or own),
    }


def _note(text: str) -> list[Bloque]:
    """A note's paragraphs, with the lines that the person gave them; nothing for one of signs that nobody sees."""
    parts = [part for part in text.replace("\r", "\n").split("\n\n") if seen(part)]
    return [{"clase": "parrafo", "texto": _lines(part)} for part in parts]


def _lines(text: str) -> list[dict[str, str]]:
    lines = [line for line in text.split("\n") if seen(line)]
    return [run for line in lines for run in ({"texto": "\n"}, {"texto": line})][1:]


def _lost(indice: Indice, perdidas: Mapping[str, str]) -> dict[str, Any]:
    said = [f"{id}. Su nota: {' '.join(note.split())}" if seen(note) else id for id, note in perdidas.items()]
    part = {"titulo": "", "bloques": points(said)}
    empty: dict[str, Any] = {"numero": "", "clase": "", "color": _ink(indice), "escalon": 0, "borrador": False, "nota": []}
    return empty | {"nombre": "Lo que ya no está", "resumen": LOST, "partes": [part], "datos": [], "direcciones": [], "codigo": {}}


def _ink(indice: Indice) -> str:
    """The edition's own colour, for what is of no pillar."""
    colour: str = indice.catalogo.vocabularios["colores"]["marca"].color
    return colour
