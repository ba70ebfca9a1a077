"""A new version of an article -> citations moved or flagged, decisions carried over, older drafted facts superseded.

What changed is told by the bytes: a version is new because they are others, and words stand where they are found. The
only writer of ``lost_in``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db import connection, transaction
from django.db.models import Model

from meetings.choices import Encoding, FactKind, FactStatus, StatementForm
from meetings.intake.drafting import draft
from meetings.intake.origins import covered, origin_of, refresh_origins
from meetings.intake.parsing import parse
from meetings.intake.standing import Revised, reworded
from meetings.intake.types import SourceText, Span
from meetings.intake.values import value_to_json
from meetings.models import ArticleVersion, Citation, DraftFact
from meetings.models.citation import RECORD_FIELDS

CONTEXT = 30
# Decisions on drafted facts and what replaces the facts go one after the other, whoever makes them.
DECISIONS_LOCK = 7_301_026
_DECISION = ("value", "status", "reviewer", "reviewed_at", "note", *RECORD_FIELDS)
_PLACE = ("version", "start", "end", "exact", "prefix", "suffix", "lost_in", "keep_reason")


@dataclass(frozen=True, slots=True)
class Followed:
    """What a new version came to: citations moved and lost, facts decided as before, older open facts superseded."""

    moved: int
    lost: int
    carried: int
    superseded: int

    def words(self, version: ArticleVersion) -> str:
        """Return the sentence about citations that ``version`` leaves behind; empty if there are none."""
        return f"{said_of_lost(self.lost, version.number)}." if self.lost else ""


def follow(*, version: ArticleVersion, previous: ArticleVersion) -> Followed:
    """Bring what rests on the older versions of an article to ``version``, which was just stored with its facts.

    A citation moves where its words stand, one of a statement where the limits of the quotation are the same too; else
    it keeps its version and words, and ``lost_in`` says which version lacks them. A drafted fact that says what a
    decided one said, at the same words, has that decision.
    """
    with transaction.atomic():
        lock_decisions()
        citations = list(
            Citation.objects.filter(version__article=version.article_id)
            .exclude(version=version)
            .select_related("statement")
            .order_by("-version__number", "start", "pk")
        )
        cited = {citation.version_id for citation in citations}
        decided = list(DraftFact.objects.decided().filter(version__in={previous.pk, *cited}))
        older = _older_versions(version, {*cited, *(fact.version_id for fact in decided)})
        carried = _carry_decisions(version, decided, older)
        superseded = (
            DraftFact.objects.open()
            .filter(version__article=version.article_id, version__number__lt=version.number)
            .update(status=FactStatus.SUPERSEDED)
        )
        moved, lost = _move_citations(version, citations, older)
        if moved:
            refresh_origins(version)
    return Followed(moved, lost, carried, superseded)


def lock_decisions() -> None:
    """Wait for everybody else who decides on drafted facts or replaces them; held to the end of the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [DECISIONS_LOCK])


def source_of(version: ArticleVersion) -> SourceText:
    """Return the text of a version that is held, as reading gave it; the title of a paper is its article's."""
    encoding = Encoding(version.encoding)
    title = version.article.title if encoding in (Encoding.PDF, Encoding.DOCX) else ""
    return SourceText(version.name, version.sha256, version.text, encoding, title=title or None)


def selectors(version: ArticleVersion, span: Span) -> dict[str, str]:
    """Return the exact words at ``span`` and those around them, as a citation keeps them."""
    return {
        "exact": span.of(version.text),
        "prefix": version.text[max(0, span.start - CONTEXT) : span.start],
        "suffix": version.text[span.end : span.end + CONTEXT],
    }


def rest_on(*, citation: Citation, version: ArticleVersion, span: Span) -> None:
    """Let a citation rest on other words: the same row, no longer flagged."""
    _point(citation, version, span)
    citation.origin, citation.origin_article = origin_of(version, span)
    citation.save(update_fields=[*_PLACE, "origin", "origin_article"])


def replaced(*, citation: Citation, version: ArticleVersion) -> Span | None:
    """Return the words of a newer version that took the place of those cited, as a proposal; None: nothing did."""
    return Revised(source_of(citation.version), source_of(version)).likely_place(Span(citation.start, citation.end))


def lost_citation_at(*, record: Model, version: ArticleVersion, span: Span, field: str = "") -> Citation | None:
    """Return the record's citation whose words the version no longer has, and has at ``span`` in another wording."""
    if version.number == 1:
        return None
    lost = Citation.objects.filter(**{str(record._meta.model_name): record}, field=field, lost_in__isnull=False)
    older = lost.filter(version__article=version.article_id, version__number__lt=version.number)
    for citation in older.select_related("version"):
        place = replaced(citation=citation, version=version)
        if (
            place
            and min(covered(place, span.start, span.end), covered(span, place.start, place.end)) > 0.5
            and reworded(citation.exact, span.of(version.text))
        ):
            return citation
    return None


