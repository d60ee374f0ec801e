"""Makes up catalogues of any size: the portal's own tools, and as many more as asked for, always the same ones.

`python -m benchmarks.catalogo N FOLDER` writes FOLDER/herramientas/*.yml, so that with the base there are N tools.
"""

from __future__ import annotations

import itertools
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

BASE = Path("catalog")
SEED = 20261122
FIRST_NUMBER = 1000
"""Numbers of the made-up tools start here in every volume: the real ones are far below."""

RARE = 0.1
"""How often a description has bold, a link or a list. Of the forty real ones three have a link, one a list and none bold."""

WORDS = yaml.safe_load(Path(__file__).with_name("frases.yml").read_text("utf-8"))


def vocabularies() -> dict[str, list[str]]:
    """Return the terms of every closed list of the base catalogue."""
    return {path.stem: list(yaml.safe_load(path.read_text("utf-8"))) for path in sorted((BASE / "vocabularios").glob("*.yml"))}


def tools(count: int, seed: int = SEED) -> Iterator[tuple[str, str]]:
    """Yield `count` tools as (id, YAML). The levels, pillars, families… go round; the rest is drawn."""
    draw = random.Random(seed)
    lists = vocabularies()
    turns = {name: itertools.cycle(terms) for name, terms in lists.items()}
    numbers = {pillar: itertools.count(FIRST_NUMBER) for pillar in lists["pilares"]}
    ids = [f"herramienta-{n:05d}" for n in range(count)]
    for n, id in enumerate(ids):
        others = draw.sample(range(count), min(3, count))
        yield id, _yaml(_tool(draw, lists, turns, numbers, n, [ids[o] for o in others if o != n][:2]))


def _tool(draw: random.Random, lists: Any, turns: Any, numbers: Any, n: int, related: list[str]) -> dict[str, Any]:
    place, subject, what = draw.choice(WORDS["place"]), draw.choice(WORDS["of"]), draw.choice(WORDS["what"])
    name = f"{what} de {subject} de {place} {n + 1}"
    pillar = next(turns["pilares"])
    second = draw.choice([None, None, *(p for p in lists["pilares"] if p != pillar)])
    state = next(turns["estados"])
    entity = draw.choice(WORDS["entity"]).format(place)
    site = f"https://www.ejemplo{n + 1}.org/"
    sources = {
        f"fuente-{i + 1}": {
            "titulo": draw.choice(WORDS["source"]).format(name),
            "url": f"{site}documentos/{i + 1}",
            "consultado": f"2026-{draw.randint(1, 11):02d}-{draw.randint(1, 20):02d}",
            "como": "consulta-directa" if i == 0 else next(turns["comprobaciones"]),
        }
        for i in range(draw.randint(1, 2))
    }
    return {
        "nombre": name,
        "resumen": f"{what} con que {entity} abre la información sobre {subject} a cualquier persona.",
        "descripcion": _description(draw, name, site),
        "pilar": pillar,
        "pilar_asociado": second,
        "nivel": draw.choice(lists["niveles"]),  # drawn, so that every cell of the matrix gets some
        "familia": next(turns["familias"]),
        "tipo": next(turns["tipos"]),
        "iniciativa_de": next(turns["iniciativas"]),
        "entidad": entity,
        "pais": draw.choice(WORDS["country"]),
        "url": site,
        "numero": next(numbers[pillar]),
        "estado": state,
        "exige": {"costo": next(turns["costos"]), "conectividad": next(turns["conectividad"]), "norma": next(turns["normas"])},
        "idiomas": ["es"],
        "desde": draw.randint(2004, 2026),
        "lineamientos": [next(turns["lineamientos"])],
        "ods": [next(turns["ods"])],
        "situaciones": [next(turns["situaciones"])],
        "participa": [next(turns["participa"])],
        "alias": [f"{subject} en {place}"],
        "herramientas": related,
        "aprendizajes": [f"texto: {step}" for step in draw.sample(WORDS["step"], 2)] if state == "cerrada" else None,
        "incorporado": "2026-01-15",
        "revisado": f"2026-{draw.randint(2, 11):02d}-{draw.randint(1, 20):02d}",
        "fuentes": sources,
    }


def _description(draw: random.Random, name: str, site: str) -> str:
    paragraphs = [" ".join(_sentence(draw) for _ in range(draw.randint(1, 2))) for _ in range(draw.randint(2, 3))]
    paragraphs.append(f"Para usarla en su municipio empiece por lo más sencillo. {_sentence(draw)} {_sentence(draw)}")
    if draw.random() < RARE:
        paragraphs[0] = f"**{name}** nació de una necesidad sencilla. {_sentence(draw)}"
    if draw.random() < RARE:
        paragraphs[-1] += f" Hay más detalles en [el sitio del proyecto]({site}acerca)."
    if draw.random() < RARE:
        paragraphs.append("\n".join(f"- {step}." for step in draw.sample(WORDS["step"], 3)))
    return "\n\n".join(paragraphs) + "\n"


def _sentence(draw: random.Random) -> str:
    return f"{draw.choice(WORDS['who'])} {draw.choice(WORDS['does'])}, {draw.choice(WORDS['why'])}."


def _yaml(fields: dict[str, Any], margin: str = "") -> str:
    """Write YAML as people do (PyYAML's own writer takes 4 ms a tool). The made-up texts need no quotes."""
    lines = []
    for key, value in fields.items():
        if isinstance(value, dict):
            lines.append(f"{margin}{key}:\n{_yaml(value, margin + '  ')}")
        elif isinstance(value, list):
            lines.append(f"{margin}{key}:\n" + "".join(f"{margin}  - {item}\n" for item in value) if value else "")
        elif isinstance(value, str) and "\n" in value:
            text = "".join(f"{margin}  {line}\n" if line else "\n" for line in value.splitlines())
            lines.append(f"{margin}{key}: |\n{text}")
        elif value is not None:
            lines.append(f"{margin}{key}: {value}\n")
    return "".join(lines)


def write(total: int, root: Path) -> None:
    """Write under `root` the tools that, with the base's own, make `total`."""
    own = sum(not path.name.startswith("_") for path in (BASE / "herramientas").glob("*.yml"))
    folder = root / "herramientas"
    folder.mkdir(parents=True)
    for id, text in tools(max(0, total - own)):
        (folder / f"{id}.yml").write_text(text, "utf-8")


if __name__ == "__main__":
    write(int(sys.argv[1]), Path(sys.argv[2]))
