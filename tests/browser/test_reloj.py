"""The clock of a workshop on its own: made-up instants go in, a state and what to show of it come out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from .conftest import Watched

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PLAN = [10, 20, 5]
MINUTE = 60_000
START = 1_800_000_000_000

RUN = """([plan, events, now, per]) => {
  const frozen = value => { Object.values(value).filter(Array.isArray).forEach(Object.freeze); return Object.freeze(value); };
  const state = events.reduce((s, [name, at]) => frozen(Portal.reloj.avanzar(s, name, at)), frozen(Portal.reloj.nuevo(plan)));
  return {state, seen: Portal.reloj.ver(state, now, per), kept: Portal.reloj.valido(JSON.parse(JSON.stringify(state)), plan, now)};
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Any:
    context = browser.new_context(timezone_id="America/Bogota")
    yield Watched(context, address).go("taller/")
    context.close()


def run(page: Page, events: list[tuple[str, float]], at: float, per: int = 60) -> dict[str, Any]:
    """Return the state after events at minutes from the start, and what is seen at minute `at`."""
    instants = [[name, round(START + minutes * MINUTE)] for name, minutes in events]
    found: dict[str, Any] = page.evaluate(RUN, [PLAN, instants, round(START + at * MINUTE), per])
    return found


def seen(page: Page, events: list[tuple[str, float]], at: float, per: int = 60) -> dict[str, Any]:
    """Return what is seen, with its end in minutes from the start."""
    found: dict[str, Any] = run(page, events, at, per)["seen"]
    return {**found, "resta": found["resta"] / MINUTE, "termina": (found["termina"] - START) / MINUTE}


GO = ("empezar", 0.0)


@pytest.mark.parametrize(
    ("events", "at", "expected"),
    [
        ([], 0, {"fase": "antes", "resta": 10, "termina": 35, "tarde": 0}),
        ([], 90, {"fase": "antes", "resta": 10, "termina": 125, "tarde": 0}),
        ([GO], 3, {"fase": "corre", "resta": 7, "termina": 35, "tarde": 0}),
        ([GO], 5, {"fase": "mitad", "resta": 5}),
        ([GO], 9, {"fase": "minuto", "resta": 1}),
        ([GO], 10, {"fase": "tiempo", "resta": 0, "termina": 35}),
        ([GO], 12, {"fase": "tiempo", "resta": -2, "termina": 37, "tarde": 2}),
        ([GO, ("pausar", 3)], 30, {"fase": "pausa", "resta": 7, "termina": 62, "tarde": 27}),
        ([GO, ("pausar", 3), ("empezar", 30)], 31, {"fase": "corre", "resta": 6, "termina": 62, "tarde": 27}),
        ([GO, ("pausar", 3), ("pausar", 9)], 9, {"resta": 7}),
        ([GO, ("empezar", 4)], 6, {"resta": 4}),
        ([GO, ("siguiente", 6)], 8, {"fase": "corre", "resta": 18, "termina": 31, "tarde": -4}),
        ([GO, ("siguiente", 6), ("anterior", 6.5)], 7, {"resta": 3.5, "termina": 35}),
        ([GO, ("siguiente", 6), ("anterior", 6), ("siguiente", 6)], 7, {"resta": 19}),
        ([GO, ("minuto", 2), ("minuto", 3)], 4, {"resta": 8, "largo": 12, "termina": 37, "tarde": 2}),
        ([("minuto", 0), ("empezar", 1)], 2, {"resta": 10, "tarde": 1}),
        ([GO], 62, {"fase": "tiempo", "resta": -52, "termina": 87, "tarde": 52}),
        ([GO, ("siguiente", 62)], 63, {"resta": 19, "termina": 87, "tarde": 52}),
        ([GO], -5, {"fase": "corre", "resta": 10}),
        ([("siguiente", 0), ("siguiente", 0), ("siguiente", 0)], 1, {"fase": "antes", "resta": 5}),
        ([GO, ("anterior", 1)], 2, {"resta": 8}),
        ([GO, ("constructor", 1), ("__proto__", 1), ("", 1)], 2, {"resta": 8}),
    ],
)
def test_what_is_seen(page: Page, events: list[tuple[str, float]], at: float, expected: dict[str, Any]) -> None:
    found = seen(page, events, at)
    assert {key: found[key] for key in expected} == expected


def test_a_laptop_that_sleeps_in_a_pause_loses_nothing(page: Page) -> None:
    assert seen(page, [GO, ("pausar", 2), ("empezar", 62)], 63)["resta"] == 7


def test_the_end_and_back_from_it(page: Page) -> None:
    whole = [GO, ("siguiente", 9), ("siguiente", 30), ("siguiente", 36)]
    found = seen(page, whole, 500)
    assert (found["fase"], found["termina"], found["tarde"], found["duro"]) == ("fin", 36, 1, 36)
    after = seen(page, [*whole, ("siguiente", 40), ("empezar", 41), ("minuto", 42), ("respuesta", 43)], 500)
    assert after == found, "what is over stays so"
    back = seen(page, [*whole, ("anterior", 37)], 38)
    assert (back["fase"], back["resta"]) == ("pausa", -1)


def test_answers_have_a_time_of_their_own_and_are_counted(page: Page) -> None:
    one = seen(page, [GO, ("respuesta", 1)], 1.5)
    assert one["turno"] == {"resta": 30_000, "persona": 1, "fase": "corre"} and one["respuestas"] == 0
    two = seen(page, [GO, ("respuesta", 1), ("respuesta", 2.25)], 2.5, per=45)
    assert two["turno"] == {"resta": 30_000, "persona": 2, "fase": "corre"} and two["respuestas"] == 1
    assert seen(page, [GO, ("respuesta", 1)], 2)["turno"]["fase"] == "tiempo"
    still = seen(page, [GO, ("respuesta", 1), ("pausar", 1.5), ("empezar", 60)], 60.25)
    assert still["turno"]["resta"] == 15_000, "a pause holds the answer too"
    assert seen(page, [("respuesta", 0)], 1)["resta"] == 9, "the first answer starts the clock"
    closed = seen(page, [GO, ("respuesta", 1), ("cerrar", 2), ("cerrar", 3)], 3)
    assert closed["turno"] is None and closed["respuestas"] == 1
    gone = seen(page, [GO, ("respuesta", 1), ("siguiente", 2)], 3)
    assert gone["turno"] is None and gone["respuestas"] == 0, "the next activity counts its own"
    assert seen(page, [GO, ("respuesta", 1), ("siguiente", 2), ("anterior", 3)], 3)["respuestas"] == 1


EVENTS = st.sampled_from(["empezar", "pausar", "siguiente", "anterior", "minuto", "respuesta", "cerrar"])


@settings(max_examples=60)
@given(st.lists(st.tuples(EVENTS, st.integers(0, 20 * MINUTE)), max_size=25))
def test_no_time_is_made_or_lost(page: Page, steps: list[tuple[str, int]]) -> None:
    at, events = START, []
    for name, wait in steps:
        at += wait
        events.append([name, at])
    found = page.evaluate(RUN, [PLAN, events, at, 60])
    state, shown = found["state"], found["seen"]
    running = at - state["desde"] if state["desde"] is not None else 0
    began = at if state["comienzo"] is None else state["comienzo"]
    assert sum(state["corrido"]) + running <= at - began
    if [name for name, _ in events].count("pausar") == 0 and "anterior" not in [name for name, _ in events]:
        assert sum(state["corrido"]) + running == (state["fin"] or at) - began, "without pauses all the time is somebody's"
    assert shown["termina"] >= began
    assert found["kept"] == state if at - began <= 12 * 60 * MINUTE else found["kept"] is None


GOOD = {
    "plan": PLAN, "en": 1, "comienzo": START, "desde": START + 1, "fin": None,
    "corrido": [9, 0, 0], "extra": [0, 1, 0], "respuestas": [0, 2, 0], "marca": 5,
}  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"plan": [10, 20, 6]}, {"plan": [10, 20]}, {"plan": "10"}, {"en": 3}, {"en": -1}, {"en": 0.5}, {"en": "1"}, {"en": None},
        {"comienzo": None}, {"comienzo": "x"}, {"comienzo": START - 10**9}, {"desde": 10**15}, {"desde": {}}, {"fin": START + 2},
        {"corrido": [9, 0]}, {"corrido": [9, 0, None]}, {"corrido": [9, 0, -1]}, {"corrido": {"length": 3}}, {"extra": [0, 481, 0]},
        {"extra": [0, 0.5, 0]}, {"respuestas": [0, 10**6, 0]}, {"marca": "x"}, {"marca": -1},
    ],
)  # fmt: skip
def test_a_state_that_is_none_is_refused(page: Page, change: dict[str, Any]) -> None:
    check = "([found, plan, now]) => Portal.reloj.valido(JSON.parse(found), plan, now)"
    assert page.evaluate(check, [json.dumps({**GOOD, "de": "más"}), PLAN, START + 9]) == GOOD, "and of a good one, only what it has"
    assert page.evaluate(check, [json.dumps({**GOOD, **change}), PLAN, START + 9]) is None


@pytest.mark.parametrize("nothing", ["null", "[]", "3", '"x"', "{}", '{"__proto__": {"en": 0}}'])
def test_what_is_no_state_is_refused(page: Page, nothing: str) -> None:
    assert page.evaluate("([f, plan]) => Portal.reloj.valido(JSON.parse(f), plan, 5)", [nothing, PLAN]) is None


def test_how_times_and_hours_are_written(page: Page) -> None:
    times = [600_000, 599_001, 61_000, 59_999, 1, 0, -1, -999, -1000, -35_000, -3_600_000]
    said = ["10:00", "10:00", "1:01", "1:00", "0:01", "0:00", "0:00", "0:00", "+0:01", "+0:35", "+60:00"]
    assert page.evaluate("all => all.map(Portal.reloj.cifras)", times) == said
    hours = page.evaluate(
        "all => all.map(text => Portal.reloj.hora(Date.parse(text)))",
        [f"2026-11-26T{h}:10:00-05:00" for h in ("00", "09", "12", "23")],
    )
    assert [hour.replace("\u00a0", " ") for hour in hours] == ["12:10 a. m.", "9:10 a. m.", "12:10 p. m.", "11:10 p. m."]
