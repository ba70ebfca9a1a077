"""A span of a version -> whose account its words are: their origin.

The first that holds decides: a quotation has the origin of its speaker's side, whoever prints it; a copied passage
that of what it was copied from; a sentence credited to another source that of the source; all else the publisher's.
"""

from typing import NamedTuple

from meetings.choices import FactKind, FactStatus, StatementForm
from meetings.intake.directory import hold_organisation
from meetings.intake.matching import match_organisation
from meetings.intake.types import Span
from meetings.models import Article, ArticleVersion, Citation, CopiedPassage, DraftFact, Organisation


class Origin(NamedTuple):
    """Whose account words are: an organisation's or, where it is not known whose, that of another article.

    Neither: the account of the article that has the words, whose publisher is not known.
    """

    organisation: Organisation | None = None
    article: Article | None = None


def origin_of(version: ArticleVersion, span: Span) -> Origin:
    """Return the origin of the words at ``span``."""
    speakers_side = _speakers_side(version, span)
    if speakers_side:
        return Origin(speakers_side)
    return _origin_of_copied(version, span) or _credited(version, span) or Origin(version.article.publisher)


def refresh_origins(version: ArticleVersion) -> int:
    """Write the origin of every citation of the version anew and return how many changed.

    What is known of a version's sources grows: the release that a wire story copied may come in after the story.
    """
    changed = []
    citations = Citation.objects.filter(version=version)
    for citation in citations.select_related("version__article__publisher", "origin", "origin_article"):
        origin = origin_of(version, Span(citation.start, citation.end))
        if (citation.origin, citation.origin_article) != origin:
            citation.origin, citation.origin_article = origin
            changed.append(citation)
    Citation.objects.bulk_update(changed, ["origin", "origin_article"])
    return len(changed)


def covered(span: Span, start: int, end: int) -> float:
    """Return the part of ``span`` (0 to 1) that lies within ``[start, end)``."""
    return max(0, min(span.end, end) - max(span.start, start)) / (span.end - span.start)


def copied_from(version: ArticleVersion, span: Span) -> CopiedPassage | None:
    """Return the passage that most of ``span`` was copied in, or None.

    The longest first, then that of the earliest article, then that of the article's newest version.
    """
    passages = [
        passage
        for passage in version.copied_passages.select_related("original__article__publisher")
        if covered(span, passage.start, passage.end) > 0.5
    ]
    return max(
        passages,
        key=lambda p: (covered(span, p.start, p.end), -p.original.article_id, p.original.number),
        default=None,
    )


def _speakers_side(version: ArticleVersion, span: Span) -> Organisation | None:
    facts = list(DraftFact.objects.filter(version=version).exclude(status=FactStatus.REJECTED))
    quotation = next(
        (
            fact
            for fact in facts
            if fact.kind == FactKind.STATEMENT
            and fact.value["form"] == StatementForm.VERBATIM
            and covered(span, fact.start, fact.end) == 1
        ),
        None,
    )
    if quotation is None or not (speaker := quotation.value["speaker"]):
        return None
    people = (fact.value for fact in facts if fact.kind == FactKind.PERSON)
    person = next((value for value in people if value["name"] == speaker), None)
    if person and person["organisation"]:
        return hold_organisation(name=person["organisation"], acronym=person["acronym"], country=person["country"])
    return match_organisation(speaker).record if person is None else None


def _origin_of_copied(version: ArticleVersion, span: Span) -> Origin | None:
    passage = copied_from(version, span)
    if passage is None:
        return None
    # Originals come before their copies, so this ends.
    origin = origin_of(passage.original, Span(passage.original_start, passage.original_end))
    return origin if any(origin) else Origin(article=passage.original.article)


def _credited(version: ArticleVersion, span: Span) -> Origin | None:
    for sentence in version.credited_sentences.select_related("credited__publisher"):
        if covered(span, sentence.start, sentence.end) > 0.5:
            if credited := sentence.credited:
                return Origin(credited.publisher) if credited.publisher else Origin(article=credited)
            named = match_organisation(sentence.source_name).record
            return Origin(named) if named else None
    return None
