from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TOOL, loaded

from portal.__main__ import main
from portal.load import load
from portal.values import Aviso


def test_later_roots_add_and_replace(toy: Path) -> None:
    edition = toy / "edicion"
    (edition / "herramientas").mkdir(parents=True)
    (edition / "vocabularios").mkdir()
    (edition / "sitio.yml").write_text("siglas: YUMBO\n")
    (edition / "vocabularios" / "tipos.yml").write_text("software:\n  nombre: Programa\nrifa:\n  nombre: Rifa\n")
    (edition / "herramientas" / "decidim.yml").write_text(TOOL.replace("Decidim", "Decidim Yumbo"))
    (edition / "herramientas" / "otra.yml").write_text(TOOL.replace("numero: 1", "numero: 2").replace("software", "rifa"))
    found, avisos = load([toy, edition])
    assert found and not avisos
    assert (found.sitio.siglas, found.sitio.fecha.year) == ("YUMBO", 2026)
    assert [h.nombre for h in found.herramientas.values()] == ["Decidim Yumbo", "Decidim"]
    assert found.vocabularios["tipos"]["software"].nombre == "Programa"
    assert list(found.vocabularios["tipos"])[-1] == "rifa"
    assert found.archivos["herramientas", "otra"] == "edicion/herramientas/otra.yml"


@pytest.mark.parametrize("id", ["../fuera", "a/b", "Ñandú", "a b", ""])
def test_a_term_s_id_goes_into_addresses(id: str, toy: Path, faults: Callable[[], list[Aviso]]) -> None:
    with (toy / "vocabularios" / "tipos.yml").open("a") as terms:
        terms.write(f'"{id}":\n  nombre: Malo\n')
    assert [aviso.tipo for aviso in faults()] == ["slug-invalido"]


def test_files_that_start_with_a_low_line_are_not_loaded(toy: Path) -> None:
    (toy / "herramientas" / "_borrador.yml").write_text("nada: aquí\n")
    assert list(loaded(toy).herramientas) == ["decidim"]


def test_a_bad_term_is_told_once_and_not_again_where_it_is_used(toy: Path, faults: Callable[[], list[Aviso]]) -> None:
    path = toy / "vocabularios" / "niveles.yml"
    path.write_text(path.read_text().replace("  glosa: ustedes deciden\n", ""))
    assert [(aviso.archivo, aviso.tipo) for aviso in faults()] == [("vocabularios/niveles.yml", "falta")]


def test_a_bad_entry_is_told_once_and_not_again_where_it_is_named(toy: Path, faults: Callable[[], list[Aviso]]) -> None:
    tools = toy / "herramientas"
    (tools / "otra.yml").write_text(TOOL.replace("numero: 1", "numero: 2") + "herramientas:\n  - decidim\n")
    (tools / "decidim.yml").write_text(TOOL.replace("numero: 1", "numero: dos"))
    assert [(aviso.archivo, aviso.tipo) for aviso in faults()] == [("herramientas/decidim.yml", "no-es-entero")]


TWO_FAULTS = (
    ("nivel: empoderar", "nivel: empoderarr", 6, 8, "no-en-vocabulario"),
    ("tipo: software", "tipo: sofware", 8, 7, "no-en-vocabulario"),
    ("pais: ES", "pais: XX", 10, 7, "pais-desconocido"),
    ("revisado: 2026-01-01", "revisado: ayer", 14, 11, "no-es-fecha"),
    ("    como: conocimiento-general", "    como: oído", 19, 11, "no-en-vocabulario"),
    ("pilar: participacion-ciudadana", "pilar: participacion", 5, 8, "no-en-vocabulario"),
    ("resumen: Programa libre para participar.", "resumen: Programa libre", 2, 10, "resumen-sin-punto"),
    ("estado: por-confirmar", "estado: cerrada", 12, 9, "cerrada-sin-aprendizajes"),
    ("incorporado: 2026-01-01", "incorporada: 2026-01-01", 13, 1, "clave-desconocida"),
    ("    consultado: 2026-01-01", "    consultado: 2027-01-01", 18, 17, "fecha-futura"),
)


