"""Rules of methods, canvases and formats: a canvas that breaks one can't be drawn, or can't be filled in."""

from __future__ import annotations

from collections.abc import Iterator

from portal import grid
from portal.canvas.room import free, too_long
from portal.canvas.sheet import CARTA, layout
from portal.fields import is_date
from portal.fonts import signs
from portal.metodos import Formato, Lienzo
from portal.model import Catalogo
from portal.relations import similar, texts
from portal.values import Falla
from portal.walk import of_kind, things

ROOM = 18.0
"""Millimetres of height that a box leaves to write by hand, on carta and with its questions."""


def drawable(catalogo: Catalogo) -> Iterator[Falla]:
    """A canvas is a grid without holes, in reading order, whose boxes leave room to write."""
    owner: dict[str, str] = {}
    for archivo, lienzo in of_kind("lienzos", catalogo):
        if (other := owner.setdefault(lienzo.metodologia, archivo)) != archivo:
            yield Falla(archivo, ("metodologia",), "lienzo-de-mas", {"valor": lienzo.metodologia, "otro": other})
        found = list(_grid(archivo, lienzo))
        yield from found or _order(archivo, lienzo)
        yield from _ids(archivo, lienzo)
        yield from _room(archivo, lienzo) if not found else ()


def _grid(archivo: str, lienzo: Lienzo) -> Iterator[Falla]:
    """The plan: as many rows and columns as said, no empty cell, a rectangle a box."""
    plan, rows = lienzo.rejilla, [line.split() for line in lienzo.rejilla.areas]
    if len(rows) != len(plan.filas):
        datos = {"valor": str(len(rows)), "limite": str(len(plan.filas)), "lista": "filas"}
        yield Falla(archivo, ("rejilla", "areas"), "rejilla-no-cuadra", datos)
    for i, row in enumerate(rows):
        if len(row) != len(plan.columnas):
            datos = {"valor": str(len(row)), "limite": str(len(plan.columnas)), "lista": "columnas"}
            yield Falla(archivo, ("rejilla", "areas", i), "rejilla-no-cuadra", datos)
    places = grid.cells(plan.areas)
    for _, row_number in places.pop(grid.EMPTY, []):
        yield Falla(archivo, ("rejilla", "areas", row_number), "rejilla-hueco")
    for id, cells in places.items():
        where = ("rejilla", "areas", cells[0][1])
        if id not in lienzo.cajas:
            yield Falla(archivo, where, "area-sin-caja", {"valor": id, "parecido": similar(id, lienzo.cajas)})
        elif not grid.whole(cells):
            yield Falla(archivo, where, "area-no-rectangulo" if grid.joined(cells) else "area-encimada", {"valor": id})
    for id in lienzo.cajas:
        if id not in places:
            yield Falla(archivo, ("cajas", id), "caja-sin-area", {"valor": id, "parecido": similar(id, places)}, en_clave=True)


def _order(archivo: str, lienzo: Lienzo) -> Iterator[Falla]:
    """Boxes are written as one reads them: column by column, as PDF readers also go through the fields."""
    order = grid.by_columns(lienzo.rejilla.areas)
    if order != list(lienzo.cajas):
        wrong = next(id for id, right in zip(lienzo.cajas, order, strict=True) if id != right)
        yield Falla(archivo, ("cajas", wrong), "cajas-sin-orden", {"valor": wrong, "orden": ", ".join(order)}, en_clave=True)


def _ids(archivo: str, lienzo: Lienzo) -> Iterator[Falla]:
    """An id names one space to write in, and the example fills in every box and nothing else."""
    seen = set(lienzo.cajas)
    for i, line in enumerate(lienzo.encabezado):
        if line.id in seen:
            yield Falla(archivo, ("encabezado", i, "id"), "campo-repetido", {"valor": line.id})
        seen.add(line.id)
    for id in lienzo.ejemplo.respuestas:
        if id not in seen:
            datos = {"valor": id, "parecido": similar(id, seen)}
            yield Falla(archivo, ("ejemplo", "respuestas", id), "respuesta-sin-caja", datos, en_clave=True)
    for id in lienzo.cajas:
        if id not in lienzo.ejemplo.respuestas:
            yield Falla(archivo, ("ejemplo", "respuestas"), "ejemplo-incompleto", {"valor": id})
    for line in lienzo.encabezado:
        said = lienzo.ejemplo.respuestas.get(line.id, "")
        if line.tipo == "fecha" and said and not is_date(said):
            yield Falla(archivo, ("ejemplo", "respuestas", line.id), "no-es-fecha", {"valor": said})
    if not lienzo.ejemplo.ficticio and not lienzo.ejemplo.fuente:
        yield Falla(archivo, ("ejemplo",), "ejemplo-sin-fuente")


