"""Bytes of a file -> its text, and its text -> words fit for reading, each tied to its place in the source.

In: a file's name and bytes, or an archive's. Out: ``SourceText`` (text decoded and untouched; of a PDF, DOCX or message
the text read from it), an archive's members, and ``ReadableText`` (ligatures, odd spaces and line wraps made plain).
Pure: no database, clock or network.
"""

from .archives import read_archive
from .files import read
from .folding import Edit, fold, fold_words
from .papers import MAX_BYTES, MAX_PAPER_BYTES

__all__ = ["MAX_BYTES", "MAX_PAPER_BYTES", "Edit", "fold", "fold_words", "read", "read_archive"]
