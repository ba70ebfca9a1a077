"""Names as sources write them, and whom they are taken for: surely, perhaps, or nobody."""

import csv
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from meetings.intake.matching import (
    Match,
    likeness_of_people,
    match_organisation,
    match_person,
    match_session,
    match_working_group,
    normalised,
    normalised_person,
    proposed_acronym,
)
from meetings.intake.matching.person_names import comparable, person_keys
from meetings.intake.matching.types import Grade
from meetings.intake.types import SessionValue
from meetings.models import Organisation, Person
from tests.factories import (
    OrganisationFactory,
    PartyFactory,
    PersonFactory,
    PositionFactory,
    SessionFactory,
    WorkingGroupFactory,
)

CASES = Path(__file__).parent.parent / "data" / "matching"
names = st.lists(st.text("abcdefghijklmnoprstuvwyz", min_size=2, max_size=8), min_size=2, max_size=4).map(" ".join)


def cases(name: str) -> list[Any]:
    """Return the rows of a table of cases, each a mapping by column."""
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return [pytest.param(row, id=" / ".join(list(row.values())[:3])) for row in csv.DictReader(file)]


def told(match: Match[Any]) -> list[tuple[str, str]]:
    """Return the candidates as a reviewer reads them."""
    return [(str(candidate.record), candidate.why) for candidate in match.candidates]


def verdict(match: Match[Any]) -> str:
    """Return what a match came to, in a word."""
    return "sure" if match.record else "candidate" if match.candidates else "different"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("U.S.-India Drug Policy Executive Working Group", "US-India Drug Policy Executive Working Group"),
        ("The Oﬃce of National Drug Control Policy", "Office of National Drug Control Policy"),
        ("José  Peña", "Jose Pena"),
        ("Narcotics Control Bureau’s", "narcotics control bureau's"),
        ("O.N.D.C.P.", "ONDCP"),
        ("Coun\u00adter\u2060narcotics", "counternarcotics"),
    ],
)
def test_normalised_names_are_equal(one: str, other: str) -> None:
    assert normalised(one) == normalised(other)


@given(st.text())
def test_normalised_again_changes_nothing(name: str) -> None:
    assert normalised(normalised(name)) == normalised(name)


@given(st.text())
def test_normalised_person_again_changes_nothing_but_what_is_said_before_a_name(name: str) -> None:
    once = normalised_person(name)
    assert normalised_person(once) in (once, once.split(" ", 1)[-1]) or len(once.split()) > 2


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
@pytest.mark.parametrize("case", cases("people.csv"))
def test_person_of_the_table_is_matched_as_it_says(case: dict[str, str]) -> None:
    held = PersonFactory(name=case["held"], country=case["country"])

    match = match_person(case["drafted"], country=case["drafted country"])

    assert verdict(match) == case["verdict"]
    assert match.record in (held, None)
    assert told(match) == ([(case["held"], case["reason"])] if case["verdict"] == "candidate" else [])


@pytest.mark.django_db
@pytest.mark.parametrize("case", cases("people.csv"))
def test_person_of_the_table_with_the_names_exchanged_is_matched_alike(case: dict[str, str]) -> None:
    PersonFactory(name=case["drafted"], country=case["drafted country"])

    assert verdict(match_person(case["held"], country=case["country"])) == case["verdict"]


@given(names, st.data())
def test_order_of_a_name_does_not_count(name: str, data: st.DataObject) -> None:
    turned = " ".join(data.draw(st.sampled_from(list(permutations(name.split())))))
    held, drafted = normalised_person(name), normalised_person(turned)
    if " " not in held or sorted(held.split()) != sorted(drafted.split()):
        return  # A word that is said before names stood first.
    likeness = likeness_of_people(name, turned)
    assert likeness is not None
    assert likeness.grade is Grade.SAME


@given(names, names)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    there, back = likeness_of_people(one, other), likeness_of_people(other, one)
    assert (there and there.grade) == (back and back.grade)


