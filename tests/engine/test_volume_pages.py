"""A volume's pages: nothing leaves them, nothing is cut where it reads badly, and each code is beside its own tool."""

from __future__ import annotations

import re

from printed import LONG, POINTS, SOURCE, bookmarks, codes, indexed, letters, outside, pillar, texts, tool

from portal.model import Catalogo
from portal.pdf.codes import code

URL = "https://ejemplo.example/una-direccion"
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
    linked = tool("a", url=address, descripcion=f"Vea [la página]({address}). {LONG}", fuentes={"x": SOURCE | {"url": address}})
    said = " ".join(texts(pillar(indexed(catalogo, herramientas=[linked]))))
    assert said.replace(" ", "").replace("\x02", "-").count(address) == 3


def test_a_number_and_a_code_stand_on_the_page_of_their_name_over_the_margin(catalogo: Catalogo) -> None:
    cards = [tool(f"h{n}", nombre=f"Nombre {n}", numero=str(n), descripcion=LONG * (n % 5 + 1), url=URL) for n in range(1, 41)]
    made = pillar(indexed(catalogo, herramientas=cards))
    pages = {title: page for depth, title, page in bookmarks(made) if depth == 2}
    large = [(page + 1, sign) for page, sign, _, size in letters(made) if round(size) == 22]
    found = [page + 1 for page, _ in codes(made)]
    for card in cards:
        assert all((pages[card.nombre], digit) in large for digit in str(card.numero))
    assert sorted(found) == sorted(pages.values())
    assert all(low >= BOTTOM for _, (_, low, _, _) in codes(made))
    modules = code(URL)["lado"]
    assert all((right - left) / modules >= 0.6 * POINTS for _, (left, _, right, _) in codes(made))


def test_a_card_is_cut_where_it_reads_well(catalogo: Catalogo) -> None:
    steps = "\n".join(f"{n}. Haga lo número {n}." for n in range(1, 6))
    for more in range(12):
        cards = [tool(f"h{n}", descripcion="\n\n".join([LONG] * (more % 4 + 2)), como_empezar=steps) for n in range(9 + more)]
        for page in texts(pillar(indexed(catalogo, herramientas=cards)))[3:]:
            top = page.partition(" Informar ")[2]
            assert not top.startswith(("Iniciativa de", "5. Haga", "Haga lo número 5"))
            assert not re.search(r"(Cómo empezar en un municipio pequeño|Publicar datos)( 1\.)? \d+$", page)
