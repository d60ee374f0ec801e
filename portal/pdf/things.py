"""Each kind of thing, whole, as facts and parts that a volume can print. The page of the site says the same in its own order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from portal.dates import long_date, moment
from portal.index import Indice
from portal.metodos import Formato, Metodologia, Momento, Seccion
from portal.pdf.prose import of_entry, of_page
from portal.rutas import Paso, Ruta
from portal.terms import Item

Bloque = dict[str, Any]
"""As prose.py has it; `fuera` says that the contents don't list a heading, and `anchos`, the weights of a table's columns."""
Datos = list[tuple[str, str]]
Partes = list[dict[str, Any]]
"""{"titulo": what stands over it, or ""; "bloques": its text (prose.py)}."""
Textos = Mapping[str, str]


def told(indice: Indice, texts: Textos, kind: str, entry: Any) -> tuple[Datos, Partes]:
    """Return the facts and the parts of an entry. What it doesn't say isn't there."""
    facts, parts = TELL[kind](indice, texts, entry)
    parts += _part("Lo que falta comprobar", para(getattr(entry, "por_verificar", None)))
    return [(name, value) for name, value in facts if value], [part for part in parts if part["bloques"]]


def para(text: str | None) -> list[Bloque]:
    """Return a plain text as a paragraph."""
    return [{"clase": "parrafo", "texto": [{"texto": text}]}] if text else []


def points(texts: Iterable[str]) -> list[Bloque]:
    """Return plain texts as a list."""
    said = [para(text) for text in texts if text]
    return [{"clase": "lista", "desde": 0, "puntos": said}] if said else []


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[Bloque]:
    """Return plain texts as a table."""
    cells = [[[{"texto": cell}] if cell else [] for cell in row] for row in rows]
    return [{"clase": "tabla", "cabeza": [[{"texto": name}] for name in head], "filas": cells}] if cells else []


def heading(text: str) -> Bloque:
    """Return a heading inside a part, which the contents don't list."""
    return {"clase": "titulo", "nivel": 3, "texto": [{"texto": text}], "fuera": True}


def _part(title: str, blocks: list[Bloque]) -> Partes:
    return [{"titulo": title, "bloques": blocks}]


def _marked(indice: Indice, text: str) -> list[Bloque]:
    return of_entry(text, indice.catalogo.sitio.direccion or "") if text else []


def _names(indice: Indice, kind: str, ids: Sequence[str]) -> str:
    return "; ".join(indice.catalogo.entradas[kind][id].nombre for id in ids)


def _tool(indice: Indice, texts: Textos, tool: Any) -> tuple[Datos, Partes]:
    who = indice.term("iniciativas", tool.iniciativa_de).nombre + (f" ({tool.entidad})" if tool.entidad else "")
    volume = indice.term("pilares", tool.pilar).volumen
    facts = [("Iniciativa de", who), ("País", indice.paises[tool.pais]), ("Estado", indice.term("estados", tool.estado).nombre)]
    facts += [("Cuaderno y número", f"{volume}, n.º {tool.numero}")]
    parts = _part("Para qué sirve", _marked(indice, tool.descripcion))
    parts += _part("Cómo empezar en un municipio pequeño", _marked(indice, tool.como_empezar))
    return facts, parts + _part("Qué enseñó", points(a.texto for a in tool.aprendizajes))


def _method(indice: Indice, texts: Textos, method: Metodologia) -> tuple[Datos, Partes]:
    facts = [("Tiempo", f"{method.minutos} minutos"), ("Personas por mesa", f"De {method.personas.de} a {method.personas.a}")]
    facts += [("Quién tiene que estar", method.quienes), ("Materiales", "; ".join(method.materiales))]
    facts += [("Formatos", _names(indice, "formatos", method.formatos))]
    name = f"metodologias/{method.id}.md"
    page = of_page(texts[name], name, indice.catalogo.sitio.direccion or "", first=2)
    parts = _part("", [block | {"fuera": True} for block in page])
    parts += _part("Por qué hacerlo así", para(method.por_que)) + _part("Cuándo no", para(method.cuando_no))
    parts += _part("Agenda minuto a minuto", _agenda(method.agenda)) + _part("Qué le queda para mostrar", _evidence(method))
    for canvas in indice.lienzos(method.id):
        lines = ", ".join(line.etiqueta for line in canvas.encabezado)
        boxes = [block for box in canvas.cajas.values() for block in (heading(box.titulo), *points(box.preguntas))]
        intro = para(canvas.resumen) + para(f"Arriba de la hoja: {lines}.")
        parts += _part(f"El lienzo: {canvas.nombre}", intro + boxes)
    return facts, parts


