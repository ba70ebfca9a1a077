"""Organisations as sources name them -> organisations held: matched, or made where none is surely meant."""

from meetings.choices import OrganisationKind
from meetings.intake.gazetteer import MINISTRIES
from meetings.intake.matching import Match, match_organisation
from meetings.models import Organisation

GOVERNMENTAL = ("Ministry", "Department")


def find_organisation(*, name: str, acronym: str | None = None, country: str | None = None) -> Match[Organisation]:
    """Return the organisation held of this name, or those that may be meant.

    ``country`` is an ISO 3166-1 alpha-2 code or None. The acronym of a foreign ministry (MEA) stands for its name.
    """
    name, acronym, country = _written_out(name, acronym or "", country or "")
    return match_organisation(name, acronym=acronym, country=country)


def hold_organisation(
    *,
    name: str,
    acronym: str | None = None,
    country: str | None = None,
    kind: OrganisationKind = OrganisationKind.OTHER,
) -> Organisation:
    """Return the organisation of this name, made if none is surely meant; a new acronym is added to what is held.

    As in ``find_organisation``. Whoever can ask a reviewer looks at the candidates first.
    """
    held = find_organisation(name=name, acronym=acronym, country=country).record
    written, acronym, code = _written_out(name, acronym or "", country or "")
    if written != name:
        kind = OrganisationKind.MINISTRY if written.startswith(GOVERNMENTAL) else OrganisationKind.AGENCY
    # One organisation of a name in a country, whatever else may be meant.
    held = held or Organisation.objects.current().filter(name__iexact=written, country=code).first()
    if held is None:
        return Organisation.objects.create(name=written, acronym=acronym, country=code, kind=kind)
    if acronym and not held.acronym and acronym != held.name:
        held.acronym = acronym
        held.save(update_fields=["acronym"])
    return held


def _written_out(name: str, acronym: str, country: str) -> tuple[str, str, str]:
    """Return name, acronym and country of a body, those of a foreign ministry named by its acronym written out."""
    ministry, ministry_country = MINISTRIES.get(name, ("", ""))
    if ministry and country in ("", ministry_country):
        return ministry, name, ministry_country
    return name, acronym, country
