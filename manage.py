#!/usr/bin/env python
"""Command line in, management command out, with the embedded PostgreSQL running for as long as a command needs it."""

import os
import sys

from django.core.management import execute_from_command_line

from secretariat import embedded

WITHOUT_DATABASE = frozenset(
    {"check", "collectstatic", "diffsettings", "extract", "findstatic", "help", "startapp", "version"}
)
AS_OWNER = frozenset({"createcachetable", "flush", "grant_application_role", "makemigrations", "migrate", "pgtrigger"})


def main(arguments: list[str]) -> None:
    """Run one management command; `arguments` is `sys.argv`.

    Commands that change tables connect as the owner, all others as the application role.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "secretariat.settings")
    command = arguments[1] if len(arguments) > 1 else "help"
    if command in AS_OWNER:
        os.environ["DATABASE_AS_OWNER"] = "true"
    needs_none = command in WITHOUT_DATABASE or command.startswith("-") or "--help" in arguments
    if needs_none or os.environ.get("DATABASE_URL"):
        execute_from_command_line(arguments)
        return
    try:
        with embedded.TRIAL.running():
            execute_from_command_line(arguments)
    except embedded.EmbeddedError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(sys.argv)
