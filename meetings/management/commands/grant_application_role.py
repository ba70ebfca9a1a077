"""The tables as they are in, the rights of the application role on them out."""

from argparse import ArgumentParser
from typing import Any

import pghistory.models
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.management.base import BaseCommand, CommandError
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql

READ = ("SELECT",)
APPEND = ("SELECT", "INSERT")
CHANGE = ("SELECT", "INSERT", "UPDATE", "DELETE")
# Which migrations ran is the owner's to say.
READ_ONLY_TABLES = frozenset({"django_migrations"})


class Command(BaseCommand):
    """Grant the application role what it needs and no more; run as the owner, as often as liked.

    It may read and change ordinary tables. Of histories and logs it may read and add rows, never change or remove them,
    and it may empty no table at once: TRUNCATE passes by the triggers that keep the history.
    """

    help = "Grant the application role its rights on every table; run as the owner of the tables."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the role's name and the database's alias."""
        parser.add_argument("--role", default=settings.APPLICATION_ROLE, help="the application role")
        parser.add_argument("--database", default="default", help="the alias of the database")

    def handle(self, *args: Any, **options: Any) -> None:
        """Take all rights away and grant the right ones, in one transaction.

        Raises:
            CommandError: there is no such role.
        """
        connection = connections[options["database"]]
        role: str = options.get("role") or settings.APPLICATION_ROLE
        with transaction.atomic(using=options["database"]), connection.cursor() as cursor:
            cursor.execute("SELECT current_user, EXISTS (SELECT FROM pg_roles WHERE rolname = %s)", [role])
            current, known = cursor.fetchone()
            if current == role:
                if options["verbosity"] > 0:
                    self.stdout.write(f"{role} owns the tables: set DATABASE_OWNER_URL to work as a role with less.")
                return
            if not known:
                raise CommandError(f"There is no role {role!r} in the database: create it, or correct DATABASE_URL.")
            for statement in rights(connection, role):
                cursor.execute(statement)


def append_only_tables() -> set[str]:
    """Return the names of the tables that hold histories and logs."""
    return {
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if issubclass(model, (pghistory.models.Event, pghistory.models.Context, LogEntry))
        or (model._meta.app_label == "meetings" and model.__name__.endswith("Log"))
    }


def rights(connection: BaseDatabaseWrapper, role: str) -> list[str]:
    """Return the statements that give `role` its rights on every table of the schema, and no others."""
    append_only = append_only_tables()
    grantee = sql.Identifier(role)
    statements = [
        sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(grantee),
        sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(grantee),
        sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}").format(grantee),
    ]
    for table in connection.introspection.table_names(include_views=True):
        allowed = READ if table in READ_ONLY_TABLES else APPEND if table in append_only else CHANGE
        statements.append(
            sql.SQL("GRANT {} ON {} TO {}").format(
                sql.SQL(", ".join(allowed)), sql.Identifier("public", table), grantee
            )
        )
    return [statement.as_string() for statement in statements]