def _room(archivo: str, lienzo: Lienzo) -> Iterator[Falla]:
    trazado = layout(lienzo, *CARTA)
    for id, caja in lienzo.cajas.items():
        if (left := free(caja, trazado.cajas[id])) < ROOM:
            datos = {"valor": caja.titulo, "libre": f"{max(left, 0):.0f}", "minimo": f"{ROOM:.0f}"}
            yield Falla(archivo, ("cajas", id), "caja-sin-espacio", datos, en_clave=True)
    for ruta, text in too_long(lienzo, trazado):
        yield Falla(archivo, ruta, "texto-no-cabe", {"valor": text[:60]})


def agendas(catalogo: Catalogo) -> Iterator[Falla]:
    """An agenda adds up to the method's minutes, and its boxes are in the method's canvases."""
    for archivo, method in of_kind("metodologias", catalogo):
        total = sum(moment.minutos for moment in method.agenda)
        if total != method.minutos:
            yield Falla(archivo, ("minutos",), "agenda-no-suma", {"valor": str(method.minutos), "largo": str(total)})
        if method.personas.de > method.personas.a:
            datos = {"valor": str(method.personas.de), "limite": str(method.personas.a)}
            yield Falla(archivo, ("personas",), "personas-al-reves", datos)
        boxes = {id for lienzo in catalogo.entradas["lienzos"].values() if lienzo.metodologia == method.id for id in lienzo.cajas}
        for i, moment in enumerate(method.agenda):
            if moment.caja and moment.caja not in boxes:
                datos = {"valor": moment.caja, "parecido": similar(moment.caja, boxes)}
                yield Falla(archivo, ("agenda", i, "caja"), "agenda-sin-caja", datos)


def whole_sections(catalogo: Catalogo) -> Iterator[Falla]:
    """A section of a format has what its kind needs, and no row has more texts than the table columns."""
    for archivo, formato in of_kind("formatos", catalogo):
        yield from _sections(archivo, formato)


def _sections(archivo: str, formato: Formato) -> Iterator[Falla]:
    for i, section in enumerate(formato.secciones):
        if not getattr(section, NEEDS[section.tipo]):
            datos = {"valor": section.tipo, "clave": NEEDS[section.tipo]}
            yield Falla(archivo, ("secciones", i), "seccion-incompleta", datos)
        for j, row in enumerate(section.filas):
            if len(row) > len(section.columnas):
                datos = {"valor": str(len(row)), "limite": str(len(section.columnas))}
                yield Falla(archivo, ("secciones", i, "filas", j), "fila-no-cuadra", datos)


NEEDS = {
    "texto": "texto",
    "campos": "campos",
    "tabla": "columnas",
    "lista": "puntos",
    "dicho": "puntos",
    "lineas": "vacias",
    "firma": "campos",
}
"""Kind of section -> the key it can't go without."""


def printable(catalogo: Catalogo) -> Iterator[Falla]:
    """Every sign has a drawing in the letter we print with: an emoji would leave a hole, or no PDF at all."""
    known = signs()
    for archivo, thing, before in things(catalogo):
        for ruta, text in texts(thing, before):
            if not text.isascii() and not any(c.isprintable() and not c.isspace() for c in text):
                yield Falla(archivo, ruta, "vacio")  # of signs that nobody sees
            elif not text.isascii() and (lacking := next((c for c in text if c not in known and c != "\n"), "")):
                yield Falla(archivo, ruta, "letra-sin-signo", {"valor": lacking, "codigo": f"U+{ord(lacking):04X}"})


def papers(catalogo: Catalogo) -> Iterator[Falla]:
    """A paper lies on its long side, and its id isn't one that a canvas' files use for something else."""
    for id, paper in catalogo.vocabularios["papeles"].items():
        archivo = catalogo.archivos["papeles", id]
        if not paper.alto < paper.ancho <= 2 * paper.alto:
            yield Falla(archivo, (id, "ancho"), "papel-de-pie", {"ancho": f"{paper.ancho:g}", "alto": f"{paper.alto:g}"})
        if id in TAKEN or id.endswith("-gris"):
            yield Falla(archivo, (id,), "papel-reservado", {"valor": id}, en_clave=True)


TAKEN = {"mosaico", "formulario", "tablero", "miniatura"}

RULES = (drawable, agendas, whole_sections, printable, papers)
