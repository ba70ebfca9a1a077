"""Articles made of a few sentences, and what is drafted of them."""

from datetime import date

from meetings.intake.extraction import extract

PUBLISHED = date(2024, 5, 14)  # A Tuesday.


def drafted(
    body: str, title: str = "Readout of the Meeting"
) -> tuple[list[dict[str, str | None]], dict[str, set[str]]]:
    """Return the sessions, and the roles of each person by name, of an article published on 14 May 2024."""
    text = f"---\ntitle: {title}\ndate: '{PUBLISHED}'\n---\n\n{body}\n"
    facts = extract("article.md", text.encode())["facts"]
    sessions = [fact["value"] for fact in facts if fact["kind"] == "session"]
    return sessions, {fact["value"]["name"]: set(fact["value"]["roles"]) for fact in facts if fact["kind"] == "person"}
