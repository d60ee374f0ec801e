"""A failed build leaves the published site as it was, whatever failed and whenever."""

from __future__ import annotations

import fcntl
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sites import digest, environment, mkdocs

pytestmark = pytest.mark.slow


def edit(path: str, was: str, becomes: str) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / path).read_text("utf-8")
        assert was in text
        (project / path).write_text(text.replace(was, becomes, 1), "utf-8")

    return change


FAILURES = {
    "a fault in the YAML": (
        edit("catalog/herramientas/secop-ii.yml", "nivel: informar", "nivel: informarr"),
        "catalog/herramientas/secop-ii.yml:",
    ),
    "a broken link in prose": (edit("docs/acerca/index.md", "No. No es", "[No](/nada.md). No es"), "nada.md"),
    "a dead anchor": (edit("docs/acerca/index.md", "No. No es", "[No](/toolkits/index.md#nada). No es"), "#nada"),
    "a dead anchor of an entry": (
        edit("docs/acerca/index.md", "No. No es", "[No](/herramientas/nyc-open-data.md#nada). No es"),
        "#nada",
    ),
    "a macro that raises": (edit("macros/__init__.py", '"matriz": lists.matrix', '"matriz": 1 / 0'), "ZeroDivisionError"),
    "a macro nobody defined": (edit("docs/index.md", "{{ matriz() }}", "{{ matris() }}"), "matris"),
    "a renderer that raises": (
        edit("portal/pages/entries.py", "    html = render(kind", "    1 / 0\n    html = render("),
        "",
    ),
    "a template that fails": (edit("portal/pages/templates/herramientas.j2", "{{ e.nombre }}", "{{ e.nombr }}"), "nombr"),
    "HTML in prose": (
        edit("docs/aportar/index.md", "Este catálogo", "<b>Este</b> catálogo"),
        "docs/aportar/index.md:8:1: Hay HTML",
    ),
}


@pytest.mark.parametrize("what", FAILURES)
def test_the_published_site_is_unchanged_after(what: str, project: Path) -> None:
    change, said = FAILURES[what]
    before = digest(project / "site")
    change(project)
    run = mkdocs(project, "build", "--strict")
    assert run.returncode != 0
    assert said in run.stdout + run.stderr
    assert digest(project / "site") == before
    assert not (project / "site.nuevo").exists()


def test_a_content_fault_is_told_without_traceback(project: Path) -> None:
    FAILURES["a fault in the YAML"][0](project)
    run = mkdocs(project, "build", "--strict")
    assert "Traceback" not in run.stderr + run.stdout
    assert "¿Quiso decir «informar»?" in run.stderr
    assert run.returncode == 1


SLOW_PAGE = """
import signal, portal.pages.entries as entries
make, made = entries._entry, []
def slow(*arguments):
    made.append(arguments)
    if len(made) == 20:
        print('a-medias', flush=True)
        signal.pause()
    return make(*arguments)
entries._entry = slow
import mkdocs.__main__; mkdocs.__main__.cli(['build', '--strict'])
"""


def stopped_half_way(project: Path, how: signal.Signals) -> int:
    """Begin a build, send it a signal when pages are half written, and return its exit status."""
    command = [sys.executable, "-c", SLOW_PAGE]
    run = subprocess.Popen(command, cwd=project, env=environment(project), stdout=subprocess.PIPE, text=True)
    assert run.stdout
    assert any("a-medias" in line for line in run.stdout), "it ended before it could be stopped"
    assert len(list((project / "site.nuevo").rglob("index.html"))) > 10
    run.send_signal(how)
    run.communicate(timeout=60)  # until nobody holds its output: no worker outlives it
    return run.returncode


def test_the_published_site_is_unchanged_after_sigkill(project: Path) -> None:
    before = digest(project / "site")
    stopped_half_way(project, signal.SIGKILL)
    assert digest(project / "site") == before
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert digest(project / "site") == before
    assert not (project / "site.nuevo").exists()


def test_a_build_that_is_asked_to_end_cleans_up(project: Path) -> None:
    before = digest(project / "site")
    assert stopped_half_way(project, signal.SIGTERM) == 143
    assert digest(project / "site") == before
    assert not list(project.glob("site.*"))


def test_a_run_that_died_between_the_two_renames_is_made_good(project: Path) -> None:
    before = digest(project / "site")
    (project / "site").rename(project / "site.viejo")
    FAILURES["a fault in the YAML"][0](project)
    assert mkdocs(project, "build", "--strict").returncode == 1
    assert digest(project / "site") == before


WORKERS = """
import portal.workers as workers
workers.MANY = 1
import mkdocs.__main__; mkdocs.__main__.cli(['build', '--strict'])
"""


def test_the_published_site_is_unchanged_after_a_worker_fails(project: Path) -> None:
    before = digest(project / "site")
    FAILURES["a template that fails"][0](project)
    command = [sys.executable, "-c", WORKERS]
    run = subprocess.run(command, cwd=project, env=environment(project), capture_output=True, text=True, check=False)
    assert run.returncode != 0
    assert "nombr" in run.stderr
    assert digest(project / "site") == before
    assert not (project / "site.nuevo").exists()


def test_workers_write_the_same_site(project: Path) -> None:
    before = digest(project / "site")
    run = subprocess.run([sys.executable, "-c", WORKERS], cwd=project, env=environment(project), check=False)
    assert run.returncode == 0
    assert digest(project / "site") == before


def test_a_second_build_at_the_same_time_is_refused(project: Path) -> None:
    before = digest(project / "site")
    with (project / "site.candado").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        run = mkdocs(project, "build", "--strict")
    assert run.returncode == 1
    assert "Otra construcción está en marcha" in run.stdout + run.stderr
    assert digest(project / "site") == before


def test_a_site_that_is_a_link_to_its_folder_stays_one(project: Path) -> None:
    before = digest(project / "site")
    (project / "site").rename(project / "publicado")
    (project / "site").symlink_to("publicado")
    assert mkdocs(project, "build", "--strict").returncode == 0
    assert (project / "site").is_symlink()
    assert digest(project / "publicado") == before


def test_a_site_may_be_built_where_no_folder_is_yet(project: Path) -> None:
    run = mkdocs(project, "build", "--strict", "-d", "nueva/carpeta/sitio")
    assert run.returncode == 0, run.stderr
    assert (project / "nueva" / "carpeta" / "sitio" / "index.html").is_file()
