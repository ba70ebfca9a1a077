"""Who took what part in a meeting: one sentence or two for each rule."""

import pytest

from meetings.choices import Role
from meetings.intake import drafting, parsing, reading
from meetings.intake.types import PersonValue
from tests.intake.drafting.articles import drafted

OPENED, HOSTED, CHAIRED, LED, ATTENDED, STATED, MENTIONED = (
    Role.OPENED, Role.HOSTED, Role.CHAIRED, Role.LED_DELEGATION, Role.ATTENDED, Role.STATED, Role.MENTIONED_ONLY,
)  # fmt: skip


ROLES = {
    "a table of those who met": (
        "The Joint Harbour Committee of Peru and Chile held its fourth meeting in Lima on Monday.\n\nName\n\n"
        "Position\n\nAna Reyes\n\nDirector General\n\nPiet Vos\n\nDeputy Director\n",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "who spoke in an address": (
        "Minister Ana Reyes met with Director Piet Vos today. Professor Lena Aalto, in an address, said that the port "
        "had grown. Mayor Tom Bell, on his part, thanked them.",
        {"Lena Aalto": {STATED}, "Tom Bell": {STATED}},
    ),
    "who heard reports at a body's meeting": (
        "At the second meeting of the Harbour Development Commission on Tuesday, Premier Ana Reyes heard reports.",
        {"Ana Reyes": {ATTENDED}},
    ),
    "a line of a list that ends with a stop": (
        "Minister Ana Reyes held a roundtable in Lima today.\n\nParticipants included:\n\n-   Rev. Dr. Piet Vos, "
        "Director, Harbour Church (Lima).\n-   Mayor Lena Aalto\n",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}},
    ),
    "who gave those who met an overview": (
        "Governors participating in the meeting of the Harbour Council today included Governor Ana Reyes. The Council "
        "also received an overview of trends from Director Piet Vos and an update on tides from Minister Lena Aalto.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {STATED}, "Lena Aalto": {STATED}},
    ),
    "on whose behalf somebody came": (
        "Secretary Ana Reyes will visit Lima from May 20 to May 21. On behalf of President Piet Vos, the Secretary "
        "will lead the delegation to the Opening Ceremony.",
        {"Ana Reyes": {LED}, "Piet Vos": {MENTIONED}},
    ),
    "offices alone, beside others of the kind": (
        "Today, the President and Vice President met with 12 business leaders. President Reyes and Vice President Vos "
        "restated their support.\n\nLeaders in attendance:\n\n-   Lena Aalto, President and CEO, Harbour Chamber\n"
        "-   Tom Bell, Founder and President, Ports United\n",
        {"Reyes": {ATTENDED}, "Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}, "Tom Bell": {ATTENDED}},
    ),
    "with others named by long titles": (
        "Yesterday, Director Ana Reyes, and other senior National Harbour Council and Fisheries Policy Council "
        "officials met with Representative Piet Vos.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "who spoke to whom": (
        "Today Minister Ana Reyes spoke to Piet Vos, Executive Director of the Harbour Partnership, about fisheries.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "a mission and those on it": (
        "Today, the Ministry announced the delegation for the Trade and Investment Mission to Peru from May 20-21, "
        "2024.\n\nSecretary Ana Reyes will lead the delegation.\n\nMission Delegation:\n\nPiet Vos, President, Ports "
        "United\n",
        {"Ana Reyes": {LED}, "Piet Vos": {ATTENDED}},
    ),
    "a list parted by semicolons": (
        "Advisor Ana Reyes moderated a discussion with Director Piet Vos; Minister Lena Aalto; and Governor Tom Bell "
        "today.",
        {"Ana Reyes": {CHAIRED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}, "Tom Bell": {ATTENDED}},
    ),
    "who said so when others called": (
        "President Ana Reyes gave the assurance when Professor Piet Vos paid a Courtesy Call on her at the Palace on "
        "Friday.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "what one told another at their talks": (
        "Peru wants to put its relations right, President Ana Reyes told Prime Minister Piet Vos on Monday. The "
        "meeting was the first between the two leaders.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "who presented credentials": (
        "On Monday, Ambassador Ana Reyes presented her letter of credentials to Secretary-General Piet Vos in Lima.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "who is honoured was not there": (
        "Yesterday, Minister Ana Reyes and Director Piet Vos gathered in Lima to celebrate the life of Lena Aalto.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {MENTIONED}},
    ),
    "a delegation received, led by several": (
        "President Ana Reyes received yesterday in Lima a delegation of senior officials from Chile led by Minister "
        "Piet Vos and Director Lena Aalto. President Reyes was accompanied by Tom Bell, Minister of Trade; Alm. Juan "
        "Ojeda, Minister of Defence; and Mary Holt, Ambassador.",
        {
            "Ana Reyes": {HOSTED},
            "Piet Vos": {LED},
            "Lena Aalto": {LED},
            "Tom Bell": {ATTENDED},
            "Juan Ojeda": {ATTENDED},
            "Mary Holt": {ATTENDED},
        },
    ),
    "who set up the body that met": (
        "Minister Ana Reyes met with Minister Piet Vos today. This group of experts from Peru and Chile was "
        "established in 2023 by President Lena Aalto.",
        {"Ana Reyes": {ATTENDED}, "Lena Aalto": {MENTIONED}},
    ),
    "what two did at another meeting": (
        "On Monday, Minister Ana Reyes welcomed Minister Piet Vos. The talks follow up on the promise that President "
        "Lena Aalto and President Tom Bell made during the Andean Leaders' Summit on January 9.",
        {"Ana Reyes": {HOSTED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {MENTIONED}, "Tom Bell": {MENTIONED}},
    ),
    "a subject after what others discussed": (
        "In line with the discussions between President Ana Reyes and President Piet Vos, Peru hosted technical talks "
        "with Chile in Lima on Monday.",
        {"Ana Reyes": {MENTIONED}, "Piet Vos": {MENTIONED}},
    ),
    "a joint statement of those who met": (
        "Defence chiefs of Peru and Chile vowed to do more during a meeting in Lima Monday. In a joint statement "
        "Monday, Minister Ana Reyes and Minister Piet Vos “recalled their pledge”.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "talks told by their name": (
        "Relations continue to grow with official meetings on Monday in Lima between President Ana Reyes and Prime "
        "Minister Piet Vos.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "a list under the office of those in it": (
        "Minister Ana Reyes hosted a virtual meeting with state treasurers today.\n\n*State Governors:*\n\n"
        "-   Ohio Governor Piet Vos\n-   Texas Governor Lena Aalto\n",
        {"Ana Reyes": {HOSTED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}},
    ),
    "what both say together is neither's statement": (
        "President Ana Reyes met with Minister Piet Vos today. The President and Mr. Vos reaffirmed their commitment.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "a host who spoke": (
        "Minister Ana Reyes hosted Minister Piet Vos today. Minister Reyes reaffirmed her support.",
        {"Ana Reyes": {HOSTED, STATED}, "Piet Vos": {ATTENDED}},
    ),
    "who briefed the press": (
        "Minister Ana Reyes met with Minister Piet Vos today. Secretary Lena Aalto briefed reporters.",
        {"Lena Aalto": {MENTIONED}},
    ),
    "chairs in brackets": (
        "The Harbour Council met today for the first time. Director Ana Reyes (Council Co-Chair) spoke of berths.",
        {"Ana Reyes": {CHAIRED}},
    ),
    "others without names who did it too": (
        "Director Ana Reyes, Deputy Secretary Piet Vos, and other senior administration officials convened mayors of "
        "coastal towns on Monday.",
        {"Ana Reyes": {CHAIRED}, "Piet Vos": {CHAIRED}},
    ),
    "chaired together with another": (
        "Minister of Health Ana Reyes together with Minister of Trade Piet Vos chaired the meeting of the Joint "
        "Committee on Monday.",
        {"Ana Reyes": {CHAIRED}, "Piet Vos": {CHAIRED}},
    ),
    "a chair by office does not chair by that": (
        "Minister Ana Reyes met with mayors on Monday. The talks were led by the Task Force, which Minister Reyes "
        "chairs.",
        {"Ana Reyes": {ATTENDED}},
    ),
    "led by, before the subject": (
        "Peru and Chile held their first Border Dialogue on Monday. Led by Vice Minister Ana Reyes and Director Piet "
        "Vos, participants discussed fisheries.",
        {"Ana Reyes": {LED}, "Piet Vos": {LED}},
    ),
    "heading a delegation": (
        "Interior Minister Ana Reyes, heading a delegation of Peru, met with Interior Minister Piet Vos in Lima on "
        "Monday.",
        {"Ana Reyes": {LED}, "Piet Vos": {ATTENDED}},
    ),
    "a list under attendees": (
        "Minister Ana Reyes held a roundtable discussion with worker organizers today. Attendees included Minister "
        "Reyes, Secretary Piet Vos and Director Lena Aalto.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}},
    ),
    "who stopped by": (
        "Minister Ana Reyes held a roundtable discussion with organizers today. President Piet Vos stopped by the "
        "discussion.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "who was heard": (
        "Governors met on Monday at the Council of Governors meeting. Members heard updates on flood relief from "
        "Under Secretary Ana Reyes and Director Piet Vos.",
        {"Ana Reyes": {STATED}, "Piet Vos": {STATED}},
    ),
    "opening remarks along with": (
        "Governors participated in the Council of Governors meeting on Monday. Secretary Ana Reyes provided opening "
        "remarks along with Governor Piet Vos and Governor Lena Aalto.",
        {"Ana Reyes": {OPENED}, "Piet Vos": {OPENED}, "Lena Aalto": {OPENED}},
    ),
    "at the meeting with": (
        "Foreign Minister Ana Reyes held talks with Foreign Minister Piet Vos in Lima on Monday. At the meeting with "
        "President Lena Aalto, Foreign Minister Reyes invited her to Peru.",
        {"Lena Aalto": {ATTENDED}},
    ),
    "witnessed by": (
        "Minister Ana Reyes and Minister Piet Vos signed an agreement on fisheries in Lima on Monday. The signing was "
        "witnessed by President Lena Aalto.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}},
    ),
    "signed into law is no meeting": (
        "Minister Ana Reyes met with mayors on Monday. They spoke of the act, which was signed into law by President "
        "Piet Vos in 2019.",
        {"Piet Vos": {MENTIONED}},
    ),
    "an earlier meeting of others": (
        "Minister Ana Reyes met with mayors on Monday. This meeting followed the Lima summit between President Piet "
        "Vos and President Lena Aalto, where both affirmed the need to convene experts.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {MENTIONED}, "Lena Aalto": {MENTIONED}},
    ),
    "who only invited": (
        "Minister Ana Reyes will visit Peru from 20 to 22 May 2024, at the invitation of Minister Piet Vos.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {MENTIONED}},
    ),
    "who sat in on it": (
        "Minister Ana Reyes held talks with Minister Piet Vos on Monday. Envoy Lena Aalto sat in on the talks.",
        {"Lena Aalto": {ATTENDED}},
    ),
    "a delegation to a ceremony": (
        "President Piet Vos today announced the designation of a Presidential Delegation to San José, Costa Rica to "
        "attend the Inauguration of the new President on May 18, 2024.\n\nThe Honorable Ana Reyes, Secretary of "
        "Education, will lead the delegation.\n\nMembers of the Presidential Delegation:\n\nThe Honorable Lena Aalto, "
        "Ambassador to Costa Rica",
        {"Ana Reyes": {LED}, "Lena Aalto": {ATTENDED}},
    ),
    "a list under officials who travelled": (
        "On Saturday, senior administration officials travelled to the Northern border.\n\nOfficials who "
        "participated in the trip:\n\n- Ana Reyes, Secretary of Health\n- Piet Vos, Director of Aid",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}},
    ),
    "who presided": (
        "A meeting of officials of Peru and Chile commenced today at Lima. Dr. Ana Reyes presided.",
        {"Ana Reyes": {CHAIRED}},
    ),
    "who only announced what met": (
        "Minister Ana Reyes hosted the inaugural meeting of the Harbour Investor Network announced by President Piet "
        "Vos and President Lena Aalto in November 2023.",
        {"Ana Reyes": {HOSTED}, "Piet Vos": {MENTIONED}, "Lena Aalto": {MENTIONED}},
    ),
    "what was welcomed is nobody": (
        "Minister Ana Reyes met with Minister Piet Vos on Monday. Ms. Reyes welcomed Mr. Vos's commitment to both "
        "ports.",
        {"Ana Reyes": {ATTENDED, STATED}, "Piet Vos": {ATTENDED}},
    ),
    "a list with others who discussed": (
        "Minister Ana Reyes hosted a meeting of the Harbour Network on Monday. Administrator Piet Vos, senior "
        "officials of eleven other countries, Director Lena Aalto, and members of the network discussed how to work "
        "together.",
        {"Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}},
    ),
    "members of a government, including": (
        "On Monday, Minister Ana Reyes visited Buenos Aires and met with senior members of the President's cabinet, "
        "including Chief of Staff Piet Vos and Minister Lena Aalto.",
        {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}},
    ),
    "a visit of some time ago": (
        "Minister Ana Reyes met with mayors on Monday. Secretary Piet Vos recently visited Lima.",
        {"Piet Vos": {MENTIONED}},
    ),
    "a summit of an earlier year": (
        "Minister Ana Reyes hosted the fourth meeting of the Joint Border Committee on Monday. President Piet Vos "
        "established the Joint Border Committee in January 2022, during the Leaders' Summit.",
        {"Piet Vos": {MENTIONED}},
    ),
}


