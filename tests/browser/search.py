"""The search's engine alone in a page: the index of some catalogue, our scripts, and lunr.js to compare with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import mkdocs.contrib.search
from sites import PROJECT

from portal.index import Indice
from portal.search import pieces, whole
from portal.search.documents import documents
from portal.search.files import files
from portal.search.words import language

LUNR = Path(mkdocs.contrib.search.__file__).parent / "templates" / "search" / "lunr.js"
PAGE = """<!doctype html><html lang="es"><meta charset="utf-8"><title>x</title>
<script src="assets/lunr.js"></script><script src="assets/portal.js"></script>"""


def written(indice: Indice, folder: Path) -> Path:
    """Write into `folder` a page with the search of the catalogue, and lunr's whole index beside it."""
    (folder / "assets").mkdir(parents=True)
    for path in [*(PROJECT / "docs" / "assets").glob("*.js"), LUNR]:
        (folder / "assets" / path.name).write_bytes(path.read_bytes())
    for archivo in files(indice, ()):
        (folder / archivo.ruta).parent.mkdir(parents=True, exist_ok=True)
        (folder / archivo.ruta).write_bytes(archivo.hacer())
    index = whole.filled(documents(indice, ()), language(indice.catalogo.vocabularios)).build()
    for vector in index.field_vectors.values():
        vector.elements = [round(n * pieces.TENTHS) / pieces.TENTHS if i % 2 else n for i, n in enumerate(vector.elements)]
    (folder / "whole.json").write_text(json.dumps(index.serialize()), "utf-8")
    (folder / "index.html").write_text(PAGE, "utf-8")
    return folder


SEARCH = """text => new Promise(give => Portal.parte('motor', motor => motor.buscar(text, {}, answer =>
    motor.textos('t', answer.numeros.slice(0, 10), rows => give({
        total: answer.total, urls: answer.numeros.slice(0, 10).map(n => rows.get(n)[0]), corregidas: answer.corregidas,
        tambien: answer.tambien, puntos: answer.numeros.slice(0, 10).map(n => answer.puntos[n])})))))"""


def answered(page: Any, text: str) -> dict[str, Any]:
    """What the search gives for a text, in that page."""
    return dict(page.evaluate(SEARCH, text))
