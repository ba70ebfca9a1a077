"""What was drafted from an article -> rows of the version that it was drafted from, not yet saved."""

from collections.abc import Iterable

from meetings.intake.types import Draft, Problem
from meetings.intake.values import value_to_json
from meetings.models import ArticleVersion, CreditedSentence, DraftFact


def fact_rows(version: ArticleVersion, drafted: Draft) -> Iterable[DraftFact]:
    """Yield the drafted facts, in reading order."""
    for fact in drafted.facts:
        yield DraftFact(
            version=version,
            kind=fact.kind,
            value=value_to_json(fact.value),
            start=fact.span.start,
            end=fact.span.end,
            evidence=[[span.start, span.end] for span in fact.evidence],
            rule=fact.rule,
        )


def credit_rows(version: ArticleVersion, drafted: Draft) -> Iterable[CreditedSentence]:
    """Yield the sentences that the article credits to another source."""
    for credit in drafted.credits:
        yield CreditedSentence(
            version=version,
            start=credit.sentence.start,
            end=credit.sentence.end,
            words_start=credit.words.start,
            words_end=credit.words.end,
            source_name=credit.source_name[:300],
        )


def problem_rows(problems: Iterable[Problem]) -> list[dict[str, str | int | None]]:
    """Return the problems as ``ArticleVersion.problems`` keeps them; no place means the whole file."""
    return [
        {
            "code": problem.code,
            "message": problem.message,
            "start": problem.span.start if problem.span else None,
            "end": problem.span.end if problem.span else None,
        }
        for problem in problems
    ]
