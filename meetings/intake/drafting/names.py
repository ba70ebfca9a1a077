"""Words -> whether people are called so: given names and family names of some eighty countries, from Faker's data.

The data are read at first use, once in a process. Names that are words of English, places or makers as often as
people ("Rose", "Hope", "Phoenix") are told apart by what stands beside them, in ``mentions``.
"""

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from .lexicon import GRAMMAR_WORDS, WORDS_NOT_GIVEN_NAMES, word_set

#: How names of families begin or end in many languages, whether listed or not.
_LIKE_FAMILY = re.compile(
    r"(?:al-|el-|mc|o'|d'|abd[eu]l|fitz)[a-z]{3}"
    r"|[a-z]{3,}(?:ov|ova|ev|eva|enko|sk[iy]|ska|wicz|escu|idis|poulos|yan|shvili|dze|oglu|sson|sdottir|stein"
    r"|mann|ullah"
    r"|uddin|zadeh|ez|inho)$"
)
#: Families of Singapore, Malaysia and Hong Kong, as dialects of Chinese spell them; none is a word of English.
_DIALECT_FAMILIES = word_set(
    """
    ang cheah cheong chew chia chong chua eng fung goh heng kwan kwek kwok lam lau leong leung liew lim loh loke ng ong
    phua poh quek seah seow sng soh tay teh teng teo tham thio toh tsang tse wee wong yap yeo yeung yip yong koh chan
    """
)
#: Families of China as pinyin spells them; none is a word of English.
_PINYIN_FAMILIES = word_set(
    """
    bai cai cao chen cheng cui dai deng ding dong duan feng gao gu guo hao hou hu huang jia jiang jin kong lei liang
    liao lin liu lu luo ma meng mao pan peng qian qiao qin qiu shao shen shi su tang tian wang wei wu xi xia xiao xie
    xiong xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou
    """
)
_PINYIN_GIVEN = re.compile(
    r"(?=[A-Z])(?i:(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?(?:[iu]ang|iong|[aeio]ng|i?ao|ian|uai|uan|[aeu]i|ou|[aeiu]n|er"
    r"|[iu]a|ie|i?u|uo|ue|[aeiouü]|ong)){2}"
)
_SYLLABLE = re.compile(r"[A-Z][^aeiou]{0,2}[aeiou]{1,3}(?:ng|[bhkmnprtwy])?|[AEIOU][aeiou]?(?:ng|[hkmn])?|Ng")
_SHORTEST = 2
_FIRST_OF_OTHER_SCRIPTS = "\u0370"


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """Return the given names, in small letters without accents."""
    return frozenset(_plain(_words_of("first"))) - GRAMMAR_WORDS - WORDS_NOT_GIVEN_NAMES


@lru_cache(maxsize=1)
def family_names() -> frozenset[str]:
    """Return the family names, in small letters without accents."""
    return (frozenset(_plain(_words_of("last"))) | _DIALECT_FAMILIES | _PINYIN_FAMILIES) - GRAMMAR_WORDS


def _words_of(part: str) -> set[str]:
    """Return the words of what Faker's providers list as first or last names, in every locale."""
    package = importlib.import_module("faker.providers.person")
    listed: set[str] = set()
    for module in pkgutil.iter_modules(package.__path__):
        if module.ispkg:
            provider = importlib.import_module(f"{package.__name__}.{module.name}").Provider
            for attribute, names in vars(provider).items():
                if part in attribute and "name" in attribute and isinstance(names, Iterable):
                    for entry in names:
                        # A name, or a pair of a name and its form in Latin letters.
                        listed.update([entry] if isinstance(entry, str) else entry)
    return {word for name in listed for word in (name.split() if " " in name else (name,))}


def _plain(listed: set[str]) -> set[str]:
    """Return the words in Latin letters, folded; initials and words with other signs left out."""
    folded = {fold(word) for word in listed if word[0] < _FIRST_OF_OTHER_SCRIPTS}
    return {word for word in folded if len(word) >= _SHORTEST and word.isascii() and word.isalpha()}


@lru_cache(maxsize=65_536)
def fold(word: str) -> str:
    """Return a word in small letters without accents or stops."""
    if word.isascii():
        return word.lower().strip(".'")
    letters = (
        unicodedata.normalize("NFKD", word)
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("\u0131", "i")
        .replace("đ", "d")
        .replace("Đ", "D")
    )
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold().strip(".'")


@lru_cache(maxsize=65_536)
def is_given(word: str) -> bool:
    """Say whether people have this word as a given name; of "Jean-Pierre", whether one part is such."""
    return any(part in given_names() for part in _parts(word))


@lru_cache(maxsize=65_536)
def is_family(word: str) -> bool:
    """Say whether families are called so; of "Okafor-Reid", whether one part is."""
    return any(part in family_names() for part in _parts(word)) or _LIKE_FAMILY.match(fold(word)) is not None


def _parts(word: str) -> list[str]:
    plain = fold(word)
    return [plain, *(plain.split("-") if "-" in plain else ())]


def is_family_and_syllables(words: list[str]) -> bool:
    """Say whether words are a Chinese name of three syllables, the family's first ("Koh Wei Ling")."""
    return len(words) == 3 and fold(words[0]) in _DIALECT_FAMILIES and all(map(_SYLLABLE.fullmatch, words[1:]))


def is_pinyin(words: list[str]) -> bool:
    """Say whether words are a Chinese name, the family's first, of which the given one has two syllables."""
    return len(words) == 2 and fold(words[0]) in _PINYIN_FAMILIES and _PINYIN_GIVEN.fullmatch(words[1]) is not None


def is_syllable(word: str) -> bool:
    """Say whether a word is one syllable as Chinese names have them ("Seng")."""
    return _SYLLABLE.fullmatch(word) is not None


@lru_cache(maxsize=65_536)
def is_joined_given(word: str) -> bool:
    """Say whether a word is a given name of two syllables as Korea and China write them ("Sung-kyu")."""
    first, hyphen, second = word.partition("-")
    return bool(hyphen) and first.istitle() and second.islower() and len(first) <= 6 and 1 < len(second) <= 6
