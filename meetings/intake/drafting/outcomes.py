"""Sentences of an article about a session -> what came of it: the whole sentence, with its qualifiers.

What the parties did jointly counts ("Both countries committed ...", "The leaders agreed ..."), what a body that met
decided, and what one party bound itself to ("Minister A promised ..."); by a verb that commits, decides, recommends,
reaffirms, emphasises or announces. What one party alone emphasised or urged is a statement, not an outcome.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from meetings.choices import OutcomeKind
from meetings.intake.alternation import after_blank, matches
from meetings.intake.gazetteer import countries_in, country_code
from meetings.intake.types import Span

from .credits import clause_start
from .subjects import Subject, of_verb
from .transcripts import is_transcript

_OWN = r"(?:their|its|his|her|the|a|our)"
_KINDS = (
    (
        OutcomeKind.COMMITMENT,
        r"committed|committing(?= to)|recommitted|pledged|pledging|undertook|undertaking(?= to)|promised|vowed|vowing"
        r"|commits?(?= to| themselves| ourselves)|recommit(?= to)|pledges?(?= to| our| their)|undertake(?= to)"
        r"|assured|intend(?:s|ed)?(?= to)|(?<! a )(?<! the )(?<! our )(?<! their )plan(?= to)"
        r"|stands?(?= (?:firm|ready|united|resolute)\b)"
        rf"|(?:expressed|indicated|voiced)(?= {_OWN} (?:\w+ ){{0,3}}(?:commitment|readiness|willingness"
        rf"|determination|resolve|intention)\b)"
        r"|offered(?= to\b)"
        rf"|expressed(?= (?:commitment|readiness|willingness|determination) to\b)",
    ),
    (
        OutcomeKind.DECISION,
        r"agreed(?! to disagree)|agreeing(?= to| on| that)|decided|deciding(?= to)|determined(?= that\b| to\b)|resolved"
        r"|endorsed|adopted|approved"
        r"|concurred|established|agrees?(?= to| on| that)|decides?(?= to)|reached(?= (?:an? )?(?:[\w-]+ ){0,2}"
        r"(?:agreement|consensus|understanding))|came to (?:an? )?(?:agreement|understanding)|consented(?= to)"
        r"|finali[sz]ed|set up"
        r"|(?:struck|clinched|sealed|inked)(?= (?:an? |the )?(?:[\w-]+ ){0,2}(?:deal|accord|agreement|pact|MoU))"
        r"|settled(?= on)|adopt|endorse|resolve(?= to)|launched|tasked|directed|instructed"
        r"|voted(?= (?:to|for|in favou?r)\b)|exchanged(?= (?:letters|notes|instruments)\b)"
        r"|signed(?= (?:an?|the|two|three|four|five|several|MoUs?)\b)|concluded(?= (?:an?|the|two|three"
        r"|negotiations)\b)",
    ),
    (
        OutcomeKind.RECOMMENDATION,
        r"recommended|urged|urge|called (?:for|on|upon)|calling (?:for|on)|call (?:for|on|upon)|recommends?|proposed",
    ),
    (
        OutcomeKind.REAFFIRMATION,
        r"reaffirm(?:ed|ing|s)?|re-affirm(?:ed|ing)?|affirm(?:ed|ing)?|reiterat(?:ed|ing|e|es)|reconfirm(?:ed|ing)?"
        rf"|renew(?:ed|ing)(?= {_OWN} (?:\w+ ){{0,2}}commitment)|confirmed|restated",
    ),
    (
        OutcomeKind.EMPHASIS,
        r"emphasi[sz](?:ed|e|ing)|underscor(?:ed|e|ing)|underlin(?:ed|e|ing)|stress(?:ed|ing)?|highlight(?:ed|ing)?"
        r"|asserted|insisted",
    ),
    (
        OutcomeKind.ACTION,
        r"announc(?:ed|es?|ing)|(?:will|shall|would)(?= [a-z])"
        r"|(?:launching|creating|establishing|providing|committing|expanding)(?= [a-z])",
    ),
)
_VERBS = "(?:" + "|".join(f"(?P<{kind.name}>{pattern})" for kind, pattern in _KINDS) + r")\b"
_VERB = re.compile(rf"(?<= ){_VERBS}")
#: The letters with which a match of it may begin.
_VERB_BEGINS = re.compile(
    after_blank(
        """
        commit recommit pledg undert promis vow assured expressed agree decid resolve endorse adopt approved concurred
        establish reached came consented finali set launch task direct instruct sign conclude recommend urge call
        propos reaffirm re-affirm affirm reiterat reconfirm renew confirmed restated emphasi underscor underlin stress
        highlight assert insist announc will shall would creating providing expanding intend
        struck clinched seal inked stand determined plan indicated voiced voted exchanged offered
        """.split()
    )
)
_OPENING_VERB = re.compile(rf"(?:(?:Also|Further|Jointly|Strongly|Firmly) )?{_VERBS}", re.IGNORECASE)
#: What one party alone binds itself to; of a reaffirmation, only of what it stands for.
_BINDING = re.compile(
    r"(?:(?:re)?commit(?:ted|s|ting)?\b|pledg|undert|promised|vow|assured|offered|expressed|indicated|voiced|agree|decide"
    r"|resolved to|stand"
    r"|determined|(?:re-?|recon)?(?:af)?firm\w* (?:\S+ ){0,4}?(?:commitment|support|resolve|readiness|determination"
    r"|pledge|interest|relations|relationship|ties|friendship|partnership|alliance|cooperation)"
    r"|(?:re-?|recon)?(?:af)?firm\w* [^.;]{1,160}, (?:and|as well as) [^,.;]{1,60}? commitment to\b"
    r"|(?:underscored|emphasi[sz]ed|stressed) (?:\S+ ){0,4}?commitment"
    r"|reiterat\w+ (?:\S+ ){0,4}?(?:commitment|support|resolve|readiness|willingness|determination|pledge)"
    r"|renew|announc\w+ (?:(?:[^,.;]{1,60} )?that|plans|(?:an? |the )?(?:\w+ )?(?:new|additional|further|launch"
    r"|establishment|creation"
    r"|provision"
    r"|opening|package|grant|contribution|donation|allocation|increase|extension)|(?:an? )?[\$£€\d]))"
)
#: What a meeting will do that is no result of it.
_MEETS = re.compile(
    r"(?:will|shall|would|plan to) (?:also |now |then |be |each |both )*(?:meet(?!"
    r" (?:again|every|annually|regularly|once|twice|the (?:costs?|needs?|expenses)))|discuss|visit|travel|attend"
    r"|participate|deliver|arrive|depart|return"
    r"|address|speak|join|have|be\b|focus|exchange|review|underscore|highlight|reaffirm|reiterate|emphasi|stress"
    r"|(?:celebrate|mark|commemorate)(?! [^.,;]{1,60} by \w+ing\b)"
    r"|welcome|receive|engage|seek|not\b|take place|lead|tour|see|consult|call|pay|like"
    r"|build on|co-chair|chair|remain(?! in (?:close |regular |constant )?(?:contact|touch))"
    r"|ho(?:st|ld)(?! [^.;]{2,60}? (?:to account|responsible|accountable)\b)(?! (?:the |its |their |an? )?(?:next"
    r"|second|third|fourth|fifth"
    r"|further|follow|regular|annual|\d{1,2}(?:st|nd|rd|th)))"
    r"|greet|arrive|proceed|sit|head|participate|affirm|recogni[sz]e|honou?r|go\b|come\b|need\b|make remarks"
    r"|give remarks|talk|raise|hear)"
)
_THEY_WOULD = re.compile(r"\b(?:said|announced|stated|say)(?:,? (?:on )?\w+)?(?: that)? they $")
_PROGRESSIVE = re.compile(r"(?:is|are)(?: also| now)? $")
_IMPERSONAL = re.compile(
    r"\b[Tt]here was (?:\w+ )?(?P<there>agreement|consensus) (?=on\b|that\b|to\b)|"
    r"\b[Ii]t (?:was|is|has been|has also been)(?: \w+){0,2} (?P<verb>agreed|decided|resolved|recommended)\b"
    r"|\b(?:[Aa]greements?|[Cc]onsensus|[Uu]nderstanding)\b[^.;,]{0,80}? (?:was|were|has been|have been)(?: also)?"
    r" (?P<reached>reached|signed|concluded|finali[sz]ed)\b"
    r"|\b(?:MoUs?|MOUs?|[Mm]emorand\w+|[Pp]rotocols?|[Rr]oadmap|[Aa]ction [Pp]lan|[Ww]ork [Pp]lan|[Tt]reaty"
    r"|[Jj]oint [Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé]|[Tt]erms of [Rr]eference)\b[^.;]{0,120}? (?:was|were"
    r"|has been"
    r"|have been)(?: also| formally| jointly)? (?P<made>signed|adopted|agreed|approved|endorsed|finali[sz]ed|concluded"
    r"|exchanged|issued(?= at| after))\b"
    r"|\b(?:[Tt]ask [Ff]orce|[Ww]orking [Gg]roup|[Cc]ommittee|[Mm]echanism|[Ff]und|[Cc]ent(?:er|re)|[Hh]otline"
    r"|[Ff]ramework|[Pp]latform|[Ss]ecretariat)\b[^.;,]{0,80}? (?:was|were|has been|have been)(?: also| formally)?"
    r" (?P<formed>established|set up|launched|created|formed)\b"
    r"|\b(?P<will>will|is to|are to) (?:also |soon |now )?be (?=(?:set up|established|constituted|formed|created"
    r"|launched|operationali[sz]ed"
    r"|convened|deployed|expanded|extended)\b)"
    r"|\b[Tt]he next (?:[\w-]+ ){0,5}(?:meeting|round|session|dialogue|talks"
    r"|consultations?)\b[^.;]{0,80}? (?P<next>(?:will|"
    r"would|shall|is to|are to) (?=be held|take place|be hosted|be convened|convene))"
)
#: One of these words is in every match of it.
_IMPERSONAL_WORD = re.compile(
    r" (?:be|next|agreed|decided|resolved|recommended|reached|signed|concluded|finali[sz]ed|adopted|approved|endorsed"
    r"|exchanged|issued|established|set up|launched|created|formed|agreement|consensus)\b"
)
#: A line that opens a list of outcomes: "The two sides agreed to:", "Key outcomes of the visit:".
_LIST_NOUN = re.compile(
    r"\b(?:(?P<COMMITMENT>commitments?|pledges)|(?P<ACTION>actions?|action items|deliverables|next steps|announcements)"
    r"|(?P<RECOMMENDATION>recommendations)|(?P<DECISION>outcomes?|decisions?|agreements?|conclusions))\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–—•*°·▪]) +")
_DATELINE = re.compile(
    r"[A-Z][^:()\n]{2,50}(?:\([A-Z][A-Za-z/ ]{1,20}\) ?[:–—-]+ |(?<=\d) \([A-Z][A-Za-z/ ]{1,20}\) |(?<=[A-Z]{3}) [–—] )"
)
_DATELINE_SIGN = re.compile(r"[(–—]")
_ENDS_LIST = re.compile(
    r"(?:In|On|At|During|Both|They|He|She|This|These|Each|Following|Earlier|Meanwhile|The (?:two|meeting|visit|leaders"
    r"|delegations?|sides|next|talks)|After|Before|While|As|Media|Contacts?|For more|Participants|[#*])\b"
)
_SAID = re.compile(r"\b(?:said|says|told|noted|added|stated|announced|according)\b")
#: "would set up a commission, the statement said."
_SAID_AFTER = re.compile(r"[^.\n“”\"]{5,300}, [^.,\n“”\"]{2,60} (?:said|announced)\b")
_PASSIVE = re.compile(r"\b(?:is|was|are|were|been|be) (?:\w+ )?$")
_LONG_AGO = re.compile(r"\brecalled\b|\bthe then\b|\b(?:in|since) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\.?$")
_NEXT = re.compile(r"\bnext\b")
_RELATIVE = re.compile(r"\b(?:where|when|as|while|which|that|whom)(?: then)? $|[“\"]$")
#: Who writes so reports their own meeting, and "we" is those who met.
_REPORT_OF_ONES_OWN = re.compile(
    r"(?:^|[.\n] ?)(?:(?:Today|Yesterday|This (?:week|morning|afternoon)),? )?(?:I (?:also |have |recently )?(?:met"
    r"|visited|travelled|traveled|hosted|co-hosted|chaired|co-chaired|attended|held)"
    r"|We (?:also |have )?(?:met|discussed|reviewed|held))\b"
)
_OPENING_WORDS = 1_500
_AT_WHICH = re.compile(r"\b(?:where|(?:at|in|during) which) $")
_HEADLINE_VERBS = frozenset(
    ("agree", "decide", "plan", "pledge", "resolve", "urge", "commit", "adopt", "endorse", "reaffirm")
)
_PAST_PERFECT = re.compile(r"\bhad (?:\w+ ){0,2}$")
_OFFICE = re.compile(
    r"\b(?:Government|government|Administration|Department|Ministry|Agency|House|Command|Corps|Commission|Office|side"
    r"|Task Force|Union|Bank|Fund|Bureau|Service|Authority|Council|Institute|Secretariat)\b"
)
_BINDING_KINDS = frozenset((OutcomeKind.DECISION, OutcomeKind.COMMITMENT))
_LONGEST_ITEM = 700
_MOST_ITEMS = 40


@dataclass(frozen=True, slots=True)
class Agreed:
    """An outcome: its words (folded text), its kind and operative verb, and the parties where they are named.

    ``lead``: of an item of a list, the line that says what was done with it ("The two sides agreed to:").
    """

    span: Span
    kind: OutcomeKind
    verb: str
    parties: tuple[str, ...]
    lead: Span | None = None


def find(text: str, sentences: list[Span], *, speaks_as_we: bool) -> list[Agreed]:
    """Return the outcomes in reading order. ``speaks_as_we``: a joint statement, whose "we" is the parties."""
    found: list[Agreed] = []
    if is_transcript(text):
        return found
    speaks_as_we = speaks_as_we or _is_report_of_ones_own(text)
    listed = 0
    for number, sentence in enumerate(sentences):
        if sentence.start < listed:
            continue
        agreed = _of_sentence(text, sentence, speaks_as_we)
        if text[sentence.end - 1] == ":":
            items = list(_items(text, sentences, number, agreed, speaks_as_we))
            if items:
                found += items
                listed = items[-1].span.end
                continue
        if agreed:
            found.append(agreed)
    return found


def _is_report_of_ones_own(text: str) -> bool:
    return bool(_REPORT_OF_ONES_OWN.search(text, 0, _OPENING_WORDS))


def _of_sentence(text: str, sentence: Span, speaks_as_we: bool) -> Agreed | None:
    """Return the outcome that a sentence tells of, by its first verb that decides or commits, or else its first."""
    start = _start(text, sentence)
    best: Agreed | None = None
    for match in matches(_VERB, _VERB_BEGINS, text, start, sentence.end):
        subject = _whose(text, start, match, speaks_as_we)
        if subject is None:
            continue
        kind = OutcomeKind[str(match.lastgroup)]
        if best is None or (kind in _BINDING_KINDS and best.kind not in _BINDING_KINDS):
            parties = tuple(dict.fromkeys(code for _, _, code in countries_in(subject.of(text))))
            best = Agreed(Span(start, _end(text, sentence)), kind, match[0], parties)
        if best.kind in _BINDING_KINDS:
            break
    return best or _impersonal(text, start, sentence)


def _start(text: str, sentence: Span) -> int:
    """Return where a sentence's own words begin: past the mark of a list, a dateline, or words that credit a source."""
    start = clause_start(text, sentence)
    # Without one of the signs that end a dateline, none need be looked for.
    openings = (_DATELINE, _MARK) if _DATELINE_SIGN.search(text, start, min(start + 60, sentence.end)) else (_MARK,)
    for opening in openings:
        match = opening.match(text, start, sentence.end)
        if match and match.end() < sentence.end:
            start = match.end()
    while text[start] == " " and start < sentence.end - 1:
        start += 1
    return start


