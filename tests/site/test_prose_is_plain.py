"""Even what the reviewer would let through: nothing that a page of docs/ says becomes HTML of its author's."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from sites import environment

from portal.prose import judged

pytestmark = pytest.mark.slow

BLIND = """
import portal.build as build
build.review = lambda *arguments: []
import mkdocs.__main__; mkdocs.__main__.cli(['build', '--strict'])
"""
LIVE = "<script>alert(1)</script> <img src=x onerror=alert(2)> <b onclick=alert(3)>x</b>"
PAGES = {
    "bloque": f"{LIVE}\n",
    "en-linea": f"hola {LIVE}",
    "malformada": "hola <img src=x 1 onerror=alert(1)> x",
    "valla-abierta": f"```\n{LIVE}\n",
    "escapada": f"# a \\{LIVE}",
    "comentario": f"<!-- -->{LIVE}",
    "portada-lista": f"---\n- {LIVE}\n---\nhola",
    "portada-otra": f"a: `\n{LIVE} `",
    "cierres": "hola\n\n</div></article></main>\n\nchao",
}


def test_without_the_reviewer_html_comes_out_as_text(project: Path) -> None:
    for name, text in PAGES.items():
        (project / "docs" / f"{name}.md").write_text(text, "utf-8")
    run = subprocess.run([sys.executable, "-c", BLIND], cwd=project, env=environment(project), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    for name in PAGES:
        page = (project / "site" / name / "index.html").read_text("utf-8")
        [article] = re.findall(r'<article class="md-content__inner md-typeset">\s*<div.*?</div>(.*?)</article>', page, re.DOTALL)
        assert not judged(article)[0], name
        assert "alert(1)" in article or name == "cierres"


def test_without_the_reviewer_macros_run_in_our_own_page_only(project: Path) -> None:
    text = "---\nrender_macros: true\n---\n\n{{ 7 * 7 }} {{ cuenta() }}\n"
    (project / "docs" / "calculo.md").write_text(text, "utf-8")
    run = subprocess.run([sys.executable, "-c", BLIND], cwd=project, env=environment(project), capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert "{{ 7 * 7 }} {{ cuenta() }}" in (project / "site" / "calculo" / "index.html").read_text("utf-8")


def test_without_the_reviewer_an_unsafe_link_stops_the_build(project: Path) -> None:
    (project / "docs" / "mala.md").write_text("texto\n[a]: javascript:alert(1)\n\n[a]", "utf-8")
    run = subprocess.run([sys.executable, "-c", BLIND], cwd=project, env=environment(project), capture_output=True, check=False)
    assert run.returncode != 0
    assert "docs/mala.md: no se permite «javascript:alert(1)»" in run.stdout.decode() + run.stderr.decode()
