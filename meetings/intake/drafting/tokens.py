"""A sentence of folded text -> its words, each with the part it may play in a name, a title or a body's name."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from operator import add

from meetings.intake.gazetteer import MINISTRIES, OF_REGIONS, REGIONS, capital_country, country_code, country_words
from meetings.intake.types import Span

from .lexicon import (
    BODY_HEADS,
    CONNECTORS,
    GRAMMAR_WORDS,
    HONORIFICS,
    JOINED_TO_HEADS,
    LOWER_HEADS,
    LOWER_TITLE_WORDS,
    NAMESAKE_LEADS,
    POLICY_WORDS,
    TITLE_HEADS,
    TITLE_QUALIFIERS,
)
from .names import is_given

# The kinds of token, one letter each; marks of punctuation are their own kind.
NAME = "N"  # capitalised and in no list: perhaps a person's name
INITIAL = "I"  # "C."
SHORT_CAPITALS = "a"  # "MU": initials, or an acronym
HEAD = "T"  # head noun of a position: "Director"
QUALIFIER = "Q"  # "Deputy"
BODY = "B"  # head noun of a body: "Office"
PLACE = "C"  # a country, demonym, capital or region
ACRONYM = "A"
HONORIFIC = "H"
POLICY = "P"  # another word of office and policy: "Security"
CONNECTOR = "c"
LOWER_TITLE = "l"  # "head", "spokesperson"
OTHER = "v"
POSSESSIVE = "S"
NUMBER = "D"

# A plain word in small letters comes first: most are, and nothing more need be tried.
_TOKEN = re.compile(
    r"[a-z]++(?![\w&'‘\u02bb-]|\.\w)|"
    r"(?:[A-Za-z]\.){2,}(?:[-/–][A-Z][\w.]*(?<!\.))*"  # U.S., U.S.-India, D.C.
    r"|(?:Mrs?|Ms|Dr|Gen|Adm|Alm|Lt|Col|Maj|Capt|Prof|Hon|Rev|St|Jr|JR|Sr|SR|Smt|Brig|Sgt|Cmdr|Cdr|Cpl|Sen|Rep|Gov|Amb|Ret"
    r"|Messrs|Rt|Mme|Engr|Ing|Ir|Atty|Ma|Sta|Sto|Md)\.|[A-Z]\.(?=[ A-Z])"
    r"|d'[A-Z]\w+|[^\W_]+(?:(?:[-&‘\u02bb]|'(?!s\b))[^\W_]+)*|'s?\b|\S"
)

_DOTTED_ACRONYMS = frozenset({"D.C.", "U.N.", "E.U.", "A.M.", "P.M.", "A.I.", "V.P.", "L.A.", "N.Y.", "H.R.", "M.D."})
_MIXED_ACRONYM = re.compile(r"[A-Z]o[A-Z]{1,3}")
_CONTRACTION = re.compile(r"\w+'(?:m|ve|re|ll|d|t)$")
#: How words of policy end that no list need hold; no name does.
_OF_POLICY = re.compile(r"(?:[ai]sation|[ai]zation|ations?|ology|ography|iculture|nomics|ilities)$")
#: "then-Secretary": somebody's office at the time.
_AT_THE_TIME = re.compile(r"(?:then|ex)-(?=[A-Z])")
#: "GovTech", but not "DeWine", "MacArthur": what two capitals in a word begin with, in names of people.
_CAMEL = re.compile(r"([A-Z][a-z]{2,})[A-Z]")
_BEFORE_CAPITALS = frozenset("mac van von del dal des san abu abd bin ibn sha ter ver fitz saint".split())
_NAMES_CUT_SHORT = frozenset({"Ma.", "Sta.", "Sto.", "Md."})
#: "al-Sudani", "an-Nahyan": the Arabic article, joined to the name.
_ARTICLED = re.compile(r"(?:al|el|as|ash|an|at|ad|ar|ul|ud|abu|bin)-[A-Z]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence: how many, their words, kinds (a letter each), and places in the folded text."""

    count: int
    words: list[str]
    kinds: str
    starts: list[int]
    ends: list[int]

    def touching(self, index: int) -> bool:
        """Say whether the token follows the one before it after a single space."""
        return index > 0 and self.starts[index] == self.ends[index - 1] + 1


def tokenise(text: str, sentence: Span) -> Tokens:
    """Return the tokens of a sentence."""
    whole = text[sentence.start : sentence.end]
    chunks = whole.split(" ")
    if chunks != whole.split():
        # Other blanks than one between two words.
        spans = [match.span() for match in _TOKEN.finditer(text, sentence.start, sentence.end)]
        words = [text[start:end] for start, end in spans]
        starts, ends = [start for start, _ in spans], [end for _, end in spans]
        return Tokens(len(words), words, "".join(map(kind_of, words)), starts, ends)
    last = chunks.pop()
    parts, kinds, steps = zip(*map(_before_blank, chunks), _parts(last), strict=True)
    words = list(chain.from_iterable(parts))
    if "HE" in words:
        kinds = tuple(_with_excellencies(words, "".join(kinds)))
    starts = list(accumulate(chain.from_iterable(steps), initial=sentence.start))
    starts.pop()
    return Tokens(len(words), words, "".join(kinds), starts, list(map(add, starts, map(len, words))))


