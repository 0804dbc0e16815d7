"""Which source a site is built from, which version of it, and for which address."""

from __future__ import annotations

import os
import subprocess
from functools import cache

from build_scripts import ROOT
from build_scripts.host import this_host

SHORT = 9


@cache
def commit() -> str:
    """Return the hash of the commit, or an empty text outside a repository.

    >>> len(commit()) in (0, 40)
    True
    """
    found = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip()


def short_commit() -> str:
    """Return the first characters of the hash, for the foot of a page.

    The number is fixed, because Git shows more of them in a repository with more commits.

    >>> commit().startswith(short_commit())
    True
    """
    return commit()[:SHORT]


def repository() -> str | None:
    """Return the address of the source: the host file's, else what a workflow says about itself."""
    return this_host().repository or os.environ.get("SITE_REPOSITORY") or None


def address() -> str:
    """Return the address that this site is built for, with a slash at its end.

    >>> address().endswith("/")
    True
    """
    return (os.environ.get("SITE_URL") or "https://address.of.this/copy").rstrip("/") + "/"
