"""Organisations, for staff."""

from django.contrib import admin

from meetings.admin.base import RecordAdmin
from meetings.models import Organisation


@admin.register(Organisation)
class OrganisationAdmin(RecordAdmin):
    """Ministries, agencies, intergovernmental bodies and media outlets."""

    list_display = ["name", "acronym", "kind", "country", "parent"]
    list_filter = ["kind", "country"]
    search_fields = ["name", "acronym", "aliases"]
    autocomplete_fields = ["parent"]
    fieldsets = [(None, {"fields": ["name", "acronym", "aliases", "kind", "country", "parent"]})]
    related = ("parent",)

    def autocomplete_label(self, organisation: Organisation) -> str:
        """Tell ministries of one name apart."""
        country = organisation.get_country_display()
        return f"{organisation.name} ({country})" if country else organisation.name
