"""Days and moments as they are said in Spanish."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel.dates import format_date


@cache
def long_date(day: dt.date) -> str:
    """22 de noviembre de 2026."""
    return format_date(day, "d 'de' MMMM 'de' y", locale="es_CO")


def moment(when: str) -> str:
    """Say a moment as exactly as it is known: "2024-06" -> "junio de 2024", "2024" -> "2024"."""
    if len(when) == len("2024"):
        return when
    if len(when) == len("2024-06"):
        return format_date(dt.date.fromisoformat(f"{when}-01"), "MMMM 'de' y", locale="es_CO")
    return long_date(dt.date.fromisoformat(when))
