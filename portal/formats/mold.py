"""The relatoría's Word document before the tables say anything, for the browser to fill in (docs/assets/word.js)."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from portal.formats.brand import brand
from portal.index import Indice
from portal.metodos import Formato, Seccion

TITLE, BODY, TEXT, WHEN = "{{titulo}}", "{{cuerpo}}", "{{texto}}", "{{cuando}}"
"""What the browser puts there: the document's name, its paragraphs, the text of one, and when it was made."""

KINDS = ("titulo", "ayuda", "punto")
"""The paragraphs there are, in the order that a section has them."""

_PARAGRAPH = re.compile(r"<w:p>.*?</w:p>", re.DOTALL)


def mold(indice: Indice) -> dict[str, Any]:
    """Return {partes: {name: XML}, parrafos: {kind: XML}}, with marks to fill in.

    Both come out of the renderer of `portal relatoria`, so that the browser's document has its styles, its head and its language.
    """
    from portal.formats import word  # here, for a check needn't wait until the library loads

    marca = brand(indice)
    section = Seccion.model_construct(titulo=TEXT, tipo="dicho", ayuda=TEXT, puntos=(TEXT,))
    formato = Formato.model_construct(
        id="relatoria",
        nombre=TITLE,
        resumen="Lo que escribieron varias mesas, caja por caja.",
        incorporado=marca.fecha,
        revisado=marca.fecha,
        documento="docx",
        secciones=(section,),
        fuentes={},
        evidencia=(),
    )
    with zipfile.ZipFile(io.BytesIO(word.render(formato, marca))) as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    _, *paragraphs = _PARAGRAPH.findall(parts["word/document.xml"])
    parts["word/document.xml"] = parts["word/document.xml"].replace("".join(paragraphs), BODY)
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(f"{marca.fecha}T00:00:00Z", WHEN)
    return {"partes": parts, "parrafos": dict(zip(KINDS, paragraphs, strict=True))}
