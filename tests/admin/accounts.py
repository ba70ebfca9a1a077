"""People with roles, for tests of the admin."""

from django.contrib.auth.models import Group, User
from django.test import Client

from tests.factories import UserFactory


def somebody(role: str | None = None) -> User:
    """Return a member of staff with a role, or with none."""
    user: User = UserFactory()
    if role is not None:
        user.groups.add(Group.objects.get(name=role))
    return user


def signed_in(role: str | None = None) -> Client:
    """Return a browser signed in as a member of staff with a role, or with none."""
    client = Client()
    client.force_login(somebody(role), backend="django.contrib.auth.backends.ModelBackend")
    return client


def posted(response: object) -> dict[str, str | list[str]]:
    """Return what a browser would send back from a change page, as it was shown."""
    context = response.context  # type: ignore[attr-defined]  # Of the test client's responses.
    forms = [context["adminform"].form]
    data: dict[str, str | list[str]] = {}
    for inline in context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    for form in forms:
        for bound in form:
            value = bound.field.prepare_value(bound.value()) if hasattr(bound.field, "prepare_value") else bound.value()
            if isinstance(value, list | tuple):
                data[bound.html_name] = [str(getattr(item, "pk", item)) for item in value]
            elif value is not None:
                shown = bound.field.widget.format_value(value)
                data[bound.html_name] = shown[0] if isinstance(shown, list) else "" if shown is None else str(shown)
    # Dates and times are shown in two boxes.
    for name in [name for name in data if name.endswith("embargoed_until")]:
        del data[name]
    return data
