"""Booklets, cards and the poster: as many pages as paper has, each thing where a reader, a stapler or a knife expects it."""

from __future__ import annotations

import re

import pytest
from printed import (
    LONG,
    POINTS,
    TEXTS,
    codes,
    experience,
    half,
    headings,
    indexed,
    letters,
    method,
    opened,
    outside,
    parts,
    picture,
    texts,
    tool,
)

from portal.index import Indice
from portal.model import Catalogo
from portal.pdf import files
from portal.pdf.booklet import booklet, cases, methods, sheets
from portal.pdf.imposition import leaves
from portal.pdf.method_cards import first_sentence, method_cards
from portal.pdf.poster import DOBLE_CARTA, PLIEGO, Papel, poster

INTRO = TEXTS | {"toolkits/transparencia/index.md": "Mostrar lo que se hace.\n\nY decir cuánto costó."}
EDGES = 0.0  # cards and posters go to the edge of theirs


@pytest.fixture(scope="module")
def filled(catalogo: Catalogo) -> Indice:
    found = [
        method("ajeno", pilar="innovacion-y-tecnologia", situaciones=["tengo-un-taller"]),
        method("propio"),
        method("segundo", pilar="participacion-ciudadana", pilar_asociado="transparencia"),
        method("lejano", pilar="participacion-ciudadana"),
        method("otro", pilar="rendicion-de-cuentas", situaciones=["tengo-un-taller"]),
        method("borrador", cuando_no=""),
    ]
    done = [
        experience("afuera", lugar={"pais": "BR"}, nombre="AAA afuera"),
        experience("chia"),
        experience("pasto", periodo={"desde": "1995", "hasta": "2003-04"}),
        experience("cerca", pilar="participacion-ciudadana", pilar_asociado="transparencia"),
        experience("nada", historia=""),
    ]
    tools = [
        tool(f"h{n}", nombre=f"Número {n:02}", pilar=p) for n, p in enumerate(["transparencia"] * 40 + ["rendicion-de-cuentas"] * 3)
    ]
    return indexed(catalogo, metodologias=found, experiencias=done, herramientas=tools)


def size(pdf: bytes) -> list[tuple[float, float]]:
    """Millimetres of each page."""
    with opened(pdf) as document:
        boxes = [[float(side) for side in page.mediabox] for page in document.pages]
    return [(round(box[2] / POINTS, 1), round(box[3] / POINTS, 1)) for box in boxes]


def test_a_booklet_is_eight_half_letter_pages(filled: Indice) -> None:
    made = booklet(filled, INTRO, "transparencia")
    assert size(made) == [(139.7, 215.9)] * 8
    assert [title for kind, title in headings(made) if kind == "/H1"] == [
        "Transparencia",
        "Qué es",
        "Cinco pasos",
        "Tres métodos",
        "Tres casos",
        "¿Quién decide al final?",
        "Dónde seguir",
        "Nuestro primer paso",
    ]
    said = texts(made)
    assert all(step in said[2] for step in filled.term("pilares", "transparencia").pasos)
    assert all(term.regla in said[5] for term in filled.catalogo.vocabularios["niveles"].values())
    assert "Chía · 1995–2003" in said[4]
    assert [text.startswith(str(page)) or text.split()[-1] == str(page) for page, text in enumerate(said[1:], 2)]
    assert booklet(filled, INTRO, "transparencia") == made


def test_its_own_methods_come_first_then_those_that_serve_it_too(filled: Indice) -> None:
    assert [m.id for m in methods(filled, "transparencia")] == ["propio", "segundo", "ajeno"]
    assert [m.id for m in methods(filled, "rendicion-de-cuentas")] == ["otro", "ajeno"]


def test_cases_of_the_country_come_first(filled: Indice) -> None:
    assert [c.id for c in cases(filled, "transparencia")] == ["chia", "pasto", "afuera"]
    assert [c.id for c in cases(filled, "participacion-ciudadana")] == ["cerca"]


