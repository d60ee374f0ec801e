"""Formats for the tests: one with every kind of part, and what it takes to read the documents back."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from typing import Any

from portal.formats.brand import Marca
from portal.metodos import Formato

DAY = dt.date(2026, 11, 24)
MARCA = Marca(
    "HAGA", "Herramientas", "2026.1", "CC BY 4.0", "https://ejemplo.gov.co/", DAY, "#0E5A5E", "#55636A", {"vista": "Vista"}
)

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1+1",
    "@SUM(1)",
    "-2",
    "\t=1",
    "#N/A",
    "<w:p><w:r/></w:p>&amp;<!-- x --> ]]>",
    "{{x}} {% y %} ${z}",
    "a\x00\x07\x1b\ufffe\ud800b",
    "Palabrota" * 40,
    "[hueco] [[dos]] [ ] ]al revés[",
    '&C&P &"Arial"&D',
    "Lista/de:todo*lo?que[no]vale'",
]
"""Texts that an office program would run, choke on, or take for its own marks."""


def formato(documento: str, text: str = "Dato") -> Formato:
    """A format that says `text` wherever one may write, cut where the model cuts it."""
    source = {"titulo": text, "url": "https://ejemplo.gov.co/a", "consultado": DAY, "como": "vista"}
    columns = [
        {"titulo": text[:40], "ancho": 2},
        {"titulo": "Estado", "opciones": ["Cumplido", "En curso", "Atrasado", text]},
        {"titulo": "Fecha", "tipo": "fecha"},
        {"titulo": "Cuánto", "tipo": "numero"},
    ]
    parts: list[dict[str, Any]] = [
        {
            "titulo": text[:80],
            "tipo": "texto",
            "ayuda": text[:300],
            "texto": f"Van [hora] y **[tema]**.\n\n{text}\n\n1. Uno\n2. Dos\n",
        },
        {"titulo": "Campos", "tipo": "campos", "campos": [text[:40], "Lugar"]},
        {"titulo": f"{text[:70]} tabla", "tipo": "tabla", "columnas": columns, "vacias": 3, "ayuda": text[:300]},
        {
            "titulo": "Otra",
            "tipo": "tabla",
            "columnas": columns,
            "filas": [[text, text, "2026-12-31", "7"], [text]],
            "aparte": True,
        },
        {"titulo": "Lista", "tipo": "lista", "puntos": [text[:300]]},
        {
            "titulo": "Casillas",
            "tipo": "tabla",
            "columnas": [{"titulo": "Frase"}, {"titulo": "Sí", "tipo": "casilla"}],
            "filas": [["Vine"]],
            "vacias": 1,
        },
        {"titulo": "Renglones", "tipo": "lineas", "vacias": 3},
        {"titulo": "Firmas", "tipo": "firma", "campos": [text[:40], "Quien redacta", "Quien revisa", "Quien aprueba"]},
    ]
    return Formato.model_validate(
        {
            "id": "prueba",
            "nombre": text[:120],
            "resumen": f"{text[:190]}.".replace("\n", " "),
            "documento": documento,
            "secciones": parts,
            "evidencia": [{"que": text[:300], "sirve_para": text[:300]}],
            "participa": ["6.1.8"],
            "incorporado": DAY,
            "revisado": DAY,
            "fuentes": {"propia": source},
        }
    )


def parts(made: bytes) -> dict[str, str]:
    """The XML of each part of an Office file."""
    with zipfile.ZipFile(io.BytesIO(made)) as box:
        return {name: box.read(name).decode() for name in box.namelist()}


def targets(made: bytes) -> list[str]:
    """What the file's parts point to outside it."""
    rels = "".join(xml for name, xml in parts(made).items() if name.endswith(".rels"))
    return re.findall(r'<Relationship [^>]*TargetMode="External"[^>]*>', rels)
