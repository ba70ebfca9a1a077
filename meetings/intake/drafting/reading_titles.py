"""The words on both sides of a name -> the title and the courtesies that stand there, and where the mention ends."""

from dataclasses import dataclass

from . import titles
from . import tokens as kind
from .gazetteer import country_code
from .lexicon import PLURAL_HEADS, POST_NOMINALS, RANKS, word_set
from .naming import past_post_nominals
from .people import Mention
from .titles import Phrase, Title
from .tokens import Tokens

_ATTENDED_REMOTELY = frozenset({"virtual", "virtually", "online", "remotely"})
_HIS = frozenset({"his", "her", "their", "your", "royal", "serene", "imperial", "right", "most", "the", "late"})
_SPOUSE_COURTESIES = word_set("mrs mrs. lady")
_FORMAL = word_set("mr mr. mrs mrs. ms ms. miss mx dr dr. madam")
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_ROYAL = word_set("king queen prince princess saint lady pope emperor empress")
_LEADS_ON = frozenset((kind.NAME, kind.INITIAL, kind.HONORIFIC, kind.HEAD, kind.QUALIFIER))
_AUXILIARIES = frozenset({"has", "have", "been", "was", "is", "will", "be", "were", "today", "also"})
_APPOINTED = frozenset({"appointed", "named", "elected", "nominated", "designated", "confirmed", "chosen", "selected"})
_BEFORE_SRI = frozenset({"Tan", "Datuk", "Dato", "Puan", "Datin", "'"})
_PERSONAL_TITLES = frozenset({"Ambassador", "Senator", "Judge", "Minister", "Commissioner"})
_BEFORE_TITLES = frozenset({",", "(", "–", "—", "-", ":", ";", "of", "from", "at"})
#: What stands beside a name that has no title and no courtesy, so that nothing more need be asked.
_NOTHING_BEFORE = frozenset((kind.OTHER, kind.POSSESSIVE, kind.NUMBER, ".", "“"))
_MARKS = frozenset({"-", ")", "'"})
_SHARED = ("and", ",", "&")
_NO_TITLE = Title()
_IN_EMPLOYERS = frozenset({"of", "the", "for", "and", "&", "'s", "(", ")", ",", "in", "-"})
#: Who employs somebody, on a line of a list, has no more tokens than these.
_LONGEST_EMPLOYER = 10
#: A label before a colon ("Press secretary:") has fewer words than these.
_LABEL = 6


@dataclass(slots=True)
class Beside:
    """What stands beside a name. ``begin`` and ``until`` are the tokens between which the whole mention stands."""

    title: Title
    begin: int
    until: int
    titled: bool = False
    courteous: bool = False
    plural: bool = False
    body_only: bool = False
    royal: bool = False
    spouse: bool = False
    formal: bool = False


def _may_be_followed_by_title(tokens: Tokens, end: int) -> bool:
    """Say quickly whether a title, an office given or an order may stand after a name."""
    if end >= tokens.count:
        return False
    word = tokens.words[end]
    return word in _BEFORE_TITLES or word in _AUXILIARIES or word in POST_NOMINALS


def bare(start: int, end: int) -> Beside:
    """Return what stands beside a name alone: nothing."""
    return Beside(_NO_TITLE, start, end)


