"""The browser's half of the plan: the same plan as the engine's, working days that are, and an agenda's file by its standard."""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sites import PROJECT

from portal.festivos import holidays_of
from portal.index import Indice
from portal.plan import Tarea, plan, tasks

pytestmark = pytest.mark.browser

SEED, MANY = 20261126, 1500


@pytest.fixture(scope="module")
def bare(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the pure scripts."""
    page = browser.new_page()
    for name in ("plan", "calendario", "ics"):
        page.add_script_tag(path=str(PROJECT / "docs" / "assets" / f"{name}.js"))
    yield page
    page.close()


def route(chance: random.Random) -> tuple[list[Tarea], str, int | None]:
    """Steps in an order that keeps who follows whom, the act among them, and the days there are."""
    names = ["__proto__", "constructor", *(f"p{n}" for n in range(10))][: chance.randint(1, 12)]
    act = chance.choice(names)
    orders = chance.sample(range(1, 21), len(names))
    steps = []
    for i, name in enumerate(names):
        least = chance.randint(1, 6)
        follows = tuple(chance.sample(names[:i], min(i, chance.randint(0, 3))))
        optional = name != act and chance.random() < 0.4
        steps.append(Tarea(name, least + chance.randint(0, 6), least, follows, orders[i] if optional else 0))
    return steps, act, chance.choice([None, chance.randint(0, 40), chance.randint(0, 15)])


def in_the_browser(page: Page, cases: list[tuple[list[Tarea], str, int | None]]) -> list[Any]:
    given = [[[step._asdict() for step in steps], act, days] for steps, act, days in cases]
    found: list[Any] = page.evaluate("cases => cases.map(one => Portal.plan(...one))", given)
    return found


def as_data(steps: list[Tarea], act: str, days: int | None) -> Any:
    found = plan(steps, act, days)
    said = {"lapsos": [lapso._asdict() for lapso in found.lapsos], "omitidos": found.omitidos, "acortados": found.acortados}
    return json.loads(json.dumps(said | {"faltan": found.faltan}))


def test_it_makes_the_plan_that_the_engine_makes(bare: Page, indice: Indice) -> None:
    chance = random.Random(SEED)  # noqa: S311 - a repeatable choice of cases
    cases = [route(chance) for _ in range(MANY)]
    for ruta in indice.entradas["rutas"]:
        cases += [(list(tasks(ruta)), ruta.acto.paso, days) for days in (None, *range(40))]
    expected = [as_data(*case) for case in cases]
    assert in_the_browser(bare, cases) == expected
    assert sum(1 for one in expected if one["omitidos"] and not one["faltan"]) > 50, "cases that cut"
    assert sum(1 for one in expected if one["faltan"]) > 50, "cases that come too late"


def working(known: dict[str, str], closed: tuple[str, str] | None, day: dt.date) -> bool:
    said = day.isoformat()
    return day.weekday() < 5 and said not in known and not (closed and closed[0] <= said <= closed[1])


def test_no_step_starts_or_ends_on_a_day_that_isn_t_worked(bare: Page, indice: Indice) -> None:
    known = holidays_of(indice)
    chance = random.Random(SEED)  # noqa: S311 - the same
    first = dt.date(known["desde"], 1, 1)
    cases = []
    for _ in range(400):
        begin = first + dt.timedelta(days=chance.randint(0, 1500))
        shut = begin + dt.timedelta(days=chance.randint(-5, 30))
        closed = (shut.isoformat(), (shut + dt.timedelta(days=chance.randint(0, 25))).isoformat())
        act = begin + dt.timedelta(days=chance.randint(-3, 60))
        cases.append([chance.choice([None, closed]), begin.isoformat(), act.isoformat(), chance.choice([-30, -2, -1, 1, 2, 17])])
    code = """([known, cases]) => cases.map(([closed, from, act, n]) => {
        const days = Portal.calendario(known, closed);
        return [days.cuantos(from, act), days.habiles(act, n), days.primero(from, Math.abs(n))]; })"""
    for (closed, begin, act, n), (count, moved, earliest) in zip(cases, bare.evaluate(code, [known, cases]), strict=True):
        here, there = dt.date.fromisoformat(begin), dt.date.fromisoformat(act)
        between = [here + dt.timedelta(days=i) for i in range(max(0, (there - here).days))]
        assert count == sum(working(known["dias"], closed, day) for day in between)
        at = dt.date.fromisoformat(moved)
        assert working(known["dias"], closed, at)
        low, high = sorted((at, there))
        passed = [low + dt.timedelta(days=i) for i in range((high - low).days + 1) if low + dt.timedelta(days=i) != there]
        assert sum(working(known["dias"], closed, day) for day in passed) == abs(n)
        end = dt.date.fromisoformat(earliest)
        before = [here + dt.timedelta(days=i) for i in range((end - here).days)]
        assert working(known["dias"], closed, end)
        assert sum(working(known["dias"], closed, day) for day in before) == abs(n)


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-07", "2026-12-11", "del lunes 7 al viernes 11 de diciembre"),
        ("2026-12-07", "2026-12-07", "el lunes 7 de diciembre"),
        ("2026-11-30", "2026-12-04", "del lunes 30 de noviembre al viernes 4 de diciembre"),
        ("2026-12-30", "2027-01-05", "del miércoles 30 de diciembre al martes 5 de enero de 2027"),
        ("2027-01-05", "2027-01-08", "del martes 5 al viernes 8 de enero de 2027"),
        ("2025-12-30", "2026-01-05", "del martes 30 de diciembre de 2025 al lunes 5 de enero"),
        ("2027-02-26", "2027-03-02", "del viernes 26 de febrero al martes 2 de marzo de 2027"),
    ],
)
def test_days_are_said_as_people_say_them(bare: Page, first: str, last: str, said: str) -> None:
    assert bare.evaluate("([a, b]) => Portal.fechas.lapso(a, b, '2026-11-26')", [first, last]) == said


@pytest.mark.parametrize(
    ("text", "is_date"),
    [
        *[(text, True) for text in ("2026-02-28", "2028-02-29")],
        *[
            (text, False)
            for text in ("2026-02-29", "2026-13-01", "1999-12-31", "2101-01-01", "26-12-01", "", "2026-12-01T00", "<b>")
        ],
    ],
)
def test_a_date_is_one_that_exists(bare: Page, text: str, is_date: bool) -> None:
    assert bare.evaluate("text => Portal.fechas.esFecha(text)", text) is is_date


def parsed(text: str) -> list[dict[str, str]]:
    """The events of an agenda's file, each {property: value}, read as RFC 5545 says: unfolded, then unescaped."""
    assert text.endswith("\r\n") and "\n" not in text.replace("\r\n", "")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = "\r\n".join(lines).replace("\r\n ", "").split("\r\n")
    assert unfolded[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and unfolded[-1] == "END:VCALENDAR"
    events: list[dict[str, str]] = []
    alarm = False
    for line in unfolded:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            events.append({})
        elif alarm or line == "BEGIN:VALARM":  # whose properties are its own (3.6.6)
            alarm = line != "END:VALARM"
            events[-1] |= {f"{name} of the alarm": value} if ":" in line else {}
        elif events:
            assert name not in events[-1] or name in ("BEGIN", "END")
            events[-1][name] = unescaped(value)
    return events


def unescaped(value: str) -> str:
    found, signs = "", iter(value)
    for sign in signs:
        after = next(signs) if sign == "\\" else ""
        assert sign not in ",;"
        found += {"": sign, "n": "\n"}.get(after, after)
    return found


HOSTILE = 'Ñandú; "a, b"\\n\r\nBEGIN:VEVENT\nUID:otro ' + "á€😀" * 60


def test_the_agenda_is_a_file_by_its_standard(bare: Page) -> None:
    event = {"uid": "a.b@haga", "desde": "2026-12-30", "hasta": "2026-12-31", "titulo": HOSTILE, "texto": f"uno\x07{HOSTILE}"}
    agenda = {"nombre": HOSTILE, "siglas": "HAGA", "sello": "2026-11-26", "eventos": [event, {**event, "uid": "c.b@haga"}]}
    text = bare.evaluate("agenda => Portal.ics(agenda)", agenda)
    events = parsed(text)
    assert [one["UID"] for one in events] == ["a.b@haga", "c.b@haga"]
    plain = HOSTILE.replace("\r\n", "\n")
    assert (events[0]["SUMMARY"], events[0]["DESCRIPTION"]) == (plain, f"uno {plain}")
    assert events[0]["DTSTART;VALUE=DATE"] == "20261230"
    assert events[0]["DTEND;VALUE=DATE"] == "20270101", "the day after the last"
    assert events[0]["DTSTAMP"] == "20261126T000000Z"
    assert events[0]["TRIGGER of the alarm"] == "-PT16H", "the day before, at eight"
    assert bare.evaluate("agenda => Portal.ics(agenda)", agenda) == text, "no clock in it"
