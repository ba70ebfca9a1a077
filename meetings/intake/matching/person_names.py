"""Two people's names as written -> how they are alike, in words, or None where they are not."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from meetings.intake.matching.folding import folded, sound_of, spelt_out
from meetings.intake.matching.types import Grade, Likeness

#: Said before a name of one word or more.
COURTESIES = frozenset(
    """
    mr mrs ms miss mx dr prof professor sir shri smt shrimati honble honourable honorable excellency reverend dato datuk
    datin engr mme mlle herr frau senor senora monsieur madame ambassador amb
    """.split()
)
#: Ranks and offices said before a whole name; some are names as well, so two words must be left.
RANKS = frozenset(
    """
    general gen colonel col major maj captain capt lieutenant lt brigadier brig admiral adm vice rear commander cmdr
    cdr commodore marshal air chief field wing squadron sergeant sgt inspector president minister prime premier
    secretary senator sen representative rep congressman congresswoman governor judge justice commissioner king queen
    prince princess crown sheikh sheikha emir sultan dame lord lady sri hon rev tun ing lic retd
    """.split()
)
AFTER_NAMES = frozenset("ias ips ifs irs phd md mp mep kc qc cbe obe mbe kbe esq jd usn usa usmc uscg ret retd".split())
GENERATIONS = {"jr": "Jr.", "jnr": "Jr.", "sr": "Sr.", "snr": "Sr.", "ii": "II", "iii": "III", "iv": "IV"}

# Spellings in Latin letters of one name each; only those that are never another name.
_SPELLINGS = """
mohammed muhammad mohamed mohammad muhammed mohamad muhamad mohamet muhammet
ahmed ahmad ahmet
hussein hussain husain husayn hossein hossain husein
hassan hasan
yusuf youssef yousef yousuf yusef yousaf yusof
abdullah abdallah abdulla abdollah
abdul abdel abdal
khalid khaled
omar umar
osman usman uthman othman
ibrahim ebrahim
mahmoud mahmud mahmood
saud saoud
rashid rasheed rachid
saeed saeid
faisal faysal feisal
sergei sergey serguei
andrei andrey
alexei alexey aleksei aleksey
dmitry dmitri dmitriy
yuri yury yuriy
alexander aleksandr alexandr aleksander
"""
_ONE_SPELLING = {word: line.split()[0] for line in _SPELLINGS.strip().splitlines() for word in line.split()}

# Not the surname He, which stands before one word.
_EXCELLENCY = re.compile(r"^\s*(?:H\.\s?(?:E|H|M|R\.\s?H)\.|H(?:E|H|M|RH)(?=\s+\S+\s+\S))\s*")
_ASIDE = re.compile(r"\([^)]*\)|[“\"][^”\"]*[”\"]")
# Capitals without a vowel before a name are initials: "JP Nadda". Not the surname Ng.
_JOINED_INITIALS = re.compile(
    r"\b(?!NG\b|DR\b|MR\b|MRS\b|MS\b|MD\b|LT\b|SR\b|JR\b|SGT\b|SMT\b)([B-DF-HJ-NP-TV-XZ]{2,3})(?=\s)"
)


#: Letters that a given name and its short form begin with, and of a surname that few share.
_BEGINNING = 3
_LONG = 4


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name's words, folded, in the order written, without what is said before and after it; and the generation."""

    words: tuple[str, ...]
    generation: str = ""

    @property
    def text(self) -> str:
        """The words, apart by single spaces."""
        return " ".join(self.words)


@lru_cache(maxsize=16384)
def read_person_name(name: str) -> PersonName:
    """Return a name without honorifics, ranks, letters after it, and asides in parentheses."""
    plain = _EXCELLENCY.sub("", _ASIDE.sub(" ", name))
    if not plain.isupper():
        plain = _JOINED_INITIALS.sub(lambda match: " ".join(match[1]), plain)
    words = re.findall(r"[^\W_]+", folded(plain).replace("'", ""))
    while (len(words) > 1 and words[0] in COURTESIES) or (len(words) > 2 and words[0] in RANKS):
        del words[0]
    generation = ""
    while len(words) > 2 and (words[-1] in GENERATIONS or words[-1] in AFTER_NAMES):
        generation = GENERATIONS.get(words.pop(), generation)
    return PersonName(tuple(words), generation)


def normalised_person(name: str) -> str:
    """Return a person's name for comparing: folded, without honorifics, ranks and generation."""
    return read_person_name(name).text


def comparable(name: str) -> tuple[str, ...]:
    """Return the normalised forms of a name: one, or two where it has an umlaut that may be spelt out."""
    spellings = (name,) if name.isascii() else (name, spelt_out(name))
    return tuple(dict.fromkeys(form for form in map(normalised_person, spellings) if form))


def person_keys(form: str) -> Iterable[str]:
    """Return the keys under which a normalised name is found: surname and initial, whichever end the surname is at.

    Sounds, not letters, so that another spelling shares them. A name of one word has a key of its own.
    """
    words = form.split()
    if len(words) == 1:
        return [sound_of(_one_spelling(words[0]))]
    first, *others = (sound_of(_one_spelling(word)) for word in words)
    initials = [sound_of(word[0]) for word in words]
    return {f"{other} {initials[0]}" for other in others} | {f"{first} {initials[1]}", f"{first} {initials[-1]}"}


def likeness_of_people(one: str, other: str) -> Likeness | None:
    """Return how two names as written are alike, whichever has an umlaut spelt out; None: they are not."""
    found = [_likeness(a, b) for a in _variants(one) for b in _variants(other)]
    return max((each for each in found if each), key=lambda each: (each.grade, each.score), default=None)


