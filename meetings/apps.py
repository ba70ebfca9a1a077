"""The app, and the admin site that staff work in."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig


class MeetingsConfig(AppConfig):
    """Sessions, participants, outcomes, and the articles that tell of them."""

    name = "meetings"
    default_auto_field = "django.db.models.BigAutoField"


class SecretariatAdminConfig(AdminConfig):
    """Django's admin, with our own site in its place."""

    default_site = "meetings.admin.site.SecretariatAdminSite"
