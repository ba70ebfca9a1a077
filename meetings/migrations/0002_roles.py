"""The four roles as groups, with their permissions, on a fresh database too."""

from typing import ClassVar

from django.contrib.auth.management import create_permissions
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.db.models import Q

from meetings.access import ROLES, permissions_of


def make_groups(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Make each group that is not there, and give it its permissions; those given by hand stay."""
    database = schema_editor.connection.alias
    for label in ("auth", "meetings"):
        config = apps.get_app_config(label)
        # Permissions are made after all migrations, and only for apps with models: historical ones do not say so.
        config.models_module = True  # type: ignore[assignment]  # Read as a truth value.
        create_permissions(config, verbosity=0, using=database, apps=apps)
        config.models_module = None
    group_model, permission_model = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for role in ROLES:
        wanted = Q()
        for name in permissions_of(role):
            label, codename = name.split(".")
            wanted |= Q(content_type__app_label=label, codename=codename)
        group, _ = group_model.objects.using(database).get_or_create(name=role)
        group.permissions.add(*permission_model.objects.using(database).filter(wanted))


class Migration(migrations.Migration):
    """Backwards it leaves the groups: people are in them."""

    dependencies: ClassVar = [
        ("meetings", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations: ClassVar = [migrations.RunPython(make_groups, migrations.RunPython.noop)]
