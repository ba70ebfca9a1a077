"""What the admins of all nouns share: the pages of a record, its history, its evidence, and its withdrawal."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import BaseModelAdmin
from django.contrib.admin.utils import unquote
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import Prefetch, QuerySet
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from meetings.access import disclosed
from meetings.admin import evidence
from meetings.admin.history import changes_of
from meetings.admin.paging import PagedFormSet
from meetings.forms import LinesField, VersionedModelForm
from meetings.models import Citation

if TYPE_CHECKING:
    AnyModelAdmin = admin.ModelAdmin[Any]
    AnyInline = admin.TabularInline[Any, Any]
    AnyModelAdminBase = BaseModelAdmin[Any]
else:
    AnyModelAdmin = admin.ModelAdmin
    AnyInline = admin.TabularInline
    AnyModelAdminBase = BaseModelAdmin

# What the evidence of a row needs, without the bytes and texts of the versions.
CITED = (Prefetch("citations", queryset=Citation.objects.with_sources()),)
SENSITIVITY = ("Who may see it", {"fields": ["sensitivity", "embargoed_until"], "classes": ["collapse"]})


class KnownSelect(AutocompleteSelect):
    """A field that suggests records, and names the one it holds without asking the database when it is at hand."""

    known: dict[str, str]

    def optgroups(self, name: str, value: Sequence[str], attr: dict[str, Any] | None = None) -> list[Any]:
        """Return the chosen options alone; the rest are suggested."""
        known = getattr(self, "known", {})
        chosen = [str(key) for key in value if str(key) not in self.choices.field.empty_values]
        if any(key not in known for key in chosen):
            return super().optgroups(name, value, attr)
        blank = [] if self.is_required or self.allow_multiple_selected else [("", "")]
        options = [*blank, *((key, known[key]) for key in chosen)]
        return [
            (
                None,
                [self.create_option(name, key, label, key in chosen, i) for i, (key, label) in enumerate(options)],
                0,
            )
        ]


class KnownSelectMultiple(AutocompleteSelectMultiple, KnownSelect):
    """The same for several records."""


class RecordForm(VersionedModelForm):
    """A record's form, whose fields know the names of the records that came with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Hand each field the names that are at hand."""
        super().__init__(*args, **kwargs)
        if not self.instance.pk:
            return
        fetched = self.instance._state.fields_cache
        listed = getattr(self.instance, "_prefetched_objects_cache", {})
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, KnownSelect) and isinstance(field, forms.ModelChoiceField):
                records = [fetched[name]] if fetched.get(name) else listed.get(name, ())
                widget.known = {str(record.pk): field.label_from_instance(record) for record in records}


class Fields(AnyModelAdminBase):
    """How the fields of a record are shown, on its own page and as a row of another's."""

    formfield_overrides = {models.TextField: {"widget": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})}}

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Show a list of closed choices as boxes to tick, any other list as lines."""
        if isinstance(db_field, ArrayField):
            shown: dict[str, Any] = {
                "label": db_field.verbose_name.capitalize(),
                "help_text": db_field.help_text,
                "required": False,
            }
            if db_field.base_field.choices:
                boxes = forms.CheckboxSelectMultiple
                return forms.MultipleChoiceField(choices=db_field.base_field.choices, widget=boxes, **shown)
            shown["help_text"] = f"{db_field.help_text} One a line.".strip()
            item: Any = db_field.base_field.formfield()
            return LinesField(item, **shown)
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Suggest records as one types."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelect(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Suggest records as one types."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = KnownSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no: records are withdrawn, and can be restored."""
        return False


