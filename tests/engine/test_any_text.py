"""Any text in any field: no traceback, a place inside the file, and nothing but text in what is published."""

from __future__ import annotations

import json
import shutil
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from sites import PROJECT

from portal.check import check
from portal.faults import locate
from portal.index import Indice, index
from portal.load import load
from portal.model import Catalogo, Experiencia, Herramienta, Practica
from portal.pages import pages
from portal.parse import TEMPLATE_MARKS, dump, parse
from portal.rutas import Ruta
from portal.scripts import files

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1, max_size=100
) | st.sampled_from(
    ["</script><script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7*7 }}", "a\u2028b", "&lt;b&gt;", "'\"`", "<!--"]
)
FIELDS = ["nombre", "resumen", "descripcion", "pilar", "nivel", "familia", "pais", "numero", "estado", "url", "alias", "fuentes"]
FIELDS += ["exige", "ods", "antes", "desde", "para_empezar", "licencia", "revisado", "otra_clave"]


def tool(**changes: Any) -> dict[str, Any]:
    source = {"titulo": "Sitio", "consultado": "2026-01-01", "como": "conocimiento-general"}
    return {
        "nombre": "Decidim",
        "resumen": "Programa libre.",
        "descripcion": "Sirve.",
        "pilar": "transparencia",
        "nivel": "informar",
        "familia": "deliberar",
        "tipo": "software",
        "iniciativa_de": "academia",
        "pais": "ES",
        "numero": "900",
        "estado": "por-confirmar",
        "incorporado": "2026-01-01",
        "revisado": "2026-01-01",
        "fuentes": {"sitio": source},
    } | changes


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The catalogue without entries, which loads in no time."""
    root = tmp_path_factory.mktemp("desnudo") / "catalog"
    shutil.copytree(PROJECT / "catalog" / "vocabularios", root / "vocabularios")
    for name in ("sitio.yml", "volumenes.yml"):
        shutil.copy(PROJECT / "catalog" / name, root / name)
    return root


@given(st.sampled_from(FIELDS), TEXT | st.lists(TEXT, max_size=3) | st.dictionaries(st.sampled_from(["sitio", "costo"]), TEXT))
@settings(max_examples=60)
def test_any_value_in_any_field_is_taken_or_told_where_it_is(bare: Path, field: str, value: Any) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "herramientas" / "x.yml"
        path.parent.mkdir()
        path.write_text(dump(tool(**{field: value})), "utf-8")
        catalogo, avisos = load([bare, Path(folder)])
        assert catalogo
        lines = path.read_text("utf-8").split("\n")
        avisos += locate(check(catalogo))
        for aviso in avisos:
            assert aviso.archivo == str(path)
            assert 1 <= aviso.linea <= len(lines)
            assert 1 <= aviso.columna <= len(lines[aviso.linea - 1]) + 1
        if not avisos:
            index(catalogo)


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, tuple[str, ...]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def structure(html: str) -> Tags:
    found = Tags()
    found.feed(html)
    found.close()
    return found


def indexed(catalogo: Catalogo, **changes: Any) -> Indice:
    one = {"herramientas": Herramienta.model_validate({"id": "x", **tool(), **changes["herramientas"]})}
    one["experiencias"] = Experiencia.model_validate({"id": "y", **thing(), **changes["experiencias"]})
    one["practicas"] = Practica.model_validate({"id": "z", **thing(), **changes["practicas"]})
    one["rutas"] = Ruta.model_validate({"id": "w", **thing(), **changes["rutas"]})
    archivos = {**catalogo.archivos, **{(kind, entry.id): f"{entry.id}.yml" for kind, entry in one.items()}}
    listas = {**catalogo.listas, "decalogo": {}, "glosario": {}, "normativa": {}, "alto": {}}
    entradas = {kind: {} for kind in catalogo.entradas} | {kind: {entry.id: entry} for kind, entry in one.items()}
    return index(Catalogo(catalogo.sitio, listas, catalogo.vocabularios, entradas, archivos))


def thing() -> dict[str, Any]:
    keys = ("nombre", "resumen", "pilar", "nivel", "incorporado", "revisado", "fuentes")
    return {key: tool()[key] for key in keys}


LONG = "y algo más, para que no sea un borrador"


def step(text: str, number: int) -> dict[str, Any]:
    """A step of a route that says `text` wherever it may say something."""
    line = text.replace("\n", " ")
    follows = [f"a{number - 1}"] if number else []
    leave = {"omitir": 1, "si_se_omite": text} if number == 1 else {}
    told = {"resultado": text, "salida": text, "materiales": [text], "evidencia": [{"que": text, "sirve_para": text}]}
    moment = {"minutos": 5, "actividad": text}
    return (
        {"id": f"a{number}", "titulo": line, "texto": text, "dias": 3, "minimo": 1, "despues_de": follows, "personas": 2}
        | leave
        | told
        | {
            "gasto": "nada",
            "agenda": [moment],
        }
    )


def everywhere(text: str) -> dict[str, Any]:
    """The text in each field of each kind that takes any text."""
    source = {"sitio": {"titulo": text, "consultado": "2026-01-01", "como": "conocimiento-general"}}
    common = {"nombre": text.replace("\n", " "), "alias": [text], "fuentes": source, "por_verificar": text}
    said = {"texto": text, "fuente": "sitio"}
    place = {"pais": "CO", "municipio": text, "departamento": "Nariño", "detalle": "vereda"}
    return {
        "herramientas": common | {"entidad": text, "licencia": text, "aprendizajes": [said]},
        "experiencias": common
        | {"lugar": place, "periodo": {"desde": "2013"}, "estado": "por-confirmar", "quien_decide": text, "costo": said}
        | {"participantes": [{"quien": text}], "resultados": [said | {"cifra": 97.5, "unidad": text}], "salio_mal": [said]},
        "practicas": common
        | {"origen": "reconstruida", "formato": text, "version": text, "dependencia": text, "proceso": text, "equipo": text}
        | {"anexos": [{"titulo": text}]},
        "rutas": common
        | {"para_quien": f"{text} {LONG}", "cuando_no": f"{text} {LONG}", "conectividad": "baja", "dedicacion": "menos-de-4"}
        | {"acto": {"paso": "a3", "nombre": text.replace("\n", " ")}, "pasos": [step(text, n) for n in range(5)]},
    }


@pytest.mark.slow
@given(TEXT)
@settings(max_examples=20)  # each makes every page twice
def test_what_is_published_is_text_and_nothing_else(catalogo: Catalogo, text: str) -> None:
    assume(text.strip())
    hostile, calm = (indexed(catalogo, **everywhere(said)) for said in (text, "a"))
    for page, twin in zip(pages(hostile), pages(calm), strict=True):
        found = structure(page.hacer(""))
        twin_s = structure(twin.hacer("")).tags
        if page.tipo == "salud":  # which counts notices about the language, so that a long text is one line more
            assert set(found.tags) == set(twin_s)
            continue
        assert found.tags == twin_s
        if page.tipo in hostile.entradas:
            assert text in "".join(found.text) or "\r" in text
    for script in files(hostile):
        body = script.hacer().decode()
        inside = body.removeprefix("Portal.push(").removesuffix(");\n")
        assert not set("<>&\u2028\u2029") & set(inside)
        json.loads(f"[{inside}]")


DIALECT = {"p", "ul", "ol", "li", "strong", "em", "code", "a", "blockquote", "br"}


@given(TEXT | st.text("*_`[]()<>!#-+ ahtps:/\n&;\"'\\", max_size=60))
@settings(max_examples=300)
def test_a_description_gives_the_dialect_only(text: str) -> None:
    from portal.markdown import to_html

    for tag, attributes in structure(to_html(text)).tags:
        assert tag in DIALECT
        assert set(attributes) <= ({"href"} if tag == "a" else {"start"} if tag == "ol" else set())


@given(TEXT)
def test_what_is_dumped_loads_the_same(text: str) -> None:
    assume(text.strip() and not any(mark in text for mark in TEMPLATE_MARKS))
    data = tool(**everywhere(text)["herramientas"], descripcion=f"{text}\n\n{text}\n", para_empezar="sí")
    entry = Herramienta.model_validate({"id": "x", **data})
    again, avisos = parse(dump(entry.model_dump(mode="json", exclude={"id"}, exclude_unset=True)).encode(), "x")
    assert not avisos
    assert Herramienta.model_validate({"id": "x", **again}) == entry


@given(
    st.text("abé ñ.,;:¿«()-+1#!\n", max_size=40)
    | st.lists(st.sampled_from(["Una línea. ", "Otra", "- no", "\n", "1. x"])).map("".join)
)
@settings(max_examples=500)
def test_the_short_way_for_plain_paragraphs_gives_what_the_parser_gives(text: str) -> None:
    from portal import markdown

    parsed = markdown._CATALOGUE.renderer.render(markdown._CATALOGUE.parse(text), markdown._CATALOGUE.options, {})
    assert markdown.read(text).html == parsed
