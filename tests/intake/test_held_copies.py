"""What is copied between articles that are held: from whom, what recurs everywhere, and what looking it up takes."""

from collections.abc import Iterable
from random import Random

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meetings.intake.copies.index import BOILERPLATE, PHRASE_HOLDERS
from meetings.intake.services import Incoming, take_in_all
from meetings.models import ArticleVersion, BoilerplatePassage, CopiedPassage, PhraseKey, SentenceKey

pytestmark = pytest.mark.django_db

SAID = "Both ministers agreed to open a joint office for precursor chemicals in Oslo before the end of the year."
FORMULA = "In witness whereof I have hereunto set my hand this {} day of April, and caused the seal to be affixed."


def words(number: int, count: int = 30) -> str:
    """Return words that no other number has."""
    random = Random(number)  # noqa: S311  # Nothing is kept secret by it.
    return " ".join("".join(random.choices("abcdefghijklmnop", k=8)) for _ in range(count)).capitalize() + "."


def article(number: int, *sentences: str, day: int = 1) -> Incoming:
    text = " ".join((words(number), *sentences, words(number + 100_000)))
    front = f"---\nsource_url: https://example.org/{number}\ndate: 2026-01-{day:02d}\n---\n"
    return Incoming(f"{number}.md", (front + text).encode())


def take_in(files: Iterable[Incoming]) -> None:
    for _ in take_in_all(files):
        pass


def copied() -> set[tuple[str, str, str]]:
    """Return copy, original and words of each copied passage."""
    return {
        (passage.version.name, passage.original.name, passage.version.text[passage.start : passage.end])
        for passage in CopiedPassage.objects.select_related("version", "original")
    }


@pytest.mark.parametrize("batches", [1, 3], ids=["in one batch", "one by one"])
@pytest.mark.parametrize("order", [(1, 2, 3), (3, 2, 1), (2, 3, 1), (3, 1, 2)])
def test_a_sentence_that_three_articles_have_leads_back_to_the_first(order: tuple[int, ...], batches: int) -> None:
    files = [article(day, SAID, day=day) for day in order]
    for each in [files] if batches == 1 else [[file] for file in files]:
        take_in(each)

    found = copied()

    assert {words for _, _, words in found} == {SAID}
    originals = {copy: original for copy, original, _ in found}
    assert len(originals) == len(found)
    assert originals["2.md"] == "1.md"
    assert originals["3.md"] in ("1.md", "2.md")
    assert "1.md" not in originals


@pytest.mark.parametrize("days", [(1, 2, 3), (3, 2, 1), (2, 3, 1), (2, 1, 3)])
def test_articles_of_one_batch_that_share_several_sentences_are_stored_together(
    days: tuple[int, ...], caplog: pytest.LogCaptureFixture
) -> None:
    more = "The next round of talks on harbour fees will open in Lima when the new council of both ports has met."
    nearly = more.replace("open", "begin")

    take_in(
        [
            article(day, SAID, words(7), sentence, day=day)
            for day, sentence in zip(days, (more, nearly, more), strict=True)
        ]
    )

    assert not caplog.records
    assert len({(copy, said) for copy, _, said in copied()}) == len(copied()) == 6


def test_exact_words_are_copied_from_whom_has_them_though_another_had_nearly_the_same_before() -> None:
    nearly = SAID.replace("joint", "common")
    take_in([article(1, SAID, day=1), article(2, nearly, day=2), article(3, nearly, day=3)])
    assert copied() == {("2.md", "1.md", nearly), ("3.md", "2.md", nearly)}


def test_a_near_copy_is_found_where_no_sentence_is_the_same() -> None:
    take_in([article(1, SAID, day=1), article(2, SAID.replace("open", "set up"), day=2)])
    assert copied() == {("2.md", "1.md", SAID.replace("open", "set up"))}


def test_a_new_version_of_an_original_is_an_original_too() -> None:
    first = article(1, SAID, day=1)
    take_in([first, article(2, SAID, day=2)])
    take_in([Incoming(first.name, first.data + b" More.")])

    passages = CopiedPassage.objects.values_list("version__name", "original__article__source_url", "original__number")
    assert set(passages) == {("2.md", "https://example.org/1", 1), ("2.md", "https://example.org/1", 2)}


def test_versions_of_one_article_are_no_copies_of_each_other() -> None:
    first = article(1, SAID)
    take_in([first, Incoming(first.name, first.data + b" More.")])
    assert ArticleVersion.objects.count() == 2
    assert copied() == set()


def test_a_sentence_of_a_hundred_articles_is_marked_in_all_and_copied_in_none() -> None:
    numbers = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
    files = [article(n, FORMULA.format(numbers[n % 10]), day=n % 28 + 1) for n in range(BOILERPLATE)]
    take_in(files)
    assert len(copied()) == BOILERPLATE - 1
    assert not BoilerplatePassage.objects.exists()

    take_in([article(BOILERPLATE, FORMULA.format("thirtieth"))])

    assert copied() == set()
    marked = BoilerplatePassage.objects.select_related("version")
    assert {row.version.name for row in marked} == {f"{n}.md" for n in range(BOILERPLATE + 1)}
    assert {row.version.text[row.start : row.end].split(" this ")[0] for row in marked} == {FORMULA.split(" this ")[0]}

    take_in([article(BOILERPLATE + 1, FORMULA.format("fortieth"), SAID), article(BOILERPLATE + 2, SAID, day=2)])
    assert copied() == {(f"{BOILERPLATE + 2}.md", f"{BOILERPLATE + 1}.md", SAID)}
    assert BoilerplatePassage.objects.count() == BOILERPLATE + 2


def test_the_index_keeps_the_first_holders_alone() -> None:
    take_in(article(n, SAID) for n in range(PHRASE_HOLDERS + 5))
    (holders,) = {PhraseKey.objects.filter(key=key).count() for key in shared_phrases()}
    assert holders == PHRASE_HOLDERS


def shared_phrases() -> set[int]:
    """Return the keys that the first two articles share."""
    first, second = (
        set(PhraseKey.objects.filter(version__name=f"{n}.md").values_list("key", flat=True)) for n in (0, 1)
    )
    return first & second


@pytest.mark.parametrize("held", [1, 40])
def test_looking_up_takes_as_many_queries_whatever_is_held(held: int) -> None:
    take_in(article(n, SAID) for n in range(held))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        take_in([article(1000, SAID, day=2)])
    assert len(queries) == 23
    assert SentenceKey.objects.filter(version__name="1000.md").count() == 3
