"""The meetings that clauses tell of -> those that are news, those of one meeting put together."""

import re
from dataclasses import replace
from datetime import timedelta

from meetings.choices import ArticleKind, SessionStatus
from meetings.intake import dates
from meetings.intake.dates import FoundDate
from meetings.intake.gazetteer import capital_country, countries_in, country_code
from meetings.intake.types import ParsedArticle, Span

from . import bodies, places
from .events import Event
from .framing import ISSUED_JOINTLY, Frame
from .meeting_verbs import TALK_NOUN
from .people import Mention, Person
from .places import FoundPlace

_SAME_OR_NEXT_DAY = re.compile(
    r"\b(?:(?P<next>[Tt]he (?:following|next) day|[Aa] day later)|(?:[Tt]he|[Tt]hat) same day|(?:[Ee]arlier"
    r"|[Ll]ater) in the day"
    r"|[Ll]ater that day|[Ii]n the (?:morning|afternoon|evening)|[Tt]hat (?:morning|afternoon|evening))\b"
)
_DATED_STOP = re.compile(r"(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}) \((?P<days>[^()]*\d[^()]*)\)")
_WE_AGREED = re.compile(r"\b[Ww]e (?:have )?(?:also )?(?:met|agreed today|discussed)\b")
#: "The panel was moderated by Minister A"
_WAS_LED = re.compile(
    r"\b[Tt]he (?:meeting|talks|session|roundtable|panel|event|conference) was"
    r" (?:co-)?(?:chaired|moderated|hosted) by\b"
)
#: "today announcing": the day of the news, and not of the meeting.
_OF_THE_NEWS = re.compile(r" (?:announc|releas|issu|publish)")
#: "a visit to Peru beginning tomorrow": when it ends, the text does not say.
_BEGINS = re.compile(r"\b(?:beginning|starting|from|leaves?|departs?) (?:on )?$")
_NOTED = re.compile(rf"\b(?i:{TALK_NOUN})\b.*\d")
#: Sentences in which an article without a telling headline must tell of its meeting.
LEAD_SENTENCES = 4
#: A meeting this many days before publication is no news; it is told as background.
_SEVERAL = 2
_STALE = timedelta(days=45)
_INTERNATIONAL = re.compile(
    r"\b(?:United Nations|UN|U\.N\.|G7|G20|Quad|ASEAN|NATO|BRICS|OAS|OECD|INTERPOL|Interpol|African Union|AU|SAARC"
    r"|BIMSTEC|SCO|APEC|CARICOM|OPCW|IAEA|World Bank|IMF|WHO|WTO|European (?:Union|Commission|Council))\b"
)
_AT_THE_MEETING = re.compile(
    r"\b(?:[Aa]t|[Dd]uring|[Ii]n|of|[Ff]ollowing|[Aa]fter|to) the (?:[a-z-]+ )?(?:meeting|talks|dialogue|session"
    r"|roundtable|convening|summit|call|conversation|consultations)\b"
    r"|\b[Tt]he (?:meeting|talks|dialogue|session|roundtable|summit),? (?:was|were|chaired|co-chaired|focused"
    r"|discussed|resolved|agreed|led)\b"
)


def gather(
    article: ParsedArticle, sentences: list[Span], events: list[Event], owners: dict[int, Person], frame: Frame
) -> list[list[Event]]:
    """Return the events of each meeting that the article tells of, in reading order; none when it tells of none.

    ``owners``: whose each mention is, by identity.
    """
    events = _with_the_two(events)
    # All that a trip's story tells is of the trip.
    is_trip = any(event.kind == "visit" and event.sentence < frame.lead + LEAD_SENTENCES for event in events)
    told = [event for event in events if _is_news(event, article, replace(frame, about=frame.about or is_trip))]
    held = [event for event in told if event.status is SessionStatus.HELD]
    if held and told[0] in held:
        # "She is visiting Peru, and will meet with President X": what is to come of a visit.
        on_visit = all(event.kind == "visit" or (event.kind == "met" and not event.objects) for event in held)
        told = [event for event in told if event in held or event.day or (on_visit and event.objects)]
    if not told and (frame.about or frame.has_heading or frame.is_bilateral or article.dateline):
        told = _told_by_deeds(article, sentences, events, frame.lead)
    is_sure = frame.about or article.kind is ArticleKind.NOTE or ISSUED_JOINTLY.match(article.title or "")
    if not told or not (is_sure or _is_between_parties(article, sentences, told, frame, owners)):
        led = [event for event in events if _is_led(event, article, sentences, frame)]
        return [led[:1]] if led else []
    gathered: list[list[Event]] = []
    for event in _following(told, article, sentences):
        group = next((group for group in reversed(gathered) if _is_same(event, group, owners)), None)
        if group is None:
            gathered.append([event])
        else:
            group.append(event)
    return gathered


