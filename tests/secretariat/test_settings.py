"""Settings as a process of its own reads them from its environment."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent.parent
PRODUCTION = {
    "SECRETARIAT_ENV": "production",
    "DATABASE_URL": "postgresql://application@localhost/secretariat",
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "secretariat.example",
}
# Where the code reads its environment; the Makefile and .ci/run only pass variables on.
READERS = ("manage.py", "secretariat/settings.py", "secretariat/supervisor.py", "tests/conftest.py")


def ask_settings(expression: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Print an expression over the settings, in an environment that holds nothing else."""
    code = f"from secretariat import settings; print({expression})"
    variables = {"PATH": os.environ["PATH"], **environment}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=PROJECT, env=variables, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"DEBUG": "true"}, "DEBUG is on in production: set DEBUG to false, or unset it."),
        ({"DATABASE_URL": ""}, "The embedded database is for trying only: set DATABASE_URL to name a server."),
        ({"SECRET_KEY": ""}, "SECRET_KEY is not set: set SECRET_KEY to at least 50 random characters."),
        ({"ALLOWED_HOSTS": ""}, "ALLOWED_HOSTS is empty: set ALLOWED_HOSTS to the host names served, by commas."),
        ({"SECRETARIAT_ENV": "prod"}, "SECRETARIAT_ENV is 'prod': set it to trial or production."),
    ],
)
def test_production_half_configured_refuses_to_start(change: dict[str, str], message: str) -> None:
    done = ask_settings("settings.DEBUG", **{**PRODUCTION, **change})

    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == f"django.core.exceptions.ImproperlyConfigured: {message}"


def test_production_configured_is_closed() -> None:
    names = ["DEBUG", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS"]
    done = ask_settings(f"[getattr(settings, name) for name in {names}]", **PRODUCTION)

    assert done.stdout == "[False, True, True, True, 31536000]\n"


def test_environment_is_production_once_a_database_is_named() -> None:
    named = {name: value for name, value in PRODUCTION.items() if name != "SECRETARIAT_ENV"}

    assert ask_settings("settings.ENVIRONMENT", **named).stdout == "production\n"
    assert ask_settings("settings.ENVIRONMENT").stdout == "trial\n"


def test_owner_connects_by_its_own_url() -> None:
    owner = {**PRODUCTION, "DATABASE_OWNER_URL": "postgresql://owner@localhost/secretariat"}
    expression = "settings.DATABASES['default']['USER'], settings.APPLICATION_ROLE"

    assert ask_settings(expression, **owner).stdout == "application application\n"
    assert ask_settings(expression, **owner, DATABASE_AS_OWNER="true").stdout == "owner application\n"


def test_content_security_policy_allows_nothing_unsafe() -> None:
    done = ask_settings("settings.CONTENT_SECURITY_POLICY['DIRECTIVES']", **PRODUCTION)

    assert "unsafe" not in done.stdout
    assert '"default-src": ["\'none\'"]' in done.stdout.replace("'default-src'", '"default-src"')


def test_every_variable_read_stands_in_the_operations_page() -> None:
    read = set()
    for name in READERS:
        source = (PROJECT / name).read_text()
        read |= set(re.findall(r"\b[eE]nv(?:\(\))?\.\w+\(\"([A-Z_]+)\"", source))
        read |= set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", source))
    table = (PROJECT / "docs" / "operations.md").read_text()
    described = set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE))

    assert described == read - {"DJANGO_SETTINGS_MODULE"}
