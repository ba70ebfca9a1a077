"""The words on both sides of a name -> the title and the courtesies that stand there, and where the mention ends."""

from dataclasses import dataclass, replace

from meetings.intake.gazetteer import country_code

from . import appositions, courtesies, heads, naming, phrases, titles
from . import tokens as kind
from .lexicon import PLURAL_HEADS, POST_NOMINALS, RANKS, word_set
from .people import Mention
from .phrases import Phrase
from .titles import Title
from .tokens import Tokens

_SPOUSE_COURTESIES = word_set("mrs mrs. lady")
#: "the Minister and Mr. Osei" are oftener two of a party than a wife and her husband.
_HUSBANDS = word_set("mr mr.")
_FORMAL = word_set("mr mr. mrs mrs. ms ms. miss mx dr dr. madam")
_COUNTERPARTS = frozenset({"counterpart", "counterparts"})
_ROYAL = word_set("king queen prince princess saint lady pope emperor empress")
_AUXILIARIES = frozenset({"has", "have", "been", "was", "is", "will", "be", "were", "today", "also"})
_PERSONAL_TITLES = frozenset({"Ambassador", "Senator", "Judge", "Minister", "Commissioner"})
_FINITE = (["will"], ["led"], ["met"], ["hosted"], ["joined"], ["is"], ["was"], ["has"], ["visited"], ["travelled"])
#: Titles that an office stands before.
_OF_PARLIAMENTS = frozenset({"Senator", "Ambassador", "Judge"})
#: Ranks that are words of other titles too ("Attorney General").
_AFTER_OFFICES = _OF_PARLIAMENTS | {"General", "Admiral", "Marshal"}
_BEFORE_TITLES = frozenset({"the", ",", "(", "–", "—", "-", ":", ";", "of", "from", "at", "as", "serves", "served"})
#: What stands beside a name that has no title and no courtesy, so that nothing more need be asked.
_NOTHING_BEFORE = frozenset((kind.OTHER, kind.POSSESSIVE, kind.NUMBER, ".", "“"))
#: Those who hold office in the city that is named after them.
_OF_CITIES = frozenset({"Mayor", "Mayor-elect", "Councilmember", "Councilor", "Councilman", "Councilwoman"})
_OF_COURTS = frozenset({"Judge", "Justice"})
_STARTS_OF_NAMES = frozenset((kind.NAME, kind.INITIAL))
_ENDS_OF_BODIES = frozenset((kind.BODY, kind.ACRONYM))
_SHARED = ("and", ",", "&")
#: What stands on a line of a list between a body and who serves there.
_AFTER_BODIES = (",", "–", "—", "-")
_NO_TITLE = Title()
#: "Council of Economic Advisers": between "of" and the plural stand fewer words than these.
_NEAR_BODY = 3
_LONGEST_BODY = 10
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
    listed = word in _BEFORE_TITLES or word in _AUXILIARIES or word in POST_NOMINALS
    return listed or appositions.is_in_capitals(tokens, end)


def bare(start: int, end: int) -> Beside:
    """Return what stands beside a name alone: nothing."""
    return Beside(_NO_TITLE, start, end)


