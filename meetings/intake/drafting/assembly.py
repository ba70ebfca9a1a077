"""Runs the rules over one article and puts what they find together as facts with spans of the source."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from meetings.choices import Basis, FactKind, Role, SpeakerKind
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

from . import credits, gazetteer, outcomes, people, quotes, roles, sessions, skeleton, tokens
from .people import Mention, Person
from .sessions import FoundSession
from .skeleton import Skeleton

_ACRONYM = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})\)")
_LONGEST_NAME = 120
_TITLE_CASE = re.compile(r"\b[A-Za-z]{4,}")
_JOINT_TITLE = re.compile(r"\bjoint\b", re.IGNORECASE)


@dataclass(slots=True)
class _Reading:
    """An article while it is read: its sentences, the people in them, and their skeletons."""

    body: ReadableText
    sentences: list[Span]
    mentions: dict[int, list[Mention]]
    people: list[Person]
    skeletons: list[Skeleton]


def draft(article: ParsedArticle, source: SourceText) -> Draft:
    """Draft the facts of one article, in reading order. The spans count code points of ``source.text``."""
    body = article.body
    if not body.text:
        return Draft()
    reading = _read(body)
    session = sessions.find(article, reading.sentences)
    _give_roles(reading, article, session)
    said = quotes.find_quotations(body, reading.people)
    if session:
        by_mention = {id(mention): person for person in reading.people for mention in person.mentions}
        for each in reading.skeletons:
            said += quotes.find_reported(body.text, each, by_mention)
    for words in said:
        if words.form.value == "verbatim":
            words.speaker.roles.setdefault(Role.QUOTED, words.speaker.mentions[0].phrase)
    if session:
        session.value = _with_host(session.value, reading.people)
    facts = _session_facts(body, session) + _person_facts(body, reading.people, session)
    facts += _statement_facts(body, said, session) + _outcome_facts(article, reading, session)
    facts.sort(key=lambda fact: (fact.span.start, fact.span.end, fact.kind))
    return Draft(facts=tuple(facts), credits=_credits(body, reading.sentences))


def _read(body: ReadableText) -> _Reading:
    parts = sentences_of(body)
    acronyms = _acronyms(body.text)
    mentions: dict[int, list[Mention]] = defaultdict(list)
    for number, sentence in enumerate(parts):
        if people.may_name_someone(body.text, sentence) and not _is_heading(body.text, sentence):
            found = people.find_mentions(body.text, number, tokens.tokenise(body.text, sentence))
            if found:
                mentions[number] = found
    gathered = people.gather([mention for found in mentions.values() for mention in found])
    for person in gathered:
        _spell_out(person, acronyms)
    skeletons = [skeleton.build(body.text, parts[number], found) for number, found in mentions.items()]
    return _Reading(body, parts, mentions, gathered, skeletons)


def _is_heading(text: str, sentence: Span) -> bool:
    """Say whether a run without an end mark is a headline in capitals: its words look like names and are none."""
    words = sentence.of(text)
    if words[-1] in ".!?…:;,”\"'":
        return False
    long_words = _TITLE_CASE.findall(words)
    return len(long_words) > 3 and sum(word[0].isupper() for word in long_words) > 0.7 * len(long_words)


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


def _give_roles(reading: _Reading, article: ParsedArticle, session: FoundSession | None) -> None:
    if session is None:
        return
    parts = []
    by_mention = {id(mention): person for person in reading.people for mention in person.mentions}
    for each in reading.skeletons:
        told = roles.find_parts(reading.body.text, each, credits.clause_start(reading.body.text, each.sentence))
        parts += told
        country = roles.delegation_country(each)
        paired = roles.paired_countries(each)
        listed = list(dict.fromkeys(id(part.mention) for part in told))
        for position, key in enumerate(listed):
            person = by_mention[key]
            if len(paired) == len(listed):
                person.country = person.country or paired[position]
            elif country:
                person.country = person.country or country
    roles.assign(reading.people, parts, article.title)


def _with_host(value: SessionValue, gathered: list[Person]) -> SessionValue:
    """Give a session its host from the country of the people who hosted it, where no party is named as host."""
    hosts = {person.country for person in gathered if Role.HOSTED in person.roles}
    return replace(value, host=hosts.pop()) if value.host is None and len(hosts) == 1 else value


def _source(body: ReadableText, span: Span) -> Span:
    return body.source_span(span.start, span.end)


def _session_facts(body: ReadableText, session: FoundSession | None) -> list[Fact]:
    if session is None:
        return []
    evidence = tuple(_source(body, span) for span in session.evidence)
    return [Fact(FactKind.SESSION, session.value, evidence[0], f"session/{session.rule}", evidence)]


def _person_facts(body: ReadableText, gathered: list[Person], session: FoundSession | None) -> list[Fact]:
    facts = []
    for person in gathered:
        name = people.first_full_mention(person)
        told = tuple(person.roles) or (Role.MENTIONED_ONLY,)
        value = PersonValue(
            name=person.name,
            position=person.position,
            organisation=person.organisation,
            acronym=person.acronym,
            country=person.country,
            roles=tuple(role for role in Role if role in told),
            session=0 if session else None,
        )
        evidence = _person_evidence(body, person, name)
        facts.append(Fact(FactKind.PERSON, value, _source(body, name.span), f"person/{told[0]}", evidence))
    return facts


def _person_evidence(body: ReadableText, person: Person, name: Mention) -> tuple[Span, ...]:
    """Return the clauses of the parts taken; for who is only quoted or mentioned, the words about the name."""
    spans = [span for role, span in person.roles.items() if role is not Role.QUOTED] or [name.phrase]
    return tuple(_source(body, span) for span in sorted(set(spans), key=lambda span: span.start))


def _statement_facts(body: ReadableText, said: list[quotes.Said], session: FoundSession | None) -> list[Fact]:
    facts = []
    for each in said:
        value = StatementValue(
            text=each.span.of(body.text),
            form=each.form,
            speaker=each.speaker.name,
            speaker_kind=SpeakerKind.PERSON,
            occasion=each.occasion,
            session=0 if session else None,
        )
        span = _source(body, each.span)
        facts.append(Fact(FactKind.STATEMENT, value, span, f"statement/{each.rule}", (span,)))
    return facts


def _outcome_facts(article: ParsedArticle, reading: _Reading, session: FoundSession | None) -> list[Fact]:
    if session is None:
        return []
    joint = bool(_JOINT_TITLE.search(article.title or ""))
    facts = []
    for agreed in outcomes.find(reading.body.text, reading.sentences, speaks_as_we=joint):
        value = OutcomeValue(
            text=agreed.span.of(reading.body.text),
            kind=agreed.kind,
            operative_verb=agreed.verb,
            basis=Basis.JOINT_STATEMENT if joint else Basis.ONE_SIDE,
            responsible_parties=agreed.parties or session.value.parties,
            session=0,
        )
        span = _source(reading.body, agreed.span)
        facts.append(Fact(FactKind.OUTCOME, value, span, f"outcome/{agreed.kind}", (span,)))
    return facts


def _credits(body: ReadableText, parts: list[Span]) -> tuple[Credit, ...]:
    return tuple(
        Credit(_source(body, each.sentence), _source(body, each.words), each.source_name)
        for each in credits.find(body, parts)
    )
