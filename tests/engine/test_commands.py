from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import TOOL
from sites import PROJECT

from portal import model
from portal.__main__ import main
from portal.check import check
from portal.faults import locate
from portal.load import load
from portal.schema import schemas


@pytest.fixture
def in_toy(toy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PORTAL_RAICES", ".")
    return toy


def test_review_says_all_is_well(in_toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["revisar"]) == 0
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Todo en orden: 1 herramientas.\n")


def test_review_in_each_format(in_toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (in_toy / "herramientas" / "decidim.yml").write_text(TOOL.replace("nivel: empoderar", "nivel: informarr"))
    expected = "herramientas/decidim.yml:6:8: nivel: «informarr» no es un valor de «nivel». ¿Quiso decir «informar»?"
    assert main(["revisar"]) == 1
    assert capsys.readouterr().out == expected + "\n"
    assert main(["revisar", "--formato", "github"]) == 1
    assert capsys.readouterr().out == f"::error file=herramientas/decidim.yml,line=6,col=8::{expected}\n"
    assert main(["revisar", "--formato", "json"]) == 1
    [said] = json.loads(capsys.readouterr().out)
    assert (said["linea"], said["columna"], said["clave"], said["tipo"]) == (6, 8, "nivel", "no-en-vocabulario")


ANSWERS = ["Índice de prueba: «uno»", "Mide algo, y lo cuenta", "Sirve: para comparar.", "1", "9", "informar", "10", "9", "9", "co",
           "https://ejemplo.org/indice", "Página del índice", "", "3"]  # fmt: skip


def test_a_new_entry_is_valid_from_its_first_save(
    in_toy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter(ANSWERS)
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    assert main(["nueva"]) == 0
    said = capsys.readouterr().out
    assert "quién decide al final" in said
    assert "Decide la gente. La entidad se compromete a cumplir." in said
    assert "Escriba un número de 1 a 5." in said
    catalogo, avisos = load([in_toy])
    assert catalogo and not avisos
    new = catalogo.herramientas["indice-de-prueba-uno"]
    assert (new.nombre, new.nivel, new.numero, new.pais, new.estado) == (ANSWERS[0], "informar", 1, "CO", "por-confirmar")
    assert new.url == "https://ejemplo.org/indice"


def test_a_new_entry_left_half_way_writes_nothing(in_toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang_up(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", hang_up)
    assert main(["nueva"]) == 1
    assert [path.name for path in (in_toy / "herramientas").iterdir()] == ["decidim.yml"]


def test_a_schema_gone_stale_is_told_and_mended(in_toy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (in_toy / "esquema").mkdir()
    assert main(["esquema", "--comprobar"]) == 1
    assert "No están al día" in capsys.readouterr().out
    assert main(["esquema"]) == 0
    assert main(["esquema", "--comprobar"]) == 0
    (in_toy / "vocabularios" / "tipos.yml").write_text("software:\n  nombre: Programa\n")
    assert main(["esquema", "--comprobar"]) == 1


def test_a_schema_holds_the_lists_and_not_the_entries(toy: Path) -> None:
    catalogo, _ = load([toy])
    assert catalogo
    tool = json.loads(schemas(catalogo)["herramientas.json"])
    assert tool["properties"]["nivel"]["enum"] == ["informar", "consultar", "involucrar", "colaborar", "empoderar"]
    assert "enum" not in json.dumps(tool["properties"]["herramientas"])
    assert "id" not in tool["properties"]
    assert tool["additionalProperties"] is False


def test_an_id_belongs_to_one_entry_of_all_kinds(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(model, "TIPOS", {**model.TIPOS, "otras": model.Entrada})
    (toy / "otras").mkdir()
    keys = ("nombre", "resumen", "incorporado", "revisado", "pilar", "nivel")
    plain = "".join(f"{line}\n" for line in TOOL.splitlines() if line.startswith(keys))
    (toy / "otras" / "decidim.yml").write_text(plain + TOOL[TOOL.index("fuentes:") :])
    catalogo, avisos = load([toy])
    assert catalogo and not avisos
    assert [(a.archivo, a.tipo, a.datos["otro"]) for a in locate(check(catalogo))] == [
        ("otras/decidim.yml", "id-repetido", "herramientas/decidim.yml")
    ]


def test_what_contributing_promises(toy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tool is one file; a facet is one vocabulary and one line."""
    from portal.index import index

    (toy / "herramientas" / "otra.yml").write_text(
        TOOL.replace("numero: 1", "numero: 2").replace("nombre: D", "nombre: L") + "ods:\n  - 16\n"
    )
    with (toy / "vocabularios" / "facetas.yml").open("a") as facets:
        facets.write("ods: {nombre: Objetivo de desarrollo}\n")
    catalogo, avisos = load([toy])
    assert catalogo and not avisos and not check(catalogo)
    assert [h.id for h in index(catalogo).facetas["ods"]["16"]] == ["otra"]
    assert "facetas.yml" in (PROJECT / "CONTRIBUTING.md").read_text("utf-8")
