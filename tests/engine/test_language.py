"""The house's language as rules, and the words explained where they occur."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TOOL

from portal import build, language, reading
from portal.entrada import Entrada
from portal.faults import locate
from portal.index import index
from portal.load import load, read_messages
from portal.messages import line
from portal.model import Catalogo
from portal.norms import cited, named
from portal.pages.words import with_words
from portal.terms import Norma, Palabra

LONG = "Sirve para que la gente proponga ideas, las ordene por temas, las discuta con calma y vote las que más le sirven hoy."


@pytest.fixture
def said(toy: Path) -> Callable[[str], list[str]]:
    """The notices of the toy after adding a second tool with the given text, as people read them."""

    def lines(second: str) -> list[str]:
        (toy / "herramientas" / "otra.yml").write_text(second, "utf-8")
        catalogo, avisos = load([Path()])
        assert catalogo and not avisos
        messages = read_messages([Path()])
        found = [line(aviso, messages) for aviso in locate(language.notices(catalogo))]
        return [one for one in found if one.startswith("herramientas/otra.yml")]

    return lines


def another(**changes: str) -> str:
    text = TOOL.replace("nombre: Decidim", "nombre: Otra").replace("numero: 1", "numero: 2")
    text = text.replace("Programa libre para participar.", "Votos en línea.").replace(
        "Sirve para proponer y decidir.", "Cuenta votos. " * 12
    )
    for key, value in changes.items():
        text = re.sub(
            rf"(?m)^{key}: .*\n(  .*\n)*", f"{key}: |\n  {value}\n" if key == "descripcion" else f"{key}: {value}\n", text
        )
    return text


def test_a_plain_entry_gets_no_notice(said: Callable[[str], list[str]]) -> None:
    assert said(another()) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"descripcion": LONG + " " + "Cuenta votos. " * 8},
            "3:14: descripcion: Una frase tiene 23 palabras: «Sirve para que la gente proponga ideas, las ordene por temas…». "
            "Déjela en 20 o menos.",
        ),
        (
            {"descripcion": "Cuenta votos. " * 30},
            "3:14: descripcion: Un párrafo tiene 419 caracteres: «Cuenta votos. Cuenta votos. Cuenta votos. Cuenta votos. Cuen…». "
            "Pártalo en dos. Caben cinco líneas, unos 375 caracteres.",
        ),
        (
            {"descripcion": "Lo usa la XYZQ. " * 12},
            "3:14: descripcion: Nadie explica la sigla «XYZQ». "
            "La primera vez escriba el nombre y la sigla entre paréntesis, o agréguela al glosario.",
        ),
        (
            {"resumen": "Programa libre para participar mejor."},
            "2:10: resumen: El resumen empieza igual que el de herramientas/decidim.yml: «programa libre para participar». "
            "Empiece por lo que la hace distinta.",
        ),
        (
            {"descripcion": "Poco."},
            "3:14: descripcion: El texto tiene 6 caracteres; van de 150 a 1400. "
            "Complételo o redúzcalo. Por debajo del mínimo la ficha es un borrador.",
        ),
    ],
)
def test_each_kind_of_notice_says_where_what_and_the_remedy(changes: dict, expected: str, said: Callable[[str], list[str]]) -> None:
    assert said(another(**changes)) == [f"herramientas/otra.yml:{expected}"]


def test_two_entries_may_not_share_eight_words(toy: Path, said: Callable[[str], list[str]]) -> None:
    shared = "La alcaldía publica cada mes lo que prometió y lo que cumplió."
    first = toy / "herramientas" / "decidim.yml"
    first.write_text(first.read_text().replace("Sirve para proponer y decidir.", shared), "utf-8")
    found = said(another(descripcion=f"{'Cuenta votos. ' * 11}{shared}"))
    assert found == [
        "herramientas/otra.yml:3:14: descripcion: Repite ocho palabras seguidas de herramientas/decidim.yml: "
        "«la alcaldía publica cada mes lo que prometió». Dígalo de otra manera, o deje el dato en una sola ficha."
    ]
    seven = "La alcaldía publica cada mes lo que recibió."
    assert said(another(descripcion=f"{'Cuenta votos. ' * 11}{seven}")) == []


def test_an_acronym_is_declared_by_its_text_its_name_or_the_glossary() -> None:
    assert language.undeclared("El Índice de Transparencia (ITA) mide. El ITA y el FURAG.", {"SECOP"}) == ["FURAG"]
    assert language.undeclared("El SECOP II y el siglo XXI.", {"SECOP"}) == []


def test_markdown_is_read_as_sentences() -> None:
    text = "Primero **esto** con [un enlace](https://a.co/x). Luego:\n\n- una cosa\n- otra\n\n1. Paso uno.\n2. Paso dos."
    assert language.sentences(text) == [
        "Primero esto con un enlace.", "Luego:", "una cosa", "otra", "Paso uno.", "Paso dos."
    ]  # fmt: skip


def test_a_draft_is_told_in_the_report_and_kept_apart(toy: Path) -> None:
    indice, avisos, messages = build.prepare([Path()], Path("docs"))
    assert indice and not avisos
    assert [e.id for e in indice.borradores] == ["decidim"]
    said = reading.report(indice, Path("docs"), messages)
    assert "herramientas/decidim.yml:3:14: descripcion: El texto tiene 31 caracteres; van de 150 a 1400." in said
    assert "herramientas: 1 fichas, mediana" in said


def test_a_norm_is_named_with_kind_number_and_year() -> None:
    text = "La Ley Estatutaria 1757 de 2015 y el Decreto 1122 de 2024. La ley 80. Ley 1757 de 2015, artículos 48 y 56."
    assert named(text) == ["Ley Estatutaria 1757 de 2015", "Decreto 1122 de 2024", "Ley 1757 de 2015"]


def norm(titulo: str, articulo: str | None) -> Norma:
    source = {"vista": {"titulo": "Copia", "consultado": "2026-01-01", "como": "documento-archivado"}}
    return Norma.model_validate(
        {"titulo": titulo, "citas": ["Ley 1757 de 2015"], "que_dice": "Algo.", "articulo": articulo, "fuentes": source}
    )


def test_a_page_bears_on_the_articles_it_names_or_on_the_norm() -> None:
    normativa = {"a": norm("General", "2"), "b": norm("Qué es rendir", "artículo 48"), "c": norm("Etapas", "artículo 56")}
    assert [id for id, _ in cited("La Ley 1757 de 2015, artículos 48 y 56, dice.", normativa)] == ["b", "c"]
    assert [id for id, _ in cited("La Ley 1757 de 2015 dice.", normativa)] == ["a"]
    assert list(cited("Nada que citar.", normativa)) == []


@pytest.fixture
def worded(catalogo: Catalogo) -> Catalogo:
    words = {
        "rendir": Palabra(nombre="Rendición de cuentas", definicion="Contar y responder.", formas=("rendir cuentas",)),
        "cuentas": Palabra(nombre="Cuenta", definicion="Una suma."),
        "ita": Palabra(nombre="Índice de transparencia", sigla="ITA", definicion="Una medida <b>."),
    }
    return dataclasses.replace(catalogo, listas={**catalogo.listas, "glosario": words, "normativa": {"b": norm("Ley", None)}})


def test_the_first_use_of_a_word_leads_to_its_meaning_on_the_same_page(worded: Catalogo) -> None:
    html = with_words(
        "<h2>Rendición de cuentas</h2><p>La rendición de\ncuentas, y rendir cuentas. ITA, no ita.</p>", worded, "a/b/"
    )
    assert (
        '<h2>Rendición de cuentas</h2><p>La <a class="p-palabra" href="#palabra-rendir">rendición de\ncuentas</a>, y rendir' in html
    )
    assert html.count('href="#palabra-ita">ITA</a>') == 1 and "no ita" in html
    assert re.findall(r'<dt id="([^"]+)"', html) == ["palabra-ita", "palabra-rendir"]
    assert "Una medida &lt;b&gt;." in html and 'href="../../aprender/glosario/"' in html


def test_a_longer_word_wins_and_what_is_a_link_stays_so(worded: Catalogo) -> None:
    html = with_words('<p><a href="x">rendir cuentas</a> y una cuenta</p>', worded, "")
    assert '<a href="x">rendir cuentas</a> y una <a class="p-palabra" href="#palabra-cuentas">cuenta</a>' in html


def test_a_page_that_names_a_norm_says_how_it_was_checked(worded: Catalogo) -> None:
    html = with_words("<p>Según la Ley 1757 de 2015.</p>", worded, "")
    assert 'href="aprender/normativa/#b">Ley</a>. Vista en una copia guardada, 1 de enero de 2026.' in html
    assert with_words("<p>Nada.</p>", worded, "") == "<p>Nada.</p>"


def test_relations_are_mirrored_across_kinds(indice) -> None:
    for kind, entries in indice.entradas.items():
        for entry in (e for e in entries if isinstance(e, Entrada)):
            for other in (*entry.herramientas, *entry.experiencias, *entry.practicas):
                assert entry in indice.relacionadas[other], (kind, entry.id, other)
    assert index(indice.catalogo).relacionadas == indice.relacionadas
