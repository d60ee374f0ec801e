"""Folders of YAML -> `Catalogo`, with every fault at once.

Several roots make one catalogue: what a later root names replaces, or joins, what an earlier one said.
"""

from __future__ import annotations

import gc
import marshal
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from portal import model
from portal.fields import SLUG, TERM
from portal.model import Aviso, Catalogo, Falla, Modelo, Ruta
from portal.parse import Posicion, dotted, parse, positions
from portal.relations import nested, similar
from portal.workers import share

M = TypeVar("M", bound=BaseModel)
SINGLE = {"sitio.yml": model.Sitio, "volumenes.yml": model.Volumen}


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


def _load(roots: Sequence[Path]) -> tuple[Catalogo | None, list[Aviso]]:
    avisos: list[Aviso] = []
    files: dict[tuple[str, str], Path] = {}
    data: dict[str, dict[str, Any]] = {}
    sites: dict[str, Any] = {}
    found = [(group, path) for root in roots for group, path in _files(root, avisos)]
    for (group, path), raw in zip(found, share(_parsed, [path for _, path in found]).wait(), strict=True):
        content, faults = marshal.loads(raw)  # noqa: S302 - what a worker of ours just dumped
        avisos += [Aviso(*fault) for fault in faults]
        if group in model.TIPOS:
            files[group, path.stem] = path
        if faults:
            continue
        if not isinstance(content, dict):
            avisos.append(Aviso(str(path), 1, 1, "", "archivo-no-es-mapa"))
        elif group in model.TIPOS:
            data.setdefault(group, {})[path.stem] = content
        elif path.name == "sitio.yml":
            sites |= content
            files |= dict.fromkeys((("sitio", key) for key in content), path)
        else:
            data.setdefault(path.stem, {}).update(content)
            files |= dict.fromkeys(((path.stem, str(term)) for term in content), path)
    needed = {f"vocabularios/{name}.yml": data.get(name) for name in model.VOCABULARIOS} | {"sitio.yml": sites}
    lacking = [str(roots[0] / name) for name, content in needed.items() if not content]
    told = {aviso.archivo for aviso in avisos}
    for name in (name for name in lacking if name not in told):
        avisos.append(Aviso(name, 1, 1, "", "archivo-vacio" if Path(name).exists() else "archivo-falta"))
    fallas: list[Falla] = []
    site = _site(sites, files, fallas) if sites else None
    volumenes = _terms("volumenes", model.Volumen, data, files, fallas)
    terms = {name: _terms(name, kind, data, files, fallas) for name, kind in model.VOCABULARIOS.items()}
    entries = {name: _entries(name, kind, data.get(name, {}), files, fallas) for name, kind in model.TIPOS.items()}
    avisos += locate(fallas)
    if site is None or lacking:
        return None, avisos
    return Catalogo(site, volumenes, terms, entries, {key: str(path) for key, path in files.items()}), avisos


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
    if group == "vocabularios" and path.stem not in model.VOCABULARIOS:
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


def _site(content: dict[str, Any], files: dict[tuple[str, str], Path], fallas: list[Falla]) -> model.Sitio | None:
    """The edition, whose keys may come from several files: a fault is placed in the one that wrote the key."""
    found: list[Falla] = []
    base = next(path for (group, _), path in files.items() if group == "sitio")
    site = _validated(model.Sitio, content, found, base, ())
    fallas += [falla._replace(archivo=str(files.get(("sitio", str(falla.ruta[0])), base))) for falla in found]
    return site


def _terms(
    name: str, kind: type[M], data: dict[str, dict[str, Any]], files: dict[tuple[str, str], Path], fallas: list[Falla]
) -> dict[str, M]:
    found = {}
    for key, value in data.get(name, {}).items():
        if not TERM.fullmatch(key):
            fallas.append(Falla(str(files[name, key]), (key,), "slug-invalido", {"valor": key}, en_clave=True))
        elif thing := _validated(kind, value, fallas, files[name, key], (key,)):
            found[key] = thing
    return found


def _entries(
    name: str, kind: type[Modelo], raw: dict[str, Any], files: dict[tuple[str, str], Path], fallas: list[Falla]
) -> dict[str, Modelo]:
    found = {}
    for stem, content in raw.items():
        path = files[name, stem]
        if "id" in content:
            fallas.append(Falla(str(path), ("id",), "id-sobra", {"valor": stem}, en_clave=True))
            continue
        if thing := _validated(kind, {"id": stem} | content, fallas, path, ()):
            found[stem] = thing
    return found


