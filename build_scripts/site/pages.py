"""Turn the pages' sources into Markdown and HTML: facts from procedures, words from gettext.

A page is Markdown with Jinja2. Every number, date and address in it comes from the data of
`case_inquiry`; an unknown name stops the build. This module does not need MkDocs:
`python -m build_scripts.site.pages guide/index.md` prints a page as MkDocs receives it.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from build_scripts import ROOT
from build_scripts.build_day import build_day
from build_scripts.contrast import THEME, theme_colors
from build_scripts.host import this_host
from build_scripts.review.journey import journey_page
from build_scripts.review.pack import review_pack
from build_scripts.review.signature import compare, gone, signature_set, signed_parts, words
from build_scripts.review.states import states_page
from build_scripts.site.ahead import ahead
from build_scripts.site.decisions import decision_list
from build_scripts.site.facts import Facts, site_words, translate
from build_scripts.site.reference import api_reference
from build_scripts.site.shipped import shipped
from build_scripts.site.version import address, commit, repository
from case_inquiry import forms, notices, papers
from case_inquiry.conditions import Condition
from case_inquiry.form import answers, exits, walk
from case_inquiry.messages import format_date, translator
from case_inquiry.procedure import load_procedure
from case_inquiry.procedure.live_check import levels, look_for, page_of

DOCS = ROOT / "docs"
OVERRIDES = DOCS / "overrides"
RUNTIME_MANIFEST = ROOT / "build" / "runtime" / "manifest.json"
THEME_SCRIPT = re.compile(r"bundle\.[0-9a-f]+\.min\.js")
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

type Context = dict[str, object]


@cache
def environment(language: str) -> Environment:
    """Return the Jinja2 environment of one language, with filters for that language."""
    made = Environment(
        loader=FileSystemLoader([OVERRIDES, DOCS]),
        autoescape=select_autoescape(["html"], default_for_string=False),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", "jinja2.ext.do"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["ext.i18n.trimmed"] = True
    words = site_words(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        words.gettext, words.ngettext, newstyle=True
    )
    made.filters["t"] = lambda text: translate(text, language)
    made.filters["day"] = lambda day, style="full": format_date(
        day, translator(language), style=style
    )
    made.filters["conditions"] = conditions
    return made


def conditions(listed: Iterable[Condition]) -> str:
    """Return conditions as the JSON that the page's script evaluates.

    >>> conditions([Condition("called", ("yes",))])
    '[{"subject": "called", "values": ["yes"], "negate": false}]'
    """
    return json.dumps([asdict(condition) for condition in listed])


def render(source: str, *, language: str, context: Mapping[str, object]) -> str:
    """Return the Markdown of a page.

    Raises jinja2.UndefinedError for a name that is not in the context, and KeyError for a fact that
    is not in the procedures.

    >>> render("{{ days }} {% trans %}days{% endtrans %}", language="en", context={"days": 30})
    '30 days'
    """
    # Without the plus, `trim_blocks` would join the next line to the sentence.
    lines = source.replace("endtrans %}\n", "endtrans +%}\n")
    return environment(language).from_string(lines).render(context)


def render_partial(name: str, *, language: str, context: Mapping[str, object]) -> Markup:
    """Return the HTML of a template below `docs/overrides`."""
    return Markup(environment(language).get_template(name).render(context))  # noqa: S704


def page_context(today: date, language: str, *, root: str = "") -> Context:
    """Return all names that a page can use. `root` is the path from the page to the home page."""
    facts = Facts(language, today)
    context: Context = {
        "facts": facts,
        "notice": facts.notice,
        "current": facts.current,
        "say": lambda name: facts.translated(facts.current.statement(name).text),
        "centers": [office for office in facts.notice.offices if office.in_notice],
        "other_offices": [office for office in facts.notice.offices if not office.in_notice],
        "forms": forms.load_forms(),
        "host": this_host(),
        "repository": repository(),
        "commit": commit() or "VERSION",
        "site_address": address(),
        "shipped": shipped,
        "host_says": this_host().says(language),
        "whole": lambda text: Markup('<span class="whole">{}</span>').format(text),
        "language": language,
        "today": today,
        "root": root,
        "build_epoch": int(datetime(today.year, today.month, today.day, tzinfo=UTC).timestamp()),
        "call_script": Markup(papers.blank_call_script(today, language)),  # noqa: S704 - escaped
        "blank_letter": Markup(papers.blank_letter(today, language)),  # noqa: S704 - escaped
        "call_days": facts.rule_after(facts.notice, "call").days,
        "center_days": facts.rule_after(facts.notice, "email_center").days,
        "hq_days": facts.rule_after(facts.notice, "email_hq").days,
        "goal_days": facts.rule_after(facts.current, "inquire").days,
        "phone": facts.current.statement("phone"),
        "phone_link": facts.tel(facts.current.statement("phone")),
        "phone_hours": facts.current.statement("phone_hours"),
        "closed_on": facts.notice.channel("center_email").closed_on,
        # Examples begin on the same day in every build, so a page changes only with a rule.
        "example_day": date(2026, 10, 1),
        "fiscal_year": (date(2026, 10, 1), date(2027, 9, 30)),
    }
    for name, template in {"ladder": "ladder.html", "host_help": "host-help.html"}.items():
        partial = f"partials/{template}"
        context[name] = render_partial(partial, language=language, context=context)
    return context


def host_foot(language: str, logo: str = "") -> Markup:
    """Return who publishes this copy, for the footer of a page; `logo` is its relative address."""
    return render_partial(
        "partials/host-foot.html", language=language, context={"host": this_host(), "logo": logo}
    )


def review_context(today: date) -> Context:
    """Return the names that the page of the review pack uses besides the facts."""
    return {"review_pack": lambda: Markup(review_pack(today))}  # noqa: S704 - from a template


def signature() -> Mapping[str, object]:
    """Return the signature set beside what the host's lawyer signed."""
    counsel = this_host().counsel
    file = counsel.signed if counsel else None
    signed = signed_parts(file.read_text(encoding="utf-8")) if file else {}
    parts = signature_set()
    found = compare(parts, signed)
    return {
        "words": f"{words(parts):,}",
        "signed_by": counsel if file else None,
        "all": found,
        "unsigned": [one for one in found if one.state != "signed"],
        "gone": gone(parts, signed),
    }