def said_of_lost(count: int, number: int) -> str:
    """Return what staff are told: ``2 citations rest on words that version 2 no longer has``."""
    return (
        f"{count} {'citation rests' if count == 1 else 'citations rest'} on words that version {number} no longer has"
    )


class _Older:
    """An older version beside the new one."""

    def __init__(self, version: ArticleVersion, newest: ArticleVersion) -> None:
        self.version = version
        self.revised = Revised(source_of(version), source_of(newest))

    def place_of_fact(self, fact: DraftFact) -> Span | None:
        """Return where the own words of a fact stand in the new version."""
        span = Span(fact.start, fact.end)
        if fact.kind == FactKind.STATEMENT:
            return self.revised.place_of_quoted(span, verbatim=fact.value["form"] == StatementForm.VERBATIM)
        return self.revised.place_of(span)

    def place_of_citation(self, citation: Citation) -> Span | None:
        """Return where the words of a citation stand in the new version."""
        span = Span(citation.start, citation.end)
        if citation.statement and not citation.field:
            return self.revised.place_of_quoted(span, verbatim=citation.statement.form == StatementForm.VERBATIM)
        return self.revised.place_of(span)

    def says(self, fact: DraftFact, anew: DraftFact) -> bool:
        """Say whether a fact of the new version says what a decided one said, by value and by all words behind it."""
        places = [self.revised.place_of(Span(start, end)) for start, end in fact.evidence]
        if [[place.start, place.end] if place else None for place in places] != anew.evidence:
            return False
        # An amended value is the reviewer's, and rules change: what the older text reads like today decides as well.
        return anew.value in (fact.value, self._read_today.get((fact.kind, fact.start, fact.end)))

    @cached_property
    def _read_today(self) -> dict[tuple[str, int, int], dict[str, Any]]:
        source = source_of(self.version)
        facts = draft(parse(source), source).facts
        return {(fact.kind, fact.span.start, fact.span.end): value_to_json(fact.value) for fact in facts}


def _older_versions(newest: ArticleVersion, wanted: set[int]) -> dict[int, _Older]:
    """Return older versions by their keys, the newest first; their texts are read, so no more than are needed."""
    rows = ArticleVersion.objects.filter(pk__in=wanted).select_related("article").defer("data").order_by("-number")
    return {row.pk: _Older(row, newest) for row in rows}


def _carry_decisions(version: ArticleVersion, facts: Iterable[DraftFact], older: dict[int, _Older]) -> int:
    """Decide the version's open facts as the same facts of older versions were, and return how many."""
    decided = defaultdict(list)
    for fact in facts:
        decided[fact.version_id].append(fact)
    if not decided:
        return 0
    waiting = {(fact.kind, fact.start, fact.end): fact for fact in DraftFact.objects.open().filter(version=version)}
    carried = []
    for pk, held in older.items():
        for fact in decided[pk]:
            place = held.place_of_fact(fact)
            anew = waiting.get((fact.kind, place.start, place.end)) if place else None
            if anew and held.says(fact, anew):
                for name in _DECISION:
                    setattr(anew, name, getattr(fact, name))
                carried.append(waiting.pop((anew.kind, anew.start, anew.end)))
    DraftFact.objects.bulk_update(carried, _DECISION)
    return len(carried)


def _move_citations(
    version: ArticleVersion, citations: Iterable[Citation], older: dict[int, _Older]
) -> tuple[int, int]:
    """Move the citations whose words stand, flag the others, and return how many of each there are."""
    taken = {_key(citation) for citation in Citation.objects.filter(version=version)}
    moved, lost = [], []
    for citation in citations:
        place = older[citation.version_id].place_of_citation(citation)
        if place is None:
            if citation.lost_in_id is None:
                citation.lost_in = version
                lost.append(citation)
            continue
        _point(citation, version, place)
        if _key(citation) in taken:
            # Two versions' words that are one place again back the record once. The history has the other row.
            citation.delete()
            continue
        taken.add(_key(citation))
        moved.append(citation)
    Citation.objects.bulk_update(moved, _PLACE)
    Citation.objects.bulk_update(lost, ["lost_in"])
    return len(moved), len(lost)


def _point(citation: Citation, version: ArticleVersion, span: Span) -> None:
    citation.version, citation.start, citation.end = version, span.start, span.end
    citation.lost_in, citation.keep_reason = None, ""
    for name, words in selectors(version, span).items():
        setattr(citation, name, words)


def _key(citation: Citation) -> tuple[object, ...]:
    """Return what tells the citations of one version apart."""
    return (*(getattr(citation, f"{name}_id") for name in RECORD_FIELDS), citation.start, citation.end, citation.field)