@given(names, st.data())
def test_names_that_are_the_same_share_a_key(name: str, data: st.DataObject) -> None:
    first, *others = name.split()
    other = data.draw(
        st.sampled_from([name.title(), " ".join([*others, first]), name.replace(" ", "-", 1), f"Dr {name}"])
    )
    if not (likeness := likeness_of_people(name, other)) or likeness.grade is not Grade.SAME:
        return  # A word that is said before names stood first.
    keys_of = [{key for form in comparable(each) for key in person_keys(form)} for each in (name, other)]
    assert keys_of[0] & keys_of[1]


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(st.lists(names, max_size=5))
def test_match_does_not_change_when_others_are_added(others: list[str]) -> None:
    with transaction.atomic():
        held = PersonFactory(name="Monika Ashish Batra", country="IN")
        near = PersonFactory(name="Sara A. Carter")
        for other in others:
            if not any(likeness_of_people(other, name) for name in ("Monika Ashish Batra", "Sara Carter")):
                PersonFactory(name=other)

        assert match_person("Batra Monika Ashish", country="IN").record == held
        assert [each.record for each in match_person("Sara Carter").candidates] == [near]
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_match_person_by_alias() -> None:
    person = PersonFactory(name="Amit Rao", aliases=["A. K. Rao"], country="IN")
    assert match_person("A. K. Rao").record == person
    assert told(match_person("Anand K. Rao")) == [
        ("Amit Rao", "same surname and initial, for the alias “A. K. Rao”"),
    ]


@pytest.mark.django_db
def test_match_person_alias_that_differs_by_a_letter_is_a_candidate() -> None:
    PersonFactory(name="Priya Nair", aliases=["Priya Venkataraman"])
    assert told(match_person("Priya Venkatraman")) == [
        ("Priya Nair", "differs by one letter, for the alias “Priya Venkataraman”")
    ]


@pytest.mark.django_db
def test_match_person_whom_two_fit_is_never_sure() -> None:
    first = PersonFactory(name="Amit Rao", country="IN")
    second = PersonFactory(name="Rao Amit")
    match = match_person("Amit Rao", country="IN")
    assert match.record is None
    assert [candidate.record for candidate in match.candidates] == [first, second]


@pytest.mark.django_db
def test_match_person_nearly_named_as_two_is_not_sure_by_the_country() -> None:
    first = PersonFactory(name="Amit K. Rao", country="IN")
    second = PersonFactory(name="Amit Kumar Rao", country="IN")
    match = match_person("Amit Rao", country="IN")
    assert match.record is None
    assert [candidate.record for candidate in match.candidates] == [first, second]


@pytest.mark.django_db
def test_match_person_of_two_namesakes_takes_the_one_in_the_session() -> None:
    PersonFactory(name="Amit Rao")
    here = PersonFactory(name="Amit Rao")
    assert match_person("Amit Rao", around={here.pk}).record == here


@pytest.mark.django_db
def test_match_person_in_another_spelling_is_sure_where_the_organisation_agrees() -> None:
    ministry = OrganisationFactory(name="Ministry of Interior", country="BH")
    person = PersonFactory(name="Mohammed Al Khalifa", country="BH")
    PositionFactory(person=person, title="Director", organisation=ministry)
    other = OrganisationFactory(name="Ministry of Health", country="BH")

    assert match_person("Muhammad Al Khalifa", organisation=ministry).record == person
    assert match_person("Muhammad Al Khalifa", organisation=other).record is None
    # A short title is held by many.
    assert match_person("Muhammad Al Khalifa", position="Director").record is None


@pytest.mark.django_db
def test_match_person_middle_initial_is_sure_where_the_position_agrees() -> None:
    person = PersonFactory(name="Sara A. Carter")
    PositionFactory(person=person, title="Director of National Drug Control Policy", organisation=None)
    assert match_person("Sara Carter", position="Director of National Drug Control Policy").record == person


