"""Organisations as sources name them -> organisations held: matched, or made where nobody like them is held."""

from meetings.choices import OrganisationKind
from meetings.intake.drafting.gazetteer import MINISTRIES
from meetings.intake.matching import match_organisation
from meetings.models import Organisation


def hold_organisation(
    *,
    name: str,
    acronym: str | None = None,
    country: str | None = None,
    kind: OrganisationKind = OrganisationKind.OTHER,
) -> Organisation:
    """Return the organisation of this name, made if it is not held; a new acronym is added to what is held.

    ``country`` is an ISO 3166-1 alpha-2 code or None. The acronym of a foreign ministry (MEA) stands for its name.
    """
    country = country or ""
    ministry, ministry_country = MINISTRIES.get(name, ("", ""))
    if ministry and country in ("", ministry_country):
        name, acronym, country, kind = ministry, name, ministry_country, _kind(ministry)
    held = match_organisation(name, country) or (match_organisation(acronym, country) if acronym else None)
    if held is None:
        return Organisation.objects.create(name=name, acronym=acronym or "", country=country, kind=kind)
    if acronym and not held.acronym and acronym != held.name:
        held.acronym = acronym
        held.save(update_fields=["acronym"])
    return held


def _kind(name: str) -> OrganisationKind:
    """Return the kind that the name of a government's body tells."""
    return OrganisationKind.MINISTRY if name.startswith(("Ministry", "Department")) else OrganisationKind.AGENCY
