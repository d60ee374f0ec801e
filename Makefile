# Two commands do everything: make site, make test.
.DEFAULT_GOAL := help
.PHONY: help site serve test check lenguaje escala presupuesto cuadernos busqueda vistas hojas verify esquema clean lock

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING = 1
TWO := -n 2 --dist loadfile --no-loadscope-reorder  # two processes, and a file's tests in one: they share what they build

help: ## shows this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

site: $(VENV)/sitio ## checks the catalogue and builds the whole site into site/
	@$(BIN)/mkdocs build --strict

serve: $(VENV)/sitio ## previews at http://127.0.0.1:8000/, and again at every change
	@$(BIN)/mkdocs serve

check: $(VENV)/pruebas ## the fast checks: catalogue, style, types, unit tests
	$(BIN)/portal revisar
	$(BIN)/portal esquema --comprobar
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -q $(TWO) -m "not slow and not browser"

lenguaje: $(VENV)/sitio ## says which sentences are long, what is repeated, and how easily each entry reads
	@$(BIN)/portal revisar --lenguaje

test: check navegador oficina ## every check, with whole builds and a real browser
	$(BIN)/pytest -q $(TWO) -m "slow or browser"

escala: $(VENV)/pruebas ## measures scale: our build, Hugo and plain MkDocs on the same made-up tools (15 minutes; N="150,1500" for less)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mediciones]'
	@$(BIN)/python -m benchmarks.escala $(if $(N),--n $(N))

presupuesto: navegador ## weighs a first visit on a cheap phone: bytes, requests, first text, movement, beside stock Material
	@$(BIN)/python -m benchmarks.presupuesto

cuadernos: navegador ## measures a printed volume of 60, 600 and 6,000 tools: ours, WeasyPrint's and Chromium's (40 minutes; N="60,600" for less)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mediciones]'
	@$(BIN)/python -m benchmarks.cuadernos $(if $(N),--n $(N))

busqueda: navegador ## measures the search: what it finds, what it costs on a phone, beside Material's and Pagefind (40 minutes; N="150" for less)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[mediciones]'
	@$(BIN)/python -m benchmarks.buscador $(if $(N),--n $(N)) $(foreach list,$(L),--lista $(list))

vistas: navegador ## draws every kind of page on phone, tablet, desk and paper, light and dark, into vistas/ (V="inicio lista" for some)
	@PYTHONPATH=. $(BIN)/python tests/vistas.py $(V)

verify: site $(VENV)/pruebas ## checks every PDF of the built site with veraPDF's rules for PDF/UA-1, and volumes for PDF/A-2a too
	@$(BIN)/python tests/verify.py

hojas: site oficina ## draws contact sheets of everything that is downloaded, office files as LibreOffice sets them, into vistas/
	@$(BIN)/python tests/hojas.py $(V)

esquema: $(VENV)/sitio ## writes the editors' schemas anew after a change of the model or of a vocabulary
	$(BIN)/portal esquema

clean: ## removes what was built and installed
	rm -rf site site.nuevo site.viejo $(VENV)

# The project's own environment: exact versions with hashes, then the project itself.
$(VENV)/sitio: requirements.lock pyproject.toml
	@echo "Preparando el entorno (solo la primera vez)…"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/pruebas: $(VENV)/sitio requirements-pruebas.lock requirements-visor.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-pruebas.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-visor.lock
	@touch $@

# Debian's Chromium when we may install it (and the library that Playwright's driver needs), else the one Playwright brings: tests take
# the one without windows where there is such a package, and what measures takes the whole one.
CHROMIUM := /usr/bin/chromium-headless-shell
presupuesto cuadernos busqueda: CHROMIUM := /usr/bin/chromium
INSTALL := apt-get install -y -qq --no-install-recommends
.PHONY: navegador
navegador: $(VENV)/pruebas
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		{ [ -x $(CHROMIUM) ] && /sbin/ldconfig -p | grep -q libatomic.so.1; } \
		|| { apt-get update -qq && { $(INSTALL) $(notdir $(CHROMIUM)) libatomic1 || $(INSTALL) chromium libatomic1; } >/dev/null; }; \
	elif [ ! -x $(CHROMIUM) ] && [ ! -x /usr/bin/chromium ]; then $(BIN)/playwright install chromium; fi

# Debian's LibreOffice without windows when we may install it: a test opens the office files with it. Else, the one that is there.
OFFICE := libreoffice-writer-nogui libreoffice-impress-nogui libreoffice-calc-nogui
OFFICE_PARTS := $(addprefix /usr/lib/libreoffice/program/lib,swlo.so sdlo.so sclo.so)
.PHONY: oficina
oficina:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! ls $(OFFICE_PARTS) >/dev/null 2>&1; then \
		apt-get update -qq && $(INSTALL) $(OFFICE) >/dev/null; \
	fi

lock: ## resolves the pins again into the two lock files (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-package haga-portal requirements.txt -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-package haga-portal -c requirements.lock requirements.txt pyproject.toml --extra pruebas -o requirements-pruebas.lock