def test_whatever_is_written_it_has_eight_pages_and_nothing_leaves_them(catalogo: Catalogo) -> None:
    name, most = "palabrota" * 13, "Una frase que sigue y sigue. " * 17
    found = [method(f"m{n}", nombre=name, resumen=f"{'r ' * 99}.", cuando_no=most) for n in range(3)]
    done = [experience(f"e{n}", nombre=name, quien_decide=most, resumen=f"{'r ' * 99}.") for n in range(3)]
    tools = [tool(f"t{n}", nombre=name, url="https://e.example/" + "a1" * 90, resumen=f"{'r ' * 99}.") for n in range(5)]
    long = {"toolkits/transparencia/index.md": "\n\n".join([f"## {name}", *[LONG * 3] * 20])}
    indice = indexed(catalogo, metodologias=found, experiencias=done, herramientas=tools)
    made = booklet(indice, TEXTS | long, "transparencia")
    assert len(texts(made)) == 8
    assert "Sigue en el cuaderno 1, Transparencia." in texts(made)[1]
    assert outside(made, 0.02) == []
    assert min(size for *_, size in letters(made)) >= 10
    assert sheets(indice, TEXTS | long, "transparencia")


def test_the_sheets_fold_into_the_booklet_and_read_in_its_order(filled: Indice) -> None:
    made, single = sheets(filled, INTRO, "transparencia"), booklet(filled, INTRO, "transparencia")
    assert leaves(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]
    assert size(made) == [(279.4, 215.9)] * 4
    pages = texts(single)
    dark = [sum(pixel < 230 for pixel in picture(pdf, 0, right)) for pdf, right in ((single, False), (made, True))]
    assert dark[0] > 5 * dark[1], "the cover that is printed is white, with a band"
    for side, (left, right) in enumerate(leaves(8)):
        assert half(made, side, right=False) == pages[left - 1]
        assert half(made, side, right=True) == pages[right - 1]
    assert parts(made) == parts(single)
    assert sheets(filled, INTRO, "transparencia") == made


@pytest.mark.parametrize("nothing", [">", "# ", "-", "|a|\n|-|"])
def test_sheets_hold_what_is_empty_too(filled: Indice, nothing: str) -> None:
    assert sheets(filled, TEXTS | {"toolkits/transparencia/index.md": nothing}, "transparencia")


def test_a_back_falls_behind_its_front(filled: Indice) -> None:
    made = method_cards(filled)
    whole = [m for m in filled.entradas["metodologias"] if not m.borrador]
    assert size(made) == [(215.9, 279.4)] * 4, "five cards: two sheets, both sides"
    fronts = [half(made, page, right) for page in (0, 2) for right in (False, True)]
    backs = [half(made, page, not right) for page in (1, 3) for right in (False, True)]
    for m in whole:
        places = [n for n, front in enumerate(fronts) if m.resumen in front and m.nombre in front]
        assert [n for n, back in enumerate(backs) if m.nombre in back] == places, "turned on the long edge"
    assert [title for _, title in headings(made)] == [m.nombre for m in whole]
    assert "60 minutos. De 5 a 8 por mesa." in backs[0]
    assert all(f"10 min Hagan lo número {n}." in backs[0] for n in range(5)), "all of the agenda"
    assert f"En el portal, busque: {whole[0].nombre}" in fronts[0]
    assert outside(made, EDGES) == []


def test_a_card_has_its_address_and_a_code_when_there_is_one(catalogo: Catalogo) -> None:
    site = "https://un-municipio-con-un-nombre-largo.example/"
    made = method_cards(indexed(catalogo, direccion=site, metodologias=[method("un-metodo-de-nombre-largo")]))
    assert f"{site}un-metodo-de-nombre-largo/" in texts(made)[0].replace(" ", "").replace("\x02", "-")
    assert "busque" not in texts(made)[0]
    assert len(codes(made)) == 1


