"""Generated pages as MkDocs pages, and the moulds that make them cheap.

MkDocs renders the theme's whole template for every page (2.6 ms). The pages of one kind differ in a handful of places,
so the template is rendered once per kind with a mark in each place, and a page is the parts between the marks joined with
its own values. To MkDocs they stay pages: links, anchors, navigation, sitemap and preview are its own; only their rendering and
writing are ours. Without moulds the site is the same, byte for byte.
"""

from __future__ import annotations

import copy
import re
import secrets
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import NamedTuple

import jinja2
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.csp import with_policy
from macros.theme import mended
from portal.pages import Pagina
from portal.prose import judged
from portal.values import Archivo

TOP = "inicio"
"""Anchor of the title of every generated page, for «Saltar al contenido»."""


START = TableOfContents([AnchorLink(title="", id=TOP, level=1)])


class SiteFiles(Files):
    """MkDocs' files, of which it neither reads nor renders the pages that have a mould."""

    def documentation_pages(self, *, inclusion: Callable[[InclusionLevel], bool] | None = None) -> Sequence[File]:
        """Return all pages (for links, navigation and sitemap), or those to work on, when MkDocs asks with `inclusion`."""
        if inclusion is None:
            return super().documentation_pages()
        pages = super().documentation_pages(inclusion=inclusion)
        return [file for file in pages if not getattr(file.page, "moulded", False)]


class GeneratedPage(Page):
    """A page whose HTML comes ready from `portal`; the prose written for it, if any, goes through MkDocs as usual."""

    def __init__(self, pagina: Pagina, file: File, config: MkDocsConfig, repository: str | None) -> None:
        """Make the page of `pagina`; with the address of a `repository` it links to the file one edits."""
        super().__init__(str(escape(" ".join(pagina.titulo.split()))), file, config)
        self.pagina = pagina
        self.description = str(escape(pagina.descripcion))
        self.has_prose = file.generated_by is None
        self.moulded = False
        self.card: str | None = None
        if repository:
            source = f"docs/{file.src_uri}" if self.has_prose else pagina.origen
            self.edit_url = f"{repository.rstrip('/')}/edit/main/{source}" if source else None

    @property
    def present_anchor_ids(self) -> set[str]:  # found when a link asks, which few do
        """The anchors that prose may link to."""
        return set(re.findall(r'\sid="([^"]+)"', self.content or self.pagina.hacer("")))

    @present_anchor_ids.setter
    def present_anchor_ids(self, _: set[str]) -> None:
        pass

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the prose, or nothing; the page's own data wins over what front matter says."""
        if self.has_prose:
            super().read_source(config)
        else:
            self.markdown = ""
        self.meta = {"description": self.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page's HTML around the HTML of its prose."""
        if self.has_prose:
            super().render(config, files)
            refuse_html(self)
        self.content = self.pagina.hacer(self.content or "")
        self.toc = START


def add(pages: Iterable[Pagina], files: Files, config: MkDocsConfig, repository: str | None) -> dict[str, GeneratedPage]:
    """Add the pages to MkDocs' files and return them by address. Prose at a page's address is its introduction."""
    found = {}
    for pagina in pages:
        names = (f"{pagina.url}index.md", f"{pagina.url[:-1]}.md")
        written = [file for name in names if (file := files.get_file_from_path(name))]
        if len(written) > 1:
            raise BuildError(f"docs/{names[0]} y docs/{names[1]} son la misma página. Deje una.")
        file = written[0] if written else None
        if file is None:
            file = File.generated(config, f"{pagina.url[:-1]}.md", content="")
            files.append(file)
        found[pagina.url] = GeneratedPage(pagina, file, config, repository)
    return found


def refuse_html(page: Page) -> None:
    """Refuse a page whose prose gave what prose may not hold: the last word is said about what is going to be published."""
    faults, _ = judged(page.content or "")
    if faults:
        raise BuildError(f"docs/{page.file.src_uri}: no se permite «{faults[0][1]}». Quítelo.")


def hang(pages: dict[str, GeneratedPage]) -> None:
    """Give each page outside the navigation its parent, which makes its breadcrumb and its active tab."""
    for page in pages.values():
        parent = pages.get(page.pagina.padre)
        if page.parent is None and parent is not None:
            section = parent.parent
            leads = section is not None and section.is_section and section.children[0] is parent
            page.parent = section if leads else parent  # type: ignore[assignment]  # a page serves as parent [tried]


def finished(html: str) -> str:
    """Return a page of the theme with its faults mended and its security policy."""
    return with_policy(mended(html))


class Mould(NamedTuple):
    """The theme's page of a kind: the parts between its marks, and which value goes after each part but the last."""

    parts: tuple[str, ...]
    slots: tuple[str, ...]


# Titles and descriptions come escaped already, for the theme's engine doesn't escape. The theme adds a title of its own to
# a page without h1, so the content's mark has one.
_RUN = secrets.token_hex(16)  # nobody can write a mark in a text, for it is another in each run
MARKS = {
    f"molde-titulo-{_RUN}": "title",
    f"molde-descripcion-{_RUN}": "description",
    f"molde-canonica-{_RUN}": "canonical_url",
    f"molde-editar-{_RUN}": "edit_url",
    f"molde-tarjeta-{_RUN}": "card",
    f"<h1>molde-contenido-{_RUN}</h1>": "content",
}
_MARK = re.compile("|".join(map(re.escape, MARKS)))


def mould(pages: Iterable[GeneratedPage], files: Files, config: MkDocsConfig, nav: Navigation) -> Iterator[Archivo]:
    """Yield the file of every page that can have a mould (outside the navigation, without prose), and mark it so."""
    moulds: dict[tuple[object, ...], Mould] = {}
    env = config.theme.get_env()
    for page in pages:
        if page.has_prose or page in nav.pages:
            continue
        pagina = page.pagina
        kind = (pagina.tipo, pagina.padre, page.url.count("/"), page.edit_url is None)
        if kind not in moulds:
            moulds[kind] = _mould(page, env, files, config, nav)
        page.moulded = True
        values = {name: getattr(page, name) or "" for name in ("title", "description", "canonical_url", "edit_url", "card")}
        yield Archivo(page.file.dest_uri, pagina.origen, partial(_cast, moulds[kind], pagina, values))


def _cast(mould: Mould, pagina: Pagina, values: dict[str, str]) -> bytes:
    said = {**values, "content": pagina.hacer("")}
    pieces = [piece for part, slot in zip(mould.parts, mould.slots, strict=False) for piece in (part, said[slot])]
    return "".join([*pieces, mould.parts[-1]]).encode()


def _mould(page: GeneratedPage, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> Mould:
    title, description, canonical, edit, card, content = MARKS
    model = copy.copy(page)
    model.read_source(config)
    model.title, model.content, model.toc = title, content, START
    model.meta["description"] = description
    model.canonical_url = canonical if page.canonical_url else None
    model.edit_url = edit if page.edit_url else None
    model.card = card if page.card else None
    model.active = True
    html = finished(env.get_template("main.html").render(get_context(nav, files, config, model)))
    model.active = False
    return Mould(tuple(_MARK.split(html)), tuple(MARKS[mark] for mark in _MARK.findall(html)))
