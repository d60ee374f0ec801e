"""Reviews the pages of docs/: what their own Markdown makes of them, for a second parser would see another page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from markdown import Markdown

from portal.parse import LIMIT, TEMPLATE_MARKS, parse
from portal.personal import personal
from portal.values import Aviso

EXTENSIONS = ["toc", "tables", "fenced_code"]
"""The same as MkDocs runs with (mkdocs.yml and its defaults); a test compares."""

WITH_MACROS = frozenset({"index.md"})
"""Pages of docs/ that may call macros. The macros' Jinja can run anything, so this list is in code, not in the pages."""

LONGEST = 2000
"""Characters in a line: Python-Markdown takes seconds for thousands of brackets in one."""

TAGS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "strong", "em", "code", "pre", "a", "blockquote"}
TAGS |= {"table", "thead", "tbody", "tr", "th", "td", "hr", "br", "img"}
VOID = {"br", "hr", "img"}
ATTRIBUTES = {"href", "title", "id", "class", "src", "alt", "start"}
FRONT_MATTER = re.compile(r"\A---\n((?:[a-z]+: [^\n]+\n)*)---\n")
MAYBE_FRONT_MATTER = re.compile(r"\A(---| {0,3}[A-Za-z0-9_-]+:)")
"""What MkDocs may take for front matter, in any of the ways it knows; only ours is right."""
KEYS = frozenset({"title", "description"})


def review(archivo: str, raw: bytes, name: str) -> Iterator[Aviso]:
    """Yield the faults of a page: `archivo` as people see it, its bytes, and its path from docs/."""
    if len(raw) > LIMIT:
        yield Aviso(archivo, 1, 1, "", "archivo-grande", {"kilobytes": str(len(raw) // 1024)})
        return
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Aviso(archivo, raw[: error.start].count(b"\n") + 1, 1, "", "archivo-no-utf8")
        return
    text = text.replace("\r\n", "\n")
    head = FRONT_MATTER.match(text)
    if head:
        yield from _front_matter(archivo, head[1])
    elif MAYBE_FRONT_MATTER.match(text):
        yield Aviso(archivo, 1, 1, "", "encabezado-invalido")
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        yield from _line(archivo, number, line, name in WITH_MACROS)
    if all(len(line) <= LONGEST for line in lines):
        yield from _html(archivo, text[head.end() :] if head else text, text)


def head(text: str) -> dict[str, str]:
    """Return what a page in order says of itself in its first lines: its title and description, if it has them."""
    found = FRONT_MATTER.match(text.replace("\r\n", "\n"))
    return parse(found[1].encode(), "")[0] if found else {}


def _front_matter(archivo: str, yaml: str) -> Iterator[Aviso]:
    data, avisos = parse(yaml.encode(), archivo)
    yield from (aviso._replace(linea=aviso.linea + 1) for aviso in avisos)
    for key, value in data.items() if isinstance(data, dict) else ():
        if key not in KEYS:
            yield Aviso(archivo, 2, 1, key, "clave-desconocida", {"valor": key})
        elif not isinstance(value, str):
            yield Aviso(archivo, 2, 1, key, "no-es-texto")


def _line(archivo: str, number: int, line: str, macros: bool) -> Iterator[Aviso]:
    if len(line) > LONGEST:
        yield Aviso(archivo, number, 1, "", "linea-larga", {"largo": str(len(line)), "limite": str(LONGEST)})
        return
    if found := personal(line):
        yield Aviso(archivo, number, line.find(found) + 1, "", "dato-personal", {"valor": found})
    mark = next((m for m in TEMPLATE_MARKS if m in line), None)
    if mark and not macros:
        yield Aviso(archivo, number, line.find(mark) + 1, "", "plantilla-prohibida", {"valor": mark})


def _html(archivo: str, body: str, text: str) -> Iterator[Aviso]:
    """Judge the page's HTML by what it may hold, and find in the source the line that gave what it may not."""
    try:
        html = Markdown(extensions=EXTENSIONS).convert(body)
    except (RecursionError, ValueError):
        yield Aviso(archivo, 1, 1, "", "prosa-ilegible")
        return
    faults, said = judged(html)
    seen = set()
    for tipo, fragment in faults:
        where = text.find(fragment)
        line = text.count("\n", 0, where) + 1 if where >= 0 else 1
        if (line, tipo) not in seen:
            seen.add((line, tipo))
            yield Aviso(archivo, line, 1, "", tipo, {"valor": fragment[:60]})
    said = personal(said)
    if said and not any(personal(line) for line in text.splitlines()):
        yield Aviso(archivo, 1, 1, "", "dato-personal", {"valor": said})


def judged(html: str) -> tuple[list[tuple[str, str]], str]:
    """Judge the HTML of a page's prose: return its faults (kind, fragment), and all it says, links and titles too."""
    judge = _Judge()
    judge.feed(html)
    judge.close()
    return judge.faults, "".join(judge.text)


class _Judge(HTMLParser):
    """Collects (kind of fault, fragment) for each tag, attribute and link that prose may not have."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[tuple[str, str]] = []
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS or {name for name, _ in attrs} - ATTRIBUTES:
            self.faults.append(("html-crudo", f"<{tag}"))
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in ("href", "title", "alt"):
                self.text.append(f"\n{unquote(value or '')}\n")
            if name in ("href", "src") and not safe_link(value or ""):
                self.faults.append(("enlace-no-permitido", value or ""))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return  # the parser says that `<hr />` opens and closes
        if not self.open or self.open.pop() != tag:
            self.faults.append(("html-crudo", f"</{tag}"))

    def handle_comment(self, data: str) -> None:
        self.faults.append(("html-crudo", "<!--"))

    def handle_decl(self, decl: str) -> None:
        self.faults.append(("html-crudo", "<!"))

    def handle_pi(self, data: str) -> None:
        self.faults.append(("html-crudo", "<?"))

    def unknown_decl(self, data: str) -> None:
        self.faults.append(("html-crudo", "<!["))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def safe_link(href: str) -> bool:
    """Whether prose may link there: http(s), mailto, or inside the site."""
    try:
        parts = urlsplit(href)
    except ValueError:
        return False
    if re.search(r"[\x00-\x20\\]", href):
        return False
    if parts.scheme or parts.netloc:
        return (parts.scheme in ("http", "https") and bool(parts.netloc)) or (parts.scheme == "mailto" and not parts.netloc)
    return not href.startswith("//")
