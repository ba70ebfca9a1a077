"""The names in some rows of a spreadsheet -> the records they stand for, with one query for each kind of record."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.contrib.postgres.fields import ArrayField
from django.db.models import Q, TextField
from django.db.models.functions import Cast, Lower

from meetings.countries import country_name
from meetings.models import Article, Delegation, Organisation, Participant, Party, Person, Session, WorkingGroup

PERSON_REFERENCE: Final = re.compile(r"[Pp]([0-9]{1,18})")
_NAME_AND_COUNTRY: Final = re.compile(r"(.+) \(([A-Z]{2})\)", re.DOTALL)


class CellError(ValueError):
    """A cell that cannot be taken in. The message says what to do; ``column`` is "" for the whole row."""

    def __init__(self, message: str, *, column: str = "") -> None:
        """Keep the message, and the column where the cell's own is not meant."""
        super().__init__(message)
        self.message = message
        self.column = column


class Wanted(StrEnum):
    """What a cell may name."""

    GROUP = "working groups"
    SESSION = "sessions"
    PERSON = "people"
    ORGANISATION = "organisations"
    USER = "users"
    ARTICLE = "articles"


def folded(name: str) -> str:
    """Return a name without regard to case and runs of white space."""
    return " ".join(name.split()).lower()


def _lower_items(name: str) -> Cast:
    """Return an array of texts in lower case; PostgreSQL lowers the whole array by way of its text form."""
    return Cast(Lower(Cast(name, TextField())), ArrayField(TextField()))


