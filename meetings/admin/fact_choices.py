"""What only a reviewer can say of a drafted fact -> a form that asks it, and what was chosen."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import Model

from meetings.models import Organisation, Person, Session, WorkingGroup
from meetings.review.choosing import Chosen, Question, named

NEW = "new"
#: The question, and the answer that it is none of those held.
_WORDS: dict[type[Model], tuple[str, str]] = {
    Person: ("Who is “{}”?", "Somebody new"),
    Organisation: ("Which organisation is “{}”?", "A new organisation"),
    WorkingGroup: ("Which working group is “{}”?", "A new working group"),
    Session: ("Which session is “{}”?", "A new session"),
}


class ChoiceForm(forms.Form):
    """A group of radio buttons for each question, made by ``choice_form``."""

    asked: Mapping[str, type[Model]] = {}

    def chosen(self) -> Chosen:
        """Return what was chosen; questions left open, and answers that were never offered, are not in it."""
        self.is_valid()
        answers = {model: self.cleaned_data.get(name) for name, model in self.asked.items()}
        return {model: None if answer == NEW else int(answer) for model, answer in answers.items() if answer}


def choice_form(questions: Sequence[Question], data: Mapping[str, Any] | None = None) -> ChoiceForm:
    """Return the form that asks the questions; ``data`` is what was posted, None to show it."""
    fields: dict[str, Any] = {_name(question): _field(question) for question in questions}
    fields["asked"] = {_name(question): question.model for question in questions}
    form: ChoiceForm = type("ChoiceForm", (ChoiceForm,), fields)(data, prefix="meant")
    return form


def _name(question: Question) -> str:
    return str(question.model._meta.model_name)


def _field(question: Question) -> forms.ChoiceField:
    held = [(str(each.record.pk), f"{named(each.record)}: {each.why}") for each in question.candidates]
    asked, none_of_them = _WORDS[question.model]
    return forms.ChoiceField(
        label=asked.format(question.name),
        choices=[*held, (NEW, none_of_them)],
        widget=forms.RadioSelect,
        required=False,
    )
