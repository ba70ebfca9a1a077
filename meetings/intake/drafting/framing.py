"""An article's heading -> what kind of article it is: one about meetings, or one of a kind that records none."""

import re
from dataclasses import dataclass

from meetings.intake.types import ParsedArticle, Span

_LONGEST_HEADING = 24  # sentences
_SHORTEST_LEAD = 60  # characters
_KIND_OF_ARTICLE = re.compile(
    r"^(?:(?:joint |press |readout|statement|release|summary|outcomes?|communiqué|from [^:]*? (?=following|on|of)"
    r"|by [^:]*? (?=on|of)|announcement|note|media)\s*)*"
    r"(?:(?:of|on|following|after|from|about|for|regarding)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_RECORDS_NONE = re.compile(
    r"(?:remarks|press (?:briefing|gaggle)|background press|on-the-record|fact sheet|excerpts|transcript|speech"
    r"|(?:a )?proclamation|executive order|letter|message|notice|memorandum|nominations?"
    r"|president .{2,40}? (?:announces|names"
    r"|nominates|appoints|signs|approves)|week ahead|icymi|what they are saying|presidential message|bills? signed"
    r"|obituary|interview|op-ed|designation of|report to)\b",
    re.IGNORECASE,
)
_ABOUT_MEETINGS = re.compile(
    r"\b(?:readout|meet(?:s|ing|ings)?|met|calls?|visits?|travels?|trip|trilateral|bilateral|talks?|dialogue|summit"
    r"|roundtable|convening|convenes?|session|delegation|consultations?|(?:co-?)?hosts?|working group|committee"
    r"|commission"
    r"|conference|joint statement|communiqué|engagements?|round|receives?|welcomes?|discuss(?:es)?|holds?|negotiations"
    r"|forum|partnership|(?:co-?)?chairs?|outcomes?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article's heading tells of its kind, and ``lead``, the number of its first full sentence.

    ``records_none``: it is of a kind that records no meeting; ``about``: its heading names a meeting, call or visit;
    ``has_heading``: something stands above the first sentence, though the source may give no title.
    """

    lead: int
    records_none: bool
    about: bool
    has_heading: bool


def frame_of(article: ParsedArticle, sentences: list[Span]) -> Frame:
    """Return what the heading of an article tells of its kind."""
    text = article.body.text
    lead = next((n for n, each in enumerate(sentences[:_LONGEST_HEADING]) if _is_full(text, each)), 0)
    heading = article.title or " ".join(sentence.of(text) for sentence in sentences[:lead])
    return Frame(lead, bool(_RECORDS_NONE.match(heading)), is_about_meetings(heading), lead > 0)


def is_about_meetings(heading: str) -> bool:
    """Say whether a heading names a meeting, call or visit."""
    return _ABOUT_MEETINGS.search(heading) is not None


def subject_of(title: str) -> str:
    """Return a title without what says of what kind the article is: "Readout of the ..." is about "..."."""
    return _KIND_OF_ARTICLE.sub("", title)


def _is_full(text: str, sentence: Span) -> bool:
    return text[sentence.end - 1] in '.!?”"' and sentence.end - sentence.start > _SHORTEST_LEAD
