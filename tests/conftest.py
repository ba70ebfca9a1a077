"""The test run -> a database of its own and a browser.

Where `DATABASE_URL` is unset, the tests run on an embedded PostgreSQL with a data folder of its own, started by the
first worker that needs it and stopped by the last. Tests connect as the owner. Each worker's database is cloned from
one that was migrated once and is kept until a migration or a requirement changes: migrating takes far longer.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import django
import psycopg
import pytest
from django.db import connections
from hypothesis import settings
from psycopg import sql

from secretariat import embedded

PROJECT = Path(__file__).resolve().parent.parent

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_INSTALL = "no Chromium on the PATH; on Debian: apt install chromium"
EMBEDDED_URL = embedded.TEST.url(embedded.OWNER_ROLE)
# The workers of a parallel run inherit the URL that is set below.
EMBEDDED = os.environ.get("DATABASE_URL") in (None, "", EMBEDDED_URL)

os.environ.setdefault("SECRETARIAT_ENV", "trial")
os.environ["DATABASE_AS_OWNER"] = "true"
os.environ["DJANGO_SETTINGS_MODULE"] = "secretariat.settings"
if EMBEDDED:
    os.environ["DATABASE_URL"] = EMBEDDED_URL
# Here, and not in a hook: the conftest of a folder below imports models before any hook runs.
django.setup()
# Tests say what comes out, not how fast: the first example pays for data that are read once, and machines differ.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Report the browser tests as not run where there is no browser, or let them fail where one is required."""
    if browser() is None and not os.environ.get("REQUIRE_BROWSER"):
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=f"not run: {HOW_TO_INSTALL}"))


def browser() -> str | None:
    """Return the path of the system's Chromium, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """Hold the embedded server up while this worker has tests that use the database."""
    if not EMBEDDED:
        yield
        return
    with embedded.TEST.running():
        connections["default"].settings_dict["TEST"]["TEMPLATE"] = migrated_database()
        yield


def migrated_database() -> str:
    """Return the name of an empty, migrated database, made by the first worker that asks for it."""
    name = f"migrated_{embedded.schema_digest()[:16]}"
    with (
        (embedded.VAR / "migrated.lock").open("a") as lock,
        psycopg.connect(embedded.TEST.url(embedded.OWNER_ROLE, "postgres"), autocommit=True) as connection,
    ):
        fcntl.flock(lock, fcntl.LOCK_EX)
        known = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'migrated%'").fetchall()
        if (name,) not in known:
            for (old,) in known:
                connection.execute(sql.SQL("DROP DATABASE {}").format(sql.Identifier(old)))
            # Under its final name only when whole.
            connection.execute("CREATE DATABASE migrated_unfinished")
            environment = {
                **os.environ,
                "DATABASE_URL": embedded.TEST.url(embedded.OWNER_ROLE, "migrated_unfinished"),
            }
            command = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
            subprocess.run(command, cwd=PROJECT, env=environment, check=True)
            connection.execute(sql.SQL("ALTER DATABASE migrated_unfinished RENAME TO {}").format(sql.Identifier(name)))
    return name


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Launch the system's Chromium, quiet on the network."""
    found = browser()
    if found is None:
        pytest.fail(f"REQUIRE_BROWSER is set and there is {HOW_TO_INSTALL}")
    quiet = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]
    # Chromium has no sandbox for root.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return {**browser_type_launch_args, "executable_path": found, "args": [*quiet, *sandbox]}
