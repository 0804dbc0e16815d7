# The commands of the project. `make help` lists them.
SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV_PYTHON = .venv/bin/python
VENV_READY = .venv/.installed
PYTEST = $(VENV_PYTHON) -m pytest --durations=10 --durations-min=1
NODE_READY = node_modules/.installed
BROWSERS_READY = build/.browsers
# The pages contain the date, the commit, the host and the address: a new value of any needs a new build.
BUILD_KEY := $(shell printf '%s' "$$(date -u +%F) $$(git rev-parse HEAD 2>/dev/null) $$SITE_URL $$SITE_REPOSITORY $$HOST_FILE" | cksum | cut -d' ' -f1)
SITE_READY = build/.site-$(BUILD_KEY)
SOURCES := $(shell find docs pyapp/src build_scripts -type f -not -name '*.pyc' -not -name '*.mo') mkdocs.yml host.toml
export PATH := $(CURDIR)/.venv/bin:$(CURDIR)/node_modules/.bin:$(PATH)
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup browsers build release reproducible serve test load test-pages test-engines test-quick format lint audit host-check bench bench-all mutation fuzz pictures catalogs lock clean

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-12s %s\n", $$1, $$2}' Makefile

setup: $(VENV_READY) $(NODE_READY) ## Install the Python and npm packages

$(VENV_READY): requirements.lock pyapp/pyproject.toml build_scripts/find_python.sh
	@PYTHON="$(PYTHON)" sh build_scripts/find_python.sh > .python-path || { rm -f .python-path; exit 1; }
	@test -x $(VENV_PYTHON) || "$$(cat .python-path)" -m venv .venv
	@rm -f .python-path
	@echo "Installing the Python packages (about a minute)…"
	@# `--no-deps`, because the lock lists everything. Without it, pip looks for newer versions of extras and fails.
	@$(VENV_PYTHON) -m pip install --quiet --require-hashes --no-deps --requirement requirements.lock
	@$(VENV_PYTHON) -m pip install --quiet --no-deps --no-build-isolation --editable ./pyapp
	@$(VENV_PYTHON) -m pip check
	@touch $@

$(NODE_READY): package.json package-lock.json $(VENV_READY)
	@echo "Installing the npm packages…"
	@# Not `npm ci`: it refuses a lock without other systems' optional packages, which some registries do not have.
	@npm install --no-save --no-progress --loglevel=error
	@touch $@

browsers: $(BROWSERS_READY) ## Install the browsers for the tests

$(BROWSERS_READY): $(VENV_READY) build_scripts/checks/browsers.py
	@$(VENV_PYTHON) -m build_scripts.checks.browsers install
	@mkdir -p build && touch $@

build: $(SITE_READY) ## Build the site into site/

$(SITE_READY): $(VENV_READY) $(NODE_READY) $(SOURCES) $(if $(wildcard site/checker/index.html),,FORCE)
	@$(VENV_PYTHON) -m build_scripts.build
	@rm -f build/.site-* && touch $@

FORCE:

release: build ## Put the files of a release into dist/
	$(VENV_PYTHON) -m build_scripts.release.bundle

reproducible: $(VENV_READY) ## Build twice, in two folders with two new environments, and compare every byte
	$(VENV_PYTHON) -m build_scripts.checks.same clones

serve: build ## Build the site and serve it on this machine
	@$(VENV_PYTHON) -m build_scripts.serve

test: load lint build browsers ## Run every check and every test
	@# Run two at a time, because browser tests mostly wait.
	$(MAKE) --jobs=2 --keep-going --output-sync=target test-pages test-engines

load: # Print the load: it decides how long the tests take.
	@test ! -r /proc/loadavg || echo "Load at the start: $$(cat /proc/loadavg)"

# The second lane takes one or two minutes longer.
test-pages: build browsers
	$(PYTEST) tests/site

test-engines: build browsers
	@# Coverage slows tests down, so only the tests of the package measure it.
	$(PYTEST) --cov --cov-report=term pyapp/src tests/rules tests/cli
	@# Starting WebKitGTK twice at once can fail, so all tests that use it run in this lane.
	$(PYTEST) build_scripts tests/build tests/bench tests/engines
	$(VENV_PYTHON) -m build_scripts.runtime.run_rules

test-quick: setup ## Run only the tests of the rules
	$(VENV_PYTHON) -m pytest pyapp/src tests/rules

format: setup ## Format Python and JavaScript
	ruff format .
	ruff check --fix --quiet .
	biome check --write --log-level=warn .

lint: setup ## Check formatting, style and types
	ruff format --check .
	ruff check .
	mypy
	biome check --log-level=warn .
	tsc --project tsconfig.page.json
	tsc --project tsconfig.worker.json

audit: build browsers ## Measure speed, accessibility and weight of the pages on a phone profile
	$(VENV_PYTHON) -m build_scripts.checks.audit

host-check: setup ## List the mistakes and the missing entries in host.toml
	$(VENV_PYTHON) -m build_scripts.host.check

bench: build browsers ## Compare the checker's speed with stock Pyodide
	$(VENV_PYTHON) -m tests.bench

bench-all: build browsers ## The same, and a list of a million rows (ten minutes more)
	$(VENV_PYTHON) -m tests.bench --long

mutation: setup ## Change the counting rules in small ways and check that a test fails (an hour)
	$(VENV_PYTHON) -m build_scripts.checks.mutation

MINUTES ?= 10
fuzz: setup ## Bend real inputs and check that no reader crashes or hangs (10 minutes for each)
	$(VENV_PYTHON) -m build_scripts.checks.fuzz $(MINUTES)

# The variable lets the build run without the pictures of new stations, which this command then takes.
pictures: export JOURNEY_PICTURES_TO_COME = 1
pictures: build browsers ## Take the pictures of the journey again
	$(VENV_PYTHON) -m build_scripts.review.pictures

catalogs: setup ## Collect every sentence for the translators
	$(VENV_PYTHON) -m build_scripts.catalogs extract

lock: $(VENV_READY) ## Update the lock files from requirements.in and package.json
	uv pip compile --quiet --universal --python-version 3.12 --generate-hashes --no-header --no-emit-index-url requirements.in --output-file requirements.lock
	npm install --package-lock-only --no-progress --loglevel=error

clean: ## Remove everything that the build made
	rm -rf build dist site
