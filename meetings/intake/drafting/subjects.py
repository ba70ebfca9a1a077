"""The words before an operative verb -> whose act it is: several parties' jointly, a body's, one party's, or nobody's.

A subject is read backwards from its verb. What stands between the two may only say when, where or how; what stands
before the subject must end a clause. Words are looked up one by one, so that long sentences cost no more than short.
"""

import re
from enum import Enum

from meetings.intake.types import Span

from .lexicon import HONORIFICS, TITLE_HEADS, word_set


class Subject(Enum):
    """Whose act a verb tells of."""

    JOINT = "several parties, or people of several parties"
    BODY = "a body that meets"
    SINGLE = "one party, organisation or person"
    WE = "whoever speaks"


#: Those who act jointly, by what they are; in the plural.
_JOINT_NOUNS = word_set(
    "countries sides nations governments delegations parties partners participants co-chairs cochairs chairs ministers"
    " leaders principals members heads officials representatives allies agencies ministries presidents premiers"
    " secretaries advisers advisors commissioners directors generals chiefs envoys ambassadors counterparts teams"
    " companies states economies institutions organisations organizations departments experts authorities attendees"
    " delegates diplomats negotiators deputies commanders services navies armies forces coastguards chairpersons"
    " chairmen groups capitals businesses firms interlocutors stakeholders administrators regulators universities"
    " dialogues spokespersons points dignitaries ends pair duo trio presidencies neighbours neighbors powers"
)
#: Bodies that meet, by the last word of their names.
_BODIES = word_set(
    "meeting committee commission council group dialogue forum board partnership assembly conference summit coalition"
    " alliance mechanism consultations talks session platform workshop troika bloc quad union association community"
    " jwg jcm wg"
)
_CONNECTORS = word_set("of the for on de del dos da la al bin bint ibn van der von den di y e du du d'")
_LOWER_NAMES = word_set(
    "counterpart delegation side government minister president prime team leader authorities ministry ambassador"
    " secretary chancellor premier foreign defence defense deputy vice visiting his her their its host chief general"
    " guest king emir sultan crown queen official spokesperson spokesman spokeswoman director interior home"
    " trade finance"
)
_PREPOSITIONS = word_set("of from at in for representing attending with on to who present participating")
_NO_SUBJECT = word_set(
    "in on at during after before following for with by under as while when since through from to if upon besides"
    " regarding concerning and or but it this that there who which"
)
_RELATIVES = word_set("which that where")
_DETERMINERS = word_set("the these those their our all both each two three four five six seven eight nine ten several")
_HOLDERS = word_set("ministry department office minister secretary bureau committee commission agency director")
_JOINT_OPENING = re.compile(
    r"(?:both(?! the (?:president|minister|prime))|each|they|the (?:two|three|four|five|six|seven|\d)"
    r"|all (?:the )?\w+)\b",
    re.IGNORECASE,
)
_NUMBERS = word_set("two three four five six seven eight nine")
#: Words between a subject and its verb that say when, where and how.
_ADVERB = re.compile(
    r"(?:,? (?:also|jointly|further|furthermore|both|all|each|are|were|have|has|again|strongly|firmly|mutually|then"
    r"|thus"
    r"|therefore|additionally|unanimously|remains?|remained|stand|once|similarly|clearly|likewise|duly|finally|too"
    r"|subsequently|formally|fully|moreover|is|was|had|in (?:principle|turn|particular|addition|this regard|that regard"
    r"|this context)|today|yesterday|earlier|now|here|this (?:week|month|morning|afternoon|evening)"
    r"|(?:late |early )?on (?:[A-Z][a-z]+day|[A-Z][a-z]+ \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?"
    r"|(?:[A-Z][a-z]+day)|(?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)| \([^()]{1,80}\))$"
)
_JOINS = re.compile(r"(?:[,;]|,? and|,? but|,? as well as|;? and)$")
_LONGEST_JOIN = 14
_BOUNDARY = re.compile(
    r", |; |: | - | – |— |\) |(?<=[.!?])[”\"']* |\b(?:that|where|in which|while|whereby|as|with|when|and|said|says"
    r"|announced|noted|stated|added|confirmed) |[“\"]"
    r"|(?<= )(?=(?:both|the (?:two|three|four|five)) )"
)
#: A finite verb that another follows after "and".
_FINITE = re.compile(
    r" (?:met|held|took|spoke|had|saw|gave|made|began|put|set|shared|are|were|discuss|review|welcome|condemn|note"
    r"|recogni[sz]e|express|acknowledge|support|commit|agree|underwent|said|paid|laid|[a-z]{3,}ed)\b"
)
_LONGEST = 400
_MOST_WORDS = 26
_MOST_ATTRIBUTES = 5


def of_verb(text: str, start: int, at: int) -> tuple[Subject, Span] | None:
    """Return whose act the verb at ``at`` tells of and the words that name them; ``start``: where its sentence begins.

    None: the words before the verb name nobody who could act.
    """
    start = max(start, at - _LONGEST)
    end = _without_adverbs(text, start, at)
    joins = _JOINS.search(text, max(start, end - _LONGEST_JOIN), end)
    if joins is None:
        return _named(text, start, end)
    if text[joins.start()] == "," and joins.end() == joins.start() + 1:
        own = _named(text, start, _before_insertion(text, start, joins.start()))
        if own:
            return own
    for verb in _FINITE.finditer(text, start, joins.start() + 1):
        governing = _named(text, start, _without_adverbs(text, start, verb.start()))
        if governing:
            return governing
    return None


