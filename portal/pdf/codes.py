"""QR codes of addresses, as the stroke of a drawing: Typst draws one picture faster than a thousand squares."""

from __future__ import annotations

import re
from typing import Any

import segno

MASK = 3
"""One mask for all: choosing the best of eight takes five times as long, and scanners read any."""

DARK = re.compile(b"\x01+")
"""A run of dark squares in a row."""

LONGEST = 106
"""Bytes of an address that a code of 41 squares a side holds. A larger one, of squares that a phone reads, is too large here."""


def code(address: str) -> dict[str, Any]:
    """Return the QR code of an address: its side in squares, and a stroke one square wide as the «d» of an SVG path.

    Nothing ({}) for no address, or one too long for a code that is easy to read.
    """
    if not 0 < len(address.encode()) <= LONGEST:
        return {}
    rows = segno.make_qr(address, error="m", mask=MASK, boost_error=False).matrix
    dark = (f"M{run.start()} {y}.5h{len(run[0])}" for y, row in enumerate(rows) for run in DARK.finditer(row))
    return {"lado": len(rows), "trazo": "".join(dark)}
