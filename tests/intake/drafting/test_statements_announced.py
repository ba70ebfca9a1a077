"""Quotations with stray marks, slips and announcing words in, who said which out; what is unsure, left alone."""

import pytest

from .test_statements import statements

OPENING = "Minister Ana Prado met Senator Rui Costa in Lome on Monday.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Senator Costa commented – “The port is open again.”",
        "Senator Costa commented – _“The port is open again.”_",
        "Senator Costa said -\n\n“The port is open again.”",
        "Senator Costa said: ″The port is open again.″",
        "The talks over, Senator Costa in his remarks expressed: “The port is open again.”",
        "Senator Rui Costa clearly stated: “The port is open again.”",
        "- Senator Rui Costa praised the crew: “The port is open again.”",
        "The following is a statement from Senator Rui Costa regarding the harbour.\n\n“The port is open again.”",
        "Following is the text of an address by Senator Rui Costa in Suva:\n\n“The port is open again.”",
    ],
)
def test_quotation_that_words_before_it_announce(text: str) -> None:
    assert statements(OPENING + text) == [("Rui Costa", "The port is open again.")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The port is open again,” said Senator Costa.", "The port is open again,"),
        ("*“The port is open again,”* Senator Costa said.", "The port is open again,"),
        ("‘The port is open again,’ said Senator Costa.", "The port is open again,"),
        ("“The port is open again “Harbour Senator Rui Costa said", "The port is open again"),
        ("Rui Costa commended the crew. “The port is open again,” _", "The port is open again,"),
    ],
)
def test_quotation_beside_a_title_or_with_a_slip_in_its_marks(text: str, words: str) -> None:
    assert statements(OPENING + text) == [("Rui Costa", words)]


def test_quotation_whose_comma_leads_to_the_line_below() -> None:
    text = "Senator Costa commended the crew. “The port is open again,”\n\nMinister Prado said."

    assert statements(OPENING + text) == []


def test_words_that_a_mark_closes_and_none_opens() -> None:
    text = "Senator Costa said: “The port is open to all of us,” We mean to build a second quay there.”"

    assert statements(OPENING + text) == [
        ("Rui Costa", "The port is open to all of us,"),
        ("Rui Costa", "We mean to build a second quay there."),
    ]
    assert statements(OPENING + text.replace("We mean", "The crew means")) == [
        ("Rui Costa", "The port is open to all of us,")
    ]


def test_quotation_of_a_director_general_named_before() -> None:
    text = "WPO Director General, Dr. Rui Costa, arrived.\n\nThe Director General noted, “The port is open again.”"

    assert statements(text) == [("Rui Costa", "The port is open again.")]


def test_quotation_of_a_minister_by_country_and_office() -> None:
    text = (
        "Peruvian Foreign Minister Rui Costa and Minister Ana Prado met.\n\n"
        "Peruvian Foreign Minister stressed that “they are welcome without any fee at all.”"
    )

    assert statements(text) == [("Rui Costa", "they are welcome without any fee at all.")]


def test_quotation_between_two_of_one_speaker() -> None:
    first = "“The port is open again,” Senator Costa said.\n\n"
    middle = "He travels to Suva to see Minister Prado,\n\n“The crew is glad of it.“\n\n"

    both = [("Rui Costa", "The port is open again,"), ("Rui Costa", "The crew is glad of it.")]
    last = "“We will build a quay,” {} said."
    assert statements(OPENING + first + middle + last.format("Mr Costa")) == [
        *both,
        ("Rui Costa", "We will build a quay,"),
    ]
    assert statements(OPENING + first + middle + last.format("Ms Prado")) == [
        both[0],
        ("Ana Prado", "We will build a quay,"),
    ]
