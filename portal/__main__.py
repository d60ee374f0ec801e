"""The command line: reviewing the catalogue, adding to it, kits, and what is done with answers to canvases."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from portal.bloques import HUECOS
from portal.build import prepare, texts
from portal.index import Indice
from portal.load import load, read_messages
from portal.messages import FORMATS, sentence
from portal.nueva import new_tool
from portal.schema import schemas
from portal.values import Aviso


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
    for name, said, many in (
        ("respuestas", "escribe lo que dice un formulario PDF lleno, como lo guarda la página", None),
        ("llenar", "hace el formulario PDF de un lienzo con las respuestas de un archivo", None),
        ("relatoria", "une en un documento Word lo que escribieron varias mesas", "+"),
    ):
        command = commands.add_parser(name, help=said)
        command.add_argument("archivos", type=Path, nargs=many or 1, metavar="ARCHIVO")
        command.add_argument("--salida", type=Path, metavar="ARCHIVO", help="dónde escribirlo")
    kits = commands.add_parser("participa", help="escribe los paquetes del Menú Participa con el nombre de su entidad")
    kits.add_argument("--entidad", required=True, metavar="NOMBRE", help="como va en los documentos")
    kits.add_argument("--dependencia", default="", metavar="NOMBRE", help="la que responde por lo publicado")
    kits.add_argument("--canal", default="", metavar="TEXTO", help="correo o teléfono de la entidad para preguntas")
    kits.add_argument("--oficina", default="", metavar="TEXTO", help="oficina que atiende, y su horario")
    kits.add_argument("--telefono", default="", metavar="TEXTO", help="teléfono que atiende, y su horario")
    kits.add_argument("--sitios", default="", metavar="TEXTO", help="donde se recogen y se entregan las hojas")
    kits.add_argument("--fecha", default="", metavar="AAAA-MM-DD", help="de publicación")
    kits.add_argument("--direccion", default="", metavar="HTTPS://…", help="la del portal, para que los textos traigan enlaces")
    which = kits.add_mutually_exclusive_group()
    which.add_argument("--item", default="", metavar="NÚMERO", help="solo el de un ítem: 6.2.1.b")
    which.add_argument("--seccion", default="", metavar="NÚMERO", help="solo el de una sección: 6.2.1")
    kits.add_argument("--salida", type=Path, default=Path("paquetes"), metavar="CARPETA", help="dónde escribirlos")
    volume = commands.add_parser("volumen", help="hace un PDF accesible con lo que alguien guardó en «Mi carpeta»")
    volume.add_argument("--seleccion", type=Path, required=True, metavar="ARCHIVO", help="el archivo que guardó esa página")
    volume.add_argument("--salida", type=Path, metavar="ARCHIVO", help="dónde escribirlo")
    options = parser.parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without ñ still gets the message
    if options.orden == "esquema":
        return _schema(options.comprobar)
    if options.orden == "volumen":
        return _with_answers("volumen", [options.seleccion], options.salida)
    if options.orden in ("respuestas", "llenar", "relatoria"):
        return _with_answers(options.orden, options.archivos, options.salida)
    if options.orden == "participa":
        told = {key: getattr(options, key) for key in (*HUECOS, "direccion")}
        return _kits(told, options.item or options.seccion, options.salida)
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


def _tell(kind: str, value: str) -> int:
    print(sentence(Aviso("", 0, 0, "", kind, {"valor": value}), read_messages(roots())), file=sys.stderr)
    return 1


def _kits(said: Mapping[str, str], id: str, out: Path) -> int:
    from portal import commands  # here, for other orders needn't wait until its libraries load

    indice, _, _ = prepare(roots(), Path("docs"))
    return commands.kits(indice, said, id, out, _tell) if indice else _review("texto")[1] and 1


def _with_answers(orden: str, paths: Sequence[Path], out: Path | None) -> int:
    from portal import commands  # here, for other orders needn't wait until its libraries load

    if orden == "respuestas":
        return commands.answers(paths[0], out, _tell)
    indice, _, _ = prepare(roots(), Path("docs"))
    if indice is None:
        return _review("texto")[1] and 1
    if orden == "volumen":
        return commands.bind(indice, texts(Path("docs")), paths[0], out, _tell)
    return commands.join(indice, paths, out, _tell) if orden == "relatoria" else commands.fill(indice, paths[0], out, _tell)


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
