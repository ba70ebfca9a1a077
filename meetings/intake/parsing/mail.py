"""The first lines of a message's text -> its fields, as those of front matter, and where its words begin.

The lines are those that ``reading`` writes: ``Subject:``, ``From:``, ``Date:``, ``Content-Type:``, then an empty line.
"""

import re
from email.utils import parseaddr, parsedate_to_datetime

from meetings.intake.types import Problem, Span

from .front_matter import FrontMatter, Value
from .publishers import publisher_named, publisher_of

_LINE = re.compile(r"(Subject|From|Date|Content-Type): (.*)\n")
# What programs put before the subject of an answer or of a message sent on, in the languages of their users.
_SENT_ON = re.compile(r"\A(?:(?:re|aw|sv|fwd?|wg|tr|rv)\s?:\s*)+", re.IGNORECASE)


def split(text: str) -> FrontMatter:
    """Return ``title``, ``published_time`` or ``date``, ``publisher_address`` and ``content_type``, where given.

    The date of a message sent on is not that of its words, so it is left out and reported. The sender is the publisher
    only where both name and address say so.
    """
    fields: dict[str, Value] = {}
    problems: list[Problem] = []
    at, sent_on = 0, False
    while match := _LINE.match(text, at):
        name, value = match.groups()
        at = match.end()
        if name == "Subject":
            fields["title"] = _SENT_ON.sub("", value, count=1)
            sent_on = fields["title"] != value
        elif name == "From":
            fields |= _publisher(value)
        elif name == "Content-Type":
            fields["content_type"] = value
        elif sent_on:
            message = "This message answers another or sends it on, so its date is not taken for that of its words."
            problems.append(Problem(code="sent_on", message=message, span=Span(match.start(), match.end() - 1)))
        else:
            fields |= _date(value)
    return FrontMatter(present=False, body_start=min(at + 1, len(text)), fields=fields, problems=tuple(problems))


def _publisher(sender: str) -> dict[str, Value]:
    name, address = parseaddr(sender)
    host = "https://" + address.rpartition("@")[2]
    publisher = publisher_named(name)
    return {"publisher_address": host} if publisher and publisher == publisher_of(host)[0] else {}


def _date(value: str) -> dict[str, Value]:
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, OverflowError, TypeError):
        return {}
    # An offset of -0000 says that the place's own time is not known (RFC 5322, 3.3).
    return {"date": moment.date().isoformat()} if moment.tzinfo is None else {"published_time": moment.isoformat()}
