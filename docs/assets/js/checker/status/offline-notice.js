// The site without a network, and the quiet word about a new version. It starts when nothing else is
// to do; where it cannot work, nothing is missing but the way without a network.

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
  // Refused storage, a private window, a file that is gone: the page works all the same.
  started.then(() => offerAllPages(root, offline)).catch(() => {});
}

/**
 * "Save for offline": the pages that were not visited, too, once the person asks for them.
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
 * Keep the pages once Python is there, so that their bytes do not delay it.
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
