"""The search against hostile words: whatever a person types, and whatever the catalogue says, is text."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from .conftest import Watched
from .search import answered

pytestmark = pytest.mark.browser

HOSTILE = [
    "<script>window.entro = 1</script>",
    "<img src=x onerror=window.entro=1>",
    "__proto__",
    "constructor",
    "toString",
    "\u0000ñ\u0000",
]
HOSTILE += [
    "\\",
    "'\"`",
    "${window.entro=1}",
    "{{ 7*7 }}",
    "%",
    "*",
    ":~^-+",
    "~1",
    "a" * 5000,
    "\u202e\ufeff",
    "🏳️‍🌈",
    '"',
    '""',
    "« »",
    "-" * 300,
    "=control-social",
]


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    text=st.one_of(
        st.text(max_size=80), st.lists(st.sampled_from([*HOSTILE, "datos", "veeduria", "presupuesto"]), max_size=4).map(" ".join)
    )
)
def test_no_query_throws_or_executes(engine: Page, text: str) -> None:
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert answered(engine, text)["total"] >= 0
    assert engine.evaluate("window.entro") is None


def test_no_text_of_the_catalogue_executes_or_breaks_the_page(watched: Watched) -> None:
    """What the blocks of texts say becomes hostile, and is shown as it is."""
    texts = [
        "</script><script>window.entro=1</script>",
        "<img src=x onerror=window.entro=1> veeduría",
        "__proto__ <b>veeduría</b> \u202e",
    ]
    evil = json.dumps(texts)

    def spoil(route: Any) -> None:
        name = Path(route.request.url).stem
        route.fulfill(content_type="text/javascript", body=f'Portal.push("buscar/{name}",[{",".join([evil] * 16)}]);')

    watched.page.route(re.compile(r"/buscar/t\d+\.js$"), spoil)
    page = watched.go("buscar/?q=veeduria")
    page.locator("[data-hallados] mark").first.wait_for()
    assert "<img src=x onerror=window.entro=1> veeduría" in page.locator("[data-hallados]").inner_text()
    assert page.locator("[data-hallados] :is(img, b, script)").count() == 0
    page.goto(page.url.split("buscar/")[0])
    page.keyboard.press("/")
    page.keyboard.type("veeduria")
    page.locator(".p-hallazgos [role=option]").first.wait_for()
    assert page.locator(".p-hallazgos :is(img, b, script)").count() == 0
    assert page.evaluate("window.entro") is None
    assert watched.wrong == []


def test_without_a_connection_it_is_said_and_the_next_key_tries_again(watched: Watched) -> None:
    page = watched.go("buscar/")
    page.route(re.compile(r"/buscar/p\d+\.js$"), lambda route: route.abort())
    page.get_by_label("Qué busca").fill("veeduria")
    expect(page.locator("[data-total]")).to_contain_text("Revise su conexión")
    page.unroute_all()
    page.get_by_label("Qué busca").fill("veedurias")
    expect(page.locator("[data-hallados] a").filter(has_text="Veeduría").first).to_be_visible()
    watched.wrong.clear()  # the requests that were to fail
    page.goto(page.url.split("buscar/")[0] + "acerca/")
    page.route(re.compile(r"/buscar/t\d+\.js$"), lambda route: route.abort())
    page.keyboard.press("/")
    page.keyboard.type("veeduria")
    expect(page.locator(".p-hallazgos-nota")).to_contain_text("Revise su conexión")
