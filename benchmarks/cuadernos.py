"""Measures a printed volume of N made-up tools: ours, WeasyPrint's and Chromium's, on the same words and in the same run.

`make cuadernos` takes, for each subject, the seconds and the peak of memory of a fresh process. Ours are counted from the
index: words, QR codes, setting and packing. The peers get the page of HTML ready, codes included, and are counted from there.
The subjects take turns; a figure is the median of its rounds. Ours uses every core, so that other work on the machine delays it
more: where `times_ours_best` and `times_ours` differ, believe the first. It prints a table and writes benchmarks/cuadernos.json,
where the sizes that this run doesn't measure stay as they were.
WeasyPrint needs Debian's libpango-1.0-0, libpangoft2-1.0-0 and libharfbuzz-subset0; as root, they are installed.
"""

from __future__ import annotations

import argparse
import base64
import dataclasses
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.escala import environment, machine, python

SIZES = (60, 600, 6000)
MANY = 600
"""Above this size every subject runs once, and nobody judges what it made: the judge would take longer than all of them."""
PILLAR = "transparencia"
PATIENCE = 1800
"""Seconds that a subject gets."""
RESULTS = Path(__file__).with_name("cuadernos.json")
DEBIAN = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
SUBJECTS = {
    "ours": "ours: Typst, PDF/UA-1 and PDF/A-2a at once",
    "weasyprint": "WeasyPrint, asked for PDF/UA-1",
    "chromium": "Chromium's own printing, tagged and with its outline",
}
LACKS = {"chromium": "it has no numbers in the contents nor in the index: it doesn't know target-counter"}


def main() -> None:
    """Measure what the command line asks for, or (--sujeto) be one of the measured processes."""
    parser = argparse.ArgumentParser("cuadernos", description=__doc__)
    parser.add_argument("--n", default=",".join(map(str, SIZES)), help="sizes, separated by commas")
    parser.add_argument("--rondas", type=int, default=3, help=f"rounds up to {MANY} tools; above, one")
    parser.add_argument("--sujeto", choices=SUBJECTS, help=argparse.SUPPRESS)
    parser.add_argument("--carpeta", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.sujeto:
        print(json.dumps(subject(options.sujeto, int(options.n), options.carpeta)))
        return
    libraries()
    before = json.loads(RESULTS.read_text("utf-8"))["sizes"] if RESULTS.exists() else []
    sizes = [int(size) for size in options.n.split(",")]
    results: dict[str, Any] = {"machine": machine(), "load_before": os.getloadavg(), "subjects": SUBJECTS, "lacks": LACKS}
    results |= {"versions": {name: version(name) for name in ("typst", "weasyprint", "playwright")}}
    results["sizes"] = [found for found in before if found["n"] not in sizes]
    for size in sizes:
        with tempfile.TemporaryDirectory(prefix="cuadernos-") as folder:
            results["sizes"].append(measure(size, Path(folder), options.rondas if size <= MANY else 1))
    results["sizes"].sort(key=lambda found: found["n"])
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    print(report(results))


def libraries() -> None:
    """Install what WeasyPrint loads and pip can't bring, when we may."""
    if os.geteuid() == 0 and subprocess.run(["dpkg", "-s", *DEBIAN], capture_output=True, check=False).returncode:
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *DEBIAN], check=True, stdout=subprocess.DEVNULL
        )


def measure(size: int, folder: Path, rounds: int) -> dict[str, Any]:
    """Run every subject on `size` tools in turns; return the medians, what each made, and its ratio to ours."""
    (folder / "cuaderno.html").write_text(html(size), "utf-8")
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SUBJECTS}
    for number in range(rounds):
        for name in SUBJECTS:
            command = [*python("benchmarks.cuadernos"), "--sujeto", name, "--n", str(size), "--carpeta", str(folder)]
            try:
                run = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True, timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                continue
            found[name].append(json.loads(run.stdout.splitlines()[-1]))
            print(f"{size}: round {number + 1}, {name}: {found[name][-1]['seconds']:.2f} s", file=sys.stderr, flush=True)
    made = {
        name: summed(runs) | judged((folder / f"{name}.pdf").read_bytes(), size <= MANY) for name, runs in found.items() if runs
    }
    for figures in made.values():
        figures["times_ours"] = round(figures["seconds"] / made["ours"]["seconds"], 1)
        figures["times_ours_best"] = round(min(figures["each"]) / min(made["ours"]["each"]), 1)
    return {"n": size, "rounds": rounds, "gave_up": [name for name, runs in found.items() if not runs], "measures": made}


