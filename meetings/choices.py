"""The closed vocabularies of the record, each as Django ``TextChoices``.

Values are stored in the database, printed in extraction records and written to spreadsheets; labels are what
people read. Nothing here imports anything of the project, so the pure stages of intake may use it.
"""

from django.db.models import TextChoices


class Sensitivity(TextChoices):
    """Who may see a record. An embargoed record also says until when."""

    PUBLIC = "public", "Public"
    INTERNAL = "internal", "Internal"
    EMBARGOED = "embargoed", "Embargoed"


class PartyKind(TextChoices):
    """Whether a party belongs to the working group or watches it."""

    MEMBER = "member", "Member"
    OBSERVER = "observer", "Observer"


class OrganisationKind(TextChoices):
    """What sort of body an organisation is."""

    GOVERNMENT = "government", "Government"
    MINISTRY = "ministry", "Ministry"
    AGENCY = "agency", "Agency"
    INTERGOVERNMENTAL = "intergovernmental", "Intergovernmental organisation"
    MEDIA = "media", "Media outlet"
    OTHER = "other", "Other"


class SessionStatus(TextChoices):
    """Whether a session has taken place."""

    PLANNED = "planned", "Planned"
    HELD = "held", "Held"
    CANCELLED = "cancelled", "Cancelled"


class SessionFormat(TextChoices):
    """How a session met. A session whose format no source states has none."""

    IN_PERSON = "in person", "In person"
    HYBRID = "hybrid", "Hybrid"
    VIRTUAL = "virtual", "Virtual"


class RecordStage(TextChoices):
    """How far the record of a session has come."""

    DRAFT = "draft", "Draft"
    IN_REVIEW = "in review", "In review"
    APPROVED = "approved", "Approved"
    ISSUED = "issued", "Issued"


class Capacity(TextChoices):
    """In what capacity a person took part."""

    HEAD = "head", "Head of delegation"
    ALTERNATE = "alternate", "Alternate head"
    MEMBER = "member", "Member"
    OBSERVER = "observer", "Observer"
    EXPERT = "expert", "Expert"
    ADVISER = "adviser", "Adviser"
    INTERPRETER = "interpreter", "Interpreter"
    SECRETARIAT = "secretariat", "Secretariat"


class Act(TextChoices):
    """What a participant did at a session."""

    OPENED = "opened", "Opened"
    HOSTED = "hosted", "Hosted"
    CHAIRED = "chaired", "Chaired"
    LED = "led", "Led a delegation"
    SPOKE = "spoke", "Spoke"


class Presence(TextChoices):
    """Who says that a participant was in the room."""

    STATED = "stated by a source", "Stated by a source"
    RECORDED = "recorded by staff", "Recorded by staff"
    NOT_STATED = "not stated", "Not stated"


class Role(TextChoices):
    """What a source says that a person did; ``mentioned_only`` stands alone."""

    OPENED = "opened", "Opened"
    HOSTED = "hosted", "Hosted"
    CHAIRED = "chaired", "Chaired"
    LED_DELEGATION = "led_delegation", "Led a delegation"
    ATTENDED = "attended", "Attended"
    STATED = "stated", "Stated"
    QUOTED = "quoted", "Quoted"
    MENTIONED_ONLY = "mentioned_only", "Only mentioned"


class StatementForm(TextChoices):
    """Whether the words are the speaker's own."""

    VERBATIM = "verbatim", "Verbatim"
    PARAPHRASE = "paraphrase", "Paraphrase"


class SpeakerKind(TextChoices):
    """Whose statement it is."""

    PERSON = "person", "A person"
    ORGANISATION = "organisation", "An organisation"
    PARTIES = "parties", "The parties jointly"
    UNNAMED = "unnamed", "An unnamed speaker"


class Occasion(TextChoices):
    """When a statement was made, as far as its source says."""

    AT_SESSION = "at the session", "At the session"
    IN_RELEASE = "in the release", "In the release"
    AFTERWARDS = "afterwards", "Afterwards"
    NOT_STATED = "not stated", "Not stated"


class OutcomeKind(TextChoices):
    """What an outcome's operative verb does."""

    COMMITMENT = "commitment", "Commitment"
    DECISION = "decision", "Decision"
    RECOMMENDATION = "recommendation", "Recommendation"
    ACTION = "action", "Action"
    REAFFIRMATION = "reaffirmation", "Reaffirmation"
    EMPHASIS = "emphasis", "Emphasis"


