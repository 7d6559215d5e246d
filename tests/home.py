"""The home page, and texts to paste into it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

POD = "ledger-sync-5b7d9c6f84-tz8qm"
DESCRIBE = f"""\
Name:             {POD}
Namespace:        finance
Node:             node-7/10.20.0.17
Status:           Running
Containers:
  ledger:
    Image:          registry.example.com/finance/ledger:7.2
    State:          Waiting
      Reason:       CrashLoopBackOff
    Last State:     Terminated
      Reason:       OOMKilled
      Exit Code:    137
      Started:      Mon, 08 Sep 2025 02:11:40 +0000
      Finished:     Mon, 08 Sep 2025 02:12:03 +0000
    Ready:          False
    Restart Count:  9
Events:
  Type     Reason   Age                 From     Message
  ----     ------   ----                ----     -------
  Warning  BackOff  1m (x31 over 20m)   kubelet  Back-off restarting failed container ledger in pod {POD}_finance(0d1e)
"""
ENTRY = "symptoms/container-oom-killed"
EVENT = (
    'Warning  Failed  12s  kubelet  Failed to pull image "registry.example.com/team/api:9": rpc error: code = Unknown '
    'desc = failed to do request: Head "https://registry.example.com/v2/team/api/manifests/9": '
    "http: server gave HTTP response to HTTPS client"
)
NOT_OURS = "The kettle is on and the neighbour's cat sleeps on the window sill."


def paste(page: Page, text: str) -> None:
    """Put a text into the box at once, as a paste does, and wait for what comes of it."""
    page.locator("#paste").fill(text)
    expect(page.locator("#status")).not_to_be_empty()


def marks(page: Page) -> list[str]:
    """Return the marked parts of the shown text."""
    return page.locator("#marked mark").all_text_contents()


@pytest.fixture
def home(page: Page, address: str) -> Page:
    """Give the home page, loaded."""
    page.goto(address)
    return page
