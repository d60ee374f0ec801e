"""From folders to outputs, and the one place that puts a finished site where people see it."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from portal import fonts, scripts
from portal.bundles import files as bundles
from portal.cards import cards as drawn_cards
from portal.check import check
from portal.downloads import downloads
from portal.faults import locate
from portal.fields import NAME
from portal.index import Indice, index
from portal.load import load, near, read_messages
from portal.messages import Mensajes
from portal.model import Catalogo
from portal.pages import entries, methods
from portal.pages.values import render
from portal.prose import head, review
from portal.search.rules import words
from portal.sections import parts
from portal.urls import of_prose, url
from portal.values import Archivo, Aviso, Descarga, Falla, Parte, Prosa
from portal.workers import Work, share


def prepare(roots: Sequence[Path], docs: Path) -> tuple[Indice | None, list[Aviso], Mensajes]:
    """Load, check and index once. Return the index (None if there are faults), every fault, and the messages."""
    catalogo, avisos = load(roots)
    if catalogo:
        avisos = avisos + locate([*check(catalogo), *words(catalogo)])
    avisos = sorted([*avisos, *prose(docs), *(clashes(catalogo, docs) if catalogo else ())], key=lambda aviso: aviso[:5])
    indice = index(catalogo, sorted(titled(docs)), written(docs)) if catalogo and not avisos else None
    return indice, avisos, read_messages(roots)


def titled(docs: Path) -> Iterator[Prosa]:
    """Yield the pages of `docs` that have a title of their own; the others introduce a generated page."""
    for path in docs.rglob("*.md"):
        said = head(path.read_text("utf-8-sig"))
        if "title" in said:
            yield Prosa(of_prose(path.relative_to(docs).as_posix()), said["title"], said.get("description", ""))


def written(docs: Path) -> dict[str, tuple[Parte, ...]]:
    """Return the parts of each page of `docs`, by its address."""
    pages = sorted(docs.rglob("*.md"))
    return {of_prose(path.relative_to(docs).as_posix()): tuple(parts(path.read_text("utf-8-sig"))) for path in pages}


def clashes(catalogo: Catalogo, docs: Path) -> Iterator[Aviso]:
    """Yield what the catalogue and the prose of `docs` can't both be: two pages at one address, a notebook of no page."""
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    short = {id for kind in catalogo.entradas.values() for id in kind} | set(catalogo.vocabularios["situaciones"])
    seen = {url("corta", id) for id in short}
    for name in names:
        if (address := of_prose(name)) in seen:
            yield Aviso(str(near(docs) / name), 1, 1, "", "direccion-ocupada", {"valor": address})
        seen.add(address)
    lost = [
        Falla(catalogo.archivos["volumenes", number], (number, "prosa", i), "pagina-falta", {"valor": name})
        for number, volumen in catalogo.volumenes.items()
        for i, name in enumerate(volumen.prosa)
        if name not in names
    ]
    yield from locate([*lost, *_methods_without_text(catalogo, names)])
    for name in names:
        if (method := METHOD.fullmatch(name)) and ("metodologias", method[1]) not in catalogo.archivos:
            yield Aviso(str(near(docs) / name), 1, 1, "", "texto-sin-metodo", {"valor": method[1]})


METHOD = re.compile(rf"metodologias/({NAME})\.md")
"""The page that tells how a method is done; the catalogue says the rest."""


def _methods_without_text(catalogo: Catalogo, names: Sequence[str]) -> Iterator[Falla]:
    for id in catalogo.entradas["metodologias"]:
        if (name := f"metodologias/{id}.md") not in names:
            yield Falla(catalogo.archivos["metodologias", id], (), "metodo-sin-texto", {"valor": name})


PAGE = re.compile(rf"(?:{NAME}/)*{NAME}\.md")
"""A page's path from docs/: the theme shows the name of one without title."""

IN_DOCS = {".md", ".css", ".js", ".svg", ".png", ".jpg", ".woff2"}
"""What docs/ may hold. Anything else (HTML, say) would be published as it is."""


def prose(docs: Path) -> Iterator[Aviso]:
    """Yield the faults of what `docs` holds: of every page, and of every file that shouldn't be there."""
    for folder, folders, names in os.walk(near(docs)):
        for name in sorted(names) + [name for name in folders if Path(folder, name).is_symlink()]:
            path = Path(folder, name)
            shown = str(path).encode("utf-8", "backslashreplace").decode()
            if path.is_symlink():
                yield Aviso(shown, 1, 1, "", "enlace-fuera")
            elif path.suffix not in IN_DOCS or shown != str(path):
                yield Aviso(shown, 1, 1, "", "extension-no-permitida", {"valor": shown})
            elif path.suffix == ".md" and not PAGE.fullmatch(path.relative_to(near(docs)).as_posix()):
                yield Aviso(shown, 1, 1, "", "nombre-de-archivo", {"valor": path.stem})
            elif not path.is_file():
                yield Aviso(shown, 1, 1, "", "archivo-ilegible")
            elif path.suffix == ".md":
                yield from review(shown, path.read_bytes(), path.relative_to(near(docs)).as_posix())


