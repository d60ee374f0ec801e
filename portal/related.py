"""Which other entries may serve the reader of one, each with its reason in a sentence.

An entry names some; the rest share something with it. What few share weighs more, and what is over comes after what is alive.
Each shared value has a list of entries a kind, and of a long list only the neighbours are looked at: the cost grows with the
number of entries, not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, partial
from math import log
from typing import Any, NamedTuple

MOST = 6
"""Entries shown on a page."""

ENOUGH = 3
"""Entries that the last resort completes: more of them would say little."""

NEAR = 32
"""Entries of one kind looked at for one shared value, where more share it."""

A = {
    "herramientas": "Una herramienta",
    "experiencias": "Una experiencia",
    "practicas": "Una buena práctica",
    "metodologias": "Un método",
    "formatos": "Un formato",
    "rutas": "Un paso a paso",
}
"""The kinds that have a page, as a sentence begins with them."""

NAMED = {
    ("herramientas", "herramientas"): "{} parecida, o que se usa con esta",
    **{("herramientas", kind): "{} con esta herramienta o con una parecida" for kind in ("experiencias", "practicas")},
    ("herramientas", "metodologias"): "{} para trabajar con esta herramienta",
    ("experiencias", "herramientas"): "{} que usó esta experiencia, o una parecida",
    ("practicas", "herramientas"): "{} que usó esta práctica, o una parecida",
    ("metodologias", "herramientas"): "{} para este método",
    **{("metodologias", kind): "{} cercana a este método" for kind in ("experiencias", "practicas")},
    ("metodologias", "metodologias"): "{} que acompaña a este",
    ("metodologias", "formatos"): "{} de este método",
    ("metodologias", "rutas"): "{} que usa este método",
    **{("formatos", kind): "{} que usa este formato" for kind in ("metodologias", "rutas")},
    ("herramientas", "rutas"): "{} que se apoya en esta herramienta",
    ("rutas", "metodologias"): "{} que acompaña a este paso a paso",
    ("rutas", "rutas"): "{} que se parece a este, o que le sigue",
    **{("rutas", kind): "{} cercana a este paso a paso" for kind in ("herramientas", "experiencias", "practicas")},
    **{(kind, other): "{} para hacer algo así" for kind in ("experiencias", "practicas") for other in ("metodologias", "rutas")},
}
"""What joins two entries of which one names the other: (kind of the page, kind of the other) -> reason."""

CLOSE = "{} sobre el mismo asunto"
"""The same for the other pairs."""

ALIKE = "{} parecida: también sirve para {nombre}"
"""The same for two tools of one family."""

SHARED = {
    "participa": "{} que también sirve para el ítem {id} del Menú Participa",
    "familias": "{} que también sirve para {nombre}",
    "situaciones": "{} para quien {nombre}",
    "pilares": "{} de Colombia sobre {nombre}",
}
"""List whose term two entries share -> reason. A situation is said in the first person: see `SAYS`."""

SAYS = {"quiero": "quiere", "debo": "debe", "tengo": "tiene", "necesito": "necesita"}
"""A situation's first word, and how it is said of somebody else; one that begins otherwise is quoted."""

OVER = {"cerrada": "Ya cerró", "archivada": "Ya no cambia: está archivada"}
"""State of what is over -> how the list says it."""

DRAFT = "Es un borrador"

WEIGHTS = {"participa": 3.0, "familias": 2.0, "situaciones": 1.5, "pilares": 0.25}
"""How much sharing a term of each list says. The last is only looked at when the others give too few, or one kind alone."""

LAST = "pilares"

Clave = tuple[str, ...]
"""Something shared: the list, the term, and what else must agree."""


class Relacionada(NamedTuple):
    """An entry that may serve, and why."""

    entrada: Any
    motivo: str
    aviso: str
    """That it is over or unfinished; "" for the others."""
    por: Clave
    """What they share; () if one names the other."""


