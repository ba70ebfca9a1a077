"""Prepared files in, articles and versions out: a batch in one transaction, all of it or nothing.

Batches are stored one after the other, whoever brings them: two runs that meet one article, one new publisher or each
other's copies come to what one run would.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection, transaction

from meetings.choices import ArticleKind, IntakeResult, OrganisationKind
from meetings.intake import copies, revisions
from meetings.intake.directory import hold_organisation
from meetings.intake.drafted_rows import credit_rows, fact_rows, problem_rows
from meetings.intake.stages import Prepared
from meetings.intake.types import ParsedArticle
from meetings.models import Article, ArticleVersion, CreditedSentence, DraftFact, Organisation

from .changes import what_changed

# The number of the lock that a storing transaction holds: any that no other part uses.
_STORING = 7_305_803_160_421

# Characters, as the fields of an article have them.
LONGEST = {"title": 1000, "label": 200, "dateline": 300, "language": 35, "tag": 200}


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in one file came to. Article and version are None where the file was refused."""

    name: str
    result: IntakeResult
    message: str
    article: Article | None = None
    version: ArticleVersion | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file prepared, with its bytes."""

    data: bytes
    prepared: Prepared


@dataclass(slots=True)
class _Place:
    """An article that a batch comes to, held or new, and its versions so far, oldest first."""

    article: Article
    versions: list[ArticleVersion] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a file comes to: a version new or, where the same bytes are held, that one; and the version before it."""

    arrival: Arrival
    version: ArticleVersion
    is_new: bool
    previous: ArticleVersion | None


def store(batch: Sequence[Arrival]) -> list[TakenIn]:
    """Store each file as a new article, as a new version of one held, or not at all; the answers say which.

    Raises ``DatabaseError``, or ``UnreadableFile`` where a text
    cannot be compared; nothing is stored then.
    """
    if not batch:
        return []
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_STORING])
        entries = _placed(batch)
        new = [entry for entry in entries if entry.is_new]
        _save(new)
        copies.recognise(versions=[(entry.version, entry.arrival.prepared.sentences) for entry in new])
        return [_told(entry, _followed(entry)) for entry in entries]


def _placed(batch: Sequence[Arrival]) -> list[_Entry]:
    """Say for each file, in their order, which article and which version of it it is; nothing is saved yet."""
    places = _held([arrival.prepared for arrival in batch])
    publishers = _publishers(arrival.prepared.article for arrival in batch)
    entries = []
    for arrival in batch:
        prepared = arrival.prepared
        key = _key(prepared)
        if key not in places:
            publisher = publishers.get(_publisher_key(prepared.article))
            places[key] = _Place(_article(prepared, publisher))
        versions = places[key].versions
        same = next((version for version in versions if version.sha256 == prepared.source.sha256), None)
        version = same or _version(places[key], arrival)
        entries.append(_Entry(arrival, version, same is None, versions[-1] if versions else None))
        if same is None:
            versions.append(version)
    return entries


def _key(prepared: Prepared) -> str:
    """Return what an article is known by: its URL or, without one, the SHA-256 of its content."""
    return prepared.article.source_url or prepared.source.sha256


def _held(batch: Sequence[Prepared]) -> dict[str, _Place]:
    """Return the held articles that files of the batch are versions of, by what each is known by."""
    # One by one, so that each is found by its own index.
    by_url = Article.objects.filter(source_url__in={each.article.source_url for each in batch} - {None})
    by_content = Article.objects.filter(
        content_sha256__in={each.source.sha256 for each in batch if not each.article.source_url}
    )
    places = {article.source_url or article.content_sha256: _Place(article) for article in [*by_url, *by_content]}
    of_article = {place.article.pk: place for place in places.values()}
    held = ArticleVersion.objects.filter(article__in=of_article).order_by("number").defer("data", "text")
    for version in held:
        version.article = of_article[version.article_id].article
        of_article[version.article_id].versions.append(version)
    return places


def _publishers(articles: Iterable[ParsedArticle]) -> dict[tuple[str, str | None, OrganisationKind], Organisation]:
    """Return the publishers of articles, each looked up once."""
    keys = dict.fromkeys(_publisher_key(article) for article in articles if article.publisher)
    return {key: hold_organisation(name=key[0], country=key[1], kind=key[2]) for key in keys}


