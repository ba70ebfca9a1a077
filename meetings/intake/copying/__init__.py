"""Two source texts in; out, the passages that one copied from the other, and where the copy departs from it.

Pure: of the project it knows ``meetings.choices`` and the values of ``meetings.intake.types``. Text that a whole
archive shares is the caller's to leave out.
"""

from meetings.intake.copying.compared import ComparedText, compared
from meetings.intake.copying.differences import find_differences
from meetings.intake.copying.passages import find_copied, same_words
from meetings.intake.copying.shingles import KeyedSentence, keyed_sentences

__all__ = [
    "ComparedText",
    "KeyedSentence",
    "compared",
    "find_copied",
    "find_differences",
    "keyed_sentences",
    "same_words",
]
