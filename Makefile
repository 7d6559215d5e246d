# The same commands for people and for CI. Every target may be repeated at once and is quick the second time.

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ENTRIES := $(shell find kb/entries -name '*.yaml')
SITE_SOURCES := mkdocs.yml $(shell find docs theme generator kb search_api -type f -not -path '*/__pycache__/*' \
	-not -path 'docs/statuses/*' -not -path 'docs/reasons/*' -not -path 'docs/exit-codes/*' -not -path 'docs/symptoms/*' \
	-not -path 'docs/alerts/*' -not -path 'docs/layers/*' -not -path 'docs/api/*' -not -name coverage.md)

.PHONY: help run site test check format eval bench schema clean

help:  ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: build/.built  ## Build site and index where they are out of date, and serve both at http://127.0.0.1:$(PORT)
	@$(BIN)/whypod serve --port $(PORT)

site: build/.built  ## Check the entries, generate the pages, build site and index into build/

build/.built: $(VENV)/.installed $(SITE_SOURCES)
	$(BIN)/whypod build
	@touch $@

test: $(VENV)/.dev  ## Every test, with the browser that they need
	$(BIN)/python -m tests.chromium
	$(BIN)/pytest -n auto

check: $(VENV)/.dev  ## Lint, formatting, types, and every rule of the knowledge base
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/whypod check

format: $(VENV)/.dev  ## Format the code and mend what the linter can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

eval: $(VENV)/.dev  ## How right the search is, over the examples and the pastes of tests/ (BASELINES=1: beside others)
	$(BIN)/python -m tests.evaluation $(if $(BASELINES),--baselines)

bench: $(VENV)/.bench  ## How fast the search is, in ratios of one run
	$(BIN)/python -m tests.benchmark

schema: $(VENV)/.installed  ## Write kb/schema.json anew from the model
	$(BIN)/python -m kb.schema

clean:  ## Remove what was built and installed
	rm -rf build $(VENV)

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "whypod needs Python 3.11 or newer; make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/bin/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@ $(VENV)/.installed

$(VENV)/.bench: $(VENV)/.dev
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[bench]'
	@touch $@
