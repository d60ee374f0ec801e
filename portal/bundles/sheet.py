"""The text as a tagged PDF on carta."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from portal.index import Indice
from portal.participa import Bloque, Trozo
from portal.pdf.edition import pdf


def render(indice: Indice, title: str, blocks: Sequence[Bloque]) -> bytes:
    """Return the PDF of a text, by PDF/UA-1 and PDF/A-2a. Raises typst.TypstError, which is a defect of ours."""
    return pdf("participa", indice, {"titulo": title, "bloques": [_block(block) for block in blocks]})


def _block(block: Bloque) -> dict[str, Any]:
    """A block as casa.typ draws it."""
    lines = [[run for trozo in line for run in _runs(trozo)] for line in block.lineas]
    if block.clase == "lista":
        return {"clase": "lista", "desde": 0, "puntos": [[{"clase": "parrafo", "texto": line}] for line in lines]}
    level = {"nivel": 2} if block.clase == "titulo" else {}
    return {"clase": block.clase, "texto": lines[0], **level}


def _runs(trozo: Trozo) -> Iterable[dict[str, str]]:
    if trozo.enlace:
        yield {"texto": trozo.texto, "enlace": trozo.enlace}
        if trozo.texto.strip() != trozo.enlace:
            yield {"texto": f" ({trozo.enlace})"}  # on paper one can't follow what one can't read
    elif trozo.texto:
        yield {"texto": trozo.texto}
