"""`portal revisar --lenguaje`: the language's notices, and how easily each entry reads."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import textstat

from portal import language
from portal.faults import locate
from portal.index import Indice
from portal.load import near
from portal.messages import Mensajes, text
from portal.norms import undeclared_norms
from portal.values import Aviso

HARDEST = 10
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def report(indice: Indice, docs: Path, mensajes: Mensajes) -> str:
    """Say every notice of the catalogue and of the pages of `docs`, then the readability of each kind and the hardest entries."""
    avisos = [*locate(language.notices(indice.catalogo)), *notices_of_prose(indice, docs)]
    lines = [text(avisos, mensajes), f"Avisos de lenguaje: {len(avisos)}.\n\n", SCALE]
    for kind, scored in scores(indice).items():
        if scored:
            middle = median(score for score, _ in scored)
            lines.append(f"{kind}: {len(scored)} fichas, mediana {middle:.0f} ({language.kind_of_reading(middle)}).\n")
    hardest = sorted((pair for scored in scores(indice).values() for pair in scored), key=lambda pair: pair[0])
    lines.append(f"\nLas {HARDEST} que más cuestan:\n")
    lines += [f"  {score:>3.0f}  {language.kind_of_reading(score)}: {archivo}\n" for score, archivo in hardest[:HARDEST]]
    return "".join(lines)


SCALE = "Facilidad de lectura (Szigriszt-Pazos, escala INFLESZ: 55 o más es normal; los nombres propios largos la bajan).\n"


def scores(indice: Indice) -> dict[str, list[tuple[float, str]]]:
    """Return kind -> (readability, file) of each entry."""
    textstat.set_lang("es")
    files = indice.catalogo.archivos
    return {
        kind: [(textstat.szigriszt_pazos(language.whole(e)), files[kind, e.id]) for e in entries]
        for kind, entries in indice.entradas.items()
    }


def notices_of_prose(indice: Indice, docs: Path) -> Iterator[Aviso]:
    """Yield the notices of the pages of `docs`: long sentences, undeclared acronyms and norms."""
    known = language.acronyms_of(indice.catalogo)
    norms = {cita for norm in indice.catalogo.listas["normativa"].values() for cita in norm.citas}
    for folder, _, names in sorted(os.walk(near(docs))):
        for name in sorted(names):
            if name.endswith(".md"):
                yield from _of_page(Path(folder, name), known, norms)


def _of_page(path: Path, known: set[str], norms: set[str]) -> Iterator[Aviso]:
    source = path.read_text("utf-8")
    body = FRONT_MATTER.sub("", source)
    found: list[tuple[str, dict[str, Any]]] = [*language.of_text(body)]
    found += [("sigla-sin-explicar", {"valor": a}) for a in language.undeclared(body, known)]
    found += [("norma-no-declarada", {"valor": n}) for n in undeclared_norms(body, norms)]
    for tipo, datos in found:
        start = source.find(datos["valor"][:20])
        yield Aviso(str(path), source.count("\n", 0, max(start, 0)) + 1, 1, "", tipo, datos)
