"""Folders of YAML -> `Catalogo`, with every fault at once.

Several roots make one catalogue: what a later root names replaces, or joins, what an earlier one said.
"""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from portal import model, terms
from portal.faults import locate, of_pydantic
from portal.fields import SLUG, TERM
from portal.model import Catalogo
from portal.parse import parse
from portal.values import Aviso, Falla, Modelo, Ruta
from portal.workers import share

M = TypeVar("M", bound=BaseModel)
SINGLE = ("sitio.yml", *(f"{name}.yml" for name in terms.LISTAS))


def load(roots: Sequence[Path]) -> tuple[Catalogo | None, list[Aviso]]:
    """Read the roots, the base first, and return the catalogue and its faults.

    The catalogue is None only when the edition's own file or a vocabulary can't be used; an entry with faults is
    left out and the rest is still checked, so that a person sees all there is to mend in one go.
    """
    gc.disable()  # nothing dies while loading; the collector alone would take half of the time
    try:
        return _load([near(root) for root in roots])
    finally:
        gc.freeze()  # nor is it worth while to go through it again and again afterwards
        gc.enable()


class Crudo(NamedTuple):
    """What the files hold before anybody judges it, and which file says what."""

    sitio: dict[str, Any]
    datos: dict[str, dict[str, Any]]
    """Vocabulary or kind -> id -> what was written."""
    archivos: dict[tuple[str, str], Path]


def _load(roots: Sequence[Path]) -> tuple[Catalogo | None, list[Aviso]]:
    avisos: list[Aviso] = []
    fallas: list[Falla] = []
    crudo = _gather(roots, avisos)
    lacking = _lacking(crudo, roots[0])
    told = {aviso.archivo for aviso in avisos}
    avisos += [aviso for aviso in lacking if aviso.archivo not in told]
    site = _site(crudo, fallas) if crudo.sitio else None
    lists = {name: _terms(name, kind, crudo, fallas) for name, kind in terms.LISTAS.items()}
    vocabularies = {name: _terms(name, kind, crudo, fallas) for name, kind in terms.VOCABULARIOS.items()}
    entries = {name: _entries(name, kind, crudo, fallas) for name, kind in model.TIPOS.items()}
    avisos += locate(fallas)
    if site is None or lacking:
        return None, avisos
    files = {key: str(path) for key, path in crudo.archivos.items()}
    return Catalogo(site, lists, vocabularies, entries, files), avisos


def _gather(roots: Sequence[Path], avisos: list[Aviso]) -> Crudo:
    """Read every file of the roots; a later root's word replaces an earlier one's."""
    crudo = Crudo({}, {}, {})
    found = [(group, path) for root in roots for group, path in _files(root, avisos)]
    for (group, path), raw in zip(found, share(_parsed, [path for _, path in found]).wait(), strict=True):
        content, faults = marshal.loads(raw)  # noqa: S302 - what a worker of ours just dumped
        avisos += [Aviso(*fault) for fault in faults]
        if group in model.TIPOS:
            crudo.archivos[group, path.stem] = path
        if faults:
            continue
        if not isinstance(content, dict):
            avisos.append(Aviso(str(path), 1, 1, "", "archivo-no-es-mapa"))
        elif group in model.TIPOS:
            crudo.datos.setdefault(group, {})[path.stem] = content
        else:
            (crudo.sitio if path.name == "sitio.yml" else crudo.datos.setdefault(path.stem, {})).update(content)
            crudo.archivos.update(dict.fromkeys(((path.stem, key) for key in content), path))
    return crudo


def _lacking(crudo: Crudo, root: Path) -> list[Aviso]:
    """A fault for each file that the base must have and that says nothing."""
    needed = {f"vocabularios/{name}.yml": crudo.datos.get(name) for name in terms.VOCABULARIOS} | {"sitio.yml": crudo.sitio}
    empty = [root / name for name, content in needed.items() if not content]
    return [Aviso(str(path), 1, 1, "", "archivo-vacio" if path.exists() else "archivo-falta") for path in empty]


def _parsed(path: Path) -> bytes:
    """The data and faults of a file, in the form that travels fastest from a worker."""
    content, faults = parse(path.read_bytes(), str(path))
    return marshal.dumps((content, [tuple(fault) for fault in faults]))


