"""Whole sites, built as a user builds them: the command line, in a copy of the project."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

PROJECT = Path(__file__).parents[1]
PARTS = ("catalog", "docs", "overrides", "macros", "portal", "mkdocs.yml")


def copy_project(to: Path) -> Path:
    """A copy of what a build reads; its code is the one that runs (see `mkdocs`)."""
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, to / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(PROJECT / part, to / part)
    return to


def mkdocs(project: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", *arguments],
        cwd=project,
        env=environment(project, **env),
        capture_output=True,
        text=True,
        check=False,
    )


WITH_DOWNLOADS = {"PORTAL_SIN_DESCARGAS": ""}
"""A whole build: drawing takes longer than all the rest, and most tests do without."""


def environment(project: Path, **env: str) -> dict[str, str]:
    quiet = {"PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1", "NO_MKDOCS_2_WARNING": "1"}
    return os.environ | quiet | {"PORTAL_SIN_DESCARGAS": "1"} | env


def digest(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): sha256(p.read_bytes()).hexdigest() for p in sorted(folder.rglob("*")) if p.is_file()}
