# The commands of this project; `make help` lists them. CI runs the same.
.SILENT:
.DEFAULT_GOAL := help
.PHONY: help run chat ask train tune facts test lint check evaluate readability bench clean environment

MAKEFLAGS += --no-print-directory
# Run in place of the shell, so that Ctrl-C and SIGTERM reach the program and nothing is left between.
ATLAS := exec .venv/bin/python -m bot.cli
IN := exec .venv/bin/python -m
# The question as it was typed: make would take a $ in it for a variable.
override Q := $(value Q)
export Q
export RASA_TELEMETRY_ENABLED := false

help: ## list the commands
	sed -n 's/^\([a-z]*\):.*## /\1:/p' Makefile | awk -F: '{ printf "  make %-12s %s\n", $$1, substr($$0, length($$1) + 2) }'

run: environment ## serve Atlas on http://127.0.0.1:5005 (HOST, PORT and .env change that)
	$(ATLAS) run

chat: environment ## talk to Atlas in the terminal
	$(ATLAS) chat

ask: environment ## ask one question: make ask Q="can I have both?"
	$(ATLAS) ask "$$Q"

train: environment ## train the model if the training data has changed
	$(ATLAS) train

tune: environment ## tune the sentence encoder to the training phrases; after changing many of them
	$(ATLAS) tune

facts: environment ## check the facts, and show where there are none
	.venv/bin/python -m bot.cli facts check
	$(ATLAS) facts coverage

test: train node_modules ## run all tests
	$(IN) pytest

lint: train node_modules ## style, types, import rules, and what Rasa says of its files
	.venv/bin/node node_modules/typescript/bin/tsc
	.venv/bin/node node_modules/eslint/bin/eslint.js .
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/rasa data validate --fail-on-warnings

check: lint test ## lint and test: what a change must pass

evaluate: train node_modules ## measure how well questions are understood, beside two others (half an hour)
	$(IN) bench.evaluation $(ARGS)

readability: environment ## measure how hard to read everything is that Atlas can answer with
	$(IN) bench.readability

bench: train ## compare Atlas with a stock Rasa: speed, memory, start
	$(IN) bench

clean: ## remove what was made here, except the environment and the settings
	rm -rf models results .rasa var/encoder var/atlas.db .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find bot actions tests bench -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true

environment:
	scripts/environment

# What checks the widget, and the peer of `make evaluate`; Atlas itself needs none of it.
node_modules: package-lock.json | environment
	PATH="$$PWD/.venv/bin:$$PATH" npm ci
	touch node_modules
