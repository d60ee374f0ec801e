"""QR codes of addresses, as SVG: Typst draws a picture faster than a thousand squares."""

from __future__ import annotations

import io

import segno

MASK = 3
"""One mask for all: choosing the best of eight takes five times as long, and scanners read any."""

LONGEST = 400
"""Characters of an address: the squares of a longer one are too small to read at the size we print."""


def code(address: str) -> str:
    """Return the SVG of the QR code of an address, without margin; "" for no address, or one too long to read."""
    if not 0 < len(address) <= LONGEST:
        return ""
    out = io.BytesIO()
    made = segno.make_qr(address, error="m", mask=MASK, boost_error=False)
    made.save(out, kind="svg", border=0, xmldecl=False, nl=False, omitsize=True)
    return out.getvalue().decode()
