"""Quoted words and the people of an article -> the statements: full quotations whose speaker is sure.

A term, a title and a part of the writer's own sentence are no statement. What goes on after the speaker's name, or in
the next paragraph with an opening mark, is the same speaker's.
"""

import re

from meetings.choices import Occasion, StatementForm
from meetings.intake.sentences import sentences
from meetings.intake.types import ReadableText, Span

from ..lexicon import word_set
from ..people import Person
from ..transcripts import is_transcript
from . import marks
from .attribution import Attribution
from .lost import find_lost
from .marks import Quoted
from .speakers import Said, Speaker, Speakers

_AT_THE_SESSION = re.compile(
    r"\b(?:at|during|in) (?:the|this|its) (?:[\w.'-]+ ){0,6}(?:meeting|session|dialogue|roundtable)\b"
)
_SAID_COLON = re.compile(r"\b(?:said|says|stated|states|added|commented|wrote|remarked|continued)\b[^.:\n]{0,80}:$")
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_LONGEST_BETWEEN = 200
#: Fewer words than these between marks are a term or a title, unless they are a sentence.
_FEWEST_WORDS = 4
#: Words that begin a clause, which is a sentence though it goes on with the writer's.
_SUBJECTS = word_set("we it they there this these you he she our i'm we're it's")
#: What stands before a clause quoted.
_LEADS_IN = re.compile(r"(?:[,:.;—–-]|\b(?:that|said|says|because|how|why)|^|\n) ?$")
_LONGEST_LEAD = 10
_QUOTES_HEADING = re.compile(r"(?:Supporting |Related )?[Qq]uot(?:es?|ations?)$")
_DASH = re.compile(r"[-–—]")
#: A paragraph's stop, with what a scan leaves after it.
_STOP = re.compile(r"\.[\s.·•*,']*$")
#: What stands in the source before a paragraph that it sets apart as a quotation.
_BLOCK_MARK = re.compile(r"(?:^|\n)[ \t]*(?:>[ \t]?)+[*_]{0,3}$|<blockquote\b[^<>]*>\s*(?:<p\b[^<>]*>\s*)?$")
_TAG = re.compile(r"<[^>]*>")
_LONGEST_MARK = 200
#: A quotation that one mark opens and one closes has no more paragraphs than these.
_MOST_PARAGRAPHS = 8
#: So many paragraphs before a quotation are near it.
_NEAR = 3


def find_quotations(body: ReadableText, people: list[Person], source: str) -> list[Said]:
    """Return the quotations whose speaker the text names, in reading order. ``source``: the text it was folded from."""
    if is_transcript(body.text):
        return []
    marked = marks.may_quote(body.text)
    if ",  " in source and not (marked and marks.has_double(body.text)):
        lost = find_lost(body, Speakers(body.text, people), source)
        if lost or not marked:
            return lost
    finder = _Finder(body, people, source)
    if marked or ":\n" in body.text:
        for number in range(len(body.paragraphs)):
            if number >= finder.next:
                finder.read(number)
        finder.add_alone()
    return sorted(finder.found, key=lambda said: said.span.start)


