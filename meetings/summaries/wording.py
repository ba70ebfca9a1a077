"""Values of the record in, words for people out: dates, places, positions, acts, the basis of an outcome."""

import re
from collections.abc import Iterable
from datetime import date

from meetings.choices import Act, Basis, Capacity
from meetings.countries import country_name
from meetings.models import Citation, Organisation, Outcome, Party
from meetings.summaries.types import NOT_STATED

# Everything that ends a line or sets a gap somewhere: Markdown, HTML, a spreadsheet. No-break spaces stay as typed.
GAPS = re.compile("[ \t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]+")
# Countries whose names want an article in a sentence: for the United States.
TAKES_ARTICLE = frozenset(
    {
        "AE",
        "BS",
        "CD",
        "CF",
        "CG",
        "DO",
        "FK",
        "FO",
        "GB",
        "GM",
        "IO",
        "KM",
        "KY",
        "MH",
        "MP",
        "MV",
        "NL",
        "PH",
        "PN",
        "SB",
        "SC",
        "TC",
        "TF",
        "UM",
        "US",
        "VG",
        "VI",
    }
)


def one_line(text: str) -> str:
    """Return the text with runs of white space as one space, and none at its ends."""
    return GAPS.sub(" ", text).strip()


def day(value: date) -> str:
    """Return a day as ``20 January 2026``."""
    return f"{value.day} {value:%B} {value.year}"


def days(start: date | None, end: date | None) -> str:
    """Return the days of a session as ``20-21 January 2026``; ``not stated`` where the first is None."""
    if start is None:
        return NOT_STATED
    if end is None or end == start:
        return day(start)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}-{day(end)}"
    first = f"{start.day} {start:%B}" if start.year == end.year else day(start)
    return f"{first} - {day(end)}"


def organisation_words(organisation: Organisation) -> str:
    """Return the name in full, with the acronym: ``Office of National Drug Control Policy (ONDCP)``."""
    acronym = f" ({organisation.acronym})" if organisation.acronym else ""
    return one_line(f"{organisation.full_name}{acronym}")


def position_words(title: str, organisation: Organisation | None) -> str:
    """Return title and organisation as one would write them after a name; empty where neither is stated."""
    named = organisation_words(organisation) if organisation else ""
    return ", ".join(part for part in (one_line(title), named) if part)


def acts_words(acts: Iterable[str], party: Party | None) -> str:
    """Return what a participant did: ``Opened; led, for the United States``. ``party`` is whose delegation they led."""
    words = [
        f"led, for {'the ' if party.country in TAKES_ARTICLE else ''}{one_line(str(party))}"
        if act == Act.LED and party
        else str(Act(act).label).lower()
        for act in acts
    ]
    line = "; ".join(words)
    return line[:1].upper() + line[1:]


def due_words(outcome: Outcome) -> str:
    """Return when an outcome is due, by its day, its words or both; ``not stated`` without either."""
    words = one_line(outcome.due_words)
    if outcome.due_date is None:
        return words or NOT_STATED
    return f"{words} ({day(outcome.due_date)})" if words else day(outcome.due_date)


def basis_words(basis: Basis, citations: Iterable[Citation]) -> str:
    """Return the basis of an outcome; where it is one side's account, with the side that the citations show."""
    if basis != Basis.ONE_SIDE:
        return str(basis.label).lower()
    sides = dict.fromkeys(country_name(code) for citation in citations if (code := _side(citation)))
    named = f" ({', '.join(sides)})" if sides else ""
    return f"{str(basis.label).lower()}{named}"


def _side(citation: Citation) -> str:
    """Return the country whose account the cited words are; empty where that is not known."""
    article = citation.origin_article or citation.version.article
    if citation.origin is None or citation.origin_id == article.publisher_id:
        return str(article.issuing_party or (citation.origin.country if citation.origin else ""))
    return str(citation.origin.country)


def capacity_rank(capacity: str) -> int:
    """Return where a participant of this capacity stands in a delegation: the head first, then the alternate head."""
    return {Capacity.HEAD.value: 0, Capacity.ALTERNATE.value: 1}.get(capacity, 2)
