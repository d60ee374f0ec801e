"""Measures the portal's search beside Material's and Pagefind, on the same documents: what it finds, what it costs, how it grows.

`make busqueda` takes three measures, each in a real Chromium or a fresh process, and writes benchmarks/busqueda/resultados.json:

* quality, with the queries of benchmarks/busqueda/consultas.yml and of any other list given with `--lista`;
* a search as a person types it on a cheap phone, with catalogues of 150, 1,500 and 15,000 tools: bytes, requests and waits;
* making the index at those sizes: seconds and memory.

The modules under benchmarks/busqueda/ say how each is taken. N="150" measures that size alone.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.busqueda import calidad, velocidad
from benchmarks.escala import environment, machine, python, run, tell, timed

# This process imports nothing of the engine: a child's peak of memory starts from its parent's.
SIZES = (150, 1500, 15000)
GOAL = 15000
"""The size at which the targets are."""
STAGES = ("calidad", "indice", "velocidad")
RESULTS = Path(__file__).with_name("busqueda") / "resultados.json"
SHORT = re.compile(r"\[[^\[\]{}]*\]|\{[^\[\]{}]*\}")
"""A list or a record without others inside: it is written on one line."""
MAKE = "benchmarks.busqueda.construir"


def main() -> None:
    """Measure what the command line asks for; what it doesn't keeps its figures of before."""
    parser = argparse.ArgumentParser("buscador", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--n", default=",".join(map(str, SIZES)), help="sizes, separated by commas")
    parser.add_argument("--solo", choices=STAGES, action="append", help="one of the three measures (may be given twice)")
    parser.add_argument("--sin-pares", action="store_true", help="our search alone")
    parser.add_argument("--lista", type=Path, action="append", help="a list of queries (may be given more than once)")
    parser.add_argument(
        "--teclea", type=int, nargs=2, default=velocidad.Shape(), metavar=("CONSULTAS", "VISITAS"), help="how much is typed"
    )
    parser.add_argument("--motor", choices=velocidad.ENGINES, action="append", help="types in this one alone (may be given twice)")
    parser.add_argument("--rondas", type=int, default=3, help="rounds of making the index, up to 1500 tools; above, one")
    parser.add_argument("--salida", type=Path, default=RESULTS, help="where to write the results")
    options = parser.parse_args()
    kept = json.loads(options.salida.read_text("utf-8")) if options.salida.exists() else {}
    found = kept | {"maquina": machine(), "versiones": kept.get("versiones", {}) | versions(not options.sin_pares)}
    stages = options.solo or [*STAGES]
    with tempfile.TemporaryDirectory(prefix="busqueda-", dir=_room()) as temporary:
        folder = Path(temporary)
        if "calidad" in stages:
            found["calidad"] = _quality(folder / "calidad", options.lista or [calidad.LIST], not options.sin_pares)
            found["versiones"]["chromium"] = found["calidad"].pop("chromium")
            _save(options.salida, found)
        for size in map(int, options.n.split(",")) if {"indice", "velocidad"} & {*stages} else ():
            _at_size(size, folder / str(size), stages, options, found)
            shutil.rmtree(folder / str(size))
    print("\n".join(_report(found)))


def _quality(folder: Path, lists: list[Path], peers: bool) -> dict[str, Any]:
    load = os.getloadavg()
    tell("calidad: preparando el sitio y los pares…")
    folder.mkdir()
    run([*python("mkdocs"), "build", "--quiet", "--strict", "-d", str(folder / "nuestro")], environment())
    sites = {"nuestro": folder / "nuestro"}
    if peers:
        run([*python(MAKE), "pares", str(folder)], environment())
        run(pagefind(folder / "pagefind"), environment())
        sites |= {name: folder / name for name in ("pagefind", "material")}
    with calidad.fresh() as browser:
        return {"carga_antes": load, "listas": calidad.quality(browser, sites, lists), "chromium": browser.version}


def _at_size(size: int, folder: Path, stages: list[str], options: argparse.Namespace, found: dict[str, Any]) -> None:
    """Make the catalogue of a size up, make every engine's index of it, and type in it."""
    tell(f"{size}: inventando el catálogo…")
    env = environment(PORTAL_RAICES=os.pathsep.join(("catalog", str(folder / "catalogo"))))
    run([*python("benchmarks.catalogo"), str(size), str(folder / "catalogo")], env)
    rounds = options.rondas if size <= 1500 and "indice" in stages else 1
    if not options.sin_pares:
        run([*python(MAKE), "pares", str(folder)], env)
    load, made = os.getloadavg(), []
    for number in range(rounds):
        shutil.rmtree(folder / "nuestro", ignore_errors=True)
        said = subprocess.run([*python(MAKE), "nuestro", str(folder / "nuestro")], env=env, check=True, capture_output=True)
        made.append(json.loads(said.stdout))
        tell(f"{size}: vuelta {number + 1}, índice en {made[-1]['segundos']} s")
    figures = {"carga_antes": load, "nuestro": _middle(made)}
    if not options.sin_pares:
        runs = [timed(pagefind(folder / "pagefind"), env) for _ in range(rounds)]
        took = _middle(runs)
        figures["pagefind"] = {
            "segundos": round(took["seconds"], 2),
            "cpu": round(took["user"] + took["system"], 2),
            "mb": round(took["mb"]),
        }
    if "indice" in stages:
        found["indice"] = found.get("indice", {}) | {str(size): figures}
        _save(options.salida, found)
    if "velocidad" in stages:
        typed = found.setdefault("velocidad", {}).setdefault(str(size), {})
        for name in (name for name, engine in velocidad.ENGINES.items() if engine.motor == "nuestro" or not options.sin_pares):
            if name in (options.motor or velocidad.ENGINES):
                typed[name] = velocidad.speed(folder, name, velocidad.Shape(*options.teclea))
                tell(f"{size}: {name}: {typed[name].get('primera', 'se rindió')}")
                _save(options.salida, found)


def _middle(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The round whose seconds are the median."""
    key = "segundos" if "segundos" in runs[0] else "seconds"
    return sorted(runs, key=lambda taken: taken[key])[len(runs) // 2] | {"vueltas": [round(taken[key], 2) for taken in runs]}


def pagefind(site: Path) -> list[str]:
    """Return the command that indexes a folder of pages (the package's Python wrapper would only add its own start)."""
    spec = importlib.util.find_spec("pagefind_bin")
    assert spec is not None, "make busqueda instala pagefind; con --sin-pares no hace falta"
    return [str(Path(next(iter(spec.submodule_search_locations or []))) / "pagefind"), "--site", str(site)]


def versions(peers: bool) -> dict[str, str]:
    """Return the versions of what is measured."""
    packages = {"material": "mkdocs-material", "lunr": "lunr"} | ({"pagefind": "pagefind-bin"} if peers else {})
    return {name: version(package) for name, package in packages.items()}


def _room() -> Path | None:
    shm = Path("/dev/shm")  # noqa: S108 - memory, not a place to keep things
    return shm if shm.is_dir() and shutil.disk_usage(shm).free > 4 << 30 else None


def _save(path: Path, found: dict[str, Any]) -> None:
    text = json.dumps(found, indent=1, ensure_ascii=False)
    path.write_text(SHORT.sub(lambda some: " ".join(some[0].split()), text) + "\n", "utf-8")


def _report(found: dict[str, Any]) -> list[str]:
    """The tables for people."""
    there = found["maquina"]
    lines = [
        f"{there['cpu']}, {there['cores']} núcleos, {there['ram_gb']} GB. "
        + ", ".join(f"{a} {b}" for a, b in found["versiones"].items())
    ]
    if "calidad" in found:
        lines += calidad.told(found["calidad"]["listas"])
    for size, made in sorted(found.get("indice", {}).items(), key=lambda pair: int(pair[0])):
        lines += ["", f"Hacer el índice, {size} herramientas (carga: {made['carga_antes'][0]:.1f})"]
        some = ((name, m) for name, m in made.items() if name != "carga_antes")
        lines += [f"  {name:<10} {m['segundos']:>7.2f} s {m['cpu']:>7.2f} s de procesador {m['mb']:>6.0f} MB" for name, m in some]
    for size, typed in sorted(found.get("velocidad", {}).items(), key=lambda pair: int(pair[0])):
        lines += [
            "",
            f"Buscar, {size} herramientas (carga: {typed['nuestro']['carga_antes'][0]:.1f})",
            *velocidad.told(typed),
        ]
    return [*lines, "", *_goals(found)]


def _goals(found: dict[str, Any]) -> list[str]:
    """Say which targets are met at the largest size, by what was measured of them."""
    made, typed = found.get("indice", {}).get(str(GOAL)), found.get("velocidad", {}).get(str(GOAL), {})
    rows = []
    if made:
        rows += [
            ("segundos de hacer el índice", made["nuestro"]["segundos"], 10),
            ("MB de hacer el índice", made["nuestro"]["mb"], 1000),
        ]
    if small := found.get("indice", {}).get(str(SIZES[1])) if made else None:
        each = [m["nuestro"]["cpu"] / m["nuestro"]["documentos"] for m in (made, small)]
        rows.append((f"procesador por documento, {GOAL} sobre {SIZES[1]}", each[0] / each[1], 1.2))
    for peer in ("pagefind", "pagefind-espera"):
        if peer in typed:
            ours, theirs = (typed[name]["primera"]["kb"]["p50"] for name in ("nuestro", peer))
            rows.append((f"KB de la primera búsqueda sobre los de {peer}", ours / theirs, 0.5))
    for which in ("primera", "siguientes") if "nuestro" in typed else ():
        rows.append((f"ms de guion por tecla (p95), {which}", typed["nuestro"][which]["guion_ms"]["p95"], 50))
    return [f"{'cumple   ' if value <= most else 'NO CUMPLE'} {name}: {value:.2f} (meta: {most})" for name, value, most in rows]


if __name__ == "__main__":
    sys.exit(main())
