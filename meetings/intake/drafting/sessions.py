"""The meetings of an article, each with the events that tell of it -> drafted sessions with the words that say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from meetings.choices import SessionStatus
from meetings.countries import country_name
from meetings.intake import dates
from meetings.intake.dates import FoundDate
from meetings.intake.gazetteer import countries_in, country_code
from meetings.intake.types import ParsedArticle, SessionValue, Span

from . import bodies, durations, framing, gathering, places
from .bodies import Named
from .credits import clause_start
from .events import Event
from .framing import Frame
from .meeting_verbs import TALK_NOUN
from .people import Mention, Person
from .places import FoundPlace

_HOST = re.compile(r"(?P<host>(?:[A-Z][\w.]*)(?: (?:of )?[A-Z][\w.]*){0,3}) (?:also )?hosted\b")
_HOSTED_BY = re.compile(r"\bhosted by (?:the )?(?P<host>[A-Z][\w.]*(?: (?:of )?[A-Z][\w.]*){0,3})")
_JOINT_SUBJECT = re.compile(r"(?:[^,]{0,60}, )?(.{2,120}?) (?:held|hosted|convened|met|launched)\b")
#: "the third trilateral dialogue of Australia, France and Indonesia"
_TALKS_OF = re.compile(rf"\b{TALK_NOUN} (?:of|between|among) (?:the )?([A-Z][^;.]{{3,80}}? and (?:the )?[A-Z]\w+)")
_JOINS_NAMES = re.compile(r"(?<=[a-zA-Z.])[-–](?=[A-Z])| ?– ?")
_DATED = re.compile(r"\b(?:held|took place|met|meeting|talks|session|visit|call)\b")
_DAY_OF_ANOTHER = re.compile(
    r"\b(?:following|since|until|by|before|after|announced|issued|published|released|signed|launched"
    r"|established|next|will)\b"
    r"[^,]{0,40}$",
    re.IGNORECASE,
)
#: What was told on coming home was some days ago.
_ON_RETURN = re.compile(r"\b(?:on|upon|after|since) (?:his|her|their) return\b|\breturned from\b")
_TODAYS = re.compile(rf"\b[Tt]oday's (?:[\w-]+ ){{0,2}}?{TALK_NOUN}\b")
_THE_MEETING_ON = re.compile(
    rf"\b[Tt]he {TALK_NOUN},? (?:(?:to be|being|which (?:will|would|is to|was) be) held )?(?:on|from) "
)
#: "The ministers will next meet in Lima."
_NEXT_TIME = re.compile(
    r"\bnext (?:meet|convene|gather)|\b(?:meet|convene|gather)\w* (?:again|next)\b"
    r"|\b(?:[Nn]ext|forthcoming|upcoming) (?:\w+ ){0,3}?(?:[Mm]eeting|[Ss]ummit|[Cc]onference)"
)
_LONGEST_DAY = 40
#: The line of a notice to the press.
_WHEN = re.compile(r"\b(?:WHEN|When|DATE|Date and [Tt]ime):\s")
_IS_CALL = re.compile(r"\b(?:calls?|conversations?)\b")
_TRAILING = re.compile(r"[\s.,)\]]*$")
#: A dateline that an agency signed: "LIMA (AP)", "LIMA, May 14. /EFE/".
_AGENCY = re.compile(r"[(/]")
_NOUNS = {"spoke": "call", "called": "call", "visit": "visit"}
_NAMES_IN_TITLE = 3


@dataclass(slots=True)
class FoundSession:
    """A meeting found: its value, the events that tell of it, its evidence (folded text), and the rule's name."""

    value: SessionValue
    events: list[Event]
    evidence: list[Span]
    rule: str

    def people(self) -> list[Mention]:
        """Return who is told to have met there, in reading order, as often as told."""
        return [person for event in self.events for person in event.people]


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of one meeting, the article's ``number``-th from 0.

    ``teller``: the event that names its body or, where none does, the first.
    """

    article: ParsedArticle
    sentences: list[Span]
    group: list[Event]
    teller: Event
    headline: Named | None
    lead: int
    owners: dict[int, Person]
    number: int

    @property
    def text(self) -> str:
        return self.article.body.text

    @property
    def named(self) -> Named | None:
        return self.teller.named

    def sentence(self) -> Span:
        return self.sentences[self.teller.sentence]


def find(
    article: ParsedArticle, sentences: list[Span], events: list[Event], owners: dict[int, Person], frame: Frame
) -> list[FoundSession]:
    """Return the meetings that an article tells of, in reading order; none when it tells of none for certain.

    ``owners``: whose each mention is, by identity.
    """
    headline = bodies.named_in_headline(framing.subject_of(article.title)) if article.title else None
    found = []
    for number, group in enumerate(gathering.gather(article, sentences, events, owners, frame)):
        teller = next((event for event in group if event.named), group[0])
        found.append(
            _session(_Told(article, sentences, group, teller, None if number else headline, frame.lead, owners, number))
        )
    return found


def _session(told: _Told) -> FoundSession:
    day = next((event.day for event in told.group if event.day), None) or _day_nearby(told) or _day_in_headline(told)
    if day and any(event.day for event in told.group):
        following = told.sentences[told.teller.sentence + 1 :] if told.number == 0 else ()
        day = durations.lasted(told.text, told.sentence(), following, day, told.article.published_on)
    place = next((event.place for event in told.group if event.place), None) or _place_nearby(told)
    if place and place.city is None and place.country and told.group[0].kind == "visit":
        # "will visit Peru. In Lima, she will meet ..."
        named = places.find_held(told.text, told.sentence().end, len(told.text))
        place = named or places.only_city_of(place.country, told.text) or place
    group = _group(told)
    held = any(event.status is SessionStatus.HELD for event in told.group)
    value = SessionValue(
        title=_title(told),
        working_group=group,
        parties=_parties(told, group),
        ordinal=_ordinal(told) if group else None,
        start_date=day.first if day else None,
        end_date=day.last if day else None,
        city=place.city if place else None,
        country=place.country if place else None,
        host=_host(told),
        format=next((event.format for event in told.group if event.format), None),
        status=SessionStatus.HELD if held else told.group[0].status,
    )
    rule = told.named.rule if told.named else told.teller.kind
    return FoundSession(value, told.group, _evidence(told, day, place), rule)


def _group(told: _Told) -> str | None:
    """Return the body's name, the fuller of the text's and the headline's; None where no body meets."""
    names = [each.group for each in (told.named, told.headline) if each]
    return max(names, key=len, default=None)


