"""The value of a fact <-> JSON: enumerations as their values, dates as ISO 8601, tuples as lists, absent as null."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from meetings.choices import FactKind
from meetings.countries import COUNTRY_NAMES
from meetings.intake.gazetteer import country_code
from meetings.intake.types import OutcomeValue, PersonValue, SessionValue, StatementValue

type_of_kind: dict[str, type[SessionValue | PersonValue | StatementValue | OutcomeValue]] = {
    FactKind.SESSION: SessionValue,
    FactKind.PERSON: PersonValue,
    FactKind.STATEMENT: StatementValue,
    FactKind.OUTCOME: OutcomeValue,
}
_COUNTRIES = frozenset({"country", "host", "parties", "responsible_parties"})
_FIELDS = {made: tuple(field.name for field in fields(made)) for made in type_of_kind.values()}


class UnreadableValue(ValueError):
    """A field of a value that cannot be read; the message names the field, quotes the value and says what would do."""


def value_to_json(value: SessionValue | PersonValue | StatementValue | OutcomeValue) -> dict[str, Any]:
    """Return the value as JSON data, with every field of its kind."""
    return {name: _plain(getattr(value, name)) for name in _FIELDS[type(value)]}


def value_from_json(kind: str, data: Mapping[str, Any]) -> SessionValue | PersonValue | StatementValue | OutcomeValue:
    """Return the value of a fact of ``kind`` from JSON data; fields that are absent or empty take their default.

    Raises UnreadableValue for a field that its kind does not have, lacks, or cannot hold.
    """
    made = type_of_kind[kind]
    hints = get_type_hints(made)
    if unknown := sorted(set(data) - set(hints)):
        raise UnreadableValue(f"{unknown[0]!r} is no field of a {kind}; leave it out.")
    given = {name: _typed(name, hints[name], data[name]) for name in data if data[name] not in (None, "", [])}
    try:
        return made(**given)
    except TypeError:
        missing = next(field.name for field in fields(made) if field.name not in given)
        raise UnreadableValue(f"A {kind} needs its {missing.replace('_', ' ')}.") from None


def _plain(value: Any) -> Any:
    if value is None or type(value) is str:
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _typed(name: str, hint: Any, value: Any) -> Any:
    if get_origin(hint) is tuple:
        items = value if isinstance(value, list) else [value]
        return tuple(_typed(name, get_args(hint)[0], item) for item in items)
    if get_origin(hint) in (Union, UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    if name in _COUNTRIES:
        return _country(name, str(value))
    try:
        if hint is date:
            return date.fromisoformat(value)
        if hint is int:
            return int(value)
        return hint(value) if issubclass(hint, Enum) else str(value)
    except (TypeError, ValueError):
        raise UnreadableValue(f"{name.replace('_', ' ')}: {value!r} {_wanted(hint)}.") from None


def _country(name: str, words: str) -> str:
    """Return the code of a country given by its code, name or acronym ("us", "United States", "USA")."""
    code = words.strip().upper()
    if code in COUNTRY_NAMES:
        return code
    if named := country_code(words):
        return named
    raise UnreadableValue(f"{name.replace('_', ' ')}: {words!r} is no country; write its name or its two letters.")


def _wanted(hint: Any) -> str:
    if hint is date:
        return "is not a date; write it as 2026-01-20"
    if hint is int:
        return "is not a whole number"
    return "is not one of " + ", ".join(str(member.value) for member in hint)
