"""MkDocs' events: where the engine's values enter the site, and where a finished site becomes the published one."""

from __future__ import annotations

import calendar
import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, BuildError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

import macros
from macros import generated, preview, theme
from portal import build, messages
from portal.__main__ import roots
from portal.cards import SIZE
from portal.cards import address as card_address
from portal.index import Indice
from portal.pages import pages as generated_pages
from portal.pages.words import with_words
from portal.prose import WITH_MACROS
from portal.search.files import files as search_files
from portal.values import Archivo, Prosa
from portal.workers import Work

try:
    import fcntl
except ImportError:  # Windows has no such locks: there nobody watches for a second build
    fcntl = None  # type: ignore[assignment]  # absent

FIRST, LAST = 100, -100

LIST = "toolkits/index.md"
"""The page that leads the navigation's section where the volumes go."""

OF_ENTRIES = ("herramientas/", "toolkits/", "repositorio/", "metodologias/", "formatos/")
"""Folders of docs/ whose pages introduce a generated page."""


class Run:
    """What one run of MkDocs remembers between its events (they get no place of their own to keep it)."""

    previewing = False
    finished = False
    started = 0.0
    site = Path()
    lock: TextIO
    pages: dict[str, generated.GeneratedPage] = {}
    sheets: list[str] = []
    writing = Work([])


def on_startup(command: str, dirty: bool) -> None:
    """Note what is being done: a preview leaves the building to its subprocesses."""
    Run.previewing = command == "serve"
    Run.started = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that an ended build also cleans up after itself
    for chatter in ("mkdocs.commands.build", "mkdocs.plugins.mkdocs_macros"):
        logging.getLogger(chatter).setLevel(logging.WARNING)


@event_priority(FIRST)  # before the macros plugin asks for the macros
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load, check and index, once; take the site's facts from the edition; build beside the published site."""
    Run.finished, Run.writing = False, Work([])
    Run.site = Path(os.path.realpath(config.site_dir))
    if Run.previewing:
        config.nav = None
        config.theme.static_templates.clear()  # nothing is rendered here
        return config
    _alone(Run.site)
    build.recover(Run.site)
    env = config.theme.get_env()
    config.theme.get_env = lambda: env  # type: ignore[method-assign]  # else each caller compiles the theme anew
    config.site_dir = f"{Run.site}.nuevo"
    indice, avisos, mensajes = build.prepare(roots(), Path(os.path.relpath(config.docs_dir)))
    if indice is None:
        sys.stderr.write(messages.text(avisos, mensajes))
        raise Abort(f"Por corregir: {len(avisos)}. El sitio publicado queda como estaba.")
    macros.INDICE[:] = [indice]
    env.globals["card_size"] = SIZE
    env.globals["indice"] = indice  # the theme's engine doesn't escape: our templates do
    Run.sheets = theme.one_sheet(config)
    print(f"Catálogo en orden: {len(indice.herramientas)} herramientas.")
    site = indice.catalogo.sitio
    os.environ["SOURCE_DATE_EPOCH"] = str(calendar.timegm(site.fecha.timetuple()))
    config.site_name, config.site_description = str(escape(site.siglas)), str(escape(site.lema))
    config.copyright = str(escape(f"{site.nombre}. Edición {site.edicion}. Contenido {site.licencia}."))
    config.site_url = os.environ.get("PORTAL_DIRECCION") or site.direccion
    return config


