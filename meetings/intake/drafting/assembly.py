"""Runs the rules over one article and puts what they find together as facts with spans of the source."""

import re
from dataclasses import dataclass, replace

from meetings.choices import Basis, FactKind, Role, SessionStatus
from meetings.intake import gazetteer
from meetings.intake.sentences import sentences_of
from meetings.intake.types import (
    Credit,
    Draft,
    Fact,
    OutcomeValue,
    ParsedArticle,
    PersonValue,
    ReadableText,
    SessionValue,
    SourceText,
    Span,
    StatementValue,
)

from . import (
    clauses,
    credits,
    events,
    framing,
    gathering,
    issuers,
    outcomes,
    people,
    quotes,
    roles,
    sessions,
    skeleton,
)
from .events import Event
from .mentions import find as find_mentions
from .people import Mention, Person
from .references import References
from .sessions import FoundSession
from .skeleton import Skeleton
from .themes import themes_of

#: In the order of the list; to iterate over the enumeration itself is slow.
_ROLES = tuple(Role)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_LONGEST_NAME = 120
_WRITTEN_BY_NUMBER = re.compile(r"\\[xuU_]")
#: "We, the leaders of ...", among so many first characters.
_WE_THE = re.compile(
    r"\b[Ww]e, (?:the )?(?:[\w-]+ ){0,3}?(?:leaders|ministers|heads|presidents|delegates|members|representatives)\b",
    re.IGNORECASE,
)
_OPENING = 1_500
_JOINT_TITLE = re.compile(r"\b(?:joint|communiqu[ée]|declaration|leaders'? statement)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """An article while it is read: its sentences, the people in them, and the skeletons of those that tell of any."""

    source: str
    body: ReadableText
    body_start: int
    sentences: list[Span]
    people: list[Person]
    owners: dict[int, Person]
    skeletons: dict[int, Skeleton]
    events: list[Event]
    sessions: list[FoundSession]

    def session_at(self, place: int) -> int | None:
        """Return which session the words at ``place`` (folded text) are about: the last told of before; or None."""
        if not self.sessions:
            return None
        last = 0
        for number, session in enumerate(self.sessions):
            if any(event.start <= place for event in session.events):
                last = number
        return last


def draft(article: ParsedArticle, source: SourceText, sentences: list[Span] | None = None) -> Draft:
    """Draft the facts of one article, in reading order. The spans count code points of ``source.text``.

    ``sentences``: those of the body, where they have been told already.
    """
    if not article.body.text:
        return Draft()
    parts = sentences_of(article.body) if sentences is None else sentences
    if article.written_on:
        article = replace(article, published_on=article.written_on)
    body_start = 0
    if headline := article.headline:
        body_start = len(headline.text) + 1
        article = replace(article, body=_joined(headline, article.body))
        parts = [*sentences_of(headline), *(_moved(part, body_start) for part in parts)]
    body = article.body
    reading = _read(article, source.text, parts, body_start)
    said = quotes.find_quotations(body, reading.people, source.text)
    for words in said:
        if words.speaker.person:
            words.speaker.person.roles.setdefault(Role.QUOTED, words.speaker.person.mentions[0].phrase)
    _give_roles(reading, article)
    if reading.sessions:
        for each in reading.skeletons.values():
            if each.mentions:
                said += quotes.find_reported(body.text, each, reading.owners)
    for session in reading.sessions:
        session.value = _with_host(session.value, reading.people)
    facts = _session_facts(reading) + _person_facts(reading)
    facts += _statement_facts(reading, said) + _outcome_facts(article, reading)
    facts.sort(key=lambda fact: (fact.span.start, fact.span.end, fact.kind))
    return Draft(facts=tuple(facts), credits=_credits(body, reading.sentences))


def _joined(headline: ReadableText, body: ReadableText) -> ReadableText:
    """Return the headline, as a paragraph of its own, and the body as one text, tied to the same source."""
    shift = len(headline.text) + 1
    return ReadableText(
        text=f"{headline.text}\n{body.text}",
        offsets=(*headline.offsets, *body.offsets),
        paragraphs=(
            Span(0, len(headline.text)),
            *(_moved(each, shift) for each in body.paragraphs),
        ),
        ends={**headline.ends, **body.ends},
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _read(article: ParsedArticle, source: str, parts: list[Span], body_start: int) -> _Reading:
    body = article.body
    acronyms = _acronyms(body.text)
    mentions = find_mentions(body.text, parts)
    # Those of the headline last: its titles are short forms of those in the body.
    named = [mention for found in mentions.values() for mention in found]
    gathered = people.gather(sorted(named, key=lambda mention: mention.span.start < body_start))
    for person in gathered:
        _spell_out(person, acronyms)
    owners = {id(mention): person for person in gathered for mention in person.mentions}
    reading = _Reading(source, body, body_start, parts, gathered, owners, {}, [], [])
    for person in gathered:
        told = _telling_mention(reading, person)
        # Who has the full name in such a headline alone is drafted under the name that the body has.
        person.name = told.name if told else person.name
    frame = framing.frame_of(article, parts)
    if frame.records_none:
        return reading
    again = References(body.text, gathered, issuers.find(article.issuer, gathered))
    rest = frame.lead + gathering.LEAD_SENTENCES
    _find_events(reading, article, mentions, again, range(frame.lead, rest), frame)
    if frame.about or reading.events or frame.has_heading or frame.is_bilateral or article.dateline:
        _find_events(reading, article, mentions, again, range(rest, len(parts)), frame)
    reading.sessions = sessions.find(article, parts, reading.events, owners, frame)
    return reading


def _find_events(
    reading: _Reading,
    article: ParsedArticle,
    mentions: dict[int, list[Mention]],
    references: References,
    numbers: range,
    frame: framing.Frame,
) -> None:
    """Add the skeletons and the meetings told of in the sentences of those numbers."""
    text = reading.body.text
    for number, sentence in enumerate(reading.sentences[numbers.start : numbers.stop], numbers.start):
        named = mentions.get(number, [])
        again = references.find(number, sentence, named, reading.owners)
        if again:
            reading.owners.update((id(mention), person) for mention, person in again)
            named = sorted([*named, *(mention for mention, _ in again)], key=lambda mention: mention.phrase.start)
        tells = events.may_tell(text, sentence)
        if named or tells:
            built = reading.skeletons[number] = skeleton.build(text, sentence, named)
            if tells:
                lead_in = credits.clause_start(text, sentence)
                is_early = number < frame.lead + clauses.EARLY
                # "A told B that ..." leaves open where they met.
                is_first = all(event.kind == "told" for event in reading.events)
                place = clauses.InStory(number, lead_in, article.published_on, is_early, is_first)
                reading.events += events.find(place, built, text)


def _spell_out(person: Person, acronyms: dict[str, str]) -> None:
    """Give the body its full name and its acronym, where the text itself says which belong together."""
    if person.organisation is None:
        return
    for acronym, full in acronyms.items():
        if person.organisation in (acronym, full):
            person.organisation, person.acronym = full, acronym
            known = gazetteer.MINISTRIES.get(acronym)
            person.country = person.country or (known[1] if known else None)


def _acronyms(text: str) -> dict[str, str]:
    """Return the acronyms that a text spells out, with the names: "Office of ... Policy's (ONDCP)"."""
    found: dict[str, str] = {}
    for match in _ACRONYM.finditer(text):
        before = text[max(0, match.start() - _LONGEST_NAME) : match.start()].rpartition("\n")[2].rstrip()
        name = _matching_tail(before.removesuffix("'s").removesuffix("'"), match[1])
        if name:
            found.setdefault(match[1], name)
    return found


def _matching_tail(name: str, acronym: str) -> str | None:
    """Return the end of ``name`` whose capitals spell the acronym: "The Office of National ..." and "ONDCP"."""
    starts = [match.start() for match in re.finditer(r"\b[A-Z]", name)]
    letters = [name[start] for start in starts]
    wanted = [letter for letter in acronym if letter.isupper()]
    if letters[-len(wanted) :] != wanted:
        return None
    return name[starts[-len(wanted)] :]


def _give_roles(reading: _Reading, article: ParsedArticle) -> None:
    if not reading.sessions:
        return
    parts = []
    told_of = {event.sentence for session in reading.sessions for event in session.events}
    for number, each in reading.skeletons.items():
        if not each.mentions or (number not in told_of and roles.is_of_another_time(each, article.published_on)):
            continue
        told = roles.find_parts(reading.body.text, each, credits.clause_start(reading.body.text, each.sentence))
        parts += told
        if not told:
            continue
        country = roles.delegation_country(each)
        paired = roles.paired_countries(each)
        listed = list(dict.fromkeys(id(part.mention) for part in told))
        for position, key in enumerate(listed):
            person = reading.owners[key]
            if len(paired) == len(listed):
                person.country = person.country or paired[position]
            elif country:
                person.country = person.country or country
    parts += roles.find_listed(reading.body.text, reading.body_start, reading.sentences, reading.skeletons)
    for session in reading.sessions:
        parts += roles.parts_of_session(session)
    parts += roles.find_in_headline(reading.body.text[: reading.body_start], reading.people)
    roles.assign(reading.people, parts, reading.owners, article.title)


def _with_host(value: SessionValue, gathered: list[Person]) -> SessionValue:
    """Give a session its host from the country of the people who hosted it, where no party is named as host."""
    hosts = {person.country for person in gathered if Role.HOSTED in person.roles}
    return replace(value, host=hosts.pop()) if value.host is None and len(hosts) == 1 else value


def _source(body: ReadableText, span: Span) -> Span:
    return body.source_span(span.start, span.end)


def _session_facts(reading: _Reading) -> list[Fact]:
    facts = []
    taken: set[tuple[int, int]] = set()
    for session in reading.sessions:
        evidence = tuple(_source(reading.body, span) for span in session.evidence)
        span = next((span for span in evidence if (span.start, span.end) not in taken), evidence[0])
        taken.add((span.start, span.end))
        facts.append(Fact(FactKind.SESSION, session.value, span, f"session/{session.rule}", evidence))
    return facts


def _person_facts(reading: _Reading) -> list[Fact]:
    facts = []
    met: dict[int, int] = {}
    for number, session in enumerate(reading.sessions):
        for mention in session.people():
            met.setdefault(id(reading.owners[id(mention)]), number)
    for person in reading.people:
        name = _telling_mention(reading, person)
        if name is None:
            continue
        told = tuple(person.roles) or (Role.MENTIONED_ONLY,)
        value = PersonValue(
            name=person.name,
            position=person.position,
            organisation=person.organisation,
            acronym=person.acronym,
            country=person.country,
            roles=tuple(role for role in _ROLES if role in told),
            session=_session_of(reading, met, person, name),
        )
        evidence = _person_evidence(reading.body, person, name)
        facts.append(Fact(FactKind.PERSON, value, _source(reading.body, name.span), f"person/{told[0]}", evidence))
    return facts


def _telling_mention(reading: _Reading, person: Person) -> Mention | None:
    """Return the first mention of a person under the fullest name, one of the body before one of the headline.

    Where only a headline whose letters its front matter writes by numbers has it, which nobody would read so: the first
    under the longest name that the body has or, where the body names nobody of them, what can be read of it at its end.
    """
    # The name may have been cut to what can be read of it.
    full = [mention for mention in person.mentions if mention.name.endswith(person.name)]
    body = next((mention for mention in full if mention.span.start >= reading.body_start), None)
    if body or _WRITTEN_BY_NUMBER.search(_source(reading.body, full[0].span).of(reading.source)) is None:
        return body or full[0]
    rest = [mention for mention in person.mentions if mention.span.start >= reading.body_start]
    return max(rest, key=lambda mention: len(mention.name), default=None) or _end_of_name(reading, full[0])


def _end_of_name(reading: _Reading, mention: Mention) -> Mention | None:
    """Return a mention by its last word, the surname of most; None where that cannot be read in the source either."""
    last = mention.name.rpartition(" ")[2]
    span = Span(mention.span.end - len(last), mention.span.end)
    if last == mention.name or _source(reading.body, span).of(reading.source) != last:
        return None
    return replace(mention, name=last, span=span, phrase=span)


def _session_of(reading: _Reading, met: dict[int, int], person: Person, name: Mention) -> int | None:
    """Return which session a person belongs to: the first where they met others, or the one told of about them.

    ``met``: by the identity of a person, which session that first is.
    """
    first = met.get(id(person))
    return reading.session_at(name.span.start) if first is None else first


def _person_evidence(body: ReadableText, person: Person, name: Mention) -> tuple[Span, ...]:
    """Return the clauses of the parts taken; for who is only quoted or mentioned, the words about the name."""
    spans = [span for role, span in person.roles.items() if role is not Role.QUOTED] or [name.phrase]
    office = (person.office_at,) if person.office_at else ()
    return (*office, *(_source(body, span) for span in sorted(set(spans), key=lambda span: span.start)))


def _statement_facts(reading: _Reading, said: list[quotes.Said]) -> list[Fact]:
    facts = []
    for each in said:
        value = StatementValue(
            text=each.span.of(reading.body.text),
            form=each.form,
            speaker=each.speaker.name,
            speaker_kind=each.speaker.kind,
            occasion=each.occasion,
            session=reading.session_at(each.span.start),
        )
        span = _source(reading.body, each.span)
        facts.append(Fact(FactKind.STATEMENT, value, span, f"statement/{each.rule}", (span,)))
    return facts


def _outcome_facts(article: ParsedArticle, reading: _Reading) -> list[Fact]:
    if not reading.sessions:
        return []
    title = article.title or ""
    told_jointly = _JOINT_TITLE.search(title) or framing.ISSUED_JOINTLY.match(title)
    joint = bool(told_jointly or _WE_THE.search(reading.body.text, 0, _OPENING))
    facts = []
    for agreed in outcomes.find(reading.body.text, reading.sentences, speaks_as_we=joint):
        session = reading.session_at(agreed.span.start) or 0
        if reading.sessions[session].value.status is SessionStatus.PLANNED:
            # What is to be agreed has not been.
            continue
        value = OutcomeValue(
            text=agreed.span.of(reading.body.text),
            kind=agreed.kind,
            operative_verb=agreed.verb,
            basis=Basis.JOINT_STATEMENT if joint else Basis.ONE_SIDE,
            themes=themes_of(agreed.span.of(reading.body.text)),
            responsible_parties=agreed.parties or reading.sessions[session].value.parties,
            session=session,
        )
        span = _source(reading.body, agreed.span)
        evidence = (_source(reading.body, agreed.lead), span) if agreed.lead else (span,)
        facts.append(Fact(FactKind.OUTCOME, value, span, f"outcome/{agreed.kind}", evidence))
    return facts


def _credits(body: ReadableText, parts: list[Span]) -> tuple[Credit, ...]:
    return tuple(
        Credit(_source(body, each.sentence), _source(body, each.words), each.source_name)
        for each in credits.find(body, parts)
    )
