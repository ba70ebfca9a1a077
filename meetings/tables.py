"""Querysets in, tables out: the columns of each list, how each is shown, and how it sorts.

Sorting puts rows without a value last, whichever way it runs, and ends with the key, so that pages never overlap.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

import django_tables2 as tables
from django.db.models import (
    Case,
    Count,
    Expression,
    F,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    TextChoices,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from meetings.choices import ArticleKind, Capacity, OutcomeKind, OutcomeStatus, Presence, RecordStage, SessionStatus
from meetings.models import Article, Citation, Outcome, Participant, Session
from meetings.summaries.wording import day, days
from meetings.wording import listed, number, weekdays

UNBROKEN = {"td": {"class": "nowrap"}}
RIGHT = {"th": {"class": "num"}, "td": {"class": "num"}}
NOT_STATED = SafeString('<span class="muted">not stated</span>')


def rank_of(choices: type[TextChoices], field: str) -> Case:
    """Return an expression that orders a field as its vocabulary does: draft before issued."""
    places = (When(**{field: value}, then=Value(place)) for place, value in enumerate(choices.values))
    return Case(*places, output_field=IntegerField())


def with_citation_counts(queryset: QuerySet[Outcome]) -> QuerySet[Outcome]:
    """Add ``citation_count`` to outcomes."""
    cited = Citation.objects.filter(outcome=OuterRef("pk")).order_by().values("outcome").annotate(n=Count("pk"))
    return queryset.annotate(citation_count=Coalesce(Subquery(cited.values("n")), 0))


def dated(shown: str, hint: str) -> SafeString:
    """Return a date in words with its weekday as the hint; without words: that it is not stated."""
    return format_html('<span title="{}">{}</span>', hint, shown) if shown else NOT_STATED


class SortedColumn(tables.Column):  # type: ignore[misc]  # The package ships no types.
    """A column that sorts on ``sort_on``: fields or expressions, in turn. Without any it does not sort."""

    def __init__(self, verbose_name: str, *, sort_on: Iterable[str | Expression] = (), **kwargs: Any) -> None:
        """Take the words of its head, without which the model's would stand there; the rest is a column's own."""
        self.sort_on = tuple(sort_on)
        super().__init__(verbose_name=verbose_name, orderable=bool(self.sort_on), **kwargs)

    def order(self, queryset: QuerySet[Any], is_descending: bool) -> tuple[QuerySet[Any], bool]:
        """Return the rows sorted, and that this is all the sorting there is."""
        expressions = (F(by) if isinstance(by, str) else by for by in self.sort_on)
        ordering = (by.desc(nulls_last=True) if is_descending else by.asc(nulls_last=True) for by in expressions)
        return queryset.order_by(*ordering, "-pk"), True


class StatusColumn(SortedColumn):
    """A state as a dot and a word, sorted in the order of its vocabulary."""

    def __init__(self, verbose_name: str, choices: type[TextChoices], accessor: str, **kwargs: Any) -> None:
        """Take the head, the vocabulary, and the field that holds its values."""
        self.choices = choices
        super().__init__(verbose_name, accessor=accessor, sort_on=[rank_of(choices, accessor)], **kwargs)

    def render(self, record: Any) -> str:
        """Return the dot and the word of the row's state."""
        value = getattr(record, str(self.accessor))
        return render_to_string("includes/status.html", {"value": value, "label": self.choices(value).label})


class CountColumn(SortedColumn):
    """A number, to the right."""

    def __init__(self, verbose_name: str, accessor: str, **kwargs: Any) -> None:
        """Take the head, and the annotation that holds the number."""
        super().__init__(verbose_name, accessor=accessor, sort_on=[accessor], attrs=RIGHT, **kwargs)

    def render(self, value: int) -> str:
        """Return the number with thin spaces."""
        return number(value)


