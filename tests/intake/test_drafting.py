"""The two seeds in, exactly their facts out; and the rules of people, roles, quotations and outcomes by themselves."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.choices import Basis, FactKind, Occasion, OutcomeKind, Role, SessionStatus, SpeakerKind, StatementForm
from meetings.intake import drafting, extraction, gazetteer, parsing, reading
from meetings.intake.types import Draft, Fact, OutcomeValue, PersonValue, SessionValue, StatementValue

DATA = Path(__file__).parent.parent / "data"
RELEASE = "000_a0fe0d78e8305ab2.txt"
WIRE = "001_aa56008aa7ff198d.txt"
HEAD = "---\ndate: '2024-08-01'\ntitle: Readout of the Second U.S.-Mexico Security Dialogue\n---\n"


def drafted(text: str) -> Draft:
    source = reading.read("a.md", text.encode())
    return drafting.draft(parsing.parse(source), source)


def seed(name: str) -> Draft:
    source = reading.read(name, (DATA / name).read_bytes())
    return drafting.draft(parsing.parse(source), source)


def of_kind(draft: Draft, kind: FactKind) -> list[Fact]:
    return [fact for fact in draft.facts if fact.kind is kind]


def spans(facts: list[Fact]) -> list[list[tuple[int, int]]]:
    return [[(span.start, span.end) for span in fact.evidence] for fact in facts]


def people(draft: Draft) -> dict[str, PersonValue]:
    return {fact.value.name: fact.value for fact in draft.facts if isinstance(fact.value, PersonValue)}


@pytest.mark.parametrize(
    ("name", "group", "evidence"),
    [
        (RELEASE, "U.S.-India Drug Policy Executive Working Group", [(571, 711)]),
        (WIRE, "US-India Drug Policy Executive Working Group", [(52, 191), (785, 901)]),
    ],
)
def test_seed_session(name: str, group: str, evidence: list[tuple[int, int]]) -> None:
    (fact,) = of_kind(seed(name), FactKind.SESSION)

    assert fact.value == SessionValue(
        title=f"Inaugural Meeting of the {group}",
        working_group=group,
        parties=("US", "IN"),
        ordinal=1,
        start_date=date(2026, 1, 20),
        end_date=date(2026, 1, 21),
        city="Washington, D.C.",
        country="US",
        host="US",
        status=SessionStatus.HELD,
    )
    assert spans([fact]) == [evidence]


ONDCP = "Office of National Drug Control Policy"
CARTER = PersonValue("Sara Carter", "Director", ONDCP, "ONDCP", "US", (Role.OPENED, Role.QUOTED), 0)
SEGUIN = PersonValue("Debbie Seguin", "Acting Deputy Director", ONDCP, "ONDCP", "US", (Role.LED_DELEGATION,), 0)
BATRA = PersonValue(
    "Monika Ashish Batra", "Deputy Director General", "Narcotics Control Bureau", None, "IN", (Role.LED_DELEGATION,), 0
)
KWATRA = PersonValue(
    "Vinay Kwatra", "Ambassador of India to the United States of America", None, None, "IN", (Role.STATED,), 0
)
JAISWAL = PersonValue("Randhir Jaiswal", "Official Spokesperson", "MEA", None, "IN", (Role.QUOTED,), 0)
TRUMP = PersonValue("Trump", "President", None, None, None, (Role.MENTIONED_ONLY,), 0)
MODI = PersonValue("Modi", "Prime Minister", None, None, None, (Role.MENTIONED_ONLY,), 0)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            RELEASE,
            [
                (CARTER, (773, 784), [(712, 804)]),
                (TRUMP, (830, 835), [(820, 835)]),
                (MODI, (855, 859), [(840, 859)]),
                (KWATRA, (962, 974), [(951, 1035)]),
                (SEGUIN, (1325, 1338), [(1257, 1339)]),
                (BATRA, (1400, 1419), [(1344, 1420)]),
            ],
        ),
        (
            WIRE,
            [
                (KWATRA, (431, 443), [(420, 504)]),
                (JAISWAL, (761, 776), [(727, 776)]),
                (CARTER, (1173, 1184), [(1110, 1204)]),
                (TRUMP, (1230, 1235), [(1220, 1235)]),
                (MODI, (1255, 1259), [(1240, 1259)]),
                (SEGUIN, (1420, 1433), [(1352, 1434)]),
                (BATRA, (1495, 1514), [(1439, 1515)]),
            ],
        ),
    ],
)
def test_seed_people(name: str, expected: list[tuple[PersonValue, tuple[int, int], list[tuple[int, int]]]]) -> None:
    facts = of_kind(seed(name), FactKind.PERSON)

    assert [fact.value for fact in facts] == [value for value, _, _ in expected]
    assert [(fact.span.start, fact.span.end) for fact in facts] == [span for _, span, _ in expected]
    assert spans(facts) == [evidence for _, _, evidence in expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            RELEASE,
            [
                ("Sara Carter", StatementForm.PARAPHRASE, Occasion.AT_SESSION, (808, 949)),
                ("Vinay Kwatra", StatementForm.PARAPHRASE, Occasion.NOT_STATED, (1041, 1255)),
                ("Sara Carter", StatementForm.VERBATIM, Occasion.NOT_STATED, (1580, 1637)),
            ],
        ),
        (
            WIRE,
            [
                ("Vinay Kwatra", StatementForm.PARAPHRASE, Occasion.NOT_STATED, (510, 724)),
                ("Randhir Jaiswal", StatementForm.VERBATIM, Occasion.NOT_STATED, (785, 1107)),
                ("Sara Carter", StatementForm.PARAPHRASE, Occasion.AT_SESSION, (1208, 1349)),
                ("Sara Carter", StatementForm.VERBATIM, Occasion.NOT_STATED, (1675, 1732)),
                ("Sara Carter", StatementForm.VERBATIM, Occasion.NOT_STATED, (1757, 1886)),
            ],
        ),
    ],
)
def test_seed_statements(name: str, expected: list[tuple[str, StatementForm, Occasion, tuple[int, int]]]) -> None:
    facts = of_kind(seed(name), FactKind.STATEMENT)

    told = []
    for fact in facts:
        assert isinstance(fact.value, StatementValue)
        assert (fact.value.speaker_kind, fact.value.session) == (SpeakerKind.PERSON, 0)
        told.append((fact.value.speaker, fact.value.form, fact.value.occasion, (fact.span.start, fact.span.end)))
    assert told == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            RELEASE,
            [
                (OutcomeKind.COMMITMENT, "committed", (1792, 1983)),
                (OutcomeKind.EMPHASIS, "emphasized", (1984, 2322)),
            ],
        ),
        (
            WIRE,
            [
                (OutcomeKind.REAFFIRMATION, "reaffirmed", (902, 1107)),
                (OutcomeKind.COMMITMENT, "committed", (1921, 2118)),
                (OutcomeKind.EMPHASIS, "emphasised", (2120, 2461)),
            ],
        ),
    ],
)
def test_seed_outcomes(name: str, expected: list[tuple[OutcomeKind, str, tuple[int, int]]]) -> None:
    facts = of_kind(seed(name), FactKind.OUTCOME)

    told = []
    for fact in facts:
        assert isinstance(fact.value, OutcomeValue)
        assert (fact.value.basis, fact.value.responsible_parties) == (Basis.ONE_SIDE, ("US", "IN"))
        told.append((fact.value.kind, fact.value.operative_verb, (fact.span.start, fact.span.end)))
    assert told == expected


def test_seed_credits() -> None:
    told = [
        ((each.sentence.start, each.sentence.end), (each.words.start, each.words.end), each.source_name)
        for each in seed(WIRE).credits
    ]

    assert told == [
        ((52, 377), (319, 376), "The White House"),
        ((379, 725), (379, 418), "The White House"),
        ((1889, 2118), (1889, 1919), "The White House"),
        ((2463, 2679), (2463, 2493), "The White House"),
    ]
    assert seed(RELEASE).credits == ()


def test_seed_extraction_record_names_the_body_as_stated() -> None:
    record = extraction.extract(RELEASE, (DATA / RELEASE).read_bytes())

    bodies = {
        fact["value"]["name"]: fact["value"]["organisation"] for fact in record["facts"] if fact["kind"] == "person"
    }
    assert bodies["Sara Carter"] == ONDCP
    assert bodies["Debbie Seguin"] == "ONDCP"
    assert record["article"]["published_at"] == "2026-01-26T13:12:20-05:00"


def test_delegation_list_gives_each_person_title_and_country() -> None:
    draft = drafted(
        HEAD + "On July 30, officials met in Mexico City, Mexico, for the Second U.S.-Mexico Security Dialogue.\n\n"
        "The Mexican delegation was led by the Secretary of Security, Ana López Ruiz; and included Minister of\n"
        "Defense Gen. Luis P. Mora (virtually); and Raúl Vega, Director of the National Customs Agency.\n"
    )

    assert people(draft) == {
        "Ana López Ruiz": PersonValue(
            "Ana López Ruiz", "Secretary of Security", country="MX", roles=(Role.LED_DELEGATION,), session=0
        ),
        "Luis P. Mora": PersonValue(
            "Luis P. Mora", "Minister of Defense", country="MX", roles=(Role.ATTENDED,), session=0
        ),
        "Raúl Vega": PersonValue(
            "Raúl Vega", "Director", "National Customs Agency", country="MX", roles=(Role.ATTENDED,), session=0
        ),
    }


def test_full_name_without_title_is_a_person_and_what_bears_a_name_is_none() -> None:
    draft = drafted(
        "---\ntitle: T\n---\nGolden Gate Bridge closed. The Carter Center opened. John Doe came. Roe left.\n"
    )

    assert people(draft) == {"John Doe": PersonValue("John Doe", roles=(Role.MENTIONED_ONLY,))}


def test_article_of_no_meeting_has_no_session_and_no_outcome() -> None:
    draft = drafted(
        "---\ntitle: Statement on India\n---\nPresident Rao congratulated Prime Minister Lund of Norway. Both "
        "countries agreed to work together.\n"
    )

    assert [fact.kind for fact in draft.facts] == [FactKind.PERSON, FactKind.PERSON]


def test_call_told_of_in_passing_is_a_session_of_those_who_spoke() -> None:
    draft = drafted(
        "---\ndate: '2024-08-01'\ntitle: Statement on India\n---\nPresident Rao spoke with Prime Minister Lund of "
        "Norway. Both countries agreed to work together.\n"
    )

    assert [fact.kind for fact in draft.facts] == [
        FactKind.SESSION, FactKind.PERSON, FactKind.PERSON, FactKind.OUTCOME,
    ]  # fmt: skip
    assert {person.roles for person in people(draft).values()} == {(Role.ATTENDED,)}


def test_next_meeting_is_no_session() -> None:
    draft = drafted(
        "---\ntitle: Plans\n---\nThe United States and India reviewed their work. The next meeting of the U.S.-India"
        " Trade "
        "Working Group will take place in New Delhi.\n"
    )

    assert of_kind(draft, FactKind.SESSION) == []


def test_term_in_quotation_marks_is_no_statement() -> None:
    assert of_kind(drafted("The “whole of government” plan, said Director Ann Lee, works.\n"), FactKind.STATEMENT) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("the U.S.", "US"), ("Indian", "IN"), ("MEA", "IN"), ("Republic of Korea", "KR"), ("PRC", "CN"),
        ("the United Kingdom", "GB"), ("MOFA", None), ("Atlantis", None), ("", None),
        ("Côte d’Ivoire", "CI"), ("Cabo Verde", "CV"), ("Cape Verde", "CV"), ("Kosovo", "XK"), ("Georgia", None),
    ],
)  # fmt: skip
def test_country_code_of_words(words: str, code: str | None) -> None:
    assert drafting.country_code(words) == code


def test_country_of_a_capital() -> None:
    assert gazetteer.capital_country("New Delhi") == "IN"


PIECES = [
    "The United States hosted ", "the inaugural meeting of the U.S.-India Drug Working Group ", "in Vienna, Austria ",
    "on January 20-21, 2026", ". ", "\n\n", "Director Ann Lee", ", ", "; ", " and ", "Both countries committed to act",
    "“We will act together now,” said ", "They emphasized peace", "led by ", "the Office of Trade's (OT) ", "(", ")",
    "Secretary of ", " opened the meeting by saying much", " stated that all is well", "\ue000",
    "According to the release, ",
    '"', "U.S. ", "Dr. ", "C. ", "MU ", "Jr. ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_words_give_the_same_facts_within_the_source(pieces: list[str]) -> None:
    data = ("x " + "".join(pieces)).encode()
    source = reading.read("a.txt", data)

    draft = drafting.draft(parsing.parse(source), source)

    for fact in draft.facts:
        for span in (fact.span, *fact.evidence):
            assert 0 <= span.start < span.end <= len(source.text)
    assert extraction.extract("a.txt", data) == extraction.extract("a.txt", data)
