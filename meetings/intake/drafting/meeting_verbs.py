"""How texts say that people met: the verbs, the nouns of meetings, and what makes a clause background.

Patterns over skeletons, where each person is one sign. Each kind of verb is a named group of ``VERBS``.
"""

import re
from collections.abc import Iterator

from meetings.intake.alternation import after_blank, matches

from .bodies import BODY_NOUN, ORDINAL
from .skeleton import PERSON

#: When or how, between a verb and whom somebody met.
_ADVERBS = (
    r"(?:(?:this (?:morning|afternoon|evening)|today|yesterday|earlier|separately|briefly|directly|virtually|again|also"
    r"|jointly|(?:on )?(?:\w+day|[A-Z]\w+ \d{1,2}|\d{1,2} [A-Z]\w+)"
    r"|(?:by|via|over the) (?:secure )?(?:tele)?(?:phone|video)) )*"
)
#: A day, between a place and what somebody came for.
_WHEN = (
    r"(?:(?:late |early )?(?:on )?(?:[A-Z]\w+day(?: (?:morning|afternoon|evening|night))?|[A-Z]\w+ \d{1,2}"
    r"|\d{1,2} [A-Z]\w+)"
    r"(?:,? \d{4})?|today|tomorrow|yesterday|this (?:morning|afternoon|evening)),? "
)
_NAMED_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d{1,2} [A-Z]\w+|[A-Z]\w+ \d{1,2}\b)"
#: What is taken together: "had lunch with", "hosted a dinner for".
_MEAL = r"(?:an? )?(?:(?:working|official|private|gala|state|business) )?(?:lunch(?:eon)?|dinner|breakfast|banquet|tea)"
TALK_NOUN = (
    r"(?:meetings?|talks|(?:tele)?(?:phone )?talk(?= with\b)|[Cc]alls?|phone call|(?:video ?|tele)conferences?"
    r"|conversations?|discussions?"
    r"|consultations?|dialogues?|sessions?|summit"
    r"|roundtables?|rounds?|conference|negotiations|gathering|convening|plenary|ministerial|workshop|seminar|symposium"
    r"|engagements?"
    r"|(?:[Oo]pening|[Cc]losing|[Ss]igning|[Ss]wearing-in) [Cc]eremon(?:y|ies)|[Ii]nauguration"
    r"|[Cc]eremon(?:y|ies)|[Cc]elebrations|[Cc]ommemorations?|[Ff]uneral|[Cc]oronation|[Ss]tate [Dd]inner"
    r"|working (?:dinner|lunch)|luncheon"
    r"|exchange of views|[Ee]vent)"
)
#: What says that a meeting is still to come.
AHEAD = (
    r"(?:(?:(?:is |are |am )?look(?:s|ing)? forward to|(?:will|shall|to|would)(?: be)?|(?:is|are) (?:set|due"
    r"|scheduled|expected|slated|planning|going) to"
    r"|plans? to|intends? to)(?: (?:also|then|both|jointly|\w+ly))?)"
)
IS_AHEAD = re.compile(AHEAD)
_BE = r"(?:was|were|is|are|be|been|being|had been|has been|have been)"
PEOPLE_NOUN = (
    r"(?:officials?|officers|delegations?|leaders?|ministers?|representatives?|counterparts?|envoys?|members?|sides?|authorities"
    r"|executives?|experts?|negotiators?|participants|partners|families|advocates|activists|survivors|governors"
    r"|lawmakers"
    r"|ambassadors?|secretaries|heads?|chiefs?|advisers?|advisors?|presidents?|groups?|communit\w+"
    r"|organi[sz]ations|crew|legislators|mayors|students|veterans|entrepreneurs|providers|scientists|workers|owners"
    r"|educators|parliamentarians|journalists|CEOs|doctors|researchers|farmers|stakeholders|tribes)"
)
#: "called President X to discuss ..." is a call; "called X to account" or "called X a friend" is none.
_OF_A_CALL = r"(?:underscore|discuss|congratulate|thank|express|offer|reaffirm|convey|consult|review|exchange)"

