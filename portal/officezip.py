"""Office files that are the same bytes whenever they are made: their zip carries the edition's day, not the clock's."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Mapping

FIRST = ("mimetype", "[Content_Types].xml")
"""What readers look for at the head of the file; OpenDocument wants its `mimetype` uncompressed."""

AS_IT_IS = ("mimetype", ".pdf", ".docx", ".xlsx")
"""What is compressed already, or mustn't be."""


def repacked(raw: bytes, when: dt.date) -> bytes:
    """Return the same zip with its parts in a fixed order and dated `when` (1980 or later)."""
    with zipfile.ZipFile(io.BytesIO(raw)) as old:
        return packed({name: old.read(name) for name in old.namelist()}, when)


def packed(parts: Mapping[str, bytes], when: dt.date) -> bytes:
    """Return the zip of some parts, by their names, in a fixed order and dated `when`."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name in sorted(parts, key=lambda name: (name not in FIRST, name)):
            part = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            part.compress_type = zipfile.ZIP_STORED if name.endswith(AS_IT_IS) else zipfile.ZIP_DEFLATED
            part.create_system, part.external_attr = 3, 0o644 << 16
            new.writestr(part, parts[name])
    return out.getvalue()