class _Web(NamedTuple):
    """The entries by number, in order, and what joins them."""

    kinds: Sequence[str]
    entries: Sequence[Any]
    notices: Sequence[str]
    looks: Sequence[Sequence[Clave]]
    """What each entry looks for in the others."""
    offers: Sequence[frozenset[Clave]]
    """What each entry has for the others: the last resort, only if it was done in this country."""
    lists: Mapping[Clave, Mapping[tuple[str, bool], Sequence[int]]]
    """Something shared -> (kind, whether it is over) -> its entries."""
    weights: Mapping[Clave, float]


def related(
    entries: Sequence[tuple[str, Any]], named: Mapping[str, Sequence[Any]], terms: Mapping[str, Mapping[str, Any]], home: str
) -> dict[str, tuple[Relacionada, ...]]:
    """Return id -> its related entries. In: all (kind, entry) in order, who names whom both ways, the lists, our country."""
    web = _web([(kind, entry) for kind, entry in entries if kind in A], home)
    number = {entry.id: i for i, entry in enumerate(web.entries)}
    say = cache(partial(_said, terms))
    found = {}
    for i, (kind, entry) in enumerate(zip(web.kinds, web.entries, strict=True)):
        apart = {number[id] for id in _elsewhere(kind, entry)}
        near = {number[other.id] for other in named.get(entry.id, ())} - apart
        rows = []
        for o in _chosen(web, i, near, apart):
            key = () if o in near else _strongest(web, i, o)
            reason = say(kind, web.kinds[o], key or _family(web, i, o), o in near)
            rows.append(Relacionada(web.entries[o], reason, web.notices[o], key))
        found[entry.id] = tuple(rows)
    return found


def _web(entries: Sequence[tuple[str, Any]], home: str) -> _Web:
    looks = [tuple(_keys(kind, entry)) for kind, entry in entries]
    offers = [
        frozenset(key for key in keys if key[0] != LAST or _country(kind, entry, home) == home)
        for keys, (kind, entry) in zip(looks, entries, strict=True)
    ]
    notices = [DRAFT if entry.borrador else OVER.get(getattr(entry, "estado", ""), "") for _, entry in entries]
    lists: dict[Clave, dict[tuple[str, bool], list[int]]] = {}
    for i, (kind, _) in enumerate(entries):
        for key in offers[i]:
            lists.setdefault(key, {}).setdefault((kind, bool(notices[i])), []).append(i)
    many = {key: sum(map(len, kinds.values())) for key, kinds in lists.items()}
    weights = {key: WEIGHTS[key[0]] * log(len(entries) / count) for key, count in many.items()}
    return _Web([kind for kind, _ in entries], [entry for _, entry in entries], notices, looks, offers, lists, weights)


def _elsewhere(kind: str, entry: Any) -> Iterator[str]:
    """The ids of what an entry's page lists in another place: a method its formats, a route what each step uses."""
    if kind == "metodologias":
        yield from entry.formatos
    for step in entry.pasos if kind == "rutas" else ():
        yield from (*step.metodologias, *step.formatos, *step.herramientas)


def _keys(kind: str, entry: Any) -> Iterator[Clave]:
    """What others may share with an entry."""
    yield from (("participa", id) for id in dict.fromkeys(entry.participa))
    if kind != "formatos":
        yield from (("situaciones", id) for id in dict.fromkeys(entry.situaciones))
        yield from ((LAST, entry.pilar, entry.nivel), (LAST, entry.pilar))
    if kind == "herramientas":
        yield "familias", entry.familia, entry.nivel


def _country(kind: str, entry: Any, home: str) -> str | None:
    """Where it was done: a good practice is documented in a form of ours; a method is of nowhere."""
    if kind in ("herramientas", "experiencias"):
        return entry.pais if kind == "herramientas" else entry.lugar.pais  # type: ignore[no-any-return]  # an entry is Any here
    return home if kind == "practicas" else None