def _agenda(agenda: Sequence[Momento]) -> list[Bloque]:
    clock, rows = 0, []
    for stretch in agenda:
        each = f" {stretch.por_respuesta} segundos por persona." if stretch.por_respuesta else ""
        rows.append((f"{clock // 60}:{clock % 60:02}", stretch.actividad + each, f"{stretch.minutos} min"))
        clock += stretch.minutos
    return [block | {"anchos": (2, 9, 2)} for block in table(("Empieza", "Qué se hace", "Dura"), rows)]


def _evidence(thing: Any) -> list[Bloque]:
    return points(f"{e.que.rstrip('.')}. {e.sirve_para}" for e in thing.evidencia)


def _format(indice: Indice, texts: Textos, formato: Formato) -> tuple[Datos, Partes]:
    parts = [part for section in formato.secciones for part in _part(section.titulo, _section(indice, section))]
    kind = {"docx": "Documento de Word", "xlsx": "Hoja de Excel"}[formato.documento]
    return [("Qué es", kind)], parts + _part("Qué le queda para mostrar", _evidence(formato))


def _section(indice: Indice, section: Seccion) -> list[Bloque]:
    """What a section asks for and says already; a place to fill in is said, not drawn."""
    found = para(section.ayuda) + _marked(indice, section.texto)
    if section.campos:
        found += para("Firmas:" if section.tipo == "firma" else "Para llenar:") + points(section.campos)
    if section.columnas:
        found += para("Tabla con estas columnas:")
        found += points(c.titulo + (f": {', '.join(c.opciones)}" if c.opciones else "") for c in section.columnas)
        found += _written([c.titulo for c in section.columnas], section.filas)
    found += points(section.puntos)
    return found + (para(f"Espacio para escribir: {section.vacias} líneas.") if section.tipo == "lineas" else [])


COLUMNS = 5
"""More of them don't fit on an upright page: their rows are told in a list."""


def _written(names: Sequence[str], rows: Sequence[Sequence[str]]) -> list[Bloque]:
    """The rows that a table has already; a row may end before the columns do."""
    if not rows:
        return []
    if len(names) <= COLUMNS:
        return para("Ya trae escrito:") + table(names, ([*row, *[""] * (len(names) - len(row))] for row in rows))
    return para("Ya trae escrito:") + points("; ".join(f"{n}: {v}" for n, v in zip(names, row, strict=False) if v) for row in rows)


def _route(indice: Indice, texts: Textos, route: Ruta) -> tuple[Datos, Partes]:
    facts = [("Conexión", indice.term("conectividad", route.conectividad).nombre)]
    facts += [("Equipo", indice.term("dedicaciones", route.dedicacion).nombre)]
    titles = {step.id: step.titulo for step in route.pasos}
    parts = _part("Para quién", para(route.para_quien)) + _part("Cuándo no", para(route.cuando_no))
    for number, step in enumerate(route.pasos, 1):
        parts += _part(f"Paso {number}. {step.titulo}", _step(indice, step, titles))
    return facts, parts


