# Needs Python >= 3.11 on the machine, and nothing else. `make help` lists what there is.
.DEFAULT_GOAL := help
.PHONY: help install run dev shell test slow mutants validate audit lint format docs hooks bench lock messages
PY := .venv/bin/python
# One process a core, but never more than the tests' own services and browsers fit beside.
JOBS ?= 2
TESTS ?= tests

help: ## This list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /make \1|/' | awk -F'|' '{ printf "%-14s %s\n", $$1, $$2 }'

install: ## The environment alone; mends a damaged one
	@scripts/bootstrap verify

run: ## The whole site, at http://127.0.0.1:8000/ (HOST, PORT and COALITION_DATA change where)
	@scripts/bootstrap base
	@$(PY) manage.py run

dev: ## The whole site for working on it: starts again what a change touches, reloads open pages, shows a debug toolbar
	@scripts/bootstrap dev
	@$(PY) manage.py dev

shell: ## A Python shell with the register's words imported
	@scripts/bootstrap base
	@$(PY) manage.py shell

test: ## Everything, a real browser included (TESTS=tests/register for a part)
	@scripts/bootstrap dev
	@scripts/browser
	@$(PY) -m pytest -n $(JOBS) --dist worksteal $(TESTS)

slow: ## The tests that take longer than 5 seconds (TESTS=tests/register for a part)
	@scripts/bootstrap dev
	@scripts/browser
	@$(PY) -m pytest -q -n $(JOBS) --durations=0 --durations-min=5 $(TESTS)

mutants: ## Changes the code in small ways; lists what no test notices (MUTANTS=all TARGETS="rules register", see docs/testing.md)
	@scripts/bootstrap dev
	@JOBS=$(JOBS) $(PY) -m scripts.mutation

validate: ## Every page through the Nu HTML Checker (needs Java and npm)
	@scripts/bootstrap dev
	@scripts/validate

audit: ## Lighthouse on the matrix, as a phone gets it (needs npm; for a machine that does nothing else)
	@scripts/bootstrap dev
	@scripts/audit

lint: ## Linters, type checker, import contracts, templates, migrations
	@scripts/bootstrap dev
	@scripts/lint

format: ## Formats Python and mends what ruff can mend
	@scripts/bootstrap dev
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format .

docs: ## The documentation as a site, in site/; fails on a link that leads nowhere
	@scripts/bootstrap docs
	@NO_MKDOCS_2_WARNING=true .tools/docs/bin/mkdocs build --strict
	@echo "Open site/index.html."

hooks: ## Lets git look at what is committed, before it is (see .pre-commit-config.yaml)
	@scripts/bootstrap dev
	@$(PY) -m pre_commit install

bench: ## The benchmarks; each prints a table and writes $COALITION_DATA/bench/NAME.json (BENCH="a b" for some)
	@scripts/bootstrap base
	@$(PY) manage.py bench $(BENCH)

lock: ## Writes the lock files anew from requirements/*.in (UPGRADE=1: with the newest versions)
	@scripts/bootstrap lock
