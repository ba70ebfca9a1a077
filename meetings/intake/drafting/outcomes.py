"""Sentences of an article about a session -> what was agreed there: the whole sentence, with its qualifiers.

Only what the parties did jointly counts ("Both countries committed ...", "They emphasized ..."), and only by a verb
that commits, decides, recommends, reaffirms or emphasises.
"""

import re
from dataclasses import dataclass

from meetings.choices import OutcomeKind
from meetings.intake.types import Span

from .credits import clause_start
from .gazetteer import countries_in, country_code

_KINDS = (
    (OutcomeKind.COMMITMENT, r"committed|recommitted|pledged|undertook|promised|commit(?= to)|pledge(?= to)"),
    (
        OutcomeKind.DECISION,
        r"agreed|decided|resolved|endorsed|adopted|approved|concurred|established|agree" r"(?= to| on)|decide(?= to)",
    ),
    (OutcomeKind.RECOMMENDATION, r"recommended|urged|called (?:for|on|upon)"),
    (OutcomeKind.REAFFIRMATION, r"reaffirmed|re-affirmed|affirmed|reiterated|reaffirm|reiterate"),
    (
        OutcomeKind.EMPHASIS,
        r"emphasi[sz]ed|underscored|underlined|stressed|highlighted|emphasi[sz]e|underscore" r"|stress",
    ),
)
_VERBS = "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _KINDS)
_JOINT_NOUNS = (
    r"(?:countries|sides|nations|governments|delegations|parties|partners|participants|co-chairs|ministers|leaders"
    r"|principals|members|heads of delegations?|officials|representatives|allies)"
)
_PROPER = r"(?:[A-Z][\w.'’-]*(?: (?:of (?:the )?)?[A-Z][\w.'’-]*){0,3})"
_JOINT = re.compile(
    rf"(?:[Bb]oth (?:the )?{_JOINT_NOUNS}|[Tt]he (?:two |three |four |five |six )?(?:\w+ )?{_JOINT_NOUNS}"
    r")(?= )"
)
_NAMED = re.compile(
    rf"(?:[Tt]he )?{_PROPER}(?:, (?:the )?{_PROPER})*,? and (?:the )?{_PROPER}(?: {_JOINT_NOUNS})?(?= )"
)
_THEY = re.compile(r"They(?= )")
_WE = re.compile(r"[Ww]e(?= )")
_LEAD = re.compile(r"(?:(?:[A-Z][\w-]*(?: [\w'-]+){0,8}), )?")
_ACT = re.compile(
    rf"(?: (?:also|jointly|further|both|all|are|were|have|had|again|strongly|firmly|mutually"
    rf"|then|therefore)\b)*,? (?:{_VERBS})\b"
)
_PLURAL_OPENING = re.compile(
    rf"(?:Representatives|Participants|Officials|Senior officials|Delegations|Ministers"
    rf"|Leaders|The \w+ {_JOINT_NOUNS})\b"
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """An outcome: its words (folded text), its kind and operative verb, and the parties where they are named."""

    span: Span
    kind: OutcomeKind
    verb: str
    parties: tuple[str, ...]


def find(text: str, sentences: list[Span], *, speaks_as_we: bool) -> list[Agreed]:
    """Return the outcomes in reading order. ``speaks_as_we``: a joint statement, whose "we" is the parties."""
    found: list[Agreed] = []
    joint_before = False
    for sentence in sentences:
        start = clause_start(text, sentence)
        subject = _subject(text, start, sentence.end, joint_before, speaks_as_we)
        joint_before = subject is not None or bool(_PLURAL_OPENING.match(text, start, sentence.end))
        if subject is None:
            continue
        act = _ACT.match(text, subject.end, sentence.end)
        if act is None:
            continue
        kind = OutcomeKind[str(act.lastgroup)]
        parties = tuple(dict.fromkeys(code for _, _, code in countries_in(subject.of(text))))
        verb = act[str(act.lastgroup)]
        found.append(Agreed(Span(start, _end(text, sentence)), kind, verb, parties))
    return found


def _subject(text: str, start: int, end: int, joint_before: bool, speaks_as_we: bool) -> Span | None:
    """Return the joint subject of a clause, after any words that lead in; None when its subject is another."""
    lead = _LEAD.match(text, start, end)
    for at in dict.fromkeys((start, lead.end() if lead else start)):
        match = _JOINT.match(text, at, end)
        if match is None:
            match = _named_parties(text, at, end)
        if match is None and joint_before:
            match = _THEY.match(text, at, end)
        if match is None and speaks_as_we:
            match = _WE.match(text, at, end)
        if match:
            return Span(match.start(), match.end())
    return None


def _named_parties(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return a subject that names countries alone ("India and the United States"); None for any other."""
    match = _NAMED.match(text, start, end)
    if match is None:
        return None
    names = re.split(r",? and (?:the )?|, (?:the )?", re.sub(rf" {_JOINT_NOUNS}$", "", match[0]))
    return match if all(country_code(name) for name in names) else None


def _end(text: str, sentence: Span) -> int:
    """Return the end of a sentence without the quotation marks that close it."""
    end = sentence.end
    while text[end - 1] in "”\"' ":
        end -= 1
    return end
