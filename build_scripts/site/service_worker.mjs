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
  cacheId: "case-inquiry-guide",
  mode: "production",
  sourcemap: false,
  inlineWorkboxRuntime: true,
  cleanupOutdatedCaches: true,
  // The page that is open now is served from the start; a new version waits until it is asked for.
  clientsClaim: true,
  skipWaiting: false,
  runtimeCaching: [
    {
      urlPattern: ({ request }) => request.mode === "navigate",
      handler: "NetworkFirst",
      options: {
        cacheName: "pages",
        networkTimeoutSeconds: LONGEST_WAIT_SECONDS,
        expiration: { maxEntries: 80 },
      },
    },
    {
      urlPattern: ({ request, sameOrigin }) =>
        sameOrigin && ["style", "script", "font", "image"].includes(request.destination),
      handler: "StaleWhileRevalidate",
      options: { cacheName: "assets", expiration: { maxEntries: 120 } },
    },
  ],
});
for (const warning of warnings) {
  process.stderr.write(`${warning}\n`);
}
process.stdout.write(`Service worker: ${count} files, ${Math.round(size / 1024)} KiB\n`);
