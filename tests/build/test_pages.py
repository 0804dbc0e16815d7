"""The pages and the form, made from the data without MkDocs."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from html.parser import HTMLParser

import jinja2
import pytest

from build_scripts import ROOT
from build_scripts.build_day import build_day
from build_scripts.site import pages
from build_scripts.site.facts import Facts
from case_inquiry.form import walk
from case_inquiry.procedure import load_procedure

TODAY = date(2026, 11, 24)
VOID = {"input", "meta", "link", "br", "hr", "img", "path", "rect", "circle"}
SOURCES = {
    path.relative_to(pages.DOCS).as_posix(): pages.FRONT_MATTER.sub("", path.read_text("utf-8"))
    for path in sorted(pages.DOCS.rglob("*.md"))
    if "maintain" not in path.parts
}
# Numbers that are not facts of a procedure, and why.
FREE_NUMBERS = {
    "10": "digits of a receipt number",
    "13": "characters of a receipt number",
    "14": "a wrong claim about them",
    "11": "characters of an I-94 number",
    "12": "digits of an account number",
    "500": "the shape of a State Department number",
    "94": "the name of the I-94",
    "28": "the name of Form G-28",
    "797": "the name of Form I-797",
    "911": "the emergency line, known to everyone",
}
# Every span of time must be a fact, even a single digit or a word. These are not about a procedure.
FREE_SPANS = {
    "About 5 minutes": "how long our own questions take",
    "one form at a time": "advice on our own questions",
}
SPAN = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|fifteen|twenty(?:-one)?|thirty)"
    r"[ -](?:business |calendar |working )?(?:minute|hour|day|week|month|year)s?\b",
    re.IGNORECASE,
)


@dataclass
class Element:
    """One element of the form with its text and its children."""

    tag: str
    attributes: dict[str, str | None]
    children: list[Element] = field(default_factory=list)
    text: str = ""

    def all(self, tag: str) -> list[Element]:
        """Return all descendants with this tag, in order."""
        found = [self] if self.tag == tag else []
        return found + [one for child in self.children for one in child.all(tag)]


class Reader(HTMLParser):
    """Parse HTML into elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = Element("root", {})
        self.open = [self.root]
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, dict(attrs))
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop().tag == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


@pytest.fixture(scope="module")
def form() -> Element:
    """The checker before any script has run."""
    return Reader(pages.checker(TODAY, "en")).root


def rendered(name: str) -> str:
    """Return a page as MkDocs receives it."""
    context = pages.page_context(TODAY, "en", root=pages.root_of(name))
    return pages.render(SOURCES[name], language="en", context=context)


