"""Posted fields in, checked values out; a form opened on an older version of a record is refused, and told why."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.db.models import F
from django.forms.models import ModelChoiceField, model_to_dict
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property

from meetings.intake.reading.archives import MAX_ARCHIVE_BYTES

if TYPE_CHECKING:
    AnyModelForm = forms.ModelForm[Any]
else:
    AnyModelForm = forms.ModelForm

SHOWN_WORDS = 120


class VersionedModelForm(AnyModelForm):
    """A form that carries the version of its record, and is refused where the record has moved on since.

    What was changed is judged against what the person saw, so a row of a list that somebody else changed, and this
    person did not, is left alone. A form in which nothing was changed is neither checked nor written.
    """

    opened_version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin with the record's version."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened_version"] = self.instance.version

    @cached_property
    def seen_version(self) -> int | None:
        """The version that the form was opened on; None where none was posted, or no number."""
        try:
            return int(self["opened_version"].data)
        except (TypeError, ValueError):
            return None

    @cached_property
    def seen(self) -> Mapping[str, Any]:
        """What the form showed when it was opened: from the history, where the record has moved on since."""
        if self.seen_version in (None, self.instance.version):
            return self.initial
        event = _event_of(self.instance, self.seen_version)
        return self.initial if event is None else {**self.initial, **model_to_dict(event)}

    @cached_property
    def changed_data(self) -> list[str]:
        """The fields that the person changed, the version never being one."""
        if not self.instance.pk:
            return [
                name
                for name, bound in self._bound_items()  # type: ignore[attr-defined]  # Django's own, left out of the stubs.
                if name != "opened_version" and bound._has_changed()
            ]
        return [
            name
            for name, field in self.fields.items()
            if name != "opened_version" and not field.disabled and field.has_changed(self._shown(name), self[name].data)
        ]

    def full_clean(self) -> None:
        """Check what was changed; a record that was left as it is costs no queries."""
        if self.is_bound and self.instance.pk and not self.changed_data:
            self._errors, self.cleaned_data = ErrorDict(), {}
            return
        super().full_clean()

    def clean(self) -> dict[str, Any]:
        """Lock the record, and refuse the form if it has moved on: the message says field by field what differs."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not self.instance.pk:
            return cleaned
        held = type(self.instance)._base_manager.select_for_update(of=("self",)).get(pk=self.instance.pk)
        if held.version != self.seen_version:
            raise ValidationError(self._differences(held), code="edit_conflict")
        return cleaned

    def _save_m2m(self) -> None:
        """Write lists of records only where they were changed, and count that as a change of the record.

        Their rows stand in other tables, which the trigger that counts versions does not see.
        """
        super()._save_m2m()  # type: ignore[misc]  # Django's own, left out of the stubs.
        changed = [name for name in self.changed_data if isinstance(self._model_field(name), models.ManyToManyField)]
        if changed and self.seen_version is not None:
            type(self.instance)._base_manager.filter(pk=self.instance.pk).update(version=F("version") + 1)

    def _shown(self, name: str) -> Any:
        """Return what the field showed when the form was opened."""
        if name in self.seen:
            value = self.seen[name]
            return value() if callable(value) else value
        return self.get_initial_for_field(self.fields[name], name)

    def _model_field(self, name: str) -> Any:
        try:
            return self._meta.model._meta.get_field(name)
        except FieldDoesNotExist:
            return None

    def _differences(self, held: models.Model) -> list[str]:
        """Return what to tell: what was done to the record since, and what the person had in its place."""
        theirs = model_to_dict(held)
        told = []
        for name, field in self.fields.items():
            if name not in theirs:
                continue
            mine = self.cleaned_data.get(name, self[name].data)
            if field.has_changed(_plain(theirs[name]), self[name].data):
                label = field.label or name
                told.append(f"{label}: now “{_words(theirs[name], field)}”, and you have “{_words(mine, field)}”.")
        return [
            "Somebody else changed this record since you opened it, so nothing was saved. Open it again and repeat "
            "what is still needed.",
            *(told or ["Your values and theirs are the same, or they changed what this form does not show."]),
        ]


