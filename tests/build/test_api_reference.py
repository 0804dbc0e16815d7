"""The API reference lists every public name of the package, in Markdown without stray markup."""

from __future__ import annotations

import re
from functools import cache
from types import ModuleType

import pytest

from build_scripts import ROOT
from build_scripts.site import reference
from case_inquiry.plan import plan


@cache
def written() -> str:
    return reference.api_reference()


def test_every_module_has_a_section_and_every_heading_its_own_anchor() -> None:
    names = [module.__name__ for module in reference.modules()]
    anchors = re.findall(r"^##+ .* \{ #(\S+) \}$", written(), flags=re.MULTILINE)

    assert [anchor for anchor in anchors if anchor in names] == names
    assert len(anchors) == len(set(anchors))
    listed = re.findall(r"^- \[`(\S+)`\]\(#(\S+)\): \S", written(), flags=re.MULTILINE)
    assert listed == [(name, name) for name in names]
    assert {"case_inquiry.plan.plan", "case_inquiry.plan.Plan.as_json"} <= set(anchors)
    assert not any("._" in anchor for anchor in anchors)


def test_a_function_is_listed_with_its_signature_docstring_and_example() -> None:
    section = (
        written().partition("{ #case_inquiry.days.counting.answer_within }")[2].partition("\n#")[0]
    )

    assert "answer_within(start: date, days: int, /, *, unit: str = 'calendar_days') -> Span" in (
        section
    )
    assert 'Count "a response within N days"' in section
    assert "```python\n>>> answer_within(date(2026, 11, 28), 10).last_day\n" in section


def test_cached_functions_are_listed_too() -> None:
    assert "{ #case_inquiry.procedure.load_procedure }" in written()


def test_code_blocks_are_closed_and_no_word_becomes_markup() -> None:
    assert written().count("```") % 2 == 0
    prose = re.sub(r"```.*?```|`[^`]*`", "", written(), flags=re.DOTALL)
    assert "<" not in prose
    assert not re.search(r"\{(?! #)", prose)
    assert " at 0x" not in written()


def test_html_and_attribute_lists_are_escaped_outside_code() -> None:
    assert reference.markdown("A <b> of {c}, `<b>{c}`.") == "A &lt;b> of &#123;c}, `<b>{c}`."


def test_a_long_signature_has_one_parameter_per_line_and_keeps_slash_and_star() -> None:
    def long(
        first_of_many_long_names: int, /, second_of_many_long_names: str, *, third: bool = True
    ) -> None:
        """Do nothing."""

    assert reference.signature(long, "long") == (
        "long(\n    first_of_many_long_names: int,\n    /,\n    second_of_many_long_names: str,\n"
        "    *,\n    third: bool = True,\n) -> None"
    )
    assert reference.signature(plan, "plan").startswith("plan(case: Case, ")


def test_an_object_without_a_signature_is_listed_by_name_only() -> None:
    assert reference.signature(dict, "dict") == "dict"


def test_a_public_name_without_a_docstring_stops_the_build() -> None:
    module = ModuleType("silent", "A module.")
    module.speak = lambda: None  # type: ignore[attr-defined]
    module.speak.__module__ = "silent"

    with pytest.raises(ValueError, match=r"silent\.speak has no docstring"):
        list(reference.describe_module(module))


def test_the_reference_names_no_folder_of_this_machine() -> None:
    assert str(ROOT) not in written()
