"""Plain scripts that build, serve and check the site; each runs without MkDocs."""

from pathlib import Path

#: The folder of the whole project.
ROOT = Path(__file__).resolve().parent.parent
