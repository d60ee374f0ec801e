"""The folder's data name everything that has a button to keep it, under each name it ever had."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from conftest import TOOL, loaded

from portal.folder import BLOCK, KINDS, folder, present
from portal.index import Indice, index
from portal.pages import pages
from portal.scripts import files


def rows(sets: dict[str, Any]) -> dict[str, list[Any]]:
    """Each row by its id, looked for as the browser does: in the last block that begins at it or before."""
    found = {}
    for number, first in enumerate(sets["carpeta"]["desde"]):
        block = sets[f"carpeta-{number}"]
        assert block[0][0] == first and len(block) <= BLOCK
        found |= {row[0]: row for row in block}
    assert list(found) == sorted(found)
    return found


def test_every_page_with_the_button_has_its_row(indice: Indice) -> None:
    sets = dict(folder(indice))
    found, head = rows(sets), sets["carpeta"]
    with_button = {page.url.split("/")[-2] for page in pages(indice) if page.tipo in KINDS and "data-en-carpeta" in page.hacer("")}
    assert with_button == {id for id, row in found.items() if len(row) == 6}
    for id, kind, name, summary, pillar, level in (row for row in found.values() if len(row) == 6):
        entry = indice.catalogo.entradas[head["tipos"][kind][0]][id]
        assert (name, summary) == (entry.nombre, entry.resumen)
        if pillar >= 0:
            assert head["pilares"][pillar] == indice.term("pilares", entry.pilar).nombre
            assert head["niveles"][level].startswith(f"{indice.term('niveles', entry.nivel).nombre} «")
        else:
            assert not hasattr(entry, "pilar")


def test_an_old_name_leads_to_today_s_in_the_data_and_on_the_button(toy: Path) -> None:
    (toy / "herramientas" / "decidim.yml").write_text(TOOL + "antes: [decidim-barcelona, a-decidir]\n", "utf-8")
    indice = index(loaded(toy))
    found = rows(dict(folder(indice)))
    assert found["decidim-barcelona"] == ["decidim-barcelona", "decidim"] and found["a-decidir"][1] == "decidim"
    assert present(indice) == {"decidim": "decidim", "decidim-barcelona": "decidim", "a-decidir": "decidim"}
    html = next(page.hacer("") for page in pages(indice) if page.tipo == "herramientas")
    assert 'data-en-carpeta="decidim decidim-barcelona a-decidir"' in html


def test_more_than_a_block_has_several(toy: Path) -> None:
    for number in range(2, BLOCK + 3):
        text = TOOL.replace("nombre: Decidim", f"nombre: Zeta {number}").replace("numero: 1", f"numero: {number}")
        (toy / "herramientas" / f"a-{number}.yml").write_text(text, "utf-8")
    sets = dict(folder(index(loaded(toy))))
    assert sorted(sets) == ["carpeta", "carpeta-0", "carpeta-1"]
    assert len(rows(sets)) == BLOCK + 2


def test_hostile_texts_stay_texts(toy: Path) -> None:
    hostile = "</script><script>alert(1)</script>'\"__proto__"
    (toy / "herramientas" / "decidim.yml").write_text(TOOL.replace("nombre: Decidim", f"nombre: {json.dumps(hostile)}"), "utf-8")
    found = {Path(f.ruta).stem: f.hacer().decode() for f in files(index(loaded(toy)))}
    assert "</script" not in found["carpeta-0"]
    assert json.loads(found["carpeta-0"].removeprefix('Portal.push("carpeta-0",')[:-3])[0][2] == hostile
