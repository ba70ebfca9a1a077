"""New versions of an article: what moves, what is flagged, what is decided already, and what is superseded."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.choices import FactKind, FactStatus, IntakeResult, StatementForm
from meetings.intake.origins import copied_from
from meetings.intake.revisions import Followed, follow
from meetings.intake.services import take_in
from meetings.intake.types import Span
from meetings.models import ArticleVersion, Citation, DraftFact, Outcome, Statement
from meetings.review.services import accept, amend, reject
from tests.factories import (
    ArticleFactory,
    ArticleVersionFactory,
    CitationFactory,
    DraftFactFactory,
    OrganisationFactory,
    OutcomeFactory,
    ParticipantFactory,
    SessionFactory,
    StatementFactory,
    UserFactory,
)
from tests.seeds import DATA, RELEASE

pytestmark = pytest.mark.django_db

TEXT = "Both sides met. Both sides committed to share data. Sara Carter spoke."
COMMITTED = "Both sides committed to share data."
RECORDS: dict[str, Any] = {
    "session": lambda: {"session": SessionFactory()},
    "participant": lambda: {"session": None, "participant": ParticipantFactory()},
    "outcome": lambda: {"session": None, "outcome": OutcomeFactory()},
    "verbatim statement": lambda: {"session": None, "statement": StatementFactory()},
    "paraphrased statement": lambda: {"session": None, "statement": StatementFactory(form=StatementForm.PARAPHRASE)},
}


def first_version(text: str = TEXT) -> ArticleVersion:
    version: ArticleVersion = ArticleVersionFactory(article=ArticleFactory(title="The release"), text=text)
    return version


def next_version(previous: ArticleVersion, text: str) -> tuple[ArticleVersion, Followed]:
    """Store another version of the article and follow it."""
    version = ArticleVersionFactory(article=previous.article, number=previous.number + 1, text=text)
    return version, follow(version=version, previous=previous)


def cited(version: ArticleVersion, words: str, **record: Any) -> Citation:
    start = version.text.index(words)
    citation: Citation = CitationFactory(version=version, start=start, end=start + len(words), **record)
    return citation


def rests(citation: Citation) -> tuple[int, int | None, str]:
    """Return the number of the version that a citation rests on, that of the one that lacks it, and its words."""
    citation.refresh_from_db()
    assert citation.exact == citation.version.text[citation.start : citation.end]
    return citation.version.number, citation.lost_in.number if citation.lost_in else None, citation.exact


def test_citation_whose_words_stand_moves_once_and_keeps_its_history() -> None:
    first = first_version()
    citation = cited(first, COMMITTED)

    second, followed = next_version(first, f"WASHINGTON, {TEXT} He left.")

    assert followed == Followed(moved=1, lost=0, carried=0, superseded=0)
    assert rests(citation) == (2, None, COMMITTED)
    assert (citation.start, citation.prefix, citation.suffix) == (
        28,
        "WASHINGTON, Both sides met. "[-30:],
        " Sara Carter spoke. He left.",
    )
    assert Citation.objects.count() == 1
    events = apps.get_model("meetings.CitationEvent").objects.order_by("pgh_id")
    assert list(events.values_list("pgh_label", "version_id")) == [("insert", first.pk), ("update", second.pk)]
    assert follow(version=second, previous=first) == Followed(moved=0, lost=0, carried=0, superseded=0)


def test_citation_whose_words_changed_keeps_them_and_says_which_version_lacks_them() -> None:
    first = first_version()
    citation = cited(first, COMMITTED)

    second, followed = next_version(first, TEXT.replace("committed", "agreed"))

    assert followed == Followed(moved=0, lost=1, carried=0, superseded=0)
    assert followed.words(second) == "1 citation rests on words that version 2 no longer has."
    assert rests(citation) == (1, 2, COMMITTED)
    assert list(Citation.objects.flagged()) == [citation]


def test_lost_citation_names_the_first_version_that_lacks_it_until_one_restores_it() -> None:
    first = first_version()
    citation = cited(first, COMMITTED)
    second, _ = next_version(first, TEXT.replace("committed", "agreed"))
    third, followed = next_version(second, f"{second.text} And left.")
    assert (followed.lost, rests(citation)) == (0, (1, 2, COMMITTED))

    _, followed = next_version(third, f"{TEXT} And left.")

    assert (followed.moved, rests(citation)) == (1, (4, None, COMMITTED))
    assert not Citation.objects.flagged().exists()


def test_restored_words_clear_the_reason_for_which_they_were_kept() -> None:
    first = first_version()
    citation = cited(first, COMMITTED)
    second, _ = next_version(first, TEXT.replace("committed", "agreed"))
    Citation.objects.update(keep_reason="The minutes have these words.")
    assert not Citation.objects.flagged().exists()

    next_version(second, f"{TEXT} And left.")

    assert rests(citation) == (3, None, COMMITTED)
    assert citation.keep_reason == ""


def test_two_citations_of_a_record_that_come_to_one_place_are_one() -> None:
    first = first_version("One said yes. Two said yes. End.")
    start = first.text.rindex("said yes")
    lost = CitationFactory(version=first, start=start, end=start + 8)
    second, _ = next_version(first, "A said yes B said yes C")
    assert rests(lost) == (1, 2, "said yes")
    kept = cited(second, "said yes", session=lost.session)

    next_version(second, "A said yes. End.")

    assert list(Citation.objects.all()) == [kept]
    assert rests(kept) == (3, None, "said yes")


def test_copied_words_are_those_of_the_original_articles_newest_version() -> None:
    first = first_version()
    second = ArticleVersionFactory(article=first.article, number=2, text=f"{TEXT} More.")
    later = ArticleVersionFactory(text=TEXT)
    copy = ArticleVersionFactory(text=TEXT)
    for original in (first, second, later):
        copy.copied_passages.create(start=0, end=50, original=original, original_start=0, original_end=50)

    passage = copied_from(copy, Span(0, 40))

    assert passage is not None
    assert passage.original == second


def test_origin_of_a_moved_citation_is_that_of_the_newest_copied_passage() -> None:
    house = OrganisationFactory(name="The House")
    release = ArticleVersionFactory(article=ArticleFactory(publisher=house), text=TEXT)
    first = first_version(TEXT)
    citation = cited(first, COMMITTED)
    second = ArticleVersionFactory(article=first.article, number=2, text=f"Copy: {TEXT}")
    second.copied_passages.create(
        start=6, end=6 + len(TEXT), original=release, original_start=0, original_end=len(TEXT)
    )

    follow(version=second, previous=first)

    citation.refresh_from_db()
    assert citation.origin == house


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"keep_reason": "Because."}, "citation_kept_when_lost"),
        ({"lost_in": "its own"}, "citation_lost_in_another"),
    ],
)
def test_citation_that_says_nonsense_of_what_is_lost_is_refused(changes: dict[str, Any], constraint: str) -> None:
    citation = cited(first_version(), COMMITTED)
    if "lost_in" in changes:
        changes = {"lost_in": citation.version}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Citation.objects.update(**changes)


def test_golden_versions_move_and_flag_as_expected() -> None:
    texts = [(DATA / "revisions" / f"release-{number}.md").read_text(encoding="utf-8") for number in (1, 2, 3)]
    golden = json.loads((DATA / "revisions" / "expected.json").read_text(encoding="utf-8"))
    first = first_version(texts[0])
    citations = [cited(first, row["cited"], **RECORDS[row["backs"]]()) for row in golden]

    second, _ = next_version(first, texts[1])
    after_second = [rests(citation) for citation in citations]
    next_version(second, texts[2])
    after_third = [rests(citation) for citation in citations]

    for when, found in (("second", after_second), ("third", after_third)):
        assert found == [
            (row[when]["version"], row[when]["lost_in"], row[when].get("exact", row["cited"])) for row in golden
        ]


def test_seed_whose_quotation_mark_moved_flags_the_statement_and_nothing_else(tmp_path: Path) -> None:
    data = RELEASE.read_text(encoding="utf-8")
    take_in(name=RELEASE.name, data=data.encode())
    accept(facts=DraftFact.objects.all(), user=None)
    count = Citation.objects.count()
    moved_mark = data.replace("Carter. This Executive", "Carter. “This Executive").replace(
        "\nindustries.", "\nindustries.”"
    )
    moved_mark = moved_mark.replace("modified_time: 2026-01-26 13:19:26", "modified_time: 2026-01-26 14:35:04")

    taken = take_in(name=RELEASE.name, data=moved_mark.encode())

    assert taken.result == IntakeResult.NEW_VERSION
    assert taken.message.endswith("1 citation rests on words that version 2 no longer has.")
    (flagged,) = Citation.objects.flagged()
    assert rests(flagged) == (1, 2, "The drug crisis is now a core national security priority,")
    assert flagged.statement is not None
    assert Citation.objects.filter(version=taken.version).count() == count - 1
    assert Citation.objects.count() == count
    # Only what the mark changed is to be reviewed.
    assert {fact.value["text"].split()[0] for fact in DraftFact.objects.open()} == {"The", "This"}
    assert set(DraftFact.objects.open().values_list("version__number", "kind")) == {(2, "statement")}


def test_seed_without_its_breadcrumb_flags_nothing_and_asks_nothing_again() -> None:
    data = RELEASE.read_text(encoding="utf-8")
    take_in(name=RELEASE.name, data=data.encode())
    user = UserFactory()
    accept(facts=DraftFact.objects.all(), user=user)
    decided = list(DraftFact.objects.values_list("kind", "value", "status", "reviewer", "reviewed_at", "outcome"))
    count = Citation.objects.count()
    start, end = data.index("1.  [Home]"), data.index("From January 20-21")

    taken = take_in(name=RELEASE.name, data=(data[:start] + data[end:]).encode())

    assert "no longer has" not in taken.message
    assert not Citation.objects.flagged().exists()
    assert Citation.objects.filter(version=taken.version).count() == Citation.objects.count() == count
    assert not DraftFact.objects.open().exists()
    anew = DraftFact.objects.filter(version=taken.version)
    assert list(anew.values_list("kind", "value", "status", "reviewer", "reviewed_at", "outcome")) == decided


def test_undecided_facts_of_the_older_version_are_superseded() -> None:
    data = RELEASE.read_bytes()
    first = take_in(name=RELEASE.name, data=data).version
    open_before = DraftFact.objects.open().count()

    second = take_in(name=RELEASE.name, data=data.replace(b"worked with", b"sat with")).version

    assert first is not None
    assert set(first.draft_facts.values_list("status", flat=True)) == {FactStatus.SUPERSEDED}
    assert set(DraftFact.objects.open().values_list("version", flat=True)) == {second.pk if second else None}
    assert DraftFact.objects.open().count() == open_before
    result = accept(facts=first.draft_facts.filter(kind=FactKind.SESSION), user=None)
    assert [reason.partition("”")[2] for _, reason in result.refused] == [
        " was drafted from an older version of the article: review the newest one."
    ]


def test_rejected_and_amended_facts_are_not_asked_again_and_keep_their_reviewer() -> None:
    data = RELEASE.read_bytes()
    take_in(name=RELEASE.name, data=data)
    user = UserFactory()
    trump = DraftFact.objects.get(value__name="Trump")
    reject(facts=[trump], user=user, note="Not of this meeting.")
    batra = DraftFact.objects.get(value__name="Monika Ashish Batra")
    amend(fact=batra, value={**batra.value, "position": "Director General"}, user=user, note="By letter.")
    batra.refresh_from_db()

    taken = take_in(name=RELEASE.name, data=data.replace(b"news/", b"n/"))

    again = DraftFact.objects.get(version=taken.version, value__name="Trump")
    assert (again.status, again.reviewer, again.note) == (FactStatus.REJECTED, user, "Not of this meeting.")
    again = DraftFact.objects.get(version=taken.version, value__name="Monika Ashish Batra")
    assert (again.status, again.reviewer, again.reviewed_at) == (FactStatus.AMENDED, user, batra.reviewed_at)
    assert (again.value, again.participant, again.note) == (batra.value, batra.participant, "By letter.")


def test_fact_whose_value_changed_at_the_same_words_is_to_review_again() -> None:
    data = RELEASE.read_bytes()
    take_in(name=RELEASE.name, data=data)
    accept(facts=DraftFact.objects.filter(value__name="Debbie Seguin"), user=None)

    taken = take_in(name=RELEASE.name, data=data.replace(b"Acting Deputy Director,", b"Deputy Director,"))

    again = DraftFact.objects.get(version=taken.version, value__name="Debbie Seguin")
    assert (again.status, again.value["position"]) == (FactStatus.OPEN, "Deputy Director")
    assert Citation.objects.get(participant__isnull=False).lost_in == taken.version


def test_accepting_the_new_words_of_an_outcome_moves_its_citation_and_tells_what_differs() -> None:
    data = RELEASE.read_text(encoding="utf-8")
    take_in(name=RELEASE.name, data=data.encode())
    accept(facts=DraftFact.objects.all(), user=None)
    outcomes, citations = Outcome.objects.count(), Citation.objects.count()
    changed = data.replace("committed to strengthening bilateral", "committed to deepening bilateral")
    taken = take_in(name=RELEASE.name, data=changed.encode())
    flagged = Citation.objects.flagged().get()

    result = accept(facts=DraftFact.objects.open(), user=None)

    assert (Outcome.objects.count(), Citation.objects.count()) == (outcomes, citations)
    assert not Citation.objects.flagged().exists()
    assert rests(flagged)[:2] == (2, None)
    assert "committed to deepening bilateral" in flagged.exact
    assert [difference.partition("text: ")[2][:30] for difference in result.differences] == [
        "the record has “Both countries"
    ]
    assert flagged.version == taken.version


def test_accepting_an_outcome_that_is_no_rewording_makes_a_record_of_its_own() -> None:
    data = RELEASE.read_text(encoding="utf-8")
    take_in(name=RELEASE.name, data=data.encode())
    accept(facts=DraftFact.objects.all(), user=None)
    start, end = data.index("Both countries committed"), data.index("They emphasized")
    changed = f"{data[:start]}Both countries agreed to meet every year in New Delhi. {data[end:]}"
    take_in(name=RELEASE.name, data=changed.encode())

    accept(facts=DraftFact.objects.open(), user=None)

    assert Outcome.objects.get(text__startswith="Both countries agreed").citations.get().version.number == 2
    assert Citation.objects.flagged().get().outcome == Outcome.objects.get(text__startswith="Both countries committed")


def test_accepting_the_statement_with_other_limits_keeps_one_record() -> None:
    data = RELEASE.read_text(encoding="utf-8")
    take_in(name=RELEASE.name, data=data.encode())
    accept(facts=DraftFact.objects.all(), user=None)
    statements = Statement.objects.count()
    moved_mark = data.replace("Carter. This Executive", "Carter. “This Executive").replace(
        "\nindustries.", "\nindustries.”"
    )
    take_in(name=RELEASE.name, data=moved_mark.encode())

    accept(facts=DraftFact.objects.open(), user=None)

    assert not Citation.objects.flagged().exists()
    assert Statement.objects.count() == statements + 1
    crisis = Statement.objects.get(text__startswith="The drug crisis")
    assert [citation.version.number for citation in crisis.citations.all()] == [2]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(before=st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40), at=st.data())
def test_any_edit_outside_moves_and_any_edit_inside_flags(before: str, at: st.DataObject) -> None:
    with transaction.atomic():
        first = first_version()
        citation = cited(first, COMMITTED)
        second, _ = next_version(first, f"{before} {TEXT}")
        assert rests(citation) == (2, None, COMMITTED)

        inside = at.draw(
            st.integers(second.text.index(COMMITTED) + 1, second.text.index(COMMITTED) + len(COMMITTED) - 1)
        )
        next_version(second, f"{second.text[:inside]}q{second.text[inside:]}")
        assert rests(citation) == (2, 3, COMMITTED)
        transaction.set_rollback(True)


def test_facts_of_another_article_are_left_alone() -> None:
    other = DraftFactFactory()
    first = first_version()

    next_version(first, f"{TEXT} More.")

    other.refresh_from_db()
    assert other.status == FactStatus.OPEN
