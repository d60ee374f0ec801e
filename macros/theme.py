"""What of Material's own page and files we don't use, taken away; and our style sheets made one."""

from __future__ import annotations

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files

SHEET = "assets/estilo.css"
"""The one style sheet of the site: every part that mkdocs.yml names in `extra_css`, in that order."""

UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/favicon.png")
"""The theme's scripts, search worker, word lists of thirty languages, sheets and icon: sixty kilobytes a visit and 8 MB a site."""

_COMMENTS, _SPACES, _AROUND = re.compile(r"/\*.*?\*/", re.DOTALL), re.compile(r"\s+"), re.compile(r" ?([{};]) ?")
_LEFTOVERS = re.compile(
    r'<input class="md-toggle"[^>]*>\s*|<label class="md-overlay"[^>]*></label>\s*'
    r'|<div data-md-component="announce">\s*</div>\s*'
    r'|<div class="md-dialog" data-md-component="dialog">\s*<div class="md-dialog__inner md-typeset"></div>\s*</div>\s*'
)


def mended(html: str) -> str:
    """Return a page of the theme without what only its own script uses."""
    return _LEFTOVERS.sub("", html)


def one_sheet(config: MkDocsConfig) -> list[str]:
    """Take the parts from the theme (our page links to the joined sheet) and return them, for `join_sheets`."""
    parts, config.extra_css = [str(part) for part in config.extra_css], []
    return parts


def leave_out(files: Files, config: MkDocsConfig) -> None:
    """Take the theme's files that no page loads out of the site."""
    for file in [*files]:
        if file.src_uri.startswith(UNUSED) and file.src_dir != config.docs_dir:
            files.remove(file)


def join_sheets(parts: list[str], files: Files, config: MkDocsConfig) -> None:
    """Put the joined sheet in the place of its parts. BuildError when one doesn't exist."""
    texts = []
    for name in parts:
        part = files.get_file_from_path(name)
        if part is None:
            raise BuildError(f"mkdocs.yml: extra_css: no existe docs/{name}. Revise el nombre.")
        try:
            texts.append(part.content_string.removeprefix("\ufeff"))
        except UnicodeDecodeError:
            raise BuildError(f"docs/{name}: tiene una letra que no está en UTF-8. Guárdela con esa codificación.") from None
        files.remove(part)
    files.append(File.generated(config, SHEET, content=_tight("".join(texts))))


def _tight(css: str) -> str:
    """A style sheet without comments and without the spaces that only a person needs (a fifth of its bytes)."""
    return _AROUND.sub(r"\1", _SPACES.sub(" ", _COMMENTS.sub("", css)))