def _with_the_two(events: list[Event]) -> list[Event]:
    """Give a call of "the two leaders" those of whom the event before tells: "A told B that ... They had spoken"."""
    told: list[Event] = []
    for event in events:
        before = told[-1] if told else None
        if before and before.kind == "told" and event.kind == "spoke" and not event.people:
            event = replace(event, subjects=before.subjects, objects=before.objects)
        told.append(event)
    return told


def _following(events: list[Event], article: ParsedArticle, sentences: list[Span]) -> list[Event]:
    """Give the stops of a trip the day and the place that the words before them tell: "The next day she ..."."""
    text = article.body.text
    is_trip = any(event.kind == "visit" for event in events)
    followed: list[Event] = []
    day: FoundDate | None = None
    place: FoundPlace | None = None
    stops: dict[str, FoundPlace] = {}
    # The one day of a visit that is to come: all that is told of it is on that day.
    on: FoundDate | None = None
    for told in events:
        if told.kind == "visit":
            is_ahead = told.status is SessionStatus.PLANNED
            on = told.day if is_ahead and told.day and told.day.first == told.day.last else None
            if on and _BEGINS.search(text, sentences[told.sentence].start, on.start):
                on = None
            stops |= places.stops(text, sentences[told.sentence].start, sentences[told.sentence].end)
        for event in _by_stop(told, stops, article, sentences[told.sentence]):
            if event.day is None and day is not None:
                event = _on_day_after(event, day, text, sentences[event.sentence])
            if event.day is None and on and event.status is SessionStatus.PLANNED:
                event = replace(event, day=on)
            if event.place is None and is_trip and event.kind != "spoke" and len(stops) < _SEVERAL:
                event = replace(event, place=place)
            followed.append(event)
        day = told.day or day
        place = told.place if told.place and told.place.city else place
    return [*followed, *_other_stops(followed, stops)]


def _other_stops(events: list[Event], stops: dict[str, FoundPlace]) -> list[Event]:
    """Return the visits to stops of a trip of which nothing else is told; on which days, the text does not say."""
    if len(stops) < _SEVERAL:
        return []
    visit = next(event for event in events if event.kind == "visit")
    told_of = {event.place.city for event in events if event.place}
    return [replace(visit, place=stop, day=None, objects=()) for stop in stops.values() if stop.city not in told_of]


def _by_stop(event: Event, stops: dict[str, FoundPlace], article: ParsedArticle, sentence: Span) -> list[Event]:
    """Return an event as the meetings that it tells of at the stops of a trip, each at its place.

    "travel to Accra, Ghana; and Lusaka, Zambia ... will meet with President A of Ghana and President B of Zambia".
    """
    codes = dict.fromkeys(mention.title.country for mention in event.objects)
    if event.kind == "visit" and len(dated := _dated_stops(event, article, sentence)) >= _SEVERAL:
        return dated
    if event.kind == "visit" or event.place or len(stops) < _SEVERAL or not all(code in stops for code in codes):
        return [event]
    return [
        replace(
            event,
            place=stops[code],
            objects=tuple(mention for mention in event.objects if mention.title.country == code),
        )
        for code in codes
        if code
    ] or [event]


def _dated_stops(event: Event, article: ParsedArticle, sentence: Span) -> list[Event]:
    """Return the visits of "will visit India (1-2 August), Pakistan (2-6 August) and ...", each with its days."""
    text, visits = article.body.text, []
    for match in _DATED_STOP.finditer(text, event.start, sentence.end):
        days = dates.find(text, article.published_on, match.start("days"), match.end("days"), ahead=True)
        country = country_code(match["place"]) or capital_country(match["place"])
        if days and country:
            city = None if country_code(match["place"]) else match["place"]
            place = FoundPlace(city, country, match.start("place"), match.end("place"))
            visits.append(replace(event, day=days[0], place=place, objects=()))
    return visits


