"""Text in, whether it is a transcript out: turns of speakers named in capitals, as press briefings are written down."""

import re
from functools import lru_cache

from .lexicon import TITLE_HEADS

_TURN = re.compile(
    r"\n(?:(?P<question>Q)[.:]? +\S|(?P<name>(?:[A-Z][A-Z.'-]* ){0,5}[A-Z][A-Z.'-]* ?)(?:\([^()\n]{1,40}\))?: \S)"
)
_COURTESIES = ("MR.", "MS.", "MRS.", "DR.")
#: Labels that return in a list of arguments.
_LABELS = frozenset(("FACT", "FACTS", "MYTH", "CLAIM", "TRUTH", "REALITY", "LIE", "NOTE", "UPDATE"))
_FEWEST_TURNS = 3
#: Headings in capitals look like turns, but name no office and do not return.
_FEWEST_SURE = 2


# Statements and outcomes both ask it of the same text.
@lru_cache(maxsize=4)
def is_transcript(text: str) -> bool:
    """Say whether a folded text is a transcript. What is said there is nobody's statement of a meeting."""
    names: set[str] = set()
    sure = 0
    for number, turn in enumerate(_TURN.finditer(text), 1):
        name = (turn["name"] or "").strip()
        if name in _LABELS:
            continue
        if turn["question"] or name in names or name.startswith(_COURTESIES) or _is_office(name):
            sure += 1
        if number >= _FEWEST_TURNS and sure >= _FEWEST_SURE:
            return True
        names.add(name)
    return False


def _is_office(name: str) -> bool:
    return name.rpartition(" ")[2].lower() in TITLE_HEADS