class WithdrawnFilter(admin.SimpleListFilter):
    """Current records, unless withdrawn ones are asked for."""

    title = "withdrawn"
    parameter_name = "withdrawn"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the other two lists."""
        return [("yes", "Withdrawn"), ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Offer "Current" in place of "All" for nothing chosen."""
        current, *others = super().choices(changelist)
        return [{**current, "display": "Current"}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was chosen."""
        if self.value() == "all":
            return queryset
        return queryset.filter(withdrawn_at__isnull=self.value() != "yes")


class HistoryAdmin(AnyModelAdmin):
    """An admin whose history page tells each change with before and after."""

    object_history_template = "admin/meetings/history.html"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show who changed what, when and from where, newest first.

        Raises:
            PermissionDenied: the person may not see the record.
        """
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404(f"There is no {self.opts.verbose_name} {object_id}: it may have been opened by an old link.")
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        asked = request.GET.get("p", "1")
        page = max(int(asked), 1) if asked.isdecimal() and len(asked) < 6 else 1
        changes, more = changes_of(record, page=page)
        context = {
            **self.admin_site.each_context(request),
            "title": "History",
            "subtitle": str(record),
            "changes": changes,
            "newer": page - 1,
            "older": page + 1 if more else None,
            "object": record,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.object_history_template, context)


class RecordAdmin(Fields, HistoryAdmin):
    """The admin of a record that people edit.

    ``related`` names what a line about the record needs, fetched on every page. ``cited`` is true for records that
    sources back.
    """

    form = RecordForm
    related: tuple[str, ...] = ()
    cited = False
    list_per_page = 50
    show_full_result_count = False
    actions = ["withdraw", "restore"]
    save_on_top = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return what the person may see, withdrawn records included: the list has a filter for them."""
        queryset = disclosed(super().get_queryset(request), request.user)
        return queryset.select_related(*self.related) if self.related else queryset

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Search; what was withdrawn is not suggested to point at."""
        found, duplicates = super().get_search_results(request, queryset, search_term)
        match = request.resolver_match
        if match is not None and match.url_name == "autocomplete":
            found = found.filter(withdrawn_at__isnull=True)
        return found, duplicates

    def get_list_filter(self, request: HttpRequest) -> Any:
        """Add the filters that every list of records has."""
        return [*super().get_list_filter(request), "sensitivity", WithdrawnFilter]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Add the version (hidden), who may see the record, and the evidence."""
        own = super().get_fieldsets(request, obj)
        shared: list[Any] = [SENSITIVITY]
        if self.has_change_permission(request, obj):
            shared.append((None, {"fields": ["opened_version"], "classes": ["hidden"]}))
        if self.cited and obj is not None:
            shared.insert(0, ("Evidence", {"fields": ["evidence"]}))
        return [*own, *shared]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Add the evidence."""
        own = list(super().get_readonly_fields(request, obj))
        return [*own, "evidence"] if self.cited else own

    @admin.display(description="Words that back it")
    def evidence(self, record: Any) -> SafeString | str:
        """Show the words that back the record."""
        return evidence.panel(record)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write a new record, or one that was changed; a form left as it was writes nothing."""
        if not change or form.changed_data:
            super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write lists of records and rows of other tables, those of a form left as it was apart."""
        if not change or form.changed_data:
            form.save_m2m()
        for formset in formsets:
            self.save_formset(request, form, formset, change=change)

    @admin.action(description="Withdraw selected %(verbose_name_plural)s", permissions=["change"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Withdraw records; they stay held, and can be restored."""
        count = queryset.filter(withdrawn_at__isnull=True).update(withdrawn_at=Now())
        self.message_user(
            request,
            f"{self._counted(count)} withdrawn. To restore: filter by “Withdrawn”, select, “Restore selected”.",
            messages.SUCCESS if count else messages.WARNING,
        )

    @admin.action(description="Restore selected %(verbose_name_plural)s", permissions=["change"])
    def restore(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Restore withdrawn records, each unless another has taken its place."""
        restored, refused = 0, []
        for record in queryset.filter(withdrawn_at__isnull=False):
            record.withdrawn_at = None
            try:
                record.validate_constraints()
            except forms.ValidationError as problem:
                refused.append(f"{record}: {' '.join(problem.messages)}")
                continue
            restored += queryset.model._default_manager.filter(pk=record.pk).update(withdrawn_at=None)
        self.message_user(request, f"{self._counted(restored)} restored.", messages.SUCCESS)
        for reason in refused:
            self.message_user(request, f"Not restored. {reason}", messages.ERROR)

    def _counted(self, count: int) -> str:
        return f"{count} {self.opts.verbose_name if count == 1 else self.opts.verbose_name_plural}"


class RecordInline(Fields, AnyInline):
    """Rows of records on another record's page. They are withdrawn on their own pages, never deleted here."""

    form = RecordForm
    formset = PagedFormSet
    template = "admin/edit_inline/paged.html"
    extra = 0
    can_delete = False
    show_change_link = True
    related: tuple[str, ...] = ()
    prefetched: tuple[Any, ...] = ()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Show the page of rows that the address asks for."""
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.page = formset.asked(request.GET)
        return formset

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer to add a related record from a row; changing and viewing one belongs on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_view_related = False
        return field

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return current rows; what is posted may have been withdrawn meanwhile, and then says so by its version."""
        queryset = disclosed(super().get_queryset(request), request.user)
        if request.method != "POST":
            queryset = queryset.filter(withdrawn_at__isnull=True)
        return queryset.select_related(*self.related).prefetch_related(*self.prefetched)

    @admin.display(description="Evidence")
    def evidence(self, record: Any) -> SafeString | str:
        """Link to the words that back the row."""
        return evidence.short(record.citations.all()) if record.pk else "–"


class ReadOnlyAdmin(HistoryAdmin):
    """The admin of rows that arrive or are derived, and that nobody edits by hand."""

    related: tuple[str, ...] = ()
    deferred: tuple[str, ...] = ()
    list_per_page = 50
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Return what the person may see, without bytes and texts that the page does not show."""
        queryset = disclosed(super().get_queryset(request), request.user)
        return queryset.select_related(*self.related).defer(*self.deferred)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show every field that is not left aside, and no form."""
        if self.fields:
            return self.fields
        return [f.name for f in self.opts.concrete_fields if not f.primary_key and f.name not in self._aside()]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Show them all to read."""
        return self.get_fields(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Say no."""
        return False

    def _aside(self) -> Iterable[str]:
        return {name.rsplit("__", 1)[-1] for name in self.deferred if "__" not in name}
