# make run    installs what is missing and opens the window (without a display: does the job headless on the sample clip)
# make test   lint, types, import contracts and all quick tests
# make kill   kills a painting program 200 times and compares what is on disk with what it had painted
# make team   lets 50 simulated annotators claim, paint, lose their connection and die for five minutes (SECONDS=60: for one)
# make guide    builds the web pages of the guide in build/guide; a dead link fails it
# make translations  takes new texts into resources/translations and compiles what is translated there
# make package  builds the desktop program in dist/vosannot and lets it test itself
# make smoke  trains for a minute and checks that the loss falls and that a resumed run is the same
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := .venv/bin
STAMP := .venv/.installed
CLUSTER := .venv/.cluster
export OMP_WAIT_POLICY ?= PASSIVE

.PHONY: run setup test test-slow kill team smoke lint types contracts system guide package translations clean

run: setup
	@sh packaging/run.sh $(ARGS)

setup: system $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "vosannot needs Python 3.11 or newer; install it (for example: apt-get install python3) and run make again." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { echo "Python's venv module is missing: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }
	$(BIN)/python -m pip install --quiet --upgrade pip
	@# Both builds of OpenCV fill the same folder: one from before the contributed modules were needed must go first.
	@! $(BIN)/python -m pip show --quiet opencv-python-headless 2>/dev/null || $(BIN)/python -m pip uninstall --quiet --yes opencv-python-headless
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,team]'
	@touch $(STAMP)

# Only tests need it, and not every system has it: without it those tests are skipped, and say so.
$(CLUSTER): $(STAMP)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[cluster]' || echo "Ray cannot be installed here: tests of clusters are skipped." >&2
	@touch $(CLUSTER)

system:
	@sh packaging/system-libraries.sh

lint: setup
	$(BIN)/ruff check vosannot tests
	$(BIN)/ruff format --check vosannot tests

types: setup
	$(BIN)/mypy

contracts: setup
	$(BIN)/lint-imports

# A process a core, each with one thread: torch on several threads wins little on what tests compute.
test: lint types contracts $(CLUSTER)
	@sh packaging/system-libraries.sh tests
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -m "not slow" -q --numprocesses logical --maxprocesses 8 --dist worksteal

smoke: setup
	$(BIN)/vosannot train --smoke

kill: setup
	$(BIN)/python -m pytest tests/project/test_kill.py -m slow -s

team: setup
	VOSANNOT_TEAM_SECONDS=$(or $(SECONDS),300) $(BIN)/python -m pytest tests/project/test_team_simulation.py -m slow -s --timeout 1200

test-slow: setup
	$(BIN)/python -m pytest -m slow

guide: setup
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,team,docs]'
	$(BIN)/sphinx-build -q -W --keep-going -c packaging/sphinx docs build/guide
	$(BIN)/sphinx-build -q -b linkcheck -D linkcheck_ignore='http.*' -c packaging/sphinx docs build/guide-links
	@echo build/guide/index.html

translations: setup
	$(BIN)/python packaging/translations.py

package: setup
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev,team,package]'
	$(BIN)/pyinstaller --noconfirm --clean --log-level WARN --distpath dist --workpath build/package packaging/vosannot.spec
	@du -sh dist/vosannot
	dist/vosannot/vosannot selftest

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache build dist
