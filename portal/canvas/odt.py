"""A canvas as an OpenDocument text of one page: the boxes are cells of one table, with a paragraph to write in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from portal.canvas.content import BEFORE_ANSWER, BEFORE_QUESTION, BORDER, FACE, LANGUAGE, STRESS, Contenido, content, title_height
from portal.canvas.drawing import drawn, number
from portal.canvas.sheet import GAP, MARGIN, Hoja
from portal.canvas.table import Tabla, row_of, table
from portal.measure import MM
from portal.officezip import repacked

MEDIA = "application/vnd.oasis.opendocument.text"


def render(hoja: Hoja) -> bytes:
    """Return an ODT file of one page of the sheet's size, with the same parts as the Word one."""
    data, out = _data(hoja), io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        file.writestr("mimetype", MEDIA)
        for name in ("content.xml", "styles.xml", "meta.xml"):
            file.writestr(name, drawn(name, **data))
        file.writestr("META-INF/manifest.xml", drawn("manifest.xml", **data))
    return repacked(out.getvalue(), hoja.fecha)


def _data(hoja: Hoja) -> dict[str, Any]:
    texts, plan, k = content(hoja), hoja.trazado, hoja.trazado.escala
    grid = table(hoja.lienzo.rejilla, plan, texts)
    return {
        "texto": texts,
        "tabla": grid,
        "filas": list(_rows(grid, texts)),
        "encabezado": row_of(texts.encabezado, k),
        "alto": texts.encabezado[0].cuadro.alto,
        "ancho": plan.titulo.ancho,
        "estilos": _styles(texts, hoja, max(0.0, plan.titulo.alto + GAP * k - title_height(texts, plan.titulo.ancho))),
        "barra": plan.barra,
        "bajo_barra": plan.titulo.y - plan.barra.y - plan.barra.alto,
        "hueco": GAP * k,
        "papel": plan.papel,
        "margen": MARGIN * k,
        "borde": number(BORDER * k),
        "borde_destacado": number(STRESS * k),
        "color": hoja.color,
        "suave": hoja.suave,
        "letra": FACE,
        "lengua": LANGUAGE,
        "fecha": hoja.fecha.isoformat(),
        "tipo": MEDIA,
    }


def _rows(grid: Tabla, texts: Contenido) -> Iterator[list[tuple[Any, int, int]]]:
    """Give each row's cells as (box or None, columns, rows that it spans); (None, 0, 0) is a cell that another covers."""
    boxes, starts = {box.id: box for box in texts.cajas}, {(at.columna, at.fila): (id, at) for id, at in grid.celdas}
    for row in range(len(grid.altos)):
        found = (starts.get((column, row)) for column in range(len(grid.anchos)))
        yield [(boxes.get(cell[0]), cell[1].columnas, cell[1].filas) if cell else (None, 0, 0) for cell in found]


def _styles(texts: Contenido, hoja: Hoja, after: float) -> list[tuple[str, str, float, bool, str, float, float, int]]:
    """Return the paragraph styles: name, name shown, points, bold, colour, millimetres before and after, level of heading."""
    sizes, k = texts.letras, texts.escala * MM
    return [
        ("Titulo", "Título del lienzo", sizes.titulo, True, hoja.tinta, 0, 0, 1),
        ("Resumen", "Resumen", sizes.resumen, False, hoja.tinta, 0, after, 0),
        ("Rotulo", "Rótulo", sizes.etiqueta, True, hoja.suave, 0, 0, 0),
        ("Caja", "Título de caja", sizes.caja, True, hoja.color, 0, 0, 2),
        ("Pregunta", "Pregunta", sizes.guia, False, hoja.tinta, BEFORE_QUESTION * k, 0, 0),
        ("Respuesta", "Respuesta", sizes.respuesta, False, hoja.tinta, BEFORE_ANSWER * k, 0, 0),
        ("Renglon", "Renglón", sizes.respuesta, False, hoja.tinta, 0, 0, 0),
        ("Pie", "Pie de la hoja", sizes.pie, False, hoja.suave, 0, 0, 0),
    ]
