"""A volume says each thing once, on the page it says, in Spanish, whatever people wrote; and always in the same bytes."""

from __future__ import annotations

import re
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import INTRO, LONG, SOURCE, TEXTS, bookmarks, headings, indexed, opened, pillar, texts, tool

from portal.index import Indice
from portal.model import Catalogo
from portal.pdf.codes import LONGEST, code
from portal.pdf.volume import complete

MARK = r"Huella del contenido (\w{12})"
HOSTILE = '#panic("x") *no* $a$ <label> @ref \\ `c` // = _e_ {{ a }} ~ -- "q"'


@pytest.fixture(scope="module")
def many(catalogo: Catalogo) -> Indice:
    families = ["publicar-datos", "deliberar", "reportar-problemas"]
    levels = ["informar", "consultar", "colaborar"]
    found = [
        tool(f"h{n}", nombre=f"{'ÑBAZ'[n % 4]}ombre {n}", numero=str(n + 1), familia=families[n % 3], nivel=levels[n % 2 or n % 3])
        for n in range(60)
    ]
    return indexed(catalogo, herramientas=found)


@pytest.fixture(scope="module")
def printed(many: Indice) -> bytes:
    return pillar(many)


def test_it_says_that_it_is_in_spanish_and_tagged_and_for_an_archive(printed: bytes) -> None:
    with opened(printed) as document:
        assert str(document.Root.Lang) == "es-CO"
        assert document.Root.MarkInfo.Marked
        assert document.Root.ViewerPreferences.DisplayDocTitle
        about = document.open_metadata()
        assert about["pdfuaid:part"] == "1"
        assert (about["pdfaid:part"], about["pdfaid:conformance"]) == ("2", "A")
        assert about["dc:title"] == "HAGA. Cuaderno 1: Transparencia"
        assert all(page.get("/Tabs") == "/S" or "/Annots" not in page for page in document.pages)


def test_every_font_is_inside_and_is_ours(printed: bytes) -> None:
    with opened(printed) as document:
        fonts = [o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("PublicSans" in str(font.FontName) for font in fonts)
        assert all({"/FontFile2", "/FontFile3"} & set(font.keys()) for font in fonts)


def test_every_tool_is_there_once_with_its_number(many: Indice, printed: bytes) -> None:
    names = [title for kind, title in headings(printed) if kind == "/H3"]
    assert sorted(names) == sorted(t.nombre for t in many.herramientas)
    whole = " ".join(texts(printed)[2:])
    for t in many.herramientas:
        assert f"{t.nombre} {t.numero} {t.resumen}" in whole or f"{t.numero} {t.nombre} {t.resumen}" in whole


def test_tools_go_by_level_and_then_by_family(many: Indice, printed: bytes) -> None:
    found = bookmarks(printed)
    levels = [term.nombre for term in many.catalogo.vocabularios["niveles"].values()]
    assert [title for depth, title, _ in found if depth == 0] == [
        "Contenido",
        "Presentación",
        *levels,
        "Índice alfabético",
        "Fuentes",
    ]
    families = [term.nombre for term in many.catalogo.vocabularios["familias"].values()]
    for (depth, title, _), (following, other, _) in pairwise(mark for mark in found if mark[0] == 1 or mark[1] in levels):
        if depth == following == 1:
            assert families.index(title) < families.index(other)


def test_numbers_go_up_inside_a_family(printed: bytes) -> None:
    found = [(depth, title) for depth, title, _ in bookmarks(printed)]
    families = " ".join(title.split()[-1] if depth == 2 else "|" for depth, title in found).split("|")
    numbers = [[int(n) for n in family.split()] for family in families if family.strip()]
    assert len(numbers) > 3
    assert all(family == sorted(family) for family in numbers)


def alphabetical(made: bytes) -> str:
    """What the pages of the alphabetical index say, from its title to the next one."""
    pages = {title: page for _, title, page in bookmarks(made)}
    listed = " ".join(texts(made)[pages["Índice alfabético"] - 1 : pages["Fuentes"]])
    return listed.replace("\N{WORD JOINER}", "").rpartition("Índice alfabético ")[2]


def test_the_contents_and_the_index_say_the_right_pages(printed: bytes) -> None:
    pages = {title: page for depth, title, page in bookmarks(printed) if depth == 2}
    listed = alphabetical(printed)
    for name, page in pages.items():
        assert re.search(rf"{name} {page}\b", listed)
    contents = re.sub("\N{WORD JOINER}", "", texts(printed)[1])
    for depth, title, page in bookmarks(printed):
        if depth < 2 and title != "Contenido":
            assert f"{title} {page}" in contents


def test_a_page_says_its_own_number(printed: bytes) -> None:
    assert all(text.endswith(f" {number}") for number, text in enumerate(texts(printed)[1:], 2))


def test_the_index_is_in_spanish_order(printed: bytes) -> None:
    found = [name[0] for name in re.findall(r"(\wombre \d+) \d+", alphabetical(printed))]
    assert "".join(dict.fromkeys(found)) == "ABÑZ"


def test_a_draft_is_not_printed_and_an_empty_level_says_so(catalogo: Catalogo) -> None:
    made = pillar(indexed(catalogo, herramientas=[tool("a"), tool("b", nombre="Sin terminar", descripcion="Corta.")]))
    whole = " ".join(texts(made))
    assert "Sin terminar" not in whole
    assert whole.count("Aún nada aquí") == 4


def test_sources_are_numbered_once_and_say_how_they_were_seen(catalogo: Catalogo) -> None:
    other = {"titulo": "Otra", "url": "https://otra.example/a-b", "consultado": "2025-03-04", "como": "documento-archivado"}
    one, two = tool("a", fuentes={"x": SOURCE}), tool("b", fuentes={"y": SOURCE, "z": other})
    said = texts(pillar(indexed(catalogo, herramientas=[one, two])))
    assert "Si una fuente no dice otra cosa: sin comprobar en la web, 1 de enero de 2026." in said[-1]
    assert "1. Sitio. 2. Otra. Vista en una copia guardada, 4 de marzo de 2025. https://otra.example/a-b" in said[-1]
    assert "Fuentes: 1 " in " ".join(said)
    assert "Fuentes: 1, 2 " in " ".join(said)
    alone = " ".join(texts(pillar(indexed(catalogo, herramientas=[one]))))
    assert alone.count("Cada fuente: sin comprobar en la web, 1 de enero de 2026.") == 1


def test_what_nearly_all_cards_would_say_is_said_once(catalogo: Catalogo) -> None:
    said = "Las fichas que no dicen su estado están por confirmar"
    both = [tool("a", estado="archivada", por_verificar="Falta ver esto."), tool("b")]
    whole = " ".join(texts(pillar(indexed(catalogo, herramientas=both))))
    assert (whole.count(said), whole.count("Estado:"), whole.count("Falta ver")) == (1, 1, 0)
    assert said not in " ".join(texts(pillar(indexed(catalogo, herramientas=both[:1]))))


def test_what_people_wrote_is_text(catalogo: Catalogo) -> None:
    source = {"titulo": HOSTILE, "consultado": "2026-01-01", "como": "conocimiento-general"}
    one = tool("a", nombre=HOSTILE, resumen=f"{HOSTILE}.", entidad=HOSTILE, fuentes={"x": source})
    whole = " ".join(texts(pillar(indexed(catalogo, herramientas=[one]))))
    plain = re.sub(r"[\s\x02]+", "", HOSTILE).replace("--", "--")
    assert re.sub(r"[\s\x02\ufffe-]+", "", whole).count(re.sub(r"-+", "", plain)) >= 5


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad\u0301", "# ", "#\n\n##", "\ue000"])
def test_a_text_of_signs_that_nobody_sees_stops_nothing(catalogo: Catalogo, unseen: str) -> None:
    indice = indexed(catalogo, herramientas=[tool("sin-letras", nombre=unseen.replace("\n", " "))])
    made = pillar(indice, prose=TEXTS | {"toolkits/transparencia/index.md": unseen})
    assert len([kind for kind, _ in headings(made) if kind == "/H3"]) == 1


@pytest.mark.slow
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40).filter(str.strip))
@settings(max_examples=40)
def test_any_text_is_printed(catalogo: Catalogo, text: str) -> None:
    one = tool(
        "a", nombre=text.replace("\n", " "), descripcion=f"{text} {LONG}", entidad=text, fuentes={"x": SOURCE | {"titulo": text}}
    )
    pillar(indexed(catalogo, herramientas=[one]), prose=TEXTS | {"toolkits/transparencia/index.md": text})


