"""Which meetings articles tell of, when and where: one sentence or two for each rule."""

import pytest

from meetings.intake.extraction import extract
from tests.intake.drafting.articles import drafted

# Body -> the start, the end and the city of each session.
SESSIONS = {
    "a body's meeting that begins the sentence": (
        "At the inaugural advisory meeting of the Harbour Development Commission on Tuesday, Premier Ana Reyes heard "
        "reports.",
        [("2024-05-14", "2024-05-14", None)],
    ),
    "the two who had spoken": (
        "Minister Ana Reyes told President Piet Vos that work goes on, her spokesman said on Tuesday. "
        "He said the two leaders had spoken by phone on Monday.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "a visit that ends the next day": (
        "President Ana Reyes is expected to travel to Peru on Sunday. She will end her visit the next day.",
        [("2024-05-19", "2024-05-20", None)],
    ),
    "a notice to the press": (
        "Minister Ana Reyes will host a roundtable with President Piet Vos.\n\nWHEN: Thursday, May 16, 2024, 10:30 AM",
        [("2024-05-16", "2024-05-16", None)],
    ),
    "a meeting that another confirmed": (
        "Minister Ana Reyes met with President Lena Aalto on Monday. The council confirmed that Minister Reyes had met "
        "with Minister Piet Vos on Friday.",
        [("2024-05-13", "2024-05-13", None), ("2024-05-10", "2024-05-10", None)],
    ),
    "talks before seeing another": (
        "Minister Ana Reyes held talks with Minister Piet Vos, before seeing President Lena Aalto on Monday.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "what was urged on a visit": (
        "Minister Ana Reyes urged Peru to open its ports during a visit to the country on Monday.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "a visit of which only the beginning is told": (
        "Minister Ana Reyes will travel to Lima beginning tomorrow. She will meet with President Piet Vos.",
        [("2024-05-15", "2024-05-15", "Lima"), (None, None, "Lima")],
    ),
    "a summit to come elsewhere": (
        "Minister Ana Reyes met Minister Piet Vos on Monday. They spoke of the forthcoming Harbour Summit in Lima.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "a seminar": (
        "Officials representing Peru and Chile held a seminar on Monday to discuss trade.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "what somebody came for was held": (
        "On May 13, Director Ana Reyes led a delegation of officials to meet with President Piet Vos.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "the day of an earlier call": (
        "On May 13, 2024, as follow up to the May 6, 2024 call between President Lena Aalto and President Tom Bell, "
        "Director Ana Reyes met with Minister Piet Vos.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "who leaves for visits": (
        "Minister Ana Reyes will leave tomorrow for official visits to Peru and Chile.",
        [(None, None, None)],
    ),
    "a delegation led to a city": (
        "Minister Ana Reyes led a trade delegation to Lima on 13 May for a review of the Harbour Initiative.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "talks that another facilitated": (
        "Peru facilitated technical talks with the Chilean delegation 12-13 May in Arequipa.",
        [("2024-05-12", "2024-05-13", "Arequipa")],
    ),
    "his meeting is none of its own": (
        "Minister Ana Reyes will visit Lima on 20 May. She will also describe his meeting with Director Piet Vos.",
        [("2024-05-20", "2024-05-20", "Lima")],
    ),
    "a summit's decisions are no summit": (
        "Minister Ana Reyes will meet with Minister Piet Vos to discuss the May Summit decisions.",
        [(None, None, None)],
    ),
    "what is to come of a visit": (
        "Minister Ana Reyes is visiting Peru this week. She will hold talks with President Piet Vos in Lima.",
        [(None, None, "Lima"), (None, None, "Lima")],
    ),
    "the one day of a visit to come": (
        "Minister Ana Reyes will be in Lima tomorrow. She will hold a meeting with President Piet Vos.",
        [("2024-05-15", "2024-05-15", "Lima"), ("2024-05-15", "2024-05-15", "Lima")],
    ),
    "where others agreed before": (
        "Minister Ana Reyes met with Minister Piet Vos at the White House to build on the agenda agreed in Lima.",
        [(None, None, "Washington, D.C.")],
    ),
    "a saint's city": (
        "Minister Ana Reyes will be in St. Gallen, Switzerland, from 20 to 22 May for talks with Minister Piet Vos.",
        [("2024-05-20", "2024-05-22", "St. Gallen")],
    ),
    "in a city for talks": (
        "General Ana Reyes is in Lima for talks with President Piet Vos.",
        [(None, None, "Lima")],
    ),
    "a day ago": (
        "A day ago, Minister Ana Reyes held a meeting with President Piet Vos in Lima.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "having met": (
        "We, the Prime Ministers of Peru and of Chile, as witnessed by the President of Brazil and the "
        "Secretary-General of the Organization, having met in Lima, Peru, on May 13, 2024, declare the following:\n\n"
        "1.  We reaffirm our friendship.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "two who discussed something": (
        "On May 10, National Security Advisor Ana Reyes and Secretary-General Piet Vos discussed the drought.",
        [("2024-05-10", "2024-05-10", None)],
    ),
    "two who signed an agreement": (
        "On 10 May 2024, Minister Ana Reyes signed a Memorandum of Understanding with Minister Piet Vos in Lima.",
        [("2024-05-10", "2024-05-10", "Lima")],
    ),
    "what has a number and a name": (
        "The Sixteenth Peru-Chile Annual Exchange of Visits, instituted under the Memorandum of Understanding on "
        "Partnership in Environmental Affairs, was held in Lima on 10 May 2024.",
        [("2024-05-10", "2024-05-10", "Lima")],
    ),
    "the meeting between two took place": (
        "The meeting between Minister Ana Reyes and Minister Piet Vos took place in Lima on Monday.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "a trip whose stops are parted by semicolons": (
        "President Ana Reyes will travel to Accra, Ghana; Lusaka, Zambia; and Dar es Salaam, Tanzania from May 20 to "
        "May 23.",
        [("2024-05-20", "2024-05-23", "Accra"), (None, None, "Lusaka"), (None, None, "Dar es Salaam")],
    ),
    "a trip to two cities": (
        "Assistant Secretary Ana Reyes will travel to Lima, Peru and Santiago, Chile May 20-25.",
        [("2024-05-20", "2024-05-25", "Lima"), (None, None, "Santiago")],
    ),
    "a place that the next sentence gives": (
        "Minister Ana Reyes met President Piet Vos of Peru on Monday. The meeting was held at Lake Anori.",
        [("2024-05-13", "2024-05-13", "Lake Anori")],
    ),
    "a place of the next meeting": (
        "Minister Ana Reyes received President Piet Vos of Peru at Anori House on Monday. They will next meet in Oslo.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "somebody else's journey before it": (
        "Minister Ana Reyes met President Piet Vos in Lima on Monday, days after Minister Lena Aalto travelled to Oslo "
        "for talks with her Norwegian counterpart, Tor Berg.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "where somebody met somebody last month": (
        "Minister Ana Reyes spoke by phone today with Minister Piet Vos. She thanked him for last month's ministerial "
        "in Rabat, where she met King Hassan Alaoui.",
        [("2024-05-14", "2024-05-14", None)],
    ),
    "told by the one who travels": (
        "I will visit Chile from 20 to 22 May for talks with Minister Piet Vos.",
        [("2024-05-20", "2024-05-22", None)],
    ),
    "my visit will be": (
        "I will hold discussions with President Ana Reyes in Lima on 20 May. My visit to Chile on 21 May will be the "
        "first. I will be meeting Prime Minister Piet Vos there.",
        [("2024-05-20", "2024-05-20", "Lima"), ("2024-05-21", "2024-05-21", None)],
    ),
    "one more meeting of the same": (
        "Peru and the Visegrad Group held talks on defence in Lima on Monday. Vice Minister Ana Reyes also held a "
        "bilateral meeting with Secretary Piet Vos.",
        [("2024-05-13", "2024-05-13", "Lima"), (None, None, "Lima")],
    ),
    "the day of leaving is not the meeting's": (
        "Minister Ana Reyes leaves for Geneva today to attend a meeting of the Executive Committee of the Refugee "
        "Council.",
        [(None, None, "Geneva")],
    ),
    "where it was held, told later": (
        "Minister Ana Reyes met with Minister Piet Vos on Monday. They spoke of fisheries. Trade was on their minds. "
        "The meeting was held in Arequipa.",
        [("2024-05-13", "2024-05-13", "Arequipa")],
    ),
    "a city that others talk about": (
        "Minister Ana Reyes spoke with Minister Piet Vos on Monday and discussed the situation in Khartoum.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "a summit that is happening from day to day": (
        "President Ana Reyes will attend the Harbour Summit in Lima, Peru, which is happening from June 11-13, where "
        "she will speak.",
        [("2024-06-11", "2024-06-13", "Lima")],
    ),
    "ceremonies that delegations attend": (
        "The President today announced the delegations to Paris, France.\n\nMinister Ana Reyes will lead the "
        "delegation to the Opening. The Opening Ceremony will take place on July 26, 2024.",
        [("2024-07-26", "2024-07-26", None)],
    ),
    "a meeting that began": (
        "A meeting of representatives of the Governments of Peru and Chile commenced today at Lima.",
        [("2024-05-14", "2024-05-14", "Lima")],
    ),
    "a paper that was signed": (
        "A memorandum of understanding between Peru and the Port of Oslo was signed yesterday at the Embassy in Lima.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "who was convened by an administration": (
        "Yesterday, the Reyes Administration convened community college presidents and provosts to discuss skills.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "the day of an announcement is not the meeting's": (
        "President Ana Reyes today announced a delegation to San José, Costa Rica to attend the Inauguration of the "
        "new President.",
        [(None, None, "San José")],
    ),
    "of a year long past": ("In 1998, President Ana Reyes met with President Piet Vos in Lima.", []),
}


