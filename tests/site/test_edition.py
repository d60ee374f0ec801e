"""What an edition changes with data alone: a fifth pillar, a colour, the entity that publishes, an address to share."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from sites import copy_project, mkdocs

pytestmark = pytest.mark.slow

PILLAR = """\
gobierno-digital:
  nombre: Gobierno digital
  descripcion: La entidad presta sus servicios por internet.
  volumen: "5"
  color: "#7A1F5C"
  color_oscuro: "#F0A6D4"
  icono: "M2 3h12v8H2zM5 14h6M8 11v3"
  pasos: [Mire., Pregunte., Escoja., Pruebe., Cuente.]
"""
SITE = """\
direccion: https://portal.example/
entidad:
  nombre: Alcaldía de Ejemplo & <Cía>
  url: https://ejemplo.example/
  logo: escudo.png
"""
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = copy_project(tmp_path_factory.mktemp("otra"))
    (project / "otra" / "vocabularios").mkdir(parents=True)
    (project / "otra" / "vocabularios" / "pilares.yml").write_text(PILLAR, "utf-8")
    (project / "otra" / "sitio.yml").write_text(SITE, "utf-8")
    (project / "otra" / "escudo.png").write_bytes(PIXEL)
    (project / "docs" / "assets" / "javascripts").mkdir()
    (project / "docs" / "assets" / "javascripts" / "mio.js").write_text("/* de la edición */")
    run = mkdocs(project, "build", "--strict", PORTAL_RAICES="catalog:otra")
    assert run.returncode == 0, run.stderr
    return project / "site"


def test_a_pillar_is_one_entry_of_one_file(edition: Path) -> None:
    home, sheet = (edition / "index.html").read_text("utf-8"), (edition / "assets" / "estilo.css").read_text("utf-8")
    volume = (edition / "toolkits" / "gobierno-digital" / "index.html").read_text("utf-8")
    assert "--pilar-gobierno-digital: #7A1F5C;" in sheet
    assert "--pilar-gobierno-digital: #F0A6D4;" in sheet
    assert ".p-pilar-gobierno-digital{" in sheet
    assert 'class="p-tapa p-pilar-gobierno-digital"' in home
    assert home.count("M2 3h12v8H2zM5 14h6M8 11v3") == 3, "row, list and cover"
    assert "Cuaderno 5" in volume
    assert '@bottom-left{content: "HAGA";' in sheet
    assert home.count('class="p-hueco"') == 5


def test_the_entity_has_its_bar_and_its_logo(edition: Path) -> None:
    page = (edition / "acerca" / "index.html").read_text("utf-8")
    assert '<a href="https://ejemplo.example/" rel="external noopener">Alcaldía de Ejemplo &amp; &lt;Cía&gt;</a>' in page
    assert 'src="../assets/logo.png" alt=""' in page
    assert "Publica: Alcaldía de Ejemplo &amp; &lt;Cía&gt;." in page
    assert "No es un sitio oficial." not in page.split("</article>")[1]
    assert (edition / "assets" / "logo.png").read_bytes() == PIXEL


def test_each_page_has_its_card(edition: Path) -> None:
    """As messengers want it: a full address, a PNG of the size that is said, under 300 KB."""
    for path in edition.rglob("index.html"):
        text = path.read_text("utf-8")
        if 'http-equiv="refresh"' in text:
            continue
        image = re.search(r'<meta property="og:image" content="https://portal\.example/([^"]+)">', text)
        assert image, path
        drawn = (edition / image[1]).read_bytes()
        assert struct.unpack(">II", drawn[16:24]) == (800, 420)
        assert len(drawn) < 300_000
        assert text.count('<meta property="og:image:width" content="800">') == 1


def test_what_an_author_puts_where_the_theme_had_its_files_is_published(edition: Path) -> None:
    assert [path.name for path in (edition / "assets" / "javascripts").iterdir()] == ["mio.js"]


def test_two_pages_do_not_share_a_card(edition: Path) -> None:
    cards = [path.read_bytes() for path in (edition / "assets" / "tarjetas").rglob("*.png")]
    assert len(cards) > 250
    assert len(set(cards)) == len(cards)


def test_the_font_has_every_letter_that_spanish_and_the_names_of_things_need(site: Path) -> None:
    found = (site / "assets" / "public-sans.woff2").read_bytes()
    known = set(TTFont(io.BytesIO(found)).getBestCmap())
    texts = "".join(re.sub(r"<[^>]*>", "", path.read_text("utf-8")) for path in site.rglob("index.html"))
    drawn = set("←→☐")  # keys of the workshop and boxes to mark: the system's letter has them
    assert not {c for c in texts if c.isprintable()} - {chr(code) for code in known} - drawn
    assert len(found) < 30_000
    assert TTFont(io.BytesIO(found))["name"].getDebugName(13), "the cut carries its licence"