def read(text: str, tokens: Tokens, start: int, end: int, floor: int, earlier: list[Mention]) -> Beside:
    """Return what stands beside the name ``[start, end)``, before it no further back than token ``floor``."""
    if (start == 0 or tokens.kinds[start - 1] in _NOTHING_BEFORE) and not _may_be_followed_by_title(tokens, end):
        return bare(start, end)
    courtesy = _courtesies_before(tokens, start, end, floor)
    courteous = courtesy < start
    lead = _title_before(tokens, courtesy, floor, end - start)
    if lead is None and courteous:
        lead = _title_before_rank(tokens, courtesy, floor)
    shared = None if lead or courteous else _shared_title(tokens, start, earlier)
    after = past_post_nominals(tokens, end)
    follow, until = None, after
    if lead or courteous or shared or _may_be_followed(tokens, start, after):
        follow, until = _title_after(
            tokens, start, after, lead is not None and (lead.end < courtesy or tokens.words[courtesy - 1] in (",", ":"))
        )
    if follow is None and not lead:
        follow = _appointment(tokens, after)
    title = _title(text, tokens, lead, follow, until) if (lead or follow) else _NO_TITLE
    if shared:
        title = _share(earlier, shared, title)
    elif follow and not lead:
        _share_back(tokens, start, follow, title, earlier)
    if title.position is None and courteous:
        title = _with_rank(text, tokens, courtesy, start, floor, title)
    begin = _past_courtesies(tokens, lead.start, floor) if lead else courtesy
    heads = list(map(str.lower, tokens.words[lead.start : lead.end])) if lead else []
    courtesies = set(map(str.lower, tokens.words[courtesy:start])) if courteous else set()
    if title.position and title.position.split()[-1].lower() in _COUNTERPARTS:
        title = Title(None, title.organisation, title.country)
    body_only = follow is not None and not titles.has_head(tokens, follow.start, follow.end)
    return Beside(
        title=title,
        begin=begin,
        until=_past_remote(tokens, until),
        titled=lead is not None or shared is not None or (follow is not None and not body_only),
        body_only=body_only,
        courteous=courteous,
        plural=shared is not None or not PLURAL_HEADS.isdisjoint(heads),
        royal=bool(heads) and heads[-1] in _ROYAL,
        spouse=_is_spouse(tokens, courtesy, courtesies, heads, title),
        formal=not _FORMAL.isdisjoint(courtesies),
    )


def _courtesies_before(tokens: Tokens, start: int, end: int, floor: int) -> int:
    """Return where the courtesies before the name ``[start, end)`` begin; ``start`` where it has none."""
    courtesy = start
    if courtesy - 2 > floor and tokens.words[courtesy - 1] == ")" and tokens.words[courtesy - 3] == "(":
        # "Amb. (Dr.) Ana Reyes"
        courtesy -= 3 if tokens.kinds[courtesy - 2] == kind.HONORIFIC else 0
    elif courtesy - 1 > floor and tokens.words[courtesy - 1] == "'" and tokens.kinds[courtesy - 2] == kind.HONORIFIC:
        # "Dato' Ahmad"
        courtesy -= 1
    while courtesy > floor and _is_courtesy(tokens, courtesy - 1, end - start):
        courtesy -= 1
        if (
            courtesy - 1 > floor
            and tokens.words[courtesy - 1] in _MARKS
            and tokens.kinds[courtesy - 2] == kind.HONORIFIC
        ):
            courtesy -= 1
    while start > courtesy > floor and _is_of_courtesy(tokens, courtesy - 1):
        courtesy -= 1
    return courtesy


def _is_of_courtesy(tokens: Tokens, index: int) -> bool:
    """Say whether a word belongs to the courtesy after it ("Her Royal Highness", ", the Most Hon.")."""
    word = tokens.words[index].lower()
    return word in _HIS and (word != "the" or (index > 0 and tokens.words[index - 1] == ","))


def _title_before_rank(tokens: Tokens, courtesy: int, floor: int) -> Phrase | None:
    """Return the title before a service and a rank: "Deputy Minister, Police Colonel Ana Reyes"; None for none."""
    service = courtesy
    while service > floor and tokens.kinds[service - 1] in titles.TOPIC_KINDS:
        service -= 1
    if service == courtesy or service <= floor + 1 or tokens.words[service - 1] != ",":
        return None
    return titles.before(tokens, service - 1, floor)


def _is_spouse(tokens: Tokens, courtesy: int, courtesies: set[str], heads: list[str], title: Title) -> bool:
    """Say whether a name is that of a leader's wife or husband: "First Lady Ana Osei", "the President and Dr. Osei"."""
    if heads:
        return heads[-1] in ("lady", "gentleman")
    if title.position or not courtesies:
        return False
    beside_leader = courtesy > 1 and tokens.words[courtesy - 1] == "and" and titles.is_head(tokens, courtesy - 2)
    return beside_leader or not _SPOUSE_COURTESIES.isdisjoint(courtesies)