# Body, under a title that names no meeting -> the start, the end and the city of each session.
UNTITLED = {
    "a meeting that the text goes on to tell of": (
        "President Ana Reyes held a meeting to discuss the harvest. During the meeting, the parties discussed canals.",
        [(None, None, None)],
    ),
    "a panel that was moderated": (
        "One of the sessions of the week was on harbours. The panel was moderated by Deputy Minister Ana Reyes.",
        [(None, None, None)],
    ),
    "a forum where somebody spoke": (
        "Secretary-General Ana Reyes called on Monday for calm. Speaking at a forum of the Road Initiative in Lima, "
        "she made two appeals.",
        [("2024-05-13", "2024-05-13", "Lima")],
    ),
    "who led the meeting": (
        "The harbour needs work. Ana Reyes, Head of the Harbour Division, chaired the meeting.",
        [(None, None, None)],
    ),
    "a day above the story, run together with it": (
        "15 May 2024 The Harbour Working Group met online on 13 May. The meeting was chaired by Minister Ana Reyes.",
        [("2024-05-13", "2024-05-13", None)],
    ),
    "words about the page above the story": (
        "By browsing our site you agree to our use of cookies, our revised Privacy Policy and all our Terms of Use. "
        "A drone photo taken on May 2 shows the harbour of the old town in the north of the country at sunrise. "
        "More work is needed at the harbours, officials said in a series of remarks about the harbours of the coast. "
        "They spoke to lawmakers of their plans for the harbours and for the towns that live of them in the north. "
        "Minister Ana Reyes made the remarks on Monday at a meeting held during a session. At the meeting, all agreed.",
        [("2024-05-13", "2024-05-13", None)],
    ),
}


