"""Checks every PDF of the built site against veraPDF's rules: `make verify`. PDF/UA-1 for all, PDF/A-2a for the volumes too."""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from sites import PROJECT
from verapdf import failures

ARCHIVED = "descargas/cuadernos"
"""The folder of the site whose files must last: the volumes."""
PROCESSES = 2
"""Each has a Java of its own, of some 300 MB."""

Job = tuple[str, str]
"""A file, by its path in the site, and the standard that it must keep."""
Found = dict[Job, list[str]]
"""The rules that each breaks."""


def main(site: Path) -> int:
    """Print how many files of each folder pass, and what each of the others breaks; return 1 when any does, or there is none."""
    todo = jobs(site)
    if not todo:
        print(f"No hay ningún PDF en {site.name}/: constrúyalo con «make site».")
        return 1
    with ProcessPoolExecutor(PROCESSES, get_context("spawn")) as pool:  # a Java doesn't survive a fork
        found = dict(zip(todo, pool.map(_failures, [(site, *job) for job in todo]), strict=True))
    print(*table(found), *details(found), sep="\n")
    return 1 if any(found.values()) else 0


def jobs(site: Path) -> list[Job]:
    """Return what there is to check, the biggest files first: so the processes end at about the same time."""
    paths = sorted(site.rglob("*.pdf"), key=lambda path: (-path.stat().st_size, path))
    names = [path.relative_to(site).as_posix() for path in paths]
    return [(name, flavour) for name in names for flavour in flavours(name)]


def flavours(name: str) -> tuple[str, ...]:
    """Return the standards that a file of the site must keep."""
    return ("ua1", "2a") if name.rpartition("/")[0] == ARCHIVED else ("ua1",)


def table(found: Found) -> list[str]:
    """Return the lines of a table: folder, standard, files, and how many of them fail."""
    rows = [("Carpeta", "Norma", "Archivos", "Fallan")]
    for kind in sorted({_kind(job) for job in found}):
        results = [rules for job, rules in found.items() if _kind(job) == kind]
        rows.append((*kind, str(len(results)), str(sum(map(bool, results)))))
    width = max(len(row[0]) for row in rows)
    return [f"{folder:{width}}  {flavour:5}  {files:>8}  {bad:>6}" for folder, flavour, files, bad in rows]


def details(found: Found) -> list[str]:
    """Return a line for each rule that a file breaks."""
    return [f"{name} {flavour} {rule}" for (name, flavour), rules in sorted(found.items()) for rule in rules]


def _kind(job: Job) -> tuple[str, str]:
    """Two folders down and no more, or each thing's own folder would be a row."""
    name, flavour = job
    return "/".join(name.split("/")[:-1][:2]) or ".", flavour


def _failures(task: tuple[Path, str, str]) -> list[str]:
    site, name, flavour = task
    return failures((site / name).read_bytes(), flavour)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else PROJECT / "site"))
