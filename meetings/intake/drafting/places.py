"""Words of a text -> the city, and the country, where a meeting was held."""

import re
from dataclasses import dataclass

from meetings.intake.gazetteer import REGIONS, capital_country, country_code

from . import tokens

_WASHINGTON = "Washington, D.C."
_CITY = r"(?:St\. )?[A-ZÀ-ÞĀ-Ž][\w'-]+(?:(?: (?:de|do|da|del|di|es|la|le))?[ -][A-ZÀ-ÞĀ-Ž][\w'-]+){0,3}"
_REST = r"(?:, (?P<rest>D\.? ?C\.?|[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){0,3}))?"
_IN_CITY = re.compile(rf"\b(?P<how>in|In|at|to) (?P<city>Washington,? ?D\.? ?C\.?|{_CITY}){_REST}")
#: "at the Conference Centre, Accra", "at South Block, New Delhi", "in the Turkish capital Ankara".
_AT_VENUE = re.compile(
    rf"\bat (?:the )?[A-ZÀ-ÞĀ-Ž][^,;]{{2,60}}, (?P<city>{_CITY})"
    rf"|\b(?:in|toured|visited) the (?:[\w-]+ ){{0,3}}?(?:capital(?: city)?|city|town|resort|port|village),? (?:of )?"
    rf"(?P<capital>{_CITY})"
)
_STOP = re.compile(rf"(?P<city>{_CITY}), (?P<country>[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){{0,3}})")
_VISITED = re.compile(
    r"\b(?P<how>(?:travel\w*|trips?|visits?|flew|fly|went|go|going|head(?:s|ed|ing)?|proceed\w*|return\w*|journey"
    r"|tour|delegation)"
    r" (?:\w+ ){0,3}?(?:in)?to|visited|visits?|visiting|(?:leav\w+|left|depart\w*) for) (?:also )?"
    rf"(?P<city>{_CITY}){_REST}"
)
_HELD_IN = re.compile(
    rf"\b(?:[Mm]eetings?|[Tt]alks|[Ss]ession|[Cc]onsultations|[Dd]iscussions|[Dd]ialogue)(?:,? (?:was|were"
    rf"|which was))? "
    rf"(?:held|took place|hosted) (?P<how>in|at) (?P<city>{_CITY}){_REST}"
)
_CALLED_BY_CITY = re.compile(
    rf"\b(?:[Tt]he|an?|at|in|of|during|after|from) (?P<city>{_CITY}) (?:[a-z-]+ )?(?:meeting|talks|summit|conference)\b"
)
_ITINERARY = re.compile(
    r"(?:[A-Z][a-z]+day,? )?(?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?[,:]? ?"
    rf"(?P<city>{_CITY}), (?P<rest>[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){{0,3}})(?: and [^–—:\n]{{3,40}})? ?[–—:-] ?"
)
_BEFORE_DASH = re.compile(rf"(?P<words>{_CITY}) ?[–—] ?(?=[A-Z])")
_WEEKDAY_AFTER = re.compile(r" (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$")
_VENUES = re.compile(r"\b(?:at|to) the (?:White House|U\.S\. Department of State|State Department)\b")
_IN_COUNTRY = re.compile(r"\b(?:in|to|visited) (?:the )?(?P<country>[A-Z][\w.]+(?: (?:of )?[A-Z][\w.]+){0,3})")
_HERE = re.compile(r"\bhere\b(?! (?:and|to|we|is|are)\b)|\bin the (?:\w+ )?capital\b")
_DATELINE = re.compile(rf"(?P<city>{_CITY})(?: \[(?P<bracket>[A-Za-z. ]+)\])?(?:, (?P<rest>[A-Z][A-Za-z. ]+))?")
#: What stands in a city and is none: "in Camp Aguinaldo, Quezon City".
_COMPOUNDS = frozenset(("Camp", "Fort"))
#: What stands before the name of a place that is no city's and where meetings are held.
_LANDMARKS = frozenset(("Lake", "Camp", "Mount"))
#: Regions after a city that are none of the United States.
_PROVINCES = {"ontario": "CA", "quebec": "CA"}
_BUILDINGS = frozenset("Castle Palace House Hotel Airport University Hall Tower Centre Center".split())
#: What stands after "in" with a capital and is no place.
_LANGUAGES = frozenset("English Arabic Hindi Urdu Mandarin Swahili Bahasa Farsi Pashto Tamil Bengali".split())


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A city and its country's code (either may be None), and where the words stand in the folded text."""

    city: str | None
    country: str | None
    start: int
    end: int


def find(text: str, start: int, end: int, *, told: bool = False) -> FoundPlace | None:
    """Return the first place named in ``text[start:end]`` as one where something is held; None when none is.

    ``told``: the words tell of a meeting, so that a name after "in" is its city even where no table has it.
    """
    found = _find_city(text, start, end, told=told)
    venue = _VENUES.search(text, start, end)
    if venue and (found is None or venue.start() < found.start):
        return FoundPlace(_WASHINGTON, "US", venue.start(), venue.end())
    return found


def _find_city(text: str, start: int, end: int, *, told: bool) -> FoundPlace | None:
    candidates = list(_IN_CITY.finditer(text, start, end))
    # "at Belém Palace in Lisbon": what is said to be the place where counts before where somebody went or stayed.
    for prepositions in (("in", "In"), ("at", "to")) if told else (("in", "In"),):
        for match in candidates:
            if match["how"] in prepositions and (place := _city(match, told=told and match["how"] != "to")):
                return place
    for match in _AT_VENUE.finditer(text, start, end):
        city = match["city"] or match["capital"]
        country = capital_country(city)
        if country or (match["capital"] and told):
            return FoundPlace(city, country, match.start(), match.end())
    return None


