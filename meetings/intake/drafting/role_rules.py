"""The rules that tell who took what part in a meeting: patterns over sentences whose people are written as signs.

To add a rule, add a ``Rule`` to ``RULES``, with a sentence that it is for in its test.
"""

import re
from dataclasses import dataclass

from meetings.choices import Role

from .meeting_verbs import PEOPLE_NOUN
from .skeleton import PEOPLE, PERSON

_MEETING = (
    r"(?i:meetings?|sessions?|dialogues?|rounds?|talks|consultations?|roundtables?|forum|conference|committee|group"
    r"|council|commission|platform|discussions?|proceedings|plenary|summit|event|ministerial|negotiations"
    r"|workshop|deliberations|ceremony|reception|celebrations?|dinner|luncheon|lunch|press conference"
    r"|convening|call|visit)"
)
_SIGNS = PERSON.strip("[]")
#: What may stand between a list of people and what they did.
BEFORE_ACT = re.compile(
    r"(?!'s),?(?: \([^)]*\))?,?(?: (?:of|from|for) (?:[A-Z][\w.'&-]*,? ?)+| of [a-z ]{3,40})?"
    # Others who did it too, and have no names: "..., and other senior administration officials convened".
    rf"(?:,? (?:and|along with|as well as|together with) (?:[\w'.-]+ ){{0,11}}?(?:{PEOPLE_NOUN}|staff|others"
    rf"|colleagues))?"
    r",? ?(?:who |which )?"
    r"(?:(?:also|jointly|formally|officially|then|together|virtually|subsequently|further|later|both|will|would"
    r"|has|have|had|separately"
    r"|on \w+day|today|yesterday|in turn|meanwhile|(?:for|on) (?:his|her) part|personally"
    r"|in (?:an?|his|her) (?:\w+ )?(?:address|speech|remarks|response)),? )*"
)
_ADVERBS = (
    r"(?:(?:also|jointly|formally|officially|then|together|virtually|subsequently|further|later|both|will|would) )*"
)
#: Verbs that report what somebody said in other words.
SAID_THAT = (
    r"(?:stated|said|noted|remarked|added|explained|stressed|emphasi[sz]ed|underscored"
    r"|underlined|highlighted|affirmed"
    r"|reaffirmed|reiterated|confirmed|observed|pointed out|announced|declared|informed|recalled|conveyed"
    r"|expressed hope|maintained|insisted|opined|argued|believed|claimed|asserted|agreed, saying|warned|cautioned)"
)
_SPOKE_OF = (
    r"(?:stressed|emphasi[sz]ed|underscored|underlined|highlighted|affirmed|reaffirmed|reiterated|conveyed"
    r"|expressed|noted|praised"
    rf"|commended|thanked|welcomed(?! (?:today |yesterday )?(?:(?:an?|the|his|her) )?(?:[\w.-]+ ){{0,4}}?"
    rf"(?:{PEOPLE_NOUN}\b(?!')|{PERSON}(?!')))|condemned|briefed|congratulated|appreciated|called (?:for|(?:on|upon)(?! (?:the )?{PERSON}(?! to\b)))|urged"
    r"|raised|recalled|acknowledged"
    r"|explained|outlined|presented(?! (?:his|her|their) )"
    r"|assured|proposed|voiced|extended|stated|said|added|offered|pledged|warned|described"
    r"|drew attention|lauded|hailed|apprised|informed|shared (?:his|her) (?:\w+ )?(?:views?|thoughts|insights"
    r"|perspectives?|experiences?)|opined|invited|asked|requested|concluded by \w+ing|reassured|detailed|encouraged|argued|vowed|reported on|spoke (?:about|of|on)|suggested|elaborated)"
)


