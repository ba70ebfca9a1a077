"""A user -> which records they see, and which role gives which permission.

Roles are groups, made by a migration from ``permissions_of``; a page asks for a permission, never for a role.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, TypeVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone

from meetings.choices import Sensitivity
from meetings.models import (
    AgendaItem,
    ArticleVersion,
    Citation,
    Delegation,
    DraftFact,
    Mention,
    Outcome,
    OutcomeLink,
    OutcomeUpdate,
    Participant,
    Party,
    PersonContact,
    Position,
    Session,
    Statement,
)
from meetings.models.base import Record

VIEWER: Final = "Viewer"
EDITOR: Final = "Editor"
REVIEWER: Final = "Reviewer"
ADMINISTRATOR: Final = "Administrator"
ROLES: Final = (VIEWER, EDITOR, REVIEWER, ADMINISTRATOR)

_RECORDS: Final = (
    "workinggroup",
    "party",
    "delegation",
    "organisation",
    "person",
    "position",
    "session",
    "agendaitem",
    "participant",
    "mention",
    "statement",
    "outcome",
    "outcomelink",
    "outcomeupdate",
    "article",
)
_SOURCES: Final = (
    "articleversion",
    "boilerplatepassage",
    "citation",
    "copiedpassage",
    "sourcedifference",
    "creditedsentence",
    "draftfact",
)
# What came in, and who may be reached how, are for those who work on the record.
_WORKINGS: Final = ("intakerun", "intakefile", "importbatch", "importrow", "personcontact")
_TABLES: Final = ("article", "session", "participant", "outcome")


def _named(actions: tuple[str, ...], nouns: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"meetings.{action}_{noun}" for action in actions for noun in nouns)


_VIEWER: Final = _named(("view",), _RECORDS + _SOURCES)
_EDITOR: Final = (
    _VIEWER
    | _named(("view",), _WORKINGS)
    | _named(("add", "change"), (*_RECORDS, "personcontact"))
    | _named(("import", "export"), _TABLES)
    | {"meetings.take_in_article", "meetings.view_internal"}
)
_REVIEWER: Final = _EDITOR | {"meetings.review_draftfact", "meetings.approve_session"}
_ADMINISTRATOR: Final = _REVIEWER | {
    f"auth.{action}_{noun}" for action in ("view", "add", "change") for noun in ("user", "group")
}
_PERMISSIONS: Final[Mapping[str, frozenset[str]]] = {
    VIEWER: _VIEWER,
    EDITOR: _EDITOR,
    REVIEWER: _REVIEWER,
    ADMINISTRATOR: _ADMINISTRATOR,
}


def permissions_of(role: str) -> frozenset[str]:
    """Return the permissions of a role as ``app.codename``; nobody has any to delete, since nothing is deleted.

    Raises:
        KeyError: ``role`` is none of ROLES.
    """
    return _PERMISSIONS[role]


class ClosedSignupAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # The package has no types.
    """Accounts are made by an administrator; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no, to everybody."""
        return False


# What a record belongs to is hidden or withdrawn with it: the outcomes of an internal session are internal.
_OWNERS: Final[Mapping[type[models.Model], tuple[str, ...]]] = {
    Party: ("working_group",),
    Session: ("working_group",),
    AgendaItem: ("session",),
    Delegation: ("session",),
    Participant: ("session", "person"),
    Mention: ("session",),
    Statement: ("session",),
    Outcome: ("session",),
    OutcomeLink: ("outcome", "earlier"),
    OutcomeUpdate: ("outcome",),
    PersonContact: ("person",),
    Position: ("person",),
    ArticleVersion: ("article",),
    Citation: ("version",),
    DraftFact: ("version",),
}

Viewing = AbstractBaseUser | PermissionsMixin | AnonymousUser
QuerySetOf = TypeVar("QuerySetOf", bound="models.QuerySet[models.Model]")


def visible(queryset: QuerySetOf, user: Viewing) -> QuerySetOf:
    """Leave out what was withdrawn and what ``user`` may not see, and whatever belongs to such a record."""
    held = {f"{path}withdrawn_at__isnull": True for path in _guarded(queryset.model)}
    return disclosed(queryset.filter(**held), user)


def disclosed(queryset: QuerySetOf, user: Viewing) -> QuerySetOf:
    """Leave out what ``user`` may not see; what was withdrawn stays.

    Internal records, and embargoed ones until their time has come, need the permission ``meetings.view_internal``.
    """
    if sees_internal(user):
        return queryset
    everybodys = Q()
    for path in _guarded(queryset.model):
        everybodys &= open_to_all(path)
    return queryset.filter(everybodys)


def open_to_all(path: str = "") -> Q:
    """Return the condition on public records and those whose embargo has ended; ``path`` leads there: ``person__``."""
    return Q(**{f"{path}sensitivity": Sensitivity.PUBLIC}) | Q(
        **{f"{path}sensitivity": Sensitivity.EMBARGOED, f"{path}embargoed_until__lte": Now()}
    )


def is_open_to_all(record: Record) -> bool:
    """Say of one record what ``open_to_all`` asks of many."""
    if record.sensitivity == Sensitivity.EMBARGOED:
        return record.embargoed_until is not None and record.embargoed_until <= timezone.now()
    return record.sensitivity == Sensitivity.PUBLIC


def sees_internal(user: Viewing) -> bool:
    """Say whether ``user`` may see internal and embargoed records."""
    return isinstance(user, PermissionsMixin) and user.has_perm("meetings.view_internal")


@cache
def _guarded(model: type[models.Model]) -> tuple[str, ...]:
    """Return the lookup prefixes of the records that decide whether a row of ``model`` is seen; its own is empty."""
    own = ("",) if issubclass(model, Record) else ()
    owners = ((name, model._meta.get_field(name).related_model) for name in _OWNERS.get(model, ()))
    return own + tuple(f"{name}__{path}" for name, owner in owners for path in _guarded(owner))
