"""Folded text in, the spans of its sentences out, inside quotations too.

Written rather than taken from sentencex, which keeps a quotation of several sentences in one piece: what is copied,
said or agreed is told sentence by sentence, whoever's words they are.
"""

import re

from meetings.intake.types import ReadableText, Span

# The full stop, exclamation and question marks of Chinese and Japanese, and the danda of Hindi.
_WIDE_STOPS = "\u3002\uff01\uff1f\u0964"
# ``sure``: a long word that is no abbreviation, a stop and a word with a capital, so that nothing more need be asked.
_STOP = re.compile(
    rf"[.!?…{_WIDE_STOPS}\n](?:(?<=[a-z]{{5}}[.!?])(?<!approx.)(?<!paras.)(?<!essrs.)(?P<sure>[\"”]?)(?= [“\"]?[A-Z])"
    rf"|[.!?…{_WIDE_STOPS}]*[\"'”’)\]」』]*)"
)
# Sentences run together: "the meeting.During the session".
_GLUED = re.compile(r"(?:(?<=[a-z]{2})|(?<=\d\d))[.!?][\"”]?(?=[A-Z][a-z])")
_OPENERS = " \t\n\"'“‘([¿¡"
_DASHES = ("–", "—")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘'/-]*$")

# Abbreviations that always have more to come.
_LEADING = frozenset({
    "mr", "mrs", "ms", "mx", "dr", "prof", "gen", "sen", "rep", "gov", "amb", "hon", "st", "lt", "col", "maj",
    "capt", "cmdr", "sgt", "adm", "rev", "fr", "no", "nos", "art", "para", "paras", "sec", "fig", "vol", "pp",
    "cf", "vs", "viz", "e.g", "i.e", "approx", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep",
    "oct", "nov", "dec", "messrs", "brig", "cdr", "reps", "sens", "smt", "shri", "h.e", "mt", "ft", "pvt",
    "sta", "sto", "ma", "alm", "md", "cpl", "pfc", "mme", "engr", "atty", "ret", "ir", "drs", "hj",
})  # fmt: skip
# Abbreviations that may end a sentence: they do before a word that opens one.
_MAYBE_LAST = frozenset({
    "jr", "sr", "inc", "ltd", "co", "corp", "llc", "bros", "etc", "al", "a.m", "p.m", "ph.d", "b.sc", "m.sc",
    "ave", "blvd",
})  # fmt: skip
#: "posted on X": no initial.
_PLATFORM = ("on ", "to ", "platform ", "via ")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
_SEAT = re.compile(r"Washington,? D\.C\.$")
_OPENING_WORDS = frozenset({
    "a", "according", "additionally", "after", "all", "also", "although", "among", "an", "and", "as", "at",
    "because", "before", "both", "but", "by", "despite", "during", "each", "earlier", "eight", "every",
    "finally", "five", "following", "for", "four", "from", "furthermore", "he", "her", "his", "however", "i",
    "if", "in", "it", "its", "last", "later", "many", "meanwhile", "moreover", "most", "nine", "no", "on",
    "one", "our", "over", "participants", "seven", "several", "she", "since", "six", "so", "some", "such",
    "ten", "that", "the", "their", "then", "there", "these", "they", "this", "those", "three", "through",
    "throughout", "to", "today", "together", "two", "under", "until", "we", "what", "when", "where", "while",
    "who", "with", "within", "yesterday", "you", "your",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def sentences_of(body: ReadableText) -> list[Span]:
    """Return the sentences of a text, in reading order; none goes on past its paragraph."""
    return [sentence for paragraph in body.paragraphs for sentence in sentences(body.text, paragraph)]


def sentences(text: str, within: Span | None = None) -> list[Span]:
    """Return the sentences of folded text, in reading order, without the blanks around them.

    ``within``: the part to divide (None: all of it). A line break always ends a sentence. Marks that open or close a
    quotation belong to the sentence that they touch. No sentence is empty.
    """
    begin, end = (within.start, within.end) if within else (0, len(text))
    found: list[Span] = []
    start = begin
    for stop in _STOP.finditer(text, begin, end):
        if stop.end() < end and (stop.lastgroup or _ends(text, start, stop)):
            _append(found, text, start, stop.end())
            start = stop.end()
    _append(found, text, start, end)
    return found


def _append(found: list[Span], text: str, start: int, end: int) -> None:
    """Add ``[start, end)``, less the blanks at its ends, unless nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        found.append(Span(start, end))


def _ends(text: str, start: int, stop: re.Match[str]) -> bool:
    """Say whether a possible stop ends the sentence that begins at ``start``."""
    mark = stop.group()
    if mark[0] == "\n" or mark[0] in _WIDE_STOPS:
        return True
    if not text[stop.end()].isspace():
        return _GLUED.match(text, stop.start()) is not None
    after = _past_openers(text, stop.end())
    if text[after : after + 1] in _DASHES:
        # Who said it, or what goes on: "... to come.” — White House spokesman Kush Desai".
        return False
    following = _next_word(text, after)
    if following[:1].islower():
        return False
    if mark[0] != ".":
        return True
    before = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    word = before.group() if before else ""
    if word.isdigit() and not text[start : stop.start() - len(word)].strip(_OPENERS):
        return False
    if word.lower() in _LEADING and not (word.islower() and word in ("no", "art", "sec", "mar", "rep")):
        return False
    if _SEAT.search(text, max(start, stop.start() - 20), stop.start() + 1):
        return True
    if word == "X" and text.endswith(_PLATFORM, start, stop.start() - 1):
        return True
    if word.lower() in _MAYBE_LAST or _INITIALS.fullmatch(word):
        return following.lower() in _OPENING_WORDS or len(mark) > 1
    return True


def _past_openers(text: str, position: int) -> int:
    """Return the first place from ``position`` on that is neither blank nor an opening mark."""
    while position < len(text) and text[position] in _OPENERS:
        position += 1
    return position


def _next_word(text: str, position: int) -> str:
    """Return the word that begins at ``position``; empty where something else stands."""
    word = _WORD.match(text, position)
    return word.group() if word else ""