def _step(indice: Indice, step: Paso, titles: Mapping[str, str]) -> list[Bloque]:
    least = f" (mínimo {step.minimo})" if step.minimo else ""
    said = [
        ("Días hábiles", f"{step.dias}{least}"),
        ("Personas", str(step.personas)),
        ("Gasto", indice.term("gastos", step.gasto).nombre),
        ("Después de", "; ".join(titles[id] for id in step.despues_de)),
        ("Materiales", "; ".join(step.materiales)),
        ("Métodos", _names(indice, "metodologias", step.metodologias)),
        ("Formatos", _names(indice, "formatos", step.formatos)),
        ("Herramientas", _names(indice, "herramientas", step.herramientas)),
        ("Qué resulta", step.resultado),
        ("Cuándo detenerse", step.salida or ""),
        ("Si se omite", step.si_se_omite or ""),
        *(("Para mostrar", f"{e.que.rstrip('.')}. {e.sirve_para}") for e in step.evidencia),
    ]
    return para(step.texto) + points(f"{name}: {value}" for name, value in said if value) + _agenda(step.agenda)


def _experience(indice: Indice, texts: Textos, case: Any) -> tuple[Datos, Partes]:
    place, when = case.lugar, case.periodo
    where = dict.fromkeys(filter(None, [place.detalle, place.municipio, place.departamento, indice.paises[place.pais]]))
    dates = [f"desde {moment(when.desde)}" if when.desde else "", f"hasta {moment(when.hasta)}" if when.hasta else ""]
    facts = [("Dónde", ", ".join(where)), ("Cuándo", " ".join(filter(None, dates)))]
    facts += [(name, said.texto) for name, said in (("Costo", case.costo), ("Equipo", case.equipo)) if said]
    facts += [("Estado", indice.term("estados", case.estado).nombre)]
    people = (p.quien + (f": {_figure(p.cantidad)}" if p.cantidad else "") for p in case.participantes)
    results = (
        " ".join(filter(None, ("" if r.cifra is None else _figure(r.cifra), r.unidad, r.texto))) + "." for r in case.resultados
    )
    parts = _part("Qué se hizo", _marked(indice, case.historia)) + _part("¿Quién decidió al final?", para(case.quien_decide))
    parts += _part("Quiénes participaron", points(people)) + _part("Qué resultó", points(results))
    parts += _part("Qué salió mal", points(said.texto for said in case.salio_mal))
    return facts, parts + _part("Qué se aprendió", points(a.texto for a in case.aprendizajes))


def _figure(value: float) -> str:
    """A figure as in Colombia: 12.500, 97,5."""
    return f"{value:,.6f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


PRACTICE = {
    "descripcion": "Descripción",
    "linea_base": "Línea base",
    "poblacion": "Población objetivo",
    "alcance": "Alcance",
    "aporte": "Aporte",
    "difusion": "Difusión",
    "otros": "Otros aspectos",
    "retos": "Retos a futuro",
    "estabilidad": "Estabilidad",
    "conclusiones": "Conclusiones",
}
"""Text of a good practice -> what its form calls it, in the form's order."""


def _practice(indice: Indice, texts: Textos, practice: Any) -> tuple[Datos, Partes]:
    origin = indice.term("origenes", practice.origen)
    facts = [("Origen", origin.nombre), ("Formato", f"{practice.formato}, versión {practice.version}")]
    facts += [("Diligenciado", long_date(practice.diligenciado) if practice.diligenciado else "")]
    facts += [("Dependencia", practice.dependencia), ("Proceso", practice.proceso or ""), ("Equipo", practice.equipo or "")]
    parts = [part for field, title in PRACTICE.items() for part in _part(title, _marked(indice, getattr(practice, field)))]
    return facts, parts + _part("Anexos", points(a.titulo for a in practice.anexos))


def _item(indice: Indice, texts: Textos, item: Item) -> tuple[Datos, Partes]:
    parts = _part("Lo que puede publicar hoy", points(item.publique))
    parts += _part("Lo que solo puede hacer su entidad", para(item.solo_la_entidad))
    return [("Cada cuánto", item.frecuencia or "")], parts + _part("Texto listo para copiar", _marked(indice, item.texto))


TELL: Mapping[str, Callable[[Indice, Textos, Any], tuple[Datos, Partes]]] = {
    "herramientas": _tool,
    "metodologias": _method,
    "formatos": _format,
    "experiencias": _experience,
    "practicas": _practice,
    "rutas": _route,
    "items": _item,
}
"""Kind -> what tells it."""