def _ordinal(told: _Told) -> int | None:
    lead = (told.named.lead if told.named else "") or (told.headline.lead if told.headline else "")
    title = told.article.title if told.headline else ""
    return bodies.ordinal(f"{lead} {title} {told.named.noun if told.named else ''}")


def _title(told: _Told) -> str:
    subject = framing.subject_of(told.article.title or "")
    if told.headline:
        return subject
    named = told.named
    if named is None:
        is_subject = told.teller.sentence == told.lead and framing.is_about_meetings(subject)
        return subject if subject and is_subject else _title_of_talks(told)
    if named.rule == "meeting-of":
        return f"{_capitalised(f'{named.lead}{named.noun}')} of the {named.group}"
    return " ".join(part for part in (_capitalised(named.lead), named.group, _capitalised(named.noun)) if part)


def _title_of_talks(told: _Told) -> str:
    """Name a meeting by who met: "Call of A with B", or by the countries: "Meeting of Japan and Peru"."""
    first = told.teller
    noun = _NOUNS.get(first.kind) or first.noun or "meeting"
    mine = list(dict.fromkeys(told.owners[id(mention)].name for mention in first.subjects))
    met = dict.fromkeys(told.owners[id(mention)].name for mention in first.objects)
    ours = ", ".join(mine[:_NAMES_IN_TITLE])
    theirs = ", ".join([name for name in met if name not in mine][:_NAMES_IN_TITLE])
    if not (ours or theirs):
        ours = ", ".join(map(country_name, first.parties))
    of, other = f" of {ours}" if ours else "", f" with {theirs}" if theirs else ""
    return f"{noun[:1].upper()}{noun[1:]}{of}{other}"


