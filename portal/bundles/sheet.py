"""The text as a tagged PDF on carta."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from portal.bloques import Bloque, Trozo
from portal.index import Indice
from portal.pdf.edition import pdf


def render(indice: Indice, title: str, blocks: Sequence[Bloque]) -> bytes:
    """Return the PDF of a text, by PDF/UA-1 and PDF/A-2a. Raises typst.TypstError, which is a defect of ours."""
    under = 3 if any(block.clase == "titulo" for block in blocks) else 2  # a level that is skipped, and the PDF isn't for all
    return pdf("participa", indice, {"titulo": title, "bloques": [_block(block, under) for block in blocks]})


def _block(block: Bloque, under: int) -> dict[str, Any]:
    """A block as casa.typ draws it; `under` is the level of the titles within an item."""
    lines = [[run for trozo in line for run in _runs(trozo)] for line in block.lineas]
    if block.clase == "lista":
        return {"clase": "lista", "desde": 0, "puntos": [[{"clase": "parrafo", "texto": line}] for line in lines]}
    if block.clase == "parrafo":
        return {"clase": "parrafo", "texto": lines[0]}
    return {"clase": "titulo", "nivel": 2 if block.clase == "titulo" else under, "texto": lines[0]}


def _runs(trozo: Trozo) -> Iterable[dict[str, str]]:
    if trozo.enlace:
        yield {"texto": trozo.texto, "enlace": trozo.enlace}
        if trozo.texto.strip() != trozo.enlace:
            yield {"texto": f" ({trozo.enlace})"}  # on paper one can't follow what one can't read
    elif trozo.texto:
        yield {"texto": trozo.texto}
