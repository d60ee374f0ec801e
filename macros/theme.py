"""What is wrong in Material's own HTML, mended: it is invalid, or a screen reader can't tell two things apart."""

from __future__ import annotations

import re

MENDED = (
    (' tabindex=""', ""),  # not a number
    (' type="checkbox" id="__drawer" autocomplete="off"', ' type="checkbox" id="__drawer"'),  # not for check boxes
    (' type="checkbox" id="__search" autocomplete="off"', ' type="checkbox" id="__search"'),
    (' autocorrect="off"', ""),  # not an attribute of HTML
    ('data-md-component="search" role="dialog"', 'data-md-component="search" role="dialog" aria-label="Buscar"'),
    ('<nav class="md-path" aria-label="Navegación"', '<nav class="md-path" aria-label="Dónde está"'),
)


NAMELESS = re.compile(r'aria-labelledby="__nav_(\d+)_label"')
TITLE = re.compile(r'<label class="md-nav__title" for="__nav_(\d+)">')
"""A section led by a page has an icon for a label: its name is in the title."""


def mended(html: str) -> str:
    """Return a page of the theme with those faults gone."""
    for fault, remedy in MENDED:
        html = html.replace(fault, remedy)
    if 'id="__toc"' not in html:
        html = html.replace(' for="__toc"', "")  # on a page that leads a section the theme makes the label alone
    html = TITLE.sub(r'<label class="md-nav__title" id="__nav_\1_title" for="__nav_\1">', html)
    return NAMELESS.sub(r'aria-labelledby="__nav_\1_title"', html)