def _publisher_key(article: ParsedArticle) -> tuple[str, str | None, OrganisationKind]:
    if article.kind == ArticleKind.WIRE_COPY:
        kind = OrganisationKind.MEDIA
    else:
        kind = OrganisationKind.GOVERNMENT if article.issuing_country else OrganisationKind.OTHER
    return article.publisher or "", article.issuing_country, kind


def _article(prepared: Prepared, publisher: Organisation | None) -> Article:
    parsed = prepared.article
    return Article(
        title=_fitting("title", parsed.title),
        label=_fitting("label", parsed.label),
        source_url=parsed.source_url or "",
        content_sha256="" if parsed.source_url else prepared.source.sha256,
        publisher=publisher,
        issuing_party=parsed.issuing_country or "",
        kind=parsed.kind,
        published_on=parsed.published_on,
        published_at=parsed.published_at,
        published_offset=_offset(parsed.published_at),
        modified_at=parsed.modified_at,
        modified_offset=_offset(parsed.modified_at),
        dateline=_fitting("dateline", parsed.dateline),
        language=_fitting("language", parsed.language),
        tags=[_fitting("tag", tag) for tag in parsed.tags],
    )


def _fitting(field: str, words: str | None) -> str:
    """Return words as long as the field takes; what is longer is cut, visibly. The source keeps them whole."""
    if words is None or len(words) <= LONGEST[field]:
        return words or ""
    return f"{words[: LONGEST[field] - 1]}…"


def _version(place: _Place, arrival: Arrival) -> ArticleVersion:
    source, parsed, drafted = arrival.prepared.source, arrival.prepared.article, arrival.prepared.drafted
    return ArticleVersion(
        article=place.article,
        number=place.versions[-1].number + 1 if place.versions else 1,
        sha256=source.sha256,
        name=source.name[:500],
        data=arrival.data,
        text=source.text,
        encoding=source.encoding,
        problems=problem_rows((*source.problems, *parsed.problems, *drafted.problems)),
    )


def _save(entries: Sequence[_Entry]) -> None:
    """Save the new versions, their articles where they are new, and what was drafted from them."""
    Article.objects.bulk_create(entry.version.article for entry in entries if entry.previous is None)
    for entry in entries:
        if entry.previous is not None:
            _renew(entry.version.article, entry.arrival.prepared.article)
    ArticleVersion.objects.bulk_create(entry.version for entry in entries)
    drafts = [(entry.version, entry.arrival.prepared.drafted) for entry in entries]
    DraftFact.objects.bulk_create(row for version, drafted in drafts for row in fact_rows(version, drafted))
    CreditedSentence.objects.bulk_create(row for version, drafted in drafts for row in credit_rows(version, drafted))


def _renew(article: Article, parsed: ParsedArticle) -> None:
    """Bring the time of modification up to date; all else on the article may have been corrected by staff."""
    if parsed.modified_at and parsed.modified_at != article.modified_at:
        article.modified_at, article.modified_offset = parsed.modified_at, _offset(parsed.modified_at)
        article.save(update_fields=["modified_at", "modified_offset"])


def _followed(entry: _Entry) -> str:
    """Bring what rests on the version before to a new one, and tell of the words that it no longer has."""
    if not entry.is_new or entry.previous is None:
        return ""
    return revisions.follow(version=entry.version, previous=entry.previous).words(entry.version)


def _told(entry: _Entry, left_behind: str) -> TakenIn:
    version, name = entry.version, entry.arrival.prepared.source.name
    if not entry.is_new:
        return held_already(name, version)
    notes = " ".join(str(problem["message"]) for problem in version.problems)
    if entry.previous is None:
        facts = len(entry.arrival.prepared.drafted.facts)
        message = f"{facts} {'fact' if facts == 1 else 'facts'} drafted. {notes}".strip()
        return TakenIn(name, IntakeResult.NEW, message, version.article, version)
    changes = " ".join(what_changed(entry.previous.text, version.text))
    message = " ".join(filter(None, (changes, left_behind, notes)))
    return TakenIn(name, IntakeResult.NEW_VERSION, message, version.article, version)


def held_already(name: str, version: ArticleVersion) -> TakenIn:
    """Tell that a file's bytes are held as ``version``."""
    message = f"The same bytes are held already, as version {version.number}; nothing changed."
    return TakenIn(name, IntakeResult.SAME, message, version.article, version)


def _offset(moment: datetime | None) -> int | None:
    """Return the minutes east of UTC of an aware time."""
    shift = moment.utcoffset() if moment else None
    return None if shift is None else round(shift.total_seconds() / 60)
