"""A place beside a quotation -> whose it is, by the words after it ("... said A"), or before it ("A said:").

Who is meant by "he" is the last speaker, or the one person whom the sentence before is about; whoever two could be is
nobody.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice

from meetings.intake.sentences import sentences
from meetings.intake.types import ReadableText, Span

from ..people import Person
from .marks import Quoted
from .speakers import Speaker, Speakers, of_person

#: Verbs that tell of saying; "X praised the crew" above a quotation does too.
_SAYS = (
    r"(?:said|says|stated|states|added|adds|noted|notes|remarked|remarks|told|tells|explained|explains|declared"
    r"|declares"
    r"|wrote|writes|continued(?! [a-z]+(?<! by)(?<! in)(?<! on))|concluded|commented|affirmed|emphasi[sz]ed"
    r"|stressed|observed|observes|tweeted|posted"
    r"|posts"
    r"|asserted|asserts|announced|reiterated|highlighted|quipped|warned|warns|argued|argues|insisted|recalled|replied"
    r"|responded|answered|asked|urged|cautioned|maintained|acknowledged|admitted|opined|mentioned|underlined"
    r"|underscored"
    r"|pointed out|(?:was|is) quoted (?:by [\w ]{2,30} )?as (?:saying|telling)|went on(?: to (?:say|add|note))?"
    r"|exclaimed"
    r"|joked|vowed|pledged"
    r"|reacted|shared|expressed(?=[:,] )"
    r"|(?:put|puts) it|lamented|testified|promised|disclosed|confirmed|thundered|intoned|concurred|read|reads"
    r"|(?:issued|released|made|delivered|gave|offered) (?:the following|this|a|an)(?: \w+){0,3}"
    r" (?:statements?|remarks|message|tribute|comments?|reaction|response))"
)
_SAYING = (
    r"(?:saying|adding|noting|stressing|telling|writing|stating|emphasi[sz]ing|warning|declaring|remarking|observing"
    r"|explaining|quoted as saying|to say|tweeting|posting|asserting|concluding)"
)
_ADVERBS = (
    r"(?:,? (?:today|yesterday|also|then|later|further|again|has|had|has also|recently|once|in turn"
    r"|meanwhile|reportedly|clearly|repeatedly|publicly|consistently|all))*"
)
#: What may stand between a speaker and the verb: where, when and how.
_ASIDE = (
    r"(?: \([^()\n]{1,40}\))?(?: (?:of|for|to|with) [^,.;:“”\"\n]{2,120},(?= ))?(?:,? (?:(?:in|on|at|during|via"
    r"|through|from|while|speaking|addressing|writing"
    r"|referring|taking|responding|quoting"
    r"|who|which|whose|when|after|before|told|along)\b)[^,.;:“”\"]{2,120},?)?"
)
_VERB_FIRST = re.compile(
    rf",? ?(?:—|–|-)? ?(?:{_SAYS}|according to)(?: (?:today|yesterday|[A-Z][a-z]+day|on [A-Z][a-z]+day))? "
)
#: "..., the agency quoted A as saying".
_QUOTED_BY = re.compile(r",? [^.,;:“”\"\n]{2,60}? (?:quoted|cited|reported) (?:the )?")
_AS_SAYING = re.compile(r" as (?:saying|telling|stating|adding|writing)\b")
#: What a scan leaves between a quotation and whoever said it.
_SPECKS = re.compile(r"[\s,.;·•*°'’‘_~^|-]{0,30}")
_DASH = re.compile(r" ?(?:—|–|--|-) ?")
_THEN_VERB = re.compile(rf"{_ASIDE}{_ADVERBS},? (?P<verb>{_SAYS})\b")
_PRONOUN = re.compile(r"(?:[Hh]e|[Ss]he|[Tt]he (?:diplomat|official|envoy|politician|lawmaker))\b")
_THE_OFFICE = re.compile(r"[Tt]he ([Mm]inister|[Aa]mbassador|[Ss]ecretary|[Ss]enator|[Ss]pokes(?:man|woman|person))\b")
#: After a full quotation, "Smith noted the rise" begins another sentence; "Smith said." and "he told reporters" do not.
_ENDS = re.compile(
    r" ?(?:[.,;:]|$|\n|\(|reporters|journalists|media|the media|in|on|at|during|after|to|via|when|while|as|from|before)"
)
_NEXT_WORD = re.compile(r" (?:that|the (?!media|press|briefing|meeting|talks|occasion))\b")
_LAST_VERB = re.compile(rf"\b(?:(?P<says>{_SAYS})|(?P<saying>{_SAYING}))\b")
#: A line that tells what somebody said or did by saying it, above their words: "President A thanked the crew."
_SPEECH_ACT = re.compile(
    r" (?:also |then |further )?(?:praised|spoke|thanked|congratulated|recogni[sz]ed|invited|highlighted|applauded"
    r"|hailed|warned|condemned"
    r"|reflected|welcomed"
    r"|reiterated|emphasi[sz]ed|commended|hono[u]?red|touted|outlined|previewed|underscored|joked|reaffirmed|explained"
    r"|addressed|discussed|announced|promised|vowed|described|saluted|urged|called (?:for|on))\b"
)
_FIRST_VERB = re.compile(rf"(?P<who>[^.;:“”\"\n]{{2,120}}?),? (?:{_SAYS})\b")
_ACCORDING = re.compile(r"\b[Aa]ccording to ")
#: Before the name of who said the sentence that it ends: "The port is open again, Carter said."
_TOLD_LAST = re.compile(rf", (?=[A-Z][^,.;“”\"]{{1,60}}? {_SAYS}\b[^,;“”\"]{{0,60}}\.$)")
_HIM = re.compile(r"(?:him|her)[,:]")
_BRACKET = re.compile(r" \([^()\n]{1,40}\)$")
_TAIL = re.compile(r"[^.;“”\"\n]{0,110}$")
_LEADS_ON = re.compile(
    r"(?:[,:]|(?:^| )[–—-]|\bthat|\bsaying"
    r"|\b(?:reporters|journalists|lawmakers|parliament|the (?:media|press|meeting|audience)))$"
)
_HANDLE = re.compile(r"(?: ?\(@?[\w .,/-]{1,60}\)| (?:on|of) [^:.]{3,140}| ?\[[^\]]{1,40}\])?:? ?:?$")
_STATEMENT_BY = re.compile(r"(?:Statement|Quote|Message|Comment|Remark)s? (?:from|by|of|attributed to) ")
_FOLLOWING = re.compile(
    r"(?:The f|F)ollowing (?:is|are) (?:the (?:full )?text of )?(?:an? |the |his |her )?(?:[\w-]+ ){0,2}"
    r"(?:statements?|remarks|message|address|speech|comments|tribute)"
    r" (?:(?:made|issued|delivered|given|released) )?(?:by|from|of) "
)
_BULLET = re.compile(r"[-–•*] +")
_TITLED_LABEL = re.compile(r"(?: \([^()\n]{1,30}\))?(?:,(?! who\b)| (?:and|&|of|for|to)(?= [A-Z])) [^:;\n]{3,140}:")
_LABEL_WORDS = 14
_TRAILING = re.compile(
    r"(?:,? (?:clearly|repeatedly|publicly|consistently|also|then|later|further|again|once|recently|has|had|earlier"
    r"|meanwhile|still|even))+$"
)
#: "The message reads, in part:" under "A sent greetings to B."
_MESSAGE = re.compile(
    r"(?:The|His|Her) (?:\w+ )?(?:message|letter|telegram|cable|note) (?:reads|read|says|said|states|stated)"
    r"(?:,? in part)?[:,]? ?"
)
_SENT = re.compile(r" (?:has |have |also )?(?:sent|conveyed|extended|wrote|addressed|cabled)\b")
_LONGEST_LINE = 300
_LONGEST_SIGNATURE = 24
_BOUNDARY_SIGNS = ".!?:;,”\"—–)]…'“"
#: Somebody without a name, who is told to speak: "she" after that is nobody known.
_SOMEBODY = re.compile(rf"(?:An?|One|Another|Some|Several|Many|Two|Residents|Villagers)\b[^.\n]*? (?:{_SAYS})\b")
_CLAUSE = re.compile(r", |\band ")
_BACK = 3


class Attribution:
    """Tells whose a quotation is, and remembers who spoke last."""

    def __init__(self, body: ReadableText, speakers: Speakers) -> None:
        """Take the folded text and who is named in it."""
        self._body = body
        self._text = body.text
        self._speakers = speakers
        self._last: tuple[Speaker, int] | None = None

    def remember(self, speaker: Speaker, at: int) -> None:
        """Take note of who said the quotation at ``at``."""
        self._last = (speaker, at)

    @property
    def last(self) -> Speaker | None:
        """Who spoke last; None: nobody yet."""
        return self._last[0] if self._last else None

    def named(self, start: int, end: int) -> list[Person]:
        """Return the people named in a run of the text."""
        return self._speakers.between(start, end)

    def after(self, quoted: Quoted, end: int) -> Speaker | None:
        """Return who is named right after a quotation: "... said Director Carter", "... Carter said"."""
        text, at = self._text, quoted.whole.end
        if at >= end or not self._begins_sentence(quoted.whole.start):
            return None
        verb = _VERB_FIRST.match(text, at, end)
        if verb:
            named = self._speakers.at(verb.end())
            return named[0] if named else None
        by_another = _QUOTED_BY.match(text, at, end)
        if by_another and (named := self._speakers.at(by_another.end())):
            return named[0] if _AS_SAYING.match(text, named[1]) else None
        dash = _DASH.match(text, at, end)
        if dash and dash.end() < end:
            named = self._speakers.at(dash.end())
            return named[0] if named and named[0].person and text[named[1] : end].strip(" .") == "" else None
        specks = _SPECKS.match(text, at, end)
        place = specks.end() if specks else at
        told = self._told(place, quoted.whole.start, end)
        if told is None:
            return self._further(place, end) if text[quoted.words.end - 1] == "," else None
        return told[0] if self._closes(quoted, told[1], end) else None

    def follows(self, place: int, start: int, end: int) -> Speaker | None:
        """Return who the words from ``place`` on say spoke what began at ``start``: "B said"; None: nobody."""
        told = self._told(place, start, end)
        return told[0] if told else None

    def _told(self, place: int, start: int, end: int) -> tuple[Speaker, int] | None:
        """Return who is named at ``place`` before a verb of saying, and where that ends."""
        if place >= end:
            return None
        pronoun = _PRONOUN.match(self._text, place, end)
        named = None if pronoun else self._speakers.at(place)
        office = None if pronoun or named else self._whoever_holds(place, end)
        word = pronoun or office
        if word is None and named is None:
            return None
        verb = _THEN_VERB.match(self._text, word.end() if word else named[1] if named else place, end)
        speaker = self.topic(start) if pronoun else named[0] if named else self.last
        return (speaker, verb.end()) if verb and speaker else None

    def _whoever_holds(self, place: int, end: int) -> re.Match[str] | None:
        """Return "the Minister" where whoever spoke last is one, or is not known to be anything and nobody else is"
        " one."""
        office = _THE_OFFICE.match(self._text, place, end)
        if office is None or self._last is None or self._last[0].person is None:
            return None
        held = self._last[0].person.position
        if held is not None:
            # Of several ministers, who spoke last.
            return office if office[1].lower() in held.lower() else None
        return office if self._speakers.is_vacant(office[1].lower()) else None

    def _further(self, place: int, end: int) -> Speaker | None:
        """Return whose name stands before the verb of saying that a quotation's comma leads to, past other words."""
        verb = _FIRST_VERB.match(self._text, place, end)
        named = self._speakers.ending_at(verb.end("who")) if verb else None
        people = self._speakers.between(place, verb.end("who")) if verb else []
        return named if len(people) == 1 else None

    def _closes(self, quoted: Quoted, verb_end: int, end: int) -> bool:
        """Say whether a verb after a quotation tells of it, rather than begin the next sentence."""
        if self._text[quoted.words.end - 1] in ",?!" or self._text[quoted.whole.end : quoted.whole.end + 1] == ",":
            return True
        return bool(_ENDS.match(self._text, verb_end, end)) and not _NEXT_WORD.match(self._text, verb_end, end)

    def _begins_sentence(self, start: int) -> bool:
        """Say whether a quotation begins a sentence or a clause, rather than go on with the writer's."""
        before = self._text[max(0, start - 2) : start].rstrip(" ")
        return not before or before[-1] in _BOUNDARY_SIGNS or before[-1] == "\n"

    def before(self, quoted: Quoted, start: int, end: int) -> Speaker | None:
        """Return who is named right before a quotation: "Randhir Jaiswal, said, ..."."""
        if quoted.whole.start <= start:
            return None
        return self.leading(start, quoted.whole.start) or self._illustrated(quoted, start, end)

    def _illustrated(self, quoted: Quoted, start: int, end: int) -> Speaker | None:
        """Return who speaks in the sentence that a full quotation illustrates: "A called for calm. "We must ...""."""
        text = self._text
        parts = sentences(text, Span(start, quoted.whole.start))
        if not parts or text[quoted.words.end - 1] not in ".!?," or text[quoted.whole.end : end].strip(" _*"):
            return None
        if text[quoted.words.end - 1] == "," and self._is_told_below(quoted, end):
            return None
        last = self._without_bullet(parts[-1])
        pronoun = _PRONOUN.match(text, last.start, last.end)
        named = None if pronoun else self._speakers.at(last.start)
        told = pronoun.end() if pronoun else named[1] if named else None
        if text[last.end - 1] not in ".:" or told is None or not self._tells(told, last.end):
            return None
        return self.topic(last.start) if pronoun else named[0] if named else None

    def _is_told_below(self, quoted: Quoted, end: int) -> bool:
        """Say whether the comma at a paragraph's end leads to who spoke, a line below; else it is a slip for a stop."""
        below = end + 1
        return bool(_VERB_FIRST.match(self._text, below)) or bool(
            self._told(below, quoted.whole.start, len(self._text))
        )

    def leading(self, start: int, end: int) -> Speaker | None:
        """Return who the words up to ``end`` say will speak: "A said,", "he added:", "Senator A:"."""
        parts = sentences(self._text, Span(start, end))
        if not parts:
            return None
        lead = self._without_bullet(parts[-1])
        if _MESSAGE.fullmatch(self._text, lead.start, lead.end):
            return self._sender(lead.start)
        credit = _ACCORDING.search(self._text, lead.start, lead.end)
        if credit:
            if _HIM.match(self._text, credit.end(), end):
                return self.topic(lead.start)
            named = self._speakers.at(credit.end())
            return named[0] if named and self._text[named[1] : end].strip() in (",", ":") else None
        verb = said = None
        for match in _LAST_VERB.finditer(self._text, lead.start, lead.end):
            verb, said = match, match if match["says"] else said
        if verb is None or not _TAIL.match(self._text[verb.end() : lead.end].rstrip()):
            return self._label(lead)
        tail = self._text[verb.end() : lead.end].strip()
        if tail and not _LEADS_ON.search(tail):
            return None
        if said and said is not verb and (speaker := self._subject(lead.start, said.start(), is_participle=False)):
            # "They discussed trade, A said, adding: ..."
            return speaker
        return self._subject(lead.start, verb.start(), is_participle=verb["says"] is None)

    def _sender(self, end: int) -> Speaker | None:
        """Return who is told to have sent a message in the sentence before ``end``: "A sent greetings to B."."""
        before = sentences(self._text, Span(max(0, end - _LONGEST_LINE), end))
        named = self._speakers.at(before[-1].start) if before else None
        return named[0] if named and _SENT.match(self._text, named[1]) else None

    def _without_bullet(self, sentence: Span) -> Span:
        """Return a sentence without the sign of a list that it begins with."""
        bullet = _BULLET.match(self._text, sentence.start, sentence.end)
        return Span(bullet.end(), sentence.end) if bullet and bullet.end() < sentence.end else sentence

    def announced(self, paragraph: Span) -> Speaker | None:
        """Return whose words the next paragraph is said to hold: "Minister A said:", "Minister A thanked the crew."."""
        if self._text[paragraph.end - 1] in ":,–—-" and not _FOLLOWING.match(self._text, paragraph.start):
            return self.leading(paragraph.start, paragraph.end)
        parts = sentences(self._text, paragraph)
        last = parts[-1] if parts else paragraph
        opening = _FOLLOWING.match(self._text, last.start, last.end)
        named = self._speakers.at(opening.end() if opening else last.start)
        if named is None or not named[0].person:
            return None
        if opening:
            return named[0]
        line = last.start == paragraph.start and last.end - last.start < _LONGEST_LINE
        told = _THEN_VERB.match(self._text, named[1], last.end)
        return named[0] if told or (line and _SPEECH_ACT.match(self._text, named[1])) else None

    def signed(self, paragraph: Span) -> Speaker | None:
        """Return whose name alone stands in a line, under a quotation: "- Minister A, Ministry of Health"."""
        words = paragraph.of(self._text).lstrip("-–—• ")
        if not words or len(words.split()) > _LONGEST_SIGNATURE or words[-1] in ".:?!":
            return None
        named = self._speakers.at(paragraph.end - len(words))
        if named is None or named[0].name is None or _LAST_VERB.search(words):
            return None
        people = self._speakers.between(paragraph.start, paragraph.end)
        following = words[named[1] - paragraph.end + len(words) :][:1]
        return named[0] if len(people) <= 1 and following in ("", ",", " ", "(") else None

    def _label(self, lead: Span) -> Speaker | None:
        """Return whose name alone stands before a quotation, with a colon: "Senator A:", "Pilot B on the journey:"."""
        words = lead.of(self._text)
        if not words.endswith(":"):
            return None
        opening = _STATEMENT_BY.match(self._text, lead.start, lead.end)
        if opening:
            named = self._speakers.at(opening.end())
            return named[0] if named and named[1] == lead.end - 1 else None
        named = self._speakers.at(lead.start)
        # "ICYMI:" and "NPR:" are no one's name for sure.
        if named and _HANDLE.fullmatch(self._text, named[1], lead.end) and (named[0].person or " " in words):
            return named[0]
        if named and named[0].person and _SPEECH_ACT.match(self._text, named[1], lead.end):
            return named[0]
        people = self._speakers.between(lead.start, lead.end)
        # "Pilot A, owner, B Air Lines:"
        if named and named[0].person and len(people) == 1 and _TITLED_LABEL.fullmatch(self._text, named[1], lead.end):
            return named[0]
        ending = self._speakers.ending_at(lead.end - 1)
        if ending and ending.person and len(people) <= 1 and len(words.split()) <= _LABEL_WORDS:
            return ending
        return None

    def _subject(self, start: int, verb: int, *, is_participle: bool) -> Speaker | None:
        """Return the subject of a verb of saying: who stands right before it, or who begins the sentence."""
        text = self._text
        before = text[start:verb].rstrip(" ")
        joined = is_participle or before.endswith((" and", ",", " but", " then", " also", " further", " has", " had"))
        place = start + len(_BRACKET.sub("", before.rstrip(" ,")))
        if not before:
            return None
        plain = _TRAILING.sub("", before)
        words = plain.rsplit(" ", 1)
        if _PRONOUN.fullmatch(words[-1]):
            return self.topic(start + len(plain) - len(words[-1]))
        direct = None if is_participle else self._speakers.ending_at(place) or self._group_ending_at(start, place)
        return direct or self._opening(start, verb, joined)

    def _group_ending_at(self, start: int, place: int) -> Speaker | None:
        """Return the office or body whose name runs from a clause's start to ``place``."""
        for begin in self._clause_starts(start, place):
            named = self._speakers.at(begin)
            if named and named[1] == place:
                return named[0]
        return None

    def _clause_starts(self, start: int, end: int) -> Iterator[int]:
        yield start
        for match in _CLAUSE.finditer(self._text, start, end):
            yield match.end()

    def _opening(self, start: int, verb: int, joined: bool) -> Speaker | None:
        """Return who begins a sentence whose verb of saying comes later: "A, who arrived on Monday, said"."""
        for begin in islice(self._clause_starts(start, verb), 2):
            pronoun = _PRONOUN.match(self._text, begin, verb)
            if pronoun and joined:
                return self.topic(begin)
            named = self._speakers.at(begin)
            if named and named[1] <= verb:
                between = self._text[named[1] : verb]
                if joined or re.fullmatch(rf"{_ASIDE}{_ADVERBS},? ?", between):
                    return named[0]
        return None

    def topic(self, place: int) -> Speaker | None:
        """Return whom "he" or "she" at ``place`` means; None where several people could be."""
        first = bisect_right(self._body.paragraphs, place, key=lambda each: each.start)
        for paragraph in reversed(self._body.paragraphs[max(0, first - _BACK) : first]):
            for sentence in reversed(sentences(self._text, Span(paragraph.start, min(paragraph.end, place)))):
                if self._last and self._last[1] >= sentence.start:
                    return self._last[0]
                told = self._told_of(sentence)
                if not told and _SOMEBODY.match(self._text, sentence.start, sentence.end):
                    return None
                if told:
                    return told[0] if len(told) == 1 else None
        return None

    def _told_of(self, sentence: Span) -> list[Speaker]:
        """Return the person whom a sentence is about: its subject, or else all that it names."""
        if self._text[sentence.start] in '“"«„' or _PRONOUN.match(self._text, sentence.start):
            return []
        credited = _ACCORDING.match(self._text, sentence.start, sentence.end) or _TOLD_LAST.search(
            self._text, sentence.start, sentence.end
        )
        named = self._speakers.at(credited.end()) if credited else None
        if named and named[0].person:
            return [named[0]]
        people = [of_person(person) for person in self._speakers.between(sentence.start, sentence.end)]
        for begin in islice(self._clause_starts(sentence.start, sentence.end), 2):
            named = self._speakers.at(begin)
            if named and named[0].person and (len(people) <= 1 or self._tells(named[1], sentence.end)):
                return [named[0]]
        return people

    def _tells(self, at: int, end: int) -> bool:
        """Say whether a verb of speech follows a name: of two people in a sentence, its subject speaks on."""
        return bool(_THEN_VERB.match(self._text, at, end) or _SPEECH_ACT.match(self._text, at, end))
