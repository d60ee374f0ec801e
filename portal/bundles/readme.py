"""LEAME.txt: what a kit covers and what it doesn't, what is left to fill in, and how each thing was checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from textwrap import fill

from portal import participa
from portal.bloques import blocks, filled, one_line
from portal.dates import long_date
from portal.index import Indice
from portal.terms import Item, Termino

WIDTH = 78
BUILDERS = (
    "PARA QUIEN ARMA EL PORTAL",
    "Si no administra este portal, no necesita esto. El texto trae enlaces si se escribe «direccion» en catalog/sitio.yml. También "
    "con la orden: portal participa --entidad «Su entidad» --direccion https://su-portal.gov.co/",
)
STEPS = (
    "Abra «texto.docx» y cambie lo que va entre [corchetes]. Léalo completo: habla en nombre de su entidad.",
    "Abra «fragmento.html» con el Bloc de notas. Cambie también allí los [corchetes].",
    "Copie todo lo de ese archivo. Péguelo en la vista de código, o HTML, de la página de su sitio.",
)
OFFERED = (
    "Suba a su sitio los documentos de las carpetas «formatos» y «lienzos» que vaya a ofrecer.",
    "En la página, enlace cada documento que subió.",
)
REST = (
    "Si quiere ofrecer el texto para descargar, guarde el Word como PDF. El «texto.pdf» conserva lo que no esté lleno.",
    "Use «enlaces.csv» para escoger qué más ofrece. No hace falta publicarlo.",
)
"""What the web master does with each file, in order; the second part, when the kit has documents."""
ATTACHED = "El texto nombra los documentos adjuntos, sin enlaces, porque esta edición no tiene dirección pública."
HONEST = (
    "El documento de lineamientos de Función Pública no se ha leído todavía.",
    "Lo que pide cada ítem es lectura nuestra de su nombre.",
    "Publicar este paquete no reemplaza la norma ni el trabajo de su entidad. Compruebe lo que le exigen.",
)
PARTS = {
    "fragmento.html": "el texto para pegar en la vista de código de su sitio. Solo usa títulos, párrafos, listas y enlaces.",
    "texto.docx": "el mismo texto en Word, para editarlo.",
    "texto.pdf": "el mismo texto en PDF accesible (PDF/UA-1), para adjuntarlo.",
    "enlaces.csv": "lo que sirve para esto, en una tabla. Ábrala con Excel: sus columnas van separadas por punto y coma.",
}


def render(indice: Indice, title: str, items: Sequence[str], datos: Mapping[str, str], root: str, files: Sequence[str]) -> bytes:
    """Return the text, its lines short and ended as Windows does, with the mark that makes it show accents."""
    lines = [_wrapped(line) for line in _lines(indice, title, items, datos, root, files)]
    return b"\xef\xbb\xbf" + "\n".join([*lines, ""]).replace("\n", "\r\n").encode()


def _wrapped(line: str) -> str:
    under = "  " if line.startswith("- ") else ""
    return fill(line, WIDTH, subsequent_indent=under, break_long_words=False, break_on_hyphens=False) if line else ""


def _lines(
    indice: Indice, title: str, items: Sequence[str], datos: Mapping[str, str], root: str, files: Sequence[str]
) -> Iterator[str]:
    site, found = indice.catalogo.sitio, indice.catalogo.vocabularios
    yield from (f"MENÚ PARTICIPA. {title}", f"{site.nombre} ({site.siglas}), edición {site.edicion}, del {long_date(site.fecha)}.")
    if said := one_line(datos.get("entidad", "")):
        yield f"Preparado para: {said}."
    yield from ("", "QUÉ TRAE", *(f"- {name}: {what}" for name, what in PARTS.items()))
    yield from (f"- {name}" for name in files)
    steps = (*STEPS, *(OFFERED if files else ()), *REST)
    yield from ("", "QUÉ HACER, EN ORDEN", *(f"{n}. {step}" for n, step in enumerate(steps, 1)))
    yield from ("", "ANTES DE PUBLICAR")
    yield from _to_fill(found["participa"], items, datos)
    if not root:
        yield f"- {ATTACHED}"
    yield from ("", "QUÉ CUBRE Y QUÉ NO")
    for id in items:
        yield from _item(id, found["participa"][id], found["comprobaciones"])
    yield from HONEST
    yield from ("", f"Licencia del contenido: {site.licencia}.")
    if not root:
        yield from ("", *BUILDERS)


def _to_fill(found: Mapping[str, Item], items: Sequence[str], datos: Mapping[str, str]) -> Iterator[str]:
    """Yield what is left between brackets in the texts of some items."""
    slots = dict.fromkeys(
        run.texto
        for id in items
        for block in blocks(filled(participa.text(found[id]), datos))
        for line in block.lineas
        for run in line
        if run.hueco
    )
    yield (
        f"- Llene lo que va entre corchetes: {', '.join(slots)}."
        if slots
        else "- Lea el texto completo: habla en nombre de su entidad."
    )
    yield "- Revise que cada frase sea cierta en su entidad. Borre la que no lo sea."


def _item(id: str, item: Item, checks: Mapping[str, Termino]) -> Iterator[str]:
    yield from (f"{id} {item.nombre}", f"- Qué pide: {item.que_pide} ({checks[item.que_pide_como].nombre}.)")
    yield f"- Cada cuánto: {item.frecuencia or 'las fuentes que vimos no lo dicen.'}"
    if item.solo_la_entidad:
        yield f"- Solo lo puede hacer su entidad: {item.solo_la_entidad}"
    if item.nota:
        yield f"- Nota: {item.nota}"
    for source in item.fuentes.values():
        where = f" {source.url}" if source.url else ""
        yield f"- El nombre se vio en: {source.titulo}.{where} {checks[source.como].nombre}, {long_date(source.consultado)}."
    yield ""
