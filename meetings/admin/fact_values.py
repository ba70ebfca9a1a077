"""The value of a drafted fact -> words to read, and a form to amend it."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from django import forms
from django.db.models import TextChoices

from meetings.choices import FactKind, Role
from meetings.countries import country_name
from meetings.forms import LinesField
from meetings.intake.values import type_of_kind
from meetings.summaries.wording import days

LONG = {"text", "title"}
LABELS = {
    "country": "Country (ISO 3166-1, two letters)",
    "host": "Host (ISO 3166-1, two letters)",
    "parties": "Parties (ISO 3166-1, one a line)",
    "responsible_parties": "Responsible parties (ISO 3166-1, one a line)",
    "session": "Session of the article (its first is 0)",
    "ordinal": "Ordinal (the inaugural session is 1)",
}


def in_words(kind: str, value: Mapping[str, Any]) -> str:
    """Return a fact's value as one would say it."""
    return {
        FactKind.SESSION: _session,
        FactKind.PERSON: _person,
        FactKind.STATEMENT: _statement,
        FactKind.OUTCOME: _outcome,
    }[FactKind(kind)](value)


def _session(value: Mapping[str, Any]) -> str:
    start, end = (date.fromisoformat(day) if day else None for day in (value.get("start_date"), value.get("end_date")))
    dates = days(start, end) if start else ""
    place = ", ".join(part for part in (value.get("city"), _country(value.get("country"))) if part)
    return "; ".join(part for part in (value.get("title"), dates, place) if part)


def _person(value: Mapping[str, Any]) -> str:
    held = [value.get("position"), value.get("organisation"), _country(value.get("country"))]
    did = ", ".join(str(Role(role).label).lower() for role in value.get("roles") or ())
    named = ", ".join(part for part in (value.get("name"), *held) if part)
    return f"{named}: {did}" if did else named


def _statement(value: Mapping[str, Any]) -> str:
    speaker = value.get("speaker") or "Unnamed or joint"
    text = value.get("text") or ""
    return f"{speaker}: “{text}”" if value.get("form") == "verbatim" else f"{speaker}: {text}"


def _outcome(value: Mapping[str, Any]) -> str:
    return f"{str(value.get('kind') or '').capitalize()}: {value.get('text') or ''}"


def _country(code: str | None) -> str:
    return country_name(code) if code else ""


class ValueForm(forms.Form):
    """The fields of a value of one kind, made by ``value_form``."""

    def as_value(self) -> dict[str, Any]:
        """Return the value as JSON data; call it on a valid form."""
        return {
            name: value.isoformat() if isinstance(value, date) else value for name, value in self.cleaned_data.items()
        }


def value_form(kind: str, data: Mapping[str, Any] | None = None, *, initial: Mapping[str, Any]) -> ValueForm:
    """Return the form that amends a value of ``kind``; ``data`` is what was posted, None to show it."""
    hints = get_type_hints(type_of_kind[kind])
    required = {name for name, hint in hints.items() if type(None) not in get_args(hint) and not _listed(hint)}
    made = type("ValueForm", (ValueForm,), {name: _field(name, hint, name in required) for name, hint in hints.items()})
    form: ValueForm = made(data, initial=dict(initial), prefix="value")
    return form


def _listed(hint: Any) -> bool:
    return get_origin(hint) is tuple


def _field(name: str, hint: Any, required: bool) -> forms.Field:
    """Return the form field of one field of a value, by its type."""
    options: dict[str, Any] = {"label": LABELS.get(name, name.replace("_", " ").capitalize()), "required": required}
    if _listed(hint):
        item = get_args(hint)[0]
        if issubclass(item, Enum):
            return forms.MultipleChoiceField(choices=_choices(item), widget=forms.CheckboxSelectMultiple, **options)
        return LinesField(forms.CharField(), **options)
    if get_origin(hint) in (Union, UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
    if issubclass(hint, Enum):
        blank = [] if required else [("", "Not stated")]
        return forms.ChoiceField(choices=[*blank, *_choices(hint)], **options)
    if hint is date:
        return forms.DateField(widget=forms.DateInput(format="%Y-%m-%d"), **options)
    if hint is int:
        return forms.IntegerField(min_value=0, **options)
    return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}) if name in LONG else forms.TextInput, **options)


def _choices(members: type[Enum]) -> list[tuple[str, str]]:
    return list(members.choices) if issubclass(members, TextChoices) else [(m.value, m.name) for m in members]
