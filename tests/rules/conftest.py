"""Settings of the properties: no time limit, since machines and the browser's runtime differ.

What a property finds is kept and tried first from then on. Inside Pyodide there is no place for it.
"""

import sys

from hypothesis import HealthCheck, settings
from hypothesis.database import DirectoryBasedExampleDatabase

KEPT_IN = ".hypothesis/examples"
FOUND = None if sys.platform == "emscripten" else DirectoryBasedExampleDatabase(KEPT_IN)

settings.register_profile(
    "rules",
    deadline=None,
    database=FOUND,
    derandomize=False,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("rules")
