"""People named in an article -> where its sentences refer to them again: by surname, by title, or by a pronoun.

"Vanhecke said", "the Foreign Secretary was joined by", "In Suva she co-chaired". A word that may mean two people
refers to nobody.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from meetings.intake.alternation import by_first_letter
from meetings.intake.gazetteer import country_code
from meetings.intake.types import Span

from .lexicon import SUFFIXES
from .people import Mention, Person

#: A word with a capital, as far as it goes: a name among these is looked for more closely.
_CAPITALISED = re.compile(r"[A-ZÀ-ÞĀ-Ž][\w'-]*")
#: A name alone, of which no other is a part; "the", after which a title may stand; what makes a title longer.
_NAME = re.compile(r"(?<![\w'-])[A-ZÀ-ÞĀ-Ž][\w'-]*?(?=(?:'s)?(?![\w'-]| [A-Z]))")
_THE = re.compile(r"[Tt]he (?<!\w[Tt]he )")
_AND = re.compile(r" and (?=[A-Z])")
_GOES_ON = re.compile(r"[\w-]| of\b| for (?!an?\b)")
_PRONOUN = re.compile(by_first_letter(("He", "he", "She", "she")) + r"\b(?!')")
_I = re.compile(r"\bI\b(?!['.])")
_HEAD_END = re.compile(r" (?:of|for|to|in|at|on|from|and)\b|,")
_WORD = re.compile(r"[^\W\d_][\w'-]*")
#: Titles that anybody may be called by, so that alone they refer to nobody.
_COMMON = frozenset(
    "mr mrs ms dr professor officials official members member representatives representative ministers experts".split()
)


#: So many of their first letters tell which titles may stand at a place.
_OPENING = 3


class References:
    """Finds, sentence by sentence and in order, the later references to the people of one article."""

    def __init__(self, text: str, people: list[Person], author: Person | None) -> None:
        """Take the folded text, the people found in it, and who says "I" in it outside quotations."""
        self._text = text
        self._author = author
        self._by_word = _by_word(people)
        self._forms = frozenset(form for word in self._by_word for form in (word, f"{word}'s"))
        self._by_title = _by_title(people)
        self._longest_title = max(map(len, self._by_title), default=0)
        self._by_opening: dict[str, list[str]] = {}
        for title in self._by_title:
            self._by_opening.setdefault(title[:_OPENING], []).append(title)
        self._subject: Person | None = None

    def find(
        self, number: int, sentence: Span, mentions: list[Mention], owner: dict[int, Person]
    ) -> list[tuple[Mention, Person]]:
        """Return the references in a sentence to people named elsewhere, in reading order.

        ``mentions``: those of the sentence, whose words are no references; ``owner``: whose each mention is, by
        identity.
        """
        taken = [mention.phrase for mention in mentions]
        found: list[tuple[Mention, Person]] = []

        def add(start: int, end: int, person: Person) -> None:
            if not any(span.start < end and start < span.end for span in taken):
                span = Span(start, end)
                taken.append(span)
                found.append(
                    (
                        replace(person.mentions[0], sentence=number, name=span.of(self._text), span=span, phrase=span),
                        person,
                    )
                )

        for match in self._names(sentence):
            add(match.start(), match.end(), self._by_word[match[0]])
        for the in _THE.finditer(self._text, sentence.start, sentence.end) if self._by_title else ():
            for start, end, person in self._by_titles(the.start(), the.end(), sentence.end):
                add(start, end, person)
        for match in _PRONOUN.finditer(self._text, sentence.start, sentence.end):
            meant = self._meant(match.start(), mentions, found, owner)
            if meant:
                add(match.start(), match.end(), meant)
        for match in _I.finditer(self._text, sentence.start, sentence.end) if self._author else ():
            if self._author and not self._is_quoted(match.start()):
                add(match.start(), match.end(), self._author)
        found.sort(key=lambda pair: pair[0].span.start)
        self._remember(sentence, mentions, found, owner)
        return found

    def _meant(
        self, place: int, mentions: list[Mention], found: list[tuple[Mention, Person]], owner: dict[int, Person]
    ) -> Person | None:
        """Return whom a pronoun means: the one person whom its sentence names before it, or else the last subject."""
        before = {id(owner[id(each)]): owner[id(each)] for each in mentions if each.phrase.end <= place}
        before |= {id(person): person for mention, person in found if mention.phrase.end <= place}
        return next(iter(before.values())) if len(before) == 1 else self._subject

    def _names(self, sentence: Span) -> Iterator[re.Match[str]]:
        """Yield the names in a sentence that stand alone and are among those looked for."""
        if self._forms.isdisjoint(_CAPITALISED.findall(self._text, sentence.start, sentence.end)):
            return
        for word in _CAPITALISED.finditer(self._text, sentence.start, sentence.end):
            name = _NAME.match(self._text, word.start(), sentence.end) if word[0] in self._forms else None
            if name and name[0] in self._by_word:
                yield name

    def _is_quoted(self, place: int) -> bool:
        """Say whether a quotation that opened in the paragraph is still open."""
        paragraph = self._text[self._text.rfind("\n", 0, place) + 1 : place]
        return paragraph.count("“") > paragraph.count("”") or paragraph.count('"') % 2 == 1

    def _by_titles(self, start: int, begin: int, stop: int) -> Iterator[tuple[int, int, Person]]:
        """Yield those whom titles mean that begin at ``begin``, after "the": "the President and Vice President"."""
        title = self._title_at(begin)
        while title:
            end = begin + len(title)
            person = self._called(title, begin)
            if person is None:
                return
            yield start, end, person
            joined = _AND.match(self._text, end, stop)
            if joined is None:
                return
            start = begin = joined.end()
            title = self._title_at(begin)

    def _called(self, title: str, place: int) -> Person | None:
        """Return whom a title means at ``place``: who alone has it, or who alone of those who do was named before."""
        people = self._by_title[title]
        if len(people) > 1:
            people = [person for person in people if person.mentions[0].phrase.start < place]
        return people[0] if len(people) == 1 else None

    def _title_at(self, place: int) -> str | None:
        """Return the longest title that stands at ``place`` with nothing after it that makes it another's."""
        words = self._text[place : place + self._longest_title].casefold()
        standing = [
            title
            for title in self._by_opening.get(words[:_OPENING], ())
            if words.startswith(title) and not _GOES_ON.match(self._text, place + len(title))
        ]
        return max(standing, key=len, default=None)

    def _remember(
        self, sentence: Span, mentions: list[Mention], found: list[tuple[Mention, Person]], owner: dict[int, Person]
    ) -> None:
        """Keep whom the next sentence's pronoun means: the first named in this one, or the only one."""
        named = [(mention.phrase.start, owner[id(mention)]) for mention in mentions]
        named += [(mention.phrase.start, person) for mention, person in found]
        if named:
            start, first = min(named, key=lambda pair: pair[0])
            near = start - sentence.start < 40 or len({id(person) for _, person in named}) == 1
            self._subject = first if near else None


