"""A text in, a few stable numbers out, of which two texts share some when one repeats a run of the other's words."""

from hashlib import blake2b
from zlib import crc32

from meetings.intake.copying.words import keys_of
from meetings.intake.types import ReadableText

SHINGLE_WORDS = 4
WINDOW = 6


def shingle_keys(body: ReadableText) -> tuple[int, ...]:
    """Return the text's keys, sorted, each once, from 0 to 2**63 - 1; the same on every machine and in every version.

    The words, normalised, are read in overlapping shingles of four; of every six shingles in a row the one with the
    least checksum is kept (winnowing: Schleimer, Wilkerson, Aiken 2003). Texts that share nine words in a row so
    share a key, and about two shingles in seven are kept: some 130 keys for 3 KB. A text of fewer than four words has
    none. Phrases that many articles share give keys that many articles share: leave those out when looking up.
    """
    keys = keys_of(body.text)
    shingles = [" ".join(shingle).encode() for shingle in zip(*(keys[i:] for i in range(SHINGLE_WORDS)), strict=False)]
    ranked = [(crc32(shingle), -place) for place, shingle in enumerate(shingles)]
    windows = (ranked[i : i + WINDOW] for i in range(max(len(ranked) - WINDOW + 1, min(len(ranked), 1))))
    kept = {shingles[-place] for _, place in map(min, windows)}
    return tuple(sorted(int.from_bytes(blake2b(shingle, digest_size=8).digest(), "big") >> 1 for shingle in kept))
