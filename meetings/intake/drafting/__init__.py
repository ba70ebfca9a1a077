"""``ParsedArticle`` -> ``Draft``: facts about a session, its people, what was said and agreed, each with its words.

Rules of how press material is written, over folded text; every span is turned back to the source at the end. Where a
rule is unsure nothing is drafted. Pure: the same article gives the same draft.
"""

from meetings.intake.gazetteer import country_code

from .assembly import draft

__all__ = ["country_code", "draft"]
