"""The search's engine: its words are the index's, its pieces give lunr's own scores, and it finds what people look for."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from sites import PROJECT

from portal import build
from portal.index import Indice, fold
from portal.search.documents import documents
from portal.search.words import EMPTY, concepts, language, of_text, split

from .conftest import served
from .search import answered, written

pytestmark = pytest.mark.browser

GOLDEN = yaml.safe_load((PROJECT / "benchmarks" / "busqueda" / "consultas.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def large(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Page, Indice]]:
    """The same over the real catalogue and 5,000 made-up tools."""
    folder = tmp_path_factory.mktemp("grande")
    subprocess.run([sys.executable, "-m", "benchmarks.catalogo", "5000", str(folder / "catalog")], cwd=PROJECT, check=True)
    found, avisos, _ = build.prepare([PROJECT / "catalog", folder / "catalog"], PROJECT / "docs")
    assert found and not avisos
    with served(written(found, folder / "motor")) as address:
        page = browser.new_page()
        page.goto(address)
        yield page, found
        page.close()


def vocabulary(indice: Indice) -> list[str]:
    return sorted({word for d in documents(indice, ()) for text in d[2:7] for word in split(text)})


ENDINGS = "la selo ando iendo yendo ica acion ucion encia amente mente idad iva yen aba emos os e guen ivamente abilidad"
ROOTS = """words => new Promise(give => Portal.parte('indice', indice =>
    indice.preparar(some => give(words.map(some.lengua.root)))))"""


def test_every_word_has_the_same_root_here_and_in_the_browser(engine: Page, said: Indice) -> None:
    lengua = language(said.catalogo.vocabularios)
    draw = random.Random(6)  # noqa: S311 - the same draw every time
    words = vocabulary(said)
    endings = ENDINGS.split()
    words += [draw.choice(words)[: draw.randint(2, 8)] + draw.choice(endings) + draw.choice(["", "s", "los"]) for _ in range(5000)]
    found = engine.evaluate(ROOTS, words)
    assert len(words) > 10_000
    assert [
        (word, lengua.raices[word], other) for word, other in zip(words, found, strict=True) if lengua.raices[word] != other
    ] == []


PARTS = """texts => new Promise(give => Portal.parte('indice', indice => indice.preparar(some => give(texts.map(text => {
    const roots = some.lengua.words(text).map(some.lengua.root);
    return [Portal.lengua.partir(text), roots, some.lengua.concepts(roots).map(one => some.data.tesauro[one.group][0])]; })))))"""


def test_every_text_is_read_the_same_here_and_in_the_browser(engine: Page, said: Indice) -> None:
    lengua = language(said.catalogo.vocabularios)
    texts = [text for document in documents(said, ()) for text in document[2:7] if text]
    for text, (words, roots, named) in zip(texts, engine.evaluate(PARTS, texts), strict=True):
        assert words == list(split(text))
        assert roots == of_text(text, lengua.raices)
        assert named == concepts(roots, lengua)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(max_codepoint=0x2FFF, exclude_categories=["Cn", "Cs"]), max_size=60))
@example(text="½-ab y m²-cd, ٣-ef; ⅷtulos")
def test_any_text_at_all_is_read_the_same(engine: Page, said: Indice, text: str) -> None:
    words, roots, _ = engine.evaluate(PARTS, [text])[0]
    assert words == list(split(text))
    assert roots == of_text(text, language(said.catalogo.vocabularios).raices)


SCORES = """async texts => {
    const whole = lunr.Index.load(await (await fetch('whole.json')).json());
    const part = name => new Promise(give => Portal.parte(name, give));
    const indice = await part('indice');
    const some = await new Promise(give => indice.preparar(give));
    let wrong = [], seen = 0;
    for (const [text, typing] of texts) {
        const query = indice.leer(some, text, typing);
        await new Promise(give => indice.cargar(some, indice.tocadas(some, query), give));
        const list = indice.clausulas(some, query).clauses;
        const ours = indice.puntuar(some, list), boosts = new Map();
        list.forEach(one => boosts.set(one.term, (boosts.get(one.term) || 0) + one.boost));
        const ask = q => boosts.forEach((boost, term) => q.term(term, {boost, usePipeline: false}));
        const theirs = list.length ? whole.query(ask) : [];
        const other = new Map(theirs.map(one => [Number(one.ref), one.score]));
        const equal = n => Math.abs(ours.sums[n] - other.get(n)) <= 1e-9 * other.get(n);
        const same = ours.seen.length === other.size && ours.seen.every(equal);
        if (!same) { wrong.push(text); }
        seen += other.size;
    }
    return [wrong, seen];
}"""


def test_the_pieces_give_the_whole_index_s_results_and_scores(large: tuple[Page, Indice]) -> None:
    """lunr.js 2.3 with the whole index, over 500 queries: whole words, words being typed, names, and the golden ones."""
    page, indice = large
    draw = random.Random(2026)  # noqa: S311 - the same draw every time
    words = [word for word in vocabulary(indice) if word not in EMPTY]
    names = [tool.nombre for tool in indice.herramientas]
    queries: list[tuple[str, bool]] = [(one["consulta"], False) for one in GOLDEN]
    queries += [(" ".join(draw.choices(words, k=draw.randint(1, 3))), False) for _ in range(250)]
    queries += [(draw.choice(words)[: draw.randint(2, 9)], True) for _ in range(100)]
    queries += [(draw.choice(names), draw.random() < 0.5) for _ in range(500 - len(queries))]
    wrong, seen = page.evaluate(SCORES, queries)
    assert len(queries) == 500 and seen > 50_000
    assert wrong == []


ALONE = """queries => new Promise(give => Portal.parte('indice', indice => indice.preparar(some => {
    const empty = () => Object.assign({}, some, {terms: new Map(), words: new Map(), loaded: new Set()});
    const all = empty(), wrong = [];
    const terms = (one, query) => indice.clausulas(one, query).clauses.map(clause => clause.term).join();
    indice.cargar(all, [...some.data.piezas.keys()], () => { // from here on the data is here, and nothing waits
        queries.forEach(([text, typing]) => {
            const alone = empty(), query = indice.leer(alone, text, typing);
            indice.reunir(alone, query, () => {
                if (terms(alone, query) !== terms(all, indice.leer(all, text, typing))) { wrong.push([text, typing]); }
            });
        });
        give(wrong);
    });
})))"""


def test_the_first_search_finds_what_it_would_after_any_other(engine: Page, said: Indice) -> None:
    """«cartog» goes on as «cartografía», whose root is «mapa»: its piece has to be loaded too. So with an n that may be an ñ."""
    draw = random.Random(7)  # noqa: S311 - the same draw every time
    words = draw.sample(vocabulary(said), 800) + [
        fold(form) for family in said.catalogo.vocabularios["raices"].values() for form in family.formas
    ]
    starts = {word[:size] for word in words for size in range(3, len(word) + 1)}
    queries = [(start, typing) for start in sorted(starts | {word.replace("ñ", "n") for word in words}) for typing in (True, False)]
    assert engine.evaluate(ALONE, queries) == []
    assert answered(engine, "cartog")["total"] > 0


TYPING = """text => new Promise(give => Portal.parte('motor', motor =>
    motor.buscar(text, {escribiendo: true}, answer => give(answer.total))))"""


def test_the_first_letters_of_a_word_drop_nothing_yet(engine: Page) -> None:
    before = engine.evaluate(TYPING, "presupuesto ")
    assert before > 20
    assert all(engine.evaluate(TYPING, f"presupuesto {'participativo'[:size]}") >= before for size in range(1, 14))


ALIKE = [
    ("mapeo de actores", "mapa de actores"),
    ("rendir cuentas", "rendición de cuentas"),
    ("participacion ciudadana", "participación ciudadana"),
    ("talleres", "taller"),
    ("PAAC", "ptep"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_says_the_same_finds_the_same(engine: Page, one: str, other: str) -> None:
    assert set(answered(engine, one)["urls"][:3]) & set(answered(engine, other)["urls"][:3])


def test_the_tilde_of_the_letter_counts_when_both_words_exist(engine: Page) -> None:
    exists = """word => new Promise(give => Portal.parte('indice', indice => indice.preparar(some => indice.cargar(
        some, indice.piezas(some.data, indice.clave(word), false), () => give(some.terms.has(some.lengua.root(word)))))))"""
    assert engine.evaluate(exists, "año") and not engine.evaluate(exists, "ano")
    assert answered(engine, "ano")["urls"] == answered(engine, "año")["urls"]
    assert answered(engine, "diseno")["urls"] == answered(engine, "diseño")["urls"]
    both = """() => new Promise(give => Portal.parte('indice', indice => indice.preparar(some => {
        const terms = new Map([['ano', 1], ['año', 1]]);
        const only = Object.assign({}, some, {terms, words: new Map()});
        const query = indice.leer(only, 'ano', false);
        give(indice.clausulas(only, query).clauses.map(one => one.term)); })))"""
    assert engine.evaluate(both) == ["ano"]


def test_a_slip_is_mended_only_when_nothing_else_answers(engine: Page) -> None:
    assert answered(engine, "veduria")["corregidas"] == [["veduria", ["veeduría"]]]
    assert answered(engine, "veeduria")["corregidas"] == []
    assert answered(engine, "ajiaco")["total"] == 0


@pytest.mark.parametrize(
    ("a", "b", "near"), [("casa", "caso", 1), ("casa", "casas", 1), ("casa", "acsa", 1), ("casa", "casa", 0), ("casa", "cosas", 0)]
)
def test_one_letter_away(engine: Page, a: str, b: str, near: int) -> None:
    assert engine.evaluate("([a, b]) => Portal.indice.cerca(a, b)", [a, b]) is bool(near)


def test_a_search_loads_few_pieces_and_never_all(browser: Browser, large: tuple[Page, Indice]) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(large[0].url)
    assert answered(page, "presupuesto participativo")["total"] > 100
    pieces = [url for url in loaded if re.search(r"/p\d+\.js$", url)]
    assert 1 <= len(pieces) <= 6
    assert not any(url.endswith("/palabras.js") for url in loaded)
    page.close()
