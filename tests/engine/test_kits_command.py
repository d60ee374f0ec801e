"""`portal participa` writes the kits for one entity, and says what is wrong before writing anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from kits import opened

from portal.__main__ import main

pytestmark = pytest.mark.slow


def test_one_item_with_the_entity_s_name_in_all_its_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["participa", "--entidad", "Alcaldía de Prueba", "--dependencia", "Planeación", "--fecha", "2026-12-01"]
    asked += ["--direccion", "https://portal.prueba.gov.co", "--item", "6.2.1.b", "--salida", str(tmp_path / "a" / "b")]
    assert main(asked) == 0
    [path] = (tmp_path / "a" / "b").iterdir()
    assert str(path) in capsys.readouterr().out
    parts = opened(path.read_bytes())
    text = parts["fragmento.html"].decode()
    assert "Alcaldía de Prueba" in text and 'href="https://portal.prueba.gov.co/' in text
    assert "Alcaldía de Prueba" in parts["LEAME.txt"].decode()
    assert main(asked) == 1, "what is there isn't replaced"
    assert "no se reemplaza" in capsys.readouterr().err


def test_a_section_is_one_kit(tmp_path: Path) -> None:
    assert main(["participa", "--entidad", "X", "--seccion", "6.2.6", "--salida", str(tmp_path)]) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["participa-6.2.6.zip"]


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (["--item", "9.9"], "no tiene el ítem ni la sección «9.9»"),
        (["--item", "../../x"], "no tiene el ítem ni la sección «../../x»"),
        (["--fecha", "mañana"], "«mañana» no es una fecha"),
        (["--fecha", "2026-02-30"], "«2026-02-30» no es una fecha"),
        (["--direccion", "javascript:alert(1)"], "no sirve como dirección del sitio"),
        (["--direccion", 'https://x.co/"><b>'], "no sirve como dirección del sitio"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: list[str], answer: str
) -> None:
    assert main(["participa", "--entidad", "X", "--salida", str(tmp_path / "salida"), *asked]) == 1
    assert answer in capsys.readouterr().err
    assert not (tmp_path / "salida").exists()


def test_a_folder_that_can_t_be_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "archivo").write_text("x")
    assert main(["participa", "--entidad", "X", "--item", "6.1.1", "--salida", str(tmp_path / "archivo" / "b")]) == 1
    assert "No se pudo escribir" in capsys.readouterr().err