def words(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def test_an_unknown_name_stops_the_build() -> None:
    with pytest.raises(jinja2.UndefinedError):
        pages.render("{{ nothing }}", language="en", context={})


def test_an_unknown_fact_stops_the_build() -> None:
    with pytest.raises(KeyError, match="no_such_fact"):
        pages.render(
            "{{ notice.statement('no_such_fact').text }}",
            language="en",
            context=pages.page_context(TODAY, "en"),
        )


def test_a_sentence_keeps_the_line_break_after_it() -> None:
    source = "{% trans %}One.{% endtrans %}\n\n{% trans %}Two.{% endtrans %}\n"
    assert pages.render(source, language="en", context={}) == "One.\n\nTwo.\n"


@pytest.mark.parametrize("name", SOURCES)
def test_an_address_is_always_printed_with_its_state(name: str) -> None:
    notice = load_procedure("notice-2009")
    states = {
        office.email: "(reported closed since January 21, 2019)"
        for office in notice.offices
        if office.email
    }
    states[notice.channel("hq_email").address or ""] = "(we don't know if anyone reads it)"
    for line in rendered(name).splitlines():
        for address, state in states.items():
            if address in line:
                after = line.partition(address)[2]
                assert state in unescape(after)[:120], f"{address} stands alone in {name}"
                assert "data-nosnippet" in line


def prose_of(name: str) -> str:
    """Return the prose of a page's source, without the facts that are filled in."""
    prose = re.sub(
        r"```.*?```|\{\{.*?\}\}|\{%.*?%\}|\]\(.*?\)|<[^>]*>|\{ #.*?\}",
        " ",
        SOURCES[name],
        flags=re.S,
    )
    return re.sub(r"\b[A-Z]{1,3}-?\d[\w-]*|\b\d[\w ]*[A-Z]\w*|\d{4} \d{4} \d{4}", " ", prose)


@pytest.mark.parametrize("name", SOURCES)
def test_numbers_in_prose_come_from_the_data(name: str) -> None:
    written = set(re.findall(r"\d{2,}", prose_of(name)))
    assert written <= set(FREE_NUMBERS), f"{name} has {written - set(FREE_NUMBERS)} from no data"


@pytest.mark.parametrize("name", SOURCES)
def test_spans_of_time_in_prose_come_from_the_data(name: str) -> None:
    text = words(prose_of(name))
    for free in FREE_SPANS:
        text = text.replace(free, "")
    assert SPAN.findall(text) == []


def test_a_span_of_time_is_found_in_digits_and_in_words() -> None:
    spans = "wait 30 days, ten days, six months, 15 business days, 21-day"
    assert len(SPAN.findall(spans)) == 5


@pytest.mark.parametrize("name", SOURCES)
def test_must_stands_only_where_a_law_is_the_source(name: str) -> None:
    # What a law says is a statement with its source, which the page fills in.
    assert re.findall(r"\bmust\b|\bshould\b", prose_of(name)) == []


@pytest.mark.parametrize("name", SOURCES)
def test_the_pages_call_the_ways_in_use_todays_steps(name: str) -> None:
    said = words(SOURCES[name])
    assert re.findall(r"ways? (?:that works?|in use) today|today's way", said, re.I) == []


def test_the_ladder_shows_the_days_of_the_procedure() -> None:
    context = pages.page_context(TODAY, "en")
    ladder = words(str(context["ladder"]))
    notice = load_procedure("notice-2009")
    for step in ("call", "email_center", "email_hq"):
        after = notice.step(step).after
        assert after is not None
        assert after.rule is not None
        assert f" {after.rule.days} days" in ladder


@pytest.mark.parametrize(
    ("step", "day", "opens"),
    [("call", 1, "11/1"), ("call", 31, "12/1"), ("email_center", 5, "10/27")],
)
def test_the_worksheet_counts_by_the_waiting_rules(step: str, day: int, opens: str) -> None:
    assert Facts("en", TODAY).opens(step, date(2026, 10, 1), day) == opens


def test_the_worksheet_leaves_out_days_that_a_month_does_not_have() -> None:
    assert Facts("en", TODAY).opens("call", date(2026, 2, 1), 29) == ""


def test_the_holidays_of_a_year_are_all_listed() -> None:
    facts = Facts("en", TODAY)
    days = facts.holidays(2026)
    assert len(days) >= 11
    assert date(2026, 11, 26) in days
    assert all(facts.holiday_name(day) for day in days)


def test_each_question_is_in_the_form_with_its_exact_label(form: Element) -> None:
    found = {
        element.attributes["data-question"]: element
        for element in form.all("div")
        if "data-question" in element.attributes
    }
    for page in walk.PAGES:
        for question in page.questions:
            group = found[question.id]
            naming = group.all("legend" if question.kind == "radio" else "label")[0]
            assert words(naming.text) == question.label


def test_each_choice_is_in_the_form_with_its_exact_label(form: Element) -> None:
    texts = {label.attributes.get("for"): words(label.text) for label in form.all("label")}
    for page in walk.PAGES:
        for question in page.questions:
            for number, choice in enumerate(question.choices, start=1):
                assert texts[f"q-{question.id}-{number}"] == str(choice.label)


def test_every_field_turns_off_autocomplete_spellcheck_and_translation(form: Element) -> None:
    # The file field and the "remember" checkbox contain no text of a person.
    inputs = [one for one in form.all("input") if one.attributes["type"] in ("text", "radio")]
    fields = [*inputs, *form.all("textarea")]
    assert len(fields) > 50
    for one in fields:
        kept = {key: one.attributes.get(key) for key in ("autocomplete", "spellcheck", "translate")}
        assert kept == {"autocomplete": "off", "spellcheck": "false", "translate": "no"}


def test_a_form_submitted_before_the_script_runs_puts_nothing_into_the_url(
    form: Element,
) -> None:
    sent = form.all("form")[0]
    assert sent.attributes["method"] == "dialog"
    assert "action" not in sent.attributes
    typed = [one for one in form.all("input") if one.attributes["type"] == "text"]
    assert typed
    assert not [one for one in [*typed, *form.all("textarea")] if "name" in one.attributes]


def test_only_the_first_page_is_shown_before_the_script_runs(form: Element) -> None:
    shown = [
        page.attributes["data-place"]
        for page in form.all("section")
        if "data-place" in page.attributes
        if "hidden" not in page.attributes
    ]
    assert shown == [walk.PAGES[0].id]


def test_there_is_one_continue_button_and_one_back_button(form: Element) -> None:
    buttons = form.all("button")
    assert [words(button.text) for button in buttons].count("Continue") == 1
    # The arrow is not part of the name.
    (back,) = [button for button in buttons if "data-back" in button.attributes]
    assert words(back.text).endswith(" Back")
    assert "aria-hidden" in back.all("span")[0].attributes


def test_the_steps_without_python_are_on_the_page(form: Element) -> None:
    aside = form.all("aside")[0]
    assert "Have you not called yet?" in aside.text
    assert aside.all("a")[0].attributes["href"] == "tel:+18003755283"


def test_only_the_question_about_the_call_is_required(form: Element) -> None:
    required = [one for one in form.all("div") if "data-required" in one.attributes]
    assert [one.attributes["data-question"] for one in required] == ["called"]
    assert required[0].attributes["data-required"]


def test_conditions_reach_the_script_unchanged(form: Element) -> None:
    pages_of_form = {page.attributes.get("data-place"): page for page in form.all("section")}
    for page in walk.PAGES:
        written = json.loads(pages_of_form[page.id].attributes.get("data-applies") or "[]")
        assert written == json.loads(pages.conditions(page.applies))


def test_a_hotline_number_is_a_link_in_its_sentence() -> None:
    page = rendered("guide/protected.md")
    for name in ("hotline_domestic_violence", "hotline_trafficking"):
        number = load_procedure("current").statement(name).value
        assert number
        assert f'<a href="tel:+{number.replace("-", "")}" translate="no">{number}</a>' in page


def test_a_page_prints_without_mkdocs(capsys: pytest.CaptureFixture[str]) -> None:
    assert pages.main(["guide/index.md"]) == 0
    assert "1-800-375-5283" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["no/such/page.md"], ["a", "b"]])