def _capitalised(words: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in words.split())


def _parties(told: _Told, group: str | None) -> tuple[str, ...]:
    """Return the countries in the body's name, of the clause's joint subject, or of those who met: two at least."""
    words = told.sentence().of(told.text)
    joint, talks = _JOINT_SUBJECT.match(words), _TALKS_OF.search(words)
    people = [mention.title.country for event in told.group for mention in event.people]
    # Where it is not known whom those speak for who met others, the others alone are no parties.
    known = not told.teller.subjects or any(mention.title.country for mention in told.teller.subjects)
    for codes in (
        [code for _, _, code in countries_in(_JOINS_NAMES.sub(" ", group or ""))],
        [code for _, _, code in countries_in(talks[1])] if talks else [],
        [code for _, _, code in countries_in(joint[1])] if joint else [],
        [code for code in people if code] if known else [],
    ):
        if len(set(codes)) > 1:
            return tuple(dict.fromkeys(codes))
    return ()


def _host(told: _Told) -> str | None:
    sentence = told.sentence()
    for pattern in (_HOST, _HOSTED_BY):
        match = pattern.search(told.text, sentence.start, sentence.end)
        code = country_code(match["host"]) if match else None
        if code:
            return code
    return None


def _day_nearby(told: _Told) -> FoundDate | None:
    """Return the day that one of the two sentences after the first tells of the meeting."""
    text, number = told.text, told.group[0].sentence
    first = told.sentences[number]
    published_on = told.article.published_on
    if _ON_RETURN.search(text, first.start, first.end):
        return None
    if told.number == 0 and (on := _THE_MEETING_ON.search(text, first.end)):
        # "She will attend the annual meeting. ... The meeting, on 17 and 18 May, will discuss ..."
        named = dates.find(text, published_on, on.end(), on.end() + _LONGEST_DAY, ahead=True)
        if named and named[0].start == on.end():
            return named[0]
    if told.number == 0 and (line := _WHEN.search(text, first.end)):
        when = dates.find(text, published_on, line.end(), line.end() + _LONGEST_DAY, ahead=True)
        if when:
            return when[0]
    stands_alone = told.group[0].apart or told.group[0].status is SessionStatus.PLANNED
    if stands_alone or dates.find(text, None, first.start, first.end):
        return None
    if told.lead < number < told.lead + gathering.LEAD_SENTENCES:
        # "Spain and Senegal agreed Monday to ... The minister held talks with ..."
        lead = told.sentences[told.lead]
        day = next(iter(dates.find(text, published_on, lead.start, lead.end)), None)
        if day and (published_on is None or day.last <= published_on):
            return day
    for sentence in told.sentences[number + 1 : number + 3]:
        if not _DATED.search(text, sentence.start, sentence.end):
            continue
        for found in dates.find(text, published_on, sentence.start, sentence.end):
            before = text[sentence.start : found.start]
            names_event = before.endswith((" the ", "The ")) and re.match(r" [A-Z]", text[found.end : found.end + 2])
            to_come = published_on is not None and found.first > published_on
            if not (names_event or to_come or _DAY_OF_ANOTHER.search(before)):
                return found
    if told.number == 0 and (todays := _TODAYS.search(text, first.end)):
        # "During today's call, ..."
        return next(iter(dates.find(text, published_on, todays.start(), todays.end())), None)
    return None


def _day_in_headline(told: _Told) -> FoundDate | None:
    """Return the one day that a headline about the meeting gives ("4th meeting: Lima (26 to 28 May 2024)")."""
    title = told.article.title or ""
    if told.number or not framing.is_about_meetings(framing.subject_of(title)):
        return None
    ahead = told.group[0].status is SessionStatus.PLANNED
    found = dates.find(title, told.article.published_on, ahead=ahead)
    # Its words are no part of the clauses that tell of the meeting.
    return replace(found[0], start=-1, end=-1) if len(found) == 1 else None


