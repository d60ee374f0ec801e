"""`make serve`: every edit shows, a fault is a page, mending it recovers, and nothing hangs."""

from __future__ import annotations

import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sites import environment

pytestmark = pytest.mark.slow

TOOL = "catalog/herramientas/nyc-open-data.yml"
PAGE = "herramientas/nyc-open-data/"


class Preview:
    """A running preview. `epoch` is the build that was last seen; the server answers when there is a newer one."""

    def __init__(self, project: Path, url: str) -> None:
        self.project, self.url = project, url
        self.epoch = int(self.get("livereload/0/1")[1])

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(self.url + path, timeout=60) as answer:  # noqa: S310 - our own server
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode()

    def edit(self, path: str, was: str, becomes: str) -> None:
        """Change a file and wait until the server says that it has built again."""
        file = self.project / path
        text = file.read_text("utf-8")
        assert was in text
        file.write_text(text.replace(was, becomes, 1), "utf-8")
        self.epoch = int(self.get(f"livereload/{self.epoch}/1")[1])


@contextmanager
def previewing(project: Path) -> Iterator[Preview]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    server = subprocess.Popen(command, cwd=project, env=environment(project), stderr=subprocess.PIPE, text=True)
    assert server.stderr
    assert any("Serving on" in line for line in server.stderr)
    drain = subprocess.Popen(["cat"], stdin=server.stderr, stdout=subprocess.DEVNULL)  # a full pipe would stop it
    try:
        yield Preview(project, f"http://127.0.0.1:{port}/")
    finally:
        server.terminate()
        server.wait()
        drain.wait()


def test_edits_show_faults_show_and_both_pass(project: Path) -> None:
    with previewing(project) as preview:
        edits_and_faults(preview)


def edits_and_faults(preview: Preview) -> None:
    assert "NYC Open Data" in preview.get(PAGE)[1]

    preview.edit(TOOL, "nombre: NYC Open Data", "nombre: Datos de Nueva York")
    assert '<h1 id="inicio">Datos de Nueva York</h1>' in preview.get(PAGE)[1]

    preview.edit("docs/acerca/index.md", "No. No es una página", "No. Nunca fue una página")
    assert "Nunca fue una página" in preview.get("acerca/")[1]

    preview.edit("portal/pages/templates/herramientas.j2", "Para qué sirve", "Qué hace")
    assert "Qué hace" in preview.get(PAGE)[1]

    preview.edit("portal/dates.py", "d 'de' MMMM 'de' y", "d/MM/y")
    assert "22/11/2026" in preview.get(PAGE)[1]

    preview.edit(TOOL, "nivel: informar", "nivel: informarr")
    code, page = preview.get(PAGE)
    assert code == 500
    assert "¿Quiso decir «informar»?" in page
    assert f"{TOOL}:" in page
    assert "Traceback" not in page

    preview.edit(TOOL, "nivel: informarr", "nivel: informar")
    assert preview.get(PAGE)[0] == 200

    preview.edit("docs/index.md", "{{ matriz() }}", "{{ matris() }}")
    assert preview.get("")[0] == 500
    preview.edit("docs/index.md", "{{ matris() }}", "{{ matriz() }}")
    code, page = preview.get("")
    assert code == 200
    assert "p-matriz" in page

    preview.edit("portal/index.py", "def fold(", "def fold(:")
    assert "SyntaxError" in preview.get("")[1]
    preview.edit("portal/index.py", "def fold(:", "def fold(")
    assert preview.get("")[0] == 200


def test_a_preview_that_starts_with_a_fault_shows_it_and_recovers(project: Path) -> None:
    path = project / TOOL
    path.write_text(path.read_text("utf-8").replace("nivel: informar", "nivel: informarr"), "utf-8")
    with previewing(project) as preview:
        code, page = preview.get("")
        assert code == 500
        assert "informarr" in page
        preview.edit(TOOL, "informarr", "informar")
        assert preview.get("")[0] == 200
