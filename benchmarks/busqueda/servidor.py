"""A server that gzips, counts what it sends and, when told, is as slow as a phone's network.

The slowness is here and not in Chromium's emulation, which doesn't reach what a worker loads: both peers load theirs from one.
A request waits a round trip, the first of a connection one more (its handshake), and all of them share the line's width.
"""

from __future__ import annotations

import functools
import gzip
import http.server
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROUND_TRIP = 0.150
WIDTH = 1.6e6 / 8
"""Bytes a second. Both are Lighthouse's «slow 4G»; what goes up (a request's line) is too small to count."""
CHUNK = 8192
TEXT = (".html", ".css", ".js", ".json", ".svg", ".xml")
"""What a web server compresses. Pagefind's pieces are compressed already."""


@dataclass
class Line:
    """What has gone through, and from when on there is room for more."""

    slow: bool = False
    bytes: int = 0
    requests: int = 0
    free: float = 0.0
    packed: dict[Path, bytes] = field(default_factory=dict)
    """Files as they travel: packing them isn't measured."""
    lock: threading.Lock = field(default_factory=threading.Lock)

    def reset(self) -> None:
        """Count from nothing."""
        with self.lock:
            self.bytes, self.requests = 0, 0

    def pass_through(self, size: int) -> None:
        """Count so many bytes, and wait until they have arrived."""
        with self.lock:
            self.bytes += size
            self.free = max(self.free, time.perf_counter()) + size / WIDTH
            wait = self.free - time.perf_counter()
        if self.slow:
            time.sleep(max(0.0, wait))

    def body(self, path: Path) -> bytes:
        """Return the file as it travels."""
        if path not in self.packed:
            content = path.read_bytes()
            self.packed[path] = gzip.compress(content, 9) if path.suffix in TEXT else content
        return self.packed[path]


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def __init__(self, *arguments: Any, line: Line, **more: Any) -> None:
        self.line, self.fresh = line, True
        super().__init__(*arguments, **more)

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        with self.line.lock:
            self.line.requests += 1
        body = self.line.body(path)
        if self.line.slow:
            time.sleep(ROUND_TRIP * (2 if self.fresh else 1))
        self.fresh = False
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Length", str(len(body)))
        if path.suffix in TEXT:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        try:
            for at in range(0, len(body), CHUNK):
                self.line.pass_through(len(body[at : at + CHUNK]))
                self.wfile.write(body[at : at + CHUNK])
        except ConnectionError:  # the visit is over
            self.close_connection = True


@contextmanager
def served(site: Path) -> Iterator[tuple[str, Line]]:
    """Serve a folder; give its address, with the final slash, and the line to it."""
    line = Line()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site), line=line))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", line
    finally:
        server.shutdown()
        server.server_close()
