"""A volume's pages: nothing leaves them, nothing is cut where it reads badly, and each code is beside its own tool."""

from __future__ import annotations

import re

import pytest
from printed import LONG, POINTS, SOURCE, bookmarks, codes, indexed, letters, outside, pillar, texts, tool

from portal.model import Catalogo
from portal.pdf.codes import code

pytestmark = pytest.mark.slow

URL = "https://ejemplo.example/una-direccion-larga-que-pide-un-codigo-de-muchos-cuadros-y-que-cuelga-mas-abajo"
BOTTOM = 25 * POINTS
"""What a page leaves free at its foot."""


def test_nothing_leaves_the_page_and_nothing_is_small(catalogo: Catalogo) -> None:
    long = "a" * 300
    one = tool("a", nombre=long[:120], descripcion=f"{long} {'palabra ' * 100}", entidad=long, como_empezar="- Falta.\n" * 300)
    made = pillar(indexed(catalogo, herramientas=[one, tool("b", url=f"https://ejemplo.example/{'x' * 200}?a={'1' * 150}")]))
    assert outside(made) == []
    assert min(size for *_, size in letters(made)) >= 10


def test_an_address_cut_in_two_has_no_sign_more(catalogo: Catalogo) -> None:
    address = "https://ejemplo.example/" + "una-direccion-larga-" * 6 + "fin"
    source = SOURCE | {"url": address, "titulo": address.removeprefix("https://ejemplo") + "x-a.org"}
    linked = tool("a", url=address, descripcion=f"Vea [la página]({address}). {LONG}", fuentes={"x": source})
    said = " ".join(texts(pillar(indexed(catalogo, herramientas=[linked])))).replace(" ", "").replace("\x02", "-")
    assert said.count(address) == 3
    assert source["titulo"] in said


@pytest.mark.parametrize("shift", range(6))
def test_a_number_and_a_code_stand_on_the_page_of_their_name_over_the_margin(catalogo: Catalogo, shift: int) -> None:
    said = ["Una frase más. " * (60 + 7 * n % 60 + 5 * shift) for n in range(1, 31)]
    cards = [tool(f"h{n}", nombre=f"Nombre {n}", numero=str(n), descripcion=text, url=URL) for n, text in enumerate(said, 1)]
    made = pillar(indexed(catalogo, herramientas=cards))
    pages = {title: page for depth, title, page in bookmarks(made) if depth == 2}
    large = [(page + 1, sign) for page, sign, _, size in letters(made) if round(size) == 22]
    for card in cards:
        assert all((pages[card.nombre], digit) in large for digit in str(card.numero))
    assert sorted(page + 1 for page, _ in codes(made)) == sorted(pages.values())
    for _, (left, low, right, _) in codes(made):
        assert low >= BOTTOM
        assert (right - left) / code(URL)["lado"] >= 0.6 * POINTS


def test_a_card_is_cut_where_it_reads_well(catalogo: Catalogo) -> None:
    steps = "\n".join(f"{n}. Haga lo número {n}." for n in range(1, 6))
    for shift in range(12):
        said = [
            "\n\n".join([LONG, "Una frase más. " * (n * n + shift), "- Uno.\n- Dos.\n- El último.", LONG * 2]) for n in range(20)
        ]
        cards = [tool(f"h{n}", descripcion=s, como_empezar=steps if n % 2 else "") for n, s in enumerate(said)]
        for page in texts(pillar(indexed(catalogo, herramientas=cards)))[3:]:
            top = page.partition(" Informar ")[2]
            assert not top.startswith(("Iniciativa de", "5. Haga", "Haga lo número 5", "• El", "El último"))
            assert not re.search(r"(Cómo empezar en un municipio pequeño|Publicar datos)( 1\.)? \d+$", page)
