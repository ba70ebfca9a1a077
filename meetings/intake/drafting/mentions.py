"""Sentences of folded text -> the people named there, each mention with its place and the title beside it.

A name is drafted as a person's where a position, a courtesy or a speaker's verb stands by it, where people are called
so and nothing beside it says that a ship, a street or a prize is, or where the text has named the person elsewhere.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from meetings.intake.types import Span

from . import completion, likelihood, naming, reading_titles
from . import tokens as kind
from .heads import SHORT_OFFICES
from .lexicon import GRAMMAR_WORDS, HONORIFICS, LOWER_HEADS, NAMESAKE_LEADS, NO_NAMES, TITLE_HEADS, word_set
from .names import fold, given_names, is_family, is_given
from .people import Mention, plain
from .tokens import Tokens, kind_of, tokenise

_WORD = re.compile(r"\w+")
_IN_WORD = re.compile(r"\w")
_CAPITALISED = re.compile(r"[A-ZÀ-ÞĀ-Ž]\w+")
_PLAIN_WORD = re.compile(r"[a-z]{3,}")
_LONG_WORD = re.compile(r"\b[A-Za-z]{4,}")
_LISTED = re.compile(r"\W{0,3}[A-ZÀ-ÞĀ-Ž][\w'-]+(?: [A-ZÀ-ÞĀ-Ž][\w'.-]*){1,3}(?: *[,(–—]| - |$)")
_TWO_WORDS = r"[A-ZÀ-ÞĀ-Ž][\w'-]+ [A-ZÀ-ÞĀ-Ž][\w'-]+"
#: What goes with names that are not listed: "Ana Reyes, 53, said"; "said Ana Reyes, an expert"; "(Reuters/Ana Reyes)".
_PLAINLY_NAMED = re.compile(
    rf"{_TWO_WORDS},? \(?\d{{1,3}}[,.)]|\b(?:said|says|added) {_TWO_WORDS}[,.]"
    rf"|\b(?:led|headed|chaired) by {_TWO_WORDS}\b"
    rf"|\([\w ]+/{_TWO_WORDS}\)"
)
_NEAR_START = 2
_LIKELY = 2
_OTHER_HINTS = likelihood.GOVERNMENTS | word_set(
    """
    quoted cited under wife husband widow son daughter uncle aunt cousin nephew niece father mother brother sister
    Edited Editing Reporting Writing contacts headed chaired
    """
)
_TITLING = re.compile(f"[{kind.HEAD}{kind.HONORIFIC}{kind.LOWER_TITLE}{kind.QUALIFIER}]")
#: What no title ends with: a name of one word after these is no person's that the text has not named before.
_NO_TITLE = frozenset((kind.OTHER, kind.POSSESSIVE, kind.NUMBER, kind.NAME, ".", "(", "“"))
_ORDINARY_RANKS = frozenset({"Major", "Private", "General", "Vice", "Rear", "Miss", "BG", "MG", "RT"})
_VERB_ENDS = ("s", "ed", "ing")
_ENDS_IN_HEADING = frozenset((kind.POSSESSIVE, ",", "("))
#: What headlines say that the holders of offices do; nobody is called so.
_HEADLINE_VERBS = frozenset(
    form
    for verb in (
        "Address Agree Announce Appoint Arrive Attend Begin Call Celebrate Chair Condemn Deliver Depart Designate "
        "Discuss Express Hold Host Join Launch Lead Meet Name Nominate Open Pledge Receive Release Sign Speak "
        "Thank Travel Urge Visit Vow Warn Welcome Pay Conclude Convene Inaugurate Reaffirm Highlight Underscore "
        "Commend Stress Seek Reiterate Address Held Met"
    ).split()
    for form in (verb, f"{verb}s", f"{verb}es")
)
_LONGEST_LINE = 160
#: What stands before a name, or a rank and a name, that is a camp's or a ship's.
_SHIPS_AND_PLACES = NAMESAKE_LEADS - GRAMMAR_WORDS


@dataclass
class Known:
    """What the text itself says about names: whom it has named, and which words it writes small as well."""

    text: str
    surnames: set[str] = field(default_factory=set)
    names: set[tuple[str, ...]] = field(default_factory=set)
    others: set[tuple[str, ...]] = field(default_factory=set)
    written: set[str] = field(default_factory=set)
    small: dict[str, bool] = field(default_factory=dict)

    def writes_small(self, word: str) -> bool:
        """Say whether the text writes the word, of plain letters, in small ones somewhere."""
        small = word.lower()
        if small not in self.small:
            self.small[small] = _PLAIN_WORD.fullmatch(small) is not None and _has_word(self.text, small)
        return self.small[small]

    def learn(self, mentions: Iterable[Mention]) -> None:
        """Take in the people that a sentence names."""
        for mention in mentions:
            words = plain(mention.name)
            self.names.add(words)
            self.surnames.add(words[-1])
            self.written.update(_WORD.findall(mention.name))

    def has(self, words: tuple[str, ...]) -> bool:
        """Say whether the text has named a person so: in full, or by the surname."""
        return words in self.names or (len(words) == 1 and words[0] in self.surnames)


def _has_word(text: str, word: str) -> bool:
    """Say whether a word stands in the text as a whole word, written so."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if _IN_WORD.match(text, at - 1 if at else end) is None and _IN_WORD.match(text, end) is None:
            return True
        at = text.find(word, end)
    return False


