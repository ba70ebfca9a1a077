"""Errors that carry a message for people: what failed, the value, and what to do next."""


class SecretariatError(Exception):
    """The root of the errors that pages and commands show as they are, without a traceback."""


class UnreadableFile(SecretariatError):
    """A file that cannot be taken in: the message names it and says why and what to do."""


class NotReviewable(SecretariatError):
    """A drafted fact that cannot be accepted as it stands: the message says what is missing."""
