"""Addresses, Markdown, messages, scripts, the index: the small pure parts."""

from __future__ import annotations

import pytest

from portal import markdown, urls
from portal.index import Indice, collation
from portal.messages import github, line
from portal.nueva import slug
from portal.personal import personal
from portal.prose import review
from portal.terms import Mensaje
from portal.values import Aviso


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("herramientas/a/", "", "herramientas/a/"),
        ("", "herramientas/a/", "../../"),
        ("herramientas/b/", "herramientas/a/", "../../herramientas/b/"),
        ("assets/colores.css", "toolkits/", "../assets/colores.css"),
        ("", "", "./"),
    ],
)
def test_links_are_relative(target: str, page: str, link: str) -> None:
    assert urls.relative(target, page) == link


@pytest.mark.parametrize(
    ("href", "completed"),
    [
        ("../b/", "../b/index.html"),
        ("..", "../index.html"),
        (".", "./index.html"),
        ("./", "./index.html"),
        ("a/#parte", "a/index.html#parte"),
        ("../a/?pilar=x", "../a/index.html?pilar=x"),
        ("a.css", "a.css"),
        ("#parte", "#parte"),
        ("https://a.org/", "https://a.org/"),
        ("mailto:x@a.org", "mailto:x@a.org"),
    ],
)
def test_links_to_folders_are_completed(href: str, completed: str) -> None:
    assert urls.completed(f'<a class="x" href="{href}">') == f'<a class="x" href="{completed}">'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Uno **dos** *tres*", "<p>Uno <strong>dos</strong> <em>tres</em></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("[a](https://b.org)", '<p><a href="https://b.org">a</a></p>\n'),
        ("[a](javascript:alert)", "<p><a>a</a></p>\n"),
        ("a <b onclick=x>c</b>", "<p>a &lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"),
        ("# no es título", "<p># no es título</p>\n"),
        ("![a](https://b.org/c.png)", '<p>!<a href="https://b.org/c.png">a</a></p>\n'),
    ],
)
def test_markdown_s_dialect(text: str, html: str) -> None:
    assert markdown.to_html(text) == html


def test_a_text_for_a_message_keeps_its_numbers_and_writes_its_links_out() -> None:
    text = "1. Abra **ya** el [portal](https://a.org/b).\n2. Lea.\n"
    assert markdown.message(text) == "1. Abra *ya* el portal (https://a.org/b).\n2. Lea."


@pytest.mark.parametrize("text", ["a <b>c</b>", "a</div>", "<!-- c -->", "a <img src=x>"])
def test_html_in_a_description_is_told_once(text: str) -> None:
    assert list(markdown.problems(text)) == ["html-crudo"]


def prose_faults(text: str, name: str = "x.md") -> list[tuple[int, str]]:
    return [(aviso.linea, aviso.tipo) for aviso in review(f"docs/{name}", text.encode("utf-8", "surrogateescape"), name)]


def test_prose_is_reviewed_line_by_line() -> None:
    text = (
        "# Título\n\nUn <b>texto</b>.\n\n[a](javascript:x) y [b](/toolkits/index.md)\n\n{{ matriz() }}\n\nEscriba a alguien@a.org\n"
    )
    assert sorted(prose_faults(text)) == [
        (3, "html-crudo"),
        (5, "enlace-no-permitido"),
        (7, "plantilla-prohibida"),
        (9, "dato-personal"),
    ]
    assert "plantilla-prohibida" not in {tipo for _, tipo in prose_faults(text, "index.md")}


SNEAKY = {
    "an open fence": "```\n<script>alert(1)</script>\n",
    "a malformed tag": "hola <img src=x 1 onerror=alert(1)> x",
    "an escaped sign": "# a \\<img src=x onerror=alert(1)>",
    "a reference": "texto\n[a]: javascript:alert(1)\n\n[a]",
    "a title": "[a](javascript:alert(1) 2)",
    "a comment before": "<!-- --><script>alert(1)</script>",
    "a closing tag before": "</div><script>alert(1)</script>",
    "entities": "[a](&#106;avascript:alert(1))",
    "an autolink": "<javascript:alert(1)>",
    "another host without scheme": "[x](//evil.example)",
    "a backslash": "[x](/\\\\evil.example)",
    "an image": "![x](data:text/html,a)",
    "a bad address": "[x](http://[::1)",
    "front matter": "---\ntemplate: x.html\n---\nHola",
    "front matter with tags": "---\ntitle: !!python/name:os.system x\n---\nHola",
    "front matter that is no map": "---\n<script src=x.js></script>\n---\nHola",
    "front matter that is a list": "---\n- <img src=x onerror=alert(1)>\n---\nHola",
    "another end of front matter": '---\ntitle: "`"\n...\n<img src=x onerror=alert(1)> `',
    "another front matter": "a: `\n<img src=x onerror=alert(1)> `",
    "front matter with CRLF": "---\r\ntemplate: x\r\n---\r\nHola",
    "closing tags": "hola\n\n</div></article></main>\n\nchao",
    "an address in a link": "[x](mailto:ana%40example.org)",
    "an address in a title": '[x](https://a.org "ana&#64;example.org")',
    "a telephone in two lines": "300 123\n4567",
    "an address in entities": "juan&#64;perez.co",
    "an address with marks": "juan@**perez**.co",
    "a long line": "[" * 20_000,
    "deep nesting": "".join("    " * n + "- x\n" for n in range(300)),
    "bytes that are not UTF-8": "ma\udcf1ana",
}


