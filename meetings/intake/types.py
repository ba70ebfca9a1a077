"""What the stages of intake hand to each other: frozen values, no behaviour beyond reading them.

Every offset counts code points of the file as decoded (byte order mark and carriage returns included), front
matter and markup included, half open ``[start, end)``; of a PDF, DOCX or message, code points of the text read from it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple

from meetings.choices import (
    ArticleKind,
    Basis,
    DifferenceKind,
    Encoding,
    FactKind,
    Occasion,
    OutcomeKind,
    Role,
    SessionFormat,
    SessionStatus,
    SourceFormat,
    SpeakerKind,
    StatementForm,
)


class Span(NamedTuple):
    """A run of the source: code points ``[start, end)``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the words of ``text`` that the span covers, exactly as they stand."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to know about a file: a stable code, a full sentence, and its place (None: the whole file)."""

    code: str
    message: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class SourceText:
    """A file read: its bytes' SHA-256 (64 hex digits), its text, and how that was had.

    The text of a scanned PDF is empty. ``title`` is what the properties of a PDF or DOCX say; None where they do not.
    """

    name: str
    sha256: str
    text: str
    encoding: Encoding
    problems: tuple[Problem, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class ReadableText:
    """Text folded for reading (ligatures spelt out, hyphens and spaces made plain, wraps joined), tied to its source.

    ``offsets[i]`` is the code point of the source from which ``text[i]`` was read; ``offsets`` has one entry more
    than ``text`` has characters, the end of the source read. Paragraphs are spans **of the folded text**. ``ends``:
    where what was read from a code point ends, of signs that the source writes with several ("&eacute;").
    """

    text: str
    offsets: tuple[int, ...]
    paragraphs: tuple[Span, ...]
    ends: Mapping[int, int] = field(default_factory=dict)

    def source_span(self, start: int, end: int) -> Span:
        """Return the span of the source that was read as ``text[start:end]`` (not empty)."""
        last = self.offsets[end - 1]
        return Span(self.offsets[start], self.ends.get(last, last + 1))


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who issued an article, as archives note it in the front matter: the surname, and the office held, at ``span``."""

    surname: str
    office: str
    span: Span


@dataclass(frozen=True, slots=True)
class ParsedArticle:
    """An article as its source gives it. None or an empty tuple: the source does not say.

    ``headline`` is the title where it stands in the source above the body, folded for reading; a title that is a
    heading of the body is read there. ``published_at`` and ``modified_at`` are aware datetimes with the offset that the
    source gave; ``published_on`` is the date alone, of the place of publication; ``written_on`` the day that a dateline
    gives, from which "yesterday" counts. ``issuing_country`` (ISO 3166-1 alpha-2) is whose account it is.
    """

    title: str | None
    label: str
    source_url: str | None
    publisher: str | None
    issuing_country: str | None
    kind: ArticleKind
    source_format: SourceFormat
    published_on: date | None
    published_at: datetime | None
    written_on: date | None
    modified_at: datetime | None
    dateline: str | None
    tags: tuple[str, ...]
    language: str | None
    headline: ReadableText | None
    body: ReadableText
    problems: tuple[Problem, ...] = ()
    issuer: Issuer | None = None


@dataclass(frozen=True, slots=True)
class SessionValue:
    """A meeting. Dates are local to its place; ``country`` and ``host`` are ISO 3166-1 alpha-2 codes."""

    title: str
    working_group: str | None = None
    parties: tuple[str, ...] = ()
    ordinal: int | None = None
    start_date: date | None = None
    end_date: date | None = None
    city: str | None = None
    country: str | None = None
    host: str | None = None
    format: SessionFormat | None = None
    status: SessionStatus | None = None


@dataclass(frozen=True, slots=True)
class PersonValue:
    """A person, with the position and organisation that the source gives. ``session``: which of the file's, from 0."""

    name: str
    position: str | None = None
    organisation: str | None = None
    acronym: str | None = None
    country: str | None = None
    roles: tuple[Role, ...] = ()
    session: int | None = None


@dataclass(frozen=True, slots=True)
class StatementValue:
    """Words said. ``speaker`` is a person's name, an organisation's, or None where unnamed or joint."""

    text: str
    form: StatementForm
    speaker: str | None
    speaker_kind: SpeakerKind
    occasion: Occasion
    session: int | None = None


@dataclass(frozen=True, slots=True)
class OutcomeValue:
    """What was agreed: the whole clause with its qualifiers. Parties are ISO 3166-1 alpha-2 codes."""

    text: str
    kind: OutcomeKind
    operative_verb: str
    basis: Basis
    responsible_parties: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    session: int | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A drafted fact: its value, its own words (a person's: the name), the words that back it, and the rule's name.

    ``evidence`` holds at least one span, in reading order: the clause that tells of it.

    """

    kind: FactKind
    value: SessionValue | PersonValue | StatementValue | OutcomeValue
    span: Span
    rule: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Credit:
    """A sentence that the article credits to another source, and how it names that source."""

    sentence: Span
    words: Span
    source_name: str


@dataclass(frozen=True, slots=True)
class Draft:
    """All that is drafted from one article, in reading order."""

    facts: tuple[Fact, ...] = ()
    credits: tuple[Credit, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Copied:
    """A run of a copy and the run of the original that it repeats, to the letter or nearly."""

    copy: Span
    original: Span


@dataclass(frozen=True, slots=True)
class Difference:
    """Where a copy departs from its original in a way that matters; ``original`` is None where it has no such words."""

    kind: DifferenceKind
    copy: Span
    original: Span | None
    message: str
