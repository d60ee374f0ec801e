"""Every construct of Markdown reaches paper as what it is, and nothing of it is ever read as Typst."""

from __future__ import annotations

import pikepdf
import pytest
from printed import TEXTS, indexed, opened, texts

from portal.fonts import drawable
from portal.model import Catalogo
from portal.pdf.prose import address, of_entry, of_page
from portal.pdf.volume import volume
from portal.typeset import printable

ALL = """\
---
title: Todo
---

# Uno

Un *énfasis*, una **fuerza**, un `código`, un [enlace](/herramientas/a.md) y <b>nada más</b>.
Otra línea\\
y otra.

### Tres

1. Primero
   - Dentro
2. Segundo

> Dicho por otro.

| Qué | Cuánto |
|-----|--------|
| Uno | 1 |
| Dos | **2** |

```
texto tal cual  #no
```

---
"""


def said(block: dict[str, object], key: str = "texto") -> str:
    runs = block[key]
    assert isinstance(runs, list)
    return "".join(run["texto"] for run in runs)


def test_blocks_are_plain_data() -> None:
    title, text, third, points, quote, table, raw, rule = of_page(ALL, "aprender/todo.md")
    assert (title["nivel"], said(title)) == (1, "Uno")
    assert said(text) == "Un énfasis, una fuerza, un código, un enlace y <b>nada más</b>. Otra línea\ny otra."
    assert [run["texto"] for run in text["texto"] if run.get("enfasis")] == ["énfasis"]
    assert [run["texto"] for run in text["texto"] if run.get("fuerte")] == ["fuerza"]
    assert [run["texto"] for run in text["texto"] if run.get("codigo")] == ["código"]
    assert third["nivel"] == 2, "no level is skipped"
    assert points["desde"] == 1
    assert [b["clase"] for b in points["puntos"][0]] == ["parrafo", "lista"]
    assert said(quote["bloques"][0]) == "Dicho por otro."
    assert [[said({"texto": cell}) for cell in row] for row in (table["cabeza"], *table["filas"])] == [
        ["Qué", "Cuánto"],
        ["Uno", "1"],
        ["Dos", "2"],
    ]
    assert raw["texto"] == "texto tal cual  #no"
    assert rule == {"clase": "raya"}


def test_marks_within_marks() -> None:
    (block,) = of_entry("**a *b* [c](https://e.example/x)**")
    assert block["texto"] == [
        {"texto": "a ", "fuerte": True},
        {"texto": "b", "fuerte": True, "enfasis": True},
        {"texto": " ", "fuerte": True},
        {"texto": "c", "fuerte": True, "enlace": "https://e.example/x"},
        {"texto": " (https://e.example/x)", "fuerte": True, "enlace": "https://e.example/x"},
    ]


def test_headings_begin_where_they_are_told_and_skip_none() -> None:
    found = of_page("## A\n\n#### B\n\n## C\n\n###### D\n", "x.md", first=2)
    assert [block["nivel"] for block in found] == [2, 3, 2, 3]
    assert [block["nivel"] for block in of_page("#### A\n\n# B\n\n## C\n", "x.md")] == [1, 1, 2]


@pytest.mark.parametrize(
    ("href", "full"),
    [
        ("/herramientas/a.md", "https://p.example/herramientas/a/"),
        ("haga.md#parte", "https://p.example/aprender/haga/#parte"),
        ("../toolkits/transparencia/index.md", "https://p.example/toolkits/transparencia/"),
        ("https://e.example/", "https://e.example/"),
        ("javascript:alert(1)", ""),
        ("//e.example/x.md", ""),
        ("foto.png", ""),
    ],
)
def test_a_link_is_printed_in_full_or_not_at_all(href: str, full: str) -> None:
    assert address(href, "aprender/modelo-mega.md", "https://p.example/") == full
    assert address(href, "aprender/modelo-mega.md", "") == (full if href.startswith("http") else "")


def test_each_construct_is_tagged(catalogo: Catalogo) -> None:
    indice = indexed(catalogo)
    made = volume(indice, TEXTS | {"aprender/modelo-mega.md": ALL}, indice.cuadernos[0])
    with opened(made) as document:
        kinds = {str(o.S) for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/StructElem"}
    assert {"/H1", "/H2", "/P", "/L", "/LI", "/Lbl", "/LBody", "/BlockQuote", "/Table", "/TH", "/TD", "/Code", "/TOC"} <= kinds
    whole = " ".join(texts(made))
    for words in ("un enlace y <b>nada más</b>", "Dentro", "Dicho por otro.", "Cuánto", "texto tal cual #no"):
        assert words in whole


def test_a_relative_link_is_one_only_with_a_public_address(catalogo: Catalogo) -> None:
    page = TEXTS | {"aprender/modelo-mega.md": "# A\n\nLea [esto](/herramientas/a.md) y [aquello](https://e.example/).\n"}
    for root, found in (("https://p.example/", True), (None, False)):
        indice = indexed(catalogo, direccion=root)
        with opened(volume(indice, page, indice.cuadernos[0])) as document:
            links = {str(a.A.URI) for p in document.pages for a in p.get("/Annots", []) if "/URI" in a.get("/A", {})}
        assert ("https://p.example/herramientas/a/" in links) is found
        assert "https://e.example/" in links


def test_signs_that_the_font_lacks_are_said_with_others() -> None:
    found = drawable({"a": ["x → y", "\u2163", "n\u0303", "日本", "«ñ» – …"]})
    assert found == {"a": ["x ? y", "IV", "ñ", "??", "«ñ» – …"]}


@pytest.mark.parametrize(
    ("pasted", "on_paper"),
    [
        ("Reunión\tlunes", "Reunión lunes"),
        ("lunes\t3", "lunes 3"),
        ("veci\u00adna ❤\ufe0f", "vecina ?"),
        ("\u202eacción\u202c\u200b\ufeff", "acción"),
        ("10\u00a0000 años", "10\u00a0000 años"),
        ("sí\u2028no", "sí no"),
        ("a\u0007á\nb", "aá\nb"),
    ],
)
def test_what_is_pasted_with_signs_that_nobody_sees_loses_only_those(pasted: str, on_paper: str) -> None:
    assert printable(drawable(pasted)) == on_paper
