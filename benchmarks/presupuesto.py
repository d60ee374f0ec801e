"""Weighs a first visit: bytes, requests, first text and movement, beside the stock Material theme with the same content.

`make presupuesto` builds our site, and the same pages with Material as it comes (its search, sheets and script; no web font, so
that it isn't blamed for another host). Each page is opened in Chromium as on a cheap phone: nothing in the cache, 360 points
wide, processor four times slower, «slow 4G» as Lighthouse emulates it (562.5 ms a request, 1.44 Mb/s). A figure is the median of
the rounds. Ours must keep the budgets: the command fails when one is passed. Results: benchmarks/presupuesto.json.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

from benchmarks.escala import environment, machine, python
from benchmarks.navegador import chromium

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).with_name("presupuesto.json")
PAGES = {"home": "", "entry": "herramientas/nyc-open-data/", "list": "toolkits/", "prose": "aprender/modelo-mega/"}
SOON = {"first_text_s": 1.5}
BUDGETS = {"home": {"kb": 100, "requests": 10} | SOON, "entry": {"kb": 60} | SOON, "prose": {"kb": 60} | SOON, "list": {"kb": 100}}
"""What a page may weigh and take. The list of all tools is long: its time is measured, and has no budget."""
FOR_ALL = {"shift": 0.05}
SLOW_4G = {"offline": False, "latency": 562.5, "downloadThroughput": 1.44e6 / 8, "uploadThroughput": 675e3 / 8}
SHIFT = """window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(e => { window.shift += e.value; }))
           .observe({type: 'layout-shift', buffered: true});"""
ARTICLE = re.compile(r'<article class="md-content__inner md-typeset">(.*)</article>', re.DOTALL)


def main() -> int:
    """Measure both sites; return 1 when ours passes a budget."""
    parser = argparse.ArgumentParser("presupuesto", description=__doc__)
    parser.add_argument("--rondas", type=int, default=5)
    rounds = parser.parse_args().rondas
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sites = {"ours": _ours(Path(folder)), "material": _stock(Path(folder))}
        browser = chromium(playwright)
        measures: dict[str, dict[str, Any]] = {name: {} for name in sites}
        for page, address in PAGES.items():
            for name, site in sites.items():
                with _served(site) as base:
                    measures[name][page] = _median([_visit(browser, base + address) for _ in range(rounds)])
        used = {"material": version("mkdocs-material"), "chromium": browser.version}
        browser.close()
    over = _over(measures["ours"])
    results = {"machine": machine(), "versions": used, "rounds": rounds, "budgets": BUDGETS, "for_all": FOR_ALL}
    RESULTS.write_text(json.dumps(results | {"measures": measures, "over": over}, indent=1) + "\n", "utf-8")
    print(_table(measures), *over, sep="\n")
    return 1 if over else 0


def _ours(folder: Path) -> Path:
    site = folder / "ours"
    whole = environment(PORTAL_SIN_DESCARGAS="")
    subprocess.run([*python("mkdocs"), "build", "--strict", "-q", "-d", str(site)], cwd=ROOT, env=whole, check=True)
    return site


def _stock(folder: Path) -> Path:
    """The articles of our pages, as they are, in a site of Material's with the same navigation."""
    project = folder / "stock"
    ours = folder / "ours"
    for page in ours.rglob("index.html"):
        found = ARTICLE.search(page.read_text("utf-8"))
        if found:
            target = project / "docs" / page.relative_to(ours).with_name("index.md")
            target.parent.mkdir(parents=True, exist_ok=True)
            body = re.sub(r"\n\s*\n", "\n", re.sub(r"<script.*?</script>", "", found[1], flags=re.DOTALL))
            target.write_text(f"<div>{body}</div>\n", "utf-8")
    shutil.copytree(ours / "descargas", project / "docs" / "descargas", dirs_exist_ok=True)  # the pictures that pages show
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"(?<!index)\.md$", "/index.md", text, flags=re.MULTILINE)  # each page is its folder's index here
    nav = yaml.safe_load(text)["nav"]
    stock = {
        "site_name": "HAGA",
        "nav": nav,
        "theme": {"name": "material", "language": "es", "font": False, "features": ["navigation.tabs", "navigation.indexes"]},
        "plugins": [{"search": {"lang": "es"}}],
        "markdown_extensions": ["tables"],
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(stock, allow_unicode=True), "utf-8")
    subprocess.run([*python("mkdocs"), "build", "-q"], cwd=project, env=environment(), check=True, stderr=subprocess.DEVNULL)
    return project / "site"


class _Gzipped(http.server.SimpleHTTPRequestHandler):
    """Sends text compressed, as any server on the web does."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        body, text = path.read_bytes(), path.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml")
        body = gzip.compress(body, 9) if text else body
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if text:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def _served(site: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Gzipped, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def _visit(browser: Browser, address: str) -> dict[str, float]:
    """Open a page for the first time; return its kilobytes, requests, seconds to the first text, and movement."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
    context.add_init_script(SHIFT)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    network.send("Network.emulateNetworkConditions", SLOW_4G)
    network.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    seen: dict[str, float] = {"bytes": 0, "requests": 0}
    network.on("Network.loadingFinished", lambda event: seen.update(bytes=seen["bytes"] + event["encodedDataLength"]))
    network.on("Network.requestWillBeSent", lambda _: seen.update(requests=seen["requests"] + 1))
    page.goto(address, wait_until="networkidle")
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    shift = page.evaluate("window.shift")
    context.close()
    return {"kb": seen["bytes"] / 1000, "requests": seen["requests"], "first_text_s": paint / 1000, "shift": shift}


def _median(visits: list[dict[str, float]]) -> dict[str, float]:
    return {key: round(statistics.median(visit[key] for visit in visits), 3) for key in visits[0]}


def _over(ours: dict[str, dict[str, float]]) -> list[str]:
    """What passes its budget, in words."""
    limits = ((page, key, most) for page, own in BUDGETS.items() for key, most in (own | FOR_ALL).items())
    return [f"{page}: {key} {ours[page][key]} > {most}" for page, key, most in limits if ours[page][key] > most]


def _table(measures: dict[str, dict[str, Any]]) -> str:
    lines = [f"{'page':<8} {'site':<10} {'KB':>8} {'requests':>9} {'first text s':>13} {'movement':>9}"]
    for page in PAGES:
        for name, found in measures.items():
            m = found[page]
            lines.append(
                f"{page:<8} {name:<10} {m['kb']:>8.1f} {m['requests']:>9.0f} {m['first_text_s']:>13.2f} {m['shift']:>9.3f}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
