"""A text -> a cell that no spreadsheet takes for a formula -> the text again, exactly.

A cell that begins with ``= + - @``, TAB, CR or LF gets an apostrophe before it. A text that begins with apostrophes and
then one of these gets one more, so that taking one away gives back what went in, whatever it was.
"""

import re
from typing import Final

# "<r>" stands here for XlsxWriter, which takes a text between <r> and </r> for mark-up of its own and writes it raw.
_DANGEROUS: Final = re.compile(r"'*(?:[=+\-@\t\r\n]|<r>)")
_NEUTRALISED: Final = re.compile(r"'+(?:[=+\-@\t\r\n]|<r>)")


def neutralise(text: str) -> str:
    """Return the cell for ``text``."""
    return f"'{text}" if _DANGEROUS.match(text) else text


def restore(cell: str) -> str:
    """Return the text that ``cell`` was made from; a cell that was not neutralised comes back as it is."""
    return cell[1:] if _NEUTRALISED.match(cell) else cell
