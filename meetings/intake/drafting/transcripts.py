"""Text in, whether it is a transcript out: turns of speakers named in capitals, as press briefings are written down."""

import re
from itertools import islice

_TURN = re.compile(r"\n(?:Q[.:]? +\S|(?:(?:[A-Z][A-Z.'-]+|[A-Z]) ?){1,6}(?:\([^()\n]{1,40}\))?: \S)")
_FEWEST_TURNS = 3


def is_transcript(text: str) -> bool:
    """Say whether a folded text is a transcript. What is said there is nobody's statement of a meeting."""
    return sum(1 for _ in islice(_TURN.finditer(text), _FEWEST_TURNS)) == _FEWEST_TURNS
