/**
 * The site without a network. The failure this module exists for: a person reads their letter where
 * there is no signal. Nothing depends on it, it never reloads a page, and a browser without service
 * workers loses nothing else.
 *
 * Listen for "update" to say, quietly, that a new version is ready; call `useUpdate` when the person
 * asks for it.
 */

import { keptName } from "./names.js";
import { write } from "./writing.js";

/** The worker's own cache of what was visited; it writes only while this cache is there. */
const VISITED = keptName("runtime");

export class Offline extends EventTarget {
  /** @param {{workerUrl: string, pages: string[]}} options pages to keep, relative to this one */
  constructor({ workerUrl, pages }) {
    super();
    this.workerUrl = new URL(workerUrl, document.baseURI).href;
    this.pages = pages.map((page) => new URL(page, document.baseURI).href);
    /** @type {ServiceWorkerRegistration | null} */
    this.registration = null;
  }

  /** Register and keep the pages; resolves when this device can do without the network. */
  async start() {
    if (!("serviceWorker" in navigator) || !("caches" in globalThis)) {
      return;
    }
    await write(() => this.register());
    await navigator.serviceWorker.ready;
    await keepPages(this.pages);
  }

  /** Resolves once the worker has written what it keeps from the start. */
  async register() {
    const registration = await navigator.serviceWorker.register(this.workerUrl);
    this.registration = registration;
    this.watchForUpdates(registration);
    await isInstalled(registration.installing);
  }

  /** Keep these pages, too: "Save for offline". @param {string[]} pages */
  async save(pages) {
    await keepPages(pages.map((page) => new URL(page, document.baseURI).href));
  }

  /** Let the new version take over; the next page that is opened comes from it. */
  useUpdate() {
    this.registration?.waiting?.postMessage({ type: "SKIP_WAITING" });
  }

  /** @param {ServiceWorkerRegistration} registration */
  watchForUpdates(registration) {
    const tell = () => this.dispatchEvent(new CustomEvent("update"));
    if (registration.waiting) {
      tell();
    }
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        // Without a controller this is the first installation, not an update.
        if (coming.state === "installed" && navigator.serviceWorker.controller) {
          tell();
        }
      });
    });
  }
}

/** @param {ServiceWorker | null} worker */
function isInstalled(worker) {
  return new Promise((resolve) => {
    const look = () => {
      if (worker?.state !== "installing") {
        resolve(null);
      }
    };
    worker?.addEventListener("statechange", look);
    look();
  });
}

/** @param {string[]} urls */
async function keepPages(urls) {
  for (const url of urls) {
    await write(() => keepPage(url));
  }
}

/** @param {string} url */
async function keepPage(url) {
  const cache = await caches.open(VISITED);
  if (!(await cache.match(url, { ignoreVary: true }))) {
    await cache.add(url);
  }
}