class Basis(TextChoices):
    """On what an outcome rests."""

    AGREED_TEXT = "agreed text", "Agreed text"
    JOINT_STATEMENT = "joint statement", "Joint statement"
    ONE_SIDE = "one side's account", "One side's account"


class OutcomeStatus(TextChoices):
    """How far an outcome has come."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    IN_PROGRESS = "in progress", "In progress"
    WAITING = "waiting on others", "Waiting on others"
    PARTLY_DELIVERED = "partly delivered", "Partly delivered"
    DELIVERED = "delivered", "Delivered"
    LAPSED = "lapsed", "Lapsed"
    SUPERSEDED = "superseded", "Superseded"
    WITHDRAWN = "withdrawn", "Withdrawn"


class OutcomeRelation(TextChoices):
    """How an outcome stands to an earlier one."""

    CONTINUES = "continues", "Continues"
    NARROWS = "narrows", "Narrows"
    RESTATES = "restates", "Restates"
    SUPERSEDES = "supersedes", "Supersedes"
    FULFILS = "fulfils", "Fulfils"


class ArticleKind(TextChoices):
    """What sort of source an article is."""

    PRESS_RELEASE = "press release", "Press release"
    WIRE_COPY = "wire copy", "Wire copy"
    STATEMENT = "statement", "Statement"
    NOTE = "note", "Note"
    OTHER = "other", "Other"


class Encoding(TextChoices):
    """How the text of an article version was had from its bytes: decoded, or read from a paper."""

    UTF_8 = "utf-8", "UTF-8"
    UTF_8_SIG = "utf-8-sig", "UTF-8 with a byte order mark"
    UTF_16 = "utf-16", "UTF-16"
    CP1252 = "cp1252", "Windows-1252"
    PDF = "pdf", "Text of a PDF"
    DOCX = "docx", "Text of a DOCX"
    EMAIL = "eml", "Text of a message"


class SourceFormat(TextChoices):
    """How the text of an article is marked up."""

    MARKDOWN = "markdown", "Markdown"
    PLAIN = "plain", "Plain text"
    HTML = "html", "HTML"


class FactKind(TextChoices):
    """What a drafted fact is about."""

    SESSION = "session", "Session"
    PERSON = "person", "Person"
    STATEMENT = "statement", "Statement"
    OUTCOME = "outcome", "Outcome"


class FactStatus(TextChoices):
    """What became of a drafted fact: a reviewer's decision or, before there was one, a newer version of the source."""

    OPEN = "open", "To review"
    ACCEPTED = "accepted", "Accepted"
    AMENDED = "amended", "Accepted with changes"
    REJECTED = "rejected", "Rejected"
    SUPERSEDED = "superseded", "Superseded by a newer version"


class DifferenceKind(TextChoices):
    """In what a near copy departs from what it was copied from."""

    OPERATIVE_VERB = "operative verb", "Operative verb"
    DATE = "date", "Date"
    QUOTATION_LIMITS = "limits of a quotation", "Limits of a quotation"
    CREDITED_WORDS = "words credited to a source that lacks them", "Words credited to a source that lacks them"


class IntakeResult(TextChoices):
    """What taking in one file came to."""

    NEW = "new", "New article"
    NEW_VERSION = "new version", "New version"
    SAME = "same", "Held already"
    REFUSED = "refused", "Refused"


class JobStatus(TextChoices):
    """How far a background run has come."""

    WAITING = "waiting", "Waiting"
    RUNNING = "running", "Running"
    DONE = "done", "Done"
    FAILED = "failed", "Failed"


class BatchStatus(TextChoices):
    """How far a spreadsheet import has come."""

    CHECKED = "checked", "Checked"
    COMMITTED = "committed", "Committed"
    UNDONE = "undone", "Undone"


class RowPlan(TextChoices):
    """What an import would do with a row."""

    NEW = "new", "New"
    UPDATE = "update", "Update"
    UNCHANGED = "unchanged", "Unchanged"
    PROBLEM = "problem", "Problem"


class TableFormat(TextChoices):
    """How a table of records is written."""

    CSV = "csv", "CSV"
    XLSX = "xlsx", "XLSX"
