"""What a session's record becomes as a summary."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from meetings.choices import (
    Act,
    ArticleKind,
    Basis,
    Capacity,
    DifferenceKind,
    Occasion,
    OrganisationKind,
    Presence,
    RecordStage,
    Sensitivity,
    SpeakerKind,
    StatementForm,
)
from meetings.exceptions import SecretariatError
from meetings.models import CopiedPassage, Session, SourceDifference
from meetings.summaries.services import build_summary
from meetings.summaries.types import Fact, Summary
from meetings.summaries.wording import days
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    CitationFactory,
    DelegationFactory,
    MentionFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    PartyFactory,
    PersonFactory,
    PositionFactory,
    SessionFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def cite(version: Any, start: int = 0, **fields: Any) -> Any:
    return CitationFactory(version=version, start=start, end=start + 5, session=fields.pop("session", None), **fields)


def backing(fact: Fact) -> tuple[list[int], tuple[str, ...], str]:
    return [reference.number for reference in fact.references], fact.origins, fact.independent_text


def release_and_wire() -> tuple[Any, Any, Any]:
    """Return a release and a wire copy of it, a day apart, and the organisation that the release is from."""
    house = OrganisationFactory(name="The White House", country="US")
    release = ArticleFactory(title="The release", publisher=house, issuing_party="US", published_on=date(2026, 1, 26))
    agency = OrganisationFactory(name="ANI", kind=OrganisationKind.MEDIA, country="IN")
    wire = ArticleFactory(
        title="The wire", publisher=agency, kind=ArticleKind.WIRE_COPY, published_on=date(2026, 1, 27)
    )
    # The wire copy is received first: numbers go by publication.
    copy = ArticleVersionFactory(article=wire, text="Both sides are committed to cooperation, it said.")
    original = ArticleVersionFactory(article=release, text="Both sides committed to cooperation, it said.")
    return original, copy, house


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (date(2026, 1, 20), date(2026, 1, 21), "20-21 January 2026"),
        (date(2026, 1, 20), date(2026, 1, 20), "20 January 2026"),
        (date(2026, 1, 20), None, "20 January 2026"),
        (date(2026, 1, 30), date(2026, 2, 2), "30 January - 2 February 2026"),
        (date(2025, 12, 30), date(2026, 1, 2), "30 December 2025 - 2 January 2026"),
        (None, None, "not stated"),
    ],
)
def test_days_of_a_session_in_words(start: date | None, end: date | None, words: str) -> None:
    assert days(start, end) == words


def test_sources_are_numbered_by_publication_and_reprints_add_no_independence() -> None:
    original, copy, house = release_and_wire()
    session = SessionFactory()
    cite(copy, session=session, origin=house)
    cite(copy, 6, session=session, origin=house)
    cite(original, session=session, origin=house)
    CopiedPassage.objects.create(version=copy, start=0, end=9, original=original, original_start=0, original_end=9)

    summary = build_summary(session)

    assert backing(summary.heading) == ([1, 2], ("The White House",), "2 sources, 1 independent")
    assert [len(reference.citations) for reference in summary.heading.references] == [1, 2]
    assert [(s.number, s.label, s.publisher, s.date, s.origin_line, s.copied_note) for s in summary.sources] == [
        (1, "The release", "The White House", "26 January 2026", "origin: The White House", ""),
        (2, "The wire", "ANI", "27 January 2026", "origin: The White House", "copies passages of source 1"),
    ]


def test_source_day_is_of_the_offset_that_the_source_gave() -> None:
    article = ArticleFactory(
        published_on=None, published_at=datetime(2026, 1, 27, 2, 0, tzinfo=UTC), published_offset=-300
    )
    session = SessionFactory()
    cite(ArticleVersionFactory(article=article), session=session)

    assert build_summary(session).sources[0].published_on == date(2026, 1, 26)


def test_one_source_with_two_accounts_says_so() -> None:
    version = ArticleVersionFactory(article__title="The wire")
    ministry = OrganisationFactory(name="Ministry of External Affairs", kind=OrganisationKind.MINISTRY, country="IN")
    session = SessionFactory()
    cite(version, session=session)
    cite(version, 6, session=session, origin=ministry)

    assert backing(build_summary(session).heading) == (
        [1],
        ("The wire", "Ministry of External Affairs of India"),
        "1 source, 2 independent accounts",
    )


def test_participants_are_grouped_by_party_then_country_then_others() -> None:
    session = SessionFactory()
    india = DelegationFactory(session=session, party__country="IN")
    states = DelegationFactory(session=session, party__country="US")
    Session.objects.filter(pk=session.pk).update(host=states.party)
    office = OrganisationFactory(name="Office of National Drug Control Policy", acronym="ONDCP", country="US")
    ParticipantFactory(
        session=session, delegation=states, person__name="Sara Carter", organisation=office, acts=[Act.OPENED]
    )
    ParticipantFactory(
        session=session,
        delegation=states,
        person__name="Debbie Seguin",
        organisation=office,
        position_title="Acting Deputy Director",
        capacity=Capacity.HEAD,
        acts=[Act.LED, Act.SPOKE],
        presence=Presence.STATED,
        days=[date(2026, 1, 20)],
    )
    ParticipantFactory(
        session=session, delegation=india, person__name="Monika Batra", acts=[Act.LED], presence=Presence.RECORDED
    )
    ParticipantFactory(session=session, person__name="Vinay Kwatra", person__country="IN", position_title="")
    ParticipantFactory(session=session, person__name="Ann Other", capacity=Capacity.INTERPRETER)

    groups = build_summary(session).delegations

    assert [(g.party, [(p.name, p.position, p.part) for p in g.participants]) for g in groups] == [
        (
            "United States",
            [
                (
                    "Debbie Seguin",
                    "Acting Deputy Director, Office of National Drug Control Policy (ONDCP)",
                    "Led, for the United States; spoke; on 20 January 2026",
                ),
                (
                    "Sara Carter",
                    "Director, Office of National Drug Control Policy (ONDCP)",
                    "Opened; presence not stated",
                ),
            ],
        ),
        ("India", [("Monika Batra", "Director", "Led, for India")]),
        ("India (delegation not stated)", [("Vinay Kwatra", "", "Presence not stated")]),
        ("Others", [("Ann Other", "Director", "Interpreter; presence not stated")]),
    ]


def test_statements_at_the_session_come_first_and_then_in_the_order_of_the_source() -> None:
    version = ArticleVersionFactory(text="x" * 100)
    session = SessionFactory()
    later = StatementFactory(session=session, text="Later.", person__name="A")
    earlier = StatementFactory(session=session, text="“Earlier.”", person__name="B")
    joint = StatementFactory(
        session=session,
        text="Together.",
        form=StatementForm.PARAPHRASE,
        speaker_kind=SpeakerKind.PARTIES,
        person=None,
        occasion=Occasion.AT_SESSION,
    )
    cite(version, 60, statement=later)
    cite(version, 10, statement=earlier)
    cite(version, 80, statement=joint)

    statements = build_summary(session).statements

    assert [(s.speaker, s.words, s.note) for s in statements] == [
        ("The parties jointly", "Together.", "paraphrase, at the session"),
        ("B", "“Earlier.”", "verbatim, occasion not stated"),
        ("A", "“Later.”", "verbatim, occasion not stated"),
    ]


def test_speaker_who_took_no_part_has_the_position_that_the_source_gives() -> None:
    original, copy, _ = release_and_wire()
    session = SessionFactory()
    ministry = OrganisationFactory(name="Ministry of External Affairs", kind=OrganisationKind.MINISTRY, country="IN")
    person = PersonFactory(name="Randhir Jaiswal")
    held = PositionFactory(person=person, title="Official Spokesperson", organisation=ministry)
    PositionFactory(person=person, title="Ambassador", stated_on=date(2028, 1, 1))
    statement = StatementFactory(session=session, person=person)
    cite(copy, statement=statement, origin=ministry)
    citation = cite(copy, 6, position=held, origin=ministry)
    cite(original, 6, position=held)
    participant = ParticipantFactory(session=session)
    StatementFactory(session=session, person=participant.person)

    (speaker,) = build_summary(session).speakers

    assert (speaker.name, speaker.position) == (
        "Randhir Jaiswal",
        "Official Spokesperson, Ministry of External Affairs of India",
    )
    assert [reference.citations for reference in speaker.references] == [(citation.pk,)]
    assert speaker.origins == ("Ministry of External Affairs of India",)


def test_outcome_words_say_what_is_not_stated_and_whose_account_it_is() -> None:
    original, copy, house = release_and_wire()
    session = SessionFactory()
    states = PartyFactory(working_group=session.working_group, country="US")
    india = PartyFactory(working_group=session.working_group, country="IN")
    first = OutcomeFactory(session=session, number=1, basis=Basis.ONE_SIDE)
    first.responsible_parties.set([states, india])
    cite(original, outcome=first, origin=house)
    cite(copy, outcome=first, origin=house)
    OutcomeFactory(
        session=session,
        number=2,
        text="To meet\nagain,\tif possible.",
        operative_verb="",
        due_date=date(2026, 7, 1),
        due_words="before the next session",
    )

    one, two = build_summary(session).outcomes

    assert one.details == (
        ("Kind", "Commitment"),
        ("Operative verb", "committed"),
        ("Responsible", "India, United States"),
        ("Due", "not stated"),
        ("Status", "Proposed"),
        ("Basis", "one side's account (United States)"),
    )
    assert two.text == "To meet again, if possible."
    assert two.details == (
        ("Kind", "Commitment"),
        ("Operative verb", "not stated"),
        ("Responsible", "not stated"),
        ("Due", "before the next session (1 July 2026)"),
        ("Status", "Proposed"),
        ("Basis", "joint statement"),
    )
    assert backing(two) == ([], (), "no evidence on file")


def test_differences_among_the_sources_cited_show_the_words_of_both() -> None:
    original, copy, _ = release_and_wire()
    elsewhere = ArticleVersionFactory()
    session = SessionFactory()
    cite(original, session=session)
    cite(copy, session=session)
    fields = {"version": copy, "start": 11, "end": 24, "kind": DifferenceKind.OPERATIVE_VERB, "message": "Changed."}
    SourceDifference.objects.create(**fields, original=original, original_start=11, original_end=20)
    SourceDifference.objects.create(**fields, original=elsewhere)
    SourceDifference.objects.create(**{**fields, "kind": DifferenceKind.CREDITED_WORDS}, original=original)

    differences = build_summary(session).differences

    assert [(d.kind, d.number, d.words, d.original_number, d.original_words) for d in differences] == [
        (DifferenceKind.OPERATIVE_VERB, 2, "are committed", 1, "committed"),
        (DifferenceKind.CREDITED_WORDS, 2, "are committed", 1, ""),
    ]


@pytest.mark.parametrize(
    ("stage", "draft"),
    [
        (RecordStage.DRAFT, True),
        (RecordStage.IN_REVIEW, True),
        (RecordStage.APPROVED, False),
        (RecordStage.ISSUED, False),
    ],
)
def test_heading_is_marked_draft_until_approved(stage: RecordStage, draft: bool) -> None:
    assert build_summary(SessionFactory(stage=stage)).heading.draft is draft


def test_heading_says_not_stated_where_a_reader_would_ask_and_omits_the_rest() -> None:
    group_name = "Working Group"
    session = SessionFactory(
        working_group__name=group_name, start_date=None, end_date=None, city="", country="", title="Talks"
    )

    assert build_summary(session).heading.details == (
        ("Reference", session.reference),
        ("Working group", group_name),
        ("Dates", "not stated"),
        ("Place", "not stated"),
        ("Host", "not stated"),
        ("Status", "Held"),
        ("Stage of the record", "Draft"),
    )


def counted(summary: Summary) -> tuple[int, int, int, int]:
    people = [person for group in summary.delegations for person in group.participants]
    return len(people), len(summary.statements), len(summary.mentions), len(summary.outcomes)


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn_at": datetime(2026, 2, 1, tzinfo=UTC)},
        {"sensitivity": Sensitivity.INTERNAL},
        {"sensitivity": Sensitivity.EMBARGOED, "embargoed_until": datetime(9999, 2, 1, tzinfo=UTC)},
    ],
)
def test_summary_leaves_out_what_is_withdrawn_or_not_public(fields: dict[str, Any]) -> None:
    session = SessionFactory()
    for make in (ParticipantFactory, StatementFactory, MentionFactory, OutcomeFactory):
        make(session=session)
        make(session=session, **fields)

    summary = build_summary(session)

    assert counted(summary) == (1, 1, 1, 1)
    assert summary.internal is False


def test_summary_with_internal_records_holds_them_and_says_so() -> None:
    session = SessionFactory(sensitivity=Sensitivity.INTERNAL)
    for make in (ParticipantFactory, StatementFactory, MentionFactory, OutcomeFactory):
        make(session=session, sensitivity=Sensitivity.INTERNAL)

    summary = build_summary(session, include_internal=True)

    assert counted(summary) == (1, 1, 1, 1)
    assert summary.internal is True


def test_summary_names_no_internal_person_organisation_or_source() -> None:
    session = SessionFactory()
    hidden = OrganisationFactory(sensitivity=Sensitivity.INTERNAL)
    ParticipantFactory(session=session, person__sensitivity=Sensitivity.INTERNAL)
    StatementFactory(session=session, person__sensitivity=Sensitivity.INTERNAL)
    outcome = OutcomeFactory(session=session)
    outcome.responsible_organisations.add(hidden)
    cite(ArticleVersionFactory(article__sensitivity=Sensitivity.INTERNAL), outcome=outcome)

    summary = build_summary(session)

    assert counted(summary) == (0, 0, 0, 1)
    assert (summary.outcomes[0].responsible, summary.sources) == ("not stated", ())
    assert summary.outcomes[0].independent_text == "evidence not public"


def test_summary_of_a_session_not_public_is_refused() -> None:
    session = SessionFactory(reference="DPEWG-2026-01", sensitivity=Sensitivity.INTERNAL)

    with pytest.raises(SecretariatError, match=r"^The record of DPEWG-2026-01 is internal: "):
        build_summary(session)


def test_summary_of_a_withdrawn_session_is_refused() -> None:
    session = SessionFactory(reference="DPEWG-2026-01", withdrawn_at=timezone.now())

    with pytest.raises(SecretariatError, match=r"^DPEWG-2026-01 was withdrawn: "):
        build_summary(session, include_internal=True)


@pytest.mark.parametrize("count", [1, 3])
def test_summary_takes_twelve_queries_whatever_its_length(
    django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    session = SessionFactory()
    for _ in range(count):
        delegation = DelegationFactory(session=session, party__country="", party__organisation=OrganisationFactory())
        participant = ParticipantFactory(session=session, delegation=delegation, organisation=OrganisationFactory())
        outcome = OutcomeFactory(session=session)
        outcome.responsible_parties.add(delegation.party)
        outcome.responsible_organisations.add(OrganisationFactory())
        statement = StatementFactory(session=session)
        position = PositionFactory(person=statement.person)
        mention = MentionFactory(session=session, person=PersonFactory())
        facts: dict[str, Any] = {
            "participant": participant,
            "outcome": outcome,
            "statement": statement,
            "mention": mention,
        }
        for record, row in {**facts, "position": position}.items():
            version = ArticleVersionFactory(article__publisher=OrganisationFactory())
            cite(version, **{record: row}, origin=OrganisationFactory())

    with django_assert_num_queries(12):
        summary = build_summary(session)

    assert counted(summary) == (count, count, count, count)
    assert len(summary.facts) == 1 + 5 * count