_SPOKE_OF_WORDS = (
    "stressed emphasi underscored underlined highlighted affirmed"
    " reaffirmed reiterated conveyed expressed noted praised"
    " commended thanked welcomed condemned briefed congratulated appreciated called urged raised recalled acknowledged"
    " explained outlined presented assured proposed voiced extended"
    " stated added offered pledged warned detailed described encouraged argued vowed reported spoke suggested"
    " elaborated drew lauded hailed apprised informed shared opined invited asked requested concluded reassured"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over a skeleton and the part that it tells of. Groups: ``people``; ``act`` ends the words that say so.

    ``act``: words without which the pattern has no match, for those patterns that are slow to find that out.
    ``needs``: beginnings of words, in lower case, one of which a sentence must have for the rule to be tried at all.
    ``leads``: the people stand in a list right before the match. ``counts_back``: the evidence runs from the clause's
    start to the first of the people ("led by ..."), otherwise from the person to the act ("... opened the meeting").
    ``listed``: a list begins at the match's end, and all in it count; ``paired``: of that list, those before and after
    its "and".
    """

    role: Role
    name: str
    needs: str
    pattern: re.Pattern[str]
    counts_back: bool = False
    listed: bool = False
    paired: bool = False
    leads: bool = False
    act: re.Pattern[str] | None = None


def _active(role: Role, name: str, needs: str, act: str) -> Rule:
    return Rule(role, name, needs, re.compile(rf"(?<![\w'])(?P<act>{act})"), leads=True)


def _passive(role: Role, name: str, needs: str, act: str) -> Rule:
    return Rule(role, name, needs, re.compile(rf"{act}:?,? (?=[^.;]{{0,200}}?{PERSON})"), counts_back=True, paired=True)


def _listing(role: Role, name: str, needs: str, act: str) -> Rule:
    return Rule(role, name, needs, re.compile(rf"{act}:?,? (?=[^;]{{0,200}}?{PERSON})"), counts_back=True, listed=True)


def _present(role: Role, name: str, needs: str, act: str) -> Rule:
    """A verb with a long list before it: "A, director of B, C and D, among others, were present"."""
    return Rule(
        role,
        name,
        needs,
        re.compile(rf"(?P<people>{PERSON}[^.:]{{0,1500}}?) ?,? ?(?:among others,? ?)?{_ADVERBS}(?P<act>{act})"),
        act=re.compile(act),
    )


RULES = (
    _active(
        Role.OPENED,
        "opened",
        "opened inaugurated kicked declared",
        rf"(?:(?:opened|inaugurated|kicked off)(?: (?:the|this|its|[A-Z]\w+'s)(?: [\w.'-]+){{0,8}}? {_MEETING}\b)"
        rf"|declared (?:the|this|its) (?:[\w.'-]+ ){{0,8}}?{_MEETING} open\b)",
    ),
    _active(
        Role.OPENED,
        "opening-remarks",
        "opening welcoming welcome inaugural",
        r"(?:gave|give|deliver(?:ed|s)?|made|offered|provided) (?:the |an? |his |her )?(?:opening|welcoming|welcome"
        r"|inaugural)"
        r" (?:remarks|address|statement|speech)",
    ),
    _passive(
        Role.OPENED,
        "opened-by",
        "open inaugura welcom",
        rf"(?:{_MEETING} (?:was|were) (?:(?:formally|officially|jointly) )?(?:(?:declared )?open(?:ed)?|inaugurated) by"
        rf"|{_MEETING} (?:will )?open(?:s|ed)?(?: at [^;,]{{2,20}})? with (?:\w+ )?(?:remarks|an address|a (?:statement|speech))"
        r" (?:by|from)|(?i:opening|welcoming|welcome"
        rf"|inaugural) (?:remarks|addresse?s?"
        rf"|statements?) (?:was |were )?(?:delivered |given |made )?(?:from|by|of))",
    ),
    _listing(
        Role.OPENED,
        "opening-remarks-with",
        "opening welcoming",
        r"\b(?:opening|welcoming) remarks,? (?:along|together) with",
    ),
    Rule(
        Role.OPENED,
        "opening",
        "opening welcom",
        re.compile(
            rf"\b(?:[Oo]pening (?:the|this) (?:\w+ ){{0,3}}?{_MEETING}|In (?:his|her) (?:opening|welcoming|welcome)"
            rf" (?:remarks|address|speech|statement)),? (?:the )?(?P<people>{PERSON})"
        ),
    ),
    Rule(
        Role.OPENED,
        "opening-remarks-of",
        "opening welcome",
        re.compile(rf"^(?:Opening|Welcome) (?:[Rr]emarks|[Aa]ddress|[Ss]tatement)s?: (?:the )?(?P<people>{PERSON})"),
    ),
    Rule(
        Role.CHAIRED,
        "chairing",
        "chairing presiding",
        re.compile(
            rf"\b(?:[Cc]hairing|[Pp]residing over) (?:the|this) (?:\w+ ){{0,3}}?{_MEETING},?(?: was)? (?:the )?"
            rf"(?P<people>{PERSON})"
        ),
    ),
    _active(
        Role.CHAIRED,
        "in-the-chair",
        "chair",
        r"(?:(?:was|were|is) in the chair|(?:served|acted|acting|serving) as (?:the )?(?:co-?)?chair(?:man|woman|person)?"
        r"|(?:was|were) (?:re-?)?elected (?:as )?(?:the )?chair(?:man|woman|person)? of (?:the|this) (?:meeting|session))\b",
    ),
    Rule(
        Role.LED_DELEGATION,
        "leading",
        "leading heading",
        re.compile(
            rf"\b(?:Leading|Heading) (?:the|an?) [^;,{_SIGNS}]{{0,40}}?\b(?:delegation|side|team),?(?: was"
            rf"| is)? (?:the )?"
            rf"(?P<people>{PERSON})"
        ),
    ),
    _active(Role.HOSTED, "hosted", "host cohost", rf"(?:co-?)?host(?:ed|s|ing)?(?= [^;]*\b{_MEETING}\b)"),
    _passive(Role.HOSTED, "co-hosts", "co-host cohost", r"\b[Cc]o-?[Hh]osts,?"),
    _passive(
        Role.HOSTED,
        "hosted-by",
        "hosted cohosted received welcomed",
        r"\b(?:(?:co-?)?[Hh]osted|received|welcomed)(?: (?:at|in|on|to|today|yesterday"
        r"|there)\b[^;,\ue000-\uf8ff]{0,60}?(?<!led)(?<!headed)(?<!accompanied))? by(?![^.;]* [Aa]irport\b)",
    ),
    _passive(
        Role.ATTENDED,
        "greeted-by",
        "greeted received welcomed",
        r"\b(?:greeted|(?:received|welcomed)(?=[^.;]* [Aa]irport\b))(?: (?:at|in|on|today|yesterday)\b"
        r"[^;,\ue000-\uf8ff]{0,60}?)? by",
    ),
    _active(
        Role.CHAIRED,
        "chaired",
        "chair cochair convened presided co-led coled moderated comoderated",
        rf"(?:co-?chaired|co-?chairs|co-?chair|chaired|(?<!which {PERSON} )chairs|(?<=will )chair|convened|(?<=will )convene|presided(?: over)?|co-?led"
        r"|co-?moderated|moderated)\b",
    ),
    _passive(
        Role.CHAIRED,
        "chaired-by",
        "chair cochair convened presided moderated steered co-led coled",
        r"\b(?:[Cc]o-?chaired|[Cc]haired|[Cc]onvened|[Pp]resided over|[Mm]oderated|steered|co-?led|chairmanship of"
        r"|co-?chairmanship of)(?: jointly| virtually)?"
        r"(?: by|(?<=of))",
    ),
    _passive(
        Role.CHAIRED,
        "co-chairs",
        "co-chair cochair",
        r"\b[Cc]o-?[Cc]hairs?(?: (?:were|are|was|is|included)|,)?(?! (?:agreed|said|noted|also|decided|and)"
        r"| of the [A-Z])",
    ),
    _active(
        Role.LED_DELEGATION,
        "led",
        "led lead headed heading",
        r"(?:led|leads|headed|heading|leading|is leading|lead|will lead)(?= [^;]*\b(?:delegations?|sides?|teams?)\b)",
    ),
    _passive(
        Role.LED_DELEGATION,
        "led-by",
        "led headed",
        rf"\b(?:[Dd]elegations?|sides?|teams?|{_MEETING})(?: from [\w. ]+| of [\w. ]+)?,? (?:(?:was|were"
        rf"|is|which was|will be) )?(?:jointly |co-)?(?:led|headed) by",
    ),
    Rule(
        Role.CHAIRED,
        "chair-of",
        "chair",
        re.compile(
            rf"\b[Cc]hair(?:man|woman|person)? of (?:the|this) (?:meeting|session|round|talks),? (?:the )?(?P<people>{PERSON})"
        ),
    ),
    _active(
        Role.LED_DELEGATION,
        "was-head",
        "head leader",
        r"(?:was|is|were|served as|acted as|serving as) (?:the )?(?:[Hh]ead|leader) of (?:the |its )?(?:[\w.]+ ){0,3}"
        r"(?:delegation|team|side)\b",
    ),
    Rule(
        Role.LED_DELEGATION,
        "head-of",
        "head leader",
        re.compile(
            rf"\b(?:[Hh]ead|[Ll]eader) of (?:the |its )?(?:[\w.]+ ){{0,3}}(?:delegation|side|team),? (?:the )?(?P<people>{PERSON})"
        ),
    ),
    _passive(
        Role.LED_DELEGATION,
        "under-leadership",
        "leadership",
        r"\b(?:delegation|team|side)s?,? under the leadership of",
    ),
    _passive(Role.LED_DELEGATION, "delegation-leaders", "delegation", r"\b[Dd]elegation (?:leaders|heads)\b"),
    _passive(Role.LED_DELEGATION, "led-by-first", "led", r"^Led by"),
    _passive(Role.LED_DELEGATION, "and-the-other-by", "delegation side team", r"\b(?:delegation|side|team) by"),
    Rule(
        Role.CHAIRED,
        "marked-chair",
        "chair cochair",
        re.compile(
            rf"(?P<people>{PERSON})[^;{_SIGNS}]{{0,80}}?\((?:[A-Z]\w+ )?(?:[Cc]o-?)?[Cc]hair(?:man"
            rf"|person|woman)?\)"
        ),
    ),
    Rule(
        Role.CHAIRED,
        "co-chaired-with",
        "chair cochair",
        re.compile(rf"\b(?P<act>co-?chair(?:ed|s|ing)?) [^;{_SIGNS}]{{0,140}}? with (?:the )?(?P<people>{PERSON})"),
    ),
    Rule(
        Role.LED_DELEGATION,
        "to-lead",
        "lead head",
        re.compile(
            rf"(?P<people>{PERSON}) [^.;{_SIGNS}]{{0,120}}?\b(?P<act>to (?:lead|head)) (?:the"
            rf"|an?) [^;.]{{0,40}}\bdelegation"
        ),
    ),
    Rule(
        Role.LED_DELEGATION,
        "at-the-head",
        "head",
        re.compile(
            rf"(?P<people>{PERSON})[^;{_SIGNS}]{{0,200}}?(?P<act>\b(?:at the head"
            rf"|as (?:the )?[Hh]ead) of) [^;]{{0,60}}?\bdelegation"
        ),
    ),
    _active(
        Role.LED_DELEGATION,
        "met-with-delegations",
        "delegations",
        rf"met with {PERSON},? (?:alongside|with|along with|together with) their (?:respective" rf" )?delegations",
    ),
    Rule(
        Role.LED_DELEGATION,
        "met-by-delegations",
        "delegations",
        re.compile(
            rf"(?P<act>met with) (?P<people>{PERSON}),? (?:alongside|with|along with|together"
            rf" with) their (?:respective )?delegations"
        ),
    ),
    Rule(
        Role.LED_DELEGATION,
        "hosted-counterparts",
        "hosted",
        re.compile(
            rf"{PERSON},? (?P<act>hosted) (?P<people>{PEOPLE}) (?:in|for|at) [^.]*\b(?:meeting|session|round) of "
        ),
    ),
    _listing(
        Role.ATTENDED,
        "included",
        "includ compos compris consist were are",
        r"\b(?:delegations?|[Pp]articipants|[Aa]ttendees|partners|side|team|panel|[Rr]epresentatives|[Mm]embers|attending"
        r"|present|[Oo]fficials|[Mm]inisters|[Gg]overnors|[Mm]ayors|[Ll]eaders|participating|[Gg]uests|executives|[Ss]peakers"
        r"|[Pp]anell?ists)\b"
        r"[^.;\ue000-\uf8ff]*?"
        r"\b(?:(?:also |were |and )*(?:included|includes?|composed of|comprised|comprises|comprising|consisted of|consists of"
        r"|consisting of|including"
        r"|were|are))",
    ),
    _listing(
        Role.ATTENDED,
        "took-part-list",
        "took present attend participant",
        r"^(?:Took part|Present|In attendance|Participants?|Attendees|Attended|Attending)(?: were)?:",
    ),
    _listing(
        Role.ATTENDED,
        "and-included",
        "included comprised consisted",
        r"(?:[;,] )?and (?:also )?(?:included|comprised|consisted of)",
    ),
    _listing(
        Role.ATTENDED,
        "representing",
        "were was",
        r"\b(?:[Rr]epresenting|[Oo]n behalf of|[Ff]rom) [^.;\ue000-\uf8ff]*? (?:were|was)(?! \w+ed\b)",
    ),
    _passive(Role.ATTENDED, "signed-by", "signed", r"\bsigned(?! into law)[^;\ue000-\uf8ff]{0,80}? by"),
    _listing(Role.ATTENDED, "witnessed-by", "witnessed", r"\bwitnessed by"),
    _listing(
        Role.ATTENDED,
        "among-those",
        "among",
        rf"\bAmong (?:the|those) [^.;{_SIGNS}]{{0,80}}? (?:were|are|was|is|will be)",
    ),
    _listing(Role.ATTENDED, "including-with", "including", rf"{_MEETING},? including with"),
    _listing(Role.ATTENDED, "brought-together", "brought", r"\bbrought together"),
    _listing(Role.ATTENDED, "featured", "featured", rf"{_MEETING} (?:also )?featured"),
    _listing(Role.ATTENDED, "represented-by", "represented", r"\brepresented (?:(?:at|in) [^.;,]{2,50} )?by"),
    _listing(
        Role.ATTENDED,
        "joined-by",
        "joined accompanied attended supported assisted flanked",
        r"\b(?:joined|accompanied|attended|supported|assisted|flanked)(?: (?:virtually|in person|remotely|online)"
        r"|,? (?:on|from) the [\w ]{2,40} side,?)? by",
    ),
    _listing(
        Role.ATTENDED,
        "alongside",
        "joined accompanied alongside together presence participation",
        r"\b(?:joined|accompanied|alongside|together with|in the presence of|with the participation of)",
    ),
    _present(
        Role.ATTENDED,
        "present",
        "present attend among part take took member delegation side team participate join accompan sat represent"
        " witnessed signed",
        r"(?:(?:was|were)(?: also)? (?:present|in attendance|among (?:those|the))"
        r"|(?:represented|(?:will |is |was )?(?:also )?(?:be )?representing)\b(?= [^;]{0,60}\bat the\b)"
        r"|(?:also )?(?:t[oa]k(?:e"
        r"|ing)? part\b|took part\b|(?:were|was|are|is) (?:part of|in|an? members? of|members? of"
        r"|on) the (?:[A-Z]\w+ )?(?:delegation"
        r"|side|team)\b"
        r"|(?:attend(?:ed|s)?|participate[ds]?|join(?:ed|s)?)\b"
        rf"(?= [^;]*\b(?:{_MEETING}|participants|virtually|remotely|online|by video|via|side)\b| as an? |\.|,|$))"
        rf"|accompan(?:ied|y|ies)\b|sat in on\b|witnessed the signing\b|signed (?=on behalf of\b|for [A-Z]))",
    ),
    _listing(Role.ATTENDED, "attended-with", "attend", r"\battended,? (?:along |together )?with"),
    _listing(
        Role.ATTENDED,
        "also-present",
        "present attend also joining accompanying taking",
        r"(?:\b(?:[Pp]resent|[Ii]n attendance)(?= (?:were|was|at))|\b[Aa]lso (?:at the \w+|present|attending"
        r"|in attendance|participating|taking part)|\b(?:[Tt]aking part|[Jj]oining"
        r"|[Aa]ccompanying|[Aa]ttending))"
        r"[^;]{0,60}? (?:were|was|included)",
    ),
    Rule(
        Role.ATTENDED,
        "at-the-meeting",
        "at during in",
        re.compile(
            rf"^(?:[Aa]t|[Dd]uring|[Ii]n) (?:the|this|today's"
            rf"|their) (?:\w+ ){{0,3}}?{_MEETING}(?: (?:of|on|in|held|between) [^;,{_SIGNS}]{{0,110}})?,? "
            rf"(?P<people>{PERSON}(?:[^;:]{{0,80}}?,? (?:and )?{PERSON})*)(?!'s) ?,?(?: and [a-z ]+)? (?:also )?"
            r"(?:[a-z]+(?:ed|t)|said|heard|told|gave|made|spoke|led)\b"
        ),
    ),
    _active(
        Role.ATTENDED,
        "took-part",
        "attend participated took join stopped dropped engaged spoke presented",
        rf"(?:attended|attends|participated in|took part in|joined|join|attend|(?:stopped|dropped) (?:by|in on)"
        rf"|engaged in|spoke at|presented at)(?= [^;]*\b{_MEETING}\b)",
    ),
    Rule(
        Role.ATTENDED,
        "at-the-meeting-with",
        "at during in following after",
        re.compile(
            rf"(?:^|, )(?:[Aa]t|[Dd]uring|[Ii]n|[Ff]ollowing|[Aa]fter) (?:(?:the|his|her|their"
            rf"|a) )?(?:\w+ ){{0,2}}?{_MEETING}"
            rf" (?:(?:of {PERSON} )?with|between) (?:the |[^.,;{_SIGNS}]{{0,90}}? and )?(?P<people>{PERSON}(?:(?:,"
            rf"| and)(?: [\w' ]{{0,40}}?)? {PERSON})*)"
        ),
    ),
    Rule(
        Role.ATTENDED,
        "headed-with",
        "meeting call",
        re.compile(rf"(?P<people>{PERSON})'s (?:\w+ )?(?:Meeting|Call)s? [Ww]ith (?:the )?(?!{PERSON}'s)(?={PERSON})"),
    ),
    Rule(
        Role.ATTENDED,
        "heading-with",
        "meeting call",
        re.compile(rf"\b(?:Meeting|Call)s? [Ww]ith (?:the )?(?P<people>{PEOPLE})(?!'s)"),
    ),
    Rule(
        Role.ATTENDED,
        "joint-statement",
        "joint",
        re.compile(
            rf"^In (?:an?|the|their) joint (?:statement|communiqué|declaration)\b[^;:{_SIGNS}]{{0,60}}, "
            rf"(?P<people>{PERSON}(?:(?:,|,? and)(?: [\w' ]{{0,40}}?)? {PERSON})+)"
        ),
    ),
    Rule(
        Role.ATTENDED,
        "discussed-with",
        "discussed",
        re.compile(rf"\b(?:was|were) (?:also )?discussed with (?:the )?(?P<people>{PEOPLE})"),
    ),
    Rule(
        Role.ATTENDED,
        "list-discussed",
        "discussed",
        re.compile(
            rf"^(?:[^:;{_SIGNS}]{{0,80}}? )?(?P<people>{PERSON}(?:(?!\b(?:met|who|which|said|called|hosted"
            rf"|noted|after|that|to)\b)[^:;]){{0,600}}?)"
            r",? discussed\b"
        ),
    ),
    _active(Role.ATTENDED, "discussed", "discuss exchange", r"(?:discuss(?:ed)?|exchanged? views)\b"),
    Rule(Role.ATTENDED, "we", "we", re.compile(rf"\b[Ww]e,? ?[,(–—-] ?(?:the )?(?P<people>{PEOPLE})")),
    _active(
        Role.STATED,
        "stated",
        "that said told saying",
        rf"(?:{SAID_THAT}(?= that\b)|said(?= [^,\"“:;]{{12,}})|told (?:the )?(?:meeting|participants|gathering)\b)",
    ),
    Rule(
        Role.STATED,
        "said-after",
        "said added noted stated explained",
        re.compile(
            rf"^[^\"“”:]{{12,}}, (?:(?:the )?(?P<people>{PERSON}) (?:also )?(?:said|added|noted|stated|explained)(?=[.,;]|$| (?:on|in|at|during|after|today|yesterday)\b))"
        ),
    ),
    Rule(
        Role.STATED,
        "said-by",
        "said added",
        re.compile(rf"^[^\"“”:]{{12,}}, (?:said|added) (?:the )?(?P<people>{PERSON})(?!'s)"),
    ),
    Rule(
        Role.STATED, "according-to", "according", re.compile(rf"\b[Aa]ccording to (?:the )?(?P<people>{PERSON})(?!'s)")
    ),
    _active(
        Role.STATED,
        "spoke-of",
        _SPOKE_OF_WORDS,
        rf"{_SPOKE_OF}\b(?! (?:the )?(?:reporters|journalists|media|press|news))(?!(?: in [^;]{{0,40}})?,? ?[\"“:])",
    ),
    _listing(
        Role.STATED,
        "heard-from",
        "heard received update overview briefing",
        r"\b(?:heard|(?<!were )(?<!was )(?<!be )received|update|overview|briefing)(?: (?:an? )?(?:updates?|remarks|briefings?|presentations?"
        r"|reports?|overview)\b[^.;\ue000-\uf8ff]{0,200}?)? (?:from|by)",
    ),
    _active(
        Role.STATED,
        "gave-remarks",
        "gave give deliver made offered provide address",
        r"(?:(?:gave|give|deliver(?:ed|s)?|made|offered|provided?) (?:an? |the |closing |brief |keynote |special )*"
        r"(?:\w+ )?(?:remarks|address|statement|speech|presentation|briefing|reports?|updates?|overview)"
        rf"|addressed (?:the )?(?:\w+ )?(?:{_MEETING}|participants|delegates|audience|gathering))\b",
    ),
    _passive(
        Role.STATED,
        "remarks-by",
        "remarks address presentation briefing statement speech",
        r"(?:^|\b(?:[Aa]n?|[Tt]he|[Kk]eynote|[Cc]losing|[Bb]rief|[Ss]pecial) )(?:[Rr]emarks|[Aa]ddress(?:es)?"
        r"|[Pp]resentations?|[Bb]riefings?|[Ss]tatements?|[Ss]peech(?:es)?)(?: on [\w ]{2,40}?)? (?:was|were) (?:also )?"
        r"(?:delivered|given|made) by",
    ),
)
