"""The groups that the migration makes, and what each may do."""

import pytest
from django.contrib.auth.models import Group

from meetings.access import ADMINISTRATOR, EDITOR, REVIEWER, ROLES, VIEWER, permissions_of

pytestmark = pytest.mark.django_db


def granted(role: str) -> set[str]:
    permissions = Group.objects.get(name=role).permissions.select_related("content_type")
    return {f"{permission.content_type.app_label}.{permission.codename}" for permission in permissions}


def test_groups_after_migration_are_the_four_roles() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)


@pytest.mark.parametrize("role", ROLES)
def test_group_has_exactly_the_permissions_of_its_role(role: str) -> None:
    assert granted(role) == permissions_of(role)


def test_viewer_can_only_view() -> None:
    assert {name.split(".")[1].split("_")[0] for name in granted(VIEWER)} == {"view"}
    assert "meetings.view_internal" not in granted(VIEWER)
    assert "meetings.view_personcontact" not in granted(VIEWER)


def test_reviewer_adds_review_and_approval_to_an_editor() -> None:
    assert granted(REVIEWER) - granted(EDITOR) == {"meetings.review_draftfact", "meetings.approve_session"}
    assert granted(EDITOR) - granted(REVIEWER) == set()


def test_administrator_adds_accounts_to_a_reviewer() -> None:
    assert granted(ADMINISTRATOR) - granted(REVIEWER) == {
        "auth.view_user",
        "auth.add_user",
        "auth.change_user",
        "auth.view_group",
        "auth.add_group",
        "auth.change_group",
    }


def test_no_role_can_delete() -> None:
    assert [name for role in ROLES for name in granted(role) if ".delete_" in name] == []
