"""Colombia's holidays, as data for the browser: which days aren't working days besides Saturdays and Sundays.

They come from the library `holidays`, which knows the Ley Emiliani (what is moved to a Monday) and Easter.
"""

from __future__ import annotations

import re
from typing import Any

from holidays import country_holidays

from portal.index import HOME, Indice

BEFORE, AFTER = 1, 4
"""Years around the edition's that the portal knows."""

_NOTE = re.compile(r" \((observado|estimado)\)")
"""What the library adds to a name; that it was moved doesn't matter to who works."""


def holidays_of(indice: Indice) -> dict[str, Any]:
    """Return {desde, hasta: first and last year known; dias: {"2026-01-12": name}}, in order."""
    year = indice.catalogo.sitio.fecha.year
    first, last = year - BEFORE, year + AFTER
    found = country_holidays(HOME, years=range(first, last + 1), language="es")
    days = {day.isoformat(): _NOTE.sub("", name) for day, name in sorted(found.items())}
    return {"desde": first, "hasta": last, "dias": days}
