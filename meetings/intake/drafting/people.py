"""The mentions of an article -> the people in it, each under the fullest name and title that the text gives."""

from dataclasses import dataclass, field
from functools import lru_cache

from meetings.choices import Role
from meetings.intake.types import Span

from .lexicon import word_set
from .names import fold, is_family, is_family_and_syllables, is_given, is_joined_given, is_syllable
from .titles import Title

#: Positions whose holders' wives and husbands are named beside them.
_LEADERS = word_set("president prime premier king chancellor governor emperor sultan emir mayor taoiseach vice")
#: Words of names such as "Tan Wei Ling" are no longer than this.
_SYLLABLES = 3
_LONGEST_SYLLABLE = 5
#: Titles that stay with who holds a fuller office ("Ambassador Ana Reyes", who is Director-General).
_PERSONAL = frozenset({"Ambassador", "Senator", "Governor", "Representative", "General", "Admiral", "Judge"})
#: "then-Senator": an office held at the time that a text speaks of, which any other supersedes.
_AT_THE_TIME = ("then-", "ex-")
_PAST = frozenset({"former", "Former"})
#: A position of so many words says more than one of a single word.
_FULL_OFFICE = 4
#: A given name cut short has so many letters at least.
_SHORTEST_FORM = 3
#: Short forms of English given names that do not begin as the names do.
_SHORT_FORMS = {
    "andrew": ("drew",), "anthony": ("tony",), "charles": ("chuck",), "edward": ("ted", "ned"), "elizabeth": ("liz",
    "beth", "betty"), "eugene": ("gene",), "henry": ("harry", "hank"), "james": ("jim", "jimmy"), "john": ("jack",),
    "joseph": ("joe",), "katherine": ("kate", "kathy"), "lawrence": ("larry",), "margaret": ("peggy", "meg"),
    "michael": ("mike",), "patricia": ("trish",), "richard": ("dick", "rick"), "robert": ("bob", "bobby"),
    "theodore": ("ted",), "thomas": ("tom",), "william": ("bill", "billy"),
}  # fmt: skip
_OFFICES_CUT_SHORT = {"PM": "Prime Minister", "FM": "Foreign Minister", "DPM": "Deputy Prime Minister"}
_ENDINGS = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: How surely a mention is of a person: by the same words, by fewer of them, by the surname, by another part.
_SAME, _FEWER, _SURNAME, _PART = 4, 3, 2, 1


@dataclass(slots=True)
class Mention:
    """A name in a sentence with the words about it. Spans are of the folded text.

    ``phrase`` runs from the title (and its article) before the name to the apposition after it. ``plural``: the title
    is shared with the names that follow. ``spouse``: a leader's wife or husband. ``formal``: a courtesy that goes with
    surnames stands before the name.
    """

    sentence: int
    name: str
    span: Span
    phrase: Span
    title: Title
    titled: bool
    plural: bool = False
    spouse: bool = False
    formal: bool = False


@dataclass(slots=True)
class Person:
    """A person gathered from their mentions; roles and evidence are added by the roles' rules.

    ``office_at``: where the **source** gives the position, if that is not beside the name.
    """

    name: str
    mentions: list[Mention]
    position: str | None = None
    organisation: str | None = None
    acronym: str | None = None
    country: str | None = None
    roles: dict[Role, Span] = field(default_factory=dict)
    office_at: Span | None = None


@lru_cache(maxsize=16_384)
def plain(name: str) -> tuple[str, ...]:
    """Return a name's words without accents, case, dots or suffixes, to compare names by."""
    words = (fold(word.strip('.,"“”()')).replace("'", "") for word in name.split())
    return tuple(word for word in words if word and word not in _ENDINGS) or (name.casefold(),)


def gather(mentions: list[Mention]) -> list[Person]:
    """Return the people mentioned, in order of first mention, each under the fullest name given."""
    people: list[Person] = []
    by_word: dict[str, list[Person]] = {}
    for mention in mentions:
        words = plain(mention.name)
        person = _of_whom(words, mention, by_word)
        if person is None:
            person = Person(name=mention.name, mentions=[])
            people.append(person)
        person.mentions.append(mention)
        _add(person, mention)
        for word in words:
            known = by_word.setdefault(word, [])
            # The person named last is the first that a surname alone may mean.
            by_word[word] = [person, *(each for each in known if each is not person)]
    for person in people:
        if person.position and person.position.startswith(_AT_THE_TIME):
            person.position = person.position.partition("-")[2]
    return people