def _chosen(web: _Web, i: int, near: set[int], apart: set[int]) -> list[int]:
    """The entries to show for the entry `i`, best first: those named (`near`), then those that share something."""
    ranked = sorted(near, key=lambda o: (bool(web.notices[o]), -_weight(web, i, o), o))
    out = {i, *near, *apart}
    if len(ranked) < MOST or _alike(web, ranked):
        ranked += _sharing(web, i, out)
    if len(ranked) < ENOUGH or _alike(web, ranked):
        others = _sharing(web, i, out, last=True)
        ranked += others[: max(ENOUGH - len(ranked), 0)]
        ranked += [o for o in others if _alike(web, ranked) and not _alike(web, [*ranked, o])][:1]
    if len(ranked) < MOST:
        ranked += _sharing(web, i, out, over=True)
    chosen = ranked[:MOST]
    if _alike(web, chosen):  # six tools say less than five and an experience
        kind = web.kinds[chosen[0]]
        chosen[-1] = next((o for o in ranked[MOST:] if web.kinds[o] != kind and not web.notices[o]), chosen[-1])
    return sorted(chosen, key=lambda o: bool(web.notices[o]))  # what is over stands last, named or not


def _alike(web: _Web, some: Sequence[int]) -> bool:
    """Whether they are all of one kind."""
    return len({web.kinds[o] for o in some}) == 1


def _sharing(web: _Web, i: int, out: set[int], over: bool = False, last: bool = False) -> list[int]:
    """Those that share something with the entry `i` and aren't in `out`, best first; `out` gets them."""
    scores = _scores(web, i, over, last)
    found = [o for o in sorted(sorted(scores), key=scores.__getitem__, reverse=True) if o not in out]
    out.update(found)
    return found


def _scores(web: _Web, i: int, over: bool, last: bool) -> dict[int, float]:
    """How much others share with the entry `i`: those alive or those over, by the last resort or by the other lists."""
    scores: dict[int, float] = {}
    for key in web.looks[i]:
        if (key[0] == LAST) == last:
            for (_, gone), found in web.lists.get(key, {}).items():
                if gone == over:
                    weight = web.weights[key]
                    for o in _near(found, i):
                        scores[o] = scores.get(o, 0.0) + weight
    return scores


def _near(found: Sequence[int], i: int) -> Sequence[int]:
    """Of a long list, the stretch around the entry `i`: so each entry is somebody's neighbour."""
    if len(found) <= NEAR:
        return found
    start = min(max(bisect_left(found, i) - NEAR // 2, 0), len(found) - NEAR)
    return found[start : start + NEAR]


def _weight(web: _Web, i: int, o: int) -> float:
    return sum(web.weights[key] for key in web.looks[i] if key in web.offers[o])


def _strongest(web: _Web, i: int, o: int) -> Clave:
    return max((key for key in web.looks[i] if key in web.offers[o]), key=web.weights.__getitem__)


def _family(web: _Web, i: int, o: int) -> Clave:
    """The family of two tools, if it is one."""
    tools = web.kinds[i] == web.kinds[o] == "herramientas"
    return ("familias", web.entries[i].familia) if tools and web.entries[i].familia == web.entries[o].familia else ()


def _said(terms: Mapping[str, Mapping[str, Any]], kind: str, other: str, key: Clave, named: bool) -> str:
    """Say to the reader of an entry of one kind what joins it to one of another kind."""
    if not key:
        return NAMED.get((kind, other), CLOSE).format(A[other])
    name = terms[key[0]][key[1]].nombre
    if key[0] == "situaciones":
        first, _, rest = name.partition(" ")
        name = f"{SAYS[first.lower()]} {rest}" if first.lower() in SAYS else f"dice «{name}»"
    else:
        name = name[:1].lower() + name[1:]
    return (ALIKE if named else SHARED[key[0]]).format(A[other], nombre=name, id=key[1])
