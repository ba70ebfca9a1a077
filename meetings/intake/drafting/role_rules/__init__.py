"""The rules that tell who took what part in a meeting: patterns over sentences whose people are written as signs.

To add a rule, add a ``Rule`` to the ``RULES`` of its module, with a sentence that it is for in its test.
"""

from . import attending, leading, speaking

#: All rules, in the order in which they are tried.
RULES = (*leading.RULES, *attending.RULES, *speaking.RULES)
