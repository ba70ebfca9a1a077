"""Lets browser tests use the database: Playwright keeps an event loop running in the thread of the tests."""

import os

# Django refuses the database where a loop runs. The loop is idle while a test makes its rows, and it stays for the rest
# of the process, so this holds for every test that follows.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
