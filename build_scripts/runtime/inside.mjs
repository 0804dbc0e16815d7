/**
 * Run a Python program inside Pyodide under Node, with folders of this machine mounted. The failure
 * this module exists for: bytecode from another interpreter does not load, and a test on another
 * interpreter does not test what the site publishes.
 *
 * One argument: the path of a JSON file, written by inside.py.
 */

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { START_ENVIRONMENT, startOptions } from "../../docs/assets/js/runtime/worker_start.js";

const plan = JSON.parse(await readFile(process.argv[2] ?? "", "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${plan.interpreter}/pyodide.mjs`).href);
const wheels = await Promise.all(plan.wheels.map((path) => readFile(path)));

try {
  process.exitCode = await run();
} catch (error) {
  // Node would print the source line of the throw: the whole glue, a megabyte.
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 3;
}

async function run() {
  const pyodide = await loadPyodide({
    indexURL: plan.interpreter,
    stdLibURL: plan.library,
    ...startOptions(
      wheels.map((wheel) => new Uint8Array(wheel)),
      plan.lock_info,
    ),
    env: { ...START_ENVIRONMENT, ...plan.environment },
  });
  for (const [inside, outside] of Object.entries(plan.folders)) {
    pyodide.FS.mkdirTree(inside);
    pyodide.FS.mount(pyodide.FS.filesystems.NODEFS, { root: outside }, inside);
  }
  for (const [inside, text] of Object.entries(plan.texts)) {
    pyodide.FS.mkdirTree(inside.slice(0, inside.lastIndexOf("/")));
    pyodide.FS.writeFile(inside, text);
  }
  pyodide.globals.set("work", pyodide.toPy(plan.work));
  return pyodide.runPython(await readFile(plan.program, "utf8"));
}
