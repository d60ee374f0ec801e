"""Who may import whom (section 4 of the design), read from the code itself."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from sites import PROJECT

MAY = {
    "fields": set(),
    "values": set(),
    "diagnostico": {"fields", "values"},
    "terms": {"diagnostico", "fields", "values"},
    "entrada": {"fields", "terms", "values"},
    "repositorio": {"entrada", "fields", "terms", "values"},
    "metodos": {"entrada", "fields", "terms", "values"},
    "rutas": {"entrada", "fields", "metodos", "values"},
    "plan": {"rutas"},
    "routes": {"metodos", "model", "plan", "relations", "rutas", "values", "walk"},
    "festivos": {"index"},
    "model": {"entrada", "fields", "metodos", "repositorio", "rutas", "terms", "values"},
    "relations": {"values"},
    "walk": {"entrada", "model", "values"},
    "parse": {"values"},
    "workers": set(),
    "faults": {"parse", "relations", "values"},
    "load": {"faults", "fields", "model", "parse", "terms", "values", "workers"},
    "messages": {"terms", "values"},
    "urls": set(),
    "markdown": set(),
    "norms": set(),
    "language": {"entrada", "model", "relations", "values", "walk"},
    "personal": {"markdown", "model", "relations", "values", "walk"},
    "contrast": {"model", "relations", "values"},
    "canvases": {"canvas", "fields", "fonts", "grid", "metodos", "model", "relations", "values", "walk"},
    "check": {
        "canvases",
        "contrast",
        "entrada",
        "fields",
        "ladders",
        "language",
        "markdown",
        "model",
        "norms",
        "personal",
        "relations",
        "routes",
        "terms",
        "urls",
        "values",
        "walk",
    },
    "related": set(),
    "index": {"metodos", "model", "related", "relations", "rutas", "values"},
    "directory": {"index", "participa", "urls"},
    "comparison": {"dates", "index", "model"},
    "talleres": {"index", "metodos", "rutas"},
    "explorer": {"facets", "index"},
    "facets": {"index"},
    "folder": {"index", "participa", "urls"},
    "fonts": set(),
    "prose": {"parse", "personal", "values"},
    "sections": {"prose", "values"},
    "search": {"directory", "index", "language", "markdown", "model", "participa", "scripts", "search", "urls", "values"},
    "schema": {"model", "terms", "values"},
    "scripts": {
        "comparison",
        "explorer",
        "facets",
        "festivos",
        "fitting",
        "folder",
        "formats",
        "index",
        "talleres",
        "urls",
        "values",
    },
    "dates": set(),
    "pages": {
        "bloques",
        "dates",
        "directory",
        "explorer",
        "facets",
        "index",
        "language",
        "markdown",
        "model",
        "norms",
        "pages",
        "participa",
        "plan",
        "rutas",
        "talleres",
        "terms",
        "urls",
        "values",
    },
    "reading": {"faults", "index", "language", "load", "messages", "norms", "values"},
    "nueva": {"index", "parse", "urls"},
    "downloads": {"canvas", "formats", "index", "pdf", "values"},
    "relatoria": {"canvas", "dates", "fields", "formats", "index", "metodos", "values"},
    "commands": {"bundles", "dates", "fields", "folder", "index", "load", "pdf", "relatoria", "seleccion"},
    "typeset": {"fonts"},
    "measure": {"fonts"},
    "officezip": set(),
    "grid": set(),
    "canvas": {"canvas", "fields", "fonts", "grid", "index", "measure", "metodos", "officezip", "typeset", "urls", "values"},
    "pdf": {
        "dates",
        "folder",
        "fonts",
        "index",
        "markdown",
        "metodos",
        "model",
        "pdf",
        "prose",
        "rutas",
        "terms",
        "typeset",
        "urls",
        "values",
    },
    "formats": {"formats", "index", "markdown", "metodos", "officezip", "urls", "values"},
    "bundles": {
        "bloques",
        "bundles",
        "canvas",
        "dates",
        "formats",
        "index",
        "metodos",
        "officezip",
        "participa",
        "pdf",
        "terms",
        "urls",
        "values",
    },
    "cards": {"entrada", "index", "typeset", "urls", "values"},
    "ladders": {"model", "relations", "values"},
    "diagnosis": {"model"},
    "fitting": {"diagnosis", "index"},
    "bloques": {"markdown"},
    "seleccion": {"fields", "values"},
}
OUTSIDE = {
    "model": {"pydantic"},
    "entrada": {"pydantic"},
    "repositorio": {"pydantic"},
    "metodos": {"pydantic"},
    "rutas": {"pydantic"},
    "diagnostico": {"pydantic"},
    "terms": {"pydantic"},
    "values": {"pydantic"},
    "check": {"babel"},
    "plan": set(),
    "festivos": {"holidays"},
    "index": {"babel"},
    "comparison": {"babel"},
    "language": {"pydantic"},
    "officezip": set(),
    "bloques": {"markdown_it"},
    "formats": {"docx", "openpyxl"},
    "bundles": {"docx", "pydantic"},
    "dates": {"babel"},
    "search": {"lunr", "snowballstemmer"},
    "pdf": {"markdown_it", "pikepdf", "segno"},
}
READS = {"__main__", "build", "commands", "faults", "load", "reading", "typeset"}  # the last reads its own templates


@cache
def modules() -> list[tuple[str, Path, ast.Module]]:
    paths = [path for folder in ("portal", "macros") for path in sorted((PROJECT / folder).rglob("*.py"))]
    return [(path.relative_to(PROJECT).parts[1].removesuffix(".py"), path, ast.parse(path.read_text())) for path in paths]


def imports(tree: ast.Module) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{name.name}" for name in node.names}
    return found


def test_each_part_imports_only_what_it_may() -> None:
    import sys

    for part, path, tree in modules():
        names = imports(tree)
        ours = {name.split(".")[1] for name in names if name.startswith("portal.")}
        if path.is_relative_to(PROJECT / "portal"):
            assert not {n for n in names if n.split(".")[0] in ("mkdocs", "macros", "material")}, path
            assert ours <= MAY.get(part, ours), path
            outside = {n.split(".")[0] for n in names} - set(sys.stdlib_module_names) - {"portal"}
            outside = {n.removesuffix("_core") for n in outside}
            assert outside <= OUTSIDE.get(part, outside), path
        else:
            assert not {n for n in names if n.split(".")[0] == "yaml"}, path
            assert "catalog" not in {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)} or part == "preview", path


def test_only_the_loader_and_the_builder_touch_the_disk() -> None:
    touches = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rename", "rmtree", "urlopen"}
    clock = {"now", "today", "time", "utcnow"}
    for part, path, tree in modules():
        if path.is_relative_to(PROJECT / "portal") and part not in READS:
            called = {n.func.attr if isinstance(n.func, ast.Attribute) else getattr(n.func, "id", "")
                      for n in ast.walk(tree) if isinstance(n, ast.Call)}  # fmt: skip
            assert not called & (touches | clock), path


def test_no_file_holds_two_ideas() -> None:
    kinds = ("*.py", "*.js", "*.css", "*.j2", "*.html")
    for folder in ("portal", "macros", "docs/assets", "overrides", "tests", "benchmarks"):
        for path in (path for kind in kinds for path in (PROJECT / folder).rglob(kind)):
            assert len(path.read_text().splitlines()) <= 250, path


def test_the_browser_s_primitives_are_in_one_file() -> None:
    forbidden = ("localStorage", "fetch(", "XMLHttpRequest", "history.", "innerHTML", "eval(")
    for path in (PROJECT / "docs" / "assets").rglob("*.js"):
        text = path.read_text()
        assert "innerHTML" not in text and "fetch(" not in text and "XMLHttpRequest" not in text, path
        if path.name != "portal.js":
            assert not [word for word in forbidden if word in text], path


def test_prose_is_reviewed_with_the_extensions_that_render_it() -> None:
    from mkdocs.config import load_config

    from portal.prose import EXTENSIONS

    used = load_config(str(PROJECT / "mkdocs.yml")).markdown_extensions
    assert set(used) == {*EXTENSIONS, "macros.plain:NoHtml"}
