"""Drafted facts in a list and on a page of their own: accepted, amended and rejected by reviewers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from meetings.access import visible
from meetings.admin.base import ReadOnlyAdmin
from meetings.admin.citation import NAMED
from meetings.admin.evidence import words_address
from meetings.admin.fact_choices import ChoiceForm, choice_form
from meetings.admin.fact_values import in_words, value_form
from meetings.choices import FactKind, FactStatus
from meetings.exceptions import NotReviewable
from meetings.models import Article, Citation, CopiedPassage, DraftFact, SourceDifference, WorkingGroup
from meetings.review.lost_words import waiting
from meetings.review.queries import describe, questions
from meetings.review.services import AcceptResult, accept, amend, reject
from meetings.wording import count_of

ARTICLES_LISTED = 50
CONTEXT = 300


class StatusFilter(admin.SimpleListFilter):
    """Open facts, unless decided ones are asked for."""

    title = "state"
    parameter_name = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the other lists."""
        decided = [(status.value, str(status.label)) for status in FactStatus if status != FactStatus.OPEN]
        return [*decided, ("all", "All")]

    def choices(self, changelist: Any) -> Any:
        """Offer open facts in place of "All" for nothing chosen."""
        first, *others = super().choices(changelist)
        return [{**first, "display": FactStatus.OPEN.label}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what was chosen."""
        return queryset if self.value() == "all" else queryset.filter(status=self.value() or FactStatus.OPEN)


class ArticleFilter(admin.SimpleListFilter):
    """The articles with the most open facts, and the one chosen."""

    title = "article"
    parameter_name = "article"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the articles."""
        open_facts = Count("versions__draft_facts", filter=Q(versions__draft_facts__status=FactStatus.OPEN))
        found = Article.objects.annotate(left=open_facts).filter(left__gt=0).order_by("-left", "pk")[:ARTICLES_LISTED]
        listed = [(str(article.pk), f"{article.label} ({article.left})") for article in found]
        chosen = self.value_of(request)
        if chosen and chosen not in dict(listed):
            listed += [(str(article.pk), article.label) for article in Article.objects.filter(pk=chosen)]
        return listed

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the facts of the article."""
        chosen = self.value_of(request)
        return queryset.filter(version__article=chosen) if chosen else queryset

    def value_of(self, request: HttpRequest) -> str:
        """Return the key of the article chosen, empty for none."""
        asked = request.GET.get(self.parameter_name, "")
        return asked if asked.isdecimal() and len(asked) < 19 else ""


class WorkingGroupFilter(admin.SimpleListFilter):
    """The facts of versions that tell of a working group's session."""

    title = "working group"
    parameter_name = "group"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the working groups."""
        return [(group.acronym, group.acronym) for group in WorkingGroup.objects.current()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the facts of versions in which a session of the group was drafted."""
        group = WorkingGroup.objects.filter(acronym=self.value()).first() if self.value() else None
        if group is None:
            return queryset
        names = [group.name, group.acronym, *group.aliases]
        told = DraftFact.objects.filter(version=OuterRef("version"), kind=FactKind.SESSION)
        return queryset.filter(Exists(told.filter(Q(value__working_group__in=names) | Q(session__working_group=group))))


class FactList(ChangeList):
    """A list in which an article's facts stand together, whatever they are sorted by within it."""

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Sort by article and version first."""
        return ["version__article", "version", *super().get_ordering(request, queryset)]

    def open_counts(self) -> dict[int, int]:
        """Return how many facts are open, by the key of the version, for the versions on this page of the list."""
        listed = {fact.version_id for fact in self.result_list}
        found = self.root_queryset.filter(version__in=listed, status=FactStatus.OPEN).order_by()
        return dict(found.values_list("version").annotate(left=Count("pk")))


class NoteForm(ActionForm):
    """What is done with the facts selected, and why."""

    note = forms.CharField(label="Note", required=False, max_length=500)


@admin.register(DraftFact)
class DraftFactAdmin(ReadOnlyAdmin):
    """What the rules read, in the order of the text, article by article."""

    list_display = ["kind_mark", "value_words", "own_words", "state"]
    list_display_links = ["value_words"]
    list_filter = [StatusFilter, "kind", ArticleFilter, WorkingGroupFilter]
    search_fields = ["value", "version__article__label"]
    ordering = ["start", "pk"]
    related = ("version__article__publisher", "reviewer", *NAMED)
    deferred = ("version__data", "version__text")
    action_form = NoteForm
    actions = ["accept_facts", "reject_facts"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Take each fact's words from its version, rather than whole texts."""
        words = Substr("version__text", F("start") + 1, F("end") - F("start"))
        found: QuerySet[Any] = super().get_queryset(request).annotate(words=words)
        return found

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Keep an article's facts together."""
        return FactList

    def has_review_permission(self, request: HttpRequest) -> bool:
        """Say whether the person may decide on facts."""
        return request.user.has_perm("meetings.review_draftfact")

    @admin.display(description="Kind", ordering="kind")
    def kind_mark(self, fact: DraftFact) -> SafeString:
        """Show the kind's letter and colour."""
        return render_to_string("includes/kind.html", {"kind": fact.kind})

    @admin.display(description="Drafted fact")
    def value_words(self, fact: DraftFact) -> str:
        """Show the value in words."""
        return in_words(fact.kind, fact.value)

    @admin.display(description="Its words")
    def own_words(self, fact: Any) -> SafeString:
        """Show the words that it was read from."""
        return format_html('<a class="words" href="{}"><q>{}</q></a>', words_address(fact), fact.words)

    @admin.display(description="State", ordering="status")
    def state(self, fact: DraftFact) -> SafeString:
        """Show what a reviewer made of it."""
        return render_to_string("includes/status.html", {"value": fact.status, "label": fact.get_status_display()})

    @admin.action(description="Accept selected facts", permissions=["review"])
    def accept_facts(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Accept facts, with what they need."""
        self._tell(request, accept(facts=list(queryset), user=request.user))  # type: ignore[arg-type]  # Signed in here.

    @admin.action(description="Reject selected facts", permissions=["review"])
    def reject_facts(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        """Reject facts, with the note that stands beside the action."""
        note = request.POST.get("note", "").strip()
        count = reject(facts=list(queryset), user=request.user, note=note)  # type: ignore[arg-type]  # Signed in here.
        self._tell_rejected(request, count)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Say above the list whose citations rest on words that newer versions lack."""
        told = waiting(visible(Citation.objects.all(), request.user)) if self.has_review_permission(request) else []
        return super().changelist_view(request, {"lost": told, **(extra_context or {})})

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show one fact beside its words, and take the decision on it.

        Raises:
            PermissionDenied: the person may not see drafted facts, or decides without being a reviewer.
        """
        fact = self.get_object(request, unquote(object_id))
        if fact is None:
            raise Http404(f"There is no drafted fact {object_id}: it may have been drafted anew.")
        if not self.has_view_permission(request, fact):
            raise PermissionDenied
        undecided = fact.status == FactStatus.OPEN and self.has_review_permission(request)
        form = value_form(fact.kind, request.POST if "_amend" in request.POST else None, initial=fact.value)
        value = form.as_value() if form.is_bound and form.is_valid() else fact.value
        choices = choice_form(questions(fact, value) if undecided else [], request.POST or None)
        if request.method == "POST":
            if not self.has_review_permission(request):
                raise PermissionDenied
            if self._decide(request, fact, form, choices):
                return redirect(request.get_full_path())
        context = {
            **self.admin_site.each_context(request),
            **_beside(fact),
            "title": f"{fact.get_kind_display()} drafted",
            "subtitle": None,
            "fact": fact,
            "value": in_words(fact.kind, fact.value),
            "form": form,
            "choices": choices,
            "note": request.POST.get("note", ""),
            "undecided": undecided,
            "opts": self.opts,
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/meetings/draftfact/review.html", context)

    def _decide(self, request: HttpRequest, fact: DraftFact, form: Any, choices: ChoiceForm) -> bool:
        """Do what the button pressed says; False where the page must be shown again with what is wrong."""
        user: Any = request.user
        note = request.POST.get("note", "").strip()
        if "_accept" in request.POST:
            self._tell(request, accept(facts=[fact], user=user, chosen=choices.chosen()))
        elif "_reject" in request.POST:
            self._tell_rejected(request, reject(facts=[fact], user=user, note=note))
        elif "_amend" in request.POST:
            if not form.is_valid():
                return False
            try:
                result = amend(fact=fact, value=form.as_value(), user=user, note=note, chosen=choices.chosen())
                self._tell(request, result)
            except NotReviewable as reason:
                form.add_error(None, str(reason))
                return False
        return True

    def _tell(self, request: HttpRequest, result: AcceptResult) -> None:
        """Say what accepting came to, what was refused and why, and where sources differ."""
        said = format_html("{}{}", describe(result), _see_sessions(result.accepted))
        self.message_user(request, said, messages.SUCCESS if result.accepted else messages.WARNING)
        refused: dict[str, list[str]] = {}
        for fact, reason in result.refused:
            refused.setdefault(reason, []).append(str(fact))
        for reason, facts in refused.items():
            # One missing group keeps all that rests on its session.
            others = f" and {count_of(len(facts) - 1, 'other fact', 'other facts')}" if len(facts) > 1 else ""
            self.message_user(request, f"Not accepted: {facts[0]}{others}. {reason}", messages.ERROR)
        for difference in result.differences:
            self.message_user(request, difference, messages.WARNING)

    def _tell_rejected(self, request: HttpRequest, count: int) -> None:
        said = f"{count} {'fact' if count == 1 else 'facts'} rejected."
        if not count:
            said = "Nothing changed: facts that are decided stay as they are."
        self.message_user(request, said, messages.SUCCESS if count else messages.WARNING)


def _see_sessions(facts: Sequence[DraftFact]) -> SafeString:
    """Return links to the sessions whose record the facts are in; empty for none."""
    owners = (fact.participant or fact.mention or fact.statement or fact.outcome for fact in facts)
    found = {owner.session for owner in owners if owner} | {fact.session for fact in facts if fact.session}
    references = sorted(session.reference for session in found)
    links = format_html_join(
        ", ", '<a href="{}">{}</a>', ((reverse("meetings:session_detail", args=[each]), each) for each in references)
    )
    return format_html(" See {}.", links) if references else SafeString("")


def _beside(fact: DraftFact) -> dict[str, Any]:
    """Return what a reviewer reads beside a fact: context, backing, copies, differences, record."""
    text = fact.version.text
    before, after = text[max(fact.start - CONTEXT, 0) : fact.start], text[fact.end : fact.end + CONTEXT]
    record = fact.record
    address = ""
    if record is not None:
        address = reverse(f"admin:meetings_{record._meta.model_name}_change", args=[record.pk])
    return {
        "before": before if fact.start <= CONTEXT else before.partition(" ")[2],
        "words": text[fact.start : fact.end],
        "after": after if fact.end + CONTEXT >= len(text) else after.rpartition(" ")[0],
        "evidence": [text[start:end] for start, end in fact.evidence if [start, end] != [fact.start, fact.end]],
        "words_address": words_address(fact),
        "record": record,
        "record_address": address,
        "copies": _meeting(CopiedPassage, fact),
        "differences": _meeting(SourceDifference, fact),
    }


def _meeting(model: Any, fact: DraftFact) -> QuerySet[Any]:
    """Return the copied passages or differences that touch the fact's words, on either side."""
    here = Q(version=fact.version_id, start__lt=fact.end, end__gt=fact.start)
    there = Q(original=fact.version_id, original_start__lt=fact.end, original_end__gt=fact.start)
    unread = ("version__data", "version__text", "original__data", "original__text")
    found: QuerySet[Any] = model.objects.filter(here | there)
    return found.select_related("version__article", "original__article").defer(*unread)
