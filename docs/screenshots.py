"""A running demo -> the pictures of README.md: ``python docs/screenshots.py`` while ``make run`` serves.

Takes the address from SITE (default http://localhost:8000) and the password from var/demo-password,
and writes PNG files, light and dark, beside this file.
"""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
SITE = os.environ.get("SITE", "http://localhost:8000")
PAGES = {"session": "/sessions/DPEWG-2026-01/", "article": "/articles/2/"}
THEMES = ("light", "dark")


def take(browser: Browser, password: str, theme: str) -> None:
    """Sign in and photograph each page in one theme."""
    context = browser.new_context(
        color_scheme="dark" if theme == "dark" else "light", viewport={"width": 1360, "height": 860}
    )
    page = context.new_page()
    page.goto(f"{SITE}/accounts/login/")
    page.fill("input[name=login]", "demo")
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_load_state()
    for name, path in PAGES.items():
        page.goto(f"{SITE}{path}")
        page.screenshot(path=str(HERE / f"{name}-{theme}.png"))
    context.close()


def main() -> None:
    """Photograph every page in both themes."""
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("No Chromium on the PATH; on Debian: apt install chromium")
    password = (HERE.parent / "var" / "demo-password").read_text().strip()
    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        for theme in THEMES:
            take(browser, password, theme)
        browser.close()


if __name__ == "__main__":
    main()