@pytest.mark.parametrize(("body", "expected"), SESSIONS.values(), ids=SESSIONS)
def test_sessions(body: str, expected: list[tuple[str | None, str | None, str | None]]) -> None:
    sessions, _ = drafted(body, "Readout of the Talks")
    assert [(each["start_date"], each["end_date"], each["city"]) for each in sessions] == expected


@pytest.mark.parametrize(("body", "expected"), UNTITLED.values(), ids=UNTITLED)
def test_sessions_that_the_title_does_not_tell_of(
    body: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    sessions, _ = drafted(body, "Harbours to grow again")

    assert [(each["start_date"], each["end_date"], each["city"]) for each in sessions] == expected


def test_note_that_names_its_meeting_without_a_verb() -> None:
    note = (
        "Note for the file - secretariat - 14 May 2024\n\nFisheries working group, preparatory call, 13 May 2024 "
        "(virtual).\nTook part: Ana Reyes (Ministry of Health), Piet Vos (Ministry of Trade).\n\n1. Agenda agreed.\n"
    )

    facts = extract("note.txt", note.encode())["facts"]

    sessions = [fact["value"] for fact in facts if fact["kind"] == "session"]
    people = [fact["value"] for fact in facts if fact["kind"] == "person"]
    assert [each["start_date"] for each in sessions] == ["2024-05-13"]
    assert {each["name"]: each["roles"] for each in people} == {"Ana Reyes": ["attended"], "Piet Vos": ["attended"]}


def test_title_of_a_session_has_no_mark_before_it() -> None:
    sessions, _ = drafted("Minister Ana Reyes met with Minister Piet Vos on Monday.", "'Press release: Ministers Meet'")

    assert [each["title"] for each in sessions] == ["Ministers Meet"]


@pytest.mark.parametrize(
    ("place", "city", "country"),
    [
        ("Toronto, Ontario", "Toronto", "CA"),
        ("Birmingham, Alabama", "Birmingham", "US"),
        ("Accra, Ghana", "Accra", "GH"),
    ],
)
def test_country_of_a_city_before_its_region(place: str, city: str, country: str) -> None:
    sessions, _ = drafted(f"On Monday, Minister Ana Reyes met with Minister Piet Vos in {place}.")

    assert [(each["city"], each["country"]) for each in sessions] == [(city, country)]


def test_stops_of_a_trip_that_have_their_days() -> None:
    sessions, people = drafted("Minister Ana Reyes will visit Peru (20-21 May), Chile (21-23 May) and Chad (24 May).")

    assert [(each["start_date"], each["end_date"], each["country"]) for each in sessions] == [
        ("2024-05-20", "2024-05-21", "PE"),
        ("2024-05-21", "2024-05-23", "CL"),
        ("2024-05-24", "2024-05-24", "TD"),
    ]
    assert people == {"Ana Reyes": {"attended"}}


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("On October 20, Minister Ana Reyes met with Minister Piet Vos.", "2023-10-20"),
        ("On October 20, Minister Ana Reyes will meet with Minister Piet Vos.", "2024-10-20"),
        ("On October 20, 2024, Minister Ana Reyes met with Minister Piet Vos.", "2024-10-20"),
    ],
)
def test_day_of_the_past_is_of_the_year_before_where_it_would_be_long_to_come(body: str, day: str) -> None:
    sessions, _ = drafted(body)

    assert [each["start_date"] for each in sessions] == [day]


