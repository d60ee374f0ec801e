"""Faults -> sentences. The sentences are data: catalog/vocabularios/mensajes.yml."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from portal.terms import Mensaje
from portal.values import Aviso

Mensajes = Mapping[str, Mensaje]


def sentence(aviso: Aviso, mensajes: Mensajes) -> str:
    """Say what happened and the remedy, in Spanish. Without its message a fault still says its name and data."""
    mensaje = mensajes.get(aviso.tipo)
    if mensaje is None:
        return f"{aviso.tipo}: {', '.join(aviso.datos.values())}"
    remedio = mensaje.remedio
    if aviso.datos.get("parecido") and "quiso-decir" in mensajes:
        remedio = mensajes["quiso-decir"].texto
    return f"{_filled(mensaje.texto, aviso)} {_filled(remedio, aviso)}"


def _filled(text: str, aviso: Aviso) -> str:
    """Put the data in one by one: `str.format` would let a text reach into objects, and what is put in isn't read again."""
    parts = text.split("{")
    filled = parts[0]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        filled += aviso.datos.get(name, "").replace("\n", " ") + rest
    return filled


def line(aviso: Aviso, mensajes: Mensajes) -> str:
    """`file:line:column: key: what and the remedy`: editors make it a link."""
    key = f"{aviso.clave}: " if aviso.clave else ""
    said = f"{aviso.archivo}:{aviso.linea}:{aviso.columna}: {key}{sentence(aviso, mensajes)}"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in said)  # a key may try to move the cursor


def text(avisos: Sequence[Aviso], mensajes: Mensajes) -> str:
    """One line a fault."""
    return "".join(f"{line(aviso, mensajes)}\n" for aviso in avisos)


def github(avisos: Sequence[Aviso], mensajes: Mensajes) -> str:
    """Workflow commands: GitHub shows each fault beside its line."""
    return "".join(
        f"::error file={_property(a.archivo)},line={a.linea},col={a.columna}::{_data(line(a, mensajes))}\n" for a in avisos
    )


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")


def as_json(avisos: Sequence[Aviso], mensajes: Mensajes) -> str:
    """A list of {archivo, linea, columna, clave, tipo, mensaje}."""
    found = [
        dict(zip(("archivo", "linea", "columna", "clave", "tipo"), aviso[:5], strict=True)) | {"mensaje": sentence(aviso, mensajes)}
        for aviso in avisos
    ]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


FORMATS: Mapping[str, Callable[[Sequence[Aviso], Mensajes], str]] = {"texto": text, "github": github, "json": as_json}
