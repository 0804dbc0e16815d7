"""Write the content security policy (CSP) into every built page.

With it, nothing leaves the device and no foreign script runs. Some static hosts cannot send their
own headers, so the policy is a `<meta>` element. Settings that work only as headers (such as who
may frame the page) go into `_headers` and an nginx snippet, for hosts that can send them.

Run as `python -m build_scripts.site.policy site`.
"""

import base64
import hashlib
import sys
from html.parser import HTMLParser
from pathlib import Path

# Types of <script> elements with data, which the policy on scripts does not cover.
DATA_TYPES = {"application/json", "application/ld+json", "text/template"}
META = '<meta http-equiv="Content-Security-Policy" content="{policy}">'
CHARSET = '<meta charset="utf-8">'

HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class PolicyError(ValueError):
    """The policy cannot be added to a page; the message names the page and the reason."""


class _Page(HTMLParser):
    """Collect the parts of one page that the policy depends on."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.inline_scripts: list[str] = []
        self.handlers: list[str] = []
        self.has_policy = False
        self._script: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.handlers += [f"<{tag} {name}>" for name in given if name.startswith("on")]
        if tag == "meta" and (given.get("http-equiv") or "").lower() == "content-security-policy":
            self.has_policy = True
        if tag == "script" and "src" not in given and given.get("type") not in DATA_TYPES:
            self._script = []

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            self.inline_scripts.append("".join(self._script))
            self._script = None


def script_hash(script: str) -> str:
    """Return the CSP source expression that allows exactly this inline script.

    >>> script_hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def policy_for(inline_scripts: list[str]) -> str:
    """Return the policy of a page with these inline scripts.

    `blob:` is for the worker, which inherits this policy. `'wasm-unsafe-eval'` allows WebAssembly
    to compile and nothing else. Inline styles are allowed: the theme sets some by attribute.

    >>> policy_for([]).split("; ")[:2]
    ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'"]
    """
    hashes = sorted({script_hash(script) for script in inline_scripts})
    directives = {
        "default-src": ["'none'"],
        "script-src": ["'self'", "'wasm-unsafe-eval'", *hashes],
        "worker-src": ["'self'", "blob:"],
        "connect-src": ["'self'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
        "object-src": ["'none'"],
    }
    return "; ".join(" ".join((name, *sources)) for name, sources in directives.items())


def with_policy(html: str, name: str) -> str:
    """Return the page with the policy right after its character set.

    Raise PolicyError if the page already has a policy, has an inline handler (no hash can allow
    one), or has no `<meta charset="utf-8">` to put the policy after.
    """
    page = _Page()
    page.feed(html)
    page.close()
    if page.has_policy:
        raise PolicyError(f"{name}: has a policy already")
    if page.handlers:
        raise PolicyError(f"{name}: inline handler {page.handlers[0]} would never run")
    if CHARSET not in html:
        raise PolicyError(f"{name}: no {CHARSET}")
    meta = META.format(policy=policy_for(page.inline_scripts))
    return html.replace(CHARSET, CHARSET + meta, 1)


def apply(site: Path) -> None:
    """Add the policy to every page in `site` and write the files for hosts with headers."""
    for path in sorted(site.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        path.write_text(with_policy(html, str(path.relative_to(site))), encoding="utf-8")
    (site / "_headers").write_text(headers_file(), encoding="utf-8")
    (site / "nginx-headers.conf").write_text(nginx_snippet(), encoding="utf-8")


def headers_file() -> str:
    """Return the headers in the format of hosts that read a `_headers` file."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())


def nginx_snippet() -> str:
    """Return the headers as nginx directives, to include in the `location` of the site."""
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m build_scripts.site.policy SITE\n")
        return 2
    apply(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
