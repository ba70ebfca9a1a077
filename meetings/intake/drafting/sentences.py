"""Folded text -> its sentences, as spans of the folded text, none of them across a paragraph.

A splitter of our own instead of a general one: "Washington, D.C. The Office" must part and "U.S. Homeland Security",
"Gen. Luis Sandoval" and "Mark C. Johnson" must not, which turns on words that press releases use.
"""

import re

from meetings.intake.types import ReadableText, Span

from .lexicon import SENTENCE_OPENERS, word_set

_END = re.compile(r"""[.!?][”"')\]]*(?: (?=[“"'(\[]*[A-Z0-9À-Þ]))""")
_LAST_WORD = re.compile(r"[\w.'’-]+$")
_NEXT_WORD = re.compile(r"""[“"'(\[]*([\w'-]+)""")
_ABBREVIATIONS = word_set(
    """
    Mr Mrs Ms Dr Prof Hon Rev St Gen Adm Lt Col Maj Capt Sgt Brig Cdr Cmdr Sen Rep Reps Sens Gov Amb Messrs No
    Nos vs Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Fig Art Vol cf e.g i.e approx H.E Smt Shri Mt Ft Pvt
    """
)
_MANY_DOTS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")


def split(body: ReadableText) -> list[Span]:
    """Return the sentences of ``body`` in order, without the white space between them."""
    spans = []
    for paragraph in body.paragraphs:
        at = paragraph.start
        for match in _END.finditer(body.text, paragraph.start, paragraph.end):
            if match[0][0] == "." and _is_abbreviation(body.text, at, match):
                continue
            spans.append(Span(at, match.end() - 1))
            at = match.end()
        if at < paragraph.end:
            spans.append(Span(at, paragraph.end))
    return spans


def _is_abbreviation(text: str, start: int, match: re.Match[str]) -> bool:
    """Say whether the full stop belongs to an abbreviation or an initial, and ends no sentence."""
    found = _LAST_WORD.search(text, max(start, match.start() - 24), match.start())
    if found is None:
        return False
    word = found[0]
    if word in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return True
    if _MANY_DOTS.match(word) or word in ("Inc", "Jr", "Sr", "Ltd", "Co"):
        following = _NEXT_WORD.match(text, match.end())
        return following is None or following[1] not in SENTENCE_OPENERS
    return False
