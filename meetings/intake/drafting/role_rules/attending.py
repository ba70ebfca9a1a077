"""The rules that tell who took part in a meeting."""

import re

from meetings.choices import Role

from ..skeleton import PEOPLE, PERSON
from .rule import MEETING, SIGNS, Rule, active, listing, passive, present

RULES = (
    passive(
        Role.ATTENDED,
        "greeted-by",
        "greeted received welcomed",
        r"\b(?:greeted|(?:received|welcomed)(?=[^.;]* [Aa]irport\b))(?: (?:at|in|on|today|yesterday)\b"
        r"[^;,\ue000-\uf8ff]{0,60}?)? by",
    ),
    listing(
        Role.ATTENDED,
        "included",
        "includ compos compris consist were are",
        r"\b(?:delegations?|[Pp]articipants|[Aa]ttendees|partners|side|team|panel|[Rr]epresentatives|[Mm]embers|attending"
        r"|present|[Oo]fficials|[Mm]inisters|[Gg]overnors|[Mm]ayors|[Ll]eaders|participating|[Gg]uests|executives|[Ss]peakers"
        r"|[Pp]anell?ists)\b"
        r"[^.;\ue000-\uf8ff]*?"
        r"\b(?:(?:also |were |and )*(?:included|includes?|composed of|comprised|comprises|comprising|consisted of"
        r"|consists of"
        r"|consisting of|including"
        r"|were|are))",
    ),
    listing(
        Role.ATTENDED,
        "took-part-list",
        "took present attend participant",
        r"^(?:Took part|Present|In attendance|Participants?|Attendees|Attended|Attending)(?: were)?:",
    ),
    listing(
        Role.ATTENDED,
        "and-included",
        "included comprised consisted",
        r"(?:[;,] )?and (?:also )?(?:included|comprised|consisted of)",
    ),
    listing(
        Role.ATTENDED,
        "representing",
        "were was",
        r"\b(?:[Rr]epresenting|[Oo]n behalf of|[Ff]rom) [^.;\ue000-\uf8ff]*? (?:were|was)(?! \w+ed\b)",
    ),
    passive(Role.ATTENDED, "signed-by", "signed", r"\bsigned(?! into law)[^;\ue000-\uf8ff]{0,80}? by"),
    listing(Role.ATTENDED, "witnessed-by", "witnessed", r"\bwitnessed by"),
    listing(
        Role.ATTENDED,
        "among-those",
        "among",
        rf"\bAmong (?:the|those) [^.;{SIGNS}]{{0,80}}? (?:were|are|was|is|will be)",
    ),
    listing(Role.ATTENDED, "including-with", "including", rf"{MEETING},? including with"),
    listing(Role.ATTENDED, "brought-together", "brought", r"\bbrought together"),
    listing(Role.ATTENDED, "featured", "featured", rf"{MEETING} (?:also )?featured"),
    listing(Role.ATTENDED, "represented-by", "represented", r"\brepresented (?:(?:at|in) [^.;,]{2,50} )?by"),
    listing(
        Role.ATTENDED,
        "joined-by",
        "joined accompanied attended supported assisted flanked",
        r"\b(?:joined|accompanied|attended|supported|assisted|flanked)(?: (?:virtually|in person|remotely|online)"
        r"|,? (?:on|from) the [\w ]{2,40} side,?)? by",
    ),
    listing(
        Role.ATTENDED,
        "alongside",
        "joined accompanied alongside together presence participation",
        r"\b(?:joined|accompanied|alongside|together with|in the presence of|with the participation of)",
    ),
    present(
        Role.ATTENDED,
        "present",
        "present attend among part take took member delegation side team participate join accompan sat represent"
        " witnessed signed",
        r"(?:(?:was|were)(?: also)? (?:present|in attendance|among (?:those|the))"
        r"|represented\b(?= (?:the )?[A-Z][\w ]{2,20}(?:[.,]|$))|(?:represented|(?:will |is "
        r"|was )?(?:also )?(?:be )?representing)\b(?= [^;]{0,60}\bat the\b)"
        r"|(?:also )?(?:t[oa]k(?:e"
        r"|ing)? part\b|took part\b|(?:were|was|are|is) (?:part of|in|an? members? of|members? of"
        r"|on) the (?:[A-Z]\w+ )?(?:delegation"
        r"|side|team)\b"
        r"|(?:attend(?:ed|s)?|participate[ds]?|join(?:ed|s)?)\b"
        rf"(?= [^;]*\b(?:{MEETING}|participants|virtually|remotely|online|by video|via|side)\b| as an? |\.|,|$))"
        rf"|accompan(?:ied|y|ies)\b|sat in on\b|witnessed the signing\b|signed (?=on behalf of\b|for [A-Z]))",
    ),
    listing(Role.ATTENDED, "attended-with", "attend", r"\battended,? (?:along |together )?with"),
    listing(
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
            rf"|their) (?:\w+ ){{0,3}}?{MEETING}(?: (?:of|on|in|held|between) [^;,{SIGNS}]{{0,110}})?,? "
            rf"(?P<people>{PERSON}(?:[^;:]{{0,80}}?,? (?:and )?{PERSON})*)(?!'s) ?,?(?: and [a-z ]+)? (?:also )?"
            r"(?:[a-z]+(?:ed|t)|said|heard|told|gave|made|spoke|led)\b"
        ),
    ),
    active(
        Role.ATTENDED,
        "were-joined",
        "joined accompanied supported",
        r"(?:was|were|is|are|will be) (?:also )?(?:joined|accompanied|supported) (?:virtually )?by\b",
    ),
    active(
        Role.ATTENDED,
        "took-part",
        "attend participated took join stopped dropped engaged spoke presented",
        rf"(?:attended|attends|participated in|took part in|joined|join|attend|(?:stopped|dropped) (?:by|in on)"
        rf"|engaged in|spoke at|presented at)(?= [^;]*\b{MEETING}\b)",
    ),
    Rule(
        Role.ATTENDED,
        "at-the-meeting-with",
        "at during in following after",
        re.compile(
            rf"(?:^|, )(?:[Aa]t|[Dd]uring|[Ii]n|[Ff]ollowing|[Aa]fter) (?:(?:the|his|her|their"
            rf"|a) )?(?:\w+ ){{0,2}}?{MEETING}"
            rf" (?:(?:of {PERSON} )?with|between) (?:the |[^.,;{SIGNS}]{{0,90}}? and )?(?P<people>{PERSON}(?:(?:,"
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
            rf"^In (?:an?|the|their) joint (?:statement|communiqué|declaration)\b[^;:{SIGNS}]{{0,60}}, "
            rf"(?P<people>{PERSON}(?:(?:,|,? and)(?: [\w' ]{{0,40}}?)? {PERSON})+)"
        ),
    ),
    Rule(
        Role.ATTENDED,
        "discussed-with",
        "discussed",
        re.compile(
            rf"\b(?:(?:was|were) (?:also )?discussed"
            rf"|discussed(?: [\w'-]+){{1,8}}?) with (?:[\w' ]{{0,50}}?,? )?(?P<people>{PEOPLE})"
        ),
    ),
    Rule(
        Role.ATTENDED,
        "list-discussed",
        "discussed",
        re.compile(
            rf"^(?:[^:;{SIGNS}]{{0,80}}? )?(?P<people>{PERSON}(?:(?!\b(?:met|who|which|said|called|hosted"
            rf"|noted|after|that|to)\b)[^:;]){{0,600}}?)"
            r",? discussed\b"
        ),
    ),
    active(Role.ATTENDED, "discussed", "discuss exchange", r"(?:discuss(?:ed)?|exchanged? views)\b"),
    Rule(Role.ATTENDED, "we", "we", re.compile(rf"\b[Ww]e,? ?[,(–—-] ?(?:the )?(?P<people>{PEOPLE})")),
)