@pytest.mark.parametrize("how", SNEAKY)
def test_nothing_sneaks_through_prose(how: str) -> None:
    assert prose_faults(SNEAKY[how])


def test_code_may_show_html() -> None:
    assert (
        prose_faults("Así: `<b>`\n\n```html\n<script>alert(1)</script>\n```\n\n| a | b |\n|---|---|\n| 1 | [c](x.md#d) |\n") == []
    )


PERSONAL = ["Escriba a ana.perez@correo.gov.co", "Llame al 310 555 12 34", "+57 3105551234", "(601) 123-4567", "Tel.3001234567"]
PERSONAL += [
    "300 12 34 567",
    "300·123·4567",
    "300\u2011123\u20114567",
    "+52 55 1234 5678",
    "+1 (212) 555-0199",
    "https://wa.me/573001234567",
]
PERSONAL += [
    "https://x.co/,juan@perez.co",
    "mailto:juan@perez.co",
    "300\n123 4567",
    "３００１２３４５６７",
    "300/123/4567",
    "300\u200b1234567",
]


@pytest.mark.parametrize("text", PERSONAL)
def test_personal_data_is_seen(text: str) -> None:
    assert personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Formato 4202000-FT-1311",
        "https://es.scribd.com/document/3105551234/x",
        "En 2017, 17.868 ideas",
        "a" * 100_000,
        "Del 2026-11-22 al 2026-12-01",
        "ISBN 978-958-8340-81-4",
        "@ideas",
    ],
)
def test_codes_and_figures_are_no_personal_data(text: str) -> None:
    assert not personal(text)


MESSAGES = {
    "x": Mensaje(texto="Vi «{valor}».", remedio="Cambie {valor}."),
    "quiso-decir": Mensaje(texto="¿«{parecido}»?", remedio="-"),
}


def test_a_message_takes_its_data_as_they_are() -> None:
    aviso = Aviso("a.yml", 1, 2, "k", "x", {"valor": "{archivo} {0.__class__}\n%"})
    assert line(aviso, MESSAGES) == "a.yml:1:2: k: Vi «{archivo} {0.__class__} %». Cambie {archivo} {0.__class__} %."
    assert line(Aviso("a.yml", 1, 2, "", "nadie", {"valor": "z"}), MESSAGES) == "a.yml:1:2: nadie: z"


def test_github_s_format_escapes_what_would_end_it() -> None:
    aviso = Aviso("a,b:c.yml", 1, 2, "k", "x", {"valor": "10 %"})
    assert github([aviso], MESSAGES) == ("::error file=a%2Cb%3Ac.yml,line=1,col=2::a,b:c.yml:1:2: k: Vi «10 %25». Cambie 10 %25.\n")


def test_spanish_order() -> None:
    words = ["ñandú", "Nube", "oso", "Ábaco", "abeja", "nuez", "Zeta"]
    assert sorted(words, key=collation) == ["Ábaco", "abeja", "Nube", "nuez", "ñandú", "oso", "Zeta"]


@pytest.mark.parametrize(
    ("name", "id"), [("Índice de Datos (ITA)", "indice-de-datos-ita"), ("Año Ñandú", "ano-nandu"), ("¡!", "ficha")]
)
def test_slug_of_a_name(name: str, id: str) -> None:
    assert slug(name) == id


def test_the_matrix_has_every_cell_and_every_tool_once(indice: Indice) -> None:
    lists = indice.catalogo.vocabularios
    assert set(indice.matriz) == {(p, n) for p in lists["pilares"] for n in lists["niveles"]}
    assert sorted(h.id for cell in indice.matriz.values() for h in cell) == sorted(indice.catalogo.herramientas)


def test_relations_are_seen_from_both_sides(indice: Indice) -> None:
    written = [(h.id, other) for h in indice.herramientas for other in h.herramientas]
    assert written
    for one, other in written:
        assert other in {h.id for h in indice.relacionadas[one]}
        assert one in {h.id for h in indice.relacionadas[other]}


def test_facets_hold_each_tool_once_a_value(indice: Indice) -> None:
    assert set(indice.facetas) == set(indice.catalogo.vocabularios["facetas"])
    for values in indice.facetas.values():
        for tools in values.values():
            assert tools
            assert len({h.id for h in tools}) == len(tools)
