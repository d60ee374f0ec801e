from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.parse import LIMIT, dump, parse, positions


@pytest.mark.parametrize("written", ["no", "012", "1:30", "0.1", "2026-11-22", "~", "0x1F", "1e3", "=", "NO", "on"])
def test_a_scalar_stays_as_it_was_written(written: str) -> None:
    assert parse(f"a: {written}\nb:\n  - {written}\n".encode(), "x") == ({"a": written, "b": [written]}, [])


def test_positions_are_those_of_values_and_keys() -> None:
    found = positions(b"# c\nuno: dos\ntres:\n  - cuatro\n  - cinco: 6\n")
    assert found["uno",].valor == (2, 6)
    assert found["uno",].clave == (2, 1)
    assert found["tres", 1, "cinco"].valor == (5, 12)


REFUSED = "\ufffe\uffff" + "".join(chr(c) for first, last in ((0x202A, 0x202E), (0x2066, 0x2069)) for c in range(first, last + 1))
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t", exclude_characters=REFUSED))
DATA = st.recursive(TEXT, lambda inner: st.lists(inner) | st.dictionaries(st.text("abcdeñ_", min_size=1), inner), max_leaves=8)


@given(st.dictionaries(st.text("abcdeñ_", min_size=1), DATA, min_size=1))
def test_dump_and_parse_is_identity(data: dict) -> None:
    text = dump(data)
    if any(mark in text for mark in ("{{", "{%", "{#")) or len(text.encode()) > LIMIT:
        return
    assert parse(text.encode(), "x") == (data, [])


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_any_text_as_a_file_gives_faults_inside_it(text: str) -> None:
    raw = text.encode("utf-8", "surrogatepass")
    _, avisos = parse(raw, "x")
    lines = raw.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    for aviso in avisos:
        assert 1 <= aviso.linea <= len(lines)
        assert 1 <= aviso.columna <= len(lines[aviso.linea - 1]) + 1


def test_what_turns_a_text_around_is_refused_as_an_escape_too() -> None:
    assert [aviso.tipo for aviso in parse(b'a: "x\\u202ey"\n', "x")[1]] == ["caracter-de-control"]


@pytest.mark.parametrize("bomb", [b"[" * 50_000, b"a: " + b"{b: " * 5_000, b"? " * 20_000, b"- " * 20_000, b"&a [*a, *a]"])
def test_a_hostile_file_is_a_fault(bomb: bytes) -> None:
    data, avisos = parse(bomb, "x")
    assert data is None
    assert avisos
