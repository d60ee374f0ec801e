"""What a search costs whoever types it on a cheap phone: bytes, requests, waits, and how long the page is busy at each key press.

A visit begins with an empty cache and a processor four times slower (Chromium's own emulation); the network is the server's. The
box is focused, a query is typed at 120 ms a key, and every key press searches; then the next query, in the same visit. The first
search of a visit also loads the engine, from the focus on. Results are there when the texts of the eight first are.

The page's own work at a key press is the script's time of its main thread from that press to the next (to the results, for the
last one): ScriptDuration and V8CompileDuration of Chromium's Performance domain, in processor time, so that other work on the
machine doesn't count; the driver's own millisecond does. The peers search in a worker: this doesn't count what they do there, and
Chromium doesn't slow it down; their waits have it. The waits are by the clock, and other work on the machine lengthens them.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from playwright.sync_api import Browser, CDPSession, Page
from playwright.sync_api import TimeoutError as TooLong

from benchmarks.busqueda.calidad import HERE, LIST, fresh, opened, read
from benchmarks.busqueda.medidas import spread
from benchmarks.busqueda.servidor import Line, served


class Engine(NamedTuple):
    """An engine and the way it is typed in."""

    motor: str
    espera: int = 0
    """Milliseconds without a key press before it searches."""
    freno: int = 4
    """How many times slower the processor is."""


ENGINES = {
    "nuestro": Engine("nuestro"),
    "nuestro-sin-freno": Engine("nuestro", freno=1),  # a busy machine makes Chromium's brake longer than it says
    "pagefind": Engine("pagefind"),
    "pagefind-espera": Engine("pagefind", 300),  # its `debouncedSearch`, as its own box uses it
    "material": Engine("material"),
}


class Shape(NamedTuple):
    """How much is typed: so many queries, shared among so many visits."""

    consultas: int = 40
    visitas: int = 10


LONG_VISITS = 2
"""Visits to an engine that takes more than SLOW seconds to be ready."""
SLOW = 10
SHOWN = 8
KEY = 0.120
PATIENCE = 120
"""Seconds before a search is given up."""
BUDGET = 300
"""Seconds that an engine has for a size: with those it needs more for, fewer queries are typed (`n` says how many)."""
KILLED = -9
OPEN, MADE_UP, LONGEST, SEED = 28, 12, 40, 20261126


def queries() -> list[str]:
    """Return the forty queries, always the same: of the open list, and of the words of the made-up catalogue, mixed."""
    some = [query["consulta"] for query in read(LIST) if len(query["consulta"]) <= LONGEST]
    chosen = [some[place * len(some) // OPEN] for place in range(OPEN)]
    words, draw = yaml.safe_load((HERE.parent / "frases.yml").read_text("utf-8")), random.Random(SEED)
    made = [f"{draw.choice(words['what'])} {draw.choice(words['of'])} {draw.choice(words['place'])}" for _ in range(MADE_UP)]
    found = chosen + [query.lower() for query in made]
    draw.shuffle(found)
    return found


def speed(folder: Path, name: str, shape: Shape) -> dict[str, Any]:
    """Return the figures of an engine, whose site is in `folder`. A process of its own types, so that a hung page ends too."""
    load = os.getloadavg()
    command = [sys.executable, "-m", "benchmarks.busqueda.velocidad", str(folder), name, *map(str, shape)]
    with tempfile.TemporaryFile() as said:
        typing = subprocess.Popen(command, stdout=said)
        try:
            typing.wait(BUDGET + 2 * PATIENCE)
        except subprocess.TimeoutExpired:
            typing.kill()
            typing.wait()
        said.seek(0)
        searches = [json.loads(line) for line in said.read().splitlines()]
    assert typing.returncode in (0, KILLED), f"{name}: the typing ended with {typing.returncode}"
    if typing.returncode:
        searches.append({"rendido": True})
    return {"carga_antes": load, "tecleo": shape} | _figures(searches)


def main(folder: Path, name: str, shape: Shape) -> None:
    """Type in an engine and print each search as it is done."""
    site = folder / ENGINES[name].motor
    with served(site) as (address, line), fresh() as browser:
        for path in site.glob("search/*.json"):
            line.body(path)  # packed before it is asked for: it takes seconds
        for search in _visits(browser, ENGINES[name], address, line, shape):
            print(json.dumps(search), flush=True)


def _visits(browser: Browser, engine: Engine, address: str, line: Line, shape: Shape) -> Iterator[dict[str, Any]]:
    """Yield each search of every visit. After one that is given up, or when there is no more time, there are no more."""
    end = time.monotonic() + BUDGET
    left, start, number, visits = queries()[: shape.consultas], 0, 0, shape.visitas
    while start < len(left):
        size = -(-(len(left) - start) // (visits - number))
        began = time.perf_counter()
        for place, search in enumerate(_visit(browser, engine, address, line, left[start : start + size])):
            yield search
            if search.get("rendido") or time.monotonic() > end:
                return
            if place == 0 and time.perf_counter() - began > SLOW and visits > LONG_VISITS:
                visits = LONG_VISITS
        start, number = start + size, number + 1


def _visit(browser: Browser, engine: Engine, address: str, line: Line, some: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Type the queries in one visit, and yield what each took."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
    context.add_init_script(path=HERE / "caja.js")
    context.add_init_script(f"window.ESPERA = {engine.espera};")
    try:
        page = opened(context, engine.motor, address)
        page.set_default_timeout(PATIENCE * 1000)
        protocol = context.new_cdp_session(page)
        protocol.send("Performance.enable", {"timeDomain": "threadTicks"})
        protocol.send("Emulation.setCPUThrottlingRate", {"rate": engine.freno})
        page.evaluate("many => window.Caja.abrir(many)", SHOWN)
        line.slow = True
        for place, query in enumerate(some):
            line.reset()
            before = len(page.evaluate("window.Caja.largas()"))
            if place == 0:
                page.focus("input")
            yield (
                {"primera": place == 0}
                | _typed(page, protocol, line, query)
                | {"largas": page.evaluate("window.Caja.largas()")[before:]}
            )
            page.evaluate("window.Caja.vaciar()")
    finally:
        line.slow = False
        context.close()


def _typed(page: Page, protocol: CDPSession, line: Line, query: str) -> dict[str, Any]:
    """Type a query, wait for its results, and return what it took."""
    spent = [_spent(protocol)]
    for key in query[:-1]:
        next_press = time.perf_counter() + KEY
        page.keyboard.insert_text(key)
        time.sleep(max(0.0, next_press - time.perf_counter()))
        spent.append(_spent(protocol))
    page.keyboard.insert_text(query[-1])
    try:
        page.wait_for_function("text => window.Caja.hecho(text)", arg=query, polling=20)
    except TooLong:
        return {"rendido": True, "consulta": query}
    seen = {"bytes": line.bytes, "peticiones": line.requests}
    spent.append(_spent(protocol))
    answer = page.evaluate("text => window.Caja.hecho(text)", query)
    work = [round(1000 * (after - before), 1) for before, after in pairwise(spent)]
    return {"consulta": query, "ms": answer["ms"], "filas": answer["filas"], "trabajo": work} | seen


def _spent(protocol: CDPSession) -> float:
    """Seconds of processor that the page's main thread has spent in scripts so far."""
    found = {metric["name"]: metric["value"] for metric in protocol.send("Performance.getMetrics")["metrics"]}
    return float(found["ScriptDuration"] + found.get("V8CompileDuration", 0.0))