def _is_courtesy(tokens: Tokens, index: int, name_length: int) -> bool:
    word = tokens.words[index]
    if word == "Don" and name_length < 2:
        return False
    if tokens.kinds[index] == kind.HONORIFIC:
        return True
    if word in ("Sri", "Seri") and index:
        return tokens.words[index - 1] in _BEFORE_SRI
    if word in ("Tan", "Tun", "Puan") and index + 1 < tokens.count:
        return tokens.words[index + 1] in ("Sri", "Seri")
    if word in ("Lieutenant", "Vice", "Rear", "Air") and tokens.kinds[index + 1] in (kind.HONORIFIC, kind.QUALIFIER):
        return word == "Lieutenant" or tokens.words[index + 1] in ("Admiral", "Commodore")
    # "General Luis Sandoval" is a rank before a full name; "Director General" is a position.
    if word != "General" or name_length < 2:
        return False
    if index == 0:
        return True
    return tokens.kinds[index - 1] not in (kind.HEAD, kind.POLICY) and tokens.words[index - 1] != "Deputy"


def _past_courtesies(tokens: Tokens, begin: int, floor: int) -> int:
    """Return where a mention begins with "His Majesty" before the title."""
    start = begin
    while start > floor and tokens.kinds[start - 1] == kind.HONORIFIC:
        start -= 1
    while floor < start < begin and tokens.words[start - 1].lower() in _HIS:
        start -= 1
    return start


def _with_rank(text: str, tokens: Tokens, courtesy: int, start: int, floor: int, title: Title) -> Title:
    """Give who has no position the rank before the name, and the body before the rank ("Navy Captain Ana Reyes")."""
    ranks = [index for index in range(courtesy, start) if tokens.words[index].rstrip(".").lower() in RANKS]
    if not ranks:
        return title
    position = text[tokens.starts[ranks[0]] : tokens.ends[ranks[-1]]]
    body = courtesy
    while body > floor and tokens.touching(body) and tokens.kinds[body - 1] in titles.TOPIC_KINDS:
        body -= 1
    named = titles.words(text, tokens, Phrase(body, courtesy)) if body < courtesy else None
    organisation = title.organisation or (
        named if named and titles.names_body(tokens, Phrase(body, courtesy)) else None
    )
    return Title(position, organisation, title.country)


def _title_before(tokens: Tokens, end: int, floor: int, name_length: int) -> Phrase | None:
    if end <= floor:
        return None
    mark = tokens.words[end - 1]
    if mark == "," or (mark == ":" and end < _LABEL):
        # "the Director, Sara Carter", "Press secretary: Ana Reyes": they introduce a full name only.
        return titles.before(tokens, end - 1, floor) if name_length > 1 else None
    if tokens.kinds[end - 1] in (kind.CONNECTOR, kind.POSSESSIVE) or not tokens.touching(end):
        return None
    lead = titles.before(tokens, end, floor)
    if lead and lead.end - lead.start == 1 and name_length > 1 and tokens.words[lead.start] in _PERSONAL_TITLES:
        # "the Minister of Justice of Chile, Ambassador Ana Reyes": the office is what comes first.
        office = titles.before(tokens, lead.start - 1, floor) if tokens.words[lead.start - 1] == "," else None
        return office or lead
    return lead


def _shared_title(tokens: Tokens, start: int, earlier: list[Mention]) -> Title | None:
    """Return the title of the name before, where it is plural and the two are joined ("Directors A and B")."""
    if not earlier or not earlier[-1].plural or tokens.words[start - 1] not in _SHARED:
        return None
    if tokens.starts[start] - earlier[-1].phrase.end > len(", and "):
        return None
    return earlier[-1].title


