"""What every test may use: the real catalogue, and a small one of its own to break."""

from __future__ import annotations

import fcntl
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from sites import PROJECT, WITH_DOWNLOADS, copy_project, mkdocs

from portal import build
from portal.check import check
from portal.faults import locate
from portal.index import Indice, index
from portal.load import load, read_messages
from portal.messages import line
from portal.model import Catalogo
from portal.values import Aviso

settings.register_profile("house", deadline=None)  # a test never asserts how long something takes
settings.load_profile("house")

TOOL = """\
nombre: Decidim
resumen: Programa libre para participar.
descripcion: |
  Sirve para proponer y decidir.
pilar: participacion-ciudadana
nivel: empoderar
familia: decidir-presupuesto
tipo: software
iniciativa_de: sociedad-civil
pais: ES
numero: 1
estado: por-confirmar
incorporado: 2026-01-01
revisado: 2026-01-01
fuentes:
  sitio:
    titulo: Sitio de Decidim
    consultado: 2026-01-01
    como: conocimiento-general
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whole builds come first: a file of a minute must not begin when the other process has nothing left to do."""
    items.sort(key=lambda item: "site" not in item.path.parts)


@pytest.fixture(autouse=True)
def _in_project(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(PROJECT)
    for name in ("PORTAL_RAICES", "PORTAL_DIRECCION", "PORTAL_SIN_MOLDES"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def catalogo() -> Catalogo:
    found, avisos = load([PROJECT / "catalog"])
    assert found and not avisos
    return found


@pytest.fixture(scope="session")
def indice(catalogo: Catalogo) -> Indice:
    return index(catalogo)


@pytest.fixture(scope="session")
def said() -> Indice:
    """The catalogue, with the prose beside it."""
    found, _, _ = build.prepare([PROJECT / "catalog"], PROJECT / "docs")
    assert found
    return found


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue of one tool, in a folder of its own that is the current one; faults name its files from here."""
    root = tmp_path / "juguete"
    shutil.copytree(PROJECT / "catalog" / "vocabularios", root / "vocabularios")
    for name in ("sitio.yml", "volumenes.yml"):
        shutil.copy(PROJECT / "catalog" / name, root / name)
    edition = (root / "sitio.yml").read_text("utf-8")
    (root / "sitio.yml").write_text(re.sub(r"(?m)^fecha: .*", "fecha: 2026-11-22", edition), "utf-8")
    (root / "herramientas").mkdir()
    (root / "herramientas" / "decidim.yml").write_text(TOOL, "utf-8")
    (root / "docs" / "aprender").mkdir(parents=True)
    for page in ("modelo-mega", "haga", "laboratorio"):  # the notebooks' pages
        (root / "docs" / "aprender" / f"{page}.md").write_text("Texto.\n", "utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def faults(toy: Path) -> Callable[[], list[Aviso]]:
    """Everything the reviewer says of the toy."""
    return lambda: build.prepare([Path()], Path("docs"))[1]


@pytest.fixture
def lines(toy: Path, faults: Callable[[], list[Aviso]]) -> Callable[[], list[str]]:
    """The same, as the lines a person reads."""
    return lambda: [line(aviso, read_messages([Path()])) for aviso in faults()]


def loaded(root: Path) -> Catalogo:
    """The catalogue of a folder that has no faults."""
    found, avisos = load([root])
    assert found and not avisos and not locate(check(found))
    return found


def built_once(factory: pytest.TempPathFactory, name: str, **env: str) -> Path:
    """Return a copy of the project with its site built, the same one for all processes of a run: the first to ask builds it."""
    folder = factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    with (shared / f"{name}.candado").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        project = shared / name
        if not project.exists():
            run = mkdocs(copy_project(shared / f"{name}-a-medias"), "build", "--strict", **env)
            assert run.returncode == 0, run.stderr
            (shared / f"{name}-a-medias").rename(project)
    return project


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once; or one already built, when PORTAL_SITIO_HECHO names its folder, which saves a minute a try."""
    if made := os.environ.get("PORTAL_SITIO_HECHO"):
        return Path(made)
    return built_once(tmp_path_factory, "real", **WITH_DOWNLOADS) / "site"


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project to break, its site already published."""
    return Path(shutil.copytree(built_once(tmp_path_factory, "publicado"), tmp_path / "proyecto"))
