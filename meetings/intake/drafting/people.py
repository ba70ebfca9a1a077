"""Sentences' tokens -> the people named there with a title or a courtesy, each mention with its place and title.

A name alone is nobody: a person is drafted only where a position, a courtesy title or an attribution of speech stands
by the name. Mentions of one person are gathered under the fullest name.
"""

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache

from meetings.choices import Role
from meetings.intake.types import Span

from . import titles
from . import tokens as kind
from .gazetteer import country_code
from .lexicon import HONORIFICS, NO_NAMES, PARTICLES, PLURAL_HEADS, SUFFIXES, TITLE_HEADS
from .titles import Phrase, Title
from .tokens import Tokens

_LONGEST_NAME = 6
_NAME_STARTS = frozenset((kind.NAME, kind.INITIAL, kind.SHORT_CAPITALS))
_NAME_GOES_ON = frozenset((kind.HEAD, kind.QUALIFIER, kind.BODY, kind.POLICY, kind.ACRONYM, kind.PLACE, kind.HONORIFIC))
_ATTENDED_REMOTELY = frozenset({"virtual", "virtually", "online", "remotely"})


@dataclass(slots=True)
class Mention:
    """A name in a sentence with the words about it. Spans are of the folded text.

    ``phrase`` runs from the title (and its article) before the name to the apposition after it.
    """

    sentence: int
    name: str
    span: Span
    phrase: Span
    title: Title
    titled: bool
    plural: bool = False


@dataclass(slots=True)
class Person:
    """A person gathered from their mentions; roles and evidence are added by the roles' rules."""

    name: str
    mentions: list[Mention]
    position: str | None = None
    organisation: str | None = None
    acronym: str | None = None
    country: str | None = None
    roles: dict[Role, Span] = field(default_factory=dict)


# The words that make a name a person's, as they stand in a text; of "co-ordinator", what follows the hyphen.
_HINTS = frozenset(
    form
    for word in (part.rpartition("-")[2] for part in TITLE_HEADS | HONORIFICS)
    for form in (word, word[0].upper() + word[1:])
)
_WORD = re.compile(r"\w+")


def may_name_someone(text: str, sentence: Span) -> bool:
    """Say quickly whether a sentence has any word that makes a name a person's."""
    return not _HINTS.isdisjoint(_WORD.findall(text, sentence.start, sentence.end))


def find_mentions(text: str, sentence: int, tokens: Tokens) -> list[Mention]:
    """Return the people named in one sentence, in reading order."""
    found: list[Mention] = []
    floor, at, count = 0, 0, len(tokens)
    while at < count:
        end = _name_end(tokens, at) if tokens.kinds[at] in _NAME_STARTS else at
        if end == at:
            at += 1
            continue
        mention, until = _read_mention(text, sentence, tokens, at, end, floor, found)
        if mention is not None:
            found.append(mention)
            floor = until
        at = max(end, until)
    return found


def _name_end(tokens: Tokens, start: int) -> int:
    """Return the end of the name that begins at ``start``; ``start`` when no name does."""
    end = last = start
    while end < len(tokens) and (end == start or tokens.touching(end)):
        token_kind = tokens.kinds[end]
        after_initial = end > start and tokens.kinds[end - 1] == kind.INITIAL
        if token_kind == kind.NAME or (after_initial and end - 1 > start and token_kind in _NAME_GOES_ON):
            last = end + 1
        elif token_kind == kind.INITIAL or (token_kind == kind.SHORT_CAPITALS and end == start):
            pass
        elif not (last == end > start and tokens.words[end] in PARTICLES and _is_name(tokens, end + 1)):
            break
        end += 1
    if last == start or last - start > _LONGEST_NAME:
        return start if last == start else last
    return _with_suffix(tokens, last)


def _is_name(tokens: Tokens, index: int) -> bool:
    return index < len(tokens) and (tokens.kinds[index] == kind.NAME or tokens.words[index] in PARTICLES)


def _with_suffix(tokens: Tokens, end: int) -> int:
    if end < len(tokens) and tokens.words[end] in SUFFIXES:
        return end + 1
    if end + 1 < len(tokens) and tokens.words[end] == "," and tokens.words[end + 1] in SUFFIXES:
        return end + 2
    return end