def _share(earlier: list[Mention], shared: Title, own: Title) -> Title:
    """Join a shared position with the body named after the last name, which holds for the names before it as well."""
    joined = Title(shared.position, shared.organisation or own.organisation, shared.country or own.country)
    if own.organisation and not shared.organisation:
        earlier[-1].title = joined
    return joined


def of_line(text: str, tokens: Tokens) -> Title | None:
    """Return the title that a line is, from its first word to its last; None where it is something else."""
    phrase = titles.after(tokens, 0)
    if phrase is None or phrase.start or not titles.has_head(tokens, 0, phrase.end) or phrase.end < tokens.count:
        return None
    return titles.describe(text, tokens, phrase)


def _share_back(tokens: Tokens, start: int, follow: Phrase, title: Title, earlier: list[Mention]) -> None:
    """Give a plural position after the last of several names to all of them ("A, B and C, Members of Parliament")."""
    heads = {tokens.words[index].lower() for index in range(follow.start, follow.end)}
    if PLURAL_HEADS.isdisjoint(heads):
        return
    begins = tokens.starts[start]
    for mention in reversed(earlier):
        if mention.title.position is not None or begins - mention.phrase.end > len(", and "):
            return
        mention.title = title
        begins = mention.phrase.start


def _may_be_followed(tokens: Tokens, start: int, end: int) -> bool:
    """Say whether a bare name may have its title after it: a full name before a comma, a dash or a bracket."""
    marks = (",", "(", "–", "—", "-", ":", ";", "of", "from")
    return end - start > 1 and end < tokens.count and tokens.words[end] in marks


def _title_after(tokens: Tokens, start: int, end: int, comma_before: bool) -> tuple[Phrase | None, int]:
    """Return the title in apposition after a name, and where the mention ends."""
    if end + 1 >= tokens.count:
        return None, end
    mark = tokens.words[end]
    if mark in ("of", "from", "at"):
        phrase = titles.after(tokens, end + 1)
        if phrase and not titles.has_head(tokens, phrase.start, phrase.end):
            return phrase, phrase.end
        return None, end
    if mark == "(":
        return _title_in_brackets(tokens, end)
    if mark not in (",", "–", "—", "-") or comma_before:
        return None, end
    phrase = titles.after(tokens, end + 1)
    if phrase is None:
        return None, end
    if not titles.has_head(tokens, phrase.start, phrase.end):
        alone = mark == "," and titles.names_body(tokens, phrase) and not _leads_on(tokens, phrase.end)
        return (phrase, phrase.end) if alone else (None, end)
    if _leads_on(tokens, phrase.end):
        return None, end
    until = phrase.end
    while until < tokens.count and tokens.words[until] == ",":
        body = titles.after(tokens, until + 1)
        if until == phrase.end and _is_rest_of_line(tokens, start, until + 1):
            return phrase, tokens.count
        if not body or titles.holds_office(tokens, body.start, body.end) or not _may_be_body(tokens, body):
            break
        if tokens.kinds[body.start] == kind.CONNECTOR and tokens.words[body.start] != "the":
            break
        if _leads_on(tokens, body.end):
            break
        until = body.end
    return phrase, until


def _is_rest_of_line(tokens: Tokens, start: int, rest: int) -> bool:
    """Say whether the rest of a list's line names whom somebody works for ("Ana Reyes, Chair, Northern Light")."""
    if start > 1 or tokens.count - rest > _LONGEST_EMPLOYER:
        return False
    return all(word[0].isupper() or word in _IN_EMPLOYERS for word in tokens.words[rest:])


def _may_be_body(tokens: Tokens, body: Phrase) -> bool:
    """Say whether a segment after a position names a body, or a topic of the position before the body."""
    follows = tokens.words[body.end] if body.end < tokens.count else ""
    if titles.names_body(tokens, body):
        return True
    return body.end - body.start > 1 and follows in (",", "") and kind.POLICY in tokens.kinds[body.start : body.end]


