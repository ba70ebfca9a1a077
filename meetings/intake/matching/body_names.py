"""Names of organisations and working groups as written -> their own words, whose they are, and how two are alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from meetings.intake.drafting.lexicon import BODY_HEADS
from meetings.intake.gazetteer import country_code
from meetings.intake.matching.folding import folded, sound_of, words_of
from meetings.intake.matching.types import Grade, Likeness

SMALL_WORDS = frozenset("of the for and on to a in at by with".split())
#: Every government has one: without a country, the name tells of none.
OF_EVERY_GOVERNMENT = frozenset("ministry department government embassy parliament cabinet army navy congress".split())
# One spelling of each: British and American, and what is often shortened.
_ONE_SPELLING = {
    "defence": "defense", "centre": "center", "programme": "program", "organisation": "organization",
    "labour": "labor", "dept": "department", "min": "ministry", "govt": "government", "natl": "national",
    "counternarcotics": "counter narcotics", "counterterrorism": "counter terrorism",
}  # fmt: skip
_WHITE_HOUSE = ("white", "house")
_LONGEST_COUNTRY = 5


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's own words, folded, and the country (ISO 3166-1 alpha-2) that its name begins or ends with, or ""."""

    words: tuple[str, ...]
    country: str = ""

    @property
    def text(self) -> str:
        """The words, apart by single spaces."""
        return " ".join(self.words)

    @property
    def telling(self) -> tuple[str, ...]:
        """The words without the small ones."""
        return tuple(word for word in self.words if word not in SMALL_WORDS)

    @property
    def of_every_government(self) -> bool:
        """Whether the name alone, without a country, tells of no one body."""
        return not OF_EVERY_GOVERNMENT.isdisjoint(self.words)


@lru_cache(maxsize=16384)
def read_body_name(name: str) -> BodyName:
    """Return the own words of a body's name: ``the Indian Ministry of Home Affairs (MHA)`` is India's ministry of home
    affairs."""
    main = name.partition("(")[0]
    words = own_words(main if main.strip() else name)
    first, rest = _country_first(words)
    last, rest = ("", rest) if first else _country_last(words)
    return BodyName(rest, first or last)


def is_same_title(one: str, other: str) -> bool:
    """Tell whether two titles of a person are the same, one perhaps with the country: ``U.S. Ambassador to India``."""
    a, b = read_body_name(one), read_body_name(other)
    return a.words == b.words and (not a.country or not b.country or a.country == b.country)


def own_words(name: str) -> tuple[str, ...]:
    """Return the words of a name, folded and in one spelling, without "the"."""
    words = (word for word in words_of(folded(name)) if word != "the")
    return tuple(part for word in words for part in _ONE_SPELLING.get(word, word).split())


def _country_first(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Part a leading country or its people from the name, if enough is left to name a body."""
    if words[:2] == _WHITE_HOUSE and len(words) > 3:
        return "US", words[2:]
    for count in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        rest = words[count:]
        code = country_code(" ".join(words[:count]))
        if code and _names_a_body(rest):
            return code, rest[1:] if rest[0] in ("of", "and") else rest
    return "", words


def _country_last(words: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    for count in range(min(_LONGEST_COUNTRY, len(words) - 1), 0, -1):
        rest = words[:-count]
        rest = rest[:-1] if rest[-1] == "of" else rest
        code = country_code(" ".join(words[-count:]))
        if code and _names_a_body(rest):
            return code, rest
    return "", words


def _names_a_body(words: tuple[str, ...]) -> bool:
    """Tell whether what is left names a body: ``Ministry of Finance``, ``government``; not a country's ``bank``."""
    telling = [word for word in words if word not in SMALL_WORDS]
    return len(telling) > 1 or (len(telling) == 1 and telling[0] in OF_EVERY_GOVERNMENT)


def body_keys(form: str) -> Iterable[str]:
    """Return the keys under which a body's own words are found: each two that follow each other, and its initials."""
    words = form.split()
    sounds = [sound_of(word) for word in words if word not in SMALL_WORDS]
    if len(sounds) < 2:
        return [f"= {form}"]
    pairs = {" ".join(sorted(pair)) for pair in pairwise(sounds)}
    if len(sounds) == 2:
        # A slip in one of two words leaves the other, and its initial.
        pairs |= {f"{sounds[0]} {sounds[1][0]}", f"{sounds[1]} {sounds[0][0]}"}
    return pairs | {f"= {letters}" for letters in initials(words)}


def initials(words: Sequence[str]) -> set[str]:
    """Return the acronyms that words may have: with and without the small words, of three letters at least."""
    found = {"".join(word[0] for word in words), "".join(word[0] for word in words if word not in SMALL_WORDS)}
    return {letters for letters in found if len(letters) > 2}


def likeness_of_bodies(one: BodyName, other: BodyName) -> Likeness | None:
    """Return how the own words of two names are alike, countries left to the caller; None: they are not."""
    a, b = one.telling, other.telling
    if not a or not b:
        return None
    if "".join(one.words) == "".join(other.words) or "".join(a) == "".join(b):
        return Likeness(Grade.SAME, 100, "the same name")
    if sorted(a) == sorted(b):
        return Likeness(Grade.WITH_COUNTRY, 96, "the same words in another order")
    if (len(a) == 1 and a[0] in initials(other.words)) or (len(b) == 1 and b[0] in initials(one.words)):
        short = one.text if len(a) == 1 else other.text
        return Likeness(Grade.NEAR, 80, f"{short.upper()} are its initials")
    return _slip(a, b) or _longer(a, b)


def _slip(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    other = [(x, y) for x, y in zip(a, b, strict=False) if x != y]
    if len(a) == len(b) > 1 and len(other) == 1 and min(map(len, other[0])) >= 6:
        distance = Levenshtein.distance(*other[0])
        if distance <= 2:
            return Likeness(Grade.NEAR, 90 - distance, f"“{other[0][0]}” is near to “{other[0][1]}”")
    return None


def _longer(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Tell a name that is the other with a few words left out, none of them the head of another body."""
    short, long = sorted((a, b), key=len)
    more = [word for word in long if word not in short]
    if len(short) < 2 or len(more) > 3 or not set(short) <= set(long) or not BODY_HEADS.isdisjoint(more):
        return None
    return Likeness(Grade.NEAR, 70, f"the one name has “{' '.join(more)}” besides")
