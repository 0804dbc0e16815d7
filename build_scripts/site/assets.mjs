/**
 * Publish the scripts and styles of a built site: `node build_scripts/site/assets.mjs SITE`. The
 * failure this script exists for: some fifty small files, each a question to the host, kept a phone
 * from its first page for a second.
 *
 * Every entry becomes one file at the place of its source. Names stay as they are written, so that
 * who compares a copy with the source can read it.
 */

import { build } from "esbuild";

const SOURCES = "docs/assets";
/**
 * The checker's script takes the runtime from the script that has started it already, from whichever
 * folder of the checker it is asked for.
 *
 * @type {import("esbuild").Plugin}
 */
const RUNTIME_DOOR = {
  name: "runtime-door",
  setup(build) {
    build.onResolve({ filter: /\/runtime\/start\.js$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "../runtime/start.js", external: true },
    );
  },
};
const site = process.argv[2] ?? "site";

/** @type {import("esbuild").BuildOptions} */
const FOR_ALL = {
  outbase: SOURCES,
  outdir: `${site}/assets`,
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
};

await build({
  ...FOR_ALL,
  entryPoints: [
    "css/checker.css",
    "css/pages.css",
    "js/checker/main.js",
    "js/runtime/ahead.js",
    "js/runtime/start.js",
    "js/runtime/worker_depot.js",
    "js/site/search-button.js",
    "js/site/search-later.js",
    "js/site/shelf-life.js",
  ].map((entry) => `${SOURCES}/${entry}`),
  plugins: [RUNTIME_DOOR],
  format: "esm",
  // The floor of the runtime; nothing newer is written, and older syntax is left as it is.
  target: ["chrome112", "firefox112", "safari16.4"],
});

// What speaks to the browsers below that floor.
await build({
  ...FOR_ALL,
  entryPoints: [`${SOURCES}/js/site/old-browser.js`],
  format: "iife",
  target: "es5",
});
