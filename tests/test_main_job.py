"""The main job, end to end: the two articles in, the whole record with its evidence out."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.db.models import Model
from pytest_django.plugin import DjangoDbBlocker

from meetings.choices import ArticleKind
from meetings.models import (
    Article,
    ArticleVersion,
    Citation,
    CopiedPassage,
    Mention,
    Outcome,
    Participant,
    Person,
    Position,
    Session,
    SourceDifference,
    Statement,
    WorkingGroup,
    independent_origins,
)
from tests.seeds import RELEASE, WIRE

pytestmark = pytest.mark.django_db

NAMES = {RELEASE.name: "release", WIRE.name: "wire"}


@pytest.fixture(scope="module", params=[(RELEASE, WIRE), (WIRE, RELEASE)], ids=["release first", "wire first"])
def both_accepted(
    request: pytest.FixtureRequest, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Take in both articles, in either order, and accept everything; once for all tests of an order."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("intake", *map(str, request.param), stdout=io.StringIO())
        call_command("accept_facts", "--all", stdout=io.StringIO())
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


@pytest.fixture
def record(both_accepted: None) -> Session:
    """Return the session of both articles."""
    return Session.objects.get()


def evidence(record: Model) -> set[tuple[str, int, int]]:
    """Return where the words that back a record stand: the article, start and end."""
    citations = Citation.objects.filter(**{str(record._meta.model_name): record}).select_related("version")
    return {(NAMES[Path(c.version.name).name], c.start, c.end) for c in citations}


def origins(record: Model) -> set[str]:
    """Return the names of the independent sources of a record."""
    citations = Citation.objects.filter(**{str(record._meta.model_name): record}).with_sources()
    return set(independent_origins(citations))


def test_session_is_one_from_both_articles(record: Session) -> None:
    assert record.reference == "DPEWG-2026-01"
    assert record.title == "Inaugural Meeting of the U.S.-India Drug Policy Executive Working Group"
    assert record.ordinal == 1
    assert (str(record.start_date), str(record.end_date)) == ("2026-01-20", "2026-01-21")
    assert (record.city, record.country, str(record.host)) == ("Washington, D.C.", "US", "United States")
    assert (record.status, record.format) == ("held", "")
    assert evidence(record) == {("release", 571, 711), ("wire", 52, 191), ("wire", 785, 901)}
    assert origins(record) == {"The White House", "Ministry of External Affairs of India"}


def test_working_group_has_two_parties_and_proposed_acronym(record: Session) -> None:
    group = WorkingGroup.objects.get()
    assert group.name == "U.S.-India Drug Policy Executive Working Group"
    assert group.acronym == "DPEWG"
    assert set(group.parties.values_list("country", flat=True)) == {"US", "IN"}


def test_participants_are_four_with_positions_acts_and_presence(record: Session) -> None:
    ondcp, ncb = "Office of National Drug Control Policy", "Narcotics Control Bureau"
    assert {
        (
            p.person.name,
            p.position_title,
            p.organisation and p.organisation.name,
            p.organisation and p.organisation.acronym,
            p.delegation and p.delegation.party.country,
            tuple(p.acts),
            p.presence,
            p.capacity,
        )
        for p in Participant.objects.all()
    } == {
        ("Sara Carter", "Director", ondcp, "ONDCP", "US", ("opened",), "stated by a source", "member"),
        ("Debbie Seguin", "Acting Deputy Director", ondcp, "ONDCP", "US", ("led",), "stated by a source", "head"),
        ("Monika Ashish Batra", "Deputy Director General", ncb, "", "IN", ("led",), "stated by a source", "head"),
        (
            "Vinay Kwatra",
            "Ambassador of India to the United States of America",
            None,
            None,
            "IN",
            ("spoke",),
            "not stated",
            "member",
        ),
    }


@pytest.mark.parametrize(
    ("name", "spans"),
    [
        ("Sara Carter", {("release", 712, 804), ("wire", 1110, 1204)}),
        ("Debbie Seguin", {("release", 1257, 1339), ("wire", 1352, 1434)}),
        ("Monika Ashish Batra", {("release", 1344, 1420), ("wire", 1439, 1515)}),
        ("Vinay Kwatra", {("release", 951, 1035), ("wire", 420, 504)}),
    ],
)
def test_participant_has_two_citations_of_one_origin(
    record: Session, name: str, spans: set[tuple[str, int, int]]
) -> None:
    participant = Participant.objects.get(person__name=name)
    assert evidence(participant) == spans
    assert origins(participant) == {"The White House"}


def test_speaker_who_took_no_part_is_no_participant(record: Session) -> None:
    position = Position.objects.get(person__name="Randhir Jaiswal")
    assert position.title == "Official Spokesperson"
    assert position.organisation is not None
    assert (position.organisation.name, position.organisation.acronym, position.organisation.country) == (
        "Ministry of External Affairs",
        "MEA",
        "IN",
    )
    assert evidence(position) == {("wire", 727, 776)}
    assert not Participant.objects.filter(person__name="Randhir Jaiswal").exists()


def test_mentions_are_two_and_nobody_in_the_directory(record: Session) -> None:
    assert {(m.name, m.position_title, m.person, frozenset(evidence(m))) for m in Mention.objects.all()} == {
        ("Trump", "President", None, frozenset({("release", 820, 835), ("wire", 1220, 1235)})),
        ("Modi", "Prime Minister", None, frozenset({("release", 840, 859), ("wire", 1240, 1259)})),
    }
    assert set(Person.objects.values_list("name", flat=True)) == {
        "Sara Carter",
        "Debbie Seguin",
        "Monika Ashish Batra",
        "Vinay Kwatra",
        "Randhir Jaiswal",
    }


def test_statements_are_five_with_speakers_and_evidence(record: Session) -> None:
    statements = Statement.objects.select_related("person")
    assert {(s.speaker, s.form, s.occasion, frozenset(evidence(s)), len(origins(s))) for s in statements} == {
        (
            "Sara Carter",
            "paraphrase",
            "at the session",
            frozenset({("release", 808, 949), ("wire", 1208, 1349)}),
            1,
        ),
        ("Vinay Kwatra", "paraphrase", "not stated", frozenset({("release", 1041, 1255), ("wire", 510, 724)}), 1),
        ("Sara Carter", "verbatim", "not stated", frozenset({("release", 1580, 1637), ("wire", 1675, 1732)}), 1),
        ("Sara Carter", "verbatim", "not stated", frozenset({("wire", 1757, 1886)}), 1),
        ("Randhir Jaiswal", "verbatim", "not stated", frozenset({("wire", 785, 1107)}), 1),
    }
    assert origins(Statement.objects.get(person__name="Randhir Jaiswal")) == {"Ministry of External Affairs of India"}


def test_outcomes_are_three_with_whole_texts(record: Session) -> None:
    assert [
        (o.kind, o.operative_verb, o.basis, o.due_date, {p.country for p in o.responsible_parties.all()}, evidence(o))
        for o in Outcome.objects.order_by("kind")
    ] == [
        (
            "commitment",
            "committed",
            "one side's account",
            None,
            {"US", "IN"},
            {("release", 1792, 1983), ("wire", 1921, 2118)},
        ),
        (
            "emphasis",
            "emphasized",
            "one side's account",
            None,
            {"US", "IN"},
            {("release", 1984, 2322), ("wire", 2120, 2461)},
        ),
        ("reaffirmation", "reaffirmed", "one side's account", None, {"US", "IN"}, {("wire", 902, 1107)}),
    ]
    emphasis = Outcome.objects.get(kind="emphasis")
    assert "consistent with respective national rules and regulations" in emphasis.text
    assert emphasis.text.endswith("to disrupt illicit narcotic trafficking networks.")


def test_outcomes_have_one_independent_source_each(record: Session) -> None:
    assert {o.kind: origins(o) for o in Outcome.objects.all()} == {
        "commitment": {"The White House"},
        "emphasis": {"The White House"},
        "reaffirmation": {"Ministry of External Affairs of India"},
    }


def test_citation_holds_exact_words_and_context(record: Session) -> None:
    for citation in Citation.objects.select_related("version"):
        text = citation.version.text
        assert citation.exact == text[citation.start : citation.end]
        assert citation.prefix == text[max(0, citation.start - 30) : citation.start]
        assert citation.suffix == text[citation.end : citation.end + 30]


def test_copied_passages_are_eight_from_release_to_wire(record: Session) -> None:
    release, wire = ArticleVersion.objects.order_by("name")
    assert {
        (p.version_id, p.start, p.end, p.original_id, p.original_start, p.original_end)
        for p in CopiedPassage.objects.all()
    } == {
        (wire.pk, *copy, release.pk, *original)
        for copy, original in [
            ((420, 725), (951, 1256)),
            ((1110, 1350), (712, 950)),
            ((1352, 1672), (1257, 1577)),
            ((1674, 1755), (1579, 1660)),
            ((1757, 1886), (1661, 1790)),
            ((1921, 2118), (1792, 1983)),
            ((2120, 2461), (1984, 2322)),
            ((2495, 2679), (2324, 2510)),
        ]
    }


def test_differences_are_three(record: Session) -> None:
    assert {(d.kind, d.start, d.end, d.original_start, d.original_end) for d in SourceDifference.objects.all()} == {
        ("limits of a quotation", 1756, 1887, 1661, 1790),
        ("operative verb", 1936, 1952, 1807, 1819),
        ("words credited to a source that lacks them", 193, 317, None, None),
    }


def test_articles_are_as_published(record: Session) -> None:
    release, wire = Article.objects.get(kind=ArticleKind.PRESS_RELEASE), Article.objects.get(kind=ArticleKind.WIRE_COPY)
    assert release.title == "Inaugural Meeting of the U.S.-India Drug Policy Executive Working Group"
    assert release.source_url == (
        "https://www.whitehouse.gov/articles/2026/01/inaugural-meeting-of-us-india-drug-policy-working-group/"
    )
    assert release.published_at is not None
    assert release.modified_at is not None
    assert (release.published_at.isoformat(), release.published_offset) == ("2026-01-26T18:12:20+00:00", -300)
    assert (release.modified_at.isoformat(), release.modified_offset) == ("2026-01-26T18:19:26+00:00", -300)
    assert (release.tags, str(release.publisher), release.issuing_party) == (["articles"], "The White House", "US")
    assert (wire.title, wire.source_url, str(wire.published_on)) == ("", "", "2026-01-27")
    assert wire.label.startswith("The United States hosted the inaugural meeting")
    assert wire.dateline == "Washington [US], January 27 (ANI)"
    assert str(wire.publisher) == "ANI"
    assert wire.credits == release


def counts() -> dict[str, int]:
    """Return how many rows every table of the record holds, those of its history included."""
    return {model.__name__: model._default_manager.count() for model in apps.get_app_config("meetings").get_models()}


def test_doing_it_all_twice_changes_nothing(record: Session) -> None:
    before = counts()
    output = io.StringIO()
    call_command("intake", str(RELEASE), str(WIRE), stdout=output)
    call_command("accept_facts", "--all", stdout=output)
    assert counts() == before
    assert output.getvalue().count("The same bytes are held already") == 2
    assert "Nothing changed." in output.getvalue()
