"""Rows for tests, made by factory_boy: each factory gives a valid row of its model with as little as it can."""

import hashlib
from datetime import date

import factory
from django.contrib.auth import get_user_model
from factory.django import DjangoModelFactory

from meetings.choices import (
    ArticleKind,
    Basis,
    Encoding,
    FactKind,
    OrganisationKind,
    OutcomeKind,
    OutcomeRelation,
    OutcomeStatus,
    SessionStatus,
    SpeakerKind,
    StatementForm,
)
from meetings.models import (
    AgendaItem,
    Article,
    ArticleVersion,
    Citation,
    Delegation,
    DraftFact,
    Mention,
    Organisation,
    Outcome,
    OutcomeLink,
    OutcomeUpdate,
    Participant,
    Party,
    Person,
    PersonContact,
    Position,
    Session,
    Statement,
    WorkingGroup,
)


class UserFactory(DjangoModelFactory):
    """A staff user without any permission."""

    class Meta:
        model = get_user_model()

    username = factory.Sequence(lambda n: f"user{n}")
    is_staff = True


class OrganisationFactory(DjangoModelFactory):
    """An agency."""

    class Meta:
        model = Organisation

    name = factory.Sequence(lambda n: f"Agency {n}")
    kind = OrganisationKind.AGENCY


class WorkingGroupFactory(DjangoModelFactory):
    """A working group without parties."""

    class Meta:
        model = WorkingGroup

    acronym = factory.Sequence(lambda n: f"WG{n}")
    name = factory.Sequence(lambda n: f"Working Group {n}")


class PartyFactory(DjangoModelFactory):
    """The United States, in a group of its own."""

    class Meta:
        model = Party

    working_group = factory.SubFactory(WorkingGroupFactory)
    country = "US"


class SessionFactory(DjangoModelFactory):
    """A session held on 20 and 21 January 2026."""

    class Meta:
        model = Session

    working_group = factory.SubFactory(WorkingGroupFactory)
    reference = factory.LazyAttributeSequence(lambda s, n: f"{s.working_group.acronym}-2026-{n + 1:02d}")
    title = factory.Sequence(lambda n: f"Session {n}")
    start_date = date(2026, 1, 20)
    end_date = date(2026, 1, 21)
    city = "Washington, D.C."
    country = "US"
    status = SessionStatus.HELD


class DelegationFactory(DjangoModelFactory):
    """A delegation to a session, of a party of its group."""

    class Meta:
        model = Delegation

    session = factory.SubFactory(SessionFactory)
    party = factory.SubFactory(PartyFactory, working_group=factory.SelfAttribute("..session.working_group"))


class AgendaItemFactory(DjangoModelFactory):
    """A point of an agenda."""

    class Meta:
        model = AgendaItem

    session = factory.SubFactory(SessionFactory)
    number = factory.Sequence(lambda n: str(n + 1))
    title = factory.Sequence(lambda n: f"Item {n}")


class PersonFactory(DjangoModelFactory):
    """A person."""

    class Meta:
        model = Person

    name = factory.Sequence(lambda n: f"Person {n}")


class PersonContactFactory(DjangoModelFactory):
    """A person's contact details."""

    class Meta:
        model = PersonContact

    person = factory.SubFactory(PersonFactory)
    email = "person@example.org"


class PositionFactory(DjangoModelFactory):
    """A title held at an agency."""

    class Meta:
        model = Position

    person = factory.SubFactory(PersonFactory)
    title = "Director"
    organisation = factory.SubFactory(OrganisationFactory)


class ParticipantFactory(DjangoModelFactory):
    """A person's part in a session."""

    class Meta:
        model = Participant

    session = factory.SubFactory(SessionFactory)
    person = factory.SubFactory(PersonFactory)
    position_title = "Director"


class MentionFactory(DjangoModelFactory):
    """A name in a source, of nobody in the directory."""

    class Meta:
        model = Mention

    session = factory.SubFactory(SessionFactory)
    name = factory.Sequence(lambda n: f"Name {n}")


class StatementFactory(DjangoModelFactory):
    """A person's words."""

    class Meta:
        model = Statement

    session = factory.SubFactory(SessionFactory)
    form = StatementForm.VERBATIM
    text = "We will work together."
    speaker_kind = SpeakerKind.PERSON
    person = factory.SubFactory(PersonFactory)


class OutcomeFactory(DjangoModelFactory):
    """A commitment of a session."""

    class Meta:
        model = Outcome

    session = factory.SubFactory(SessionFactory)
    number = factory.Sequence(lambda n: n + 1)
    reference = factory.LazyAttribute(lambda o: f"{o.session.reference}-O{o.number:02d}")
    kind = OutcomeKind.COMMITMENT
    text = "Both sides committed to cooperation."
    operative_verb = "committed"
    basis = Basis.JOINT_STATEMENT


class OutcomeLinkFactory(DjangoModelFactory):
    """An outcome that restates another."""

    class Meta:
        model = OutcomeLink

    outcome = factory.SubFactory(OutcomeFactory)
    earlier = factory.SubFactory(OutcomeFactory)
    relation = OutcomeRelation.RESTATES


class OutcomeUpdateFactory(DjangoModelFactory):
    """A report of progress."""

    class Meta:
        model = OutcomeUpdate

    outcome = factory.SubFactory(OutcomeFactory)
    reported_on = date(2026, 3, 1)
    status = OutcomeStatus.IN_PROGRESS
    text = "Under way."


class ArticleFactory(DjangoModelFactory):
    """A press release."""

    class Meta:
        model = Article

    title = factory.Sequence(lambda n: f"Article {n}")
    label = factory.SelfAttribute("title")
    source_url = factory.Sequence(lambda n: f"https://example.org/{n}")
    kind = ArticleKind.PRESS_RELEASE
    published_on = date(2026, 1, 26)


class ArticleVersionFactory(DjangoModelFactory):
    """A version whose bytes are its text in UTF-8."""

    class Meta:
        model = ArticleVersion

    article = factory.SubFactory(ArticleFactory)
    number = 1
    text = factory.Sequence(lambda n: f"Both sides met for the {n}th time.")
    data = factory.LazyAttribute(lambda v: v.text.encode())
    sha256 = factory.LazyAttribute(lambda v: hashlib.sha256(v.data).hexdigest())
    name = "article.txt"
    encoding = Encoding.UTF_8


class CitationFactory(DjangoModelFactory):
    """The first ten characters of a version, for a session."""

    class Meta:
        model = Citation

    version = factory.SubFactory(ArticleVersionFactory)
    start = 0
    end = 10
    exact = factory.LazyAttribute(lambda c: c.version.text[c.start : c.end])
    suffix = factory.LazyAttribute(lambda c: c.version.text[c.end : c.end + 30])
    session = factory.SubFactory(SessionFactory)


class DraftFactFactory(DjangoModelFactory):
    """An open fact of a person only mentioned."""

    class Meta:
        model = DraftFact

    version = factory.SubFactory(ArticleVersionFactory)
    kind = FactKind.PERSON
    value = factory.LazyFunction(lambda: {"name": "Both", "roles": ["mentioned_only"], "session": None})
    start = 0
    end = 4
    evidence = factory.LazyAttribute(lambda f: [[f.start, f.end]])
    rule = "test"