def _read_mention(
    text: str, sentence: int, tokens: Tokens, start: int, end: int, floor: int, earlier: list[Mention]
) -> tuple[Mention | None, int]:
    """Return the mention that a name makes with the words about it (None: it is no person), and where it ends."""
    goes_on = end < len(tokens) and tokens.kinds[end] in _NAME_GOES_ON and tokens.touching(end)
    if goes_on or tokens.words[start].casefold() in NO_NAMES or end - start > _LONGEST_NAME:
        return None, end
    title_end = start
    while title_end > floor and _is_courtesy(tokens, title_end - 1, end - start):
        title_end -= 1
    courteous = title_end < start
    lead = _title_before(tokens, title_end, floor, end - start)
    shared = None if lead or courteous else _shared_title(tokens, start, earlier)
    if not (lead or courteous or shared) and not _may_be_followed(tokens, start, end):
        return None, end
    follow, until = _title_after(tokens, end, lead is not None and tokens.words[title_end - 1] == ",")
    if follow is None and not (lead or courteous or shared):
        return None, end
    title = _title(text, tokens, lead, follow, until) if (lead or follow) else Title()
    if shared:
        title = _share(earlier, shared, title)
    begin = lead.start if lead else title_end
    until = _past_remote(tokens, until)
    mention = Mention(
        sentence=sentence,
        name=text[tokens.starts[start] : tokens.ends[end - 1]],
        span=Span(tokens.starts[start], tokens.ends[end - 1]),
        phrase=Span(tokens.starts[begin], tokens.ends[until - 1]),
        title=title,
        titled=lead is not None or follow is not None or shared is not None,
        plural=lead is not None and any(word.lower() in PLURAL_HEADS for word in tokens.words[lead.start : lead.end]),
    )
    return mention, until


def _is_courtesy(tokens: Tokens, index: int, name_length: int) -> bool:
    if tokens.kinds[index] == kind.HONORIFIC:
        return True
    # "General Luis Sandoval" is a rank before a full name; "Director General" is a position.
    if tokens.words[index] != "General" or name_length < 2:
        return False
    return index == 0 or tokens.kinds[index - 1] not in (kind.HEAD, kind.POLICY, kind.QUALIFIER)


def _title_before(tokens: Tokens, end: int, floor: int, name_length: int) -> Phrase | None:
    if end <= floor:
        return None
    if tokens.words[end - 1] == ",":
        # "the Director, Sara Carter": a title and a comma introduce a full name only.
        return titles.before(tokens, end - 1, floor) if name_length > 1 else None
    if tokens.kinds[end - 1] in (kind.CONNECTOR, kind.POSSESSIVE) or not tokens.touching(end):
        return None
    return titles.before(tokens, end, floor)


def _shared_title(tokens: Tokens, start: int, earlier: list[Mention]) -> Title | None:
    """Return the title of the name before, where it is plural and the two are joined ("Directors A and B")."""
    if not earlier or not earlier[-1].plural or tokens.words[start - 1] not in ("and", ","):
        return None
    if tokens.starts[start] - earlier[-1].phrase.end > len(", and "):
        return None
    return earlier[-1].title


def _share(earlier: list[Mention], shared: Title, own: Title) -> Title:
    """Join a shared position with the body named after the last name, which holds for the names before it as well."""
    joined = Title(shared.position, shared.organisation or own.organisation, shared.country or own.country)
    earlier[-1].title = joined
    return joined


