"""Query strings in, filtered querysets out: one filter set for each list.

A value that a filter does not know is an error of the filter's form, never an exception; the words of ``q`` must each
stand somewhere in what the list's columns show.
"""

from abc import abstractmethod
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import DateField, Exists, F, Func, Model, OuterRef, Q, QuerySet, TextChoices, TextField, Value
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from meetings.access import visible
from meetings.choices import (
    Act,
    ArticleKind,
    Capacity,
    OutcomeKind,
    OutcomeStatus,
    Presence,
    RecordStage,
    SessionStatus,
)
from meetings.countries import COUNTRY_NAMES, country_choices
from meetings.models import Article, Citation, DraftFact, Organisation, Outcome, Participant, Session, WorkingGroup

SEARCH_LENGTH = 200
YES_NO = (("yes", "Yes"), ("no", "No"))
# What can still come late: everything that is neither finished nor given up.
OPEN_OUTCOMES = (
    OutcomeStatus.PROPOSED,
    OutcomeStatus.AGREED,
    OutcomeStatus.IN_PROGRESS,
    OutcomeStatus.WAITING,
    OutcomeStatus.PARTLY_DELIVERED,
)

Rows = QuerySet[Any]


def countries_named(word: str) -> list[str]:
    """Return the codes of the countries whose names hold ``word``, whatever its case."""
    return [code for code, name in COUNTRY_NAMES.items() if word.casefold() in name.casefold()]


def labelled(choices: type[TextChoices], word: str) -> list[str]:
    """Return the values of the choices whose labels hold ``word``, whatever its case."""
    return [str(value) for value, label in choices.choices if word.casefold() in str(label).casefold()]


def date_words(field: str) -> Func:
    """Return an expression for a date as it is shown: ``20 January 2026``."""
    return Func(F(field), Value("FMDD FMMonth YYYY"), function="to_char", output_field=TextField())


def array_lines(field: str) -> Func:
    """Return an expression for an array as text, an element a line."""
    return Func(F(field), Value("\n"), function="array_to_string", output_field=TextField())


def _date_filter(label: str, **options: Any) -> django_filters.DateFilter:
    return django_filters.DateFilter(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Give a date as 2026-01-20."},
        **options,
    )


def _choices_filter(label: str, choices: type[TextChoices], **options: Any) -> django_filters.MultipleChoiceFilter:
    return django_filters.MultipleChoiceFilter(
        label=label, choices=choices.choices, widget=forms.CheckboxSelectMultiple, **options
    )


def _session_filter() -> django_filters.CharFilter:
    return django_filters.CharFilter(
        label="Session",
        field_name="session__reference",
        lookup_expr="iexact",
        max_length=40,
        help_text="Its reference, as DPEWG-2026-01.",
    )


def _country_filter(label: str, **options: Any) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=country_choices, empty_label="Any", **options)


def _yes_no_filter(label: str, method: str) -> django_filters.ChoiceFilter:
    return django_filters.ChoiceFilter(label=label, choices=YES_NO, method=method, empty_label="Any")


