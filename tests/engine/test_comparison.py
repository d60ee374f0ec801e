"""What the comparison's data say of a tool is what its entry says, whatever the texts, however many the tools."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import TOOL, loaded

from portal.comparison import BLOCK, FACTS, comparison, language
from portal.index import Indice, index
from portal.pages import pages
from portal.scripts import files


def unpacked(sets: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Each tool's facts by its id, read as the browser reads them."""
    head, found = sets["comparar"], {}
    for number, first in enumerate(head["desde"]):
        block = sets[f"comparar-{number}"]
        assert block[0][0] == first and len(block) <= head["bloque"]
        for id, name, summary, *places in block:
            facts = {fact: texts[place] if place >= 0 else "" for (fact, texts), place in zip(head["hechos"], places, strict=True)}
            found[id] = {"nombre": name, "resumen": summary, **facts}
    return found


def test_the_data_are_the_models(indice: Indice) -> None:
    found = unpacked(dict(comparison(indice)))
    assert list(found) == sorted(indice.catalogo.herramientas)
    terms = indice.catalogo.vocabularios
    for id, tool in indice.catalogo.herramientas.items():
        said = found[id]
        assert (said["nombre"], said["resumen"]) == (tool.nombre, tool.resumen)
        for fact, lista, value in (
            ("pilar", "pilares", tool.pilar),
            ("tipo", "tipos", tool.tipo),
            ("familia", "familias", tool.familia),
            ("estado", "estados", tool.estado),
            ("costo", "costos", tool.exige.costo),
            ("conectividad", "conectividad", tool.exige.conectividad),
            ("norma", "normas", tool.exige.norma),
        ):
            assert said[fact] == (terms[lista][value].nombre if value else ""), (id, fact)
        level = terms["niveles"][tool.nivel]
        assert said["nivel"] == f"{level.nombre} «{level.glosa}»"
        assert said["pais"] == indice.paises[tool.pais]
        assert said["licencia"] == (tool.licencia or "")
        assert said["desde"] == ("" if tool.desde is None else str(tool.desde))
        assert said["personas"] == ("" if tool.exige.personas is None else str(tool.exige.personas))
        assert said["revisado"].startswith(f"{tool.revisado.day} de ") and said["revisado"].endswith(f" de {tool.revisado.year}")


def test_every_fact_has_a_row_of_the_page(indice: Indice) -> None:
    html = next(page.hacer("") for page in pages(indice) if page.tipo == "comparar")
    rows = re.findall(r'data-hecho="([^"]+)"', html)
    assert len(rows) == len(set(rows)) and set(rows) == {"resumen", *FACTS}
    assert f'data-sin-dato="{indice.term("respuestas", "sin-dato").nombre}"' in html
    for link in ("toolkits/", "toolkits/por/familias/publicar-datos/"):
        assert f'href="../{link}"' in html, "what one can do without a script"


@pytest.mark.parametrize(("code", "name"), [("es", "español"), ("en", "inglés"), ("Quechua de Cusco", "Quechua de Cusco")])
def test_languages_have_their_names(code: str, name: str) -> None:
    assert language(code) == name


def test_blocks_and_names_keep_one_order(toy: Path) -> None:
    for number in range(2, 2 * BLOCK + 3):
        text = TOOL.replace("nombre: Decidim", f"nombre: Zeta {number}").replace("numero: 1", f"numero: {number}")
        (toy / "herramientas" / f"a-{number}.yml").write_text(text, "utf-8")
    sets = dict(comparison(index(loaded(toy))))
    assert sorted(sets) == ["comparar", "comparar-0", "comparar-1", "comparar-2", "comparar-nombres"]
    rows = [row for number in range(3) for row in sets[f"comparar-{number}"]]
    assert [row[1] for row in rows] == sets["comparar-nombres"]["nombres"]
    assert [row[0] for row in rows] == sorted(row[0] for row in rows)
    assert sets["comparar"]["desde"] == [rows[0][0], rows[BLOCK][0], rows[2 * BLOCK][0]]


def test_hostile_texts_stay_texts(toy: Path) -> None:
    hostile = "</script><script>alert(1)</script>'\"__proto__"
    text = TOOL.replace("nombre: Decidim", f"nombre: {json.dumps(hostile)}") + "licencia: __proto__\n"
    (toy / "herramientas" / "decidim.yml").write_text(text, "utf-8")
    found = {Path(f.ruta).stem: f.hacer().decode() for f in files(index(loaded(toy)))}
    assert "</script" not in found["comparar-0"]
    pushed = re.fullmatch(r'Portal\.push\("comparar-0",(.*)\);\n', found["comparar-0"])
    assert pushed and json.loads(pushed[1])[0][1] == hostile
    assert ["licencia", ["__proto__"]] in json.loads(found["comparar"].removeprefix('Portal.push("comparar",')[:-3])["hechos"]


def test_without_tools_there_is_a_page_and_nothing_to_load(toy: Path) -> None:
    (toy / "herramientas" / "decidim.yml").unlink()
    sets = dict(comparison(index(loaded(toy))))
    assert sets["comparar"]["desde"] == [] and sets["comparar-nombres"]["nombres"] == [] and len(sets) == 2


def test_a_tool_is_looked_for_by_what_one_does_with_it(indice: Indice) -> None:
    said = dict(comparison(indice))["comparar-nombres"]
    found = dict(zip(said["nombres"], said["familia"], strict=True))
    for tool in indice.herramientas:
        assert said["familias"][found[tool.nombre]].startswith(indice.term("familias", tool.familia).nombre)
    assert "presupuesto participativo" in said["familias"][found["Decidim"]], "as the thesaurus says the same"
