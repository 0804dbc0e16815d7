"""A list of cases for the page: one list at a time, in this worker's memory until it is closed.

It comes with the reader of lists, once the page asks for it. The list is planned in slices, so that
the page can show the first rows, tell how far it is, and stop.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import cast

from case_inquiry.caseload.board import accounting, preview
from case_inquiry.caseload.board.beside import copy_columns
from case_inquiry.caseload.board.changes import Before, changes, changes_as_json, read_last
from case_inquiry.caseload.board.dates_file import NAME as DATES_NAME
from case_inquiry.caseload.board.dates_file import read_dates, write_dates
from case_inquiry.caseload.board.events import save_calendar
from case_inquiry.caseload.board.inquiry_dates import COLUMNS, read_entry
from case_inquiry.caseload.board.look_ups import ROWS, look_ups, look_ups_words
from case_inquiry.caseload.board.monday import state_counts
from case_inquiry.caseload.board.save import save_csv, save_template, save_workbook
from case_inquiry.caseload.board.session import Options, Session
from case_inquiry.caseload.board.status_round import is_looked_up, keys_as_json
from case_inquiry.caseload.board.view import SORTS, View, places
from case_inquiry.caseload.board.weeks import weeks_as_json
from case_inquiry.caseload.board.words import HOW_WORDS, STATE_WORDS, BoardWords
from case_inquiry.caseload.board.worklist import worklist
from case_inquiry.caseload.files import read_sheet
from case_inquiry.caseload.order import ORDERS
from case_inquiry.caseload.sheet import LARGEST_FILE
from case_inquiry.days.typed import UnclearTextError, read_date
from case_inquiry.form.reopen import answers_of
from case_inquiry.messages import N_, NN_, format_date, message
from case_inquiry.papers.paper import File
from case_inquiry.procedure import load_procedure
from case_inquiry.web.request import Json, RefusedRequestError, Request, refuse

MOST_AT_ONCE = 2_000
FIRST_ROWS = 50
#: So many rows the page may ask for at once.
MOST_ROWS_SHOWN = 200
ROWS_CHANGED = NN_("{count} row changed.", "{count} rows changed.")
GONE = N_("The list is no longer here. Open it again.")
CSV_TYPE = "text/csv"


@dataclass
class _AtWork:
    """The list that is open, if any, and what goes with it."""

    session: Session | None = None
    words: BoardWords | None = None
    last: tuple[Before, ...] | None = None


_here = _AtWork()


def answer(request: Request) -> Json:
    """Answer a request about the list; `op` says which.

    >>> from case_inquiry.messages import translator
    >>> from datetime import date
    >>> from base64 import b64encode
    >>> content = b64encode(b"EAC1710450146").decode()
    >>> request = Request({"op": "list_open"}, date(2026, 11, 24), translator(), content)
    >>> found = answer(request)["list"]
    >>> found["is_plain"], found["lines"]
    (True, 1)
    """
    return OPERATIONS[request.text("op")](request)


def _open(request: Request) -> Json:
    procedure = load_procedure(request.procedure)
    _here.session = _here.last = None
    _here.session = Session(request.file(LARGEST_FILE), procedure, request.today, request.order)
    return _preview(request)


def _session() -> Session:
    if _here.session is None:
        refuse("list_gone", "", GONE)
    return _here.session


def _preview(request: Request) -> Json:
    return {"ok": True, "list": preview.preview(_session(), request.say)}


def _choose(request: Request) -> Json:
    session = _session()
    session.procedure = load_procedure(request.procedure)
    session.choose(_options(request))
    return _preview(request)


def _options(request: Request) -> Options:
    chosen = request.data.get("targets", {})
    row = request.data.get("header_row")
    dates = request.text("dates") or None
    if not isinstance(chosen, dict) or type(row) not in (int, type(None)):
        refuse("invalid_value", "targets", N_("This must be an object with texts."))
    if dates is not None and dates not in ORDERS:
        refuse("invalid_value", "dates", N_("This must be month-first or day-first."))
    try:
        targets = tuple((int(place), preview.target_of(text)) for place, text in chosen.items())
    except (ValueError, AttributeError):
        refuse("invalid_value", "targets", N_("There is no such column."))
    return Options(request.text("sheet") or None, cast("int | None", row), targets, dates)


def _begin(request: Request) -> Json:
    session = _session()
    session.begin()
    _here.words = BoardWords(request.say, request.today)
    return {"ok": True, "total": len(session.lines)}


def _more(request: Request) -> Json:
    session = _session()
    count = request.data.get("count")
    if type(count) is not int or not 1 <= count <= MOST_AT_ONCE:
        refuse("invalid_value", "count", N_("This must be a number of rows."))
    # The page shows the first rows at once, and asks for others once it is there.
    rows = _rows(request, [place for place in session.go_on(count) if place < FIRST_ROWS])
    progress = session.progress
    return {
        "ok": True,
        "rows": rows,
        "done": progress.done,
        "total": progress.total,
        "finished": progress.is_finished,
    }


def _rows(request: Request, places: Sequence[int]) -> list[Json]:
    words = _here.words or BoardWords(request.say, request.today)
    board = _session().board
    return [{"place": place, **words.as_json(board[place])} for place in places]


def _board(request: Request) -> Json:
    """Return what stands above the rows: Monday's line, weeks, look-ups, what became of them."""
    session = _session()
    board = tuple(session.board)
    counts = accounting.counts(session)
    needed = look_ups(board)
    return {
        "ok": True,
        "said": [request.say(words) for words in accounting.sentences(session)],
        "notes": [request.say(note) for note in session.open().notes],
        "ignored": list(session.open().ignored_columns),
        "rows": counts.cases,
        "ready": counts.ready,
        "to_fix": counts.to_fix,
        "states": state_counts(board, request.say),
        "weeks": weeks_as_json(board, request.today, request.say),
        "look_ups": [
            {**each._asdict(), "text": request.say(message(ROWS, count=each.rows))}
            for each in needed
        ],
        "look_ups_text": look_ups_words(needed, request.say),
        "dates": _dates_as_json(request),
        "state_words": {state: request.say(words) for state, words in STATE_WORDS.items()},
        "how_words": {how: request.say(words) for how, words in HOW_WORDS.items()},
        "keys": keys_as_json(request.say),
    }