def read(text: str, tokens: Tokens, start: int, end: int, floor: int, earlier: list[Mention]) -> Beside:
    """Return what stands beside the name ``[start, end)``, before it no further back than token ``floor``."""
    if (start == 0 or tokens.kinds[start - 1] in _NOTHING_BEFORE) and not _may_be_followed_by_title(tokens, end):
        return bare(start, end)
    courtesy = courtesies.begin(tokens, start, end, floor)
    courteous = courtesy < start
    lead = _lead(tokens, start, end, courtesy, floor)
    shared = None if lead or courteous else _shared_title(tokens, start, earlier)
    if lead is None and shared is None and start > 1 and tokens.kinds[start - 1] in _ENDS_OF_BODIES:
        staff = _title_on_staff(text, tokens, start, end, earlier)
        if staff:
            return staff
    follow, until = _after(tokens, start, end, courtesy, lead, asked=courteous or shared is not None)
    title = _title(text, tokens, lead, follow, until) if (lead or follow) else _NO_TITLE
    if lead and lead.start > 1 and tokens.words[lead.start - 1] in _AFTER_BODIES and title.organisation is None:
        title = _with_body_of_line(text, tokens, lead.start - 1, title)
    if shared:
        title = _share(earlier, shared, title)
    elif follow and not lead:
        _share_back(tokens, start, follow, title, earlier)
    if title.position and title.position.split()[-1].lower() in _COUNTERPARTS:
        # "his national security advisor counterparts"
        office = title.position.rpartition(" ")[0]
        title = replace(title, position=office if lead and heads.has_head(tokens, lead.start, lead.end - 1) else None)
        if title.position is None and follow:
            # "their counterparts Ana Reyes, Chief Adviser, and ..."
            title = _title(text, tokens, None, follow, until)
    if title.position is None and courteous:
        title = _with_rank(text, tokens, courtesy, start, floor, title)
        if title.position in _OF_COURTS and (court := appositions.court_after(tokens, end)):
            title = replace(title, organisation=titles.words(text, tokens, court))
    named_heads = list(map(str.lower, tokens.words[lead.start : lead.end])) if lead else []
    polite = set(map(str.lower, tokens.words[courtesy:start])) if courteous else set()
    body_only = follow is not None and not heads.has_head(tokens, follow.start, follow.end)
    several = shared is not None or not PLURAL_HEADS.isdisjoint(named_heads)
    if several and title.position and " and " not in title.position and not (lead and _is_of_a_board(tokens, lead)):
        title = replace(title, position=titles.of_one(title.position))
    return Beside(
        title=title,
        begin=courtesies.begin_of_mention(tokens, lead.start, floor) if lead else courtesy,
        until=appositions.past_remote(tokens, until),
        titled=lead is not None or shared is not None or (follow is not None and not body_only),
        body_only=body_only,
        courteous=courteous,
        plural=several,
        royal=bool(named_heads) and named_heads[-1] in _ROYAL,
        spouse=_is_spouse(tokens, courtesy, polite, named_heads, title),
        formal=not _FORMAL.isdisjoint(polite),
    )


def _is_of_a_board(tokens: Tokens, lead: Phrase) -> bool:
    """Say whether the several of a title are a body's, and not the people named ("Board of Governors Chair")."""
    place = next((at for at in range(lead.start, lead.end) if tokens.words[at].lower() in PLURAL_HEADS), lead.start)
    return "of" in tokens.words[max(0, place - _NEAR_BODY) : place]


def _lead(tokens: Tokens, start: int, end: int, courtesy: int, floor: int) -> Phrase | None:
    """Return the title before a name and its courtesies, which begin at ``courtesy``; None for none."""
    lead = _title_before(tokens, courtesy, floor, end - start)
    if lead or courtesy == start:
        return lead
    return (
        _title_before_rank(tokens, courtesy, floor)
        or _title_before_bracket(tokens, courtesy, end, floor)
        or _title_before_surname(tokens, courtesy, end, floor)
    )


def _after(
    tokens: Tokens, start: int, end: int, courtesy: int, lead: Phrase | None, *, asked: bool
) -> tuple[Phrase | None, int]:
    """Return the title, the body or the city after a name, and where the mention ends."""
    after = naming.past_post_nominals(tokens, end)
    if lead and tokens.words[after : after + 1] == ["("]:
        after = appositions.past_seat(tokens, after)
    if lead or asked or appositions.may_follow(tokens, start, after):
        comma_before = lead is not None and (lead.end < courtesy or tokens.words[courtesy - 1] in (",", ":"))
        follow, until = appositions.title_after(tokens, start, after, comma_before)
        if follow and not (lead and _is_no_title(tokens, start, end, lead, follow, until)):
            return follow, until
    city = appositions.city_after(tokens, after) if lead else None
    if lead and city:
        of_city = not _OF_CITIES.isdisjoint(tokens.words[lead.start : lead.end])
        return city if of_city else None, city.end + 2
    if (
        lead
        and not _OF_CITIES.isdisjoint(tokens.words[lead.start : lead.end])
        and (city := appositions.city_of(tokens, after))
    ):
        return city, city.end
    if lead and tokens.words[lead.end - 1] in _OF_COURTS and (court := appositions.court_after(tokens, after)):
        return court, court.end
    if not lead or (lead.end - lead.start == 1 and tokens.words[lead.start] in _PERSONAL_TITLES):
        return appositions.appointment(tokens, after), after
    return None, after