@pytest.mark.parametrize(("body", "expected"), ROLES.values(), ids=ROLES)
def test_roles(body: str, expected: dict[str, set[str]]) -> None:
    _, roles = drafted(body)
    assert {name: roles.get(name) for name in expected} == expected


def test_roles_of_people_whom_the_headline_alone_names() -> None:
    _, roles = drafted(
        "On Monday, Minister Ana Reyes met virtually with the Deputy National Security Advisors of Peru and Chile.",
        "Readout of Minister Ana Reyes Meeting with Deputy Advisors Piet Vos of Peru and Lena Aalto of Chile",
    )

    assert roles == {"Ana Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}, "Lena Aalto": {ATTENDED}}


def test_who_issued_a_release_has_the_office_that_its_archive_notes_and_says_i() -> None:
    text = (
        '---\ntitle: Visit to Peru\ndate: \'2024-05-14\'\ncreators:\n  - "Reyes, Maria"\nsource: "MINISTER FOR PORTS"\n'
        "---\n\nTHE HON. MARIA REYES M.P.\n\n14 May 2024\n\nI will meet President Piet Vos in Lima on 20 May. "
        "“I am glad,” said President Vos.\n"
    )

    source = reading.read("a.md", text.encode())

    facts = drafting.draft(parsing.parse(source), source).facts

    people = {fact.value.name: fact for fact in facts if isinstance(fact.value, PersonValue)}
    author = people["MARIA REYES"]
    assert isinstance(author.value, PersonValue)
    assert (author.value.position, author.value.roles) == ("Minister for Ports", (ATTENDED,))
    assert [span.of(text) for span in author.evidence] == ["MINISTER FOR PORTS", "I"]


def test_name_in_full_in_an_escaped_headline_alone_is_drafted_as_the_body_has_it() -> None:
    _, roles = drafted("Today Director Reyes met with Minister Piet Vos.", '"Meeting of Director Ana\\_Reyes"')

    assert roles == {"Reyes": {ATTENDED}, "Piet Vos": {ATTENDED}}


def test_name_in_an_escaped_headline_alone_is_drafted_as_far_as_it_can_be_read() -> None:
    _, roles = drafted(
        "Few did as much as Piet Vos.", '"Statement of President Ana\\_Reyes on the Passing of Piet Vos"'
    )

    assert roles == {"Reyes": {"mentioned_only"}, "Piet Vos": {"mentioned_only"}}


def test_who_sends_a_delegation_takes_no_part_in_what_it_attends() -> None:
    _, people = drafted(
        "President Ana Reyes today announced the designation of a Presidential Delegation to attend the Inauguration "
        "of Piet Vos on May 20, 2024, in Lima, Peru.\n\nThe Honorable Lena Aalto will lead the delegation.",
        "President Reyes Announces Presidential Delegation to Peru",
    )

    assert (people["Ana Reyes"], people["Lena Aalto"]) == ({"mentioned_only"}, {"led_delegation"})


def test_who_sends_a_delegation_to_a_city_takes_no_part_either() -> None:
    _, people = drafted(
        "President Ana Reyes today announced the designation of a Presidential Delegation to Turin, Italy to attend"
        " the "
        "Opening Ceremony of the Games on May 20, 2024.\n\nMrs. Lena Aalto will lead the delegation.",
        "President Reyes Announces Presidential Delegation to Turin",
    )

    assert people["Ana Reyes"] == {"mentioned_only"}


def test_headings_of_readouts_within_one() -> None:
    _, people = drafted(
        "On May 12-13, Secretary Ana Reyes travelled to Lima for meetings.\n\nReadout of Reyes's Meeting with Minister "
        "Piet Vos\n\nThey discussed trade.\n\nOpening Remarks: Director Lena Aalto\n",
        "Secretary Reyes Travels to Lima",
    )

    assert people == {"Ana Reyes": {"attended"}, "Piet Vos": {"attended"}, "Lena Aalto": {"opened"}}