class SessionTable(tables.Table):  # type: ignore[misc]  # The package ships no types.
    """Sessions; needs ``SessionQuerySet.with_counts``."""

    select = tables.Column(accessor="reference", verbose_name="Select", orderable=False)
    session = SortedColumn("Session", accessor="title", sort_on=[Lower("title")])
    when = SortedColumn("When", accessor="start_date", sort_on=["start_date", "end_date"], empty_values=())
    where = SortedColumn("Where", accessor="city", sort_on=[Lower("city"), "country"], empty_values=())
    participants = CountColumn("Took part", "participant_count")
    outcomes = CountColumn("Outcomes", "outcome_count")
    status = StatusColumn("Status", SessionStatus, "status")
    record = StatusColumn("Record", RecordStage, "stage")

    class Meta:
        attrs: ClassVar = {"class": "sessions-list"}

    def render_select(self, record: Session) -> SafeString:
        """Return a box that belongs to the form of the list's actions, which stands below the table."""
        return format_html(
            '<input type="checkbox" name="session" value="{}" form="selection" aria-label="Select {}">',
            record.reference,
            record.reference,
        )

    def render_session(self, record: Session) -> SafeString:
        """Return the title, which opens the record, over the reference."""
        return format_html(
            '<a href="{}">{}</a><div class="note">{}</div>',
            reverse("meetings:session_detail", args=[record.reference]),
            record.title,
            record.reference,
        )

    def render_when(self, record: Session) -> SafeString:
        """Return the dates."""
        if record.start_date is None:
            return NOT_STATED
        dates = (record.start_date, record.end_date)
        return dated(days(*dates), weekdays(*dates))

    def render_where(self, record: Session) -> str:
        """Return city and country."""
        return listed([record.city, record.get_country_display()]) or NOT_STATED


class ParticipantTable(tables.Table):  # type: ignore[misc]  # The package ships no types.
    """Participants; needs ``ParticipantQuerySet.named``."""

    person = SortedColumn("Person", accessor="person__name", sort_on=[Lower("person__name")])
    position = SortedColumn(
        "Position then",
        accessor="position_line",
        sort_on=[Lower("position_title"), Lower("organisation__name")],
        empty_values=(),
    )
    delegation = SortedColumn(
        "Delegation of",
        accessor="delegation",
        sort_on=["delegation__party__country", Lower("delegation__party__organisation__name")],
        empty_values=(),
    )
    capacity = SortedColumn("Capacity", accessor="get_capacity_display", sort_on=[rank_of(Capacity, "capacity")])
    part = SortedColumn("Part taken", accessor="acts_line", sort_on=["acts"], empty_values=())
    presence = SortedColumn("Presence", accessor="get_presence_display", sort_on=[rank_of(Presence, "presence")])
    session = SortedColumn(
        "Session", accessor="session__reference", sort_on=["session__start_date", "session__reference"], attrs=UNBROKEN
    )

    class Meta:
        attrs: ClassVar = {"class": "participants-list"}

    def render_person(self, record: Participant) -> SafeString:
        """Return the name, which opens the record of the session at the person's line."""
        address = reverse("meetings:session_detail", args=[record.session.reference])
        return format_html('<a href="{}#person-{}">{}</a>', address, record.person_id, record.person.name)

    def render_position(self, record: Participant) -> str:
        """Return position and organisation as stated then."""
        return record.position_line or NOT_STATED

    def render_delegation(self, record: Participant) -> str:
        """Return the side, where one is known."""
        return str(record.delegation) if record.delegation else NOT_STATED

    def render_part(self, record: Participant) -> str:
        """Return what the person did."""
        return record.acts_line or NOT_STATED

    def render_session(self, record: Participant) -> SafeString:
        """Return the session's reference, which opens its record."""
        return format_html(
            '<a href="{}" title="{}">{}</a>',
            reverse("meetings:session_detail", args=[record.session.reference]),
            record.session.title,
            record.session.reference,
        )


