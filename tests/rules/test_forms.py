"""The forms: found by number, title or the words that people use; any other form may be typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_inquiry import forms

NUMBERS = [
    *("I-90", "I-102", "I-129", "I-129F", "I-130", "I-131", "I-140", "I-360", "I-485", "I-539"),
    *("I-589", "I-601", "I-601A", "I-730", "I-751", "I-765", "I-821", "I-821D", "I-824", "I-829"),
    *("I-914", "I-918", "I-929", "N-400", "N-565", "N-600"),
]


def number_of(text: str) -> str | None:
    """Return the number of the form that `text` names."""
    form = forms.find(text)
    return form.number if form else None


def test_the_list_has_the_forms_that_people_ask_about() -> None:
    assert [form.number for form in forms.FORMS] == NUMBERS


def test_forms_of_trafficking_and_crime_victims_are_always_protected() -> None:
    protected = [form.number for form in forms.FORMS if form.protected]
    assert protected == ["I-914", "I-918", "I-929"]


def test_forms_that_an_employer_or_investor_files_are_marked() -> None:
    employers = [form.number for form in forms.FORMS if form.employer]
    assert employers == ["I-129", "I-140", "I-829"]


def test_the_module_has_no_other_late_name() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'FORM'"):
        _ = forms.FORM


@pytest.mark.parametrize("form", forms.FORMS, ids=lambda form: form.number)
def test_every_form_is_found_by_number_title_and_every_alias(form: forms.Form) -> None:
    assert form.aliases
    for text in (form.number, form.title, f"{form.number} {form.title}", *form.aliases):
        for typed in (text, text.lower(), text.upper(), f"  {text}. ", text.replace("-", "\u2011")):
            assert forms.find(typed) == form, typed
            assert forms.compact(typed) == form.number, typed


def test_no_alias_means_two_forms() -> None:
    names = [
        forms._words(name)
        for form in forms.FORMS
        for name in (form.title, *form.aliases, *form.protected_aliases)
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("i485", "I-485"),
        ("I 485", "I-485"),
        ("485", "I-485"),
        ("Form I-485", "I-485"),
        ("USCIS Form I-485", "I-485"),
        ("I\u2013485", "I-485"),
        ("\uff29\uff0d\uff14\uff18\uff15", "I-485"),
        ("1-485", "I-485"),
        ("l-485", "I-485"),
        ("n400", "N-400"),
        ("400", "N-400"),
        ("N4OO", "N-400"),
        ("600", "N-600"),
        ("i129f", "I-129F"),
        ("I-129 F", "I-129F"),
        ("129", "I-129"),
        ("1129", "I-129"),
        ("I-13O", "I-130"),
        ("140", "I-140"),
        ("1-90", "I-90"),
        ("I601A", "I-601A"),
        ("821d", "I-821D"),
        ("Green-Card  Renewal", "I-90"),
        ("work permit", "I-765"),
        ("petition for alien fiance(e)", "I-129F"),
    ],
)
def test_a_form_s_number_is_spelled_in_one_way(typed: str, number: str) -> None:
    assert forms.compact(typed) == number
    assert number_of(typed) == number


@pytest.mark.parametrize(
    "typed",
    ["", " ", "I-526", "i526", "EOIR-29", "AR-11", "I-4855", "X-485", "form", "my own words", "48"],
)
def test_another_form_is_kept_as_it_was_typed(typed: str) -> None:
    assert forms.compact(typed) == typed
    assert forms.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("I-485 Supplement J", "I-485"),
        ("I-485J", "I-485"),
        ("my I-130 petition", "I-130"),
        ("I-601 a waiver", "I-601"),
        ("I-129F and nothing else", "I-129F"),
        ("I-765, (c)(9)", "I-765"),
        ("my work permit renewal", "I-765"),
        ("citizenship certificate of my son", "N-600"),
        ("I-485 adjustment of status", "I-485"),
        ("I-485 work permit", "I-485"),
        ("I-765 and I-765", "I-765"),
        ("I-485 with an I-94", "I-485"),
        ("the 1-130 from May", "I-130"),
    ],
)
def test_words_around_a_form_do_not_hide_it_but_are_kept(typed: str, number: str) -> None:
    assert number_of(typed) == number
    assert forms.compact(typed) == typed


@pytest.mark.parametrize(
    "typed", ["I-130 and I-485", "I-765 / I-131", "green card", "DACA work permit", "485 days"]
)
def test_a_text_that_may_mean_two_forms_means_none(typed: str) -> None:
    assert forms.find(typed) is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("I-918 Supplement A", "I-918"),
        ("I-918A", "I-918"),
        ("I-485 and I-918", "I-918"),
        ("I-765 based on a U visa", "I-918"),
        ("work permit for T visa", "I-914"),
        ("I-918 and I-914", "I-914"),
        ("U visa family member", "I-929"),
    ],
)
def test_a_protected_form_is_found_beside_others(typed: str, number: str) -> None:
    form = forms.find(typed)
    assert form is not None
    assert (form.number, form.protected) == (number, True)


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "VAWA",
            "vawa",
            "V.A.W.A.",
            "I360VAWA",
            "I-360 VAWA",
            "I-360 (VAWA self-petition)",
            "I-485 (VAWA)",
        ),
        *(
            "U visa",
            "u-visa",
            "Uvisa",
            "I-485 tvisa",
            "T visa",
            "I-485 based on a U visa",
            "I-914",
            "form i918",
            "I-929",
        ),
        *("I-751 abuse waiver", "VAWA and U visa", "work permit (VAWA)", "battered spouse I-360"),
    ],
)
def test_a_protected_case_is_seen_wherever_it_is_said(typed: str) -> None:
    assert forms.is_protected(typed)


@pytest.mark.parametrize(
    "typed", ["", "I-360", "I-485", "I-751", "special immigrant", "visa", "U", "Iowa waiver"]
)
def test_a_form_that_may_be_protected_is_not_taken_for_it(typed: str) -> None:
    assert not forms.is_protected(typed)


@pytest.mark.parametrize("typed", ["VAWA", "VAWA self-petition", "abuse waiver"])
def test_what_says_that_a_case_is_protected_is_kept_as_typed(typed: str) -> None:
    assert forms.find(typed) is not None
    assert forms.compact(typed) == typed
    assert forms.is_protected(forms.compact(typed))


@given(st.text())
def test_a_compact_form_is_protected_as_it_was_typed(text: str) -> None:
    assert forms.is_protected(forms.compact(text)) == forms.is_protected(text)


@given(st.text())
def test_spelling_twice_changes_nothing_more(text: str) -> None:
    once = forms.compact(text)
    assert forms.compact(once) == once


@given(st.sampled_from(NUMBERS), st.lists(st.sampled_from([" ", "-", "\u2013", "\u200b", "."])))
def test_noise_around_and_within_a_form_s_number_does_not_matter(
    number: str, noise: list[str]
) -> None:
    typed = "".join(noise) + "".join(noise).join(number) + "".join(noise)
    assert forms.compact(typed) == number
