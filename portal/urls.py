"""Kind and id -> address. The only place that spells one; the browser gets these patterns as data."""

from __future__ import annotations

import re

PATTERNS = {
    "inicio": "",
    "buscar": "buscar/",
    "que-hacer": "rutas/",
    "rutas": "rutas/{id}/",
    "corta": "{id}/",
    "comparar": "comparar/",
    "toolkits": "toolkits/",
    "pilares": "toolkits/{id}/",
    "facetas": "toolkits/por/{id}/",
    "herramientas": "herramientas/{id}/",
    "repositorio": "repositorio/",
    "experiencias": "repositorio/experiencias/{id}/",
    "practicas": "repositorio/practicas/{id}/",
    "metodos": "metodologias/",
    "metodologias": "metodologias/{id}/",
    "listado-formatos": "formatos/",
    "formatos": "formatos/{id}/",
    "descargas": "descargas/",
    "archivos": "descargas/{id}",
    "participa": "participa/",
    "items": "participa/{id}/",
    "autodiagnostico": "autodiagnostico/",
    "carpeta": "carpeta/",
    "taller": "taller/",
    "decalogo": "aprender/diez-consejos/",
    "glosario": "aprender/glosario/",
    "normativa": "aprender/normativa/",
    "salud": "salud/",
    "acerca": "acerca/",
    "aportar": "aportar/",
    "datos": "assets/datos/{id}.js",
    "activos": "assets/{id}",
    "colores": "assets/colores.css",
    "letra": "assets/public-sans.woff2",
    "tarjetas": "assets/tarjetas/{id}.png",
}
"""Kind -> address from the site's root. For `facetas` the id is «faceta/valor»; `corta` is the one to say by phone."""

RESERVED = frozenset(pattern.split("/")[0] for pattern in PATTERNS.values() if pattern[:1].isalpha())
RESERVED |= {"accesibilidad", "privacidad", "terminos", "aprender"}
"""First parts of the portal's own addresses: no entry can be called so, for its short address would be that."""


LISTS = frozenset(pattern for pattern in PATTERNS.values() if pattern and "{" not in pattern and pattern.endswith("/"))
"""Addresses of the pages there is one of."""


def url(kind: str, id: str = "") -> str:
    """Return an address relative to the site's root, without leading slash. KeyError for a kind without address."""
    return PATTERNS[kind].format(id=id)


def of_prose(name: str) -> str:
    """Return the address of a page of docs/, given as its path from there: "aprender/index.md" -> "aprender/"."""
    stem = name.removesuffix(".md")
    return "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def relative(target: str, page: str) -> str:
    """Return the link from the page at address `page` to the address `target`: it works under any root and on disk."""
    return "../" * page.count("/") + target or "./"


_LINK = re.compile(r"""(\s(?:href|action)=")([^"?#]*)([^"]*")""")


def completed(html: str) -> str:
    """Complete each relative link that ends in a folder with `index.html`, so that the site opens from a disk."""

    def complete(match: re.Match[str]) -> str:
        before, path, after = match.groups()
        if not path or ":" in path or path.startswith("/"):
            return match[0]
        if path.endswith("/") or path.rsplit("/", 1)[-1] in (".", ".."):
            path = path.rstrip("/") + "/index.html"
        return before + path + after

    return _LINK.sub(complete, html)
