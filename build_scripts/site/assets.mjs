/**
 * Publish the scripts and styles of a built site: `node build_scripts/site/assets.mjs SITE`. It
 * bundles them, because about fifty small files, each a request to the host, delayed the first page
 * on a phone by a second.
 *
 * Every entry becomes one file at the path of its source. Names are not shortened, so that people
 * who compare a copy with the source can read it. Everything in them is our own; the licenses of what
 * others wrote are on the page licenses/, see shipped.py.
 */

import { build } from "esbuild";

const SOURCES = "docs/assets";
/**
 * Resolve every import of the runtime in the checker to the one script that has already started it,
 * from any folder of the checker.
 *
 * @type {import("esbuild").Plugin}
 */
const SHARED_RUNTIME = {
  name: "shared-runtime",
  setup(build) {
    build.onResolve({ filter: /\/runtime\/start\.js$/ }, ({ kind }) =>
      kind === "entry-point" ? undefined : { path: "../runtime/start.js", external: true },
    );
  },
};
const site = process.argv[2] ?? "site";

/** @type {import("esbuild").BuildOptions} */
const COMMON = {
  outbase: SOURCES,
  outdir: `${site}/assets`,
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  legalComments: "eof",
  logLevel: "warning",
};

await build({
  ...COMMON,
  entryPoints: [
    "css/caseload.css",
    "css/checker.css",
    "css/pages.css",
    "js/caseload/main.js",
    "js/checker/main.js",
    "js/runtime/ahead.js",
    "js/runtime/start.js",
    "js/runtime/worker_depot.js",
    "js/site/search-button.js",
    "js/site/search-later.js",
    "js/site/shelf-life.js",
  ].map((entry) => `${SOURCES}/${entry}`),
  plugins: [SHARED_RUNTIME],
  format: "esm",
  // The oldest browsers that can run Python. Newer syntax is compiled down to them.
  target: ["chrome112", "firefox112", "safari16.4"],
});

// The script for browsers older than that.
await build({
  ...COMMON,
  entryPoints: [`${SOURCES}/js/site/old-browser.js`],
  format: "iife",
  target: "es5",
});
