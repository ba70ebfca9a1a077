"""Names as sources write them -> records of the directory, or None where none is surely meant.

A match is made on normalised names alone: case, accents, punctuation, honorifics and the dots of acronyms do not
count; everything else does. Names that fit two records match neither.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import TypeVar

from meetings.intake.types import SessionValue
from meetings.models import Organisation, Person, Session, WorkingGroup

HONORIFICS = frozenset(
    "mr mrs ms miss dr prof professor sir dame lord lady hon honourable honorable shri smt sri he hh hrh amb "
    "ambassador".split()
)
SMALL_WORDS = frozenset("of the for and on to a in".split())
NAMES_OF_STATES = re.compile(r"^(?:[A-Z]\.?){2,}$|^[A-Z][a-z]+$")

Named = TypeVar("Named", Organisation, Person, WorkingGroup)


def normalised(name: str) -> str:
    """Return the name for comparing: folded, lower case, acronyms without dots, words apart by single spaces."""
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name))
    plain = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"\b((?:[a-z]\.){2,})", lambda m: m.group(1).replace(".", ""), plain).replace("'s ", " ")
    words = re.findall(r"\w+", plain)
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def normalised_person(name: str) -> str:
    """Return a person's name for comparing: as ``normalised``, without honorifics."""
    return " ".join(word for word in normalised(name).split() if word not in HONORIFICS)


def match_person(name: str, country: str = "") -> Person | None:
    """Return the one person of this name or alias, or None. A country, where both have one, must agree.

    A single word (a surname alone) matches nobody: it may be anybody's.
    """
    wanted = normalised_person(name)
    if " " not in wanted:
        return None
    people = (p for p in Person.objects.current() if not (country and p.country and p.country != country))
    return _only(p for p in people if wanted in {normalised_person(n) for n in (p.name, *p.aliases)})


def match_organisation(name: str, country: str = "") -> Organisation | None:
    """Return the one organisation of this name, acronym or alias, or None. Two countries must agree."""
    wanted = normalised(name)
    held = (o for o in Organisation.objects.current() if not (country and o.country and o.country != country))
    return _only(o for o in held if wanted in {normalised(n) for n in (o.name, o.acronym, *o.aliases) if n})


def match_working_group(name: str) -> WorkingGroup | None:
    """Return the one working group of this name, acronym or alias, or None."""
    wanted = normalised(name)
    return _only(
        g for g in WorkingGroup.objects.current() if wanted in {normalised(n) for n in (g.name, g.acronym, *g.aliases)}
    )


def match_session(group: WorkingGroup, value: SessionValue) -> Session | None:
    """Return the group's session of the same ordinal or, where a side has none, of the same first day; or None."""
    held = group.sessions.current()
    if value.ordinal is not None:
        same: Session | None = held.filter(ordinal=value.ordinal).first()
        if same:
            return same
    if value.start_date is None:
        return None
    same_day = held.filter(start_date=value.start_date)
    if value.ordinal is not None:
        same_day = same_day.filter(ordinal__isnull=True)
    found: Session | None = same_day.first()
    return found


def proposed_acronym(group_name: str) -> str:
    """Return the initials of a group's own words, without its parties: ``U.S.-India Drug Policy Group`` -> ``DPG``.

    It is a proposal: where no source gives an acronym, the reviewer may choose another.
    """
    words = [word for word in re.split(r"\s+", group_name.strip()) if word]
    own = [w for w in words if not _joins_parties(w) and w.lower() not in SMALL_WORDS]
    letters = "".join(w[0] for w in own if w[0].isalpha()).upper()
    plain = "".join(c for c in unicodedata.normalize("NFKD", letters) if "A" <= c <= "Z")
    return (plain or "WG").ljust(2, "G")[:16]


def _joins_parties(word: str) -> bool:
    """Tell whether a word names parties (``U.S.-India``): capitalised names joined by hyphens or dashes."""
    parts = re.split(r"[-\u2010-\u2015]", word)
    return len(parts) > 1 and all(NAMES_OF_STATES.match(part) for part in parts)


def _only(found: Iterable[Named]) -> Named | None:
    rows = list(found)
    return rows[0] if len(rows) == 1 else None
