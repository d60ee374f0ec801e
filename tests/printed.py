"""Printed things as a test reads them: a toy index to print, and what a PDF's pages and structure say."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
import pypdfium2
from pypdfium2 import raw

from portal.index import Indice, index
from portal.metodos import Metodologia
from portal.model import TIPOS, Catalogo
from portal.pdf.volume import volume

TEXTS = {f"aprender/{name}.md": f"# Página {name}\n\nTexto.\n" for name in ("modelo-mega", "haga", "laboratorio")}
SOURCE = {"titulo": "Sitio", "consultado": "2026-01-01", "como": "conocimiento-general"}
COMMON = {"resumen": "Programa libre.", "pilar": "transparencia", "nivel": "informar", "incorporado": "2026-01-01"}
COMMON |= {"revisado": "2026-01-01"}
POINTS = 72 / 25.4
"""Points in a millimetre."""
INTRO = TEXTS | {"toolkits/transparencia/index.md": "Mostrar es **mejor** que [contar](/salud.md)."}
LONG = "Sirve para publicar lo que la gente pide. " * 4


def tool(id: str, **changes: Any) -> Any:
    """A tool that isn't a draft."""
    base = COMMON | {"nombre": f"Herramienta {id}", "descripcion": LONG, "familia": "publicar-datos", "tipo": "software"}
    base |= {"iniciativa_de": "academia", "pais": "ES", "numero": "7", "estado": "por-confirmar", "fuentes": {"sitio": SOURCE}}
    return TIPOS["herramientas"].model_validate(base | {"id": id} | changes)


def experience(id: str, **changes: Any) -> Any:
    base = COMMON | {"nombre": f"Caso {id}", "lugar": {"pais": "CO", "municipio": "Chía"}, "periodo": {}, "estado": "por-confirmar"}
    base |= {"historia": LONG * 2, "quien_decide": "El alcalde, después de oír a la gente.", "fuentes": {"sitio": SOURCE}}
    return TIPOS["experiencias"].model_validate(base | {"id": id} | changes)


def method(id: str, **changes: Any) -> Metodologia:
    base = COMMON | {"nombre": f"Método {id}", "por_que": LONG, "cuando_no": "No lo use si ya decidió otra cosa.", "minutos": "60"}
    base |= {
        "personas": {"de": "5", "a": "8"},
        "quienes": "Una persona.",
        "materiales": ["Un pliego"],
        "fuentes": {"sitio": SOURCE},
    }
    base |= {"agenda": [{"minutos": "10", "actividad": f"Hagan lo número {n}."} for n in range(5)]}
    base |= {"evidencia": [{"que": "Acta", "sirve_para": "Mostrar."}]}
    return Metodologia.model_validate(base | {"id": id} | changes)


def indexed(catalogo: Catalogo, direccion: str | None = None, **entries: Sequence[Any]) -> Indice:
    """The index of those entries alone, with the catalogue's vocabularies."""
    found = {kind: {entry.id: entry for entry in entries.get(kind, ())} for kind in catalogo.entradas}
    sitio = catalogo.sitio.model_copy(update={"direccion": direccion})
    return index(dataclasses.replace(catalogo, sitio=sitio, entradas=found))


def pillar(indice: Indice, pilar: str = "transparencia", prose: dict[str, str] = INTRO) -> bytes:
    return volume(indice, prose, next(c for c in indice.cuadernos if c.pilar == pilar))


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf))


def texts(pdf: bytes) -> list[str]:
    """What each page says, in one line."""
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def half(pdf: bytes, page: int, right: bool) -> str:
    """What the left or the right half of a page says."""
    found = pypdfium2.PdfDocument(pdf)[page]
    width, height = found.get_size()
    left = width / 2 if right else 0
    return " ".join(found.get_textpage().get_text_bounded(left=left, right=left + width / 2, bottom=0, top=height).split())


def letters(pdf: bytes) -> Iterator[tuple[int, str, tuple[float, float, float, float], float]]:
    """Each visible letter: its page, itself, its box as parts of the page's width and height, and its size in points."""
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        width, height = page.get_size()
        text = page.get_textpage()
        for place in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text, place))
            if sign.strip() and sign.isprintable():
                left, low, right, high = text.get_charbox(place)
                box = (left / width, low / height, right / width, high / height)
                yield number, sign, box, raw.FPDFText_GetFontSize(text, place)


def picture(pdf: bytes, page: int, right: bool) -> bytes:
    """The grey points of a page of a booklet, or of the right half of a sheet's side, a point each."""
    drawn = pypdfium2.PdfDocument(pdf)[page].render(scale=0.5, grayscale=True).to_pil()
    return drawn.crop((drawn.width // 2 if right else 0, 0, drawn.width, drawn.height)).tobytes()


def codes(pdf: bytes) -> list[tuple[int, tuple[float, float, float, float]]]:
    """Each QR code: its page, and its box in points from the foot of the page."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf)):
        for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=5):
            left, low, right, high = thing.get_bounds()
            if raw.FPDFPath_CountSegments(thing) > MANY and 0.9 < (high - low) / (right - left) < 1.1:
                found.append((number, (left, low, right, high)))
    return found


MANY = 200
"""Strokes that no drawing but a code has."""


def bookmarks(pdf: bytes) -> list[tuple[int, str, int]]:
    """Each bookmark: its depth, its title, and the number of its page, from 1."""
    document = pypdfium2.PdfDocument(pdf)
    return [(mark.level, mark.get_title(), mark.get_dest().get_index() + 1) for mark in document.get_toc()]


def parts(pdf: bytes) -> list[tuple[str, str]]:
    """The document's parts in reading order: what each is, and its title when it is a heading."""
    with opened(pdf) as document:
        top = document.Root.StructTreeRoot.K
        top = top[0] if isinstance(top, pikepdf.Array) else top
        return [(str(part.S), str(part.get("/T", ""))) for part in top.K]


def headings(pdf: bytes) -> list[tuple[str, str]]:
    return [part for part in parts(pdf) if part[0].startswith("/H")]


def outside(pdf: bytes, margin: float = 0.01) -> list[tuple[int, str]]:
    """Letters that stand beyond the page, or nearer to its edge than a part of its side."""
    return [(page, sign) for page, sign, box, _ in letters(pdf) if min(box) < margin or max(box) > 1 - margin]
