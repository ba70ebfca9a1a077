"""Files in; articles, versions, drafted facts and copied passages out. The only writer of what sources say.

Reading, parsing and drafting happen before the transaction; each file is stored whole or not at all.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

import pghistory
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.db.models import Max

from meetings.choices import ArticleKind, IntakeResult, JobStatus, OrganisationKind
from meetings.exceptions import UnreadableFile
from meetings.intake import copies
from meetings.intake.copying import shingle_keys
from meetings.intake.directory import hold_organisation
from meetings.intake.drafting import draft
from meetings.intake.parsing import parse
from meetings.intake.reading import read, read_archive
from meetings.intake.types import Credit, Draft, ParsedArticle, Problem, SourceText
from meetings.intake.values import value_to_json
from meetings.models import (
    Article,
    ArticleVersion,
    CreditedSentence,
    DraftFact,
    IntakeFile,
    IntakeRun,
    PassageKey,
)

QUEUE_ABOVE = 20
SHOWN_CHANGES = 3


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What taking in one file came to. Article and version are None where the file was refused."""

    name: str
    result: IntakeResult
    message: str
    article: Article | None = None
    version: ArticleVersion | None = None


def start_intake(*, files: Sequence[tuple[str, bytes]], user: User | None) -> IntakeRun:
    """Keep the files of a run, ZIPs opened, for ``run_intake``; more than QUEUE_ABOVE go to the worker.

    ``files`` are names and bytes. A ZIP that cannot be opened becomes one refused file.
    """
    with transaction.atomic():
        run = IntakeRun.objects.create(asked_by=user)
        members = [member for name, data in files for member in opened(name, data)]
        IntakeFile.objects.bulk_create(
            IntakeFile(run=run, position=position, name=name, data=data, result=result, message=message)
            for position, (name, data, result, message) in enumerate(members, start=1)
        )
        if len(members) > QUEUE_ABOVE:
            # By name: jobs stand on a higher floor. Queued in this transaction, so run and job come together.
            _queue("meetings.jobs.run_intake", run_id=run.pk)
    if len(members) <= QUEUE_ABOVE:
        run_intake(run_id=run.pk)
    run.refresh_from_db()
    return run


def run_intake(*, run_id: int) -> None:
    """Take in the files of a run that have not been: each in its own transaction, so that a second try goes on."""
    run = IntakeRun.objects.select_related("asked_by").get(pk=run_id)
    with pghistory.context(user=run.asked_by_id, source="intake", run=run_id):
        IntakeRun.objects.filter(pk=run_id).update(status=JobStatus.RUNNING)
        try:
            for pk in list(run.files.filter(result="").values_list("pk", flat=True)):
                _take_in_waiting(pk)
        except Exception as error:
            # Shown on the run's page; the job's own log has the rest.
            message = f"Stopped by an error ({type(error).__name__}). What was taken in is kept; start the rest again."
            IntakeRun.objects.filter(pk=run_id).update(status=JobStatus.FAILED, message=message)
            raise
        IntakeRun.objects.filter(pk=run_id).update(status=JobStatus.DONE, message="")


def _take_in_waiting(pk: int) -> None:
    """Take in a file of a run; a second worker that came to it first has done all there is to do."""
    with transaction.atomic():
        file = IntakeFile.objects.select_for_update().get(pk=pk)
        if file.result:
            return
        taken = take_in(name=file.name, data=bytes(file.data))
        file.result, file.message, file.data = taken.result, taken.message, b""
        file.article, file.version = taken.article, taken.version
        file.save()


def take_in(*, name: str, data: bytes) -> TakenIn:
    """Store one file as a new article, as a new version of one held, or not at all; the answer says which.

    Never raises for what a file holds: a file that cannot be read is refused with the reason.
    """
    try:
        source = read(name, data)
    except UnreadableFile as refusal:
        return TakenIn(name, IntakeResult.REFUSED, str(refusal))
    parsed = parse(source)
    drafted = draft(parsed, source)
    with transaction.atomic():
        # Two people taking in one article at once go one after the other.
        _lock(parsed.source_url or source.sha256)
        article = _held(parsed, source)
        if article and (same := article.versions.filter(sha256=source.sha256).first()):
            message = f"The same bytes are held already, as version {same.number}; nothing changed."
            return TakenIn(name, IntakeResult.SAME, message, article, same)
        previous = article.versions.order_by("-number").first() if article else None
        article = _renewed(article, parsed) if article else _created(parsed, source)
        version = _stored(article, source, parsed, drafted, data, previous)
        copies.recognise(version=version, body=parsed.body)
    notes = " ".join(problem["message"] for problem in version.problems)
    if previous is None:
        facts = len(drafted.facts)
        message = f"{facts} {'fact' if facts == 1 else 'facts'} drafted. {notes}".strip()
        return TakenIn(name, IntakeResult.NEW, message, article, version)
    changes = " ".join(what_changed(previous.text, source.text))
    return TakenIn(name, IntakeResult.NEW_VERSION, f"{changes} {notes}".strip(), article, version)