def _on_day_after(event: Event, day: FoundDate, text: str, sentence: Span) -> Event:
    match = _SAME_OR_NEXT_DAY.search(text, sentence.start, sentence.end)
    if match is None:
        return event
    on = day.last + timedelta(days=1 if match["next"] else 0)
    return replace(event, day=FoundDate(on, on, match.start(), match.end()))


def _is_news(event: Event, article: ParsedArticle, frame: Frame) -> bool:
    """Say whether an event is what the article tells of, not background ("met in Woodside in November 2023")."""
    if event.anaphoric or event.sentence < frame.lead:
        return False
    if event.kind == "told" and event.day is None and _AT_THE_MEETING.search(article.body.text) is None:
        # "A told B that ..." tells of a meeting where the story goes on to tell of it.
        return False
    is_subject = frame.about and event.sentence < frame.lead + 2
    if event.day and article.published_on and article.published_on - event.day.last > _STALE and not is_subject:
        return False
    if not (event.people or event.named or event.day or len(event.parties) > 1 or is_subject):
        return False
    told = event.named or event.day or (event.apart and event.subjects)
    return frame.about or bool(told) or event.sentence < frame.lead + LEAD_SENTENCES


def _is_led(event: Event, article: ParsedArticle, sentences: list[Span], frame: Frame) -> bool:
    """Say whether an event tells, early, who led what the article calls the meeting: "A chaired the meeting"."""
    if not frame.lead <= event.sentence <= frame.lead + LEAD_SENTENCES:
        return False
    sentence = sentences[event.sentence]
    if event.kind == "passive" and event.objects and event.named is None:
        return _WAS_LED.search(article.body.text, sentence.start, sentence.end) is not None
    return event.anaphoric and event.kind == "held" and bool(event.subjects and event.noun)


def _told_by_deeds(article: ParsedArticle, sentences: list[Span], events: list[Event], lead: int) -> list[Event]:
    """Return the meeting of an article that speaks of "the meeting", and whose first sentence tells what it did.

    A note is of a meeting, which a line above it names.
    """
    text = article.body.text
    is_note = article.kind is ArticleKind.NOTE
    issued = ISSUED_JOINTLY.match(article.title or "") and _WE_AGREED.search(text)
    if not (any(event.anaphoric for event in events) or _AT_THE_MEETING.search(text) or is_note or issued):
        return []
    first = sentences[lead]
    if issued and not is_note:
        # "Statement of A, B and C: we agreed today to ..."
        first = next((each for each in sentences if each.start <= issued.start() < each.end), first)
        lead = sentences.index(first)
    if is_note:
        # "Fisheries working group, preparatory call, 13 May 2025": a note names its meeting without a verb.
        first = next((each for each in sentences[:LEAD_SENTENCES] if _NOTED.search(each.of(text))), None) or first
        lead = sentences.index(first)
    days = dates.find(text, article.published_on, first.start, first.end)
    told = [day for day in days if not _OF_THE_NEWS.match(text, day.end)]
    day = next((day for day in told if article.published_on is None or day.first <= article.published_on), None)
    return [
        Event(
            sentence=lead,
            kind="lead",
            start=first.start,
            end=first.end,
            subjects=(),
            objects=(),
            named=None,
            noun="meeting",
            status=SessionStatus.HELD,
            format=None,
            day=day,
            place=places.find(text, first.start, first.end),
            anaphoric=False,
            apart=False,
            with_people=False,
            parties=(),
        )
    ]