@lru_cache(maxsize=1)
def _hints() -> frozenset[str]:
    """Return the words that make it likely that a sentence names somebody, as they stand in a text."""
    # Of "co-ordinator", what follows the hyphen.
    words = {part.rpartition("-")[2] for part in TITLE_HEADS | HONORIFICS}
    small = {part.rpartition("-")[2] for part in LOWER_HEADS}
    names = {word for word in given_names() if kind_of(word.capitalize()) == kind.NAME}
    return frozenset(
        small
        | _OTHER_HINTS
        | SHORT_OFFICES
        | {form for word in words | names for form in (word.capitalize(), word.upper())}
    )


def find(text: str, sentences: list[Span]) -> dict[int, list[Mention]]:
    """Return the people named in the sentences of a text, by the number of the sentence, in reading order."""
    hints, known = _hints(), Known(text)
    words = [_CAPITALISED.findall(text, sentence.start, sentence.end) for sentence in sentences]
    read: dict[int, Tokens] = {}
    runs: dict[int, list[tuple[int, int]]] = {}
    found: dict[int, list[Mention]] = {}
    headings = []
    for number, sentence in enumerate(sentences):
        if not _may_name_someone(text, sentence, words[number], hints):
            continue
        tokens = read[number] = tokenise(text, sentence)
        if _is_heading(text, sentence, tokens):
            headings.append(number)
        else:
            runs[number] = naming.runs(tokens)
            found[number] = find_in_sentence(text, number, tokens, runs[number], known)
            known.learn(found[number])
    for number in headings:
        runs[number] = naming.runs(read[number])
        found[number] = find_in_sentence(text, number, read[number], runs[number], known, heading=True)
        known.learn(found[number])
    known.names -= known.others
    for number, mentions in found.items():
        found[number] = [
            each for each in mentions if each.titled or each.formal or plain(each.name) not in known.others
        ]
    for number, sentence in enumerate(sentences):
        if known.written.isdisjoint(words[number]):
            continue
        if number not in runs:
            read[number] = tokenise(text, sentence)
            runs[number] = naming.runs(read[number])
        found[number] = _with_later_mentions(text, number, read[number], runs[number], found.get(number, []), known)
    completion.complete(text, sentences, found)
    return {number: found[number] for number in sorted(found) if found[number]}


def _may_name_someone(text: str, sentence: Span, capitalised: list[str], hints: frozenset[str]) -> bool:
    """Say quickly whether a sentence may name somebody: it has a word like a name, and one that goes with names."""
    if not capitalised:
        return _is_listed(text, sentence)
    opens = text.startswith(capitalised[0], sentence.start)
    if not any(map(_may_be_name, capitalised[1:] if opens else capitalised)):
        return _is_listed(text, sentence) or (opens and _is_and_i(text, sentence, capitalised[0]))
    if not hints.isdisjoint(capitalised) or _is_listed(text, sentence):
        return True
    if not hints.isdisjoint(_WORD.findall(text, sentence.start, sentence.end)):
        return True
    return _PLAINLY_NAMED.search(text, sentence.start, sentence.end) is not None


def _is_and_i(text: str, sentence: Span, word: str) -> bool:
    """Say whether a sentence begins with a given name and its writer ("Ana and I are ...")."""
    return text.startswith(" and I ", sentence.start + len(word)) and is_given(word)


@lru_cache(maxsize=65_536)
def _may_be_name(word: str) -> bool:
    """Say whether a word may be part of a name: most capitalised words are known not to be."""
    if not word[0].isupper():
        return False
    part = kind_of(word)
    return part == kind.NAME or (
        part in (kind.ACRONYM, kind.PLACE, kind.POLICY) and (is_given(word) or is_family(word))
    )


def _is_listed(text: str, sentence: Span) -> bool:
    """Say whether a sentence reads like a line of a list that begins with a name."""
    if sentence.end - sentence.start > _LONGEST_LINE or text[sentence.end - 1] in ".!?":
        return False
    return _LISTED.match(text, sentence.start, sentence.end) is not None


