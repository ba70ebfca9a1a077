"""Tests of titles that stand apart from a name, in capitals, in brackets, on another line, or shared by several."""

import pytest

from meetings.intake.drafting import mentions, people
from meetings.intake.sentences import sentences


def named_in(text: str) -> list[people.Person]:
    found = mentions.find(text, sentences(text))
    return people.gather([mention for number in found for mention in found[number]])


@pytest.mark.parametrize(
    ("text", "position", "organisation"),
    [
        ("Ana Reyes will join the Ministry of Ports as a Deputy Director in the Bureau of Tugs. Reyes served as Mayor.",
         "Deputy Director", "Bureau of Tugs"),
        ("She met her national security advisor counterparts Ana Reyes of Peru and Tom Bell.",
         "national security advisor", None),
        ("1.  Quoz Police Department – Deputy Chief Ana Reyes", "Deputy Chief", "Quoz Police Department"),
        ("Ana Reyes\nDirector General\nMinistry of Ports", "Director General", "Ministry of Ports"),
        ("Meeting Between President Ana Reyes and Minister Tom Bell", "President", None),
        ("Assistant to the Chief of Staff for U.S. Senator Ana Reyes", "U.S. Senator", None),
        ("He was Legislative Director for Sen. Ana Reyes.", "Sen.", None),
        ("The Hon. A. Reyes, M.L.A., Victorian Minister of Health, spoke.", "Victorian Minister of Health", None),
        ("The special rapporteur Ana Reyes spoke.", "special rapporteur", None),
        ("MEDIA RELEASE MINISTER FOR PORTS AND TRADE AMANDA QUOZLEY", "MINISTER FOR PORTS AND TRADE", None),
        ("STATEMENT BY THE MINISTER FOR TRADE, MR MARK QUAILE MP", "MINISTER FOR TRADE", None),
        ("Senator Amanda Quoz  MINISTER FOR TRADE AND TOURISM", "MINISTER FOR TRADE AND TOURISM", None),
        ("SENATOR THE HON AMANDA QUOZLEY\nMINISTER FOR TRADE", "MINISTER FOR TRADE", None),
        ("The Hon Ana Reyes MP Minister for Trade The Hon Tom Bell MP", "Minister for Trade", None),
        ("Minister for Defence the Hon Ana Reyes MP spoke.", "Minister for Defence", None),
        ("The Minister for Ports (Mr. Tom Bell) spoke.", "Minister for Ports", None),
        ("they heard from the Minister\nfor Foreign Affairs, Mr Tom Bell, today", "Minister for Foreign Affairs", None),
        ("-   Department of Energy, Secretary Ana Reyes", "Secretary", "Department of Energy"),
        ("-   Secretary Ana Reyes, Department of Energy", "Secretary", "Department of Energy"),
        ("-   Governor Ana Reyes (MN), Chair of the Council of Ports", "Chair", "Council of Ports"),
        ("-   Assembly Member Ana Reyes (D-NY-34)", "Member", "Assembly"),
        ("Rep. Ana Reyes (OH-10) spoke.", "Rep.", None),
        ("Chargés d'Affaires of Peru in Japan Ana Reyes spoke.", "Chargés d'Affaires of Peru in Japan", None),
        ("Ambassador designate Ana Reyes spoke.", "Ambassador designate", None),
        ("The Ambassador to Austria - Ana Reyes who is new spoke.", "Ambassador to Austria", None),
        ("Ms Ana Reyes, who has served as CE, NLB since May, left.", "CE", None),
        ("BG Tan Wei Ling will assume the appointment of Chief Executive (CE) of the Harbour Board.",
         "Chief Executive", "Harbour Board"),
        ("RADM (NS) Tan Wei Ling spoke.", "RADM", None),
        ("Senior Colonel Ana Reyes spoke.", "Senior Colonel", None),
        ("Air Chief Marshal Vivek Rao spoke.", "Air Chief Marshal", None),
        ("The Harbour Ministry rose. The ministry's spokesman Tom Bell spoke.", "spokesman", "Harbour Ministry"),
        ("The Ministry of Ports rose. The ministry's spokesman Tom Bell spoke.", "spokesman", "Ministry of Ports"),
        ("The port authority's new chief Tom Bell spoke.", "chief", "port authority"),
        ("The ministry's spokesman Tom Bell spoke.", "spokesman", None),
        ("Special Adviser to President Ana Reyes", "President", None),
        ("Chair Ana Reyes (Chair) came. Assistant to the Premier and Director of Ports Ana Reyes spoke.",
         "Assistant to the Premier and Director of Ports", None),
        ("Minister of State for Trade and Hobbies Mr Tan Wei Ling spoke.",
         "Minister of State for Trade and Hobbies", None),
        ("Minister for Trade Dr Sultan Al Saqr spoke.", "Minister for Trade", None),
        ("the Minister of Trade Ana Bishop MP spoke.", "Minister of Trade", None),
    ],
)  # fmt: skip
def test_title_apart_from_a_name(text: str, position: str | None, organisation: str | None) -> None:
    person = named_in(text)[0]

    assert (person.position, person.organisation) == (position, organisation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The presidents of Peru and Chile, Ana Reyes and Tom Bell, met.",
            [("Ana Reyes", "president", None, "PE"), ("Tom Bell", "president", None, "CL")],
        ),
        (
            "Foreign Ministers Ana Reyes of Peru and Tom Bell of Chile met.",
            [("Ana Reyes", "Foreign Minister", None, "PE"), ("Tom Bell", "Foreign Minister", None, "CL")],
        ),
        (
            "They met Senior Directors on President Osei's Trade Council Ana Reyes and Tom Bell.",
            [
                ("Osei", "President", None, None),
                ("Ana Reyes", "Senior Director", "Trade Council", None),
                ("Tom Bell", "Senior Director", "Trade Council", None),
            ],
        ),
        (
            "Minister of State for Ports Mr Tan Wei Ling, Minister of State for Trade and Hobbies Mr Lim Wei Shan came",
            [
                ("Tan Wei Ling", "Minister of State for Ports", None, None),
                ("Lim Wei Shan", "Minister of State for Trade and Hobbies", None, None),
            ],
        ),
    ],
)
def test_titles_of_several(text: str, expected: list[tuple[str, str, str | None, str | None]]) -> None:
    people_named = [(each.name, each.position, each.organisation, each.country) for each in named_in(text)]

    assert people_named == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Media inquiries: Tom Bell (Ministerial) 02 6200 1000 / 0400 100 200 Tilda Quozs (Department) 02 6200 2000",
            ["Tom Bell", "Tilda Quozs"],
        ),
        ("Anna and I are saddened.", ["Anna"]),
        ("I met his wife, Anna, and our son Thomas.", ["Anna", "Thomas"]),
        ("We thank his wife of over 50 years, Anna.", ["Anna"]),
        ("The house headed by Halvyna Lemetz met.", ["Halvyna Lemetz"]),
        ("YBhg Tan Sri Azman Rashid came.", ["Azman Rashid"]),
        ("Senator T. Bell came. The Premier, Senator Tom Bell, spoke.", ["Tom Bell"]),
        ("The Chairman Meet in Suva", []),
        ("the President's Cancer Moonshot initiative, and Hobart Foods, came.", []),
    ],
)
def test_people_named_in_releases(text: str, names: list[str]) -> None:
    assert [person.name for person in named_in(text)] == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-   Ana Reyes, President & CEO, Harbour Mart U.S.", [("Ana Reyes", "President & CEO", "Harbour Mart U.S.")]),
        ("-   KS Park, President, Amber Electronics", [("KS Park", "President", "Amber Electronics")]),
        ("-   Ana Reyes, President/CEO Amber Inlet Housing Authority",
         [("Ana Reyes", "President/CEO", "Amber Inlet Housing Authority")]),
        ("-   President Ana Reyes (Pine River Band of Amber Indians, WI)",
         [("Ana Reyes", "President", "Pine River Band of Amber Indians")]),
        ("Chief Ana Reyes (Amber Nation) came.", [("Ana Reyes", "Chief", "Amber Nation")]),
        ("Tom Bell met with President Quoz at the White House.",
         [("Tom Bell", None, None), ("Quoz", "President", None)]),
        (
            "The Foreign Minister of Chad, Mr Tom Bell, Peru's Vice Minister, Dr Ana Reyes, and Mr Piet Vos met.",
            [
                ("Tom Bell", "Foreign Minister of Chad", None),
                ("Ana Reyes", "Vice Minister", None),
                ("Piet Vos", None, None),
            ],
        ),
        ("They met the Minister for Trade, Senator Bell.", [("Bell", "Minister for Trade", None)]),
        ("Deputy Chief of Mission, H.E. Ambassador Ana Reyes spoke.", [("Ana Reyes", "Deputy Chief of Mission", None)]),
        (
            "Dr Ana Reyes, Secretary to the President and Senior Secretary to the President Tom Bell were present.",
            [
                ("Ana Reyes", "Secretary to the President", None),
                ("Tom Bell", "Senior Secretary to the President", None),
            ],
        ),
        (
            "Ana Reyes, Head of Cabinet of European Commission President Tom Bell, spoke.",
            [("Ana Reyes", "Head of Cabinet", None), ("Tom Bell", "President", "European Commission")],
        ),
        ("Senior Director for Polar Ana Reyes spoke.", [("Ana Reyes", "Senior Director for Polar", None)]),
        (
            "Officials, including Ana Reyes the Deputy Director at the Harbour Board, met.",
            [("Ana Reyes", "Deputy Director", "Harbour Board")],
        ),
        ("NDX peace panel chair Tom Bell spoke.", [("Tom Bell", "peace panel chair", "NDX")]),
        ("She was a clerk for Justice Tom Bell on the Amber Supreme Court.",
         [("Tom Bell", "Justice", "Amber Supreme Court")]),
        ("Ana Reyes, a member of the Amber Parliament, spoke.", [("Ana Reyes", "member", "Amber Parliament")]),
        ("A meeting was held today with Trade Advisors: Ana Reyes of France and Tom Bell of Peru.",
         [("Ana Reyes", "Trade Advisor", None), ("Tom Bell", "Trade Advisor", None)]),
        ("The Prime Minister and Minister for Trade, Mr Quoz, today spoke.",
         [("Quoz", "Prime Minister and Minister for Trade", None)]),
        ("They saw Premier Ana Reyes, the Vice-President of the Council, Tom Bell, the Minister of Social Amity and"
         " Trade, Dora Marsh, and the Mayor of Lima, Ben Osei.",
         [("Ana Reyes", "Premier", None), ("Tom Bell", "Vice-President", "Council"),
          ("Dora Marsh", "Minister of Social Amity and Trade", None), ("Ben Osei", "Mayor of Lima", None)]),
        ("Mr Tan Wei Ling, 53, has been the CEO of NEA since May.", [("Tan Wei Ling", "CEO", "NEA")]),
        ("Mr Vincent Kwong Seng Lee will be assuming the appointment as Chief Executive (CE) of the Harbour Board."
         " Mr Kwong spoke.", [("Vincent Kwong Seng Lee", "Chief Executive", "Harbour Board")]),
        ("Advisor Akiba Takeo of Japan came. Mr. Akiba spoke.", [("Akiba Takeo", "Advisor", None)]),
        ("Mr Tan Wei Ling, 45, is currently Deputy Secretary (Trade) in the Ministry.",
         [("Tan Wei Ling", "Deputy Secretary (Trade) in the Ministry", None)]),
        ("Present were the Director of Ports, Mr. Tom Bell; and others.", [("Tom Bell", "Director of Ports", None)]),
        ("A Forum of Ministers and Trade Authorities of Asia was held.", []),
    ],
)  # fmt: skip
def test_title_of_its_own_neighbour(text: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    assert [(each.name, each.position, each.organisation) for each in named_in(text)] == expected
