"""Whether the edition's colours can be read: every text on every ground where it stands, on light and on dark paper."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from portal.model import Catalogo
from portal.relations import similar
from portal.values import Falla

TEXT, SIGN = 4.5, 3.0
"""Least ratios for text, and for what outlines a control (WCAG 2.1, success criteria 1.4.3 and 1.4.11)."""

GROUNDS = ("papel", "carta")
ON_GROUNDS = {"tinta": TEXT, "tinta-suave": TEXT, "marca": TEXT, "borde": SIGN}
"""What stands on both grounds. Text on a button or a cover is `papel` on the button's colour: the same pair."""
ON_BAR = {"tinta-barra": TEXT}
NAMES = frozenset({*GROUNDS, *ON_GROUNDS, *ON_BAR, "barra", "linea"})
"""The colours that an edition has: these, all, and no other."""

THEMES = {"color": "claros", "color_oscuro": "oscuros"}


class Par(NamedTuple):
    """Two colours that meet: a text (or an outline) and its ground, and the least ratio between them."""

    archivo: str
    ruta: tuple[str, str]
    color: str
    fondo: str
    color_fondo: str
    minimo: float


def readable_colours(catalogo: Catalogo) -> Iterator[Falla]:
    """A text stands out from its ground, in both themes; and no colour of the edition is lacking."""
    colours = catalogo.vocabularios["colores"]
    written = {name: path for (group, name), path in catalogo.archivos.items() if group == "colores"}
    yield from (Falla(next(iter(written.values())), (), "falta", {"valor": name}) for name in sorted(NAMES - set(written)))
    for name in sorted(set(written) - NAMES):
        datos = {"valor": name, "parecido": similar(name, NAMES)}
        yield Falla(written[name], (name,), "clave-desconocida", datos, en_clave=True)
    for par in pairs(catalogo) if set(colours) >= NAMES else ():
        if (found := ratio(par.color, par.color_fondo)) < par.minimo:
            datos = {"valor": par.color, "otro": par.fondo, "razon": f"{found:.1f}".replace(".", ",")}
            datos |= {"limite": f"{par.minimo:.1f}".replace(".", ","), "modo": THEMES[par.ruta[1]]}
            yield Falla(par.archivo, par.ruta, "contraste-bajo", datos)


def pairs(catalogo: Catalogo) -> Iterator[Par]:
    """Yield every pair of colours that meet on a page, in both themes."""
    colours = catalogo.vocabularios["colores"]
    things: list[tuple[str, str, Any, float, tuple[str, ...]]] = [
        ("colores", name, colours[name], minimum, GROUNDS) for name, minimum in ON_GROUNDS.items()
    ]
    things += [("colores", name, colours[name], minimum, ("barra",)) for name, minimum in ON_BAR.items()]
    things += [("pilares", name, pilar, TEXT, GROUNDS) for name, pilar in catalogo.vocabularios["pilares"].items()]
    things += [("volumenes", number, volumen, TEXT, GROUNDS) for number, volumen in catalogo.volumenes.items()]
    for group, name, thing, minimum, grounds in things:
        for theme in THEMES:
            for ground in grounds:
                colour, below = getattr(thing, theme), getattr(colours[ground], theme)
                yield Par(catalogo.archivos[group, name], (name, theme), colour, ground, below, minimum)


def ratio(one: str, other: str) -> float:
    """Return the contrast ratio of two colours written #RRGGBB, from 1 to 21 (WCAG 2.1, «contrast ratio»)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour written #RRGGBB, from 0 to 1 (WCAG 2.1, «relative luminance»)."""
    channels = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