class OutcomeTable(tables.Table):  # type: ignore[misc]  # The package ships no types.
    """Outcomes; needs ``OutcomeQuerySet.named`` and ``with_citation_counts``."""

    outcome = SortedColumn("Outcome", accessor="reference", sort_on=["reference"], attrs=UNBROKEN)
    text = SortedColumn("Text")
    kind = SortedColumn("Kind", accessor="get_kind_display", sort_on=[rank_of(OutcomeKind, "kind")])
    responsible = SortedColumn("Responsible", accessor="pk")
    owner = SortedColumn("Owner", sort_on=["owner__username"], empty_values=())
    due = SortedColumn("Due", accessor="due_date", sort_on=["due_date"], empty_values=())
    evidence = CountColumn("Citations", "citation_count")
    status = StatusColumn("Status", OutcomeStatus, "status")

    class Meta:
        attrs: ClassVar = {"class": "outcomes-list"}

    def render_outcome(self, record: Outcome) -> SafeString:
        """Return the reference, which opens the outcome."""
        return format_html(
            '<a href="{}">{}</a>', reverse("meetings:outcome_detail", args=[record.reference]), record.reference
        )

    def render_text(self, record: Outcome) -> SafeString:
        """Return the whole text, over its themes."""
        themes = format_html('<div class="note">{}</div>', listed(record.themes)) if record.themes else ""
        return format_html("{}{}", record.text, themes)

    def render_responsible(self, record: Outcome) -> str:
        """Return the parties, then the organisations."""
        return responsible_for(record) or NOT_STATED

    def render_owner(self, record: Outcome) -> str:
        """Return the staff user who follows it up."""
        return user_name(record.owner) if record.owner else SafeString('<span class="muted">nobody</span>')

    def render_due(self, record: Outcome) -> SafeString:
        """Return the day or the words."""
        if record.due_date is None:
            return dated(record.due_words, "")
        return dated(day(record.due_date), record.due_words or weekdays(record.due_date))


class ArticleTable(tables.Table):  # type: ignore[misc]  # The package ships no types.
    """Articles; needs ``ArticleQuerySet.with_counts`` and the publisher."""

    article = SortedColumn("Article", accessor="label", sort_on=[Lower("label")])
    publisher = SortedColumn("Publisher", accessor="publisher", sort_on=[Lower("publisher__name")], empty_values=())
    kind = SortedColumn("Kind", accessor="get_kind_display", sort_on=[rank_of(ArticleKind, "kind")])
    published = SortedColumn(
        "Published", accessor="published_on", sort_on=["published_on", "published_at"], empty_values=()
    )
    versions = CountColumn("Versions", "version_count")
    to_review = CountColumn("To review", "open_fact_count")

    class Meta:
        attrs: ClassVar = {"class": "articles-list"}

    def render_article(self, record: Article) -> SafeString:
        """Return the label, which opens the source, over its address (shown, never opened)."""
        address = format_html('<div class="note cut" title="{}">{}</div>', record.source_url, record.source_url)
        return format_html(
            '<a href="{}">{}</a>{}',
            reverse("meetings:article_detail", args=[record.pk]),
            record.label,
            address if record.source_url else "",
        )

    def render_publisher(self, record: Article) -> str:
        """Return the publisher, where one is known."""
        return str(record.publisher) if record.publisher else NOT_STATED

    def render_published(self, record: Article) -> SafeString:
        """Return the day of publication."""
        if record.published_on is None:
            return NOT_STATED
        return dated(day(record.published_on), weekdays(record.published_on))


def responsible_for(outcome: Outcome) -> str:
    """Return who answers for an outcome: its parties, then its organisations; nobody stated: nothing."""
    return listed([*map(str, outcome.responsible_parties.all()), *map(str, outcome.responsible_organisations.all())])


def user_name(user: Any) -> str:
    """Return a user's full name or, without one, the sign-in name."""
    return str(user.get_full_name() or user.get_username())