def _of_whom(words: tuple[str, ...], mention: Mention, by_word: dict[str, list[Person]]) -> Person | None:
    """Return the person named before whom a mention most surely means; None where it means none of them."""
    best, surest = None, 0
    for word in words:
        for person in by_word.get(word, ()):
            sure = _sureness(plain(person.name), words, person, mention)
            if sure > surest:
                best, surest = person, sure
    return best


def _sureness(ours: tuple[str, ...], theirs: tuple[str, ...], person: Person, mention: Mention) -> int:
    """Return how surely a mention under the name ``theirs`` is of a person named ``ours``; 0: it is not."""
    if _is_couple(person, mention):
        return 0
    if ours == theirs:
        return _SAME
    single = len(theirs) == 1 or len(ours) == 1
    if not single:
        return _sureness_in_full(ours, theirs, person, mention)
    word, full = (theirs[0], ours) if len(theirs) == 1 else (ours[0], theirs)
    name = person.name if full is ours else mention.name
    if word == full[-1] or _surname_first(name) == word:
        return _SURNAME
    if word not in full:
        return 0
    chinese = is_family_and_syllables(name.split()[:3])
    if mention.formal and word == full[0] and (chinese or (not is_given(word) and _may_come_first(full))):
        # "Mr Ng" of "Ng Wei Ling Peter", "Mr. Akiba" of "Akiba Takeo"; less surely than whose last name it is.
        return _SURNAME if chinese or _surname_first(name) else _PART
    if mention.formal and word == full[1] and is_given(full[0]) and _has_family_second(name):
        # "Mr Kwong" of "Vincent Kwong Seng Lee"
        return _SURNAME
    if word == full[0] and len(full) == _SYLLABLES and all(len(each) <= _LONGEST_SYLLABLE for each in full):
        # "Dr Lim" of "Lim Wei Shan"
        return _PART
    offices = _in_full(person.position), _in_full(mention.title.position)
    if len(full) >= _SYLLABLES and word == full[-2] and not is_given(word) and set(offices[0]) >= set(offices[1]):
        # "Minister Andrade" of "Juan Andrade Cevallos"
        return _PART
    if word == full[0] and not is_family(full[-1]) and offices[1] and set(offices[0]) >= set(offices[1]):
        # "Director Yang" of "Yang Jiechi", who is "Member and Director"
        return _PART
    # "Sheikh Hazza", "Jill": by the given name, where nothing says that it is another's surname.
    agrees = person.position == mention.title.position or mention.title.position is None or person.position is None
    untitled = mention.phrase.start == mention.span.start and word == full[0]
    return _PART if (agrees or untitled) and not mention.formal else 0


def _in_full(position: str | None) -> list[str]:
    """Return the words of a position, those of an office that is cut short in full; empty for none."""
    return _OFFICES_CUT_SHORT.get(position or "", position or "").split()


def _sureness_in_full(ours: tuple[str, ...], theirs: tuple[str, ...], person: Person, mention: Mention) -> int:
    fewer = set(ours) <= set(theirs) or set(theirs) <= set(ours)
    shorter, longer = sorted((ours, theirs), key=len)
    if fewer and (ours[-1] == theirs[-1] or longer[: len(shorter)] == shorter or set(ours) == set(theirs)):
        return _FEWER
    if ours[-1] == theirs[-1] and (_is_short_form(ours[0], theirs[0]) or _is_initial_of(ours[0], theirs[0])):
        return _SURNAME
    same_office = person.position is not None and person.position == mention.title.position
    return _SURNAME if ours[-1] == theirs[-1] and same_office and _may_be_short(ours[0], theirs[0]) else 0


def _may_come_first(words: tuple[str, ...]) -> bool:
    """Say whether the first word of a name, which is no given name, may be the family's."""
    return is_family(words[0]) or is_given(words[-1]) or not is_family(words[-1])


