"""Writes what each engine searches, of the catalogue of PORTAL_RAICES: our pieces, and the same documents as the peers take them.

`python -m benchmarks.busqueda.construir nuestro FOLDER` makes our index and its pieces as the build does, and says what that took.
`python -m benchmarks.busqueda.construir pares FOLDER` writes FOLDER/pagefind (an HTML page a document), FOLDER/material
(search_index.json and the theme's worker) and FOLDER/direcciones.json (each document's address).
"""

from __future__ import annotations

import html
import json
import os
import resource
import shutil
import sys
import time
from collections.abc import Sequence
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Any

from portal import scripts
from portal.__main__ import roots
from portal.build import prepare, write
from portal.index import Indice
from portal.pages import pages
from portal.search.documents import Documento, documents
from portal.search.files import files
from portal.values import Prosa

DOCS = Path("docs")
BARE = (
    '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>Banco</title><link rel="icon" href="data:,">{}</head>'
    "<body></body></html>"
)
"""A page with nothing but what an engine needs. It has a box when the benchmark puts one in."""
PAGE = (
    '<!doctype html><html lang="es"><head><meta charset="utf-8"><title>{0}</title></head>'
    "<body><main data-pagefind-body><h1>{0}</h1>{1}</main></body></html>"
)
CONFIG = {
    "lang": ["es"],
    "separator": r"[\s\-]+",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1e3}, "text": {"boost": 1.0}, "tags": {"boost": 1e6}},
}
"""What Material's search plugin writes with `language: es` and nothing else said (material/plugins/search/plugin.py)."""


def main(what: str, folder: Path) -> None:
    """Write one side; for ours, print its figures as JSON."""
    indice, faults, _ = prepare(roots(), DOCS)
    assert indice is not None, faults
    generated = [Prosa(page.url, page.titulo, page.descripcion) for page in pages(indice)]
    if what == "nuestro":
        print(json.dumps(_ours(indice, generated, folder)))
    else:
        _peers(documents(indice, generated), folder)


def _ours(indice: Indice, generated: Sequence[Prosa], folder: Path) -> dict[str, Any]:
    """Make the index and write its pieces as the build's last event does; return what it took, and then add the page."""
    before, start, spent = _peak(resource.RUSAGE_SELF), time.perf_counter(), _processor()
    write(files(indice, generated), folder).wait()
    seconds, spent = time.perf_counter() - start, _processor() - spent
    pieces = [path.stat().st_size for path in (folder / "assets" / "datos" / "buscar").iterdir()]
    taken = {
        "documentos": len(documents(indice, generated)),
        "segundos": round(seconds, 2),
        "cpu": round(spent, 2),
        "mb": round(_peak(resource.RUSAGE_SELF)),
        "mb_antes": round(before),
        "mb_ayudante": round(_peak(resource.RUSAGE_CHILDREN)),
        "archivos": len(pieces),
        "mb_escritos": round(sum(pieces) / 1e6, 1),
    }
    for path in (DOCS / "assets").glob("*.js"):
        shutil.copy(path, folder / "assets" / path.name)
    write(scripts.files(indice), folder).wait()
    (folder / "index.html").write_text(BARE.format('<script src="assets/portal.js"></script>'), "utf-8")
    return taken


def _peak(who: int) -> float:
    """Megabytes that this process (or the largest of its children) has had at most."""
    return resource.getrusage(who).ru_maxrss / 1024


def _processor() -> float:
    """Seconds of processor that this process and its workers have spent: other work on the machine hardly lengthens them."""
    return sum(os.times()[:4])


def _peers(found: Sequence[Documento], folder: Path) -> None:
    for number, document in enumerate(found):
        page = folder / "pagefind" / "d" / str(number) / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(html.escape(document.nombre), _paragraphs(document)), "utf-8")
    search = folder / "material" / "search"
    search.mkdir(parents=True)
    index = {"config": CONFIG, "docs": [_entry(document) for document in _by_page(found)]}
    (search / "search_index.json").write_text(json.dumps(index, separators=(",", ":")), "utf-8")
    _worker(folder / "material" / "assets")
    for peer in ("pagefind", "material"):
        (folder / peer / "index.html").write_text(BARE.format(""), "utf-8")
    (folder / "direcciones.json").write_text(json.dumps([document.url for document in found]), "utf-8")


def _paragraphs(document: Documento) -> str:
    texts = (document.resumen, document.alias, document.etiquetas, document.cuerpo)
    return "".join(f"<p>{html.escape(text, quote=False)}</p>" for text in texts if text)


def _by_page(found: Sequence[Documento]) -> list[Documento]:
    """The documents in the order of a MkDocs build: each page, and then its parts. Material's worker counts on it."""
    groups: dict[str, list[Documento]] = {}
    for document in found:
        groups.setdefault(document.url.split("#")[0], []).append(document)
    return list(chain.from_iterable(sorted(group, key=lambda document: "#" in document.url) for group in groups.values()))


def _entry(document: Documento) -> dict[str, str]:
    return {"location": document.url, "title": html.escape(document.nombre, quote=False), "text": _paragraphs(document)}


def _worker(assets: Path) -> None:
    """Copy the theme's worker and what it loads for Spanish, from the installed package."""
    spec = find_spec("material")
    assert spec is not None
    theme = Path(next(iter(spec.submodule_search_locations or []))) / "templates" / "assets" / "javascripts"
    here = assets / "javascripts"
    shutil.copytree(theme / "lunr", here / "lunr")
    (here / "workers").mkdir()
    shutil.copy(next(iter((theme / "workers").glob("search.*.min.js"))), here / "workers" / "search.js")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
