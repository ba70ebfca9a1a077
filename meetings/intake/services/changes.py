"""Two texts of one article in, what changed between them out, in words."""

from difflib import SequenceMatcher
from itertools import takewhile

SHOWN_CHANGES = 3
# Between the first and the last change of two texts; to align more words takes longer than the answer is worth.
MOST_WORDS = 4_000


def what_changed(old: str, new: str) -> list[str]:
    """Return the first changes between two texts as sentences, word by word, and how many more there are."""
    before, after = _without_ends(old.split(), new.split())
    if max(len(before), len(after)) > MOST_WORDS:
        return [f"Changes run through {len(after):,} words."]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changes = [
        _change(" ".join(before[a:b]), " ".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    if not changes:
        return ["Only spaces and line breaks changed."]
    more = len(changes) - SHOWN_CHANGES
    return changes[:SHOWN_CHANGES] + ([f"And {more} more {'change' if more == 1 else 'changes'}."] if more > 0 else [])


def _without_ends(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    """Return two lists of words without those that both begin and end with."""
    pairs = zip(before, after, strict=False)
    first = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    before, after = before[first:], after[first:]
    pairs = zip(reversed(before), reversed(after), strict=False)
    last = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return before[: len(before) - last], after[: len(after) - last]


def _change(old: str, new: str) -> str:
    old, new = (words if len(words) <= 80 else f"{words[:77]}..." for words in (old, new))
    if not old:
        return f"Added: “{new}”."
    return f"“{old}” became “{new}”." if new else f"Removed: “{old}”."
