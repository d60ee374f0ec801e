"""Generated pages as MkDocs pages, and the moulds that make them cheap.

MkDocs renders the theme's whole template for every page (2.6 ms). The pages of one kind differ in a handful of places,
so the template is rendered once per kind with a mark in each place, and the result becomes the kind's own template.
The rest (order, links, sitemap, search, preview) stays MkDocs'. Without moulds the site is the same, byte for byte.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable

import jinja2
from markupsafe import escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from macros.csp import with_policy
from macros.theme import mended
from portal.pages import Pagina

MARKS = {
    "@@molde-titulo@@": "{{ page.title }}",
    "@@molde-descripcion@@": "{{ page.meta.description }}",
    "@@molde-canonica@@": "{{ page.canonical_url }}",
    "@@molde-editar@@": "{{ page.edit_url }}",
    "<h1>@@molde-contenido@@</h1>": "{{ page.ready }}",  # the theme adds a title of its own to a page without h1
}
"""Mark -> what the mould puts there. Titles and descriptions come escaped already: the theme's engine doesn't escape."""

TOP = "inicio"
"""Anchor of the title of every generated page, for «Saltar al contenido»."""


class GeneratedPage(Page):
    """A page whose HTML comes ready from `portal`; the prose written for it, if any, goes through MkDocs as usual."""

    def __init__(self, pagina: Pagina, file: File, config: MkDocsConfig, repository: str | None) -> None:
        """Make the page of `pagina`; with the address of a `repository` it links to the file one edits."""
        super().__init__(str(escape(" ".join(pagina.titulo.split()))), file, config)
        self.pagina = pagina
        self.has_prose = file.generated_by is None
        self.ready: str | None = None
        """The page's HTML once it has a mould, whose template then puts it in and has the policy already."""
        if repository:
            source = f"docs/{file.src_uri}" if self.has_prose else pagina.origen
            self.edit_url = f"{repository.rstrip('/')}/edit/main/{source}" if source else None

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the prose, or nothing; the page's own data wins over what front matter says."""
        if self.has_prose:
            super().read_source(config)
        else:
            self.markdown = ""
        self.meta = {"description": str(escape(self.pagina.descripcion)), "search": {"exclude": True}, "hide": ["toc"]}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the page's HTML around the HTML of its prose."""
        introduction = ""
        if self.has_prose:
            super().render(config, files)
            introduction = self.content or ""
        self.content = self.pagina.hacer(introduction)
        self.toc = TableOfContents([AnchorLink(title="", id=TOP, level=1)])
        self.present_anchor_ids = set(re.findall(r'\sid="([^"]+)"', self.content))


def add(pages: Iterable[Pagina], files: Files, config: MkDocsConfig, repository: str | None) -> dict[str, GeneratedPage]:
    """Add the pages to MkDocs' files and return them by address. Prose at a page's address is its introduction."""
    found = {}
    for pagina in pages:
        file = files.get_file_from_path(f"{pagina.url}index.md")
        if file is None:
            file = File.generated(config, f"{pagina.url[:-1]}.md", content="")
            files.append(file)
        found[pagina.url] = GeneratedPage(pagina, file, config, repository)
    return found


def finished(html: str) -> str:
    """Return a page of the theme with its faults mended and its security policy."""
    return with_policy(mended(html))


def hang(pages: dict[str, GeneratedPage]) -> None:
    """Give each page outside the navigation its parent, which makes its breadcrumb and its active tab."""
    for page in pages.values():
        parent = pages.get(page.pagina.padre)
        if page.parent is None and parent is not None:
            section = parent.parent
            leads = section is not None and section.is_section and section.children[0] is parent
            page.parent = section if leads else parent  # type: ignore[assignment]  # a page serves as parent [tried]


def mould(pages: Iterable[GeneratedPage], env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
    """Render the theme once per kind of page and make the pages use the result."""
    moulds: dict[str, str] = {}
    for page in pages:
        if page in nav.pages:
            continue
        name = f"molde/{page.pagina.tipo}/{page.pagina.padre}{page.url.count('/')}-{page.edit_url is None}.html"
        if name not in moulds:
            moulds[name] = _mould(page, env, files, config, nav)
        page.meta["template"] = name
        page.ready, page.content = page.content or "", ""  # nothing left for the plugins to go through
    env.loader = jinja2.ChoiceLoader([jinja2.DictLoader(moulds), env.loader or jinja2.DictLoader({})])


def _mould(page: GeneratedPage, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> str:
    title, description, canonical, edit, content = MARKS
    model = copy.copy(page)
    model.title, model.content = title, content
    model.meta = {**page.meta, "description": description}
    model.canonical_url = canonical if page.canonical_url else None
    model.edit_url = edit if page.edit_url else None
    model.active = True
    context = get_context(nav, files, config, model)
    html = finished(env.get_template("main.html").render(context))
    model.active = False
    parts = re.split("|".join(map(re.escape, MARKS)), html)
    marks = re.findall("|".join(map(re.escape, MARKS)), html)
    pieces = [f"{{% raw %}}{part}{{% endraw %}}" for part in parts]
    return pieces[0] + "".join(MARKS[mark] + piece for mark, piece in zip(marks, pieces[1:], strict=True))