def _by_word(people: list[Person]) -> dict[str, Person]:
    """Return the people by the first and the last word of the name, either of which may be the surname.

    A word that two people share, or that names a country, refers to nobody.
    """
    words = [(word, person) for person in people for word in _ends(person.name) if word[:1].isupper()]
    counts = Counter(word for word, _ in words)
    return {word: person for word, person in words if counts[word] == 1 and country_code(word) is None}


def _by_title(people: list[Person]) -> dict[str, list[Person]]:
    """Return the people by the titles that may stand for them, in reading order.

    "The President" is who is President, whoever else is one of a company and its chief executive.
    """
    by_part: dict[str, list[Person]] = {}
    by_whole: dict[str, list[Person]] = {}
    for person in people:
        by_whole.setdefault((person.position or "").casefold(), []).append(person)
        for title in _titles(person):
            by_part.setdefault(title, []).append(person)
    return {title: those for title, those in (by_part | by_whole).items() if title and title not in _COMMON}


def _ends(name: str) -> set[str]:
    words = [word for word in name.replace(",", "").split() if word not in SUFFIXES and len(word) > 1]
    return {words[0], words[-1]} if words else set()


def _titles(person: Person) -> set[str]:
    """Return the words that may stand for a person after "the": the position, and its head ("the minister")."""
    position = (person.position or "").casefold()
    if not position:
        return set()
    head = _HEAD_END.split(position)[0]
    words = _WORD.findall(head)
    # "the Secretary of State", who is one for Defence.
    return {position, head, position.split(" for ")[0], *(words[-1:])} - {""}
