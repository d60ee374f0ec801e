"""Markdown without raw HTML: whatever looks like a tag in a page of docs/ comes out as the text it is."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension


class NoHtml(Extension):
    """Takes out of Python-Markdown the two parts that let HTML through (mkdocs.yml names this class)."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Called by Python-Markdown."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