def what_changed(old: str, new: str) -> list[str]:
    """Return the first changes between two texts as sentences, word by word, and how many more there are."""
    before, after = old.split(), new.split()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changes = [
        _change(" ".join(before[a:b]), " ".join(after[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]
    if not changes:
        return ["Only spaces and line breaks changed."]
    more = len(changes) - SHOWN_CHANGES
    return changes[:SHOWN_CHANGES] + ([f"And {more} more {'change' if more == 1 else 'changes'}."] if more > 0 else [])


def _change(old: str, new: str) -> str:
    old, new = (words if len(words) <= 80 else f"{words[:77]}..." for words in (old, new))
    if not old:
        return f"Added: “{new}”."
    return f"“{old}” became “{new}”." if new else f"Removed: “{old}”."


def opened(name: str, data: bytes) -> Iterable[tuple[str, bytes, str, str]]:
    """Return name, bytes, result and message of a file or of a ZIP's members; what is not refused has no result yet."""
    if not name.lower().endswith(".zip"):
        return [(name, data, "", "")]
    try:
        members, problems = read_archive(name, data)
    except UnreadableFile as refusal:
        return [(name, b"", IntakeResult.REFUSED, str(refusal))]
    refused = [(name, b"", str(IntakeResult.REFUSED), problem.message) for problem in problems]
    return [*((f"{name}/{member}", content, "", "") for member, content in members), *refused]


def _queue(task: str, **arguments: int) -> None:
    from procrastinate.contrib.django import app  # Ready only once Django's apps are loaded.

    app.configure_task(task).defer(**arguments)


def _lock(key: str) -> None:
    number = int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _held(parsed: ParsedArticle, source: SourceText) -> Article | None:
    if parsed.source_url:
        return Article.objects.filter(source_url=parsed.source_url).first()
    return Article.objects.filter(content_sha256=source.sha256).first()


def _created(parsed: ParsedArticle, source: SourceText) -> Article:
    return Article.objects.create(
        title=parsed.title or "",
        label=parsed.label,
        source_url=parsed.source_url or "",
        content_sha256="" if parsed.source_url else source.sha256,
        publisher=hold_organisation(
            name=parsed.publisher, country=parsed.issuing_country, kind=_kind_of_publisher(parsed)
        )
        if parsed.publisher
        else None,
        issuing_party=parsed.issuing_country or "",
        kind=parsed.kind,
        published_on=parsed.published_on,
        published_at=parsed.published_at,
        published_offset=_offset(parsed.published_at),
        modified_at=parsed.modified_at,
        modified_offset=_offset(parsed.modified_at),
        dateline=parsed.dateline or "",
        language=parsed.language or "",
        tags=list(parsed.tags),
    )


def _renewed(article: Article, parsed: ParsedArticle) -> Article:
    """Bring the time of modification up to date; all else on the article may have been corrected by staff."""
    if parsed.modified_at and parsed.modified_at != article.modified_at:
        article.modified_at, article.modified_offset = parsed.modified_at, _offset(parsed.modified_at)
        article.save(update_fields=["modified_at", "modified_offset"])
    return article


def _stored(
    article: Article,
    source: SourceText,
    parsed: ParsedArticle,
    drafted: Draft,
    data: bytes,
    previous: ArticleVersion | None,
) -> ArticleVersion:
    newest = article.versions.aggregate(newest=Max("number"))["newest"] or 0
    problems = (*source.problems, *parsed.problems, *drafted.problems)
    version = ArticleVersion.objects.create(
        article=article,
        number=newest + 1,
        sha256=source.sha256,
        name=source.name[:500],
        data=data,
        text=source.text,
        encoding=source.encoding,
        problems=[_problem_row(problem) for problem in problems],
    )
    DraftFact.objects.bulk_create(_fact_rows(version, drafted))
    CreditedSentence.objects.bulk_create(_credit_row(version, credit) for credit in drafted.credits)
    PassageKey.objects.bulk_create(PassageKey(version=version, key=key) for key in set(shingle_keys(parsed.body)))
    return version


def _fact_rows(version: ArticleVersion, drafted: Draft) -> Iterable[DraftFact]:
    for fact in drafted.facts:
        yield DraftFact(
            version=version,
            kind=fact.kind,
            value=value_to_json(fact.value),
            start=fact.span.start,
            end=fact.span.end,
            evidence=[[span.start, span.end] for span in fact.evidence],
            rule=fact.rule,
        )


def _credit_row(version: ArticleVersion, credit: Credit) -> CreditedSentence:
    return CreditedSentence(
        version=version,
        start=credit.sentence.start,
        end=credit.sentence.end,
        words_start=credit.words.start,
        words_end=credit.words.end,
        source_name=credit.source_name[:300],
    )


def _problem_row(problem: Problem) -> dict[str, str | int | None]:
    start, end = (problem.span.start, problem.span.end) if problem.span else (None, None)
    return {"code": problem.code, "message": problem.message, "start": start, "end": end}


def _offset(moment: datetime | None) -> int | None:
    """Return the minutes east of UTC of an aware time."""
    shift = moment.utcoffset() if moment else None
    return None if shift is None else round(shift.total_seconds() / 60)


def _kind_of_publisher(parsed: ParsedArticle) -> OrganisationKind:
    if parsed.kind == ArticleKind.WIRE_COPY:
        return OrganisationKind.MEDIA
    return OrganisationKind.GOVERNMENT if parsed.issuing_country else OrganisationKind.OTHER
