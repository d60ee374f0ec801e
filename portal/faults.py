"""Faults get our names, and their line and column."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from portal.parse import Posicion, dotted, positions
from portal.relations import nested, similar
from portal.values import Aviso, Falla, Ruta

KINDS = {
    "missing": "falta",
    "extra_forbidden": "clave-desconocida",
    "string_type": "no-es-texto",
    "tuple_type": "no-es-lista",
    "dict_type": "no-es-mapa",
    "model_type": "no-es-mapa",
    "int_parsing": "no-es-entero",
    "int_type": "no-es-entero",
    "int_from_float": "no-es-entero",
    "date_from_datetime_parsing": "no-es-fecha",
    "date_parsing": "no-es-fecha",
    "date_type": "no-es-fecha",
    "bool_parsing": "no-es-si-o-no",
    "bool_type": "no-es-si-o-no",
    "greater_than_equal": "fuera-de-rango",
    "less_than_equal": "fuera-de-rango",
    "string_too_long": "muy-largo",
    "too_long": "muy-largo",
    "too_short": "vacio",
}
"""What pydantic calls a fault -> what we call it. A name absent here is one of our own, or «valor-invalido»."""


PERSONAL = {"directivo", "directiva", "colaborador", "colaboradora", "responsable", "vinculacion", "tipo_de_vinculacion"}
PERSONAL |= {"telefono", "numero_de_contacto", "celular", "correo", "correo_institucional", "contacto", "email", "cedula"}
"""Keys of the personal fields of the form 4202000-FT-1311 and the like: no model has them."""


def of_pydantic(kind: type[BaseModel], error: Any, archivo: str, before: Ruta) -> Falla:
    """Return our fault for one of pydantic's, met in `archivo` at the path `before` while validating a `kind`."""
    loc = tuple(part for part in error["loc"] if part != "[key]")
    name = KINDS.get(error["type"], error["type"] if "-" in error["type"] or error["type"] == "vacio" else "valor-invalido")
    if error["type"] == "string_pattern_mismatch":
        name = "pais-desconocido" if loc[-1] == "pais" else "valor-invalido"
    if error["input"] == "" and name != "falta":
        name = "vacio"
    if name == "clave-desconocida" and str(loc[-1]) in PERSONAL:
        name = "clave-personal"
    context = {key: str(value) for key, value in (error.get("ctx") or {}).items()}
    limit = context.get("max_length") or context.get("ge") or context.get("le") or ""
    valor = str(loc[-1]) if name in ("falta", "clave-desconocida", "clave-personal") else str(error["input"])[:80]
    datos = {"valor": valor, "limite": limit, "largo": str(len(str(error["input"])))}
    if name == "clave-desconocida":
        datos["parecido"] = similar(valor, _fields(kind, loc[:-1]))
    return Falla(archivo, before + loc, name, datos, en_clave=name.startswith("clave-") or error["loc"][-1:] == ("[key]",))


def _fields(kind: type[BaseModel], loc: Ruta) -> Iterable[str]:
    here: type[BaseModel] = kind
    for part in loc:
        here = nested(here, str(part)) or here
    return [name for name in here.model_fields if name != "id"]


def locate(fallas: Iterable[Falla]) -> list[Aviso]:
    """Give each fault its line and column. A missing value is placed at what should hold it."""
    texts: dict[str, dict[Ruta, Posicion]] = {}
    avisos = []
    for archivo, ruta, tipo, datos, en_clave in fallas:
        if archivo not in texts:
            texts[archivo] = positions(Path(archivo).read_bytes()) if Path(archivo).is_file() else {}
        known, found = texts[archivo], ruta
        while found and found not in known:
            found = found[:-1]
        at = known.get(found, Posicion((1, 1), (1, 1)))
        line, column = at.clave if en_clave or found != ruta else at.valor
        avisos.append(Aviso(archivo, line, column, dotted(ruta), tipo, datos))
    return avisos
