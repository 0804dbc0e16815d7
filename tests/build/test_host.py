"""The host file: what it can contain, what is refused with which words, and what can be missing."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from build_scripts import ROOT
from build_scripts.contrast import AA, THEME, contrast, theme_colors
from build_scripts.host import (
    DataError,
    Host,
    Review,
    Words,
    check,
    load_host,
    parse_host,
    publish_logo,
)
from build_scripts.host.agency_addresses import agency_address_in, agency_addresses
from build_scripts.host.colors import READ_AGAINST, SCHEMES
from build_scripts.host.logo import LARGEST, picture_size
from case_inquiry.procedure import PROCEDURES, load_procedure

RIVERSIDE = Path(__file__).parent / "hosts" / "riverside" / "host.toml"
COLORS = '[colors.light]\nbrand = "{}"\nlink = "{}"\n[colors.dark]\nbrand = "{}"\nlink = "{}"\n'
GOOD_COLORS = ("#1d5246", "#125444", "#143a32", "#93dcc6")


def picture(kind: str, *, mode: str = "RGB", lossless: bool = False) -> bytes:
    """Return a small picture as a file of this kind."""
    file = io.BytesIO()
    Image.new(mode, (60, 20)).save(file, kind, lossless=lossless)
    return file.getvalue()


def problems(text: str, folder: Path = RIVERSIDE.parent) -> list[str]:
    with pytest.raises(DataError) as caught:
        parse_host(f'name = "Riverside"\n{text}', "host.toml", folder)
    return list(caught.value.problems)


def test_the_projects_own_file_is_valid_and_names_no_organization() -> None:
    host = load_host(ROOT / "host.toml")
    assert host.first_procedure == "notice-2009"
    assert host.list_procedure == "current"
    assert host.languages == ("en",)
    assert host.missing() == (
        "phone",
        "feedback",
        "repository",
        "logo",
        "colors",
        "reviewer",
        "counsel",
        "words.en.hours",
        "words.en.referral",
        "words.en.link",
    )


def test_every_key_of_an_organizations_file_is_read() -> None:
    host = load_host(RIVERSIDE)
    assert host.name == "Riverside Legal Aid"
    assert host.first_procedure == "current"
    assert host.list_procedure == "notice-2009"
    assert host.phone_link == "tel:+15550123456"
    assert host.feedback_link == "mailto:guide@riverside.example"
    assert host.repository == "https://code.riverside.example/guide"
    assert host.says("es") == Words(
        "De lunes a jueves, de 9 a. m. a 4 p. m.",
        "Nuestros abogados y representantes acreditados ayudan gratis.",
        "https://riverside.example/ayuda",
    )
    assert host.says("ar") == host.says("en")
    assert host.reviewer == Review("Ada Invented, accredited representative", date(2026, 11, 20))
    assert host.counsel == Review("Ben Invented, attorney", date(2026, 11, 21))
    assert host.missing() == ()


def test_the_logo_is_published_with_its_size(tmp_path: Path) -> None:
    host = load_host(RIVERSIDE)
    assert host.logo is not None
    assert (host.logo.width, host.logo.height) == (120, 40)
    publish_logo(host, tmp_path)
    published = tmp_path / host.logo.address
    assert published.read_bytes() == (RIVERSIDE.parent / "logo.svg").read_bytes()


def test_the_colors_become_css_rules_for_light_and_dark() -> None:
    style = load_host(RIVERSIDE).style
    light, dark = style.split("@media (prefers-color-scheme:dark)")
    assert "--brand:#5b2a6e;--link:#4d2360;--button:#5b2a6e" in light
    assert "--brand:#34173f;--link:#dcb4ea;--button:#dcb4ea" in dark
    assert Host("A").style == ""


@pytest.mark.parametrize(
    ("text", "line", "key", "reason"),
    [
        ("phone = '1-800-375-5283'", 2, "phone", "is an agency's"),
        ("phone = '+1 (800) 375 5283'", 2, "phone", "is an agency's"),
        ("feedback = 'SCOPSSCATA@dhs.gov'", 2, "feedback", "is an agency's"),
        ("feedback = 'someone.else@uscis.dhs.gov'", 2, "feedback", "is an agency's"),
        ("[words.en]\nhours = 'Or call 800.375.5283'", 3, "words.en.hours", "is an agency's"),
        (
            "[words.en]\nreferral = 'Go.'\nlink = 'https://my.uscis.gov'",
            4,
            "words.en.link",
            "is an",
        ),
        (
            "[reviewer]\nname = 'tsc.ncscfollowup@dhs.gov'\non = 2026-11-20",
            3,
            "reviewer.name",
            "is",
        ),
        ("phone = 'by appointment'", 2, "phone", "write it like 555-012-3456"),
        ("phone = 5550123456", 2, "phone", "must be a text"),
        ("feedback = 'our office'", 2, "feedback", "write an email address"),
        ("feedback = 'http://riverside.example'", 2, "feedback", "begins with https://"),
        ("list_procedure = 'both'", 2, "list_procedure", "notice-2009, current"),
        ("first_procedure = 'notice-2010'", 2, "first_procedure", "notice-2009, current"),
        ("languages = ['en', 'tlh']", 2, "languages", "'tlh' has no translation yet"),
        ("languages = ['en', 'en']", 2, "languages", "names a language twice"),
        ("languages = ['es']", 2, "languages", "add 'en'"),
        ("logo = 'none.svg'", 2, "logo", "there is no file 'none.svg'"),
        ("logo = 'host.toml'", 2, "logo", "must be a picture"),
        ("[words.en]\nlink = 'https://riverside.example'", 3, "words.en.link", "needs `referral`"),
        ("[words.en]\nreferral = 'Go.'\nlink = 'riverside'", 4, "words.en.link", "https://"),
        ("[words.en]\nopen = 'always'", 3, "words.en.open", "is not a key"),
        ("[colors.light]\nbrand = '#123'\nlink = '#123'", 1, "colors.dark", "is missing"),
        ("[reviewer]\nname = 'Ada'", 2, "reviewer.on", "is missing"),
        ("address = '1 River Street'", 2, "address", "is not a key"),
        ("repository = 'our drive'", 2, "repository", "begins with https://"),
        (f"phone = '{'5' * 61}'", 2, "phone", "shorten it to 60"),
    ],
)
def test_a_mistake_is_reported_with_file_line_key_and_fix(
    text: str, line: int, key: str, reason: str
) -> None:
    found = problems(text)
    assert any(one.startswith(f"host.toml:{line}: {key}: ") and reason in one for one in found), (
        found
    )


def test_all_mistakes_of_a_file_are_reported_at_once() -> None:
    assert len(problems("phone = 'none'\nfeedback = 'none'\nlogo = 'none'")) == 3


def test_a_file_without_a_name_is_refused() -> None:
    with pytest.raises(DataError, match=r"host\.toml:1: name: is missing"):
        parse_host("", "host.toml", Path())


def known_to_the_procedures() -> list[str]:
    known = []
    for name in PROCEDURES:
        procedure = load_procedure(name)
        known += [channel.address for channel in procedure.channels if channel.address]
        known += [office.email for office in procedure.offices if office.email]
        known += [source.url for source in procedure.sources if source.url]
        known += [
            statement.value
            for statement in procedure.statements
            if statement.value and statement.id.startswith(("phone_t", "phone_abroad", "email_"))
        ]
    return sorted(set(known))


@pytest.mark.parametrize("address", known_to_the_procedures())
def test_an_address_or_number_of_the_procedures_is_refused_in_a_host_file(address: str) -> None:
    assert agency_address_in(f"Ask them: {address}") == address


@pytest.mark.parametrize(
    "address", ["https://www.uscis.gov/a-page", "http://DHS.gov", "anyone@dhs.gov", "18007671833"]
)
def test_any_other_address_on_an_agencys_domain_is_refused_too(address: str) -> None:
    assert agency_address_in(f"Ask them: {address}") == address


@pytest.mark.parametrize(
    "own",
    ["555-012-3456", "guide@riverside.example", "https://riverside.example", "2026-11-24", "9-5"],
)
def test_an_organizations_own_address_is_allowed(own: str) -> None:
    assert agency_address_in(own) is None


def test_the_procedures_contain_addresses_of_each_kind() -> None:
    assert all(agency_addresses())


@pytest.mark.parametrize(
    ("place", "color", "key", "advice"),
    [
        (0, "#9fb8b0", "colors.light.brand", "make it darker"),
        (1, "#f2b84b", "colors.light.link", "make it darker"),
        (2, "#93dcc6", "colors.dark.brand", "make it darker"),
        (3, "#125444", "colors.dark.link", "make it lighter"),
    ],
)
def test_a_color_with_too_little_contrast_is_refused_with_the_figure(
    place: int, color: str, key: str, advice: str
) -> None:
    given = list(GOOD_COLORS)
    given[place] = color
    found = problems(COLORS.format(*given))
    assert found
    assert all(f" {key}: {color} on #" in one and advice in one for one in found)
    assert all("4.5 is needed" in one for one in found)


def test_a_color_name_is_refused() -> None:
    assert "write it like '#1d5246'" in problems(COLORS.format("green", *GOOD_COLORS[1:]))[0]


def test_the_themes_own_colors_pass_the_check_of_a_hosts_colors() -> None:
    host = parse_host(f'name = "A"\n{COLORS.format(*GOOD_COLORS)}', "host.toml", Path())
    assert host.colors is not None
    themes = dict(zip(SCHEMES, theme_colors(THEME.read_text("utf-8")), strict=True))
    for (scheme, key), others in READ_AGAINST.items():
        own = getattr(getattr(host.colors, scheme), key)
        assert themes[scheme][key] == own
        assert min(contrast(own, themes[scheme][other]) for other in others) >= AA


@pytest.mark.parametrize(
    ("data", "kind", "size"),
    [
        (b"<svg>", ".svg", None),
        (b"no picture", ".png", None),
        (picture("PNG")[:20], ".png", None),
        (picture("PNG"), ".png", (60, 20)),
        (picture("WEBP"), ".webp", (60, 20)),
        (picture("WEBP", lossless=True), ".webp", (60, 20)),
        (picture("WEBP", mode="RGBA"), ".webp", (60, 20)),
        (picture("GIF", mode="P"), ".png", None),
    ],
)
def test_the_size_of_a_logo_is_read_from_its_file(
    data: bytes, kind: str, size: tuple[int, int] | None
) -> None:
    assert picture_size(data, kind) == size


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no picture", "cannot be read"),
        (picture("PNG") + bytes(LARGEST), f"make it {LARGEST} or less"),
    ],
)
def test_a_logo_that_cannot_be_shown_well_is_refused(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    (tmp_path / "logo.png").write_bytes(data)
    assert reason in problems("logo = 'logo.png'", tmp_path)[0]


def test_the_check_lists_what_is_missing_and_passes(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main([str(ROOT / "host.toml")]) == 0
    shown = capsys.readouterr().out
    assert "words.en.hours" in shown
    assert "which lawyer read the review pack" in shown
    assert check.main([str(RIVERSIDE)]) == 0
    assert "Not there" not in capsys.readouterr().out


def test_the_check_fails_on_a_mistake_and_says_why(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "host.toml"
    wrong.write_text('name = "A"\nphone = "1-800-375-5283"\n')
    assert check.main([str(wrong)]) == 1
    assert "host.toml:2: phone: '1-800-375-5283' is an agency's" in capsys.readouterr().out


def test_the_check_reports_a_missing_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(["nowhere.toml"]) == 2
    assert "There is no file nowhere.toml." in capsys.readouterr().err
