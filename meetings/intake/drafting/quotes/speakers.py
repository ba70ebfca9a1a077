"""A place in the text -> who is named there: a person by name, surname, title or pronoun, a body, the parties, nobody.

Whoever two people could be is nobody. A body is known by the noun that heads its name, never by its capitals alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from meetings.choices import Occasion, SpeakerKind, StatementForm
from meetings.intake.gazetteer import country_code
from meetings.intake.types import Span

from ..lexicon import BODY_HEADS, HONORIFICS, TITLE_HEADS
from ..people import Mention, Person, plain

_CAPITALS = re.compile(
    r"((?:(?:(?:Mr|Ms|Mrs|Dr|Gen|Sen|Rep|Amb|Col|Shri|Smt)\.? )?[^\W\d_a-zß-ÿ][\w'-]+ ){0,4}[^\W\d_a-zß-ÿ][\w'-]+)"
)
_COURTESIES = HONORIFICS | {"the"}
#: Words of a title that a mention may lack, and courtesies, before it.
_TITLE_WORDS = re.compile(
    r"(?:(?:[^\W\d_a-zß-ÿ][\w.'&-]{0,24}|and|of|for|the|former|then|fellow|veteran|visiting),? ){0,7}"
    r"|(?:(?!(?:to|of|for|by|with|from|about|and|near|his|her|their|told|said)\b)[a-z][\w'-]+ ){1,2}"
)
_LAST_WORD = re.compile(r"([^\W\d_a-zß-ÿ][\w'-]+)$")
_ARTICLE = re.compile(r"(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir) (?:visiting )?")
_WORD = re.compile(r"[\w.&]+")
_NATIONAL = re.compile(r"[A-Z][a-z]+(?= [A-Za-z])")
#: What goes on with an office: "the Director General".
_GENERAL = re.compile(r"[ -][Gg]eneral\b")
_TITLED_WORDS = 5
_LONGEST_TITLE = 60
_BODY = re.compile(
    r"(?:[Tt]he |an? )?((?:[A-Z][\w.&'-]*|of|the|and|for|on|in)(?: (?:[A-Z][\w.&'()-]*|of|the|and|for|on|in)){0,11})"
)
_PARTIES = re.compile(
    r"(?:[Tt]he (?:two |three |four )?(?:sides|countries|parties|governments|ministers|leaders|delegations|co-chairs)"
    r"|[Bb]oth (?:sides|countries|parties|governments|ministers|leaders|delegations)"
    r"|(?:[Tt]he|[Aa]) joint (?:statement|communiqu[eé]|declaration|press release|readout))\b"
)
_UNNAMED = re.compile(
    r"(?:(?:[Aa]n?|[Oo]ne|[Aa]nother) (?:[\w'-]+ ){0,4}?(?:official|source|diplomat|aide|insider|officer)"
    r"|(?:[Ss]enior |[Gg]overnment |[Uu]\.[Ss]\. )*(?:[Oo]fficials|[Ss]ources|[Dd]iplomats))\b"
)
_GENERIC = frozenset(("new", "top", "senior", "the", "of"))
_LOWER_RANKS = frozenset(("prime", "vice", "deputy", "assistant", "under", "acting", "former", "principal"))
#: A name with one of these is of a person in a body.
_OFFICES = TITLE_HEADS | {
    "svp",
    "evp",
    "vp",
    "ceo",
    "cfo",
    "coo",
    "cto",
    "founder",
    "co-founder",
    "owner",
    "fellow",
}
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,7}")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whose words they are: a person of the article, or a body by name; ``name`` None: joint or unnamed."""

    kind: SpeakerKind
    name: str | None = None
    person: Person | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Words said: where they stand without quotation marks (folded text), and who said them."""

    span: Span
    speaker: Speaker
    form: StatementForm
    occasion: Occasion
    rule: str


def of_person(person: Person) -> Speaker:
    """Return a person as a speaker."""
    return Speaker(SpeakerKind.PERSON, person.name, person)


class Speakers:
    """Finds who is named at a place of the text."""

    def __init__(self, text: str, people: list[Person]) -> None:
        """Take the folded text and the people found in it."""
        self._text = text
        self._people = people
        self._names = _by_one_word(people)
        self._pairs = sorted(
            (
                (mention.phrase.start, mention.phrase.end, person)
                for person in people
                for mention in person.mentions
                if not self._is_shared(mention)
            ),
            key=lambda pair: pair[:2],
        )
        self._starts = [pair[0] for pair in self._pairs]
        self._ends = {pair[1]: pair[2] for pair in self._pairs}

    def _is_shared(self, mention: Mention) -> bool:
        """Say whether a bare surname is one that two people of the text bear."""
        words = plain(mention.name)
        return len(words) == 1 and not mention.titled and self._names.get(words[0], False) is None

    def at(self, place: int) -> tuple[Speaker, int] | None:
        """Return who is named from ``place`` on, and where the name with its words ends; a pronoun names nobody."""
        person = self._person_at(place)
        if person:
            return of_person(person[0]), person[1]
        return self._titled_at(place) or self._group_at(place)

    def is_vacant(self, office: str) -> bool:
        """Say whether nobody named is known to hold an office, given by the last word of its title in small letters."""
        return all(office not in (person.position or "").lower() for person in self._people)

    def between(self, start: int, end: int) -> list[Person]:
        """Return the people named in a run of the text, each once, in reading order."""
        first = bisect_right(self._starts, start - 1)
        last = bisect_right(self._starts, end - 1)
        return list({id(pair[2]): pair[2] for pair in self._pairs[first:last]}.values())

    def ending_at(self, place: int) -> Speaker | None:
        """Return the speaker whose name with its words ends at ``place``."""
        person = self._ends.get(place)
        if person is None:
            match = _LAST_WORD.search(self._text, max(0, place - 40), place)
            person = self._names.get(plain(match[1])[-1]) if match else None
        return of_person(person) if person else None

    def _person_at(self, place: int) -> tuple[Person, int] | None:
        nearest = bisect_right(self._starts, place)
        for start, end, person in self._pairs[max(0, nearest - 1) : nearest + 1]:
            if start <= place < end or (place <= start and _TITLE_WORDS.fullmatch(self._text, place, start)):
                return person, end
        match = _CAPITALS.match(self._text, place)
        words = match[1].split() if match else []
        while words and (words[0].strip(".").lower() in _COURTESIES or (len(words) > 1 and _is_titled(words[0]))):
            place += len(words.pop(0)) + 1
        for count in range(len(words), 0, -1):
            # "Bhosale", "Ms Tamahori", "A B Minister of Energy" in a line, never "the Carter Center".
            known = self._names.get(plain(words[count - 1])[-1])
            alone = count == len(words) or words[count].lower() in TITLE_HEADS
            if known and alone and _is_name_of(known, words[:count]):
                return known, place + len(" ".join(words[:count]))
        return None

    def _titled_at(self, place: int) -> tuple[Speaker, int] | None:
        """Return the one person who holds the office named at ``place``: "the minister", "the ERD secretary"."""
        opening = _ARTICLE.match(self._text, place)
        begin = opening.end() if opening else place
        # "Peruvian Foreign Minister stressed" does without.
        first = None if opening else _NATIONAL.match(self._text, place)
        if not opening and (first is None or country_code(first[0].lower()) is None):
            return None
        wanted: list[str] = []
        for word in islice(
            _WORD.finditer(self._text, begin, begin + _LONGEST_TITLE),
            _TITLED_WORDS,
        ):
            wanted.append(word[0].lower().strip("."))
            if wanted[-1] in TITLE_HEADS:
                rank = _GENERAL.match(self._text, word.end())
                end = rank.end() if rank else word.end()
                wanted += ["general"] if rank else []
                holders = [person for person in self._people if _holds(person, wanted)]
                # Who is named only later cannot be meant, unless nobody is named before.
                before = [person for person in holders if person.mentions[0].span.start < place]
                holders = before or holders
                return (of_person(holders[0]), end) if len(holders) == 1 else None
        return None

    def _group_at(self, place: int) -> tuple[Speaker, int] | None:
        """Return the parties, an unnamed official or a body named at ``place``."""
        match = _PARTIES.match(self._text, place)
        if match:
            return Speaker(SpeakerKind.PARTIES), match.end()
        match = _UNNAMED.match(self._text, place)
        if match:
            return Speaker(SpeakerKind.UNNAMED), match.end()
        match = _BODY.match(self._text, place)
        if match is None:
            return None
        name = re.sub(r"(?: (?:of|the|and|for|on|in))+$", "", match[1]).removeprefix("the ")
        if not _is_body(name):
            return None
        end = match.start(1) + match[1].index(name) + len(name)
        # "the ERD secretary" is a person, whom the text names or not.
        following = _WORD.match(self._text, end + 1)
        if following and following[0].lower().strip(".") in TITLE_HEADS:
            return None
        return Speaker(SpeakerKind.ORGANISATION, name), end


def _by_one_word(people: Iterable[Person]) -> dict[str, Person | None]:
    """Return the people by surname, and by another word of a name where no surname is that; None where two share it."""
    found: dict[str, Person | None] = {}
    for person in people:
        surname = plain(person.name)[-1]
        found[surname] = None if surname in found else person
    firsts: dict[str, Person | None] = {}
    for person in people:
        for word in plain(person.name)[:-1]:
            firsts[word] = None if firsts.get(word, person) is not person else person
    return {**firsts, **found}


def _is_titled(word: str) -> bool:
    """Say whether a word stands in a title before a name: "Prime", "Minister"."""
    return word.lower() in TITLE_HEADS or word.lower() in _LOWER_RANKS


def _is_name_of(person: Person, words: list[str]) -> bool:
    return {part for word in words for part in plain(word)} <= set(plain(person.name))


def _holds(person: Person, wanted: list[str]) -> bool:
    """Say whether a person's office, as the text gives it, has all the words of the one asked for."""
    wanted = [word for word in wanted if word not in _GENERIC]
    if wanted == ["premier"] and "premier" not in (person.position or "").lower():
        wanted = ["prime", "minister"]
    position = (
        (person.position or "").lower().replace("-", " ").replace(",", " ").replace("(", " ").replace(")", " ").split()
    )
    if not wanted or wanted[-1] not in position or (_LOWER_RANKS & set(position)) - set(wanted):
        return False
    body = (person.organisation or "").split()
    initials = "".join(word[0] for word in body if word[0].isupper()).lower()
    known = {
        *position,
        *(word.lower() for word in body),
        initials,
        (person.acronym or "").lower(),
    }
    # "the MoFA secretary" is the foreign affairs secretary.
    held = "".join(word[0] for word in position if word not in ("of", "for", "and", "the", wanted[-1]))
    known |= {start + held for start in ("m", "d", "mo", "do") if len(held) > 1}
    return all(word in known or (person.country and country_code(word) == person.country) for word in wanted[:-1])


def _is_body(name: str) -> bool:
    words = name.replace("(", " ").replace(")", " ").split()
    if not words:
        return False
    if len(words) == 1:
        return bool(_ACRONYM.fullmatch(name)) and country_code(name) is None
    plain = [word.lower().strip(",'") for word in words]
    return not BODY_HEADS.isdisjoint(plain) and _OFFICES.isdisjoint(plain)
