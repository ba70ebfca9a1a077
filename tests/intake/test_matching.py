"""Names as sources write them, and whom they are taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.intake.matching import (
    match_organisation,
    match_person,
    match_working_group,
    normalised,
    normalised_person,
    proposed_acronym,
)
from tests.factories import OrganisationFactory, PersonFactory, WorkingGroupFactory


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.-India Drug Policy Executive Working Group", "US-India Drug Policy Executive Working Group"),
        ("The Oﬃce of National Drug Control Policy", "Office of National Drug Control Policy"),
        ("José  Peña", "Jose Pena"),
        ("Narcotics Control Bureau’s", "narcotics control bureau's"),
    ],
)
def test_normalised_names_are_equal(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@given(st.text())
def test_normalised_again_changes_nothing(name: str) -> None:
    assert normalised(normalised(name)) == normalised(normalised(normalised(name)))


def test_normalised_person_has_no_honorifics() -> None:
    assert normalised_person("Shri Dr. Amit Rao") == "amit rao"


@pytest.mark.parametrize(
    ("name", "acronym"),
    [
        ("U.S.-India Drug Policy Executive Working Group", "DPEWG"),
        ("Counter Narcotics Working Group", "CNWG"),
        ("Joint Task Force on Precursors", "JTFP"),
        ("Élan", "EG"),
        ("", "WG"),
    ],
)
def test_proposed_acronym(name: str, acronym: str) -> None:
    assert proposed_acronym(name) == acronym


@pytest.mark.django_db
def test_match_person_by_name_alias_and_without_honorific() -> None:
    person = PersonFactory(name="Amit Rao", aliases=["A. K. Rao"], country="IN")
    assert [match_person(n) for n in ("Dr. Amit Rao", "A. K. Rao", "Amit Roy", "Rao")] == [person, person, None, None]


@pytest.mark.django_db
def test_match_person_of_another_country_or_of_two_is_nobody() -> None:
    PersonFactory(name="Amit Rao", country="IN")
    assert match_person("Amit Rao", "US") is None
    PersonFactory(name="Amit Rao")
    assert match_person("Amit Rao") is None


@pytest.mark.django_db
def test_match_organisation_by_acronym_within_its_country() -> None:
    bureau = OrganisationFactory(name="Narcotics Control Bureau", acronym="NCB", country="IN")
    assert match_organisation("NCB") == bureau
    assert match_organisation("the Narcotics Control Bureau", "IN") == bureau
    assert match_organisation("NCB", "GB") is None


@pytest.mark.django_db
def test_match_working_group_by_alias() -> None:
    group = WorkingGroupFactory(name="Drug Policy Group", aliases=["Drug Policy Executive Group"])
    assert match_working_group("the Drug Policy Executive Group") == group
    assert match_working_group("Policy Group") is None
