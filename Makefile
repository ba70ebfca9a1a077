# Two commands on a fresh machine: `make run` serves the site, `make test` tests it. Both set up what they need first.
# Runs with the make and the sh of Debian and of macOS.

VENV = .venv
PYTHON = $(VENV)/bin/python
INSTALLED = $(VENV)/.installed
TEST_OPTIONS = -n auto

# Settings under which `check --deploy` looks at production; nothing connects to them.
PRODUCTION = SECRETARIAT_ENV=production DEBUG=false DATABASE_URL=postgresql://application@localhost/secretariat \
	ALLOWED_HOSTS=secretariat.example SECRET_KEY=`$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))'`

.PHONY: help setup run test check bench clean

help:
	@echo "make setup   make $(VENV) and install requirements/ into it"
	@echo "make run     serve on http://localhost:8000 (PORT=8001 changes it) until Ctrl-C"
	@echo "make test    run the whole suite"
	@echo "make check   lint, types, floors, migrations, deployment settings"
	@echo "make bench   measure the speeds the design asks for"
	@echo "make clean   remove $(VENV) and caches; var/, which holds data, stays"

setup: $(INSTALLED)

$(INSTALLED): requirements/development.txt
	@found=; \
	for name in python3 python3.14 python3.13 python3.12 python3.11; do \
		if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found=$$name; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "Python 3.11 or newer is needed, and was not found: `python3 --version 2>&1 | head -n 1`." >&2; exit 1; \
	fi; \
	if ! "$$found" -c 'import ensurepip, venv' >/dev/null 2>&1; then \
		echo "Python's venv module is missing: on Debian, run apt install python3-venv." >&2; exit 1; \
	fi; \
	if ! $(PYTHON) -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
		"$$found" -m venv --clear $(VENV) || { echo "$(VENV) could not be made: see above." >&2; exit 1; }; \
	fi
	@echo "Installing packages into $(VENV)"
	@if ! $(PYTHON) -m pip install --quiet --disable-pip-version-check --retries 2 --timeout 15 --require-hashes \
		-r requirements/development.txt >$(VENV)/install.log 2>&1; then \
		if grep -qiE 'connection|resolve|timed out|no matching distribution' $(VENV)/install.log; then \
			echo "The packages could not be fetched: is there network to a package index? See $(VENV)/install.log." >&2; \
		else \
			echo "The packages could not be installed: see $(VENV)/install.log." >&2; \
		fi; \
		exit 1; \
	fi
	@touch $(INSTALLED)

run: setup
	@exec $(PYTHON) -m secretariat.supervisor

test: setup
	@$(PYTHON) -m pytest $(TEST_OPTIONS)

check: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	@find templates -name '*.html' -exec $(VENV)/bin/djade --check --target-version 5.2 {} +
	$(PYTHON) -m mypy
	$(VENV)/bin/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run
	@$(PRODUCTION) $(PYTHON) manage.py check --deploy --fail-level WARNING

bench: setup
	@$(PYTHON) -m pytest -q -s -n0 tests/benchmarks/measure_*.py

clean:
	@rm -rf $(VENV) staticfiles .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