def _variants(name: str) -> tuple[PersonName, ...]:
    spellings = (name,) if name.isascii() else (name, spelt_out(name))
    return tuple(dict.fromkeys(map(read_person_name, spellings)))


def _likeness(one: PersonName, other: PersonName) -> Likeness | None:
    a, b = one.words, other.words
    if not a or not b:
        return None
    found = _same(a, b) or _middle_initial(a, b) or _initials(a, b) or _longer(a, b) or _nearly(a, b)
    if found and one.generation and other.generation and one.generation != other.generation:
        # Father and son.
        reason = f"{found.reason}, but one is {one.generation} and the other {other.generation}"
        return Likeness(Grade.NEAR, found.score - 20, reason) if found.grade is Grade.SAME else None
    return found


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Tell names of the same words, in whichever order, parted or spelt."""
    if "".join(a) == "".join(b):
        # A surname alone may be anybody's.
        grade = Grade.WITH_POST if len(a) == 1 else Grade.SAME
        return Likeness(grade, 100, "the same name")
    if sorted(a) == sorted(b) or "".join(b) in _turned(a) or "".join(a) in _turned(b):
        return Likeness(Grade.SAME, 98, "name order turned")
    if sorted(map(_one_spelling, a)) == sorted(map(_one_spelling, b)):
        return Likeness(Grade.WITH_POST, 92, "the same name in another spelling")
    return None


def _turned(words: tuple[str, ...]) -> set[str]:
    """Return the name with its first word last and its last word first, run together."""
    return {"".join(words[1:] + words[:1]), "".join(words[-1:] + words[:-1])}


def _middle_initial(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    full_a, full_b = ([word for word in words if len(word) > 1] for words in (a, b))
    if len(full_a) < 2 or sorted(full_a) != sorted(full_b) or len(a) == len(b):
        return None
    letters_a, letters_b = (sorted(word for word in words if len(word) == 1) for words in (a, b))
    if letters_a and letters_b:
        return None
    return Likeness(Grade.WITH_COUNTRY, 90, "the same but for a middle initial")


def _initials(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Tell names of one surname, at either end, whose other words agree as far as initials go."""
    for surname_a, given_a in _parted(a):
        for surname_b, given_b in _parted(b):
            if surname_a != surname_b or len(surname_a) == 1:
                continue
            pairs = list(zip(given_a, given_b, strict=False))
            left_over = [given[len(pairs) :] for given in (given_a, given_b) if any(len(word) == 1 for word in given)]
            if (
                left_over
                and all(len(word) == 1 for words in left_over for word in words)
                and all(x == y or (x[0] == y[0] and 1 in (len(x), len(y))) for x, y in pairs)
            ):
                if len(pairs[0][0]) > 1 and len(pairs[0][1]) > 1:
                    return Likeness(Grade.NEAR, 86, "a middle initial may stand for the middle name")
                return Likeness(Grade.NEAR, 75, "same surname and initial")
    return None


def _parted(words: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    return [(words[-1], words[:-1]), (words[0], words[1:])] if len(words) > 1 else []


def _longer(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Tell a name that is the other with words left out: ``Pedro Sánchez`` of ``Pedro Sánchez Pérez-Castejón``."""
    short, long = sorted((a, b), key=len)
    if len(short) < 2 or len(short) == len(long) or all(len(word) == 1 for word in short[:-1]):
        return None
    more = list(long)
    for word in short:
        if word not in more:
            return None
        more.remove(word)
    rest = iter(long)
    in_order = all(word in rest for word in short)
    turned = "" if in_order else ", and they stand in another order"
    return Likeness(Grade.NEAR, 82 if in_order else 80, f"the one name has “{' '.join(more).title()}” besides{turned}")


def _nearly(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Tell names whose words agree but for slips and spellings, in either order."""
    if len(a) != len(b) or len(a) < 2:
        return None
    return max(
        (each for turned in (b, b[1:] + b[:1]) if (each := _slips(a, turned) or _short_form(a, turned))),
        key=lambda each: each.score,
        default=None,
    )


def _short_form(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    """Tell names of one surname whose given names begin alike, as short forms do: ``Debbie`` and ``Deborah``."""
    if a[1:] != b[1:] or len(a[-1]) < _LONG or a[0][:_BEGINNING] != b[0][:_BEGINNING] or a[0] == b[0]:
        return None
    return Likeness(Grade.NEAR, 72, "the same but for a given name that begins alike")


def _slips(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness | None:
    other = [(x, y) for x, y in zip(a, b, strict=True) if _one_spelling(x) != _one_spelling(y)]
    kept = max((len(x) for x, y in zip(a, b, strict=True) if (x, y) not in other), default=0)
    distances = [Levenshtein.distance(x, y) for x, y in other]
    shortest = min((min(len(x), len(y)) for x, y in other), default=0)
    # Short words are other names as soon as a letter is heard: Zhang and Zheng, Hung and Hang; not Sara and Sarah.
    alike = all(sound_of(x) == sound_of(y) for x, y in other)
    if distances == [1] and (shortest >= 6 or (alike and shortest >= 4 and kept >= 5)):
        return Likeness(Grade.NEAR, 85, "differs by one letter")
    near = (Levenshtein.normalized_similarity(sound_of(x), sound_of(y)) for x, y in other)
    if kept >= 4 and shortest >= 5 and all(similarity >= 0.83 for similarity in near):
        return Likeness(Grade.NEAR, 78, "sounds alike")
    return None


def _one_spelling(word: str) -> str:
    return _ONE_SPELLING.get(word, word)