def _impersonal(text: str, start: int, sentence: Span) -> Agreed | None:
    may_be = _IMPERSONAL_WORD.search(text, start, sentence.end)
    match = _IMPERSONAL.search(text, start, sentence.end) if may_be else None
    if match is None or (_LONG_AGO.search(text, start, sentence.end) and not _NEXT.search(text, start, sentence.end)):
        return None
    verb = match[str(match.lastgroup)].rstrip()
    kind = OutcomeKind.RECOMMENDATION if verb == "recommended" else OutcomeKind.DECISION
    if match.lastgroup in ("next", "will"):
        kind = OutcomeKind.ACTION
    return Agreed(Span(start, _end(text, sentence)), kind, verb, ())


def _whose(text: str, start: int, verb: re.Match[str], speaks_as_we: bool) -> Span | None:
    """Return the words that name whose act a verb tells of, where such an act is an outcome; None where it is none."""
    at = verb.start()
    if _MEETS.match(text, at) or (_PAST_PERFECT.search(text, start, at) and not _SAID.search(text, start, at)):
        return None
    adjective = "commit" in verb[0] or verb[0] == "determined"
    if _PASSIVE.search(text, start, at) and not adjective and not verb[0].endswith("ing"):
        return None
    reported = _THEY_WOULD.search(text, start, at) if verb[0] in ("would", "will") else None
    told = of_verb(text, start, reported.start() if reported else at)
    if told is None:
        return None
    subject, words = told
    if subject is Subject.WE:
        return words if speaks_as_we or _is_met_by_us(text, start, verb, words) else None
    if verb[0] in _HEADLINE_VERBS and _is_headline(text, verb.end()):
        return None
    if verb.lastgroup == OutcomeKind.ACTION.name:
        return words if _acts(text, start, verb, subject, words, bool(reported)) else None
    return words if subject is not Subject.SINGLE or _BINDING.match(text, at) else None


