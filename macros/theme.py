"""What is wrong in Material's own HTML, mended: it is invalid, or a screen reader can't tell two things apart."""

from __future__ import annotations

MENDED = (
    (' tabindex=""', ""),  # not a number
    (' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'),  # not for check boxes
    (' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"'),
    (' autocorrect="off"', ""),  # not an attribute of HTML
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Buscar"'),
    ('<nav class="md-path" aria-label="Navegación"', '<nav class="md-path" aria-label="Dónde está"'),
)


def mended(html: str) -> str:
    """Return a page of the theme with those faults gone."""
    for fault, remedy in MENDED:
        html = html.replace(fault, remedy)
    return html