def _dates_as_json(request: Request) -> list[Json]:
    session = _session()
    return [
        {
            "form": each.form,
            "category": each.category,
            "office": each.office or "",
            "date": each.shown
            if isinstance(each.shown, str)
            else format_date(each.shown, request.using, style="long"),
            "seen_on": format_date(each.seen_on, request.using, style="long"),
            "rows": session.decided_by(each),
        }
        for each in reversed(session.dates.seen)
    ]


def _show(request: Request) -> Json:
    """Return rows by their places."""
    wanted, board = request.data.get("places"), _session().board
    if not isinstance(wanted, list) or len(wanted) > MOST_ROWS_SHOWN:
        refuse("invalid_value", "places", N_("This must be a list of rows."))
    if not all(type(place) is int and 0 <= place < len(board) for place in wanted):
        refuse("invalid_value", "places", N_("There is no such row."))
    return {"ok": True, "rows": _rows(request, wanted)}


def _view(request: Request) -> Json:
    """Return the places of the rows that fit what is asked for, in the order that is asked for."""
    found = _places(request)
    return {"ok": True, "places": found, "rows": _rows(request, found[:FIRST_ROWS])}


def _next(request: Request) -> Json:
    """Return the first of these rows that a status round has not seen; None where none is left."""
    session = _session()
    seen = request.data.get("seen")
    if not isinstance(seen, list):
        refuse("invalid_value", "seen", N_("This must be a list of rows."))
    passed = frozenset(place for place in seen if type(place) is int)
    left = (
        place
        for place in _places(request)
        if place not in passed and is_looked_up(session.board[place])
    )
    place = next(left, None)
    return {"ok": True, "row": None if place is None else _rows(request, [place])[0]}


def _places(request: Request) -> list[int]:
    session = _session()
    numbers = request.data.get("numbers")
    if numbers is not None and not isinstance(numbers, list):
        refuse("invalid_value", "numbers", N_("This must be a list of rows."))
    sort = request.text("sort") or None
    if sort is not None and sort not in SORTS:
        refuse("invalid_value", "sort", N_("There is no such column."))
    view = View(
        request.text("state") or None,
        request.text("how") or None,
        text=request.text("text"),
        numbers=None
        if numbers is None
        else frozenset(each for each in numbers if type(each) is int),
        sort=sort,
        is_descending=request.flag("is_descending", default=False),
    )
    return places(session.board, view, request.today)


