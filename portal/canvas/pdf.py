"""A canvas as a PDF to print: one page, tagged, boxes in reading order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from portal.canvas.content import content
from portal.canvas.sheet import MEASURES, Cuadro, Hoja
from portal.fields import is_date
from portal.typeset import UA, few_colours, pdf, pictures


def render(hoja: Hoja, tagged: bool = True) -> bytes:
    """Return the PDF of a canvas: PDF/UA-1 or, to be a picture in another, without tags."""
    return pdf("lienzo", data(hoja), hoja.fecha, (UA,) if tagged else ())


def picture(hoja: Hoja, pixels: int) -> bytes:
    """Return a PNG of a canvas, so many pixels wide and of few colours."""
    return few_colours(pictures("lienzo", data(hoja), ppi=pixels / (hoja.trazado.papel.ancho / 25.4))[0])


def data(hoja: Hoja, form: bool = False) -> dict[str, Any]:
    """Return what lienzo.typ draws; with `form`, each space to write in becomes a link to its field's id."""
    lienzo, trazado = hoja.lienzo, hoja.trazado
    lines = [
        {"id": d.id, "etiqueta": d.etiqueta, "respuesta": _said(hoja, d.id, d.tipo), "cuadro": _place(trazado.encabezado[d.id])}
        for d in lienzo.encabezado
    ]
    boxes = [
        {"id": id, "respuesta": _said(hoja, id, "texto"), "cuadro": _place(trazado.cajas[id]), **caja.model_dump()}
        for id, caja in lienzo.cajas.items()
    ]
    return {
        "titulo": lienzo.nombre,
        "resumen": lienzo.resumen,
        "siglas": hoja.siglas,
        "claves": [lienzo.id, lienzo.version],
        "fecha": {"year": hoja.fecha.year, "month": hoja.fecha.month, "day": hoja.fecha.day},
        "escala": trazado.escala,
        "medidas": _measures(hoja),
        "papel": _place(trazado.papel),
        "cuadro_titulo": _place(trazado.titulo),
        "cuadro_pie": _place(trazado.pie),
        "encabezado": lines,
        "cajas": boxes,
        "guiado": hoja.guiado,
        "formulario": form,
        "color": hoja.color,
        "tinta": hoja.tinta,
        "suave": hoja.suave,
        "pie": hoja.pie,
        "direccion": hoja.direccion,
    }


def _measures(hoja: Hoja) -> Mapping[str, float]:
    """The measures on carta; on a screen, with the larger letters that its boxes have room for."""
    if not hoja.trazado.pantalla:
        return MEASURES
    found = content(hoja).letras._asdict()
    letters = {"nombre": found.pop("titulo"), "titulo": found.pop("caja"), **found}
    return {**MEASURES, **{key: round(size / hoja.trazado.escala, 3) for key, size in letters.items()}}


def _place(cuadro: Cuadro) -> dict[str, float]:
    return {key: round(value, 3) for key, value in cuadro._asdict().items()}


def _said(hoja: Hoja, id: str, kind: str) -> str:
    """The answer for a space, a date as people write it: 16/12/2024."""
    answer = hoja.respuestas.get(id, "")
    return f"{dt.date.fromisoformat(answer):%d/%m/%Y}" if kind == "fecha" and is_date(answer) else answer
