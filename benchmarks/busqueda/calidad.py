"""Whether a search finds what it should: each engine in a real Chromium, on the same documents, judged by the same lists."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from benchmarks.busqueda.medidas import DEEP, judged
from benchmarks.busqueda.servidor import served
from benchmarks.navegador import chromium

HERE = Path(__file__).parent
LIST = HERE / "consultas.yml"
"""The open list: the engine was made looking at it. A list kept apart is given with `--lista`."""
FLAT = "material-plano"
"""Material's results by score alone, as if its list neither gathered them by page nor folded any: a check on how they are read."""


@contextmanager
def fresh() -> Iterator[Browser]:
    """A Chromium that has seen nothing yet."""
    with sync_playwright() as playwright:
        browser = chromium(playwright)
        yield browser
        browser.close()


def read(path: Path) -> list[dict[str, Any]]:
    """Return the queries of a list."""
    return list(yaml.safe_load(path.read_text("utf-8")))


def quality(browser: Browser, sites: Mapping[str, Path], lists: Sequence[Path]) -> dict[str, Any]:
    """Return, by list and engine, its figures and misses. `sites` has the folder of each engine, «pares» that of the peers."""
    asked = {path.name: read(path) for path in lists}
    queries = list(dict.fromkeys(query["consulta"] for some in asked.values() for query in some))
    found = {name: _results(browser, name, folder, queries) for name, folder in sites.items()}
    if "material" in sites:
        found[FLAT] = _results(browser, "material", sites["material"], queries, "plano")
    return {name: {engine: judged(some, results) for engine, results in found.items()} for name, some in asked.items()}


def opened(context: BrowserContext, engine: str, address: str) -> Any:
    """Open an engine's page, with what drives it in every page of the context."""
    context.add_init_script(path=HERE / f"{engine}.js")
    page = context.new_page()
    page.goto(address, wait_until="load")
    return page


def _results(browser: Browser, engine: str, folder: Path, queries: Sequence[str], how: str = "buscar") -> dict[str, list[str]]:
    """Return the addresses an engine gives to each query, best first."""
    names = json.loads((folder.parent / "direcciones.json").read_text("utf-8")) if engine == "pagefind" else []
    context = browser.new_context()
    with served(folder) as (address, _):
        page = opened(context, engine, address)
        ask = f"([text, many]) => window.Banco.{how}(text, many, false)"
        found = {query: page.evaluate(ask, [query, DEEP]) for query in queries}
        context.close()
    return {query: [names[one] if names else one for one in some] for query, some in found.items()}


def told(results: Mapping[str, Any]) -> list[str]:
    """Return the tables of the measures, in Spanish, and every miss by engine."""
    lines = []
    for name, engines in results.items():
        first = next(iter(engines.values()))
        wide = max(map(len, (*first["clases"], "todas")))
        lines += ["", f"Calidad con {name}: acierto entre los 3 primeros (R@3) y rango recíproco medio (MRR)"]
        lines.append(f"{'clase':<{wide}} {'n':>3}  " + "  ".join(f"{engine:>15}" for engine in engines))
        for kind in (*first["clases"], "todas"):
            some = {engine: m["todas"] if kind == "todas" else m["clases"][kind] for engine, m in engines.items()}
            figures = "  ".join(f"{m['recall3']:>7.3f} {m['mrr']:>7.3f}" for m in some.values())
            lines.append(f"{kind:<{wide}} {next(iter(some.values()))['consultas']:>3}  {figures}")
        for engine, m in ((engine, m) for engine, m in engines.items() if engine != FLAT):
            lines += ["", f"Sin ningún acierto entre los 3 primeros, {engine}: {len(m['fallos'])}"]
            lines += [f"  [{miss['clase']}] {miss['consulta'][:70]} → {', '.join(miss['salio']) or 'nada'}" for miss in m["fallos"]]
        lines += _beaten(engines)
    return lines


def _beaten(engines: Mapping[str, Any]) -> list[str]:
    """The queries that a peer answers better than we do."""
    ours, lines = engines["nuestro"]["por_consulta"], []
    for engine, m in engines.items():
        better = [(query, ours[query], pair) for query, pair in m["por_consulta"].items() if tuple(pair) > tuple(ours[query])]
        if engine not in ("nuestro", FLAT):
            lines += ["", f"Mejor que nosotros, {engine}: {len(better)}"]
            lines += [f"  {query[:70]}: {a[0]:.2f} {a[1]:.2f} → {b[0]:.2f} {b[1]:.2f}" for query, a, b in better]
    return lines
