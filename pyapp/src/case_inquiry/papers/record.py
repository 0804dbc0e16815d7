"""The record of a case to print or to save: what was done, and how it was counted."""

from __future__ import annotations

from case_inquiry.case import Case
from case_inquiry.case.history import history_lines
from case_inquiry.messages import N_, DateText, message
from case_inquiry.outcome import headline
from case_inquiry.outcome.blocks import Writer
from case_inquiry.outcome.short_lines import short_lines
from case_inquiry.outcome.situation import Situation
from case_inquiry.papers.desk import Desk, say_form_and_title
from case_inquiry.papers.paper import File, Paper
from case_inquiry.papers.sheet import (
    FOR_YOU,
    MADE_ON,
    NOT_OFFICIAL,
    Section,
    Sheet,
    join_clauses,
)
from case_inquiry.plan.working import HOW_WE_COUNTED, say_working

TITLE = N_("Record of a case")
MASKED = N_("We show only the last characters of each number.")
EMPTY = N_("Left empty")

ROLES = {
    "applicant": N_("Myself"),
    "organization": N_("A community-based organization"),
    "liaison": N_("A liaison group"),
}


def write_record(desk: Desk) -> Paper:
    """Return the record as a page; masked unless the desk says otherwise."""
    case = desk.case.masked() if desk.masked else desk.case
    sheet = Sheet(
        desk.say(TITLE),
        (
            desk.say(message(MADE_ON, day=desk.today)),
            desk.say(NOT_OFFICIAL),
            desk.say(MASKED if desk.masked else FOR_YOU),
        ),
        (
            Section(desk.say(N_("The case")), rows=_case_rows(case, desk)),
            Section(
                desk.say(N_("What was done")),
                tuple(join_clauses(desk, line) for line in history_lines(case.contacts))
                or (desk.say(N_("Nothing yet.")),),
            ),
            *(section for at in _desks(desk) for section in _step_sections(at)),
        ),
    )
    page = sheet.as_page(desk.using).encode()
    return Paper(
        desk.kind,
        sheet.title,
        notes=(desk.say(MASKED if desk.masked else FOR_YOU),),
        file=File("record.html", "text/html", page),
        sheet=sheet.as_json(),
    )


def _case_rows(case: Case, desk: Desk) -> tuple[tuple[str, str], ...]:
    office = desk.plan.office
    empty = desk.say(EMPTY)
    filed = DateText(case.filed_on, "long") if case.filed_on else None
    rows = {
        N_("Receipt number"): case.receipt_number,
        N_("A-Number"): case.a_number,
        N_("Form"): say_form_and_title(case.form),
        N_("Date filed"): desk.say(message("{day}", day=filed)) if filed else None,
        N_("Office"): office and desk.say(office.name),
        N_("Who is asking"): desk.say(ROLES[case.role or "applicant"]),
    }
    return tuple((desk.say(label), value or empty) for label, value in rows.items())


def _desks(desk: Desk) -> list[Desk]:
    """Return the desks whose steps are shown: one is enough where the case left the ladders."""
    is_on_a_ladder = desk.plan.step not in (None, "elsewhere")
    return desk.in_each_procedure() if is_on_a_ladder else [desk]


def _step_sections(desk: Desk) -> list[Section]:
    here = Situation(desk.plan, desk.case, desk.procedure, desk.today)
    said = headline(Writer(here, desk.using))
    facts = tuple((item["term"], item["text"]) for item in short_lines(here, desk.using))
    sections = [Section(desk.say(desk.procedure.title), (said,), facts)]
    counted = [line for working in desk.plan.working for line in say_working(working)]
    if counted:
        sections.append(Section(desk.say(HOW_WE_COUNTED), tuple(map(desk.say, counted))))
    return sections