def _dates(request: Request) -> Json:
    """Use one typed date for all rows, or those of a file; return how many rows changed."""
    session = _session()
    if request.content:
        lines = read_sheet(request.file(LARGEST_FILE)).lines
        changed = session.add_dates(*read_dates(lines, request.today).seen)
    else:
        typed = request.texts("entry", COLUMNS) or {}
        changed = session.add_dates(read_entry(typed, request.today, request.order))
    words = request.say(message(ROWS_CHANGED, count=len(changed)))
    return {"ok": True, "changed": len(changed), "text": words}


def _status(request: Request) -> Json:
    session, place = _session(), _place(request)
    try:
        session.set_status(place, request.text("key"))
    except (KeyError, ValueError):
        refuse("invalid_value", "key", N_("This row can have no status."))
    return {"ok": True, "rows": _rows(request, [place])}


def _place(request: Request) -> int:
    place = request.data.get("place")
    if type(place) is not int or not 0 <= place < len(_session().board):
        refuse("invalid_value", "place", N_("There is no such row."))
    return place


def _case(request: Request) -> Json:
    """Return the answers of a row's case, from which the page shows its outcome."""
    case = _session().rows[_place(request)].case
    if case is None:
        refuse("invalid_value", "place", N_("This row has no case that can be shown."))
    return {"ok": True, "answers": answers_of(case, english=request.is_english).answers}


def _save(request: Request) -> Json:
    kind = request.text("kind")
    if kind == "template":
        return _file(save_template())
    session, say = _session(), request.say
    untouched = session.untouched()
    makers: dict[str, Callable[[], File]] = {
        "csv": lambda: save_csv(session.board, say, request.today, untouched),
        "xlsx": lambda: save_workbook(session.board, say, request.today, untouched),
        "calendar": lambda: save_calendar(session.board, say, request.today),
        "dates": lambda: File(DATES_NAME, CSV_TYPE, write_dates(session.dates)),
    }
    if kind not in makers:
        refuse("invalid_value", "kind", N_("There is no such file."))
    return _file(makers[kind]())


def _file(file: File) -> Json:
    content = b64encode(file.content).decode("ascii")
    return {
        "ok": True,
        "file": {"name": file.name, "media_type": file.media_type, "base64": content},
    }


def _copy(request: Request) -> Json:
    session = _session()
    row = session.open().header_row or None
    text = copy_columns(session.board, request.say, request.today, header_row=row)
    return {"ok": True, "text": text}


def _sheet(request: Request) -> Json:
    """Return the worklist of a day as it is typed, to print; today's, where none is named."""
    session = _session()
    try:
        day = read_date(request.text("day") or "today", request.today)
    except UnclearTextError as unclear:
        raise RefusedRequestError(unclear.code, "day", unclear.message) from None
    masked = request.flag("masked", default=True)
    sheet = worklist(session.board, session.procedure, day, request.say, is_masked=masked)
    return {"ok": True, "sheet": sheet.as_json()}


def _changes(request: Request) -> Json:
    """Return what changed since the file of last week."""
    if request.content:
        _here.last = read_last(read_sheet(request.file(LARGEST_FILE)).lines)
    found = changes(_session().board, _here.last or ())
    return {"ok": True, **changes_as_json(found, request.say)}


def _close(_: Request) -> Json:
    _here.session = _here.words = _here.last = None
    return {"ok": True}


OPERATIONS: dict[str, Callable[[Request], Json]] = {
    "list_open": _open,
    "list_choose": _choose,
    "list_begin": _begin,
    "list_more": _more,
    "list_board": _board,
    "list_view": _view,
    "list_rows": _show,
    "list_next": _next,
    "list_dates": _dates,
    "list_status": _status,
    "list_case": _case,
    "list_save": _save,
    "list_copy": _copy,
    "list_sheet": _sheet,
    "list_changes": _changes,
    "list_close": _close,
}
