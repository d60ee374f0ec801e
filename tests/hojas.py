"""Draws contact sheets of everything one carries away, for eyes to judge: `make hojas`, after `make site`.

Writes into vistas/ (ignored by Git): each PDF template, and each office file as LibreOffice sets it.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw
from sites import PROJECT
from soffice import to_pdf

SITE = PROJECT / "site" / "descargas"
OFFICE = (".docx", ".odt", ".pptx", ".xlsx")
ACROSS, WIDE = 4, 560
"""Pages in a row, and pixels of a page."""


def main(only: list[str]) -> None:
    """Draw all sheets, or those whose name begins as one of `only`."""
    out = PROJECT / "vistas"
    out.mkdir(exist_ok=True)
    for name, paths in _sheets().items():
        if not only or name.startswith(tuple(only)):
            _draw(out / f"descargas-{name}.png", _pages(paths))
    print(f"Las hojas están en {out.name}/descargas-*.png.")


def _sheets() -> dict[str, list[Path]]:
    """Name of a sheet -> the files that it shows."""
    canvases, volumes = sorted((SITE / "lienzos").iterdir()), sorted((SITE / "cuadernos").iterdir())
    one = sorted(canvases[0].iterdir())
    found = {f"lienzos-{end}": [next(folder.glob(f"*-{end}")) for folder in canvases] for end in ENDS}
    found["lienzo-variantes"] = [path for path in one if path.suffix == ".pdf"]
    found["formatos"] = sorted((SITE / "formatos").glob("*.*"))
    return found | {path.stem: [path] for path in volumes if path.suffix == ".pdf"}


ENDS = (
    "guiado-carta.pdf",
    "ejemplo-carta.pdf",
    "guiado-carta.docx",
    "guiado-carta.odt",
    "guiado-carta.pptx",
    "blanco-tablero.pptx",
)


def _pages(paths: Sequence[Path]) -> list[tuple[str, Image.Image]]:
    pdfs = {path.name: path.read_bytes() for path in paths if path.suffix == ".pdf"}
    office = {path.name: path.read_bytes() for path in paths if path.suffix in OFFICE}
    with tempfile.TemporaryDirectory() as folder:
        pdfs |= to_pdf(office, Path(folder)) if office else {}
    return [(f"{name} {n + 1}", _picture(page)) for name, pdf in pdfs.items() for n, page in enumerate(pypdfium2.PdfDocument(pdf))]


def _picture(page: pypdfium2.PdfPage) -> Image.Image:
    return page.render(scale=WIDE / page.get_width(), may_draw_forms=True).to_pil()


def _draw(path: Path, pages: list[tuple[str, Image.Image]]) -> None:
    high = max(picture.height for _, picture in pages) + 24
    rows = -(-len(pages) // ACROSS)
    sheet = Image.new("RGB", (ACROSS * (WIDE + 12), rows * high), "#888888")
    for place, (name, picture) in enumerate(pages):
        left, top = place % ACROSS * (WIDE + 12), place // ACROSS * high
        ImageDraw.Draw(sheet).text((left + 4, top + 4), name, fill="#000000")
        sheet.paste(picture, (left, top + 20))
    sheet.save(path)


if __name__ == "__main__":
    main(sys.argv[1:])
