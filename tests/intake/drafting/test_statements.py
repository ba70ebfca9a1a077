"""Quotations of every form in, who said which out; and what is nobody's, or no statement, left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import FactKind, SpeakerKind, StatementForm
from meetings.intake import drafting, parsing, reading
from meetings.intake.types import StatementValue

HEAD = "---\ndate: '2025-03-04'\ntitle: T\n---\n"


def statements(
    text: str, form: StatementForm = StatementForm.VERBATIM, name: str = "a.md"
) -> list[tuple[str | None, str]]:
    """Return speaker and words of the statements drafted; the words are those of their span."""
    source = reading.read(name, ((HEAD if name == "a.md" else "") + text).encode())
    found = []
    for fact in drafting.draft(parsing.parse(source), source).facts:
        if fact.kind is FactKind.STATEMENT and isinstance(fact.value, StatementValue) and fact.value.form is form:
            words = reading.fold(re.sub(r"(?m)^> ?", "", fact.span.of(source.text))).text
            assert words.split() == fact.value.text.split()
            found.append((fact.value.speaker, fact.value.text))
    return found


def kinds(text: str) -> list[tuple[SpeakerKind, str | None]]:
    source = reading.read("a.md", (HEAD + text).encode())
    values = [fact.value for fact in drafting.draft(parsing.parse(source), source).facts]
    return [(value.speaker_kind, value.speaker) for value in values if isinstance(value, StatementValue)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The port is open again,” said Minister Rui Costa.", [("Rui Costa", "The port is open again,")]),
        ("“The port is open again,” Minister Rui Costa said on Friday.", [("Rui Costa", "The port is open again,")]),
        ("Minister Rui Costa said, “The port is open again.”", [("Rui Costa", "The port is open again.")]),
        ("“The port is open again,” according to Minister Rui Costa.", [("Rui Costa", "The port is open again,")]),
        ("According to Minister Rui Costa, “The port is open again.”", [("Rui Costa", "The port is open again.")]),
        ("In a post on X, Minister Rui Costa wrote: “The port is open again.”",
         [("Rui Costa", "The port is open again.")]),
        ("Minister Rui Costa was quoted as saying, “The port is open again.”",
         [("Rui Costa", "The port is open again.")]),
        ("Minister Rui Costa toured the docks, adding: “The port is open again.”",
         [("Rui Costa", "The port is open again.")]),
        ("Minister Rui Costa, who came on Monday, said: “The port is open again.”",
         [("Rui Costa", "The port is open again.")]),
        ("**Senator Rui Costa:** “The port is open again.”", [("Rui Costa", "The port is open again.")]),
        ("Senator Rui Costa (@rcosta): “The port is open again.”", [("Rui Costa", "The port is open again.")]),
        ("“The port is open again.” — Minister Rui Costa", [("Rui Costa", "The port is open again.")]),
        ("“The port is open again.”\n\n- Minister Rui Costa", [("Rui Costa", "The port is open again.")]),
        ("Senator Rui Costa on the new quay: “The port is open again.”", [("Rui Costa", "The port is open again.")]),
        ("Captain Rui Costa, owner, Bay Lines: “The port is open again.”", [("Rui Costa", "The port is open again.")]),
        ("“The port,” Minister Rui Costa went on, “is open again for all of us.”",
         [("Rui Costa", "is open again for all of us.")]),
        ("“The port is open,” said Minister Rui Costa, “and so it stays.”",
         [("Rui Costa", "The port is open,"), ("Rui Costa", "and so it stays.")]),
        ("Minister Rui Costa, for his part, vowed continued work: “The port is open again.”",
         [("Rui Costa", "The port is open again.")]),
    ],
)  # fmt: skip
def test_quotation_of_a_person_named_beside_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert statements(text) == expected


def test_quotation_parted_by_the_speakers_name() -> None:
    text = "“Our ports are open,” said Minister Rui Costa in a statement. “Our hearts are open too.”"

    assert statements(text) == [("Rui Costa", "Our ports are open,"), ("Rui Costa", "Our hearts are open too.")]


def test_quotation_of_several_paragraphs_with_opening_marks_alone() -> None:
    text = "Minister Sani Bello said:\n\n“We came here to listen.\n\n“We leave with work to do.”\n\nHe left at noon."

    assert statements(text) == [("Sani Bello", "We came here to listen.\n“We leave with work to do.")]


def test_quotation_that_one_mark_opens_and_one_closes_paragraphs_on() -> None:
    text = (
        "Minister Sani Bello today issued the following statement:\n\n“We came here to listen.\n\nThe road is long.\n\n"
        "We leave with work to do.”\n\nHe left at noon."
    )

    assert statements(text) == [
        ("Sani Bello", "We came here to listen.\nThe road is long.\nWe leave with work to do."),
    ]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_block_quotation_by_the_sign_of_its_lines(name: str) -> None:
    text = (
        "Talks on ferries were held in Riga.\n\nMinister Nia Roberts said:\n\n> Ferries are roads of a\n> kind.\n>\n"
        "> They pay for themselves.\n\nAmbassador Ilze Kalns was present.\n\nA passenger said:\n\n> It is dear.\n"
    )

    assert statements(text, name=name) == [
        ("Nia Roberts", "Ferries are roads of a kind."),
        ("Nia Roberts", "They pay for themselves."),
    ]


def test_quotation_alone_is_the_only_speakers() -> None:
    text = (
        "“The quay is ready,” Minister Rui Costa says.\n\nMr Costa met captains.\n\n“They waited long for this.”\n\n"
        "The quay opens in May."
    )

    assert statements(text) == [("Rui Costa", "The quay is ready,"), ("Rui Costa", "They waited long for this.")]


@pytest.mark.parametrize(
    "other",
    [
        "“The quay is too small,” said Minister Ana Reyes.",
        "“The quay is too small,” a captain of the port muttered.",
    ],
)
def test_quotation_alone_where_others_speak_is_left_alone(other: str) -> None:
    text = (
        f"“The quay is ready,” Minister Rui Costa says.\n\n{other}\n\nThe day ended.\n\n“They waited long for this.”\n"
    )

    assert "They waited long for this." not in [words for _, words in statements(text)]


def test_headings_in_capitals_make_no_transcript() -> None:
    text = (
        "**LOWERING COSTS:** Today the Governor signed an order.\n\n**ENDING DELAY:** No home was served.\n\n"
        "**BUILDING ON SUCCESS:** “Now it is law,” said Governor Ana Sorrell (ME).\n\nGovernor Bo Tran (ME): "
        "“At last it is.”\n"
    )

    assert statements(text) == [("Ana Sorrell", "Now it is law,"), ("Bo Tran", "At last it is.")]


def test_quotation_left_open_before_another_text_is_left_alone() -> None:
    assert statements("Minister Sani Bello said: “We came here to listen.\n\nThe talks went on.") == []


def test_quotations_signed_below() -> None:
    text = (
        "“Families have waited for this law.”\n\n- The Honourable Ana Roy, Minister of Health\n\n"
        "“Nurses have waited for it, too.”\n\n- Joris Blom, State Secretary for Youth\n"
    )

    assert statements(text) == [
        ("Ana Roy", "Families have waited for this law."),
        ("Joris Blom", "Nurses have waited for it, too."),
    ]


def test_block_quotation_without_marks_ends_with_the_first_person() -> None:
    text = (
        "Minister Nia Roberts said:\n\nI was glad to be in Riga.\n\nWe spoke of our ferries.\n\n"
        "Also present was Ambassador Ilze Kalns."
    )

    assert statements(text) == [
        ("Nia Roberts", "I was glad to be in Riga."),
        ("Nia Roberts", "We spoke of our ferries."),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Minister Chen Yu-ting opened the talks. She said: “The islands are our home.”",
        "Minister Chen Yu-ting spoke after the meeting. “The islands are our home,” the minister said.",
        "Minister Chen Yu-ting met fishermen. “The islands are our home,” Chen said.",
        "Minister Chen Yu-ting met fishermen. According to her, “The islands are our home.”",
        "Minister Chen Yu-ting met fishermen. As she once told reporters, “The islands are our home.”",
        "Foreign Affairs Secretary Chen Yu-ting spoke. “The islands are our home,” the MoFA secretary said.",
        "Minister Chen Yu-ting called for calm. “The islands are our home.”",
    ],
)
def test_quotation_of_a_person_named_before(text: str) -> None:
    assert [speaker for speaker, _ in statements(text)] == ["Chen Yu-ting"]


@pytest.mark.parametrize(
    "text",
    [
        "Ambassador Lucía Ferrer met Minister Karim Osman. “The runway is ready now,” he said.",
        "Trade Minister Ana Prado met Energy Minister Luis Prado. “Prices will fall soon,” the minister said.",
        "Trade Minister Ana Prado met Energy Minister Luis Prado. “Prices will fall soon,” Prado said.",
        "“Prices will fall soon,” a shopkeeper said to Minister Ana Prado.",
        "Minister Ana Prado left. A shopkeeper, who gave no name, said he was poor. “Prices will fall soon,” he said.",
        "“Prices will fall soon.” Minister Ana Prado noted the rise of exports.",
    ],
)
def test_quotation_that_two_could_have_said_or_nobody_is_left_alone(text: str) -> None:
    assert [speaker for speaker, _ in statements(text) if speaker] == []


@pytest.mark.parametrize(
    "text",
    [
        "Minister Paolo Reni called the pact “a turning point in the story of two island nations”.",
        "Minister Paolo Reni said the pact was “a turning point in the story of two island nations”.",
        "Minister Paolo Reni described it as “a blank cheque,” and left the room.",
        "“The Quiet River of Our Fathers” is a film by Director Paolo Reni.",
        "The “whole of government” plan, said Minister Paolo Reni, works.",
    ],
)
def test_part_of_the_writers_sentence_is_no_statement(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("„Wir brauchen mehr Zeit dafür,“ Minister Karl Beck said.", "Wir brauchen mehr Zeit dafür,"),
        ("« The talks were long ones », said Minister Karl Beck.", "The talks were long ones"),
        ("「The talks were long ones」, Minister Karl Beck said.", "The talks were long ones"),
        ("'The talks were long ones,' Minister Karl Beck said.", "The talks were long ones,"),
        ("''The talks were long ones,'' Minister Karl Beck said.", "The talks were long ones,"),
        ("“ The talks were long ones, ” Minister Karl Beck said.", "The talks were long ones,"),
        ('"The talks were long ones,” Minister Karl Beck said.', "The talks were long ones,"),
        ("“The talks were long ones,“ Minister Karl Beck said.", "The talks were long ones,"),
        ("“My father’s ‘long road’ is ours,” Minister Karl Beck said.", "My father's ‘long road' is ours,"),
    ],
)
def test_quotation_in_marks_of_other_kinds(text: str, words: str) -> None:
    assert statements(text) == [("Karl Beck", words)]


def test_apostrophes_are_no_quotation_marks() -> None:
    assert statements("The farmers' union and the nurses' union met Minister Karl Beck, they said.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministry of External Affairs said, “India remains engaged with all.”",
            (SpeakerKind.ORGANISATION, "Ministry of External Affairs"),
        ),
        ("“We stand by the ceasefire,” the two sides said in a joint statement.", (SpeakerKind.PARTIES, None)),
        ("“The deal is almost done,” a senior administration official said.", (SpeakerKind.UNNAMED, None)),
    ],
)
def test_quotation_of_a_body_of_the_parties_and_of_nobody_named(
    text: str, expected: tuple[SpeakerKind, str | None]
) -> None:
    assert kinds(text) == [expected]


def test_transcript_is_nobodys_statement() -> None:
    text = (
        "THE PRESIDENT: Thank you all.\n\nQ Mr. President, will you go?\n\n"
        "SENIOR ADMINISTRATION OFFICIAL: Minister Ana Prado said, “We will go when we are ready.”\n\nMS. LEE: Next.\n"
    )

    assert statements(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Secretary Arvind Rao said,  Our navies will train together.  He was speaking in Goa.",
            [("Arvind Rao", "Our navies will train together.")],
        ),
        (
            " Our navies will train together,  Secretary Arvind Rao said after the talks.",
            [("Arvind Rao", "Our navies will train together,")],
        ),
        (
            "Secretary Arvind Rao said,  Our navies will train.  He added,  Our armies will, too. \n\nMore.",
            [("Arvind Rao", "Our navies will train."), ("Arvind Rao", "Our armies will, too.")],
        ),
        # Without a second run of blanks, no one knows where the words of Secretary Rao end.
        ("Secretary Arvind Rao said,  Our navies will train together. The talks ended.", []),
        # Two blanks after a full stop are how many write.
        ("Secretary Arvind Rao spoke.  Our navies will train together.  The talks ended.", []),
    ],
)
def test_quotation_whose_marks_were_lost_to_blanks(text: str, expected: list[tuple[str, str]]) -> None:
    assert statements("New Delhi [India], March 4 (ANI): Talks were held.\n\n" + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Chen Lee stated that trade had doubled.", "trade had doubled"),
        ("Minister Chen Lee underscored the importance of safe seas.", "the importance of safe seas"),
        ("Minister Chen Lee also called for a fair peace.", "a fair peace"),
    ],
)
def test_speech_reported_in_other_words_beside_a_session(text: str, expected: str) -> None:
    session = "The U.S.-Palau Trade Working Group held its second meeting in Koror, Palau, on March 3, 2025. "

    assert statements(session + text, StatementForm.PARAPHRASE) == [("Chen Lee", expected)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Another's name between two quotations.
        (
            "Minister Rui Costa said, “The port is open again.” On Monday, Captain Nia Roberts “heard that ships would"
            " be welcome at all hours.”",
            [("Rui Costa", "The port is open again.")],
        ),
        # A label that names a statement, an office, a body or a place.
        (
            "President Ana Prado named a judge.\n\nStatement from the President: “She is fair to all.”",
            [("Ana Prado", "She is fair to all.")],
        ),
        (
            "Talks ended.\n\nCaptain Nia Roberts of the Ferry Board: “Ferries are roads too.”",
            [("Nia Roberts", "Ferries are roads too.")],
        ),
        (
            "As Minister Rui Costa put it: “Ferries are roads of a kind.”",
            [("Rui Costa", "Ferries are roads of a kind.")],
        ),
        # One of two closing marks is lost.
        (
            "Minister Rui Costa met Captain Nia Roberts.\n\n“Both called it a “common task”, Costa said.",
            [("Rui Costa", "Both called it a “common task”")],
        ),
        ("‘ The port is open again,’ Minister Rui Costa said.", [("Rui Costa", "The port is open again,")]),
        ("‘The ships' port is open’, Minister Rui Costa said.", [("Rui Costa", "The ships' port is open")]),
        # A term in marks does not end a quotation that goes on.
        (
            'Minister Rui Costa said: "The port is open.\n\nWe shall "build it better" than before."',
            [("Rui Costa", 'The port is open.\nWe shall "build it better" than before.')],
        ),
        # Angle marks for misread stops.
        (
            'Minister Rui Costa spoke»\n\n"The port is open» It\n\nwill stay open", Mr Costa said»',
            [("Rui Costa", "The port is open» It will stay open")],
        ),
        ("“It is dear,” Minister Rui Costa said.", [("Rui Costa", "It is dear,")]),
        # A part of the writer's own sentence.
        (
            "“The port is open,” Minister Rui Costa said, adding that ships “should not wait” and “make no more plans"
            " that leave the harbour out.”",
            [("Rui Costa", "The port is open,")],
        ),
        (
            "Minister Rui Costa spoke.\n\nAccording to Costa, eight ports are shut.\n\n“The first is open,” he said.",
            [("Rui Costa", "The first is open,")],
        ),
        (
            "Rui Costa spoke.\n\n“The port is open,” Mr Costa said.\n\n“Ships are welcome here”, the Minister said.",
            [("Rui Costa", "The port is open,"), ("Rui Costa", "Ships are welcome here")],
        ),
    ],
)
def test_speaker_in_the_words_of_releases(text: str, expected: list[tuple[str, str]]) -> None:
    assert statements(text) == expected


def test_quotation_alone_before_its_one_speaker_is_first_quoted() -> None:
    text = (
        "Mr Rui Costa said that figures did not tell of it.\n\n“Only on the quay is it seen.”\n\nThe pier is long.\n\n"
        "“We shall go on,” Mr Costa said."
    )

    assert statements(text) == [("Rui Costa", "Only on the quay is it seen."), ("Rui Costa", "We shall go on,")]


def test_lost_marks_are_not_sought_where_lines_were_joined_by_two_blanks() -> None:
    text = "The visit  matters to both  countries and to all  who live there,  Mr Rui Costa said  today on the  quay."

    assert statements(text, name="a.txt") == []


def test_lost_marks_are_sought_beside_a_term_in_single_marks() -> None:
    text = "Minister Rui Costa said,  We are glad of the 'open port' in Lagos.  He left."

    assert statements(text, name="a.txt") == [("Rui Costa", "We are glad of the 'open port' in Lagos.")]


PIECES = [
    "“", "”", '"', "'", "''", "„", "«", "»", "「", "」", "‘", " ", ",  ", "\n\n", ".", ", ", ": ", "said", "he said",
    "Minister Ana Prado", "the minister", "Ministry of Health", "adding", "We will act together", "according to",
    "(", ")",
    "– ", "THE PRESIDENT: ", "I agree", "and", "The two sides",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_marks_give_statements_within_the_source(pieces: list[str]) -> None:
    for speaker, words in statements("x " + "".join(pieces)):
        assert words.strip() == words != ""
        assert speaker is None or speaker in ("Ana Prado", "Prado", "Ministry of Health") or speaker[0].isupper()