class LinesField(SimpleArrayField):
    """A list, one item a line; blank lines are left out."""

    def __init__(self, base_field: forms.Field, **kwargs: Any) -> None:
        """Take what ``SimpleArrayField`` takes; the delimiter is the end of the line."""
        kwargs.setdefault("widget", forms.Textarea(attrs={"rows": 3}))
        super().__init__(base_field, delimiter="\n", **kwargs)

    def to_python(self, value: Any) -> list[Any]:  # type: ignore[override]  # The stubs make it a text field.
        """Return the items of a list or of a text's lines."""
        if isinstance(value, str):
            value = "\n".join(line.strip() for line in value.splitlines() if line.strip())
        return list(super().to_python(value) or ())

    def clean(self, value: Any) -> list[Any]:
        """Return the items checked, without blank lines."""
        if isinstance(value, str):
            value = "\n".join(line.strip() for line in value.splitlines() if line.strip())
        return list(super().clean(value) or ())


class ManyFilesInput(forms.ClearableFileInput):
    """A file control that takes several."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several uploads. Value: a list, empty where none was chosen."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Return the uploads, each checked as a ``FileField`` does."""
        uploads = data if isinstance(data, list | tuple) else [data] if data else []
        if self.required and not uploads:
            raise ValidationError(self.error_messages["required"], code="required")
        return [super(ManyFilesField, self).clean(upload, initial) for upload in uploads]


class TakeInForm(forms.Form):
    """Articles to take in: files, ZIPs of them, or pasted text."""

    files = ManyFilesField(  # type: ignore[assignment]  # A declared field; the form's uploads are set on instances.
        label="Files",
        required=False,
        allow_empty_file=True,  # Refused by name, beside what becomes of the others.
        help_text="Markdown with front matter, plain text, HTML, PDF with text, DOCX or messages (.eml), several at "
        "once, or a ZIP of them.",
        widget=ManyFilesInput(
            attrs={"accept": ".md,.markdown,.txt,.html,.htm,.pdf,.docx,.eml,.zip,text/plain,text/html"}
        ),
    )
    text = forms.CharField(
        label="Or paste the text of one article",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )

    def clean_files(self) -> list[Any]:
        """Refuse more at once than memory should hold; one file that is too large is refused beside the others."""
        uploads: list[Any] = self.cleaned_data["files"]
        if sum(upload.size for upload in uploads) > MAX_ARCHIVE_BYTES:
            raise ValidationError(f"Together these files pass {MAX_ARCHIVE_BYTES:,} bytes: take them in in parts.")
        return uploads

    def clean(self) -> dict[str, Any]:
        """Refuse a form with nothing in it."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("files") and not cleaned.get("text", "").strip():
            raise ValidationError("Nothing was chosen: choose files or a ZIP, or paste the text of an article.")
        return cleaned

    def contents(self) -> list[tuple[str, bytes]]:
        """Return name and bytes of each file and of the pasted text; call it on a valid form."""
        found = [(upload.name, upload.read()) for upload in self.cleaned_data["files"]]
        text = self.cleaned_data["text"]
        if text.strip():
            # A browser sends carriage returns that nobody typed; without them the same text has the same hash.
            found.append(("Pasted text", text.replace("\r\n", "\n").encode()))
        return found


def _event_of(record: models.Model, version: int | None) -> models.Model | None:
    """Return the newest snapshot of the record at a version, None where its history holds none."""
    events = getattr(record, "events", None)
    return None if events is None else events.filter(version=version).order_by("-pgh_id").first()


def _plain(value: Any) -> Any:
    """Return a list of records as their keys, which is what a posted field holds; anything else as it is."""
    if isinstance(value, list) and value and isinstance(value[0], models.Model):
        return [record.pk for record in value]
    return value


def _words(value: Any, field: forms.Field) -> str:
    """Return a value as a person would read it, cut to SHOWN_WORDS characters."""
    if isinstance(field, ModelChoiceField) and not isinstance(value, models.Model | list | models.QuerySet):
        queryset = field.queryset
        value = queryset.filter(pk=value).first() if queryset is not None and str(value or "").isdigit() else value
    elif isinstance(field, forms.ChoiceField) and not isinstance(value, list):
        value = dict(field.choices).get(value, value)  # type: ignore[arg-type]  # Pairs, once it is a field's.
    if isinstance(value, list | tuple | models.QuerySet):
        value = ", ".join(map(str, value))
    words = "" if value is None else str(value)
    return words if len(words) <= SHOWN_WORDS else f"{words[: SHOWN_WORDS - 1]}…"