def _place_nearby(told: _Told) -> FoundPlace | None:
    """Return the place that the next sentences, the dateline or the headline name; a call has none."""
    first, text = told.group[0], told.text
    own = told.sentences[first.sentence]
    is_call = first.kind in ("spoke", "called") and not places.is_here(text, own.start, own.end)
    if is_call or _IS_CALL.search(first.noun):
        return None
    for sentence in told.sentences[first.sentence : first.sentence + 2]:
        is_next = first.status is SessionStatus.HELD and _NEXT_TIME.search(text, sentence.start, sentence.end)
        found = None if is_next else places.find(text, sentence.start, sentence.end)
        if found:
            return found
    title = told.article.title or ""
    return (
        next((place for place in _places_around(told, own) if place and place.city), None)
        or _place_filed(told, own)
        or places.find(title, 0, len(title))
        or next(iter(places.stops(title, 0, len(title)).values()), None)
        or places.find_talks(text, told.sentences[0].start, own.end)
        or places.find_country(text, own.start, own.end)
    )


def _places_around(told: _Told, own: Span) -> Iterator[FoundPlace | None]:
    """Yield what the lead, the words of travel, those that follow and those above the story name, the surest first."""
    text, number = told.text, told.group[0].sentence
    if told.lead < number < told.lead + gathering.LEAD_SENTENCES:
        # "The agencies agreed on Wednesday in Abuja ... Its chairman hosted ..."
        lead = told.sentences[told.lead]
        yield places.find(text, lead.start, lead.end)
    if number > told.lead:
        # "She travelled to Paris. She met ..."
        before = told.sentences[number - 1]
        yield places.find_visited(text, before.start, before.end)
    yield places.find_visited(text, own.start, own.end)
    if told.number:
        return
    if len(told.sentences) > number + 1:
        yield places.find_held(text, told.sentences[number + 1].start, told.sentences[-1].end)
    if told.lead:
        # "Fourth meeting of the Joint Taskforce takes place in London", above the story.
        yield places.find(text, 0, told.sentences[told.lead - 1].end)


def _place_filed(told: _Told, sentence: Span) -> FoundPlace | None:
    """Return the dateline's place, where the story says "here" or was filed from a country that met."""
    found = places.of_dateline(told.article.dateline or "")
    if found is None or told.group[0].status is not SessionStatus.HELD or told.group[0].kind == "visit":
        return None
    own = {code for _, _, code in countries_in(told.named.group)} if told.named else set()
    if own and found.country not in own:
        # "WASHINGTON – At the India AI Summit, ..."
        return None
    near = told.text[told.sentences[told.lead].start : sentence.end]
    met = {code for _, _, code in countries_in(near)} | {told.article.issuing_country}
    last = min(told.group[0].sentence + 1, len(told.sentences) - 1)
    here = places.is_here(told.text, told.sentences[told.lead].start, told.sentences[last].end)
    return found if here or found.country in met or not _AGENCY.search(told.article.dateline or "") else None


def _evidence(told: _Told, day: FoundDate | None, place: FoundPlace | None) -> list[Span]:
    """Return the clauses that tell of the meeting: the first, and later ones that give its day or place."""
    evidence = [_clause(told, told.teller, day, place)]
    for event in told.group:
        if event.sentence != told.teller.sentence and (event.day or event.place):
            evidence.append(_clause(told, event, event.day, event.place))
    return sorted(set(evidence), key=lambda span: span.start)


def _clause(told: _Told, event: Event, day: FoundDate | None, place: FoundPlace | None) -> Span:
    """Return the clause from its start (or a quotation's) to the last of body, day and place."""
    text, sentence, named = told.text, told.sentences[event.sentence], event.named
    start = clause_start(text, sentence)
    quotation = max(text.rfind(mark, start, named.start if named else event.start) for mark in '“"')
    if quotation >= 0:
        start = quotation + 1
    ends = [named.end if named else event.end]
    ends += [each.end for each in (day, place) if each and sentence.start <= each.start < sentence.end]
    end = max(ends)
    return Span(start, sentence.end if _TRAILING.match(text, end, sentence.end) else end)
