"""A number in, an article out: press material of some 9 KB, of several kinds, as varied as an archive's, ever the same.

Names, places and subjects are drawn from lists; what tells of no meeting is words of no meaning, as long as real ones.
"""

from collections.abc import Iterator
from random import Random

GIVEN = "Anna John Maria David Priya Rahul Elena Thomas Amina Carlos Mei Omar Ingrid Pavel Fatima Kenji".split()
FAMILY = "Lund Rao Vanhecke Okafor Tanaka Moreau Silva Haddad Novak Eriksen Banerjee Castillo Weber Osei Petrov".split()
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
SUBJECTS = "precursor chemicals, maritime safety, cyber security, supply chains, public health, fair trade".split(", ")
VERBS = "agreed to strengthen|committed to expanding|reaffirmed their support for|decided to review".split("|")
FORMULA = (
    "This statement is issued for information and does not change the obligations of either side under the agreements "
    "that are in force between them."
)
# What one sentence tells: of a meeting, of words said, of what was agreed.
PATTERNS = (
    "{title} {name} met {other_title} {other} in {city} on {day} {month} 2026.",
    "{title} {name} opened the meeting, and {other_title} {other} led the delegation of {country}.",
    "“{words} {subject} {more},” {name} said. “{more} {words}.”",
    "The two sides {verb} cooperation on {subject}, consistent with their national laws, before the end of {year}.",
    "They {verb} {words} and {subject}, with {more}.",
)
LETTERS = "eeeetaoinshrdlucmfwygpbvk"
MONTHS = "January February March April May June July August September October November December".split()


def article(number: int, *, characters: int = 9_000) -> tuple[str, bytes]:
    """Return the name and the bytes of an article in Markdown, at an address of its own."""
    random = Random(number)  # noqa: S311  # Nothing is kept secret by it.
    day, month = random.randint(1, 28), random.randint(1, 12)
    people = [(random.choice(TITLES), f"{random.choice(GIVEN)} {random.choice(FAMILY)}") for _ in range(6)]
    city, country = random.choice(PLACES)
    lines = [
        "---",
        f"title: {people[0][1]} and {people[1][1]} Meet on {random.choice(SUBJECTS).title()}",
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
    return f"{number:05d}.md", changed.replace(b"agreed to strengthen", b"agreed to consider", 1)


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
        subject=random.choice(SUBJECTS), verb=random.choice(VERBS), year=random.randint(2026, 2030),
        words=_words(random, 6), more=_words(random, 5),
    )  # fmt: skip


def _words(random: Random, count: int) -> str:
    return " ".join("".join(random.choices(LETTERS, k=random.randint(2, 9))) for _ in range(count))