def summed(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the medians of the rounds, and every round's seconds."""
    return {key: round(statistics.median(run[key] for run in runs), 2) for key in runs[0]} | {"each": [r["seconds"] for r in runs]}


def judged(pdf: bytes, judge: bool) -> dict[str, Any]:
    """Return what a PDF is: its pages, its size, and the rules of PDF/UA-1 that it breaks (None when nobody judges)."""
    import pypdfium2

    sys.path.append("tests")
    try:
        from verapdf import failures
    except ImportError:
        failures = None
    broken = failures(pdf, "ua1") if failures and judge else None
    return {"pages": len(pypdfium2.PdfDocument(pdf)), "mb_out": round(len(pdf) / 1e6, 2), "ua1_broken": broken}


def subject(name: str, size: int, folder: Path) -> dict[str, float]:
    """Print the volume in this process; return what it took, the engine's own start apart."""
    out = folder / f"{name}.pdf"
    if name == "ours":
        from portal.pdf.volume import volume

        indice, texts = made_up(size)
        start = time.perf_counter()
        out.write_bytes(volume(indice, texts, cuaderno(indice)))
    elif name == "weasyprint":
        from weasyprint import HTML

        start = time.perf_counter()
        HTML(folder / "cuaderno.html").write_pdf(out, pdf_variant="pdf/ua-1")
    else:
        from playwright.sync_api import sync_playwright

        from benchmarks.navegador import chromium

        with sync_playwright() as driver:
            browser = chromium(driver)
            page = browser.new_page()
            page.set_default_timeout(PATIENCE * 1000)
            start = time.perf_counter()
            page.goto((folder / "cuaderno.html").as_uri())
            page.pdf(path=out, prefer_css_page_size=True, print_background=True, tagged=True, outline=True)
            seconds = time.perf_counter() - start
            browser.close()
            return {"seconds": round(seconds, 3)}  # its memory is that of many processes, which aren't ours to add up
    seconds = time.perf_counter() - start
    return {"seconds": round(seconds, 3), "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def made_up(size: int) -> tuple[Any, dict[str, str]]:
    """Return the index of `size` made-up tools of one pillar, and the prose beside it."""
    from benchmarks.catalogo import tools
    from portal.index import index
    from portal.load import load
    from portal.model import Herramienta
    from portal.parse import parse

    catalogo, _ = load([Path("catalog")])
    assert catalogo
    found = {}
    for number, (id, text) in enumerate(islice(tools(size), size), 1):
        data = parse(text.encode(), id)[0] | {"id": id, "pilar": PILLAR, "numero": str(number), "pilar_asociado": None}
        found[id] = Herramienta.model_validate({**data, "herramientas": (), "aprendizajes": ()})
    entries = {kind: {} for kind in catalogo.entradas} | {"herramientas": found}
    return index(dataclasses.replace(catalogo, entradas=entries)), {}


def cuaderno(indice: Any) -> Any:
    """Return the volume that is printed."""
    return next(c for c in indice.cuadernos if c.pilar == PILLAR)


def html(size: int) -> str:
    """Return the same volume as a page for the peers."""
    from jinja2 import Environment, FileSystemLoader

    from portal.fonts import SOURCE
    from portal.pdf.volume import bound

    indice, texts = made_up(size)
    env = Environment(loader=FileSystemLoader(Path(__file__).parent), autoescape=True)
    env.filters["dibujo"] = drawing
    chosen, site = cuaderno(indice), indice.catalogo.sitio
    data = bound(indice, texts, f"Cuaderno {chosen.numero}: {chosen.nombre}", [chosen])
    return env.get_template("cuaderno.html.j2").render(data, siglas=site.siglas, letra=SOURCE.as_uri())


def drawing(code: dict[str, Any]) -> str:
    """Return a QR code as the address of a picture that an HTML page holds within."""
    box, path = f"viewBox='0 0 {code['lado']} {code['lado']}'", f"<path stroke='black' d='{code['trazo']}'/>"
    svg = f"<svg xmlns='http://www.w3.org/2000/svg' {box}>{path}</svg>"
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"


def report(results: dict[str, Any]) -> str:
    """Return the table for people."""
    lines = [f"{'tools':>6} {'subject':<11} {'seconds':>8} {'/ ours':>7} {'pages':>6} {'MB':>6} {'peak MB':>8}  PDF/UA-1"]
    for size in results["sizes"]:
        for name, m in size["measures"].items():
            broken = m["ua1_broken"]
            verdict = "not judged" if broken is None else "passes" if not broken else f"breaks {len(broken)} rules"
            figures = (
                f"{m['seconds']:>8.2f} {m['times_ours']:>7.1f} {m['pages']:>6} {m['mb_out']:>6.2f} {m.get('peak_mb', 0) or '-':>8}"
            )
            lines.append(f"{size['n']:>6} {name:<11} {figures}  {verdict}")
        lines += [f"{size['n']:>6} {name:<11} gave up after {PATIENCE} s" for name in size["gave_up"]]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
