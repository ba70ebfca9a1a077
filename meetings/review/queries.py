"""What a reviewer reads before deciding: what a decision came to, in words."""

from meetings.review.services import AcceptResult

PLURALS = {"person": "people", "position": "positions held"}


def describe(result: AcceptResult) -> str:
    """Return what accepting came to, as one would say it: ``12 facts accepted: 1 session and 4 participants added.``"""
    if not result.accepted:
        return "Nothing changed: no open fact could be accepted." if result.refused else "Nothing changed."
    count = len(result.accepted)
    parts = [_counted(number, kind) for kind, number in result.added.items()]
    said = f"{count} {'fact' if count == 1 else 'facts'} accepted"
    said += f": added {_listed(parts)}" if parts else ""
    seconds = sum(result.cited.values())
    said += f"; {seconds} {'record' if seconds == 1 else 'records'} gained a second source" if seconds else ""
    if result.along:
        said += f". {len(result.along)} of them because others needed them"
    return said + "."


def _counted(number: int, kind: str) -> str:
    return f"{number} {kind if number == 1 else PLURALS.get(kind, kind + 's')}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
