"""Cards of the methods for a workshop: four on a letter sheet, to print on both sides and cut."""

from __future__ import annotations

import re
from typing import Any

from portal.index import Indice
from portal.metodos import Metodologia
from portal.pdf.codes import code
from portal.pdf.edition import level, named, pdf
from portal.urls import url

EACH = 4
"""Cards on a sheet, two by two."""


def method_cards(indice: Indice) -> bytes:
    """Return the cards of all the methods that aren't drafts: a sheet's fronts on a page, their backs on the next."""
    cards = [_card(indice, m) for m in indice.entradas["metodologias"] if not m.borrador]
    sheets = [cards[first : first + EACH] for first in range(0, len(cards), EACH)]
    return pdf("tarjetas", indice, {"titulo": "Tarjetas de métodos", "hojas": sheets})


def _card(indice: Indice, m: Metodologia) -> dict[str, Any]:
    term, root = indice.term("pilares", m.pilar), indice.catalogo.sitio.direccion
    where = f"{root}{url('corta', m.id)}" if root else ""
    return {
        "nombre": named(m),
        "resumen": m.resumen,
        "pilar": term.nombre,
        "color": term.color,
        "icono": term.icono,
        "nivel": level(indice, m.nivel),
        "minutos": m.minutos,
        "personas": f"De {m.personas.de} a {m.personas.a} por mesa",
        "cuando_no": m.cuando_no,
        "cuando_no_breve": first_sentence(m.cuando_no),
        "momentos": [(moment.minutos, first_sentence(moment.actividad)) for moment in m.agenda],
        "direccion": where,
        "codigo": code(where),
    }


def first_sentence(text: str) -> str:
    """Return the first sentence of a text: what is said when all of it doesn't fit."""
    return re.split(r"(?<=[.?!])\s", text.strip(), maxsplit=1)[0]
