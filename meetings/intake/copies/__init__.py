"""Versions just stored -> what is copied between them and what is held, what recurs everywhere, whom they credit."""

from .recognition import came_first, recognise

__all__ = ["came_first", "recognise"]