def find_held(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the place that ``text[start:end]`` says a meeting was held at, in so many words; None when it does not."""
    for match in _HELD_IN.finditer(text, start, end):
        place = _city(match, told=True)
        if place is not None:
            return place
    return None


def find_visited(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the place to which somebody travelled there ("travelled to Kathmandu"); None when none is named."""
    for match in _VISITED.finditer(text, start, end):
        place = _city(match, told=True)
        if place is not None:
            return place
    return find_country(text, start, end)


def stops(text: str, start: int, end: int) -> dict[str, FoundPlace]:
    """Return the cities that ``text[start:end]`` names with their countries ("Accra, Ghana; ..."), by country."""
    found: dict[str, FoundPlace] = {}
    for match in _STOP.finditer(text, start, end):
        # "Bucharest, Romania March 9-11"
        code = country_code(match["country"]) or country_code(match["country"].rpartition(" ")[0])
        if code and country_code(match["city"]) is None:
            found.setdefault(code, FoundPlace(match["city"], code, match.start(), match.end()))
    return found


def find_country(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the first country named with "in", "to" or "visited" there; None when none is."""
    for match in _IN_COUNTRY.finditer(text, start, end):
        code = country_code(match["country"])
        if code:
            return FoundPlace(None, code, match.start(), match.end())
    return None


def find_before_dash(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the city that a dash sets before the words that tell of a meeting there.

    In a line of an itinerary, after its day ("Monday, May 13, 2024 Lima, Peru – ..."), or after a heading ("Readout of
    the Meeting Lima – ...").
    """
    line = _ITINERARY.match(text, start, end)
    if line:
        country = country_code(line["rest"]) or capital_country(line["city"])
        return FoundPlace(line["city"], country, line.start("city"), line.end("city")) if country else None
    heading = _BEFORE_DASH.search(text, start, end)
    words = heading["words"].split(" ") if heading else []
    for count in range(len(words)):
        city = " ".join(words[count:])
        if heading and capital_country(city):
            stop = heading.end("words")
            return FoundPlace(city, capital_country(city), stop - len(city), stop)
    return None


def only_city_of(country: str, text: str) -> FoundPlace | None:
    """Return the one city of a country that a text names as a place where something is; None for none or several."""
    found: dict[str, FoundPlace] = {}
    for match in _IN_CITY.finditer(text):
        place = _city(match, told=False)
        if place and place.city and place.country == country:
            found.setdefault(place.city, place)
    return next(iter(found.values())) if len(found) == 1 else None


def find_talks(text: str, start: int, end: int) -> FoundPlace | None:
    """Return the city by which ``text[start:end]`` calls talks ("the Kyiv talks"); None where it does not."""
    for match in _CALLED_BY_CITY.finditer(text, start, end):
        country = capital_country(match["city"])
        if country:
            return FoundPlace(match["city"], country, match.start("city"), match.end("city"))
    return None


def is_here(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` tells of something "here", where the story was filed."""
    return _HERE.search(text, start, end) is not None


def of_dateline(dateline: str) -> FoundPlace | None:
    """Return the place that a dateline names ("Vienna, Austria", "DHAKA, Nov 19 (BSS)"); None for none known."""
    match = _DATELINE.match(dateline)
    if match is None:
        return None
    city = match["city"].title() if match["city"].isupper() else match["city"]
    country = country_code(match["bracket"] or match["rest"] or "") or capital_country(city)
    return FoundPlace(city, country, 0, 0) if country else None


def _city(match: re.Match[str], *, told: bool) -> FoundPlace | None:
    city, rest = _WEEKDAY_AFTER.sub("", match["city"]), match["rest"]
    rest = rest if rest is None or rest[1:2] == "." else rest.rstrip(".")
    if city.startswith("Washington") and (rest is None or rest.replace(" ", "").startswith("D") or "D" in city[10:]):
        # "Washington, DC," and "Washington D.C." are one city under three spellings.
        washington_end = match.end() if rest and rest[0] == "D" else match.end("city")
        return FoundPlace(_WASHINGTON, "US", match.start(), washington_end)
    if rest and city.split(" ")[0] in _COMPOUNDS and capital_country(rest):
        city, rest = rest, None
    known = capital_country(city) or capital_country(city.removesuffix(" City")) or (rest and country_code(rest))
    first, _, building = city.partition(" ")
    if known is None and match["how"] in ("in", "In", "at") and building in _BUILDINGS and capital_country(first):
        return FoundPlace(first, capital_country(first), match.start(), match.end("city"))
    named = first in _LANDMARKS or tokens.kind_of(first) == tokens.NAME
    if known is None and (not named or country_code(city)):
        return None
    country, end = known, match.end("city")
    if rest:
        state = rest.casefold() in REGIONS
        country = _PROVINCES.get(rest.casefold(), "US") if state else country_code(rest) or known
        end = match.end() if state or country_code(rest) else end
    if country is None and told and match["how"] == "at" and first not in _LANDMARKS:
        # "held at Parliament House"
        return None
    if country is None and not (told and city not in _LANGUAGES):
        # A capitalised word after "in" may be anything; a city is told by its country or its fame.
        return None
    return FoundPlace(city, country, match.start(), end)