def _is_no_title(tokens: Tokens, start: int, end: int, lead: Phrase, follow: Phrase, until: int) -> bool:
    """Say whether what follows a titled name is the next one's title, or where something was.

    "Premier Ana Reyes, the Treasurer, Tom Bell, ..."; "President Reyes at the White House".
    """
    if tokens.words[end] == "at":
        return True
    comma, head = until, tokens.words[lead.start]
    if tokens.words[end : end + 2] == [",", "the"] and tokens.words[comma : comma + 1] in _FINITE:
        # "On behalf of President Reyes, the Treasurer will lead ..."
        return True
    if tokens.words[follow.start] != "the" and kind.POSSESSIVE in tokens.kinds[follow.start : follow.end]:
        # "Minister Ana Reyes, Peru's Vice Minister, Mr Tom Bell, ..."
        polite = tokens.kinds[comma + 1 : comma + 2] == kind.HONORIFIC
        return tokens.words[comma : comma + 1] == [","] and polite
    if tokens.words[follow.start] != "the" or (lead.end - lead.start == 1 and head in _PERSONAL_TITLES):
        return False
    if comma + 3 >= tokens.count or tokens.words[comma] != "," or tokens.kinds[comma + 1] not in _STARTS_OF_NAMES:
        return False
    end = naming.run_end(tokens, comma + 1)
    return end > comma + 2 and tokens.words[end : end + 1] in ([","], ["."], ["and"], [])


def _with_body_of_line(text: str, tokens: Tokens, comma: int, title: Title) -> Title:
    """Give a title the body that a list's line begins with ("- Department of Trade, Secretary Ana Reyes")."""
    first = next((index for index in range(comma) if tokens.words[index][0].isalpha()), comma)
    parts = set(tokens.kinds[first:comma])
    body = Phrase(first, comma)
    allowed = phrases.TOPIC_KINDS | {kind.CONNECTOR}
    if tokens.words[comma] != ",":
        # "Waterbury Police Department – Chief Ana Reyes", "Quoz County Sheriff's Office – Sheriff Tom Bell"
        allowed |= {kind.NAME, kind.HEAD, kind.POSSESSIVE}
    if kind.BODY not in parts or not parts <= allowed or comma > _LONGEST_BODY:
        return title
    return Title(title.position, titles.words(text, tokens, body), title.country)


def _title_before_rank(tokens: Tokens, courtesy: int, floor: int) -> Phrase | None:
    """Return the title before a service and a rank: "Deputy Minister, Police Colonel Ana Reyes"; None for none."""
    service = courtesy
    while service > floor and tokens.kinds[service - 1] in phrases.TOPIC_KINDS:
        service -= 1
    if service == courtesy or service <= floor + 1 or tokens.words[service - 1] != ",":
        return None
    return phrases.before(tokens, service - 1, floor)


def _title_before_bracket(tokens: Tokens, courtesy: int, end: int, floor: int) -> Phrase | None:
    """Return the title before a name in brackets ("The Minister for Trade (Mr. Osei) said ..."); None for none."""
    if courtesy - 1 <= floor or tokens.words[courtesy - 1] != "(" or tokens.words[end : end + 1] != [")"]:
        return None
    return phrases.before(tokens, courtesy - 1, floor)


def _title_before_surname(tokens: Tokens, courtesy: int, end: int, floor: int) -> Phrase | None:
    """Return the title of "The Minister for Trade, Mr. Osei, said", its name between two commas; None for none.

    Of two or more who are listed ("they met the Minister, Mr. Osei, and ..."), nobody can tell.
    """
    if courtesy - 1 <= floor or tokens.words[courtesy - 1] != "," or tokens.words[end : end + 1] != [","]:
        return None
    lead = phrases.before(tokens, courtesy - 1, floor)
    if lead is None or not heads.is_the(tokens, lead.start) or tokens.words[end + 1 : end + 2] == ["and"]:
        return None
    return lead if tokens.words[lead.start] == "The" or tokens.words[lead.start - 1] != "," else None


