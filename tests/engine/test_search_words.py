"""The words of the search: what a text is found by, and what the catalogue says of its own words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.index import Indice, fold
from portal.search import pieces, whole
from portal.search.documents import FIELDS, documents
from portal.search.words import EMPTY, Lengua, concepts, language, of_text, singular, split
from portal.urls import url


@pytest.fixture(scope="module")
def indice(said: Indice) -> Indice:
    return said


@pytest.fixture(scope="module")
def lengua(indice: Indice) -> Lengua:
    return language(indice.catalogo.vocabularios)


SAME = [
    "participación participacion PARTICIPACIÓN participaciones participar participativo",
    "mapa mapas mapeo mapear",
    "taller talleres",
    "rendir rendición rendicion rinde rindió",
    "alcaldía alcaldia alcalde alcaldesa",
    "ciudad ciudades",
    "obra obras",
    "gobierno gobiernos",
    "asamblea asambleas",
    "reunión reuniones reunir reúnen",
    "veeduría veedurías veedor veedores",
    "país países",
    "año años",
    "niño niña niñez",
    "PQR PQRS",
    "cocreación co-creación",
]
APART = ["ano año", "concejo consejo", "informe información", "resolver resolución", "índice indicador"]


@pytest.mark.parametrize("words", SAME)
def test_these_are_one_word_to_who_searches(words: str, lengua: Lengua) -> None:
    roots = {tuple(of_text(word, lengua.raices))[:1] for word in words.split()}
    assert len(roots) == 1 and roots != {()}


@pytest.mark.parametrize("words", APART)
def test_these_are_not(words: str, lengua: Lengua) -> None:
    one, other = words.split()
    assert of_text(one, lengua.raices) != of_text(other, lengua.raices)


@given(st.text(alphabet=st.sampled_from("aáeéiíoóuúüAÁÉÍÓÚbcdfgñÑlmnrst -.1"), max_size=30))
def test_accents_and_case_never_matter_but_the_tilde_does(text: str) -> None:
    plain = text.translate(str.maketrans("áéíóúüÁÉÍÓÚ", "aeiouuAEIOU"))
    assert list(split(text)) == list(split(plain)) == list(split(text.upper()))


def test_a_code_is_found_whole_and_by_its_parts() -> None:
    assert list(split("Formato 4202000-FT-1311, ítem 6.2.1.b; ciudad-estado")) == [
        *("formato", "4202000-ft-1311", "4202000", "ft", "1311", "item", "6.2.1.b", "ciudadestado", "ciudad", "estado")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("plural", "one"),
    [
        ("ciudades", "ciudad"),
        ("veces", "vez"),
        ("leyes", "ley"),
        ("obras", "obra"),
        ("toolkits", "toolkit"),
        ("mes", "mes"),
        ("acceso", "acceso"),
    ],
)
def test_plurals_go_by_the_rule_of_spelling(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_the_longest_form_of_the_thesaurus_is_taken_at_each_place(lengua: Lengua) -> None:
    def named(text: str) -> list[str]:
        return concepts(of_text(text, lengua.raices), lengua)

    assert named("Una veeduría ciudadana y otra veeduría") == ["control-social", "control-social"]
    assert named("sin internet") == ["sin-internet"]
    assert named("el PAAC de ahora es el PTEP") == ["ptep", "ptep"]
    assert named("rendición pública de cuentas") == ["rendicion-de-cuentas"]
    assert named("cuentas") == []


def test_the_thesaurus_is_large_clear_and_of_use(indice: Indice, lengua: Lengua) -> None:
    groups = indice.catalogo.vocabularios["tesauro"]
    assert len(groups) >= 80
    owner: dict[tuple[str, ...], str] = {}
    for id, group in groups.items():
        for form in (group.nombre, *group.formas):
            roots = tuple(of_text(form, lengua.raices))
            assert roots and (len(roots) > 1 or len(form.split()) == 1), f"{id}: «{form}» would be found by «{roots}» alone"
            assert owner.setdefault(roots, id) == id, f"«{form}» is in {id} and in {owner[roots]}"
    said = whole.filled(documents(indice, ()), lengua).inverted_index
    assert [id for id in groups if whole.CONCEPT + id not in said] == [], "a group that no page names helps nobody"


def test_families_are_of_words_that_the_stemmer_leaves_apart(indice: Indice) -> None:
    owner: dict[str, str] = {}
    for id, family in indice.catalogo.vocabularios["raices"].items():
        for form in (id, *family.formas):
            assert owner.setdefault(fold(form), id) == id, f"«{form}» is in two families"
            assert len(list(split(form))) == 1 and fold(form) not in EMPTY, form


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ("nombre: zeta\n  formas: [Controles sociales]", "6:12: zeta.formas.1: «Controles sociales» ya está en «control-social»"),
        ("nombre: de la\n  formas: [zeta]", "5:11: zeta.nombre: «de la» no dice nada por sí sola"),
        ("nombre: zeta\n  formas: ['¡!']", "6:12: zeta.formas.1: «¡!» no dice nada por sí sola"),
    ],
)
def test_a_group_that_the_search_cannot_use_is_told(group: str, expected: str, toy: Path, lines: Callable[[], list[str]]) -> None:
    path = toy / "vocabularios" / "tesauro.yml"
    path.write_text(f"{CONTROL}zeta:\n  {group}\n", "utf-8")
    (found,) = lines()
    assert found.startswith(f"vocabularios/tesauro.yml:{expected}")


CONTROL = "control-social:\n  nombre: control social\n  formas: [veeduría]\n"


def test_lunr_s_index_knows_every_document_by_its_own_words(indice: Indice, lengua: Lengua) -> None:
    found = documents(indice, ())
    index = whole.filled(found, lengua)
    assert {document.grupo for document in found} >= {"herramientas", "experiencias", "metodologias", "participa", "normas"}
    assert len({document.url for document in found}) == len(found)
    for number in range(0, len(found), 7):
        for field in FIELDS:
            for term in whole.terms(getattr(found[number], field), lengua):
                assert str(number) in index.inverted_index[term][field]


def test_no_body_says_what_its_page_does_not(indice: Indice) -> None:
    """Keys of sources and raw dates are for the engine: a municipality's «poblacion» has both."""
    towns = [entry for entry in indice.entradas["experiencias"] if entry.municipio.poblacion]
    bodies = {document.url: document.cuerpo for document in documents(indice, ())}
    assert towns
    assert [
        entry.id for entry in towns if f"{entry.municipio.poblacion.fuente} ." in f"{bodies[url('experiencias', entry.id)]} ."
    ] == []


def test_the_pieces_scores_are_those_of_lunr_s_own_vectors(indice: Indice, lengua: Lengua) -> None:
    found = documents(indice, ())
    builder = whole.filled(found, lengua)
    ours = pieces.postings(builder, [document.peso for document in found])
    index = builder.build()
    fields, seen = list(FIELDS), 0
    for term, posting in index.inverted_index.items():
        for place, field in enumerate(fields):
            for document, score in zip(*ours[term][place], strict=True):
                elements = index.field_vectors[f"{field}/{document}"].elements
                at = elements[::2].index(posting["_index"]) * 2
                assert score == round(elements[at + 1] * pieces.TENTHS)
                seen += 1
    assert seen == sum(len(vector.elements) // 2 for vector in index.field_vectors.values())
