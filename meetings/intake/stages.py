"""What one file, or two texts, come to without the database: the pure stages, one after the other.

In: a name and bytes, or texts to compare. Out: frozen values that travel between processes. Pure.
"""

from dataclasses import dataclass, replace

from meetings.choices import ArticleKind, DifferenceKind
from meetings.intake.copying import (
    ComparedText,
    KeyedSentence,
    compared,
    find_copied,
    find_differences,
    keyed_sentences,
    same_words,
)
from meetings.intake.drafting import draft
from meetings.intake.parsing import parse
from meetings.intake.reading import read
from meetings.intake.types import Copied, Credit, Difference, Draft, ParsedArticle, ReadableText, SourceText

# Texts kept ready to be compared, those just prepared above all, and the longest that is worth its memory (characters).
KEPT_TEXTS = 128
LONGEST_KEPT = 50_000
_NO_BODY = ReadableText("", (0,), ())


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file read, parsed, drafted and indexed. The article's headline and body, which are large, stay behind."""

    source: SourceText
    article: ParsedArticle
    drafted: Draft
    sentences: tuple[KeyedSentence, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A text to compare: its kind, and the sentences that it credits to another source."""

    source: SourceText
    kind: ArticleKind
    credits: tuple[Credit, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What a copy has of an original.

    ``exact[i]``: the words of ``copied[i]`` are the same. ``lacking`` are the differences that hold only if the copy
    credits this very original.
    """

    copied: tuple[Copied, ...] = ()
    exact: tuple[bool, ...] = ()
    differences: tuple[Difference, ...] = ()
    lacking: tuple[Difference, ...] = ()


def prepare(name: str, data: bytes) -> Prepared:
    """Read, parse, draft and index a file.

    Raises ``UnreadableFile`` for bytes that cannot be taken in.
    """
    source = read(name, data)
    article = parse(source)
    text = compared(article.body)
    _keep(source.sha256, text)
    slim = replace(article, headline=None, body=_NO_BODY)
    return Prepared(source, slim, draft(article, source, text.sentences), keyed_sentences(text))


def compare(pairs: tuple[tuple[Told, Told], ...]) -> tuple[Compared, ...]:
    """Return what each copy has of its original, for pairs of a copy and an original."""
    texts = {text.source.sha256: text.source for pair in pairs for text in pair}
    ready = {sha256: _ready(source) for sha256, source in texts.items()}
    return tuple(
        _compare(copy, ready[copy.source.sha256], original, ready[original.source.sha256]) for copy, original in pairs
    )


def _compare(copy: Told, mine: ComparedText, original: Told, theirs: ComparedText) -> Compared:
    copied = find_copied(mine, theirs)
    if not copied:
        return Compared()
    found = find_differences(
        copy=mine,
        original=theirs,
        copied=copied,
        credits=copy.credits,
        copy_text=copy.source.text,
        original_text=original.source.text,
        copy_kind=copy.kind,
        original_kind=original.kind,
    )
    return Compared(
        copied=copied,
        exact=tuple(same_words(mine, theirs, passage) for passage in copied),
        differences=tuple(each for each in found if each.kind != DifferenceKind.CREDITED_WORDS),
        lacking=tuple(each for each in found if each.kind == DifferenceKind.CREDITED_WORDS),
    )


def _ready(source: SourceText) -> ComparedText:
    text = _kept.pop(source.sha256, None) or compared(parse(source).body)
    _keep(source.sha256, text)
    return text


def _keep(sha256: str, text: ComparedText) -> None:
    """Keep a text for when it is compared again; the one that was not for the longest goes."""
    if len(text.body.text) <= LONGEST_KEPT:
        _kept[sha256] = text
        if len(_kept) > KEPT_TEXTS:
            del _kept[next(iter(_kept))]


_kept: dict[str, ComparedText] = {}
