# `make` alone lists what can be done. Paths are relative, so the folder may be anywhere and have any name.

PYTHON ?= python3
PORT ?= 8501
ARGS ?=

VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --no-input --disable-pip-version-check
ATLAS := $(BIN)/python -m sei_core
# Touched after an installation: packages are installed again only when a requirements file is newer.
RUNTIME := $(VENV)/.runtime-installed
DEVELOPMENT := $(VENV)/.development-installed

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint bench data clean

help: ## show this list
	@echo "make TARGET [PORT=$(PORT)] [PYTHON=$(PYTHON)] [ARGS=...]"
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r target what; do \
		printf '  %-6s %s\n' "$$target" "$$what"; done

run: $(RUNTIME) ## install, build what is missing, serve the atlas on PORT (Ctrl+C ends it)
	@$(ATLAS) build --if-needed
	@exec $(ATLAS) serve --port $(PORT)

test: lint ## install, check the style, run the whole test suite (ARGS= goes to pytest)
	@$(ATLAS) build --if-needed
	@$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(DEVELOPMENT) ## check the style of the code
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

bench: $(DEVELOPMENT) ## measure what benchmarks/README.md claims (ARGS=--write puts the results there)
	@$(BIN)/python -m benchmarks $(ARGS)

data: $(RUNTIME) ## build the database and the map files again from data/
	@$(ATLAS) build

clean: ## remove what can be made again; var/ with releases and received files stays
	rm -rf $(VENV) static .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@command -v "$(PYTHON)" > /dev/null || { \
		echo "$(PYTHON) was not found: install Python 3.11 or newer, or name yours: make run PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$("$(PYTHON)" --version) is too old: the atlas needs 3.11 or newer. Name another: make run PYTHON=python3.12"; exit 1; }
	@echo "Making the virtual environment $(VENV) ..."
	@"$(PYTHON)" -m venv $(VENV) || { \
		rm -rf $(VENV); echo "The virtual environment could not be made; on Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(RUNTIME): requirements.txt | $(BIN)/python
	@echo "Installing packages (a few minutes the first time) ..."
	@$(INSTALL) -r requirements.txt
	@touch $@

$(DEVELOPMENT): requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing packages for the atlas and its tests (a few minutes the first time) ..."
	@$(INSTALL) -r requirements-dev.txt
	@touch $(RUNTIME) $@
