"""``manage.py accept_facts``: drafted facts -> records, from the command line."""

from argparse import ArgumentParser
from typing import Any

import pghistory
from django.core.management.base import BaseCommand, CommandError

from meetings.models import Article, DraftFact
from meetings.review.queries import describe
from meetings.review.services import accept


class Command(BaseCommand):
    """Accept the open drafted facts of some articles, or of all."""

    help = "Accept open drafted facts: of the articles named, or of all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take articles by number, or all of them."""
        chosen = parser.add_mutually_exclusive_group(required=True)
        chosen.add_argument("--article", type=int, action="append", metavar="ID", help="the number of an article")
        chosen.add_argument("--all", action="store_true", help="the facts of every article")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print what was added, what gained a source, and what could not be accepted and why."""
        facts = DraftFact.objects.open().select_related("version__article")
        if wanted := options["article"]:
            held = set(Article.objects.filter(pk__in=wanted).values_list("pk", flat=True))
            if unknown := [number for number in wanted if number not in held]:
                raise CommandError(
                    f"No article has the number {unknown[0]}: it ends the address of an article's page, /articles/2/."
                )
            facts = facts.filter(version__article__in=wanted)
        with pghistory.context(source="command", command="accept_facts"):
            result = accept(facts=facts, user=None)
        self.stdout.write(describe(result))
        for difference in result.differences:
            self.stdout.write(f"Differs: {difference}")
        for fact, reason in result.refused:
            self.stdout.write(f"Left open, {fact.version.article.label}: {reason}")
