"""``manage.py redraft [--article ID ...]``: stored texts -> undecided drafted facts as today's rules read them."""

from argparse import ArgumentParser
from collections import Counter
from time import monotonic
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from meetings.intake.redrafting import Redrafted, each_in_turn, newest_versions, redraft
from meetings.models import Article

SECONDS_BETWEEN_REPORTS = 5


class Command(BaseCommand):
    """Draft what is held anew."""

    help = "Draft again from the newest version of each article: undecided facts are replaced, decided ones stay."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take articles by number; without any, all of them."""
        parser.add_argument("--article", type=int, nargs="+", action="extend", metavar="ID", help="of these articles")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print a line for each article whose facts changed, and a summary; progress goes to the error stream."""
        wanted: list[int] | None = options["article"]
        if wanted:
            held = set(Article.objects.filter(pk__in=wanted).values_list("pk", flat=True))
            if unknown := [number for number in wanted if number not in held]:
                raise CommandError(
                    f"No article has the number {unknown[0]}: it ends the address of an article's page, /articles/2/."
                )
        versions = newest_versions(wanted)
        total, counts, started = versions.count(), Counter[str](), monotonic()
        reported = started
        with pghistory.context(source="command", command="redraft"):
            for done, version in enumerate(each_in_turn(versions), start=1):
                result = redraft(version=version)
                if result.differs:
                    self.stdout.write(f"Article {version.article_id}, {version.article.label}: {_changes(result)}.")
                counts += Counter(
                    changed=result.differs, facts=result.added + result.changed + result.removed, decided=result.decided
                )
                if monotonic() - reported >= SECONDS_BETWEEN_REPORTS:
                    reported = monotonic()
                    self.stderr.write(_progress(done, total, reported - started))
        self.stdout.write(_summary(total, counts))


def _changes(result: Redrafted) -> str:
    parts = (("added", result.added), ("changed", result.changed), ("removed", result.removed))
    return ", ".join(f"{number} {name}" for name, number in parts if number)


def _progress(done: int, total: int, seconds: float) -> str:
    left = (total - done) * seconds / done
    return f"{done} of {total} articles, {done / seconds:.0f} a second, {left:.0f} s left"


def _summary(total: int, counts: Counter[str]) -> str:
    articles = f"{total} {'article' if total == 1 else 'articles'} drafted again"
    facts = f"{counts['facts']} {'fact' if counts['facts'] == 1 else 'facts'} added, changed or removed"
    return f"{articles}: {counts['changed']} changed, {facts}, {counts['decided']} decided as before."
