"""The newest version of an article -> its drafted facts as today's rules read it; what reviewers decided stays.

The stored text is drafted again and compared with the facts held: what is equal is not written, so a second time
changes nothing, and a run that was stopped goes on by being started again.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from meetings.choices import FactKind, FactStatus
from meetings.intake.drafted_rows import fact_rows
from meetings.intake.drafting import draft
from meetings.intake.matching import normalised, normalised_person
from meetings.intake.origins import refresh_origins
from meetings.intake.parsing import parse
from meetings.intake.revisions import lock_decisions, source_of
from meetings.models import ArticleVersion, DraftFact

BATCH = 1000
_DRAFTED = ("value", "evidence", "rule")


@dataclass(frozen=True, slots=True)
class Redrafted:
    """What drafting an article again came to: facts added, changed and removed, and decided ones that stay."""

    added: int
    changed: int
    removed: int
    decided: int

    @property
    def differs(self) -> bool:
        """Whether anything was written."""
        return bool(self.added or self.changed or self.removed)


def newest_versions(articles: Collection[int] | None = None) -> "QuerySet[ArticleVersion]":
    """Return the newest version of each of the articles, by their keys; None: of all."""
    newer = ArticleVersion.objects.filter(article=OuterRef("article"), number__gt=OuterRef("number"))
    versions = ArticleVersion.objects.filter(~Exists(newer))
    return versions if articles is None else versions.filter(article__in=articles)


def each_in_turn(versions: "QuerySet[ArticleVersion]") -> Iterator[ArticleVersion]:
    """Yield versions with their articles and texts, one at a time: an archive's texts do not fit into memory."""
    last = 0
    while keys := list(versions.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        for last in keys:
            yield ArticleVersion.objects.select_related("article").defer("data").get(pk=last)


def redraft(*, version: ArticleVersion) -> Redrafted:
    """Replace the undecided facts of a version by what today's rules draft from its text, in one transaction.

    What a reviewer decided on is not drafted again: not the same kind at the same words, nor the same fact by value.
    A version that is no longer the newest by now is left as it is.
    """
    source = source_of(version)
    drafted = list(fact_rows(version, draft(parse(source), source)))
    with transaction.atomic():
        lock_decisions()
        if not newest_versions([version.article_id]).filter(pk=version.pk).exists():
            return Redrafted(0, 0, 0, 0)
        held = list(DraftFact.objects.filter(version=version).order_by("start", "pk"))
        decided = [fact for fact in held if fact.status != FactStatus.OPEN]
        waiting = {_place(fact): fact for fact in held if fact.status == FactStatus.OPEN}
        wanted = [fact for fact in drafted if _decided_as(fact, decided) is None]
        _number_sessions(drafted, decided)
        added = [fact for fact in wanted if _place(fact) not in waiting]
        changed = [old for fact in wanted if (old := waiting.pop(_place(fact), None)) and _renewed(old, fact)]
        DraftFact.objects.filter(pk__in=[fact.pk for fact in waiting.values()]).delete()
        DraftFact.objects.bulk_update(changed, _DRAFTED)
        DraftFact.objects.bulk_create(added)
        # Whose account words are, as a quotation's are its speaker's, may be read otherwise now.
        refresh_origins(version)
    return Redrafted(len(added), len(changed), len(waiting), len(decided))


def _place(fact: DraftFact) -> tuple[str, int, int]:
    return (fact.kind, fact.start, fact.end)


def _renewed(held: DraftFact, anew: DraftFact) -> bool:
    """Bring a fact that is held up to date, and say whether it was not."""
    if all(getattr(held, name) == getattr(anew, name) for name in _DRAFTED):
        return False
    for name in _DRAFTED:
        setattr(held, name, getattr(anew, name))
    return True


def _decided_as(fact: DraftFact, decided: list[DraftFact]) -> DraftFact | None:
    """Return the decided fact that is the same: drafted from the same words, or of the same value."""
    for other in decided:
        if _place(other) == _place(fact) or (other.kind == fact.kind and _said(other) == _said(fact)):
            return other
    return None


def _said(fact: DraftFact) -> tuple[object, ...]:
    """Return what makes two facts of a kind in one article the same."""
    value: dict[str, Any] = fact.value
    if fact.kind == FactKind.PERSON:
        return (normalised_person(value["name"]),)
    if fact.kind == FactKind.STATEMENT:
        return (normalised(value.get("speaker") or ""), normalised(value["text"]))
    if fact.kind == FactKind.OUTCOME:
        return (normalised(value["text"]),)
    name = normalised(value.get("working_group") or value["title"])
    return (name, value.get("ordinal"), value.get("start_date"))


def _number_sessions(drafted: list[DraftFact], decided: list[DraftFact]) -> None:
    """Number the sessions that drafted facts belong to among those that the version has once decided ones stay."""
    sessions = [fact for fact in drafted if fact.kind == FactKind.SESSION]
    standing = [_decided_as(session, decided) or session for session in sessions]
    others = [fact for fact in decided if fact.kind == FactKind.SESSION and fact not in standing]
    order = sorted([*standing, *others], key=lambda fact: (fact.start, fact.end))
    numbers = {old: order.index(fact) for old, fact in enumerate(standing)}
    for fact in drafted:
        number = fact.value.get("session")
        if number in numbers:
            fact.value["session"] = numbers[number]