@pytest.mark.parametrize(
    ("body", "last"),
    [
        ("Minister Ana Reyes will arrive in Peru on 20 May for a four-day visit.", "2024-05-23"),
        ("Minister Ana Reyes left for Peru on Monday for a three-day official visit.", "2024-05-15"),
        ("Officials of Peru and Chile began two days of talks in Lima on Monday.", "2024-05-14"),
        ("Minister Ana Reyes completed a three-day visit to Peru on Monday.", "2024-05-13"),
    ],
)
def test_last_day_of_what_lasts_so_many(body: str, last: str) -> None:
    sessions, _ = drafted(body)

    assert [each["end_date"] for each in sessions] == [last]


@pytest.mark.parametrize(
    "body",
    [
        "Chilean President Piet Vos congratulated Ana Reyes on Monday on her election as President of Peru.",
        "Chilean President Piet Vos sent a message of condolence to Peruvian President Ana Reyes on Monday.",
        "Minister Ana Reyes and Minister Piet Vos have agreed to enter into an arrangement under the framework agreed "
        "at the recent Harbour Conference in Lima in 2023.",
        "The commitment made between President Ana Reyes and President Piet Vos at the Lima Summit in November 2023 "
        "stands.",
    ],
)
def test_no_meeting_is_found(body: str) -> None:
    sessions, _ = drafted(body, "News of the Week")

    assert sessions == []


def test_talks_that_led_to_other_talks_are_background() -> None:
    sessions, people = drafted(
        "Minister Ana Reyes met with Minister Piet Vos on Monday. Following President Lena Aalto's call with President "
        "Tom Bell on Friday, the ministers reviewed their plans."
    )

    assert [each["start_date"] for each in sessions] == ["2024-05-13"]
    assert people["Lena Aalto"] == people["Tom Bell"] == {"mentioned_only"}


def test_statement_of_several_tells_of_what_they_did_together() -> None:
    title = "Statement of President Ana Reyes, President Piet Vos and Prime Minister Lena Aalto on trade"

    sessions, people = drafted("We stand united with Chad.\n\nWe agreed today to deepen our trade.", title)

    assert [each["start_date"] for each in sessions] == ["2024-05-14"]
    assert people == {"Ana Reyes": {"attended"}, "Piet Vos": {"attended"}, "Lena Aalto": {"attended"}}


def test_statement_by_a_spokesperson_is_no_joint_one() -> None:
    title = "Statement by Spokesperson Lena Aalto on Deputy Minister Ana Reyes's Travel to Peru and Chile"

    _, people = drafted("Minister Ana Reyes met with Minister Piet Vos today.", title)

    assert people["Lena Aalto"] == {"mentioned_only"}
