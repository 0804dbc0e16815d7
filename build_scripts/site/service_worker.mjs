/**
 * Write the service worker of a built site: `node build_scripts/site/service_worker.mjs SITE`. It uses
 * Workbox, because a handwritten cache can serve an old page with a new script.
 *
 * The shell (scripts, styles, fonts, the most needed pages) is one version, cached and replaced as a
 * whole. Other pages are cached when visited. The worker does not cache the runtime: the page caches
 * those files itself, because their addresses never change.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { generateSW } from "workbox-build";

const MEGABYTE = 1024 * 1024;
const LONGEST_WAIT_SECONDS = 4;
const site = process.argv[2] ?? "site";
const ONLY_OURS = new URL("only_ours.mjs", import.meta.url);
/** What the worker may serve from a cache. The pages for maintainers are read with a network. */
const SERVED =
  /^(?!assets\/runtime\/|maintain\/).*\.(?:html|css|js|mjs|woff2|svg|png|webp|webmanifest)$/;
/** Characters of a digest in base64: 132 bits. */
const DIGEST_LENGTH = 22;

/**
 * A Workbox plugin for the pages that are cached when visited. Its source is copied into the worker
 * as text, so it must not use anything from outside.
 * Workbox's own expiration plugin uses a database whose name all sites on one origin share. The
 * order of the cache's keys shows the oldest entry just as well.
 */
const VISITED = {
  // After "Erase everything" this worker still runs until its pages are closed. It must not fill its
  // cache again, so it stores nothing once the runtime's cache is gone.
  cacheWillUpdate: async ({ response }) => {
    const isThere = await caches.has(`case-inquiry-guide-runtime-${self.registration.scope}`);
    return isThere && response.status === 200 ? response : null;
  },
  cacheDidUpdate: async ({ cacheName }) => {
    const cache = await caches.open(cacheName);
    const oldest = (await cache.keys()).slice(0, -200);
    await Promise.all(oldest.map((file) => cache.delete(file)));
  },
};

const { count, size, warnings } = await generateSW({
  globDirectory: site,
  swDest: `${site}/service-worker.js`,
  globPatterns: [
    "{,checker/,worksheet/,guide/**/,privacy/}index.html",
    "assets/**/*.{css,js,mjs,woff2,svg,png,webmanifest}",
  ],
  globIgnores: ["assets/runtime/**", "assets/images/{icon,social,apple}*", "**/*.map"],
  dontCacheBustURLsMatching: /\.[0-9a-f]{8}\.min\.(?:css|js)$/,
  maximumFileSizeToCacheInBytes: 2 * MEGABYTE,
  // Workbox appends the purpose of the cache and this copy's scope; see names.js.
  cacheId: "case-inquiry-guide",
  mode: "production",
  sourcemap: false,
  inlineWorkboxRuntime: true,
  // Off, because a copy at the root of an origin would also delete the caches of copies below it.
  cleanupOutdatedCaches: false,
  // Serve the open page at once, but activate a new version only when the person asks for it.
  clientsClaim: true,
  skipWaiting: false,
  runtimeCaching: [
    {
      urlPattern: ({ request }) => request.mode === "navigate",
      handler: "NetworkFirst",
      options: {
        networkTimeoutSeconds: LONGEST_WAIT_SECONDS,
        plugins: [VISITED],
      },
    },
    {
      urlPattern: ({ request, sameOrigin }) =>
        sameOrigin && ["style", "script", "font", "image"].includes(request.destination),
      handler: "StaleWhileRevalidate",
      options: { plugins: [VISITED] },
    },
  ],
});
/** Return the start of the digest of each file that the worker may serve. */
function digests() {
  const names = readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(site, "/").length))
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => SERVED.test(name) && name !== "service-worker.js");
  return Object.fromEntries(
    names.sort().map((name) => {
      const digest = createHash("sha256")
        .update(readFileSync(join(site, name)))
        .digest("base64");
      return [name, digest.slice(0, DIGEST_LENGTH)];
    }),
  );
}

const listed = JSON.stringify(JSON.stringify(digests()));
const before = transformSync(readFileSync(ONLY_OURS, "utf8"), { minify: true }).code;
const worker = `${site}/service-worker.js`;
writeFileSync(worker, before.replace('"FILES"', () => listed) + readFileSync(worker, "utf8"));
for (const warning of warnings) {
  process.stderr.write(`${warning}\n`);
}
process.stdout.write(`Service worker: ${count} files, ${Math.round(size / 1024)} KiB\n`);
