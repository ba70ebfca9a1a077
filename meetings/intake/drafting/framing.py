"""An article's heading -> what kind of article it is: one about meetings, or one of a kind that records none."""

import re
from dataclasses import dataclass

from meetings.intake.gazetteer import countries_in
from meetings.intake.types import ParsedArticle, Span

_LONGEST_HEADING = 24  # sentences
_SHORTEST_LEAD = 60  # characters
_LONG = 120
#: Below a title in the front matter, no other heading ends with a full stop.
_SHORTEST_BELOW_TITLE = 35
_UP_TO_TOPIC = r"(?:(?! (?:on|following|regarding|after|about|concerning) |\n).)+?"
#: What a page says of itself and of its pictures, above the story.
_OF_THE_PAGE = re.compile(
    r"\b(?:cookies|your browser|newsletter|javascript|subscribe|file photo|photo (?:taken|shows))\b", re.IGNORECASE
)
#: A title that says who issues a statement together: "Statement of President A and President B on ...".
ISSUED_JOINTLY = re.compile(
    rf"(?:joint )?(?:press )?statement (?:by|of|from|between) (?P<who>{_UP_TO_TOPIC} and {_UP_TO_TOPIC})"
    r"(?= (?:on|following|regarding|after|about|concerning) |\n|$)",
    re.IGNORECASE,
)
_KIND_OF_ARTICLE = re.compile(
    r"^(?:president [^:]{2,40}? announces (?=presidential delegation))?(?:(?:joint |press |readout|statement"
    r"|release|summary|outcomes?|communiqué|from [^:]*? (?=following|on|of)"
    r"|by [^:]*? (?=on|of)|announcement|note|media)\s*)*"
    r"(?:(?:of|on|following|after|from|about|for|regarding)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_RECORDS_NONE = re.compile(
    r"(?:remarks|press (?:briefing|gaggle)|background press|on-the-record|fact sheet|excerpts|transcript|speech"
    r"|(?:a )?proclamation|executive order|letter|message|notice|memorandum|nominations?"
    r"|president .{2,40}? (?:announces(?!.* delegation)|names"
    r"|nominates|appoints|signs|approves)|week ahead|icymi|what they are saying|presidential message|bills? signed"
    r"|obituary|interview|op-ed|designation of|report to)\b",
    re.IGNORECASE,
)
#: What a proclamation or an order says of itself.
_ORDERS = "authority vested in me"
_ABOUT_MEETINGS = re.compile(
    r"\b(?:readout|meet(?:s|ing|ings)?|met|calls?|visits?|travels?|trip|trilateral|bilateral|talks?|dialogue|summit"
    r"|roundtable|convening|convenes?|session|delegations?|consultations?|(?:co-?)?hosts?|working group|committee"
    r"|commission"
    r"|conference|joint statement|communiqué|engagements?|round|receives?|welcomes?|discuss(?:es|ions?)?|holds?"
    r"|signs?|signed|negotiations"
    r"|forum|partnership|(?:co-?)?chairs?|outcomes?|missions? to|(?:leaves?|departs?) for)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What an article's heading tells of its kind, and ``lead``, the number of its first full sentence.

    ``records_none``: it is of a kind that records no meeting; ``about``: its heading names a meeting, call or visit;
    ``has_heading``: something stands above the first sentence, though the source may give no title;
    ``is_bilateral``: the first sentence names two countries.
    """

    lead: int
    records_none: bool
    about: bool
    has_heading: bool
    is_bilateral: bool


def frame_of(article: ParsedArticle, sentences: list[Span]) -> Frame:
    """Return what the heading of an article tells of its kind."""
    text = article.body.text
    shortest = _SHORTEST_BELOW_TITLE if article.headline else _SHORTEST_LEAD
    title = (article.title or "").rstrip(".").casefold()
    lead = next(
        (
            number
            for number, each in enumerate(sentences[:_LONGEST_HEADING])
            if _is_full(text, each, shortest)
            and not _OF_THE_PAGE.search(each.of(text))
            and each.of(text).rstrip(".").casefold() != title
        ),
        0,
    )
    heading = article.title or " ".join(sentence.of(text) for sentence in sentences[:lead])
    parties = {code for _, _, code in countries_in(sentences[lead].of(text))} if sentences else set()
    return Frame(
        lead=lead,
        records_none=_RECORDS_NONE.match(heading) is not None or _ORDERS in text,
        about=is_about_meetings(heading),
        has_heading=lead > 0,
        is_bilateral=len(parties) > 1,
    )


def is_about_meetings(heading: str) -> bool:
    """Say whether a heading names a meeting, call or visit."""
    return _ABOUT_MEETINGS.search(heading) is not None


def subject_of(title: str) -> str:
    """Return a title without what says of what kind the article is: "Readout of the ..." is about "..."."""
    return _KIND_OF_ARTICLE.sub("", title).lstrip(" :–-")


def _is_full(text: str, sentence: Span, shortest: int) -> bool:
    length = sentence.end - sentence.start
    # "We, the Ministers of ..., having met in ..., declare the following:"
    return length > shortest and (
        text[sentence.end - 1] in '.!?”"' or (text[sentence.end - 1] == ":" and length > _LONG)
    )
