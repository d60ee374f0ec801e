"""What the command line does with files of answers: `portal respuestas`, `portal llenar`, `portal relatoria`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from portal import relatoria
from portal.index import Indice
from portal.load import near

Tell = Callable[[str, str], int]
"""Says a fault, of the kind and with the value given; returns the exit status."""


def answers(path: Path, out: Path | None, tell: Tell) -> int:
    """Write what a filled PDF (or a file of answers) says, as the web page's file; to the screen without `out`."""
    found = relatoria.read(path.read_bytes()) if path.is_file() else None
    if found is None:
        return tell("respuestas-ilegibles", str(path))
    return _write(out, relatoria.written(found).encode())


def fill(indice: Indice, path: Path, out: Path | None, tell: Tell) -> int:
    """Write the PDF form filled with a file's answers, beside it without `out`."""
    found = relatoria.read(path.read_bytes()) if path.is_file() else None
    if found is None:
        return tell("respuestas-ilegibles", str(path))
    if found.lienzo not in indice.catalogo.entradas["lienzos"]:
        return tell("lienzo-desconocido", found.lienzo)
    return _write(out or path.with_suffix(".pdf"), relatoria.filled(indice, found))


def join(indice: Indice, paths: Sequence[Path], out: Path | None, tell: Tell) -> int:
    """Write the relatoría of several tables' files as a Word document."""
    found = {path: relatoria.read(path.read_bytes()) if path.is_file() else None for path in paths}
    bad = next((path for path, read in found.items() if read is None), None)
    if bad:
        return tell("respuestas-ilegibles", str(bad))
    tables = {path: read for path, read in found.items() if read}
    canvases = {read.lienzo for read in tables.values()}
    if len(canvases) > 1:
        return tell("lienzos-distintos", ", ".join(sorted(canvases)))
    id = canvases.pop()
    if id not in indice.catalogo.entradas["lienzos"]:
        return tell("lienzo-desconocido", id)
    mesas = [relatoria.Mesa(read.respuestas.get("equipo") or path.stem, read.respuestas) for path, read in tables.items()]
    document = relatoria.joined(indice, indice.catalogo.entradas["lienzos"][id], mesas)
    return _write(out or Path(f"relatoria-{id}.docx"), document)


def _write(out: Path | None, content: bytes) -> int:
    if out is None:
        print(content.decode(), end="")
        return 0
    out.write_bytes(content)
    print(f"Listo: {near(out)}")
    return 0
