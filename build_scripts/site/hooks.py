"""The MkDocs hooks. They only pass texts to `build_scripts.site.pages`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# MkDocs loads this file by its path, so the project's root is not on `sys.path`.
sys.path.insert(0, str(ROOT))

from build_scripts import host  # noqa: E402
from build_scripts.build_day import build_day  # noqa: E402
from build_scripts.site import facts, pages, version  # noqa: E402

# Pages for maintainers. Most are not Jinja2 templates, because they can show template code.
PLAIN = "maintain/"


def on_page_markdown(markdown: str, *, page: Any, config: Any, **_: Any) -> str:
    """Fill a page with facts and words."""
    source = page.file.src_uri
    if source.startswith(PLAIN):
        page.meta["search"] = {"exclude": True}
    made = pages.MADE_PAGES.get(source)
    if source.startswith(PLAIN) and made is None:
        return markdown
    language = config.theme["language"]
    context = pages.page_context(build_day(), language, root=pages.root_of(source))
    if made is not None:
        context |= made(build_day())
    return pages.render(markdown, language=language, context=context)


def on_env(env: Any, *, config: Any, **_: Any) -> Any:
    """Give the theme's templates the same words and facts."""
    language = config.theme["language"]
    words = facts.site_words(language)
    env.install_gettext_callables(words.gettext, words.ngettext, newstyle=True)
    env.globals["render_checker"] = lambda: pages.checker(build_day(), language)
    env.globals["render_caseload"] = lambda: pages.caseload(build_day(), language)
    env.globals["ladder"] = pages.page_context(build_day(), language)["ladder"]
    env.globals["host_foot"] = lambda logo: pages.host_foot(language, logo)
    env.globals["last_checked"] = facts.Facts(language, build_day()).last_checked()
    env.globals["host"] = host.this_host()
    env.globals["brand"] = pages.brand()
    env.globals["theme_script"] = pages.theme_script()
    env.globals["runtime_manifest"] = pages.runtime_manifest("")
    env.globals["repository"] = version.repository()
    env.globals["commit"] = version.short_commit()
    return env
