"""The rules that tell who opened, hosted or chaired a meeting, or led a delegation to it."""

import re

from meetings.choices import Role

from ..skeleton import PEOPLE, PERSON
from .rule import MEETING, SIGNS, Rule, active, listing, passive

RULES = (
    active(
        Role.OPENED,
        "opened",
        "opened inaugurated kicked declared",
        rf"(?:(?:opened|inaugurated|kicked off)(?: (?:the|this|its|[A-Z]\w+'s)(?: [\w.'-]+){{0,8}}? {MEETING}\b)"
        rf"|declared (?:the|this|its) (?:[\w.'-]+ ){{0,8}}?{MEETING} open\b)",
    ),
    active(
        Role.OPENED,
        "opening-remarks",
        "opening welcoming welcome inaugural",
        r"(?:gave|give|deliver(?:ed|s)?|made|offered|provided) (?:the |an? |his |her )?(?:opening|welcoming|welcome"
        r"|inaugural)"
        r" (?:remarks|address|statement|speech)",
    ),
    passive(
        Role.OPENED,
        "opened-by",
        "open inaugura welcom",
        rf"(?:{MEETING} (?:was|were) (?:(?:formally|officially|jointly) )?(?:(?:declared )?open(?:ed)?|inaugurated) by"
        rf"|{MEETING} (?:will )?open(?:s|ed)?(?: at [^;,]{{2,20}})? with (?:\w+ )?(?:remarks|an address"
        rf"|a (?:statement|speech))"
        r" (?:by|from)|(?i:opening|welcoming|welcome"
        rf"|inaugural) (?:remarks|addresse?s?"
        rf"|statements?) (?:was |were )?(?:delivered |given |made )?(?:from|by|of))",
    ),
    listing(
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
            rf"\b(?:[Oo]pening (?:the|this) (?:\w+ ){{0,3}}?{MEETING}|In (?:his|her) (?:opening|welcoming|welcome)"
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
            rf"\b(?:[Cc]hairing|[Pp]residing over) (?:the|this) (?:\w+ ){{0,3}}?{MEETING},?(?: was)? (?:the )?"
            rf"(?P<people>{PERSON})"
        ),
    ),
    active(
        Role.CHAIRED,
        "in-the-chair",
        "chair",
        r"(?:(?:was|were|is) in the chair|(?:served|acted|acting|serving) as (?:the )?(?:co-?)?chair(?:man|woman"
        r"|person)?"
        r"|(?:was|were) (?:re-?)?elected (?:as )?(?:the )?chair(?:man|woman|person)? of (?:the|this) (?:meeting"
        r"|session))\b",
    ),
    Rule(
        Role.LED_DELEGATION,
        "leading",
        "leading heading",
        re.compile(
            rf"\b(?:Leading|Heading) (?:the|an?) [^;,{SIGNS}]{{0,40}}?\b(?:delegation|side|team),?(?: was"
            rf"| is)? (?:the )?"
            rf"(?P<people>{PERSON})"
        ),
    ),
    active(Role.HOSTED, "hosted", "host cohost", rf"(?:co-?)?host(?:ed|s|ing)?(?= [^;]*\b{MEETING}\b)"),
    passive(Role.HOSTED, "co-hosts", "co-host cohost", r"\b[Cc]o-?[Hh]osts,?"),
    passive(
        Role.HOSTED,
        "hosted-by",
        "hosted cohosted received welcomed",
        r"\b(?:(?:co-?)?[Hh]osted|received|welcomed)(?: (?:at|in|on|to|today|yesterday"
        r"|there)\b[^;,\ue000-\uf8ff]{0,60}?(?<!led)(?<!headed)(?<!accompanied))? by(?![^.;]* [Aa]irport\b)",
    ),
    Rule(
        Role.HOSTED,
        "co-hosted-with",
        "co-host cohost",
        re.compile(rf"\b(?P<act>co-?host(?:ed|s|ing)?) [^;{SIGNS}]{{0,140}}? with (?:the )?(?P<people>{PERSON})"),
    ),
    Rule(
        Role.CHAIRED,
        "and-chaired",
        "chair cochair presid",
        re.compile(
            rf"(?P<people>{PERSON})(?!'s) (?:[a-z]+ ){{0,3}}(?:met|meet|held|hold|spoke|visit(?:ed)?|travel(?:l?ed)?) "
            rf"[^;]{{0,160}}? and (?:(?:then|also|will|to) )*(?P<act>co-?chair(?:ed)?|chair(?:ed)?"
            rf"|preside[ds]? over) the\b"
        ),
    ),
    active(
        Role.CHAIRED,
        "chaired",
        "chair cochair convened presided co-led coled led moderated comoderated",
        rf"(?:co-?chaired|co-?chairs|co-?chair|chaired|(?<!which {PERSON} )chairs|(?<=will )chair|convened"
        rf"|(?<=will )convene|presided(?: over)?|co-?led"
        r"|co-?moderated|moderated|(?:co-?)?led the (?:\w+ )?sessions?)\b",
    ),
    passive(
        Role.CHAIRED,
        "chaired-by",
        "chair cochair convened presided moderated steered co-led coled",
        r"\b(?:[Cc]o-?chaired|[Cc]haired|[Cc]onvened|[Pp]resided over|[Mm]oderated|steered|co-?led|chairmanship of"
        r"|co-?chairmanship of)(?: jointly| virtually)?"
        r"(?: by|(?<=of))",
    ),
    passive(
        Role.CHAIRED,
        "co-chairs",
        "co-chair cochair",
        r"\b[Cc]o-?[Cc]hairs?(?: (?:were|are|was|is|included)|,)?(?! (?:agreed|said|noted|also|decided|and)"
        r"| of the [A-Z])",
    ),
    active(
        Role.LED_DELEGATION,
        "led",
        "led lead headed heading",
        r"(?:led|leads|headed|heading|leading|is leading|lead|will lead)(?= [^;]*\b(?:delegations?|sides?|teams?)\b)",
    ),
    passive(
        Role.LED_DELEGATION,
        "led-by",
        "led headed",
        rf"\b(?:[Dd]elegations?|sides?|teams?|{MEETING})(?: from [\w. ]+| of [\w. ]+)?(?:,| [–—-])? (?:(?:was|were"
        rf"|is|which was|will be) )?(?:jointly |co-)?(?:led|headed) by",
    ),
    Rule(
        Role.CHAIRED,
        "chair-of",
        "chair",
        re.compile(
            rf"\b[Cc]hair(?:man|woman|person)? of (?:the|this) (?:meeting|session|round"
            rf"|talks),? (?:the )?(?P<people>{PERSON})"
        ),
    ),
    active(
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
            rf"\b(?:[Hh]ead|[Ll]eader) of (?:the |its )?(?:[\w.]+ ){{0,3}}(?:delegation|side"
            rf"|team),? (?:the )?(?P<people>{PERSON})"
        ),
    ),
    passive(
        Role.LED_DELEGATION,
        "under-leadership",
        "leadership",
        r"(?:\b(?:delegation|team|side)s?,? |\band )under the leadership of",
    ),
    passive(Role.LED_DELEGATION, "delegation-leaders", "delegation", r"\b[Dd]elegation (?:leaders|heads)\b"),
    passive(Role.LED_DELEGATION, "led-by-first", "led", r"^Led by"),
    passive(Role.LED_DELEGATION, "and-the-other-by", "delegation side team", r"\b(?:delegation|side|team) by"),
    Rule(
        Role.CHAIRED,
        "marked-chair",
        "chair cochair",
        re.compile(
            rf"(?P<people>{PERSON})[^;{SIGNS}]{{0,80}}?\((?:[A-Z]\w+ )?(?:[Cc]o-?)?[Cc]hair(?:man"
            rf"|person|woman)?\)"
        ),
    ),
    Rule(
        Role.CHAIRED,
        "co-chaired-with",
        "chair cochair",
        re.compile(rf"\b(?P<act>co-?chair(?:ed|s|ing)?) [^;{SIGNS}]{{0,140}}? with (?:the )?(?P<people>{PERSON})"),
    ),
    Rule(
        Role.LED_DELEGATION,
        "to-lead",
        "lead head",
        re.compile(
            rf"(?P<people>{PERSON}) [^.;{SIGNS}]{{0,120}}?\b(?P<act>to (?:lead|head)) (?:the"
            rf"|an?) [^;.]{{0,40}}\bdelegation"
        ),
    ),
    Rule(
        Role.LED_DELEGATION,
        "at-the-head",
        "head",
        re.compile(
            rf"(?P<people>{PERSON})[^;{SIGNS}]{{0,200}}?(?P<act>\b(?:at the head"
            rf"|as (?:the )?[Hh]ead) of) [^;]{{0,60}}?\bdelegation"
        ),
    ),
    active(
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
)
