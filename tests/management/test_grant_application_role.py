"""The rights of the application role, as PostgreSQL itself tells them."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from meetings.models import Article
from secretariat.embedded import APPLICATION_ROLE

pytestmark = pytest.mark.django_db

KINDS = ("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER", "MAINTAIN")


def rights_on(table: str) -> set[str]:
    with connection.cursor() as cursor:
        query = "SELECT kind FROM unnest(%s::text[]) AS kind WHERE has_table_privilege(%s, %s, kind)"
        cursor.execute(query, [list(KINDS), APPLICATION_ROLE, table])
        return {kind for (kind,) in cursor.fetchall()}


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("meetings_article", {"SELECT", "INSERT", "UPDATE", "DELETE"}),
        ("procrastinate_jobs", {"SELECT", "INSERT", "UPDATE", "DELETE"}),
        ("secretariat_cache", {"SELECT", "INSERT", "UPDATE", "DELETE"}),
        ("meetings_articleevent", {"SELECT", "INSERT"}),
        ("django_admin_log", {"SELECT", "INSERT"}),
        ("pghistory_context", {"SELECT", "INSERT"}),
        ("django_migrations", {"SELECT"}),
    ],
)
def test_rights_on_each_kind_of_table(table: str, expected: set[str]) -> None:
    call_command("grant_application_role", role=APPLICATION_ROLE)

    assert rights_on(table) == expected


def test_every_history_table_can_only_be_added_to() -> None:
    call_command("grant_application_role", role=APPLICATION_ROLE)

    histories = [name for name in connection.introspection.table_names() if name.endswith("event")]

    assert "meetings_outcomeevent" in histories
    assert {name: rights_on(name) for name in histories} == {name: {"SELECT", "INSERT"} for name in histories}


def test_rights_given_by_hand_are_taken_away() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT TRUNCATE ON {Article._meta.db_table} TO {APPLICATION_ROLE}")

    call_command("grant_application_role", role=APPLICATION_ROLE)

    assert "TRUNCATE" not in rights_on("meetings_article")


def test_role_that_is_not_there_is_refused() -> None:
    with pytest.raises(CommandError, match="There is no role 'nobody_here' in the database: create it, or correct"):
        call_command("grant_application_role", role="nobody_here")
