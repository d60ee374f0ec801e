"""What `make verify` checks of a site, and what it prints."""

from __future__ import annotations

from pathlib import Path

import pytest
import verify

BROKEN = {
    ("descargas/cuadernos/a.pdf", "ua1"): [],
    ("descargas/cuadernos/a.pdf", "2a"): ["6.7.2.2-1: Marked (1×)"],
    ("descargas/lienzos/uno/a4.pdf", "ua1"): ["7.3-1: Alt (2×)", "5-1: Id (1×)"],
    ("descargas/lienzos/dos/a4.pdf", "ua1"): [],
    ("hoja.pdf", "ua1"): [],
}


def test_every_pdf_is_checked_and_volumes_twice_big_files_first(tmp_path: Path) -> None:
    for name, size in {"a.pdf": 1, "descargas/cuadernos/c.pdf": 3, "descargas/cuadernos/borrador/d.pdf": 2, "b.html": 9}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"x" * size)
    assert verify.jobs(tmp_path) == [
        ("descargas/cuadernos/c.pdf", "ua1"),
        ("descargas/cuadernos/c.pdf", "2a"),
        ("descargas/cuadernos/borrador/d.pdf", "ua1"),
        ("a.pdf", "ua1"),
    ]


def test_the_table_counts_by_folder_and_standard() -> None:
    assert [line.split() for line in verify.table(BROKEN)] == [
        ["Carpeta", "Norma", "Archivos", "Fallan"],
        [".", "ua1", "1", "0"],
        ["descargas/cuadernos", "2a", "1", "1"],
        ["descargas/cuadernos", "ua1", "1", "0"],
        ["descargas/lienzos", "ua1", "2", "1"],
    ]


def test_each_broken_rule_has_its_line() -> None:
    assert verify.details(BROKEN) == [
        "descargas/cuadernos/a.pdf 2a 6.7.2.2-1: Marked (1×)",
        "descargas/lienzos/uno/a4.pdf ua1 7.3-1: Alt (2×)",
        "descargas/lienzos/uno/a4.pdf ua1 5-1: Id (1×)",
    ]


def test_nothing_to_check_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert verify.main(tmp_path) == 1
    assert "No hay ningún PDF" in capsys.readouterr().out


@pytest.mark.slow
def test_a_broken_file_fails_the_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rota.pdf").write_bytes(b"%PDF-1.7\n")
    assert verify.main(tmp_path) == 1
    assert "rota.pdf ua1 can't be read: " in capsys.readouterr().out