class ListFilterSet(django_filters.FilterSet):  # type: ignore[misc]  # The package ships no types.
    """What every list has: quick search."""

    q = django_filters.CharFilter(
        label="Search",
        method="search",
        max_length=SEARCH_LENGTH,
        error_messages={
            "max_length": f"Search for at most {SEARCH_LENGTH} characters; these are %(show_value)d.",
        },
    )
    shown_text: ClassVar[dict[str, Func]] = {}

    @abstractmethod
    def words_match(self, word: str) -> Q:
        """Return where a row may show ``word``."""

    def search(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep rows that show every word of ``value``."""
        queryset = queryset.alias(**self.shown_text)
        for word in dict.fromkeys(value.split()):
            queryset = queryset.filter(self.words_match(word))
        return queryset


def _visible_to_reader(model: type[Model]) -> Callable[[HttpRequest | None], Rows]:
    def rows(request: HttpRequest | None) -> Rows:
        return visible(model._default_manager.all(), request.user) if request else model._default_manager.none()

    return rows


class SessionFilterSet(ListFilterSet):
    """Sessions by state, group, place, time, and whether they produced anything."""

    shown_text: ClassVar = {"start_words": date_words("start_date"), "end_words": date_words("end_date")}

    group = django_filters.ModelMultipleChoiceFilter(
        label="Working group",
        field_name="working_group__acronym",
        queryset=_visible_to_reader(WorkingGroup),
        to_field_name="acronym",
        widget=forms.CheckboxSelectMultiple,
    )
    status = _choices_filter("Status", SessionStatus)
    stage = _choices_filter("Record", RecordStage)
    country = _country_filter("Country", field_name="country")
    held_from = _date_filter("Held from", method="ends_from")
    held_to = _date_filter("Held to", field_name="start_date", lookup_expr="lte")
    has_outcomes = _yes_no_filter("Has outcomes", "with_outcomes")

    class Meta:
        """Every filter is spelt out above."""

        model = Session
        fields: ClassVar[list[str]] = []

    def words_match(self, word: str) -> Q:
        """Return where a session's row may show ``word``."""
        return (
            Q(title__icontains=word)
            | Q(reference__icontains=word)
            | Q(city__icontains=word)
            | Q(country__in=countries_named(word))
            | Q(start_words__icontains=word)
            | Q(end_words__icontains=word)
            | Q(status__in=labelled(SessionStatus, word))
            | Q(stage__in=labelled(RecordStage, word))
        )

    def ends_from(self, queryset: Rows, name: str, value: date) -> Rows:
        """Keep sessions that were still going on ``value``, or came later."""
        last_day = Coalesce("end_date", "start_date", output_field=DateField())
        kept: Rows = queryset.alias(last_day=last_day).filter(last_day__gte=value)
        return kept

    def with_outcomes(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep sessions with (yes) or without (no) a current outcome."""
        found = Exists(Outcome.objects.current().filter(session=OuterRef("pk")))
        kept: Rows = queryset.filter(found if value == "yes" else ~found)
        return kept


class ParticipantFilterSet(ListFilterSet):
    """Participants by session, side and part taken."""

    session = _session_filter()
    delegation = _country_filter("Delegation of", field_name="delegation__party__country")
    capacity = _choices_filter("Capacity", Capacity)
    acts = _choices_filter("Part taken", Act, method="took_part")
    presence = _choices_filter("Presence", Presence)

    class Meta:
        """Every filter is spelt out above."""

        model = Participant
        fields: ClassVar[list[str]] = []

    def words_match(self, word: str) -> Q:
        """Return where a participant's row may show ``word``."""
        return (
            Q(person__name__icontains=word)
            | Q(position_title__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(organisation__acronym__icontains=word)
            | Q(delegation__party__country__in=countries_named(word))
            | Q(delegation__party__organisation__name__icontains=word)
            | Q(capacity__in=labelled(Capacity, word))
            | Q(acts__overlap=labelled(Act, word))
            | Q(presence__in=labelled(Presence, word))
            | Q(session__reference__icontains=word)
        )

    def took_part(self, queryset: Rows, name: str, value: list[str]) -> Rows:
        """Keep participants who did any of ``value``."""
        return queryset.filter(acts__overlap=value) if value else queryset


class OutcomeFilterSet(ListFilterSet):
    """Outcomes by state, kind, side, owner, time and evidence."""

    shown_text: ClassVar = {"due_in_words": date_words("due_date"), "theme_lines": array_lines("themes")}

    status = _choices_filter("Status", OutcomeStatus)
    kind = _choices_filter("Kind", OutcomeKind)
    session = _session_filter()
    theme = django_filters.CharFilter(label="Theme", method="about", max_length=80)
    responsible = _country_filter("Responsible", method="answered_for_by")
    owner = django_filters.ModelChoiceFilter(
        label="Owner",
        queryset=lambda request: get_user_model()._default_manager.filter(is_staff=True).order_by("username"),
        to_field_name="username",
        null_label="Nobody",
        null_value="none",
        empty_label="Anybody",
    )
    due_after = _date_filter("Due from", field_name="due_date", lookup_expr="gte")
    due_before = _date_filter("Due to", field_name="due_date", lookup_expr="lte")
    overdue = _yes_no_filter("Overdue", "past_due")
    evidence = _yes_no_filter("Has evidence", "with_evidence")

    class Meta:
        """Every filter is spelt out above."""

        model = Outcome
        fields: ClassVar[list[str]] = []

    def words_match(self, word: str) -> Q:
        """Return where an outcome's row may show ``word``."""
        sides = Outcome.responsible_parties.through.objects.filter(outcome=OuterRef("pk")).filter(
            Q(party__country__in=countries_named(word)) | Q(party__organisation__name__icontains=word)
        )
        bodies = Outcome.responsible_organisations.through.objects.filter(
            outcome=OuterRef("pk"), organisation__name__icontains=word
        )
        return (
            Q(reference__icontains=word)
            | Q(text__icontains=word)
            | Q(kind__in=labelled(OutcomeKind, word))
            | Q(status__in=labelled(OutcomeStatus, word))
            | Q(theme_lines__icontains=word)
            | Q(due_in_words__icontains=word)
            | Q(due_words__icontains=word)
            | Q(owner__username__icontains=word)
            | Q(owner__first_name__icontains=word)
            | Q(owner__last_name__icontains=word)
            | Exists(sides)
            | Exists(bodies)
        )

    def about(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep outcomes with a theme that holds ``value``."""
        kept: Rows = queryset.alias(theme_text=array_lines("themes")).filter(theme_text__icontains=value)
        return kept

    def answered_for_by(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep outcomes that the party of a country is responsible for."""
        rows = Outcome.responsible_parties.through.objects.filter(outcome=OuterRef("pk"), party__country=value)
        return queryset.filter(Exists(rows))

    def past_due(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep open outcomes that were due before today (yes), or all others (no)."""
        late = Q(due_date__lt=timezone.localdate(), status__in=OPEN_OUTCOMES, due_date__isnull=False)
        return queryset.filter(late) if value == "yes" else queryset.exclude(late)

    def with_evidence(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep outcomes with (yes) or without (no) a citation."""
        found = Exists(Citation.objects.filter(outcome=OuterRef("pk")))
        kept: Rows = queryset.filter(found if value == "yes" else ~found)
        return kept


class ArticleFilterSet(ListFilterSet):
    """Articles by kind, publisher, time, and whether facts wait for review."""

    shown_text: ClassVar = {"published_words": date_words("published_on")}

    kind = _choices_filter("Kind", ArticleKind)
    publisher = django_filters.ModelChoiceFilter(
        label="Publisher",
        queryset=lambda request: _visible_to_reader(Organisation)(request).filter(
            Exists(Article.objects.filter(publisher=OuterRef("pk")))
        ),
        empty_label="Any",
    )
    published_from = _date_filter("Published from", field_name="published_on", lookup_expr="gte")
    published_to = _date_filter("Published to", field_name="published_on", lookup_expr="lte")
    to_review = _yes_no_filter("Has facts to review", "with_open_facts")

    class Meta:
        """Every filter is spelt out above."""

        model = Article
        fields: ClassVar[list[str]] = []

    def words_match(self, word: str) -> Q:
        """Return where an article's row may show ``word``."""
        return (
            Q(label__icontains=word)
            | Q(source_url__icontains=word)
            | Q(publisher__name__icontains=word)
            | Q(kind__in=labelled(ArticleKind, word))
            | Q(published_words__icontains=word)
        )

    def with_open_facts(self, queryset: Rows, name: str, value: str) -> Rows:
        """Keep articles with (yes) or without (no) a drafted fact that nobody has decided on."""
        found = Exists(DraftFact.objects.open().filter(version__article=OuterRef("pk")))
        kept: Rows = queryset.filter(found if value == "yes" else ~found)
        return kept
