"""What people write on a canvas travels by ids: web page -> file -> PDF form -> file, and from several files to one relatoría."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from sites import PROJECT

from portal import relatoria
from portal.__main__ import main
from portal.index import Indice
from portal.relatoria import Respuestas
from portal.typeset import opened

CANVAS = "mapa-de-actores"
SPANISH = "Ñandú, pingüino y acción: «¿quién?» “así” — más…\nSegunda línea con 100 % y € 3"


def as_file(answers: dict[str, str], lienzo: str = CANVAS) -> bytes:
    return json.dumps({"lienzo": lienzo, "version": "1.0", "respuestas": answers}).encode()


def test_answers_come_back_from_the_pdf_as_they_went_in(indice: Indice) -> None:
    spaces = indice.catalogo.entradas["lienzos"][CANVAS]
    every = [d.id for d in spaces.encabezado] + list(spaces.cajas)
    sent = relatoria.read(as_file({id: f"{id}: {SPANISH}" for id in every}))
    assert sent
    back = relatoria.read(relatoria.filled(indice, sent))
    assert back == sent
    assert relatoria.read(relatoria.written(back).encode()) == sent


@pytest.mark.parametrize(
    "answers", [{}, {"reto": "(\\) <</V (x)>> %PDF"}, {"no-existe": "nada"}, {"reto": "\u202e\ud83d\ude00 日本"}]
)
def test_any_answer_makes_a_form(indice: Indice, answers: dict[str, str]) -> None:
    raw = json.dumps({"lienzo": CANVAS, "version": "1.0", "respuestas": answers}, ensure_ascii=True).encode()
    sent = relatoria.read(raw)
    assert sent
    back = relatoria.read(relatoria.filled(indice, sent))
    assert back
    assert back.respuestas == {id: text for id, text in sent.respuestas.items() if id != "no-existe"}


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[1]",
        b"\xff\xfe",
        b"%PDF-1.7 no",
        b'{"lienzo": 3}',
        b"[" * 100_000,
        as_file({"A b": "x"}),
        as_file({"reto": "x" * 20_001}),
    ],
)
def test_what_is_no_file_of_answers_is_none(raw: bytes) -> None:
    assert relatoria.read(raw) is None


def test_a_pdf_of_another_kind_is_none(indice: Indice) -> None:
    from portal.canvas import files, form, pdf
    from portal.canvas.sheet import CARTA

    sheet = files.sheet(indice, indice.catalogo.entradas["lienzos"][CANVAS], *CARTA, "guiado")
    assert relatoria.read(pdf.render(sheet)) is None, "a sheet to print has nothing to read"
    assert relatoria.read(form.render(sheet)) == Respuestas(lienzo=CANVAS, version="1.0", respuestas={})


def test_the_relatoria_has_every_box_and_every_table_in_order(indice: Indice) -> None:
    lienzo = indice.catalogo.entradas["lienzos"][CANVAS]
    mesas = [
        relatoria.Mesa("Mesa 1", {"reto": SPANISH * 40}),
        relatoria.Mesa("Mesa 2", {"reto": "=1+1 [hoy]", "alianzas": "La JAC"}),
    ]
    made = relatoria.joined(indice, lienzo, mesas)
    assert made == relatoria.joined(indice, lienzo, mesas)
    document = Document(io.BytesIO(made))
    said = [p.text for p in document.paragraphs]
    headings = [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"]
    assert headings == ["Mesas", *(caja.titulo for caja in lienzo.cajas.values())]
    assert "w:sdt" not in document.element.body.xml, "what somebody put in brackets isn't to be filled in"
    assert "Mesa 2: =1+1 [hoy]" in said and "Mesa 2: La JAC" in said and any(SPANISH.split("\n")[0] in text for text in said)
    assert said.count("Nadie respondió.") == len(lienzo.cajas) - 2 and not any("no respondió" in text for text in said)


def test_the_relatoria_says_of_what_and_when_and_tells_apart_two_tables_of_one_name(indice: Indice) -> None:
    lienzo = indice.catalogo.entradas["lienzos"][CANVAS]
    where = {"municipio": "Peñol", "fecha": "2026-11-24"}
    tables = [("Mesa 2", where), ("mesa 2 ", where | {"fecha": "2026-11-25"}), ("Mesa 2", {})]
    made = relatoria.joined(indice, lienzo, [relatoria.Mesa(*table) for table in tables])
    said = [p.text for p in Document(io.BytesIO(made)).paragraphs]
    start = said.index("Mesas") + 1
    assert said[start : start + 7] == [
        f"Método: {indice.catalogo.entradas['metodologias']['mapear-actores'].nombre}",
        "Municipio: Peñol",
        "Fecha: 24 de noviembre de 2026; 25 de noviembre de 2026",
        "Mesa 2. Fecha: 24 de noviembre de 2026",
        "mesa 2 (otro archivo). Fecha: 25 de noviembre de 2026",
        "Mesa 2 (archivo 3)",
        "Hay otro archivo que dice «mesa 2». Revise si son mesas distintas o la misma dos veces.",
    ]


@pytest.mark.slow
def test_the_command_line_does_all_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two, other, filled = (tmp_path / name for name in ("mesa-1.json", "mesa-2.json", "otro.json", "mesa-1.pdf"))
    one.write_bytes(as_file({"reto": "Un parque", "equipo": "Mesa 1"}))
    two.write_bytes(as_file({"reto": "Un puente"}))
    other.write_bytes(as_file({}, "cocreacion"))
    monkeypatch.chdir(PROJECT)
    assert main(["llenar", str(one)]) == 0
    assert filled.exists()
    assert main(["relatoria", str(filled), str(two), "--salida", str(tmp_path / "r.docx")]) == 0
    assert [p.text for p in Document(str(tmp_path / "r.docx")).paragraphs if "Un p" in p.text] == [
        "Mesa 1: Un parque",
        "mesa-2: Un puente",
    ]
    capsys.readouterr()
    assert main(["respuestas", str(filled)]) == 0
    assert json.loads(capsys.readouterr().out)["respuestas"] == {"reto": "Un parque", "equipo": "Mesa 1"}
    assert main(["relatoria", str(one), str(other)]) == 1
    assert main(["relatoria", str(one), str(tmp_path / "no-hay.json")]) == 1
    assert main(["llenar", str(PROJECT / "README.md")]) == 1
    other.write_bytes(as_file({}, "no-existe"))
    assert main(["llenar", str(other)]) == 1
    said = capsys.readouterr().err
    assert "Los archivos son de varios lienzos: cocreacion, mapa-de-actores." in said
    assert said.count("no es un archivo de respuestas") == 2 and "Este catálogo no tiene el lienzo «no-existe»" in said


def odd(indice: Indice, change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    """A form filled in, changed by `change`."""
    with opened(relatoria.filled(indice, Respuestas(lienzo=CANVAS, version="1.0", respuestas={"reto": "Un parque"}))) as document:
        change(document)
        out = io.BytesIO()
        document.save(out, **saving)
    return out.getvalue()


ODD = {
    "a field without a name": lambda d: d.Root.AcroForm.Fields[0].__delitem__("/T"),
    "a field that is a number": lambda d: d.Root.AcroForm.Fields.append(5),
    "a signature": lambda d: d.Root.AcroForm.Fields.append(
        pikepdf.Dictionary(T=pikepdf.String("Firma Digital"), V=pikepdf.String("x"))
    ),
    "an answer that is a list": lambda d: setattr(d.Root.AcroForm.Fields[1], "V", pikepdf.Array([1, 2])),
    "an answer in a stream": lambda d: setattr(d.Root.AcroForm.Fields[3], "V", d.make_stream(b"Un parque")),
}


@pytest.mark.parametrize("change", ODD.values(), ids=ODD)
def test_what_isn_t_ours_in_a_form_is_passed_over(indice: Indice, change: Callable[[pikepdf.Pdf], object]) -> None:
    found = relatoria.read(odd(indice, change))
    assert found and found.respuestas == {"reto": "Un parque"}


def test_a_form_with_a_password_or_without_fields_is_none(indice: Indice) -> None:
    lock = pikepdf.Encryption(owner="a", user="b")
    assert relatoria.read(odd(indice, lambda d: None, encryption=lock)) is None
    assert relatoria.read(odd(indice, lambda d: d.Root.__delitem__("/AcroForm"))) is None
    assert relatoria.read(odd(indice, lambda d: setattr(d.Root.AcroForm, "Fields", 5))) is None


def test_answers_without_a_box_are_told_and_kept_in_the_relatoria(
    indice: Indice, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lienzo = indice.catalogo.entradas["lienzos"][CANVAS]
    made = relatoria.joined(
        indice, lienzo, [relatoria.Mesa("Mesa 1", {"inventada": "importante", "municipio": "Peñol", "reto": "  "})]
    )
    said = [p.text for p in Document(io.BytesIO(made)).paragraphs]
    assert "Mesa 1, inventada: importante" in said and "Municipio: Peñol" in said
    assert said.count("Nadie respondió.") == len(lienzo.cajas)
    (tmp_path / "x.json").write_text(
        '{"lienzo": "mapa-de-actores", "version": "9.9", "respuestas": {"inventada": "x", "fecha": "16/12/2024"}}'
    )
    assert main(["llenar", str(tmp_path / "x.json")]) == 0
    told = capsys.readouterr().err
    assert "9.9 y 1.0" in told and "no tienen sitio en el lienzo: inventada" in told


@pytest.mark.slow
def test_nothing_that_exists_is_replaced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mesa-1.json").write_bytes(as_file({"reto": "x"}))
    (tmp_path / "mesa-1.pdf").write_text("de otra mesa")
    assert main(["llenar", str(tmp_path / "mesa-1.json")]) == 1
    assert (tmp_path / "mesa-1.pdf").read_text() == "de otra mesa"
    assert main(["llenar", str(tmp_path / "mesa-1.json"), "--salida", str(tmp_path / "no-hay" / "x.pdf")]) == 1
    assert main(["respuestas", str(tmp_path / ("x" * 300))]) == 1
    said = capsys.readouterr().err
    assert "no se reemplaza" in said and "No se pudo escribir" in said and "no es un archivo de respuestas" in said


def test_a_second_canvas_of_a_method_is_a_fault(toy: Path, lines: Callable[[], list[str]]) -> None:
    bad = (PROJECT / "tests" / "fixtures" / "invalidos" / "ejemplo-incompleto.yml").read_text("utf-8")
    good = bad.split("\n", 1)[1].replace("    reto: Un parque limpio.\n", "    reto: Un parque limpio.\n    ideas: Una jornada.\n")
    for folder in ("lienzos", "metodologias", "docs/metodologias"):
        (toy / folder).mkdir()
    (toy / "lienzos" / "uno.yml").write_text(good, "utf-8")
    (toy / "lienzos" / "dos.yml").write_text(good.replace("Hoja de prueba", "Otra hoja"), "utf-8")
    shutil.copy(PROJECT / "tests" / "fixtures" / "metodo.yml", toy / "metodologias" / "probar-juntos.yml")
    (toy / "docs" / "metodologias" / "probar-juntos.md").write_text("## Qué es\n\nTexto.\n", "utf-8")
    assert [line for line in lines() if "ya tiene su lienzo en lienzos/dos.yml" in line] == lines()
    assert len(lines()) == 1
