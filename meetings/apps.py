"""The app, and the admin site that staff work in."""

from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class MeetingsConfig(AppConfig):
    """Sessions, participants, outcomes, and the articles that tell of them."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"


class SecretariatAdminConfig(AdminConfig):
    """Django's admin, with our own site in its place."""

    default_site = "meetings.admin.site.SecretariatAdminSite"

    def ready(self) -> None:
        """Make the site, then load what registers with it: the other order would lose what was registered."""
        super().ready()
        import_module("meetings.admin.registry")