def _is_quoted(text: str, at: int) -> bool:
    """Say whether a place stands between the quotation marks of its paragraph: what one says there is a statement."""
    start = text.rfind("\n", 0, at) + 1
    return text.rfind("“", start, at) > text.rfind("”", start, at) or text.count('"', start, at) % 2 == 1


def _is_met_by_us(text: str, start: int, verb: re.Match[str], words: Span) -> bool:
    """Say whether who writes as "we" tells of a meeting of theirs: "talks were held with X, where we agreed to ..."."""
    return verb.lastgroup != OutcomeKind.ACTION.name and bool(_AT_WHICH.search(text, start, words.start))


def _is_headline(text: str, at: int) -> bool:
    """Say whether the line that goes on at ``at`` ends without a stop: "Oman, India agree to share data"."""
    line_end = text.find("\n", at)
    return text[line_end - 1 if line_end > 0 else -1] not in '.;”"'


def _acts(text: str, start: int, verb: re.Match[str], subject: Subject, words: Span, reported: bool) -> bool:
    """Say whether a verb of what will be done announces an outcome: what a party or a body does, no person's plan."""
    alone = subject is Subject.SINGLE
    goes_on = bool(_PROGRESSIVE.search(text, start, verb.start()))
    if verb[0] in ("will", "shall") and _is_quoted(text, verb.start()):
        return False
    if verb[0].startswith("announc"):
        return not alone or goes_on or bool(_BINDING.match(text, verb.start()))
    if verb[0].endswith("ing") and not goes_on:
        return False
    is_told = reported or _SAID.search(text, start, verb.start()) or _SAID_AFTER.match(text, verb.end())
    if verb[0] == "would" and not is_told:
        return False
    if _RELATIVE.search(text, start, words.start):
        return reported or verb[0] == "would"
    named = words.of(text)
    if not alone and " and " not in named:
        return True
    return bool(_OFFICE.search(named)) or bool(countries_in(named) if not alone else country_code(named))