def test_twenty_faults_in_ten_files_are_twenty_messages(
    toy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = []
    structural = {"no-es-fecha", "resumen-sin-punto", "clave-desconocida"}
    for n in range(10):
        same = [fault for fault in TWO_FAULTS if (fault[4] in structural) == (n < 3)]
        first, second = (same[n % len(same)], same[(n + 1) % len(same)])
        text = TOOL.replace("numero: 1", f"numero: {n + 2}").replace("nombre: Decidim", f"nombre: Decidim {n}")
        for was, becomes, *_ in (first, second):
            text = text.replace(was, becomes)
        (toy / "herramientas" / f"mala-{n}.yml").write_text(text)
        expected += [(f"herramientas/mala-{n}.yml", *fault[2:]) for fault in (first, second)]
        if "clave-desconocida" in (first[4], second[4]):
            expected.append((f"herramientas/mala-{n}.yml", 1, 1, "falta"))
    (toy / "herramientas" / "mala-9.yml").unlink()
    expected = [line for line in expected if "mala-9" not in line[0]]
    assert len(expected) == 20
    assert len({line[0] for line in expected}) == 9
    (toy / "vocabularios" / "costos.yml").write_text("gratuito:\n  nombre: Gratuito\n  precio: 0\n")
    expected.append(("vocabularios/costos.yml", 3, 3, "clave-desconocida"))
    monkeypatch.setenv("PORTAL_RAICES", ".")
    assert main(["revisar", "--formato", "json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert sorted((a["archivo"], a["linea"], a["columna"], a["tipo"]) for a in said) == sorted(expected)


def test_without_the_edition_s_file_there_is_one_clear_fault(toy: Path, lines: Callable[[], list[str]]) -> None:
    (toy / "sitio.yml").unlink()
    assert lines() == ["sitio.yml:1:1: Falta este archivo. Recupérelo del repositorio. Sin él no se puede construir el sitio."]


def test_with_broken_messages_faults_are_still_told(toy: Path, lines: Callable[[], list[str]]) -> None:
    (toy / "vocabularios" / "mensajes.yml").write_text("falta: [\n")
    assert any("vocabularios/mensajes.yml:2:1: yaml-" in line for line in lines())


def test_a_root_that_is_not_there_is_told(toy: Path) -> None:
    _, avisos = load([toy, toy / "edicionn"])
    assert [(aviso.archivo, aviso.tipo) for aviso in avisos] == [("edicionn", "raiz-falta")]


def test_an_empty_vocabulary_is_told(toy: Path, lines: Callable[[], list[str]]) -> None:
    (toy / "vocabularios" / "ods.yml").write_text("{}\n")
    assert [line.split(":")[0] for line in lines()] == ["vocabularios/ods.yml"]


@pytest.mark.parametrize("name", ["etapas", "firmezas", "equipos", "poblaciones", "duraciones"])
def test_a_list_of_which_no_term_can_be_used_is_told(name: str, toy: Path, faults: Callable[[], list[Aviso]]) -> None:
    (toy / "vocabularios" / f"{name}.yml").write_text("a: b\n")
    assert [aviso.archivo for aviso in faults()] == [f"vocabularios/{name}.yml"]


def test_an_edition_s_fault_is_placed_in_the_edition_s_file(toy: Path) -> None:
    (toy / "edicion").mkdir()
    (toy / "edicion" / "sitio.yml").write_text("siglas: X\nfecha: ayer\n")
    _, avisos = load([toy, toy / "edicion"])
    assert [(aviso.archivo, aviso.linea, aviso.columna) for aviso in avisos] == [("edicion/sitio.yml", 2, 8)]


@pytest.mark.parametrize("what", ["folder", "dangling link", "loop", "pipe", "link out"])
def test_odd_files_are_told(what: str, toy: Path, faults: Callable[[], list[Aviso]]) -> None:
    path = toy / "herramientas" / "rara.yml"
    make = {
        "folder": path.mkdir,
        "dangling link": lambda: path.symlink_to("nada.yml"),
        "loop": lambda: path.symlink_to("rara.yml"),
        "pipe": lambda: os.mkfifo(path),
        "link out": lambda: path.symlink_to("/etc/hostname"),
    }
    make[what]()
    assert [aviso.tipo for aviso in faults()] == ["enlace-fuera" if what == "link out" else "archivo-ilegible"]


def test_links_in_docs_are_told(toy: Path, faults: Callable[[], list[Aviso]]) -> None:
    (toy / "docs" / "z.txt").symlink_to("/etc/hostname")
    (toy / "docs" / "enlace").symlink_to("/etc")
    assert [(aviso.archivo, aviso.tipo) for aviso in faults()] == [("docs/enlace", "enlace-fuera"), ("docs/z.txt", "enlace-fuera")]