_MET = (
    rf"(?:{AHEAD} )?(?:met(?! by)|meet|meets|(?<=\bis )meeting|(?<=\bare )meeting|(?<=\bwas )meeting"
    rf"|(?<=\bwere )meeting|(?<=\bbe )meeting|gathered"
    r"|gather|gathers|convened(?! by)|convene|sat down|conferred|huddled)\b"
    rf"(?=[^;\"“]{{0,90}}?\bwith\b| (?:the |his |her |their )?{PERSON}| (?:(?:the|his|her"
    rf"|their) )?(?:[\w'-]+ ){{0,6}}?{PEOPLE_NOUN}"
    r"|[ ,](?:today|yesterday|on|in|at|here|virtually|online|remotely|again|for|to|from|via|by|this|during|face"
    r"|one-on-one"
    r"|privately|behind|late|early|earlier|briefly|together|separately|[A-Z]\w+day|\w+ times?)\b|,|\.$)"
    rf"|(?:has |have |had |{AHEAD} have ){_MEAL} (?=with\b)|interacted (?=with\b)"
    rf"|(?:visit(?:ed|s)|greeted)(?= (?:the )?{PERSON}(?!'s))"
    rf"|caught up (?=with\b)|(?:{AHEAD} )?(?:is|was|are|were|arrive[ds]?|land(?:ed|s)|due|(?<=will )be) in"
    rf" (?:[A-Z][\w'-]+ ){{1,3}}"
    rf"(?:(?:on )?[\w ]{{2,16}} )?for (?:[\w-]+ ){{0,8}}?{TALK_NOUN}"
    r"(?= with\b|[.,]| in\b| since\b| on\b)|(?<=forward to )meeting(?= with\b)"
    rf"|(?:{AHEAD} )?present(?:ed|s)? (?:his|her) (?:\w+ ){{0,2}}[Cc]redentials? to(?= (?:the )?{PERSON})"
)
_SPOKE = (
    rf"(?:{AHEAD} )?(?:spoke|spoken|speaks|speak|talked|consulted)\b(?=[^;\"“]{{0,60}}?\bwith\b)"
    r"|(?:spoken?|talked)(?= (?:by|over|via|on) (?:the )?(?:tele)?(?:phone|video)"
    r"| for (?:\w+ ){0,3}(?:hours?|minutes)\b)"
    rf"|(?:(?<=was )|(?<=were )|(?<= )(?=spoke))(?:talking|speaking|spoke) {_ADVERBS}to"
    rf"(?= (?:the )?(?:[A-Z][\w,()-]* ){{0,8}}?{PERSON})"
)
_CALLED = (
    rf"(?:{AHEAD} )?(?:call(?:ed)?(?: on| upon)?|calls on|telephoned|phoned|dial+ed|paid an? (?:\w+ ){{0,2}}[Cc]all on)"
    rf"(?= (?:the )?(?:[A-Z][\w-]* ){{0,4}}?{PERSON}(?! (?:an?|to (?!{_OF_A_CALL}))\b))"
    r"|(?:called on|paid an? (?:\w+ ){0,2}[Cc]all on)(?= (?:him|her|them)\b)"
    rf"|(?:received|took|had) a (?:\w+ )?(?:phone |telephone )?call {_ADVERBS}(?:from|by)(?= (?:the )?{PERSON})"
)
_DELEGATION_TO = (
    r"(?:an?|the|his|her) (?:[\w.-]+ ){0,4}?delegation (?:(?:including|comprising|of"
    r"|that included) [^.;]{2,120}? )?to (?=(?:the (?:United|Republic|Kingdom) )?[A-Z])"
)
_HELD = (
    rf"(?:{AHEAD} )?(?:held|hold|holds|holding|engaged in|(?:ha[ds]|have|having)(?= (?:an?|the|his|her|their"
    rf"|its|separate"
    rf"|several|bilateral) | (?:\w+ful|\w+ive|\w+ed(?! (?:off|up|out|an?|the|his|her|their"
    rf"|its)\b)) (?:[\w-]+,? ){{0,3}}?{TALK_NOUN}\b"
    rf"| (?:talks|discussions|consultations) )"
    rf"|(?:wrap(?:s|ped) up|kick(?:s|ed) off|open(?:s|ed)?|beg[aiu]n|resumed?"
    rf"|end(?:s|ed)|complete[ds]?)(?=(?: [\w-]+,?){{1,8}} (?:talks|negotiations|consultations|meetings?|summit)\b)"
    rf"|conduct(?:ed)?|convene[sd]?|(?:co-?)?host(?:s|ed|ing)?"
    r"|(?:co-?)?[Cc]hair(?:s|ed)?|moderate[sd]|presided over|conclude[ds]?|participat(?:e[ds]?|ing) in|took part in"
    r"|take part in|attend(?:s|ed|ing)?|sp(?:oke|eaks?|eaking) at"
    r"|join(?:s|ed)?|(?:stopped|dropped) (?:by|in on)|address(?:ed)?(?! at\b)|opened|inaugurated|launched|led"
    rf"|leads?|organi[sz]ed|facilitated|deliver(?:ed)?)\b(?! by| {_DELEGATION_TO})"
    rf"(?=(?:[^;\"“]|[\"“][^\"”]{{2,40}}[\"”] ){{0,160}}?"
    rf"\b(?:{TALK_NOUN}\b|[Mm]eeting|Summit|Dialogue|{BODY_NOUN}\b)| (?:the|its|their) {ORDINAL} )"
)
#: "welcomed the visiting officials", and not "welcomed the exchanges between the two sides".
_OF_PEOPLE = (
    r"(?:(?:nearly|almost|more than|over|about|some) )?(?:\d+ )?(?:state and local |federal and state )?"
    r"(?:(?!(?:of|between|on|to|by|with|from|for|in|and|that)\b)[\w'.-]+ ){0,5}?"
)
_RECEIVED = (
    rf"(?:{AHEAD} )?(?:host(?:s|ed)?|gave|give) {_MEAL} (?:for|in (?:the )?honou?r of)(?=[^;.]{{0,90}}?{PERSON})"
    rf"|granted (?:an )?audience to(?= (?:the )?{PERSON})"
    rf"|(?<!was )(?<!were )(?<!been )(?:{AHEAD} )?(?:receive[ds]?|receiving|welcome[ds]?|welcoming|hosts|hosted"
    rf"|hosting"
    r"|(?:(?<=will )|(?<=to )|(?<=and ))host)\b"
    rf"(?= (?:(?:earlier |late |early )?(?:today |yesterday |(?:on )?[A-Z]\w+day ))?(?:(?:at|to"
    rf"|in)(?: [^;,]{{2,60}}?)? )?(?:the |his |her )?(?:visiting )?"
    rf"(?:{PERSON}(?!'s)|{_OF_PEOPLE}{PEOPLE_NOUN}\b))"
)
_VISIT = (
    rf"(?:{AHEAD} visit|(?:{AHEAD} )?(?:visit(?:s|ed)(?! to)|(?:(?<=\bbe )|(?<=\bis )|(?<=\bare ))visiting"
    rf"|travell?ed|travels?|travell?ing|flew|fly|(?:continues?d?|head(?:s|ed)?"
    rf"|proceed(?:s|ed)?)(?= (?:\w+ )?to (?:the )?[A-Z])))\b(?= (?:\w+ )?to (?:the )?[A-Z]| (?:also )?the "
    rf"| (?:also )?[A-Z]| with (?:the )?{PERSON} to (?:the )?[A-Z])"
    rf"(?: (?:\w+ )?to)?|(?:flew|flies) into(?= [A-Z])"
    rf"|(?:{AHEAD} )?(?:paid|pay|pays|paying|undertook|undertake|made|make|began|begin|begins|concludes?d?"
    rf"|wrap(?:s|ped) up|w(?:inds|ound) up|end(?:s|ed)|complete[sd]?|start(?:s|ed))(?: on [^;.]{{0,30}}?)?"
    rf" (?:an?|his|her|their)"
    r" (?:[\w-]+ ){0,4}?(?:[Vv]isit|trip)\b"
    r"|(?:is|was|are|were|will be|arrived?|arrives)(?: here)? (?:in [\w ]{2,25} )?on (?:an?|his|her|their)"
    r" (?:[\w-]+ ){0,5}?(?:visit|trip)\b"
    rf"|(?:is|was|are|were|arrive[ds]?|landed|flew) (?:in(?:to)? (?:[A-Z][\w'-]+,? ){{1,3}}|here )(?:{_WHEN})?"
    r"(?:(?<=, )accompanied by [^,;]{3,80}, )?"
    r"(?:for|on|beginning|starting|kicking off) (?:an?|his|her|their) (?:[\w-]+ ){0,5}?(?:visit|trip|tour|mission)\b"
    rf"|{AHEAD} (?:arrive|land) in (?=[A-Z][^;.]{{0,60}}? for (?:an?|his|her|their) (?:[\w-]+ ){{0,5}}?(?:visit"
    rf"|trip)\b)"
    r"|(?:arrive[ds]?|landed) in (?=[A-Z][\w ]{2,40} as (?:an?|the|his|her) guest\b)"
    r"|(?:leaves?|left|departs?|departed|set off|flew out) (?:[A-Z]\w+ )?(?:today |tomorrow |on \w+ )?for"
    r" (?=(?:the )?[A-Z][^;.]{0,40}? (?:for|on) (?:an?|his|her|their) (?:[\w-]+ ){0,5}?(?:visit|trip)\b)"
    r"|(?:is|are|was|were) in (?=[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:today|yesterday|on \w+day),? (?:as|for|to|where)\b)"
    r"|(?:is|are|was|were) in (?=(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:to (?:attend|meet|hold|take part)"
    r"|for (?:an?|the|talks|meetings)) )"
    r"|(?:leaves?|left|departs?|departed"
    r"|flew out) for (?=(?:the )?[A-Z][\w'-]+(?: [A-Z][\w'-]+)? (?:(?:on )?[A-Z]\w+day"
    r"|today|yesterday|tomorrow)? ?(?:to (?:attend|meet|hold|take part)|for)\b)"
    r"|(?:leaves?|left|departs?|departed) (?:[A-Z]\w+ )?(?:today |tomorrow |on \w+ )?for (?:an? )?(?:[\w-]+ ){0,3}"
    r"visits?(?= to [A-Z])"
    r"|(?:arrive[ds]?|landed|touched down) in (?=(?:[A-Z][\w'-]+,? ){1,3}(?:(?:on |late |early )*[A-Z]\w+day\b|today\b"
    r"|yesterday\b))"
    r"|(?:will|to) be in (?=(?:the (?:United|Republic|Kingdom) )?[A-Z])"
    rf"|(?:led|leads?|heads?|headed) {_DELEGATION_TO}"
    r"|(?:(?<=[Mm]y )|(?<=[Hh]is )|(?<=[Hh]er ))visit(?= to [A-Z][\w ]{2,30} (?:on|from) [^;.]{0,20}\d)"
)
_PASSIVE = (
    rf"{_BE} (?:to be )?(?:\w+ )?(?:held|convened|(?:co-?)?hosted|(?:co-?)?chaired|moderated|organi[sz]ed"
    rf"|signed(?! into law)"
    rf"|(?:received|welcomed|greeted)(?= [^;]{{0,60}}?\bby\b))"
    rf"|(?:{AHEAD} )?(?:took|takes|take) place|(?:has |have )?concluded(?= (?:in|on|here|today|yesterday)\b|\.)"
    r"|(?:commence[ds]?|began|begins|open(?:s|ed)|end(?:s|ed)|resume[ds]?|got under way)"
    r"(?= (?:in|on|at|here|today|yesterday|\w+day)\b)"
    r"|(?:is|are) (?:scheduled|slated|set|due|planned) for(?= )"
    r"|(?:has |have )?begun(?= (?:in|on|at|here|today|yesterday|\w+day)\b)|(?:is|are|was|were) under ?way\b"
    rf"|(?:was|were) visited(?= [^;]{{0,60}}?\bby (?:the )?{PERSON})"
    rf"|(?<=, )held (?=(?:in|at|on|from|virtually|today|yesterday)\b)"
    r"|(?:broke up|collapsed|stalled|broke down|adjourned)(?= [^;]{0,40}?\b(?:in|on|at|here|today|yesterday|\w+day)\b)"
    rf"|(?:{AHEAD} )?kick(?:ed|s) off|(?:has|have|was|were) (?:been )?(?:cancel+ed|called off|postponed)"
)
VERBS = re.compile(
    rf"(?<= )(?<!not )(?<!n't )(?:(?P<met>{_MET})|(?P<spoke>{_SPOKE})|(?P<called>{_CALLED})|(?P<held>{_HELD})"
    rf"|(?P<received>{_RECEIVED})|(?P<visit>{_VISIT})|(?P<passive>{_PASSIVE}))"
)
#: What two do who meet, where no verb says that they met: they discussed something, or signed an agreement.
DEEDS = re.compile(
    r"(?:(?<= )|^)(?:will )?(?:(?P<discussed>discuss(?:ed)?|exchanged? views|reviewed|talked about)"
    rf"|(?P<met>(?:(?<=, )m|^M)eeting(?= (?:in|at|on|for|with) )|(?<=after )meeting(?= (?:with )?(?:the )?{PERSON}))"
    r"|(?P<held>(?:Addressing|Opening|Chairing|Hosting|Attending|Closing|Launching"
    r"|(?<=when )(?:opening|addressing|closing|launching))(?= (?:the|an?|its|their) )"
    r"|(?:attendance (?:at|to)|participation (?:in|at))(?= (?:the|an?|its|their) ))"
    r"|(?P<signed>sign(?:ed|s)?(?= [^;.]{0,60}?\b(?:[Aa]greement|[Mm]emorandum|MO[UC]s?|MoUs?|[Pp]rotocol|[Tt]reaty"
    r"|[Dd]eclaration|[Aa]rrangement|[Pp]act|[Cc]onvention|[Ll]etter of|[Cc]ontract)\b))"
    r"|(?P<visit>(?:(?<=[Tt]rade )|(?<=[Bb]usiness )|(?<=[Ee]conomic )|(?<=[Ff]act-finding )|(?<=[Gg]oodwill )"
    r"|(?<=[Dd]iplomatic )|(?<=[Ii]nvestment )|(?<=[Oo]fficial ))[Mm]ission (?=to (?:the )?[A-Z])"
    r"|(?:Starting|Beginning|Opening|Concluding|Ending|Wrapping up|Kicking off) (?:an?|his|her|their) (?:[\w-]+ ){0,4}?"
    r"(?:visit|trip|tour) (?=to (?:the )?[A-Z])|(?:during"
    r"|on) (?:an?|his"
    r"|her) (?:[\w-]+ ){0,3}visit (?=to (?:the )?[A-Z])"
    r"|(?:during|on) an? (?:[\w-]+ ){0,2}visit(?= to the (?:city|country|region)\b)"
    rf"|(?<={PERSON}'s )visit(?= (?:on \w+day|yesterday|today|to (?:the )?[A-Z])))"
    rf"|(?P<told>(?:(?<={PERSON} )|(?<={PERSON} has )|(?<={PERSON} had ))told(?= (?:the )?(?:visiting )?{PERSON}))"
    rf"|(?P<talks>{TALK_NOUN}(?=(?: (?!{TALK_NOUN})[\w,]+){{0,9}}? (?:between|with|alongside) (?:the )?(?:{PERSON}"
    r"|(?:his|her|their) (?:[\w-]+ ){0,3}counterparts?\b))"
    rf"|[Aa]fter (?:[\w-]+ ){{0,4}}?(?:talks|negotiations|consultations)(?= in [A-Z])"
    r"|[Aa]t (?:their|its) (?:[\w-]+ ){0,3}?(?:summit|meeting|talks|dialogue|session)"
    rf"|(?:[Dd]uring|[Aa]t) (?:an?|the|[A-Z]\w+'s|his|her|their) (?:(?!press |news )[\w.'()-]+ ){{0,9}}?"
    rf"(?:{TALK_NOUN}|forum|[Dd]inner|rally|banquet"
    rf"|reception)(?= (?:(?:held|convened|hosted) (?:by [\w ]{{2,30}}? )?)?"
    rf"(?:(?:earlier )?(?:on |late )?{_NAMED_DAY}|today|yesterday|this (?:morning|afternoon|evening)))"
    r"|[Dd]uring (?:[\w-]+ ){0,2}?(?:talks|consultations|negotiations)(?= (?:in [A-Z]|here\b))"
    r"|(?:(?:[Dd]uring|[Aa]t|[Ii]n|[Aa]fter) an? |in (?=(?:[\w-]+ ){0,2}?talks))"
    rf"(?:[\w-]+ ){{0,4}}?(?:{TALK_NOUN}|forum)"
    r"(?= (?:in [A-Z]|on |here|today|yesterday|tomorrow|[A-Z]\w+day|of (?:the )?[A-Z]"
    rf"|with (?:the )?(?:[\w-]+ ){{0,4}}?(?i:{PEOPLE_NOUN})\b)))\b)\b"
)
#: How a match of ``DEEDS`` begins that tells where something was said ("during a meeting in Lima").
AT_A_MEETING = ("at ", "during ", "in ", "after ", "At ", "During ", "In ", "After ")
#: How one begins that tells on what visit something was said ("during a visit to the city").
ON_A_VISIT = ("during ", "on ")
#: How one begins that tells of taking part ("her attendance at the summit").
TAKING_PART = ("attendance", "participation")
#: The words with which a match of ``VERBS`` may begin.
_FIRST_WORDS = re.compile(
    after_blank(
        """
        look looks will shall to would is are plan plans intend intends met meet meets meeting gathered gather gathers
        convened convene convenes sat conferred huddled spoke spoken speaks speak talked consulted call called calls
        telephoned phoned paid pay pays held hold holds holding has had have having conduct conducted host hosts
        hosted hosting cohost cohosts cohosted chair chairs chaired cochair cochairs cochaired co presided conclude
        concludes concluded participate participates participated participating took take takes attend attends
        attended join joins
        joined address addressed opened inaugurated launched led lead leads organised organized facilitated deliver
        delivered receive receives received receiving welcome welcomes welcomed welcoming greeted visit visits visited
        travel travels travelled traveled travelling traveling flew fly continue continues continued head heads headed
        proceed proceeds proceeded undertook undertake made make began begin begins arrive arrives arrived was were be
        been being kicked kicks looking am meeting talking speaking engaged stopped dropped attending visiting wraps
        wrapped end ends ended complete completes completed start starts started commence commences commenced opens
        moderates moderated presented presents leave leaves left depart departs departed resume resumes resumed got
        begun broke collapsed stalled adjourned
        interacted granted gave give due flies open wrap dialled dialed landed lands caught paying wound winds touched
        """.split(),
        then=r"\b",
    )
)
#: Any of the verbs, in any form: a cheap test of a sentence.
_TRIGGER = re.compile(
    r"\b(?:met|meets?|[Mm]eetings?|consult\w*|negotiations|gather\w*|conven\w+|spoke\w*|speaks?|talked|talks|paid|[Cc]alls?|called|telephoned|phoned"
    r"|h[eo]ld\w*|ha[ds]|greet\w+"
    r"|conduct\w*|host\w*|chair\w*|co-\w+|presided|conclud\w+|participat\w+|t[oa]\wk|attend\w*|join\w*"
    r"|address\w*|opened"
    r"|inaugurat\w+|launched|lead|led|organi\w+|facilitated|moderate[sd]|receiv\w+|welcom\w+|visit\w*|trip|[Mm]ission|told|credentials?"
    r"|travel\w*|flew|takes?|kick\w*"
    r"|[Ss]peaking|[Aa]ddressing|[Oo]pening|[Ss]ummit|[Cc]onference|Forum|phone|caught|arriv\w+|interacted|audience|dial+ed|scheduled|slated|planned|set|resume[ds]?|got|begun|due|flies|broke|collapsed|stalled|adjourned"
    r"|deliver\w*|discuss\w*|exchanged?|reviewed|sign(?:ed|s)?|talking|speaking|engaged|stopped|dropped|wrap\w+"
    r"|paying|wound|winds|landed|touched|ends?|ended|complete\w*|start\w*|commence\w*|opens|beg[ai]n\w*"
    r"|be(?= in (?:the )?[A-Z])|conferred|sat)\b"
)
#: A meeting told by its name alone: "agreed at the seventh meeting of the Joint Economic Commission".
AT_MEETING = re.compile(r"\b(?P<at>[Aa]t|[Dd]uring|in|as|of|told) (?:the|an?|their|its) (?=\S)")
#: Words before a verb, in its clause, that make what it tells background, wish or plan.
BACKGROUND = re.compile(
    r"(?:(?<!this )\b(?:when|since|following(?! day)|because|if|until|ahead of|after|before|that|which|whom"
    r"|last|prior to|during"
    r"|past|buil(?:t|ding) on|followed|whether|like|had|recently|hopes? to|invited|able to|willing to|opportunity to"
    r"|readiness to|ready to|agreed to|agree to|need to|wish\w* to|asked|urged|refus\w+ to|prepared to|commitment to"
    r"|plans? for)\b[^,;]{0,70}|\bwhose |\b(?:need|readiness|willingness|desire|opportunity|commitment|ability) )$",
    re.IGNORECASE,
)
LEADING_TIME = re.compile(r"^(?:after|before|during|since|following|as)\b[^,]{0,120}, $", re.IGNORECASE)
#: Words after a verb that put it into another time.
BACKGROUND_AFTER = re.compile(
    r"[^.;,]{0,60}?\b(?:last (?:week|month|year|fall|summer|spring|winter|\w+ber|January|February|March|April"
    r"|May|June|July"
    r"|August)\b(?!'s)|earlier this (?:week|month|year)|in (?:\w+ )?(?:19|20)\d\d\b|(?:weeks|months|years"
    r"|days) (?:ago|earlier)"
    r"|(?:[a-z]+|\d+) times\b(?! (?:on|in|today|yesterday))|twice\b(?! (?:on|in|today|yesterday))"
    r"|previously|every \w+|each \w+|regularly|often|always)\b"
)
#: "The next meeting will be held in Bogotá": told to come, not of what is told.
NEXT = re.compile(
    rf"\b(?:next|subsequent|future|following|previous|(?<!and )last) (?:[\w-]+ ){{0,4}}?(?:{TALK_NOUN}|{BODY_NOUN})\b",
    re.IGNORECASE,
)
#: "opened the meeting": which meeting, the clause does not say.
ANAPHORIC = re.compile(
    rf"^ (?:(?:of|in|at) )?(?:the|this|that|their|his|her|its|these|those) (?:{TALK_NOUN}|event|visit|proceedings)\b"
    r"(?! (?:of|between|with))"
)
PARTY_SUBJECT = re.compile(
    rf"\b(?:(?i:{PEOPLE_NOUN})|sides|governments?|countries|nations|Government|Administration|Delegation|House"
    rf"|Department|Ministry|Council"
    rf"|Office|Group|President|Premier|Minister|Secretary|Commissioner|Ambassador|Governor"
    r"|they|They|two|I|we|We)\b"
)
CLAUSE_END = re.compile(
    r";|(?:(?<=[a-z]{3})|(?<=[\d)”\"]))\. |\bwhile\b|, where\b|, after which\b"
    r"|, which\b(?! (?:is|was|will be) (?:happening|held|taking place))"
    r"|, (?:just |only |a few |several |\w+ )?(?:hours|days|weeks|months|years|an? (?:day|week|month|year))"
    r" (?:after|before)\b"
)
#: Where the people met end and what they met for begins.
PURPOSE = re.compile(
    r"\b(?:to (?:discuss|review|follow|underscore|reaffirm|congratulate|exchange|advance)|about|regarding"
    r"|concerning|on behalf"
    r"|following|building (?:up)?on|that|(?:announced|launched|established|created|proposed|unveiled) by|as part of"
    r"|including on|(?<=, )(?!includ|accompan|represent|compris|join|along)\w+ing (?:the|his|her|their|its|an?|that|to)"
    r"|in (?:honou?r|support|recognition|memory)"
    r"|(?:to |who )?(?:celebrat|honou?r|commemorat|mourn|unveil)(?:e|s|ed|es|ing)?"
    r"|ahead of|instead|as a follow-?\s?up|in preparation for|in advance of|prior to)\b|'s (?=\w)"
)
VIRTUAL = re.compile(
    r"\b(?:virtual(?:ly)?|(?:by|via) (?:secure )?(?:video|phone|telephone)|video-?(?:conference|teleconference|call)"
    r"|videoconferenc\w+|tele(?:phone|conference)\w*|phone|online|secure video|calls?)\b"
)
HYBRID = re.compile(r"\bhybrid\b")
IN_PERSON = re.compile(r"\bin[- ]person\b")
CANCELLED = re.compile(r"\b(?:cancel+ed|called off|postponed)\b")
#: Before a day: it is another event's.
OTHER_EVENT = re.compile(
    r"\b(?:following|since|until|by(?! (?:him|her|them|(?:secure |tele)?(?:phone|video|link))\b)"
    r"|before(?! (?:seeing|meeting|talks)\b)|after|announced|issued"
    r"|published|released"
    r"|signed|established|dated|ahead of|due(?! in)|expires?|effective|left|leav(?:es?|ing)|depart(?:s|ed|ing|ure)?"
    r"|elections?"
    r"|attacks?|invasion|anniversary)\b[^,]{0,40}$",
    re.IGNORECASE,
)


def may_tell(words: str) -> bool:
    """Say quickly whether words have any verb of meeting."""
    return _TRIGGER.search(words) is not None


def find(signs: str) -> Iterator[re.Match[str]]:
    """Yield the verbs of meeting in a skeleton, in order."""
    return matches(VERBS, _FIRST_WORDS, signs)
