"""What the search's benchmark counts as right, and how it counts it."""

from __future__ import annotations

import pytest

from benchmarks.busqueda.medidas import answers, judged, recall, reciprocal_rank, spread

EXPECTED = ["acerca/", "glosario/#acta", "rutas/", "normas/"]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("acerca/", "acerca/"),
        ("acerca/#contacto", "acerca/"),
        ("glosario/#acta", "glosario/#acta"),
        ("glosario/", None),
        ("glosario/#ita", None),
    ],
)
def test_a_part_answers_for_its_page_and_a_page_not_for_its_part(found: str, right: str | None) -> None:
    assert answers(found, EXPECTED) == right


def test_recall_counts_each_expected_address_once_among_the_first_three() -> None:
    assert recall(["acerca/", "x/", "rutas/", "normas/"], EXPECTED) == pytest.approx(2 / 3)
    assert recall(["acerca/#a", "acerca/#b", "acerca/"], EXPECTED) == pytest.approx(1 / 3)
    assert recall(["x/", "y/", "acerca/#b"], ["acerca/"]) == 1
    assert recall([], EXPECTED) == 0


def test_the_rank_is_that_of_the_first_right_one_of_ten() -> None:
    assert reciprocal_rank(["x/", "acerca/#a", "rutas/"], EXPECTED) == 0.5
    assert reciprocal_rank(["x/"] * 10 + ["acerca/"], EXPECTED) == 0


def test_where_nothing_is_expected_only_nothing_is_right() -> None:
    assert (recall([], []), reciprocal_rank([], [])) == (1, 1)
    assert (recall(["x/"], []), reciprocal_rank(["x/"], [])) == (0, 0)


def test_the_figures_are_means_in_all_and_by_class_and_misses_are_told() -> None:
    queries = [{"consulta": "a", "clase": "uno", "espera": ["a/"]}, {"consulta": "b", "clase": "dos", "espera": ["b/"]}]
    found = judged(queries, {"a": ["a/"], "b": ["x/", "y/", "z/", "b/"]})
    assert found["todas"] == {"consultas": 2, "recall3": 0.5, "mrr": 0.625}
    assert found["clases"]["dos"] == {"consultas": 1, "recall3": 0, "mrr": 0.25}
    assert found["fallos"] == [{"consulta": "b", "clase": "dos", "salio": ["x/", "y/", "z/"], "rr": 0.25}]


def test_the_spread_is_of_values_that_were_measured() -> None:
    assert spread(range(1, 21)) == {"n": 20, "p50": 10, "p95": 19, "max": 20}
    assert spread([7]) == {"n": 1, "p50": 7, "p95": 7, "max": 7}
    assert spread([]) == {"n": 0}
