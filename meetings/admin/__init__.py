"""The admin: requests of staff in, services and queries called, pages out.

Nothing is imported here: Django makes the site on the first touch of this package, and a model registered before that
would be lost. ``registry`` loads the rest.
"""
