"""One bad file a kind of fault: its first line says, whole, what the reviewer must answer."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TOOL
from sites import PROJECT

from portal.load import read_messages
from portal.messages import line

MESSAGES = read_messages([PROJECT / "catalog"])
BAD = sorted((PROJECT / "tests" / "fixtures" / "invalidos").iterdir())
WITHOUT_FILE = {
    "quiso-decir": "part of other messages",
    "id-repetido": "needs two kinds: see test_commands",
    "raiz-falta": "see test_load",
    **dict.fromkeys(["frase-larga", "parrafo-largo", "sigla-sin-explicar"], "a notice, no fault: see test_language"),
    **dict.fromkeys(["palabras-compartidas", "resumen-parecido", "texto-fuera-de-medida"], "the same"),
    **dict.fromkeys(["respuestas-ilegibles", "lienzo-desconocido", "lienzos-distintos"], "of a file of answers: see test_answers"),
    **dict.fromkeys(["version-distinta", "respuestas-sobran", "archivo-existe", "no-se-pudo-escribir"], "the same"),
    "item-desconocido": "of the command line: see test_kits_command",
    **dict.fromkeys(["carpeta-ilegible", "carpeta-vacia", "carpeta-perdidas"], "of a folder's file: see test_selection"),
    "lienzo-de-mas": "needs two canvases: see test_answers",
    "encabezado-invalido": "a page's first line: see test_outputs",
}


def placed(bad: Path, root: Path) -> str:
    """Put a bad file where its first line says, and return that line's answer. `@enlace` makes it a link out of the catalogue,
    `@relleno` pads it past the limit, `@sin` removes the file, `@carpeta` makes it a folder."""
    first, _, rest = bad.read_bytes().partition(b"\n")
    where, _, expected = first.decode().removeprefix("# ").partition(" => ")
    name, _, how = where.partition(" ")
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if name.startswith(("lienzos/", "metodologias/malo")):  # a canvas needs a method, and a method its page
        method = "probar-juntos" if name.startswith("lienzos/") else path.stem
        (root / "docs" / "metodologias").mkdir()
        (root / "docs" / "metodologias" / f"{method}.md").write_text("## Qué es\n\nTexto.\n", "utf-8")
        (root / "metodologias").mkdir(exist_ok=True)
        shutil.copy(PROJECT / "tests" / "fixtures" / "metodo.yml", root / "metodologias" / f"{method}.yml")
    if how == "@sin":
        path.unlink()
    elif how == "@carpeta":
        path.mkdir()
    elif how == "@enlace":
        outside = root.parent / "fuera.yml"
        outside.write_text(TOOL, "utf-8")
        path.symlink_to(outside)
    else:
        path.write_bytes(first + b"\n" + rest + (b"# relleno\n" * 30_000 if how == "@relleno" else b""))
    return expected


@pytest.mark.parametrize("bad", BAD, ids=lambda path: path.stem)
def test_each_bad_file_gives_its_line(bad: Path, toy: Path, faults: Callable[..., list]) -> None:
    expected, found = placed(bad, toy), faults()
    assert [line(aviso, MESSAGES) for aviso in found] == [expected]
    assert [aviso.tipo for aviso in found] == [bad.stem]


def test_every_kind_has_its_bad_file_and_every_bad_file_its_kind() -> None:
    kinds = set(MESSAGES)
    assert {path.stem for path in BAD} == kinds - set(WITHOUT_FILE)
    assert len(kinds) >= 30


def test_every_kind_that_the_engine_names_has_a_message() -> None:
    """A kind is a word between quotes with the look of one, in the places that make faults."""
    kinds = set(MESSAGES)
    code = "".join(path.read_text() for path in (PROJECT / "portal").rglob("*.py"))
    unused = {kind for kind in kinds if f'"{kind}"' not in code}
    assert unused == set()
