"""``manage.py redraft``: what it prints, whom it names, and what its history says."""

import io

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command

from meetings.intake.services import take_in
from meetings.models import Article, DraftFact
from tests.seeds import RELEASE, WIRE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def held() -> None:
    """Take in the two articles."""
    for seed in (RELEASE, WIRE):
        take_in(name=seed.name, data=seed.read_bytes())


def redrafted(*arguments: str) -> list[str]:
    """Return the lines that the command prints."""
    output = io.StringIO()
    call_command("redraft", *arguments, stdout=output)
    return output.getvalue().splitlines()


def test_redraft_of_all_prints_a_line_for_each_article_changed_and_a_summary() -> None:
    release = Article.objects.order_by("pk")[0]
    DraftFact.objects.filter(version__article=release, value__name="Trump").delete()

    lines = redrafted()

    assert lines == [
        f"Article {release.pk}, {release.label}: 1 added.",
        "2 articles drafted again: 1 changed, 1 fact added, changed or removed, 0 decided as before.",
    ]
    assert redrafted() == [
        "2 articles drafted again: 0 changed, 0 facts added, changed or removed, 0 decided as before."
    ]


def test_redraft_of_one_article_leaves_the_others() -> None:
    release, wire = Article.objects.order_by("pk")
    DraftFact.objects.filter(version__article=release).delete()

    lines = redrafted("--article", str(wire.pk))

    assert lines == ["1 article drafted again: 0 changed, 0 facts added, changed or removed, 0 decided as before."]
    assert not DraftFact.objects.filter(version__article=release).exists()
    assert len(redrafted("--article", str(release.pk), "--article", str(wire.pk))) == 2


def test_redraft_of_an_article_that_is_not_held_says_so() -> None:
    with pytest.raises(CommandError, match="No article has the number 987654"):
        redrafted("--article", "987654")


def test_redraft_is_told_by_the_history() -> None:
    DraftFact.objects.filter(value__name="Trump").delete()

    redrafted()

    event = apps.get_model("meetings.DraftFactEvent").objects.latest("pgh_id")
    assert (event.pgh_label, event.pgh_context) == ("insert", {"source": "command", "command": "redraft"})
