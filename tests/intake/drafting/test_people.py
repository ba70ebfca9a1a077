"""Tests of who a text names: names of many kinds, the titles beside them, and what is named after people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.intake.drafting import mentions, people
from meetings.intake.sentences import sentences


def named_in(text: str) -> list[people.Person]:
    found = mentions.find(text, sentences(text))
    return people.gather([mention for number in found for mention in found[number]])


def names_in(text: str) -> list[str]:
    return [person.name for person in named_in(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Imam Idris Salaam, Wa'el Haddad and Salma Al-Barazi came.",
            ["Idris Salaam", "Wa'el Haddad", "Salma Al-Barazi"],
        ),
        ("Prime Minister Haidar Shia' al-Najjar spoke.", ["Haidar Shia' al-Najjar"]),
        ("Corporal Amos “Buddy” Whitfield was honoured.", ["Amos “Buddy” Whitfield"]),
        ("Thank you to Senators Okafor, Lindqvist, and Tamm.", ["Okafor", "Lindqvist", "Tamm"]),
        ("Mr. OKADA Shunsuke arrived. Later Mr. Okada left.", ["OKADA Shunsuke"]),
        ("Vice Minister Park Jong-su came. Vice Minister Park spoke.", ["Park Jong-su"]),
        ("Minister Lim Wei Shan came. Dr Lim spoke.", ["Lim Wei Shan"]),
        ("H.H. Sheikh Hamad bin Rashid Al Suwaidi came. Sheikh Hamad spoke.", ["Hamad bin Rashid Al Suwaidi"]),
        ("Minister of Justice Domingos Ximenes da Costa signed.", ["Domingos Ximenes da Costa"]),
        ("Commissioner Grant Ashby thanked Chief Constable Dwayne Fields.", ["Grant Ashby", "Dwayne Fields"]),
        ("Tan Sri Azman Rashid met Dato' Halim Yusof.", ["Azman Rashid", "Halim Yusof"]),
        ("Assistant Secretary Don Park met Don Eusebio Mamani.", ["Don Park", "Eusebio Mamani"]),
        ("He leaves behind his wife, Sunethra Abeywick, and a son.", ["Sunethra Abeywick"]),
        ("PM Rao said that EAM Subrahmanyan had met him.", ["Rao", "Subrahmanyan"]),
        ("Reporting by Inge Maesen in Antwerp", ["Inge Maesen"]),
        ("President Adeola spoke. The President and Mrs. Adeola left.", ["Adeola", "Adeola"]),
        ("The President and Mr Osei came. Later Tom Osei left.", ["Tom Osei"]),
        ("Mr Teo Wei Jie Andrew retires. Mr Teo led the board.", ["Teo Wei Jie Andrew"]),
        ("Inquiries into Goh Bee Lay went on.", ["Goh Bee Lay"]),
        ("Senator Christopher Marsh came. Chris Marsh spoke.", ["Christopher Marsh"]),
        ("Brigadier General Field and Sergeant Major Garcia came.", ["Field", "Garcia"]),
        ("Brig (retd) Anwar Qadir Shah came.", ["Anwar Qadir Shah"]),
        ("Dato Seri Setia Awang Haji Rahman bin Haji Abdul Latif spoke.", ["Awang Haji Rahman bin Haji Abdul Latif"]),
        ("Lord Ellery of Marsden spoke.", ["Ellery of Marsden"]),
        ("Mr A J Quoz and Mr A Tarnby spoke.", ["A J Quoz", "A Tarnby"]),
        ("Minister of Trade Pablo Andrade Cevallos came. Minister Andrade spoke.", ["Pablo Andrade Cevallos"]),
        ("-   Virginia Young, Chief Adviser, Office of Trade", ["Virginia Young"]),
        ("Nevada Delegate Petra Queen spoke.", ["Petra Queen"]),
        (
            "Media contacts: Ana Reyes (02) 6200 1000\nTilda Quoz (Departmental) +61 2 6200 2000",
            ["Ana Reyes", "Tilda Quoz"],
        ),
        ("JOHANNA R. MARSH JR.", ["JOHANNA R. MARSH JR."]),
    ],
)
def test_people_named_in_many_ways(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The USS Carl Hobart left Norfolk.",
        "They met at the John Tyndale Center near Hobart Street.",
        "The Biden-Harris Administration signed the Abraham Accords in the Rose Garden.",
        "Hurricane Helene struck the Hudson Valley.",
        "They toured Queen Mary's Dolls' House.",
        "The Battle of Iwo Jima was long. Marines landed on Iwo Jima.",
        "The couples will head to the State Floor.",
        "Agence Martine Duval (AMD) was founded in 1990.",
        "Title IV of the Act applies.",
        "Key Takeaways",
        "The NSA program ended at 5 PM Monday.",
        "She will visit Maxwell Chambers, the Law Society, and the Tasman Strait.",
        "The fleet has two Pilar Porter aircraft.",
        "The cup was handed over at the Presidents Cup in Rose Airfield.",
        "The Secretary Greets with joy.",
        "They met at Camp General Ramon Ortiz.",
        "The Ambassador Responsible has not been named. She is responsible.",
        "The Board of Directors of the United Way met.",
    ],
)
def test_people_none_where_something_is_named_after_them(text: str) -> None:
    assert names_in(text) == []


@pytest.mark.parametrize(
    ("text", "position", "organisation"),
    [
        ("Minister of Finance, Oluwaseun Bakare, spoke.", "Minister of Finance", None),
        ("Ana Bakare, Minister of Labour, Trade and Health, spoke.", "Minister of Labour, Trade and Health", None),
        (
            "Joint Secretary (International Cooperation), Ministry of Defence, India Shri Anant Rastogi spoke.",
            "Joint Secretary (International Cooperation)",
            "Ministry of Defence, India",
        ),
        ("Robert Kagan, CEO of Helios Energy, spoke.", "CEO of Helios Energy", None),
        ("Lena Brandvold, Chair and CEO, Norrsken Power", "Chair and CEO", "Norrsken Power"),
        ("Anna Kowalska (European Commission)", None, "European Commission"),
        ("Philippine Navy Commodore Karl Vincent Abad spoke.", "Commodore", "Philippine Navy"),
        ("The Chief of Staff, General Mark Osei, spoke.", "Chief of Staff", None),
        ("his Bangladeshi counterpart Nasima Akhtar spoke.", None, None),
        ("Ms Ana Whitlock OBE has been appointed His Majesty's Ambassador to Peru.", "Ambassador to Peru", None),
        ("Ana R. Whitlock, of Ohio, to be Director of the Mint, vice Tom Ellery.", "Director of the Mint", None),
        ("Petra Novak\nDirector of Communications", "Director of Communications", None),
        ("Losa Faleafa and Tom Oakley, Members of Parliament, came.", "Members of Parliament", None),
        ("Mayor-elect Ana Reyes, Cedar Falls, IA", "Mayor-elect", "Cedar Falls"),
        ("Dr Ana Reyes, Minister-in-charge of GovWorks, spoke.", "Minister-in-charge", "GovWorks"),
        ("Consul-General Ana Reyes spoke.", "Consul-General", None),
        ("then-Senator Ana Reyes spoke.", "Senator", None),
        ("Ana Reyes, president of the Southern Hills Telephone Cooperative Association, spoke.",
         "president", "Southern Hills Telephone Cooperative Association"),
        ("They met Ana Reyes, Amber Workers Union, Tom Bell, Northern Studios/NSU, and others.",
         None, "Amber Workers Union"),
        ("Secretary for Energy, Water Resources and Irrigation Hari Bahadur Karki spoke.",
         "Secretary for Energy, Water Resources and Irrigation", None),
        ("Minister of Justice and Prisons Renewals Mrs Ana Reyes spoke.",
         "Minister of Justice and Prisons Renewals", None),
        ("Chair Ana Reyes of the Harbour Commission and Acting Chair Tom Bell of the Council came.",
         "Chair", "Harbour Commission"),
        ("Ana Reyes, Permanent Secretary (Planning, Land Use and Water), spoke.",
         "Permanent Secretary (Planning, Land Use and Water)", None),
        ("Director General, Customs Force (CF), Major General Ana Reyes spoke.",
         "Director General, Customs Force (CF)", None),
        ("his Chilean counterpart General Ana Reyes spoke.", "General", None),
        ("Ties between the President of Chile and King Tupou II are close.", "King", None),
        ("Readout of Homeland Security Advisor Ana Reyes's call", "Homeland Security Advisor", None),
        ("the inauguration of Ana Reyes as President of the Republic of Chile",
         "President of the Republic of Chile", None),
        ("Ana Reyes, Under Secretary for Civilian Security, Democracy, and Human Rights, spoke.",
         "Under Secretary for Civilian Security, Democracy, and Human Rights", None),
        ("Coordinator for the Los Angeles Declaration on Migration Ana Reyes spoke.",
         "Coordinator for the Los Angeles Declaration on Migration", None),
        ("Ambassador Ana Reyes's care in serving as Director of the Harbour Office is known.",
         "Director", "Harbour Office"),
        ("Justice Ana Reyes spoke.", "Justice", None),
        ("Minister for Trade Senator Ana Reyes spoke.", "Minister for Trade", None),
        ("Co-ordinating Minister for Security Ana Reyes spoke.", "Co-ordinating Minister for Security", None),
        ("the Head of the Delegation – Ana Reyes spoke.", "Head", "Delegation"),
        ("Ana Reyes\nAssistant Director, Northern Light Division", "Assistant Director", "Northern Light Division"),
        ("WTO Director Ana Reyes came. Ana Reyes, Director of the World Trade Organization (WTO), spoke.",
         "Director", "World Trade Organization"),
    ],
)  # fmt: skip
def test_titles_beside_a_name(text: str, position: str | None, organisation: str | None) -> None:
    person = named_in(text)[0]

    assert (person.position, person.organisation) == (position, organisation)


def test_person_again_by_the_name_that_comes_first() -> None:
    family_first = named_in("Member and Director of the Office of Ports Yang Jiechi spoke. Director Yang left.")
    given_alone = named_in("Deputy Director Michael Quoz came. Prior to that, Michael served as Political Director.")
    cut_short = named_in("Prime Minister Shehbaz Qureshi came. PM Shehbaz spoke.")
    last_counts_more = named_in("Minister Kevin Rudd met the High Commissioner, Mr Rudd Lubbers. Mr Rudd spoke.")

    initials = named_in("The Rt Hon. J.D. Marsh, M.P., came. Mr. Doug Marsh spoke.")
    assert [(person.name, len(person.mentions)) for person in initials] == [("Doug Marsh", 2)]
    assert [person.name for person in family_first] == ["Yang Jiechi"]
    assert [person.name for person in given_alone] == ["Michael Quoz"]
    assert [person.name for person in cut_short] == ["Shehbaz Qureshi"]
    assert [(person.name, len(person.mentions)) for person in last_counts_more] == [
        ("Kevin Rudd", 2),
        ("Rudd Lubbers", 1),
    ]


def test_person_under_two_titles_is_one() -> None:
    text = "Foreign Minister Elena Marsh met reporters. Dr. Marsh, Chair of the Council, smiled. Marsh left."

    (person,) = named_in(text)

    assert person.name == "Elena Marsh"
    assert len(person.mentions) == 3


def test_people_of_one_surname_stay_two() -> None:
    assert names_in("Governor Tom Ellery and Judge Ruth Ellery came.") == ["Tom Ellery", "Ruth Ellery"]


_PIECES = st.sampled_from(
    ["Minister", "Ana", "Reyes", "Dr.", "of", "the", "President", "and",
     "Mrs.", "(NATO)", ",", "“Bo”", "al-Najjar", "VII",
     "MINISTER", "THE", "MP", "(NS)", "wife", "Secretaries", "on", "Council", "Sultan", "I",
     "J.", "KURODA", "Ministry", "vice", "to be", "'", "'s", "Jr.", "head", "von", "-", ":", "Sheikh", "bin", "\n", "."]
)  # fmt: skip


@given(st.lists(_PIECES, max_size=25).map(" ".join) | st.text(max_size=120))
def test_spans_of_mentions_hold_their_words(text: str) -> None:
    found = mentions.find(text, sentences(text))

    for number in found:
        for mention in found[number]:
            assert mention.span.of(text) == mention.name
            assert mention.phrase.start <= mention.span.start < mention.span.end <= mention.phrase.end
        ends = [mention.phrase.end for mention in found[number]]
        starts = [mention.phrase.start for mention in found[number]]
        assert all(end <= start for end, start in zip(ends, starts[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "The meeting in Nusa Dua, Indonesia, ended early.",
        "Troops reached Adan Yabaal, a community of herders.",
        "Minister Ana Reyes posted it on X. Vos will read it there.",
    ],
)
def test_places_and_platforms_are_nobody(text: str) -> None:
    found = mentions.find(text, sentences(text))

    assert [each.name for number in found for each in found[number]] in ([], ["Ana Reyes"])
