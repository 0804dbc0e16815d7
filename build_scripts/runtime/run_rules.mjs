/**
 * Run the tests of the rules inside the runtime that is published. The failure this module exists
 * for: the rules are written on one Python and run on another, with a library that was trimmed; a
 * missing module or another behaviour must fail here, not on somebody's phone.
 *
 * One argument: the path of a JSON file, written by run_rules.py.
 */

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const plan = JSON.parse(await readFile(process.argv[2] ?? "", "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${plan.host}/pyodide.mjs`).href);
const manifest = JSON.parse(await readFile(`${plan.runtime}/manifest.json`, "utf8"));

const pyodide = await loadPyodide({
  indexURL: plan.host,
  stdLibURL: `${plan.runtime}/python_stdlib.zip`,
  lockFileContents: manifest.lock,
  packageBaseUrl: plan.runtime,
  packages: [manifest.package, ...plan.packages],
});
for (const [inside, outside] of Object.entries(plan.folders)) {
  pyodide.FS.mkdirTree(inside);
  pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: outside }, inside);
}
for (const [inside, text] of Object.entries(plan.texts)) {
  pyodide.FS.writeFile(inside, text);
}
pyodide.globals.set("plan_text", JSON.stringify(plan));
const program = await readFile(new URL("inside.py", import.meta.url), "utf8");
try {
  process.exitCode = pyodide.runPython(program);
} catch (error) {
  // Node would print the source line of the throw: the whole glue, a megabyte.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 3;
}
