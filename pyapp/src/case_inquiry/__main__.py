"""`python -m case_inquiry`, also installed as `case-inquiry`."""

from __future__ import annotations

import sys

from case_inquiry.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main())