#: The pages for maintainers that are made from data, with the names they use besides the facts.
MADE_PAGES: Mapping[str, Callable[[date], Context]] = {
    "maintain/review/index.md": review_context,
    "maintain/review/signature.md": lambda _: {"signature": signature},
    "maintain/api.md": lambda _: {"api_reference": api_reference},
    "maintain/decisions/index.md": lambda _: {"decisions": decision_list},
    "maintain/journey.md": lambda _: {"journey": journey_page},
    "maintain/live-check.md": lambda _: {
        "levels": levels,
        "page_of": page_of,
        "look_for": look_for,
    },
    "maintain/states.md": lambda _: {"states": lambda name: states_page(load_procedure(name))},
}


def checker(today: date, language: str, *, root: str = "../") -> Markup:
    """Return the whole checker as HTML, made from the package's questions."""
    context = page_context(today, language, root=root) | checker_context(language, root)
    return render_partial("partials/checker/checker.html", language=language, context=context)


def caseload(today: date, language: str, *, root: str = "../") -> Markup:
    """Return what the page for a list of cases shows above its words."""
    context = page_context(today, language, root=root) | checker_context(language, root)
    return render_partial("partials/caseload/caseload.html", language=language, context=context)


def checker_context(language: str, root: str) -> Context:
    """Return the names that the form's templates use besides the facts."""
    current = load_procedure("current")
    worksheet = site_words(language).gettext("The worksheet")
    warned = {page.id: walk.page_warning(page) for page in walk.PAGES}
    return {
        "pages": walk.PAGES,
        "ahead": ahead(build_day(), translator(language)),
        "deciding": walk.DECIDING,
        "enough": walk.ENOUGH,
        "on_a_notice": notices.QUESTIONS,
        "about_pages": len(walk.pages_to_decide({"called": "yes"})),
        "exits": exits.EXITS,
        "shared_labels": shared_labels(),
        "warnings": {name: translate(text or "", language) for name, text in warned.items()},
        "required": required_questions(language),
        "statement_url": lambda name: current.statement(name).value,
        "drawings": {"receipt": "number", "dates": "received"},
        "first_procedure": this_host().first_procedure,
        "list_procedure": this_host().list_procedure,
        "runtime_manifest": runtime_manifest(root),
        "guide_pages": pages_below("guide"),
        "reference_pages": pages_below("reference"),
        "worksheet_link": Markup('<a href="{}worksheet/">{}</a>').format(root, worksheet),
    }


