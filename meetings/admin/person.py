"""People, the positions they held, and how to reach them, for staff."""

from django.contrib import admin

from meetings.admin.base import CITED, RecordAdmin, RecordInline
from meetings.models import Person, PersonContact, Position


class PositionInline(RecordInline):
    """The positions that a person held."""

    model = Position
    fields = ["title", "organisation", "stated_on", "start_date", "end_date", "evidence", "opened_version"]
    readonly_fields = ["evidence"]
    autocomplete_fields = ["organisation"]
    related = ("organisation", "person")
    prefetched = CITED


class ContactInline(RecordInline):
    """How to reach a person, for those who may see it."""

    model = PersonContact
    fields = ["email", "telephone", "address", "opened_version"]
    related = ("person",)


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    """The directory."""

    list_display = ["reference", "name", "honorific", "country", "merged_into"]
    list_display_links = ["reference", "name"]
    list_filter = ["country", ("merged_into", admin.EmptyFieldListFilter)]
    search_fields = ["name", "aliases"]
    autocomplete_fields = ["merged_into"]
    fieldsets = [(None, {"fields": ["name", "honorific", "aliases", "country", "merged_into"]})]
    related = ("merged_into",)
    inlines = [PositionInline, ContactInline]

    @admin.display(description="Reference", ordering="pk")
    def reference(self, person: Person) -> str:
        """Show P and the number."""
        return person.reference

    def autocomplete_label(self, person: Person) -> str:
        """Tell namesakes apart by their reference."""
        return f"{person.name} ({person.reference})"


@admin.register(Position)
class PositionAdmin(RecordAdmin):
    """Titles that people held."""

    list_display = ["person", "title", "organisation", "stated_on", "start_date", "end_date"]
    list_filter = ["start_date"]
    search_fields = ["title", "person__name", "organisation__name", "organisation__acronym"]
    autocomplete_fields = ["person", "organisation"]
    fieldsets = [(None, {"fields": ["person", "title", "organisation", "stated_on", "start_date", "end_date"]})]
    related = ("person", "organisation")
    cited = True


@admin.register(PersonContact)
class PersonContactAdmin(RecordAdmin):
    """Contact details."""

    list_display = ["person", "email", "telephone"]
    search_fields = ["person__name", "email"]
    autocomplete_fields = ["person"]
    fieldsets = [(None, {"fields": ["person", "email", "telephone", "address"]})]
    related = ("person",)