def _may_be_followed(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a bare name may have its title after it: a full name before a comma."""
    return end - start > 1 and end < len(tokens) and tokens.words[end] == ","


def _title_after(tokens: Tokens, end: int, comma_before: bool) -> tuple[Phrase | None, int]:
    """Return the title in apposition after a name, and where the mention ends."""
    if end >= len(tokens):
        return None, end
    if tokens.words[end] in ("of", "from", "at"):
        phrase = titles.after(tokens, end + 1)
        if phrase and not titles.has_head(tokens, phrase.start, phrase.end):
            return phrase, phrase.end
        return None, end
    if tokens.words[end] != "," or comma_before:
        return None, end
    phrase = titles.after(tokens, end + 1)
    if phrase is None:
        return None, end
    if not titles.has_head(tokens, phrase.start, phrase.end):
        return (phrase, phrase.end) if titles.names_body(tokens, phrase) else (None, end)
    if phrase.end < len(tokens) and tokens.words[phrase.end] == ",":
        body = titles.after(tokens, phrase.end + 1)
        if body and titles.names_body(tokens, body) and not titles.has_head(tokens, body.start, body.end):
            return phrase, body.end
    return phrase, phrase.end


def _title(text: str, tokens: Tokens, lead: Phrase | None, follow: Phrase | None, until: int) -> Title:
    """Put together what the words before and after a name say; the longer position is the fuller one."""
    first = titles.describe(text, tokens, lead) if lead else Title()
    if follow is None:
        return first
    second = titles.describe(text, tokens, follow)
    if not titles.has_head(tokens, follow.start, follow.end):
        named = titles.words(text, tokens, follow) if titles.names_body(tokens, follow) else None
        # "of Australia's Department of Home Affairs": the country is no part of the body's name.
        owner, _, owned = (named or "").partition("'s ")
        second = Title(None, owned if owned and country_code(owner) else named, second.country)
    elif until > follow.end + 1:
        body = Phrase(follow.end + 1, until)
        second = Title(second.position, titles.words(text, tokens, body), second.country or first.country)
    return Title(
        _fuller(first.position, second.position),
        second.organisation or first.organisation,
        second.country or first.country,
    )


def _fuller(first: str | None, second: str | None) -> str | None:
    """Return the position to show: the one before the name, unless the one after it says the same in full."""
    if first is None or second is None:
        return first or second
    return second if set(first.split()) <= set(second.split()) or len(first.split()) == 1 else first


def _past_remote(tokens: Tokens, end: int) -> int:
    """Return where a mention ends with "(virtually)", or the acronym of the body that it named, after it."""
    if end + 2 < len(tokens) and tokens.words[end] == "(" and tokens.words[end + 2] == ")":
        inside = tokens.words[end + 1]
        if inside in _ATTENDED_REMOTELY or (inside.isupper() and len(inside) > 1):
            return end + 3
    return end


@lru_cache(maxsize=16_384)
def plain(name: str) -> tuple[str, ...]:
    """Return a name's words without accents, case, dots or suffixes, to compare names by."""
    letters = unicodedata.normalize("NFKD", name)
    letters = "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
    words = (word.strip(".,") for word in letters.replace("'", "").split())
    return tuple(word for word in words if word and word not in ("jr", "sr")) or (letters,)


def same_person(one: Person, mention: Mention) -> bool:
    """Say whether a mention is of a person met before: the same words, or a surname, or one office and surname."""
    ours, theirs = plain(one.name), plain(mention.name)
    if ours == theirs:
        return True
    if len(theirs) == 1 or len(ours) == 1:
        single, full = (theirs, ours) if len(theirs) == 1 else (ours, theirs)
        return single[0] == full[-1] or (single[0] == full[0] and one.position == mention.title.position)
    if ours[-1] != theirs[-1]:
        return False
    if set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    return one.position is not None and one.position == mention.title.position


def gather(mentions: list[Mention]) -> list[Person]:
    """Return the people mentioned, in order of first mention, each under the fullest name given."""
    people: list[Person] = []
    for mention in mentions:
        person = next((each for each in people if same_person(each, mention)), None)
        if person is None:
            people.append(Person(name=mention.name, mentions=[mention], position=mention.title.position))
            person = people[-1]
        else:
            person.mentions.append(mention)
        _add(person, mention)
    return people


def _add(person: Person, mention: Mention) -> None:
    if len(plain(mention.name)) > len(plain(person.name)):
        person.name = mention.name
        # The title that stands by the full name is the one to show.
        person.position = mention.title.position or person.position
        person.organisation = mention.title.organisation or person.organisation
    person.position = person.position or mention.title.position
    person.organisation = person.organisation or mention.title.organisation
    person.country = person.country or mention.title.country


def first_full_mention(person: Person) -> Mention:
    """Return the first mention under the person's fullest name."""
    return next(mention for mention in person.mentions if mention.name == person.name)