def _figures(searches: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the spreads of the first searches and of the later ones, and of the work of every key press."""
    done = [search for search in searches if not search.get("rendido")]
    found: dict[str, Any] = {"rendidas": len(searches) - len(done)}
    for name, first in (("primera", True), ("siguientes", False)):
        some = [search for search in done if search["primera"] is first]
        if some:
            found[name] = {"ms": spread(search["ms"] for search in some), "kb": spread(search["bytes"] / 1000 for search in some)}
            found[name] |= {"peticiones": spread(search["peticiones"] for search in some)}
            found[name] |= {"guion_ms": spread(key for search in some for key in search["trabajo"])}
            found[name] |= {"tareas_largas": spread(task for search in some for task in search["largas"])}
    found["sin_resultados"] = sorted({search["consulta"] for search in done if not search["filas"]})
    return found


def told(typed: Mapping[str, Any]) -> list[str]:
    """Return the table of a size, in Spanish."""
    lines = [f"  {'':<29} {'':>4} {'':>7} {'':>10} {'espera, ms':>15} {'guion, ms por tecla':>22}"]
    lines += [
        f"  {'mediana (p50)':<29} {'n':>4} {'KB':>7} {'peticiones':>10} {'p50':>7} {'p95':>7} {'p50':>8} {'p95':>6} {'máx.':>6}"
    ]
    for name, found in typed.items():
        for which in ("primera", "siguientes"):
            if which in found:
                m = found[which]
                wait, work = m["ms"], m["guion_ms"]
                lines.append(
                    f"  {name + ', ' + which:<29} {wait['n']:>4} {m['kb']['p50']:>7.1f} {m['peticiones']['p50']:>10.0f} "
                    f"{wait['p50']:>7.0f} {wait['p95']:>7.0f} {work['p50']:>8.1f} {work['p95']:>6.1f} {work['max']:>6.1f}"
                )
        if found["rendidas"]:
            lines.append(f"  {name}: se rindió ({PATIENCE} s)")
    return lines


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Shape(*map(int, sys.argv[3:])))