def write(archivos: Iterable[Archivo], site: Path) -> Work:
    """Make and write the files under `site`; wait for the work before the site is used."""
    return share(_write, [(site / archivo.ruta, archivo.hacer) for archivo in archivos])


def _write(job: tuple[Path, Callable[[], bytes]]) -> int:
    path, make = job
    content = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content)


def outputs(indice: Indice) -> Iterator[Archivo]:
    """Yield every file that pages load or link to: the few that the theme's builder must know of."""
    yield Archivo(url("colores"), "catalog/vocabularios/colores.yml", partial(_colours, indice))
    yield Archivo(url("letra"), "", fonts.browser_font)
    entidad = indice.catalogo.sitio.entidad
    if entidad and entidad.logo:
        source = Path(indice.catalogo.archivos["sitio", "entidad"])
        yield Archivo(url("activos", "logo.png"), str(source), source.with_name(entidad.logo).read_bytes)
    yield from methods.files(indice)
    yield from scripts.files(indice)


def texts(docs: Path) -> dict[str, str]:
    """Return the prose of `docs`: path from there -> Markdown."""
    return {path.relative_to(docs).as_posix(): path.read_text("utf-8-sig") for path in docs.rglob("*.md")}


def drawn(indice: Indice, docs: Path, site: Path) -> Indice:
    """Draw everything one carries away into `site`, and return the index that knows of it: pages say what each file weighs."""
    found = list(downloads(indice, texts(docs)))
    made = share(_write, [(site / d.archivo.ruta, d.archivo.hacer) for d in found], many=PORTION, portion=PORTION)
    weights = made.wait()
    given = {d.archivo.ruta: d.archivo._replace(hacer=(site / d.archivo.ruta).read_bytes) for d in found}
    kits = list(bundles.files(indice, given))  # made of what is drawn by now
    weights += share(_write, [(site / d.archivo.ruta, d.archivo.hacer) for d in kits], many=PORTION, portion=PORTION).wait()
    of: dict[str, list[Descarga]] = {}
    for descarga, weight in zip(found + kits, weights, strict=True):
        of.setdefault(descarga.de, []).append(descarga._replace(peso=weight))
    return replace(indice, descargas={id: tuple(some) for id, some in of.items()})


PORTION = 1
"""Drawings that a worker takes at a time: one takes 20 ms, and another 4 s."""


def beside_pages(indice: Indice, pages: Sequence[Prosa]) -> Iterator[Archivo]:
    """Yield the many files that nobody links to from prose: redirects, and the pictures of the pages."""
    yield from entries.redirects(indice)
    yield from cards(indice, pages)


def cards(indice: Indice, pages: Sequence[Prosa]) -> Iterator[Archivo]:
    """Yield the picture of each page for messengers. They want a full address: without a public one there are none."""
    return drawn_cards(indice, pages) if indice.catalogo.sitio.direccion else iter(())


def _colours(indice: Indice) -> bytes:
    found = indice.catalogo.vocabularios
    site, volumes = indice.catalogo.sitio, indice.catalogo.volumenes
    lists = {"colores": found["colores"], "pilares": found["pilares"], "volumenes": volumes}
    return render("colores.css", url("colores"), siglas=site.siglas, **lists).encode()


def recover(site: Path) -> None:
    """Put the published site back if a run died between the two renames of `publish`."""
    old = _old(site)
    if old.exists() and not site.exists():
        old.rename(site)


def publish(new: Path, site: Path) -> None:
    """Put the finished folder `new` in the place of `site`: readers see the old site or the new one, never half of one."""
    old = _old(site)
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    new.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def _old(site: Path) -> Path:
    return site.with_name(site.name + ".viejo")


def summary(site: Path, indice: Indice, seconds: float) -> str:
    """Say what was built: counts, size, seconds and how to look."""
    files = [Path(folder, name) for folder, _, names in os.walk(site) for name in names]
    pages = sum(path.suffix == ".html" for path in files)
    size = sum(path.stat().st_size for path in files) / 1e6
    return (
        f"{len(indice.herramientas)} herramientas · {pages} páginas · {len(files)} archivos · {size:.1f} MB · {seconds:.1f} s\n"
        f"El sitio está en {near(site)}/. Para verlo: make serve"
    )
