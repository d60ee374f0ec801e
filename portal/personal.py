"""Finds personal data in texts: e-mail addresses and telephone numbers (Ley 1581 de 2012)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from portal import markdown
from portal.model import TIPOS, Catalogo
from portal.relations import texts
from portal.values import Falla
from portal.walk import things

LARGOS = frozenset(field for model in TIPOS.values() for field in model.LARGOS)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,200}\.[\w.]+")
PHONE = re.compile(r"\d(?:[ ()./\u00a0\u00b7\u2009\u2010-\u2015\u2212-]{0,3}\d){9,14}")
"""Ten digits or more with the signs that people put between them; `_is_phone` judges."""
HINT = re.compile(r"@|&#|&[a-z]+;")
"""An e-mail address has an @, perhaps written as an entity."""
COLOMBIAN = re.compile(r"(57)?(3\d{9}|60\d{8})")
ADDRESS = re.compile(r"https?://\S+")
CALLING = re.compile(r"(?:wa\.me/|whatsapp\.com/send/?\?(?:\S*&)?phone=|tel:)\+?\d+")


def personal_data(catalogo: Catalogo) -> Iterator[Falla]:
    """No e-mail address and no telephone number in any text (Ley 1581 de 2012)."""
    for archivo, thing, before in things(catalogo):
        whole = thing.model_dump_json()
        if not HINT.search(whole) and not PHONE.search(whole):
            continue  # as nearly all: no need to go field by field
        for ruta, value in texts(thing, before):
            if found := personal(value) or (personal(markdown.plain(value)) if ruta[-1] in LARGOS else ""):
                yield Falla(archivo, ruta, "dato-personal", {"valor": found})


def personal(value: str) -> str:
    """Return the e-mail address or telephone number that a text holds, or "". Numbers in web addresses are no telephones."""
    if not value.isascii():
        value = unicodedata.normalize("NFKC", re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]", "", value))
    value = " ".join(value.split())
    if "@" in value and (found := EMAIL.search(value)):
        return found[0]
    if found := CALLING.search(value):
        return found[0]
    plain = ADDRESS.sub("", value) if "://" in value else value
    return next((found[0] for found in PHONE.finditer(plain) if _is_phone(found, plain)), "")


def _is_phone(found: re.Match[str], text: str) -> bool:
    """A Colombian mobile (3…) or landline (60…), with or without 57, or any number written with its country's +."""
    digits = re.sub(r"\D", "", found[0])
    foreign = text[: found.start()].rstrip(" (").endswith("+")
    return foreign or COLOMBIAN.fullmatch(digits) is not None