def _items(text: str, sentences: list[Span], number: int, lead: Agreed | None, speaks_as_we: bool) -> Iterator[Agreed]:
    """Yield the items of the list that a line with a colon opens, where it says that they were agreed."""
    opening = sentences[number]
    noun = _LIST_NOUN.search(text, opening.start, opening.end)
    subject = of_verb(text, opening.start, opening.end - 1)
    if lead is None and noun is None and (subject is None or subject[0] is Subject.SINGLE):
        return
    listed = lead is not None or noun is not None
    semicolons = False
    for item in islice(_paragraphs(text, sentences, number + 1), _MOST_ITEMS):
        start = _start(text, item[0])
        if (listed and _ENDS_LIST.match(text, start)) or _SAID.search(text, start, item[-1].end):
            return
        end = item[-1].end if item[-1].end - start <= _LONGEST_ITEM else item[0].end
        done = _done(text, start, item[0], lead, noun, speaks_as_we)
        if done:
            yield Agreed(Span(start, _without_joins(text, start, end)), *done, opening)
        if text[end - 1] == "." and semicolons:
            return
        semicolons = text[start:end].removesuffix(" and")[-1:] == ";"


def _paragraphs(text: str, sentences: list[Span], number: int) -> Iterator[list[Span]]:
    """Yield the sentences from ``number`` on, paragraph by paragraph."""
    begin = number
    for at in range(number, len(sentences)):
        if at + 1 == len(sentences) or "\n" in text[sentences[at].end : sentences[at + 1].start]:
            yield sentences[begin : at + 1]
            begin = at + 1


def _done(
    text: str, start: int, sentence: Span, lead: Agreed | None, noun: re.Match[str] | None, speaks_as_we: bool
) -> tuple[OutcomeKind, str, tuple[str, ...]] | None:
    """Return kind, verb and parties of a list's item: by its own words, or those of the line that opens the list."""
    told = _of_sentence(text, sentence, speaks_as_we) or lead
    if told:
        return told.kind, told.verb, told.parties
    verb = _OPENING_VERB.match(text, start, sentence.end)
    if verb:
        return OutcomeKind[str(verb.lastgroup)], verb[str(verb.lastgroup)].lower(), ()
    return (OutcomeKind[str(noun.lastgroup)], noun[0].lower(), ()) if noun else None


def _without_joins(text: str, start: int, end: int) -> int:
    """Return the end of an item without the sign or the "and" that leads on to the next."""
    words = text[start:end].rstrip(" ;,")
    words = words.removesuffix(" and").rstrip(" ;,") or text[start:end]
    return start + len(words)


def _end(text: str, sentence: Span) -> int:
    """Return the end of a sentence without the quotation marks that close it."""
    end = sentence.end
    while end > sentence.start + 1 and text[end - 1] in "”\"' \n":
        end -= 1
    return end
