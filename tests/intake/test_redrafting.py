"""Drafting again what is held: what is replaced, what stays, and that a second time changes nothing."""

import pytest
from django.apps import apps

from meetings.choices import FactKind, FactStatus
from meetings.intake.redrafting import Redrafted, each_in_turn, newest_versions, redraft
from meetings.intake.services import take_in
from meetings.models import ArticleVersion, Citation, DraftFact
from meetings.review.services import accept, amend, reject
from tests.factories import ArticleVersionFactory, OrganisationFactory
from tests.seeds import RELEASE, WIRE

pytestmark = pytest.mark.django_db


@pytest.fixture
def version() -> ArticleVersion:
    """Return the press release, taken in."""
    taken = take_in(name=RELEASE.name, data=RELEASE.read_bytes()).version
    assert taken is not None
    return taken


def facts() -> list[tuple[object, ...]]:
    """Return every drafted fact but its key."""
    fields = ("version", "kind", "value", "start", "end", "evidence", "rule", "status")
    return list(DraftFact.objects.order_by("version", "start", "end", "kind").values_list(*fields))


def test_redraft_by_the_same_rules_changes_nothing(version: ArticleVersion) -> None:
    before, events = facts(), apps.get_model("meetings.DraftFactEvent").objects.count()

    result = redraft(version=version)

    assert result == Redrafted(added=0, changed=0, removed=0, decided=0)
    assert facts() == before
    assert apps.get_model("meetings.DraftFactEvent").objects.count() == events


def test_redraft_replaces_what_older_rules_drafted(version: ArticleVersion) -> None:
    today = facts()
    DraftFact.objects.filter(value__name="Trump").delete()
    DraftFact.objects.filter(value__name="Debbie Seguin").update(rule="older", value={"name": "Seguin", "roles": []})
    DraftFact.objects.filter(value__name="Vinay Kwatra").update(start=version.text.index("Ambassador"))

    result = redraft(version=version)

    assert result == Redrafted(added=2, changed=1, removed=1, decided=0)
    assert facts() == today


def test_redraft_leaves_decided_facts_and_doubles_none(version: ArticleVersion) -> None:
    accept(facts=DraftFact.objects.filter(kind__in=[FactKind.SESSION, FactKind.OUTCOME]), user=None)
    reject(facts=DraftFact.objects.filter(value__name="Trump"), user=None)
    batra = DraftFact.objects.get(value__name="Monika Ashish Batra")
    amend(fact=batra, value={**batra.value, "position": "Director General"}, user=None)
    # Older rules had read these from other words.
    for fact in DraftFact.objects.decided():
        DraftFact.objects.filter(pk=fact.pk).update(start=fact.start + 1)
    before = facts()

    result = redraft(version=version)

    assert result == Redrafted(added=0, changed=0, removed=0, decided=5)
    assert facts() == before


def test_redraft_adds_no_fact_at_the_words_of_a_decided_one(version: ArticleVersion) -> None:
    seguin = DraftFact.objects.get(value__name="Debbie Seguin")
    accept(facts=DraftFact.objects.filter(kind=FactKind.SESSION), user=None)
    amend(fact=seguin, value={**seguin.value, "name": "Deborah Seguin"}, user=None)
    count = DraftFact.objects.count()

    assert redraft(version=version).differs is False

    assert DraftFact.objects.count() == count
    assert DraftFact.objects.get(pk=seguin.pk).status == FactStatus.AMENDED


def test_redraft_numbers_sessions_among_those_that_were_decided(version: ArticleVersion) -> None:
    """A session that older rules drafted before today's, and that was rejected, must not draw today's facts to it."""
    stray = DraftFact.objects.create(
        version=version,
        kind=FactKind.SESSION,
        value={"title": "A museum visit"},
        start=0,
        end=5,
        evidence=[[0, 5]],
        rule="older",
        status=FactStatus.REJECTED,
    )

    redraft(version=version)

    people = DraftFact.objects.filter(kind=FactKind.PERSON)
    assert set(people.values_list("value__session", flat=True)) == {1}
    assert accept(facts=people.filter(value__name="Sara Carter"), user=None).refused == []
    assert DraftFact.objects.get(pk=stray.pk).status == FactStatus.REJECTED


def test_redraft_writes_the_origins_of_quotations_anew(version: ArticleVersion) -> None:
    accept(facts=DraftFact.objects.all(), user=None)
    wrong = OrganisationFactory(name="Somebody Else")
    origins = list(Citation.objects.order_by("pk").values_list("origin", flat=True))
    Citation.objects.update(origin=wrong)
    DraftFact.objects.create(
        version=version, kind=FactKind.PERSON, value={"name": "Nobody"}, start=0, end=5, evidence=[[0, 5]], rule="older"
    )

    assert redraft(version=version).removed == 1

    assert list(Citation.objects.order_by("pk").values_list("origin", flat=True)) == origins


def test_redraft_writes_origins_anew_though_every_fact_is_decided_as_before(version: ArticleVersion) -> None:
    accept(facts=DraftFact.objects.all(), user=None)
    Citation.objects.filter(version=version).update(origin=OrganisationFactory(name="Wrong"))

    assert redraft(version=version).differs is False

    assert {str(citation.origin) for citation in Citation.objects.filter(outcome__isnull=False)} == {"The White House"}


def test_redraft_leaves_a_version_that_is_not_the_newest(version: ArticleVersion) -> None:
    take_in(name=RELEASE.name, data=RELEASE.read_bytes().replace(b"worked with", b"sat with"))
    before = facts()

    assert redraft(version=version) == Redrafted(0, 0, 0, 0)

    assert facts() == before


def test_newest_versions_come_one_for_each_article(version: ArticleVersion) -> None:
    second = ArticleVersionFactory(article=version.article, number=2)
    wire = take_in(name=WIRE.name, data=WIRE.read_bytes()).version
    assert wire is not None

    assert [row.pk for row in each_in_turn(newest_versions())] == [second.pk, wire.pk]
    assert list(newest_versions([wire.article_id])) == [wire]
    assert list(newest_versions([])) == []
