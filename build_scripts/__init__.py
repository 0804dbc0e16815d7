"""Scripts that build, serve and check the site. Each one runs without MkDocs."""

from pathlib import Path

#: The root folder of the project.
ROOT = Path(__file__).resolve().parent.parent
