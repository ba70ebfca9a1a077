"""What queries and services make of a session's record in, what renderers and pages read out: a frozen ``Summary``.

Words come ready for people ("20-21 January 2026", "not stated"); vocabularies stay ``TextChoices``, whose ``label`` is
for people. Every text is one line: runs of white space are one space. Nothing here asks the database.
"""

import datetime
from dataclasses import dataclass

from meetings.choices import (
    Basis,
    Capacity,
    DifferenceKind,
    Occasion,
    OutcomeKind,
    OutcomeStatus,
    RecordStage,
    SessionFormat,
    SessionStatus,
    StatementForm,
)

NOT_STATED = "not stated"
QUOTATION_MARKS = {'"': '"', "“": "”", "«": "»", "„": "“"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A fact's reference to one source: the source's number, its article's key, and the keys of the citations there."""

    number: int
    article: int
    citations: tuple[int, ...]

    def __str__(self) -> str:
        """Return the number."""
        return str(self.number)

    @property
    def citation(self) -> int:
        """The key of the first citation, in the order of the text."""
        return self.citations[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What backs one fact: its references by number, and the distinct origins of the words cited.

    ``withheld`` is true where sources back the fact that this summary may not show.
    """

    references: tuple[Reference, ...] = ()
    origins: tuple[str, ...] = ()
    withheld: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Anything that a summary says, with its evidence."""

    evidence: Evidence

    @property
    def references(self) -> tuple[Reference, ...]:
        """One for each source that backs the fact, by number."""
        return self.evidence.references

    @property
    def origins(self) -> tuple[str, ...]:
        """Whose accounts back the fact, by name; their number is the number of independent sources."""
        return self.evidence.origins

    @property
    def independent(self) -> int:
        """How many independent sources back the fact."""
        return len(self.evidence.origins)

    @property
    def independent_text(self) -> str:
        """How well the fact is backed, in words: ``2 sources, 1 independent``."""
        cited = len(self.references)
        if not cited:
            return "evidence not public" if self.evidence.withheld else "no evidence on file"
        # One source may print two accounts, of which each counts.
        accounts = " accounts" if self.independent > cited else ""
        return f"{cited} source{'' if cited == 1 else 's'}, {self.independent} independent{accounts}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Fact):
    """What the session was. ``venue`` is empty and ``format`` is None where no source states them."""

    reference: str
    title: str
    working_group: str
    dates: str
    start_date: datetime.date | None
    end_date: datetime.date | None
    place: str
    venue: str
    host: str
    format: SessionFormat | None
    status: SessionStatus
    stage: RecordStage

    @property
    def draft(self) -> bool:
        """Whether the record still has to be approved, so that every copy is marked DRAFT."""
        return self.stage not in {RecordStage.APPROVED, RecordStage.ISSUED}

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Labels and words, in reading order; what no source states and no reader would miss is left out."""
        stated = (
            ("Reference", self.reference),
            ("Working group", self.working_group),
            ("Dates", self.dates),
            ("Place", self.place),
            ("Venue", self.venue),
            ("Host", self.host),
            ("Format", str(self.format.label) if self.format else ""),
            ("Status", str(self.status.label)),
            ("Stage of the record", str(self.stage.label)),
        )
        return tuple((label, words) for label, words in stated if words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant(Fact):
    """A person's part in the session, with the position held then. ``person`` is the person's key.

    ``acts`` is in words ("Opened; led, for the United States"); ``presence_note``, ``days`` and ``replaces`` are empty
    where there is nothing to say.
    """

    person: int
    name: str
    position: str
    capacity: Capacity
    acts: str
    presence_note: str
    days: str
    replaces: str

    @property
    def part(self) -> str:
        """The whole part taken, in words; empty where nothing is known of it."""
        shown = "" if self.capacity == Capacity.MEMBER or "led, for" in self.acts.lower() else str(self.capacity.label)
        replaced = f"in place of {self.replaces}" if self.replaces else ""
        words = "; ".join(part for part in (shown, self.acts, replaced, self.days, self.presence_note) if part)
        return words[:1].upper() + words[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delegation:
    """The participants of one party, its head first; or those of a country of whom no source states a delegation."""

    party: str
    participants: tuple[Participant, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Fact):
    """Words about the session. ``person`` is the speaker's key, None where the speaker is no person of the record."""

    speaker: str
    person: int | None
    text: str
    form: StatementForm
    occasion: Occasion
    said_on: str

    @property
    def verbatim(self) -> bool:
        """Whether the words are the speaker's own."""
        return self.form == StatementForm.VERBATIM

    @property
    def words(self) -> str:
        """The text as it is printed: a speaker's own words stand in quotation marks."""
        quoted = QUOTATION_MARKS.get(self.text[:1]) == self.text[-1:] and len(self.text) > 1
        return f"“{self.text}”" if self.verbatim and not quoted else self.text

    @property
    def note(self) -> str:
        """Form, occasion and day, in words: ``paraphrase, at the session``."""
        occasion = "occasion not stated" if self.occasion == Occasion.NOT_STATED else str(self.occasion.label).lower()
        return ", ".join(part for part in (str(self.form.label).lower(), occasion, self.said_on) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker(Fact):
    """Somebody whose words the record holds and who took no part in the session."""

    person: int
    name: str
    position: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Fact):
    """Somebody whom a source names and who took no part. ``person`` is None for a name tied to nobody."""

    person: int | None
    name: str
    position: str

    @property
    def words(self) -> str:
        """Position and name, as spoken: ``President Trump``."""
        return f"{self.position} {self.name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Fact):
    """What the session produced: the whole text. ``due_date`` is None where no day is stated."""

    reference: str
    short_reference: str
    kind: OutcomeKind
    text: str
    operative_verb: str
    basis: Basis
    basis_words: str
    responsible_names: tuple[str, ...]
    due: str
    due_date: datetime.date | None
    status: OutcomeStatus

    @property
    def responsible(self) -> str:
        """Who is responsible, in words."""
        return ", ".join(self.responsible_names) or NOT_STATED

    @property
    def details(self) -> tuple[tuple[str, str], ...]:
        """Labels and words, in reading order."""
        return (
            ("Kind", str(self.kind.label)),
            ("Operative verb", self.operative_verb or NOT_STATED),
            ("Responsible", self.responsible),
            ("Due", self.due),
            ("Status", str(self.status.label)),
            ("Basis", self.basis_words),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Where one source departs from another that it copies. ``original_words`` is empty where that one lacks them."""

    kind: DifferenceKind
    message: str
    number: int
    words: str
    original_number: int
    original_words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One version of an article, numbered from 1 by date of publication.

    ``article`` and ``version`` are keys; ``origins`` names whose accounts the words cited from it are, and ``copies``
    numbers the sources whose passages it copies. ``url`` is empty where the source has none.
    """

    number: int
    article: int
    version: int
    version_number: int
    label: str
    publisher: str
    kind: str
    date: str
    published_on: datetime.date | None
    url: str
    origins: tuple[str, ...]
    copies: tuple[int, ...]

    @property
    def linked(self) -> bool:
        """Whether the URL is one to link to: of the web, and of no other scheme."""
        return self.url.startswith(("https://", "http://"))

    @property
    def origin_line(self) -> str:
        """Whose accounts it prints, in words: ``origin: The White House``."""
        return f"origin{'s' if len(self.origins) > 1 else ''}: {', '.join(self.origins)}"

    @property
    def copied_note(self) -> str:
        """What it copies, in words: ``copies passages of source 1``; empty where nothing."""
        numbers = " and ".join(str(number) for number in self.copies)
        return f"copies passages of source{'s' if len(self.copies) > 1 else ''} {numbers}" if numbers else ""

    @property
    def words(self) -> str:
        """Everything there is to say of it, its address apart."""
        label = f"{self.label}, version {self.version_number}" if self.version_number > 1 else self.label
        notes = "; ".join(filter(None, (self.origin_line, self.copied_note)))
        return f"{self.publisher or 'Publisher not stated'}, {self.kind.lower()}, {self.date}: {label} ({notes})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The record of one session. ``internal`` is true where it holds anything that is not public."""

    heading: Heading
    delegations: tuple[Delegation, ...]
    statements: tuple[Statement, ...]
    speakers: tuple[Speaker, ...]
    mentions: tuple[Mention, ...]
    outcomes: tuple[Outcome, ...]
    differences: tuple[Difference, ...]
    sources: tuple[Source, ...]
    internal: bool

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Everything that must have evidence, in reading order."""
        participants = (person for delegation in self.delegations for person in delegation.participants)
        return (self.heading, *participants, *self.statements, *self.speakers, *self.mentions, *self.outcomes)