def _files(root: Path, avisos: list[Aviso]) -> Iterator[tuple[str, Path]]:
    """Yield (group, file) for what a root holds, in the order of names; a stray or unsafe file is a fault."""
    if not root.is_dir():
        avisos.append(Aviso(str(root), 1, 1, "", "raiz-falta"))
    inside = os.path.realpath(root)
    for name in SINGLE:
        if os.path.lexists(root / name) and _readable(root / name, inside, avisos):
            yield "", root / name
    for group in ("vocabularios", *model.TIPOS):
        for path in sorted((root / group).iterdir()) if (root / group).is_dir() else ():
            if path.name.startswith(("_", ".")):
                continue
            if tipo := _stray(group, path):
                avisos.append(Aviso(str(path), 1, 1, "", tipo, {"valor": path.name if tipo == "archivo-sobra" else path.stem}))
            elif _readable(path, inside, avisos):
                yield group, path


def _stray(group: str, path: Path) -> str:
    """The fault of a file's name, or ""."""
    if path.suffix != ".yml":
        return "archivo-sobra"
    if group == "vocabularios" and path.stem not in terms.VOCABULARIOS:
        return "vocabulario-desconocido"
    return "" if SLUG.fullmatch(path.stem) else "nombre-de-archivo"


def _readable(path: Path, inside: str, avisos: list[Aviso]) -> bool:
    """Whether the file is a plain one inside its root; what isn't (a folder, a pipe, a link out or to nowhere) is told."""
    if path.is_symlink() and not os.path.realpath(path).startswith(inside + os.sep):
        avisos.append(Aviso(str(path), 1, 1, "", "enlace-fuera"))
        return False
    if not path.is_file():
        avisos.append(Aviso(str(path), 1, 1, "", "archivo-ilegible"))
        return False
    return True


def _site(crudo: Crudo, fallas: list[Falla]) -> terms.Sitio | None:
    """The edition, whose keys may come from several files: a fault is placed in the one that wrote the key."""
    found: list[Falla] = []
    base = next(path for (group, _), path in crudo.archivos.items() if group == "sitio")
    site = _validated(terms.Sitio, crudo.sitio, found, base, ())
    fallas += [falla._replace(archivo=str(crudo.archivos.get(("sitio", str(falla.ruta[0])), base))) for falla in found]
    if site and site.entidad and site.entidad.logo:
        path = crudo.archivos["sitio", "entidad"]
        logo = path.with_name(site.entidad.logo)
        if (
            logo.is_symlink()
            or not logo.is_file()
            or logo.stat().st_size > LOGO
            or not logo.read_bytes().startswith(b"\x89PNG\r\n")
        ):
            datos = {"valor": site.entidad.logo, "limite": str(LOGO // 1000)}
            fallas.append(Falla(str(path), ("entidad", "logo"), "logo-invalido", datos))
    return site


LOGO = 40_000
"""Bytes that an entity's logo may weigh: every page loads it."""


def _terms(name: str, kind: type[M], crudo: Crudo, fallas: list[Falla]) -> dict[str, M]:
    found = {}
    for key, value in crudo.datos.get(name, {}).items():
        path = crudo.archivos[name, key]
        if not (TERM if name in terms.DOTTED else SLUG).fullmatch(key):
            fallas.append(Falla(str(path), (key,), "slug-invalido", {"valor": key}, en_clave=True))
        elif thing := _validated(kind, value, fallas, path, (key,)):
            found[key] = thing
    return found


def _entries(name: str, kind: type[Modelo], crudo: Crudo, fallas: list[Falla]) -> dict[str, Modelo]:
    found = {}
    for stem, content in crudo.datos.get(name, {}).items():
        path = crudo.archivos[name, stem]
        if "id" in content:
            fallas.append(Falla(str(path), ("id",), "id-sobra", {"valor": stem}, en_clave=True))
        elif thing := _validated(kind, {"id": stem} | content, fallas, path, ()):
            found[stem] = thing
    return found


def _validated(kind: type[M], content: Any, fallas: list[Falla], path: Path, ruta: Ruta) -> M | None:
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        fallas += [of_pydantic(kind, e, str(path), ruta) for e in error.errors(include_url=False)]
        return None


def read_messages(roots: Sequence[Path]) -> dict[str, terms.Mensaje]:
    """Return the sentences of the roots, as many as can be read: faults are told even when the catalogue can't be loaded."""
    found: dict[str, terms.Mensaje] = {}
    for root in roots:
        path = root / "vocabularios" / "mensajes.yml"
        content, _ = parse(path.read_bytes(), "") if path.is_file() else (None, [])
        for key, value in content.items() if isinstance(content, dict) else ():
            if message := _validated(terms.Mensaje, value, [], path, ()):
                found[key] = message
    return found


def near(path: Path) -> Path:
    """Return the path as people see it: from the current folder when it lies below. What lies under it is shown so too."""
    return Path(os.path.relpath(path)) if path.resolve().is_relative_to(Path.cwd()) else path
