# make run     build the events of a folder of articles and open the dashboard
# make test    install the test tools and run everything that must hold

ARTICLES ?= seeds
EVENTS ?= out/events.geojson
PORT ?= 8501
export PYTHON CHROMIUM

.PHONY: help run build test clean

help:
	@echo "make run                     events of seeds/ on http://localhost:8501"
	@echo "make run ARTICLES=folder     the same with your own articles; PORT=8502 for another port"
	@echo "make build                   write $(EVENTS) and stop"
	@echo "make test                    style, types, import rules and all tests"
	@echo "make clean                   remove .venv, out and caches"

run: build
	@echo "The dashboard: http://localhost:$(PORT) (stop it with Ctrl-C)"
	@.venv/bin/python -m geo serve "$(EVENTS)" --port "$(PORT)"

build: .venv/installed
	@scripts/build "$(ARTICLES)" "$(EVENTS)"

test: .venv/installed-test
	@scripts/quality

.venv/installed: pyproject.toml constraints.txt
	@scripts/install
	@touch $@

.venv/installed-test: pyproject.toml constraints.txt
	@scripts/install test
	@touch .venv/installed $@

clean:
	rm -rf .venv out build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
