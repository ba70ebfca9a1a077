"""The two source articles of a working group's first session: a press release, and a news wire's copy of it."""

from pathlib import Path

DATA = Path(__file__).parent / "data"
RELEASE = DATA / "000_a0fe0d78e8305ab2.txt"
WIRE = DATA / "001_aa56008aa7ff198d.txt"
