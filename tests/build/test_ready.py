"""What the browser loads ready is what was read and checked."""

import pytest

from build_scripts.runtime.ready import TABLES, source_of


def loaded(source: str) -> object:
    names: dict[str, object] = {}
    exec(source, names)  # noqa: S102 - as a module of the package
    return names["TABLE"]


@pytest.mark.parametrize("name", TABLES)
def test_a_table_made_ready_equals_the_one_that_was_read_and_checked(name: str) -> None:
    table = TABLES[name]()
    assert loaded(source_of(table)) == table


def test_an_object_that_appears_twice_is_made_once() -> None:
    procedure = loaded(source_of(TABLES["current"]()))
    statements = {id(each) for each in procedure.statements}  # type: ignore[attr-defined]
    channels = {id(each.statement) for each in procedure.channels}  # type: ignore[attr-defined]
    assert channels <= statements


def test_what_a_module_cannot_say_ends_the_build() -> None:
    with pytest.raises(TypeError, match=r"a table holds 1\.5"):
        source_of({"days": 1.5})