def pages_below(folder: str) -> list[str]:
    """Return the paths of a folder's pages, from the home page.

    >>> pages_below("guide")[:2]
    ['guide/', 'guide/appointment/']
    """
    names = sorted(path.stem for path in (DOCS / folder).glob("*.md"))
    return [f"{folder}/", *(f"{folder}/{name}/" for name in names if name != "index")]


def shared_labels() -> frozenset[str]:
    """Return the labels that more than one question has, such as "Date of the answer"."""
    counted = Counter(question.label for page in walk.PAGES for question in page.questions)
    return frozenset(label for label, count in counted.items() if count > 1)


def required_questions(language: str) -> dict[str, str]:
    """Return the required questions, with Python's error message for a missing answer."""
    reading = answers.read_answers({}, date(2000, 1, 1), language)
    return {error.question: translate(error.message, language) for error in reading.errors}


def runtime_manifest(root: str) -> str:
    """Return the address of the runtime's list of files, relative to a page.

    The pages can be built without the runtime; the checker then reports that it could not start.
    """
    if not RUNTIME_MANIFEST.exists():
        return f"{root}assets/runtime/manifest.json"
    folder = json.loads(RUNTIME_MANIFEST.read_text(encoding="utf-8"))["folder"]
    return f"{root}assets/runtime/{folder}/manifest.json"


def brand() -> dict[str, str]:
    """Return the header's background on light and dark screens: the host's or the theme's color.

    >>> sorted(brand())
    ['dark', 'light']
    """
    colors = this_host().colors
    if colors is not None:
        return {"light": colors.light.brand, "dark": colors.dark.brand}
    light, dark = theme_colors(THEME.read_text(encoding="utf-8"))
    return {"light": light["brand"], "dark": dark["brand"]}


def theme_script() -> str:
    """Return the file name of the theme's script, which contains a hash.

    >>> theme_script().startswith("bundle.")
    True
    """
    scripts = files("material") / "templates" / "assets" / "javascripts"
    return next(one.name for one in scripts.iterdir() if THEME_SCRIPT.fullmatch(one.name))


def root_of(source: str) -> str:
    """Return the relative path from a page (its source in `docs/`) to the home page.

    >>> root_of("index.md"), root_of("guide/index.md"), root_of("guide/since-2009.md")
    ('', '../', '../../')
    """
    path = Path(source)
    depth = len(path.parts) - (path.name == "index.md")
    return "../" * depth


def main(arguments: list[str]) -> int:
    """Print one page as MkDocs receives it; `checker` prints the form."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m build_scripts.site.pages PAGE\n")
        return 2
    name = arguments[0].removeprefix("docs/")
    if name == "checker":
        sys.stdout.write(checker(build_day(), "en"))
        return 0
    if not (DOCS / name).is_file():
        sys.stderr.write(f"There is no page docs/{name}.\n")
        return 2
    source = FRONT_MATTER.sub("", (DOCS / name).read_text(encoding="utf-8"))
    context = page_context(build_day(), "en", root=root_of(name))
    sys.stdout.write(render(source, language="en", context=context))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