def _is_between_parties(
    article: ParsedArticle, sentences: list[Span], told: list[Event], frame: Frame, owners: dict[int, Person]
) -> bool:
    """Say whether the first paragraph tells who met whom or which body met, when, or speaks of several countries."""
    event = told[0]
    if event.sentence >= frame.lead + LEAD_SENTENCES:
        return False
    met = event.kind in ("met", "received", "spoke", "told") or (event.kind == "held" and event.noun)
    is_soon = event.sentence <= frame.lead + 1
    is_early = is_soon and met
    told_when = event.day or is_early
    others = _people(event.objects, owners) - _people(event.subjects, owners)
    received = event.kind in ("met", "received", "spoke") and event.day and is_soon
    if (others and (received or (event.subjects and told_when))) or (event.named and event.day):
        return True
    people = _people([each for one in told if one.sentence == event.sentence for each in one.people], owners)
    has_day = any(each.day for each in told if each.sentence == event.sentence)
    if has_day and (len(people) > 1 or _is_visit_abroad(event, article)):
        return True
    if (
        event.day
        and is_soon
        and event.place
        and event.place.city
        and (event.kind in ("met", "passive") or event.noun or event.named)
    ):
        # "The fifth round of peace talks ended in Lima on Monday."
        return True
    if event.day and is_soon and any(mention.title.position for mention in event.subjects) and event.with_people:
        # "On 4 October, the Deputy Minister held a meeting with representatives of an association"
        return True
    if (
        event.kind == "held"
        and event.noun
        and (event.day or (event.subjects and is_soon))
        and _AT_THE_MEETING.search(article.body.text)
    ):
        # "The President held a meeting to discuss the harvest. ... During the meeting, ..."
        return True
    told_where = event.day or (event.place and event.place.city)
    if event.kind == "talks" and told_where and is_soon and any(each.title.position for each in event.subjects):
        # "At the Cabinet's weekly meeting Thursday, Premier A heard ..."
        return True
    if event.kind == "met" and event.noun.lower() == "call" and event.subjects:
        # "paid a courtesy call on him"
        return True
    text, dateline = article.body.text, article.dateline or ""
    near = " ".join([dateline, *(span.of(text) for span in sentences[: event.sentence + 2])])
    codes = {code for _, _, code in countries_in(near)}
    filed = places.of_dateline(dateline)
    codes |= {code for code in (filed.country if filed else None, article.issuing_country) if code}
    return len(codes) > 1 or bool(_INTERNATIONAL.search(near))


def _is_visit_abroad(event: Event, article: ParsedArticle) -> bool:
    """Say whether somebody visited a place that is not known to be of the country whose article it is."""
    if event.kind != "visit" or not event.subjects:
        return False
    visited = [event.place.country] if event.place else list(event.parties)
    return bool(visited) and (article.issuing_country is None or article.issuing_country not in visited)


def _is_same(event: Event, group: list[Event], owners: dict[int, Person]) -> bool:
    """Say whether an event tells of the meeting that ``group`` tells of."""
    first = group[0]
    bodies_named = [each for each in group if each.named]
    is_same_body = any(_same_body(event, each) for each in bodies_named)
    if _is_another_day(event, group) and not is_same_body:
        return False
    # On a visit, people are met elsewhere than where it is said to begin.
    is_on_visit = first.kind == "visit" and event.kind != "visit" and event.objects
    if not (is_on_visit or is_same_body) and _is_elsewhere(event, group):
        return False
    if event.named and bodies_named:
        return is_same_body and not _is_after(event, group)
    if first.kind == "visit" and event.kind == "visit":
        return event.place is None or first.place is None or event.place.city == first.place.city
    if event.sentence == group[-1].sentence and (event.named or bodies_named or first.kind == "visit"):
        return True
    if event.sentence == group[-1].sentence and event.kind == "talks":
        # "discussed trade in a phone call on Monday"
        return True
    return _is_same_people(event, group, owners)


def _is_another_day(event: Event, group: list[Event]) -> bool:
    day = next((each.day for each in group if each.day), None)
    return bool(event.day and day and (event.day.first, event.day.last) != (day.first, day.last))


def _is_elsewhere(event: Event, group: list[Event]) -> bool:
    city = next((each.place.city for each in group if each.place), None)
    return bool(event.sentence != group[-1].sentence and event.place and event.place.city and event.place.city != city)


def _is_after(event: Event, group: list[Event]) -> bool:
    """Say whether an event lies outside the days of its group: another meeting of the same body."""
    day = next((each.day for each in group if each.day), None)
    if event.day is None or day is None:
        return False
    return not (day.first <= event.day.first and event.day.last <= day.last)


def _is_same_people(event: Event, group: list[Event], owners: dict[int, Person]) -> bool:
    ours = _people(event.objects, owners) or _people(event.subjects, owners)
    theirs = _people([mention for each in group for mention in each.people], owners)
    others = _people([mention for each in group for mention in each.objects], owners)
    if ours and theirs:
        return bool(ours & others) or ours <= theirs
    if ours and event.apart:
        return False
    return not event.day or any(each.day == event.day for each in group)


def _people(mentions: list[Mention] | tuple[Mention, ...], owners: dict[int, Person]) -> set[int]:
    return {id(owners[id(mention)]) for mention in mentions}


def _same_body(one: Event, other: Event) -> bool:
    if one.named is None or other.named is None:
        return False
    ours, theirs = bodies.words_of(one.named.group), bodies.words_of(other.named.group)
    return ours <= theirs or theirs <= ours
