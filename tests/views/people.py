"""Clients signed in with the permissions of a role."""

from django.contrib.auth.models import Permission
from django.test import Client

from meetings.access import permissions_of
from tests.factories import UserFactory


def signed_in(*roles: str, permissions: tuple[str, ...] = ()) -> Client:
    """Return a client of a new staff user with the permissions of the roles, and those named besides."""
    user = UserFactory()
    wanted = {*permissions, *(name for role in roles for name in permissions_of(role))}
    held = {
        f"{row.content_type.app_label}.{row.codename}": row for row in Permission.objects.select_related("content_type")
    }
    user.user_permissions.set([held[name] for name in wanted])
    client = Client()
    client.force_login(user)
    return client
