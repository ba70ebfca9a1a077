"""A record's history rows in, changes with before and after out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from meetings.models import ArticleVersion
from meetings.models.base import Record

PAGE = 50
_UNTOLD = {"id", "pgh_id", "pgh_created_at", "pgh_label", "pgh_context", "pgh_context_id", "pgh_obj"}
_DONE = {"insert": "Added", "update": "Changed", "delete": "Deleted"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of one change, in words. An empty ``before`` or ``after``: the field was blank."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change: when (aware), what was done, by whom and from where, and the fields with before and after."""

    when: datetime
    done: str
    who: str
    source: str
    fields: tuple[FieldChange, ...]


def changes_of(record: models.Model, *, page: int = 1) -> tuple[list[Change], bool]:
    """Return a page of a record's changes, newest first, and whether there are older ones.

    Lists of records (an outcome's responsible parties) are told in the same order of time. The number of queries
    depends on the model's fields alone.
    """
    rows = [*_own(record, page), *_lists(record, page)]
    rows.sort(key=lambda row: (row[0].pgh_created_at, row[0].pgh_id), reverse=True)
    start = (page - 1) * PAGE
    shown = rows[start : start + PAGE]
    names = _names(shown)
    people = _people([event for event, *_ in shown])
    return [_change(row, names, people) for row in shown], len(rows) > start + PAGE


Row: TypeAlias = "tuple[Any, Any, tuple[models.Field[Any, Any], ...]]"


def _own(record: models.Model, page: int) -> list[Row]:
    """Return the record's events, each with the one before it and the fields to compare."""
    events = getattr(record, "events", None)
    if events is None:
        return []
    # One more than is shown: the oldest needs the one before it.
    found = list(events.order_by("-pgh_id")[: page * PAGE + 1])
    before = [*found[1:], None]
    untold = _UNTOLD
    if isinstance(record, Record):
        # The counter says nothing that the row of the history does not.
        untold = _UNTOLD | {"version"}
    fields = tuple(f for f in events.model._meta.concrete_fields if f.name not in untold)
    return [(event, earlier, fields) for event, earlier in zip(found, before, strict=True)]


def _lists(record: models.Model, page: int) -> list[Row]:
    """Return the events of rows that tie the record to others, those of each list in one query."""
    rows: list[Row] = []
    for field in record._meta.many_to_many:
        model = _event_model(field.remote_field.through)
        if model is None:
            continue
        target: Any = model._meta.get_field(field.m2m_reverse_field_name())
        found = model._default_manager.filter(**{field.m2m_field_name(): record.pk}).order_by("-pgh_id")
        rows.extend((event, None, (target,)) for event in found[: page * PAGE + 1])
    return rows


def _event_model(through: type[models.Model] | None) -> type[models.Model] | None:
    """Return the history of a table that ties records, None where none is kept."""
    for model in apps.get_app_config("meetings").get_models():
        tracked = getattr(model, "pgh_tracked_model", None)
        if tracked is not None and tracked._meta.concrete_model is through:
            return model
    return None


Names = Mapping[type[models.Model], Mapping[Any, str]]


def _names(rows: Sequence[Row]) -> Names:
    """Return the names of all records that the rows point at, one query for each model."""
    wanted: dict[type[models.Model], set[Any]] = defaultdict(set)
    for event, earlier, fields in rows:
        for field in fields:
            if isinstance(field, models.ForeignKey):
                wanted[field.related_model].update(
                    key for source in (event, earlier) if source and (key := getattr(source, field.attname))
                )
    return {model: {row.pk: str(row) for row in _with_owners(model, keys)} for model, keys in wanted.items() if keys}


def _with_owners(model: type[models.Model], keys: Iterable[Any]) -> Iterable[models.Model]:
    """Return records with what their names are made of."""
    queryset = model._default_manager.filter(pk__in=list(keys))
    # Texts and bytes of sources are no part of a name.
    if model is ArticleVersion:
        queryset = queryset.defer("data", "text").select_related("article")
    named = getattr(queryset, "named", None)
    if named is not None:
        return list(named())
    if issubclass(model, Record):
        owners = [f.name for f in model._meta.fields if isinstance(f, models.ForeignKey) and not f.null]
        nested = [f"{name}__organisation" for name in owners if name == "party"]
        return list(queryset.select_related(*owners, *nested))
    return list(queryset)


def _people(events: Iterable[Any]) -> Mapping[int, str]:
    keys = {key for event in events if isinstance(key := (event.pgh_context or {}).get("user"), int)}
    found = get_user_model()._default_manager.filter(pk__in=keys) if keys else ()
    return {user.pk: user.get_full_name() or user.get_username() for user in found}


def _change(row: Row, names: Names, people: Mapping[int, str]) -> Change:
    event, earlier, fields = row
    context = event.pgh_context or {}
    deleted = event.pgh_label == "delete"
    told = []
    for field in fields:
        now = "" if deleted else _said(field, event, names)
        then = _said(field, event if deleted else earlier, names)
        if now != then:
            told.append(FieldChange(str(field.verbose_name).capitalize(), then, now))
    key = context.get("user")
    who = people.get(key, f"user {key}") if key else "–"
    return Change(event.pgh_created_at, _DONE.get(event.pgh_label, event.pgh_label), who, _source(context), tuple(told))


def _said(field: "models.Field[Any, Any]", event: Any, names: Names) -> str:
    """Return a field's value in words; empty for nothing."""
    if event is None:
        return ""
    value = getattr(event, field.attname)
    if value is None or value in ("", []):
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get(field.related_model, {}).get(value, f"number {value}")
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(dict(field.flatchoices).get(value, value) if field.flatchoices else value)


def _source(context: Mapping[str, Any]) -> str:
    """Return where a change came from, in words."""
    kind = context.get("source")
    detail = next((context[key] for key in ("path", "command", "batch", "run", "job") if context.get(key)), "")
    if not kind:
        return "Outside the application"
    return f"{str(kind).capitalize()} {detail}".strip()
