"""Two builds are the same, and the moulds change nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import PROJECT, WITH_DOWNLOADS, copy_project, digest, mkdocs

pytestmark = pytest.mark.slow

EDITION = """\
direccion: https://portal.example/haga/
repositorio: https://git.example/haga
"""

HOSTILE = """\
nombre: "A & <b>B</b>  \\"C\\" </title><script>alert(1)</script> @@molde"
resumen: "Un \\"texto\\" con & <signos> y 'comillas'."
descripcion: |
  Texto con & y comillas "dobles".
pilar: transparencia
nivel: empoderar
familia: deliberar
tipo: software
iniciativa_de: academia
pais: "NO"
numero: 900
estado: por-confirmar
antes:
  - nombre-viejo
incorporado: 2026-01-01
revisado: 2026-01-01
fuentes:
  sitio:
    titulo: Sitio
    consultado: 2026-01-01
    como: conocimiento-general
"""


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole catalogue with a public address, a repository, and an entry with every awkward sign."""
    project = copy_project(tmp_path_factory.mktemp("edicion"))
    (project / "edicion" / "herramientas").mkdir(parents=True)
    (project / "edicion" / "sitio.yml").write_text(EDITION)
    (project / "edicion" / "herramientas" / "dificil.yml").write_text(HOSTILE)
    return project


def built(project: Path, **env: str) -> dict[str, str]:
    run = mkdocs(project, "build", "--strict", PORTAL_RAICES="catalog:edicion", **env)
    assert run.returncode == 0, run.stderr
    return digest(project / "site")


def test_moulds_change_nothing(edition: Path) -> None:
    first = built(edition)
    assert len(first) > 100
    assert built(edition, PORTAL_SIN_MOLDES="1") == first


def test_what_a_moulded_page_says_of_itself(edition: Path) -> None:
    built(edition)
    page = (edition / "site" / "herramientas" / "dificil" / "index.html").read_text("utf-8")
    assert "<title>A &amp; &lt;b&gt;B&lt;/b&gt; &#34;C&#34; &lt;/title&gt;&lt;script&gt;alert(1)" in page
    assert '<link rel="canonical" href="https://portal.example/haga/herramientas/dificil/">' in page
    assert 'href="https://git.example/haga/edit/main/edicion/herramientas/dificil.yml"' in page
    assert "<script>alert" not in page
    assert "@@molde-" not in page
    assert 'content="Un &#34;texto&#34; con &amp; &lt;signos&gt; y &#39;comillas&#39;."' in page
    assert "Noruega" in page
    old = (edition / "site" / "herramientas" / "nombre-viejo" / "index.html").read_text("utf-8")
    assert 'content="0; url=../../herramientas/dificil/"' in old
    assert '<meta property="og:title" content="A &amp; &lt;b&gt;B&lt;/b&gt; &#34;C&#34; &lt;/title&gt;&lt;script&gt;' in page
    card = "https://portal.example/haga/assets/tarjetas/herramientas/dificil.png"
    assert f'<meta property="og:image" content="{card}">' in page
    for name in ("nombre-viejo", "dificil"):
        assert (edition / "site" / name / "index.html").is_file(), "the short address of an old name is kept too"
    short = (edition / "site" / "dificil" / "index.html").read_text("utf-8")
    assert 'content="0; url=../herramientas/dificil/"' in short
    assert "<script>alert" not in short
    sitemap = (edition / "site" / "sitemap.xml").read_text("utf-8")
    assert "https://portal.example/haga/herramientas/dificil/" in sitemap


def test_the_first_command_and_the_plain_one_give_the_same_site_anywhere(site: Path, tmp_path: Path) -> None:
    """`make site` is `mkdocs build --strict`; so is what the README gives to those without make. Every download is in it."""
    assert "$(BIN)/mkdocs build --strict\n" in (PROJECT / "Makefile").read_text()
    project = copy_project(tmp_path / "otra-carpeta")
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LANG": "C", "PORTAL_SIN_MOLDES": "1"}
    run = mkdocs(project, "build", "--strict", **elsewhere, **WITH_DOWNLOADS)
    assert run.returncode == 0, run.stderr
    assert digest(project / "site") == digest(site)