class Directory:
    """The records that the rows in hand name. ``fetch`` and the ``add_`` methods query; finding is free."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.groups: dict[str, WorkingGroup] = {}
        self.sessions: dict[str, Session] = {}
        self.people: dict[int, Person] = {}
        self.people_named: dict[str, list[Person]] = defaultdict(list)
        self.organisations: dict[str, list[Organisation]] = defaultdict(list)
        self.users: dict[str, Any] = {}
        self.articles: dict[str, Article] = {}
        self.parties: dict[int, list[Party]] = defaultdict(list)
        self.delegations: dict[tuple[int, int], Delegation] = {}
        # By session and person; filled by the resource whose rows are participants.
        self.participants: dict[tuple[int, int], Participant] = {}

    def fetch(self, wanted: Mapping[Wanted, Iterable[str]]) -> None:
        """Fetch what is named, with at most one query for each kind."""
        fetchers = {
            Wanted.GROUP: self._fetch_groups,
            Wanted.SESSION: self._fetch_sessions,
            Wanted.PERSON: self._fetch_people,
            Wanted.ORGANISATION: self._fetch_organisations,
            Wanted.USER: self._fetch_users,
            Wanted.ARTICLE: self._fetch_articles,
        }
        for kind, names in wanted.items():
            fetchers[kind]({name for name in names if name})

    def _fetch_groups(self, names: set[str]) -> None:
        self.groups.update({group.acronym: group for group in WorkingGroup.objects.filter(acronym__in=names)})

    def _fetch_sessions(self, names: set[str]) -> None:
        self.sessions.update({session.reference: session for session in Session.objects.filter(reference__in=names)})

    def _fetch_people(self, names: set[str]) -> None:
        numbers = {int(found[1]) for name in names if (found := PERSON_REFERENCE.fullmatch(name))}
        lower = [folded(name) for name in names]
        people = Person.objects.annotate(lower_name=Lower("name"), lower_aliases=_lower_items("aliases")).filter(
            Q(pk__in=numbers) | Q(lower_name__in=lower) | Q(lower_aliases__overlap=lower)
        )
        for person in people:
            self.people[person.pk] = person
            if person.withdrawn_at or person.merged_into_id:
                continue
            for name in {folded(name) for name in (person.name, *person.aliases)}:
                self.people_named[name].append(person)

    def _fetch_organisations(self, names: set[str]) -> None:
        bare = {found[1] if (found := _NAME_AND_COUNTRY.fullmatch(name)) else name for name in names} | names
        lower = [folded(name) for name in bare]
        organisations = (
            Organisation.objects.current()
            .annotate(lower_name=Lower("name"), lower_acronym=Lower("acronym"), lower_aliases=_lower_items("aliases"))
            .filter(Q(lower_name__in=lower) | Q(lower_acronym__in=lower) | Q(lower_aliases__overlap=lower))
        )
        for organisation in organisations:
            own = (organisation.name, organisation.acronym, *organisation.aliases)
            for name in {folded(name) for name in own if name}:
                self.organisations[name].append(organisation)

    def _fetch_users(self, names: set[str]) -> None:
        self.users.update({user.get_username(): user for user in get_user_model().objects.filter(username__in=names)})

    def _fetch_articles(self, names: set[str]) -> None:
        for article in Article.objects.filter(Q(source_url__in=names) | Q(content_sha256__in=names)):
            self.articles.update({key: article for key in (article.source_url, article.content_sha256) if key})

    def add_parties(self, groups: Iterable[int]) -> None:
        """Fetch the parties of working groups, given by key."""
        missing = set(groups) - self.parties.keys()
        for group in missing:
            self.parties[group] = []
        for party in Party.objects.current().named().filter(working_group__in=missing):
            self.parties[party.working_group_id].append(party)

    def add_delegations(self, sessions: Iterable[int]) -> None:
        """Fetch the delegations to sessions, given by key."""
        for delegation in Delegation.objects.filter(session__in=set(sessions)).select_related("party__organisation"):
            self.delegations[delegation.session_id, delegation.party_id] = delegation

    def group(self, acronym: str) -> WorkingGroup:
        """Return the working group of an acronym."""
        group = self.groups.get(acronym)
        if group is None or group.withdrawn_at:
            raise CellError("No working group has this acronym: add the working group first, or correct the acronym.")
        return group

    def session(self, reference: str) -> Session:
        """Return the session of a reference."""
        session = self.sessions.get(reference)
        if session is None:
            raise CellError("No session has this reference: import or add the session first, or correct the reference.")
        if session.withdrawn_at:
            raise CellError("This session was withdrawn: give the reference of one that stands.")
        return session

    def person(self, name: str) -> Person:
        """Return the person of a reference (P7), or the one person of a name. Nobody is ever created."""
        if found := PERSON_REFERENCE.fullmatch(name):
            person = self.people.get(int(found[1]))
            if person is None:
                raise CellError("Nobody in the directory has this reference: correct it, or give the name instead.")
            return person
        people = self.people_named.get(folded(name), [])
        if not people:
            raise CellError(
                "Nobody of this name is in the directory, and an import adds no people: accept the facts of the source "
                "that names them, or add the person in the directory, then check the file again."
            )
        if len(people) > 1:
            references = ", ".join(sorted(person.reference for person in people))
            raise CellError(f"Several people have this name: give the reference of the one meant ({references}).")
        return people[0]

    def current_person(self, name: str) -> Person:
        """Return the person of a reference or name, who was neither merged nor withdrawn."""
        person = self.person(name)
        if person.merged_into_id:
            raise CellError(f"{person.reference} was merged into P{person.merged_into_id}: give that reference.")
        if person.withdrawn_at:
            raise CellError(f"{person.reference} was withdrawn: give the reference of somebody who stands.")
        return person

    def organisation(self, name: str) -> Organisation:
        """Return the one organisation of a name, acronym or alias; its country may follow in brackets."""
        found = self.organisations.get(folded(name), [])
        if not found and (parts := _NAME_AND_COUNTRY.fullmatch(name)):
            found = [one for one in self.organisations.get(folded(parts[1]), []) if one.country == parts[2]]
        if not found:
            raise CellError("No organisation has this name or acronym: add it first, or correct the name.")
        if len(found) > 1:
            choices = ", ".join(sorted(f"{one.name} ({one.country})" for one in found))
            raise CellError(f"Several organisations go by this name: give one of {choices}.")
        return found[0]

    def user(self, name: str) -> Any:
        """Return the staff user of a username."""
        if name not in self.users:
            raise CellError("No user signs in by this name: correct it, or leave the cell empty.")
        return self.users[name]

    def article(self, key: str) -> Article:
        """Return the article of a URL or of the SHA-256 of its content."""
        if key not in self.articles:
            raise CellError("No article of this URL or content is held: take it in first, or correct the cell.")
        return self.articles[key]

    def party(self, group: int, name: str) -> Party:
        """Return the party of a working group (its key): a country by code or name, or an organisation."""
        wanted = folded(name)
        for party in self.parties.get(group, []):
            own = (
                (party.country, country_name(party.country))
                if party.organisation is None
                else (party.organisation.name, party.organisation.acronym, *party.organisation.aliases)
            )
            if wanted in {folded(one) for one in own if one}:
                return party
        raise CellError("The working group has no such party: add the party first, or correct the cell.")

    def delegation(self, session: Session, party: Party) -> Delegation:
        """Return a party's delegation to a session; one that is not held comes back unsaved, the same each time."""
        key = (session.pk, party.pk)
        if key not in self.delegations:
            self.delegations[key] = Delegation(session=session, party=party)
        return self.delegations[key]
