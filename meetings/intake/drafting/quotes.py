"""Sentences and people -> what was said: quotations with their speaker, and speech reported in other words."""

import re
from dataclasses import dataclass

from meetings.choices import Occasion, StatementForm
from meetings.intake.types import ReadableText, Span

from .people import Person, plain
from .roles import SAID_THAT
from .skeleton import PERSON, Skeleton

_QUOTATION = re.compile(r"“([^“”]{2,6000})”|\"([^\"“”]{2,6000})\"")
_SAID = (
    r"(?:said|says|stated|states|added|adds|noted|notes|remarked|told \w+(?: \w+)?|explained|declared|wrote|continued"
    r"|concluded|commented|affirmed|emphasi[sz]ed|stressed|observed|tweeted|posted)"
)
_VERB_FIRST = re.compile(rf",? ?{_SAID} (?:the )?")
_SPEAKER_FIRST = re.compile(rf",? (?:also )?{_SAID}\b")
_BEFORE = re.compile(
    rf"(?:,? (?:also )?{_SAID}(?: (?:that|in (?:a|the|his|her) \w+(?: \w+)?|the following))?" rf"|)[,:] ?$"
)
_SURNAME = re.compile(r"((?:[A-Z][\w'-]+ ){0,3}[A-Z][\w'-]+)")
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he)\b")
_AT_THE_SESSION = re.compile(
    r"\b(?:at|during|in) (?:the|this|its) (?:[\w.'-]+ ){0,6}(?:meeting|session|dialogue|roundtable)\b"
)
#: Fewer words than these between marks are a term or a title, unless they are a sentence.
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Said:
    """Words said: where they stand without quotation marks (folded text), and who said them."""

    span: Span
    speaker: Person
    form: StatementForm
    occasion: Occasion
    rule: str


class Speakers:
    """Finds the person who is named at a place of the text."""

    def __init__(self, text: str, people: list[Person]) -> None:
        """Take the folded text and the people found in it."""
        self._text = text
        self._mentions = sorted(
            ((mention.phrase, person) for person in people for mention in person.mentions),
            key=lambda pair: pair[0].start,
        )
        self._surnames: dict[str, Person | None] = {}
        for person in people:
            surname = plain(person.name)[-1]
            # A surname that two people share names neither.
            self._surnames[surname] = None if surname in self._surnames else person

    def beginning_at(self, place: int) -> tuple[Person, int] | None:
        """Return the person named from ``place`` on, and where the name with its words ends."""
        for phrase, person in self._mentions:
            if phrase.start <= place < phrase.end or place <= phrase.start <= place + len("the "):
                return person, phrase.end
        match = _SURNAME.match(self._text, place)
        if match:
            known = self._surnames.get(plain(match[1])[-1])
            if known:
                return known, match.end()
        return None

    def ending_at(self, place: int) -> Person | None:
        """Return the person whose name with its words ends at ``place``."""
        for phrase, person in self._mentions:
            if phrase.end == place:
                return person
        match = re.search(r"([A-Z][\w'-]+)$", self._text[max(0, place - 40) : place])
        return self._surnames.get(plain(match[1])[-1]) if match else None


def find_quotations(body: ReadableText, people: list[Person]) -> list[Said]:
    """Return the quotations whose speaker the text names, in reading order."""
    if "“" not in body.text and '"' not in body.text:
        return []
    speakers = Speakers(body.text, people)
    found: list[Said] = []
    for paragraph in body.paragraphs:
        _quotations_of_paragraph(body.text, paragraph, speakers, found)
    return found


def _quotations_of_paragraph(text: str, paragraph: Span, speakers: Speakers, found: list[Said]) -> None:
    current: Person | None = None
    at = paragraph.start
    for match in _QUOTATION.finditer(text, paragraph.start, paragraph.end):
        number = 1 if match[1] is not None else 2
        span = _trimmed(text, match.start(number), match.end(number))
        speaker = _speaker_after(text, match.end(), paragraph.end, speakers, current or _last(found))
        speaker = speaker or _speaker_before(text, at, match.start(), speakers, current or _last(found))
        if speaker is None and current is not None and _goes_on(text, at, match.start()):
            speaker = current
        at = match.end()
        current = speaker or current
        if speaker is not None and _is_statement(text, span):
            near = text[match.end() : match.end() + 120].partition("“")[0]
            occasion = Occasion.AT_SESSION if _AT_THE_SESSION.search(near) else Occasion.NOT_STATED
            found.append(Said(span, speaker, StatementForm.VERBATIM, occasion, "quotation"))


def _last(found: list[Said]) -> Person | None:
    return found[-1].speaker if found else None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and text[start] == " ":
        start += 1
    while end > start and text[end - 1] == " ":
        end -= 1
    return Span(start, end)


def _is_statement(text: str, span: Span) -> bool:
    words = span.of(text).split()
    return len(words) >= _FEWEST_WORDS and (words[0][0].isupper() or len(words) >= 2 * _FEWEST_WORDS)


def _speaker_after(text: str, at: int, end: int, speakers: Speakers, known: Person | None) -> Person | None:
    """Return who is named right after a quotation: "... said Director Carter", "... Carter said"."""
    verb = _VERB_FIRST.match(text, at, end)
    if verb:
        named = speakers.beginning_at(verb.end())
        return named[0] if named else None
    place = at + len(text[at:end]) - len(text[at:end].lstrip(" ,"))
    pronoun = _PRONOUN.match(text, place, end)
    if pronoun and _SPEAKER_FIRST.match(text, pronoun.end(), end):
        return known
    named = speakers.beginning_at(place) if place < end and text[place].isupper() else None
    if named and _SPEAKER_FIRST.match(text, named[1], end):
        return named[0]
    return None


def _speaker_before(text: str, start: int, at: int, speakers: Speakers, known: Person | None) -> Person | None:
    """Return who is named right before a quotation: "Randhir Jaiswal, said, ..."."""
    lead = text[start:at].rstrip()
    match = _BEFORE.search(lead)
    if match is None or match.start() == 0:
        return None
    if match[0].strip(" ,:") or lead.endswith(":"):
        person = speakers.ending_at(start + match.start())
        if person is None and _PRONOUN.fullmatch(lead[: match.start()].split(" ")[-1]):
            return known
        return person
    return None


def _goes_on(text: str, start: int, at: int) -> bool:
    """Say whether a second quotation goes on with the first: no sentence of the writer's stands between them."""
    between = text[start:at].strip()
    return len(between) < 200 and not re.search(r"[a-z)][.!?] +\S", between)


_BY_SAYING = re.compile(rf"(?P<who>{PERSON}),? (?:opened|closed|began|concluded) [^.]*?\bby (?=\w+ing\b)")
_THAT = re.compile(rf"(?P<who>{PERSON}),? (?:also |further )?{SAID_THAT} that ")


def find_reported(text: str, skeleton: Skeleton, people: dict[int, Person]) -> list[Said]:
    """Return what a sentence reports in other words; ``people``: by the identity of their mentions."""
    found = []
    for pattern, occasion, rule in (
        (_BY_SAYING, Occasion.AT_SESSION, "opened-by-saying"),
        (_THAT, Occasion.NOT_STATED, "reported-speech"),
    ):
        match = pattern.search(skeleton.text)
        if match is None:
            continue
        start, end = skeleton.place(match.end()), skeleton.sentence.end
        while end > start and text[end - 1] in ".!? \"”'":
            end -= 1
        if end > start:
            speaker = people[id(skeleton.mention(match["who"]))]
            found.append(Said(Span(start, end), speaker, StatementForm.PARAPHRASE, occasion, rule))
    return found
