"""An article's text and people -> what was said: quotations with their speaker, and speech reported in other words."""

from .quotations import find_quotations
from .reported import find_reported
from .speakers import Said, Speaker

__all__ = ["Said", "Speaker", "find_quotations", "find_reported"]