def _is_spouse(tokens: Tokens, courtesy: int, courtesies: set[str], named_heads: list[str], title: Title) -> bool:
    """Say whether a name is that of a leader's wife or husband: "First Lady Ana Osei", "the President and Dr. Osei"."""
    if named_heads:
        return named_heads[-1] in ("lady", "gentleman")
    if title.position or not courtesies:
        return False
    beside_leader = courtesy > 1 and tokens.words[courtesy - 1] == "and" and heads.is_head(tokens, courtesy - 2)
    return (beside_leader and _HUSBANDS.isdisjoint(courtesies)) or not _SPOUSE_COURTESIES.isdisjoint(courtesies)


def _with_rank(text: str, tokens: Tokens, courtesy: int, start: int, floor: int, title: Title) -> Title:
    """Give who has no position the rank before the name, and the body before the rank ("Navy Captain Ana Reyes")."""
    ranks = [index for index in range(courtesy, start) if tokens.words[index].rstrip(".").lower() in RANKS]
    if not ranks:
        return title
    body = courtesy
    if body > floor and tokens.kinds[body - 1] == kind.QUALIFIER and tokens.touching(body):
        # "Senior Colonel Ana Reyes"
        body -= 1
        ranks.insert(0, body)
    position = text[tokens.starts[ranks[0]] : tokens.ends[ranks[-1]]]
    courtesy = body
    while body > floor and tokens.touching(body) and tokens.kinds[body - 1] in phrases.TOPIC_KINDS:
        body -= 1
    named = titles.words(text, tokens, Phrase(body, courtesy)) if body < courtesy else None
    organisation = title.organisation or (
        named if named and phrases.names_body(tokens, Phrase(body, courtesy)) else None
    )
    return Title(position, organisation, title.country)


def _title_before(tokens: Tokens, end: int, floor: int, name_length: int) -> Phrase | None:
    if end <= floor:
        return None
    if tokens.words[end - 1] == "." and end > floor + 1 and tokens.words[end - 2] == ",":
        # A stop that a scan has put after the comma.
        end -= 1
    mark = tokens.words[end - 1]
    if mark in (",", "–", "—", "-") or (
        mark == ":" and (end < _LABEL or tokens.words[end - 2].lower() in PLURAL_HEADS)
    ):
        # "the Director, Sara Carter", "Press secretary: Ana Reyes", "Directors: Ana Reyes": before a full name only.
        return phrases.before(tokens, end - 1, floor) if name_length > 1 else None
    if tokens.kinds[end - 1] in (kind.CONNECTOR, kind.POSSESSIVE) or not tokens.touching(end):
        return None
    lead = phrases.before(tokens, end, floor)
    full = name_length > 1 or (lead is not None and tokens.words[lead.start] in _OF_PARLIAMENTS)
    if lead and lead.end - lead.start == 1 and full and tokens.words[lead.start].title() in _PERSONAL_TITLES:
        # "the Minister of Justice of Chile, Ambassador Ana Reyes": the office is what comes first.
        comma = lead.start - 1
        while comma > floor and tokens.kinds[comma] == kind.HONORIFIC:
            comma -= 1
        office = phrases.before(tokens, comma, floor) if tokens.words[comma] == "," else None
        listed = office and not PLURAL_HEADS.isdisjoint(map(str.lower, tokens.words[office.start : office.end]))
        return lead if office is None or listed else office
    if lead and tokens.words[lead.end - 1] in _AFTER_OFFICES and tokens.kinds[lead.end - 2] in phrases.TOPIC_KINDS:
        # "Minister for Trade Senator Ana Reyes"
        office = Phrase(lead.start, lead.end - 1)
        return office if heads.has_head(tokens, office.start, office.end) else lead
    return lead


