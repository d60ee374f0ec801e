"""`mkdocs serve` that never hangs: each build is a process of its own, and its faults are a page that mends itself.

In MkDocs' own preview a change of the engine is never seen, a fault in the YAML hangs every request, and an error in a macro
ends the server.
"""

from __future__ import annotations

import html
import os
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from portal.__main__ import roots

WATCHED = ("portal", "macros", "overrides")

PAGE = """<!doctype html>
<html lang="es"><head><meta charset="utf-8"><title>Por corregir</title>
<meta http-equiv="refresh" content="2"><meta name="viewport" content="width=device-width"></head>
<body><main><h1>Hay algo por corregir</h1><p>Esta página se renueva sola. El sitio vuelve cuando lo corrija.</p>
<pre>{}</pre></main></body></html>"""


def prepare(server: LiveReloadServer, config: MkDocsConfig) -> LiveReloadServer:
    """Make the server build in subprocesses and show their faults; then build for the first time."""
    faults: list[str] = []
    root = Path(config.config_file_path).parent

    def rebuild(*_: Any) -> None:
        faults[:] = _built(root, config, server)

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if faults and not environ["PATH_INFO"].startswith("/livereload/"):
            start_response(
                "500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
            )
            return [PAGE.format(html.escape(faults[0])).encode()]
        return server.serve_request(environ, start_response)

    server.builder = rebuild
    server.set_app(app)
    for folder in (*WATCHED, *map(str, roots())):
        if (root / folder).is_dir():
            server.watch(str(root / folder))
    rebuild()
    return server


def _built(root: Path, config: MkDocsConfig, server: LiveReloadServer) -> list[str]:
    """Build into the server's folder; return [] or what the build said against it."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", config.config_file_path, "-d", str(server.root)]
    env = os.environ | {"PORTAL_DIRECCION": server.url, "NO_MKDOCS_2_WARNING": "1", "PORTAL_SIN_DESCARGAS": "1"}
    run = subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)  # noqa: S603 - our own command
    said = run.stderr + run.stdout
    print(said, file=sys.stderr)
    return [said or "La construcción falló sin decir por qué."] if run.returncode else []
