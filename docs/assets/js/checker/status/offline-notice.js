// Offline use and the notice about a new version. Registers the service worker when the browser is
// idle. If that fails, the page still works online.

import { Offline, whenIdle } from "../../runtime/start.js";
import { find } from "../page/elements.js";

/** @param {HTMLElement} root */
function keepPages(root) {
  const notice = find(root, "[data-update]");
  const offline = new Offline({
    workerUrl: root.dataset.serviceWorker ?? "",
    pages: (root.dataset.keepPages ?? "").split(" "),
  });
  offline.addEventListener("update", () => {
    notice.hidden = false;
  });
  find(notice, "button").addEventListener("click", () => {
    offline.useUpdate();
    notice.hidden = true;
    find(root, "[data-update-used]").hidden = false;
  });
  const started = offline.start();
  // Ignore failures (refused storage, a private window, a missing file): the page works online.
  started.then(() => offerAllPages(root, offline)).catch(() => {});
}

/**
 * Offer "Save for offline", which also stores the pages that the person has not visited.
 *
 * @param {HTMLElement} root
 * @param {Offline} offline
 */
function offerAllPages(root, offline) {
  const offer = find(root, "[data-save-offline]");
  const done = find(root, "[data-saved-offline]");
  const refused = find(root, "[data-not-saved-offline]");
  offer.hidden = false;
  find(offer, "button").addEventListener("click", () => {
    const pages = (root.dataset.furtherPages ?? "").split(" ");
    const show = (/** @type {boolean} */ kept) => {
      done.hidden = !kept;
      refused.hidden = kept;
    };
    offline.save(pages).then(
      () => show(true),
      () => show(false),
    );
  });
}

/**
 * Store the pages for offline use only once Python is ready, so that their download does not delay it.
 *
 * @param {HTMLElement} root
 * @param {import("../../runtime/engine.js").Engine} engine
 */
export function keepPagesOnceReady(root, engine) {
  let begun = false;
  const begin = () => {
    if (begun || engine.state !== "ready") return;
    begun = true;
    whenIdle(() => keepPages(root));
  };
  engine.addEventListener("change", begin);
  begin();
}