class _Finder:
    """Reads an article paragraph by paragraph, and remembers who spoke last."""

    def __init__(self, body: ReadableText, people: list[Person], source: str) -> None:
        self._body = body
        self._source = source
        self._text = body.text
        self._attribution = Attribution(body, Speakers(body.text, people))
        self.found: list[Said] = []
        #: Whose words the next paragraph may go on with.
        self._carried: Speaker | None = None
        #: Quotations that fill their paragraphs and that nobody said yet, for whoever signs them.
        self._unsigned: list[Quoted] = []
        self._before_unsigned: Speaker | None = None
        self._signed_below = False
        self._signature_end = -1
        self._block_end = -1
        #: Quotations that stand alone between paragraphs of somebody's who spoke before.
        self._alone: list[tuple[Quoted, Speaker | None, int]] = []
        self._has_others = False
        #: The next paragraph to read: past those that a quotation runs through.
        self.next = 0

    def read(self, number: int) -> None:
        """Add the statements of one paragraph."""
        paragraph = self._body.paragraphs[number]
        quoted = marks.find(self._text, paragraph)
        if quoted and quoted[-1].open_ended:
            goes_on = self._opens(number + 1)
            paragraph = self._reopened(number, quoted) if goes_on else self._run_on(number, quoted)
        carried, self._carried = self._carried, None
        if not quoted:
            self._read_between(number, carried)
            return
        current: Speaker | None = None
        at = paragraph.start
        if carried and quoted[0].whole.start == paragraph.start and self._is_all_quotation(quoted, paragraph):
            current = carried
        previous: Quoted | None = None
        for each in quoted:
            joined = previous is not None and current is not None and self._goes_on(previous.words, each)
            joined = joined or (current is not None and self._says_more(at, each))
            previous = each
            speaker = self._speaker(each, at, paragraph, current)
            at = each.whole.end
            if speaker is None:
                # A comma leads to whoever said it, though nobody known did.
                self._has_others |= self._text[each.words.end - 1] == "," and self._is_statement(each)
                current = None
                continue
            current = speaker
            self._attribution.remember(speaker, each.whole.start)
            if (joined or self._is_statement(each)) and (not each.open_ended or self._opens(number + 1)):
                self._add(each, speaker)
        if current and (quoted[-1].open_ended or self._is_said_out(at, paragraph.end, current)):
            self._carried = current
        if current is None and quoted[0].whole.start == paragraph.start and self._is_all_quotation(quoted, paragraph):
            self._keep_unsigned(number, quoted)
            self._keep_alone(number, quoted[0])
        else:
            self._add_between(quoted[0], paragraph)
            if self._begins(quoted[0], paragraph):
                self._keep_alone(number, quoted[0])

    def _keep_unsigned(self, number: int, quoted: list[Quoted]) -> None:
        """Remember quotations that fill a paragraph, for whoever signs them or speaks on both sides of them."""
        if not self._unsigned:
            self._signed_below = self._may_be_signed_below(number)
            self._before_unsigned = self._attribution.last
        self._unsigned += quoted

    def _add_between(self, quoted: Quoted, paragraph: Span) -> None:
        """Give the quotations that nobody said yet to whoever spoke both before them and right after them."""
        speaker = self.found[-1].speaker if self.found else None
        before = self._before_unsigned
        if self._unsigned and before and speaker and before.person is speaker.person and speaker.person:
            begins = quoted.whole.start == paragraph.start and any(said.span == quoted.words for said in self.found)
            for each in self._unsigned if begins else ():
                if self._is_statement(each) and not each.open_ended:
                    self._add(each, speaker)
        self._unsigned.clear()

    def _speaker(self, quoted: Quoted, at: int, paragraph: Span, current: Speaker | None) -> Speaker | None:
        """Return whose a quotation is: whom the words beside it name, or ``current``, who spoke before ``at``."""
        told = self._attribution.after(quoted, paragraph.end)
        if told:
            # Through paragraphs runs the speech of one: where two are named, a mark is lost.
            lost = current and current.person is not told.person and "\n" in quoted.words.of(self._text)
            return None if lost else told
        told = self._attribution.before(quoted, at, paragraph.end)
        if told or current is None:
            return told
        if at == paragraph.start:
            return current
        return current if self._is_said_out(at, quoted.whole.start, current) else None

    def _read_between(self, number: int, carried: Speaker | None) -> None:
        """Take what a paragraph without quotations says of those before it and after it: "- Minister A", "B said:"."""
        paragraph = self._body.paragraphs[number]
        signer = self._signer(number) if self._unsigned else None
        if signer:
            self._signature_end = paragraph.end
            for each in self._unsigned:
                if self._is_statement(each) and not (each.open_ended and each is self._unsigned[-1]):
                    self._add(each, signer)
        elif carried and (self._is_set_apart(paragraph) or self._is_block(paragraph)):
            said = Said(paragraph, carried, StatementForm.VERBATIM, Occasion.NOT_STATED, "block-quotation")
            self.found.append(said)
            self._carried, self._block_end = carried, paragraph.end
        elif self._text[paragraph.end - 1] == ":" or self._opens(number + 1):
            self._carried = self._attribution.announced(paragraph)
        self._unsigned.clear()

    def _signer(self, number: int) -> Speaker | None:
        """Return the person whose name is a paragraph under quotations, where it cannot stand above the next ones."""
        paragraph, before = self._body.paragraphs[number], self._body.paragraphs[number - 1]
        gap = self._source[self._body.offsets[before.end - 1] + 1 : self._body.offsets[paragraph.start] + 1]
        if not self._signed_below and not _DASH.search(gap):
            return None
        signer = self._attribution.signed(paragraph)
        return signer if signer and signer.person else None

    def _may_be_signed_below(self, number: int) -> bool:
        """Say whether no line that could name the speaker stands above a quotation."""
        if number == 0:
            return True
        before = self._body.paragraphs[number - 1]
        words = before.of(self._text)
        return before.end == self._signature_end or words[-1] in '.!?”"' or bool(_QUOTES_HEADING.match(words))

    def _run_on(self, number: int, quoted: list[Quoted]) -> Span:
        """Let a quotation left open end where the first mark after it closes it, paragraphs on; return what is read."""
        paragraph = self._body.paragraphs[number]
        for later in range(number + 1, min(number + _MOST_PARAGRAPHS, len(self._body.paragraphs))):
            following = self._body.paragraphs[later]
            if self._is_parted(later):
                break
            close = marks.first_closing(self._text, following)
            if close is None:
                continue
            if close.start < close.end:
                first = quoted.pop()
                words = Span(first.words.start, close.start)
                quoted.append(Quoted(words, Span(first.whole.start, close.end)))
                if close.end < following.end:
                    quoted += marks.find(self._text, Span(close.end, following.end))
                self.next = later + 1
                return Span(paragraph.start, following.end)
            break
        return paragraph

    def _is_parted(self, number: int) -> bool:
        """Say whether words that are not read, as a dateline's are not, stand before a paragraph."""
        before, paragraph = self._body.paragraphs[number - 1], self._body.paragraphs[number]
        gap = self._source[self._body.offsets[before.end - 1] + 1 : self._body.offsets[paragraph.start]]
        return any(sign.isalnum() for sign in _TAG.sub("", gap))

    def _reopened(self, number: int, quoted: list[Quoted]) -> Span:
        """Let a quotation run on through the paragraphs that open with a mark until one closes; return what is read.

        It ends before a paragraph that nothing closes, whose end nobody knows.
        """
        paragraph = self._body.paragraphs[number]
        end, self.next = paragraph.end, number + 1
        for later in range(number + 1, len(self._body.paragraphs)):
            following = self._body.paragraphs[later]
            inner = marks.find(self._text, following)
            if inner[0].open_ended and not self._opens(later + 1):
                break
            first = quoted.pop()
            words = Span(first.words.start, inner[0].words.end)
            quoted += [Quoted(words, Span(first.whole.start, inner[0].whole.end), inner[0].open_ended), *inner[1:]]
            end, self.next = following.end, later + 1
            if not inner[-1].open_ended or not self._opens(later + 1):
                break
        return Span(paragraph.start, end)

    def _keep_alone(self, number: int, quoted: Quoted) -> None:
        """Remember a quotation that fills a paragraph, and who spoke last before it."""
        if not number or (quoted.open_ended and not self._opens(number + 1)):
            return
        before = self._body.paragraphs[number - 1]
        if _STOP.search(self._text, before.start, before.end) and self._text[quoted.words.end - 1] in ".!?":
            near = self._body.paragraphs[max(0, number - _NEAR)].start
            self._alone.append((quoted, self._attribution.last, near))

    def add_alone(self) -> None:
        """Add the quotations that stand alone, where the article has one speaker: they can be nobody else's.

        Before that one spoke first, they are theirs only where they are named near.
        """
        people = {id(said.speaker.person): said.speaker for said in self.found}
        if not self._alone or self._has_others or len(people) != 1:
            return
        speaker = next(iter(people.values()))
        if speaker.person is None:
            return
        taken = {said.span for said in self.found}
        for each, last, near in self._alone:
            theirs = last.person is speaker.person if last else self._is_named(speaker, near, each.whole.start)
            if theirs and each.words not in taken and self._is_statement(each):
                self._add(each, speaker)

    def _is_named(self, speaker: Speaker, start: int, end: int) -> bool:
        """Say whether a run of the text names a speaker and nobody else."""
        named = self._attribution.named(start, end)
        return len(named) == 1 and named[0] is speaker.person

    def _begins(self, quoted: Quoted, paragraph: Span) -> bool:
        """Say whether a sentence quoted begins a paragraph, and a sentence of the writer's follows it."""
        if quoted.whole.start != paragraph.start or self._text[quoted.words.end - 1] != ".":
            return False
        return self._text[quoted.whole.end : quoted.whole.end + 2].lstrip()[:1].isupper()

    def _is_set_apart(self, paragraph: Span) -> bool:
        """Say whether the source marks a paragraph as a block quotation."""
        at = self._body.offsets[paragraph.start]
        return bool(_BLOCK_MARK.search(self._source[max(0, at - _LONGEST_MARK) : at]))

    def _is_block(self, paragraph: Span) -> bool:
        """Say whether a paragraph without marks is speech: in the first person, and under "Minister A said:"."""
        before = self._text[max(0, paragraph.start - _LONGEST_BETWEEN) : paragraph.start - 1]
        follows = bool(_SAID_COLON.search(before)) or self._block_end == paragraph.start - 1
        words = paragraph.of(self._text)
        return follows and words[-1] in ".!?…" and words[0].isupper() and bool(_FIRST_PERSON.search(words))

    def _add(self, quoted: Quoted, speaker: Speaker) -> None:
        near = self._text[quoted.whole.end : quoted.whole.end + 120].partition("“")[0]
        occasion = Occasion.AT_SESSION if _AT_THE_SESSION.search(near) else Occasion.NOT_STATED
        self.found.append(Said(quoted.words, speaker, StatementForm.VERBATIM, occasion, "quotation"))

    def _is_statement(self, quoted: Quoted) -> bool:
        words = quoted.words.of(self._text).split()
        if len(words) < _FEWEST_WORDS:
            # "It is dear," is a sentence.
            return len(words) == _FEWEST_WORDS - 1 and words[0][0].isupper() and words[0].lower() in _SUBJECTS
        if words[0][0].isupper() or words[0].lower() in _SUBJECTS:
            return True
        if len(words) < 2 * _FEWEST_WORDS or not words[0][0].islower():
            return len(words) >= 2 * _FEWEST_WORDS
        # After "and" and the like stands a part of the writer's own sentence.
        return bool(_LEADS_IN.search(self._text, max(0, quoted.whole.start - _LONGEST_LEAD), quoted.whole.start))

    def _goes_on(self, before: Span, quoted: Quoted) -> bool:
        """Say whether words go on with the sentence quoted before: "We came," he said, "and we stay"."""
        between = self._text[before.end : quoted.whole.start].rstrip()
        if self._text[before.end - 1] != "," or len(between) > _LONGEST_BETWEEN or "\n" in between:
            return False
        return between.endswith(",") and len(quoted.words.of(self._text).split()) >= _FEWEST_WORDS

    def _says_more(self, at: int, quoted: Quoted) -> bool:
        """Say whether a quotation, however short, is one more sentence of who was named: "We came," A said. "We"
        " stay."."""
        words = quoted.words.of(self._text)
        between = self._text[at : quoted.whole.start]
        return between.endswith(". ") and words[0].isupper() and words[-1] in ".!?" and " " in words

    def _opens(self, number: int) -> bool:
        """Say whether a paragraph begins with a quotation: one left open in the paragraph before ended with it."""
        if number == len(self._body.paragraphs):
            return False
        paragraph = self._body.paragraphs[number]
        if self._text[paragraph.start] not in marks.OPENING:
            return False
        quoted = marks.find(self._text, paragraph)
        return bool(quoted) and quoted[0].whole.start == paragraph.start

    def _is_all_quotation(self, quoted: list[Quoted], paragraph: Span) -> bool:
        """Say whether nothing but quotations, and notes in brackets, stands in a paragraph."""
        if quoted[-1].open_ended:
            return len(quoted) == 1
        rest = self._text[quoted[-1].whole.end : paragraph.end].strip(" .")
        return len(quoted) == 1 and (not rest or (rest[0] in "([" and rest[-1] in ")]"))

    def _is_said_out(self, at: int, end: int, speaker: Speaker) -> bool:
        """Say whether neither a sentence of the writer's nor another's name stands in a run beside quotations."""
        if end - at >= _LONGEST_BETWEEN or len(sentences(self._text, Span(at, end))) > 1:
            return False
        return all(person is speaker.person for person in self._attribution.named(at, end))