def _shared_title(tokens: Tokens, start: int, earlier: list[Mention]) -> Title | None:
    """Return the title of the name before, where it is plural and the two are joined ("Directors A and B")."""
    if not earlier or not earlier[-1].plural or tokens.words[start - 1] not in _SHARED:
        return None
    if tokens.starts[start] - earlier[-1].phrase.end > len(", and "):
        return None
    last = earlier[-1]
    # "Ministers Ana Reyes of Peru and Tom Bell": the country after a name is of that one alone.
    return last.title if last.phrase.end == last.span.end else replace(last.title, country=None)


def _title_on_staff(text: str, tokens: Tokens, start: int, end: int, earlier: list[Mention]) -> Beside | None:
    """Return the title of "Director on President Osei's Trade Council Ana Reyes", of another's staff; or None."""
    body = start
    while body > 1 and tokens.kinds[body - 1] in phrases.TOPIC_KINDS:
        body -= 1
    if not earlier or tokens.kinds[body - 1] != kind.POSSESSIVE or earlier[-1].phrase.end != tokens.starts[body - 1]:
        return None
    owner = tokens.starts.index(earlier[-1].phrase.start)
    joined = owner > 0 and tokens.words[owner - 1] in ("on", "of", "for", "in")
    lead = phrases.before(tokens, owner - 1, 0) if joined else None
    if lead is None:
        return None
    office = titles.of_one(titles.words(text, tokens, lead))
    title = Title(office, titles.words(text, tokens, Phrase(body, start)))
    plural = not PLURAL_HEADS.isdisjoint(map(str.lower, tokens.words[lead.start : lead.end]))
    return Beside(title, body, end, titled=True, plural=plural)


def _share(earlier: list[Mention], shared: Title, own: Title) -> Title:
    """Join a shared position with the body named after the last name, which holds for the names before it as well."""
    joined = Title(shared.position, shared.organisation or own.organisation, own.country or shared.country)
    if own.organisation and not shared.organisation:
        earlier[-1].title = joined
    return joined


def of_line(text: str, tokens: Tokens) -> Title | None:
    """Return the title that a line is, from its first word to its last; None where it is something else."""
    phrase = phrases.after(tokens, 0)
    if phrase is None or phrase.start or not heads.has_head(tokens, 0, phrase.end):
        return None
    if phrase.end == tokens.count:
        return titles.describe(text, tokens, phrase)
    # "Assistant Director, Northern Light Division"
    if tokens.words[phrase.end] != "," or not appositions.is_rest_of_line(tokens, 0, phrase.end + 1):
        return None
    return _title(text, tokens, None, phrase, tokens.count)


def _share_back(tokens: Tokens, start: int, follow: Phrase, title: Title, earlier: list[Mention]) -> None:
    """Give a plural position after the last of several names to all of them ("A, B and C, Members of Parliament")."""
    named_heads = {tokens.words[index].lower() for index in range(follow.start, follow.end)}
    if PLURAL_HEADS.isdisjoint(named_heads):
        return
    begins = tokens.starts[start]
    for mention in reversed(earlier):
        if mention.title.position is not None or begins - mention.phrase.end > len(", and "):
            return
        mention.title = title
        begins = mention.phrase.start


def _title(text: str, tokens: Tokens, lead: Phrase | None, follow: Phrase | None, until: int) -> Title:
    """Put together what the words before and after a name say; the longer position is the fuller one."""
    first = titles.describe(text, tokens, lead) if lead else _NO_TITLE
    if follow is None:
        return first
    second = titles.describe(text, tokens, follow)
    if not heads.has_head(tokens, follow.start, follow.end):
        is_city = until > follow.end + 1
        inside = tokens.words[follow.start : follow.end]
        # "Amber Workers Union": elsewhere "Union" only qualifies a head ("Union Minister").
        employer = is_city or phrases.names_body(tokens, follow) or "/" in inside or inside[-1] == "Union"
        employer = employer or appositions.names_people(inside)
        named = titles.words(text, tokens, follow) if employer else None
        # "of Australia's Department of Home Affairs": the country is no part of the body's name.
        owner, _, owned = (named or "").partition("'s ")
        country = None if appositions.names_people(inside) else second.country
        second = Title(None, owned if owned and country_code(owner) else named, country)
    elif until > follow.end + 1:
        body = Phrase(follow.end + 1 if tokens.words[follow.end] == "," else follow.end, until)
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