def _alone(site: Path) -> None:
    """Refuse to build beside another build of the same site: two would publish half a site each."""
    site.parent.mkdir(parents=True, exist_ok=True)
    Run.lock = site.with_name(site.name + ".candado").open("w")
    try:
        if fcntl:
            fcntl.flock(Run.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # the system frees it, come what may
    except BlockingIOError:
        Run.site = Path()
        raise Abort("Otra construcción está en marcha en esta carpeta. Espere a que termine.") from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages and the static outputs, and the volumes to the navigation."""
    if Run.previewing:
        return Files([])
    indice = _drawn(config)
    Run.pages = generated.add(generated_pages(indice), files, config, indice.catalogo.sitio.repositorio)
    lost = [f.src_uri for f in files.documentation_pages() if f.src_uri.startswith(OF_ENTRIES) and f.page is None]
    if lost:
        raise BuildError(f"docs/{lost[0]} no corresponde a ninguna ficha ni cuaderno. Revise el nombre.")
    for archivo in build.outputs(indice):
        if files.get_file_from_path(archivo.ruta):
            raise BuildError(f"docs/{archivo.ruta} lo hace el portal. Bórrelo.")
        files.append(File.generated(config, archivo.ruta, content=archivo.hacer()))
    theme.leave_out(files, config)
    theme.join_sheets(Run.sheets, files, config)
    section = next(part for entry in config.nav or [] for part in entry.values() if isinstance(part, list) and LIST in part)
    section += [page.file.src_uri for page in Run.pages.values() if page.pagina.tipo == "volumen"]
    return generated.SiteFiles(files)


def _drawn(config: MkDocsConfig) -> Indice:
    """The index, once everything one carries away is drawn. A preview does without: it shows texts, and now."""
    if not os.environ.get("PORTAL_SIN_DESCARGAS"):
        macros.INDICE[:] = [build.drawn(macros.INDICE[0], Path(config.docs_dir), Path(config.site_dir))]
        config.theme.get_env().globals["indice"] = macros.INDICE[0]
        print(f"Descargas dibujadas: {sum(map(len, macros.INDICE[0].descargas.values()))}.")
    return macros.INDICE[0]


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Hang the generated pages from the navigation, and start writing those that have a mould while MkDocs goes on."""
    generated.hang(Run.pages)
    for page in nav.pages:
        if not isinstance(page, generated.GeneratedPage):
            page.read_source(config)  # MkDocs reads later, and a mould shows the titles of the whole navigation
            _escape_front_matter(page)
    if Run.previewing:
        return nav
    made = _beside_pages(nav)
    if not os.environ.get("PORTAL_SIN_MOLDES"):
        made = chain(generated.mould(Run.pages.values(), files, config, nav), made)
    Run.writing = build.write(made, Path(config.site_dir))
    return nav


def _beside_pages(nav: Navigation) -> Iterable[Archivo]:
    """The files beside the pages; each page learns the address of its own picture, if there are any."""
    indice = macros.INDICE[0]
    address = indice.catalogo.sitio.direccion
    for page in (*nav.pages, *Run.pages.values()) if address else ():
        page.card = f"{address}{card_address(page.url)}"  # type: ignore[attr-defined]  # ours, for share.html
    return build.beside_pages(indice, [*indice.prosa, *_generated()])


def _generated() -> list[Prosa]:
    return [Prosa(page.url, page.pagina.titulo, page.pagina.descripcion) for page in Run.pages.values()]


@event_priority(FIRST)  # before the macros plugin renders
def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Allow macros in our own listed prose only, and escape what front matter sends to the theme."""
    if not isinstance(page, generated.GeneratedPage):
        _escape_front_matter(page)
    page.meta["render_macros"] = page.file.src_uri in WITH_MACROS
    return markdown


def _escape_front_matter(page: Page) -> None:
    """The theme takes a page's title and description as they come."""
    page.meta = {key: str(escape(page.meta[key])) for key in ("title", "description") if key in page.meta}


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Refuse what prose may not hold, and put the macros' blocks in."""
    if isinstance(page, generated.GeneratedPage):
        return html
    generated.refuse_html(page)
    if page.file.src_uri in WITH_MACROS:
        return macros.with_blocks(html, page.url)
    return with_words(html, macros.INDICE[0].catalogo, page.url)


def on_env(env: jinja2.Environment, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Say how far the build is."""
    if not Run.previewing:
        print(f"Páginas leídas: {len(files.documentation_pages())}. Escribiendo el sitio…")
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend the theme's HTML and give the page its security policy (a mould has both)."""
    return generated.finished(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for the theme's own pages (404)."""
    return generated.finished(output_content) if template_name.endswith(".html") else output_content


@event_priority(LAST)
def on_post_build(config: MkDocsConfig) -> None:
    """Make the search while the last pages are being written; the strict mode may still refuse it all."""
    if not Run.previewing:
        build.write(search_files(macros.INDICE[0], _generated()), Path(config.site_dir)).wait()
    Run.writing.wait()
    Run.finished = True


def on_build_error(error: Exception) -> None:
    """A failed build publishes nothing."""
    Run.finished = False


def on_shutdown() -> None:
    """Publish the finished site, or drop the unfinished one."""
    if Run.previewing or Run.site == Path():
        return
    new = Run.site.with_name(Run.site.name + ".nuevo")
    if Run.finished:
        build.publish(new, Run.site)
        print(build.summary(Run.site, macros.INDICE[0], time.monotonic() - Run.started))
    else:
        Run.writing.stop()
        shutil.rmtree(new, ignore_errors=True)
    Path(Run.lock.name).unlink(missing_ok=True)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
    """Preview from a fresh process each time, with faults as a page."""
    return preview.prepare(server, config)
