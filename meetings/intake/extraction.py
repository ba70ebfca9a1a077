"""A source and its draft -> the extraction record: plain values for one line of JSON."""

from datetime import date, datetime
from typing import Any

from meetings.choices import StatementForm

from . import drafting, parsing, reading
from .types import Draft, Fact, ParsedArticle, PersonValue, Problem, SourceText, StatementValue
from .values import value_to_json

Record = dict[str, Any]


def extract(path: str, data: bytes) -> Record:
    """Return the extraction record of one file.

    Raises ``UnreadableFile`` for bytes that are no text. The record holds ``path``, ``sha256``, ``article``, ``facts``
    and ``problems``; times are ISO 8601 with the offset that the source gave, places are code points of the source.
    """
    source = reading.read(path, data)
    article = parsing.parse(source)
    return record(path, source, article, drafting.draft(article, source))


def record(path: str, source: SourceText, article: ParsedArticle, draft: Draft) -> Record:
    """Put an article and its draft together as an extraction record."""
    problems = (*source.problems, *article.problems, *draft.problems)
    return {
        "path": path,
        "sha256": source.sha256,
        "article": _article(article),
        "facts": [_fact(fact, source) for fact in draft.facts],
        "problems": [_problem(problem) for problem in problems],
    }


def _iso(moment: date | datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _article(article: ParsedArticle) -> Record:
    return {
        "title": article.title,
        "source_url": article.source_url,
        "publisher": article.publisher,
        "kind": article.kind.value,
        "published_at": _iso(article.published_at) or _iso(article.published_on),
        "modified_at": _iso(article.modified_at),
        "dateline": article.dateline,
        "tags": list(article.tags),
        "language": article.language,
    }


def _problem(problem: Problem) -> Record:
    span = problem.span
    return {
        "code": problem.code,
        "message": problem.message,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _fact(fact: Fact, source: SourceText) -> Record:
    return {
        "kind": fact.kind.value,
        "value": _value(fact, source),
        "start": fact.span.start,
        "end": fact.span.end,
        "rule": fact.rule,
    }


def _value(fact: Fact, source: SourceText) -> Record:
    """Return the value as it is kept, with the body as the source names it, and a quotation said to be one."""
    value = fact.value
    kept = value_to_json(value)
    if isinstance(value, PersonValue):
        kept["organisation"] = _organisation_as_stated(value, fact, source)
    elif isinstance(value, StatementValue):
        kept["verbatim"] = value.form is StatementForm.VERBATIM
    return kept


def _organisation_as_stated(value: PersonValue, fact: Fact, source: SourceText) -> str | None:
    """Return the body's name as the evidence has it: the acronym where the text uses that alone."""
    if value.acronym is None or value.organisation is None:
        return value.organisation
    stated = reading.fold_words(" ".join(span.of(source.text) for span in fact.evidence))
    return value.acronym if value.organisation not in stated and value.acronym in stated else value.organisation