def test_an_unknown_page_is_wrong_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert pages.main(arguments) == 2
    assert capsys.readouterr().err


def test_the_day_of_the_build_can_be_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795478400")
    assert build_day() == date(2026, 11, 24)


def test_texts_above_a_question_are_part_of_its_description(form: Element) -> None:
    group = {one.attributes.get("id"): one for one in form.all("fieldset")}["q-emailed_center"]
    assert "page-center-email-warning" in (group.attributes["aria-describedby"] or "").split()
    ids = {one.attributes.get("id") for one in form.all("p")}
    for one in [*form.all("fieldset"), *form.all("input"), *form.all("textarea")]:
        assert set((one.attributes.get("aria-describedby") or "").split()) <= ids


def test_sentences_outside_the_templates_are_listed_for_the_catalog() -> None:
    named = (pages.OVERRIDES / "partials" / "words.html").read_text("utf-8")
    scripts = [ROOT / "build_scripts/site" / name for name in ("pages.py", "facts.py")]
    trees = [ast.parse(path.read_text("utf-8")) for path in scripts]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    marked = [call.args[0] for call in calls if is_marker(call.func) and call.args]
    texts = [text.value for text in marked if isinstance(text, ast.Constant)]
    titles = re.findall(r"^ +- ([A-Z][^:]+):", nav(), re.MULTILINE)
    assert len(texts) > 10
    assert len(titles) > 10
    assert [text for text in (*texts, *titles) if f'_("{text}")' not in named] == []


def is_marker(function: ast.expr) -> bool:
    """Tell whether a call marks its text for the catalog."""
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name in ("gettext", "N_")


def nav() -> str:
    """Return the `nav` section of mkdocs.yml."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    return settings.partition("nav:\n")[2].partition("\n\n")[0]