def test_a_card_too_small_for_its_words_says_the_first_ones(catalogo: Catalogo) -> None:
    agenda = [{"minutos": "10", "actividad": f"Hagan esto {n}. {'Y esto otro después. ' * 13}".strip()} for n in range(8)]
    full = method("x", nombre="n" * 120, cuando_no="No lo use ya. " + "Ni así tampoco. " * 30, agenda=agenda)
    made = method_cards(indexed(catalogo, metodologias=[full]))
    assert len(texts(made)) == 2
    assert "No lo use ya." in texts(made)[1]
    assert "Ni así" not in texts(made)[1], "what is left out first"
    assert all(f"Hagan esto {n}." in texts(made)[1] for n in range(8))
    assert "Y esto otro" not in texts(made)[1]
    assert min(size for *_, size in letters(made)) >= 10
    endless = method("x", agenda=[{"minutos": "10", "actividad": "Hagan esto " * 26} for _ in range(30)])
    assert "La página del método trae toda la agenda." in texts(method_cards(indexed(catalogo, metodologias=[endless])))[1]
    assert first_sentence("Uno. Dos.") == "Uno."


@pytest.mark.parametrize("paper", [PLIEGO, DOBLE_CARTA])
def test_the_poster_is_one_sheet_that_counts_every_tool(filled: Indice, paper: Papel) -> None:
    made = poster(filled, paper)
    assert size(made) == [(paper.ancho, paper.alto)]
    (said,) = texts(made)
    named = sum(tool.nombre in said for tool in filled.herramientas)
    assert 3 < named <= 3 + paper.casilla
    assert named + sum(int(more) for more in re.findall(r"y (\d+) más en el cuaderno", said)) == len(filled.herramientas)
    assert said.count("Aún nada aquí") == 18
    assert min(size for *_, size in letters(made)) >= paper.nombres[-1]
    assert max(size for *_, size in letters(made)) >= paper.titulo
    assert outside(made) == []


def test_a_poster_names_first_what_one_can_use_on_monday(catalogo: Catalogo) -> None:
    found = [tool(f"h{n}", nombre=f"Número {n:02}", para_empezar=n > 35, como_empezar="1. Empiece.") for n in range(40)]
    (said,) = texts(poster(indexed(catalogo, herramientas=found), DOBLE_CARTA))
    assert re.findall(r"Número \d\d", said) == [f"Número {n:02}" for n in (36, 37, 38, 39, 0, 1)]


def test_a_place_is_said_once(catalogo: Catalogo) -> None:
    capital = experience(
        "a", lugar={"pais": "CO", "municipio": "Bogotá", "departamento": "Bogotá, D. C."}, periodo={"desde": "2002"}
    )
    assert "Bogotá · 2002" in texts(booklet(indexed(catalogo, experiencias=[capital]), INTRO, "transparencia"))[4]


def test_no_address_gets_a_hyphen(catalogo: Catalogo) -> None:
    site = "https://un-municipio-con-un-nombre-muy-largo.gobierno-de-ejemplo.example/"
    address = "https://ejemplo.example/" + "una-direccion-larga-" * 6 + "fin"
    made = booklet(indexed(catalogo, direccion=site, herramientas=[tool("a", url=address)]), INTRO, "transparencia")
    said = [text.replace(" ", "").replace("\x02", "-") for text in texts(made)]
    assert address in said[6]
    assert f"{site}toolkits/transparencia/" in said[6]
    assert site in said[7]
    assert len(codes(made)) == 1


def test_files_say_what_they_are_and_are_made_when_asked_for(filled: Indice) -> None:
    names = [d.archivo.ruta.removeprefix("descargas/cuadernos/") for d in files.files(filled, {})]
    assert names[1] == "haga-cuaderno-0-1-mega-el-modelo-por-escalones.pdf"
    assert {"haga-cuaderno-1-transparencia.pdf", "haga-cuadernillo-transparencia-para-imprimir.pdf"} < set(names)
    assert {"haga-tarjetas-de-metodos.pdf", "haga-matriz-pliego.pdf", "haga-edicion-completa.pdf"} < set(names)
    assert len(names) == len(set(names)) == 6 + 1 + 8 + 1 + 2