@pytest.mark.django_db
def test_candidate_tells_the_position_held_and_until_when() -> None:
    office = OrganisationFactory(name="Office of National Drug Control Policy", acronym="ONDCP")
    person = PersonFactory(name="Sara A. Carter")
    PositionFactory(person=person, title="Adviser", organisation=None, stated_on=date(2020, 1, 1))
    PositionFactory(person=person, title="Director", organisation=office, end_date=date(2025, 1, 20))
    assert told(match_person("S. Carter")) == [
        ("Sara A. Carter", "same surname and initial; held as Director of ONDCP until 2025")
    ]


@pytest.mark.django_db
def test_match_person_who_was_merged_is_who_they_are_now() -> None:
    kept = PersonFactory(name="Monika Ashish Batra")
    PersonFactory(name="M. A. Batra", merged_into=kept)
    assert match_person("M. A. Batra").record == kept


@pytest.mark.django_db
def test_match_person_who_was_withdrawn_is_nobody() -> None:
    PersonFactory(name="Amit Rao", withdrawn_at="2026-01-01T00:00:00Z")
    assert match_person("Amit Rao") == Match()


@pytest.mark.django_db
def test_match_reads_the_directory_a_fixed_number_of_times(django_assert_num_queries: Any) -> None:
    Person.objects.bulk_create(Person(name=f"Amit R. Rao{'o' * number}") for number in range(20))
    PersonFactory(name="Ravi Iyer")
    match_person("Nobody Known")
    with django_assert_num_queries(1):  # What is new.
        match_person("Nobody Known")
    with django_assert_num_queries(2):  # And who may be meant.
        assert match_person("Ravi Iyer").record
    with django_assert_num_queries(3):  # And the positions that they held.
        assert match_person("R. Iyer").candidates


@pytest.mark.django_db
def test_surname_shared_by_many_finds_the_one() -> None:
    Person.objects.bulk_create(
        Person(name=f"Rajesh {middle}a Kumar") for middle in "bcdfghjklmnprstv" for _ in range(5)
    )
    wanted = PersonFactory(name="Rajesh Kumar")
    assert match_person("KUMAR Rajesh").record == wanted


@pytest.mark.django_db
@pytest.mark.parametrize("case", cases("organisations.csv"))
def test_organisation_of_the_table_is_matched_as_it_says(case: dict[str, str]) -> None:
    held = OrganisationFactory(name=case["held"], acronym=case["acronym"], country=case["country"])

    match = match_organisation(case["drafted"], acronym=case["drafted acronym"], country=case["drafted country"])

    assert verdict(match) == case["verdict"]
    assert match.record in (held, None)
    assert told(match) == ([(case["held"], case["reason"])] if case["verdict"] == "candidate" else [])


@pytest.mark.django_db
def test_ministry_of_the_same_name_in_another_country_is_another() -> None:
    theirs = OrganisationFactory(name="Ministry of Home Affairs", country="SG")
    ours = OrganisationFactory(name="Ministry of Home Affairs", country="IN")
    assert match_organisation("India's Ministry of Home Affairs").record == ours
    assert match_organisation("Ministry of Home Affairs", country="SG").record == theirs
    assert match_organisation("Ministry of Home Affairs", country="MY") == Match()
    assert {each.record for each in match_organisation("Ministry of Home Affairs").candidates} == {ours, theirs}


@pytest.mark.django_db
@pytest.mark.parametrize("case", cases("groups.csv"))
def test_working_group_of_the_table_is_matched_as_it_says(case: dict[str, str]) -> None:
    held = WorkingGroupFactory(name=case["held"], acronym=case["acronym"])
    for country in case["parties"].split():
        PartyFactory(working_group=held, country=country)

    match = match_working_group(case["drafted"], parties=case["drafted parties"].split())

    assert verdict(match) == case["verdict"]
    assert match.record in (held, None)
    assert told(match) == ([(case["held"], case["reason"])] if case["verdict"] == "candidate" else [])


