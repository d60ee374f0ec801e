"""The plan of a route: order kept, only what may be cut cut, and never more than the time asks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from portal.festivos import holidays_of
from portal.index import Indice
from portal.plan import Plan, Tarea, ancestors, extent, moved, plan, tasks, without


@st.composite
def routes(draw: st.DrawFn) -> tuple[tuple[Tarea, ...], str]:
    """Steps in an order that keeps who follows whom, and the act among them."""
    many = draw(st.integers(1, 9))
    act = draw(st.integers(0, many - 1))
    orders = draw(st.permutations(range(1, many + 1)))
    found = []
    for i in range(many):
        least = draw(st.integers(1, 6))
        follows = draw(st.lists(st.integers(0, i - 1), unique=True, max_size=3)) if i else []
        optional = i != act and draw(st.booleans())
        found.append(
            Tarea(f"p{i}", least + draw(st.integers(0, 6)), least, tuple(f"p{n}" for n in follows), orders[i] if optional else 0)
        )
    return tuple(found), f"p{act}"


BUDGET = st.none() | st.integers(0, 40)


def least(steps: tuple[Tarea, ...]) -> dict[str, int]:
    return {step.id: step.minimo for step in steps}


def at_most_cut(steps: tuple[Tarea, ...], act: str) -> tuple[Tarea, ...]:
    leading = ancestors(steps, act)
    return without(steps, [step.id for step in steps if step.omitir and step.id in leading])


@settings(max_examples=300)
@given(routes(), BUDGET)
def test_no_step_begins_before_those_it_follows_end(route: tuple[tuple[Tarea, ...], str], days: int | None) -> None:
    steps, act = route
    found = plan(steps, act, days)
    when = {lapso.id: lapso for lapso in found.lapsos}
    for step in without(steps, found.omitidos):
        here = when[step.id]
        assert here.hasta == (here.desde + here.dias - 1 if step.id == act else moved(here.desde, here.dias - 1))
        assert all(when[id].hasta < here.desde for id in step.despues_de)
        assert step.id == act or 0 not in (here.desde, here.hasta), "day 0 is the act's alone"
    assert when[act].desde == 0


@settings(max_examples=300)
@given(routes(), BUDGET)
def test_it_cuts_only_what_may_be_cut_and_only_before_the_act(route: tuple[tuple[Tarea, ...], str], days: int | None) -> None:
    steps, act = route
    found, leading = plan(steps, act, days), ancestors(steps, act)
    step = {s.id: s for s in steps}
    optional = sorted((s for s in steps if s.omitir and s.id in leading), key=lambda s: s.omitir)
    assert found.omitidos == tuple(s.id for s in optional[: len(found.omitidos)])
    assert [lapso.id for lapso in found.lapsos] == [s.id for s in steps if s.id not in found.omitidos]
    for lapso in found.lapsos:
        assert step[lapso.id].minimo <= lapso.dias <= step[lapso.id].dias
        assert lapso.id in leading or lapso.dias == step[lapso.id].dias
    assert found.acortados == tuple(lapso.id for lapso in found.lapsos if lapso.dias < step[lapso.id].dias)


@settings(max_examples=300)
@given(routes(), st.integers(0, 40))
def test_it_is_too_late_exactly_when_the_least_doesn_t_fit(route: tuple[tuple[Tarea, ...], str], days: int) -> None:
    steps, act = route
    found, left = plan(steps, act, days), at_most_cut(steps, act)
    asked = extent(left, ancestors(steps, act), least(left))
    assert found.faltan == max(0, asked - days)
    assert found.antes <= days if not found.faltan else found.antes == asked
    if found.acortados and not found.faltan:
        assert found.antes == days, "shortened more than the time asked"
    if found.omitidos:
        kept = without(steps, found.omitidos[:-1])
        assert extent(kept, ancestors(steps, act), least(kept)) > days, "the last one left out would have fitted"


@settings(max_examples=300)
@given(routes(), st.integers(0, 40))
def test_a_day_more_never_cuts_more(route: tuple[tuple[Tarea, ...], str], days: int) -> None:
    steps, act = route
    less, more = plan(steps, act, days), plan(steps, act, days + 1)
    assert set(more.omitidos) <= set(less.omitidos)
    assert more.faltan <= less.faltan
    if more.omitidos == less.omitidos:
        given_less = {lapso.id: lapso.dias for lapso in less.lapsos}
        assert all(lapso.dias >= given_less[lapso.id] for lapso in more.lapsos)


@settings(max_examples=100)
@given(routes())
def test_without_a_limit_nothing_is_cut_and_all_that_leads_to_the_act_is_as_late_as_can_be(
    route: tuple[tuple[Tarea, ...], str],
) -> None:
    steps, act = route
    found = plan(steps, act)
    assert (found.omitidos, found.acortados, found.faltan) == ((), (), 0)
    leading = ancestors(steps, act)
    when = {lapso.id: lapso for lapso in found.lapsos}
    for step in steps:
        after = [when[s.id].desde for s in steps if step.id in s.despues_de and (s.id in leading or s.id == act)]
        if step.id in leading:
            assert when[step.id].hasta == min(after) - 1
    assert found == plan(steps, act, found.antes)


@settings(max_examples=200)
@given(routes())
def test_for_a_day_less_no_step_gives_a_day_that_doesn_t_count(route: tuple[tuple[Tarea, ...], str]) -> None:
    steps, act = route
    leading = ancestors(steps, act)
    limit = plan(steps, act).antes - 1
    found = plan(steps, act, limit)
    if limit >= 0 and not found.omitidos and not found.faltan:
        given_days = {lapso.id: lapso.dias for lapso in found.lapsos}
        assert all(extent(steps, leading, given_days | {id: given_days[id] + 1}) > limit for id in found.acortados)


def test_of_two_ways_that_share_a_step_only_the_shared_one_is_shortened() -> None:
    steps = [Tarea("x", 8, 3, (), 0), Tarea("y", 8, 6, (), 0), Tarea("s", 5, 2, ("x", "y"), 0), Tarea("acto", 1, 1, ("s",), 0)]
    found = plan(steps, "acto", 12)
    assert (found.acortados, found.lapsos[2].dias) == (("s",), 4), "x, which has most to give, gave a day that didn't count"


def test_of_two_steps_that_can_give_as_much_the_later_one_gives() -> None:
    steps = [Tarea("a", 3, 1, (), 0), Tarea("b", 3, 1, ("a",), 0), Tarea("acto", 1, 1, ("b",), 0)]
    assert [plan(steps, "acto", days).acortados for days in (6, 5, 4)] == [(), ("b",), ("a", "b")]


def shown(found: Plan) -> dict[str, tuple[int, int]]:
    return {lapso.id: (lapso.desde, lapso.hasta) for lapso in found.lapsos}


STEPS = (
    Tarea("a", 2, 1, (), 0),
    Tarea("b", 8, 5, ("a",), 0),
    Tarea("c", 5, 2, ("a",), 0),
    Tarea("d", 4, 2, ("c",), 1),
    Tarea("acto", 1, 1, ("b", "d"), 0),
    Tarea("e", 10, 5, ("acto",), 0),
    Tarea("f", 4, 4, ("b",), 2),
)
"""Two ways that lead to the act, of 10 and 11 days; what follows it; and `f`, which neither leads to it nor follows it."""


def test_a_case_worked_out_by_hand() -> None:
    whole = {"a": (-11, -10), "b": (-8, -1), "c": (-9, -5), "d": (-4, -1), "acto": (0, 0), "e": (1, 10), "f": (1, 4)}
    assert shown(plan(STEPS, "acto")) == whole
    ten = plan(STEPS, "acto", 10)
    assert (ten.omitidos, ten.acortados) == ((), ("c",)), "c has most to give of a, c, d"
    assert shown(ten) == whole | {"a": (-10, -9), "c": (-8, -5)}
    six = plan(STEPS, "acto", 6)
    assert (six.omitidos, six.acortados, six.faltan) == ((), ("a", "b", "c", "d"), 0)
    five = plan(STEPS, "acto", 5)
    assert (five.omitidos, five.faltan) == (("d",), 1), "f is optional too, but doesn't lead to the act"
    assert shown(five)["e"] == (1, 10), "what comes after isn't cut"


def test_one_step_alone_is_a_plan() -> None:
    assert shown(plan([Tarea("acto", 3, 1, (), 0)], "acto", 0)) == {"acto": (0, 2)}
    loose = plan([Tarea("suelto", 2, 2, (), 0), Tarea("acto", 1, 1, (), 0)], "acto")
    assert shown(loose)["suelto"] == (1, 2), "with nothing before the act, it begins after it"


def test_a_step_left_out_leaves_those_it_followed_to_those_after_it() -> None:
    found = without(
        [Tarea("a", 1, 1, (), 0), Tarea("b", 1, 1, ("a",), 1), Tarea("c", 1, 1, ("b",), 2), Tarea("d", 1, 1, ("c",), 0)],
        ["b", "c"],
    )
    assert [step.despues_de for step in found] == [(), ("a",)]


@pytest.mark.parametrize("days", [None, 60, 30, 15, 10, 5, 1, 0])
def test_the_real_routes_keep_it_too(indice: Indice, days: int | None) -> None:
    for ruta in indice.entradas["rutas"]:
        steps, act = tasks(ruta), ruta.acto.paso
        test_no_step_begins_before_those_it_follows_end.hypothesis.inner_test((steps, act), days)  # type: ignore[attr-defined]
        test_it_cuts_only_what_may_be_cut_and_only_before_the_act.hypothesis.inner_test((steps, act), days)  # type: ignore[attr-defined]
        if days is not None:
            test_it_is_too_late_exactly_when_the_least_doesn_t_fit.hypothesis.inner_test((steps, act), days)  # type: ignore[attr-defined]
            test_a_day_more_never_cuts_more.hypothesis.inner_test((steps, act), days)  # type: ignore[attr-defined]


HOLIDAYS = {
    2026: "01-01 01-12 03-23 04-02 04-03 05-01 05-18 06-08 06-15 06-29 07-13 07-20 08-07 08-17 10-12 11-02 11-16 12-08 12-25",
    2027: "01-01 01-11 03-22 03-25 03-26 05-01 05-10 05-31 06-07 07-05 07-12 07-20 08-07 08-16 10-18 11-01 11-15 12-08 12-25",
}
"""Written by hand: Easter is on 5 April 2026 and on 28 March 2027, and the Ley 51 de 1983 moves ten feasts to a Monday.

The Monday after 9 July is new: the Ley 2578 de 2026, as the library cites it.
"""


def test_the_holidays_are_those_of_colombia(indice: Indice) -> None:
    found = holidays_of(indice)
    year = indice.catalogo.sitio.fecha.year
    assert (found["desde"], found["hasta"]) == (year - 1, year + 4)
    assert {int(day[:4]) for day in found["dias"]} == set(range(year - 1, year + 5))
    for year, days in HOLIDAYS.items():
        assert [day for day in found["dias"] if day.startswith(str(year))] == [f"{year}-{day}" for day in days.split()]
    assert all(len(name) > 5 and "(" not in name for name in found["dias"].values())
    moved_days = [day for day, name in found["dias"].items() if name in ("Corpus Christi", "Día de los Reyes Magos")]
    assert {dt.date.fromisoformat(day).weekday() for day in moved_days} == {0}
