# The one entrance. Each target sets up what it needs: Python 3.11+ and the package registries are enough.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin

.PHONY: up test check fix bench soak fuzz docs calendars gallery browser edge clean

up: .venv/ready ## set up what is missing, then run Tajuk with the demo masthead
	$(BIN)/tajuk up --demo --development --port $(PORT)

test: browser edge ## the test suite
	$(BIN)/pytest

check: .venv/ready ## style, types, import rules, templates, spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint --check --lint --quiet src/tajuk/pages/templates
	$(BIN)/codespell

fix: .venv/ready ## mend what a machine can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/djlint --reformat --quiet src/tajuk/pages/templates

bench: .venv/ready ## every claim about speed, kept as dated JSON in bench/results
	$(BIN)/python tests/browser/tools.py --with-bench
	$(BIN)/python bench/peers/packages.py
	$(BIN)/python bench/run.py

soak: browser edge ## the long runs: kills at random points, repeats, every page at every width, 50 million requests
	$(BIN)/pytest -m soak -p no:randomly --timeout 7200
	$(BIN)/python bench/soak_lane.py

fuzz: .venv/ready ## the lane's compiled part under sanitizers, odd requests for a minute (FUZZ_S seconds)
	PYTHONPATH=tests:tests/front $(BIN)/python tests/front/fuzz_lane.py

docs: .venv/ready ## the pages made from code: schemas, contracts, tables
	$(BIN)/python docs/make.py

calendars: .venv/ready ## the trading calendars of the tape, once a year or when a market says so
	$(BIN)/uv run --frozen --group calendars docs/calendars.py

gallery: browser ## pictures of the pages for docs/gallery.md, and of a story's way for the guide
	$(BIN)/python docs/gallery.py
	PICTURES=docs/pictures $(BIN)/pytest -n0 tests/newsroom/test_journey.py

browser: .venv/ready ## what the browser tests need: Chromium, axe, vnu
	$(BIN)/python tests/browser/tools.py

edge: .venv/ready ## what the edge tests need: Varnish
	$(BIN)/python tests/edge/installed_varnish.py

clean:
	rm -rf .venv

.venv/ready: pyproject.toml uv.lock hatch_build.py $(wildcard src/tajuk/front/lane/*.[ch])
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(BIN)/uv sync --frozen --quiet --reinstall-package tajuk # compiles what is to be compiled anew
	touch $@
