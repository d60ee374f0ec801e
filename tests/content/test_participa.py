"""The items of the Menú Participa: each is ready to publish, told apart from its neighbours, and served by something of ours."""

from __future__ import annotations

import re

import pytest

from portal.index import Indice
from portal.language import LONG_SENTENCE, length, said, sentences
from portal.markdown import problems, to_html
from portal.terms import Item

COUNT = {"6.1": 10, "6.2.1": 4, "6.2.2": 4, "6.2.3": 5, "6.2.4": 6, "6.2.5": 8, "6.2.6": 7}
"""Items by section, as entities' sites list them."""
CLOSING = ("[dependencia responsable]", "[fecha de publicación]", "[correo o teléfono del canal]")
"""What the end of every text leaves for the entity: who answers for it, since when, and how one asks."""
SHORT = {"6.2.2.a", "6.2.3.d", "6.2.5.d"}
"""Items that ask for a figure or a link: their text is little more than the place for it."""
MOST_TOOLS = 6
VAGUE = {
    f"[{word}]" for word in ("fecha", "fechas", "fecha y hora", "número", "cifra", "valor", "quién", "quiénes", "qué", "cuántos")
}
"""Names of a slot that don't say which datum goes there."""
VERBS = r"(Publique|Enlace|Diga|Ponga|Marque|Deje|Explique|Ordene|Ofrezca|Anote|Lleve|Quite|Escriba|Pregunte|Separe|Abra|Compruebe"
VERBS += r"|Guarde|Responda|Actualice|Escoja|Pruebe|Nombre|Use|Liste|Invite|Si )\b"
"""How a thing to publish begins: with what to do, or with the one case when there is nothing to."""


@pytest.fixture(scope="module")
def items(indice: Indice) -> dict[str, Item]:
    return dict(indice.catalogo.vocabularios["participa"])


def test_every_item_of_every_section_is_there_and_each_section_says_what_it_is_for(indice: Indice, items: dict[str, Item]) -> None:
    sections = indice.catalogo.vocabularios["secciones"]
    assert {id: sum(item.startswith(f"{id}.") for item in items) for id in sections} == COUNT
    assert sum(COUNT.values()) == len(items) == 44
    assert [id for id, section in sections.items() if len(section.descripcion.split()) < 20] == []


def test_each_has_a_name_of_its_own_what_to_publish_today_and_what_only_the_entity_can_do(items: dict[str, Item]) -> None:
    names = [item.corto for item in items.values()]
    assert len(set(names)) == len(names)
    assert [id for id, item in items.items() if not 2 <= len(item.publique) <= 5] == []
    assert [text for item in items.values() for text in item.publique if not re.match(VERBS, text)] == []
    assert [id for id, item in items.items() if not 1 <= len(sentences(item.solo_la_entidad or "")) <= 2] == []


def test_each_text_is_of_a_length_one_reads_and_ends_with_who_when_and_how_to_ask(items: dict[str, Item]) -> None:
    for id, item in items.items():
        assert (25 if id in SHORT else 60) <= len(item.texto.split()) <= 250, id
        end = item.texto.split("**Sobre esta página**")
        assert len(end) == 2 and all(slot in end[1] for slot in CLOSING), id


def test_slots_are_balanced_and_none_is_lost_or_taken_for_a_link(items: dict[str, Item]) -> None:
    for id, item in items.items():
        assert re.fullmatch(r"([^\[\]]|\[[^\[\]]{2,120}\])*", item.texto), f"{id}: a bracket that opens or closes nothing"
        html = to_html(item.texto)
        assert not problems(item.texto) and "<a " not in html and "http" not in html, id
        assert html.count("[") == item.texto.count("["), id


def test_each_slot_says_which_datum_it_is(items: dict[str, Item]) -> None:
    """One name for one datum: in a line a slot stands once, and a date says of what. Rows of a list repeat their slots."""
    for id, item in items.items():
        for line in item.texto.splitlines():
            slots = [slot.casefold() for slot in re.findall(r"\[[^\[\]]+\]", line)]
            assert len(set(slots)) == len(slots), (id, line)
            assert not VAGUE & set(slots), (id, line)


def test_every_sentence_is_short(items: dict[str, Item]) -> None:
    every = [(id, sentence) for id, item in items.items() for _, text in said(item) for sentence in sentences(text)]
    assert any(sentence.startswith("Publique") for _, sentence in every), "what to publish is read too"
    assert [(id, sentence) for id, sentence in every if length(sentence) > LONG_SENTENCE] == []


def test_the_three_toolboxes_say_when_each_is_used_and_name_the_others(items: dict[str, Item]) -> None:
    boxes = {"6.2.1.b", "6.2.2.b", "6.2.3.b"}
    for id in boxes:
        assert all(other in (items[id].nota or "") for other in boxes - {id}), id
        assert "Es el momento de" in items[id].que_pide, id


def test_the_plan_and_the_programme_are_both_named_and_what_is_not_known_is_said(items: dict[str, Item]) -> None:
    item = items["6.1.5"]
    assert all(word in item.que_pide and word in item.corto for word in ("PAAC", "PTEP"))
    assert "Decreto 1122 de 2024" in item.que_pide and "Sin confirmar" in (item.nota or "")


def test_each_is_served_by_a_format_and_by_few_tools(indice: Indice, items: dict[str, Item]) -> None:
    for id in items:
        kinds = [indice.kind(entry) for entry in indice.items[id]]
        assert "formatos" in kinds, f"{id}: nothing to fill in, sign and file"
        assert kinds.count("herramientas") <= MOST_TOOLS, id


def test_the_inventory_has_a_row_for_each_item_by_the_name_that_the_site_gives_it(indice: Indice, items: dict[str, Item]) -> None:
    inventory = indice.catalogo.entradas["formatos"]["inventario-del-menu-participa"]
    rows = next(part.filas for part in inventory.secciones if part.titulo == "Ítems")
    assert [tuple(row) for row in rows] == [(id, item.corto) for id, item in items.items()]


def test_no_item_opens_with_a_map(indice: Indice) -> None:
    """Who looks for the toolbox of the diagnosis wants guides and sheets first."""
    tools = [entry.id for entry in indice.items["6.2.1.b"] if indice.kind(entry) == "herramientas"]
    assert "caja-de-herramientas-oea" in tools[:2] and not {"mapaton", "field-papers"} & set(tools)


def test_the_toolbox_says_how_long_its_canvases_take(indice: Indice, items: dict[str, Item]) -> None:
    minutes = [entry.minutos for entry in indice.items["6.2.1.b"] if indice.kind(entry) == "metodologias"]
    assert f"de {min(minutes)} a {max(minutes)} minutos" in items["6.2.1.b"].texto
