"""The words of a title beside a person's name -> the position, the body and the country in them."""

from dataclasses import dataclass

from meetings.intake.gazetteer import MINISTRIES, countries_in, country_code

from . import heads, phrases
from . import tokens as kind
from .lexicon import PLURAL_HEADS
from .phrases import Phrase
from .tokens import Tokens

#: How words for several who hold an office end, and for one, the longest first.
_PLURALS = {"women": "woman", "men": "man", "ies": "y", "s": ""}


@dataclass(frozen=True, slots=True)
class Title:
    """What a title says. None: it does not."""

    position: str | None = None
    organisation: str | None = None
    country: str | None = None


def words(text: str, tokens: Tokens, phrase: Phrase) -> str:
    """Return the words of a phrase without the article before them."""
    start = phrase.start
    while start < phrase.end and tokens.words[start].lower() in ("the", "a", "an", ","):
        start += 1
    return text[tokens.starts[start] : tokens.ends[phrase.end - 1]] if start < phrase.end else ""


def describe(text: str, tokens: Tokens, phrase: Phrase) -> Title:
    """Part a title into position and organisation, and tell whose country's it is where the words say so."""
    country = _country(text, tokens, phrase)
    owner = _owner_end(tokens, phrase)
    position = phrase
    organisation: str | None = None
    if owner is not None:
        named = _without_acronym(tokens, Phrase(phrase.start, owner))
        position = Phrase(_past_acronym(tokens, owner + 1), phrase.end)
        if country_code(words(text, tokens, named)) is None or phrases.names_body(tokens, named):
            organisation = words(text, tokens, named)
    else:
        split = _leading_body_end(tokens, phrase)
        if split is not None:
            organisation = words(text, tokens, _without_acronym(tokens, Phrase(phrase.start, split)))
            position = Phrase(split, phrase.end)
    if organisation is None:
        position, organisation = _trailing_body(text, tokens, position)
    if organisation and tokens.words[position.end - 1] == ")" and tokens.words[max(0, position.end - 2)].isupper():
        position = _without_acronym(tokens, position)
    return Title(words(text, tokens, position) or None, organisation or None, country or _body_country(organisation))


def of_one(position: str) -> str:
    """Return the office that each of several holds: "Senior Directors" is "Senior Director"."""
    words = position.split(" ")
    for place, word in enumerate(words):
        if word in ("of", "for", "to"):
            break
        if word.lower() in PLURAL_HEADS:
            ending = next(each for each in _PLURALS if word.endswith(each))
            words[place] = word.removesuffix(ending) + _PLURALS[ending]
    return " ".join(words)


def _body_country(organisation: str | None) -> str | None:
    if organisation is None:
        return None
    for acronym, (name, country) in MINISTRIES.items():
        if organisation in (acronym, name):
            return country
    return None


def _country(text: str, tokens: Tokens, phrase: Phrase) -> str | None:
    """Return the country that a title belongs to: "Mexico's ...", "... of India", "U.S. ...", not "... to Mexico"."""
    start = tokens.starts[phrase.start]
    if (
        kind.PLACE not in tokens.kinds[phrase.start : phrase.end]
        and "-" not in text[start : tokens.ends[phrase.end - 1]]
    ):
        return None
    belongs = []
    for begin, _, code in countries_in(text[start : tokens.ends[phrase.end - 1]]):
        lead = text[start : start + begin].split()
        if lead and lead[-1] == "the":
            lead.pop()
        if not lead or lead[-1] == "of" or not {"to", "in", "for", "with", "on"} & set(lead):
            belongs.append(code)
    return belongs[0] if belongs else None


def _owner_end(tokens: Tokens, phrase: Phrase) -> int | None:
    """Return the index of the possessive that parts an owner from a position ("Bureau's Deputy Director")."""
    for index in range(phrase.start + 1, phrase.end - 1):
        if tokens.kinds[index] == kind.POSSESSIVE and not heads.has_head(tokens, phrase.start, index):
            return index
    return None


def _without_acronym(tokens: Tokens, phrase: Phrase) -> Phrase:
    if tokens.words[phrase.end - 1] == ")":
        return Phrase(phrase.start, max(phrase.end - 3, phrase.start + 1))
    return phrase


def _past_acronym(tokens: Tokens, index: int) -> int:
    return index + 3 if tokens.words[index] == "(" else index


def _leading_body_end(tokens: Tokens, phrase: Phrase) -> int | None:
    """Return where the position begins after a body's name ("National Security Council | Senior Director")."""
    first = phrase.start
    while first < phrase.end and not (tokens.kinds[first] in heads.KINDS_OF_HEADS and heads.is_head(tokens, first)):
        first += 1
    while first > phrase.start and tokens.kinds[first - 1] in (kind.QUALIFIER, kind.LOWER_TITLE):
        first -= 1
    begin = phrase.start
    while begin < first and (heads.is_the(tokens, begin) or tokens.words[begin] == "former"):
        begin += 1
    kinds = tokens.kinds[begin:first]
    if not kinds or kinds[-1] == kind.CONNECTOR:
        return None
    # "Amber Development Bank (ADB) | head"
    named = kinds[:-3] if kinds[-1] == ")" else kinds
    if kind.BODY in kinds and (named[-1:] == kind.BODY or kind.CONNECTOR in kinds):
        return first
    # "Amber Oil | CEO"
    is_company = kinds[0] == kind.NAME and set(kinds) <= {kind.NAME, kind.POLICY}
    return first if is_company or kinds == kind.ACRONYM else None


def _trailing_body(text: str, tokens: Tokens, phrase: Phrase) -> tuple[Phrase, str | None]:
    """Part "Coordinator for ... at the Council" and "Official Spokesperson of the MEA" into position and body."""
    for index in range(phrase.start + 1, phrase.end - 1):
        if tokens.words[index] == "," and heads.has_head(tokens, phrase.start, index):
            # "Joint Secretary (International Cooperation), Ministry of Defence, India"
            rest = Phrase(index + 1, phrase.end)
            first = tokens.kinds[rest.start] in (kind.BODY, kind.ACRONYM)
            if first and not heads.holds_office(tokens, rest.start, rest.end):
                return Phrase(phrase.start, index), words(text, tokens, rest)
        if tokens.words[index] not in ("of", "at", "in", "with") or not heads.has_head(tokens, phrase.start, index):
            continue
        if "charge" in tokens.words[index - 1 : index + 2]:
            # "Counsellor in charge of the Amber Division | of the Department"
            continue
        rest = Phrase(index + 1, phrase.end)
        least = 2 if tokens.words[index] == "in" else 1
        long_enough = rest.end - rest.start > least or tokens.kinds[rest.start] == kind.ACRONYM
        is_country = country_code(words(text, tokens, rest)) is not None and not phrases.names_body(tokens, rest)
        if (
            long_enough
            and phrases.names_body(tokens, rest)
            and not is_country
            and not heads.has_head(tokens, rest.start, rest.end)
        ):
            return Phrase(phrase.start, index), words(text, tokens, rest)
    return phrase, None