@pytest.mark.django_db
def test_match_working_group_by_alias() -> None:
    group = WorkingGroupFactory(name="Drug Policy Group", aliases=["Drug Policy Executive Group"])
    assert match_working_group("the Drug Policy Executive Group").record == group


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("ordinal", "start", "end", "expected"),
    [
        (2, None, None, "sure"),
        (2, date(2026, 6, 9), None, "sure"),
        (3, date(2026, 3, 5), None, "different"),
        (None, date(2026, 3, 5), date(2026, 3, 6), "sure"),
        (None, date(2026, 3, 6), date(2026, 3, 7), "sure"),
        (None, date(2026, 3, 8), None, [("2 days apart")]),
        (None, date(2026, 3, 12), None, "different"),
        (None, None, None, ["the source gives no day, but was published near to its days"]),
    ],
)
def test_session_is_matched_by_ordinal_or_days(
    ordinal: int | None, start: date | None, end: date | None, expected: str | list[str]
) -> None:
    group = WorkingGroupFactory()
    held = SessionFactory(working_group=group, ordinal=2, start_date=date(2026, 3, 5), end_date=date(2026, 3, 6))
    SessionFactory(ordinal=2, start_date=date(2026, 3, 5), end_date=date(2026, 3, 6))
    value = SessionValue(title="The second meeting", ordinal=ordinal, start_date=start, end_date=end)

    match = match_session(Match(group), value, published_on=date(2026, 3, 10))

    assert match.record in (held, None)
    assert ([why for _, why in told(match)] or verdict(match)) == expected


@pytest.mark.django_db
def test_session_of_a_group_that_is_not_sure_is_a_candidate() -> None:
    group = WorkingGroupFactory(name="India-U.S. Joint Working Group on Counter Terrorism")
    held = SessionFactory(working_group=group, ordinal=2)
    groups = match_working_group("Joint Working Group on Counter Terrorism")

    match = match_session(groups, SessionValue(title="Second meeting", ordinal=2))

    assert groups.record is None
    assert told(match) == [
        (str(held), "the same ordinal; if it is of the India-U.S. Joint Working Group on Counter Terrorism")
    ]


@pytest.mark.django_db
def test_index_knows_what_sql_and_bulk_writes_made_and_renamed() -> None:
    Person.objects.bulk_create([Person(name="Amit Rao")])
    assert match_person("Amit Rao").record == Person.objects.get()
    Person.objects.update(name="Anjali Mehta")
    assert match_person("Anjali Mehta").record == Person.objects.get()
    assert match_person("Amit Rao") == Match()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE meetings_person SET aliases = %s", [["Anjali Desai"]])
    assert match_person("Anjali Desai").record == Person.objects.get()


@pytest.mark.django_db(transaction=True)
def test_index_is_right_inside_a_transaction_and_after_it_was_rolled_back() -> None:
    held = PersonFactory(name="Amit Rao")
    with transaction.atomic():
        Person.objects.update(name="Anjali Mehta")
        PersonFactory(name="Ravi Iyer")
        assert match_person("Anjali Mehta").record == held
        assert match_person("Amit Rao") == Match()
        assert match_person("Ravi Iyer").record is not None
        transaction.set_rollback(True)
    assert match_person("Amit Rao").record == held
    assert match_person("Anjali Mehta") == Match()
    assert match_person("Ravi Iyer") == Match()


@pytest.mark.django_db(transaction=True)
def test_index_reads_what_another_committed_after_what_came_later() -> None:
    other = connection.copy()
    other.set_autocommit(False)
    try:
        with other.cursor() as cursor:
            cursor.execute(
                "INSERT INTO meetings_organisation (name, acronym, aliases, kind, country, version, sensitivity) "
                "VALUES ('Narcotics Control Bureau', 'NCB', '{}', 'agency', 'IN', 1, 'public')"
            )
        later = OrganisationFactory(name="Drug Enforcement Administration")
        assert match_organisation("Drug Enforcement Administration").record == later
        assert match_organisation("Narcotics Control Bureau") == Match()
        other.commit()
        assert match_organisation("Narcotics Control Bureau").record == Organisation.objects.get(acronym="NCB")
    finally:
        other.close()
