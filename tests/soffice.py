"""LibreOffice turns office files into PDF, to see what a person would see. One start serves many files: it takes seconds.

Our files ask for Arial, which no free machine has and each replaces in its own way. Here Arial is Public Sans under that
name: the same on every machine, and a little wider, so that what fits here fits in the true one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from portal.fonts import SOURCE

MISSING = "falta LibreOffice: instale libreoffice-writer, libreoffice-calc y libreoffice-impress (apt-get install)"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{ours}</dir><dir>/usr/share/fonts</dir><cachedir>{ours}</cachedir></fontconfig>
"""


def to_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Return the PDF of each file by its name ("lienzo.docx"), written and converted in an empty folder.

    Two names must differ in more than their ending. Fails when LibreOffice is missing or leaves a file out.
    """
    program = shutil.which("soffice")
    assert program, MISSING
    assert len({Path(name).stem for name in files}) == len(files), "two files would give the same PDF"
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'perfil').as_uri()}"  # its own, so that two runs don't wait for each other
    made = folder / "pdf"
    run = subprocess.run(
        [program, profile, "--headless", "--convert-to", "pdf", "--outdir", str(made), *(str(folder / name) for name in files)],
        env=os.environ | {"FONTCONFIG_FILE": str(_fonts(folder / "letras"))},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    found = {name: made / f"{Path(name).stem}.pdf" for name in files}
    missing = [name for name, path in found.items() if not path.is_file()]
    assert not missing, f"LibreOffice didn't convert {missing}: {run.stdout}{run.stderr}"
    return {name: path.read_bytes() for name, path in found.items()}


def _fonts(folder: Path) -> Path:
    """Write the two weights that office files use, called Arial, and return the configuration that finds them."""
    folder.mkdir()
    for name, weight in (("Regular", 400), ("Bold", 700)):
        font = instantiateVariableFont(TTFont(SOURCE), {"wght": weight})
        for number, text in ((1, "Arial"), (2, name), (4, f"Arial {name}"), (6, f"Arial-{name}")):
            font["name"].setName(text, number, 3, 1, 0x409)
        for number in (16, 17, 25):
            font["name"].removeNames(number)
        bold = name == "Bold"
        font["OS/2"].usWeightClass, font["OS/2"].fsSelection = weight, 0x20 if bold else 0x40
        font["head"].macStyle = int(bold)
        font.save(folder / f"{name}.ttf")
    (folder / "fonts.conf").write_text(FONTS.format(ours=folder), "utf-8")
    return folder / "fonts.conf"
