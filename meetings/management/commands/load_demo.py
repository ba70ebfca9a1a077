"""``manage.py load_demo``: the two source articles of the working group's first session, as a newcomer meets them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pghistory
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from meetings.choices import ArticleKind
from meetings.intake.services import take_in
from meetings.models import Article, DraftFact
from meetings.review.queries import describe
from meetings.review.services import accept


class Command(BaseCommand):
    """Take in the two articles, accept the press release's facts, leave the wire copy's to review."""

    help = "Load the demonstration into an empty database, with a person who may do everything."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file that holds the password: an argument would show it to everybody on the machine."""
        parser.add_argument("--password-file", type=Path, required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the person ``demo``, whose password the file holds, and load the articles."""
        try:
            password = options["password_file"].read_text().strip()
        except OSError as error:
            raise CommandError(f"The password file cannot be read: {error}. Name one that holds a password.") from error
        people = get_user_model()
        if Article.objects.exists() or people.objects.exists():
            raise CommandError("The database holds people or articles already; the demonstration is for an empty one.")
        with transaction.atomic(), pghistory.context(source="command", command="load_demo"):
            user = people.objects.create_superuser("demo", password=password)
            for path in sorted((settings.BASE_DIR / "tests" / "data").glob("00?_*.txt")):
                self.stdout.write(f"{path.name}: {take_in(name=path.name, data=path.read_bytes()).message}")
            facts = DraftFact.objects.filter(version__article__kind=ArticleKind.PRESS_RELEASE)
            self.stdout.write(describe(accept(facts=facts, user=user)))
