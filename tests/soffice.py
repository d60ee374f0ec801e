"""LibreOffice turns office files into PDF, to see what a person would see. One start serves many files: it takes seconds."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

MISSING = "falta LibreOffice: instale libreoffice-writer, libreoffice-calc y libreoffice-impress (apt-get install)"


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
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    found = {name: made / f"{Path(name).stem}.pdf" for name in files}
    missing = [name for name, path in found.items() if not path.is_file()]
    assert not missing, f"LibreOffice didn't convert {missing}: {run.stdout}{run.stderr}"
    return {name: path.read_bytes() for name, path in found.items()}
