"""A number in, an article out: press material of some 9 KB, of several kinds, as varied as an archive's, ever the same.

Names, places and subjects are drawn from lists; what tells of no meeting is words of no meaning, as long as real ones.
"""

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from random import Random

GIVEN = (
    "Anna John Maria David Priya Rahul Elena Thomas Amina Carlos Mei Omar Ingrid Pavel Fatima Kenji Laura Peter Nadia "
    "Samuel Grace Ivan Leila Hugo Sofia Daniel Ruth Arjun Clara Victor Yuki Emma"
).split()
FAMILY = (
    "Lund Rao Vanhecke Okafor Tanaka Moreau Silva Haddad Novak Eriksen Banerjee Castillo Weber Osei Petrov Larsen "
    "Mensah Fischer Delgado Iyer Kovacs Romero Nakamura Dubois Bauer Chaudhry Olsen Marino Keller Abara Quinn Sharma"
).split()
TITLES = (
    "Minister of Health", "Secretary of State", "Deputy Minister of Trade", "Ambassador", "Director of Drug Policy",
    "Foreign Minister", "Attorney General", "Joint Secretary in the Ministry of Home Affairs",
)  # fmt: skip
PLACES = (
    ("Oslo", "Norway"),
    ("New Delhi", "India"),
    ("Lima", "Peru"),
    ("Accra", "Ghana"),
    ("Prague", "the Czech Republic"),
)
KINDS = (
    "maritime cyber border food energy water drug forest port rail health labour trade climate customs space aviation "
    "consumer mineral fishery disaster digital nuclear rural urban"
).split()
FIELDS = (
    "safety security training research supply policy standards finance statistics inspection planning services "
    "cooperation technology exchanges law enforcement resilience markets monitoring"
).split()
VERBS = (
    "agreed to strengthen|committed to expanding|reaffirmed their support for|decided to review|agreed to extend"
    "|resolved to protect|welcomed progress on|pledged to fund|agreed to simplify|undertook to report on"
).split("|")
FORMULA = (
    "This statement is issued for information and does not change the obligations of either side under the agreements "
    "that are in force between them."
)
# What one sentence tells: of a meeting, of words said, of what was agreed.
PATTERNS = (
    "{title} {name} met {other_title} {other} in {city} on {day} {month} 2026 to discuss {subject} and {words}.",
    "{title} {name} opened the meeting on {subject}, and {other_title} {other} of {country} {words}.",
    "“{words} {subject} {more},” {name} said. “{more} {words}.”",
    "The two sides {verb} {subject}, with {figure} {words} in {more} before the end of {year}.",
    "They {verb} {words} and {subject}, with {more}.",
)
LETTERS = "eeeetaoinshrdlucmfwygpbvk"
# About as many words as some hundred releases have.
VOCABULARY = 6_000
MONTHS = "January February March April May June July August September October November December".split()


def article(number: int, *, characters: int = 9_000) -> tuple[str, bytes]:
    """Return the name and the bytes of an article in Markdown, at an address of its own."""
    random = Random(number)  # noqa: S311  # Nothing is kept secret by it.
    day, month = random.randint(1, 28), random.randint(1, 12)
    people = [(random.choice(TITLES), f"{random.choice(GIVEN)} {random.choice(FAMILY)}") for _ in range(6)]
    city, country = random.choice(PLACES)
    lines = [
        "---",
        f"title: {people[0][1]} and {people[1][1]} Meet on {_subject(random).title()}",
        f"source_url: https://www.whitehouse.gov/briefing-room/{number}/",
        f"published_time: 2026-{month:02d}-{day:02d} 18:30:00-05:00",
        "---",
    ]
    length = 0
    while length < characters:
        paragraph = " ".join(_sentence(random, people, city, country, day, MONTHS[month - 1]) for _ in range(4))
        lines += [paragraph, ""]
        length += len(paragraph)
    return f"{number:05d}.md", "\n".join([*lines, FORMULA, ""]).encode()


def near_copy(number: int) -> tuple[str, bytes]:
    """Return an article that repeats the one before it but for its address and a verb."""
    _, data = article(number - 1)
    changed = data.replace(b"briefing-room/%d/" % (number - 1), b"briefing-room/%d/" % number)
    return f"{number:05d}.md", changed.replace(b" agreed to ", b" refused to ", 1)


def archive(count: int) -> Iterator[tuple[str, bytes]]:
    """Yield articles of which every twelfth is nearly the same as the one before it."""
    for number in range(count):
        yield near_copy(number) if number % 12 == 11 else article(number)


def _sentence(random: Random, people: list[tuple[str, str]], city: str, country: str, day: int, month: str) -> str:
    if random.random() < 0.92:
        return f"{_words(random, random.randint(8, 30)).capitalize()}."
    (title, name), (other_title, other) = random.sample(people, 2)
    return random.choice(PATTERNS).format(
        title=title, name=name, other_title=other_title, other=other, city=city, country=country, day=day, month=month,
        subject=_subject(random), verb=random.choice(VERBS), year=random.randint(2026, 2030),
        figure=random.randint(2, 900),
        words=_words(random, 6), more=_words(random, 5),
    )  # fmt: skip


def _subject(random: Random) -> str:
    return f"{random.choice(KINDS)} {random.choice(FIELDS)}"


def _words(random: Random, count: int) -> str:
    words, weights = _vocabulary()
    return " ".join(random.choices(words, cum_weights=weights, k=count))


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return words of no meaning, and their weights by Zipf's law, added up."""
    random = Random(0)  # noqa: S311  # Nothing is kept secret by it.
    words = ["".join(random.choices(LETTERS, k=random.randint(2, 9))) for _ in range(VOCABULARY)]
    return words, list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))
