"""Files are verified over plain HTTP too, where browsers do not offer `crypto.subtle`."""

import hashlib
import json
import subprocess

from build_scripts.runtime.build import SCRIPTS
from build_scripts.runtime.inside import node
from build_scripts.serve import SiteServer
from tests.engines.engines import Tab

LENGTHS = (*range(130), 1000, 100_003)
DIGESTS = """
import {{ sha256 }} from {module};
const digests = {lengths}.map((length) => {{
  const message = Uint8Array.from({{ length }}, (_, index) => (index * 7 + length) % 256);
  return Buffer.from(sha256(message)).toString("hex");
}});
process.stdout.write(JSON.stringify(digests));
"""


def test_our_own_digest_is_sha_256() -> None:
    module = json.dumps((SCRIPTS / "sha256.js").as_uri())
    script = DIGESTS.format(module=module, lengths=json.dumps(LENGTHS))
    made = subprocess.run(
        [node(), "--input-type=module", "--eval", script], check=True, capture_output=True
    )
    messages = [bytes((i * 7 + length) % 256 for i in range(length)) for length in LENGTHS]
    assert json.loads(made.stdout) == [hashlib.sha256(one).hexdigest() for one in messages]


def test_python_starts_without_the_browsers_digests(tab: Tab, lab: SiteServer) -> None:
    script = lab.folder / "assets" / "js" / "runtime" / "digest.js"
    text = script.read_text(encoding="utf-8")
    hidden = text.replace("crypto.subtle", "crypto.notThere")
    assert hidden != text
    script.write_text(hidden, encoding="utf-8")
    tab.go(lab.url)
    assert tab.run("return await lab.settled();") == "ready"
