"""Words of a text -> the city, and the country, where a meeting was held."""

import re
from dataclasses import dataclass

from . import tokens
from .gazetteer import REGIONS, capital_country, country_code

_WASHINGTON = "Washington, D.C."
_CITY = r"[A-ZÀ-Þ][\w'-]+(?:[ -][A-ZÀ-Þ][\w'-]+){0,2}"
_IN_CITY = re.compile(
    rf"\b(?:in|In) (?P<city>Washington,? ?D\.? ?C\.?|{_CITY})(?:, (?P<rest>D\.? ?C\.?"
    rf"|[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){{0,3}}))?"
)
_VENUES = re.compile(r"\bat the (?:White House|U\.S\. Department of State|State Department)\b")
_IN_COUNTRY = re.compile(r"\b(?:in|to) (?:the )?(?P<country>[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){0,3})")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A city and its country's code (either may be None), and where the words stand in the folded text."""

    city: str | None
    country: str | None
    start: int
    end: int


def find(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the first place named in ``text[start:end]`` as one where something is held; None when none is."""
    for match in _IN_CITY.finditer(text, start, end):
        place = _city(match)
        if place is not None:
            return place
    venue = _VENUES.search(text, start, end)
    if venue:
        return FoundPlace(_WASHINGTON, "US", venue.start(), venue.end())
    return None


def find_country(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the first country named with "in" or "to" there; None when none is."""
    for match in _IN_COUNTRY.finditer(text, start, end):
        code = country_code(match["country"])
        if code:
            return FoundPlace(None, code, match.start(), match.end())
    return None


def of_dateline(dateline: str) -> FoundPlace | None:
    """Return the place that a dateline such as "Vienna, Austria" names; None when it is not known for a city."""
    city, _, rest = dateline.partition(", ")
    country = country_code(rest) if rest else capital_country(city)
    return FoundPlace(city, country, 0, 0) if country else None


def _city(match: re.Match[str]) -> FoundPlace | None:
    city, rest = match["city"], match["rest"]
    rest = rest if rest is None or rest[1:2] == "." else rest.rstrip(".")
    if city.startswith("Washington") and (rest is None or rest.replace(" ", "").startswith("D") or "D" in city[10:]):
        # "Washington, DC," and "Washington D.C." are one city under three spellings.
        washington_end = match.end() if rest and rest[0] == "D" else match.end("city")
        return FoundPlace(_WASHINGTON, "US", match.start(), washington_end)
    known = capital_country(city)
    kind = tokens.kind_of(city.split(" ")[0])
    if known is None and (kind not in (tokens.NAME,) or country_code(city)):
        return None
    country = known
    end = match.end("city")
    if rest:
        state = rest.casefold() in REGIONS
        country = "US" if state else country_code(rest) or known
        end = match.end() if state or country_code(rest) else end
    if country is None:
        # A capitalised word after "in" may be anything; a city is told by its country or its fame.
        return None
    return FoundPlace(city, country, match.start(), end)
