"""List the mistakes in a host file and the entries that it does not set.

Run as `python -m build_scripts.host.check [FILE]`. Exits with 1 if there is a mistake. A missing
entry is not a mistake.
"""

from __future__ import annotations

import sys
from pathlib import Path

from build_scripts.host import DataError, Host, host_file, load_host

# What each key is for, as the list of missing entries says it.
PURPOSES = {
    "phone": "your telephone number",
    "feedback": "where readers report a change",
    "repository": "where the source of this copy is; the workflow on GitHub knows its own",
    "logo": "your logo",
    "colors": "your colors; the project's own are used",
    "reviewer": "who read the guidance for this copy",
    "counsel": "which lawyer read the review pack",
    "hours": "when people can reach you",
    "referral": "where to find help with you",
    "link": "the page of the referral",
}


def report(host: Host, name: str) -> str:
    """Return a summary of a file without mistakes, with the entries that it does not set.

    >>> print(report(Host("Riverside", phone="555-012-3456"), "host.toml").splitlines()[0])
    host.toml is right: Riverside, opening with notice-2009, in en.
    """
    languages = ", ".join(host.languages)
    lines = [f"{name} is right: {host.name}, opening with {host.first_procedure}, in {languages}."]
    missing = host.missing()
    if missing:
        lines.append("Not there (the pages leave these away):")
        lines += [f"  {key:<18} {PURPOSES[key.rpartition('.')[2]]}" for key in missing]
    return "\n".join(lines)


def main(arguments: list[str]) -> int:
    """Check the named file, or the one in use; return the exit status."""
    if len(arguments) > 1:
        sys.stderr.write("Usage: python -m build_scripts.host.check [FILE]\n")
        return 2
    path = Path(arguments[0]) if arguments else host_file()
    try:
        host = load_host(path)
    except FileNotFoundError:
        sys.stderr.write(f"There is no file {path}.\n")
        return 2
    except DataError as error:
        sys.stdout.write("\n".join(error.problems) + "\n")
        return 1
    sys.stdout.write(report(host, path.name) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