def _is_heading(text: str, sentence: Span, tokens: Tokens) -> bool:
    """Say whether a run without an end mark is a headline in capitals: its words look like names and are none.

    A line of a list ("Ana Reyes, Director, ...") is no heading.
    """
    if text[sentence.end - 1] in ".!?:;,”\"'":
        return False
    long_words = _LONG_WORD.findall(text, sentence.start, sentence.end)
    if len(long_words) <= 3 or sum(word[0].isupper() for word in long_words) <= 0.7 * len(long_words):
        return False
    start = next((index for index, word in enumerate(tokens.words) if word[0].isalpha()), 0)
    while start < tokens.count - 1 and (tokens.kinds[start] == kind.HONORIFIC or tokens.words[start] == "The"):
        start += 1
    end = naming.run_end(tokens, start)
    return not (end > start + 1 and (end == tokens.count or tokens.words[end] in (",", "(", "–", "—", "-", ";")))


def find_in_sentence(
    text: str, number: int, tokens: Tokens, runs: list[tuple[int, int]], known: Known, *, heading: bool = False
) -> list[Mention]:
    """Return the people named in one sentence, in reading order; of a heading, whose words all have capitals, too."""
    found: list[Mention] = []
    floor = 0
    titled = _TITLING.search(tokens.kinds) is not None or not SHORT_OFFICES.isdisjoint(tokens.words)
    for begin, end in runs:
        start = max(begin, floor)
        if start >= end or not (_may_be_titled(tokens, start, end) if titled else _may_be_bare(tokens, start, end)):
            continue
        stop = _end_in_heading(tokens, start, end, known) if heading else end
        if stop == start:
            continue
        beside = reading_titles.read(text, tokens, start, stop, floor, found)
        if _is_person(tokens, start, stop, beside, known, found):
            found.append(_mention(text, number, tokens, start, stop, beside))
            floor = beside.until
    return found


