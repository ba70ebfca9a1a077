"""A sentence and the people in it -> what it reports in other words: "A stated that ...", "B underscored the need"."""

import re

from meetings.choices import Occasion, StatementForm
from meetings.intake.types import Span

from ..people import Person
from ..role_rules.speaking import SAID_THAT
from ..skeleton import PERSON, Skeleton
from .speakers import Said, of_person

_BY_SAYING = re.compile(rf"(?P<who>{PERSON}),? (?:opened|closed|began|concluded) [^.]*?\bby (?=\w+ing\b)")
_THAT = re.compile(rf"(?P<who>{PERSON}),? (?:also |further |then )?{SAID_THAT} that ")
_WHAT = re.compile(
    rf"(?P<who>{PERSON}),? (?:also |further |then )?(?:emphasi[sz]ed|underscored|underlined|stressed|highlighted"
    rf"|reiterated"
    r"|called for|urged|expressed(?= (?:hope|concern|confidence|appreciation|gratitude|condolences|optimism))) "
    r"(?!that )(?=[a-zA-Z])"
)
_MARKS = re.compile(r"[“”\"«»]")
#: "expressed gratitude" says nothing.
_FEWEST_WORDS = 3
_RULES = (
    (_BY_SAYING, Occasion.AT_SESSION, "opened-by-saying"),
    (_THAT, Occasion.NOT_STATED, "reported-speech"),
    (_WHAT, Occasion.NOT_STATED, "reported-stress"),
)


def find_reported(text: str, skeleton: Skeleton, people: dict[int, Person]) -> list[Said]:
    """Return what a sentence reports in other words; ``people``: by the identity of their mentions."""
    found = []
    for pattern, occasion, rule in _RULES:
        match = pattern.search(skeleton.text)
        if match is None:
            continue
        start, end = skeleton.place(match.end()), skeleton.sentence.end
        while end > start and text[end - 1] in ".!? \"”'":
            end -= 1
        # Words between marks are the speaker's own, and are read as such.
        if len(text[start:end].split()) >= _FEWEST_WORDS and not _MARKS.search(text, start, end):
            speaker = of_person(people[id(skeleton.mention(match["who"]))])
            found.append(Said(Span(start, end), speaker, StatementForm.PARAPHRASE, occasion, rule))
    return found
