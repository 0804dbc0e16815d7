"""The day of the build. Only this module reads a clock; all others get the day as an argument."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def build_day() -> date:
    """Return the day of the build: that of `SOURCE_DATE_EPOCH` if it is set, otherwise today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now(tz=UTC).date()
