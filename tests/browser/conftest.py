"""A real Chromium, and the real site served on this machine or opened from a disk."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from benchmarks.navegador import shell
from portal.index import Indice
from portal.urls import completed

from .search import written

KINDS = {
    "inicio": "",
    "que-hacer": "rutas/",
    "ruta": "rutas/rendir-cuentas-sin-presupuesto/",
    "autodiagnostico": "autodiagnostico/",
    "buscar": "buscar/",
    "lista": "toolkits/",
    "comparar": "comparar/?de=decidim,consul-democracy,polis",
    "carpeta": "carpeta/",
    "carpeta-compartida": "carpeta/?de=decidim,mapear-actores,acta-de-reunion,nadie",
    "volumen": "toolkits/transparencia/",
    "faceta": "toolkits/por/niveles/informar/",
    "herramienta": "herramientas/nyc-open-data/",
    "herramienta-cerrada": "herramientas/por-mi-barrio/",
    "metodos": "metodologias/",
    "metodo": "metodologias/mapear-actores/",
    "taller": "taller/",
    "taller-andando": "taller/?metodo=mapear-actores",
    "formatos": "formatos/",
    "descargas": "descargas/",
    "formato": "formatos/acta-de-reunion/",
    "experiencias": "repositorio/",
    "experiencia": "repositorio/experiencias/piedras-consulta-popular/",
    "practica-oficial": "repositorio/practicas/acuerdo-simbolico/",
    "practica-reconstruida": "repositorio/practicas/ciclos-deliberativos-de-bogota/",
    "participa": "participa/",
    "item": "participa/6.2.1.b/",
    "consejos": "aprender/diez-consejos/",
    "glosario": "aprender/glosario/",
    "normas": "aprender/normativa/",
    "salud": "salud/",
    "prosa": "acerca/",
    "prosa-larga": "aprender/modelo-mega/",
    "404": "404.html",
}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = shell(playwright)
        yield running
        running.close()


class _Silent(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Say nothing: a page that is left cuts off what it was still loading."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on this machine; give its address, with the final slash."""
    server = _Server(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's address, with its final slash."""
    with served(site) as found:
        yield found


@pytest.fixture(scope="session")
def on_disk(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same site in a folder, its links completed."""
    folder = tmp_path_factory.mktemp("disco") / "sitio con espacios"
    shutil.copytree(site, folder)
    for path in folder.rglob("*.html"):
        path.write_text(completed(path.read_text("utf-8")), "utf-8")
    return folder.as_uri() + "/"


class Watched:
    """A page and what went wrong on it: console errors, exceptions, requests to other hosts, failed ones."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.page: Page = context.new_page()
        self.base, self.wrong, self.on_disk = base, list[str](), base.startswith("file:")
        self.page.on("console", lambda m: self.wrong.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("requestfailed", self._failed)
        self.page.on("request", lambda r: None if r.url.startswith((base, "data:")) else self.wrong.append(f"other {r.url}"))

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # which is how leaving a page ends what it was still loading
            self.wrong.append(f"{request.failure} {request.url}")

    def go(self, path: str) -> Page:
        self.page.goto(self.address(path), wait_until="load")
        self.seen()
        return self.page

    def address(self, path: str) -> str:
        """Return the full address of a page, given from the site's root: on a disk a folder has no page of its own."""
        return self.base + (re.sub(r"(^|/)(?=[?#]|$)", r"\1index.html", path, count=1) if self.on_disk else path)

    def again(self) -> None:
        """Load the page again, as who opens it another day."""
        self.page.reload()
        self.seen()

    def seen(self) -> None:
        """Wait until one may ask what is kept: a page of a disk may not before its first frame (docs/assets/portal.js)."""
        if self.on_disk:
            self.page.evaluate("new Promise(seen => Portal.almacen.listo(seen))")


def until(holds: Callable[[], bool]) -> None:
    """Ask until it holds, as long as Playwright waits for anything.

    Its own `wait_for_function` asks inside the page, where our policy forbids what it does from the second time on.
    """
    last = monotonic() + 30
    while not holds():
        assert monotonic() < last, "it never held"


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    yield Watched(context, address)
    context.close()


@pytest.fixture(scope="session")
def engine(browser: Browser, said: Indice, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """A page with nothing but the search's engine, over the real catalogue."""
    with served(written(said, tmp_path_factory.mktemp("real") / "motor")) as address:
        page = browser.new_page()
        page.goto(address)
        yield page
        page.close()


@pytest.fixture(params=["server", "disk"])
def anywhere(request: pytest.FixtureRequest, browser: Browser, address: str, on_disk: str) -> Iterator[Watched]:
    """A page of the served site, and then of the same one on a disk."""
    context = browser.new_context()
    watched = Watched(context, address if request.param == "server" else on_disk)
    yield watched
    assert watched.wrong == []
    context.close()
