"""Sentences in, what was agreed out: its kind and verb, the whole clause; and what is no outcome, left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import OutcomeKind
from meetings.intake.drafting import outcomes
from meetings.intake.drafting.themes import themes_of
from meetings.intake.sentences import sentences


def found(text: str, *, we: bool = False) -> list[tuple[OutcomeKind, str, str]]:
    return [
        (each.kind, each.verb, each.span.of(text)) for each in outcomes.find(text, sentences(text), speaks_as_we=we)
    ]


@pytest.mark.parametrize(
    ("text", "kind", "verb"),
    [
        ("The two sides agreed to share data.", OutcomeKind.DECISION, "agreed"),
        ("Both dignitaries committed to safe seas.", OutcomeKind.COMMITMENT, "committed"),
        ("They also resolved to meet again in Suva.", OutcomeKind.DECISION, "resolved"),
        ("The Ministers reaffirmed their support for the treaty.", OutcomeKind.REAFFIRMATION, "reaffirmed"),
        ("The co-chairs emphasised the need for speed.", OutcomeKind.EMPHASIS, "emphasised"),
        ("Delegates from the nine states recommended a common fund.", OutcomeKind.RECOMMENDATION, "recommended"),
        ("President Okon and Prime Minister Larsen agreed in principle to trade.", OutcomeKind.DECISION, "agreed"),
        ("The Chancellor and her Finnish counterpart pledged to speed up permits.", OutcomeKind.COMMITMENT, "pledged"),
        ("India and Peru on Monday decided to open a corridor.", OutcomeKind.DECISION, "decided"),
        ("The Guard (CG) and the Polish Police on Friday in Gdynia agreed to train.", OutcomeKind.DECISION, "agreed"),
        ("The JSC decided to build two lines.", OutcomeKind.DECISION, "decided"),
        ("The meeting, chaired by Ms Ada Boyd, resolved to base a cell in Auckland.", OutcomeKind.DECISION, "resolved"),
        ("It was agreed that the pilots be trained in Pune.", OutcomeKind.DECISION, "agreed"),
        ("It has also been decided to share the cost.", OutcomeKind.DECISION, "decided"),
        ("Agreement was reached on the release of fishermen.", OutcomeKind.DECISION, "reached"),
        ("A memorandum of understanding on ports was signed by both.", OutcomeKind.DECISION, "signed"),
        ("Japan will provide two patrol boats to Palau.", OutcomeKind.ACTION, "will"),
        ("The United States announced $20 million in new assistance.", OutcomeKind.ACTION, "announced"),
        ("The ministers said on Friday they would set up a unit.", OutcomeKind.ACTION, "would"),
        ("Minister Rao said the two countries had agreed to lift visas.", OutcomeKind.DECISION, "agreed"),
        ("The delegations held talks, agreeing to meet twice a year.", OutcomeKind.DECISION, "agreeing"),
        ("The President reaffirmed the U.S. commitment to the treaty.", OutcomeKind.REAFFIRMATION, "reaffirmed"),
        ("President Diop promised to open the road.", OutcomeKind.COMMITMENT, "promised"),
        ("A joint task force will be constituted in May.", OutcomeKind.ACTION, "will"),
        ("The next round of talks will be held in Lima.", OutcomeKind.ACTION, "will"),
        ("Poland and Latvia remain committed to their border.", OutcomeKind.COMMITMENT, "committed"),
        ("General Sato met General Roy and the two agreed to train.", OutcomeKind.DECISION, "agreed"),
        ("Fiji and Tonga determined that the wreck be raised.", OutcomeKind.DECISION, "determined"),
        ("The four leaders stand firm in their support for the treaty.", OutcomeKind.COMMITMENT, "stand"),
        ("Both countries will explore a common licence for pilots.", OutcomeKind.ACTION, "will"),
        ("Palau will host the 12th Ferry Conference in May.", OutcomeKind.ACTION, "will"),
        ("She added Japan would meet the costs of the survey.", OutcomeKind.ACTION, "would"),
        ("9 Palau noted the plan and pledged to support it.", OutcomeKind.COMMITMENT, "pledged"),
        ("Minister Rao met Minister Diop and reaffirmed Fiji's warm ties.", OutcomeKind.REAFFIRMATION, "reaffirmed"),
        ("Talks were held with Peru, where we agreed on safe seas.", OutcomeKind.DECISION, "agreed"),
        ("They will mark the anniversary by restoring the pier.", OutcomeKind.ACTION, "will"),
        ("They will also remain in close contact with their friends.", OutcomeKind.ACTION, "will"),
        ("Ms Rao indicated her strong willingness to reopen the pier.", OutcomeKind.COMMITMENT, "indicated"),
        ("Mr Rao reiterated his willingness to sign the pact.", OutcomeKind.REAFFIRMATION, "reiterated"),
        ("Host and guest agreed to share charts.", OutcomeKind.DECISION, "agreed"),
        ("The two sides plan to build a second pier.", OutcomeKind.COMMITMENT, "plan"),
        ("As asked by the mayors, the Ferry Task Force will publish a map.", OutcomeKind.ACTION, "will"),
        ("Mr. Rao reaffirmed the worth of the long pact, as well as Fiji's commitment to it.",
         OutcomeKind.REAFFIRMATION, "reaffirmed"),
    ],
)  # fmt: skip
def test_outcome_of_each_subject_and_verb(text: str, kind: OutcomeKind, verb: str) -> None:
    assert found(text) == [(kind, verb, text)]


@pytest.mark.parametrize(
    "text",
    [
        "The two sides have not agreed on a date.",
        "The two leaders will meet in May and will discuss trade.",
        "Minister Rao emphasised the need for peace.",
        "He urged Iran to talk.",
        "The police said the men agreed to testify.",
        "Minister Rao thanked the two countries for the visit.",
        "The Dialogue was set up in 2017 by the then Minister.",
        "We agreed to meet again.",
        "The President and First Lady will greet their guests.",
        "It may be recalled that a memorandum of understanding was signed in 2006.",
        "Oman, India agree to share data",
        "They will mark the anniversary in May.",
        "Minister Rao and I asked our crews for a plan to lift the wreck.",
        "“The pier is ready and Fiji will provide the boats,” Mr Rao said.",
        'Mr Rao said, "The pier is ready and Fiji will provide the boats."',
        "The two leaders plan to discuss trade in May.",
        "Oman, India plan to share data",
        "Ministers from nine states arrived today for the signing of a treaty which will help trade.",
    ],
)
def test_what_is_no_outcome_is_left_out(text: str) -> None:
    assert found(text) == []


def test_what_we_will_do_together_is_an_outcome_of_a_joint_statement() -> None:
    text = "Together we will build a second pier."

    assert found(text, we=True) == [(OutcomeKind.ACTION, "will", text)]
    assert found(text) == []


def test_outcome_keeps_its_qualifying_clauses() -> None:
    text = (
        "The two sides agreed, subject to the availability of funds, to double training by 2030, consistent with their"
        " respective national rules and regulations."
    )

    assert found(f"Opening words. {text} More words.") == [(OutcomeKind.DECISION, "agreed", text)]


def test_outcome_of_several_verbs_takes_its_kind_from_the_one_that_binds() -> None:
    text = "The two sides discussed ports, emphasised speed and agreed to train pilots."

    assert found(text) == [(OutcomeKind.DECISION, "agreed", text)]


def test_outcome_leaves_out_dateline_and_credit() -> None:
    text = "According to the press release, both sides agreed to share data."

    assert found(text) == [(OutcomeKind.DECISION, "agreed", "both sides agreed to share data.")]
    assert found("DHAKA, Nov 19, 2024 (BSS) - Bhutan and Nepal today agreed to cut fees.") == [
        (OutcomeKind.DECISION, "agreed", "Bhutan and Nepal today agreed to cut fees.")
    ]


def test_items_of_a_list_are_outcomes_with_the_line_above_them() -> None:
    text = (
        "The two sides agreed to:\nset up a task force on fraud;\nexchange data, subject to their laws; and\n"
        "Hold yearly talks.\nThe Minister later toured the port."
    )

    told = outcomes.find(text, sentences(text), speaks_as_we=False)

    assert [(each.verb, each.span.of(text)) for each in told] == [
        ("agreed", "set up a task force on fraud"),
        ("agreed", "exchange data, subject to their laws"),
        ("agreed", "Hold yearly talks."),
    ]
    assert {each.lead.of(text) for each in told if each.lead} == {"The two sides agreed to:"}


def test_items_below_a_subject_alone_are_outcomes_by_their_own_verbs() -> None:
    text = "The Ministers:\nReaffirmed the importance of the treaty;\nWelcomed the visit;\nDecided to convene experts."

    assert found(text) == [
        (OutcomeKind.REAFFIRMATION, "reaffirmed", "Reaffirmed the importance of the treaty"),
        (OutcomeKind.DECISION, "decided", "Decided to convene experts."),
    ]


def test_we_is_the_parties_in_a_joint_statement_alone() -> None:
    assert found("We commit to safe seas.", we=True) == [(OutcomeKind.COMMITMENT, "commit", "We commit to safe seas.")]
    assert found("We commit to safe seas.") == []


def test_we_is_those_who_met_where_the_writer_reports_a_meeting_of_their_own() -> None:
    meeting = "I visited Palau on Monday for talks with Minister Rengiil."

    assert found(f"{meeting} We agreed to train pilots.") == [
        (OutcomeKind.DECISION, "agreed", "We agreed to train pilots."),
    ]
    assert found("A friend of mine visited Palau. We agreed to train pilots.") == []


def test_parties_are_those_that_the_subject_names() -> None:
    text = "India and the United States agreed to share data with Peru."

    assert [each.parties for each in outcomes.find(text, sentences(text), speaks_as_we=False)] == [("IN", "US")]


def test_transcript_tells_of_no_outcome() -> None:
    assert (
        found("Remarks\nTHE PRESIDENT: We agreed.\nQ Sir, both sides agreed to talk?\nMS. LEE: Both sides agreed to.")
        == []
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("to dismantle the illegal production of illicit drugs and their precursors", ("Counter-narcotics",)),
        ("a cybersecurity dialogue on vaccines", ("Health", "Science and technology")),
        ("to meet again next year", ()),
    ],
)
def test_themes_of_words(words: str, expected: tuple[str, ...]) -> None:
    assert themes_of(words) == expected


PIECES = [
    "The two sides", "Minister Ana Prado", "India", " and ", "they", " agreed to", " will", " committed to act", ", ",
    ":", "\n", ";", ". ", "1. ", "- ", "(a) ", "said", " would", "According to the press release, ", "(ANI)", " - ",
    "It was agreed", " reaffirmed their support", "We ", "“", "”", "with both", " emphasizing",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=40), st.booleans())
def test_any_words_give_outcomes_within_the_text(pieces: list[str], we: bool) -> None:
    text = "".join(pieces)

    for each in outcomes.find(text, sentences(text), speaks_as_we=we):
        assert 0 <= each.span.start < each.span.end <= len(text)
        assert each.span.of(text).strip() == each.span.of(text)
