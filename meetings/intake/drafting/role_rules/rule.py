"""One rule of who took what part, and the ways to make one: a verb after the people, or before them, or over a list."""

import re
from dataclasses import dataclass

from meetings.choices import Role

from ..meeting_verbs import PEOPLE_NOUN
from ..skeleton import PERSON

#: What people meet in, or meet as.
MEETING = (
    r"(?i:meetings?|sessions?|dialogues?|rounds?|talks|consultations?|roundtables?|forum|conference|committee|group"
    r"|council|commission|platform|discussions?|proceedings|plenary|summit|event|ministerial|negotiations"
    r"|workshop|deliberations|ceremony|reception|celebrations?|dinner|luncheon|lunch|press conference"
    r"|convening|call|visit)"
)
#: All signs that stand for people, as the inside of a set.
SIGNS = PERSON.strip("[]")
#: What may stand between a list of people and what they did.
BEFORE_ACT = re.compile(
    r"(?!'s),?(?: \([^)]*\))?,?(?: (?:of|from|for) (?:[A-Z][\w.'&-]*,? ?)+| of [a-z ]{3,40})?"
    # Others who did it too, and have no names: "..., and other senior administration officials convened".
    rf"(?:,? (?:and|along with|as well as|together with) (?:[\w'.-]+ ){{0,11}}?(?:{PEOPLE_NOUN}|staff|others"
    rf"|colleagues))?"
    r",? ?(?:who |which )?"
    r"(?:(?:also|jointly|formally|officially|then|together|virtually|subsequently|further|later|both|will|would"
    r"|has|have|had|separately"
    r"|on \w+day|today|yesterday|in turn|meanwhile|(?:for|on) (?:his|her) part|personally"
    r"|in (?:an?|his|her) (?:\w+ )?(?:address|speech|remarks|response)),? )*"
)
_ADVERBS = (
    r"(?:(?:also|jointly|formally|officially|then|together|virtually|subsequently|further|later|both|will|would) )*"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a skeleton and the part that it tells of. Groups: ``people``; ``act`` ends the words that say so.

    ``act``: words without which the pattern has no match, for those patterns that are slow to find that out.
    ``needs``: beginnings of words, in lower case, one of which a sentence must have for the rule to be tried at all.
    ``leads``: the people stand in a list right before the match. ``counts_back``: the evidence runs from the clause's
    start to the first of the people ("led by ..."), otherwise from the person to the act ("... opened the meeting").
    ``listed``: a list begins at the match's end, and all in it count; ``paired``: of that list, those before and after
    its "and".
    """

    role: Role
    name: str
    needs: str
    pattern: re.Pattern[str]
    counts_back: bool = False
    listed: bool = False
    paired: bool = False
    leads: bool = False
    act: re.Pattern[str] | None = None


def active(role: Role, name: str, needs: str, act: str) -> Rule:
    """Return a rule whose act stands after those who did it: "A and B opened the meeting"."""
    return Rule(role, name, needs, re.compile(rf"(?<![\w'])(?P<act>{act})"), leads=True)


def passive(role: Role, name: str, needs: str, act: str) -> Rule:
    """Return a rule whose act stands before one or a pair of those who did it: "chaired by A and B"."""
    return Rule(role, name, needs, re.compile(rf"{act}:?,? (?=[^.;]{{0,200}}?{PERSON})"), counts_back=True, paired=True)


def listing(role: Role, name: str, needs: str, act: str) -> Rule:
    """Return a rule whose act stands before a list: "attended by A, B and C"."""
    return Rule(role, name, needs, re.compile(rf"{act}:?,? (?=[^;]{{0,200}}?{PERSON})"), counts_back=True, listed=True)


def present(role: Role, name: str, needs: str, act: str) -> Rule:
    """Return a rule of a verb with a long list before it: "A, director of B, C and D, among others, were present"."""
    return Rule(
        role,
        name,
        needs,
        re.compile(rf"(?P<people>{PERSON}[^.:]{{0,1500}}?) ?,? ?(?:among others,? ?)?{_ADVERBS}(?P<act>{act})"),
        act=re.compile(act),
    )
