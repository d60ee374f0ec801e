"""The kit of an item of the Menú Participa, or of a whole section: what an entity publishes, in one zip."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from portal import participa
from portal.bloques import Bloque, Trozo
from portal.bundles import document, fragment, readme, sheet, table
from portal.index import Indice
from portal.officezip import packed
from portal.participa import Pieza


class Paquete(NamedTuple):
    """What a kit is about: the number of its item or section, its name, its items in order, and how its text begins."""

    id: str
    nombre: str
    items: tuple[str, ...]
    intro: str = ""


class Encargo(NamedTuple):
    """For whom a kit is made: what the entity says in the slots (keys of participa.HUECOS), and the portal's address or ""."""

    datos: Mapping[str, str]
    raiz: str


Documentos = Callable[[Pieza], bytes | None]
"""Gives the bytes of a piece that has a file; None when there is no such document."""


def kits(indice: Indice) -> Iterator[Paquete]:
    """Yield the kit of each section and of each item, in their order."""
    for section, items in participa.sections(indice).items():
        term = indice.term("secciones", section)
        yield Paquete(section, f"Sección {section}: {term.nombre}", tuple(id for id, _ in items), term.descripcion)
        yield from (Paquete(id, f"Ítem {id} {item.nombre}", (id,)) for id, item in items)


def name(paquete: Paquete) -> str:
    """Return the name of a kit's file."""
    return f"participa-{paquete.id}.zip"


def render(indice: Indice, paquete: Paquete, encargo: Encargo, documents: Documentos) -> bytes:
    """Return the zip of a kit, the same bytes for the same data."""
    found = dict(attached(indice, paquete.items, documents))
    said = list(text(indice, paquete, encargo, list(found)))
    body = [block for block in said if len(paquete.items) > 1 or block.clase != "titulo"]  # a document's own title says it
    parts = {
        "LEAME.txt": readme.render(indice, paquete.nombre, paquete.items, encargo.datos, encargo.raiz, [*found]),
        "fragmento.html": fragment.render(said),
        "texto.docx": document.render(indice, paquete.nombre, body, encargo.datos),
        "texto.pdf": sheet.render(indice, paquete.nombre, body),
        "enlaces.csv": table.render(indice, paquete.items, encargo.raiz),
    }
    return packed(parts | found, indice.catalogo.sitio.fecha)


def text(indice: Indice, paquete: Paquete, encargo: Encargo, files: Sequence[str]) -> Iterator[Bloque]:
    """Yield what the kit's text says. With the portal's address its documents are links; without it, files of the kit."""
    if paquete.intro:
        yield Bloque("parrafo", ((Trozo(paquete.intro),),))
    for block in participa.said(indice, paquete.items, encargo.datos, lambda piece: address(piece, encargo.raiz)):
        yield block if encargo.raiz else named(block, files)


def address(piece: Pieza, root: str) -> str:
    """Return a piece's full address, or ""."""
    return root + piece.url if root else ""


def named(block: Bloque, files: Sequence[str]) -> Bloque:
    """Return a block whose documents say in which file of the kit they are."""
    return block._replace(
        lineas=tuple(
            tuple(t._replace(texto=f"{t.texto} (archivo «{t.archivo}» del paquete)") if t.archivo in files else t for t in line)
            for line in block.lineas
        )
    )


def attached(indice: Indice, items: Sequence[str], documents: Documentos) -> Iterator[tuple[str, bytes]]:
    """Yield (name in the kit, bytes) of each document, once."""
    for piece in participa.pieces(indice, items):
        content = documents(piece) if piece.archivo else None
        if content is not None:
            yield piece.archivo, content