def _has_family_second(name: str) -> bool:
    """Say whether a name is a given name, then a Chinese name of three syllables ("Vincent Kwong Seng Lee")."""
    words = name.split()
    return len(words) == _SYLLABLES + 1 and all(map(is_syllable, words[1:]))


def _may_be_short(one: str, other: str) -> bool:
    """Say whether two given names may be one person's: "Joe" and "Joseph", "R." and "Robert"."""
    return one[0] == other[0]


def _is_initial_of(one: str, other: str) -> bool:
    """Say whether one given name is the initial of the other, or among those of it: "J.D. Marsh" of "Dora Marsh"."""
    short, full = sorted((one, other), key=len)
    if "." in short or "." in full:
        initials, name = (short, full) if "." in short else (full, short)
        return "." not in name and name[0] in initials.split(".")
    return len(short) == 1 and short[0] == full[0]


def _is_initials(word: str) -> bool:
    return len(word) == 1 or "." in word


def _is_short_form(one: str, other: str) -> bool:
    """Say whether one given name is a short form of the other: "Chris" of "Christopher", "Bill" of "William"."""
    short, full = sorted((one, other), key=len)
    return len(short) >= _SHORTEST_FORM and (full.startswith(short) or short in _SHORT_FORMS.get(full, ()))


def _is_couple(person: Person, mention: Mention) -> bool:
    """Say whether a mention is of a leader's wife or husband and the person is the leader, or the other way round."""
    married = any(each.spouse for each in person.mentions)
    if married == mention.spouse or len(plain(mention.name)) > 1 < len(plain(person.name)):
        return False
    position = (mention.title.position if married else person.position) or ""
    return not _LEADERS.isdisjoint(position.lower().split()) and not _is_spousal(position)


def _is_spousal(position: str) -> bool:
    return position.lower().endswith(("lady", "gentleman"))


@lru_cache(maxsize=4096)
def _surname_first(name: str) -> str | None:
    """Return the family name of a name that begins with it ("KURODA Tsuneaki", "Park Jong-hwan"); None: it does not."""
    words = name.split()
    if len(words) < 2:
        return None
    capitals = words[0].isupper() and len(words[0]) > 1 and not words[-1].isupper()
    by_form = is_joined_given(words[1]) or (is_family(words[0]) and not is_given(words[0]) and not is_family(words[-1]))
    return plain(words[0])[0] if capitals or by_form else None


def _add(person: Person, mention: Mention) -> None:
    """Take a mention's name and title into the person, where they are fuller than what is known."""
    title = mention.title
    known, named = plain(person.name), plain(mention.name)
    # "Dora Marsh" is fuller than "D. Marsh", and than "J.D. Marsh".
    given = len(named) == len(known) > 1 and _is_initials(known[0]) and not _is_initials(named[0])
    fuller = len(named) > len(known) or given
    if fuller:
        person.name = mention.name
    # What a body's member is besides ("... is Chief of Staff to ...") does not part the office from the body.
    instead = fuller and (person.organisation is None or title.organisation is not None)
    if title.position and (person.position is None or instead or _says_more(title.position, person.position)):
        at_the_time = title.position.startswith(_AT_THE_TIME) and person.position is not None
        person.position = person.position if at_the_time else title.position
    if title.organisation and (person.organisation is None or fuller or _spells_out(title, person)):
        person.organisation = title.organisation
    person.country = person.country or title.country


def _spells_out(title: Title, person: Person) -> bool:
    """Say whether a title has in full the body whose acronym is known ("... Organization (WIPO)" of "WIPO")."""
    known, named = person.organisation or "", title.organisation or ""
    if not known.isupper() or " " in known or " " not in named:
        return False
    return known in named or "".join(word[0] for word in named.split() if word[0].isupper()) == known


def _says_more(one: str, other: str) -> bool:
    """Say whether a position holds all the words of another and more, or the other is one held at the time."""
    if other in _PERSONAL and one not in _PERSONAL and not one.startswith(_AT_THE_TIME):
        return True
    words, known = one.split(), other.split()
    if len(known) == 1 and len(words) >= _FULL_OFFICE and words[0] not in _PAST and other.lower() not in _LEADERS:
        # "Director Ana Reyes (Chair)", who is "Assistant to the President and Director of ..."
        return True
    return other.startswith(_AT_THE_TIME) or set(words) > set(known)
