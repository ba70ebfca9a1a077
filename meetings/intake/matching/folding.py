"""Names as written -> their letters for comparing: folded, without accents, case or marks; and how they sound."""

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not part into a plain letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "\u0131": "i", "ħ": "h"}
)
# What German and the Nordic languages write where a keyboard lacks the letter.
_SPELT_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘`\u02bc\u00b4", "'"))
_ACRONYM = re.compile(r"\b[^\W\d_](?:\.[^\W\d_])+\b\.?")
_WORD = re.compile(r"[^\W_]+")

_CONSONANTS = (
    ("sch", "sh"), ("ph", "f"), ("ck", "k"), ("ch", "\1"), ("c", "k"), ("q", "k"), ("x", "ks"), ("w", "v"),
    ("kh", "k"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("gh", "g"), ("\1", "ch"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiou]+|y(?![aeiou])")
_VOWEL_RUNS = {"ou": "u", "oo": "u", "eo": "u", "ei": "i", "ai": "i", "ee": "i", "ie": "i"}
_ONE_VOWEL = str.maketrans("eyo", "aiu")
_DOUBLED = re.compile(r"(.)\1+")


def folded(text: str) -> str:
    """Return the text without accents, ligatures, case and invisible characters; apostrophes and dashes made plain."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    composed = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text)).casefold()
    parted = unicodedata.normalize("NFKD", composed.translate(_LETTERS).translate(_APOSTROPHES))
    return "".join(c for c in parted if not unicodedata.combining(c))


def spelt_out(text: str) -> str:
    """Return the text with umlauts and the Nordic letters written as two: ``Müller``, ``Mueller``."""
    return unicodedata.normalize("NFC", text).casefold().translate(_SPELT_OUT)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a folded text: letters and digits, acronyms without dots, no possessive."""
    plain = _ACRONYM.sub(lambda match: match[0].replace(".", ""), text)
    return tuple(_WORD.findall(re.sub(r"(?<=\w)'s?(?!\w)", "", plain).replace("'", "")))


def normalised(text: str) -> str:
    """Return a text for comparing: folded, acronyms without dots, no leading "the", words apart by single spaces."""
    words = list(words_of(folded(text)))
    while words[:1] == ["the"]:
        del words[0]
    return " ".join(words)


@lru_cache(maxsize=65536)
def sound_of(word: str) -> str:
    """Return how a folded word sounds, roughly, whichever way it was written in Latin letters.

    It finds those who may be meant and is never enough to be sure.
    """
    for written, heard in _CONSONANTS:
        word = word.replace(written, heard)
    word = _VOWELS.sub(lambda run: _VOWEL_RUNS.get(run[0]) or run[0].translate(_ONE_VOWEL), word)
    word = _DOUBLED.sub(r"\1", word)
    return word[:-1] if len(word) > 2 and word.endswith("h") and word[-2] in "aiu" else word
