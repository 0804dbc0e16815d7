"""The committed message templates hold every sentence of the sources."""

from __future__ import annotations

import io

from build_scripts import catalogs


def test_the_committed_templates_are_what_the_sources_say() -> None:
    assert [domain.name for domain in catalogs.outdated()] == []


def test_only_sentences_are_taken_from_a_data_file() -> None:
    data = io.BytesIO(b'id = "x"\n[[steps]]\ntitle = "Call"\nrule = "more_than"\n')
    assert [text for _, _, text, _ in catalogs.extract_toml(data, (), (), {})] == ["Call"]
