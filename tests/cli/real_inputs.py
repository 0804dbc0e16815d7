"""Run the inputs from the world (`tests/rules/real/README.md`) and compare them with what is right.

Each `op` is run as a person meets it: by a command, by the form, or in a list of one row.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import redirect_stdout
from dataclasses import dataclass, field
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

from case_inquiry import cli, papers
from case_inquiry.case import read_case
from case_inquiry.caseload import Row, plan_lines
from case_inquiry.caseload.columns import find_target
from case_inquiry.days.counting import answer_within
from case_inquiry.form.answers import read_answers
from case_inquiry.papers import Paper
from case_inquiry.procedure import load_procedure
from tests.cli.cli_case import TODAY as TODAY_ARGUMENTS

FOLDER = Path(__file__).parents[1] / "rules" / "real"
FILES = FOLDER / "files"
TODAY = date(2026, 11, 24)
#: Languages of the site, there or to come. In all others a day may be asked back or refused.
WITH_WORDS = ("en", "es")
LONGEST_LINK = 1_900
LONGEST_MAIL_LINE = 998
LONGEST_CALENDAR_LINE = 75


@dataclass(frozen=True)
class Real:
    """One input with what is right."""

    id: str
    op: str
    input: str
    expect: Mapping[str, Any]
    right: str
    kind: str
    args: Mapping[str, Any] = field(default_factory=dict)

    def is_right(self) -> bool:
        """Run the input, and tell whether the product does what is right."""
        return OPERATIONS[self.op](self)


def load() -> list[Real]:
    """Return all inputs in their order."""
    text = (FOLDER / "cases.jsonl").read_text(encoding="utf-8")
    # Not `splitlines`: some inputs have line ends of other scripts.
    return [Real(**json.loads(line)) for line in text.split("\n") if line]


def score(inputs: Iterable[Real]) -> str:
    """Return how many inputs are right, by kind.

    >>> print(score([Real("R1", "header", "Form", {"key": "form"}, "", "headers")]))
    headers: 1 of 1
    all: 1 of 1
    """
    found: dict[str, list[bool]] = defaultdict(list)
    for each in inputs:
        found[each.kind].append(each.is_right())
    found["all"] = [right for rights in found.values() for right in rights]
    return "\n".join(f"{kind}: {sum(rights)} of {len(rights)}" for kind, rights in found.items())


def _command(*arguments: str) -> tuple[int, str]:
    with redirect_stdout(StringIO()) as out:
        # `main` sets how the terminal's stream shows strange characters.
        out.reconfigure = lambda **_: None  # type: ignore[attr-defined]
        code = cli.main([arguments[0], *TODAY_ARGUMENTS, *arguments[1:]])
    return code, out.getvalue()


def _number(real: Real) -> bool:
    name = "a-number" if real.op == "a_number" else "receipt"
    found = json.loads(_command(name, "--json", "--", real.input)[1])
    read, offered = found.get("number"), found.get("suggestion")
    match dict(real.expect):
        case {"number": number}:
            return bool(read == number)
        case {"offer": number}:
            return bool(number in (read, offered))
        case {"refuse": True}:
            return read is None and offered is None
    return read is None


def _web_receipt(real: Real) -> bool:
    reading = read_answers({"called": "no", "receipt_number": real.input}, TODAY)
    offer = reading.offers.get("receipt_number")
    return offer is not None and bool(offer.value == real.expect["button"])


def _call_date(real: Real) -> tuple[str | None, str | None]:
    """Return the day that was read, and the day that is offered."""
    answers = {"called": "yes", "call_date": real.input}
    reading = read_answers(answers, TODAY, real.args["lang"])
    contacts: Any = reading.case_data["contacts"]
    errors = [each for each in reading.errors if each.question == "call_date"]
    offers = [each.suggestion.value for each in errors if each.suggestion]
    read = None if errors else contacts[0].get("on")
    return read, next(iter(offers), None)


def _date(real: Real) -> bool:
    read, offered = _call_date(real)
    match dict(real.expect):
        case {"iso": day} if real.args["lang"] in WITH_WORDS:
            return bool(read == day)
        case {"iso": day}:
            return read in (day, None)
        case {"iso_or_offer": day}:
            return day in (read, offered)
        case {"iso_or_asked": day}:
            return read in (day, None)
    return read is None and offered is None


def _wait(real: Real) -> bool:
    answers = {"called": "yes", "told_to_wait_days": real.input}
    reading = read_answers(answers, TODAY)
    contacts: Any = reading.case_data["contacts"]
    read = contacts[0].get("told_to_wait_days")
    errors = [each for each in reading.errors if each.question == "told_to_wait_days"]
    offers = [each.suggestion.value for each in errors if each.suggestion]
    wanted = real.expect["wait"]
    if wanted == "ok":
        return read is not None
    if wanted == "refused":
        return read is None and not offers
    return bool(offers) if wanted == "asked" else wanted in (str(read), *offers)


def _form_letter(real: Real) -> bool:
    answers = {"called": "yes", "call_date": "2026-10-01", "form": real.input}
    case = read_case(read_answers(answers, TODAY).case_data, TODAY)
    text = papers.write("center_email", case, TODAY).as_text()
    return re.search(rf"{re.escape(real.expect['letter_has'])}(?!,)\b", text) is not None


def _form_echo(real: Real) -> bool:
    reading = read_answers({"called": "no", "form": real.input}, TODAY)
    return str(reading.echoes["form"]).startswith(f"{real.expect['echo']}:")


def _row(procedure: str = "notice-2009", **cells: str) -> Row:
    lines = [(1, list(cells)), (2, list(cells.values()))]
    [row] = plan_lines(lines, load_procedure(procedure), TODAY).rows
    return row


def _load_form(real: Real) -> bool:
    row = _row(receipt_number="EAC2190512345", form=real.input)
    return row.plan is None and "EAC2190512345" not in str(row.as_json())


def _service_request(real: Real) -> bool:
    row = _row("current", call_date="2026-10-01", service_request=real.input, problem="mistake")
    return row.plan is None or row.plan.step == str(real.expect["step"])


def _a_number_cell(real: Real) -> bool:
    return _row(a_number=real.input, form="I-485").plan is not None


def _resolved(real: Real) -> bool:
    row = _row(resolved=real.input, form="I-485")
    return (row.plan is not None) is bool(real.expect.get("planned"))


def _header(real: Real) -> bool:
    target = find_target(real.input)
    return target is not None and bool(target.key == real.expect["key"])


def _caseload(real: Real) -> bool:
    arguments = ["caseload", str(FILES / real.input), *real.args["args"]]
    found = json.loads(_command(*arguments, "--json")[1])
    rows = found.get("rows", [])
    planned = [row for row in rows if row["plan"]]
    steps = {row["receipt_number"]: row["plan"]["step"] for row in planned}
    match dict(real.expect):
        case {"rows": wanted}:
            told = ((row["receipt_number"], row["plan"]) for row in planned)
            got = [[number, plan["step"], plan["act_on"]] for number, plan in told]
            return len(planned) == len(rows) and got == wanted
        case {"receipts": wanted}:
            return bool([row["receipt_number"] for row in rows] == wanted)
        case {"steps_for": wanted}:
            return not planned or all(steps.get(number) == wanted[number] for number in wanted)
        case {"not_step": wanted}:
            return wanted not in steps.values()
        case {"err_words": wanted}:
            # What a row lacks is named by its row as well, but is no mistake.
            said = _command(*arguments)[1].partition("Still missing:")[0]
            return re.search(wanted, said, re.IGNORECASE) is not None
        case {"refused_file": True}:
            return "errors" in found
        case {"not_silent_anum": True}:
            return not rows[0]["plan"] or _a_number_of("12345678.0") == "A012345678"
    return not planned


def _a_number_of(text: str) -> str | None:
    number: str | None = json.loads(_command("a-number", "--json", text)[1]).get("number")
    return number


def _business_days(real: Real) -> bool:
    span = answer_within(date.fromisoformat(real.input), 15, unit="business_days")
    return span.last_day == date.fromisoformat(real.expect["last"])


def _plan(real: Real) -> bool:
    code, _ = _command("plan", str(FILES / real.input), "--json")
    return code == (0 if real.expect["plan"] == "ok" else 1)


def _paper(kind: str, reason: str) -> Paper:
    call = {"channel": "call", "on": "2026-10-01", "no_request_reason": reason}
    case = read_case({"receipt_number": "EAC1710450146", "contacts": [call]}, TODAY)
    return papers.write(kind, case, TODAY)


def _mailto(real: Real) -> bool:
    link = _paper("center_email", real.input).mailto
    href = link.href if link else ""
    query = href.partition("?")[2]
    is_plain = href.isascii() and not re.search(r"[+# ]|%0A(?<!%0D%0A)", href)
    return 0 < len(href) <= LONGEST_LINK and is_plain and query.count("&") == 1


def _eml(real: Real) -> bool:
    file = _paper("center_eml", f"{real.input} \u0645\u0631\u062d\u0628\u0627 \U0001f600").file
    content = file.content if file else b""
    lines = content.split(b"\r\n")
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")
    is_short = all(len(line) < LONGEST_MAIL_LINE and b"\n" not in line for line in lines)
    return is_short and "quoted-printable" in head and real.input not in head


def _ics(_: Real) -> bool:
    contents = []
    call = {"channel": "call", "on": "2026-11-20"}
    case = read_case(
        {"receipt_number": "EAC1710450146", "form": "I-485", "contacts": [call]}, TODAY
    )
    for _each in range(2):
        file = papers.write("reminders_ics", case, TODAY, named=True).file
        contents.append(file.content if file else b"")
    lines = contents[0].split(b"\r\n")
    days = re.findall(rb"DT(?:START|END);VALUE=DATE:(\d{8})", contents[0])
    starts_and_ends = [date.fromisoformat(day.decode()) for day in days]
    lasts_a_day = all(
        end - start == timedelta(days=1)
        for start, end in zip(starts_and_ends[::2], starts_and_ends[1::2], strict=True)
    )
    uids = [re.findall(rb"UID:.*", content) for content in contents]
    is_short = all(len(line) <= LONGEST_CALENDAR_LINE for line in lines)
    return bool(days) and lasts_a_day and is_short and uids[0] == uids[1]


OPERATIONS: Mapping[str, Callable[[Real], bool]] = {
    "receipt": _number,
    "a_number": _number,
    "web_receipt": _web_receipt,
    "date": _date,
    "date_hint": _date,
    "wait": _wait,
    "form_letter": _form_letter,
    "form_echo": _form_echo,
    "load_form": _load_form,
    "sr": _service_request,
    "an_cell": _a_number_cell,
    "resolved": _resolved,
    "header": _header,
    "caseload": _caseload,
    "bd": _business_days,
    "plan": _plan,
    "mailto": _mailto,
    "eml": _eml,
    "ics": _ics,
}
