"""A list's query string in; the rows, the table, and what the page says about them out.

One listing serves the page and its exports alike, so that an export holds exactly what the page shows.
"""

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

import django_tables2
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.contrib.auth.models import AbstractUser
from django.db.models import Model, QuerySet
from django.forms import ChoiceField, DateField, Form
from django.http import HttpRequest, QueryDict

from meetings.filters import ListFilterSet
from meetings.summaries.wording import day
from meetings.tables import user_name

PAGE_SIZE = 25
SHOWN_VALUE = 60
SEARCH_NAME = "q"
SORT_NAME = "sort"
PAGE_NAME = "page"


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter: what it is on, its value in words, and the address of the list without it."""

    label: str
    value: str
    remove_url: str


@dataclass(frozen=True, slots=True)
class Listing:
    """What a list shows. ``problems`` are sentences about values not understood; with any, there are no rows."""

    filterset: ListFilterSet
    table: django_tables2.Table
    chips: tuple[Chip, ...]
    problems: tuple[str, ...]


class ListingMixin(PermissionRequiredMixin):
    """What a list and its exports have in common: whose rows, which filters, which table."""

    request: HttpRequest
    kind: ClassVar[str]
    filterset_class: ClassVar[type[ListFilterSet]]
    table_class: ClassVar[type[django_tables2.Table]]
    export_permission: ClassVar[str]

    @abstractmethod
    def get_queryset(self) -> QuerySet[Any]:
        """Return the rows that the reader may see, with what the table needs."""

    def hidden_columns(self) -> tuple[str, ...]:
        """Return the columns that are of no use to the reader."""
        return ()

    def may_export(self) -> bool:
        """Return whether the reader may export these rows."""
        return self.request.user.has_perm(self.export_permission)

    def listing(self) -> Listing:
        """Return what the query string asks for."""
        query, problems = _without_nul(self.request.GET)
        filterset = self.filterset_class(query, queryset=self.get_queryset(), request=self.request)
        problems += _problems(filterset.form, query)
        rows = filterset.queryset.none() if problems else filterset.qs
        table = self.table_class(
            rows, order_by_field=SORT_NAME, page_field=PAGE_NAME, exclude=self.hidden_columns(), request=self.request
        )
        if query.get(SORT_NAME):
            table.order_by = query[SORT_NAME]
        return Listing(filterset, table, tuple(_chips(self.request, filterset.form)), tuple(problems))


def shortened(value: str) -> str:
    """Return a value as it may be quoted in a sentence: on one line, and not endless."""
    line = " ".join(value.replace("\x00", "\N{SYMBOL FOR NULL}").split())
    return line if len(line) <= SHOWN_VALUE else f"{line[:SHOWN_VALUE]}…"


def _without_nul(query: QueryDict) -> tuple[QueryDict, list[str]]:
    """Return the query without the values that the database could not even compare, and a sentence about each."""
    kept, problems = query.copy(), []
    for name, values in query.lists():
        if bad := [value for value in values if "\x00" in value]:
            kept.setlist(name, [value for value in values if "\x00" not in value])
            problems.append(f"“{shortened(bad[0])}” holds a NUL character. Remove it.")
    return kept, problems


def _problems(form: Form, query: QueryDict) -> list[str]:
    """Return a sentence for each value that its filter did not understand: which filter, which value, what now."""
    sentences = []
    for name, errors in form.errors.items():
        values = query.getlist(name)
        quoted = ", ".join(f"“{shortened(value)}”" for value in values)
        advice = (
            "That is not one of its choices. Choose one from the list."
            if isinstance(form.fields[name], ChoiceField)
            else " ".join(str(error) for error in errors)
        )
        sentences.append(f"{form.fields[name].label}, {quoted}: {advice}")
    return sentences


def _chips(request: HttpRequest, form: Form) -> Iterator[Chip]:
    """Yield a chip for each value of each filter that is set, in the order of the filters."""
    for name, field in form.fields.items():
        values = [value for value in request.GET.getlist(name) if value.strip()]
        for value in values:
            rest = request.GET.copy()
            rest.pop(PAGE_NAME, None)
            rest.setlist(name, [other for other in values if other != value])
            address = f"{request.path}?{rest.urlencode()}" if rest.urlencode() else request.path
            yield Chip(str(field.label), _value_in_words(form, name, value), address)


def _value_in_words(form: Form, name: str, value: str) -> str:
    """Return a filter's value as a person would say it; one that was not understood as it came."""
    field, cleaned = form.fields[name], form.cleaned_data.get(name)
    if isinstance(cleaned, AbstractUser):
        return user_name(cleaned)
    if isinstance(cleaned, Model):
        return str(cleaned)
    if isinstance(field, DateField) and isinstance(cleaned, date):
        return day(cleaned)
    if isinstance(field, ChoiceField) and not hasattr(field, "queryset"):
        labels = dict(field.widget.choices)
        return str(labels.get(value, shortened(value)))
    return shortened(value)