def _with_excellencies(words: list[str], kinds: str) -> str:
    """Return the kinds with "HE" a courtesy before a name or another ("HE Mr Osei"), and no pronoun in capitals."""
    followers = zip(words, [*words[1:], ""], kinds, strict=True)
    return "".join(
        HONORIFIC if word == "HE" and following[1:].islower() else part for word, following, part in followers
    )


@lru_cache(maxsize=65_536)
def _before_blank(chunk: str) -> tuple[list[str], str, list[int]]:
    return _parts(chunk + " ")


@lru_cache(maxsize=65_536)
def _parts(chunk: str) -> tuple[list[str], str, list[int]]:
    """Return the words and kinds of what stands between two blanks, and how far from each the next one begins.

    Texts repeat most of it, so that it is told once.
    """
    words = _TOKEN.findall(chunk)
    steps = list(map(len, words))
    if steps and chunk[-1] == " ":
        steps[-1] += 1
    return words, "".join(map(kind_of, words)), steps


@lru_cache(maxsize=65_536)
def kind_of(word: str) -> str:
    """Return the kind of a token, by its letters and the word lists alone."""
    first = word[0]
    if not first.isalnum():
        return POSSESSIVE if first == "'" else CONNECTOR if word == "&" else word
    if first.isdigit():
        return NUMBER
    if not first.isalpha() or _CONTRACTION.match(word):
        return OTHER
    plain = word.rstrip(".").casefold()
    if word.startswith("Ex-") and word[3:] in LOWER_HEADS:
        return HEAD
    if not first.isupper():
        return NAME if _ARTICLED.match(word) else _kind_of_lower(word)
    if "." in word and len(word) == 2:
        return INITIAL
    return _kind_of_known(word, plain) or _kind_of_unknown(word)


def _kind_of_lower(word: str) -> str:
    if word in CONNECTORS:
        return CONNECTOR
    if word.startswith("d'") or word == "a.i.":
        return POLICY
    if word in LOWER_TITLE_WORDS or word in LOWER_HEADS:
        return LOWER_TITLE
    if _AT_THE_TIME.match(word):
        office = kind_of(word.partition("-")[2])
        return office if office in (HEAD, QUALIFIER) else OTHER
    parts = word.split("-")
    # "mayor-elect", "minister-in-charge"
    joined = len(parts) > 1 and all(part in LOWER_HEADS or part in JOINED_TO_HEADS for part in parts)
    return LOWER_TITLE if joined and not LOWER_HEADS.isdisjoint(parts) else OTHER


def _kind_of_known(word: str, plain: str) -> str | None:
    if plain in HONORIFICS and plain not in TITLE_QUALIFIERS:
        return HONORIFIC
    if word in MINISTRIES:
        return ACRONYM
    for words, kind in ((TITLE_QUALIFIERS, QUALIFIER), (TITLE_HEADS, HEAD), (BODY_HEADS, BODY)):
        if plain in words:
            return kind
    if plain in GRAMMAR_WORDS:
        if word == "WHO":
            return ACRONYM
        # "MINISTER FOR TRADE AND TOURISM"
        return CONNECTOR if plain in CONNECTORS and word.isupper() and len(word) > 1 else OTHER
    # The name of a person and of a country may be the same word; the country is the commoner in press material.
    in_lists = plain in country_words() or plain in REGIONS or plain in OF_REGIONS
    if in_lists or capital_country(word) or country_code(word):
        return PLACE
    if plain in POLICY_WORDS or (_OF_POLICY.search(plain) and plain not in NAMESAKE_LEADS):
        return POLICY
    return None


def _kind_of_unknown(word: str) -> str:
    if "." in word:
        if word in _NAMES_CUT_SHORT:
            return INITIAL
        if country_code(word.split("-")[0].split("–")[0]):
            return PLACE
        return INITIAL if len(word) == len("J.D.") and word not in _DOTTED_ACRONYMS else ACRONYM
    if _MIXED_ACRONYM.fullmatch(word):
        return ACRONYM
    letters = word.replace("-", "").replace("&", "")
    if letters.isupper():
        return SHORT_CAPITALS if len(letters) == 2 and letters == word else ACRONYM
    if any(character.isdigit() for character in word):
        return ACRONYM
    parts = word.split("-")
    if len(parts) > 1:
        kinds = [kind_of(part) for part in parts if part]
        joined = _kind_of_joined(parts, kinds)
        if joined:
            return joined
        if NAME not in kinds and kinds and kinds[0] not in (OTHER, CONNECTOR, LOWER_TITLE):
            return kinds[-1] if kinds[-1] in (HEAD, PLACE, BODY) else POLICY
    camel = _CAMEL.match(word)
    if camel and camel[1].lower() not in _BEFORE_CAPITALS and not is_given(camel[1]):
        # "GovTech"
        return ACRONYM
    return NAME


def _kind_of_joined(parts: list[str], kinds: list[str]) -> str | None:
    """Return the kind of words of a position or a rank joined by hyphens ("Consul-General"); None for others."""
    if HEAD in kinds:
        joined = all(
            kind in (HEAD, QUALIFIER) or part.lower() in JOINED_TO_HEADS
            for part, kind in zip(parts, kinds, strict=False)
        )
        return HEAD if joined else None
    ranks = HONORIFIC in kinds or parts == ["Lieutenant", "General"]
    return HONORIFIC if ranks and all(kind in (HONORIFIC, QUALIFIER) for kind in kinds) else None
