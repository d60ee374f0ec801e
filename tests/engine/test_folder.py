"""The folder's data name everything that has a button to keep it, under each name it ever had."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from conftest import TOOL, loaded

from portal.build import texts as prose
from portal.bundles.files import files as kits
from portal.downloads import downloads
from portal.folder import BLOCK, KINDS, folder, present, things, told
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
    assert with_button == {id for id, row in found.items() if len(row) == 7}
    assert {"6.2.1.b", "decidim"} <= with_button
    for id, kind, name, summary, pillar, level, carried in (row for row in found.values() if len(row) == 7):
        kind = head["tipos"][kind][0]
        entry = things(indice, kind)[id]
        assert (name, summary) == told(kind, id, entry)
        assert carried == [], "a preview draws nothing to carry away"
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
    entries = {name: id for name, id in present(indice).items() if id not in indice.catalogo.vocabularios["participa"]}
    assert entries == {"decidim": "decidim", "decidim-barcelona": "decidim", "a-decidir": "decidim"}
    html = next(page.hacer("") for page in pages(indice) if page.tipo == "herramientas")
    assert 'data-en-carpeta="decidim decidim-barcelona a-decidir"' in html


def test_more_than_a_block_has_several(toy: Path) -> None:
    for number in range(2, BLOCK + 3):
        text = TOOL.replace("nombre: Decidim", f"nombre: Zeta {number}").replace("numero: 1", f"numero: {number}")
        (toy / "herramientas" / f"a-{number}.yml").write_text(text, "utf-8")
    sets = dict(folder(index(loaded(toy))))
    assert sorted(sets) == ["carpeta", "carpeta-0", "carpeta-1"], "items and tools"
    assert len([id for id in rows(sets) if "." not in id]) == BLOCK + 2


def test_each_thing_has_what_one_carries_away_of_it(indice: Indice) -> None:
    found = rows(dict(folder(replace(indice, descargas={"x": ()}))))
    every = {download.archivo.ruta for download in [*downloads(indice, prose(Path("docs"))), *kits(indice, {})]}
    some = {id: [address for _, address in row[6]] for id, row in found.items() if len(row) == 7 and row[6]}
    assert {"acta-de-reunion", "mapear-actores", "6.2.1.b"} <= set(some)
    assert {address for addresses in some.values() for address in addresses} <= every


def test_hostile_texts_stay_texts(toy: Path) -> None:
    hostile = "</script><script>alert(1)</script>'\"__proto__"
    (toy / "herramientas" / "decidim.yml").write_text(TOOL.replace("nombre: Decidim", f"nombre: {json.dumps(hostile)}"), "utf-8")
    found = {Path(f.ruta).stem: f.hacer().decode() for f in files(index(loaded(toy)))}
    assert "</script" not in found["carpeta-0"]
    kept = json.loads(found["carpeta-0"].removeprefix('Portal.push("carpeta-0",')[:-3])
    assert next(row for row in kept if row[0] == "decidim")[2] == hostile
