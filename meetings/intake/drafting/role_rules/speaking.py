"""The rules that tell who said something there, in other words than their own."""

import re

from meetings.choices import Role

from ..meeting_verbs import PEOPLE_NOUN
from ..skeleton import PERSON
from .rule import MEETING, Rule, active, listing, passive

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
    rf"(?:{PEOPLE_NOUN}\b(?!')|{PERSON}(?!')))|condemned|briefed|congratulated|appreciated|called (?:for|(?:on"
    rf"|upon)(?! (?:the )?{PERSON}(?! to\b)))|urged"
    r"|raised|recalled|acknowledged"
    r"|explained|outlined|presented(?! (?:his|her|their) )"
    r"|assured|proposed|voiced|extended|stated|said|added|offered|pledged|warned|described"
    r"|drew attention|lauded|hailed|apprised|informed|shared (?:his|her) (?:\w+ )?(?:views?|thoughts|insights"
    r"|perspectives?|experiences?)|opined|invited|asked|requested|concluded by \w+ing|reassured|detailed|encouraged"
    r"|argued|vowed|reported on|spoke (?:about|of|on)|suggested|elaborated)"
)


_SPOKE_OF_WORDS = (
    "stressed emphasi underscored underlined highlighted affirmed"
    " reaffirmed reiterated conveyed expressed noted praised"
    " commended thanked welcomed condemned briefed congratulated appreciated called urged raised recalled acknowledged"
    " explained outlined presented assured proposed voiced extended"
    " stated added offered pledged warned detailed described encouraged argued vowed reported spoke suggested"
    " elaborated drew lauded hailed apprised informed shared opined invited asked requested concluded reassured"
)

RULES = (
    active(
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
            rf"^[^\"“”:]{{12,}}, (?:(?:the )?(?P<people>{PERSON}) (?:also )?(?:said|added|noted|stated"
            rf"|explained)(?=[.,;]|$| (?:on|in|at|during|after|today|yesterday)\b))"
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
    active(
        Role.STATED,
        "spoke-of",
        _SPOKE_OF_WORDS,
        rf"{_SPOKE_OF}\b(?! (?:the )?(?:reporters|journalists|media|press|news))(?!(?: in [^;]{{0,40}})?,? ?[\"“:])",
    ),
    listing(
        Role.STATED,
        "heard-from",
        "heard received update overview briefing",
        r"\b(?:heard|(?<!were )(?<!was )(?<!be )received|update|overview|briefing)(?: (?:an? )?(?:updates?|remarks"
        r"|briefings?|presentations?"
        r"|reports?|overview)\b[^.;\ue000-\uf8ff]{0,200}?)? (?:from|by)",
    ),
    active(
        Role.STATED,
        "gave-remarks",
        "gave give deliver made offered provide address spoke",
        r"(?:(?:gave|give|deliver(?:ed|s)?|made|offered|provided?) (?:an? |the |closing |brief |keynote |special )*"
        r"(?:\w+ )?(?:remarks|address|statement|speech|presentation|briefing|reports?|updates?|overview|keynote)"
        rf"|addressed (?:the )?(?:\w+ )?(?:{MEETING}|participants|delegates|audience|gathering)"
        rf"|spoke before (?:the )?(?:{MEETING}|participants|delegates|audience|gathering))\b",
    ),
    passive(
        Role.STATED,
        "remarks-by",
        "remarks address presentation briefing statement speech",
        r"(?:^|\b(?:[Aa]n?|[Tt]he|[Kk]eynote|[Cc]losing|[Bb]rief|[Ss]pecial) )(?:[Rr]emarks|[Aa]ddress(?:es)?"
        r"|[Pp]resentations?|[Bb]riefings?|[Ss]tatements?|[Ss]peech(?:es)?)(?: on [\w ]{2,40}?)? (?:was"
        r"|were) (?:also )?"
        r"(?:delivered|given|made) by",
    ),
)