def _without_adverbs(text: str, start: int, end: int) -> int:
    """Return where the words before a verb end, less those that only say when, where or how."""
    end = start + len(text[start:end].rstrip())
    while match := _ADVERB.search(text, max(start, end - 90), end):
        end = match.start()
    return end


def _before_insertion(text: str, start: int, end: int) -> int:
    """Return where a subject ends that words between two commas follow: "Minister A, who ..., agreed"."""
    comma = text.rfind(",", start, end)
    return comma if comma > start else start


def _named(text: str, start: int, end: int) -> tuple[Subject, Span] | None:
    """Return the subject that ends at ``end``: the shortest run from a boundary that names one."""
    starts = [start, *(match.end() for match in _BOUNDARY.finditer(text, start, end))]
    for number in range(len(starts) - 1, -1, -1):
        words = text[starts[number] : end].split()
        if len(words) > 1 and words[0].isdigit():
            # "10 Singapore noted": the number of a paragraph.
            starts[number] += len(words.pop(0)) + 1
        if not words or len(words) > _MOST_WORDS:
            continue
        if words[0] == "and" and len(words) > 1 and number:
            kind = _last_of_list(words[1:], text[starts[number - 1] : starts[number]])
        elif text[: starts[number]].endswith("and ") and not _JOINT_OPENING.match(text, starts[number], end):
            kind = None
        else:
            kind = _kind(words)
        if kind:
            return kind, Span(starts[number], end)
    return None


def _last_of_list(words: list[str], before: str) -> Subject | None:
    """Return whose act the end of a list tells of ("..., Minister A, and industry leaders"): all that it lists."""
    listed = before.strip(" ,;()").split()
    kind = _kind(words)
    return Subject.JOINT if kind and listed and _kind(listed) else kind


def _kind(words: list[str]) -> Subject | None:
    """Return whose act a run of words could be; None when it is no subject."""
    plain = [word.lower().strip(",") for word in words]
    if plain[0] == "together" and len(plain) > 1:
        return _kind(words[1:])
    if plain[-1] in _RELATIVES:
        return None
    if plain in (["they"], ["they", "both"], ["both"], ["each"]) or _are_several(plain):
        return Subject.JOINT
    if plain in (["he"], ["she"], ["it"]):
        return Subject.SINGLE
    if plain[0] == "we":
        return Subject.WE if len(plain) == 1 else None
    if plain[0] in _NO_SUBJECT:
        return None
    stop = next((i for i, word in enumerate(plain) if i and word in _PREPOSITIONS), len(plain))
    head = plain[stop - 1]
    if head in _JOINT_NOUNS and stop <= 8 and not _is_clause(words[: stop - 1]):
        return Subject.JOINT
    if head in _BODIES and stop <= 12 and not _is_clause(words[: stop - 1]):
        return Subject.BODY
    return _of_names(words)


def _are_several(plain: list[str]) -> bool:
    """Say whether words name several, whatever they are: "the two", "both dignitaries", "the three generals"."""
    if len(plain) > _MOST_ATTRIBUTES or (
        plain[0] != "both" and not (plain[0] == "the" and plain[1:2] and plain[1] in _NUMBERS)
    ):
        return False
    if plain[-1] in ("men", "women"):
        return True
    return plain[-1] in _NUMBERS or (plain[-1].endswith("s") and not plain[-1].endswith(("'s", "ss")))


def _is_clause(words: list[str]) -> bool:
    """Say whether words before a noun are more than its attributes: a verb or a pronoun is among them."""
    return any(
        word.lower() in ("he", "she", "it", "to", "is", "was", "were", "are", "has", "had", "not", "by")
        for word in words
    )


def _of_names(words: list[str]) -> Subject | None:
    """Return JOINT for names joined by "and", SINGLE for one name, BODY for an acronym; None for other words."""
    if not all(_names(word) or word in ("and", "as", "well", "along", "together", "with") for word in words):
        return None
    if not any(word[0].isupper() and word.lower() not in _DETERMINERS for word in words):
        return Subject.SINGLE if len(words) > 1 and words[0].lower() == "the" else None
    joined = [i for i, word in enumerate(words) if word == "and"]
    if joined and 0 < joined[-1] < len(words) - 1 and not _is_one_body(words, joined[-1]):
        return Subject.JOINT
    return Subject.BODY if len(words) <= 2 and words[-1].isupper() and len(words[-1]) > 2 else Subject.SINGLE


def _names(word: str) -> bool:
    return (
        word[0].isupper() or word[0] == "(" or word.lower().strip(",") in _CONNECTORS or word.strip(",") in _LOWER_NAMES
    )


def _is_one_body(words: list[str], joined: int) -> bool:
    """Say whether an "and" stands within one name: "the Ministry of Foreign Affairs and Trade"."""
    before = {word.lower() for word in words[:joined]}
    after = words[joined + 1].lower().strip(".,")
    if _HOLDERS.isdisjoint(before) or before.isdisjoint(("of", "for")):
        return False
    return after not in TITLE_HEADS and after not in HONORIFICS and after not in ("the", "his", "her", "their", "its")
