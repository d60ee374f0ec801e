"""What the search can't use of the catalogue's own words: of the families of `raices` and the groups of `tesauro`."""

from __future__ import annotations

from collections.abc import Iterator

from portal.index import fold
from portal.model import Catalogo
from portal.search.words import EMPTY, language, of_text, split
from portal.values import Falla, Ruta


def words(catalogo: Catalogo) -> Iterator[Falla]:
    """Yield the words that would do nothing, or that two would claim: here the last would have them, in the browser the first."""
    yield from _families(catalogo)
    yield from _groups(catalogo)


def _families(catalogo: Catalogo) -> Iterator[Falla]:
    found = catalogo.vocabularios["raices"]
    owner = {id: id for id in found}
    for id, family in found.items():
        archivo = catalogo.archivos["raices", id]
        forms: list[tuple[Ruta, str]] = [((id,), id), *(((id, "formas", i), form) for i, form in enumerate(family.formas))]
        for ruta, form in forms:
            folded = fold(form)
            if list(split(form)) != [folded]:
                yield Falla(archivo, ruta, "palabra-no-sola", {"valor": form}, en_clave=len(ruta) == 1)
            elif folded in EMPTY:
                yield Falla(archivo, ruta, "palabra-vacia", {"valor": form}, en_clave=len(ruta) == 1)
            elif (other := owner.setdefault(folded, id)) != id:
                yield Falla(archivo, ruta, "palabra-repetida", {"valor": form, "otro": other})


def _groups(catalogo: Catalogo) -> Iterator[Falla]:
    raices = language(catalogo.vocabularios).raices
    owner: dict[tuple[str, ...], str] = {}
    for id, group in catalogo.vocabularios["tesauro"].items():
        forms: list[tuple[Ruta, str]] = [((id, "nombre"), group.nombre)]
        forms += [((id, "formas", i), form) for i, form in enumerate(group.formas)]
        for ruta, form in forms:
            roots = tuple(of_text(form, raices))
            if not roots:
                yield Falla(catalogo.archivos["tesauro", id], ruta, "palabra-vacia", {"valor": form})
            elif (other := owner.setdefault(roots, id)) != id:
                yield Falla(catalogo.archivos["tesauro", id], ruta, "palabra-repetida", {"valor": form, "otro": other})
