"""Who issued an article, by its front matter -> the person of that name in it, with the office that they held."""

from meetings.intake.types import Issuer

from .people import Person, plain

#: What is said of somebody beside the office.
_PERSONAL = frozenset({"Senator", "Sen."})
_SMALL = frozenset({"of", "for", "and", "the", "to", "in", "on"})


def find(issuer: Issuer | None, people: list[Person]) -> Person | None:
    """Return the person who issued the article, given the office where the text gives none; None where none is named.

    Two of one surname may both have issued it, so that neither is taken.
    """
    if issuer is None:
        return None
    surname = plain(issuer.surname)[-1]
    named = [person for person in people if plain(person.name)[-1] == surname]
    if len(named) != 1:
        return None
    person = named[0]
    if person.position is None or person.position in _PERSONAL:
        person.position, person.office_at = _in_small_letters(issuer.office), issuer.span
    return person


def _in_small_letters(office: str) -> str:
    """Return an office that is all in capitals as titles are written: "Minister for Foreign Affairs"."""
    if not office.isupper():
        return office
    return " ".join(word.lower() if word.lower() in _SMALL else word.capitalize() for word in office.split())
