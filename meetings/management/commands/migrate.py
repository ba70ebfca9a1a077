"""Migrations in, a database that the application role can work with out: Django's `migrate`, then cache and grants."""

from typing import Any

from django.core.management import call_command
from django.core.management.commands import migrate


class Command(migrate.Command):
    """Migrate, make the cache table, and grant the application role what it may do with the tables as they now are."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Run all three; the last two change nothing where nothing is missing."""
        super().handle(*args, **options)
        if not options["plan"] and not options["check_unapplied"]:
            call_command("createcachetable", database=options["database"], verbosity=0)
            call_command("grant_application_role", database=options["database"], verbosity=options["verbosity"])