def test_a_family_is_named_over_its_first_tool(many: Indice, printed: bytes) -> None:
    found = bookmarks(printed)
    below = {
        place: mark for place, mark in enumerate(found) if mark[0] < 2 and place + 1 < len(found) and found[place + 1][0] > mark[0]
    }
    assert len(below) == 8
    assert all(found[place + 1][2] == page for place, (_, _, page) in below.items())


def test_the_same_content_gives_the_same_bytes_and_the_same_mark(catalogo: Catalogo, many: Indice, printed: bytes) -> None:
    assert pillar(many) == printed
    marks = [re.search(MARK, texts(made)[1])[1] for made in (printed, pillar(many, "rendicion-de-cuentas"))]  # type: ignore[index]
    assert marks[0] != marks[1]
    made = [
        pillar(indexed(catalogo, herramientas=[tool("a", **change)]))
        for change in ({}, {"entidad": "Otra"}, {"por_verificar": "Algo."})
    ]
    same, other, unseen = (re.search(MARK, texts(pdf)[1])[1] for pdf in made)  # type: ignore[index]
    assert same == unseen != other, "of what isn't printed it knows nothing"


def test_a_closed_tool_says_what_it_taught(catalogo: Catalogo) -> None:
    lessons = [{"texto": "Pregunte antes."}]
    made = [
        pillar(indexed(catalogo, herramientas=[tool("a", estado=e, aprendizajes=lessons)])) for e in ("cerrada", "por-confirmar")
    ]
    assert ["Pregunte antes." in " ".join(texts(pdf)) for pdf in made] == [True, False]


def test_all_of_them_together_have_one_list_of_contents(catalogo: Catalogo) -> None:
    found = [tool("a", pilar="transparencia"), tool("b", pilar="rendicion-de-cuentas")]
    indice = indexed(catalogo, herramientas=found)
    made = complete(indice, INTRO)
    assert [title for depth, title, _ in bookmarks(made) if depth == 0][1:-2] == [c.nombre for c in indice.cuadernos]
    assert [title for kind, title in headings(made) if kind == "/H4"] == ["Herramienta a", "Herramienta b"]
    assert sum("Contenido Contenido" in text for text in texts(made)) == 1


def test_codes_have_one_mask_and_too_long_an_address_has_none() -> None:
    assert code("https://ejemplo.example/") == code("https://ejemplo.example/")
    assert code("") == code("https://e.example/" + "x" * LONGEST) == {}
