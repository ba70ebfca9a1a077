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
    ],
)  # fmt: skip
def test_titles_beside_a_name(text: str, position: str | None, organisation: str | None) -> None:
    person = named_in(text)[0]

    assert (person.position, person.organisation) == (position, organisation)


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
