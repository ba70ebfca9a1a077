"""Files in; articles, versions, drafted facts and copied passages out. The only writer of what sources say."""

from .changes import what_changed
from .runs import QUEUE_ABOVE, run_intake, start_intake
from .storing import TakenIn
from .taking import Incoming, opened, take_in, take_in_all

__all__ = [
    "QUEUE_ABOVE",
    "Incoming",
    "TakenIn",
    "opened",
    "run_intake",
    "start_intake",
    "take_in",
    "take_in_all",
    "what_changed",
]
