"""The parts of a page of docs/, as a reader sees them: one a heading, with the anchor that MkDocs gives it."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from markdown import Markdown

from portal.prose import EXTENSIONS, FRONT_MATTER
from portal.values import Parte

HEADINGS = frozenset({"h2", "h3", "h4"})


def parts(source: str) -> Iterator[Parte]:
    """Yield the parts of a page in order: first what stands before any heading (the title isn't one), then a heading each."""
    body = FRONT_MATTER.sub("", source.replace("\r\n", "\n"), count=1)
    reader = _Reader()
    reader.feed(Markdown(extensions=EXTENSIONS).convert(body))
    reader.close()
    for anchor, title, text in reader.found:
        yield Parte(anchor, " ".join("".join(title).split()), " ".join("".join(text).split()))


class _Reader(HTMLParser):
    """Collects [anchor, pieces of the heading, pieces of the text] of each part."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, list[str], list[str]]] = [("", [], [])]
        self.heading = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.found.append((dict(attrs).get("id") or "", [], []))
        if tag in HEADINGS or tag == "h1":
            self.heading = tag

    def handle_endtag(self, tag: str) -> None:
        self.heading = "" if tag == self.heading else self.heading
        self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        if self.heading != "h1":
            _, title, text = self.found[-1]
            (title if self.heading else text).append(data)
