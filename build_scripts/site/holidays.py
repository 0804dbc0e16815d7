"""Write the table of federal holidays that the package uses to count business days.

Run as `python -m build_scripts.site.holidays`; the result is committed. The table is the default
public category of `holidays` with the observed days. Closures by executive order cannot be known
ahead, so they are not in the table, and the counted dates say so.
"""

from __future__ import annotations

import json
from datetime import date

import holidays

from build_scripts import ROOT

FIRST_YEAR = 1989
LAST_YEAR = 2060

TABLE = ROOT / "pyapp" / "src" / "case_inquiry" / "days" / "federal_holidays.json"


def federal_holidays() -> dict[date, str]:
    """Return every federal holiday of the table's years with its name, in order."""
    found: dict[date, str] = {}
    # One more year on each side: New Year's Day can be observed on December 31 of the year before.
    years = range(FIRST_YEAR - 1, LAST_YEAR + 2)
    for day, name in sorted(holidays.country_holidays("US", years=years).items()):
        if FIRST_YEAR <= day.year <= LAST_YEAR:
            found[day] = name.split(";")[0].removesuffix(" (observed)").strip()
    return found


def table_text() -> str:
    """Return the table as JSON: for each year, its days as `MM-DD` with the index of the name."""
    found = federal_holidays()
    names = sorted(set(found.values()))
    years: dict[str, dict[str, int]] = {}
    for day, name in found.items():
        years.setdefault(str(day.year), {})[day.strftime("%m-%d")] = names.index(name)
    rows = [f'    "{year}": {json.dumps(days)}' for year, days in years.items()]
    head = f'  "names": {json.dumps(names)},\n  "years": {{\n'
    return "{\n" + head + ",\n".join(rows) + "\n  }\n}\n"


def main() -> None:
    """Write the table."""
    TABLE.write_text(table_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
