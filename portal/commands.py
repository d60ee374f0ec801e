"""What the command line makes of the files of pages (`respuestas`, `llenar`, `relatoria`, `volumen`), and of `participa`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from portal import relatoria, seleccion
from portal.bundles import order
from portal.bundles.kit import Encargo
from portal.dates import long_date
from portal.fields import Raiz
from portal.folder import present
from portal.index import Indice
from portal.load import near
from portal.pdf.selection import selection

Tell = Callable[[str, str], int]
"""Says a fault, of the kind and with the value given; returns the exit status."""


def answers(path: Path, out: Path | None, tell: Tell) -> int:
    """Write what a filled PDF (or a file of answers) says, as the web page's file; to the screen without `out`."""
    found = _read(path)
    if found is None:
        return tell("respuestas-ilegibles", path.name[:80])
    return _write(out, relatoria.written(found).encode(), tell)


def fill(indice: Indice, path: Path, out: Path | None, tell: Tell) -> int:
    """Write the PDF form filled with a file's answers, beside it without `out`."""
    found = _read(path)
    if found is None:
        return tell("respuestas-ilegibles", path.name[:80])
    lienzo = indice.catalogo.entradas["lienzos"].get(found.lienzo)
    if lienzo is None:
        return tell("lienzo-desconocido", found.lienzo)
    if found.version != lienzo.version:
        tell("version-distinta", f"{found.version} y {lienzo.version}")
    if lost := relatoria.homeless(lienzo, found.respuestas):
        tell("respuestas-sobran", ", ".join(lost)[:200])
    return _write(out or path.with_suffix(".pdf"), relatoria.filled(indice, found), tell)


def join(indice: Indice, paths: Sequence[Path], out: Path | None, tell: Tell) -> int:
    """Write the relatoría of several tables' files as a Word document."""
    found = {path: _read(path) for path in paths}
    bad = next((path for path, read in found.items() if read is None), None)
    if bad:
        return tell("respuestas-ilegibles", bad.name[:80])
    tables = {path: read for path, read in found.items() if read}
    canvases = {read.lienzo for read in tables.values()}
    if len(canvases) > 1:
        return tell("lienzos-distintos", ", ".join(sorted(canvases))[:200])
    id = canvases.pop()
    if id not in indice.catalogo.entradas["lienzos"]:
        return tell("lienzo-desconocido", id)
    mesas = [relatoria.Mesa(read.respuestas.get("equipo") or path.stem, read.respuestas) for path, read in tables.items()]
    document = relatoria.joined(indice, indice.catalogo.entradas["lienzos"][id], mesas)
    return _write(out or Path(f"relatoria-{id}.docx"), document, tell)


def kits(indice: Indice, said: Mapping[str, str], id: str, out: Path, tell: Tell) -> int:
    """Write in the folder `out` the kits of the Menú Participa (that of the item or section `id`; all, for "") for an entity.

    `said` is what the command line was told: values for the texts' slots, and «direccion».
    """
    root = f"{said.get('direccion', '').rstrip('/')}/" if said.get("direccion") else ""
    try:
        root = TypeAdapter(Raiz).validate_python(root) if root else indice.catalogo.sitio.direccion or ""
    except ValidationError:
        return tell("direccion-invalida", root[:80])
    try:
        day = long_date(dt.date.fromisoformat(said["fecha"])) if said.get("fecha") else ""
    except ValueError:
        return tell("no-es-fecha", said["fecha"][:80])
    chosen = order.chosen(indice, id)
    if not chosen:
        return tell("item-desconocido", id[:80])
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        return tell("no-se-pudo-escribir", str(out)[:200])
    made = order.made(indice, chosen, Encargo({**said, "fecha": day}, root))
    return max(_write(out / name, content, tell) for name, content in made)


def bind(indice: Indice, texts: Mapping[str, str], path: Path, out: Path | None, tell: Tell) -> int:
    """Write the PDF of what a folder's file has, beside it without `out`. What the catalogue lacks is told, and is in the PDF."""
    try:
        found = seleccion.read(path.read_bytes())
    except OSError:
        found = None
    if found is None:
        return tell("carpeta-ilegible", path.name[:80])
    cosas, perdidas = seleccion.chosen(found, present(indice))
    if not cosas:
        return tell("carpeta-vacia", path.name[:80])
    made = selection(indice, texts, found.titulo, found.de_quien, cosas, perdidas)
    if perdidas:
        tell("carpeta-perdidas", ", ".join(perdidas)[:200])
    return _write(out or path.with_suffix(".pdf"), made, tell)


def _read(path: Path) -> relatoria.Respuestas | None:
    try:
        return relatoria.read(path.read_bytes())
    except OSError:
        return None


def _write(out: Path | None, content: bytes, tell: Tell) -> int:
    """Write a new file: what somebody wrote before isn't ours to replace."""
    if out is None:
        print(content.decode(), end="")
        return 0
    try:
        if out.exists():
            return tell("archivo-existe", str(out)[:200])
        out.write_bytes(content)
    except OSError:
        return tell("no-se-pudo-escribir", str(out)[:200])
    print(f"Listo: {near(out)}")
    return 0
