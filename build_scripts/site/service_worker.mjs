/**
 * Write the service worker of a built site: `node build_scripts/site/service_worker.mjs SITE`. The failure
 * this script exists for: a cache kept by hand serves an old page with a new script.
 *
 * The shell (scripts, styles, fonts, the pages that a stuck person needs) is one version, taken and
 * replaced as a whole. Other pages are kept when visited. The runtime is not its business: the page
 * keeps those files itself, by addresses that never change.
 */

import { generateSW } from "workbox-build";

const MEGABYTE = 1024 * 1024;
const LONGEST_WAIT_SECONDS = 4;
const site = process.argv[2] ?? "site";

/**
 * For what is kept when visited. Written into the worker as text, so it uses nothing from outside.
 * Workbox's own plugin keeps a database whose name all sites of one address share; the order of a
 * cache says as well what is oldest.
 */
const VISITED = {
  // Once "Erase everything" has removed the cache, this worker goes on until its pages are closed.
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
  globIgnores: [
    "assets/runtime/**",
    "assets/images/{icon,social,apple}*",
    "**/lunr/**",
    "**/*.map",
  ],
  dontCacheBustURLsMatching: /\.[0-9a-f]{8}\.min\.(?:css|js)$/,
  maximumFileSizeToCacheInBytes: 2 * MEGABYTE,
  // Workbox adds what a cache is for, and the address below which this copy lies; see names.js.
  cacheId: "case-inquiry-guide",
  mode: "production",
  sourcemap: false,
  inlineWorkboxRuntime: true,
  // A copy at the root of an address would take those of the copies below it for its own.
  cleanupOutdatedCaches: false,
  // The page that is open now is served from the start; a new version waits until it is asked for.
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
for (const warning of warnings) {
  process.stderr.write(`${warning}\n`);
}
process.stdout.write(`Service worker: ${count} files, ${Math.round(size / 1024)} KiB\n`);
