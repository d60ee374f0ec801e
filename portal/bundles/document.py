"""The text as a Word document: with the head of the entity's documents, its links, and what is left to fill in."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from portal.bloques import Bloque, Trozo, one_line
from portal.formats.blank import SLOT, blank
from portal.formats.brand import brand, clean
from portal.formats.text import fill
from portal.formats.word import USE
from portal.index import Indice
from portal.metodos import Formato
from portal.officezip import repacked

STYLES = {"titulo": "Heading 1", "subtitulo": "Heading 2", "parrafo": "Normal", "lista": "List Bullet"}


def render(indice: Indice, title: str, blocks: Sequence[Bloque], datos: Mapping[str, str]) -> bytes:
    """Return the Word document of a text, the same bytes for the same data."""
    marca = brand(indice)._replace(entidad=one_line(datos.get("entidad", "")))
    document = blank(_head(title, marca.fecha), marca)
    document.add_paragraph(clean(f"Menú Participa. {title}"), style="Title")
    if any(run.hueco for block in blocks for line in block.lineas for run in line):
        document.add_paragraph(USE.split(". ")[0] + ".", style="Ayuda")
    styles = STYLES if any(block.clase == "titulo" for block in blocks) else STYLES | {"subtitulo": "Heading 1"}
    for block in blocks:
        for line in block.lineas:
            _write(document, line, styles[block.clase])
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue(), marca.fecha)


def _head(title: str, day: dt.date) -> Formato:
    """What a document's head and properties say."""
    said = f"Texto para el Menú Participa. {title}."
    return Formato.model_construct(
        id="participa",
        nombre=title,
        resumen=said,
        incorporado=day,
        revisado=day,
        documento="docx",
        secciones=(),
        fuentes={},
        evidencia=(),
    )


def _write(document: Any, line: Iterable[Trozo], style: str) -> None:
    paragraph = document.add_paragraph(style=style)
    for run in line:
        if run.enlace:
            _link(document, paragraph, run)
        else:
            fill(paragraph, run.texto, SLOT)


def _link(document: Any, paragraph: Any, run: Trozo) -> None:
    """Write a link: underlined, in the text's own colour, for offices print in black."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), document.part.relate_to(run.enlace, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    written = paragraph.add_run(clean(run.texto))
    written.underline = True
    link.append(written._r)
    paragraph._p.append(link)