def _leads_on(tokens: Tokens, end: int) -> bool:
    """Say whether a title or a body goes on to another person's name ("..., Ministry of Trade Secretary Ana Reyes")."""
    if end + 2 < tokens.count and tokens.words[end] == "(" and tokens.words[end + 2] == ")":
        end += 3
    return end < tokens.count and tokens.touching(end) and tokens.kinds[end] in _LEADS_ON


def _appointment(tokens: Tokens, end: int) -> Phrase | None:
    """Return the office that a clause gives somebody: "... has been appointed Ambassador to Peru"; None for none."""
    at = end
    while at < tokens.count and tokens.words[at] in _AUXILIARIES:
        at += 1
    if at == end or at >= tokens.count:
        return _nomination(tokens, end)
    if tokens.words[at] in _APPOINTED:
        at += 1
    elif not tokens.words[at][0].isupper():
        return None
    while at < tokens.count and (tokens.words[at] in ("as", "to", "be", "the", "new") or _is_his_majestys(tokens, at)):
        at += 1
    phrase = titles.after(tokens, at)
    return phrase if phrase and titles.has_head(tokens, phrase.start, phrase.end) else None


def _nomination(tokens: Tokens, end: int) -> Phrase | None:
    """Return the office for which somebody is put forward ("Ana Reyes, of Ohio, to be Director ..."); None for none."""
    if end >= tokens.count or tokens.words[end] != ",":
        return None
    for at in range(end, tokens.count - 2):
        if tokens.words[at : at + 2] == ["to", "be"]:
            start = at + 3 if tokens.words[at + 2] in ("a", "an", "the") else at + 2
            phrase = titles.after(tokens, start)
            return phrase if phrase and titles.has_head(tokens, phrase.start, phrase.end) else None
    return None


def _is_his_majestys(tokens: Tokens, at: int) -> bool:
    return tokens.words[at] in ("His", "Her", "Majesty", "'s")


def _title_in_brackets(tokens: Tokens, end: int) -> tuple[Phrase | None, int]:
    """Return the title or body in brackets after a name: "Ana Reyes (Ministry of Health)"."""
    phrase = titles.after(tokens, end + 1)
    if phrase is None or phrase.end >= tokens.count or tokens.words[phrase.end] != ")":
        return None, end
    if titles.has_head(tokens, phrase.start, phrase.end) or titles.names_body(tokens, phrase):
        return phrase, phrase.end + 1
    return None, end


def _title(text: str, tokens: Tokens, lead: Phrase | None, follow: Phrase | None, until: int) -> Title:
    """Put together what the words before and after a name say; the longer position is the fuller one."""
    first = titles.describe(text, tokens, lead) if lead else _NO_TITLE
    if follow is None:
        return first
    second = titles.describe(text, tokens, follow)
    if not titles.has_head(tokens, follow.start, follow.end):
        named = titles.words(text, tokens, follow) if titles.names_body(tokens, follow) else None
        # "of Australia's Department of Home Affairs": the country is no part of the body's name.
        owner, _, owned = (named or "").partition("'s ")
        second = Title(None, owned if owned and country_code(owner) else named, second.country)
    elif until > follow.end + 1:
        body = Phrase(follow.end + 1, until)
        second = Title(second.position, titles.words(text, tokens, body), second.country or first.country)
    return Title(
        _fuller(first.position, second.position),
        second.organisation or first.organisation,
        second.country or first.country,
    )


def _fuller(first: str | None, second: str | None) -> str | None:
    """Return the position to show: the one before the name, unless the one after it says the same in full."""
    if first is None or second is None:
        return first or second
    return second if set(first.split()) <= set(second.split()) or len(first.split()) == 1 else first


def _past_remote(tokens: Tokens, end: int) -> int:
    """Return where a mention ends with "(virtually)", or the acronym of the body that it named, after it."""
    if end + 2 < tokens.count and tokens.words[end] == "(" and tokens.words[end + 2] == ")":
        inside = tokens.words[end + 1]
        if inside in _ATTENDED_REMOTELY or (inside.isupper() and len(inside) > 1):
            return end + 3
    return end