def _validated(kind: type[M], content: Any, fallas: list[Falla], path: Path, ruta: Ruta) -> M | None:
    try:
        return kind.model_validate(content)
    except ValidationError as error:
        fallas += [_falla(kind, e, str(path), ruta) for e in error.errors(include_url=False)]
        return None


KINDS = {
    "missing": "falta",
    "extra_forbidden": "clave-desconocida",
    "string_type": "no-es-texto",
    "tuple_type": "no-es-lista",
    "dict_type": "no-es-mapa",
    "model_type": "no-es-mapa",
    "int_parsing": "no-es-entero",
    "int_type": "no-es-entero",
    "int_from_float": "no-es-entero",
    "date_from_datetime_parsing": "no-es-fecha",
    "date_parsing": "no-es-fecha",
    "date_type": "no-es-fecha",
    "bool_parsing": "no-es-si-o-no",
    "bool_type": "no-es-si-o-no",
    "greater_than_equal": "fuera-de-rango",
    "less_than_equal": "fuera-de-rango",
    "string_too_long": "muy-largo",
    "too_long": "muy-largo",
    "string_pattern_mismatch": "pais-desconocido",
    "too_short": "vacio",
}
"""What pydantic calls a fault -> what we call it. A name absent here is one of our own, or «valor-invalido»."""


def _falla(kind: type[BaseModel], error: Any, archivo: str, before: Ruta) -> Falla:
    loc = tuple(part for part in error["loc"] if part != "[key]")
    name = KINDS.get(error["type"], error["type"] if "-" in error["type"] or error["type"] == "vacio" else "valor-invalido")
    if error["input"] == "" and name != "falta":
        name = "vacio"
    context = {key: str(value) for key, value in (error.get("ctx") or {}).items()}
    limit = context.get("max_length") or context.get("ge") or context.get("le") or ""
    valor = str(loc[-1]) if name in ("falta", "clave-desconocida") else str(error["input"])[:80]
    datos = {"valor": valor, "limite": limit, "largo": str(len(str(error["input"])))}
    if name == "clave-desconocida":
        datos["parecido"] = similar(valor, _fields(kind, loc[:-1]))
    return Falla(archivo, before + loc, name, datos, en_clave=name == "clave-desconocida" or error["loc"][-1:] == ("[key]",))


def _fields(kind: type[BaseModel], loc: Ruta) -> Iterable[str]:
    here: type[BaseModel] = kind
    for part in loc:
        here = nested(here, str(part)) or here
    return [name for name in here.model_fields if name != "id"]


def locate(fallas: Iterable[Falla]) -> list[Aviso]:
    """Give each fault its line and column. A missing value is placed at what should hold it."""
    texts: dict[str, dict[Ruta, Posicion]] = {}
    avisos = []
    for archivo, ruta, tipo, datos, en_clave in fallas:
        if archivo not in texts:
            texts[archivo] = positions(Path(archivo).read_bytes()) if Path(archivo).is_file() else {}
        known, found = texts[archivo], ruta
        while found and found not in known:
            found = found[:-1]
        at = known.get(found, Posicion((1, 1), (1, 1)))
        line, column = at.clave if en_clave or found != ruta else at.valor
        avisos.append(Aviso(archivo, line, column, dotted(ruta), tipo, datos))
    return avisos


def read_messages(roots: Sequence[Path]) -> dict[str, model.Mensaje]:
    """Return the sentences of the roots, as many as can be read: faults are told even when the catalogue can't be loaded."""
    found: dict[str, model.Mensaje] = {}
    for root in roots:
        path = root / "vocabularios" / "mensajes.yml"
        content, _ = parse(path.read_bytes(), "") if path.is_file() else (None, [])
        for key, value in content.items() if isinstance(content, dict) else ():
            if message := _validated(model.Mensaje, value, [], path, ()):
                found[key] = message
    return found


def near(path: Path) -> Path:
    """Return the path as people see it: from the current folder when it lies below. What lies under it is shown so too."""
    return Path(os.path.relpath(path)) if path.resolve().is_relative_to(Path.cwd()) else path
