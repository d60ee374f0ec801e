"""Office files that are the same bytes whenever they are made: their zip carries the edition's day, not the clock's."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

FIRST = ("mimetype", "[Content_Types].xml")
"""What readers look for at the head of the file; OpenDocument wants its `mimetype` uncompressed."""


def repacked(raw: bytes, when: dt.date) -> bytes:
    """Return the same zip with its parts in a fixed order and dated `when` (1980 or later)."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda name: (name not in FIRST, name)):
            part = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            part.create_system, part.external_attr = 3, 0o644 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()
