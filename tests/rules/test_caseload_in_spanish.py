"""Lists as Spanish speakers keep them: headers, answers, words for none, and the order of dates."""

from datetime import date
from typing import Any

import pytest

from case_inquiry.case import CaseError
from case_inquiry.caseload import Caseload, Row, plan_lines
from case_inquiry.caseload.board.preview import preview
from case_inquiry.caseload.board.session import Options, Session
from case_inquiry.caseload.choices import CHOICES, load_answers, read_choice, read_flag
from case_inquiry.caseload.columns import find_target, load_headers
from case_inquiry.caseload.files import read_sheet
from case_inquiry.days.words import order_of
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
NOTICE = load_procedure("notice-2009")
SPANISH = order_of("es")


def listed(*lines: str, **options: Any) -> Caseload:
    sheet = read_sheet("\n".join(lines).encode())
    return plan_lines(sheet.lines, NOTICE, TODAY, **options)


def days_of(*dates: str, **options: Any) -> list[date | None]:
    """Return the days of the calls, None where one is not read."""
    rows = listed("Formulario,Fecha de la llamada", *(f"I-90,{day}" for day in dates), **options)
    return [row.case.contacts[0].on if row.case else None for row in rows.rows]


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("N\u00famero de recibo", "receipt_number"),
        ("NUMERO DE RECIBO", "receipt_number"),
        ("N\u00famero de recibo (USCIS)", "receipt_number"),
        ("No. de recibo", "receipt_number"),
        ("N.\u00ba de recibo", "receipt_number"),
        ("N\u00b0 de recibo", "receipt_number"),
        ("# de recibo", "receipt_number"),
        ("N\u00famero A", "a_number"),
        ("N\u00fam. A", "a_number"),
        ("Formulario", "form"),
        ("Fecha de presentaci\u00f3n", "filed_on"),
        ("Fecha de la llamada", "call_date"),
        ("Segunda llamada", "call_2_date"),
        ("2.\u00aa llamada", "call_2_date"),
        ("Hora de la llamada", "call_time"),
        ("Agente", "representative"),
        ("N\u00famero de solicitud de servicio", "service_request"),
        ("D\u00edas de espera", "told_to_wait_days"),
        ("Fecha del correo al centro", "center_email_date"),
        ("Respuesta del centro", "center_email_answer"),
        ("Visa U", "protected"),
        ("Notas de la visa U", "protected"),
        ("Expediente", "reference"),
        ("Recibo 2", "receipt_2"),
    ],
)
def test_a_spanish_header_names_its_column(header: str, name: str) -> None:
    assert find_target(header) == find_target(name) is not None


def test_a_header_means_the_same_in_all_languages() -> None:
    words = load_headers()["words"]
    assert words["formulario"] == words["form_type"] == "form"
    assert set(load_headers()["weak"]) <= words.keys()


def test_a_spanish_list_is_planned() -> None:
    row: Row = listed(
        "Referencia,N\u00famero de recibo,Formulario,Fecha de la llamada,Solicitud de servicio,"
        "D\u00edas de espera,Fecha del correo al centro",
        "Garc\u00eda,EAC-17-104-50146,I-485,1 de octubre de 2026,no me dieron,30 d\u00edas,no",
    ).rows[0]
    assert row.errors == ()
    assert row.reference == "Garc\u00eda"
    assert row.case is not None
    (call,) = row.case.contacts
    assert (call.on, call.number, call.told_to_wait_days) == (date(2026, 10, 1), None, 30)


@pytest.mark.parametrize("text", ["s\u00ed", "Si", "S\u00cd", "yes"])
def test_yes_is_read_in_both_languages(text: str) -> None:
    assert read_flag("service_request_opened", text)


@pytest.mark.parametrize("text", ["no", "Falso", "ninguno", "none"])
def test_no_is_read_in_both_languages(text: str) -> None:
    assert not read_flag("service_request_opened", text)


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("answer", "no me ayud\u00f3", "not_solved"),
        ("answer", "S\u00ed, pero no ayud\u00f3", "not_solved"),
        ("answer", "resuelto", "solved"),
        ("answer", "No resuelto", "not_solved"),
        ("answer", "me lo explicaron", "explained"),
        ("answer", "no", None),
        ("problem", "direcci\u00f3n", "address"),
        ("case_status", "Aprobado", "approved"),
        ("center", "Centro de Servicio de Vermont", "VSC"),
    ],
)
def test_an_answer_in_spanish_is_read(key: str, text: str, value: str | None) -> None:
    assert read_choice(key, text) == value


def test_the_words_for_answers_mean_one_value_each() -> None:
    for table in load_answers().values():
        for key, values in table["choices"].items():
            assert values.keys() <= set(CHOICES[key])
            for value, words in values.items():
                assert {read_choice(key, word) for word in words} == {value}


@pytest.mark.parametrize("word", ["hoy", "Ayer", "ayer.", "today"])
def test_a_word_for_a_day_that_moves_is_asked_back(word: str) -> None:
    (row,) = listed("Form,Call date", f"I-90,{word}").rows
    assert "is another day tomorrow" in str(row.errors[0].mistake.message)


MARCH_5, MARCH_25 = date(2026, 3, 5), date(2026, 3, 25)


def test_in_spanish_a_list_that_shows_the_day_first_is_read_so() -> None:
    assert days_of("05/03/2026", "25/03/2026", usual=SPANISH) == [MARCH_5, MARCH_25]
    assert days_of("25/03/2026", usual=SPANISH) == [MARCH_25]


def test_an_american_list_stays_month_first_in_spanish() -> None:
    assert days_of("03/05/2026", "03/25/2026", usual=SPANISH) == [MARCH_5, MARCH_25]


def test_in_spanish_a_list_that_does_not_tell_its_order_is_asked_about() -> None:
    with pytest.raises(CaseError, match=r"^: Row 2 has 05/03/2026, which can be two days\. Write"):
        days_of("05/03/2026", usual=SPANISH)
    with pytest.raises(CaseError, match=r"Row 3 has 25/03/2026, so .* Row 2 has 05/03/2026"):
        days_of("05/03/2026", "25/03/2026", "03/26/2026", usual=SPANISH)


def test_an_order_that_was_told_counts_before_the_language() -> None:
    told = days_of("05/03/2026", usual=SPANISH, dates="month-first")
    assert told == [date(2026, 5, 3)]


def test_where_no_date_may_be_two_days_the_other_order_is_asked_back() -> None:
    assert days_of("25/03/2026", "03/26/2026", usual=SPANISH) == [MARCH_25, None]


def test_a_later_row_of_the_other_order_is_named() -> None:
    rows = [f"I-90,{MARCH_25:%d/%m/%Y}"] * 10_000
    found = listed("Form,Call date", *rows, "I-90,03/26/2026", usual=SPANISH, most_rows=None)
    assert found.rows[-1].plan is None
    assert "the month comes first: 10002." in str(found.notes[-1])


def test_the_page_asks_which_comes_first() -> None:
    content = b"Receipt #,Date of the call\nEAC1710450146,05/03/2026\n"
    session = Session(content, NOTICE, TODAY, SPANISH)
    found = preview(session, str)
    assert found["dates"] is None
    assert found["ask"] == "Row 2 has 05/03/2026, which can be two days. Which comes first?"
    session.choose(Options(dates="day-first"))
    assert (preview(session, str)["ask"], preview(session, str)["dates"]) == (None, "day-first")
