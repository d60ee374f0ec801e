"""The command line: `portal revisar`, `portal nueva`, `portal esquema`."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from portal.build import prepare
from portal.index import Indice
from portal.load import load, read_messages
from portal.messages import FORMATS
from portal.nueva import new_tool
from portal.schema import schemas


def roots() -> list[Path]:
    """The catalogue's folders, the base first: `catalog`, or those that PORTAL_RAICES names (separated as in PATH)."""
    named = [part for part in os.environ.get("PORTAL_RAICES", "").split(os.pathsep) if part]
    return [Path(part) for part in named or ["catalog"]]


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0, or 1 when the content has faults."""
    parser = argparse.ArgumentParser("portal", description="Revisa y amplía el catálogo.")
    commands = parser.add_subparsers(dest="orden", required=True, metavar="ORDEN")
    review = commands.add_parser("revisar", help="dice todo lo que hay que corregir, con archivo, línea y remedio")
    review.add_argument("--formato", choices=FORMATS, default="texto", help="para personas (texto) o para máquinas")
    review.add_argument("--lenguaje", action="store_true", help="dice también qué frases cuestan y cuáles fichas")
    commands.add_parser("nueva", help="hace unas preguntas y escribe una ficha de herramienta")
    scheme = commands.add_parser("esquema", help="escribe catalog/esquema, que ayuda al editor")
    scheme.add_argument("--comprobar", action="store_true", help="solo dice si está al día")
    options = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without ñ still gets the message
    if options.orden == "esquema":
        return _schema(options.comprobar)
    indice, fault_count = _review(options.formato if options.orden == "revisar" else "texto")
    if options.orden == "nueva" and indice:
        return _new(indice)
    if options.orden == "revisar" and options.lenguaje and indice:
        from portal import reading

        sys.stdout.write(reading.report(indice, Path("docs"), read_messages(roots())))
    return 1 if fault_count else 0


def _review(formato: str) -> tuple[Indice | None, int]:
    indice, avisos, mensajes = prepare(roots(), Path("docs"))
    sys.stdout.write(FORMATS[formato](avisos, mensajes))
    if formato == "texto":
        counted = "1 cosa por corregir" if len(avisos) == 1 else f"{len(avisos)} cosas por corregir"
        ok = f"Todo en orden: {len(indice.herramientas)} herramientas." if indice else ""
        print(ok or f"{counted}.", file=sys.stderr)
    return indice, len(avisos)


def _new(indice: Indice) -> int:
    try:
        id, text = new_tool(indice, input, print)
    except (EOFError, KeyboardInterrupt):
        print("\nNo se escribió nada.")
        return 1
    path = roots()[-1] / "herramientas" / f"{id}.yml"
    if path.exists():
        print(f"\nYa existe {path}. No se escribió nada.")
        return 1
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    print(f"\nLista: {path}. Ábrala para completarla; _plantilla.yml muestra todo lo que se puede decir.\n")
    return 1 if _review("texto")[1] else 0


def _schema(only_check: bool) -> int:
    catalogo, _ = load(roots())
    if catalogo is None:
        return _review("texto")[1] and 1
    folder, stale = roots()[0] / "esquema", []
    for name, text in schemas(catalogo).items():
        path = folder / name
        if not path.is_file() or path.read_text("utf-8") != text:
            stale.append(str(path))
            if not only_check:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")
    if only_check and stale:
        print(f"No están al día: {', '.join(stale)}. Ejecute: portal esquema")
        return 1
    print("Los esquemas están al día.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
