# One page of commands; "make" alone lists them.
VENV ?= .venv
BIN := $(VENV)/bin
PACKAGES := graph loaders queries viz cancu
export VENV

.DEFAULT_GOAL := help
.PHONY: help setup demo test check fix golden bench docs neo4j

help: ## list the commands
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: ## create .venv from requirements.lock (does nothing when it is up to date)
	@scripts/setup.sh

demo: setup ## check the examples, load them into a store and trace a chain; a page in out/
	@mkdir -p out && rm -f out/bao-cao-mau.html
	@$(BIN)/cancu check examples/bao-cao-mau.txt --format html --out out/bao-cao-mau.html || test $$? -eq 1
	@test -s out/bao-cao-mau.html
	@$(BIN)/cancu check examples/*.txt || test $$? -eq 1 # 1: there are findings
	@rm -f out/mau.db && $(BIN)/cancu load examples/*.txt --store out/mau.db
	@$(BIN)/cancu trace 76/NQ-CP --year 2021 --direction down --store out/mau.db
	@echo "Mở trang / open: out/bao-cao-mau.html"

test: setup ## all tests and doctests; PYTEST="-k number" to choose
	@$(BIN)/python -m pytest -n auto $(PYTEST)

check: setup ## lint, format, types, import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.compose-spec docker-compose.yml
	$(BIN)/python scripts/knowledge.py

fix: setup ## mend what can be mended and regenerate what is derived from the vocabulary
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/python -m graph.vocab.compile
	$(BIN)/python scripts/glossary.py

golden: setup ## compare the examples with their checked output
	@$(BIN)/python -m benchmarks.golden

bench: setup ## measure accuracy and speed
	@$(BIN)/python -m benchmarks.run

docs: setup ## regenerate docs/glossary.md from the vocabulary
	@$(BIN)/python scripts/glossary.py

neo4j: setup ## start a Neo4j server for trials (needs Java 17 and Maven); Ctrl-C ends it
	@$(BIN)/python tests/servers/neo4j/server.py