def _may_be_titled(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether words of a title may stand beside a run of words; of more than one word, it may be a name without."""
    return end - start > 1 or tokens.kinds[start - 1] not in _NO_TITLE or tokens.words[end : end + 1] == ["and"]


def _may_be_bare(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a run of words may be a name where no title and no courtesy stands in the sentence."""
    if end - start == 1:
        return tokens.words[end : end + 2] == ["and", "I"] or likelihood.is_of_kin(tokens, start)
    if start < _NEAR_START or likelihood.likeness(tuple(tokens.words[start:end])) > 0:
        return True
    return likelihood.beside(tokens, start, end) > 0


def _end_in_heading(tokens: Tokens, start: int, end: int, known: Known) -> int:
    """Return where a name ends among words that all have capitals: "Biden Announces Members" is one name and a verb."""
    first, second = tokens.words[start], tokens.words[min(start + 1, end - 1)]
    if first.endswith(_VERB_ENDS) and not (is_given(first) or is_family(first) or is_given(second)) and end - start > 1:
        return start
    if end == tokens.count or tokens.kinds[end] in _ENDS_IN_HEADING or tokens.words[end][0] == "0":
        return end
    stop = start + 1
    while stop < end:
        word = tokens.words[stop]
        named = fold(word) in known.surnames or is_given(word) or is_family(word)
        if word in _HEADLINE_VERBS and fold(word) not in known.surnames:
            break
        if not named and tokens.kinds[stop] == kind.NAME and word.endswith(_VERB_ENDS):
            follows = tokens.words[stop + 1 : stop + 2]
            if follows not in (["of"], ["and"], ["on"]):
                break
        stop += 1
    return stop


def _is_person(
    tokens: Tokens, start: int, end: int, beside: reading_titles.Beside, known: Known, found: list[Mention]
) -> bool:
    if tokens.words[start].casefold() in NO_NAMES:
        return False
    if end - start == 1 and (_is_in_body(tokens, start) or _is_verb(tokens, start)):
        return False
    if end - start == 1 and beside.titled and not beside.courteous and _is_ordinary(tokens.words[start], known):
        # "Ambassador Responsible for ..."
        return False
    if beside.titled or (beside.courteous and not _is_ordinary_courtesy(tokens, start, end)):
        return not _is_titled_namesake(tokens, start, end, beside)
    words = tuple(tokens.words[start:end])
    folded = plain(" ".join(words))
    if likelihood.names_something_else(tokens, start, naming.past_post_nominals(tokens, end)):
        known.others.add(folded)
        return False
    if known.has(folded):
        return True
    if len(folded) == 1:
        # "Jill and I", "his wife, Ana"
        beside_kin = tokens.words[end : end + 2] == ["and", "I"] or likelihood.is_of_kin(tokens, start)
        return beside_kin and is_given(words[0])
    return _score(tokens, start, end, beside, known, found) >= _LIKELY


def _score(
    tokens: Tokens, start: int, end: int, beside: reading_titles.Beside, known: Known, found: list[Mention]
) -> int:
    """Return how likely a bare name of several words is a person's, by its words and all that stands beside it."""
    words = tuple(tokens.words[start:end])
    score = likelihood.likeness(words) + likelihood.beside(tokens, start, end)
    if likelihood.is_namesake(words[-1]):
        # "Hobart Street", "Anna Lake": people are called so, but oftener it is what is named after them.
        score -= 3
    elif beside.body_only and score > 0:
        score += 2
    if (
        score
        and found
        and tokens.words[start - 1] in (",", "and")
        and tokens.starts[start] - found[-1].phrase.end <= len(", and ")
    ):
        score += 2
    if plain(" ".join(words))[-1] in known.surnames:
        score += 2
    if score >= _LIKELY and any(_is_ordinary(word, known) for word in words):
        score -= 2
    return score


def _is_in_body(tokens: Tokens, start: int) -> bool:
    """Say whether a word stands in a body's name ("Chair of the National | Computer Committee") and names nobody."""
    if start < 2 or is_given(tokens.words[start]):
        return False
    if tokens.kinds[start - 1] != kind.POLICY and tokens.words[start - 1] != "United":
        return False
    before = tokens.words[start - 2]
    # "the United Way"; "of Foreign Affairs"
    return before == "the" or (before == "of" and not is_family(tokens.words[start]))


def _is_verb(tokens: Tokens, start: int) -> bool:
    """Say whether a word after a title is a headline's verb ("the Secretary Meets with ...")."""
    word = tokens.words[start]
    if word in _HEADLINE_VERBS:
        return True
    if tokens.words[start + 1 : start + 2] != ["with"] or not word.endswith(_VERB_ENDS):
        return False
    return not is_given(word) and not is_family(word)


def _is_ordinary_courtesy(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether what reads like a courtesy is an ordinary word before no name ("Major Market Rules")."""
    if likelihood.likeness(tuple(tokens.words[start:end])):
        return False
    if end - start == 1 and start > 1 and tokens.kinds[start - 2] in (kind.HONORIFIC, kind.QUALIFIER):
        # "Sergeant Major Garcia"
        return False
    before = tokens.words[start - 1]
    return before in _ORDINARY_RANKS or (before == "Honorable" and start > 1 and tokens.words[start - 2] == "an")


def _is_ordinary(word: str, known: Known) -> bool:
    """Say whether the text writes a word small elsewhere, which nobody is called."""
    return word.istitle() and not is_given(word) and not is_family(word) and known.writes_small(word)


def _is_titled_namesake(tokens: Tokens, start: int, end: int, beside: reading_titles.Beside) -> bool:
    """Say whether a title and a name are part of something's name ("Queen Mary's Dolls' House")."""
    after = naming.past_post_nominals(tokens, end)
    if after == end and after < tokens.count and tokens.touching(after) and tokens.kinds[after] in likelihood.GOES_ON:
        return True
    if likelihood.ends_as_namesake(tokens, start, end):
        return True
    lead = tokens.words[beside.begin - 1] if beside.begin and tokens.touching(beside.begin) else ""
    if (lead.istitle() or lead == "KRI") and lead.lower() in _SHIPS_AND_PLACES:
        # "Camp General Ana Reyes"
        return True
    if not beside.royal or end - start > 1 or end + 1 >= tokens.count or tokens.words[end] != "'s":
        return False
    return tokens.kinds[end + 1] in (kind.NAME, kind.BODY)


def _mention(text: str, number: int, tokens: Tokens, start: int, end: int, beside: reading_titles.Beside) -> Mention:
    return Mention(
        sentence=number,
        name=text[tokens.starts[start] : tokens.ends[end - 1]],
        span=Span(tokens.starts[start], tokens.ends[end - 1]),
        phrase=Span(tokens.starts[beside.begin], tokens.ends[beside.until - 1]),
        title=beside.title,
        titled=beside.titled,
        plural=beside.plural,
        spouse=beside.spouse,
        formal=beside.formal,
    )


def _with_later_mentions(
    text: str, number: int, tokens: Tokens, runs: list[tuple[int, int]], mentions: list[Mention], known: Known
) -> list[Mention]:
    """Add the bare names, later or earlier in the text, of people whom it names with more beside the name."""
    added = []
    for start, end in runs:
        named = plain(" ".join(tokens.words[start:end]))
        if not known.has(named):
            continue
        place, stop = tokens.starts[start], tokens.ends[end - 1]
        outside = all(stop <= each.phrase.start or each.phrase.end <= place for each in mentions)
        if outside and not likelihood.names_something_else(tokens, start, end):
            added.append(_mention(text, number, tokens, start, end, reading_titles.bare(start, end)))
    return sorted(mentions + added, key=lambda mention: mention.span.start) if added else mentions
